"""What words say of a date before the year is known."""

from datetime import date

import pytest

from sitegen.weave.opendates import agreement, named_day, written_on


def _day(text):
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("words", "named"),
    [("mar-11<", (3, 11)), ("mar<", (3, 0)), ("oct-02@year-1", (10, 2)), ("wed<", None), ("day-1", None), ("", None)],
)
def test_named_day(words, named):
    """Month and day that words name; a weekday or "yesterday" names none."""
    assert named_day(words) == named


@pytest.mark.parametrize(
    ("words", "first", "last", "agrees"),
    [
        ("mar-11<", "2031-03-11", "2031-03-11", True),
        ("mar-11<", "2031-03-12", "2031-03-12", False),
        ("mar-11<", "2031-03-01", "2031-03-31", True),
        ("mar-11<", "2031-03-12", "2031-03-18", False),
        ("mar<", "2031-03-12", "2031-03-12", True),
        ("apr<", "2031-03-12", "2031-03-12", False),
        ("wed<", "2031-03-12", "2031-03-12", True),
        ("tue<", "2031-03-12", "2031-03-12", False),
        ("winter<", "2031-01-05", "2031-01-05", True),
        ("summer<", "2031-01-05", "2031-01-05", False),
    ],
)
def test_agreement(words, first, last, agrees):
    """Words fit days of any year, or contradict them."""
    found = agreement(words, _day(first), _day(last))
    assert (found is not None and found > 0) == agrees
    assert (found is None) == (not agrees)


def test_agreement_of_what_names_nothing():
    """ "Yesterday" fits any day and tells nothing."""
    assert agreement("day-1", _day("2031-03-12"), _day("2031-03-12")) == 0


@pytest.mark.parametrize(
    ("words", "first", "last", "window"),
    [
        ("day-1", "2031-03-14", "2031-03-14", ("2031-03-15", "2031-03-15")),
        ("wed<", "2031-03-12", "2031-03-12", ("2031-03-12", "2031-03-18")),
        ("wed<<", "2031-03-12", "2031-03-12", ("2031-03-13", "2031-03-19")),
        ("wed>", "2031-03-12", "2031-03-12", ("2031-03-06", "2031-03-12")),
        ("week-1", "2031-03-12", "2031-03-12", ("2031-03-17", "2031-03-23")),
        ("month-1", "2031-01-31", "2031-01-31", ("2031-02-01", "2031-02-28")),
        ("mar-12<", "2031-03-12", "2031-03-12", ("2031-03-12", "2032-03-10")),
    ],
)
def test_written_on(words, first, last, window):
    """The days on which somebody would use such words of such a day."""
    assert written_on(words, _day(first), _day(last)) == tuple(map(_day, window))


def test_written_on_needs_words_that_fit():
    """Nobody says "on Tuesday" of a Wednesday."""
    assert written_on("tue<", _day("2031-03-12"), _day("2031-03-12")) is None
