"""Quotations in a language without rules."""

from __future__ import annotations

from sitegen.extract.anylang_quotes import find_quotes
from sitegen.extract.sentences import split_sentences
from tests.extract.en.quotes.quote_cases import make_article


def test_long_quotations_without_speakers() -> None:
    """German marks pair up; a title of two words is left out; nobody is named."""
    article = make_article(
        "„Das Werk bleibt bis zum Frühjahr offen“, sagte Vogel. Sein Buch „Kalte Tage“ erscheint im Mai."
    )
    (quote,) = find_quotes(article, split_sentences(article), (), ())
    assert (quote.text, quote.speaker, quote.speaker_name) == ("Das Werk bleibt bis zum Frühjahr offen", None, "")
