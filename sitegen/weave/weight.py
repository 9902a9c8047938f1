"""Which events matter.

weight = sources + lead + dates / rank - unclear

`sources`  independent articles that tell the event, and half a point for each whose report comes a fortnight or more
           after the day: what is still told later mattered.
`lead`     1 where an article reports it as its own news.
`dates`    over all articles that name the event's day: 0.5 each, and up to 1.5 more for those written long after
           (a quarter for each doubling of the weeks between).
`rank`     of several events of one day the one with most sources has all of the day's points, the second half, the third
           a third: the heaviest events of a story stand on different days.
`unclear`  a quarter for each of up to two faults of a title that doesn't say who did what ("She was dismissed").

News timelines that editors made agree best with how many articles name a date, and how much later they do
(Gholipour Ghalandari and Ifrim 2020 is the anchor of this field).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sitegen.model.dated import Dated
from sitegen.model.extract import Extract
from sitegen.weave.account import Draft
from sitegen.weave.days import days
from sitegen.weave.memory import Memory

_LATE = 14
_MOST = 1.5
_UNCLEAR = 0.25


class _Matter(NamedTuple):
    """What counts of an event; `unclear` are the faults of its title, none where an editor gave it one."""

    edtf: str | None
    articles: tuple[int, ...]
    independent: int
    lead: bool
    unclear: int
    summary: str


def weigh(
    drafts: Sequence[Draft],
    extracts: Sequence[Extract],
    published: Sequence[Dated],
    copy_of: Sequence[int | None],
    memory: Memory,
) -> list[float]:
    """The weight of each event, in order."""
    written = [days(d.edtf)[0] if d.edtf and ".." not in d.edtf else 0 for d in published]
    matters = [
        _Matter(d.dated.edtf, d.articles, d.independent, d.lead, 0 if d.edit and d.edit.title else d.faults, d.summary)
        for d in drafts
    ]
    named = [memory.recall(days_named, extract) for extract in extracts]
    return memory.kept(_weights, list[float], matters, named, written, copy_of)


def _weights(
    matters: Sequence[_Matter], named: Sequence[set[int]], written: Sequence[int], copy_of: Sequence[int | None]
) -> list[float]:
    by_day: dict[int, list[int]] = {}
    for n, own in enumerate(matters):
        first, last = days(own.edtf)
        if own.edtf and first == last:
            by_day.setdefault(first, []).append(n)
    points = _points(matters, by_day, named, written, copy_of)
    base = [_base(own, written, copy_of) for own in matters]
    weights = list(base)
    for day, events in by_day.items():
        for rank, n in enumerate(sorted(events, key=lambda e: (-base[e], matters[e].summary, e)), 1):
            weights[n] += points.get(day, 0.0) / rank
    return [round(w, 3) for w in weights]


def _base(own: _Matter, written: Sequence[int], copy_of: Sequence[int | None]) -> float:
    first, last = days(own.edtf)
    late = sum([0.5 for a in own.articles if copy_of[a] is None and first and written[a] - last >= _LATE])
    return own.independent + late + own.lead - _UNCLEAR * min(2, own.unclear)


def _points(
    matters: Sequence[_Matter],
    by_day: Mapping[int, Sequence[int]],
    days_of: Sequence[set[int]],
    written: Sequence[int],
    copy_of: Sequence[int | None],
) -> dict[int, float]:
    named: dict[int, set[int]] = {}
    for a, found in enumerate(days_of):
        if copy_of[a] is None:
            for day in found:
                named.setdefault(day, set()).add(a)
    for day, events in by_day.items():
        articles = {a for n in events for a in matters[n].articles if copy_of[a] is None}
        named.setdefault(day, set()).update(articles)
    return {day: sum([_point(day, written[a]) for a in sorted(articles)]) for day, articles in named.items()}


def days_named(extract: Extract) -> set[int]:
    """The days that an article names, ordinal."""
    dates = {t.edtf for t in extract.timexes if t.kind == "date" and t.edtf and len(t.edtf) == 10}
    return {first for first, last in map(days, dates) if first == last}


def _point(day: int, written: int) -> float:
    weeks = (written - day) / 7 if written else 0.0
    return 0.5 + (min(_MOST, 0.25 * math.log2(1 + weeks)) if weeks >= 2 else 0.0)
