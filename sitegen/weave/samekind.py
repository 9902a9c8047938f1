"""How much the kinds of happening say that two tellings are one. In: two Tolds. Out: a term of `likeness`."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.weave.days import COARSE
from sitegen.weave.kinds import are_steps, is_toll, once_in_a_life
from sitegen.weave.told import Told

SOLE = 1.0  # for each article that tells no other happening of that kind then
_OTHERS_SOLE = 0.5  # the share of it that is left where the two name others
TRADE = 0.5  # a kind that both clauses tell
HEAD = 0.55  # and that is the head word of both
MORE = 0.5  # for a further kind in common: "a crash killed four"
_ASIDE = -0.4  # the head word of neither tells what both clauses speak of
_BY_THE_WAY = -0.4  # the head word of one is what the other clause mentions by the way
_OTHER_KIND = -0.5
_NEXT_STEP = -3.0  # "was charged" and "was convicted" are two of one affair
ONCE = 1.2  # nobody dies twice
ONLY = 1.0  # the one happening of that kind which the coarser date can mean
_TOLL = 0.4  # a disaster, and on the same day what it did
_OTHER_WORDS = -0.3
_ANYTHING = (0.0, -0.4, -0.8)  # of a day, month, year: nothing says that it is the same kind of thing
PLANNED, _PLAN_AND_DEED = 0.4, -0.9


def of_kinds(a: Told, b: Told, rare: Mapping[str, bool], span: int) -> float:
    """The triggers themselves, else any words: "was arrested" and "was sentenced" are two, however alike the rest."""
    shared = a.kinds & b.kinds
    trigger = a.happening.trigger
    score = 0.0
    if shared:
        alone = SOLE * (a.sole[span] + b.sole[span])
        if a.actors and b.actors and a.actors.isdisjoint(b.actors):
            alone *= _OTHERS_SOLE
        score = TRADE + alone + MORE * min(2, len(shared) - 1)
        if shared.isdisjoint(a.heads) and shared.isdisjoint(b.heads):
            score += _ASIDE
    elif a.kinds and b.kinds:
        score = _OTHER_WORDS
    if not shared:
        score += _ANYTHING[span]
    if (trigger and trigger == b.happening.trigger and rare[trigger]) or a.heads & b.heads:
        own = not a.people.isdisjoint(b.people) and once_in_a_life(a.heads & b.heads)
        return score + HEAD + (ONCE if own else 0.0)
    if not a.heads or not b.heads:
        return score
    if span < 2 and is_toll(a.heads, b.heads):
        return max(score, 0.0) + _TOLL
    if a.heads & b.kinds or b.heads & a.kinds:
        return score + _BY_THE_WAY
    return score + (_NEXT_STEP if are_steps(a.heads, b.heads) else _OTHER_KIND)


def is_only(coarse: Told, fine: Told) -> bool:
    """For "the crash of last year" the story knows the day of one alone, and others do not seem to be meant."""
    if fine.size or fine.heads.isdisjoint(coarse.only):
        return False
    if coarse.people and fine.people and coarse.people.isdisjoint(fine.people):
        return False
    return not (coarse.actors and fine.actors) or not coarse.actors.isdisjoint(fine.actors)


def of_plans(a: Told, b: Told, published: Mapping[int, int]) -> float:
    """What is announced for a day or month, and what is reported of it then: "sentencing is set for June", "was jailed"."""
    if a.ahead and b.ahead:
        return 0.0
    if (published.get(a.article, 0), b.ahead) > (published.get(b.article, 0), a.ahead):
        a, b = b, a
    if a.ahead and a.size < 0 and not published.get(a.article):
        return PLANNED if a.kinds & b.kinds else _PLAN_AND_DEED  # whenever that was written, it may have been before
    if not a.ahead or not 0 <= a.size <= COARSE or not 0 <= b.size <= COARSE:
        return _PLAN_AND_DEED
    if published.get(a.article, 0) >= b.first or not a.first <= b.first <= b.last <= a.last:
        return _PLAN_AND_DEED
    return PLANNED if a.kinds & b.kinds else _PLAN_AND_DEED
