"""What the story measures and promises: figures, commitments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import structs

from sitegen.model.page import Page
from sitegen.model.story import Counted
from sitegen.render import links
from sitegen.render.book import Book
from sitegen.render.shorten import cut
from sitegen.render.views.other import CommitmentsView, FiguresView, Measured, Promise, Quantity
from sitegen.render.views.parts import Meta

_MOST = 300
_CONTEXT = 220


def record_pages(book: Book) -> Iterable[Page]:
    """One page each."""
    yield book.page("figures.html", links.FIGURES, figures_view)
    yield book.page("commitments.html", links.COMMITMENTS, commitments_view)


def figures_view(book: Book) -> FiguresView:
    """Quantities told more than once, then single figures."""
    words = book.words
    series = tuple(
        Quantity(f"f-{s.id}", s.title, tuple(_once(_measured(book, f) for f in s.figures[:_MOST])))
        for s in book.story.series[:_MOST]
    )
    told = {(f.article, f.text, f.evidence.start) for s in book.story.series for f in s.figures}
    single = [f for f in book.story.figures if (f.article, f.text, f.evidence.start) not in told]
    left = len(single) - _MOST
    return FiguresView(
        Meta(words.t.figures, words.ui("figures_description", title=book.site.title), links.FIGURES),
        words.t.figures,
        series,
        tuple(_once(_measured(book, f) for f in single[:_MOST])),
        words.count("more", left) if left > 0 else "",
    )


def _once(figures: Iterable[Measured]) -> Iterator[Measured]:
    """A sentence with several figures is shown with the first of them."""
    before = ""
    for figure in figures:
        yield structs.replace(figure, context="") if figure.context == before else figure
        before = figure.context


def _measured(book: Book, figure: Counted) -> Measured:
    when, proof = book.dates.full(figure.date), book.proof(figure.evidence)
    if proof.date == when:
        proof = structs.replace(proof, date="")
    context = cut(proof.text, _CONTEXT) if len(proof.text) > len(figure.text) else ""
    return Measured(figure.text, when, proof, context)


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
