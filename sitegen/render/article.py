"""Source pages: the text with numbered paragraphs and the sentences used marked."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import structs

from sitegen.model.extract import Sentence
from sitegen.model.page import Page
from sitegen.model.story import Source
from sitegen.render import jsonld
from sitegen.render.answers import outlet_of
from sitegen.render.asked import known
from sitegen.render.book import Book
from sitegen.render.event import web
from sitegen.render.excerpts import excerpts as excerpts_of
from sitegen.render.excerpts import is_excerpt
from sitegen.render.indexes import source_index
from sitegen.render.links import article_url
from sitegen.render.rules import explain
from sitegen.render.shorten import cut
from sitegen.render.views.parts import Meta
from sitegen.render.views.story import ArticleView, Paragraph, Piece

_NAMED = 60
_UNMARKED = Piece("")


def article_pages(book: Book) -> Iterable[Page]:
    """The index, and a page for each source."""
    yield from source_index(book)
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
