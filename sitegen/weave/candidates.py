"""Which pairs of tellings are worth comparing: never all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter

from sitegen.weave.days import COARSE, YEAR
from sitegen.weave.frames import FEW, Frame
from sitegen.weave.index import Index
from sitegen.weave.told import Told

_LARGE = 2000  # tellings; in a story of more, two that share neither actor nor rare word are not compared
_WINDOW = 8  # of more, each with its neighbours in order of their rarest words
_number = attrgetter("number")
_Date = tuple[int, int]


class Candidates:
    """For each telling those of other articles to compare it with, so that each pair comes once. Their dates can agree, and
    where there are many, they share a rare word or an actor.
    """

    def __init__(self) -> None:
        self._dates: Index[Told, _Date] = Index(_date_of)
        self._near: dict[_Date, dict[Told, list[Told]]] = {}
        self._frames: dict[int, Frame] = {}
        self._large = False

    def update(self, tellings: Sequence[Told]) -> set[Told]:
        """These are all tellings now; those of which the candidates are others than before."""
        dates = self._dates
        dates.update(tellings)
        large, before = len(tellings) > _LARGE, self._large
        self._large = large
        changed = set(dates.went)
        for key in dates.touched if large == before else {*dates.rows, *dates.touched}:
            old, new = self._near.pop(key, {}), _of_one_date(dates.rows.get(key, ()), large)
            changed.update([told for told in old.keys() | new.keys() if old.get(told) != new.get(told)])
            if new:
                self._near[key] = new
        came: dict[int, list[tuple[Told, bool]]] = {frame: [] for frame in self._frames} if large != before else {}
        went: dict[int, list[Told]] = {}
        for told in dates.came:
            for frame, wide in _frames(told).items():
                came.setdefault(frame, []).append((told, wide))
        for told in dates.went:
            for frame in _frames(told):
                went.setdefault(frame, []).append(told)
        for frame in came.keys() | went.keys():
            own = self._frames.setdefault(frame, Frame())
            changed |= own.update(came.get(frame, ()), went.get(frame, ()), large)
        return changed

    def of(self, told: Told) -> list[Told]:
        """The candidates of one telling, by number."""
        near = [other for date_ in _date_of(told) for other in self._near.get(date_, {}).get(told, ())]
        wide = [other for frame in _frames(told) for other in self._frames[frame].partners(told)]
        return sorted({*near, *wide}, key=_number) if wide else near


def _date_of(told: Told) -> list[_Date]:
    """What has no date is not compared."""
    return [(told.first, told.last)] if told.size >= 0 else []


def _frames(told: Told) -> dict[int, bool]:
    """The months (year * 100 + month) and years that its date begins and ends in, and whether it is as wide as those: as the
    months, if it is no day. The years alone where it leaves the month open, and none where it leaves years open.
    """
    if told.size < 0 or told.size > YEAR or told.first < 1:
        return {}
    ends = {_month_and_year(told.first), _month_and_year(told.last)}
    months = {month: told.size > 0 for month, _ in ends} if told.size <= COARSE else {}
    return months | {year: told.size > COARSE for _, year in ends}


@lru_cache(maxsize=20_000)
def _month_and_year(day: int) -> tuple[int, int]:
    found = date.fromordinal(day)
    return found.year * 100 + found.month, found.year


def _of_one_date(tellings: Iterable[Told], large: bool) -> dict[Told, list[Told]]:
    """For each telling those before it: all, or those with a feature in common that only a few have, or neighbours by their features."""
    bucket = sorted(tellings, key=_number)
    if len(bucket) <= FEW:
        pairs = {b: _sharing(b, bucket[:n]) if large else bucket[:n] for n, b in enumerate(bucket)}
    else:
        near: dict[Told, set[Told]] = {told: set() for told in bucket}
        features: dict[str | int, list[Told]] = {}
        for told in sorted(bucket, key=_rarest):
            for feature in told.traits.features:
                features.setdefault(feature, []).append(told)
        for row in features.values():
            for at, told in enumerate(row):
                near[told].update(row if len(row) <= FEW else row[max(0, at + 1 - _WINDOW) : at + _WINDOW])
        pairs = {b: sorted([a for a in row if a.number < b.number], key=_number) for b, row in near.items()}
    found = {b: [a for a in row if a.article != b.article] for b, row in pairs.items()}
    return {told: row for told, row in found.items() if row}


def _sharing(told: Told, before: Iterable[Told]) -> list[Told]:
    """As `share` of each, written out: there are very many."""
    actors, rare = told.actors, told.traits.rare
    return [a for a in before if not (actors.isdisjoint(a.actors) and a.words.isdisjoint(rare))]


def _rarest(told: Told) -> tuple[tuple[str, ...], int]:
    return told.traits.rare, told.number
