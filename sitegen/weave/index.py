"""Who has what: things by their keys, kept from one weaving to the next, in which only what came and went is exchanged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)
K = TypeVar("K", bound=Hashable)


class Index(Generic[T, K]):
    """`rows`: the things that have a key, in no certain order. Of the last `update`: which things `came` and `went`, and of
    which keys the rows are `touched`.

    The keys of a thing never change: what would have others is another thing.
    """

    def __init__(self, keys_of: Callable[[T], Collection[K]]) -> None:
        self.rows: dict[K, dict[T, None]] = defaultdict(dict)
        self.came: list[T] = []
        self.went: list[T] = []
        self.touched: set[K] = set()
        self._keys_of = keys_of
        self._things: dict[T, None] = {}

    def update(self, things: Iterable[T]) -> None:
        """These are all things now."""
        before, now = self._things, dict.fromkeys(things)
        self._things, self.touched = now, set()
        self.came = [thing for thing in now if thing not in before] if before else list(now)
        self.went = [thing for thing in before if thing not in now]
        for thing in self.went:
            for key in self._keys_of(thing):
                self.touched.add(key)
                row = self.rows[key]
                row.pop(thing, None)
                if not row:
                    del self.rows[key]
        rows, keys_of = self.rows, self._keys_of
        for thing in self.came:
            keys = keys_of(thing)
            for key in keys:
                rows[key][thing] = None
            if before:
                self.touched.update(keys)
        if not before:
            self.touched.update(rows)
