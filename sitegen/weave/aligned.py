"""Undated articles dated by what they tell: "called off yesterday" and "on Sunday", where other articles date both.

Each telling whose words are counted from the day of writing, and which another article tells with its date, leaves some days
on which it can have been written. The day on which most of them meet is the date, if no other day is nearly as good: to
choose between days far less likeness will do than to join two tellings. Days and months without a year count, too: what was
done "on 5 December" is seldom a year ago.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
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
from sitegen.weave.nameddays import NamedDay, named_days, strain
from sitegen.weave.opendates import written_on
from sitegen.weave.told import Told
from sitegen.weave.weights import Scale
from sitegen.weave.yearless import year_of_dateline

_ON_THE_DAY, _IN_THE_WEEK, _IN_THE_MONTH, _SOME_DAY = 2.6, 2.4, 1.0, 0.3
"""What it tells that the words fit, by how many days of writing they leave: otherwise that would be a chance."""
_NAMED = 0.8  # or so much of what it tells that named days agree
_TELLS_TOO, _MOST_TELL = 0.4, 0.8  # another article that tells the same
_SURE = 2.0  # a vote of such weight says from when to when
_NEEDED = 2.3
_AHEAD = 1.5  # of the best other day
_LONGEST = 10  # days left open: more is no date
_MONTH = 31
_NEXT_DAY = re.compile(r"day\+[1-9]")
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
    named = named_days(extracts[article])
    weight = {day: _weight(day, votes, named) for day in sorted({d for v in votes for d in (v.first, v.last)})}
    best = max(weight, key=lambda d: (weight[d], -d), default=0)
    if weight.get(best, 0.0) < _NEEDED:
        return None
    agreed = [v for v in votes if v.first <= best <= v.last]
    sure = [v for v in agreed if v.weight >= _SURE] or [max(agreed, key=lambda v: (v.weight, -v.own.number))]
    first, last = max(v.first for v in sure), min(v.last for v in sure)
    rival = max((w for day, w in weight.items() if not first - _LONGEST <= day <= last + _LONGEST), default=0.0)
    if weight[best] - max(rival, 0.0) < _AHEAD:
        return None
    dated = _inferred(extracts, article, sure, first, last)
    if all(v.last - v.first > _LONGEST for v in sure):  # months that meet in a day meet there by chance
        return dated if (dated.edtf or "").endswith("~") else None
    return dated


def _votes(extract: Extract, rows: Sequence[Told], fellows: Fellows) -> list[_Vote]:
    """From all tellings of the article, within what it speaks of as past and as still to come."""
    past, due = last_past(extract), first_ahead(extract)
    early, late = past.day if past else 1, due if due is not None else date.max.toordinal()
    votes = []
    for own in rows:
        if own.happening.timex is None:
            continue
        timex = extract.timexes[own.happening.timex]
        relative = timex.relative
        of_the_story = not own.ahead and _NEXT_DAY.match(relative)  # "he rang the next day"
        if of_the_story or any(word in timex.rule for word in _FROM_THE_STORY):
            continue
        for other, terms in fellows.of(own, relative):
            window = written_on(relative, other.first, other.last)
            if not window or window[0] > late or window[1] < early:
                continue
            fits = max(_fit(window[1] - window[0]), _NAMED * terms["date"])
            held = min(0.0, terms["planned and done"])  # what was set for that day was done on it
            weight = sum(terms.values()) - terms["date"] - held + fits
            if weight > 0:
                votes.append(_Vote(own, other, max(window[0], early), min(window[1], late), weight))
    return votes


def _fit(open_days: int) -> float:
    """What it tells that the day of writing is one of so many, less one."""
    if open_days <= 1:
        return _ON_THE_DAY
    return _IN_THE_WEEK if open_days <= _LONGEST else _IN_THE_MONTH if open_days <= _MONTH else _SOME_DAY


def _weight(day: int, votes: Sequence[_Vote], named: Sequence[NamedDay]) -> float:
    """What speaks for a day of writing: each telling counts once; less what the days that are named without a year say."""
    best: dict[int, float] = {}
    tellers: dict[int, set[int]] = {}
    for vote in votes:
        if vote.first <= day <= vote.last:
            best[vote.own.number] = max(best.get(vote.own.number, 0.0), vote.weight)
            tellers.setdefault(vote.own.number, set()).add(vote.other.article)
    return sum(best[n] + min(_MOST_TELL, _TELLS_TOO * (len(tellers[n]) - 1)) for n in sorted(best)) - strain(named, day)


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
