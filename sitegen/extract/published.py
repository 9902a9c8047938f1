"""When an article was published."""

from __future__ import annotations

from sitegen.model.article import Article
from sitegen.model.dated import UNDATED, Dated


def find_published(article: Article, language: str, given: str = "") -> Dated:  # noqa: ARG001 - written elsewhere
    """Nothing yet."""
    return UNDATED
