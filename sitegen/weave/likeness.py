"""How much two tellings are alike, as a sum of reasons. Above zero they tell one happening.

The sum is in the manner of log odds: what the dates alone suggest, then what who, which words, which kind of happening
and which figures add or take away. Every term is kept by name, so that `explain` can show what decided. The weights were
fitted to labelled pairs of many stories, then rounded; each says what it stands for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sitegen.weave.days import COARSE, YEAR
from sitegen.weave.kinds import befalls_one
from sitegen.weave.samekind import HEAD, MORE, ONCE, ONLY, PLANNED, SOLE, TRADE, is_only, of_kinds, of_plans
from sitegen.weave.told import Told
from sitegen.weave.weights import Scale

NAMES = (
    "date",
    "what else is told then",
    "actors",
    "kind",
    "planned and done",
    "figures",
    "lead and look back",
    "one outlet",
    "words",
    "nobody in common",
)
_APART = -9.0
_BY_CHANCE = -3.0  # what two alike tellings of one story score without being one
UNDATED_SCORE = -4.5  # what a missing date takes away
_SAME_DAY, _SAME_MONTH, _SAME_YEAR = -0.4, -0.3, -1.2
_IN_WEEK, _IN_MONTH, _IN_YEAR, _IN_YEARS = -0.1, -0.1, -0.5, -5.0
_TWICE = -2.0  # what an outlet tells of a day in two articles is two things, unless it says so
_FULL_MONTH = 1.4  # a story that tells something of a dozen days of a month or more: two of one day are soon two things
_WEEK = 10
_OTHERS_DID = -0.6  # others, and nothing says so either
_POINTED = 0.5  # "they" may well be those whom the other names
_NOBODY = -0.3  # one names somebody and the other nobody
_KNOWN, _UNKNOWN = -0.9, -3.2  # one speaks of others, whom the other article knows, or does not
_MANY_THEN = -0.5  # many vote, sue and resign in one year; on one day they would be the same
_OTHER_PERSON = -6.0  # two directors of one company resigned
_FRAME, _SAME_FRAME = 6, 0.7  # words, and the share of them in which it is said of one and of another
_ACTOR, _MOST_ACTORS = 0.65, 1.44
_WORD, _PROPER, _NAME = 0.95, 0.5, 0.3
_MOST_WORDS = 3.4
_A_WORD, _SOME_WORDS, _ENOUGH_WORDS = 0.4, 0.7, 1.0
_BOTH_ALONE = 0.7
_VAGUE = -3.0
_HOPELESS = -3.3  # no words lift such a score to where it counts
_FIGURE, _OTHER_FIGURES = 0.5, -0.5
_LOOKED_BACK = 1.1  # the report of the day is what later articles look back on
_BOTH_LEAD = 0.3
_FEW_DAYS = 3
_OF_THE_DAY = 31  # days: what a lead tells of longer ago is no news of its day
_BEST_REST = HEAD + PLANNED + 2 * _FIGURE + _BOTH_LEAD + _LOOKED_BACK  # what `hopeful` looks at last


def compare(a: Told, b: Told, scale: Scale, published: Mapping[int, int]) -> dict[str, float]:
    """The terms, by name. `published` is an article's day (0 = unknown)."""
    words = _of_words(a, b, scale.worth)
    terms = (*_terms(a, b, scale, published), words, _of_strangers(a, b, words, scale.places))
    return dict(zip(NAMES, terms, strict=True))


def recall(undated: Told, told: Told, scale: Scale, published: Mapping[int, int]) -> dict[str, float]:
    """The terms for a telling without a date, or whose year is in doubt, and one that has a date: all but what dates say."""
    span, words = 1, _of_words(undated, told, scale.worth)
    return {
        "by chance": _BY_CHANCE,
        "actors": _of_actors(undated, told, scale.actor, 0),
        "kind": of_kinds(undated, told, scale.trigger, span),
        "planned and done": of_plans(undated, told, published) if undated.ahead or told.ahead else 0.0,
        "figures": _of_figures(undated, told) if undated.figures and told.figures else 0.0,
        "lead and look back": _of_leads(undated, told, published, False),
        "words": words,
        "nobody in common": _of_strangers(undated, told, words, scale.places),
    }


def total(a: Told, b: Told, scale: Scale, published: Mapping[int, int]) -> float:
    """The sum of `compare`."""
    score = sum(_terms(a, b, scale, published))
    if score < _HOPELESS:
        return score
    words = _of_words(a, b, scale.worth)
    return score + words + _of_strangers(a, b, words, scale.places)


def is_near(terms: Mapping[str, float]) -> bool:
    """Whether something speaks for two tellings that do not quite score as one: shared words, or kind and company; a word,
    where neither article tells anything else then.
    """
    if terms["date"] < _VAGUE or terms["actors"] < _KNOWN or terms["planned and done"] < 0:
        return False
    alike = terms["kind"] > 0 and (terms["actors"] > 0 or terms["words"] >= _SOME_WORDS)
    alone = terms["what else is told then"] >= _BOTH_ALONE and terms["words"] >= _A_WORD
    return terms["words"] >= _ENOUGH_WORDS or alike or alone


def hopeful(told: Told, others: Iterable[Told], weight: Mapping[int, int]) -> list[Told]:
    """Those of `others` that `total` does not dismiss, and a few more; `weight` is that of actors.

    The best that date, company, names and kinds could give, written out flat: a large story asks it of a million pairs,
    and nearly all are out of the question by these alone. A test holds it to `total`.
    """
    first, last, size, lonely, sole, crowd = told.first, told.last, told.size, told.lonely, told.sole, told.crowd[2]
    actors, kinds, pronoun, figures, lead = told.actors, told.kinds, told.pronoun, told.figures, told.happening.lead
    only, people = told.only, told.people
    same_date = _of_dates(told, told, one_date=True, size=size)
    gain = {actor: _of_shared({actor}, weight) - _ACTOR for actor in actors}
    best_company = max(_POINTED, _ACTOR + min(_MOST_ACTORS, sum(gain.values())))
    needed = _HOPELESS - ONCE - TRADE - 2 * (SOLE + MORE) - ONLY - best_company
    kept = []
    for other in others:
        wide = max(size, other.size)
        if other.first == first and other.last == last:
            span, most = 0, same_date
        elif wide <= COARSE:
            span, most = 1, _IN_MONTH
        else:
            span, most = 2, (_IN_YEAR - max(crowd, other.crowd[2]) if wide <= YEAR else _IN_YEARS)
        most += _BEST_REST + lonely[span] + other.lonely[span]
        if not figures or not other.figures:
            most -= 2 * _FIGURE
        if not lead and not other.happening.lead:
            most -= _BOTH_LEAD + _LOOKED_BACK
        if most < needed:
            continue
        shared_kinds = kinds & other.kinds
        if shared_kinds:
            most += TRADE + SOLE * (sole[span] + other.sole[span]) + MORE * min(2, len(shared_kinds) - 1)
        if people and not people.isdisjoint(other.people):
            most += ONCE
        if (size == 0 and other.only) or (only and other.size == 0):
            most += ONLY
        shared = actors & other.actors
        if shared:
            most += _ACTOR + min(_MOST_ACTORS, sum([gain[actor] for actor in shared]))
        elif actors and other.actors and not (pronoun or other.pronoun):
            most += _KNOWN + (_MANY_THEN if wide > COARSE else 0.0)
        else:
            most += _POINTED
        if most >= _HOPELESS:
            kept.append(other)
    return kept


def _terms(a: Told, b: Told, scale: Scale, published: Mapping[int, int]) -> tuple[float, ...]:
    one_date = a.first == b.first and a.last == b.last
    size = max(b.size, a.size)
    span = 0 if one_date else 1 if size <= COARSE else 2
    return (
        _of_dates(a, b, one_date, size),
        a.lonely[span] + b.lonely[span],
        _of_actors(a, b, scale.actor, size),
        of_kinds(a, b, scale.trigger, span) + (ONLY if is_only(a, b) or is_only(b, a) else 0.0),
        of_plans(a, b, published) if a.ahead or b.ahead else 0.0,
        _of_figures(a, b) if a.figures and b.figures else 0.0,
        _of_leads(a, b, published, one_date) if a.happening.lead or b.happening.lead else 0.0,
        _TWICE if one_date and size == 0 and a.outlet and a.outlet == b.outlet else 0.0,
    )


def _of_dates(a: Told, b: Told, one_date: bool, size: int) -> float:
    """A day says much, a month as much as there are other days told in it, a year next to nothing."""
    if a.size < 0 or b.size < 0:
        return UNDATED_SCORE
    if a.first > b.last or b.first > a.last:
        return _APART
    if one_date and size == 0:
        return _SAME_DAY - a.crowd[0] - 2 * max(0.0, a.crowd[1] - _FULL_MONTH)
    if size <= COARSE:
        if one_date:
            return _SAME_MONTH - a.crowd[1]
        fine = a if a.size < b.size else b
        return (_IN_WEEK if size <= _WEEK else _IN_MONTH) - fine.crowd[1]
    if size <= YEAR or one_date:
        return (_SAME_YEAR if one_date else _IN_YEAR) - max(a.crowd[2], b.crowd[2])
    return _IN_YEARS  # "between 2008 and 2015" is not told again by "on 4 May 2011"


def _of_actors(a: Told, b: Told, weight: Mapping[int, int], size: int) -> float:
    told = (a.heads & b.kinds) | (b.heads & a.kinds)
    if a.people and b.people and a.people.isdisjoint(b.people) and befalls_one(told):
        # "the judge sentenced him": the one who acts in the one telling is not whom it befalls
        meant = (a.pronoun and b.people <= a.present) or (b.pronoun and a.people <= b.present)
        return 0.0 if meant else _OTHER_PERSON
    shared = a.actors & b.actors
    if shared:
        return _of_shared(shared, weight)
    if _is_parallel(a, b):
        return _APART
    if a.actors and b.actors:
        if len(a.names & b.words) > 1 or len(b.names & a.words) > 1:
            return 0.0  # a name that only one of the articles knows for an actor's
        # "the company" and "he" name nobody: one article may well speak of those whom the other names
        known = not a.actors.isdisjoint(b.present) or not b.actors.isdisjoint(a.present)
        score = (_KNOWN if known else _UNKNOWN) + (_MANY_THEN if size > COARSE else 0.0)
        return score + _OTHERS_DID if a.kinds.isdisjoint(b.kinds) else score
    if (a.points or b.points) and (_points_at(a, b) or _points_at(b, a)):
        return _POINTED
    return _NOBODY if a.actors or b.actors else 0.0


def _is_parallel(a: Told, b: Told) -> bool:
    """Whether the same words tell it of others: "People in Derwent asked for a bridge", "People in Calder asked for a bridge"."""
    named, others = a.names | a.proper, b.names | b.proper
    if not named or not others or not named.isdisjoint(others):
        return False
    words, told = a.words - named, b.words - others
    if not named.isdisjoint(told) or not others.isdisjoint(words):
        return False
    least = min(len(words), len(told))
    return least >= _FRAME and len(words & told) >= _SAME_FRAME * least


def _of_shared(actors: Collection[int], weight: Mapping[int, int]) -> float:
    return _ACTOR + min(_MOST_ACTORS, 0.6 * sum([500 + max(0, 7 * weight[actor] // 10) for actor in actors]) / 1000)


def _points_at(a: Told, b: Told) -> bool:
    """Whether the "she" of the one may be all those who take part in the other."""
    return a.points and bool(b.people) and b.people <= a.present


def _of_figures(a: Told, b: Told) -> float:
    shared = len(a.figures & b.figures)
    return _FIGURE * min(2, shared) if shared else _OTHER_FIGURES


def _of_leads(a: Told, b: Told, published: Mapping[int, int], one_date: bool) -> float:
    score = _BOTH_LEAD if a.happening.lead and b.happening.lead and one_date else 0.0
    if a.happening.trigger == b.happening.trigger == "say" and a.actors and b.actors and a.actors.isdisjoint(b.actors):
        return score  # what one said is not looked back on as what another said
    first, second = published.get(a.article, 0), published.get(b.article, 0)
    if first > second:
        a, b, first, second = b, a, second, first
    if a.happening.lead and second - first > _FEW_DAYS and (a.size < 0 or first - a.last <= _OF_THE_DAY):
        score += _LOOKED_BACK
    return score


def _of_words(a: Told, b: Told, worth: Mapping[str, int]) -> float:
    """Shared words, names of places and things more, and a name that only one article knows for an actor's."""
    score = _WORD * sum([worth[word] for word in a.words & b.words])
    proper = a.proper & b.proper
    if proper:
        score += _PROPER * sum([worth[word] for word in proper])
    if a.names or b.names:
        score += 1000 * _NAME * min(2, len(a.names & b.words) + len(b.names & a.words))
    return min(_MOST_WORDS, score / 1000)


def _of_strangers(a: Told, b: Told, words: float, places: frozenset[str]) -> float:
    """Two articles that have neither an actor nor a town in common are of two affairs, however alike "the trial began" and
    "the inquiry began" of one month, but where all words say otherwise. Of an article that names nobody that cannot be said.
    """
    if words >= _MOST_WORDS or not a.present or not b.present or not a.present.isdisjoint(b.present):
        return 0.0
    return _APART if places.isdisjoint(a.setting & b.setting) else 0.0
