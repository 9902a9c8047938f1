"""Headings of a chronology: lines that are but a year, a month or a day, above what happened then. They are story."""

from __future__ import annotations

from itertools import pairwise

from sitegen.model.frozen import changed
from sitegen.patterns import lazy
from sitegen.read.bylines import is_date_line
from sitegen.read.datewords import month_of
from sitegen.read.storyline import StoryLine

_YEAR = lazy(r"(?:1[5-9]|20)\d\d")
_LONGEST = 40  # characters
_ENTRY = 20  # characters of a line that tells what happened
_SEVERAL = 2


def with_periods(story: list[StoryLine]) -> tuple[list[StoryLine], bool]:
    """The lines with such headings marked as headings, and whether there are several: one alone dates its page.

    "2016 / 14 June: Inspectors find lead. / 2017 / 9 January: Parents sue." A year by itself looks like a page's number.
    """
    places = {
        i
        for i, (line, below) in enumerate(pairwise(story))
        if below.shape is None and len(below.text) >= _ENTRY and _is_period(line) and not _is_period(below)
    }
    if len({story[i].text for i in places}) < _SEVERAL:
        return story, False
    marked = [
        StoryLine(changed(line.block, kind="heading"), None, False) if i in places else line
        for i, line in enumerate(story)
    ]
    return marked, True


def _is_period(line: StoryLine) -> bool:
    text = line.text
    if len(text) > _LONGEST or not text[-1].isdigit():
        return False
    return (
        bool(_YEAR.fullmatch(text)) or month_of(text) == text or (line.block.kind == "heading" and is_date_line(text))
    )
