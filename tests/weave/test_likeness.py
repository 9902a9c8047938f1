"""One happening told in other words, at another precision, or before it took place."""

import pytest

from sitegen.model.edit import Edits
from sitegen.model.story import Ledger
from sitegen.weave import weave
from tests.weave.telling import Line, tell

PEOPLE = ["Ada Moor", "Tom Brill"]


def _merged(first, second, days=("2031-06-20", "2031-03-15")):
    """Whether the second line of one article and the first of another, among a few more, become one event."""
    filler = "Rain fell on the valley."
    names = "Ada Moor and Tom Brill live there."
    one = tell(
        "a.txt",
        days[0],
        [
            Line("The harbour bank lowered its rates.", days[0], "lower", lead=True),
            first,
            Line(names, event=False),
            Line(filler, event=False),
        ],
        people=PEOPLE,
        bodies=["Carrow plc"],
    )
    other = tell("b.txt", days[1], [second, Line(names, event=False)], people=PEOPLE, bodies=["Carrow plc"])
    events = weave([one, other], Edits(), Ledger()).events
    return any(len({t.article for t in e.tellings}) == 2 for e in events)


SAME = {
    "retract": (
        Line("In March the journal withdrew a paper by Ada Moor.", "2031-03", "withdraw"),
        Line("The journal retracted a paper by Ada Moor on Friday.", "2031-03-14", "retract", lead=True),
    ),
    "collapse": (
        Line("A dam of Carrow plc gave way in March.", "2031-03", "give"),
        Line("The dam of Carrow plc collapsed on Friday.", "2031-03-14", "collapse", lead=True),
    ),
    "arrest": (
        Line("Ada Moor was picked up at an airport in March.", "2031-03", "pick"),
        Line("Police arrested Ada Moor at an airport on Friday.", "2031-03-14", "arrest", lead=True),
    ),
    "pronoun": (
        Line("They were found guilty in March after a long trial.", "2031-03", "find"),
        Line("Ada Moor and Tom Brill were convicted of fraud on Friday.", "2031-03-14", "convict", lead=True),
    ),
}
TWO = {
    "two directors": (
        Line("Tom Brill, a director of Carrow plc, resigned in March.", "2031-03", "resign"),
        Line("Ada Moor quit as a director of Carrow plc on Friday.", "2031-03-14", "resign", lead=True),
    ),
    "charge and arrest": (
        Line("Ada Moor was charged in March.", "2031-03", "charge"),
        Line("Police arrested Ada Moor on Friday.", "2031-03-14", "arrest", lead=True),
    ),
    "pronoun of another kind": (
        Line("They were freed in March.", "2031-03", "free"),
        Line("Ada Moor and Tom Brill were convicted of fraud on Friday.", "2031-03-14", "convict", lead=True),
    ),
}


@pytest.mark.parametrize("name", SAME)
def test_other_words_for_one_happening(name):
    """A look-back of only a month joins the day's report, in whatever words of that kind."""
    assert _merged(*SAME[name])


@pytest.mark.parametrize("name", TWO)
def test_two_happenings_of_one_month(name):
    """Another person, or another kind of happening, stays another event."""
    assert not _merged(*TWO[name])


def _planned(text, date, trigger, done="2031-11-17"):
    return _merged(
        Line(text, date, trigger, tense="future"),
        Line("Ada Moor was jailed for six years on Monday.", done, "imprison", lead=True),
        ("2031-10-15", done),
    )


def test_planned_and_done():
    """A sentencing set for a day is the sentence passed on it, though only one names the defendant."""
    assert _planned("A judge adjourned sentencing until November 17.", "2031-11-17", "adjourn")


def test_planned_for_another_day():
    """A sentencing set for another day is not this one."""
    assert not _planned("A judge adjourned sentencing until November 24.", "2031-11-24", "adjourn")


def test_planned_is_something_else():
    """Not all that is due on a day is what is done on it."""
    assert not _planned("A festival opens on November 17.", "2031-11-17", "open")
