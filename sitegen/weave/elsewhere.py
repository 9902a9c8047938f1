"""Tellings whose date their own article cannot give, and which another article tells with its date.

"An aftershock killed a sergeant on March 11", in a report of the next year, is of the year in which another article has it;
"the depot was destroyed", without any date, joins the one destruction of a depot that the story knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sitegen.model.dated import Dated
from sitegen.model.extract import Extract, Timex
from sitegen.weave.alike import JOIN
from sitegen.weave.days import COARSE, YEAR
from sitegen.weave.events import Edge
from sitegen.weave.evidence import of_sentence
from sitegen.weave.index import Index
from sitegen.weave.likeness import recall
from sitegen.weave.memory import Memory
from sitegen.weave.opendates import agreement, named_day
from sitegen.weave.told import Told
from sitegen.weave.weights import Scale

RULE = "told-elsewhere"
_FEW = 300  # dated tellings: a story of more is looked up by what they share
_MANY = 40  # a word or actor of more tellings than this leads nowhere
_BEST = 12  # so many are compared with each, those that share most
_JOINED = 0.0
_REDATED = 1.0  # a bare "March 11" is of the year before its article was written, unless much speaks against it,
_MONTH_REDATED = 1.8  # and "March" needs more than a day does
_AS_LIKELY = 0.6
_NEWS = 20  # days: what an article dates so near to itself is its news, and of its own year
_SPECIFIC = 0.7  # what words tell of two that share no actor: without, they are of one kind, and nothing else
_ONLY, _FAR_BEHIND = 0.6, 2.5  # no other telling of the story comes near

Terms = dict[str, float]
_Feature = str | int | tuple[str | int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """The telling `other` is what `own` tells; `terms` sum up to the score."""

    own: Told
    other: Told
    score: float
    terms: tuple[tuple[str, float], ...]


class Fellows:
    """Dated tellings of other articles that may tell what one without a date tells."""

    def __init__(
        self,
        tellings: Sequence[Told],
        scale: Scale,
        published: Mapping[int, int],
        memory: Memory,
        round_: object = None,
    ) -> None:
        """`round_` tells apart those of one weaving, in `memory`."""
        self._scale, self._published = scale, published
        self._dated = [t for t in tellings if 0 <= t.size <= YEAR and t.dated.basis != "unknown"]
        self._by_day: dict[int, list[Told]] = {}
        self._index = memory.held(_features, round_)
        self._index.update(self._dated if len(self._dated) > _FEW else ())

    def of(self, own: Told, words: str) -> list[tuple[Told, Terms]]:
        """Each with the terms of its score. `words` date `own`, in the notation of `sitegen.relative`; "" = none do."""
        written = self._published.get(own.article, 0)
        found = []
        for other in self._candidates(own, words):
            fits = agreement(words, other.first, other.last)
            if other.article == own.article or fits is None or (own.size >= 0 and not fits):
                continue
            if written and not own.ahead and other.first > written:
                continue
            terms = recall(own, other, self._scale, self._published) | {"date": fits}
            if terms["actors"] > 0 or terms["words"] >= _SPECIFIC:
                found.append((other, terms))
        return found

    def by_day(self) -> dict[int, list[Told]]:
        """All that is told of one day (ordinal) and no other, by whatever article."""
        if not self._by_day:
            for told in self._dated:
                if told.size == 0:
                    self._by_day.setdefault(told.first, []).append(told)
        return self._by_day

    def _candidates(self, own: Told, words: str) -> list[Told]:
        """Those that share most with it."""
        if len(self._dated) <= _FEW:
            return self._dated
        votes: Counter[int] = Counter()
        rows: dict[int, Told] = {}
        features: list[_Feature] = [*own.traits.rare, *own.actors]
        named = named_day(words)
        if named:
            features += [named, *[(kind, named[0]) for kind in sorted(own.heads)]]
        for feature in features:
            others = self._index.rows.get(feature, ())
            if len(others) <= _MANY:
                for other in others:
                    votes[other.number] += 1
                    rows[other.number] = other
        shared = ((number, count) for number, count in votes.items() if count > 1)
        best = sorted(shared, key=lambda row: (-row[1], rows[row[0]].rank))[:_BEST]
        return [rows[number] for number, _ in best]


def _features() -> Index[Told, _Feature]:
    return Index(lambda told: [*told.traits.rare, *told.actors, *_of_calendar(told)])


def _of_calendar(told: Told) -> list[tuple[str | int, int]]:
    """Its day of the year, and its kinds in its month."""
    if told.size > COARSE:
        return []
    start = date.fromordinal(told.first)
    kinds: list[tuple[str | int, int]] = [(kind, start.month) for kind in sorted(told.heads)]
    return [*kinds, (start.month, start.day)] if told.size == 0 else kinds


def find_elsewhere(
    extracts: Sequence[Extract],
    tellings: Sequence[Told],
    scale: Scale,
    published: Mapping[int, int],
    memory: Memory,
    *,
    undated: bool,
) -> list[Found]:
    """For each telling without a date, or else with a doubtful year, the one happening of other articles that it tells."""
    fellows = Fellows(tellings, scale, published, memory, undated)
    found = []
    for own in tellings:
        if (own.size < 0) != undated or (not undated and own.happening.lead):
            continue
        words = _open_words(extracts, own, published)
        best = _best(own, fellows.of(own, words)) if words is not None else None
        if best:
            found.append(best)
    return found


def edges_of(found: Sequence[Found]) -> list[Edge]:
    """What joins each to the telling that it repeats."""
    rows = []
    for one in found:
        a, b = sorted((one.own.number, one.other.number))
        rows.append(Edge(round(max(one.score, JOIN), 3), a, b, RULE, one.terms))
    return rows


def years_of(extracts: Sequence[Extract], found: Sequence[Found]) -> dict[int, Dated]:
    """Dates for those whose words name a day or month: of the year in which the other article has it. By telling number."""
    dates: dict[int, Dated] = {}
    for one in found:
        own, other = one.own, one.other
        timex = _timex(extracts, own)
        named = named_day(timex.relative) if timex else None
        if not timex or not named or other.size > COARSE:
            continue
        year = date.fromordinal(other.first).year
        text = f"{year:04}-{named[0]:02}" + (f"-{named[1]:02}" if named[1] else "")
        evidence = (
            of_sentence(extracts[own.article], own.happening.sentence),
            of_sentence(extracts[other.article], other.happening.sentence),
        )
        note = (
            f'"{timex.text}" names no year; {extracts[other.article].article.id} tells the same of {other.dated.edtf}'
        )
        dates[own.number] = Dated(text, "inferred", RULE, evidence, other.dated.edtf or "", timex.text, note)
    return dates


def _timex(extracts: Sequence[Extract], told: Told) -> Timex | None:
    return extracts[told.article].timexes[told.happening.timex] if told.happening.timex is not None else None


def _open_words(extracts: Sequence[Extract], told: Told, published: Mapping[int, int]) -> str | None:
    """The words that date it, as far as they say anything; None where its date stands."""
    timex = _timex(extracts, told)
    if told.size < 0:
        if told.ahead:
            return None  # what is to come some day may be another: the next inspection, a further strike
        if told.happening.lead and not published.get(told.article):
            return None  # what an undated article reports is compared as a whole: see `leads`
        return timex.relative if timex else ""
    if timex is None or told.happening.lead:
        return None
    named = named_day(timex.relative)
    written = published.get(told.article, 0)
    if not named or not timex.relative.endswith("<") or "/" in timex.relative or written - told.last <= _NEWS:
        return None
    return timex.relative


def _best(own: Told, scored: Sequence[tuple[Told, Terms]]) -> Found | None:
    """The best, where no telling of another time is nearly as good."""
    if not scored:
        return None
    rows = [(sum(terms.values()), other, terms) for other, terms in scored]
    score, best, terms = max(rows, key=lambda row: (row[0], -row[1].rank))
    place = (best.article, best.happening.sentence)  # "before a trial that began on 25 April": one sentence, two dates
    others = [(s, t) for s, t, _ in rows if (t.article, t.happening.sentence) != place]
    rival = max((s for s, t in others if t.first > best.last or t.last < best.first), default=-9.0)
    if rival > score - _AS_LIKELY:
        return None
    if rival < score - _FAR_BEHIND:
        terms = terms | {"no other like it": _ONLY}
        score += _ONLY
    needed = _JOINED if own.size < 0 else _REDATED if own.size == 0 else _MONTH_REDATED
    if score < needed or (own.size >= 0 and best.first <= own.last and own.first <= best.last):
        return None
    return Found(own, best, score, tuple((name, round(value, 2)) for name, value in terms.items() if value))
