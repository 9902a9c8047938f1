"""Remembers what a function says of a word: the words of a language are few, and come again in every article."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

_MOST = 20_000


class Memo(dict[K, V]):
    """`memo[key]` is `function(key)`, worked out once.

    A look-up costs a third of one of `lru_cache`, and `map(memo.__getitem__, words)` asks for a whole sentence at once.
    When it is full it begins anew, so that strange words of many articles do not fill the memory.
    """

    __slots__ = ("_function",)

    def __init__(self, function: Callable[[K], V]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, key: K) -> V:
        if len(self) >= _MOST:
            self.clear()
        value = self[key] = self._function(key)
        return value
