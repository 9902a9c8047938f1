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
        if len(actors) < 2:
            continue
        open_ = [a for a in actors if a not in private] if private else actors
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
    using = (compared.scale, drafts, memory)
    return memory.kept(_follow_ups, list[tuple[int, int]], compared.sign, groups, dates, using=using)


def _follow_ups(
    _sign: bytes, _groups: object, _dates: object, scale: Scale, drafts: Sequence[Draft], memory: Memory
) -> list[tuple[int, int]]:
    rows: dict[int, list[tuple[int, Told]]] = {}  # by article, what it tells of which event
    for n, draft in enumerate(drafts):
        for told in draft.told:
            rows.setdefault(told.article, []).append((n, told))
    when = [edtf.sort_key(draft.dated.edtf) if draft.dated.edtf else None for draft in drafts]
    ties: dict[int, dict[int, float]] = {}
    for row in rows.values():
        first = row[0][1]
        own = [told for _, told in row]
        weights = [told.weights for told in own], [scale.actor[actor] for actor in first.present]
        at: dict[int, int] = {}
        places = [at.setdefault(n, place) for place, (n, _) in enumerate(row)]
        for earlier, later, strength in memory.again(
            _ties_within, first, own, weights, [when[n] for n, _ in row], places, using=(scale,)
        ):
            by = ties.setdefault(row[later][0], {})
            by[row[earlier][0]] = max(strength, by.get(row[earlier][0], 0.0))
    return sorted(
        (earlier, later)
        for later, by in ties.items()
        for earlier, _ in sorted(by.items(), key=lambda item: (-item[1], item[0]))[:_TIES]
    )


def _ties_within(
    own: Sequence[Told],
    _weights: object,
    when: Sequence[tuple[int, int, int] | None],
    events: Sequence[int],
    scale: Scale,
) -> list[tuple[int, int, float]]:
    """Pairs of what one article tells, by place: of an earlier event, told besides, and of one that it reports.

    `events` are numbers by which to tell apart the events, the first telling of each counts.
    """
    reported: dict[int, int] = {}
    besides: dict[int, int] = {}
    for place, (told, event) in enumerate(zip(own, events, strict=True)):
        (reported if told.happening.lead else besides).setdefault(event, place)
    found = []
    for event, later in reported.items():
        end = when[later]
        for other, earlier in besides.items():
            start = when[earlier]
            if event != other and start and end and start < end:
                strength = _tie(own[earlier], own[later], scale)
                if strength >= 1.0:
                    found.append((earlier, later, strength))
    return found


def _tie(old: Told, new: Told, scale: Scale) -> float:
    shared = set(old.participants) & new.actors | set(new.participants) & old.actors
    if not shared:
        return 0.0
    actors = sum(max(100, scale.actor[a]) for a in sorted(shared))
    words = sum(map(scale.word.__getitem__, old.words & new.words))
    return (actors + 0.25 * words) / 1000 + (0.5 if old.kinds & new.kinds else 0.0)
