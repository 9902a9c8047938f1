"""What changed: what each publication added and altered, what editors set, what moved or was withdrawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sitegen.model.evidence import ArticleId, EventId
from sitegen.model.page import Page
from sitegen.model.story import Edited, LedgerEntry
from sitegen.render import links
from sitegen.render.book import Book
from sitegen.render.links import actor_url, article_url, event_url
from sitegen.render.views.other import Change, ChangesView, Edition, Noted
from sitegen.render.views.parts import Link, Meta

_MOST = 300
_EDITIONS, _NOTED = 10, 60


def change_pages(book: Book) -> Iterator[Page]:
    """One page. Its feed is made with the other feeds."""
    yield book.page("changes.html", links.CHANGES, changes_view)


def changes_view(book: Book) -> ChangesView:
    """The latest publications, then what holds for the story as it stands."""
    words, story = book.words, book.story
    edits = [
        *(c for e in story.events for c in _changes(book, Link(e.title, event_url(e.id)), e.edited)),
        *(c for a in story.actors for c in _changes(book, Link(a.name, actor_url(a.id)), a.edited)),
        *(c for s in story.sources for c in _changes(book, Link(s.title, article_url(s)), s.edited) if c.before),
    ]
    moved = tuple(
        Change(Link(_name_at(book, r.new), r.new), words.t.moved, f"/{r.old}", f"/{r.new}")
        for r in story.redirects[:_MOST]
    )
    gone = tuple(f"{words.get('nouns', e.kind) or e.kind}: {e.id}" for e in story.ledger.entries if e.state == "gone")
    updated = tuple(
        Link(s.title, article_url(s), words.ui("updated_on", date=book.dates.full(front.updated)))
        for s in story.sources
        if (front := s.extract.article.front).updated
    )
    feed = links.CHANGES_FEED if book.site.base_url else ""
    description = words.ui("changes_description", title=book.site.title)
    meta = Meta(words.t.changes, description, links.CHANGES, feed=feed)
    return ChangesView(
        meta, words.t.changes, tuple(edits[:_MOST]), moved, gone[:_MOST], updated[:_MOST], tuple(editions(book))
    )


def _changes(book: Book, what: Link, edited: Iterable[Edited]) -> Iterable[Change]:
    for edit in edited:
        field = book.words.get("fields", edit.field) or edit.field
        before, after = edit.before, edit.value
        if edit.field == "date":
            before, after = book.dates.full(before), book.dates.full(after)
        yield Change(what, field, before, after, edit.evidence.where)


def editions(book: Book) -> Iterator[Edition]:
    """The latest publications after the first, newest first: from the ledger, which notes what each of them changed."""
    found: dict[int, list[LedgerEntry]] = defaultdict(list)
    for entry in book.story.ledger.entries:
        if entry.edition:
            found[entry.edition].append(entry)
    days = {s.slug: s.published.edtf or "" for s in book.story.sources}
    for number in sorted(found, reverse=True)[:_EDITIONS]:
        entries = found[number]
        day = max(
            (d for e in entries if e.kind == "article" if book.dates.machine((d := days.get(e.id, ""))[:10])),
            default="",
        )
        note = book.words.ui("edition_note", date=book.dates.full(day)) if day else ""
        title = book.words.ui("edition", number=book.words.number(number + 1))
        yield Edition(f"publication-{number + 1}", title, note, day[:10], tuple(_groups(book, entries)))


def _groups(book: Book, entries: Iterable[LedgerEntry]) -> Iterator[Noted]:
    """Entries of one publication by what happened to them, in the order of the catalogue."""
    found: dict[str, list[Link]] = {
        key: [] for key in ("events", "dates", "titles", "told", "articles", "texts", "actors", "moved", "gone")
    }
    places = {event.id: place for place, event in enumerate(book.story.events)}
    for entry in sorted(entries, key=lambda e: places.get(EventId(e.id), 0)):
        for key, link in _noted(book, entry):
            found[key].append(link)
    for key, some in found.items():
        if some:
            left = len(some) - _NOTED
            more = book.words.count("more", left) if left > 0 else ""
            yield Noted(book.words.count(f"noted_{key}", len(some)), tuple(some[:_NOTED]), more)


def _noted(book: Book, entry: LedgerEntry) -> Iterator[tuple[str, Link]]:
    link = _link(book, entry)
    if entry.state == "gone":
        yield "gone", Link(f"{book.words.get('nouns', entry.kind) or entry.kind}: {entry.id}", "")
    elif entry.state == "moved":
        to = book.once(_targets).get(f"{entry.kind}s/{entry.id}/", "")  # "": what it became part of is not shown
        name = _name_at(book, to or f"{entry.kind}s/{entry.to}/")
        yield "moved", Link(name, to, f"/{entry.kind}s/{entry.id}/")
    elif link and (not entry.was or entry.was[0].startswith("state:")):
        yield {"event": "events", "article": "articles", "actor": "actors"}[entry.kind], link
    elif link:
        for was in entry.was:
            key = {"d:": "dates", "t:": "titles", "a:": "told", "x:": "texts"}.get(was[:2], "")
            if key == "dates":
                before = book.dates.full(was[2:]) if was[2:] else book.words.t.date_unknown
                yield key, Link(link.name, link.url, f"{before} → {link.note or book.words.t.date_unknown}")
            elif key:
                yield key, link


def _targets(book: Book) -> dict[str, str]:
    return {redirect.old: redirect.new for redirect in book.story.redirects}


def _name_at(book: Book, url: str) -> str:
    """What is at an address, by its name."""
    kind, _, id_ = url.strip("/").partition("/")
    found = _link(
        book, LedgerEntry("event" if kind == "events" else "actor" if kind == "actors" else "article", id_, ())
    )
    return found.name if found else f"/{url}"


def _link(book: Book, entry: LedgerEntry) -> Link | None:
    if entry.kind == "article":
        article = book.once(_slugs).get(entry.id)
        return book.source_link(article) if article else None
    return book.event_link(entry.id) if entry.kind == "event" else book.actor_link(entry.id)


def _slugs(book: Book) -> dict[str, ArticleId]:
    return {filed.slug: ArticleId(id_) for id_, filed in book.filed_all.items()}
