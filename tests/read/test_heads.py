"""Which line of a head is the title, and that the rest of it gets into no story."""

import tomllib
from pathlib import Path

import pytest

from sitegen.read.html import read_html
from sitegen.read.markdown import read_markdown
from sitegen.read.plain import read_plain
from tests.read.test_lines import STORY

TABLE = tomllib.loads((Path(__file__).parents[1] / "cases" / "read" / "heads.toml").read_text("utf-8"))["head"]


def read(case):
    if case["kind"] == "html":
        return read_html(case["text"] + "".join(f"<p>{text}</p>" for text in STORY), "a.html")
    reader = read_plain if case["kind"] == "txt" else read_markdown
    return reader("\n\n".join([case["text"], *STORY]), "a.txt")


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["text"][:50])
def test_title(case):
    """The headline is the title, whatever stands above and beside it."""
    assert read(case).title == case["title"]


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["text"][:50])
def test_story_below_the_head(case):
    """Below the head the story begins; of the head a deck is left at most."""
    deck = [case["deck"]] if "deck" in case else []
    assert [block.text for block in read(case).blocks] == [*deck, *STORY]
