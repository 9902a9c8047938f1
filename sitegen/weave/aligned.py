"""Undated articles dated by what they tell: "called off yesterday" and "on Sunday", where other articles date both.

Each telling whose words are counted from the day of writing, and which another article tells with its date, leaves few days
on which it can have been written. What most of them have in common is the date; where they disagree there is none.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sitegen import edtf
from sitegen.model.dated import Dated
from sitegen.model.extract import Extract
from sitegen.weave.bounds import day_of_dateline, first_ahead, last_past
from sitegen.weave.days import days
from sitegen.weave.elsewhere import Fellows
from sitegen.weave.evidence import of_sentence, of_span
from sitegen.weave.memory import Memory
from sitegen.weave.opendates import written_on
from sitegen.weave.told import Told
from sitegen.weave.weights import Scale
from sitegen.weave.yearless import year_of_dateline

_LEAST = 0.3  # a likeness below says nothing
_MANY_WORDS = 2.5
_VOTE = 0.5  # that one telling agrees at all
_TELLS_TOO, _MOST_TELL = 0.3, 0.6
_NEEDED = 1.6
_AHEAD = 1.0  # of the best other day
_LONGEST = 10  # days left open: more is no date
_MONTH = 31
_FROM_THE_STORY = ("story", "later", "earlier")  # "a week later" says nothing of the day of writing


@dataclass(frozen=True, slots=True)
class _Vote:
    """`own` was written from `first` to `last`, if it tells what `other` tells."""

    own: Told
    other: Told
    first: int
    last: int
    weight: float


def infer_aligned(
    extracts: Sequence[Extract],
    tellings: Sequence[Told],
    scale: Scale,
    published: Sequence[Dated],
    coarse: Collection[int],
    memory: Memory,
    round_: int,
) -> list[Dated]:
    """Each article's date; of those of `coarse` (no date, a bound, about a month) sharper, where the story can tell to
    within days or a month.
    """
    fellows = Fellows(tellings, scale, {}, memory, f"aligned {round_}")
    rows: dict[int, list[Told]] = {}
    for told in tellings:
        if told.size < 0 and told.article in coarse:
            rows.setdefault(told.article, []).append(told)
    dates = list(published)
    for a, own in rows.items():
        found = _date(extracts, a, own, fellows)
        if found and _within(found, published[a]):
            dates[a] = found
    return dates


def _within(dated: Dated, known: Dated) -> bool:
    """Whether a date does not contradict what is known already."""
    (first, last), (early, late) = days(dated.edtf), days(known.edtf)
    return first <= late and early <= last


def _date(extracts: Sequence[Extract], article: int, rows: Sequence[Told], fellows: Fellows) -> Dated | None:
    dateline = day_of_dateline(extracts[article])
    if dateline:
        return year_of_dateline(extracts, article, rows, fellows, dateline)
    votes = _votes(extracts[article], rows, fellows)
    fine = [v for v in votes if v.last - v.first <= _LONGEST]
    days = sorted({v.first for v in fine or votes} | {v.last for v in fine or votes})
    weight = {day: _weight(day, votes) for day in days}
    best = max(days, key=lambda d: (weight[d], -d), default=0)
    if weight.get(best, 0.0) < _NEEDED:
        return None
    agreed = [v for v in votes if v.first <= best <= v.last]
    if any(len(_tellings(votes, v.first)) > len(_tellings(votes, best)) for v in votes):
        return None  # more of what it tells is of other days, though none of these can be named
    first, last = max(v.first for v in agreed), min(v.last for v in agreed)
    rival = max((w for day, w in weight.items() if not first - _LONGEST <= day <= last + _LONGEST), default=0.0)
    dated = _inferred(extracts, article, agreed, first, last) if weight[best] - rival >= _AHEAD else None
    wide = dated is not None and "/" in (dated.edtf or "") and last - first > _LONGEST  # "in October" alone
    return None if wide else dated


def _votes(extract: Extract, rows: Sequence[Told], fellows: Fellows) -> list[_Vote]:
    """From all tellings of the article, within what it speaks of as past and as still to come."""
    past, due = last_past(extract), first_ahead(extract)
    early, late = past.day if past else 1, due if due is not None else date.max.toordinal()
    votes = []
    for own in rows:
        if own.happening.timex is None:
            continue
        timex = extract.timexes[own.happening.timex]
        if any(word in timex.rule for word in _FROM_THE_STORY):
            continue
        relative = timex.relative
        for other, terms in fellows.of(own, relative):
            window = written_on(relative, other.first, other.last)
            score = sum(terms.values()) - min(
                0.0, terms["planned and done"]
            )  # what was set for that day was done on it
            if not window or score < _LEAST or window[0] > late or window[1] < early:
                continue
            if window[1] - window[0] > _LONGEST or _is_told(terms):
                votes.append(_Vote(own, other, max(window[0], early), min(window[1], late), score + _VOTE))
    return votes


def _is_told(terms: Mapping[str, float]) -> bool:
    """Whether it may be the same: of one kind, or in the same words and figures."""
    return terms["kind"] > 0 or (terms["figures"] > 0 and terms["words"] >= _MANY_WORDS)


def _weight(day: int, votes: Sequence[_Vote]) -> float:
    """Each telling counts once, and a little more where several articles tell the same."""
    best: dict[int, float] = {}
    tellers: dict[int, set[int]] = {}
    for vote in votes:
        if vote.first <= day <= vote.last:
            best[vote.own.number] = max(best.get(vote.own.number, 0.0), vote.weight)
            tellers.setdefault(vote.own.number, set()).add(vote.other.article)
    return sum(best[n] + min(_MOST_TELL, _TELLS_TOO * (len(tellers[n]) - 1)) for n in sorted(best))


def _tellings(votes: Sequence[_Vote], day: int) -> set[int]:
    """The tellings of the article by which it can have been written on a day."""
    return {v.own.number for v in votes if v.first <= day <= v.last}


def _inferred(extracts: Sequence[Extract], article: int, agreed: Sequence[_Vote], first: int, last: int) -> Dated:
    extract = extracts[article]
    strongest = sorted(agreed, key=lambda v: (-v.weight, v.own.number, v.other.rank))
    evidence = []
    for vote in list({v.own.number: v for v in reversed(strongest)}.values())[::-1][:3]:
        timex = extract.timexes[vote.own.happening.timex or 0]
        evidence += [
            of_span(extract, timex.start, timex.end, timex.sentence),
            of_sentence(extracts[vote.other.article], vote.other.happening.sentence),
        ]
    top = strongest[0]
    words = extract.timexes[top.own.happening.timex or 0].text
    start, end = (date.fromordinal(day).isoformat() for day in (first, last))
    name = extracts[top.other.article].article.id
    note = f'it tells as of "{words}" what {name} dates {top.other.dated.edtf}'
    text = start if start == end else f"{start}/{end}"
    if _LONGEST < last - first <= _MONTH and top.other.size > 0:  # "yesterday" of what another has of May
        text = edtf.approximate((top.other.dated.edtf or start)[:7])
    return Dated(text, "inferred", "told-elsewhere", tuple(evidence), top.other.dated.edtf or "", words, note)
