"""The indexes of actors and of sources: tables, and where these grow long, pages of their parts."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable

from sitegen.model.page import Page
from sitegen.model.story import Actor, Source
from sitegen.render import links
from sitegen.render.answers import outlet_of
from sitegen.render.asked import known
from sitegen.render.book import Book
from sitegen.render.graph import draw_graph
from sitegen.render.links import actor_url, article_url
from sitegen.render.shorten import cut
from sitegen.render.views.other import ListView
from sitegen.render.views.parts import Group, Link, Meta, Table, Tally

_MOST = 500
"""Rows on one page."""
_LETTERS = 60
_MOST_EVENTS, _LATEST, _OUTLETS = 100, 100, 200
_ROLE = 90


def actor_index(book: Book) -> Iterable[Page]:
    """The index of actors; of very many also pages for their first letters."""
    yield book.page("actors.html", links.ACTORS, _actors_view)
    letters = book.once(_by_letter)
    if sum(map(len, letters.values())) > _MOST:
        for letter, actors in letters.items():
            for page in _pages(len(actors)):
                yield book.page("actors.html", _letter_url(letter, page), _letter_view, letter, page)


def source_index(book: Book) -> Iterable[Page]:
    """The index of sources; of very many also pages for their years."""
    for year, number in sorted(Counter(map(_year_of, book.story.sources)).items()):
        if len(book.story.sources) > _MOST:
            for page in _pages(number):
                yield book.page("sources.html", _year_url(year, page), _year_view, year, page)
    yield book.page("sources.html", links.SOURCES, _sources_view)


def _pages(rows: int) -> range:
    """The numbers of the pages that so many rows need."""
    return range(1, -(-rows // _MOST) + 1)


def _rows(page: int) -> slice:
    return slice((page - 1) * _MOST, page * _MOST)


def _head(name: str, page: int, url: str, section: str) -> Meta:
    title = f"{name} ({page})" if page > 1 else name
    return Meta(title, title, url, section=section)


# -- actors


def _by_name(book: Book) -> list[Actor]:
    public = [a for a in book.actors if not a.private]
    return sorted(public, key=lambda a: (_sort_name(a.name), a.id))


def _by_letter(book: Book) -> dict[str, list[Actor]]:
    letters: dict[str, list[Actor]] = defaultdict(list)
    for actor in book.once(_by_name):
        first = _sort_name(actor.name)[:1].upper()
        letters[first if first.isalpha() else "#"].append(actor)
    return letters


def _sort_name(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if c.isalnum() or c == " ").casefold().strip()


def _actors_view(book: Book) -> ListView:
    actors, letters = book.once(_by_name), book.once(_by_letter)
    words = book.words
    if len(actors) <= _MOST:
        small = len(actors) <= _LETTERS
        parts = {"": sorted(actors, key=lambda a: (-len(a.events), -len(a.articles)))} if small else letters
        tables = (Group(f"l-{n}", letter, _actors(book, some)) for n, (letter, some) in enumerate(parts.items()))
        groups = tuple(group for group in tables if group.table.rows)
        jumps = tuple(Link(group.title, f"#{group.id}") for group in groups) if len(groups) > 1 else ()
    else:
        most = sorted(actors, key=lambda a: (-len(a.events), a.id))[:_MOST_EVENTS]
        groups = (Group("most", words.t.most_events, _actors(book, most)),)
        jumps = tuple(Link(letter, _letter_url(letter)) for letter in letters)
    return ListView(
        Meta(words.t.actors, words.ui("actors_description", title=book.site.title), links.ACTORS, section="actors"),
        words.t.actors,
        words.count("actors", len(actors)),
        jumps,
        groups,
        graph=draw_graph(book),
    )


def _letter_view(book: Book, letter: str, page: int) -> ListView:
    words, actors = book.words, book.once(_by_letter)[letter]
    pages = tuple(Link(f"{letter} {number}", _letter_url(letter, number)) for number in _pages(len(actors)))
    meta = _head(f"{words.t.actors}: {letter}", page, pages[page - 1].url, "actors")
    return ListView(
        meta,
        meta.title,
        words.count("actors", len(actors)),
        (Link(words.t.all_actors, links.ACTORS),),
        (Group("actors", letter, _actors(book, actors[_rows(page)])),),
        pages if len(pages) > 1 else (),
    )


def _letter_url(letter: str, page: int = 1) -> str:
    """letters/a/; a letter that not every file system writes alike goes by its number: letters/u416/."""
    name = (
        letter.lower() if letter.isascii() and letter.isalnum() else "other" if letter == "#" else f"u{ord(letter):x}"
    )
    return f"{links.ACTORS}letters/{name}/" + (f"{page}/" if page > 1 else "")


def _actors(book: Book, actors: Iterable[Actor]) -> Table:
    words = book.words
    rows = []
    for actor in actors:
        days = [e.day for e in known(book.life(actor.id)).events if e.day]
        numbers = (len(actor.events), len(actor.quotes), len(actor.articles))
        cells = (*(words.number(n) if n else "–" for n in numbers), book.years(days))
        hint = cut(actor.roles[0].text, _ROLE) if actor.roles else ""
        rows.append(Tally(actor.name, actor_url(actor.id), cells, hint))
    heads = (words.t.actor, words.t.events, words.t.quotes, words.t.sources, words.t.years)
    return Table(heads, tuple(rows))


# -- sources


def _year_of(source: Source) -> str:
    year = (source.published.edtf or "")[:4]
    return year if year.isdigit() else ""


def _sources_view(book: Book) -> ListView:
    """The index of all, or where years have pages of their own, of the latest."""
    words, sources = book.words, book.sources
    fits = len(sources) <= _MOST
    by_date = Group("dates", words.t.by_date, _sources(book, sources if fits else sources[-_LATEST:][::-1]))
    others = [
        Link(year or words.t.date_unknown, _year_url(year), words.number(number))
        for year, number in sorted(Counter(map(_year_of, sources)).items())
        if not fits
    ]
    return ListView(
        Meta(words.t.sources, words.ui("sources_description", title=book.site.title), links.SOURCES, section="sources"),
        words.t.sources,
        words.count("sources", len(sources)),
        (Link(words.t.by_outlet, "#outlets"), Link(words.t.by_date if fits else words.t.latest_sources, "#dates")),
        (Group("outlets", words.t.by_outlet, _outlets(book)), by_date),
        tuple(others),
    )


def _year_view(book: Book, year: str, page: int) -> ListView:
    words, sources = book.words, [s for s in book.sources if _year_of(s) == year]
    pages = tuple(Link(str(number), _year_url(year, number)) for number in _pages(len(sources)))
    meta = _head(f"{words.t.sources}: {year or words.t.date_unknown}", page, pages[page - 1].url, "sources")
    return ListView(
        meta,
        meta.title,
        words.count("sources", len(sources)),
        (Link(words.t.all_sources, links.SOURCES),),
        (Group("dates", words.t.by_date, _sources(book, sources[_rows(page)])),),
        pages if len(pages) > 1 else (),
    )


def _year_url(year: str, page: int = 1) -> str:
    return f"{links.SOURCES}years/{year or 'undated'}/" + (f"{page}/" if page > 1 else "")


def _alone(book: Book) -> Counter[str]:
    """How many events each article alone tells of."""
    return Counter(e.articles[0] for e in book.briefs if len(e.articles) == 1)


def _sources(book: Book, sources: Iterable[Source]) -> Table:
    words, alone = book.words, book.once(_alone)
    rows = []
    for source in sources:
        date = book.published(source.published) or words.t.date_unknown
        cells = (outlet_of(source), date, words.number(len(source.events)), words.number(alone[source.id]))
        rows.append(Tally(source.title, article_url(source), cells))
    return Table((words.t.source, words.t.outlet, words.t.published, words.t.events, words.t.only_here), tuple(rows))


def _outlets(book: Book) -> Table:
    words, alone = book.words, book.once(_alone)
    found: dict[str, list[Source]] = defaultdict(list)
    for source in book.sources:
        found[outlet_of(source)].append(source)
    rows = []
    for outlet, some in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))[:_OUTLETS]:
        numbers = (len(some), len({e for s in some for e in s.events}), sum(alone[s.id] for s in some))
        rows.append(Tally(outlet or words.t.outlet_unknown, "", tuple(map(words.number, numbers))))
    return Table((words.t.outlet, words.t.sources, words.t.events, words.t.only_here), tuple(rows))
