"""Reads one article. In: an Article. Out: an Extract: its date, sentences, time expressions, actors, quotes, figures and
happenings, each with its place in the text. Not here: other articles, files, the clock.

The rules of a language stand in a folder of their own (`en/`); what holds in any language stands beside it.
"""

from __future__ import annotations

from sitegen.errors import Notice, Where
from sitegen.extract import anylang, en
from sitegen.extract.language import detect, looks_english
from sitegen.extract.published import find_published
from sitegen.extract.rules import Rules
from sitegen.extract.sentences import split_sentences
from sitegen.model.article import Article
from sitegen.model.extract import Extract

LANGUAGES: dict[str, Rules] = {"en": en.RULES}
"""The languages with rules of their own, by the first part of their BCP 47 tag."""


def extract(article: Article, given: str = "") -> Extract:
    """All that one article tells. `given` is an EDTF date that anchors a text which states none."""
    language = article.language or detect(article.text)
    rules = choose_rules(language, article.text)
    sentences = split_sentences(article)
    published = find_published(article, language, given)
    timexes = rules.find_timexes(article, sentences, published)
    actors, mentions, unexplained = rules.find_actors(article, sentences)
    quotes = rules.find_quotes(article, sentences, actors, mentions)
    figures = rules.find_figures(article, sentences, timexes)
    happenings = rules.find_happenings(article, sentences, published, timexes, actors, mentions, quotes, figures)
    notices = () if rules in LANGUAGES.values() else (_without_rules(article, language),)
    found = (published, sentences, timexes, actors, mentions, quotes, figures, happenings, notices, unexplained)
    return Extract(article, language, *found)


def choose_rules(language: str, text: str) -> Rules:
    """The rules of the language, or what holds in any. A short text of unknown language passes for English if it looks it."""
    base = language.replace("_", "-").split("-")[0].lower()
    if base in ("", "und"):
        return en.RULES if looks_english(text) else anylang.RULES
    return LANGUAGES.get(base, anylang.RULES)


def _without_rules(article: Article, language: str) -> Notice:
    """Says what is left out of an article for whose language there are no rules."""
    what = (
        "its language is not known" if language in ("", "und") else f'there are no rules for its language, "{language}"'
    )
    return Notice(
        "info",
        "language-without-rules",
        f"{what}: only dates in figures, names in brackets and quotations without speakers are read",
        Where(article.id),
        'if it is English, write "language: en" in its front matter',
    )
