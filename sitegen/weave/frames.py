"""A month or a year, and which tellings within it are worth comparing: what gives no finer date than that with all else."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sitegen.weave.told import Told

FEW = 24  # so many are compared pair by pair
_SOME = 4 * FEW  # a feature that more have makes no pairs


class Frame:
    """What is told in it; some of that is `wide`, and is compared with the rest, where there is much only with what shares a
    feature that few have; in a large story a kind of happening too.
    """

    def __init__(self) -> None:
        self._all: dict[Told, None] = {}
        self._wide: dict[Told, None] = {}
        self._rows: dict[str | int, dict[Told, None]] = {}  # by feature; nothing, as long as nothing is wide
        self._kinds: dict[str, set[Told]] = {}
        self._mode = (False, False)  # whether pairs are looked up by feature, and the story is large

    def update(self, came: Collection[tuple[Told, bool]], went: Iterable[Told], large: bool) -> set[Told]:
        """The wide ones that may have others to be compared with than before; of what came, also whether it is wide."""
        touched: set[Told] = set()
        for told in went:
            if self._rows:
                touched |= self._sharing(told)
                self._remove(told, touched)
            del self._all[told]
            self._wide.pop(told, None)
        for told, is_wide in came:
            self._all[told] = None
            if is_wide:
                self._wide[told] = None
        mode = (len(self._wide) * len(self._all) > FEW * FEW, large)
        if not self._wide or mode != self._mode:
            self._rows.clear()
            self._kinds.clear()
        if not self._wide:
            return set()
        if not self._rows:
            self._mode = mode
            for told in self._all:
                self._add(told, touched)
            return set(self._wide)
        for told, _ in came:
            self._add(told, touched)
        for told, _ in came:
            touched |= self._sharing(told)
        return touched & self._wide.keys() if mode[0] else set(self._wide)

    def partners(self, told: Told) -> list[Told]:
        """What to compare a wide one with, in no certain order; of two wide ones only the later with the earlier."""
        wide = self._wide
        if told not in wide:
            return []
        by_feature, large = self._mode
        number, article = told.number, told.article
        found: Collection[Told] = self._all
        if by_feature:
            found = self._sharing(told)
            if large:
                found = set[Told]().union(*[found & self._kinds[kind] for kind in told.kinds])
        elif large:
            found = [other for other in found if share(told, other) or (other in wide and share(other, told))]
        return [other for other in found if other.article != article and (other.number < number or other not in wide)]

    def _sharing(self, told: Told) -> set[Told]:
        """All that have a feature of this one that few have."""
        rows = self._rows
        return set[Told]().union(
            *[rows[own] for own in told.traits.features if own in rows and len(rows[own]) <= _SOME]
        )

    def _add(self, told: Told, touched: set[Told]) -> None:
        for feature in told.traits.features:
            row = self._rows.setdefault(feature, {})
            row[told] = None
            if len(row) == _SOME + 1:  # they were few until now
                touched.update(row)
        for kind in told.kinds:
            self._kinds.setdefault(kind, set()).add(told)

    def _remove(self, told: Told, touched: set[Told]) -> None:
        for feature in told.traits.features:
            row = self._rows[feature]
            del row[told]
            if not row:
                del self._rows[feature]
            elif len(row) == _SOME:
                touched.update(row)
        for kind in told.kinds:
            self._kinds[kind].remove(told)


def share(a: Told, b: Told) -> bool:
    """Whether the two have an actor in common, or the one has a rare word of the other."""
    return not (a.actors.isdisjoint(b.actors) and a.words.isdisjoint(b.traits.rare))
