"""Dates in front matter: EDTF, checked; and for what people write instead, the EDTF to write."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from sitegen import edtf
from sitegen.patterns import lazy
from sitegen.read.fields import words
from sitegen.read.mapping import Node, Problems

_ISO = lazy(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})")
_CLOCK = lazy(r"[Tt ]+(?P<time>[0-2]?\d:[0-5]\d(?::[0-6]\d(?:\.\d+)?)?)[ ]*(?P<zone>Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?")
_MONTHS = {name.lower()[:3]: n for n, name in enumerate(calendar.month_name) if n}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_NUMBERS = lazy(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?![\d])")
_MONTH_WORD = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY_FIRST = lazy(rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?{_MONTH_WORD},? (?P<year>\d{{4}})\b")
_MONTH_FIRST = lazy(rf"{_MONTH_WORD} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b")
_SPAN = lazy(r"(.{4,30}?)(?: (?:-|–|to|until|till) |–|(?<=^....)-(?=....$))(.{4,30})")
_SEASON_WORD = lazy(r"(spring|summer|autumn|fall|winter)(?: of)? (\d{4})\b")


def day(node: Node, key: str, problems: Problems) -> str:
    """An EDTF date; of a date with a time the day, as it is written there."""
    text = words(node, key, problems)
    if not text:
        return ""
    if (iso := _ISO.match(text)) and _CLOCK.fullmatch(text, iso.end()):
        text = iso[0]
    try:
        edtf.bounds(text)
    except ValueError as error:
        _say_bad_date(text, str(error), key, node, problems)
        return ""
    return text


def moment(node: Node, key: str, problems: Problems) -> str:
    """A day, or a day with a time; both ISO, as `datetime.fromisoformat` reads them."""
    text = words(node, key, problems)
    iso = _ISO.match(text)
    if text and not iso and not suggest(text):
        hint = f"write the day: {key}: 2020-02-14, or the minute: {key}: 2020-02-14T18:00"
        problems.add("bad-date", f'"{key}" is one day, not "{text[:60]}"', node.line, hint)
        return ""
    clock = iso and _CLOCK.fullmatch(text, iso.end())
    if iso and clock and day(Node("text", node.line, iso[0]), key, problems):
        zone = (clock["zone"] or "").upper()
        text = f"{iso[0]}T{clock['time']:0>5}{'Z' if zone in {'UTC', 'GMT'} else zone}"
        try:
            dt.datetime.fromisoformat(text)
        except ValueError:
            hint = f"write the time as 18:00: {key}: {iso[0]}T18:00"
            problems.add("bad-date", f'"{key}": there is no {clock["time"]} o\'clock', node.line, hint)
            return ""
        return text
    found = day(node, key, problems)
    if found and not _ISO.fullmatch(found):
        problems.add("bad-date", f'"{key}" is one day, not "{found}"', node.line, f"write the day: {key}: 2020-02-14")
        return ""
    return found


def _say_bad_date(text: str, reason: str, key: str, node: Node, problems: Problems) -> None:
    """An impossible day is called so; of what people write, the EDTF form is shown."""
    iso = _ISO.fullmatch(text)
    if iso:
        why = _impossible(int(iso["y"]), int(iso["m"]), int(iso["d"]))
        coarse = (
            f"the month alone: {key}: {text[:7]}" if 1 <= int(iso["m"]) <= 12 else f"the year alone: {key}: {text[:4]}"
        )
        hint = f"write the day meant, or {coarse}"
        problems.add("bad-date", f'"{key}": {text} is impossible: {why or reason}', node.line, hint)
        return
    meant = suggest(text)
    better = [e for e in meant if edtf.is_valid(e)]
    if meant and not better and _ISO.fullmatch(meant[0]):
        _say_bad_date(meant[0], reason, key, node, problems)
        return
    hint = (
        "write " + " or ".join(f"{key}: {e}" for e in better)
        if better
        else f"write {key}: 2020-02-14, 2020-02 or 2020, or 2018~ for about 2018"
    )
    problems.add("bad-date", f'"{key}" is a date such as 2020-02-14, not "{text[:60]}"', node.line, hint)


def _impossible(year: int, month: int, day_: int) -> str:
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    last = calendar.monthrange(year or 4, month)[1]
    if not 1 <= day_ <= last:
        return f"{calendar.month_name[month]} {year} has {last} days"
    return ""


def suggest(text: str) -> tuple[str, ...]:
    """What somebody may have meant who wrote a date in words or in another order; none of it is checked."""
    low = " ".join(text.lower().replace(",", ", ").split())
    if edtf.is_valid(turned := "/".join(reversed(low.split("/")))):  # the end before the beginning
        return (turned,)
    if (span := _SPAN.fullmatch(low)) and (ends := [_end(span[1]), _end(span[2])]) and all(ends):
        return ("/".join(ends),)
    about = re.match(r"(?:c\.|ca\.?|circa|about|around|approximately|~)\s*", low)
    mark = "~" if about else ""
    low = low[about.end() :] if about else low
    low = re.sub(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? ", "", low).removeprefix("the ")
    if match := _MONTH_FIRST.match(low) or _DAY_FIRST.match(low):
        number = f"-{int(match['day']):02}" if match["day"] else ""
        return (f"{match['year']}-{_MONTHS[match['month']]:02}{number}{mark}",)
    if match := _SEASON_WORD.match(low):
        return (f"{match[2]}-{_SEASONS[match[1]]}{mark}",)
    if match := _NUMBERS.match(low):
        return _orders(*match.groups())
    if re.fullmatch(r"(?:19|20)\d{6}", low):
        return (f"{low[:4]}-{low[4:6]}-{low[6:]}",)
    if match := re.fullmatch(r"(?:the )?(\d{3})0['’]?s", low):
        return (f"{match[1]}X{mark}",)
    if match := re.fullmatch(r"(\d{4})-(\d)", low):
        return (f"{match[1]}-0{match[2]}{mark}",)
    if match := re.fullmatch(r"(?:early|late|mid|end of)?[- ]?(\d{4})", low):
        return (f"{match[1]}{mark}",)
    return ()


def _end(text: str) -> str:
    """One end of a span as EDTF, "" where it is not one date."""
    if edtf.is_valid(text):
        return text
    meant = suggest(text)
    return meant[0] if len(meant) == 1 and edtf.is_valid(meant[0]) else ""


def _orders(a: str, b: str, c: str) -> tuple[str, ...]:
    """2020-2-4, 14/02/2020, 02/14/2020; both readings of 03/04/2020; of 31/02/2020 the day that never was."""
    if len(a) == 4:
        return (f"{a}-{int(b):02}-{int(c):02}",)
    if len(c) != 4 or len(a) > 2:
        return ()
    readings = (f"{c}-{int(b):02}-{int(a):02}", f"{c}-{int(a):02}-{int(b):02}")
    valid = dict.fromkeys(r for r in readings if edtf.is_valid(r))
    return tuple(valid or [r for r in readings if 1 <= int(r[5:7]) <= 12])
