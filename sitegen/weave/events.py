"""One happening, one event: which tellings of all articles are of one thing."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from sitegen.weave.alike import JOIN, NEAR, Alike
from sitegen.weave.index import Index
from sitegen.weave.kinds import befalls_one, is_toll
from sitegen.weave.likeness import compare
from sitegen.weave.memory import Memory
from sitegen.weave.partition import Frame, Frames, Partition
from sitegen.weave.prints import Rows
from sitegen.weave.told import Told
from sitegen.weave.weights import Scale

_GROUPS = 0.6  # to join two events that several articles tell already
_TWICE = 2.0  # to join two events that an article tells of one day in words that have nothing in common
_IN_COMMON = 450  # what these tell otherwise
_SEVERAL = 3  # articles that hold two tellings of another one for the same
_SURE = 9.0
_SAME_WORDS = 0.6
_HEADLINE = 0.25
_NEAR = 6  # happenings further on are not compared with one for being the same again


_article, _rank = attrgetter("article"), attrgetter("rank")
Terms = tuple[tuple[str, float], ...]


class Edge(NamedTuple):
    """Two tellings and why they are alike; `explainer` gives the terms where none are kept."""

    score: float
    a: int
    b: int
    rule: str
    terms: Terms = ()


@dataclass(slots=True, eq=False)
class Clusters:
    """Groups of telling numbers; the edges that made them; pairs left apart in doubt."""

    groups: list[list[int]]
    edges: list[Edge] = field(default_factory=list)
    unsure: list[Edge] = field(default_factory=list)


def find_edges(
    tellings: list[Told],
    scale: Scale,
    published: Mapping[int, int],
    leads: Sequence[Edge],
    memory: Memory,
    prints: Sequence[bytes],
) -> list[Edge]:
    """Every pair worth a thought, with its score: the same sentence reprinted, leads told together, and likeness.

    With `prints` of the tellings, what came of comparing them is kept for the next process.
    """
    rows = Rows(memory, prints)
    found = {(e.a, e.b): e for e in _reprints(tellings, memory)}
    for edge in leads:
        found.setdefault((edge.a, edge.b), edge)
    done: dict[Told, set[Told]] = {}
    for a, b in found:
        done.setdefault(tellings[b], set()).add(tellings[a])
        done.setdefault(tellings[a], set()).add(tellings[b])
    for told, row in memory.held(Alike).find(tellings, done, scale, published, rows, memory.workers).items():
        for score, other, rule in row:
            a, b = (other.number, told.number) if other.number < told.number else (told.number, other.number)
            found[a, b] = Edge(score, a, b, rule)
    rows.keep()
    for own in map(list, (row for _, row in groupby(tellings, _article))):
        for score, one, again in memory.again(_repeats, own[0], own, [told.weights for told in own], using=(scale,)):
            found.setdefault((one.number, again.number), Edge(score, one.number, again.number, "repeat"))
    return best_first(found.values(), tellings)


def best_first(edges: Iterable[Edge], tellings: Sequence[Told]) -> list[Edge]:
    """By score; what has the same in an order by what articles say."""
    rank = [told.rank for told in tellings]
    rows = []
    for edge in edges:
        one, other = rank[edge.a], rank[edge.b]
        rows.append((-edge.score, one, other, edge) if one < other else (-edge.score, other, one, edge))
    rows.sort()
    return [row[3] for row in rows]


def explainer(tellings: Sequence[Told], scale: Scale, published: Mapping[int, int]) -> Callable[[Edge], Terms]:
    """The terms of one edge, rounded. Worked out only for what is shown: of very many edges few remain in doubt."""

    def explain(edge: Edge) -> Terms:
        if edge.rule not in {"alike", NEAR}:
            return edge.terms
        terms = compare(tellings[edge.a], tellings[edge.b], scale, published)
        return tuple((name, round(value, 2)) for name, value in terms.items() if value)

    return explain


def cluster(
    tellings: list[Told],
    edges: list[Edge],
    scale: Scale,
    together: Sequence[tuple[int, int]],
    apart: Sequence[tuple[int, int]],
) -> Clusters:
    """Best edges first. Two happenings of one article stay two, unless it tells one again; dates must agree, and an editor's
    pairs hold.
    """
    parts = Partition(len(tellings))
    for a, b in apart:
        parts.part(a, b)
    made: list[Edge] = []
    frames = Frames(tellings)
    for a, b in together:
        left, right = parts.find(a), parts.find(b)
        if left != right and parts.join(a, b):
            frames[parts.find(a)] = frames[left].take_all(frames[right])
            made.append(Edge(_SURE, a, b, "editor"))
    unsure: list[Edge] = []
    barred: list[Edge] = []
    for edge in edges:
        left, right = parts.find(edge.a), parts.find(edge.b)
        if left == right or not parts.may_join(left, right):
            continue
        one, other = frames[left], frames[right]
        fits = edge.score >= _SURE or (
            one.overlaps(other) and (one.is_new(other) or _tells_again(edge, one, other, scale))
        )
        needed = _GROUPS if len(one.articles) > 1 and len(other.articles) > 1 else JOIN
        if fits and edge.score >= needed:
            parts.join(left, right)
            frames[min(left, right)] = one.take(other)
            made.append(edge)
        elif fits:
            unsure.append(edge)
        elif edge.score >= JOIN and edge.rule == "alike" and one.overlaps(other):
            barred.append(edge)
    made += _join_the_nearest(unsure, parts, frames)
    made += _join_the_agreed(barred, tellings, parts, frames)
    kept = [e for e in unsure if parts.find(e.a) != parts.find(e.b) and parts.may_join(e.a, e.b)]
    return Clusters(parts.groups(), made, kept)


def _tells_again(edge: Edge, one: Frame, other: Frame, scale: Scale) -> bool:
    """Whether an article may have two tellings here: in nearly the same words, or of one day and one affair."""
    if edge.rule != "alike":
        return edge.rule == "repeat"
    if not one.is_day() or not other.is_day():
        return False
    return all(_of_one_affair(a, b, scale, sure=edge.score >= _TWICE) for a, b in one.told_by_both(other))


def _of_one_affair(a: Told, b: Told, scale: Scale, *, sure: bool) -> bool:
    """Two tellings of one article: "The mill burned on 3 May", and far below "On 3 May the sirens of the mill woke the town".
    In other words only where it is `sure` that others tell them as one; and "Brill sued Corran", "Brill sued Dawes" are two.
    """
    if a.actors <= b.actors or a.actors >= b.actors:
        if sure:
            return True
    elif a.happening.trigger == b.happening.trigger or not a.heads.isdisjoint(b.heads):
        return False
    return sum([scale.worth[word] for word in a.words & b.words]) >= _IN_COMMON


def _join_the_nearest(unsure: Sequence[Edge], parts: Partition, frames: Frames) -> list[Edge]:
    """A telling that is alone joins the happening that it is nearest to, where words or kind say so and none is nearer."""
    best: dict[int, float] = {}
    for edge in unsure:  # best first
        for number in (edge.a, edge.b):
            best.setdefault(number, edge.score)
    made = []
    for edge in unsure:
        left, right = parts.find(edge.a), parts.find(edge.b)
        nearest = edge.rule == NEAR and edge.score == best[edge.a] == best[edge.b]
        if not nearest or left == right or not parts.may_join(left, right):
            continue
        one, other = frames[left], frames[right]
        if one.overlaps(other) and one.is_new(other) and 1 in (len(one.articles), len(other.articles)):
            parts.join(left, right)
            frames[min(left, right)] = one.take(other)
            made.append(edge)
    return made


def _join_the_agreed(barred: Sequence[Edge], tellings: Sequence[Told], parts: Partition, frames: Frames) -> list[Edge]:
    """Two happenings that an article keeps apart: "Flames ran up the tower on Friday", far below "Friday's fire killed nine".
    They are one where others hold them for one, and it tells both as of one kind, or three of the others do.
    """
    tellers: dict[tuple[int, int], set[int]] = {}
    for edge in barred:
        left, right = sorted((parts.find(edge.a), parts.find(edge.b)))
        tellers.setdefault((left, right), set()).update((tellings[edge.a].article, tellings[edge.b].article))
    made = []
    for edge in barred:
        left, right = sorted((parts.find(edge.a), parts.find(edge.b)))
        if left == right or not parts.may_join(left, right):
            continue
        one, other = frames[left], frames[right]
        own = one.told_by_both(other)
        others = tellers.get((left, right), set()) - {told.article for told, _ in own}
        if one.overlaps(other) and (len(others) >= _SEVERAL or any(_of_one_kind(a, b) for a, b in own)):
            parts.join(left, right)
            frames[left] = one.take(other)
            made.append(edge)
    return made


def _of_one_kind(a: Told, b: Told) -> bool:
    """As in "a fire that killed two", "two sisters died": what each has for its head word, and nobody beside those of the other."""
    kinds = a.kinds & b.kinds & (a.heads or a.kinds) & (b.heads or b.kinds)
    return bool(kinds) and (a.actors <= b.actors or a.actors >= b.actors)


def probability(score: float) -> float:
    """A score as a share of certainty, for people."""
    return round(1 / (1 + math.exp(-score)), 2)


def _reprints(tellings: list[Told], memory: Memory) -> list[Edge]:
    """The same sentence with the same date in two articles: wire copy."""
    same = memory.held(_sentences)
    same.update(tellings)
    found = []
    for group in same.rows.values():
        if len(group) == 1:
            continue
        by_article: dict[int, list[Told]] = {}
        for told in sorted(group, key=_rank):
            by_article.setdefault(told.article, []).append(told)
        first, *rest = by_article.values()
        for row in rest:
            pairs = [sorted((a.number, b.number)) for a, b in zip(first, row, strict=False)]
            found += [Edge(_SURE, a, b, "same-sentence") for a, b in pairs]
    return found


def _sentences() -> Index[Told, tuple[str, int, int]]:
    return Index(lambda told: [(told.ids[0], told.first, told.last)] if told.ids else [])


def _repeats(tellings: list[Told], _weights: object, scale: Scale) -> list[tuple[float, Told, Told]]:
    """One article that tells one thing twice: nearly the same words, or its headline told again below."""
    found = []
    for n, b in enumerate(tellings):
        if b.size < 0:
            continue
        for a in reversed(tellings[max(0, n - _NEAR) : n]):
            headline = a.happening.lead and a.happening.sentence == 0
            if a.size >= 0 and (headline or (a.first == b.first and a.last == b.last)):
                score = _repeat(a, b, scale, headline)
                if score:
                    found.append((score, a, b))
    return found


def _repeat(a: Told, b: Told, scale: Scale, headline: bool) -> float:
    if a.happening.sentence == b.happening.sentence or a.first > b.last or b.first > a.last:
        return 0.0
    if a.figures and b.figures and a.figures.isdisjoint(b.figures):
        return 0.0
    least = min(a.mass, b.mass)
    share = sum(scale.word[w] for w in a.words & b.words) / max(1, least)
    if share >= _SAME_WORDS and least >= 10_000 and a.kinds == b.kinds:
        return round(4 * share, 3)
    if b.happening.sentence - a.happening.sentence == 1 and is_toll(a.heads, b.heads) and a.last == b.last:
        return round(1.2 + share, 3)  # "A bus overturned. Nine people died."
    if a.happening.lead and not b.happening.lead and _restates(a, b):
        return round(1.2 + share, 3)
    needed = _HEADLINE if a.actors & b.actors else 2 * _HEADLINE
    if headline and not b.happening.lead and a.kinds & b.kinds and share >= needed:
        return round(1.2 + share, 3)
    return 0.0


def _restates(lead: Told, told: Told) -> bool:
    """What the lead tells and the next sentences tell in full: "sought protection" and "filed for Chapter 11"."""
    if (
        not (lead.actors & told.actors and lead.kinds & told.kinds)
        or told.happening.sentence - lead.happening.sentence > 2
    ):
        return False
    kinds = lead.heads & told.heads
    return not (befalls_one(kinds or lead.kinds & told.kinds) and lead.people.isdisjoint(told.people))
