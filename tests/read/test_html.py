"""Pages: the story without the page around it."""

import time
import tomllib
from pathlib import Path

import pytest

from sitegen.read.html import parse, read_html

PAGES = Path(__file__).parents[1] / "cases" / "read" / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.html"))


def draft(name):
    return read_html((PAGES / f"{name}.html").read_text("utf-8"), f"{name}.html")


def expected(name):
    return tomllib.loads((PAGES / f"{name}.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_story_is_kept(name):
    """Every paragraph of the story is there, the first first and the last last."""
    texts = [block.text for block in draft(name).blocks]
    want = expected(name)
    assert texts[0].startswith(want["first"])
    assert texts[-1].startswith(want["last"])
    assert [words for words in want["keep"] if not any(words in text for text in texts)] == []


@pytest.mark.parametrize("name", NAMES)
def test_furniture_goes(name):
    """Nothing of the page around the story is in it."""
    text = "\n".join(block.text for block in draft(name).blocks)
    assert [words for words in expected(name)["drop"] if words in text] == []


@pytest.mark.parametrize("name", [name for name in NAMES if "headings" in expected(name)])
def test_bullets_and_sub_headlines_are_headings(name):
    """What stands above the story and says it again makes no events of its own."""
    blocks = draft(name).blocks
    assert [block.text for block in blocks if block.kind == "heading"] == expected(name)["headings"]


@pytest.mark.parametrize("name", NAMES)
def test_page_says_of_itself(name):
    """Title, publisher, author, address and language are what the page says."""
    want, got = expected(name), draft(name)
    for key in ("title", "title_rule", "publisher", "author", "url", "language"):
        if key in want:
            assert (key, getattr(got, key)) == (key, want[key])


@pytest.mark.parametrize("name", NAMES)
def test_publication_dates(name):
    """The dates of publication come in the order of trust; update times are told apart; other dates are no clues."""
    want, clues = expected(name), draft(name).clues
    published = [clue.text for clue in clues if clue.kind == "published"]
    assert published[: len(want["published"])] == want["published"]
    assert set(want.get("updated", [])) <= {clue.text for clue in clues if clue.kind == "updated"}
    assert not set(want.get("not_clues", [])) & {clue.text for clue in clues}


def test_empty_page_is_an_empty_draft():
    """A page without words has no blocks and raises nothing."""
    assert [read_html(page, "a.html").blocks for page in ("", "<!-- -->", "<html><body></body></html>", "\x00")] == [
        ()
    ] * 4


def test_lines_are_those_of_the_file():
    """A block knows the line it begins on."""
    page = "<html><body>\n<h1>Well dries up</h1>\n<p>The well in the village square has dried up for the first time.</p>\n</body></html>"
    assert [block.line for block in read_html(page, "a.html").blocks] == [3]


def test_declared_encoding_does_not_matter():
    """The text is decoded already; what the page claims is not believed again."""
    page = '<?xml version="1.0" encoding="utf-16"?><html><head><meta charset="koi8-r"></head><body><h1>Café burns down</h1><p>The café on the quay burned down on Monday night, the mayor said.</p></body></html>'
    assert read_html(page, "a.html").blocks[0].text.startswith("The café on the quay")


HOSTILE = {
    "deep": "<div>" * 100_000 + "<p>The mayor of the town resigned on Tuesday after a vote of no confidence.</p>",
    "spans": "<p>The mayor of the town resigned on Tuesday after a vote of no confidence. " + "<span>" * 100_000 + "x",
    "angle": "<" * 200_000 + "<p>The mayor of the town resigned on Tuesday after a vote.</p>",
    "attributes": "<p "
    + " ".join(f'a{n}="b"' for n in range(100_000))
    + ">The mayor of the town resigned on Tuesday after a vote.</p>",
    "long-line": "<p>" + "The mayor resigned. " * 25_000 + "</p>",
    "many": "<p>The mayor of the town resigned on Tuesday after a vote of no confidence in him.</p>" * 10_000,
    "comments": "<!--" * 50_000 + "<p>The mayor of the town resigned on Tuesday after a vote.</p>",
    "links": "<p>The mayor of the town resigned on Tuesday after a vote of no confidence.</p>"
    + "<a href=x>Read more about it</a><br>" * 20_000,
    "json": '<script type="application/ld+json">'
    + "[" * 100_000
    + "</script><p>The mayor of the town resigned on Tuesday after a vote.</p>",
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_pages_take_linear_time(name):
    """Pages made to hurt are read in seconds."""
    start = time.process_time()
    read_html(HOSTILE[name], "a.html")
    assert time.process_time() - start < 8


def test_deep_nesting_keeps_the_words():
    """Boxes nested deeper than the parser goes do not swallow the story."""
    assert "resigned on Tuesday" in "".join(block.text for block in read_html(HOSTILE["deep"], "a.html").blocks)


def test_parse_gives_none_for_nothing():
    """Nothing to parse is no tree."""
    assert parse("") is None


@pytest.mark.parametrize(
    ("above", "below", "day"),
    [
        ("<div>Issue dated 9-15 March 2015</div>", "", "9-15 March 2015"),
        ("<div>Monday, 14 January 2019</div>", "<small>May 3rd, 2012 by odile</small>", "May 3rd, 2012"),
        ("", "<ul><li>Ferry firm told to pay, 3 May 2012</li></ul>", None),
    ],
)
def test_days_above_and_below_the_story(above, below, day):
    """What says that it is the issue's, or stands by a writer's name, is the article's; another story's is not."""
    story = "".join(
        f"<p>The ferry firm was fined £{n}m over the sinking of a ship, a judge ruled.</p>" for n in range(5)
    )
    at_head = below if "small" in below else ""
    at_foot = below if "li" in below else ""
    page = f"<body>{above}<h1>Ferry firm fined over sinking</h1>{at_head}{story}{at_foot}</body>"
    told = [clue.text for clue in read_html(page, "a.html").clues if clue.kind == "published"]
    assert told == ([day] if day else [])


def test_a_comment_in_a_headline():
    """What content systems leave between the parts of a heading is no part of it, and takes the page with it no more."""
    page = "<html><body><article><h1>Old bridge shut <!-- part 2 --> for repair</h1><p>The Glen Council shut the old bridge on 7 May 2021.</p></article></body></html>"
    assert read_html(page, "a.html").title == "Old bridge shut for repair"
