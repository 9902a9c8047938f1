"""What was left two and may be one: for both pages, for `check`, and with the lines to paste."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sitegen.model.evidence import ActorId
from sitegen.model.story import Doubt
from sitegen.weave.account import Draft
from sitegen.weave.actors import Cast
from sitegen.weave.comparing import AllTold, Groups
from sitegen.weave.events import Clusters, Edge, Terms, probability
from sitegen.weave.memory import Memory

_MOST = 300  # a longer list is read by nobody
_WHY = {
    "acronym-defined": "an article gives this short form for more than one body",
    "acronym-by-initials": "the letters are the initials of the longer name, but no article says so",
    "alias-elsewhere": "another article uses this name for it",
    "country-left-out": "the same name with and without a country",
    "given-name-initial": "the same surname and the same initial",
    "given-name-nickname": "the same surname, and a short form of the given name",
    "given-name-spelling": "nearly the same spelling",
    "given-name-of-relative": "a given name alone, beside a relative",
    "middle-names": "the same name with other middle names",
    "name-goes-on": "the beginning of a longer name",
    "same-name-other-role": "the same name, described in ways that hardly fit one person",
    "short-name": "the beginning of the longer name",
    "spelling": "nearly the same spelling",
    "surname-only": "a surname that more than one person of the story has, or that stands beside the full name",
    "surname-spelling": "nearly the same spelling of the surname",
}


def actor_doubts(cast: Cast, ids: Mapping[int, ActorId | None]) -> list[Doubt]:
    """Pairs of actors that may be one, best first."""
    found = []
    for score, rule, a, b in sorted(cast.unsure, key=lambda u: (-u[0], u[1:])):
        left, right = cast.members[a], cast.members[b]
        one, other = ids[left.number], ids[right.number]
        if one is None or other is None:
            continue
        if len(left.sightings) < len(right.sightings):
            one, other = other, one
        found.append(Doubt("actor", one, other, score, _WHY.get(rule, rule), _paste("actors", one, other)))
    return found[:_MOST]


def event_doubts(
    clusters: Clusters, drafts: Sequence[Draft], groups: Groups, told: AllTold, memory: Memory
) -> list[Doubt]:
    """Pairs of events whose tellings are alike, but not enough."""
    ids = [draft.id for draft in drafts]
    return memory.again(_of_events, "", clusters, groups, ids, using=(told.explain,))


def _of_events(clusters: Clusters, groups: Groups, ids: Sequence[str], explain: Callable[[Edge], Terms]) -> list[Doubt]:
    owner = {number: id_ for group, id_ in zip(groups, ids, strict=True) for number in group}
    best: dict[tuple[str, str], Edge] = {}
    for edge in clusters.unsure:
        one, other = owner.get(edge.a), owner.get(edge.b)
        if one is not None and other is not None:
            best.setdefault((one, other) if one < other else (other, one), edge)
    shown = sorted((-probability(edge.score), pair) for pair, edge in best.items())[:_MOST]
    found = []
    for score, (one, other) in shown:
        terms = ", ".join(f"{name} {value:+.1f}" for name, value in explain(best[one, other]))
        found.append(Doubt("event", one, other, -score, terms, _paste("events", one, other)))
    return found


def _paste(folder: str, one: str, other: str) -> str:
    return f"content/{folder}/{one}.md\n---\nmerge: [{other}]     # they are one; or else\ndistinct: [{other}]  # they are two\n---"
