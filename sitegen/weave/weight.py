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
from functools import lru_cache
from typing import NamedTuple

from sitegen.model.evidence import ArticleId
from sitegen.model.extract import Extract
from sitegen.weave.account import Draft
from sitegen.weave.days import days
from sitegen.weave.memory import Memory

_LATE = 14
_MOST = 1.5
_UNCLEAR = 0.25


class _Matter(NamedTuple):
    """What counts of an event: its day (0 = not known), the articles that tell it, and its weight but for the day's."""

    day: int
    articles: tuple[ArticleId, ...]
    base: float
    summary: str


class _Voice(NamedTuple):
    """What counts of an article that is no copy: the day it was written (0 = unknown) and those it names."""

    article: ArticleId
    written: int
    named: set[int]


def weigh(
    drafts: Sequence[Draft],
    extracts: Sequence[Extract],
    written: Sequence[int],
    copy_of: Sequence[ArticleId | None],
    memory: Memory,
) -> list[float]:
    """The weight of each event, in order. `written` is the day of each article (0 = unknown)."""
    voices = [
        _Voice(extract.article.id, day, memory.recall(days_named, extract))
        for extract, day, original in zip(extracts, written, copy_of, strict=True)
        if original is None
    ]
    return memory.kept(_weights, list[float], memory.each(_matter, drafts, drafts), voices)


def _matter(own: Draft) -> _Matter:
    first, last = days(own.dated.edtf)
    unclear = 0 if own.edit and own.edit.title else min(2, own.faults)
    late = sum([0.5 for day in own.written if first and day - last >= _LATE])
    return _Matter(
        first if own.dated.edtf and first == last else 0,
        tuple([t.article for t in own.tellings]),
        own.independent + late + own.lead - _UNCLEAR * unclear,
        own.summary,
    )


def _weights(matters: Sequence[_Matter], voices: Sequence[_Voice]) -> list[float]:
    by_day: dict[int, list[int]] = {}
    weights: list[float] = []
    for n, (day, _, base, _) in enumerate(matters):
        weights.append(round(base, 3))
        if day:
            by_day.setdefault(day, []).append(n)
    for day, points in _points(matters, by_day, voices).items():
        events = by_day.get(day, ())
        ranked = sorted(events, key=lambda e: (-matters[e].base, matters[e].summary, e)) if len(events) > 1 else events
        for rank, n in enumerate(ranked, 1):
            weights[n] = round(matters[n].base + points / rank, 3)
    return weights


def _points(
    matters: Sequence[_Matter], by_day: Mapping[int, Sequence[int]], voices: Sequence[_Voice]
) -> dict[int, float]:
    told: dict[ArticleId, set[int]] = {voice.article: set() for voice in voices}
    for day, events in by_day.items():
        for n in events:
            for article in matters[n].articles:
                if article in told:
                    told[article].add(day)
    points: dict[int, list[float]] = {}
    for article, written, named in voices:
        for day in named | told[article]:
            points.setdefault(day, []).append(_point(written - day if written else 0))
    return {day: math.fsum(found) for day, found in points.items()}


def days_named(extract: Extract) -> set[int]:
    """The days that an article names, ordinal."""
    dates = {t.edtf for t in extract.timexes if t.kind == "date" and t.edtf and len(t.edtf) == 10}
    return {first for first, last in map(days, dates) if first == last}


@lru_cache(maxsize=20_000)
def _point(later: int) -> float:
    """Of an article that names a day, written so many days later."""
    weeks = later / 7
    return 0.5 + (min(_MOST, 0.25 * math.log2(1 + weeks)) if weeks >= 2 else 0.0)
