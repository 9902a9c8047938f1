"""Dates as days that can be compared. In: a date in EDTF. Out: its first and last day as ordinals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sitegen import edtf
from sitegen.model.dated import Dated

COARSE = 45  # a date that leaves more days open is a year or a span of years
YEAR = 366
FAR = 3_700_000  # beyond the last ordinal day
_ABOUT = 7  # "ten weeks later" is no day


def settled(dated: Dated) -> str:
    """A date that is known and open at no end, as EDTF; else ""."""
    return dated.edtf if dated.edtf and ".." not in dated.edtf else ""


def first_days(published: Sequence[Dated]) -> dict[int, int]:
    """The first day of each article that has a date."""
    return {a: days(text)[0] for a, text in enumerate(map(settled, published)) if text}


@lru_cache(maxsize=50_000)
def days(text: str | None) -> tuple[int, int]:
    """First and last day as ordinals; 0 and a far day where open, unknown or unreadable. About a day is within a week."""
    try:
        first, last = edtf.bounds(text) if text else (None, None)
    except ValueError:
        first, last = None, None
    start, end = (first.toordinal() if first else 0, last.toordinal() if last else FAR)
    about = _ABOUT if text and text.endswith("~") and start == end else 0
    return start - about, end + about


def days_of(dated: Dated) -> tuple[int, int]:
    """As `days`, and no more of an approximate year or month than its words leave: "late 2017", "at the end of May"."""
    first, last = days(dated.edtf)
    if last - first > _ABOUT and dated.edtf and dated.edtf.endswith("~"):
        part = next((_PARTS[word] for word in _WORD.findall(dated.words.lower()) if word in _PARTS), None)
        if part:
            whole = last - first
            return first + int(part[0] * whole), first + int(part[1] * whole)
    return first, last


_WORD = re.compile("[a-z]+")
_PARTS = {
    **dict.fromkeys(("beginning", "early", "opening", "start"), (0.0, 0.5)),
    **dict.fromkeys(("mid", "middle"), (0.2, 0.8)),
    **dict.fromkeys(("close", "end", "late"), (0.5, 1.0)),
}
"""Shares of the year or month; generous, for "early" is anything before the middle."""
