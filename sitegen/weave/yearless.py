"""The year of a dateline that gives none ("OSK, April 9 -"): the one in which the article's days are those of the others.

All that it tells as of "Monday", "March 23" or "last month" is counted from the ninth of April of each year in question, and
compared with what other articles tell of those days. To choose between a few years far less likeness will do than to join
two tellings: nobody else does such things on just that day of another year.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sitegen import edtf
from sitegen.model.dated import Dated
from sitegen.model.extract import Extract, Timex
from sitegen.relative import resolve
from sitegen.weave.bounds import first_ahead, last_past, weekday_of_lead
from sitegen.weave.days import days
from sitegen.weave.elsewhere import Fellows
from sitegen.weave.evidence import of_sentence, of_span
from sitegen.weave.opendates import named_day
from sitegen.weave.told import Told

_SAME_DAY, _SAME_MONTH = 3.0, 1.5
_LONGEST = 31  # days left open by what is compared
_LEAST = 0.2  # a likeness below says nothing
_WEEKDAYS = {0: 1.0, 1: -0.5}  # days from the "on Monday" of the lead to the dateline: agencies write of the same day
_OTHER_WEEKDAY = -1.5
_NEWS = 2.0  # that somebody named in the article is told of on the day of its news
_NEEDED, _AHEAD = 1.5, 1.0  # altogether, and of the next best year


@dataclass(frozen=True, slots=True)
class _Fit:
    own: Told
    other: Told
    score: float


def year_of_dateline(
    extracts: Sequence[Extract], article: int, rows: Sequence[Told], fellows: Fellows, dateline: Timex
) -> Dated | None:
    """The day of the dateline in the one year in which the others tell the like of the days that it speaks of."""
    extract = extracts[article]
    fits: dict[str, dict[int, _Fit]] = {day: {} for day in _days(extract, dateline, fellows)}
    for own in rows:
        relative = extract.timexes[own.happening.timex].relative if own.happening.timex is not None else ""
        if not relative or "story" in extract.timexes[own.happening.timex or 0].rule:
            continue
        for other, terms in fellows.of(own, relative):
            for day, found in fits.items():
                fit = _fit(relative, day, other)
                score = sum(terms.values()) - terms["date"] + fit
                if fit and score >= max(_LEAST, found[own.number].score if own.number in found else 0.0):
                    found[own.number] = _Fit(own, other, score)
    weight = {day: _of_lead(extract, rows, day, found, fellows) for day, found in fits.items()}
    weight = {day: weight[day] + sum(fit.score for fit in found.values()) for day, found in fits.items()}
    best = max(sorted(weight), key=lambda day: weight[day], default="")
    rival = max((weight[day] for day in weight if day != best), default=0.0)
    if not best or not fits[best] or weight[best] < _NEEDED or weight[best] - max(rival, 0.0) < _AHEAD:
        return None
    return _inferred(extracts, article, dateline, best, fits[best])


def _days(extract: Extract, dateline: Timex, fellows: Fellows) -> list[str]:
    """The day of the dateline in each year that the others tell of and the next one, after what it speaks of as past."""
    month, day = named_day(dateline.relative) or (0, 0)
    told = {date.fromordinal(at).year for at in fellows.by_day()}
    past, due = last_past(extract), first_ahead(extract)
    found = [f"{year:04}-{month:02}-{day:02}" for year in sorted(told | {year + 1 for year in told})]
    valid = [(text, days(text)[0]) for text in found if edtf.is_valid(text)]
    return [text for text, at in valid if (not past or past.day <= at) and (due is None or at <= due)]


def _fit(relative: str, day: str, other: Told) -> float:
    """What it tells that `relative`, counted from that day, is when the other telling is."""
    value = resolve(relative, day)
    first, last = days(value) if value else (0, -1)
    if last - first > _LONGEST or first > other.last or other.first > last:
        return 0.0
    return _SAME_DAY if first == last and other.size == 0 else _SAME_MONTH


def _of_lead(extract: Extract, rows: Sequence[Told], day: str, found: dict[int, _Fit], fellows: Fellows) -> float:
    """What it tells that the lead's weekday is that of the dateline. What others tell of that day is `found`, too."""
    lead = next((told for told in rows if told.happening.lead), None)
    if lead is None:
        return 0.0
    at, weekday = date.fromisoformat(day), weekday_of_lead(extract, lead)
    behind = (at.weekday() - weekday) % 7 if weekday is not None else 0
    for other in fellows.by_day().get(at.toordinal() - behind, ()):
        if not lead.present.isdisjoint(other.actors):
            found.setdefault(lead.number, _Fit(lead, other, _NEWS))
    return _WEEKDAYS.get(behind, _OTHER_WEEKDAY) if weekday is not None else 0.0


def _inferred(extracts: Sequence[Extract], article: int, dateline: Timex, day: str, fits: Mapping[int, _Fit]) -> Dated:
    extract = extracts[article]
    strongest = sorted(fits.values(), key=lambda fit: (-fit.score, fit.own.number))
    evidence = [of_span(extract, dateline.start, dateline.end, dateline.sentence)]
    for fit in strongest[:3]:
        evidence += [
            of_sentence(extract, fit.own.happening.sentence),
            of_sentence(extracts[fit.other.article], fit.other.happening.sentence),
        ]
    top = strongest[0].other
    known = top.dated.edtf or ""
    note = f'the dateline says "{dateline.text}"; it tells what {extracts[top.article].article.id} dates {known}'
    return Dated(day, "inferred", "told-elsewhere:dateline", tuple(dict.fromkeys(evidence)), known, dateline.text, note)
