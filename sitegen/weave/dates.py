"""Dates that only the story can tell: of undated articles, of what they left open, and of events told by several."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations

from sitegen import edtf
from sitegen.model.dated import UNDATED, Dated
from sitegen.model.extract import Extract, Happening, Timex
from sitegen.relative import resolve
from sitegen.weave.alike import JOIN
from sitegen.weave.bounds import (
    Bound,
    day_of_dateline,
    is_telling,
    last_past,
    nearest_day,
    weekday_of_date,
    weekday_of_lead,
)
from sitegen.weave.days import settled
from sitegen.weave.events import Edge
from sitegen.weave.evidence import of_sentence, of_span
from sitegen.weave.nameddays import named_days, strain
from sitegen.weave.told import Told

_DAY_OR_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?(?![0-9/])")
_SURE = 1.0  # of an edge between two leads, from which on the one's month is about that of the other
_STRAINED = 1.0  # a feature names "Monday, 11 June" as well, and then September and December
_RANK = {"editor": 0, "stated": 1, "inferred": 2, "unknown": 3}


def infer_published(extracts: Sequence[Extract], tellings: list[Told], leads: Sequence[Edge]) -> list[Dated]:
    """Each article's date: its own; or that of a dated article told together with it; or a bound; or none."""
    published = [extract.published for extract in extracts]
    for edge in leads:
        if edge.score < JOIN:
            continue
        a, b = tellings[edge.a], tellings[edge.b]
        for own, other in ((a, b), (b, a)):
            known = extracts[other.article].published
            if published[own.article].edtf is None and own.size < 0 and known.edtf is not None:
                found = _told_with(extracts, own, other, known)
                if found and (found.rule != "told-with" or _is_proven(edge)):
                    published[own.article] = found
    return [_from_own_words(extracts[a]) if dated.edtf is None else dated for a, dated in enumerate(published)]


def close_dates(extract: Extract, published: Dated) -> list[Dated]:
    """The dates of an article's happenings; open ones are closed from a date that the article gained by inference."""
    own = [happening.dated for happening in extract.happenings]
    if extract.published.edtf is not None or not settled(published):
        return own
    return [d if d.edtf else _close(extract, h, published) for d, h in zip(own, extract.happenings, strict=True)]


def date_event(tellings: Sequence[Told], extracts: Mapping[int, Extract]) -> Dated:
    """The sharpest date that most sources can agree with; stated beats inferred. Never an average.

    Where a coarser source is sharpened by another, the note says which.
    """
    dated = [t for t in tellings if t.dated.edtf]
    if len(dated) < 2:
        return dated[0].dated if dated else UNDATED
    by_date: dict[tuple[int, int], set[int]] = {}
    for t in dated:
        by_date.setdefault((t.first, t.last), set()).add(t.article)
    support = {
        own: len(set().union(*[articles for other, articles in by_date.items() if _meet(own, other)]))
        for own in by_date
    }
    best = min(
        dated,
        key=lambda t: (
            -support[t.first, t.last],
            t.size,
            _RANK[t.dated.basis],
            not t.happening.lead,
            extracts[t.article].article.id,
            t.number,
        ),
    )
    coarser = [t for t in dated if t.article != best.article and t.size > best.size and _agree(t, best)]
    if not coarser:
        return best.dated
    told = sorted({t.dated.edtf or "" for t in coarser})
    name = extracts[best.article].article.id
    note = f"{best.dated.note} ".lstrip() + f"{name} gives the sharper date; elsewhere only {', '.join(told)}"
    evidence = (*best.dated.evidence, *(e for t in coarser[:3] for e in t.dated.evidence[:1]))
    rule = best.dated.rule if best.dated.rule.startswith("sharpened") else f"sharpened:{best.dated.rule}"
    return Dated(
        best.dated.edtf,
        best.dated.basis,
        rule,
        tuple(dict.fromkeys(evidence)),
        best.dated.anchor,
        best.dated.words,
        note,
    )


def differing_dates(tellings: Sequence[Told]) -> list[Told]:
    """One telling for each date, where two sources cannot both be right; else nothing."""
    dated = [t for t in tellings if t.dated.edtf]
    different = list({(t.first, t.last): t for t in dated[:50]}.values())
    clash = any(not _agree(a, b) for a, b in combinations(different, 2))
    return list({t.dated.edtf: t for t in reversed(dated)}.values())[::-1] if clash else []


def _is_proven(edge: Edge) -> bool:
    """Whether two articles share words or a count that no third one has. To begin alike is the lot of all of one story."""
    return edge.score >= _SURE and any(name in {"same counts", "same remark quoted"} for name, _ in edge.terms)


def _agree(a: Told, b: Told) -> bool:
    return _meet((a.first, a.last), (b.first, b.last))


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _told_with(extracts: Sequence[Extract], own: Told, other: Told, when: Dated) -> Dated | None:
    """The day that its own dateline or weekday names, near the other's date; without these about the month of that.

    "OSLO, Oct 14 (Agency)", told with an article of 15 October 2031, is of 14 October 2031. "A report revealed on
    Tuesday", told with one that was published on Tuesday 7 October, appeared within the week from then.
    """
    evidence = (
        of_sentence(extracts[own.article], own.happening.sentence),
        of_sentence(extracts[other.article], other.happening.sentence),
        *when.evidence[:1],
    )
    known = when.edtf or ""
    note = f"reports the same as {extracts[other.article].article.id}, dated {known}"
    extract = extracts[own.article]
    timex = day_of_dateline(extract)
    day = nearest_day(timex.relative, known) if timex else None
    if timex and day:
        words = of_span(extract, timex.start, timex.end, timex.sentence)
        note = f'the dateline says "{timex.text}"; the year is from what {note}'
        return Dated(day, "inferred", "told-with:dateline", (words, *evidence[1:]), known, timex.text, note)
    if timex:
        return None  # its dateline names a day far from the other's: it only looks back on the same
    weekday = weekday_of_lead(extract, own)
    if weekday is not None and other.size == 0 and date.fromordinal(other.first).weekday() == weekday:
        week = f"{date.fromordinal(other.first).isoformat()}/{date.fromordinal(other.first + 6).isoformat()}"
        return Dated(week, "inferred", "told-with:weekday", evidence, known, "", note)
    month = known[:7] if _DAY_OR_MONTH.match(known) and "/" not in known else known
    return Dated(edtf.approximate(edtf.plain(month)), "inferred", "told-with", evidence, known, "", note)


def _from_own_words(extract: Extract) -> Dated:
    """What the words of an undated article say together: a weekday of a date, else an honest bound, else nothing."""
    named = weekday_of_date(extract)
    if named is not None and strain(named_days(extract), named.day) < _STRAINED:
        last = date.fromordinal(named.day + 6).isoformat()
        note = f'"{named.timex.text}" is a day of {named.edtf[:4]}, after all that it speaks of as past'
        return _by_words(extract, named, f"{named.edtf}/{last}", "weekday-of-date", note)
    bound = last_past(extract, counted=True)
    if bound is None or not is_telling(extract, bound):
        return UNDATED
    month = bound.edtf[:7]  # how long after that day it was written, nobody knows
    return _by_words(extract, bound, f"{month}/..", "not-before", f'it speaks of "{bound.timex.text}" as past')


def _by_words(extract: Extract, bound: Bound, found: str, rule: str, note: str) -> Dated:
    timex = bound.timex
    if timex.sentence < len(extract.sentences):
        evidence = of_sentence(extract, timex.sentence)
    else:
        evidence = of_span(extract, timex.start, timex.end, timex.sentence)
    return Dated(found, "inferred", rule, (evidence,), "", timex.text, note)


def _close(extract: Extract, happening: Happening, published: Dated) -> Dated:
    anchor = published.edtf or ""
    evidence = (of_sentence(extract, happening.sentence), *published.evidence[:1])
    timex = extract.timexes[happening.timex] if happening.timex is not None else None
    if timex is None:
        if not happening.lead:
            return UNDATED
        return Dated(
            anchor,
            "inferred",
            f"lead:{published.rule}",
            evidence,
            anchor,
            "",
            "it is what the article reports; see how the article got its date",
        )
    if "event" in timex.rule:
        return UNDATED  # "the day after the vote", whenever that was
    counted = "story" in timex.rule
    anchor = (_told_before(extract, timex, anchor) if counted else None) or anchor
    found = None if counted and anchor == published.edtf and "beside" in timex.rule else _resolve(timex, anchor)
    if found is None:
        return UNDATED
    return Dated(
        found,
        "inferred",
        f"closed:{timex.rule}",
        evidence,
        anchor,
        timex.text,
        "counted from the date that was inferred for the article",
    )


def _told_before(extract: Extract, timex: Timex, published: str) -> str | None:
    """What "the following month" is counted from: the date before it, of its sentence or the one in front."""
    before = [
        t for t in extract.timexes if t.kind == "date" and t.start < timex.start and t.sentence >= timex.sentence - 1
    ]
    for told in reversed(before):
        from_story = "story" in told.rule and not told.edtf
        known = told.edtf or _resolve(told, (_told_before(extract, told, published) if from_story else published) or "")
        if known and "/" not in known:
            return known
    return None


def _resolve(timex: Timex, anchor: str) -> str | None:
    try:
        return resolve(timex.relative, anchor) if timex.relative and anchor else None
    except ValueError:
        return None
