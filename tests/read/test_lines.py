"""Lines at the top, in the middle and at the foot of a story: furniture goes, and what looks like it stays."""

import html
import tomllib
from pathlib import Path

import pytest

from sitegen.read.html import read_html
from sitegen.read.markdown import read_markdown
from sitegen.read.plain import read_plain

TABLE = tomllib.loads((Path(__file__).parents[1] / "cases" / "read" / "lines.toml").read_text("utf-8"))
AUTHOR, PAPER, TITLE = "Ottilie Brand", "The Calder Argus", "Ferry firm fined £2m over sinking off the mole"
STORY = (
    "A ferry firm was fined £2m on Friday over the sinking of one of its ships off the harbour mole in March last year.",
    "Nine people died when the ship went down with its lamps out, a court in Hull heard over eleven days.",
    "“They knew that the plates were thin,” the judge, Sir Ivo Hart, told the firm's directors. “They let her sail.”",
    "The firm had been warned twice by an inspector, and had sent his second letter back without opening it.",
    "Its owner, Piet Hulme, said that he accepted the fine and would pay it before the end of the summer.",
)
AT = {"top": 0, "middle": 3, "foot": len(STORY)}
CASES = {
    fate: [
        (place, line.replace("AUTHOR", AUTHOR).replace("PAPER", PAPER)) for place in AT for line in TABLE[fate][place]
    ]
    for fate in TABLE
}


def _paragraphs(place, line):
    return [*STORY[: AT[place]], line, *STORY[AT[place] :]]


def as_text(place, line):
    head = [PAPER, "Saturday, 14 May 2016", TITLE, f"By {AUTHOR}"]
    return read_plain("\n\n".join([*head, *_paragraphs(place, line)]), "a.txt")


def as_markdown(place, line):
    return read_markdown("\n\n".join([f"# {TITLE}", f"By {AUTHOR}", *_paragraphs(place, line)]), "a.md")


def as_page(place, line):
    body = "".join(f"<p>{html.escape(text)}</p>" for text in _paragraphs(place, line))
    byline = f"<h1>{TITLE}</h1><p class=byline>By {AUTHOR}</p>"
    return read_html(f"<title>{TITLE} | {PAPER}</title><body><div>{byline}{body}</div></body>", "a.html")


READERS = (as_text, as_markdown, as_page)


def _left(read, place, line):
    """The blocks of the story with the line in it, and whether they are the story's own."""
    return [block.text for block in read(place, line).blocks]


@pytest.mark.parametrize(("place", "line"), CASES["goes"])
@pytest.mark.parametrize("read", READERS)
def test_furniture_goes(read, place, line):
    """Of a story with a line of furniture in it the story is left, all of it and nothing else."""
    assert _left(read, place, line) == list(STORY)


@pytest.mark.parametrize(("place", "line"), CASES["stays"])
@pytest.mark.parametrize("read", READERS)
def test_story_stays(read, place, line):
    """A line of the story that looks like furniture stays where it stands."""
    assert _left(read, place, line) == _paragraphs(place, line)
