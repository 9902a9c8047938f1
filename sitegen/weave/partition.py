"""Sets that grow together, with pairs that must never meet: "distinct" holds through a third name as well."""

from __future__ import annotations


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
        a, b = sorted((self.find(a), self.find(b)))
        if a == b:
            return True
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
        for item in range(len(self._up)):
            found.setdefault(self.find(item), []).append(item)
        return [found[root] for root in sorted(found)]
