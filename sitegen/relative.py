"""What a time expression means before it has an anchor, and how an anchor closes it. Pure; no clock.

A relative meaning is a short text, so that it can be stored and closed later with another anchor:

    day-1  week+0  weekend-1  month+1  quarter-1  year-5  decade+0  century-1   that calendar unit, so many away
    wed<   nov<   nov-03<   summer<   q3<   easter<                             the latest one begun by the anchor
    wed<<  nov<<  …                                                             the latest one over before the anchor
    wed>   nov>   …                                                             the first one not yet over
    wed>>  nov>>  …                                                             the first one still to begin
    nov-03<>                                                                    the nearest one
    nov@year-1   wed@week+0   13@month-1   q3@year+0   h1@year+0                that one within a unit
    day@year-10  week@year-10  month@year-10                                    the same day, week or month of that year
    d13<  d13>  …                                                               such a day of a month
    jan@year-1/nov@year-1   month-12/month+0   ../mar<   2015/year-1            a span; an end may be open or EDTF
    mon</wed<   wed>/fri>                                                       a span back or ahead: in this order
    year+0~                                                                     about then

A week runs from Monday to Sunday. Nothing is ever finer than the anchor: yesterday, in a text of which only the month
is known, is about that month.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from sitegen import edtf
from sitegen.holidays import HOLIDAYS, nth

_UNITS = "day|week|weekend|month|quarter|year|decade|century"
_STEP = re.compile(rf"(?P<unit>{_UNITS})(?P<count>[+-][0-9]{{1,4}})")
_NAMED = re.compile(
    rf"""
    (?P<name> [a-z][a-z0-9]* | [0-9]{{1,2}} )
    (?: - (?P<day>[0-9]{{1,2}}) )?
    (?: (?P<way> <> | << | >> | < | > ) | @ (?P<unit>{_UNITS}) (?P<count>[+-][0-9]{{1,4}}) )
    """,
    re.VERBOSE,
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = ("spring", "summer", "autumn", "winter")
_PARTS = {
    **{name: (f"-{number:02}", f"-{number:02}") for number, name in enumerate(MONTHS, 1)},
    **{name: (f"-{number}", f"-{number}") for number, name in enumerate(SEASONS, 21)},
    **{f"q{number}": (f"-{number + 32}", f"-{number + 32}") for number in range(1, 5)},
    "h1": ("-01", "-06"),
    "h2": ("-07", "-12"),
}
_SAME = frozenset(("day", "week", "month"))
_DAY_ALONE = re.compile(r"d([0-9]{1,2})")
_NEAR = 7  # days: a step this small, from an anchor without a day, stays about the anchor


@lru_cache(maxsize=8192)
def resolve(relative: str, anchor: str) -> str | None:
    """EDTF for `relative` counted from the EDTF `anchor`; None if the anchor is open or too coarse to say.

    ValueError if `relative` is not in the notation or `anchor` is not EDTF.
    """
    if "@year" in relative and edtf.precision(anchor) == "season":
        anchor = anchor[:4]  # "in the winter of 2017 … that September": winter lasts into a year that nobody named
    first, last = edtf.bounds(anchor)
    if first is None or last is None:
        return None
    try:
        early, late = _at(relative, first), _at(relative, last) if last != first else None
    except OverflowError:
        return None
    if early is None:
        return None
    answer = early if late is None or late == early else _hull(relative, early, late, anchor)
    return edtf.approximate(answer) if answer and anchor.endswith(("~", "%")) else answer


def nth_in(month: str, weekday: str, n: int) -> str | None:
    """The n-th such weekday ("mon") of the month "2018-06", -1 the last; its n-th week where `weekday` is ""; None = none."""
    first, last = edtf.bounds(month)
    if edtf.precision(month) != "month" or first is None or last is None:
        return None
    if not weekday:
        start = last - timedelta(days=6) if n < 0 else first + timedelta(days=7 * (n - 1))
        return f"{start.isoformat()}/{(start + timedelta(days=6)).isoformat()}" if n <= _WEEKS else None
    day = nth(first.year, first.month, WEEKDAYS.index(weekday), n)
    return day.isoformat() if day <= last else None


_WEEKS = 4  # whole ones of a month


def _is_named(end: str) -> bool:
    match = _NAMED.fullmatch(end)
    if not match:
        return False
    name = match["name"]
    if name in _SAME:
        return match["unit"] == "year"
    if _DAY_ALONE.fullmatch(name):
        return bool(match["way"])
    return name in WEEKDAYS or name in _PARTS or name in HOLIDAYS or (name.isdigit() and bool(match["unit"]))


def _at(relative: str, day: date) -> str | None:
    """The meaning as seen from one day."""
    text = relative.removesuffix("~")
    ends = _ends(text.split("/"), day)
    if None in ends:
        return None
    answer = ends[0] if len(ends) == 1 else f"{(ends[0] or '').split('/')[0]}/{(ends[1] or '').split('/')[-1]}"
    if len(ends) > 1 and answer and not edtf.is_valid(answer):
        return None
    return edtf.approximate(answer) if answer and relative.endswith("~") else answer


def _ends(texts: list[str], day: date) -> list[str | None]:
    """Each end; "from Monday to Wednesday" is the Wednesday before and the Monday before that, or ahead likewise."""
    if len(texts) == 2 and all(text.endswith("<") for text in texts):
        end = _end(texts[1], day)
        since = edtf.bounds(end)[0] if end else None
        return [_end(texts[0], since) if since else None, end]
    if len(texts) == 2 and all(text.endswith(">") and not text.endswith("<>") for text in texts):
        start = _end(texts[0], day)
        since = edtf.bounds(start)[1] if start else None
        return [start, _end(texts[1], since) if since else None]
    return [text if text == ".." else _end(text, day) for text in texts]


def _end(text: str, day: date) -> str | None:
    if step := _STEP.fullmatch(text):
        return _unit(step["unit"], int(step["count"]), day)
    if text[:4].isdigit() and edtf.is_valid(text):
        return text
    match = _NAMED.fullmatch(text)
    if not match or not _is_named(text):
        raise ValueError(f"{text!r} is not a relative date")
    name, number = match["name"], int(match["day"] or 0)
    if name in _SAME:
        return _same(name, int(match["count"]), day)
    if match["unit"]:
        unit = _unit(match["unit"], int(match["count"]), day)
        return _within(name, number, unit) if unit else None
    if name in WEEKDAYS:
        return _weekday(WEEKDAYS.index(name), match["way"], day).isoformat()
    return _named(name, number, match["way"], day)


def _unit(unit: str, count: int, day: date) -> str | None:
    if unit == "day":
        return (day + timedelta(days=count)).isoformat()
    if unit in {"week", "weekend"}:
        monday = day + timedelta(days=7 * count - day.weekday())
        start = monday + timedelta(days=5) if unit == "weekend" else monday
        return f"{start.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if unit == "month":
        index = day.year * 12 + day.month - 1 + count
        return f"{index // 12:04}-{index % 12 + 1:02}" if 12 <= index < 120000 else None
    if unit == "quarter":
        index = day.year * 4 + (day.month - 1) // 3 + count
        return f"{index // 4:04}-{index % 4 + 33}" if 4 <= index < 40000 else None
    year = day.year + count * {"year": 1, "decade": 10, "century": 100}[unit]
    if not {"year": 1, "decade": 10, "century": 100}[unit] <= year <= 9999:  # no year 0: it is before Christ
        return None
    return {"year": f"{year:04}", "decade": f"{year // 10:03}X", "century": f"{year // 100:02}XX"}[unit]


def _weekday(index: int, way: str, day: date) -> date:
    back = (day.weekday() - index) % 7
    if way == "<>":
        way = "<" if back <= 3 else ">"
    if way.startswith("<"):
        return day - timedelta(days=back or (7 if way == "<<" else 0))
    return day + timedelta(days=(7 - back) % 7 or (7 if way == ">>" else 0))


def _named(name: str, number: int, way: str, day: date) -> str | None:
    """The month, season, quarter, half, holiday or day of a month that lies `way` of `day`."""
    found: list[tuple[date, date, str]] = []
    if alone := _DAY_ALONE.fullmatch(name):
        months = [_unit("month", count, day) or "" for count in range(-4, 5)]
        texts = [f"{month}-{int(alone[1]):02}" for month in months]
        found = [(date.fromisoformat(text), date.fromisoformat(text), text) for text in texts if edtf.is_valid(text)]
        return _choose(found, way, day)
    for year in range(max(day.year - 8, 1), min(day.year + 8, 9998) + 1):  # 29 February may be eight years away
        if text := _in_year(name, number, year):
            first, last = edtf.bounds(text)
            if first and last:
                found.append((first, last, text))
    return _choose(found, way, day)


def _choose(found: list[tuple[date, date, str]], way: str, day: date) -> str | None:
    """The one of those, in order, that lies `way` of `day`."""
    if way == "<>":
        apart = sorted((max((first - day).days, (day - last).days, 0), text) for first, last, text in found)
        return apart[0][1] if apart else None
    if way.startswith("<"):
        past = [
            text
            for first, last, text in found
            if (last if way == "<<" else first) < day or (way == "<" and first == day)
        ]
        return past[-1] if past else None
    ahead = [
        text for first, last, text in found if (first if way == ">>" else last) > day or (way == ">" and last == day)
    ]
    return ahead[0] if ahead else None


def _same(name: str, years: int, day: date) -> str | None:
    """The day, week or month that bears the date of `day` in another year; 29 February has none."""
    text = f"{day.year + years:04}{day.isoformat()[4:]}"
    if name == "month":
        return text[:7] if edtf.is_valid(text[:7]) and text[:4] != "0000" else None
    if not edtf.is_valid(text):
        return None
    return text if name == "day" else _unit("week", 0, date.fromisoformat(text))


def _within(name: str, number: int, unit: str) -> str | None:
    """That one inside a year ("nov@year-1"), a week ("wed@week+0") or a month ("13@month+0")."""
    first, last = edtf.bounds(unit)
    if first is None or last is None:
        return None
    if name in WEEKDAYS:
        found = first + timedelta(days=(WEEKDAYS.index(name) - first.weekday()) % 7)
        return found.isoformat() if found <= last and (last - first).days == 6 else None
    if name.isdigit():
        text = f"{unit}-{int(name):02}"
        return text if edtf.precision(unit) == "month" and edtf.is_valid(text) else None
    return _in_year(name, number, first.year) if edtf.precision(unit) == "year" else None


def _in_year(name: str, number: int, year: int) -> str | None:
    if name in HOLIDAYS:
        return HOLIDAYS[name](year).isoformat()
    start, end = _PARTS[name]
    if number:
        text = f"{year:04}{start}-{number:02}"
        return text if edtf.is_valid(text) else None
    return f"{year:04}{start}" if start == end else f"{year:04}{start}/{year:04}{end}"


def _hull(relative: str, early: str, late: str | None, anchor: str) -> str | None:
    """Two readings, from the first and the last day of a coarse anchor: the smallest month or year that holds both."""
    if late is None:
        return None
    first, last = edtf.bounds(early)[0], edtf.bounds(late)[1]
    if first and last and first.isoformat()[:7] == last.isoformat()[:7]:
        return first.isoformat()[:7]
    if _is_near(relative) and edtf.precision(anchor) in {"month", "year", "season", "quarter"}:
        return edtf.approximate(anchor)
    if first and last and first.year == last.year and "/" not in relative:
        return f"{first.year:04}"
    return None


def _is_near(relative: str) -> bool:
    step = _STEP.fullmatch(relative.rstrip("~"))
    if step:
        return (step["unit"] == "day" and abs(int(step["count"])) <= _NEAR) or step[0] in {"week+0", "week+1", "week-1"}
    return relative[:3] in WEEKDAYS and "@" not in relative and "/" not in relative
