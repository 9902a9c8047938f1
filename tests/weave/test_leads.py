"""Undated articles get the time of what is told together with them."""

from dataclasses import replace

from sitegen.model.dated import UNDATED
from sitegen.model.edit import Edits
from sitegen.model.extract import Timex
from sitegen.model.story import Ledger
from sitegen.weave import weave
from sitegen.weave.remarks import fresh_remarks, length
from tests.weave.telling import Line, tell

REMARK = "Nobody looked at the valve for nine years"


def _broadsheet(published="2031-10-08", day="2031-10-07", said="Ada Moor said."):
    return tell(
        "broadsheet.txt",
        published,
        [
            Line("A public inquiry into the Carrow plant concluded yesterday.", day, "conclude", lead=True),
            Line(f"“{REMARK},” {said}", event=False),
            Line("Tom Brill ran the plant.", event=False),
        ],
        people=["Ada Moor", "Tom Brill"],
        quotes=[(REMARK, "Ada Moor")],
    )


def _tabloid(remark=REMARK):
    return tell(
        "tabloid.txt",
        None,
        [
            Line(
                "GAS bosses snoozed while pipes rotted, a shock dossier revealed on Tuesday.",
                trigger="reveal",
                lead=True,
                relative="tue<",
                words="Tuesday",
            ),
            Line(f"“{remark},” fumed Ada Moor.", event=False),
            Line("Tom Brill was nowhere to be seen.", event=False),
        ],
        people=["Ada Moor", "Tom Brill"],
        quotes=[(remark, "Ada Moor")],
    )


def _published(story, name):
    return next(s.published for s in story.sources if s.id == name)


def test_same_remark_tells_the_same_news():
    """Two papers in other words are of one week if they quote one remark to the letter and name one weekday."""
    found = _published(weave([_broadsheet(), _tabloid()], Edits(), Ledger()), "tabloid.txt")
    assert (found.edtf, found.rule) == ("2031-10-07/2031-10-13", "told-with:weekday")


def test_another_remark_tells_nothing():
    """The same two names are no proof that two papers report one occasion."""
    found = _published(
        weave([_broadsheet(), _tabloid("We are going to rebuild all of it soon")], Edits(), Ledger()), "tabloid.txt"
    )
    assert found.edtf is None


def test_other_weekday_leaves_the_month():
    """A remark shared by papers that name different weekdays still gives the month, not the week."""
    found = _published(weave([_broadsheet(day="2031-10-06"), _tabloid()], Edits(), Ledger()), "tabloid.txt")
    assert found.edtf in {None, "2031-10~"}


def test_old_remark_is_not_fresh():
    """What an article calls a remark of an earlier year does not date it."""
    own = _broadsheet(published="2033-05-01", day="2033-04-30", said="Ada Moor said in 2031.")
    at = own.article.text.index("2031")
    stale = replace(own, timexes=(*own.timexes, Timex(at, at + 4, "2031", "2031", "year", 1)))
    assert fresh_remarks(own)
    assert not fresh_remarks(stale)


def test_set_phrase_is_not_a_remark():
    """Fewer than seven words out of the middle of two sentences are anybody's."""
    one = replace(_tabloid("We have a duty to protect the river"))
    other = _tabloid("We have a duty to protect your savings")
    assert length(fresh_remarks(one) & fresh_remarks(other)) == 0


def _wire(line, year_of_reprint="2031"):
    text = "OSLO, Oct 14 (Agency) - A crane fell on the Brill shipyard late on Monday, killing four welders."
    own = tell(
        "wire.txt",
        None,
        [Line(text, trigger="fall", lead=True, relative="mon<", words="Monday")],
        bodies=["Brill shipyard"],
    )
    dateline = Timex(6, 12, "Oct 14", None, "test", 0, "", line)
    happening = replace(own.happenings[0], timex=1)
    own = replace(
        own,
        published=replace(UNDATED, rule="dateline-without-year"),
        timexes=(dateline, *own.timexes),
        happenings=(happening,),
    )
    reprint = tell(
        "reprint.txt",
        f"{year_of_reprint}-10-15",
        [Line(text.split(" - ")[1], f"{year_of_reprint}-10-13", "fall", lead=True)],
        bodies=["Brill shipyard"],
    )
    return _published(weave([own, reprint], Edits(), Ledger()), "wire.txt")


def test_dateline_takes_the_year_of_a_reprint():
    """Day and month of a dateline with the year of what tells the same give the whole date, and say so."""
    found = _wire("oct-14<")
    assert (found.edtf, found.basis, found.rule) == ("2031-10-14", "inferred", "told-with:dateline")
    assert "Oct 14" in found.note


def test_dateline_far_from_the_reprint_gives_no_day():
    """A dateline of March is of another time than an article of October, however alike: no date is given."""
    assert _wire("mar-14<").edtf is None
