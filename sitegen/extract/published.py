"""When an article was published: what it states, where, and by which rule. Where nothing states it, it stays open.

Order of trust: front matter, what `explain --published` was given, what the page says of itself, the dateline, the
address, the file name. A date that two independent places agree on beats one that stands alone. Never the file's age.
"""

from __future__ import annotations

import re
from datetime import date

from sitegen import edtf
from sitegen.extract.addresses import date_of_name, date_of_url, year_of_url
from sitegen.extract.dateline import Dateline, day_of_year, find_date_lines, find_dateline
from sitegen.extract.dayorder import choose
from sitegen.extract.stamps import WEEKDAY_NAMES, WEEKDAYS, parse_stamp, real_day
from sitegen.model.article import Article, Clue
from sitegen.model.dated import UNDATED, Basis, Dated
from sitegen.model.evidence import Evidence, Origin
from sitegen.model.frozen import changed, frozen
from sitegen.patterns import lazy

_RULES: dict[Origin, str] = {
    "json-ld": "metadata",
    "meta": "metadata",
    "html": "byline",
    "line": "date-line",
    "text": "date-line",
    "url": "url",
    "front-matter": "front-matter",
    "editor-file": "given",
}
_STALE = 4
"""Years between the last one a story names and the copyright line below it, at most."""
_OF_THE_SITE = frozenset(["meta date", "meta dc.date", "meta dc:date", "meta dcterms.date"])
"""Metadata that templates fill in once for all pages."""
_APART = 3
"""Days between two dates of one page that are still one date: time zones, print and web."""


@frozen
class _Found:
    """A candidate: a day, or a month or year where no more is written."""

    edtf: str
    rule: str
    evidence: tuple[Evidence, ...]
    note: str = ""
    basis: Basis = "stated"

    @property
    def words(self) -> str:
        return self.evidence[0].text

    @property
    def dated(self) -> Dated:
        return Dated(self.edtf, self.basis, self.rule, self.evidence, words=self.words, note=self.note)


def find_published(article: Article, language: str, given: str = "") -> Dated:
    """The publication date. `language` is a BCP 47 tag; `given` an EDTF date that somebody vouches for ("" = none)."""
    if article.front.date:
        return _from_editor(article)
    if given and edtf.is_valid(given):
        return _Found(given, "given", (Evidence(article.id, given, "editor-file", where="--published"),)).dated
    stated = [
        found for clue in article.clues if clue.kind == "published" and (found := _from_clue(clue, article, language))
    ]
    stated = sorted(stated, key=lambda found: _is_page_header(found, stated))
    dateline = find_dateline(article)
    stated = stated or [found for found in (_from_label(article, language),) if found]
    beside = (_from_dateline(dateline, article), _from_url(article), _from_name(article))
    stated += [found for found in beside if found]
    best = _best(stated, article.text) if stated else None
    if best and len(best.edtf) == 10:
        return best.dated
    if found := _completed(dateline, article):
        return found.dated
    if best:
        return best.dated
    if found := _from_slug(article, language) or _from_update(article, language):
        return found.dated
    return _open(article, dateline)


def _from_editor(article: Article) -> Dated:
    """What the front matter says: set by hand, or copied from the document."""
    front = article.front
    line = dict(front.lines).get("date", 0)
    where = f"{article.id}:{line}" if line else article.id
    basis: Basis = "editor" if front.date_basis == "editor" else "stated"
    evidence = (Evidence(article.id, front.date, "front-matter", where=where),)
    return Dated(front.date, basis, "front-matter", evidence, words=front.date, note=front.date_found)


def _best(stated: list[_Found], text: str) -> _Found:
    """The first, unless it is coarse and another is finer, it stands alone against two that agree, or `text` tells better."""
    first = stated[0]
    days = [found for found in stated if len(found.edtf) == 10]
    if len(first.edtf) < 10:
        return next((found for found in days if edtf.contains(first.edtf, found.edtf)), first)
    for other in days[1:]:
        agree = [found for found in days if found.rule != other.rule and _same(found, other)]
        if agree and not _same(first, other) and not any(_same(first, found) for found in days[1:]):
            return changed(other, note=f"{first.words} is given too; two other places agree on this date")
    against = next((found for found in days[1:] if not _same(first, found)), None)
    if against and first.rule == "metadata" and (why := _why_metadata_errs(first, against, text)):
        return changed(against, note=f"the page's metadata has {first.edtf}, {why}")
    if against and not first.note:
        return changed(first, note=f"the {_place(against)} has another date: {against.edtf}")
    return first


def _why_metadata_errs(first: _Found, against: _Found, text: str) -> str:
    """Why what a page shows its readers, or its address, is to be believed before its metadata, "" = it is not."""
    if against.rule in {"byline", "dateline", "url"} and against.edtf < first.edtf:
        return "a later date"  # set anew when the site moved
    if against.rule == "byline" and (first.evidence[0].where in _OF_THE_SITE or first.edtf.endswith("-01-01")):
        return "which may be that of the site"
    told = _last_year_told(text)
    return f"before {told[0]}, which the story looks back on" if told and first.edtf < told[0] <= against.edtf else ""


def _is_page_header(found: _Found, stated: list[_Found]) -> bool:
    """Whether a line is but a day, as above the menu of a page: it yields to a byline and to "Published: 3 May 2021".

    One a day or two before another date is the story's: nobody reads a page before it is out, and print comes after it.
    """
    if found.rule != "date-line" or not found.evidence[0].where.startswith("date line"):
        return False
    days = [other for other in stated if len(other.edtf) == len(found.edtf) == 10]
    return not any(found.edtf < other.edtf and _same(found, other) for other in days)


def _same(a: _Found, b: _Found) -> bool:
    return abs((date.fromisoformat(a.edtf) - date.fromisoformat(b.edtf)).days) <= _APART


def _place(found: _Found) -> str:
    return {"url": "address", "file-name": "file name", "metadata": "page's metadata"}.get(found.rule, found.rule)


def _from_clue(clue: Clue, article: Article, language: str) -> _Found | None:
    """What the page says of itself."""
    stamp = parse_stamp(clue.text)
    if not stamp or len(stamp.edtf) == 4:
        return None
    day, note = choose(stamp, clue.text, article, language)
    if not day:
        return None
    if stamp.weekday is not None and len(day) == 10 and (is_day := date.fromisoformat(day).weekday()) != stamp.weekday:
        note = f"that day was a {WEEKDAY_NAMES[is_day]}, not a {WEEKDAY_NAMES[stamp.weekday]}"
    return _Found(day, _RULES[clue.origin], (_evidence(clue, article),), note)


def _evidence(clue: Clue, article: Article) -> Evidence:
    """The words of a clue, with their place in the text where they stand in it."""
    if clue.origin != "text":
        return Evidence(article.id, clue.text, clue.origin, where=clue.where)
    start = article.text.find(clue.text)
    if start < 0:
        return Evidence(article.id, clue.text, "line", where=clue.where)
    return Evidence(article.id, clue.text, "text", start, start + len(clue.text), where=clue.where)


def _from_label(article: Article, language: str) -> _Found | None:
    for stamp, start in find_date_lines(article):
        line = article.text[start - stamp.start :].split("\n", 1)[0]
        day, note = choose(stamp, line, article, language)
        if day:
            evidence = Evidence(article.id, stamp.text, "text", start, start + len(stamp.text), where="date line")
            return _Found(day, "date-line", (evidence,), note)
    return None


# --- the dateline

_YEAR = lazy(r"(?<![\d.,£$€/-])(?:19|20)\d\d(?![\d,.]\d|\d|-year)")
_OF_A_LAW = lazy(
    r"\b(?:Act|Code|Order|Ordinance|Regulations?|Rules?),?\s$"
)  # "It would apply under the Mines Act 2014."
_AHEAD = lazy(
    r"\b(?:will|expected|due|next|by|until|planned|scheduled|would|aims?|target|forecast|could)\b", re.IGNORECASE
)
_YEARS_SINCE = lazy(
    r"\b(?:first|worst|biggest|largest|deadliest|lowest|highest)\b[^.]{0,60}?\bin\s(?P<years>[1-9]\d)\syears\b"
)
_ON_WEEKDAY = lazy(r"\b(?:on\s)?(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")


def _from_dateline(dateline: Dateline | None, article: Article) -> _Found | None:
    if not dateline or not dateline.edtf:
        return None
    day = date.fromisoformat(dateline.edtf)
    note = ""
    if dateline.weekday is not None and dateline.weekday != day.weekday():
        note = f"that day was a {WEEKDAY_NAMES[day.weekday()]}, not a {WEEKDAY_NAMES[dateline.weekday]}"
    return _Found(dateline.edtf, "dateline", (_words(dateline, article),), note)


def _words(dateline: Dateline, article: Article) -> Evidence:
    return Evidence(
        article.id, article.text[dateline.start : dateline.end], "text", dateline.start, dateline.end, where="dateline"
    )


def _completed(dateline: Dateline | None, article: Article) -> _Found | None:
    """The first day without a year that gets one: that of the dateline, or of a byline, "By Ada Quill | Jun 13, 4:03 PM"."""
    days = [(dateline, _words(dateline, article), "dateline")] if dateline and not dateline.edtf else []
    days += [
        (day, _evidence(clue, article), "date-line")
        for clue in article.clues
        if clue.where == "day without a year" and (day := day_of_year(clue.text))
    ]
    found = (_complete(day, words, rule, article) for day, words, rule in days)
    weekday = _by_weekday(dateline, article) if dateline and not dateline.edtf else None
    return next(filter(None, found), weekday)


def _complete(day: Dateline, words: Evidence, rule: str, article: Article) -> _Found | None:
    """The year of a day without one, from a date around the story, its address or its copyright line."""
    for clue in article.clues:
        for other in _readings(clue.text):
            here = real_day(other.year, day.month, day.day)
            if here and -1 <= (other - date.fromisoformat(here)).days <= _APART:
                return _Found(here, rule, (words, _evidence(clue, article)), f"the year is that of {clue.text}")
    if year := year_of_url(article.url, day.month):
        here = real_day(year, day.month, day.day)
        if here:
            found = Evidence(article.id, article.url, "url", where="address")
            return _Found(here, rule, (words, found), "the year is that of the address")
    last = _last_year_told(article.text)
    for clue in article.clues:  # one that lies years behind what the story tells of is a site's, not the story's
        if not clue.where.startswith("copyright") or (last and not 0 <= int(clue.text) - int(last[0]) <= _STALE):
            continue
        here = real_day(int(clue.text), day.month, day.day)
        if here and day.weekday in (None, date.fromisoformat(here).weekday()):
            note = f"the year is that of the copyright line: {clue.text}"
            return _Found(here, rule, (words, _evidence(clue, article)), note, "inferred")
    return None


def _readings(text: str) -> tuple[date, ...]:
    stamp = parse_stamp(text)
    if not stamp or not stamp.day:
        return ()
    return (stamp.day, date.fromisoformat(stamp.swapped)) if stamp.swapped else (stamp.day,)


_YEARS_ON = 4


def _by_weekday(dateline: Dateline, article: Article) -> _Found | None:
    """The year in which the weekday is right, of the last one that the text looks back on and the three after it: in no two of
    these does a day fall on one weekday.

    "OSLO, May 3 (Agency) - The bank said on Monday …" is of a year in which the third of May was a Monday. "For the first
    time in 29 years" says how long ago the year was that it looks back on.
    """
    block = next((b for b in article.blocks if b.start <= dateline.start < b.end), None)
    if block is None or not dateline.agency:
        return None
    head = article.text[dateline.end : min(block.end, dateline.end + 400)]
    said = _ON_WEEKDAY.search(head)
    weekday = dateline.weekday if dateline.weekday is not None else WEEKDAYS[said[1].lower()] if said else None
    last = _last_year_told(article.text)
    if weekday is None or not last:
        return None
    counted = _YEARS_SINCE.search(article.text[:20_000])
    years = set(range(int(last[0]), int(last[0]) + _YEARS_ON))
    if counted:  # "the first strike in 29 years", and the last one was in 1988: the sum is the year
        years = {int(told[0]) + int(counted["years"]) for told in _YEAR.finditer(article.text[:20_000])}
        years = {year for year in years if year >= int(last[0])}
    fits = [
        d
        for year in sorted(years)
        if (d := real_day(year, dateline.month, dateline.day)) and date.fromisoformat(d).weekday() == weekday
    ]
    if len(fits) != 1:
        return None
    evidence = [_words(dateline, article)]
    if said and dateline.weekday is None:
        start = dateline.end + said.start()
        evidence.append(Evidence(article.id, said[0], "text", start, start + len(said[0])))
    for words in (last, counted):
        evidence += [Evidence(article.id, words[0], "text", words.start(), words.end())] if words else []
    note = f"the year is the one in which that day was a {WEEKDAY_NAMES[weekday]}"
    return _Found(fits[0], "dateline-weekday", tuple(evidence), note, "inferred")


def _last_year_told(text: str) -> re.Match[str] | None:
    """The latest year that the text names without looking ahead to it."""
    best = None
    for match in _YEAR.finditer(text[:20_000]):
        before = text[max(0, match.start() - 60) : match.start()]
        is_ahead = _AHEAD.search(before.rpartition(". ")[2]) and not _OF_A_LAW.search(before)
        if (best is None or match[0] > best[0]) and not is_ahead:
            best = match
    return best


# --- what stands beside the text


def _from_url(article: Article) -> _Found | None:
    found = date_of_url(article.url)
    return _Found(found, "url", (Evidence(article.id, article.url, "url", where="address"),)) if found else None


def _from_name(article: Article) -> _Found | None:
    found = date_of_name(article.id)
    return (
        _Found(found, "file-name", (Evidence(article.id, article.id, "file-name", where="file name"),))
        if found
        else None
    )


def _from_slug(article: Article, language: str) -> _Found | None:
    """An agency's slug at the foot of its copy, "XYZ-LON-25-03-19 1310GMT", or a source: "The Gazette, 3 May 2021"."""
    for clue in article.clues:
        is_slug = clue.where.startswith("slug")
        stamp = (
            parse_stamp(clue.text) if clue.kind == "unclear" and (is_slug or clue.where.startswith("foot")) else None
        )
        if stamp and stamp.day and (chosen := choose(stamp, clue.text, article, language))[0]:
            return _Found(chosen[0], "slug" if is_slug else "date-line", (_evidence(clue, article),), chosen[1])
    return None


def _from_update(article: Article, language: str) -> _Found | None:
    """The day of an update beside the headline, where the page shows its readers no other: "Last updated at 1:14 AM on 21st May"."""
    for clue in article.clues:
        if (
            clue.kind == "updated"
            and (clue.origin == "html" or clue.where.startswith(("byline", "published line", "date line")))
            and (found := _from_clue(clue, article, language))
        ):
            return changed(found, rule="update-line", note="the page gives the day of its last update and no other")
    return None


def _open(article: Article, dateline: Dateline | None) -> Dated:
    """Unknown, and what there was."""
    for clue in article.clues:
        if clue.kind == "published" and (stamp := parse_stamp(clue.text)) and stamp.swapped:
            note = f"{stamp.text} may be {stamp.edtf} or {stamp.swapped}; nothing decides"
            return changed(UNDATED, rule="day-or-month", note=note)
    if dateline:
        words = article.text[dateline.start : dateline.end]
        return changed(UNDATED, rule="dateline-without-year", note=f"the dateline says {words} and no year")
    if any(clue.kind == "updated" for clue in article.clues):
        return changed(UNDATED, note="only the time of an update is given")
    return UNDATED
