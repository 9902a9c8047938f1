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
from collections.abc import Sequence

from sitegen.model.dated import Dated
from sitegen.model.extract import Extract
from sitegen.weave.account import Draft
from sitegen.weave.memory import Memory
from sitegen.weave.told import days

_LATE = 14
_MOST = 1.5
_UNCLEAR = 0.25


def weigh(
    drafts: Sequence[Draft],
    extracts: Sequence[Extract],
    published: Sequence[Dated],
    copy_of: Sequence[int | None],
    memory: Memory,
) -> list[float]:
    """The weight of each event, in order."""
    written = [days(d.edtf)[0] if d.edtf and ".." not in d.edtf else 0 for d in published]
    points = _points(drafts, extracts, written, copy_of, memory)
    base = [_base(draft, written, copy_of) for draft in drafts]
    by_day: dict[int, list[int]] = {}
    for n, draft in enumerate(drafts):
        first, last = days(draft.dated.edtf)
        if draft.dated.edtf and first == last:
            by_day.setdefault(first, []).append(n)
    weights = list(base)
    for day, events in by_day.items():
        for rank, n in enumerate(sorted(events, key=lambda e: (-base[e], drafts[e].title, e)), 1):
            weights[n] += points.get(day, 0.0) / rank
    return [round(w, 3) for w in weights]


def _base(draft: Draft, written: Sequence[int], copy_of: Sequence[int | None]) -> float:
    first, last = days(draft.dated.edtf)
    late = sum(0.5 for a in draft.articles if copy_of[a] is None and first and written[a] - last >= _LATE)
    unclear = 0.0 if draft.edit and draft.edit.title else _UNCLEAR * min(2, draft.faults)
    return draft.independent + late + draft.lead - unclear


def _points(
    drafts: Sequence[Draft],
    extracts: Sequence[Extract],
    written: Sequence[int],
    copy_of: Sequence[int | None],
    memory: Memory,
) -> dict[int, float]:
    named: dict[int, set[int]] = {}
    for a, extract in enumerate(extracts):
        if copy_of[a] is None:
            for day in memory.recall(days_named, extract):
                named.setdefault(day, set()).add(a)
    for draft in drafts:
        first, last = days(draft.dated.edtf)
        if draft.dated.edtf and first == last:
            named.setdefault(first, set()).update(a for a in draft.articles if copy_of[a] is None)
    return {day: sum(_point(day, written[a]) for a in sorted(articles)) for day, articles in named.items()}


def days_named(extract: Extract) -> set[int]:
    """The days that an article names, ordinal."""
    dates = {t.edtf for t in extract.timexes if t.kind == "date" and t.edtf and len(t.edtf) == 10}
    return {first for first, last in map(days, dates) if first == last}


def _point(day: int, written: int) -> float:
    weeks = (written - day) / 7 if written else 0.0
    return 0.5 + (min(_MOST, 0.25 * math.log2(1 + weeks)) if weeks >= 2 else 0.0)
