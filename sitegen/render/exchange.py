"""Files for other programs' formats: iCalendar, TimelineJS, sitemap, robots."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from urllib.parse import urlsplit
from xml.sax.saxutils import escape as xml_escape

import msgspec
from markupsafe import escape

from sitegen import edtf
from sitegen.model.page import Page
from sitegen.model.story import Event, Story
from sitegen.render import links
from sitegen.render.book import Book
from sitegen.render.dates import DateWords, first_day
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
    """timeline.ics, data/timelinejs.json and robots.txt."""
    yield _page("timeline.ics", _calendar(book.story, book.site))
    yield _page("data/timelinejs.json", _timelinejs(book.story, book.site, book.dates))
    lines = ["User-agent: *", "Allow: /"]
    if book.site.base_url:
        lines += ["", f"Sitemap: {book.site.absolute('sitemap.xml')}"]
    yield _page("robots.txt", "\n".join(lines) + "\n")


def sitemap_pages(book: Book, paths: Iterable[str]) -> Iterator[Page]:
    """sitemap.xml over these paths, where there is a base URL; of more than fit one file, an index of several.

    Pages that ask not to be indexed are left out.
    """
    site = book.site
    if not site.base_url:
        return
    rows = _addresses(book, paths)
    chunks = [rows[i : i + _SITEMAP] for i in range(0, len(rows), _SITEMAP)]
    if len(chunks) <= 1:
        yield _page("sitemap.xml", _xml("urlset", "url", rows))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(chunks) + 1)]
    for name, chunk in zip(names, chunks, strict=True):
        yield _page(name, _xml("urlset", "url", chunk))
    yield _page("sitemap.xml", _xml("sitemapindex", "sitemap", [(site.absolute(name), "") for name in names]))


# ---- iCalendar, RFC 5545 ----------------------------------------------------------------------------------------


def _calendar(story: Story, site: Site) -> str:
    """All-day entries for what is known to the day or month; a month is a tentative span, coarser dates are left out."""
    host = urlsplit(site.base_url).netloc or "sitegen"
    when = published_at(story)
    stamp = newest(story)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//sitegen//timeline//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_ics(site.title)}",
        f"X-WR-CALNAME:{_ics(site.title)}",
        *([f"DESCRIPTION:{_ics(site.description)}"] if site.description else []),
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        *([f"SOURCE;VALUE=URI:{site.absolute('timeline.ics')}"] if site.base_url else []),
    ]
    for event in story.events:
        span = _span(event)
        if span is None:
            continue
        start, end, sure = span
        told = max((when[t.article] for t in event.tellings if t.article in when), default=stamp)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{event.id}@{host}",
            f"DTSTAMP:{re.sub('[-:]', '', told)}",
            f"DTSTART;VALUE=DATE:{_basic(start)}",
            f"DTEND;VALUE=DATE:{_basic(end + timedelta(days=1))}",
            f"SUMMARY:{_ics(event.title)}",
            f"DESCRIPTION:{_ics(event.summary)}",
            *([f"URL:{site.absolute(event_url(event.id))}"] if site.base_url else []),
            f"STATUS:{'CONFIRMED' if sure else 'TENTATIVE'}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(_fold(line) for line in lines)


def _basic(day: date) -> str:
    """ISO 8601 without hyphens; four digits of the year, as `strftime` does not promise."""
    return day.isoformat().replace("-", "")


def _span(event: Event) -> tuple[date, date, bool] | None:
    """First and last day, and whether they are certain; None for what is coarser than a month or has no two ends.

    "in March 2019" is somewhere in these 31 days: not certain. "from 3 to 7 June" is: both ends are days.
    """
    if not event.dated.edtf:
        return None
    start, end = edtf.bounds(event.dated.edtf)
    if start is None or end is None or (end - start).days > 31 or end.year > 9998:
        return None
    sure = all(_DAY.fullmatch(part) for part in event.dated.edtf.split("/"))
    return start, end, sure and event.tense == "past"


def _ics(text: str) -> str:
    return _SPECIAL.sub(lambda match: _ESCAPED.get(match[0], "\\n"), xml_text(text))


def _fold(line: str) -> str:
    """At most 75 octets a line, never inside a character; what follows begins with a space."""
    if len(line) <= 75 and line.isascii():
        return line + "\r\n"
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


def _timelinejs(story: Story, site: Site, dates: DateWords) -> str:
    sources = {s.id: s for s in story.sources}
    slides = []
    for event in story.events:
        day = first_day(event.dated.edtf)
        if day is None or event.dated.edtf is None:
            continue  # TimelineJS drops a slide without a date
        told = [sources[t.article] for t in event.tellings]
        listed = "".join(
            f'<li><a href="{escape(site.absolute(f"articles/{s.slug}/") or f"../articles/{s.slug}/")}">{escape(s.title)}</a></li>'
            for s in told
        )
        slides.append(
            {
                "start_date": _parts(_first(event.dated.edtf), day),
                **_end(event.dated.edtf),
                "text": {
                    "headline": str(escape(event.title)),
                    "text": f"<p>{escape(event.summary)}</p><ul>{listed}</ul>",
                },
                "unique_id": event.id,
                "group": "reported" if event.lead else "mentioned",
                "display_date": dates.full(event.dated.edtf),
            }
        )
    story_title = {"text": {"headline": str(escape(site.title)), "text": str(escape(site.description))}}
    return msgspec.json.format(msgspec.json.encode({"title": story_title, "events": slides}), indent=1).decode() + "\n"


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


def _addresses(book: Book, paths: Iterable[str]) -> list[tuple[str, str]]:
    """Each page to be found, sorted, with the day of its newest source, "" = not known."""
    story = book.story
    live = {
        *map(article_url, story.sources),
        *(event_url(e.id) for e in story.events),
        *(actor_url(a.id) for a in story.actors),
    }
    hidden = {redirect.old for redirect in story.redirects} - live
    hidden |= {actor_url(a.id) for a in story.actors if a.private} | {links.ALL, links.PRINT}
    hidden |= {article_url(s) for s in story.sources if s.extract.article.front.draft}
    told = published_at(story)
    when = {article_url(s): told[s.id] for s in story.sources if s.id in told}
    when |= {event_url(e.id): max((told.get(t.article, "") for t in e.tellings), default="") for e in story.events}
    urls = sorted(path.removesuffix("index.html") for path in paths if path.endswith("index.html"))
    shown = (url for url in urls if url not in hidden and not url.startswith(links.EMBED))
    return [(book.site.absolute(url), when.get(url, "")[:10]) for url in shown]


def _xml(root: str, item: str, rows: Iterable[tuple[str, str]]) -> str:
    lines = [f'<?xml version="1.0" encoding="utf-8"?>\n<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    for url, day in rows:
        modified = f"<lastmod>{day}</lastmod>" if day else ""
        lines.append(f"<{item}><loc>{xml_escape(url)}</loc>{modified}</{item}>")
    return "\n".join([*lines, f"</{root}>\n"])


def _page(path: str, text: str) -> Page:
    return Page(path, short_hash(text, 32), partial(bytes, text.encode("utf-8", "replace")))
