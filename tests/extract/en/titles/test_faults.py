"""What a reader misses in a title."""

from __future__ import annotations

import pytest

from sitegen.extract.en.titles.faults import count_faults, is_label, without_slug
from sitegen.extract.en.triggers import read_words


@pytest.mark.parametrize(
    "title",
    [
        "The lake flooded the village",
        "Erik Lund: “We had no choice”",
        "The workers of the yard go back",
        "Steve Barrow was sworn in",
        "No trains would run until Monday",
        "Two nurses, Ann Roe and Kim Lee, sent a letter to the minister",
    ],
)
def test_a_sentence_that_stands_alone_has_no_fault(title):
    """Who did what: nothing is missing."""
    assert count_faults(title, read_words(title, 0, len(title))) == 0


@pytest.mark.parametrize(
    "title",
    [
        "She was dismissed",
        "Its driver died",
        "Says it will decide",
        "The firm that the county sued",
        "The union has been given a",
        "The assembly heard that the bridge was…",
        "The same judges will hear two claims",
        "Letters should reach us",
    ],
)
def test_a_fragment_has_a_fault(title):
    """A pronoun without a name, no subject, no main verb, no end, the writer himself."""
    assert count_faults(title, read_words(title, 0, len(title))) == 1


@pytest.mark.parametrize("headline", ["Q&A: the harbour inquiry", "My account", "Analysis: a costly tunnel", "Opinion"])
def test_a_label_is_no_happening(headline):
    """The name of a piece says nothing of what happened."""
    assert is_label(headline)


@pytest.mark.parametrize(
    "headline", ["Harbour reopens", "Mayor quits over tunnel", "Guilty on all counts", "Comment sections close"]
)
def test_a_headline_is_no_label(headline):
    """A headline with a verb, or a long one without, tells something."""
    assert not is_label(headline)


@pytest.mark.parametrize(
    "headline",
    [
        "UPDATE 2-Brewer cuts forecast",
        "RPT-EXCLUSIVE-Brewer cuts forecast",
        "2nd LD Brewer cuts forecast",
        "Breaking: Brewer cuts forecast",
        "Brewer cuts forecast",
    ],
)
def test_what_desks_write_to_desks_is_no_headline(headline):
    """It says how new the copy is, not what happened."""
    assert without_slug(headline) == "Brewer cuts forecast"


@pytest.mark.parametrize("headline", ["Lead poisoning closes a school", "UPDATE on the ferry is due"])
def test_a_headline_may_begin_with_such_a_word(headline):
    """Only a mark behind it makes it the desk's."""
    assert without_slug(headline) == headline
