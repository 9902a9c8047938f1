"""Makes the pages. In: a Story, the editor's files, the configuration. Out: Pages, each with a fingerprint and a body that
is made when asked for. Not here: reading files of content, deciding anything about the story, writing files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from sitegen.config import Config
from sitegen.errors import Notice
from sitegen.model.edit import Edits
from sitegen.model.page import Page
from sitegen.model.story import Story
from sitegen.render.actor import actor_pages
from sitegen.render.article import article_pages
from sitegen.render.book import Book
from sitegen.render.changes import change_pages
from sitegen.render.data import data_pages
from sitegen.render.env import Theme
from sitegen.render.event import event_pages
from sitegen.render.exchange import exchange_pages, sitemap_pages
from sitegen.render.feeds import feed_pages
from sitegen.render.picture import picture_pages
from sitegen.render.record import record_pages
from sitegen.render.reference import moved_pages, own_pages, reference_pages
from sitegen.render.reuse import reuse_pages
from sitegen.render.search import search_pages
from sitegen.render.site import Site, site_of
from sitegen.render.timeline import timeline_pages

PageKind = Callable[[Book], Iterable[Page]]

PAGE_KINDS: tuple[PageKind, ...] = (
    timeline_pages,
    event_pages,
    actor_pages,
    article_pages,
    record_pages,
    change_pages,
    reference_pages,
    reuse_pages,
    moved_pages,
    data_pages,
    feed_pages,
    exchange_pages,
    search_pages,
    picture_pages,
)
"""What a site is made of: each kind makes pages from the story laid out in a Book (`book.story`, `book.site`)."""


def render(story: Story, edits: Edits, config: Config, templates_cache: Path | None = None) -> tuple[Page, ...]:
    """Every page and asset of the site, sorted by path. A page of the editor's replaces a built-in one of that address.

    `templates_cache` is a folder to keep compiled templates in; its parent must exist. None keeps none.

    Raises:
        UsageError: a template, catalogue or design token that cannot be used.

    """
    site = site_of(config)
    book = Book(story, site, Theme(site, templates_cache))
    pages = {page.path: page for page in book.theme.asset_pages()}
    for kind in PAGE_KINDS:
        for page in kind(book):
            pages.setdefault(page.path, page)
    pages.update((page.path, page) for page in own_pages(book, edits.pages))
    pages.update((page.path, page) for page in sitemap_pages(book, pages))
    return tuple(page for _, page in sorted(pages.items()))


def notices(config: Config) -> tuple[Notice, ...]:
    """What a build should say about the look of the site: colours that are hard to read."""
    return tuple(Theme(site_of(config)).check())


__all__ = ["PAGE_KINDS", "Site", "notices", "render", "site_of"]
