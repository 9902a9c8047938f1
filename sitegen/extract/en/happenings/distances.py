"""Happenings dated by how far they lie from another. In: a sentence and its dated drafts. Out: a draft for each clause
that stands so many days, weeks, months or years before or after a dated one: "Aldo quit on Monday, ten days after
prosecutors charged him", "The move comes three days after the firm turned down an offer".
"""

from __future__ import annotations

import re

from sitegen import edtf as edtfs
from sitegen.extract.en.clauses.reading import Clause, Reading
from sitegen.extract.en.dates.parts import NUMBERS
from sitegen.extract.en.happenings.bindings import Binding, trigger_of
from sitegen.extract.en.happenings.drafts import Draft, Page
from sitegen.extract.en.triggers import TIME

COUNTED = "counted-from-clause"
_DISTANCE = re.compile(
    r"""
    (?: \b (?P<years>[a-z]+|\d{1,2}) \s+ years?,? \s+ and \s+ )?
    (?P<about> (?:for|than|nearly|almost|about|least|around|some|over|barely)\s+ )?
    (?P<just> exactly\s+ )?
    (?: \b (?P<n>\d{1,3}|[a-z]+(?:-[a-z]+)?) \s+ (?P<unit>day|week|fortnight|month|year)s? (?P<exact> \s+ to\ the\ day )?
      | (?<!\d\s) \b (?P<within>hours?|minutes|moments) )  # not "48 hours"
    \s* \Z
    """,
    re.IGNORECASE | re.VERBOSE,
)
_UNITS = frozenset(("day", "week", "fortnight", "month", "year", "hour", "minute", "moment"))
_YEAR, _MONTH, _DAY = 4, 7, 10  # code points of "2019", "2019-05", "2019-05-03"
_ONE = frozenset(("the", "one"))
_GAP = re.compile(r"(?:,| ?[-–—])? ")
_REACH = 48  # code points in front of "after" that its distance may take
_SAME = frozenset(("so", "same", "likewise"))
_TOP = 1  # sentences behind the first that are of its news
_OF_NEWS = frozenset(("come", "follow", "mark"))
_LASTED = frozenset(("be", "take"))


def add_counted(page: Page, index: int, reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """A draft for each clause of the sentence that says how far it lies from the date in front of it ("a memo sent on 11 March,
    three weeks after he was hired"), or else from the sentence's main one.
    """
    dated = [d for d in drafts if d.edtf and len(d.edtf) >= _MONTH and "/" not in d.edtf]
    if not dated or not _may_count(page.words_of(index)):
        return []
    main = next((d for d in dated if d.main), None)
    beside = {_behind_date(page, d): d for d in dated}
    return _behind(page, index, reading, main, beside)


def _behind_date(page: Page, draft: Draft) -> int:
    """Where the words behind its date and a comma or dash begin."""
    end = page.timexes[draft.timex].end if draft.timex is not None else 0
    return end + len(between[0]) if (between := _GAP.match(page.text, end)) else end


def count_from_told(page: Page, index: int, lead: Draft | None, base: Draft | None) -> list[Draft]:
    """As in "The sacking comes three days after the firm turned down an offer", and at the top "Two months after the dam broke,
    its owner is bankrupt": counted from the article's own news; "It was eight days before the power was back": from what
    was told just before.
    """
    if not _may_count(page.words_of(index)):
        return []
    reading = page.reading(index)
    main = reading.clauses[0]
    lemma = reading.words[main.head].lemma if main.head >= 0 else ""
    at_top = lead is not None and index - lead.sentence <= _TOP and index not in page.times_in
    told = lead if at_top or lemma in _OF_NEWS else base if lemma in _LASTED and reading.words[0].low == "it" else None
    if told is None or told.edtf is None or len(told.edtf) != 10:
        return []
    return _behind(page, index, reading, told, {})


def _may_count(told: str) -> bool:
    counted = " after " in told or " before " in told
    return counted and any(f" {unit}" in told for unit in _UNITS)


def _behind(page: Page, index: int, reading: Reading, told: Draft | None, beside: dict[int, Draft]) -> list[Draft]:
    """Each clause counted from the draft whose date ends where its distance begins, else from `told`."""
    found = []
    for c, clause in enumerate(reading.clauses):
        match = _distance(page, reading, clause)
        near = beside if match and (match["unit"] or "").lower() != "year" else {}  # years back is no step of the story
        described = (
            reading.clauses[clause.parent].kind == "relative"
        )  # "a firm which moved ten days before it fell quit"
        far = None if described and (told is None or told.binding.clause != clause.parent) else told
        base = near.get(match.start() + len(match[0]) - len(match[0].lstrip()), far) if match else None
        if not match or not base or not base.edtf:
            continue
        value = _away(match, reading.words[clause.opener].low == "before", base.edtf)
        if value:
            bound = Binding(c, clause.head, _trigger(reading, clause.head))
            place, words = reading.words[clause.opener].start, match[0].strip()
            source, anchor = base.source, base.edtf or ""
            found.append(Draft(index, reading, bound, value, COUNTED, "inferred", place, anchor, words, None, source))
    return found


def _trigger(reading: Reading, head: int) -> str:
    """As in "searched the mill a week after its rival had done so": the act that "done so" stands for."""
    words = reading.words
    main = reading.clauses[0].head
    if words[head].lemma == "do" and main >= 0 and any(word.low in _SAME for word in words[head + 1 : head + 3]):
        return trigger_of(reading, main)
    return trigger_of(reading, head)


def _distance(page: Page, reading: Reading, clause: Clause) -> re.Match[str] | None:
    """The "three days" in front of "after" and a clause; None where that has a date of its own."""
    if clause.kind != "time" or clause.opener <= 0 or clause.head < 0:
        return None
    word = reading.words[clause.opener]
    if word.low not in ("after", "before") or any(reading.words[w].low == TIME for w in clause.words):
        return None
    last = reading.words[clause.opener - 1].low
    if last != TIME and last.removesuffix("s") not in _UNITS:
        return None
    match = _DISTANCE.search(page.text, max(0, word.start - _REACH), word.start)
    if match and match["within"] and word.low == "before":
        return None  # perhaps on the next day, or never: "hours before he was to be freed"
    return match if match and not match["about"] else None


def _away(match: re.Match[str], before: bool, edtf: str) -> str | None:
    """The date that lies so far from `edtf`: ahead where it was said to be `before`."""
    if match["within"]:  # "hours after she was sworn in": on that day, too
        return edtf if len(edtf) == _DAY else None
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
    step = n if before else -n
    base = edtf if match["exact"] else edtf[: {"month": _MONTH, "year": _YEAR}.get(unit, len(edtf))]
    try:
        if unit == "week" and len(base) == _MONTH:  # six weeks from a month: about the month of its middle
            return edtfs.approximate(edtfs.shift(f"{base}-15", weeks=step)[:_MONTH])
        value = edtfs.shift(base, **{f"{unit}s": step})
    except (ValueError, OverflowError):
        return None
    exact = unit == "day" or match["exact"] or match["just"]
    return value if exact else edtfs.approximate(value)


def _count(number: str) -> int:
    return int(number) if number.isdigit() else 1 if number in _ONE else NUMBERS.get(number, 0)
