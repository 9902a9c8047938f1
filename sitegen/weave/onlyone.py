"""Kinds of happening of which the story tells one day alone: "the crash" of that year, told without its day, is then this one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

_NONE: frozenset[str] = frozenset()


def only_ones(
    spans: Sequence[tuple[int, int, int]],
    heads: Sequence[frozenset[str]],
    kinds: Sequence[frozenset[str]],
    longest: int,
) -> list[frozenset[str]]:
    """For each telling that leaves its day open, those of its `kinds` that happen on a single day of all that it leaves open.

    `spans` are first day, last day and size (-1 = undated); where a day is known or more than `longest` are open, nothing.
    """
    found: dict[str, set[int]] = {}
    for (first, _, size), own in zip(spans, heads, strict=True):
        if size == 0:
            for kind in own:
                found.setdefault(kind, set()).add(first)
    days = {kind: sorted(row) for kind, row in found.items()}
    return [
        frozenset([kind for kind in own if _one(days.get(kind, []), first, last)]) if 0 < size <= longest else _NONE
        for (first, last, size), own in zip(spans, kinds, strict=True)
    ]


def _one(days: Sequence[int], first: int, last: int) -> bool:
    return bisect_right(days, last) - bisect_left(days, first) == 1
