"""The front matter of an article: what its editor wrote above it, checked key by key."""

from __future__ import annotations

from sitegen.model.article import FrontMatter
from sitegen.read import datefields, fields
from sitegen.read.fields import Key, check_mapping
from sitegen.read.foreign import OURS
from sitegen.read.mapping import Problems
from sitegen.read.mapping import split as split_mapping

ARTICLE = {
    "title": Key("title", fields.words),
    "date": Key("date", datefields.day),
    "date_basis": Key("date_basis", fields.one_of("stated", "editor")),
    "updated": Key("updated", datefields.day),
    "publisher": Key("publisher", fields.words),
    "source": Key("publisher", fields.words, listed=False),  # what many corpora call it
    "author": Key("author", fields.people),
    "url": Key("url", fields.link),
    "archived": Key("archived", fields.link),
    "accessed": Key("accessed", datefields.day),
    "language": Key("language", fields.language),
    "actors": Key("actors", fields.names),
    "events": Key("events", fields.names),
    "tags": Key("tags", fields.tags),
    "slug": Key("slug", fields.slug),
    "aliases": Key("aliases", fields.old_urls),
    "draft": Key("draft", fields.flag),
    "embargo": Key("embargo", datefields.moment),
    "text": Key("text", fields.one_of("full", "excerpts")),
    "speakers": Key("speakers", fields.pairs),
    "date_found": Key("date_found", fields.words, listed=False),  # these two are written by an import
    "digest": Key("digest", fields.words, listed=False),
}
"""Each key of an article, the field of `FrontMatter` it fills, and what it may hold."""


def split(text: str, path: str, *, always: bool = True) -> tuple[FrontMatter, str, int]:
    """The front matter of an article, the text below it, and the line in the file where that text begins.

    `always` as in `mapping.split`. Raises ContentError with every mistake in it.
    """
    problems = Problems(path)
    root, body, line = split_mapping(text, problems, always=always)
    values = check_mapping(root, ARTICLE, "an article", problems, OURS)
    problems.refuse()
    return FrontMatter(**values), body, line
