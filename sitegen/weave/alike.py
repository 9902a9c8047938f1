"""Which tellings may tell the same, as far as their likeness goes: every candidate compared, or remembered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from sitegen.weave.candidates import Candidates
from sitegen.weave.likeness import compare, hopeful, is_near, total
from sitegen.weave.prints import Row, Rows, Scored
from sitegen.weave.told import Told
from sitegen.weave.weights import Scale
from sitegen.workers import in_workers

JOIN = 0.0  # from this sum of reasons on, two tellings are of one happening
NEAR = "nearest"
_NEAREST = -1.0  # down to here a telling may join the happening that is nearest to it
_DOUBT = -0.5
_CERTAIN = 1.5
_ENOUGH = 3  # certain fellows before it: a telling that has them needs no more of these
_MANY = 2000  # tellings to compare, from which on processes of their own save more than they cost


class Alike:
    """Tellings that may tell the same. A pair is compared again where either of the two is another telling than before."""

    def __init__(self) -> None:
        self._candidates = Candidates()
        self._done: dict[Told, set[Told]] = {}
        self._others: dict[Told, list[Told]] = {}
        self._found: dict[Told, list[Scored]] = {}

    def find(
        self,
        tellings: Sequence[Told],
        done: dict[Told, set[Told]],
        scale: Scale,
        published: Mapping[int, int],
        rows: Rows,
        workers: int,
    ) -> Mapping[Told, list[Scored]]:
        """For each telling those that are like it, each pair once; `done` are pairs that need no comparing."""
        changed = self._candidates.update(tellings)
        changed.update([told for told in self._done.keys() | done.keys() if self._done.get(told) != done.get(told)])
        self._done = done

        def read(told: Told) -> tuple[list[int], bytes, Row]:
            skipped = done.get(told, ())
            others = [other for other in self._candidates.of(told) if other not in skipped]
            before, found = self._others.get(told, []), self._found.get(told, [])
            key, row = rows.read(told, others, partial(_compare, told, others, before, found, scale, published))
            return [other.number for other in others], key, row

        todo = list(changed)
        for told, (numbers, key, row) in zip(todo, in_workers(read, todo, workers, few=_MANY), strict=True):
            self._others.pop(told, None)
            self._found.pop(told, None)
            if numbers:
                rows.note(key, row)
                self._others[told] = others = [tellings[number] for number in numbers]
                if row:
                    self._found[told] = [(score, others[n], rule) for score, n, rule in row]
        return self._found


def _compare(
    told: Told,
    others: Sequence[Told],
    before: Sequence[Told],
    found: list[Scored],
    scale: Scale,
    published: Mapping[int, int],
) -> list[Scored]:
    """Those of `others` that may tell what `told` does; `found` are those of `before`. After a few certain ones no more are
    looked at.
    """
    if _sure(told, found) < _ENOUGH:
        known, still = set(before), set(others)
        more = _alike(told, [other for other in others if other not in known], scale, published)
        found = sorted([row for row in found if row[1] in still] + more, key=lambda row: row[1].number)
        if not before or _sure(told, found) < _ENOUGH:
            return found
    return _alike(told, others, scale, published)


def _sure(told: Told, found: Sequence[Scored]) -> int:
    return sum(score >= _CERTAIN and other.number < told.number for score, other, _ in found)


def _alike(told: Told, others: Sequence[Told], scale: Scale, published: Mapping[int, int]) -> list[Scored]:
    found: list[Scored] = []
    sure = 0
    for other in hopeful(told, others, scale.actor):
        before = other.number < told.number
        if before and sure == _ENOUGH:
            continue
        a, b = (other, told) if before else (told, other)
        score = total(a, b, scale, published)
        near = _NEAREST < score < JOIN and is_near(compare(a, b, scale, published))
        if near or score > _DOUBT:
            found.append((round(score, 3), other, NEAR if near else "alike"))
            sure += before and round(score, 3) >= _CERTAIN
    return found
