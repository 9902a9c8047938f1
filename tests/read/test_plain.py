"""Pasted text: headline, byline, dates, and the story alone."""

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.read.plain import read_plain

TEXTS = Path(__file__).parents[1] / "cases" / "read" / "texts"
NAMES = sorted(path.stem for path in TEXTS.glob("*.txt"))


def draft(name):
    return read_plain((TEXTS / f"{name}.txt").read_text("utf-8"), f"{name}.txt")


def expected(name):
    return tomllib.loads((TEXTS / f"{name}.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_story_alone(name):
    """The blocks are the story's paragraphs, all of them and nothing else."""
    assert [block.text for block in draft(name).blocks] == expected(name)["texts"]


@pytest.mark.parametrize("name", [name for name in NAMES if "kinds" in expected(name)])
def test_kinds(name):
    """Headings, items and paragraphs are told apart."""
    assert [block.kind for block in draft(name).blocks] == expected(name)["kinds"]


@pytest.mark.parametrize("name", NAMES)
def test_text_says_of_itself(name):
    """Title, publisher, author and address are those of the head."""
    want, got = expected(name), draft(name)
    assert {key: getattr(got, key) for key in ("title", "publisher", "author", "url")} == {
        key: want.get(key, "") for key in ("title", "publisher", "author", "url")
    }


@pytest.mark.parametrize("name", NAMES)
def test_dates(name):
    """The first dates of publication are the ones the head states."""
    want = expected(name).get("published", [])
    assert [clue.text for clue in draft(name).clues if clue.kind == "published"][: len(want)] == want


def test_title_rule_is_empty_without_a_title():
    """No title, no rule."""
    assert (draft("no_headline").title_rule, draft("tabloid").title_rule) == ("", "first-line")


def test_block_knows_its_line():
    """Lines are counted from the file's first, blank ones too."""
    assert [block.line for block in draft("broken_paragraphs").blocks] == [4, 8, 10]


def test_update_times_are_told_apart():
    """An update time is no date of publication."""
    clues = read_plain(
        "Well dries up\nUpdated: 4 May 2021\n\nThe well in the village has dried up, the mayor said on Monday.", "a.txt"
    ).clues
    assert [(clue.text, clue.kind) for clue in clues] == [("4 May 2021", "updated")]


STORY = (
    "The ferry Lodestar sank off the mole with nine people on board, an inquiry was told on Monday.",
    "Captain Odile Marsh had asked for new plates twice, and the owner had sent her letters back.",
    "The inquiry goes on.",
)


def paste(*lines, below=()):
    """The draft of a headline, some lines, a story and some more."""
    return read_plain("\n\n".join(["Ferry firm knew of the thin plates", *lines, *STORY, *below]), "a.txt")


@pytest.mark.parametrize(
    ("head", "author"),
    [
        (("Ada Quill", "aquill@packet.example", "Jun 9, 2022"), "Ada Quill"),
        (("A. J. Quill",), "A. J. Quill"),
        (("Ada Quill, Harbour Reporter", "Published: June 9, 2022 at 4:11 PM"), "Ada Quill"),
        (("By: Ada Quill - Correspondent / @packetAQ", "The Packet / 07:12 PM June 9, 2022"), "Ada Quill"),
        (("By Ada Quill", "@adaquill", "Harbour Correspondent", "9 Jun 2022"), "Ada Quill"),
    ],
)
def test_bylines_beside_addresses(head, author):
    """A writer's address or handle stands between name, post and day."""
    got = paste(*head)
    assert (got.author, tuple(block.text for block in got.blocks)) == (author, STORY)


def test_two_sentences_may_stand_above_the_byline():
    """What a paper sums up above its byline stays, and the byline counts."""
    summary = ("The owner has not paid for plates since December.", "Inspectors say that nine ships are as thin.")
    got = paste(*summary, "By ADA QUILL")
    assert got.author == "ADA QUILL"
    assert [block.text for block in got.blocks] == [*summary, *STORY]


def test_a_standfirst_above_a_picture_is_no_caption():
    """The credit's own caption stands below it; above it stands the deck."""
    deck = "Nine people were left on a mole overnight. The firm says it counted them. They say it did not."
    credit = "Photograph: Rory Bain/The Packet"
    got = paste("Ada Quill", "Thursday 9 June 2022", deck, credit, f"The mole in May, where the nine stood. {credit}")
    assert [block.text for block in got.blocks] == [deck, *STORY]


def test_short_paragraphs_without_blank_lines_are_not_joined():
    """A line that ends a sentence, line after line, is no paragraph broken at the edge of a page."""
    told = [
        *STORY[:2],
        "She said that the second letter had come back unopened.",
        "“I kept the stamp,” she told the inquiry, and showed it.",
        "The owner, Piet Hulme, shook his head as it was handed round.",
        "Nine ships are as thin as hers was.",
    ]
    assert [block.text for block in read_plain("\n".join(["Owner knew of thin plates", *told]), "a.txt").blocks] == told


def test_running_heads_that_count_on():
    """Two pages of a journal are enough where the number beside its name goes up by one."""
    got = read_plain("\n".join([*STORY[:1], "12 The Quay Review", *STORY[1:], "13 The Quay Review"]), "a.txt")
    assert not any("Quay" in block.text for block in got.blocks)


def test_a_paragraph_signed_by_the_desk_is_story():
    """Initials behind the last full stop hide no paragraph."""
    last = "A search was called off at nightfall and would resume today. ABC/de"
    assert (
        paste(below=["Most read", "Whale in garden", "Pier café opens", f"The captain, Marsh, was told. {last}"])
        .blocks[-1]
        .text.endswith(last)
    )


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_a_draft(text):
    """Whatever the characters, there are blocks of one line each, or none."""
    assert all(block.text.strip() and "\n" not in block.text for block in read_plain(text, "a.txt").blocks)


@given(
    st.lists(
        st.sampled_from(
            [
                "The mayor of Tessel resigned on Monday after a long inquiry.",
                "",
                "Advertisement",
                "Tessel",
                "* one",
                "By Ada Quill",
                "3 May 2021",
                "Read more: x",
            ]
        ),
        max_size=12,
    )
)
@settings(max_examples=150, deadline=None)
def test_story_sentences_always_survive(lines):
    """A plain sentence of the story is never taken out, whatever stands around it."""
    sentence = "The mayor of Tessel resigned on Monday after a long inquiry."
    if lines.count(sentence) == 1:
        assert sentence in [block.text for block in read_plain("\n".join(lines), "a.txt").blocks]


HOSTILE = {
    "line": "The mayor resigned. " * 25_000,
    "word": "x" * 500_000,
    "lines": "The mayor of the town resigned on Tuesday after a vote.\n\n" * 12_000,
    "short-lines": "Read more\n" * 30_000,
    "capitals": "THE MAYOR RESIGNED " * 25_000,
    "dashes": "- " * 250_000,
    "digits": "1.2.3 " * 80_000,
    "mails": "From: a\nTo: b\nSubject: the mayor resigned\n" * 20_000,
    "quotes": "“" * 100_000,
    "brackets": "(" * 20_000,
    "broken": "and the mayor of the town resigned on Tuesday after\n" * 20_000,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_texts_take_linear_time(name):
    """Texts made to hurt are read in seconds."""
    start = time.process_time()
    read_plain(HOSTILE[name], "a.txt")
    assert time.process_time() - start < 8
