"""Evidence from places in an extract."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.errors import Where
from sitegen.model.edit import ActorEdit, EventEdit
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
    return Evidence(extract.article.id, value or key, "front-matter", where=str(above(extract, key)))


def of_edit(edit: ActorEdit | EventEdit, key: str, value: str) -> Evidence:
    """What the editor wrote in a file of its own."""
    return Evidence(ArticleId(edit.where.path), value.strip() or key, "editor-file", where=str(line_of(edit, key)))


def edited(edit: ActorEdit | EventEdit, rows: Iterable[tuple[str, str, str]]) -> tuple[Edited, ...]:
    """What an editor set: of each row the key, the value, where there is one, and what stood before."""
    return tuple(Edited(key, value, of_edit(edit, key, value), before) for key, value, before in rows if value)


def above(extract: Extract, key: str) -> Where:
    """Where an article's front matter says `key`."""
    return Where(extract.article.id, dict(extract.article.front.lines).get(key, 0))


def line_of(edit: ActorEdit | EventEdit, key: str) -> Where:
    """Where an editor's file says `key`."""
    return Where(edit.where.path, dict(edit.lines).get(key, edit.where.line))
