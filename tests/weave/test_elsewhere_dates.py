"""Undated articles of whose news another article says when it was."""

from dataclasses import replace

import pytest

from sitegen.model.dated import UNDATED
from sitegen.model.edit import Edits
from sitegen.model.extract import Timex
from sitegen.model.story import Ledger
from sitegen.weave import weave
from tests.weave.telling import Line, tell


def _wire(words, relative):
    own = tell(
        "wire.txt",
        None,
        [
            Line(
                f"LIRA, {words} (Delta) - A dam of Carrow plc burst on Thursday, burying a village.",
                trigger="burst",
                lead=True,
                relative="thu<",
                words="Thursday",
            )
        ],
        bodies=["Carrow plc"],
    )
    at = own.article.text.index(words)
    dateline = Timex(at, at + len(words), words, None, "test", 0, "", relative)
    happening = replace(own.happenings[0], timex=1)
    return replace(
        own,
        published=replace(UNDATED, rule="dateline-without-year"),
        timexes=(dateline, *own.timexes),
        happenings=(happening,),
    )


def _later(text="The dam of Carrow plc collapsed on 13 March 2031.", day="2031-03-13", published="2032-06-01"):
    return tell(
        "later.txt",
        published,
        [
            Line("Ada Moor was elected mayor of Lira.", published, "elect", lead=True),
            Line(text, day, "collapse", words=text[-14:-1]),
        ],
        people=["Ada Moor"],
        bodies=["Carrow plc"],
    )


def _published(*extracts):
    story = weave(list(extracts), Edits(), Ledger())
    return next(s.published for s in story.sources if s.id == "wire.txt")


def test_year_of_a_dateline_from_a_memory():
    """Whoever recalls the day with its year gives the dateline its year."""
    found = _published(_wire("March 13", "mar-13<"), _later())
    assert (found.edtf, found.basis, found.rule) == ("2031-03-13", "inferred", "told-elsewhere:dateline")


@pytest.mark.parametrize(
    "later",
    [
        _later("The dam of Carrow plc collapsed on 2 April 2031.", "2031-04-02"),
        tell(
            "later.txt",
            "2033-06-01",
            [Line("Carrow plc was sued on 13 March 2033.", "2033-03-13", "sue", words="13 March 2033")],
            bodies=["Carrow plc"],
        ),
    ],
    ids=["another day", "another kind"],
)
def test_memory_of_something_else(later):
    """Another day gives no year, nor does another kind of happening on that day of a year in which it was no Thursday."""
    assert _published(_wire("March 13", "mar-13<"), later).edtf is None


def test_two_years_are_no_year():
    """Of two fairs alike but for their year nothing says which is told."""
    fairs = [
        tell(
            f"fair-{year}.txt",
            f"{year}-06-10",
            [Line(f"The Malden rose fair drew {n}00 visitors, said Clive Barrow.", f"{year}-06-09", "draw", lead=True)],
            people=["Clive Barrow"],
        )
        for n, year in enumerate(("2026", "2028"), 300)
    ]
    own = tell(
        "wire.txt",
        None,
        [Line("The Malden rose fair drew 35,000 visitors, said Clive Barrow.", trigger="draw", lead=True)],
        people=["Clive Barrow"],
    )
    assert _published(own, *fairs).edtf is None
