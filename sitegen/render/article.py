"""Source pages: the text with numbered paragraphs and the sentences used marked; and their index."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from msgspec import structs

from sitegen.model.evidence import ArticleId
from sitegen.model.extract import Sentence
from sitegen.model.page import Page
from sitegen.model.story import Source
from sitegen.render import jsonld, links
from sitegen.render.book import Book, cut, outlet_of
from sitegen.render.event import web
from sitegen.render.excerpts import excerpts as excerpts_of
from sitegen.render.excerpts import is_excerpt
from sitegen.render.links import article_url
from sitegen.render.rules import explain
from sitegen.render.views import ArticleView, Group, Link, ListView, Meta, Paragraph, Piece, Table, Tally

_INDEX = 500
_NAMED = 60
_UNMARKED = Piece("")


def article_pages(book: Book) -> Iterable[Page]:
    """The index, and a page for each source."""
    yield from _index(book)
    for source in book.story.sources:
        yield book.theme.page("article.html", article_url(source), partial(article_view, book, source), jsonld.article)


def article_view(book: Book, source: Source) -> ArticleView:
    """What a source's page shows."""
    article = source.extract.article
    front = article.front
    excerpts = is_excerpt(source, book.site)
    paragraphs = tuple(_paragraphs(book, source, excerpts=excerpts))
    published = source.published.edtf or ""
    outlet = outlet_of(source)
    date, when = book.published(source), book.when(source.published, weekday=True)
    if ".." in published:
        when = structs.replace(when, text=date, short=date)
    lead = next((p.text for par in paragraphs for p in par.pieces if p.text.strip()), "")
    return ArticleView(
        meta=Meta(
            title=source.title,
            description=cut(", ".join(p for p in (outlet, date) if p) + (": " if outlet or date else "") + lead, 160),
            url=article_url(source),
            kind="article",
            section="sources",
            noindex=front.draft,
            published=book.dates.machine(published),
            modified=book.dates.machine(front.updated),
            picture=book.picture(article_url(source)),
        ),
        id=source.slug,
        title=source.title,
        outlet=outlet,
        author=front.author or article.author,
        when=when,
        rule=explain(book, source.published, source.edited, of_source=True),
        original=web(front.url or article.url),
        archived=web(front.archived),
        accessed=book.dates.full(front.accessed),
        digest=article.digest,
        file=source.id,
        language=book.foreign(source),
        excerpts=excerpts,
        draft=front.draft,
        copy_of=book.source_link(source.copy_of) if source.copy_of else None,
        paragraphs=paragraphs,
        events=tuple(book.row(book.events[e]) for e in source.events if e in book.events),
        actors=book.actor_links(source.actors[:_NAMED]),
        edits=book.edits(source.edited),
    )


def _paragraphs(book: Book, source: Source, *, excerpts: bool) -> Iterable[Paragraph]:
    marks = book.marks.get(source.id, {})
    text = source.extract.article.text
    by_block: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in source.extract.sentences:
        by_block[sentence.block].append(sentence)
    kept = _kept(book, source) if excerpts else frozenset()
    cut_before = False
    for index, block in enumerate(source.extract.article.blocks):
        if excerpts and not any(s.id in kept for s in by_block[index]):
            cut_before = True
            continue
        pieces = tuple(_pieces(text, block.start, block.end, by_block[index], marks, kept))
        yield Paragraph(index + 1, block.kind, pieces, cut_before)
        cut_before = False


def _kept(book: Book, source: Source) -> frozenset[str]:
    """The sentences of an excerpt: those marked, and those that a longer evidence runs on into."""
    kept = set(book.marks.get(source.id, {}))
    sentences = source.extract.sentences
    for start, end in excerpts_of(book, source):
        first, last = (bisect_left(sentences, place, key=lambda s: s.start) for place in (start, end))
        kept.update(s.id for s in sentences[first:last])
    return frozenset(kept)


def _pieces(
    text: str, start: int, end: int, sentences: Sequence[Sentence], marks: dict[str, Piece], kept: frozenset[str]
) -> Iterable[Piece]:
    """Runs of text; each sentence something rests on is a piece of its own. Where only some are `kept`, they stand alone."""
    place = start
    excerpts = bool(kept)
    for sentence in sentences:
        mark = marks.get(sentence.id) or (_UNMARKED if sentence.id in kept else None)
        if mark is None:
            continue
        if sentence.start > place:
            between = text[place : sentence.start]
            yield Piece(" … " if excerpts and between.strip() else between)
        yield Piece(text[sentence.start : sentence.end], mark.anchor, mark.strong, mark.to)
        place = sentence.end
    if place < end:
        rest = text[place:end]
        yield Piece(" …" if excerpts and rest.strip() else rest)


# -- the index


def _index(book: Book) -> Iterable[Page]:
    sources = book.story.sources
    alone = Counter(e.tellings[0].article for e in book.story.events if len(e.tellings) == 1)
    years: dict[str, list[Source]] = defaultdict(list)
    if len(sources) > _INDEX:
        for source in sources:
            year = (source.published.edtf or "")[:4]
            years[year if year.isdigit() else ""].append(source)
        for year, some in sorted(years.items()):
            yield from _year_pages(book, year, some, alone)
    yield book.theme.page("sources.html", links.SOURCES, partial(_index_view, book, years, alone))


def _index_view(book: Book, years: Mapping[str, Sequence[Source]], alone: Counter[ArticleId]) -> ListView:
    """The index of all, or where `years` have pages of their own, of the latest."""
    words, sources = book.words, book.story.sources
    fits = not years
    by_date = Group("dates", words.t.by_date, _table(book, sources if fits else sources[-100:][::-1], alone))
    others = [
        Link(year or words.t.date_unknown, _year_url(year), words.number(len(some)))
        for year, some in sorted(years.items())
    ]
    return ListView(
        Meta(words.t.sources, words.ui("sources_description", title=book.site.title), links.SOURCES, section="sources"),
        words.t.sources,
        words.count("sources", len(sources)),
        (Link(words.t.by_outlet, "#outlets"), Link(words.t.by_date if fits else words.t.latest_sources, "#dates")),
        (Group("outlets", words.t.by_outlet, _outlets(book, alone)), by_date),
        tuple(others),
    )


def _year_url(year: str) -> str:
    return f"{links.SOURCES}years/{year or 'undated'}/"


def _year_pages(book: Book, year: str, sources: list[Source], alone: Counter[ArticleId]) -> Iterable[Page]:
    words = book.words
    base = _year_url(year)
    chunks = [sources[i : i + _INDEX] for i in range(0, len(sources), _INDEX)]
    pages = [Link(str(n), base if n == 1 else f"{base}{n}/") for n in range(1, len(chunks) + 1)]
    for n, chunk in enumerate(chunks, 1):
        title = f"{words.t.sources}: {year or words.t.date_unknown}" + (f" ({n})" if n > 1 else "")
        meta = Meta(title, title, pages[n - 1].url, section="sources")
        view = partial(_year_view, book, meta, chunk, len(sources), alone, tuple(pages) if len(pages) > 1 else ())
        yield book.theme.page("sources.html", meta.url, view)


def _year_view(
    book: Book, meta: Meta, sources: Sequence[Source], number: int, alone: Counter[ArticleId], pages: tuple[Link, ...]
) -> ListView:
    words = book.words
    return ListView(
        meta,
        meta.title,
        words.count("sources", number),
        (Link(words.t.all_sources, links.SOURCES),),
        (Group("dates", words.t.by_date, _table(book, sources, alone)),),
        pages,
    )


def _table(book: Book, sources: Iterable[Source], alone: Counter[ArticleId]) -> Table:
    words = book.words
    rows = [
        Tally(
            source.title,
            article_url(source),
            (
                outlet_of(source),
                book.published(source) or words.t.date_unknown,
                words.number(len(source.events)),
                words.number(alone[source.id]),
            ),
        )
        for source in sources
    ]
    return Table((words.t.source, words.t.outlet, words.t.published, words.t.events, words.t.only_here), tuple(rows))


def _outlets(book: Book, alone: Counter[ArticleId]) -> Table:
    words = book.words
    found: dict[str, list[Source]] = defaultdict(list)
    for source in book.story.sources:
        found[outlet_of(source)].append(source)
    rows = [
        Tally(
            outlet or words.t.outlet_unknown,
            "",
            (
                words.number(len(some)),
                words.number(len({e for s in some for e in s.events})),
                words.number(sum(alone[s.id] for s in some)),
            ),
        )
        for outlet, some in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))[:200]
    ]
    return Table((words.t.outlet, words.t.sources, words.t.events, words.t.only_here), tuple(rows))
