"""What sitegen takes out of saved pages and pasted texts never sinks below what it once reached."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.accuracy.pages.score import DOC, FIRST, HALVES, HERE, NOUNS, articles, main, measure, read_floors


@pytest.fixture(scope="module")
def measured():
    """Half -> noun -> share right."""
    return {half: measure(half) for half in HALVES}


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("half", HALVES)
def test_floor(measured, half, noun):
    """No figure is below its pinned floor."""
    value, floor = measured[half][noun], read_floors()[half][noun]
    assert value >= floor, (
        f"{noun}, {half}: {value:.4f} is below {floor}. See `python -m tests.accuracy.pages dev --misses`."
    )


def test_every_file_has_gold():
    """Each page is of one half, and both halves have pages and pasted texts."""
    files = [article["file"] for half in HALVES for article in articles(half)]
    assert sorted(files) == sorted(path.name for path in (HERE / "content").iterdir())
    assert all({Path(a["file"]).suffix for a in articles(half)} == {".html", ".txt"} for half in HALVES)


def test_misses_of_held_pages_are_not_shown(capsys):
    """Only the misses of dev can be asked for."""
    with pytest.raises(SystemExit):
        main(["held", "--misses"])
    assert "only the misses of dev" in capsys.readouterr().err


def test_misses_are_told():
    """A page from which nothing but its title is taken misses all else."""
    said = []
    measure("dev", said.append)
    assert all(re.match(r"[ht]\d{2,3}\.(?:html|txt): (?:title|date|left|lost) ", line) for line in said)


def test_manual_tells_both_figures():
    """The manual's table has a row for each noun, with the figures of first contact as they were."""
    page = DOC.read_text("utf-8")
    rows = page[page.index("<!-- pages -->") : page.index("<!-- end of pages -->")].splitlines()[3:]
    first = tomllib.loads(FIRST.read_text("utf-8"))
    assert [row.split(" | ")[0].strip("| ") for row in rows] == list(NOUNS)
    assert [row.split(" | ")[1 : 1 + len(first)] for row in rows] == [
        [f"{batch[noun]:.3f}" for batch in first.values()] for noun in NOUNS
    ]
