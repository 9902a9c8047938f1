"""Happenings as what can be compared: days, who, words, kinds of happening, figures."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from sitegen.model.dated import Dated
from sitegen.model.extract import Extract, Happening
from sitegen.weave.clauses import Clause, read_clauses
from sitegen.weave.days import COARSE, YEAR, days_of
from sitegen.weave.memory import Memory
from sitegen.weave.onlyone import only_ones
from sitegen.weave.words import words

_Span = tuple[int, int, int]
_COUNT = re.compile(r"(?!(?:19|20)[0-9]{2}\b)[0-9][0-9.,]*[0-9][0-9]")  # "804", "1,300", "9.45", but no year
_RARE = 6  # words by which a telling is looked up


class Traits(NamedTuple):
    """By what a telling is found before it is compared. `features` are its `rare` words and its actors."""

    features: tuple[str | int, ...]
    rare: tuple[str, ...]
    words: frozenset[str]
    actors: frozenset[int]
    kinds: frozenset[str]


_NO_TRAITS = Traits((), (), frozenset(), frozenset(), frozenset())


@dataclass(slots=True, eq=False)
class Told:
    """One article's telling of one happening. `first`..`last` are ordinal days (0..FAR where open or unknown).

    `participants` take part, `actors` are also those whom the sentences merely name, and
    `present` all of the article, by number. `heads` are the kinds of happening of the head word, `kinds` those
    of the clause. `size` is how many days the date leaves open, less one; -1 = undated. `ids` are the sentence ids it rests on.
    `people` are the persons who take part. `points`: it names nobody but says "they" or "the"; `pronoun`: it says "him". `names` are the stems of
    the names of its actors, `proper` those of other words with a capital. `meant` are those whom its title names for a pronoun. `ahead`: it is still to come. On that date, in
    that month and in that year: `lonely` is worth much where its article tells nothing else then, `sole` where nothing
    of its kind, and `crowd` grows with how much the whole story tells then. `only` are kinds of which the story tells one
    day alone of all that its date leaves open.

    Whatever two tellings are compared by is fixed: a telling of which any of it differs is another Told, so that what
    came of the same Tolds can be remembered. Where it stands in the story is written anew with each weaving: `number`
    by name and `rank` by content, the number of its `article`, its `mass` and by which `traits` it is found.
    """

    happening: Happening
    dated: Dated
    first: int
    last: int
    actors: frozenset[int]
    participants: tuple[int, ...]
    words: frozenset[str]
    heads: frozenset[str]
    kinds: frozenset[str]
    present: frozenset[int]
    figures: frozenset[float]
    ids: tuple[str, ...]
    size: int = -1
    people: frozenset[int] = frozenset()
    points: bool = False
    pronoun: bool = False
    names: frozenset[str] = frozenset()
    proper: frozenset[str] = frozenset()
    meant: tuple[int, ...] = ()
    ahead: bool = False
    lonely: tuple[float, float, float] = (0.0, 0.0, 0.0)
    sole: tuple[bool, bool, bool] = (False, False, False)
    crowd: tuple[float, float, float] = (0.0, 0.0, 0.0)
    only: frozenset[str] = frozenset()
    number: int = 0
    rank: int = 0
    article: int = 0
    mass: int = 0
    traits: Traits = _NO_TRAITS


_ALL_OF = attrgetter(*[field.name for field in fields(Told)])
_ALONE = 0.4  # an article that tells nothing else then
_RIVAL = 0.5  # for each doubling or so of what else it tells
_MOST_RIVALS = -1.2
_BUSY_DAY = 12  # tellings of one day, from which on the day alone says less
_CROWD_DAY, _CROWD_MONTH, _CROWD_YEAR = 0.4, 0.6, 1.0


@dataclass(slots=True)
class Scale:
    """How much a shared word or actor tells: rare ones much, those met everywhere nothing.

    In thousandths, as whole numbers: their sums do not depend on the order of a set. `worth` is what a word tells of two
    tellings that share it, never more than 1000, or twice that of a count. `trigger` says of each head word whether it is rare: "said" is not.
    """

    word: dict[str, int] = field(default_factory=dict)
    actor: dict[int, int] = field(default_factory=dict)
    trigger: dict[str, bool] = field(default_factory=dict)
    worth: dict[str, int] = field(default_factory=dict)


def redate(
    tellings: Sequence[Told],
    dates: Sequence[Sequence[Dated]],
    published: Mapping[int, int] | None = None,
    memory: Memory | None = None,
) -> list[Told]:
    """The same with the dates that inference found, and with what else is told then; `dates` as in `read_tellings`.

    `published` is an article's day (0 = unknown).
    """
    memory = memory or Memory(lasting=False)
    besides: list[_Beside] = []
    final = published is not None
    at = 0
    for row in dates:
        own = tuple(tellings[at : at + len(row)])
        besides += memory.again(_count_rivals, (own[0], final), own, row) if own else ()
        at += len(row)
    crowds = _crowds(besides)
    ones = only_ones([b[:3] for b in besides], [t.heads for t in tellings], [t.kinds for t in tellings], YEAR)
    fresh = list(chain.from_iterable(dates))
    written = [published.get(told.article, 0) if published else 0 for told in tellings]
    columns = (tellings, fresh, besides, list(map(crowds, besides)), ones, written)
    made = (memory if final else Memory(lasting=False)).each(_redated, tellings, *columns)
    return list(map(in_place_of, tellings, made))


def in_place_of(told: Told, new: Told) -> Told:
    """`new`, standing where `told` stands in the story."""
    new.number, new.rank, new.article = told.number, told.rank, told.article
    new.mass, new.traits = told.mass, told.traits
    return new


def with_dates(tellings: Sequence[Told], dates: Mapping[int, Dated], memory: Memory | None = None) -> list[Told]:
    """The same, some with other dates, by number; what else is told then is counted by `redate`."""
    memory = memory or Memory(lasting=False)
    found = list(tellings)
    for number, dated in dates.items():
        if dated is not found[number].dated:
            new = memory.again(_with_date, found[number], found[number], dated)
            found[number] = in_place_of(found[number], new)
    return found


def retold(told: Told, happening: Happening, dated: Dated) -> Told:
    """The same telling at another place in its text."""
    new = Told(*_ALL_OF(told))
    new.happening, new.dated = happening, dated
    return new


def _with_date(told: Told, dated: Dated) -> Told:
    new = Told(*_ALL_OF(told))
    new.dated, (new.first, new.last) = dated, days_of(dated)
    new.size = new.last - new.first if dated.edtf else -1
    return new


def _redated(
    told: Told, dated: Dated, beside: _Beside, crowd: tuple[float, float, float], only: frozenset[str], _written: int
) -> Told:
    """Another for each day of publication: two tellings are compared by that too."""
    new = Told(*_ALL_OF(told))
    new.dated, new.only = dated, only
    new.first, new.last, new.size = beside.first, beside.last, beside.size
    new.lonely, new.sole, new.crowd = beside.lonely, beside.sole, crowd  # type: ignore[assignment]  # three each
    return new


class _Beside(NamedTuple):
    """The days of a telling, and what else its article tells on its date, in its month and in its year: `spans` are keys."""

    first: int
    last: int
    size: int
    spans: tuple[_Span, ...] = ()
    lonely: tuple[float, ...] = (0.0, 0.0, 0.0)
    sole: tuple[bool, ...] = (False, False, False)


def _count_rivals(tellings: Sequence[Told], dates: Sequence[Dated]) -> list[_Beside]:
    """Of the tellings of one article."""
    spans: list[tuple[_Span, ...]] = []
    rows: dict[_Span, list[Told]] = {}
    for told, dated in zip(tellings, dates, strict=True):
        spans.append(_spans(*days_of(dated)) if dated.edtf else ())
        for key in spans[-1]:
            rows.setdefault(key, []).append(told)
    kinds = {key: Counter([k for t in row for k in t.kinds]) for key, row in rows.items() if len(row) > 1}
    found = []
    for told, dated, keys in zip(tellings, dates, spans, strict=True):
        first, last = days_of(dated)
        if keys:
            lonely = tuple([_lonely(len(rows[key]) - 1) for key in keys])
            sole = tuple([key not in kinds or all(kinds[key][k] == 1 for k in told.kinds) for key in keys])
            found.append(_Beside(first, last, last - first, keys, lonely, sole))
        else:
            found.append(_Beside(first, last, -1))
    return found


def _crowds(besides: Sequence[_Beside]) -> Callable[[_Beside], tuple[float, float, float]]:
    """How much the whole story tells on a date, and in its month and year; of much, about how much."""
    on_day: Counter[_Span] = Counter()
    days_of: dict[_Span, set[tuple[int, int]]] = {}
    for own in besides:
        if own.spans:
            day, month, year = own.spans
            on_day[day] += 1
            days_of.setdefault(month, set()).add((own.first, own.last))
            days_of.setdefault(year, set()).add((own.first, own.last))
    day_crowd = {key: round(_CROWD_DAY * math.log(max(1.0, _about(n, 5) / _BUSY_DAY)), 3) for key, n in on_day.items()}
    log = {key: math.log(_about(len(found), 5)) for key, found in days_of.items()}

    def crowd(own: _Beside) -> tuple[float, float, float]:
        if not own.spans:
            return 0.0, 0.0, 0.0
        day, month, year = own.spans
        return day_crowd[day], round(_CROWD_MONTH * log[month], 3), round(_CROWD_YEAR * log[year], 3)

    return crowd


def _spans(first: int, last: int) -> tuple[_Span, ...]:
    """Keys for a date, its month and its year; a date too coarse for a month has one of its own."""
    own = (0, first, last)
    month = (1, _month(first), 0) if last - first <= COARSE else own
    return own, month, (2, last // 366, 0) if last - first <= YEAR else own


@lru_cache(maxsize=10_000)
def _lonely(others: int) -> float:
    return _ALONE if others == 0 else max(_MOST_RIVALS, round(-_RIVAL * math.log(1 + others), 3))


@lru_cache(maxsize=20_000)
def _month(day: int) -> int:
    found = date.fromordinal(max(1, day))
    return found.year * 12 + found.month


def read_tellings(
    extracts: Sequence[Extract],
    of: Sequence[Sequence[int]],
    dates: Sequence[Sequence[Dated]],
    memory: Memory | None = None,
) -> tuple[list[Told], Scale]:
    """Every happening of every article, in order; `dates` are theirs after inference."""
    memory = memory or Memory(lasting=False)
    clauses = [memory.recall(read_clauses, extract) for extract in extracts]
    scale = _weigh(extracts, of, clauses)
    rarest = sorted(scale.word, key=lambda word: (-scale.word[word], word))
    rank = {word: n for n, word in enumerate(rarest) if scale.word[word]}
    tellings: list[Told] = []
    for a, (extract, own) in enumerate(zip(extracts, clauses, strict=True)):
        weights = (
            tuple([tuple(map(scale.worth.__getitem__, clause.words)) for clause in own]),
            tuple([scale.trigger[happening.trigger] for happening in extract.happenings]),
            tuple([scale.actor.get(member, 0) for member in of[a]]),
        )
        told_here = memory.again(_tell, extract.article.id, extract.happenings, own, dates[a], of[a], weights)
        for told in told_here:
            told.number, told.article = len(tellings), a
            rarity = tuple(map(scale.word.__getitem__, told.words))
            told.mass, told.traits = memory.again(_find_traits, told, told, rarity, using=(rank,))
            tellings.append(told)
    _rank(tellings, extracts)
    return tellings, scale


def reading_order(extracts: Sequence[Extract]) -> list[int]:
    """For each article its place in an order by what articles say, so that equal scores are not settled by the name of a
    file; nor by a headline, which is corrected more often than anything.
    """
    texts = [(extract.published.edtf or "", extract.article.text) for extract in extracts]
    place = [0] * len(texts)
    for n, a in enumerate(sorted(range(len(texts)), key=texts.__getitem__)):
        place[a] = n
    return place


def _rank(tellings: Sequence[Told], extracts: Sequence[Extract]) -> None:
    place = reading_order(extracts)
    for n, told in enumerate(sorted(tellings, key=lambda t: (place[t.article], t.number))):
        told.rank = n


def _tell(
    happenings: Sequence[Happening],
    clauses: Sequence[Clause],
    dates: Sequence[Dated],
    of: Sequence[int],
    _weights: tuple[object, ...],
) -> list[Told]:
    """One article's. Others for each weight of a word, a head word or an actor: two tellings are compared by these too."""
    return tell_again(happenings, clauses, dates, of)


def tell_again(
    happenings: Sequence[Happening], clauses: Sequence[Clause], dates: Sequence[Dated], of: Sequence[int]
) -> list[Told]:
    """One article's tellings, as far as they do not depend on other articles."""
    present = frozenset(of)
    return [_telling(*row, of, present) for row in zip(happenings, clauses, dates, strict=True)]


def _telling(happening: Happening, clause: Clause, dated: Dated, of: Sequence[int], present: frozenset[int]) -> Told:
    first, last = days_of(dated)
    participants = tuple(dict.fromkeys([of[i] for i in clause.participants if of[i] >= 0]))
    actors = {of[i] for i in clause.mentioned}.union(participants) - {-1}
    return Told(
        happening,
        dated,
        first,
        last,
        frozenset(actors),
        participants,
        clause.words,
        clause.heads,
        clause.kinds,
        present,
        clause.figures,
        clause.ids,
        size=last - first if dated.edtf else -1,
        people=frozenset([of[i] for i in clause.people if of[i] >= 0]),
        points=clause.points and not actors,
        pronoun=clause.pronoun,
        names=clause.names,
        proper=clause.proper,
        meant=tuple([of[n.actor] for n in happening.named if of[n.actor] >= 0]),
        ahead=happening.tense == "future",
    )


def _weigh(extracts: Sequence[Extract], of: Sequence[Sequence[int]], clauses: Sequence[Sequence[Clause]]) -> Scale:
    """Inverse document frequency, over sentences for words and over articles for actors, of counts that are cut."""
    total = _about(sum(map(len, clauses)) + 1, 8)
    articles = _about(len(extracts), 8)
    seen = Counter(chain.from_iterable([clause.words for own in clauses for clause in own]))
    present = Counter(chain.from_iterable(map(frozenset, of)))
    triggers = Counter([happening.trigger for extract in extracts for happening in extract.happenings])
    # the floor of ten keeps a small folder from taking "the" for a rare word
    by_count = {
        n: max(0, round(1000 * (math.log((total + 10) / (_about(n, 6) + 1)) - 1.0))) for n in set(seen.values())
    }
    word = {word: by_count[count] for word, count in seen.items()}
    return Scale(
        word,
        {m: round(1000 * math.log((articles + 1.5) / (_about(count, 6) + 0.5))) for m, count in present.items()},
        {head: count <= 4 + total // 25 and head not in words().plain for head, count in triggers.items()},
        {word: worth_of(word, weight) for word, weight in word.items()},
    )


def worth_of(word: str, weight: int) -> int:
    """Two who give one count to the last figure speak of one thing: "804 to 311"."""
    return min(1000, 10 * weight // 18) * (2 if _COUNT.fullmatch(word) else 1)


def _find_traits(told: Told, weights: Sequence[int], rank: Mapping[str, int]) -> tuple[int, Traits]:
    """What all words of a telling weigh, and by what it is found. `rank` is the order of words by weight."""
    rare = tuple(sorted(told.words & rank.keys(), key=rank.__getitem__)[:_RARE])
    return sum(weights), Traits((*rare, *told.actors), rare, told.words, told.actors, told.kinds)


def _about(count: int, digits: int) -> int:
    """A count cut to its first binary digits: small ones as they are; of very many, one more makes no difference."""
    cut = max(0, count.bit_length() - digits)
    return count >> cut << cut
