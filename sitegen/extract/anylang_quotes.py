"""Quotations in a language without rules. In: an Article and its sentences. Out: Quotes without speakers."""

from __future__ import annotations

from bisect import bisect_right

from sitegen.extract.quote_marks import pair_marks
from sitegen.model.article import Article
from sitegen.model.extract import LocalActor, Mention, Quote, Sentence

_FEWEST_WORDS = 5  # fewer are a title or a word held with tongs


def find_quotes(
    article: Article, sentences: tuple[Sentence, ...], actors: tuple[LocalActor, ...], mentions: tuple[Mention, ...]
) -> tuple[Quote, ...]:
    """Closed quotations of five words and more; who says them, no rule tells."""
    del actors, mentions
    text, starts = article.text, [sentence.start for sentence in sentences]
    return tuple(
        Quote(q.start, q.end, text[q.start : q.end], None, "", "unknown", max(0, bisect_right(starts, q.start) - 1))
        for q in pair_marks(article)
        if starts and q.closed and len(text[q.start : q.end].split()) >= _FEWEST_WORDS
    )
