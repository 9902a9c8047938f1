"""Remembers what a function says of a word: the words of a language are few, and come again in every article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

_MOST = 50_000  # what stands between blanks in some thousand articles of one site; 50 MB at most


class Memo(dict[K, V]):
    """`memo[key]` is `function(key)`, worked out once.

    A look-up costs half of one of `lru_cache`, and `map(memo.__getitem__, words)` asks for a whole sentence at once.
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


class Triggers:
    """Which families of rules may have something to say of a line, told by the words or parts of words that it holds.

    One look-up for each word of the line answers for all families at once; searching the line for each trigger in turn
    would read it as often as there are triggers. Only phrases ("sign up") are then searched for.
    """

    def __init__(self, **families: Iterable[str]) -> None:
        self._triggers = [
            (max(trigger.split(), key=len), name, trigger)
            for name, triggers in families.items()
            for trigger in triggers
        ]
        self._known = Memo(self._told_by)

    @cached_property
    def _any(self) -> re.Pattern[str]:
        """What the words and parts have in common: of most words one search tells that they hold none."""
        return re.compile("|".join([re.escape(part) for part, _, _ in self._triggers]))

    def _told_by(self, word: str) -> tuple[tuple[str, str], ...]:
        """Families, each with the phrase that the line must hold as well ("" = the word is enough)."""
        if not self._any.search(word):
            return ()
        return tuple(
            (name, "" if part == trigger else trigger) for part, name, trigger in self._triggers if part in word
        )

    def within(self, line: str) -> set[str]:
        """The families with a trigger in the line."""
        return {
            name
            for told in filter(None, map(self._known.__getitem__, line.split()))
            for name, phrase in told
            if not phrase or phrase in line
        }
