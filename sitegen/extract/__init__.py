"""Reads one article. In: an Article. Out: an Extract: its date, sentences, time expressions, actors, quotes, figures and
happenings, each with its place in the text. Not here: other articles, files, the clock.

The rules of a language stand in a folder of their own (`en/`); what holds in any language stands beside it.
"""

from __future__ import annotations

from sitegen.extract import en
from sitegen.extract.language import detect
from sitegen.extract.published import find_published
from sitegen.extract.sentences import split_sentences
from sitegen.model.article import Article
from sitegen.model.extract import Extract

LANGUAGES = {"en": en.RULES}
