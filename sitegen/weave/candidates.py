"""Which pairs of tellings are worth comparing: never all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, product

from sitegen.weave.told import Told

_FEW = 24  # so many are compared pair by pair
_LARGE = 2000  # tellings; in a story of more, two that share neither actor nor rare word are not compared
_WINDOW = 8  # of more, each with its neighbours in order of their rarest words


def fellows(tellings: Sequence[Told]) -> Iterator[tuple[int, list[int]]]:
    """For each telling by number those of other articles before it to compare it with, in order; where there are none,
    nothing. Their dates can agree, and where there are many, they share a rare word or an actor.
    """
    near: list[list[int]] = [[] for _ in tellings]  # plain numbers, either way and repeated: sorted out at the end
    same_date: dict[tuple[int, int], list[Told]] = {}
    fine: dict[int, list[Told]] = {}
    coarse: dict[int, list[Told]] = {}
    for told in tellings:
        if told.size < 0:
            continue
        same_date.setdefault((told.first, told.last), []).append(told)
        if told.size > 366 or told.first < 1:
            continue
        month, year = _frames(told.first)
        fine.setdefault(month, []).append(told)
        fine.setdefault(year, []).append(told)
        if told.size > 0:
            coarse.setdefault(year if told.size > 45 else month, []).append(told)
    large = len(tellings) > _LARGE
    for bucket in same_date.values():
        _within(bucket, near, large=large)
    for key, wide in coarse.items():
        _across(wide, fine[key], near, large=large)
    first_of_article = 0
    for told in tellings:
        if told.article != tellings[first_of_article].article:
            first_of_article = told.number
        found = sorted([n for n in set(near[told.number]) if n < first_of_article])
        if found:
            yield told.number, found


def _frames(day: int) -> tuple[int, int]:
    """The month (year * 100 + month) and the year that a date begins in."""
    found = date.fromordinal(day)
    return found.year * 100 + found.month, found.year


def _within(bucket: list[Told], near: list[list[int]], *, large: bool) -> None:
    if len(bucket) <= _FEW:
        _add(combinations(bucket, 2), near, large=large)
        return
    for row in _by_feature(sorted(bucket, key=lambda t: (t.rare, t.number))).values():
        if len(row) <= _FEW:
            for number in row:
                near[number] += row
        else:
            for at, number in enumerate(row):
                near[number] += row[max(0, at + 1 - _WINDOW) : at + _WINDOW]


def _across(wide: list[Told], narrow: list[Told], near: list[list[int]], *, large: bool) -> None:
    if len(wide) * len(narrow) <= _FEW * _FEW:
        _add(product(wide, narrow), near, large=large)
        return
    index = {feature: row for feature, row in _by_feature(narrow).items() if len(row) <= 4 * _FEW}
    for told in wide:
        found: set[int] = set()
        for feature in _features(told):
            found.update(index.get(feature, []))
        near[told.number] += found
        for number in found:
            near[number].append(told.number)


def _by_feature(bucket: Iterable[Told]) -> dict[str | int, list[int]]:
    """The numbers of those with a rare word or an actor, in the order given."""
    index: dict[str | int, list[int]] = {}
    for told in bucket:
        for feature in _features(told):
            index.setdefault(feature, []).append(told.number)
    return index


def _features(told: Told) -> tuple[str | int, ...]:
    return (*told.rare, *told.actors)


def _add(found: Iterable[tuple[Told, Told]], near: list[list[int]], *, large: bool) -> None:
    """Note pairs; in a large story, those that share an actor or a rare word."""
    for a, b in found:
        if not large or not (a.actors.isdisjoint(b.actors) and a.words.isdisjoint(b.rare)):
            near[a.number].append(b.number)
            near[b.number].append(a.number)
