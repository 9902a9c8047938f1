"""How much two tellings are alike, as a sum of reasons. Above zero they tell one happening.

The sum is in the manner of log odds: what the dates alone suggest, then what who, which words, which kind of happening
and which figures add or take away. Every term is kept by name, so that `explain` can show what decided.
"""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.weave.told import COARSE, Scale, Told
from sitegen.weave.words import words

_YEARS = 366
_ONE_ALONE = 0.4  # for each article that tells nothing else of that day
_LOOKS_BACK = 0.6  # two articles of other days recall the same day
_FEW_DAYS = 3
_MONTHS = 60  # of a coarser date
_HOPELESS = -3.6  # no words lift such a score to where it counts; they add 3 at most
_BOTH_LEAD = 0.4
_POINTED = 0.4  # "they" may well be those whom the other names
_SOLE = 0.3  # for each article that tells no other happening of that kind in that month
_PLANNED = 1.2
_OTHER_PERSON = -1.8


def compare(
    a: Told, b: Told, scale: Scale, alone: Mapping[tuple[int, int, int], int], published: Mapping[int, int]
) -> dict[str, float]:
    """The terms, by name. `alone` counts an article's happenings on a date, `published` is an article's day (0 = unknown)."""
    one_date = a.first == b.first and a.last == b.last
    crowd = (alone.get((a.article, a.first, a.last)) == 1) + (alone.get((b.article, b.first, b.last)) == 1)
    late = max(published.get(a.article, 0) - a.last, published.get(b.article, 0) - b.last)
    return {
        "date": _of_dates(a, b, one_date, scale.crowd),
        "alone on that date": _ONE_ALONE * crowd if one_date else 0.0,
        "looks back": _LOOKS_BACK if late > (_FEW_DAYS if one_date else _MONTHS) else 0.0,
        "actors": _of_actors(a, b, scale.actor),
        "words": _of_words(a, b, scale.word),
        "kind": _of_kinds(a, b, scale.trigger),
        "planned and done": _of_plans(a, b, published),
        "figures": min(1.6, 0.8 * len(a.figures & b.figures)) if a.figures and b.figures else 0.0,
        "both lead": _BOTH_LEAD if a.happening.lead and b.happening.lead else 0.0,
    }


def total(
    a: Told, b: Told, scale: Scale, alone: Mapping[tuple[int, int, int], int], published: Mapping[int, int]
) -> float:
    """The sum of `compare`, without the names: a story has very many pairs."""
    one_date = a.first == b.first and a.last == b.last
    score = _of_dates(a, b, one_date, scale.crowd) + _of_actors(a, b, scale.actor) + _of_kinds(a, b, scale.trigger)
    if a.happening.tense == "future" or b.happening.tense == "future":
        score += _of_plans(a, b, published)
    if one_date:
        if alone.get((a.article, a.first, a.last)) == 1:
            score += _ONE_ALONE
        if alone.get((b.article, b.first, b.last)) == 1:
            score += _ONE_ALONE
    late = _FEW_DAYS if one_date else _MONTHS
    if published.get(a.article, 0) - a.last > late or published.get(b.article, 0) - b.last > late:
        score += _LOOKS_BACK
    if a.figures and b.figures:
        score += min(1.6, 0.8 * len(a.figures & b.figures))
    if a.happening.lead and b.happening.lead:
        score += _BOTH_LEAD
    return score if score < _HOPELESS else score + _of_words(a, b, scale.word)


def _of_dates(a: Told, b: Told, one_date: bool, crowd: Mapping[int, float]) -> float:
    if a.dated.edtf is None or b.dated.edtf is None:
        return -3.0
    if a.first > b.last or b.first > a.last:
        return -9.0
    size = max(a.last - a.first, b.last - b.first)
    if size <= COARSE:
        return -1.9 if not one_date else -1.3 if size == 0 else -1.6
    crowded = max(crowd.get(a.last // 365, 0.0), crowd.get(b.last // 365, 0.0))
    if one_date:
        return -2.6 - crowded
    if size > _YEARS:
        return -5.0  # "between 2008 and 2015" is not told again by "on 4 May 2011"
    return -2.5 - crowded


def _of_actors(a: Told, b: Told, weight: Mapping[int, int]) -> float:
    if a.kind == b.kind and a.people and b.people and a.people.isdisjoint(b.people) and a.kind in words().personal:
        return _OTHER_PERSON  # two directors of one company resigned
    shared = a.actors & b.actors
    if not shared:
        if (a.points or b.points) and a.kinds & b.kinds and (_points_at(a, b) or _points_at(b, a)):
            return _POINTED
        if not a.actors or not b.actors:
            return 0.0
        # "the company" and "he" name nobody: one article may well speak of those whom the other names
        known = not a.actors.isdisjoint(b.present) or not b.actors.isdisjoint(a.present)
        if max(a.last - a.first, b.last - b.first) > COARSE:
            return -1.5 if known else -3.0  # many vote, sue and resign in one year; on one day they would be the same
        return -0.5 if known else -1.2
    total = 0
    for actor in shared:
        total += 500 + max(0, 7 * weight[actor] // 10)
    return min(2.4, total / 1000)


def _points_at(a: Told, b: Told) -> bool:
    """Whether the "she" of the one may be all those who take part in the other."""
    return a.points and bool(b.people) and b.people <= a.present


def _of_words(a: Told, b: Told, weight: Mapping[str, int]) -> float:
    shared = sum([weight[word] for word in a.words & b.words])
    return min(3.0, 2.4 * shared / max(8000, min(a.mass, b.mass)) + 0.00005 * shared)


def _of_kinds(a: Told, b: Told, rare: Mapping[str, bool]) -> float:
    """The triggers themselves, else any words: "was arrested" and "was sentenced" are two, however alike the rest."""
    sole = _SOLE * (a.sole + b.sole) if a.kind == b.kind and a.size != b.size and max(a.size, b.size) <= COARSE else 0.0
    return sole + _of_triggers(a, b, rare)


def _of_triggers(a: Told, b: Told, rare: Mapping[str, bool]) -> float:
    trigger = a.happening.trigger
    if trigger and trigger == b.happening.trigger and rare[trigger]:
        return 1.2
    if a.kind and a.kind == b.kind:
        return 0.9
    if a.kind in b.kinds or b.kind in a.kinds:
        return 0.7
    if a.kind and b.kind:
        return -0.7
    return 0.4 if a.kinds & b.kinds else 0.0


def _of_plans(a: Told, b: Told, published: Mapping[int, int]) -> float:
    """What is announced for a day or month, and what is reported of it then: "sentencing is set for June", "was jailed"."""
    if published.get(a.article, 0) > published.get(b.article, 0):
        a, b = b, a
    if a.happening.tense != "future" or not 0 <= a.size <= COARSE or not 0 <= b.size <= COARSE:
        return 0.0
    if published.get(a.article, 0) >= b.first or not a.first <= b.first <= b.last <= a.last:
        return 0.0
    return _PLANNED if a.kinds & b.kinds else 0.0
