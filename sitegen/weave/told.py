"""Happenings as what can be compared: days, who, words, kinds of happening, figures."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from sitegen import edtf
from sitegen.model.dated import Dated
from sitegen.model.extract import Extract, Happening
from sitegen.weave.clauses import Clause, read_clauses
from sitegen.weave.memory import Memory
from sitegen.weave.words import words

_FAR = 3_700_000  # beyond the last ordinal day
_RARE = 6  # words by which a telling is looked up


@dataclass(slots=True)
class Told:
    """One article's telling of one happening. `rank` is its place by content, `number` by name. `first`..`last` are ordinal days (0.._FAR where open or unknown).

    `participants` take part, `actors` are also those whom the sentences merely name, and
    `present` all of the article, by number. `heads` are the kinds of happening of the head word, `kinds` those
    of the clause. `size` is how many days the date leaves open, less one; -1 = undated. `ids` are the sentence ids it rests on.
    `people` are the persons who take part. `points`: it names nobody but says "they" or "the"; `pronoun`: it says "him". `names` are the stems of
    the names of its actors, `proper` those of other words with a capital. `ahead`: it is still to come. On that date, in
    that month and in that year: `lonely` is worth much where its article tells nothing else then, `sole` where nothing
    of its kind, and `crowd` grows with how much the whole story tells then.
    """

    number: int
    article: int
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
    rank: int = 0
    mass: int = 0
    rare: tuple[str, ...] = ()
    size: int = -1
    people: frozenset[int] = frozenset()
    points: bool = False
    pronoun: bool = False
    names: frozenset[str] = frozenset()
    proper: frozenset[str] = frozenset()
    ahead: bool = False
    lonely: tuple[float, float, float] = (0.0, 0.0, 0.0)
    sole: tuple[bool, bool, bool] = (False, False, False)
    crowd: tuple[float, float, float] = (0.0, 0.0, 0.0)


COARSE = 45  # a date that leaves more days open is a year or a span of years
YEAR = 366
_ALONE = 0.4  # an article that tells nothing else then
_RIVAL = 0.8  # for each doubling or so of what else it tells
_MOST_RIVALS = -2.0
_MANY_BESIDE = 40  # of a chronology's year no more are looked at
_BUSY_DAY = 12  # tellings of one day, from which on the day alone says less
_CROWD_DAY, _CROWD_MONTH, _CROWD_YEAR = 0.4, 0.6, 1.0


@dataclass(slots=True)
class Scale:
    """How much a shared word or actor tells: rare ones much, those met everywhere nothing.

    In thousandths, as whole numbers: their sums do not depend on the order of a set. `worth` is what a word tells of two
    tellings that share it, never more than 1000. `trigger` says of each head word whether it is rare: "said" is not.
    """

    word: dict[str, int] = field(default_factory=dict)
    actor: dict[int, int] = field(default_factory=dict)
    trigger: dict[str, bool] = field(default_factory=dict)
    worth: dict[str, int] = field(default_factory=dict)


def redate(tellings: Sequence[Told], dates: Sequence[Sequence[Dated]]) -> None:
    """Give tellings the dates that inference found; `dates` as in `read_tellings`."""
    fresh = (dated for row in dates for dated in row)
    for told, dated in zip(tellings, fresh, strict=True):
        if told.dated is not dated:
            told.dated = dated
            told.first, told.last = days(dated.edtf)
            told.size = told.last - told.first if dated.edtf else -1
    _count_rivals(tellings)


def _count_rivals(tellings: Sequence[Told]) -> None:
    """What else is told on the date, in the month and in the year of each telling, by its article and by all."""
    spans = [_spans(t) if t.size >= 0 else None for t in tellings]
    rows: dict[tuple[int, int, int, int], list[Told]] = {}
    days_of: dict[tuple[int, int, int], set[tuple[int, int]]] = {}
    for told, span in zip(tellings, spans, strict=True):
        for key in span or ():
            rows.setdefault((told.article, *key), []).append(told)
            days_of.setdefault(key, set()).add((told.first, told.last))
    on_day = Counter(span[0] for span in spans if span)
    for told, span in zip(tellings, spans, strict=True):
        if span:
            beside = [rows[(told.article, *key)] for key in span]
            told.lonely = tuple([_lonely(len(row) - 1) for row in beside])  # type: ignore[assignment]
            told.sole = tuple([_is_sole(told, row) for row in beside])  # type: ignore[assignment]
            told.crowd = (
                round(_CROWD_DAY * math.log(max(1.0, on_day[span[0]] / _BUSY_DAY)), 3),
                round(_CROWD_MONTH * math.log(len(days_of[span[1]])), 3),
                round(_CROWD_YEAR * math.log(len(days_of[span[2]])), 3),
            )


def _spans(told: Told) -> tuple[tuple[int, int, int], ...]:
    """Keys for its date, its month and its year; a date too coarse for a month has one of its own."""
    own = (0, told.first, told.last)
    month = (1, _month(told.first), 0) if told.size <= COARSE else own
    return own, month, (2, told.last // 366, 0) if told.size <= YEAR else own


def _lonely(others: int) -> float:
    return _ALONE if others == 0 else max(_MOST_RIVALS, round(-_RIVAL * math.log(1 + others), 3))


def _is_sole(told: Told, row: Sequence[Told]) -> bool:
    return all(o is told or told.kinds.isdisjoint(o.kinds) for o in row[:_MANY_BESIDE])


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
    memory = memory or Memory()
    tellings: list[Told] = []
    in_articles: Counter[int] = Counter()
    for a, extract in enumerate(extracts):
        in_articles.update({m for m in of[a] if m >= 0})
        present = frozenset(of[a])
        clauses = memory.recall(read_clauses, extract)
        for happening, clause, dated in zip(extract.happenings, clauses, dates[a], strict=True):
            tellings.append(_tell(len(tellings), a, happening, clause, dated, of[a], present))
    _rank(tellings, extracts)
    return tellings, _weigh(tellings, in_articles, len(extracts))


def _rank(tellings: Sequence[Told], extracts: Sequence[Extract]) -> None:
    """An order by what articles say, so that equal scores are not settled by the name of a file."""
    texts = [(extract.published.edtf or "", extract.article.title, extract.article.text) for extract in extracts]
    place = {a: n for n, a in enumerate(sorted(range(len(extracts)), key=texts.__getitem__))}
    for n, told in enumerate(sorted(tellings, key=lambda t: (place[t.article], t.number))):
        told.rank = n


def _tell(
    number: int,
    article: int,
    happening: Happening,
    clause: Clause,
    dated: Dated,
    of: Sequence[int],
    present: frozenset[int],
) -> Told:
    first, last = days(dated.edtf)
    participants = tuple(dict.fromkeys([of[i] for i in clause.participants if of[i] >= 0]))
    actors = {of[i] for i in clause.mentioned}.union(participants) - {-1}
    return Told(
        number,
        article,
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
        ahead=happening.tense == "future",
    )


@lru_cache(maxsize=50_000)
def days(text: str | None) -> tuple[int, int]:
    """First and last day as ordinals; 0 and a far day where open, unknown or unreadable."""
    try:
        first, last = edtf.bounds(text) if text else (None, None)
    except ValueError:
        first, last = None, None
    return (first.toordinal() if first else 0, last.toordinal() if last else _FAR)


def _weigh(tellings: list[Told], in_articles: Counter[int], articles: int) -> Scale:
    """Inverse document frequency, over sentences for words and over articles for actors; then each telling's mass."""
    scale = Scale()
    total = len(tellings) + 1
    seen: Counter[str] = Counter()
    for told in tellings:
        seen.update(told.words)
    # the floor of ten keeps a small folder from taking "the" for a rare word
    by_count = {n: max(0, round(1000 * (math.log((total + 10) / (n + 1)) - 1.0))) for n in set(seen.values())}
    scale.word = {word: by_count[count] for word, count in seen.items()}
    scale.actor = {
        actor: round(1000 * math.log((articles + 1.5) / (count + 0.5))) for actor, count in in_articles.items()
    }
    triggers = Counter(told.happening.trigger for told in tellings)
    scale.trigger = {
        trigger: count <= 4 + total // 25 and trigger not in words().plain for trigger, count in triggers.items()
    }
    rarest = sorted(scale.word, key=lambda word: (-scale.word[word], word))
    rank = {word: n for n, word in enumerate(rarest)}
    common = next((n for n, word in enumerate(rarest) if not scale.word[word]), len(rarest))
    for told in tellings:
        told.mass = sum([scale.word[word] for word in told.words])
        first = sorted([rank[word] for word in told.words])[:_RARE]
        told.rare = tuple([rarest[n] for n in first if n < common])
    scale.worth = {word: min(1000, 10 * weight // 18) for word, weight in scale.word.items()}
    return scale
