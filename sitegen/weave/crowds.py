"""What else is told then: by the article of a telling, and by the whole story, on its date, in its month and in its year."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from sitegen.model.dated import Dated
from sitegen.model.extract import Extract
from sitegen.weave.days import COARSE, YEAR, days_of
from sitegen.weave.index import Index
from sitegen.weave.memory import FORGETFUL, Memory
from sitegen.weave.told import Told, another, dated_anew, in_place_of, read_tellings
from sitegen.weave.weights import Scale, Weights, about

_Span = tuple[int, int, int]
_Key = _Span | str | tuple[str]
_Then = tuple[tuple[float, float, float], frozenset[str]]
_ALONE = 0.4  # an article that tells nothing else then
_RIVAL = 0.5  # for each doubling or so of what else it tells
_MOST_RIVALS = -1.2
_BUSY_DAY = 12  # tellings of one day, from which on the day alone says less
_CROWD_DAY, _CROWD_MONTH, _CROWD_YEAR = 0.4, 0.6, 1.0
_NONE: frozenset[str] = frozenset()


def redate(
    tellings: Sequence[Told], dates: Sequence[Sequence[Dated]], memory: Memory = FORGETFUL, round_: str = ""
) -> list[Told]:
    """The same with these dates, a row for each article, and with what else their own article tells then.

    `round_` tells apart those of one weaving, in `memory`.
    """
    besides: list[_Beside] = []
    at = 0
    for row in dates:
        own = tellings[at : at + len(row)]
        besides += memory.again(_besides, (round_, *own[:1]), [told.kinds for told in own], row)
        at += len(row)
    made = memory.each(_redated, tellings, tellings, besides, round_=round_)
    return list(map(in_place_of, tellings, made))


class _Beside(NamedTuple):
    """A telling's date, by whether its article tells nothing else then and nothing of its kind."""

    dated: Dated
    lonely: tuple[float, ...] = (0.0, 0.0, 0.0)
    sole: tuple[bool, ...] = (False, False, False)


def _besides(kinds: Sequence[frozenset[str]], dates: Sequence[Dated]) -> list[_Beside]:
    """Of one article."""
    spans = [_spans(*days_of(dated)) if dated.edtf else () for dated in dates]
    rows: dict[_Span, list[frozenset[str]]] = {}
    for own, keys in zip(kinds, spans, strict=True):
        for key in keys:
            rows.setdefault(key, []).append(own)
    often = {key: _often(row) for key, row in rows.items() if len(row) > 1}
    return [
        _Beside(
            dated,
            tuple([_lonely(len(rows[key]) - 1) for key in keys]),
            tuple([key not in often or own.isdisjoint(often[key]) for key in keys]),
        )
        if keys
        else _Beside(dated)
        for own, dated, keys in zip(kinds, dates, spans, strict=True)
    ]


def _often(row: Sequence[frozenset[str]]) -> set[str]:
    """What more than one of these have."""
    seen: set[str] = set()
    again: set[str] = set()
    for own in row:
        again |= seen & own
        seen |= own
    return again


def _redated(told: Told, beside: _Beside) -> Told:
    new = another(told) if beside.dated is told.dated else dated_anew(told, beside.dated)
    new.lonely, new.sole = beside.lonely, beside.sole  # type: ignore[assignment]  # three each
    return new


def told_then(
    extracts: Sequence[Extract], of: Sequence[Sequence[int]], dates: Sequence[Sequence[Dated]]
) -> tuple[list[Told], Scale]:
    """All tellings with these dates, as they are compared, and the scale; `of` are the actors of each article."""
    weights = Weights()
    tellings = weights.weigh(read_tellings(extracts, of), of)
    return Crowds().count(redate(tellings, dates), [0] * len(extracts)), weights.scale


class Crowds:
    """What the whole story tells then."""

    def __init__(self) -> None:
        self._index: Index[Told, _Key] = Index(_keys_of)
        self._crowd: dict[_Span, float] = {}
        self._days: dict[str, list[int]] = {}  # by kind, the days on which the story knows such a happening
        self._made: dict[Told, tuple[_Then, int, Told]] = {}

    def count(self, tellings: Sequence[Told], written: Sequence[int]) -> list[Told]:
        """The same with `crowd` and `only`. `written` is the day of each article (0 = unknown): two tellings are compared by
        that too, so that another day makes another telling.
        """
        self._index.update(tellings)
        changed = set(self._index.came)
        for key in self._index.touched:
            changed.update(self._recount(key))
        before, self._made = self._made, {}
        for told in tellings:
            made = before.get(told)
            if made is None or told in changed or made[1] != written[told.article]:
                then = self._then(told)
                if made is None or made[:2] != (then, written[told.article]):
                    made = then, written[told.article], _crowded(told, *then)
            self._made[told] = made
        return [in_place_of(told, new) for told, (_, _, new) in self._made.items()]

    def _recount(self, key: _Key) -> Iterable[Told]:
        """The tellings for which what is told under this key is something else than before."""
        row = self._index.rows.get(key, ())
        if isinstance(key, str):
            days = sorted({told.first for told in row})
            if days == self._days.get(key, []):
                return ()
            self._days[key] = days
            return self._index.rows.get((key,), ())
        if len(key) == 1:
            return ()
        crowd = _crowd(key[0], row)
        if crowd == self._crowd.get(key):
            return ()
        self._crowd[key] = crowd
        return row

    def _then(self, told: Told) -> _Then:
        if told.size < 0:
            return (0.0, 0.0, 0.0), _NONE
        day, month, year = _spans(told.first, told.last)
        # a date too coarse for a month or a year is alone in its own
        crowd = self._crowd[day], self._crowd[month] if month != day else 0.0, self._crowd[year] if year != day else 0.0
        if not 0 < told.size <= YEAR:
            return crowd, _NONE
        return crowd, frozenset([k for k in told.kinds if _one(self._days.get(k, []), told.first, told.last)])


def _keys_of(told: Told) -> Collection[_Key]:
    """Its spans; and its kinds: as they are where it knows its day, apart where that is open."""
    if told.size < 0:
        return ()
    spans = _spans(told.first, told.last)
    if told.size == 0:
        return (*spans, *told.heads)
    return (*dict.fromkeys(spans), *[(kind,) for kind in told.kinds]) if told.size <= YEAR else spans[:1]


def _crowd(kind: int, row: Collection[Told]) -> float:
    """Of a date, how many tellings; of a month or year, how many dates; of much, about how much."""
    if not row:
        return 0.0
    if kind == 0:
        return round(_CROWD_DAY * math.log(max(1.0, about(len(row), 5) / _BUSY_DAY)), 3)
    dates = {(told.first, told.last) for told in row}
    return round((_CROWD_MONTH if kind == 1 else _CROWD_YEAR) * math.log(about(len(dates), 5)), 3)


def _crowded(told: Told, crowd: tuple[float, float, float], only: frozenset[str]) -> Told:
    new = another(told)
    new.crowd, new.only = crowd, only
    return new


def _one(days: Sequence[int], first: int, last: int) -> bool:
    return bisect_right(days, last) - bisect_left(days, first) == 1


def _spans(first: int, last: int) -> tuple[_Span, _Span, _Span]:
    """Keys for a date, its month and its year; a date too coarse for a month has one of its own."""
    own = (0, first, last)
    month = (1, _month(first), 0) if last - first <= COARSE else own
    return own, month, (2, last // 366, 0) if last - first <= YEAR else own


@lru_cache(maxsize=10_000)
def _lonely(others: int) -> float:
    return _ALONE if others == 0 else max(_MOST_RIVALS, round(-_RIVAL * math.log(1 + others), 3))


@lru_cache(maxsize=20_000)
def _month(day: int) -> int:
    found = date.fromordinal(max(1, day))
    return found.year * 12 + found.month
