"""Shapes of furniture, line by line."""

import time
import tomllib
from pathlib import Path

import pytest

from sitegen.read.furniture import LONGEST, shape_of

TABLE = tomllib.loads((Path(__file__).parents[1] / "cases" / "read" / "shapes.toml").read_text("utf-8"))
CASES = [(shape, line) for shape, lines in TABLE.items() if shape != "story" for line in lines]


@pytest.mark.parametrize(("shape", "line"), CASES)
def test_line_has_its_shape(shape, line):
    """Each line of furniture is known as what it is."""
    assert shape_of(line) == shape


@pytest.mark.parametrize("line", TABLE["story"])
def test_story_has_no_shape(line):
    """A sentence of the story that speaks of such things has no shape."""
    assert shape_of(line) is None


def test_long_lines_have_no_shape():
    """Past a length nothing is furniture, and nothing is looked at."""
    assert shape_of("Advertisement " * (LONGEST // 10)) is None


def test_shapes_are_quick():
    """A line takes microseconds, even one made to hurt."""
    lines = [
        mark * 200
        for mark in (
            "a ",
            "Read more: ",
            "(photo ",
            "© ",
            "| ",
            "1.2 ",
            "Photo: x/",
            "@a ",
            "Sign up ",
            "more >",
            "by ",
        )
    ]
    start = time.process_time()
    for i in range(20):
        for line in lines:
            shape_of(f"{line[: LONGEST - 4]}{i}")
    assert time.process_time() - start < 2
