"""Which names of people are one person: claims only, settled elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from sitegen.weave.claims import Claim, Node
from sitegen.weave.names import Name, read_name, same_given, same_spelling, skeleton
from sitegen.weave.words import words

_BLOCK = 60  # names with one surname that are compared pair by pair; of more, those whose given names are alike
_SCORES = {"equal": 0.95, "spelling": 0.85, "nickname": 0.75, "initial": 0.7}


def claim_full_people(nodes: list[Node]) -> Iterator[Claim]:
    """Full names with full names."""
    blocks: dict[str, list[int]] = {}
    for n in _full(nodes):
        blocks.setdefault(skeleton(nodes[n].name.tokens[-1]), []).append(n)
    claims: dict[tuple[int, str], tuple[float, list[int]]] = {}
    for block in blocks.values():
        for a, b in _pairs(nodes, block):
            score, rule = same_person(nodes[a].name, nodes[b].name)
            if score:
                for one, other in ((a, b), (b, a)):
                    best, options = claims.get((one, rule), (0.0, []))
                    claims[one, rule] = (max(best, score), [*options, other])
    for (n, rule), (score, options) in claims.items():
        yield Claim(score, rule, n, tuple(options), weak=score < 0.9)


def claim_short_people(nodes: list[Node]) -> Iterator[Claim]:
    """Short names with the one full name that they may stand for: a surname ("Okafor"), a two-part surname, a by-name that
    another article explains, a relative's given name.
    """
    by_alias: dict[str, list[int]] = {}
    by_end: dict[str, list[int]] = {}
    by_given: dict[str, list[int]] = {}
    by_start: dict[str, list[int]] = {}
    surnames: dict[int, set[str]] = {}  # by article
    for n in _full(nodes):
        for alias in sorted({read_name(alias, "person").key for alias in nodes[n].aliases}):
            by_alias.setdefault(alias, []).append(n)
        tokens = nodes[n].name.tokens
        for size in range(1, len(tokens)):
            by_end.setdefault(" ".join(tokens[-size:]), []).append(n)
            by_start.setdefault(" ".join(tokens[:size]), []).append(n)
        by_given.setdefault(tokens[0], []).append(n)
        for article in nodes[n].articles:
            surnames.setdefault(article, set()).add(tokens[-1])
    for n, node in enumerate(nodes):
        name = node.name
        if node.kind != "person":
            continue
        key, short = " ".join(name.tokens), len(name.tokens) == 1
        aliased = tuple(o for o in by_alias.get(key, ()) if o != n)
        ended = tuple(o for o in by_end.get(key, ()) if o != n)
        if aliased:
            yield Claim(0.9, "alias-elsewhere", n, aliased)
        if ended:
            yield Claim(0.8 if short else 0.85, "surname-only", n, tuple(dict.fromkeys((*ended, *aliased))))
        elif not short and (longer := tuple(o for o in by_start.get(key, ()) if o != n)):
            yield Claim(0.75, "name-goes-on", n, longer)  # "Raymond Foo", elsewhere "Raymond Foo Jun Wei"
        elif short and not aliased:
            family = [
                o
                for o in by_given.get(key, ())
                if all(nodes[o].name.tokens[-1] in surnames.get(article, ()) for article in node.articles)
            ]
            if family:
                yield Claim(0.7, "given-name-of-relative", n, tuple(family))


def same_person(a: Name, b: Name) -> tuple[float, str]:
    """How sure two full names are one: "Jane Q. Doe Jr." and "Jane Doe" are, "Jane A. Doe" and "Jane B. Doe" never. 0 = not."""
    if a.generation and b.generation and a.generation != b.generation:
        return 0.0, ""
    given = same_given(a.tokens[0], b.tokens[0])
    if not given or not _middles_agree(a.tokens[1:-1], b.tokens[1:-1]):
        return 0.0, ""
    surname = a.tokens[-1] == b.tokens[-1]
    if not surname and not same_spelling(a.tokens[-1], b.tokens[-1]):
        return 0.0, ""
    rule = {"equal": "middle-names"}.get(given, f"given-name-{given}") if surname else "surname-spelling"
    return _SCORES[given] - (0.0 if surname else 0.12), rule


def _full(nodes: list[Node]) -> list[int]:
    return [n for n, node in enumerate(nodes) if node.kind == "person" and len(node.name.tokens) > 1]


def _pairs(nodes: list[Node], block: list[int]) -> Iterable[tuple[int, int]]:
    """Of many names only those whose given names sound alike, are short for one, or of which one is an initial."""
    if len(block) <= _BLOCK:
        return combinations(block, 2)
    alike: dict[str | int, list[int]] = {}
    begun: dict[str, list[int]] = {}
    initials: dict[str, list[int]] = {}
    for n in block:
        given = nodes[n].name.tokens[0]
        (begun if len(given) > 1 else initials).setdefault(given[0], []).append(n)
        for key in (skeleton(given), *words().nicknames.get(given, ())):
            alike.setdefault(key, []).append(n)
    found = {pair for row in alike.values() for pair in combinations(row, 2)}
    for letter, short in initials.items():
        found.update((min(a, b), max(a, b)) for a, b in product(short, begun.get(letter, ())))
    return sorted(found)


def _middles_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    short, long = sorted((a, b), key=len)
    at = 0
    for token in short:
        while at < len(long) and not same_given(token, long[at]):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True
