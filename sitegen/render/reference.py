"""Pages about the site itself: method, data, search, 404, the editor's own pages, and pages that moved."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Sequence

from sitegen.model.dated import Basis
from sitegen.model.edit import SitePage
from sitegen.model.page import Page
from sitegen.render import links
from sitegen.render.book import Book
from sitegen.render.prose import to_html
from sitegen.render.rules import rule_in_words
from sitegen.render.views.other import DataView, File, MethodView, MovedView, ProseView, SearchView
from sitegen.render.views.parts import Link, Meta, Table, Tally

_ACTORS = 100


def reference_pages(book: Book) -> Iterable[Page]:
    """Method, data, search and the page for addresses that do not exist."""
    words = book.words.t
    yield book.page("method.html", links.METHOD, method_view)
    yield book.page("data.html", links.DATA, data_view)
    yield book.page("search.html", links.SEARCH, search_view, words.search, links.SEARCH, False)
    yield book.page("404.html", "404.html", search_view, words.not_found, "404/", True)


def own_pages(book: Book, pages: Sequence[SitePage]) -> Iterable[Page]:
    """The editor's pages, content/pages/*.md."""
    for page in pages:
        url = f"{page.slug.strip('/')}/"
        yield book.page("page.html", url, own_view, page, url)


def own_view(book: Book, page: SitePage, url: str) -> ProseView:
    """What a page of the editor's shows."""
    title = page.title or page.slug
    description = book.words.ui("page_description", page=title, title=book.site.title)
    return ProseView(Meta(title, description, url), title, to_html(page.body))


def moved_pages(book: Book) -> Iterable[Page]:
    """A page at each old address that leads to the new one."""
    for redirect in book.story.redirects:
        old, new = redirect.old.strip("/") + "/", redirect.new.strip("/") + "/"
        target = posixpath.relpath(new, old) + "/"
        yield book.page("moved.html", old, moved_view, target, new)


def moved_view(book: Book, target: str, new: str) -> MovedView:
    """What stands at an old address."""
    return MovedView(book.words.t.moved, target, book.site.absolute(new))


def method_view(book: Book) -> MethodView:
    """How sure this story is of itself, in numbers, and the rules its dates come from."""
    words, story = book.words, book.story
    total = len(story.events)
    bases = Counter(e.dated.basis for e in story.events)
    rows = [Tally(words.ui(f"basis_{b}"), "", (words.number(bases[b]), _share(bases[b], total))) for b in _BASES]
    single = sum(1 for e in story.events if e.independent <= 1)
    silent = sum(1 for q in story.quotes if q.speaker is None)
    differ = sum(1 for e in story.events if e.differences)
    rows += [
        Tally(words.t.method_single, "", (words.number(single), _share(single, total))),
        Tally(words.t.method_differ, "", (words.number(differ), _share(differ, total))),
        Tally(words.t.method_silent, "", (words.number(silent), _share(silent, len(story.quotes)))),
    ]
    known = (rule_in_words(book, e.dated) for e in story.events if e.dated.basis in {"stated", "inferred"})
    plain = {words.get("rules", f"any-{b}") for b in _BASES}  # the table above says as much
    sentences = Counter(text for text in known if text not in plain)
    return MethodView(
        Meta(words.t.method, words.ui("method_description", title=book.site.title), links.METHOD),
        words.t.method,
        Table((words.t.what, words.t.number, words.t.share), tuple(rows)),
        Table(
            (words.t.rule, words.t.events),
            tuple(
                Tally(text, "", (words.number(n),))
                for text, n in sorted(sentences.items(), key=lambda i: (-i[1], i[0]))
            ),
        ),
    )


_BASES: tuple[Basis, ...] = ("stated", "inferred", "editor", "unknown")


def _share(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)} %" if whole else "–"


_ARTICLE_FIELDS = (
    "id url source_file title publisher author source_url language date date_basis date_rule date_evidence text actors events "
    "quotes figures"
)
_FILES = (
    (
        "data/events.json",
        "JSON",
        "id url date date_start date_end date_basis title summary actors articles evidence lead weight",
    ),
    ("data/actors.json", "JSON", "id url name kind aliases role articles events quotes related same_as"),
    (
        "data/articles.json",
        "JSON",
        _ARTICLE_FIELDS,
    ),
    *((f"data/{name}.csv", "CSV", "") for name in ("events", "actors", "quotes", "sources")),
    ("data/timelinejs.json", "TimelineJS", ""),
    ("timeline.ics", "iCalendar", ""),
    ("deadlines.ics", "iCalendar", ""),
)
_ABSOLUTE = (("feed.xml", "Atom", ""), ("feed.json", "JSON Feed", ""), ("changes.xml", "Atom", ""))


def data_view(book: Book) -> DataView:
    """Every download. Feeds need the site's address and are listed only where it is known."""
    words = book.words
    files = tuple(
        File(url, url.removeprefix("data/"), kind, words.get("files", url.removeprefix("data/")), tuple(fields.split()))
        for url, kind, fields in (*_FILES, *(_ABSOLUTE if book.site.base_url else ()))
    )
    return DataView(
        Meta(words.t.data, words.ui("data_description", title=book.site.title), links.DATA), words.t.data, files
    )


def search_view(book: Book, title: str, url: str, noindex: bool) -> SearchView:
    """Search; without scripts, the years and the actors with most events."""
    words = book.words
    years = sorted({e.day.year for e in book.outlines if e.day})
    actors = sorted((a for a in book.actors if not a.private), key=lambda a: (-len(a.events), a.id))[:_ACTORS]
    return SearchView(
        Meta(title, words.ui("search_description", title=book.site.title), url, section="search", noindex=noindex),
        title,
        tuple(Link(f"{y:04}", links.year_url(y)) for y in years),
        book.actor_links(a.id for a in sorted(actors, key=lambda a: a.name.casefold())),
    )
