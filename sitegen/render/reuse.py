"""The story outside its pages: the print edition, and pages for frames in other sites."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.model.page import Page
from sitegen.render import links
from sitegen.render.answers import heaviest
from sitegen.render.article import article_view
from sitegen.render.asked import known
from sitegen.render.book import Book
from sitegen.render.event import told_of
from sitegen.render.facts import EMBEDDED
from sitegen.render.links import actor_url
from sitegen.render.sections import by_year, split
from sitegen.render.timeline import facts
from sitegen.render.views.other import EmbedView, PrintView
from sitegen.render.views.parts import Link, Meta, Tally

_WHOLE = 300
"""Events or sources in one print edition at most."""
_SHOWN = 200


def reuse_pages(book: Book) -> Iterable[Page]:
    """The print edition; the timeline and each event as a frame, and what sizes frames for those who want a script."""
    yield book.page("print.html", links.PRINT, print_view)
    yield book.page("embed.html", links.EMBED, timeline_frame)
    yield book.page("sized.html", f"{links.EMBED}sized.html", sized_frame)
    yield book.theme.file(f"{links.EMBED}size.js")
    for event in heaviest(book.outlines, EMBEDDED):
        yield book.page("embed.html", f"{links.EMBED}{event.id}/", event_frame, event.id)


def print_view(book: Book) -> PrintView:
    """Timeline, actors and sources in one document; a long story prints year by year."""
    story, words = book.story, book.words
    whole = len(story.events) <= _WHOLE and len(story.sources) <= _WHOLE
    years = sorted({e.day.year for e in book.outlines if e.day})
    actors = [
        Tally(a.name, actor_url(a.id), (a.roles[0].text if a.roles else "", words.number(len(a.events))))
        for a in story.actors
        if not a.private
    ]
    return PrintView(
        meta=Meta(
            words.t.print_edition, words.ui("print_description", title=book.site.title), links.PRINT, noindex=True
        ),
        title=book.site.title,
        lede=book.site.description,
        facts=facts(book),
        sections=by_year(book, *split(book.outlines)) if whole else (),
        actors=tuple(actors) if whole else (),
        articles=tuple(article_view(book, s.id) for s in story.sources) if whole else (),
        parts=() if whole else tuple(Link(f"{y:04}", links.year_url(y)) for y in years),
    )


def event_frame(book: Book, event_id: str) -> EmbedView:
    """One event for a frame."""
    event, row = known(book.event(event_id)), known(book.row(event_id))
    told = tuple(told_of(book, t, n) for n, t in enumerate(event.tellings, 1))
    meta = Meta(event.title, "", f"{links.EMBED}{event.id}/", noindex=True)
    return EmbedView(meta, event.title, (), row, told, row.url)


def sized_frame(book: Book) -> EmbedView:
    """The page that shows how a frame takes the height it needs."""
    return EmbedView(_meta(book), book.site.title, (), None, (), "")


def _meta(book: Book) -> Meta:
    return Meta(book.site.title, book.site.description, links.EMBED, noindex=True)


def timeline_frame(book: Book) -> EmbedView:
    """The timeline for a frame: all events, or the heaviest where there are many."""
    sections = by_year(book, *split(heaviest(book.outlines, _SHOWN)))
    return EmbedView(_meta(book), book.site.title, sections, None, (), links.TIMELINE)
