"""Evidence from places in an extract."""

from __future__ import annotations

from sitegen.errors import Where
from sitegen.model.evidence import ArticleId, Evidence
from sitegen.model.extract import Extract
from sitegen.model.story import Edited


def of_sentence(extract: Extract, number: int) -> Evidence:
    """The whole sentence."""
    sentence = extract.sentences[number]
    return of_span(extract, sentence.start, sentence.end, number)


def of_span(extract: Extract, start: int, end: int, sentence: int) -> Evidence:
    """The words `text[start:end]`, which begin in that sentence."""
    article = extract.article
    id_ = extract.sentences[sentence].id if 0 <= sentence < len(extract.sentences) else ""
    return Evidence(article.id, article.text[start:end], "text", start, end, id_)


def of_front_matter(extract: Extract, key: str, value: str) -> Evidence:
    """What the editor wrote above an article."""
    line = dict(extract.article.front.lines).get(key, 0)
    place = str(Where(extract.article.id, line))
    return Evidence(extract.article.id, value or key, "front-matter", where=place)


def of_edit(where: Where, lines: tuple[tuple[str, int], ...], key: str, value: str) -> Evidence:
    """What the editor wrote in a file of its own."""
    place = Where(where.path, dict(lines).get(key, where.line))
    return Evidence(ArticleId(where.path), value.strip() or key, "editor-file", where=str(place))


def edited(where: Where, lines: tuple[tuple[str, int], ...], key: str, value: str, before: str = "") -> Edited:
    """The record that an editor set `key`."""
    return Edited(key, value, of_edit(where, lines, key, value), before)
