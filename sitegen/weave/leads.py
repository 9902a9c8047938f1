"""Undated articles told together: which report the announcement that another article reports."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from sitegen.model.extract import Extract
from sitegen.weave.bounds import last_past
from sitegen.weave.events import Edge
from sitegen.weave.likeness import compare
from sitegen.weave.told import Scale, Told, days

_MANY = 40  # a word or actor of more leads than this leads nowhere
_BEST = 6  # so many other leads are compared with each undated one, those that share most
JOIN = 0.4
_WORDS = 0.6  # the lead sentences themselves must agree in more than names
_SLACK = 60  # days that an article may lag behind what it reports


def join_leads(
    extracts: Sequence[Extract], of: Sequence[Sequence[int]], tellings: list[Told], scale: Scale
) -> list[Edge]:
    """Edges between leads of which at least one has no date. Never between articles that cannot be of one time."""
    leads = [t for t in tellings if t.happening.lead]
    undated = [t for t in leads if t.size < 0]
    if not undated:
        return []
    index: dict[str | int, list[Told]] = {}
    for told in leads:
        for feature in _features(told):
            index.setdefault(feature, []).append(told)
    company = _company(extracts, of)
    edges: dict[tuple[int, int], Edge] = {}
    for told in undated:
        votes: Counter[int] = Counter()
        for feature in _features(told):
            others = index[feature]
            if len(others) <= _MANY:
                votes.update(o.number for o in others if o.article != told.article)
        for number, _ in sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:_BEST]:
            a, b = sorted((told, tellings[number]), key=lambda t: t.number)
            if (a.number, b.number) in edges or not _may_be_of_one_time(extracts, a, b):
                continue
            terms = compare(a, b, scale, {}, {})
            if terms["words"] < _WORDS or not a.actors & b.actors:
                continue
            terms["company"] = _shared_company(
                company[a.article], company[b.article], a.actors & b.actors, len(extracts)
            )
            score = sum(terms.values())
            if score > -0.5:
                rule = "told-together"
                edges[a.number, b.number] = Edge(
                    round(score - JOIN + 0.2, 3),
                    a.number,
                    b.number,
                    rule,
                    tuple((k, round(v, 2)) for k, v in terms.items() if v),
                )
    return sorted(edges.values(), key=lambda e: (-e.score, e.a, e.b))


def _features(told: Told) -> list[str | int]:
    return [*told.rare, *sorted(told.actors)]


def _may_be_of_one_time(extracts: Sequence[Extract], a: Told, b: Told) -> bool:
    for one, other in ((a, b), (b, a)):
        known, bound = extracts[other.article].published.edtf, last_past(extracts[one.article])
        if known and bound and bound.day > days(known)[1] + _SLACK:
            return False
    return True


def _company(extracts: Sequence[Extract], of: Sequence[Sequence[int]]) -> dict[int, Counter[str | int]]:
    """Whom each article names and which large figures it gives, with how many articles do."""
    sets = {}
    for a, extract in enumerate(extracts):
        figures = {f"{f.value:g} {f.unit}" for f in extract.figures if f.value >= 13}
        sets[a] = figures | {m for m in of[a] if m >= 0}
    spread = Counter(item for own in sets.values() for item in own)
    return {a: Counter({item: spread[item] for item in own}) for a, own in sets.items()}


def _shared_company(a: Counter[str | int], b: Counter[str | int], counted: frozenset[int], articles: int) -> float:
    """Shared names and figures beside those of the lead itself, rare ones more."""
    shared = (a.keys() & b.keys()) - counted
    return min(
        1.6, sum(0.6 * max(0.0, math.log((articles + 1.5) / (a[item] + 0.5))) for item in sorted(shared, key=str))
    )
