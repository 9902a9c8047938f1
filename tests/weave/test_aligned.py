"""Undated articles dated by all that they tell as of "yesterday" or "on Sunday"."""

from sitegen.model.edit import Edits
from sitegen.model.story import Ledger
from sitegen.weave import weave
from tests.weave.telling import Line, tell

DOGS = "found the lost bell of Osk in the mud below the weir"
FERRY = "carried the crew of the Lira barge ashore at Penn quay"


def _undated(*lines):
    return tell(
        "diary.txt",
        None,
        [Line("Nobody in Osk slept.", lead=True), *lines],
        bodies=["Osk", "Penn quay", "Lira barge"],
    )


def _dated(day=14, barge=12, filler=9):
    return tell(
        "paper.txt",
        "2031-03-20",
        [
            Line("Ada Moor thanked the divers.", "2031-03-20", "thank", lead=True),
            *[Line(f"She has {n} pages of thanks to read.", event=False) for n in range(filler)],
            Line(f"Divers {DOGS} on {day} March.", f"2031-03-{day:02}", "find", words=f"{day} March")
            if day
            else Line(f"Divers {DOGS} in March.", "2031-03", "find", words="March"),
            Line(f"A ferry {FERRY} on {barge} March.", f"2031-03-{barge:02}", "rescue", words=f"{barge} March"),
        ],
        people=["Ada Moor"],
        bodies=["Osk", "Penn quay", "Lira barge"],
    )


def _published(*extracts):
    story = weave(list(extracts), Edits(), Ledger())
    return next(s.published for s in story.sources if s.id == "diary.txt")


BELL = Line(f"Yesterday divers {DOGS}.", None, "find", relative="day-1", words="Yesterday")
BARGE = Line(f"On Wednesday a ferry {FERRY}.", None, "rescue", relative="wed<", words="Wednesday")


def test_yesterday_gives_the_day():
    """What was done yesterday, and on 14 March by another article, was written on the 15th, inferred and with its reason."""
    found = _published(_undated(BELL, BARGE), _dated())
    assert (found.edtf, found.basis, found.rule) == ("2031-03-15", "inferred", "told-elsewhere")
    assert "paper.txt" in found.note
    assert {e.article for e in found.evidence} == {"diary.txt", "paper.txt"}


def test_a_weekday_gives_its_week():
    """ "On Wednesday" is said within the week after it."""
    assert _published(_undated(BARGE), _dated()).edtf == "2031-03-12/2031-03-18"


def test_where_they_disagree_there_is_no_date():
    """Yesterday was the 28th by the one and the week of the 12th by the other: no date is given."""
    assert _published(_undated(BELL, BARGE), _dated(day=28)).edtf is None


def test_a_month_dates_no_article():
    """ "In March" is said for a year: it is no date."""
    line = Line(f"In March a ferry {FERRY}.", None, "rescue", relative="mar<", words="March")
    assert _published(_undated(line), _dated()).edtf is None


def test_about_a_month_becomes_a_day():
    """Where articles begin alike, and one is of about a month by the other, what it tells of yesterday is sharper."""
    assert _published(_undated(BELL, BARGE), _dated(filler=0)).edtf == "2031-03-15"


def test_an_anniversary_gives_the_day():
    """What was three years to the day before is dated by another article, and so is the day of writing."""
    words = "Three years to the day"
    own = Line(f"{words} after divers {DOGS} Osk met to ring it.", None, "find", relative="day@year-3", words=words)
    assert _published(_undated(own), _dated()).edtf == "2034-03-14"


def test_yesterday_of_a_month():
    """Yesterday was in March by the other article: it was written about then, and no day is claimed."""
    paper = _dated(day=0)
    found = _published(_undated(BELL), paper)
    assert found.edtf == "2031-03~"


def test_more_tellings_of_other_days_give_no_date():
    """Yesterday was 14 March by the one; by two others "last month" was March: the one is likely another bell."""
    month = {"relative": "month-1", "words": "Last month"}
    own = _undated(
        BELL,
        Line(f"Last month a ferry {FERRY}.", None, "rescue", **month),
        Line("Last month a fire burned the net loft of Osk beside the smokehouse.", None, "burn", **month),
    )
    fire = Line(
        "A fire burned the net loft of Osk beside the smokehouse on 9 March.", "2031-03-09", "burn", words="9 March"
    )
    other = tell(
        "letter.txt", "2031-03-21", [Line("Osk mourned.", "2031-03-21", "mourn", lead=True), fire], bodies=["Osk"]
    )
    assert _published(own, _dated(), other).edtf is None
    assert _published(_undated(BELL), _dated(), other).edtf == "2031-03-15"


def test_months_that_meet_in_a_day_give_no_date():
    """Yesterday was in March by the one, and "last year" 2030 by another: that only New Year's Day fits both is chance."""
    paper = tell(
        "paper.txt",
        "2031-03-20",
        [
            Line("Ada Moor thanked the divers.", "2031-03-20", "thank", lead=True),
            *[Line(f"She has {n} pages of thanks to read.", event=False) for n in range(9)],
            Line(f"Divers {DOGS} in December.", "2030-12", "find", words="December"),
            Line(f"A ferry {FERRY} on 12 March 2030.", "2030-03-12", "rescue", words="12 March 2030"),
        ],
        people=["Ada Moor"],
        bodies=["Osk", "Penn quay", "Lira barge"],
    )
    barge = Line(f"Last year a ferry {FERRY}.", None, "rescue", relative="year-1", words="Last year")
    assert _published(_undated(BELL, barge), paper).edtf in {None, "2030-12~"}
