"""Two people with one name: told apart by what they do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from sitegen.model.extract import Extract
from sitegen.text import fold
from sitegen.weave.names import read_name
from sitegen.weave.words import words

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(slots=True)
class Portrait:
    """What one or more articles say of the bearer of a name: walks of life, role words, bodies, company kept."""

    articles: list[int] = field(default_factory=list)
    families: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    company: set[str] = field(default_factory=set)
    changes: bool = False

    def add(self, other: Portrait) -> None:
        """Take in another article's view of the same person."""
        self.articles += other.articles
        self.families |= other.families
        self.words |= other.words
        self.bodies |= other.bodies
        self.company |= other.company
        self.changes = self.changes or other.changes


def tell_apart(
    extracts: Sequence[Extract], sightings: Sequence[tuple[int, int]], common: set[str]
) -> list[list[tuple[int, int]]]:
    """Sightings of one name, grouped by person. `common` are names met in so many articles that they tell nothing.

    A minister and a striker of one name stay two unless something ties them: a shared body, role word or companion,
    or words such as "former" that tell of a change.
    """
    if len(set().union(*[_families(extracts[a], n) for a, n in sightings if n >= 0])) < 2:
        return [list(sightings)]
    portraits = [(sighting, _portrait(extracts, *sighting, common)) for sighting in sightings]
    people: list[tuple[Portrait, list[tuple[int, int]]]] = []
    for sighting, portrait in sorted(portraits, key=lambda item: (not item[1].families, item[0])):
        kin = [(_kinship(person, portrait), -n) for n, (person, _) in enumerate(people) if not clash(person, portrait)]
        if kin:
            person, own = people[-max(kin)[1]]
            person.add(portrait)
            own.append(sighting)
        else:
            people.append((portrait, [sighting]))
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


def _families(extract: Extract, local: int) -> set[str]:
    """The walks of life that an article's words for one of its actors speak of."""
    return {
        family for role in extract.actors[local].roles for token in _tokens(role.text) if (family := _family(token))
    }


@lru_cache(maxsize=20_000)
def _tokens(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _family(token: str) -> str | None:
    roles = words().roles
    return roles.get(token) or roles.get(token.removesuffix("s"))


def _portrait(extracts: Sequence[Extract], article: int, local: int, common: set[str]) -> Portrait:
    actors = extracts[article].actors
    own = Portrait([article])
    if local < 0:
        return own
    lists = words()
    for role in actors[local].roles:
        tokens = _tokens(role.text)
        own.changes = own.changes or not lists.past.isdisjoint(tokens)
        for token in tokens:
            family = _family(token)
            if family:
                own.families.add(family)
            elif len(token) > 3 and token not in lists.generic:
                own.words.add(token)
        if role.organisation is not None and role.organisation < len(actors):
            own.bodies.add(read_name(actors[role.organisation].name, "organisation").key)
    if own.families:
        names = {read_name(a.name, a.kind).key for n, a in enumerate(actors) if n != local}
        own.company = names - common
    return own
