"""Sets that grow together, with pairs that must never meet: "distinct" holds through a third name as well; and of tellings,
what a set allows.
"""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.weave.told import Told


class Partition:
    """Union-find over 0..n-1. `join` refuses what `part` has forbidden."""

    def __init__(self, size: int) -> None:
        self._up = list(range(size))
        self._apart: dict[int, set[int]] = {}

    def find(self, item: int) -> int:
        """The set's representative: its smallest member."""
        up = self._up
        root = up[item]
        while up[root] != root:
            root = up[root]
        while up[item] != root:
            up[item], item = root, up[item]
        return root

    def part(self, a: int, b: int) -> bool:
        """Forbid that the two ever meet. False where they already have."""
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        self._apart.setdefault(a, set()).add(b)
        self._apart.setdefault(b, set()).add(a)
        return True

    def may_join(self, a: int, b: int) -> bool:
        """Whether nothing keeps the two sets apart."""
        return not self._apart or self.find(b) not in self._apart.get(self.find(a), ())

    def join(self, a: int, b: int) -> bool:
        """Make the two sets one. False where that is forbidden."""
        a, b = self.find(a), self.find(b)
        if a == b:
            return True
        if b < a:
            a, b = b, a
        if b in self._apart.get(a, ()):
            return False
        self._up[b] = a
        for other in self._apart.pop(b, ()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart.setdefault(a, set()).add(other)
        return True

    def groups(self) -> list[list[int]]:
        """The sets, each sorted, in order of their smallest member."""
        found: dict[int, list[int]] = {}
        for item, above in enumerate(self._up):
            if item == above:
                found[item] = [item]
            else:
                found[self.find(item)].append(item)
        return list(found.values())


@dataclass(slots=True)
class Frame:
    """What a cluster allows: the tellings of each of its articles, and the days that all of its dates have in common."""

    articles: dict[int, tuple[Told, ...]]
    first: int
    last: int

    def is_new(self, other: Frame) -> bool:
        """Whether no article is in both."""
        return self.articles.keys().isdisjoint(other.articles)

    def told_by_both(self, other: Frame) -> list[tuple[Told, Told]]:
        """Of each article that is in both, each telling here with each there."""
        both = [a for a in self.articles if a in other.articles]
        return [(here, there) for a in both for here in self.articles[a] for there in other.articles[a]]

    def is_day(self) -> bool:
        """Whether the dates leave one day."""
        return self.first == self.last

    def overlaps(self, other: Frame) -> bool:
        """Whether the dates agree."""
        return self.first <= other.last and other.first <= self.last

    def take(self, other: Frame) -> Frame:
        """This one, of both together, with the days that they share; the other is not to be used any more."""
        if not self.overlaps(other):
            return self.take_all(other)
        self._hold(other)
        self.first, self.last = max(self.first, other.first), min(self.last, other.last)
        return self

    def take_all(self, other: Frame) -> Frame:
        """As `take`, with all days from the first to the last."""
        self._hold(other)
        self.first, self.last = min(self.first, other.first), max(self.last, other.last)
        return self

    def _hold(self, other: Frame) -> None:
        for article, tellings in other.articles.items():
            self.articles[article] = self.articles.get(article, ()) + tellings


class Frames(dict[int, Frame]):
    """The frame of each cluster; that of a telling alone is made when it is asked for."""

    def __init__(self, tellings: list[Told]) -> None:
        super().__init__()
        self._tellings = tellings

    def __missing__(self, number: int) -> Frame:
        told = self._tellings[number]
        return self.setdefault(number, Frame({told.article: (told,)}, told.first, told.last))
