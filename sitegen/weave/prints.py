"""What comparing reads of each telling, as a digest: a row of tellings with the digests of last time need not be compared again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from sitegen.weave.digests import digest, digest_of
from sitegen.weave.memory import Memory
from sitegen.weave.told import Told
from sitegen.weave.weights import Scale, compared

_NAME = "alike"
_64_BITS = (1 << 64) - 1
_article = attrgetter("article")
Row = list[tuple[float, int, str]]
"""Scores, the places of the other tellings among those compared with, and the rules."""
Scored = tuple[float, Told, str]
"""A score, the other telling, and the rule."""


class Rows:
    """What came of comparing a telling with others, kept in the store of `memory` by the `prints` of them all."""

    def __init__(self, memory: Memory, prints: Sequence[bytes]) -> None:
        """`prints` by number of telling; without any, nothing is kept."""
        self._memory, self._prints, self._sign = memory, prints, memory.sign(_NAME) if prints else b""
        self._before = (memory.stored(_NAME, self._sign, dict[bytes, Row]) if prints else None) or {}
        self._now: dict[bytes, Row] = {}

    def read(self, told: Told, others: Sequence[Told], compare: Callable[[], list[Scored]]) -> tuple[bytes, Row]:
        """`compare()`, or what it gave last time for the same; and by what this is known again."""
        key, prints = b"", self._prints
        if prints and others:
            key = digest(b"".join([prints[told.number], *[prints[other.number] for other in others]]))
            if (row := self._before.get(key)) is not None:
                return key, row
        found = compare() if others else []
        place = {other: n for n, other in enumerate(others)} if found else {}
        return key, [(score, place[other], rule) for score, other, rule in found]

    def note(self, key: bytes, row: Row) -> None:
        """What was read, to be kept."""
        if key:
            self._now[key] = row

    def keep(self) -> None:
        """For the next process."""
        if self._prints:
            self._memory.keep(_NAME, self._sign, self._now)


def prints_of(
    signs: Sequence[bytes],
    of: Sequence[Sequence[int]],
    tellings: Sequence[Told],
    scale: Scale,
    published: Mapping[int, int],
) -> list[bytes]:
    """One for each telling: of its article (`signs`), whom that names, what else is told then, and what its words and actors tell."""
    word = {name: _number((name, worth)) for name, worth in scale.worth.items()}
    actor = {number: _number((number, weight)) for number, weight in compared(scale.actor).items()}
    found = []
    for a, row in groupby(tellings, _article):
        own = list(row)
        article = digest_of((signs[a], of[a], published.get(a), sorted(own[0].setting & scale.places)))
        for n, told in enumerate(own):
            sums = sum([word[w] for w in told.words]), sum([actor[m] for m in told.actors])
            then = told.first, told.last, told.lonely, told.sole, told.crowd, told.only
            rare = scale.trigger[told.happening.trigger]
            found.append(digest_of((article, n, *then, [total & _64_BITS for total in sums], rare)))
    return found


def _number(value: object) -> int:
    """In sums of such numbers the order makes no difference, and everything else does."""
    return int.from_bytes(digest_of(value)[:8])
