"""Happenings dated by how far they lie from another. In: a sentence and its dated drafts. Out: a draft for each clause
that stands so many days, weeks, months or years before or after a dated one: "Aldo quit on Monday, ten days after
prosecutors charged him", "The move comes three days after the firm turned down an offer".
"""

from __future__ import annotations

import re

from sitegen import edtf as edtfs
from sitegen.extract.en.clauses import Clause, Reading
from sitegen.extract.en.dates.parts import NUMBERS
from sitegen.extract.en.happenings.bindings import Binding, trigger_of
from sitegen.extract.en.happenings.drafts import Draft, Page
from sitegen.extract.en.triggers import TIME

_DISTANCE = re.compile(
    r"""
    (?: \b (?P<years>[a-z]+|\d{1,2}) \s+ years?,? \s+ and \s+ )?
    (?P<about> (?:than|nearly|almost|about|least|around|some|over|barely)\s+ )?
    (?P<just> exactly\s+ )?
    \b (?P<n>\d{1,3}|[a-z]+(?:-[a-z]+)?) \s+ (?P<unit>day|week|fortnight|month|year)s?
    (?P<exact> \s+ to\ the\ day )? \s* \Z
    """,
    re.IGNORECASE | re.VERBOSE,
)
_UNITS = frozenset(("day", "week", "fortnight", "month", "year"))
_YEAR, _MONTH = 4, 7  # code points of "2019" and "2019-05"
_ONE = frozenset(("the", "one"))
_REACH = 48  # code points in front of "after" that its distance may take
_SAME = frozenset(("so", "same", "likewise"))
_OF_NEWS = frozenset(("come", "follow", "mark"))
_LASTED = frozenset(("be", "take"))


def add_counted(page: Page, index: int, reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """A draft for each clause of the sentence that says how far it lies from the sentence's own dated happening."""
    main = next((d for d in drafts if d.main and d.edtf and len(d.edtf) >= _MONTH and "/" not in d.edtf), None)
    return _behind(page, index, reading, main.edtf, index) if main and main.edtf else []


def count_from_told(page: Page, index: int, lead: Draft | None, base: Draft | None) -> list[Draft]:
    """As in "The sacking comes three days after the firm turned down an offer": counted from the article's own news; "It was
    eight days before the power was back": from what was told just before.
    """
    if not _may_count(page.words_of(index)):
        return []
    reading = page.reading(index)
    main = reading.clauses[0]
    lemma = reading.words[main.head].lemma if main.head >= 0 else ""
    told = lead if lemma in _OF_NEWS else base if lemma in _LASTED and reading.words[0].low == "it" else None
    if told is None or told.edtf is None or len(told.edtf) != 10:
        return []
    return _behind(page, index, reading, told.edtf, told.source)


def _may_count(told: str) -> bool:
    counted = " after " in told or " before " in told
    return counted and any(unit in told for unit in (" day", " week", " fortnight", " month", " year"))


def _behind(page: Page, index: int, reading: Reading, edtf: str, source: int) -> list[Draft]:
    found = []
    for c, clause in enumerate(reading.clauses):
        counted = _counted(page, reading, clause, edtf)
        if counted:
            bound = Binding(c, clause.head, _trigger(reading, clause.head))
            place = reading.words[clause.opener].start
            value, words = counted
            rule = "counted-from-clause"
            found.append(Draft(index, reading, bound, value, rule, "inferred", place, edtf, words, None, source))
    return found


def _trigger(reading: Reading, head: int) -> str:
    """As in "searched the mill a week after its rival had done so": the act that "done so" stands for."""
    words = reading.words
    main = reading.clauses[0].head
    if words[head].lemma == "do" and main >= 0 and any(word.low in _SAME for word in words[head + 1 : head + 3]):
        return trigger_of(reading, main)
    return trigger_of(reading, head)


def _counted(page: Page, reading: Reading, clause: Clause, edtf: str) -> tuple[str, str] | None:
    """The date of a clause behind "three days after", and those words; None where it has a date of its own."""
    if clause.kind != "time" or clause.opener <= 0 or clause.head < 0:
        return None
    word = reading.words[clause.opener]
    if word.low not in ("after", "before") or any(reading.words[w].low == TIME for w in clause.words):
        return None
    last = reading.words[clause.opener - 1].low
    if last != TIME and last.removesuffix("s") not in _UNITS:
        return None
    match = _DISTANCE.search(page.text, max(0, word.start - _REACH), word.start)
    if not match or match["about"]:
        return None
    n = _count(match["n"].lower())
    unit = match["unit"].lower()
    if not n:
        return None
    if match["years"]:  # "two years and three months after we lost them"
        if unit != "month":
            return None
        n += 12 * _count(match["years"].lower())
    if unit == "fortnight":
        n, unit = 2 * n, "week"
    step = -n if word.low == "after" else n
    base = edtf if match["exact"] else edtf[: {"month": _MONTH, "year": _YEAR}.get(unit, len(edtf))]
    try:
        if unit == "week" and len(base) == _MONTH:  # six weeks from a month: about the month of its middle
            return edtfs.approximate(edtfs.shift(f"{base}-15", weeks=step)[:_MONTH]), match[0].strip()
        value = edtfs.shift(base, **{f"{unit}s": step})
    except (ValueError, OverflowError):
        return None
    exact = unit == "day" or match["exact"] or match["just"]
    return value if exact else edtfs.approximate(value), match[0].strip()


def _count(number: str) -> int:
    return int(number) if number.isdigit() else 1 if number in _ONE else NUMBERS.get(number, 0)
