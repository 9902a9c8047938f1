"""A month or a year, and which tellings within it are worth comparing: what gives no finer date than that with all else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sitegen.weave.told import Told

FEW = 24  # so many are compared pair by pair
_SOME = 4 * FEW  # a feature that more have makes no pairs


class Frame:
    """Pairs of tellings of different articles, of which one at least is `wide`. Where there are many, they share a feature
    that only a few have; in a large story a kind of happening too. `before` are those that come first, of each telling.
    """

    def __init__(self) -> None:
        self.before: dict[Told, set[Told]] = defaultdict(set)
        self._after: dict[Told, set[Told]] = defaultdict(set)
        self._rows: dict[str | int, dict[Told, None]] = {}
        self._wide: dict[Told, None] = {}
        self._all: dict[Told, None] = {}
        self._mode = (False, False)  # whether pairs are looked up by feature, and the story is large

    def update(self, came: Iterable[tuple[Told, bool]], went: Iterable[Told], large: bool) -> set[Told]:
        """Those of which `before` changed; of what came, also whether it is wide."""
        changed: set[Told] = set()
        fresh = self._exchange(came, went, changed)
        mode = (len(self._wide) * len(self._all) > FEW * FEW, large)
        if mode != self._mode:
            self._mode = mode
            for told in self._all:
                self._drop(told, changed)
            fresh = self._all
        for told in fresh if len(fresh) < len(self._all) else self._wide:
            number = told.number
            partners = self._partners(told)
            earlier = [other for other in partners if other.number < number]
            if earlier:
                self.before[told].update(earlier)
                changed.add(told)
                for other in earlier:
                    self._after[other].add(told)
            later = [other for other in partners if other.number > number]
            if later:
                self._after[told].update(later)
                changed.update(later)
                for other in later:
                    self.before[other].add(told)
        return changed

    def _exchange(
        self, came: Iterable[tuple[Told, bool]], went: Iterable[Told], changed: set[Told]
    ) -> dict[Told, None]:
        """What came; and whatever has a feature that few had before, or have now, for that makes other pairs."""
        fresh: dict[Told, None] = {}
        for told in went:
            self._all.pop(told)
            self._wide.pop(told, None)
            self._drop(told, changed)
            for feature in told.traits.features:
                row = self._rows[feature]
                del row[told]
                if not row:
                    del self._rows[feature]
                elif len(row) == _SOME:
                    fresh.update(row)
        for told, is_wide in came:
            self._all[told] = None
            fresh[told] = None
            if is_wide:
                self._wide[told] = None
            for feature in told.traits.features:
                row = self._rows.setdefault(feature, {})
                row[told] = None
                if len(row) == _SOME + 1:
                    fresh.update(row)
        for told in fresh:
            self._drop(told, changed)
        return {told: None for told in fresh if told in self._all}

    def _drop(self, told: Told, changed: set[Told]) -> None:
        """All its pairs."""
        if self.before.get(told):
            changed.add(told)
        for other in self.before.pop(told, ()):
            self._after[other].discard(told)
        for other in self._after.pop(told, ()):
            self.before[other].discard(told)
            changed.add(other)

    def _partners(self, told: Told) -> Sequence[Told]:
        by_feature, large = self._mode
        wide, article, kinds = self._wide, told.article, told.kinds
        found = set(self._all)
        if by_feature:
            rows = [row for feature in told.traits.features if len(row := self._rows[feature]) <= _SOME]
            found = set[Told]().union(*rows)
        if told not in wide:
            found &= wide.keys()
        if large and by_feature:
            return [other for other in found if other.article != article and not kinds.isdisjoint(other.kinds)]
        if large:
            return [other for other in found if other.article != article and self._share(told, other)]
        return [other for other in found if other.article != article]

    def _share(self, a: Told, b: Told) -> bool:
        """Whether a wide one shares an actor or a rare word with the other."""
        return (a in self._wide and share(a, b)) or (b in self._wide and share(b, a))


def share(a: Told, b: Told) -> bool:
    """Whether the two have an actor in common, or the one has a rare word of the other."""
    return not (a.actors.isdisjoint(b.actors) and a.words.isdisjoint(b.traits.rare))
