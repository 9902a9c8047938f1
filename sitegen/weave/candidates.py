"""Which pairs of tellings are worth comparing: never all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from sitegen.weave.told import Told

_FEW = 24  # so many are compared pair by pair
_LARGE = 2000  # tellings; in a story of more, two that share neither actor nor rare word are not compared
_WINDOW = 8  # of more, each with its neighbours in order of their rarest words


def pairs(tellings: list[Told]) -> Iterator[tuple[int, int]]:
    """Pairs of numbers (smaller first), each once: dates that can agree, and where there are many, a shared rare word or actor."""
    size = len(tellings)
    seen: set[int] = set()  # pairs as single numbers: a million tuples would keep the collector busy
    same_date: dict[tuple[int, int], list[Told]] = {}
    fine: dict[int, list[Told]] = {}
    coarse: dict[int, list[Told]] = {}
    for told in tellings:
        if told.size < 0:
            continue
        same_date.setdefault((told.first, told.last), []).append(told)
        if told.size > 366 or told.first < 1:
            continue
        for key in _frames(told):
            fine.setdefault(key, []).append(told)
        if told.size > 0:
            coarse.setdefault(_frames(told)[-1 if told.size > 45 else 0], []).append(told)
    for bucket in same_date.values():
        _within(bucket, size, seen)
    for key, wide in coarse.items():
        _across(wide, fine[key], size, seen)
    for pair in sorted(seen):
        yield divmod(pair, size)


def _frames(told: Told) -> tuple[int, int]:
    """The month (year * 100 + month) and the year that a date begins in."""
    day = date.fromordinal(told.first)
    return day.year * 100 + day.month, day.year


def _within(bucket: list[Told], size: int, seen: set[int]) -> None:
    if len(bucket) <= _FEW:
        _add(_akin(combinations(bucket, 2), size), size, seen)
        return
    for shared in _by_feature(bucket).values():
        if len(shared) <= _FEW:
            _add(combinations(shared, 2), size, seen)
        else:
            row = sorted(shared, key=lambda t: (t.rare, t.number))
            for step in range(1, _WINDOW):
                _add(zip(row, row[step:], strict=False), size, seen)


def _across(wide: list[Told], narrow: list[Told], size: int, seen: set[int]) -> None:
    if len(wide) * len(narrow) <= _FEW * _FEW:
        _add(_akin(((a, b) for a in wide for b in narrow), size), size, seen)
        return
    index = _by_feature(narrow)
    for told in wide:
        for feature in _features(told):
            others = index.get(feature, ())
            if len(others) <= 4 * _FEW:
                _add(((told, other) for other in others), size, seen)


def _by_feature(bucket: list[Told]) -> dict[str | int, list[Told]]:
    index: dict[str | int, list[Told]] = {}
    for told in bucket:
        for feature in _features(told):
            index.setdefault(feature, []).append(told)
    return index


def _features(told: Told) -> Iterator[str | int]:
    yield from told.rare
    yield from told.actors


def _akin(found: Iterable[tuple[Told, Told]], size: int) -> Iterable[tuple[Told, Told]]:
    """In a large story, those that share an actor or a rare word. Pairs found by such a feature need no asking."""
    if size <= _LARGE:
        return found
    return ((a, b) for a, b in found if not (a.actors.isdisjoint(b.actors) and a.words.isdisjoint(b.rare)))


def _add(found: Iterable[tuple[Told, Told]], size: int, seen: set[int]) -> None:
    for a, b in found:
        if a.article != b.article:
            x, y = a.number, b.number
            seen.add(x * size + y if x < y else y * size + x)
