"""Which names of organisations are one body: claims only, settled elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sitegen.weave.claims import Claim, Node
from sitegen.weave.names import initials, read_name, same_spelling
from sitegen.weave.words import words


def claim_full_bodies(nodes: list[Node]) -> Iterator[Claim]:
    """The same body with and without its country, and slips of spelling."""
    bodies = _bodies(nodes)
    yield from _claim_country(nodes, bodies)
    yield from _claim_spelling(nodes, bodies)


def claim_short_bodies(nodes: list[Node]) -> Iterator[Claim]:
    """Short forms with what they stand for."""
    bodies = _bodies(nodes)
    defined: dict[str, list[int]] = {}
    aliased: dict[str, list[int]] = {}
    spelt: dict[str, list[int]] = {}
    begun: dict[str, list[int]] = {}
    for n in bodies:
        node = nodes[n]
        for acronym in sorted({read_name(a, "organisation").key for a in node.acronyms}):
            defined.setdefault(acronym, []).append(n)
        for alias in sorted({read_name(a, "organisation").key for a in node.aliases}):
            aliased.setdefault(alias, []).append(n)
        if len(node.name.tokens) > 2:
            for letters in sorted(initials(node.name)):
                spelt.setdefault(letters, []).append(n)
        if len(node.name.tokens) > 1 and set(node.name.tokens[1:]) <= words().tails:
            begun.setdefault(node.name.tokens[0], []).append(n)
    for n in bodies:
        yield from _claims_of(n, nodes, defined, aliased, spelt, begun)


def _bodies(nodes: list[Node]) -> list[int]:
    return [n for n, node in enumerate(nodes) if node.kind == "organisation"]


def _claims_of(
    n: int,
    nodes: list[Node],
    defined: dict[str, list[int]],
    aliased: dict[str, list[int]],
    spelt: dict[str, list[int]],
    begun: dict[str, list[int]],
) -> Iterator[Claim]:
    """The best reading of one short name. A definition beats an alias, an alias beats guessing from the letters."""
    node = nodes[n]
    for rule, score, index in (("acronym-defined", 0.95, defined), ("alias-elsewhere", 0.9, aliased)):
        options = tuple(o for o in index.get(node.name.key, ()) if o != n)
        if options:
            yield Claim(score, rule, n, options, weak=rule != "acronym-defined")
            return
    if len(node.name.tokens) != 1:
        return
    token = node.name.tokens[0]
    if token not in begun and token in spelt and 3 <= len(token) <= 6 and _is_capitals(node.surface):
        options = tuple(o for o in spelt[token] if o != n)
        yield Claim(0.8 if len(token) > 3 else 0.68, "acronym-by-initials", n, options)
    elif token in begun:
        yield Claim(0.75, "short-name", n, tuple(o for o in begun[token] if o != n))


def _claim_country(nodes: list[Node], bodies: list[int]) -> Iterator[Claim]:
    """One body: "the Norland Labour Inspectorate" is "the Labour Inspectorate" where no other country's is spoken of."""
    by_rest: dict[frozenset[str], list[int]] = {}
    lists = words()
    for n in bodies:
        rest = frozenset(t for t in nodes[n].name.bag if t not in lists.countries)
        if rest:
            by_rest.setdefault(rest, []).append(n)
    for rest, group in by_rest.items():
        if len(group) < 2:
            continue
        plain = [n for n in group if not nodes[n].name.country]
        named = [n for n in group if nodes[n].name.country]
        for n in named:
            same = tuple(o for o in named if o != n and nodes[o].name.country == nodes[n].name.country)
            if same:
                yield Claim(0.9, "country-name", n, same, weak=False)
        score = 0.6 if rest <= lists.generic else 0.8
        if len(rest) > 1 and plain and named:
            for n in plain:
                yield Claim(score, "country-left-out", n, tuple(named))


def _claim_spelling(nodes: list[Node], bodies: list[int]) -> Iterator[Claim]:
    """Slips: "Calder Analytica" and "Calder Analitica": all words but one equal, and that one a spelling of the other."""
    by_rest: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    for n in bodies:
        tokens = nodes[n].name.tokens
        if 1 < len(tokens) < 9:
            for at, token in enumerate(tokens):
                by_rest.setdefault((*tokens[:at], "", *tokens[at + 1 :]), []).append((n, token))
    for group in by_rest.values():
        if not 1 < len(group) <= 20:
            continue
        tally = Counter({n: len(nodes[n].sightings) for n, _ in group})
        for n, token in group:
            near = tuple(o for o, other in group if o != n and other != token and same_spelling(token, other))
            if near:
                yield Claim(0.72, "spelling", n, tuple(sorted(near, key=lambda o: (-tally[o], o))[:3]))


def _is_capitals(surface: str) -> bool:
    return surface.replace(".", "").isupper()
