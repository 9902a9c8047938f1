"""Tellings that take their year, or their place, from another article."""

from dataclasses import replace

from sitegen.model.edit import Edits
from sitegen.model.story import Ledger
from sitegen.weave import weave
from tests.weave.telling import Line, tell

THEN = "The Lira dam burst and drowned the village of Osk."


def _report(day="2031-03-11", words="on Tuesday"):
    return tell(
        "report.txt",
        "2031-03-13",
        [
            Line("Ada Moor visited Lira and promised help.", "2031-03-13", "visit", lead=True),
            Line(f"The Lira dam burst {words} and drowned Osk.", day, "burst", words=words),
        ],
        people=["Ada Moor"],
        bodies=["Osk"],
    )


def _look_back(date="2033-03-11", relative="mar-11<", words="on March 11", text=None):
    return tell(
        "later.txt",
        "2033-09-01",
        [
            Line("Ben Carr was charged with neglect.", "2033-09-01", "charge", lead=True),
            Line(text or f"The Lira dam burst {words} and drowned Osk.", date, "burst", relative=relative, words=words),
        ],
        people=["Ben Carr"],
        bodies=["Osk"],
    )


def _told(*extracts):
    story = weave(list(extracts), Edits(), Ledger())
    return {
        (telling.article, telling.evidence[0].text): (event.id, telling.dated)
        for event in story.events
        for telling in event.tellings
    }


def _of(told, article):
    """Event and date of the telling; (None, None) where no event that is shown has it."""
    return next((value for (name, text), value in told.items() if name == article and "Lira dam" in text), (None, None))


def test_a_bare_day_is_of_the_year_in_which_another_article_has_it():
    """ "On March 11", told long after, is the March 11 that the report of the time gives, and says whence."""
    told = _told(_report(), _look_back())
    event, dated = _of(told, "later.txt")
    assert dated.edtf == "2031-03-11"
    assert dated.basis == "inferred"
    assert dated.rule == "told-elsewhere"
    assert "report.txt" in dated.note
    assert event == _of(told, "report.txt")[0]


def test_another_day_keeps_its_year():
    """The same words of another day are no reason to leave the year before the article."""
    assert (
        _of(_told(_report(), _look_back("2033-03-12", "mar-12<", "on March 12")), "later.txt")[1].edtf == "2033-03-12"
    )


def test_fresh_news_keeps_its_year():
    """What an article dates to the week in which it was written is of its own year, whatever burst on that day before."""
    later = _look_back("2033-08-28", "aug-28<", "on August 28")
    assert _of(_told(_report("2031-08-28"), later), "later.txt")[1].edtf == "2033-08-28"


def test_what_names_no_date_joins_without_one():
    """A telling without any date joins the one happening like it, and gains no date of its own."""
    told = _told(_report(), _look_back(None, "", "", "The Lira dam burst and drowned Osk."))
    event, dated = _of(told, "later.txt")
    assert event == _of(told, "report.txt")[0]
    assert dated.edtf is None


def test_what_is_to_come_some_day_joins_nothing():
    """A telling without a date that looks ahead may mean another of the kind."""
    later = _look_back(None, "", "", "The Lira dam will burst and drown Osk.")
    happenings = tuple(replace(h, tense="future") if "dam" in h.title else h for h in later.happenings)
    told = _told(_report(), replace(later, happenings=happenings))
    assert _of(told, "later.txt")[0] != _of(told, "report.txt")[0]


def test_of_two_like_it_none_is_taken():
    """Where the dam burst twice, nothing tells which is meant."""
    twice = _report()
    again = tell(
        "again.txt",
        "2032-05-05",
        [
            Line("Cleo Dunn took office in Lira.", "2032-05-05", "take", lead=True),
            Line("The Lira dam burst on Tuesday and drowned Osk.", "2032-05-04", "burst", words="on Tuesday"),
        ],
        people=["Cleo Dunn"],
        bodies=["Osk"],
    )
    told = _told(twice, again, _look_back(None, "", "", "The Lira dam burst and drowned Osk."))
    event = _of(told, "later.txt")[0]
    assert event not in {_of(told, "report.txt")[0], _of(told, "again.txt")[0]}
