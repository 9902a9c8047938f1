"""What of an article's text may be shown where its editor allows excerpts only: the sentences that something rests on."""

from __future__ import annotations

from sitegen.model.story import Source
from sitegen.render.book import Book
from sitegen.render.site import Site

Span = tuple[int, int]
_LEFT_OUT = " … "
_PARAGRAPHS_LEFT_OUT = "\n\n…\n\n"


def is_excerpt(source: Source, site: Site) -> bool:
    """Whether only excerpts are shown: what the article's editor wrote, else what the site says."""
    front = source.extract.article.front
    return (front.text if "text" in dict(front.lines) else site.text) == "excerpts"


def public_text(book: Book, source: Source) -> str:
    """The text that may be shown, paragraphs split by a blank line; of excerpts, "…" stands for what is left out."""
    text = source.extract.article.text
    if not is_excerpt(source, book.site):
        return text
    parts: list[str] = []
    end = 0
    for start, stop in excerpts(book, source):
        if parts:
            parts.append(_between(text[end:start]))
        parts.append(text[start:stop])
        end = stop
    return "".join(parts)


def excerpts(book: Book, source: Source) -> tuple[Span, ...]:
    """Spans of the article's text, in order and apart: each used sentence whole, and all words of every evidence."""
    used = book.used(source.id)
    sentences = iter(source.extract.sentences)
    sentence = next(sentences, None)
    spans: list[Span] = []
    for start, end in used:
        while sentence and sentence.end <= start:
            sentence = next(sentences, None)
        while sentence and sentence.start < end:
            start, end = min(start, sentence.start), max(end, sentence.end)  # noqa: PLW2901  # the span grows
            sentence = next(sentences, None)
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return tuple(spans)


def _between(gap: str) -> str:
    if not gap.strip():
        return gap
    return _PARAGRAPHS_LEFT_OUT if "\n\n" in gap else _LEFT_OUT
