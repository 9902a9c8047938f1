"""Happenings as what can be compared: days, who, words, kinds of happening, figures."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from sitegen import edtf
from sitegen.model.dated import Dated
from sitegen.model.extract import Extract, Happening
from sitegen.text import fold
from sitegen.weave.words import stem, words

_WORD = re.compile(r"[^\W\d_]{2,}|\d[\d.,]*")
_FAR = 3_700_000  # beyond the last ordinal day
_RARE = 6  # words by which a telling is looked up


@dataclass(slots=True)
class Told:
    """One article's telling of one happening. `first`..`last` are ordinal days (0.._FAR where open or unknown).

    `participants` take part, `actors` are also those whom the sentences merely name, and
    `present` all of the article, by number. `kind` is the trigger's kind of happening, `kinds` those
    of the clause. `size` is how many days the date leaves open, less one; -1 = undated. `ids` are the sentence ids it rests on.
    `people` are the persons who take part. `points`: it names nobody but says "they" or "the". `sole`: its article
    tells no other happening of its kind in that month.
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
    kind: str
    kinds: frozenset[str]
    present: frozenset[int]
    figures: frozenset[float]
    ids: tuple[str, ...]
    mass: int = 0
    rare: tuple[str, ...] = ()
    size: int = -1
    people: frozenset[int] = frozenset()
    points: bool = False
    sole: bool = False


COARSE = 45  # a date that leaves more days open is a year or a span of years
_FEW = 10
_MOST_CROWDED = 4.0


@dataclass(slots=True)
class Scale:
    """How much a shared word or actor tells: rare ones much, those met everywhere nothing.

    In thousandths, as whole numbers: their sums do not depend on the order of a set. `trigger` says of each head word
    whether it is rare: "said" is not. `crowd` is, for each year (day number // 365), what a coarse date in it is worth
    less because of how many tellings lie there: among a thousand, two that say "in 2013" are hardly ever one.
    """

    word: dict[str, int] = field(default_factory=dict)
    actor: dict[int, int] = field(default_factory=dict)
    trigger: dict[str, bool] = field(default_factory=dict)
    crowd: dict[int, float] = field(default_factory=dict)


def redate(tellings: Sequence[Told], dates: Sequence[Sequence[Dated]]) -> None:
    """Give tellings the dates that inference found; `dates` as in `read_tellings`."""
    fresh = (dated for row in dates for dated in row)
    for told, dated in zip(tellings, fresh, strict=True):
        if told.dated is not dated:
            told.dated = dated
            told.first, told.last = days(dated.edtf)
            told.size = told.last - told.first if dated.edtf else -1
    months = [(t.article, t.kind, _month(t.first)) if t.kind and 0 <= t.size <= COARSE else None for t in tellings]
    often = Counter(months)
    for told, month in zip(tellings, months, strict=True):
        told.sole = month is not None and often[month] == 1


@lru_cache(maxsize=20_000)
def _month(day: int) -> int:
    found = date.fromordinal(max(1, day))
    return found.year * 12 + found.month


def read_tellings(
    extracts: Sequence[Extract], of: Sequence[Sequence[int]], dates: Sequence[Sequence[Dated]]
) -> tuple[list[Told], Scale]:
    """Every happening of every article, in order; `dates` are theirs after inference."""
    tellings: list[Told] = []
    in_articles: Counter[int] = Counter()
    for a, extract in enumerate(extracts):
        in_articles.update({m for m in of[a] if m >= 0})
        sentences = _read_sentences(extract, of[a])
        present = frozenset(of[a])
        for n, happening in enumerate(extract.happenings):
            tellings.append(_read_one(len(tellings), a, extract, happening, dates[a][n], of[a], sentences, present))
    return tellings, _weigh(tellings, in_articles, len(extracts))


@dataclass(slots=True)
class _Line:
    """A sentence that tells something: whom it names, what it counts, and its words but for names and dates."""

    actors: set[int] = field(default_factory=set)
    figures: set[float] = field(default_factory=set)
    names: list[str] = field(default_factory=list)
    words: frozenset[str] = frozenset()


def read_words(text: str) -> frozenset[str]:
    """The stems of a text's words and numbers."""
    return frozenset(map(_stem_of, _WORD.findall(text)))


def _read_sentences(extract: Extract, of: Sequence[int]) -> dict[int, _Line]:
    lines = {s: _Line() for happening in extract.happenings for s in (happening.sentence, *happening.also[:1])}
    for mention in extract.mentions:
        line = lines.get(mention.sentence)
        if line and 0 <= mention.actor < len(of):
            line.actors.add(of[mention.actor])
            line.names.append(mention.text)
    for figure in extract.figures:
        if figure.sentence in lines:
            lines[figure.sentence].figures.add(figure.value)
    for timex in extract.timexes:
        if timex.sentence in lines:
            lines[timex.sentence].names.append(timex.text)
    for number, line in lines.items():
        if number < len(extract.sentences):
            sentence = extract.sentences[number]
            tokens = set(_WORD.findall(extract.article.text[sentence.start : sentence.end]))
            tokens.difference_update(*map(_tokens_of, line.names))
            line.words = frozenset(map(_stem_of, tokens))
    return lines


def _read_one(
    number: int,
    article: int,
    extract: Extract,
    happening: Happening,
    dated: Dated,
    of: Sequence[int],
    lines: dict[int, _Line],
    present: frozenset[int],
) -> Told:
    first, last = days(dated.edtf)
    own = [lines[s] for s in (happening.sentence, *happening.also[:1])]
    found = own[0].words if len(own) == 1 else own[0].words | own[1].words
    lists = words().happenings
    kind = lists.get(_stem_of(happening.trigger), "") if happening.trigger else ""
    beside = words().phrases.get(happening.trigger)
    if beside:
        kind = next((beside[w] for w in sorted(found & beside.keys())), kind)
    kinds = {lists[w] for w in found & words().happening_stems}
    if len(kinds) > 1:  # "he quit on Monday and was charged on Friday" tells two things; the title is the clause
        kinds = {lists[w] for w in read_words(happening.title) & words().happening_stems} or kinds
    if kind:
        kinds.add(kind)
    participants = tuple(dict.fromkeys(of[i] for i in happening.actors if 0 <= i < len(of) and of[i] >= 0))
    actors = own[0].actors.union(own[-1].actors, participants) - {-1}
    people = frozenset(
        of[i] for i in happening.actors if 0 <= i < len(of) and of[i] >= 0 and extract.actors[i].kind == "person"
    )
    points = not actors and happening.title.partition(" ")[0].casefold() in words().pointing
    figures = frozenset(own[0].figures | own[-1].figures)
    ids = tuple(extract.sentences[s].id for s in (happening.sentence, *happening.also) if s < len(extract.sentences))
    return Told(
        number,
        article,
        happening,
        dated,
        first,
        last,
        frozenset(actors),
        participants,
        found,
        kind,
        frozenset(kinds),
        present,
        figures,
        ids,
        size=last - first if dated.edtf else -1,
        people=people,
        points=points,
    )


@lru_cache(maxsize=50_000)
def days(text: str | None) -> tuple[int, int]:
    """First and last day as ordinals; 0 and a far day where open, unknown or unreadable."""
    try:
        first, last = edtf.bounds(text) if text else (None, None)
    except ValueError:
        first, last = None, None
    return (first.toordinal() if first else 0, last.toordinal() if last else _FAR)


@lru_cache(maxsize=50_000)
def _tokens_of(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(name))


@lru_cache(maxsize=200_000)
def _stem_of(token: str) -> str:
    return stem(fold(token).rstrip(".,"))


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
    years = Counter(t.last // 365 for t in tellings if t.size > COARSE)
    scale.crowd = {
        year: round(min(_MOST_CROWDED, 0.6 * math.log(n / _FEW)), 3) for year, n in years.items() if n > _FEW
    }
    return scale
