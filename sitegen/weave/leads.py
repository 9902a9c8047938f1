"""Undated articles told together: which report the announcement that another article reports.

Without a date the lead sentence alone proves little: the same people say alike things every year. What tells is the whole
beginning of the article, weighed by how rare its words are, and the figures and names that both articles go on to give.
Where a tabloid and a broadsheet choose other words, a remark that both quote to the letter is worth more than all of these.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sitegen.model.extract import Extract
from sitegen.weave.bounds import day_of_dateline, first_ahead, last_past, nearest_day, weekday_of_lead
from sitegen.weave.clauses import read_words
from sitegen.weave.events import Edge
from sitegen.weave.memory import Memory
from sitegen.weave.remarks import fresh_remarks, length
from sitegen.weave.told import Told, days

_MANY = 40  # a word or actor of more beginnings than this leads nowhere
_BEST = 6  # so many other leads are compared with each undated one, those that share most
_BEGINNING = 7  # sentences
_ALIKE = 0.2  # cosine of two beginnings from which on they are one report, other things being equal
_SLACK = 60  # days that an article may lag behind what it reports
_QUOTED = 0.16  # for each word that both quote alike
_MOST_QUOTED = 10  # words
_FAR_APART = -1.0  # what beginnings in other words take away at most, where a remark or a count is shared
_SAME_KIND, _OTHER_KIND = 0.4, -0.3
_COUNTED = 0.5  # for each count that no third article gives
_MOST_COUNTED = 1.0
_OTHER_COUNTS = -0.3
_AS_LIKELY = 0.5  # a fellow of another time that is nearly as good: the same fair every year
_SEASON = 60  # days


@dataclass(frozen=True, slots=True)
class _Beginning:
    """What an article begins with, and whom and what it names throughout."""

    words: frozenset[str]
    company: frozenset[str | int]
    remarks: frozenset[str]
    counts: frozenset[str]


def join_leads(
    extracts: Sequence[Extract], of: Sequence[Sequence[int]], tellings: list[Told], memory: Memory | None = None
) -> list[Edge]:
    """Edges between leads of which at least one has no date. Never between articles that cannot be of one time.

    A score from `events.JOIN` on means that both report the same.
    """
    leads = {t.article: t for t in reversed(tellings) if t.happening.lead}
    undated = [t for t in leads.values() if t.size < 0]
    if not undated:
        return []
    memory = memory or Memory()
    begin = {a: _with_company(memory.recall(_begin, extracts[a]), of[a]) for a in sorted(leads)}
    weight = _weights([own.words for own in begin.values()], len(extracts))
    spread: Counter[str | int] = Counter(item for own in begin.values() for item in own.company)
    spread.update(item for own in begin.values() for item in own.counts)
    size = {n: math.sqrt(sum(weight[w] ** 2 for w in sorted(own.words))) for n, own in begin.items()}
    index = _index((n, own.words) for n, own in begin.items())
    quoting = _index((n, own.remarks) for n, own in begin.items())
    edges: dict[tuple[int, int], Edge] = {}
    for told in sorted(undated, key=lambda t: t.number):
        own = begin[told.article]
        fellows = dict.fromkeys(_fellows(told.article, own.words, index, weight))
        fellows |= dict.fromkeys(n for remark in sorted(own.remarks) for n in quoting[remark][:_BEST])
        for other in fellows:
            if other == told.article:
                continue
            a, b = sorted((told, leads[other]), key=lambda t: t.number)
            if (a.number, b.number) in edges or not _may_be_of_one_time(extracts, a, b):
                continue
            shared = sum(weight[w] ** 2 for w in sorted(own.words & begin[other].words))
            cosine = shared / max(1.0, size[told.article] * size[other])
            quoted = length(own.remarks & begin[other].remarks)
            counted = sum(spread[c] == 2 for c in own.counts & begin[other].counts)
            beginnings = 10 * (cosine - _ALIKE)
            terms = {
                "beginnings": max(beginnings, _FAR_APART) if quoted or counted else beginnings,
                "same remark quoted": _QUOTED * min(quoted, _MOST_QUOTED),
                "weekday": _of_weekdays(extracts[told.article], told, leads[other]) if quoted or counted else 0.0,
                "kind": _of_kinds(told, leads[other]),
                "same counts": min(_MOST_COUNTED, _COUNTED * counted),
                "other counts": _OTHER_COUNTS if _differ(told.figures, leads[other].figures) else 0.0,
                "names and figures": _company(own.company & begin[other].company, spread, len(extracts)),
                "actors": 0.0 if a.actors & b.actors else -0.4,
            }
            score = sum(terms.values())
            if score > -0.5:
                shown = tuple((name, round(value, 2)) for name, value in terms.items() if value)
                edges[a.number, b.number] = Edge(round(score, 3), a.number, b.number, "told-together", shown)
    kept = _without_rivals(list(edges.values()), extracts, tellings)
    rank = [told.rank for told in tellings]
    return sorted(kept, key=lambda e: (-e.score, min(rank[e.a], rank[e.b]), max(rank[e.a], rank[e.b])))


def _without_rivals(edges: list[Edge], extracts: Sequence[Extract], tellings: Sequence[Told]) -> list[Edge]:
    """Without those to articles of two times that are about as likely: nothing tells this year's fair from last year's."""
    dated: dict[int, list[tuple[float, int]]] = {}
    for edge in edges:
        for own, other in ((edge.a, edge.b), (edge.b, edge.a)):
            known = extracts[tellings[other].article].published.edtf
            if tellings[own].size < 0 and known and ".." not in known:
                dated.setdefault(own, []).append((edge.score, days(known)[0]))
    torn = set()
    for own, found in dated.items():
        best, day = max(found)
        if any(score > best - _AS_LIKELY and abs(other - day) > _SEASON for score, other in found):
            torn.add(own)
    return [e for e in edges if e.a not in torn and e.b not in torn]


def _of_kinds(own: Told, other: Told) -> float:
    if own.heads & other.heads or own.heads & other.kinds or other.heads & own.kinds:
        return _SAME_KIND
    return _OTHER_KIND if own.heads and other.heads else 0.0


def _differ(own: frozenset[float], other: frozenset[float]) -> bool:
    return bool(own) and bool(other) and own.isdisjoint(other)


def _with_company(own: _Beginning, of: Sequence[int]) -> _Beginning:
    return replace(own, company=own.company.union([m for m in of if m >= 0]))


def _begin(extract: Extract) -> _Beginning:
    """All but the names, which only the story knows."""
    end = extract.sentences[min(_BEGINNING, len(extract.sentences)) - 1].end if extract.sentences else 600
    words = read_words(f"{extract.article.title}\n{extract.article.text[:end]}")
    figures = frozenset(f"{f.value:g} {f.unit}" for f in extract.figures if f.value >= 13)
    counts = frozenset(f"{f.value:g}" for f in extract.figures if f.value >= 13)
    return _Beginning(words, figures, fresh_remarks(extract), counts)


def _index(rows: Iterable[tuple[int, frozenset[str]]]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for number, words in rows:
        for word in words:
            index.setdefault(word, []).append(number)
    return index


def _of_weekdays(extract: Extract, own: Told, other: Told) -> float:
    """The "on Tuesday" of the one is, or is not, the day that the other gives."""
    weekday = weekday_of_lead(extract, own)
    if weekday is None or other.size:
        return 0.0
    return 0.3 if date.fromordinal(other.first).weekday() == weekday else -0.3


def _weights(beginnings: Sequence[frozenset[str]], articles: int) -> dict[str, float]:
    seen = Counter(word for words in beginnings for word in words)
    return {word: math.log((articles + 5) / (count + 0.5)) for word, count in seen.items()}


def _fellows(article: int, words: frozenset[str], index: dict[str, list[int]], weight: dict[str, float]) -> list[int]:
    """The articles whose beginnings share most of the rarer words."""
    votes: Counter[int] = Counter()
    for word in words:
        others = index[word]
        if len(others) <= _MANY:
            points = round(1000 * weight[word] ** 2)
            for other in others:
                votes[other] += points
    votes.pop(article, None)
    return [a for a, _ in sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:_BEST]]


def _may_be_of_one_time(extracts: Sequence[Extract], a: Told, b: Told) -> bool:
    for one, other in ((a, b), (b, a)):
        known, bound = extracts[other.article].published.edtf, last_past(extracts[one.article])
        if known and bound and bound.day > days(known)[1] + _SLACK:
            return False
        due = first_ahead(extracts[one.article])
        if known and due is not None and days(known)[0] > due + _SLACK:
            return False
        dateline = day_of_dateline(extracts[one.article])
        if known and dateline and nearest_day(dateline.relative, known) is None:
            return False
    return True


def _company(shared: frozenset[str | int], spread: Counter[str | int], articles: int) -> float:
    """Shared names and figures, rare ones more."""
    rare = sum(max(0.0, math.log((articles + 1.5) / (spread[item] + 0.5))) for item in sorted(shared, key=str))
    return min(0.5, 0.12 * rare)
