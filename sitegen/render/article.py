"""Source pages: the text with numbered paragraphs and the sentences used marked; and their index."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from msgspec import structs

from sitegen.model.extract import Sentence
from sitegen.model.page import Page
from sitegen.model.story import Source
from sitegen.render import jsonld, links
from sitegen.render.answers import outlet_of
from sitegen.render.asked import known
from sitegen.render.book import Book
from sitegen.render.event import web
from sitegen.render.excerpts import excerpts as excerpts_of
from sitegen.render.excerpts import is_excerpt
from sitegen.render.links import article_url
from sitegen.render.rules import explain
from sitegen.render.shorten import cut
from sitegen.render.views.other import ListView
from sitegen.render.views.parts import Group, Link, Meta, Table, Tally
from sitegen.render.views.story import ArticleView, Paragraph, Piece

_INDEX = 500
_NAMED = 60
_UNMARKED = Piece("")


def article_pages(book: Book) -> Iterable[Page]:
    """The index, and a page for each source."""
    yield from _index(book)
    for source in book.story.sources:
        yield _page(book, source)


def article_page(book: Book, slug: str) -> Page | None:
    """The page of the source with this slug, None where there is no such source."""
    return next((_page(book, source) for source in book.story.sources if source.slug == slug), None)


def _page(book: Book, source: Source) -> Page:
    return book.page("article.html", article_url(source), article_view, source.id, linked=jsonld.article)


def article_view(book: Book, article_id: str) -> ArticleView:
    """What a source's page shows."""
    source = known(book.source(article_id))
    article = source.extract.article
    front = article.front
    excerpts = is_excerpt(source, book.site)
    paragraphs = tuple(_paragraphs(book, source, excerpts=excerpts))
    published = source.published.edtf or ""
    outlet = outlet_of(source)
    date, when = book.published(source.published), book.when(source.published, weekday=True)
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
        language=book.foreign(source.extract.language or article.language),
        excerpts=excerpts,
        draft=front.draft,
        copy_of=book.source_link(source.copy_of) if source.copy_of else None,
        paragraphs=paragraphs,
        events=tuple(row for row in map(book.row, source.events) if row),
        actors=book.actor_links(source.actors[:_NAMED]),
        edits=book.edits(source.edited),
    )


def _paragraphs(book: Book, source: Source, *, excerpts: bool) -> Iterable[Paragraph]:
    marks = book.marks(source.id)
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
    kept = set(book.marks(source.id))
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
    for year, number in sorted(Counter(map(_year_of, book.story.sources)).items()):
        if len(book.story.sources) > _INDEX:
            for page in range(1, -(-number // _INDEX) + 1):
                yield book.page("sources.html", _year_url(year, page), _year_view, year, page)
    yield book.page("sources.html", links.SOURCES, _index_view)


def _year_of(source: Source) -> str:
    year = (source.published.edtf or "")[:4]
    return year if year.isdigit() else ""


def _index_view(book: Book) -> ListView:
    """The index of all, or where years have pages of their own, of the latest."""
    words, sources = book.words, book.sources
    fits = len(sources) <= _INDEX
    alone = book.once(_alone)
    by_date = Group("dates", words.t.by_date, _table(book, sources if fits else sources[-100:][::-1], alone))
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
        (Group("outlets", words.t.by_outlet, _outlets(book, alone)), by_date),
        tuple(others),
    )


def _alone(book: Book) -> Counter[str]:
    """How many events each article alone tells of."""
    return Counter(e.articles[0] for e in book.briefs if len(e.articles) == 1)


def _year_url(year: str, page: int = 1) -> str:
    base = f"{links.SOURCES}years/{year or 'undated'}/"
    return base if page == 1 else f"{base}{page}/"


def _year_view(book: Book, year: str, page: int) -> ListView:
    words = book.words
    sources = [s for s in book.sources if _year_of(s) == year]
    number = -(-len(sources) // _INDEX)
    others = tuple(Link(str(n), _year_url(year, n)) for n in range(1, number + 1)) if number > 1 else ()
    title = f"{words.t.sources}: {year or words.t.date_unknown}" + (f" ({page})" if page > 1 else "")
    shown = sources[(page - 1) * _INDEX : page * _INDEX]
    return ListView(
        Meta(title, title, _year_url(year, page), section="sources"),
        title,
        words.count("sources", len(sources)),
        (Link(words.t.all_sources, links.SOURCES),),
        (Group("dates", words.t.by_date, _table(book, shown, book.once(_alone))),),
        others,
    )


def _table(book: Book, sources: Iterable[Source], alone: Counter[str]) -> Table:
    words = book.words
    rows = [
        Tally(
            source.title,
            article_url(source),
            (
                outlet_of(source),
                book.published(source.published) or words.t.date_unknown,
                words.number(len(source.events)),
                words.number(alone[source.id]),
            ),
        )
        for source in sources
    ]
    return Table((words.t.source, words.t.outlet, words.t.published, words.t.events, words.t.only_here), tuple(rows))


def _outlets(book: Book, alone: Counter[str]) -> Table:
    words = book.words
    found: dict[str, list[Source]] = defaultdict(list)
    for source in book.sources:
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
