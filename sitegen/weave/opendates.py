"""What words say of a date before anybody knows the year: "on 11 March" fits any eleventh of March, "on Tuesday" any Tuesday."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from sitegen import edtf
from sitegen.relative import MONTHS, SEASONS, WEEKDAYS

_NAMED = re.compile(
    rf"(?P<name>{'|'.join((*MONTHS, *SEASONS, *WEEKDAYS))})(?:-(?P<day>[0-9]{{2}}))?(?:<<|>>|<>|[<>@]).*"
)
_SAME_DAY = re.compile(r"day@year-([0-9]{1,3})")
_STEP = re.compile(r"(?P<unit>day|week|month|year)(?P<count>[+-][0-9]{1,3})~?")
_OF_YEAR = re.compile(r"@year([+-][0-9]{1,2})")
_DAY, _MONTH, _SEASON, _WEEKDAY = 3.0, 1.5, 0.8, 0.8  # what agreement tells, as in `likeness`
_ANNIVERSARY = 1.0  # what an anniversary is of, the story tells
_MONTH_LONG = 31
_SLACK = 1  # a month or two beside a season: spring begins when it likes


@lru_cache(maxsize=20_000)
def named_day(relative: str) -> tuple[int, int] | None:
    """Month and day (0 = none named) of "mar-11<" and "mar<"; None where no month is named."""
    match = _NAMED.fullmatch(relative)
    if not match or match["name"] not in MONTHS:
        return None
    return MONTHS.index(match["name"]) + 1, int(match["day"] or 0)


@lru_cache(maxsize=50_000)
def agreement(relative: str, first: int, last: int) -> float | None:
    """What it tells that the words of one telling fit the days of another; None where they contradict them.

    `relative` as in `sitegen.relative`, the days ordinal. 0 where the words name nothing ("yesterday") or the days are too many.
    """
    if first == last and _SAME_DAY.fullmatch(relative):
        return _ANNIVERSARY
    match = _NAMED.fullmatch(relative)
    if not match or first < 1 or last - first > _MONTH_LONG:
        return 0.0
    name, start, end = match["name"], date.fromordinal(first), date.fromordinal(last)
    if name in WEEKDAYS:
        if last - first > 2:
            return 0.0
        return (
            _WEEKDAY
            if any(date.fromordinal(d).weekday() == WEEKDAYS.index(name) for d in range(first, last + 1))
            else None
        )
    if name in SEASONS:
        middle = SEASONS.index(name) * 3 + 4  # April, July, October, January
        return _SEASON if (start.month - middle + 6) % 12 - 6 in range(-1 - _SLACK, 2 + _SLACK) else None
    month, day = MONTHS.index(name) + 1, int(match["day"] or 0)
    if month not in {start.month, end.month}:
        return None
    if not day:
        return _MONTH
    days = [date.fromordinal(d) for d in range(first, last + 1)]
    if all((d.month, d.day) != (month, day) for d in days):
        return None
    return _DAY if first == last else _MONTH


def written_on(relative: str, first: int, last: int) -> tuple[int, int] | None:
    """The days on which somebody may write `relative` of those days: "yesterday" of the 14th is written on the 15th.

    None where the words say nothing of it, or could not be said of those days.
    """
    if first < 1 or last - first > _MONTH_LONG or agreement(relative, first, last) is None:
        return None
    years = _SAME_DAY.fullmatch(relative)
    if years:
        on = edtf.shift(date.fromordinal(first).isoformat(), years=int(years[1])) if first == last else None
        return (date.fromisoformat(on).toordinal(),) * 2 if on else None
    step = _STEP.fullmatch(relative)
    if step:
        count = int(step["count"])
        if step["unit"] == "day":
            return first - count, last - count
        if step["unit"] == "week":
            return first - (first - 1) % 7 - 7 * count, last - (last - 1) % 7 + 6 - 7 * count
        start, end = date.fromordinal(first), date.fromordinal(last)
        if step["unit"] == "year":
            return _year(start, -count)[0], _year(end, -count)[1]
        return _month(start, -count)[0], _month(end, -count)[1]
    of_year = _OF_YEAR.search(relative)
    if of_year and "/" not in relative:  # "in May last year"
        return _year(date.fromordinal(first), -int(of_year[1]))
    match = _NAMED.fullmatch(relative)
    if not match or "@" in relative or "/" in relative:
        return None
    way = relative[match.end("name") :].lstrip("-0123456789")
    if match["name"] in MONTHS and not match["day"] and way[:1] == "<" and way != "<>":
        return _behind_month(date.fromordinal(first), over=way == "<<")
    if match["name"] in SEASONS or (match["name"] in MONTHS and not match["day"] and last == first):
        reach = 365 - _MONTH_LONG  # of a month nobody knows when it began to be "next March"
    else:
        reach = 6 if match["name"] in WEEKDAYS else 364
    if way == "<>":
        return first - reach // 2, last + reach // 2
    late = len(way) == 2  # "last Tuesday" is not said on a Tuesday
    return (first + late, last + reach + late) if way[:1] == "<" else (first - reach - late, last - late)


def _behind_month(day: date, *, over: bool) -> tuple[int, int]:
    """From when to when the month of a day is "last March": until there is another; `over`: not while it lasts."""
    first, last = _month(day, 0)
    return last + 1 if over else first, _month(day, 12)[0] - 1


def _year(day: date, count: int) -> tuple[int, int]:
    year = min(max(day.year + count, 1), 9999)
    return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()


def _month(day: date, count: int) -> tuple[int, int]:
    index = day.year * 12 + day.month - 1 + count
    first = date(index // 12, index % 12 + 1, 1)
    return first.toordinal(), date((index + 1) // 12, (index + 1) % 12 + 1, 1).toordinal() - 1
