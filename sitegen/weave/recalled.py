"""Undated articles whose news another article recalls with its date: "the dam broke on 3 February 2027".

A dateline of the day and month alone ("LIRA, Feb 3") makes such a memory all but proof: it then wants the year only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sitegen.model.extract import Extract
from sitegen.weave.bounds import day_of_dateline, first_ahead, last_past, nearest_day, weekday_of_lead
from sitegen.weave.days import COARSE, days
from sitegen.weave.events import Edge
from sitegen.weave.likeness import UNDATED_SCORE, total
from sitegen.weave.told import Told
from sitegen.weave.weights import Scale

RULE = "recalled"
_MANY = 60  # a word or actor of more tellings than this leads nowhere
_BY_CHANCE = -4.0  # what two alike tellings of one story score without being one
_DATELINE = 3.6  # the day and month of the dateline, or up to three days before
_AFTER = 3
_WEEKDAY = 0.5
_LATER = 45  # days that news is news
_AS_LIKELY = 0.5
_SEASON = 60


def join_recalled(extracts: Sequence[Extract], tellings: Sequence[Told], scale: Scale) -> list[Edge]:
    """Edges between leads without a date and dated tellings of other articles; a score from `alike.JOIN` on is one news."""
    leads = {t.article: t for t in reversed(tellings) if t.happening.lead}
    undated = [t for t in leads.values() if t.size < 0 and extracts[t.article].published.edtf is None and t.heads]
    if not undated:
        return []
    index: dict[str | int, list[Told]] = {}
    for told in tellings:
        if 0 <= told.size <= COARSE and not told.ahead and told.dated.basis != "unknown":
            for feature in told.traits.features:
                index.setdefault(feature, []).append(told)
    edges: list[Edge] = []
    for own in sorted(undated, key=lambda t: t.number):
        found: dict[int, Told] = {}
        features: list[str | int] = [*sorted(own.words), *sorted(own.actors)]
        for feature in features:
            rows = index.get(feature) or []
            if len(rows) <= _MANY:
                found.update((t.number, t) for t in rows if t.article != own.article)
        scored = [(_score(extracts, own, found[n], scale, {}), found[n]) for n in sorted(found)]
        good = [(score, told) for score, told in scored if score >= 0]
        if not good:
            continue
        best, told = max(good, key=lambda row: (row[0], -row[1].size, -row[1].rank))
        if not any(abs(t.first - told.first) > _SEASON and score > best - _AS_LIKELY for score, t in good):
            a, b = sorted((own.number, told.number))
            edges.append(Edge(round(best, 3), a, b, RULE))
    return edges


def _score(extracts: Sequence[Extract], own: Told, told: Told, scale: Scale, published: Mapping[int, int]) -> float:
    if own.heads.isdisjoint(told.kinds) and told.heads.isdisjoint(own.kinds):
        return _BY_CHANCE
    extract = extracts[own.article]
    past, due = last_past(extract), first_ahead(extract)
    if (past and past.day > told.last + _LATER) or (due is not None and told.first > due):
        return _BY_CHANCE
    score = total(own, told, scale, published) - UNDATED_SCORE + _BY_CHANCE
    dateline = day_of_dateline(extract)
    if dateline:
        near = nearest_day(dateline.relative, told.dated.edtf or "")
        if near is None or told.size or not 0 <= days(near)[0] - told.first <= _AFTER:
            return _BY_CHANCE
        score += _DATELINE
    weekday = weekday_of_lead(extract, own)
    if weekday is not None and told.size == 0:
        score += _WEEKDAY if date.fromordinal(told.first).weekday() == weekday else -_WEEKDAY
    return score
