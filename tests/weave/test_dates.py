"""Dates that an article left open, closed once it has a date itself."""

from dataclasses import replace

import pytest

from sitegen.model.dated import Dated
from sitegen.model.edit import Edits
from sitegen.model.story import Ledger
from sitegen.weave import weave
from sitegen.weave.dates import close_dates
from sitegen.weave.evidence import of_sentence
from tests.weave.telling import Line, tell


def _closed(*lines, published="2031-09-27"):
    """The dates of an article's happenings, the last of which counts from what was told before."""
    own = tell("a.txt", None, list(lines))
    last = replace(own.timexes[-1], rule="month-beside-story-open")
    own = replace(own, timexes=(*own.timexes[:-1], last))
    return [dated.edtf for dated in close_dates(own, Dated(published, "inferred", "test", (of_sentence(own, 0),)))]


FOLLOWING = Line("Ada Moor left the following month.", None, relative="month+1", words="the following month")


def test_the_following_month_is_counted_from_the_month_before():
    """In February, then the following month: March of the same year, not the month behind the article's."""
    letter = Line("The pilots wrote a letter in February.", None, relative="feb<", words="February")
    assert _closed(letter, FOLLOWING) == ["2031-02", "2031-03"]


def test_the_following_month_of_nothing_stays_open():
    """Without a date in front nobody knows which month it follows."""
    assert _closed(FOLLOWING) == [None]


@pytest.mark.parametrize(("rule", "shown"), [("weekday-before-publication-open", 1), ("back-week-open", 2)])
def test_what_nobody_can_place_is_no_event(rule, shown):
    """An undated article's own news is shown, and what was "last week"; what was "on Friday" of no known week is not."""
    article = tell("a.txt", None, [Line("Ada Moor resigned.", lead=True), Line("Osk fined Ben Carr.", trigger="fine")])
    lead, aside = article.happenings
    aside = replace(aside, dated=replace(aside.dated, rule=rule))
    story = weave([replace(article, happenings=(lead, aside))], Edits(), Ledger())
    assert len(story.events) == shown
    assert story.sources[0].waiting == 2 - shown
