"""feed.xml (Atom, RFC 4287) and feed.json (JSON Feed 1.1), for the site and for each actor.

A feed is in order of publication, newest first, never of the events' own dates: a reader must not miss an old event that
was newly found. There is no clock: an entry is as new as the newest source that tells it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

import msgspec
from markupsafe import escape

from sitegen.model.evidence import ActorId, ArticleId
from sitegen.model.page import Page, whole
from sitegen.model.story import Event
from sitegen.render import links
from sitegen.render.book import Book
from sitegen.render.changes import editions
from sitegen.render.dates import first_day
from sitegen.render.links import actor_url
from sitegen.render.site import Site
from sitegen.render.views.other import Noted
from sitegen.text import xml_text

_LENGTH = 50
_NEVER = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as a feed shows it; `updated` is RFC 3339."""

    event: Event
    url: str
    updated: str
    sources: tuple[tuple[str, str], ...]


Written = dict[str, tuple[str, bytes]]
"""An entry's address -> the entry as Atom and as JSON."""


def feed_pages(book: Book) -> Iterator[Page]:
    """The feeds. Without a base URL there are none: a feed of relative links can't be read elsewhere."""
    story, site = book.story, book.site
    if not site.base_url:
        return
    entries = cache(partial(_entries, book))
    by_actor = cache(lambda: _by_actor(entries()))
    written: Written = {}
    yield from _feed(lambda: entries()[:_LENGTH], written, site, site.title, "")
    yield whole(links.CHANGES_FEED, partial(_changes_feed, book))
    named = {actor_id for event in story.events for actor_id in event.actors}
    for actor in story.actors:
        if actor.id in named and not actor.private:
            own = partial(_latest, by_actor, actor.id)
            yield from _feed(own, written, site, f"{actor.name}: {site.title}", actor_url(actor.id))


def _by_actor(entries: Iterable[Entry]) -> dict[ActorId, list[Entry]]:
    found: dict[ActorId, list[Entry]] = {}
    for entry in entries:
        for actor_id in entry.event.actors:
            found.setdefault(actor_id, []).append(entry)
    return found


def _latest(by_actor: Callable[[], dict[ActorId, list[Entry]]], actor: ActorId) -> list[Entry]:
    return by_actor()[actor][:_LENGTH]


def published_at(book: Book) -> dict[ArticleId, str]:
    """Per article the instant it was published or last corrected, RFC 3339; articles without a date are left out."""
    found: dict[ArticleId, str] = {}
    for id_, filed in book.filed_all.items():
        days = (first_day(text) for text in (filed.published, filed.updated))
        newest_day = max((day for day in days if day), default=None)
        if newest_day:
            found[ArticleId(id_)] = f"{newest_day.isoformat()}T00:00:00Z"
    return found


def newest(when: Mapping[ArticleId, str]) -> str:
    """The newest of these instants: when the site counts as changed."""
    return max(when.values(), default=_NEVER)


def _entries(book: Book) -> list[Entry]:
    when, story, site = published_at(book), book.story, book.site
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


def _feed(
    entries: Callable[[], Sequence[Entry]], written: Written, site: Site, title: str, folder: str
) -> Iterator[Page]:
    """Both kinds of a feed. Most entries stand in several feeds: each is written once and kept in `written`."""

    def atom() -> bytes:
        updated = max((e.updated for e in entries()), default=_NEVER)
        return _atom([_written(e, written)[0] for e in entries()], site, title, folder, updated)

    def json() -> bytes:
        return _json_feed([_written(e, written)[1] for e in entries()], site, title, folder)

    yield whole(f"{folder}feed.xml", atom)
    yield whole(f"{folder}feed.json", json)


def _written(entry: Entry, written: Written) -> tuple[str, bytes]:
    found = written.get(entry.url)
    if found is None:
        html = _html(entry)
        found = written[entry.url] = _atom_entry(entry, html), msgspec.json.encode(_item(entry, html))
    return found


def _changes_feed(book: Book) -> bytes:
    """What each publication added and changed, as Atom; one entry a publication after the first."""
    site, t = book.site, book.words.t
    entries, updated = [], _NEVER
    for edition in reversed(tuple(editions(book))):
        if day := first_day(edition.day):  # an edition of corrections alone is as new as the newest source before it
            updated = max(updated, f"{day.isoformat()}T00:00:00Z")
        url = f"{site.absolute(links.CHANGES)}#{edition.id}"
        title = t.list_comma.join((edition.title, *(g.title for g in edition.groups)))
        html = "".join(_noted(site, group) for group in edition.groups)
        entries.append(
            f"<entry>\n<id>{_xml(url)}</id>\n<title>{_xml(title)}</title>\n<updated>{updated}</updated>\n"
            f'<link rel="alternate" type="text/html" href="{_xml(url)}"/>\n<content type="html">{_xml(html)}</content>\n</entry>'
        )
    title = f"{t.changes}: {site.title}"
    when = updated if entries else newest(published_at(book))
    return _atom(entries[::-1], site, title, links.CHANGES, when, links.CHANGES_FEED)


def _noted(site: Site, group: Noted) -> str:
    items = (
        f'<li>{f"""<a href="{escape(site.absolute(i.url))}">{escape(i.name)}</a>""" if i.url else escape(i.name)}'
        f"{f' ({escape(i.note)})' if i.note else ''}</li>"
        for i in group.links
    )
    return f"<h2>{escape(group.title)}</h2><ul>{''.join(items)}{f'<li>{escape(group.more)}</li>' if group.more else ''}</ul>"


def _atom(entries: Sequence[str], site: Site, title: str, home: str, updated: str, path: str = "") -> bytes:
    own = site.absolute(path or f"{home}feed.xml")
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{_xml(site.language)}">',
        f"<id>{_xml(own)}</id>",
        f"<title>{_xml(title)}</title>",
        *([f"<subtitle>{_xml(site.description)}</subtitle>"] if site.description else []),
        f"<updated>{updated}</updated>",
        f'<link rel="self" type="application/atom+xml" href="{_xml(own)}"/>',
        f'<link rel="alternate" type="text/html" href="{_xml(site.absolute(home))}"/>',
        f"<author><name>{_xml(site.author or site.title)}</name></author>",
        *([f"<rights>{_xml(site.licence)}</rights>"] if site.licence else []),
        "<generator>sitegen</generator>",
        *entries,
        "</feed>\n",
    ]
    return "\n".join(lines).encode("utf-8", "replace")


def _atom_entry(entry: Entry, html: str) -> str:
    return (
        f"<entry>\n<id>{_xml(entry.url)}</id>\n<title>{_xml(entry.event.title)}</title>\n"
        f"<updated>{entry.updated}</updated>\n"
        f'<link rel="alternate" type="text/html" href="{_xml(entry.url)}"/>\n'
        f"<summary>{_xml(entry.event.summary)}</summary>\n"
        f'<content type="html">{_xml(html)}</content>\n</entry>'
    )


def _xml(text: str) -> str:
    """Text as it may stand in an element or between quotation marks."""
    return str(escape(xml_text(text)))


def _html(entry: Entry) -> str:
    when = f"<p>{escape(entry.event.dated.edtf)}</p>" if entry.event.dated.edtf else ""
    links = "".join(f'<li><a href="{escape(url)}">{escape(title)}</a></li>' for title, url in entry.sources)
    return f"{when}<p>{escape(entry.event.summary)}</p><ul>{links}</ul>"


def _json_feed(items: Sequence[bytes], site: Site, title: str, home: str) -> bytes:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": site.absolute(home),
        "feed_url": site.absolute(f"{home}feed.json"),
        **({"description": site.description} if site.description else {}),
        "language": site.language,
        "authors": [{"name": site.author or site.title}],
        "items": [msgspec.Raw(item) for item in items],
    }
    return msgspec.json.format(msgspec.json.encode(feed), indent=1) + b"\n"


def _item(entry: Entry, html: str) -> dict[str, object]:
    return {
        "id": entry.url,
        "url": entry.url,
        "title": entry.event.title,
        "content_html": html,
        "summary": entry.event.summary,
        **({"date_published": entry.updated} if entry.updated != _NEVER else {}),
        "_sitegen": {
            "event_date": entry.event.dated.edtf,
            "date_basis": entry.event.dated.basis,
            "sources": len(entry.sources),
        },
    }
