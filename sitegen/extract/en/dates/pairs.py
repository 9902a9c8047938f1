"""Neighbouring expressions that are one date: "a wet Tuesday last March", "one June evening four years later", "the 28th of
that month", "two days before Christmas". In: what was found in a sentence. Out: the same, with such pairs joined.
"""

from __future__ import annotations

from itertools import pairwise

from sitegen.extract.en.dates.parts import Found, joined
from sitegen.extract.en.dates.words import Tokens
from sitegen.model.frozen import changed

_BESIDE = {"event": ("", "t"), "happening": ("l", "lt")}  # "the day after", "two days"
_WAYS = {"before": "<<", "after": ">>"}
_BETWEEN = frozenset(("", "j", "i", "f", ",", ",j", "p", "p,"))  # in, of, a comma, "evening"
_SOME = frozenset(("a", "an", "one"))
_NEAR = 3  # tokens from "a" to its weekday: "a cold, wet Tuesday"
_WIDER = frozenset(("month", "season"))


def join_pairs(found: list[Found], tokens: Tokens) -> list[Found]:
    """The same expressions, two that are one date joined."""
    return joined(found, tokens, _join)


def _join(left: Found, right: Found, tokens: Tokens) -> Found | None:
    between = tokens.classes[left.stop : right.first]
    one, other = left.meaning, right.meaning
    whole = changed(left, stop=right.stop)
    if one.counted in _BESIDE and one.value.startswith("day") and (right.is_day or other.aim == "holiday"):
        known = other.counted in {"publication", "nothing"} and between in _BESIDE[one.counted]
        several = one.counted == "event" and tokens.word(left.stop - 2) == "days"  # "in the days before Christmas"
        return changed(whole, meaning=changed(other, away=one.value)) if known and not several else None
    if one.rule == "weekday" and tokens.word(left.first - 1) == "the" and (right.is_day or other.aim == "holiday"):
        way = _WAYS.get(tokens.word(left.stop), "") if between in _BESIDE["happening"] else ""
        return (
            changed(whole, meaning=changed(other, away=one.value + way)) if way else None
        )  # "the Tuesday after Easter"
    if between not in _BETWEEN:
        return None
    if one.aim == "weekday" and one.rule == "weekday" and _is_wider(right):
        before = [tokens.word(left.first - back) for back in range(1, _NEAR + 2)]
        some = not _SOME.isdisjoint(before[:_NEAR]) or ("that", "on") in pairwise(
            before
        )  # "on that cold Monday in May"
        return changed(whole, meaning=other) if some else None
    if one.aim == "month" and other.value.startswith("year") and other.rule in _YEARS:
        return changed(whole, meaning=changed(other, value=f"{one.value}@{other.value}", rule=f"month-{other.rule}"))
    if one.aim == "day" and between == "f" and other.value == "month+0":
        return changed(whole, meaning=changed(other, value=f"{one.value[1:]}@month+0", rule="day-alone-of-story"))
    return None


_YEARS = frozenset(("years-later", "years-earlier", "years-ago", "year-beside-story", "year-later", "year-earlier"))


def _is_wider(item: Found) -> bool:
    """Whether it is a month or a season: of this or that year, or of any."""
    rule = item.meaning.rule.removesuffix("-and-year").removesuffix("-within-year").removesuffix("-pointed-at")
    return rule in _WIDER
