"""Which pairs of tellings are worth comparing: never all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from sitegen.weave.memory import Memory
from sitegen.weave.told import Told, Traits

_FEW = 24  # so many are compared pair by pair
_LARGE = 2000  # tellings; in a story of more, two that share neither actor nor rare word are not compared
_WINDOW = 8  # of more, each with its neighbours in order of their rarest words

Rows = list[list[int]]
"""For each of some tellings, by place, the places of those before it to compare it with."""


def fellows(tellings: Sequence[Told], memory: Memory | None = None) -> Iterator[tuple[int, list[int]]]:
    """For each telling by number those of other articles before it to compare it with, in order; where there are none,
    nothing. Their dates can agree, and where there are many, they share a rare word or an actor.
    """
    memory = memory or Memory(lasting=False)
    same_date: dict[tuple[int, int], list[Told]] = {}
    frames: dict[int, list[Told]] = {}  # all that lies within a month or a year, and which of it is as wide
    wide: dict[int, set[int]] = {}
    for told in tellings:
        if told.size < 0:
            continue
        same_date.setdefault((told.first, told.last), []).append(told)
        if told.size > 366 or told.first < 1:
            continue
        month, year = _frames(told.first)
        frames.setdefault(month, []).append(told)
        frames.setdefault(year, []).append(told)
        if told.size > 0:
            wide.setdefault(year if told.size > 45 else month, set()).add(told.number)
    large = len(tellings) > _LARGE
    near: list[list[int]] = [[] for _ in tellings]
    for key, bucket in same_date.items():
        if len(bucket) > 1:
            _note(bucket, memory.again(_within, key, _traits(bucket), _firsts(bucket), large), near)
    for frame, numbers in wide.items():
        bucket = frames[frame]
        places = tuple([n for n, told in enumerate(bucket) if told.number in numbers])
        _note(bucket, memory.again(_across, frame, _traits(bucket), _firsts(bucket), places, large), near)
    for number, found in enumerate(near):
        if found:
            yield number, sorted(set(found))


def _frames(day: int) -> tuple[int, int]:
    """The month (year * 100 + month) and the year that a date begins in."""
    found = date.fromordinal(day)
    return found.year * 100 + found.month, found.year


def _traits(bucket: Sequence[Told]) -> tuple[Traits, ...]:
    return tuple([told.traits for told in bucket])


def _firsts(bucket: Sequence[Told]) -> tuple[int, ...]:
    """For each the place of the first of its article: what comes before that is of other articles."""
    first: dict[int, int] = {}
    return tuple([first.setdefault(told.article, n) for n, told in enumerate(bucket)])


def _note(bucket: Sequence[Told], rows: Rows, near: list[list[int]]) -> None:
    for told, row in zip(bucket, rows, strict=True):
        if row:
            near[told.number] += [bucket[n].number for n in row]


def _within(bucket: Sequence[Traits], firsts: Sequence[int], large: bool) -> Rows:
    """Of one date: all pairs, or those with a feature in common that only a few have, or neighbours by their features."""
    if len(bucket) <= _FEW:
        return [[o for o in range(firsts[n]) if not large or _share(bucket[o], own)] for n, own in enumerate(bucket)]
    near: Rows = [[] for _ in bucket]
    order = sorted(range(len(bucket)), key=lambda n: (bucket[n].rare, n))
    for row in _by_feature(order, bucket).values():
        if len(row) <= _FEW:
            for n in row:
                near[n] += row
        else:
            for at, n in enumerate(row):
                near[n] += row[max(0, at + 1 - _WINDOW) : at + _WINDOW]
    return [[o for o in set(row) if o < first] for row, first in zip(near, firsts, strict=True)]


def _across(bucket: Sequence[Traits], firsts: Sequence[int], wide: Sequence[int], large: bool) -> Rows:
    """Of one month or year: what gives no finer date than that (`wide`) with all else.

    In a large story, only where both tell a kind of happening in common.
    """
    near: Rows = [[] for _ in bucket]
    if len(wide) * len(bucket) <= _FEW * _FEW:
        for w in wide:
            for n in range(len(bucket)):
                if not large or _share(bucket[w], bucket[n]):
                    near[max(n, w)].append(min(n, w))
    else:
        rows = _by_feature(range(len(bucket)), bucket)
        few = {feature for feature, row in rows.items() if len(row) <= 4 * _FEW}
        if large:
            for kind in {kind for w in wide for kind in bucket[w].kinds}:
                own = _by_feature([n for n, traits in enumerate(bucket) if kind in traits.kinds], bucket)
                index = {feature: row for feature, row in own.items() if feature in few}
                _look_up([w for w in wide if kind in bucket[w].kinds], index, bucket, near)
        else:
            _look_up(wide, {feature: rows[feature] for feature in few}, bucket, near)
    return [[o for o in set(row) if o < first] for row, first in zip(near, firsts, strict=True)]


def _look_up(wide: Iterable[int], index: Mapping[str | int, list[int]], bucket: Sequence[Traits], near: Rows) -> None:
    """Note the pairs that share a feature, each with the later of the two."""
    for w in wide:
        found = set[int]().union(*[index[feature] for feature in bucket[w].features if feature in index])
        near[w] += found
        for n in found:
            if n > w:
                near[n].append(w)


def _by_feature(order: Iterable[int], bucket: Sequence[Traits]) -> dict[str | int, list[int]]:
    """Who has a rare word or an actor, in the order given."""
    index: dict[str | int, list[int]] = {}
    for n in order:
        for feature in bucket[n].features:
            index.setdefault(feature, []).append(n)
    return index


def _share(a: Traits, b: Traits) -> bool:
    """Whether the two share an actor or a rare word."""
    return not (a.actors.isdisjoint(b.actors) and a.words.isdisjoint(b.rare))
