"""Which pairs of tellings are worth comparing: never all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import product

from sitegen.weave.told import Told

_FEW = 24  # so many are compared pair by pair
_LARGE = 2000  # tellings; in a story of more, two that share neither actor nor rare word are not compared
_NONE: frozenset[int] = frozenset()
_WINDOW = 8  # of more, each with its neighbours in order of their rarest words


def fellows(tellings: Sequence[Told]) -> Iterator[tuple[int, list[int]]]:
    """For each telling by number those of other articles before it to compare it with, in order; where there are none,
    nothing. Their dates can agree, and where there are many, they share a rare word or an actor.
    """
    near: list[list[int]] = [[] for _ in tellings]  # numbers, later and repeated ones too: sorted out below
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
        for n, told in enumerate(bucket):
            near[told.number] += [o.number for o in bucket[:n] if not large or _share(o, told)]
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
        for a, b in product(wide, narrow):
            if not large or _share(a, b):
                _add(a.number, b.number, near)
        return
    index = {feature: row for feature, row in _by_feature(narrow).items() if len(row) <= 4 * _FEW}
    of_kind: dict[str, set[int]] = {}
    for told in narrow:
        for kind in told.kinds:
            of_kind.setdefault(kind, set()).add(told.number)
    for told in wide:
        found = set[int]().union(*[index.get(feature, ()) for feature in _features(told)])
        if large:
            found &= set[int]().union(*[of_kind.get(kind, _NONE) for kind in told.kinds])
        for number in found:
            _add(told.number, number, near)


def _by_feature(bucket: Iterable[Told]) -> dict[str | int, list[int]]:
    """The numbers of those with a rare word or an actor, in the order given."""
    index: dict[str | int, list[int]] = {}
    for told in bucket:
        for feature in _features(told):
            index.setdefault(feature, []).append(told.number)
    return index


def _features(told: Told) -> tuple[str | int, ...]:
    return (*told.rare, *told.actors)


def _share(a: Told, b: Told) -> bool:
    """Whether the two share an actor or a rare word."""
    return not (a.actors.isdisjoint(b.actors) and a.words.isdisjoint(b.rare))


def _add(a: int, b: int, near: list[list[int]]) -> None:
    """Note a pair with the later of the two."""
    if a < b:
        near[b].append(a)
    else:
        near[a].append(b)
