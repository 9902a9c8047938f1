"""Two people with one name: told apart by what they do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sitegen.model.extract import Extract
from sitegen.text import fold
from sitegen.weave.memory import Memory
from sitegen.weave.names import read_name
from sitegen.weave.words import words

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(slots=True)
class Portrait:
    """What one or more articles say of the bearer of a name: walks of life, role words, bodies, company kept."""

    families: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    company: set[str] = field(default_factory=set)
    changes: bool = False

    def add(self, other: Portrait, common: set[str]) -> None:
        """Take in an article's view of the same person; company that is `common` tells nothing."""
        self.families |= other.families
        self.words |= other.words
        self.bodies |= other.bodies
        self.company |= other.company - common
        self.changes = self.changes or other.changes


def tell_apart(
    extracts: Sequence[Extract], sightings: Sequence[tuple[int, int]], common: set[str], memory: Memory
) -> list[list[tuple[int, int]]]:
    """Sightings of one name, grouped by person. `common` are names met in so many articles that they tell nothing.

    A minister and a striker of one name stay two unless something ties them: a shared body, role word or companion,
    or words such as "former" that tell of a change.
    """
    found = [memory.recall(_portraits, extracts[a])[n] if n >= 0 else Portrait() for a, n in sightings]
    if len(set[str]().union(*[portrait.families for portrait in found])) < 2:
        return [list(sightings)]
    people: list[tuple[Portrait, list[tuple[int, int]]]] = []
    for sighting, portrait in sorted(
        zip(sightings, found, strict=True), key=lambda item: (not item[1].families, item[0])
    ):
        kin = [(_kinship(person, portrait), -n) for n, (person, _) in enumerate(people) if not clash(person, portrait)]
        if not kin:
            people.append((Portrait(), []))
        person, own = people[-max(kin)[1] if kin else -1]
        person.add(portrait, common)
        own.append(sighting)
    return [sorted(own) for _, own in people]


def clash(a: Portrait, b: Portrait) -> bool:
    """Whether the two cannot well be one person."""
    if not a.families or not b.families or a.families & b.families or a.changes or b.changes:
        return False
    if any(frozenset((x, y)) in words().together for x in a.families for y in b.families):
        return False
    return not (a.words & b.words or a.bodies & b.bodies or len(a.company & b.company) > 1)


def _kinship(a: Portrait, b: Portrait) -> int:
    return (
        3 * len(a.families & b.families)
        + 2 * len(a.words & b.words)
        + 2 * len(a.bodies & b.bodies)
        + len(a.company & b.company)
    )


def _portraits(extract: Extract) -> list[Portrait]:
    """What an article says of each of its actors."""
    return [_portrait(extract, n) for n in range(len(extract.actors))]


def _portrait(extract: Extract, local: int) -> Portrait:
    actors, own, lists = extract.actors, Portrait(), words()
    for role in actors[local].roles:
        tokens = _WORD.findall(fold(role.text))
        own.changes = own.changes or not lists.past.isdisjoint(tokens)
        for token in tokens:
            family = lists.roles.get(token) or lists.roles.get(token.removesuffix("s"))
            if family:
                own.families.add(family)
            elif len(token) > 3 and token not in lists.generic:
                own.words.add(token)
        if role.organisation is not None and role.organisation < len(actors):
            own.bodies.add(read_name(actors[role.organisation].name, "organisation").key)
    if own.families:
        own.company = {read_name(a.name, a.kind).key for n, a in enumerate(actors) if n != local}
    return own
