"""How much two tellings are alike, as a sum of reasons. Above zero they tell one happening.

The sum is in the manner of log odds: what the dates alone suggest, then what who, which words, which kind of happening
and which figures add or take away. Every term is kept by name, so that `explain` can show what decided.
"""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.weave.told import Scale, Told

_LONG = 45  # a date that leaves more days open is a year or a span of years
_YEARS = 366
_BOTH_ALONE = 0.8  # neither article tells anything else of that day
_ONE_ALONE = 0.4
_LOOKS_BACK = 0.6  # two articles of other days recall the same day


def compare(
    a: Told, b: Told, scale: Scale, alone: Mapping[tuple[int, int, int], int], published: Mapping[int, int]
) -> dict[str, float]:
    """The terms, by name. `alone` counts an article's happenings on a date, `published` is an article's day (0 = unknown)."""
    terms = {"date": _of_dates(a, b)}
    if a.first == b.first and a.last == b.last:
        crowd = (alone.get((a.article, a.first, a.last), 1) == 1) + (alone.get((b.article, b.first, b.last), 1) == 1)
        terms["alone on that date"] = (0.0, _ONE_ALONE, _BOTH_ALONE)[crowd]
        if any(published.get(t.article, 0) - t.last > 3 for t in (a, b)):
            terms["looks back"] = _LOOKS_BACK
    terms["actors"] = _of_actors(a, b, scale)
    terms["words"] = _of_words(a, b, scale)
    terms["kind"] = _of_kinds(a, b)
    terms["figures"] = min(1.6, 0.8 * len(a.figures & b.figures))
    if a.happening.lead and b.happening.lead:
        terms["both lead"] = 0.4
    return terms


def _of_dates(a: Told, b: Told) -> float:
    if a.size < 0 or b.size < 0:
        return -3.0
    if not (a.first <= b.last and b.first <= a.last):
        return -9.0
    size = max(a.size, b.size)
    if a.first == b.first and a.last == b.last:
        return -1.3 if size == 0 else -1.6 if size <= _LONG else -2.6
    if size > _YEARS:
        return -5.0  # "between 2008 and 2015" is not told again by "on 4 May 2011"
    return -1.9 if size <= _LONG else -2.5


def _of_actors(a: Told, b: Told, scale: Scale) -> float:
    shared = a.actors & b.actors
    if shared:
        return min(2.4, sum(0.5 + 0.7 * max(0.0, scale.actor[actor]) for actor in sorted(shared)))
    return -1.1 if a.actors and b.actors else 0.0


def _of_words(a: Told, b: Told, scale: Scale) -> float:
    shared = sum(map(scale.word.__getitem__, a.words & b.words))
    return min(3.0, 2.4 * shared / max(8.0, min(a.mass, b.mass)) + 0.05 * shared)


def _of_kinds(a: Told, b: Told) -> float:
    if shared := len(a.kinds & b.kinds):
        return 0.8 if shared == 1 else 1.1
    return -0.7 if a.kinds and b.kinds else 0.0
