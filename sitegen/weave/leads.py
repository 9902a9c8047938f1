"""Undated articles told together: which report the announcement that another article reports.

Without a date the lead sentence alone proves little: the same people say alike things every year. What tells is the whole
beginning of the article, weighed by how rare its words are, and the figures and names that both articles go on to give.
Where a tabloid and a broadsheet choose other words, a remark that both quote to the letter is worth more than all of these.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import NamedTuple

from sitegen.model.extract import Extract
from sitegen.weave.bounds import day_of_dateline, first_ahead, last_past, nearest_day, weekday_of_lead
from sitegen.weave.clauses import read_words
from sitegen.weave.days import days, settled
from sitegen.weave.events import Edge, best_first
from sitegen.weave.memory import Memory
from sitegen.weave.remarks import fresh_remarks, length
from sitegen.weave.told import Told

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
class Beginning:
    """What an article begins with, and whom and what it names throughout."""

    words: frozenset[str]
    company: frozenset[str | int]
    remarks: frozenset[str]
    counts: frozenset[str]


class Known(NamedTuple):
    """All of an article that says whether its lead is told together with another's, wherever in the text it stands."""

    begin: Beginning
    published: str | None
    past: int | None
    due: int | None
    dateline: str
    leads: tuple[str, ...]


def join_leads(
    extracts: Sequence[Extract], of: Sequence[Sequence[int]], tellings: list[Told], memory: Memory
) -> list[Edge]:
    """Edges between leads of which at least one has no date. Never between articles that cannot be of one time.

    A score from `alike.JOIN` on means that both report the same.
    """
    first = {t.article: t for t in reversed(tellings) if t.happening.lead}
    leads = tuple([first[a] for a in sorted(first)])
    if all(t.size >= 0 for t in leads):
        return []
    own = [extracts[t.article] for t in leads]
    known = [memory.recall(known_of, extract) for extract in own]
    company = [of[t.article] for t in leads]
    found = memory.again(_tell_together, "", leads, known, company, len(extracts), using=(own, memory))
    edges = [
        Edge(score, leads[a].number, leads[b].number, "told-together", terms)
        for (a, b), (score, terms) in found.items()
    ]
    kept = _without_rivals(edges, extracts, tellings)
    return best_first(kept, tellings)


def _tell_together(
    leads: Sequence[Told],
    known: Sequence[Known],
    company: Sequence[Sequence[int]],
    articles: int,
    extracts: Sequence[Extract],
    memory: Memory,
) -> dict[tuple[int, int], tuple[float, tuple[tuple[str, float], ...]]]:
    """Scores and terms of pairs of leads, by their places. `extracts` are theirs, and `known` all that counts of these."""
    begin = [_with_company(one.begin, of) for one, of in zip(known, company, strict=True)]
    seen = Counter(chain.from_iterable([own.words for own in begin]))
    weight = {word: math.log((articles + 5) / (count + 0.5)) ** 2 for word, count in seen.items()}
    spread: Counter[str | int] = Counter(chain.from_iterable([own.company for own in begin]))
    spread.update(chain.from_iterable([own.counts for own in begin]))
    undated = [n for n, told in enumerate(leads) if told.size < 0]
    rare = {word for n in undated for word in begin[n].words if seen[word] <= _MANY}
    index = _index([own.words for own in begin], rare)
    quoting = _index([own.remarks for own in begin], {remark for n in undated for remark in begin[n].remarks})
    sizes: dict[int, float] = {}

    def size(n: int) -> float:
        if n not in sizes:
            sizes[n] = math.sqrt(math.fsum([weight[w] for w in begin[n].words]))
        return sizes[n]

    found: dict[tuple[int, int], tuple[float, tuple[tuple[str, float], ...]]] = {}
    for n in undated:
        told, own = leads[n], begin[n]
        fellows = dict.fromkeys(_fellows(n, own.words, index, weight))
        fellows |= dict.fromkeys(o for remark in sorted(own.remarks) for o in quoting[remark][:_BEST])
        for o in fellows:
            pair = (min(n, o), max(n, o))
            if o == n or pair in found or not _may_be_of_one_time(extracts[n], extracts[o], memory):
                continue
            other = leads[o]
            shared = math.fsum([weight[w] for w in own.words & begin[o].words])
            cosine = shared / max(1.0, size(n) * size(o))
            quoted = length(own.remarks & begin[o].remarks)
            counted = sum(spread[c] == 2 for c in own.counts & begin[o].counts)
            beginnings = 10 * (cosine - _ALIKE)
            terms = {
                "beginnings": max(beginnings, _FAR_APART) if quoted or counted else beginnings,
                "same remark quoted": _QUOTED * min(quoted, _MOST_QUOTED),
                "weekday": _of_weekdays(extracts[n], told, other) if quoted or counted else 0.0,
                "kind": _of_kinds(told, other),
                "same counts": min(_MOST_COUNTED, _COUNTED * counted),
                "other counts": _OTHER_COUNTS if _differ(told.figures, other.figures) else 0.0,
                "names and figures": _company(own.company & begin[o].company, spread, articles),
                "actors": 0.0 if told.actors & other.actors else -0.4,
            }
            score = sum(terms.values())
            if score > -0.5:
                shown = tuple((name, round(value, 2)) for name, value in terms.items() if value)
                found[pair] = (round(score, 3), shown)
    return found


def _without_rivals(edges: list[Edge], extracts: Sequence[Extract], tellings: Sequence[Told]) -> list[Edge]:
    """Without those to articles of two times that are about as likely: nothing tells this year's fair from last year's."""
    dated: dict[int, list[tuple[float, int]]] = {}
    for edge in edges:
        for own, other in ((edge.a, edge.b), (edge.b, edge.a)):
            known = settled(extracts[tellings[other].article].published)
            if tellings[own].size < 0 and known:
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


def _with_company(own: Beginning, of: Sequence[int]) -> Beginning:
    return replace(own, company=own.company.union([m for m in of if m >= 0]))


def known_of(extract: Extract) -> Known:
    """What counts of an article when its lead is compared."""
    past, dateline = last_past(extract), day_of_dateline(extract)
    leads = [h for h in extract.happenings if h.lead]
    return Known(
        _begin(extract),
        extract.published.edtf,
        past.day if past else None,
        first_ahead(extract),
        dateline.relative if dateline else "",
        tuple([extract.timexes[h.timex].relative if h.timex is not None else "" for h in leads]),
    )


def _begin(extract: Extract) -> Beginning:
    """All but the names, which only the story knows."""
    words = read_words(beginning_of(extract))
    figures = frozenset(f"{f.value:g} {f.unit}" for f in extract.figures if f.value >= 13)
    counts = frozenset(f"{f.value:g}" for f in extract.figures if f.value >= 13)
    return Beginning(words, figures, fresh_remarks(extract), counts)


def beginning_of(extract: Extract) -> str:
    """The first sentences. With the headline where the lead has no date and wants every word to find its fellow; that of a
    dated article is corrected more often than anything, and says again what they say.
    """
    end = extract.sentences[min(_BEGINNING, len(extract.sentences)) - 1].end if extract.sentences else 600
    wants = any(h.lead and h.dated.edtf is None for h in extract.happenings)
    return f"{extract.article.title}\n{extract.article.text[:end]}" if wants else extract.article.text[:end]


def _index(rows: Sequence[frozenset[str]], wanted: AbstractSet[str]) -> dict[str, list[int]]:
    """Who has a word, for the words that are wanted."""
    index: dict[str, list[int]] = {word: [] for word in wanted}
    for number, words in enumerate(rows):
        for word in words & wanted:
            index[word].append(number)
    return index


def _of_weekdays(extract: Extract, own: Told, other: Told) -> float:
    """The "on Tuesday" of the one is, or is not, the day that the other gives."""
    weekday = weekday_of_lead(extract, own)
    if weekday is None or other.size:
        return 0.0
    return 0.3 if date.fromordinal(other.first).weekday() == weekday else -0.3


def _fellows(own: int, words: frozenset[str], index: dict[str, list[int]], weight: dict[str, float]) -> list[int]:
    """The leads whose beginnings share most of the rarer words."""
    votes: Counter[int] = Counter()
    for word in words:
        points = round(1000 * weight[word])
        for other in index.get(word, ()):
            votes[other] += points
    votes.pop(own, None)
    return [a for a, _ in sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:_BEST]]


def _may_be_of_one_time(a: Extract, b: Extract, memory: Memory) -> bool:
    for extract, other in ((a, b), (b, a)):
        known = other.published.edtf
        bound = memory.recall(last_past, extract)
        if known and bound and bound.day > days(known)[1] + _SLACK:
            return False
        due = memory.recall(first_ahead, extract)
        if known and due is not None and days(known)[0] > due + _SLACK:
            return False
        dateline = memory.recall(day_of_dateline, extract)
        if known and dateline and nearest_day(dateline.relative, known) is None:
            return False
    return True


def _company(shared: frozenset[str | int], spread: Counter[str | int], articles: int) -> float:
    """Shared names and figures, rare ones more."""
    rare = sum(max(0.0, math.log((articles + 1.5) / (spread[item] + 0.5))) for item in sorted(shared, key=str))
    return min(0.5, 0.12 * rare)
