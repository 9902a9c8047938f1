"""Files for other programs' formats: iCalendar, TimelineJS, sitemap, robots."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache, lru_cache, partial
from urllib.parse import urlsplit
from xml.sax.saxutils import escape as xml_escape

import msgspec
from markupsafe import escape

from sitegen import edtf
from sitegen.model.page import Page, whole
from sitegen.render import links
from sitegen.render.answers import Head
from sitegen.render.book import Book
from sitegen.render.dates import first_day
from sitegen.render.feeds import newest, published_at
from sitegen.render.links import actor_url, article_url, event_url
from sitegen.render.site import Site
from sitegen.text import short_hash, xml_text

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T.*)?")
_SPECIAL = re.compile(r"[\\;,]|\r\n?|\n")
_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,"}
_SITEMAP = 50_000
"""Addresses in one sitemap at most, by its rules."""


def exchange_pages(book: Book) -> Iterator[Page]:
    """timeline.ics, deadlines.ics, data/timelinejs.json and robots.txt."""
    title = book.site.title
    due = f"{book.words.t.commitments}: {title}"
    yield book.file("timeline.ics", lambda book: _calendar(book, "timeline.ics", title, _dated_events(book)))
    yield book.file("deadlines.ics", lambda book: _calendar(book, "deadlines.ics", due, _deadlines(book)))
    yield book.file("data/timelinejs.json", _timelinejs)
    lines = ["User-agent: *", "Allow: /"]
    if book.site.base_url:
        lines += ["", f"Sitemap: {book.site.absolute('sitemap.xml')}"]
    yield book.file("robots.txt", lambda _: "\n".join(lines) + "\n")


def sitemap_pages(book: Book, paths: Iterable[str]) -> Iterator[Page]:
    """sitemap.xml over these paths, where there is a base URL; of more than fit one file, an index of several.

    Pages that ask not to be indexed are left out.
    """
    site = book.site
    if not site.base_url:
        return
    urls = _addresses(book, paths)
    told = cache(partial(_days, book))
    chunks = [urls[i : i + _SITEMAP] for i in range(0, len(urls), _SITEMAP)]
    if len(chunks) <= 1:
        yield _page("sitemap.xml", lambda: _urlset(site, urls, told()))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(chunks) + 1)]
    for name, chunk in zip(names, chunks, strict=True):
        yield _page(name, partial(_urlset, site, chunk, told()))
    yield _page("sitemap.xml", lambda: _xml("sitemapindex", "sitemap", [(site.absolute(name), "") for name in names]))


def _urlset(site: Site, urls: Iterable[str], told: Mapping[str, str]) -> str:
    return _xml("urlset", "url", [(site.absolute(url), told.get(url, "")[:10]) for url in urls])


# ---- iCalendar, RFC 5545 ----------------------------------------------------------------------------------------


def _calendar(book: Book, name: str, about: str, entries: Iterable[list[str]]) -> str:
    site = book.site
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//sitegen//timeline//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_ics(about)}",
        f"X-WR-CALNAME:{_ics(about)}",
        *([f"DESCRIPTION:{_ics(site.description)}"] if site.description else []),
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        *([f"SOURCE;VALUE=URI:{site.absolute(name)}"] if site.base_url else []),
        *(line for entry in entries for line in ("BEGIN:VEVENT", *entry, "TRANSP:TRANSPARENT", "END:VEVENT")),
        "END:VCALENDAR",
    ]
    return "".join([f"{line}\r\n" if len(line) <= 75 and line.isascii() else _fold(line) for line in lines])


def _dated_events(book: Book) -> Iterator[list[str]]:
    """All-day entries for what is known to the day or month; a month is a tentative span, coarser dates are left out."""
    site = book.site
    when = published_at(book)
    stamp = newest(when)
    for event in book.briefs:
        span = _span(event.edtf)
        if span is None:
            continue
        start, end, sure = span
        told = max((when[article] for article in event.articles if article in when), default=stamp)
        yield [
            f"UID:{event.id}@{_host(site)}",
            *_times(told, start, end),
            f"SUMMARY:{_ics(event.title)}",
            f"DESCRIPTION:{_ics(event.summary)}",
            *([f"URL:{site.absolute(event_url(event.id))}"] if site.base_url else []),
            f"STATUS:{'CONFIRMED' if sure and event.tense == 'past' else 'TENTATIVE'}",
        ]


def _deadlines(book: Book) -> Iterator[list[str]]:
    """What was promised for a day or month, on its last day: that is when it is due."""
    site = book.site
    when = published_at(book)
    stamp = newest(when)
    for promise in book.story.commitments:
        span = _span(promise.due)
        if span is None:
            continue
        _, end, sure = span
        proof = book.proof(promise.evidence)
        mark = short_hash(f"{promise.evidence.article} {promise.evidence.start} {promise.text}", 16)
        yield [
            f"UID:{mark}@{_host(site)}",
            *_times(when.get(promise.evidence.article, stamp), end, end),
            f"SUMMARY:{_ics(promise.text)}",
            f"DESCRIPTION:{_ics(proof.text)}",
            *([f"URL:{site.absolute(proof.url)}"] if site.base_url and proof.url else []),
            f"STATUS:{'CONFIRMED' if sure else 'TENTATIVE'}",
        ]


def _host(site: Site) -> str:
    return urlsplit(site.base_url).netloc or "sitegen"


def _times(told: str, start: date, end: date) -> list[str]:
    """The end of an all-day entry is the day after it."""
    return [
        f"DTSTAMP:{told.replace('-', '').replace(':', '')}",
        f"DTSTART;VALUE=DATE:{_basic(start)}",
        f"DTEND;VALUE=DATE:{_basic(end + timedelta(days=1))}",
    ]


def _basic(day: date) -> str:
    """ISO 8601 without hyphens; four digits of the year, as `strftime` does not promise."""
    return day.isoformat().replace("-", "")


@lru_cache(maxsize=4096)
def _span(dated: str | None) -> tuple[date, date, bool] | None:
    """First and last day, and whether they are certain; None for what is coarser than a month or has no two ends.

    "in March 2019" is somewhere in these 31 days: not certain. "from 3 to 7 June" is: both ends are days.
    """
    if not dated:
        return None
    start, end = edtf.bounds(dated)
    if start is None or end is None or (end - start).days > 31 or end.year > 9998:
        return None
    return start, end, all(_DAY.fullmatch(part) for part in dated.split("/"))


def _ics(text: str) -> str:
    return _SPECIAL.sub(_escaped, xml_text(text))


def _escaped(match: re.Match[str]) -> str:
    return _ESCAPED.get(match[0], "\\n")


def _fold(line: str) -> str:
    """At most 75 octets a line, never inside a character; what follows begins with a space."""
    data = line.encode("utf-8", "replace")
    if len(data) <= 75:
        return line + "\r\n"
    if line.isascii():
        return "\r\n ".join([line[:75], *(line[i : i + 74] for i in range(75, len(line), 74))]) + "\r\n"
    parts = []
    start, room = 0, 75
    while start < len(data):
        end = min(start + room, len(data))
        while end < len(data) and data[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(data[start:end].decode())
        start, room = end, 74
    return "\r\n ".join(parts) + "\r\n"


# ---- TimelineJS -------------------------------------------------------------------------------------------------


def _timelinejs(book: Book) -> str:
    site = book.site
    shown = {id_: _as_item(head, site) for id_, head in book.heads.items()}
    slides = []
    for event in book.briefs:
        when = _when(event.edtf)
        if not when:
            continue  # TimelineJS drops a slide without a date
        listed = "".join(shown[article] for article in event.articles)
        slides.append(
            {
                **when,
                "text": {
                    "headline": str(escape(event.title)),
                    "text": f"<p>{escape(event.summary)}</p><ul>{listed}</ul>",
                },
                "unique_id": event.id,
                "group": "reported" if event.lead else "mentioned",
                "display_date": book.dates.full(event.edtf),
            }
        )
    story_title = {"text": {"headline": str(escape(site.title)), "text": str(escape(site.description))}}
    return msgspec.json.format(msgspec.json.encode({"title": story_title, "events": slides}), indent=1).decode() + "\n"


def _as_item(head: Head, site: Site) -> str:
    return f'<li><a href="{escape(site.absolute(head.url) or f"../{head.url}")}">{escape(head.title)}</a></li>'


@lru_cache(maxsize=4096)
def _when(dated: str) -> dict[str, dict[str, int]]:
    """First and last day as slides have them, nothing of what has none; many events share a day."""
    day = first_day(dated)
    return {"start_date": _parts(_first(dated), day), **_end(dated)} if day else {}


def _first(text: str) -> str:
    """The part of an EDTF date that is shown as its start: the end, where it is open to the past."""
    start, _, end = text.partition("/")
    return end if start in {"", ".."} else start


def _parts(edtf_text: str, day: date) -> dict[str, int]:
    """As fine as the date is: TimelineJS takes a missing month or day for not known."""
    fine = edtf.precision(edtf_text) if edtf.is_valid(edtf_text) else "year"
    parts = {"year": day.year}
    if fine in {"month", "day", "season", "quarter"}:
        parts["month"] = day.month
    if fine == "day":
        parts["day"] = day.day
    return parts


def _end(text: str) -> dict[str, dict[str, int]]:
    first, _, last = text.partition("/")
    if {first, last} & {"", ".."}:
        return {}
    _, end = edtf.bounds(text)
    return {"end_date": _parts(last, end)} if end else {}


# ---- sitemap ----------------------------------------------------------------------------------------------------


def _addresses(book: Book, paths: Iterable[str]) -> list[str]:
    """Each page to be found, sorted."""
    story = book.story
    live = {
        *map(article_url, story.sources),
        *(event_url(e.id) for e in story.events),
        *(actor_url(a.id) for a in story.actors),
    }
    hidden = {redirect.old for redirect in story.redirects} - live
    hidden |= {actor_url(a.id) for a in story.actors if a.private} | {links.ALL, links.PRINT}
    hidden |= {article_url(s) for s in story.sources if s.extract.article.front.draft}
    urls = sorted(path.removesuffix("index.html") for path in paths if path.endswith("index.html"))
    return [url for url in urls if url not in hidden and not url.startswith(links.EMBED)]


def _days(book: Book) -> dict[str, str]:
    """Page -> the instant of its newest source."""
    story, told = book.story, published_at(book)
    when = {article_url(s): told[s.id] for s in story.sources if s.id in told}
    return when | {
        event_url(e.id): max((told.get(t.article, "") for t in e.tellings), default="") for e in story.events
    }


def _xml(root: str, item: str, rows: Iterable[tuple[str, str]]) -> str:
    lines = [f'<?xml version="1.0" encoding="utf-8"?>\n<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    for url, day in rows:
        modified = f"<lastmod>{day}</lastmod>" if day else ""
        lines.append(f"<{item}><loc>{xml_escape(url)}</loc>{modified}</{item}>")
    return "\n".join([*lines, f"</{root}>\n"])


def _page(path: str, make: Callable[[], str]) -> Page:
    return whole(path, lambda: make().encode("utf-8", "replace"))
