"""Days and months that an article names without their year, and what they say against a day as that of writing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sitegen.model.extract import Extract
from sitegen.relative import MONTHS

_NO_YEAR = re.compile(rf"(?P<month>{'|'.join(MONTHS)})(?:-(?P<day>[0-9]{{2}}))?(?P<way><<|>>|<(?!>)|>).*")
_YEAR = 365  # days
_LONG, _LONG_MONTH = 150, 240  # days: until then a day, or a month, goes without its year
_A_YEAR_AWAY = 2.4  # what one of nearly a year ago says against it, in the measure of `likeness`
_NEWS, _OLD_NEWS = 20, 110  # days since the last that is named: between these it comes to say as much as _STALE
_STALE = 1.0


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day of the year (1..365), or a month by its first day, as past or as still to come."""

    day: int
    is_month: bool
    ahead: bool


def named_days(extract: Extract) -> list[NamedDay]:
    """All that an undated article names so: "on 5 December", "next March"."""
    found = []
    for timex in extract.timexes:
        match = _NO_YEAR.fullmatch(timex.relative) if timex.kind == "date" and timex.edtf is None else None
        if match:
            start = date(2001, MONTHS.index(match["month"]) + 1, 1).timetuple().tm_yday
            day = start + int(match["day"] or 1) - 1
            found.append(NamedDay(day, not match["day"], match["way"][0] == ">"))
    return found


def strain(named: Sequence[NamedDay], day: int) -> float:
    """What speaks against a day (ordinal): nobody leaves out the year of what is nearly a year away, and news tells of late
    days.
    """
    if not named:
        return 0.0
    now = date.fromordinal(day).timetuple().tm_yday
    away = [(one.day - now if one.ahead else now - one.day) % _YEAR for one in named]
    free = [_LONG_MONTH if one.is_month else _LONG for one in named]
    odd = max(max(0, a - f) / (_YEAR - _LONG) for a, f in zip(away, free, strict=True))
    since = [a for a, one in zip(away, named, strict=True) if not one.ahead and not one.is_month]
    stale = max(0.0, (min(since) - _NEWS) / (_OLD_NEWS - _NEWS)) if since else 0.0
    return _A_YEAR_AWAY * odd + min(_STALE, stale)
