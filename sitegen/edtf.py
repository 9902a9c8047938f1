"""Dates as EDTF strings (ISO 8601-2, levels 0 and 1): parse, bounds, order, arithmetic. Pure; no clock.

Read: `2018-09-03` `2018-09` `2018` `-0043` `Y-17000`, date-times, seasons `2018-21`…`24` (spring is March to May, winter
December to February of the next year), quarters `2018-33`…`36`, masks `201X` `20XX` `2018-XX` `2018-01-XX`, marks
`~ ? %` at the end, spans `a/b` whose ends may be `..` or empty. What words mean before they have an anchor ("last
week") is in `sitegen.relative`.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

Precision = Literal["day", "month", "season", "quarter", "year", "decade", "century", "span"]

_DATE = re.compile(
    r"""
    (?P<year> -?[0-9]{4} | Y-?[0-9]{5,9} | [0-9]{3}X | [0-9]{2}XX )  # 2018  -0043  Y-17000  201X  20XX
    (?: - (?P<month> [0-9]{2} | XX )                                 # 2018-09  2018-21  2018-XX
      (?: - (?P<day> [0-9]{2} | XX )                                 # 2018-09-03  2018-09-XX
        (?: T (?P<hour>[0-9]{2}) : (?P<minute>[0-9]{2}) (?: : (?P<second>[0-9]{2}) (?:\.[0-9]+)? )?
            (?: Z | [+-][0-9]{2} (?: :?[0-9]{2} )? )? )?             # T14:30:00Z
      )?
    )?
    (?P<mark> [~?%] )?
    """,
    re.VERBOSE,
)
_SEASONS, _QUARTERS = range(21, 25), range(33, 37)
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FOREVER = 10**12  # days; beyond any nine-digit year
_SIZE: dict[str, Precision] = {"X": "decade", "XX": "century"}


@lru_cache(maxsize=8192)
def bounds(edtf: str) -> tuple[date | None, date | None]:
    """First and last day. None = open, or outside the years 1 to 9999. ValueError says what is impossible."""
    first, last = _days(edtf)
    return _as_date(first), _as_date(last)


def is_valid(edtf: str) -> bool:
    """Whether `bounds` would take it."""
    try:
        _days(edtf)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=65_536)
def sort_key(edtf: str | None) -> tuple[int, int, int]:
    """Earliest day, then coarser first; unknown or unreadable last. `../2013` claims nothing before 2013 and sorts there."""
    try:
        first, last = _days(edtf or "")
    except ValueError:
        return (1, 0, 0)
    if first is None:
        right = (edtf or "").split("/")[1]
        start = _days(right)[0] if last is not None else -_FOREVER
        return (0, start or 0, -_FOREVER)
    return (0, first, first - (_FOREVER if last is None else last))


@lru_cache(maxsize=8192)
def precision(edtf: str) -> Precision:
    """How fine the date is. A date-time is a `day`, `2018-XX` a `year`, `2018-01-XX` a `month`, any interval a `span`."""
    _days(edtf)
    if "/" in edtf:
        return "span"
    match = _DATE.fullmatch(edtf)
    assert match  # noqa: S101  # _days has parsed it
    year, month, day = match["year"], match["month"], match["day"]
    if year.endswith("X"):
        return _SIZE[year.lstrip("0123456789")]
    if not month or month == "XX":
        return "year"
    if int(month) > 12:
        return "season" if int(month) in _SEASONS else "quarter"
    return "day" if day and day != "XX" else "month"


def contains(a: str, b: str) -> bool:
    """Whether every day of `b` lies in `a`."""
    (a_first, a_last), (b_first, b_last) = _closed(a), _closed(b)
    return a_first <= b_first and b_last <= a_last


def approximate(edtf: str) -> str:
    """The same date marked `~` (`%` where it was uncertain); both ends of a span."""
    return "/".join(_mark_approximate(end) for end in edtf.split("/"))


def plain(edtf: str) -> str:
    """The same date without `~ ? %`."""
    return edtf.translate({ord(mark): None for mark in "~?%"})


@lru_cache(maxsize=8192)
def shift(edtf: str, *, days: int = 0, weeks: int = 0, months: int = 0, years: int = 0) -> str:
    """The same date that far away, as fine as before: `shift("2019-01-31", months=1)` is `2019-02-28`.

    Both ends of a span move. ValueError where the date is coarser than the step (a month has no next day).
    """
    if "/" in edtf:
        ends = edtf.split("/")
        return "/".join(
            shift(e, days=days, weeks=weeks, months=months, years=years) if e.strip(".") else e for e in ends
        )
    kind, mark = precision(edtf), edtf[-1] if edtf[-1] in "~?%" else ""
    numbers = [int(n) for n in re.findall(r"[0-9]+", plain(edtf).split("T")[0])]
    if kind not in {"day", "month", "year", "season", "quarter"} or edtf.startswith(("-", "Y")):
        raise ValueError(f"{edtf} cannot be counted from")
    steps = {"day": 1, "month": 12, "season": 4, "quarter": 4, "year": 1}
    if ((days or weeks) and kind != "day") or (months and kind == "year" and months % 12):
        raise ValueError(f"{edtf} is coarser than the step")
    year, month = numbers[0] + years, 1
    if kind in {"season", "quarter"}:
        base = 21 if kind == "season" else 33
        if months % 3:
            raise ValueError(f"{edtf} is coarser than the step")
        index = year * steps[kind] + numbers[1] - base + months // 3
        return f"{index // 4:04}-{index % 4 + base}{mark}"
    if kind == "year":
        return f"{_four(year + months // 12)}{mark}"
    month = year * 12 + numbers[1] - 1 + months
    year, month = month // 12, month % 12 + 1
    if kind == "month":
        return f"{_four(year)}-{month:02}{mark}"
    day = date(year, month, min(numbers[2], calendar.monthrange(year, month)[1]))
    return f"{(day + timedelta(days=days, weeks=weeks)).isoformat()}{mark}"


def from_parts(year: int, month: int | None = None, day: int | None = None) -> str:
    """`2018-09-03` from numbers. ValueError with a human reason on an impossible date."""
    text = _four(year) + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")
    _days(text)
    return text


@lru_cache(maxsize=65_536)
def _days(edtf: str) -> tuple[int | None, int | None]:
    """First and last day as ordinals (1 = 1 January of year 1); None = open."""
    if "/" not in edtf:
        return _one(edtf)
    left, _, right = edtf.partition("/")
    if not left and not right:
        raise ValueError("a span needs at least one end")
    first = None if left in {"", ".."} else _one(left)[0]
    last = None if right in {"", ".."} else _one(right)[1]
    if first is not None and last is not None and last < first:
        raise ValueError(f"{right} is before {left}")
    return first, last


def _one(text: str) -> tuple[int, int]:
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueError(f'"{text[:40]}" is not an EDTF date such as 2018-09-03, 2018-09 or 2018')
    year, month, day = match["year"], match["month"], match["day"]
    if year.endswith("X"):
        if month:
            raise ValueError(f"{text} names a month of an unknown year")
        low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return _ordinal(low, 1, 1), _ordinal(high, 12, 31)
    if month == "XX" and day not in {None, "XX"}:
        raise ValueError(f"{text} names a day of an unknown month")
    if match["hour"] and day == "XX":
        raise ValueError(f"{text} names a time of an unknown day")
    _check_time(match)
    number = int(year.lstrip("Y"))
    if not month or month == "XX":
        return _ordinal(number, 1, 1), _ordinal(number, 12, 31)
    first, last = _months(int(month), text, has_day=bool(day))
    after = number + (last > 12)  # winter ends in the next year
    if not day or day == "XX":
        return _ordinal(number, first, 1), _ordinal(after, (last - 1) % 12 + 1, _length(after, (last - 1) % 12 + 1))
    length = _length(number, first)
    if not 1 <= int(day) <= length:
        raise ValueError(f"{calendar.month_name[first] if length else ''} {number} has {length} days")
    exact = _ordinal(number, first, int(day))
    return exact, exact


def _months(month: int, text: str, *, has_day: bool) -> tuple[int, int]:
    """First and last month that a month, season or quarter number covers; 14 is February of the next year."""
    if 1 <= month <= 12:
        return month, month
    if not has_day and month in _SEASONS:
        return 3 * (month - 20), 3 * (month - 20) + 2
    if not has_day and month in _QUARTERS:
        return 3 * (month - 33) + 1, 3 * (month - 33) + 3
    raise ValueError(f"{text} has no month {month:02}")


def _check_time(match: re.Match[str]) -> None:
    hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
    if hour > 24 or minute > 59 or second > 60 or (hour == 24 and (minute or second)):
        raise ValueError(f"{match[0]} has an impossible time of day")


def _length(year: int, month: int) -> int:
    return _MONTH_DAYS[month - 1] + (month == 2 and _is_leap(year))


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _ordinal(year: int, month: int, day: int) -> int:
    """Days since 31 December of year 0; equals `date.toordinal` and goes on below year 1 and above 9999."""
    before = year - 1
    leap = month > 2 and _is_leap(year)
    return before * 365 + before // 4 - before // 100 + before // 400 + sum(_MONTH_DAYS[: month - 1]) + leap + day


def _as_date(ordinal: int | None) -> date | None:
    if ordinal is None or not 1 <= ordinal <= date.max.toordinal():
        return None
    return date.fromordinal(ordinal)


def _closed(edtf: str) -> tuple[int, int]:
    first, last = _days(edtf)
    return -_FOREVER if first is None else first, _FOREVER if last is None else last


def _mark_approximate(end: str) -> str:
    if end in {"", ".."} or end.endswith(("~", "%")):
        return end
    return f"{end[:-1]}%" if end.endswith("?") else f"{end}~"


def _four(year: int) -> str:
    return f"-{-year:04}" if year < 0 else f"{year:04}"
