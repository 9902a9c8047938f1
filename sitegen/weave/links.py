"""What belongs together: actors who share events, and events that go on from one another."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen import edtf
from sitegen.model.evidence import ActorId, EventId
from sitegen.model.story import Relation
from sitegen.weave.account import Draft
from sitegen.weave.comparing import Compared, Groups
from sitegen.weave.memory import Memory
from sitegen.weave.told import Told
from sitegen.weave.weights import Scale

_CROWD = 15  # a list of so many names relates nobody
_TIES = 3


def relate(
    events: Sequence[tuple[EventId, tuple[ActorId, ...]]], private: frozenset[ActorId]
) -> dict[ActorId, tuple[Relation, ...]]:
    """For each actor the others it shares events with, most shared first. `events` are in order of date."""
    shared: dict[ActorId, dict[ActorId, list[EventId]]] = {}
    for event, actors in events:
        open_ = [a for a in actors if a not in private]
        if not 1 < len(open_) <= _CROWD:
            continue
        for a in open_:
            own = shared.setdefault(a, {})
            for b in open_:
                if a != b:
                    own.setdefault(b, []).append(event)
    return {
        a: tuple(
            Relation(b, tuple(found)) for b, found in sorted(own.items(), key=lambda item: (-len(item[1]), item[0]))
        )
        for a, own in shared.items()
    }


def find_follow_ups(
    drafts: Sequence[Draft], compared: Compared, groups: Groups, memory: Memory
) -> list[tuple[int, int]]:
    """(earlier, later): a report that looks back on an earlier event with the same actors and matter goes on from it."""
    dates = [draft.dated.edtf for draft in drafts]
    return memory.kept(_follow_ups, list[tuple[int, int]], compared.sign, groups, dates, using=(compared.scale, drafts))


def _follow_ups(
    _sign: bytes, _groups: object, _dates: object, scale: Scale, drafts: Sequence[Draft]
) -> list[tuple[int, int]]:
    reported: dict[int, dict[int, Told]] = {}  # by article, the events that it reports, and those that it tells besides
    besides: dict[int, dict[int, Told]] = {}
    for n, draft in enumerate(drafts):
        for told in draft.told:
            (reported if told.happening.lead else besides).setdefault(told.article, {}).setdefault(n, told)
    ties: dict[int, dict[int, float]] = {}
    for a, leads in reported.items():
        for later, lead in leads.items():
            for earlier, old in besides.get(a, {}).items():
                if earlier == later or not _before(drafts[earlier], drafts[later]):
                    continue
                strength = _tie(old, lead, scale)
                if strength >= 1.0:
                    own = ties.setdefault(later, {})
                    own[earlier] = max(strength, own.get(earlier, 0.0))
    return sorted(
        (earlier, later)
        for later, own in ties.items()
        for earlier, _ in sorted(own.items(), key=lambda item: (-item[1], item[0]))[:_TIES]
    )


def _before(a: Draft, b: Draft) -> bool:
    return bool(a.dated.edtf and b.dated.edtf) and edtf.sort_key(a.dated.edtf) < edtf.sort_key(b.dated.edtf)


def _tie(old: Told, new: Told, scale: Scale) -> float:
    shared = set(old.participants) & new.actors | set(new.participants) & old.actors
    if not shared:
        return 0.0
    actors = sum(max(100, scale.actor[a]) for a in sorted(shared))
    words = sum(map(scale.word.__getitem__, old.words & new.words))
    return (actors + 0.25 * words) / 1000 + (0.5 if old.kinds & new.kinds else 0.0)
