"""What the story measures, promises and has had changed: figures, commitments, changes."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.model.page import Page
from sitegen.model.story import Counted, Edited
from sitegen.render import links
from sitegen.render.book import Book
from sitegen.render.links import actor_url, article_url, event_url
from sitegen.render.views import (
    Change,
    ChangesView,
    CommitmentsView,
    FiguresView,
    Link,
    Measured,
    Meta,
    Promise,
    Quantity,
)

_MOST = 300


def record_pages(book: Book) -> Iterable[Page]:
    """One page each."""
    yield book.theme.page("figures.html", figures_view(book))
    yield book.theme.page("commitments.html", commitments_view(book))
    yield book.theme.page("changes.html", changes_view(book))


def figures_view(book: Book) -> FiguresView:
    """Quantities told more than once, then single figures."""
    words = book.words
    series = tuple(
        Quantity(f"f-{s.id}", s.title, tuple(_measured(book, f) for f in s.figures[:_MOST]))
        for s in book.story.series[:_MOST]
    )
    told = {(f.article, f.text, f.evidence.start) for s in book.story.series for f in s.figures}
    single = [f for f in book.story.figures if (f.article, f.text, f.evidence.start) not in told]
    left = len(single) - _MOST
    return FiguresView(
        Meta(words.t.figures, words.ui("figures_description", title=book.site.title), links.FIGURES),
        words.t.figures,
        series,
        tuple(_measured(book, f) for f in single[:_MOST]),
        words.count("more", left) if left > 0 else "",
    )


def _measured(book: Book, figure: Counted) -> Measured:
    return Measured(figure.text, book.dates.full(figure.date), book.proof(figure.evidence))


def commitments_view(book: Book) -> CommitmentsView:
    """What was promised or is due, in the story's order."""
    words = book.words
    promises = tuple(
        Promise(
            c.text,
            book.actor_links(c.actors),
            book.dates.full(c.made),
            book.dates.full(c.due),
            c.state,
            words.ui(f"state_{c.state}"),
            book.event_link(c.met_by) if c.met_by else None,
            book.event_link(c.event) if c.event else None,
            book.proof(c.evidence),
        )
        for c in book.story.commitments[:_MOST]
    )
    meta = Meta(words.t.commitments, words.ui("commitments_description", title=book.site.title), links.COMMITMENTS)
    return CommitmentsView(meta, words.t.commitments, promises)


def changes_view(book: Book) -> ChangesView:
    """What editors set, what moved or was withdrawn, which sources were updated."""
    words, story = book.words, book.story
    edits = [
        *(c for e in story.events for c in _changes(book, Link(e.title, event_url(e.id)), e.edited)),
        *(c for a in story.actors for c in _changes(book, Link(a.name, actor_url(a.id)), a.edited)),
        *(c for s in story.sources for c in _changes(book, Link(s.title, article_url(s)), s.edited)),
    ]
    moved = tuple(Change(Link(r.new, r.new), words.t.moved, f"/{r.old}", f"/{r.new}") for r in story.redirects[:_MOST])
    gone = tuple(f"{words.get('nouns', e.kind) or e.kind}: {e.id}" for e in story.ledger.entries if e.state == "gone")
    updated = tuple(
        Link(s.title, article_url(s), words.ui("updated_on", date=book.dates.full(front.updated)))
        for s in story.sources
        if (front := s.extract.article.front).updated
    )
    meta = Meta(words.t.changes, words.ui("changes_description", title=book.site.title), links.CHANGES)
    return ChangesView(meta, words.t.changes, tuple(edits[:_MOST]), moved, gone[:_MOST], updated[:_MOST])


def _changes(book: Book, what: Link, edited: Iterable[Edited]) -> Iterable[Change]:
    for edit in edited:
        field = book.words.get("fields", edit.field) or edit.field
        before, after = edit.before, edit.value
        if edit.field == "date":
            before, after = book.dates.full(before), book.dates.full(after)
        yield Change(what, field, before, after, edit.evidence.where)
