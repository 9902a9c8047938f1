"""Makes the pages. In: a Story, the editor's files, the configuration. Out: Pages, each with a fingerprint and a body that
is made when asked for. Not here: reading files of content, deciding anything about the story, writing files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, partial
from pathlib import Path

from sitegen.config import Config
from sitegen.model.edit import Edits
from sitegen.model.page import Page
from sitegen.model.story import Story
from sitegen.render.actor import actor_page, actor_pages
from sitegen.render.article import article_page, article_pages
from sitegen.render.asked import out_of_date
from sitegen.render.book import Book
from sitegen.render.changes import change_pages
from sitegen.render.data import data_pages
from sitegen.render.env import Theme
from sitegen.render.event import event_page, event_pages
from sitegen.render.exchange import exchange_pages, sitemap_pages
from sitegen.render.feeds import feed_pages
from sitegen.render.picture import picture_pages
from sitegen.render.record import record_pages
from sitegen.render.reference import moved_pages, own_pages, reference_pages
from sitegen.render.reuse import reuse_pages
from sitegen.render.search import INDEX, files_of, index_of, search_pages
from sitegen.render.site import Site, site_of
from sitegen.render.timeline import timeline_pages
from sitegen.workers import meanwhile

PageKind = Callable[[Book], Iterable[Page]]

FOR_READERS: tuple[PageKind, ...] = (
    timeline_pages,
    event_pages,
    actor_pages,
    article_pages,
    record_pages,
    change_pages,
    reference_pages,
    reuse_pages,
    moved_pages,
)
FOR_PROGRAMS: tuple[PageKind, ...] = (data_pages, feed_pages, exchange_pages, search_pages, picture_pages)
PAGE_KINDS = (*FOR_READERS, *FOR_PROGRAMS)
"""What a site is made of: each kind makes pages from the story laid out in a Book (`book.story`, `book.site`)."""


_FOLDERS: dict[str, tuple[PageKind, Callable[[Book, str], Page | None]]] = {
    "events": (event_pages, event_page),
    "actors": (actor_pages, actor_page),
    "articles": (article_pages, article_page),
}
"""Where the pages of a folder come from, and that of one node alone, so that nothing else is listed for one of them."""

_MANY = 1000
"""Events of a story whose texts are worth a process of their own to read."""


class Shelf:
    """The pages of a site: one by one, as they are asked for, or all. Listing them costs little, making them more."""

    book: Book
    story: Story

    def __init__(
        self,
        story: Story,
        edits: Edits,
        config: Config,
        templates_cache: Path | None = None,
        last: Shelf | None = None,
    ) -> None:
        """`templates_cache` is a folder to keep compiled templates in; its parent must exist. None keeps none.

        `last` is a shelf of the same site: its theme serves again where nothing of it changed, and what it knows of nodes
        that are the same.

        Raises:
            UsageError: a catalogue that cannot be used.

        """
        self.story = story
        site = site_of(config)
        theme = last.book.theme if last and last.book.theme.is_of(site) else Theme(site, templates_cache)
        self.book = Book(story, site, theme, last.book if last else None)
        self._pages = {page.path: page for page in own_pages(self.book, edits.pages)}
        self._add(self.book.theme.asset_pages())
        self._left = {kind: iter(kind(self.book)) for kind in PAGE_KINDS}

    def page(self, path: str) -> Page | None:
        """The page at a path ("events/x/index.html"), None where there is none."""
        folder, _, name = path.rpartition("/")
        if not folder and name.startswith("sitemap"):
            return next((page for page in self.pages() if page.path == path), None)
        kind_of, _, id_ = folder.partition("/")
        first, alone = _FOLDERS.get(kind_of, (None, None))
        if alone and id_ and name == "index.html" and path not in self._pages and (page := alone(self.book, id_)):
            self._pages[path] = page
        for kind in sorted(self._left, key=lambda kind: kind is not first):
            if path in self._pages:
                break
            if kind is not search_pages or path.startswith(INDEX):  # the one list that has to read all texts
                self._list(kind, until=path)
        return self._pages.get(path)

    def pages(self) -> tuple[Page, ...]:
        """Every page and asset, neighbours in the story beside each other: what they share is made once and lies together.
        A page of the editor's replaces a built-in one of that address.

        The search index reads all texts: it is made meanwhile, in a process of its own where there is much.
        """
        left = [kind for kind in self._left if kind is not search_pages]
        unread = len(left) < len(self._left)
        with meanwhile(partial(index_of, self.book), alone=unread and len(self.story.events) > _MANY) as index:
            for kind in left:
                self._add(kind(self.book))
            _ = self.answers  # what pages share is worked out before processes are forked that would each do so
            if unread:
                self._add(files_of(index()))
            self._left = {}
        whole = self._pages | {page.path: page for page in sitemap_pages(self.book, self._pages)}
        return tuple(whole.values())

    def pages_for_readers(self) -> tuple[Page, ...]:
        """What a browser shows, without the files for programs and for search: these are made of everything there is."""
        for kind in FOR_READERS:
            self._add(kind(self.book))
        _ = self.answers
        return tuple(p for p in self._pages.values() if p.path.endswith(".html") or p.path.startswith("assets/"))

    @cached_property
    def answers(self) -> bytes:
        """What the story answers to everything that pages ask, for a later build."""
        return self.book.answers()

    def out_of_date(self, before: bytes) -> Callable[[bytes], bool]:
        """Whether what a page asked has other answers now than `before`, in the build whose `answers` these are."""
        return out_of_date(before, self.answers)

    def _list(self, kind: PageKind, until: str) -> None:
        """The pages of a kind, as far as they are not listed yet and up to the one that is wanted."""
        for page in self._left[kind]:
            self._pages.setdefault(page.path, page)
            if page.path == until:
                return
        del self._left[kind]

    def _add(self, pages: Iterable[Page]) -> None:
        for page in pages:
            self._pages.setdefault(page.path, page)


def render(story: Story, edits: Edits, config: Config, templates_cache: Path | None = None) -> tuple[Page, ...]:
    """Every page and asset of the site; as `Shelf`."""
    return Shelf(story, edits, config, templates_cache).pages()


__all__ = ["PAGE_KINDS", "Shelf", "Site", "render", "site_of"]
