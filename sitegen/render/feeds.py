"""feed.xml (Atom, RFC 4287) and feed.json (JSON Feed 1.1), for the site and for each actor.

A feed is in order of publication, newest first, never of the events' own dates: a reader must not miss an old event that
was newly found. There is no clock: an entry is as new as the newest source that tells it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from xml.etree import ElementTree as ET

from markupsafe import escape

from sitegen.model.evidence import ActorId, ArticleId
from sitegen.model.page import Page
from sitegen.model.story import Actor, Event, Story
from sitegen.render.book import Book
from sitegen.render.dates import first_day
from sitegen.render.site import Site
from sitegen.text import short_hash, xml_text

_ATOM = "http://www.w3.org/2005/Atom"
_LENGTH = 50
_NEVER = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as a feed shows it; `updated` is RFC 3339."""

    event: Event
    url: str
    updated: str
    sources: tuple[tuple[str, str], ...]


def feed_pages(book: Book) -> Iterator[Page]:
    """The feeds. Without a base URL there are none: a feed of relative links can't be read elsewhere."""
    story, site = book.story, book.site
    if not site.base_url:
        return
    entries = _entries(story, site)
    yield from _feed(entries[:_LENGTH], site, site.title, "", "")
    by_actor: dict[ActorId, list[Entry]] = {}
    for entry in entries:
        for actor_id in entry.event.actors:
            by_actor.setdefault(actor_id, []).append(entry)
    for actor in story.actors:
        if by_actor.get(actor.id) and not actor.private:
            yield from _feed(
                by_actor[actor.id][:_LENGTH], site, f"{actor.name}: {site.title}", _folder(actor), _folder(actor)
            )


def published_at(story: Story) -> dict[ArticleId, str]:
    """Per article the instant it was published or last corrected, RFC 3339; articles without a date are left out."""
    found: dict[ArticleId, str] = {}
    for source in story.sources:
        days = (first_day(text) for text in (source.published.edtf, source.extract.article.front.updated))
        newest_day = max((day for day in days if day), default=None)
        if newest_day:
            found[source.id] = f"{newest_day.isoformat()}T00:00:00Z"
    return found


def newest(story: Story) -> str:
    """The newest instant in the story: when the site counts as changed."""
    return max(published_at(story).values(), default=_NEVER)


def _folder(actor: Actor) -> str:
    return f"actors/{actor.id}/"


def _entries(story: Story, site: Site) -> list[Entry]:
    when = published_at(story)
    titles = {source.id: (source.title, site.absolute(f"articles/{source.slug}/")) for source in story.sources}
    entries = [
        Entry(
            event,
            site.absolute(f"events/{event.id}/"),
            max((when.get(t.article, _NEVER) for t in event.tellings), default=_NEVER),
            tuple(dict.fromkeys(titles[t.article] for t in event.tellings)),
        )
        for event in story.events
    ]
    return sorted(entries, key=lambda e: (e.updated, e.event.weight, e.event.id), reverse=True)


def _feed(entries: Sequence[Entry], site: Site, title: str, home: str, folder: str) -> Iterator[Page]:
    updated = max((e.updated for e in entries), default=_NEVER)
    yield _page(f"{folder}feed.xml", _atom(entries, site, title, home, f"{folder}feed.xml", updated))
    yield _page(f"{folder}feed.json", _json_feed(entries, site, title, home, f"{folder}feed.json"))


def _atom(entries: Sequence[Entry], site: Site, title: str, home: str, own: str, updated: str) -> str:
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": site.language})
    _text(feed, "id", site.absolute(own))
    _text(feed, "title", title)
    if site.description:
        _text(feed, "subtitle", site.description)
    _text(feed, "updated", updated)
    ET.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": site.absolute(own)})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": site.absolute(home)})
    author = ET.SubElement(feed, "author")
    _text(author, "name", site.author or site.title)
    if site.licence:
        _text(feed, "rights", site.licence)
    _text(feed, "generator", "sitegen")
    for entry in entries:
        node = ET.SubElement(feed, "entry")
        _text(node, "id", entry.url)
        _text(node, "title", entry.event.title)
        _text(node, "updated", entry.updated)
        ET.SubElement(node, "link", {"rel": "alternate", "type": "text/html", "href": entry.url})
        _text(node, "summary", entry.event.summary)
        _text(node, "content", _html(entry)).set("type", "html")
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _text(parent: ET.Element, tag: str, text: str) -> ET.Element:
    node = ET.SubElement(parent, tag)
    node.text = xml_text(text)
    return node


def _html(entry: Entry) -> str:
    when = f"<p>{escape(entry.event.dated.edtf)}</p>" if entry.event.dated.edtf else ""
    links = "".join(f'<li><a href="{escape(url)}">{escape(title)}</a></li>' for title, url in entry.sources)
    return f"{when}<p>{escape(entry.event.summary)}</p><ul>{links}</ul>"


def _json_feed(entries: Sequence[Entry], site: Site, title: str, home: str, own: str) -> str:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": site.absolute(home),
        "feed_url": site.absolute(own),
        **({"description": site.description} if site.description else {}),
        "language": site.language,
        "authors": [{"name": site.author or site.title}],
        "items": [
            {
                "id": entry.url,
                "url": entry.url,
                "title": entry.event.title,
                "content_html": _html(entry),
                "summary": entry.event.summary,
                **({"date_published": entry.updated} if entry.updated != _NEVER else {}),
                "_sitegen": {
                    "event_date": entry.event.dated.edtf,
                    "date_basis": entry.event.dated.basis,
                    "sources": len(entry.sources),
                },
            }
            for entry in entries
        ],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _page(path: str, text: str) -> Page:
    return Page(path, short_hash(text, 32), partial(bytes, text.encode("utf-8", "replace")))
