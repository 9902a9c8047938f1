"""Files for other programs' formats: iCalendar, TimelineJS, sitemap, robots."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import urlsplit
from xml.sax.saxutils import escape as xml_escape

from markupsafe import escape

from sitegen import edtf
from sitegen.model.page import Page
from sitegen.model.story import Event, Story
from sitegen.render.book import Book
from sitegen.render.dates import DateWords, first_day
from sitegen.render.feeds import newest, published_at
from sitegen.render.links import actor_url
from sitegen.render.site import Site
from sitegen.text import short_hash, xml_text


def exchange_pages(book: Book) -> Iterator[Page]:
    """timeline.ics, data/timelinejs.json and robots.txt."""
    yield _page("timeline.ics", _calendar(book.story, book.site))
    yield _page("data/timelinejs.json", _timelinejs(book.story, book.site, book.dates))
    lines = ["User-agent: *", "Allow: /"]
    if book.site.base_url:
        lines += ["", f"Sitemap: {book.site.absolute('sitemap.xml')}"]
    yield _page("robots.txt", "\n".join(lines) + "\n")


def sitemap_pages(book: Book, paths: Iterable[str]) -> Iterator[Page]:
    """sitemap.xml over these paths, where there is a base URL. Pages that ask not to be indexed are left out."""
    if not book.site.base_url:
        return
    hidden = {f"{actor_url(a.id)}index.html" for a in book.story.actors if a.private}
    hidden |= {f"{redirect.old}index.html" for redirect in book.story.redirects} | {"404.html"}
    known = [p for p in paths if p.endswith("index.html") and p not in hidden and not p.startswith("embed/")]
    yield _page("sitemap.xml", _sitemap(book.story, book.site, known))


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
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
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
            f"DTSTART;VALUE=DATE:{start:%Y%m%d}"
            if start.year > 999
            else f"DTSTART;VALUE=DATE:{start.isoformat().replace('-', '')}",
            f"DTEND;VALUE=DATE:{(end + timedelta(days=1)).isoformat().replace('-', '')}",
            f"SUMMARY:{_ics(event.title)}",
            f"DESCRIPTION:{_ics(event.summary)}",
            *([f"URL:{site.absolute(f'events/{event.id}/')}"] if site.base_url else []),
            f"STATUS:{'CONFIRMED' if sure else 'TENTATIVE'}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(_fold(line) for line in lines)


def _span(event: Event) -> tuple[Any, Any, bool] | None:
    """First and last day, and whether they are certain; None for what is coarser than a month or has no two ends."""
    if not event.dated.edtf:
        return None
    start, end = edtf.bounds(event.dated.edtf)
    if start is None or end is None or (end - start).days > 31 or end.year > 9998:
        return None
    return start, end, start == end and not re.search("[~?%]", event.dated.edtf)


def _ics(text: str) -> str:
    text = xml_text(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return re.sub(r"\r\n?|\n", r"\\n", text)


def _fold(line: str) -> str:
    """At most 75 octets a line, never inside a character; what follows begins with a space."""
    if len(line.encode()) <= 75:
        return line + "\r\n"
    out, room = [], 75
    for character in line:
        size = len(character.encode())
        if size > room:
            out.append("\r\n ")
            room = 74
        out.append(character)
        room -= size
    return "".join(out) + "\r\n"


# ---- TimelineJS -------------------------------------------------------------------------------------------------


def _timelinejs(story: Story, site: Site, dates: DateWords) -> str:
    sources = {s.id: s for s in story.sources}
    slides = []
    for event in story.events:
        day = first_day(event.dated.edtf)
        if day is None or event.dated.edtf is None:
            continue  # TimelineJS drops a slide without a date
        told = [sources[t.article] for t in event.tellings]
        links = "".join(
            f'<li><a href="{escape(site.absolute(f"articles/{s.slug}/") or f"../articles/{s.slug}/")}">{escape(s.title)}</a></li>'
            for s in told
        )
        slides.append(
            {
                "start_date": _parts(
                    event.dated.edtf.split("/")[0] if not event.dated.edtf.startswith("..") else day.isoformat(), day
                ),
                **_end(event.dated.edtf),
                "text": {
                    "headline": str(escape(event.title)),
                    "text": f"<p>{escape(event.summary)}</p><ul>{links}</ul>",
                },
                "unique_id": event.id,
                "group": "reported" if event.lead else "mentioned",
                "display_date": dates.full(event.dated.edtf),
            }
        )
    story_title = {"text": {"headline": str(escape(site.title)), "text": str(escape(site.description))}}
    return json.dumps({"title": story_title, "events": slides}, ensure_ascii=False, indent=1) + "\n"


def _parts(edtf_text: str, day: Any) -> dict[str, int]:
    """As fine as the date is: TimelineJS takes a missing month or day for not known."""
    fine = edtf.precision(edtf_text) if edtf.is_valid(edtf_text) else "year"
    parts = {"year": day.year}
    if fine in {"month", "day", "season", "quarter"}:
        parts["month"] = day.month
    if fine == "day":
        parts["day"] = day.day
    return parts


def _end(text: str) -> dict[str, dict[str, int]]:
    if "/" not in text:
        return {}
    last = text.split("/")[1]
    _, end = edtf.bounds(text)
    return {"end_date": _parts(last, end)} if end and last not in {"", ".."} else {}


# ---- sitemap ----------------------------------------------------------------------------------------------------


def _sitemap(story: Story, site: Site, html_paths: list[str]) -> str:
    """The first 50,000 pages with the day of their newest source, as far as that is known."""
    when = {f"articles/{s.slug}/": day for s in story.sources if (day := first_day(s.published.edtf))}
    rows = []
    for path in sorted(html_paths)[:50_000]:
        url = path.removesuffix("index.html")
        modified = f"<lastmod>{when[url].isoformat()}</lastmod>" if url in when else ""
        rows.append(f"<url><loc>{xml_escape(site.absolute(url))}</loc>{modified}</url>\n")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return head + "".join(rows) + "</urlset>\n"


def _page(path: str, text: str) -> Page:
    return Page(path, short_hash(text, 32), partial(bytes, text.encode("utf-8", "replace")))
