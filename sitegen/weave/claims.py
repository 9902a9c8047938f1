"""Claims that two names are one actor, and how they are settled: sure ones first, ambiguous ones never."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sitegen.model.extract import ActorKind
from sitegen.weave.names import Name
from sitegen.weave.partition import Partition

JOIN = 0.65  # a claim below this is a doubt, however unique


@dataclass(frozen=True, slots=True)
class Node:
    """One name of one kind, taken for one actor: `sightings` are (article number, local actor number), in these `articles`."""

    name: Name
    kind: ActorKind
    surface: str
    sightings: tuple[tuple[int, int], ...]
    aliases: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()
    pinned: str = ""
    articles: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "articles", frozenset([article for article, _ in self.sightings]))


@dataclass(frozen=True, slots=True)
class Claim:
    """That node `a` is one of `options`. `weak` claims fail where both are named side by side in one article."""

    score: float
    rule: str
    a: int
    options: tuple[int, ...]
    weak: bool = True


@dataclass(frozen=True, slots=True)
class Joined:
    """A settled claim: which rule made two names one, and how sure it was."""

    rule: str
    score: float
    a: int
    b: int


@dataclass(frozen=True, slots=True)
class Unsure:
    """Two nodes that may be one and were left two."""

    score: float
    rule: str
    a: int
    b: int


def settle(nodes: list[Node], claims: Iterable[Claim], parts: Partition) -> tuple[list[Joined], list[Unsure]]:
    """Join what the claims prove, best first. An option that is ambiguous, too weak or forbidden becomes a doubt."""
    joined: list[Joined] = []
    unsure: list[Unsure] = []
    where = {number: set(node.articles) for number, node in enumerate(nodes)}
    for claim in sorted(claims, key=lambda c: (-c.score, c.rule, c.a, c.options)):
        root = parts.find(claim.a)
        options = {parts.find(o): o for o in reversed(claim.options)}
        if root in options:
            continue
        open_ = [o for r, o in sorted(options.items()) if parts.may_join(root, r)]
        apart = [o for o in open_ if claim.weak and where[root] & where[parts.find(o)]]
        free = [o for o in open_ if o not in apart]
        if len(free) == 1 and claim.score >= JOIN:
            other = parts.find(free[0])
            parts.join(root, other)
            where[parts.find(root)] = where[root] | where[other]
            joined.append(Joined(claim.rule, claim.score, claim.a, free[0]))
        elif 0 < len(free) <= 3:
            score = round(claim.score * (0.9 if len(free) == 1 else 0.6), 3)
            unsure.extend(Unsure(score, claim.rule, claim.a, o) for o in free)
    return joined, unsure
