"""Before when an article cannot have been written: the last date that it speaks of as past."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sitegen import edtf
from sitegen.model.extract import Extract, Timex
from sitegen.relative import MONTHS, WEEKDAYS, resolve
from sitegen.weave.days import days
from sitegen.weave.told import Told
from sitegen.weave.words import words

_OPEN_DAY = re.compile(r"[a-z]{3}-[0-9]{2}<|[a-z]{3}<")  # "8 March", "in March": a year would date the article well
_MAY_BE_AHEAD = re.compile(
    r"\b(?:from|until|till|through|by|before|starting|beginning|effective)\s(?:the\s)?$", re.IGNORECASE
)
"""As in "From September 2031 no class may have more than 22": no verb tells that it is still to come."""
_NEAREST = 15  # characters
_NEAR = 45  # days between an article and another that tells the same
_WEEKDAY = re.compile(rf"(?P<day>{'|'.join(WEEKDAYS)})<")
_NAMED_DAY = re.compile(r"(?P<month>[a-z]{3})-(?P<day>[0-9]{2})<>?")


@dataclass(frozen=True, slots=True)
class Bound:
    """The article was written on `day` (ordinal) or later, as `edtf` says, because of `timex`."""

    day: int
    edtf: str
    timex: Timex


def last_past(extract: Extract, *, counted: bool = False) -> Bound | None:
    """The latest date that the words alone give and that is no date to come; None where there is none.

    With `counted` also those of an undated text that are counted from such a date: "the next morning".
    """
    ahead = {h.timex for h in extract.happenings if h.tense == "future"}
    best: Bound | None = None
    for n, timex in enumerate(extract.timexes):
        if timex.kind != "date" or not timex.edtf or n in ahead or (not counted and (timex.anchor or timex.relative)):
            continue
        if _MAY_BE_AHEAD.search(extract.article.text, max(0, timex.start - _NEAREST), timex.start):
            continue
        start = edtf.plain(timex.edtf).split("/")[0].strip(".")
        first, last = days(start)
        if not start or first == 0 or last - first > 366:
            continue
        bound = Bound(days(start)[0], start, timex)
        if best is None or bound.day > best.day:
            best = bound
    return best


def first_ahead(extract: Extract) -> int | None:
    """The last day on which the article can have been written: what it calls due then is still to come."""
    ahead = [extract.timexes[h.timex] for h in extract.happenings if h.tense == "future" and h.timex is not None]
    ends = [days(t.edtf)[1] for t in ahead if t.kind == "date" and t.edtf and not t.anchor and not t.relative]
    return min(ends, default=None)


def is_telling(extract: Extract, bound: Bound) -> bool:
    """Whether the bound is about all that the text says of its date. Next to "8 March" or a date to come it is not.

    Nor is a year: it is named in that year and in all years after it.
    """
    if len(bound.edtf) == 4 or any(h.tense == "future" and h.timex is not None for h in extract.happenings):
        return False
    return not any(t.edtf is None and _OPEN_DAY.match(t.relative) for t in extract.timexes)


def weekday_of_date(extract: Extract) -> Bound | None:
    """The latest "Tuesday, 23 March" that only one year fits: not before what the text speaks of, nor five years after.

    A weekday is named within the week, so the article is at most six days younger. Where a year that the text names fits as
    well ("the day in 2016? It was a Monday, 19 September"), it is of that one.
    """
    past = last_past(extract)
    if past is None:
        return None
    named = {int(timex.edtf[:4]) for timex in extract.timexes if timex.edtf and timex.edtf[:4].isdigit()}
    found: list[Bound] = []
    leads = {
        h.timex for h in extract.happenings if h.lead and h.tense == "past"
    }  # "on Friday, June 1, they put their names to it"
    for n, timex in enumerate(extract.timexes):
        match = _NAMED_DAY.fullmatch(timex.relative)
        weekday = next((n for n, name in enumerate(words().weekdays) if name in timex.text.casefold()), None)
        told = timex.relative[-1:] == "<" or n in leads  # what is due on "Tuesday, 23 March" may be months ahead
        if timex.edtf is None and match and told and match["month"] in MONTHS and weekday is not None:
            month, day = MONTHS.index(match["month"]) + 1, int(match["day"])
            start = date.fromordinal(past.day)
            years = [y for y in range(start.year, start.year + 6) if _falls_on(y, month, day, weekday, start)]
            if len(years) == 1 and not any(_falls_on(y, month, day, weekday, date.min) for y in named - {*years}):
                first = date(years[0], month, day).toordinal()
                found.append(Bound(first, date.fromordinal(first).isoformat(), timex))
    return max(found, key=lambda b: b.day, default=None)


def weekday_of_lead(extract: Extract, lead: Told) -> int | None:
    """The weekday, Monday = 0, on which an article says that what it reports took place: "a report said on Tuesday"."""
    if lead.happening.timex is None:
        return None
    match = _WEEKDAY.fullmatch(extract.timexes[lead.happening.timex].relative)
    return WEEKDAYS.index(match["day"]) if match else None


def day_of_dateline(extract: Extract) -> Timex | None:
    """The "Oct 14" of a dateline that gives no year."""
    if extract.published.rule != "dateline-without-year":
        return None
    first = next((t for t in extract.timexes if t.kind == "date"), None)
    return first if first and first.edtf is None and _NAMED_DAY.fullmatch(first.relative) else None


def nearest_day(relative: str, known: str) -> str | None:
    """For "oct-14<", known to be near 2031-10-15: the fourteenth of the nearest October, if that is near enough."""
    try:
        found = resolve(f"{relative[:6]}<>", edtf.plain(known))
    except ValueError:
        return None
    if not found or days(found)[0] != days(found)[1]:
        return None
    return found if abs(days(found)[0] - days(known)[0]) <= _NEAR else None


def _falls_on(year: int, month: int, day: int, weekday: int, start: date) -> bool:
    try:
        found = date(year, month, day)
    except ValueError:
        return False
    return found >= start and found.weekday() == weekday
