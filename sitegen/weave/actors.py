"""One actor, one page: which names of all articles are whose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from sitegen.errors import Notice
from sitegen.model.edit import ActorEdit, Edits
from sitegen.model.extract import ActorKind, Extract, LocalActor
from sitegen.model.story import Ledger
from sitegen.text import fold, short_hash
from sitegen.weave.bodies import claim_full_bodies, claim_short_bodies
from sitegen.weave.castedits import apply_edits, find_pins, wanted_kinds
from sitegen.weave.claims import Joined, Node, Unsure, settle
from sitegen.weave.memory import FORGETFUL, Memory
from sitegen.weave.names import read_name
from sitegen.weave.partition import Partition
from sitegen.weave.people import claim_full_people, claim_short_people
from sitegen.weave.roles import tell_apart

_CAPITAL = re.compile(r"[^\W\d_a-zß-öø-ÿ]")


@dataclass(slots=True)
class Member:
    """One actor before it has an id: every sighting, and how its names came together. Its `number` is made from its name,
    so that a name added to the story renumbers no other actor.
    """

    number: int
    kind: ActorKind
    name: str
    sightings: list[tuple[int, int]]
    nodes: list[int] = field(compare=False)  # another name in the story moves them, and changes nothing of the actor
    rules: dict[str, str] = field(default_factory=dict)
    edit: ActorEdit | None = None
    before: str = ""
    merged: list[str] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Cast:
    """All actors. `of[article][local actor]` is a member's number; `added` are (article, number) from front matter; `unsure`
    pairs are by their places among the `members`.
    """

    members: list[Member]
    of: list[list[int]]
    added: list[tuple[int, int]]
    unsure: list[tuple[float, str, int, int]]
    notices: list[Notice]


def merge_actors(extracts: Sequence[Extract], edits: Edits, ledger: Ledger, memory: Memory = FORGETFUL) -> Cast:
    """Group every local actor of the sorted `extracts`; the editor's word is law, doubt keeps two apart."""
    given = tuple([memory.recall(_given, extract) for extract in extracts])
    known = ledger if edits.actors else None  # asked for what editors call by a former name, and for nothing else
    return memory.kept(_merge, Cast, given, edits.actors, known, using=(extracts, edits, ledger, memory))


def _given(extract: Extract) -> tuple[object, ...]:
    """All by which actors are merged: whom an article names, and what it calls them, wherever in the text."""
    return extract.article.front.actors, [
        (a.name, a.kind, a.aliases, a.acronym, a.confidence, [(role.text, role.organisation) for role in a.roles])
        for a in extract.actors
    ]


def _merge(
    _given: object,
    _edits: object,
    _known: object,
    extracts: Sequence[Extract],
    edits: Edits,
    ledger: Ledger,
    memory: Memory,
) -> Cast:
    pins = find_pins(extracts, edits.actors)
    nodes = _make_nodes(extracts, edits, pins, memory)
    parts = Partition(len(nodes))
    ruled = apply_edits(nodes, parts, edits.actors, ledger, pins)
    _part_namesakes(nodes, parts)
    # full names first, so that a short name that two spellings of one name explain is not ambiguous
    joined, unsure = settle(nodes, [*claim_full_people(nodes), *claim_full_bodies(nodes)], parts)
    more, doubts = settle(nodes, [*claim_short_people(nodes), *claim_short_bodies(nodes)], parts)
    members = _members(nodes, parts, [*ruled.joined, *joined, *more])
    for edit, node in ruled.targets:
        member = next(m for m in members if node in m.nodes)
        _obey(member, edit, nodes[node].surface, ruled.merged.get(edit.key, []))
    return _cast(extracts, nodes, members, [*unsure, *doubts], parts, ruled.notices)


def _make_nodes(
    extracts: Sequence[Extract], edits: Edits, pins: dict[tuple[int, int], str], memory: Memory
) -> list[Node]:
    kinds = {**_vote_kinds(extracts), **wanted_kinds(edits.actors)}
    groups: dict[tuple[str, ActorKind, str], list[tuple[int, int]]] = {}
    for a, extract in enumerate(extracts):
        for n, (name, folded, own) in enumerate(memory.recall(_named, extract)):
            kind = kinds.get(folded, own)
            groups.setdefault((read_name(name, kind).key, kind, pins.get((a, n), "")), []).append((a, n))
    known = {(key, kind) for key, kind, _ in groups}
    for (a, n), pin in pins.items():
        if n < 0:  # an editor names somebody whom the text does not
            name = pin.partition("\n")[2]
            kind = kinds.get(fold(name)) or _known_kind(name, known)
            key = read_name(name, kind).key
            known.add((key, kind))
            groups.setdefault((key, kind, pin.partition("\n")[0]), []).append((a, n))
    widely = max(3, len(extracts) // 4)
    common = {key for (key, _, _), sightings in groups.items() if len(sightings) >= widely}
    nodes: list[Node] = []
    for (key, kind, pin), sightings in sorted(groups.items()):
        people = [sightings]
        if kind == "person" and not pin and len(sightings) > 1:
            people = tell_apart(extracts, sightings, common - {key}, memory)
        nodes += [_node(extracts, kind, pin, person, pins, memory) for person in people]
    return nodes


def _named(extract: Extract) -> list[tuple[str, str, ActorKind]]:
    """Whom an article names, also as they are looked up."""
    return [(actor.name, fold(actor.name), actor.kind) for actor in extract.actors]


def _vote_kinds(extracts: Sequence[Extract]) -> dict[str, ActorKind]:
    """A name of several words that most articles take for a person is one in all of them.

    A single word may well be both: the family Marlow and the brewery Marlow.
    """
    votes: dict[str, dict[ActorKind, float]] = {}
    for extract in extracts:
        for actor in extract.actors:
            box = votes.get(actor.name)
            if box is None:
                box = votes[actor.name] = {"person": 0.0, "organisation": 0.0}
            box[actor.kind] += actor.confidence
    merged: dict[str, dict[ActorKind, float]] = {}
    for name, box in votes.items():
        total = merged.setdefault(fold(name), {"person": 0.0, "organisation": 0.0})
        for kind in total:
            total[kind] += box[kind]
    decided: dict[str, ActorKind] = {}
    for name, box in merged.items():
        person, body = box["person"], box["organisation"]
        if person and body and (" " in name or max(person, body) >= 3 * min(person, body)):
            decided[name] = "person" if person > body else "organisation"
    return decided


def _known_kind(name: str, known: AbstractSet[tuple[str, ActorKind]]) -> ActorKind:
    kinds: tuple[ActorKind, ...] = ("organisation", "person")
    for kind in kinds:
        if (read_name(name, kind).key, kind) in known:
            return kind
    return (
        "person" if 2 <= len(name.split()) <= 4 and not re.search(r"\b(?:of|and|for|the)\b|&", name) else "organisation"
    )


def _node(
    extracts: Sequence[Extract],
    kind: ActorKind,
    pin: str,
    sightings: list[tuple[int, int]],
    pins: dict[tuple[int, int], str],
    memory: Memory,
) -> Node:
    actors = [extracts[a].actors[n] for a, n in sightings if n >= 0]
    given = [pins[s].partition("\n")[2] for s in sightings if s in pins] if pins and not actors else []
    return memory.again(_node_of, sightings[0], kind, pin, sightings, actors, given)


def _node_of(
    kind: ActorKind, pin: str, sightings: list[tuple[int, int]], actors: Sequence[LocalActor], given: Sequence[str]
) -> Node:
    names = Counter([actor.name for actor in actors] or given)
    surface = best_name(names, kind)
    aliases = frozenset(alias for actor in actors for alias in actor.aliases if _CAPITAL.search(alias))
    acronyms = frozenset(actor.acronym for actor in actors if actor.acronym)
    return Node(read_name(surface, kind), kind, surface, tuple(sightings), aliases - names.keys(), acronyms, pin)


def best_name(names: Counter[str], kind: ActorKind) -> str:
    """The name to show: several words rather than one, not shouted, most frequent, fullest."""

    def rank(name: str) -> tuple[bool, bool, bool, int, int, str]:
        tokens = read_name(name, kind).tokens
        words = len(tokens) > 1
        shouted = name.isupper() and words
        initial = kind == "person" and len(tokens[0]) == 1
        return (words, not shouted, not initial, names[name], len(name), name)

    best = max(names, key=rank)
    return best[4:] if kind == "person" and best.lower().startswith("the ") else best


def _part_namesakes(nodes: list[Node], parts: Partition) -> None:
    """Nodes made from one name were told apart on purpose."""
    same: dict[tuple[str, ActorKind], list[int]] = {}
    for n, node in enumerate(nodes):
        same.setdefault((node.name.key, node.kind), []).append(n)
    for group in same.values():
        for at, n in enumerate(group):
            for other in group[:at]:
                parts.part(other, n)


def _members(nodes: list[Node], parts: Partition, joined: list[Joined]) -> list[Member]:
    rules: dict[int, str] = {}
    for join in joined:
        for n in (join.a, join.b):
            rules.setdefault(n, join.rule)
    members = []
    taken: set[int] = set()
    for group in parts.groups():
        tally: Counter[str] = Counter()
        kinds: Counter[ActorKind] = Counter()
        for n in group:
            tally[nodes[n].surface] += len(nodes[n].sightings)
            kinds[nodes[n].kind] += len(nodes[n].sightings)
        kind = min(kinds, key=lambda k: (-kinds[k], k))
        sightings = sorted(s for n in group for s in nodes[n].sightings)
        first = nodes[group[0]]
        number = _number(f"{first.kind} {first.name.key} {first.pinned}", taken)
        member = Member(number, kind, best_name(tally, kind), sightings, group)
        member.rules = {nodes[n].surface: rules.get(n, "same-name") for n in group}
        members.append(member)
    return members


def _number(name: str, taken: set[int]) -> int:
    number = int(short_hash(name, 12), 16)
    while number in taken:
        number += 1
    taken.add(number)
    return number


def _obey(member: Member, edit: ActorEdit, own: str, merged: list[str]) -> None:
    """The file's own name leads where it takes another in."""
    if merged:
        member.name = own
    member.edit, member.before = edit, member.name
    member.merged = merged
    if edit.name:
        member.name = edit.name
    if edit.kind:
        member.kind = edit.kind


def _cast(
    extracts: Sequence[Extract],
    nodes: list[Node],
    members: list[Member],
    unsure: list[Unsure],
    parts: Partition,
    notices: list[Notice],
) -> Cast:
    of = [[-1] * len(extract.actors) for extract in extracts]
    added = []
    owner = {}
    for at, member in enumerate(members):
        for n in member.nodes:
            owner[n] = at
        for a, n in member.sightings:
            if n >= 0:
                of[a][n] = member.number
            else:
                added.append((a, member.number))
    doubts: dict[tuple[int, int], tuple[float, str]] = {}
    for doubt in unsure:
        pair = (min(owner[doubt.a], owner[doubt.b]), max(owner[doubt.a], owner[doubt.b]))
        if pair[0] != pair[1] and parts.may_join(doubt.a, doubt.b):
            doubts[pair] = max(doubts.get(pair, (0.0, "")), (doubt.score, doubt.rule))
    for (score, rule), pair in _namesake_doubts(nodes, owner):
        doubts.setdefault(pair, (score, rule))
    return Cast(members, of, sorted(added), [(s, r, *pair) for pair, (s, r) in sorted(doubts.items())], notices)


def _namesake_doubts(nodes: list[Node], owner: dict[int, int]) -> list[tuple[tuple[float, str], tuple[int, int]]]:
    found = []
    for n, node in enumerate(nodes[1:], 1):
        before = nodes[n - 1]
        if (
            (before.name.key, before.kind) == (node.name.key, node.kind)
            and not node.pinned
            and owner[n] != owner[n - 1]
        ):
            found.append(((0.5, "same-name-other-role"), (min(owner[n - 1], owner[n]), max(owner[n - 1], owner[n]))))
    return found
