"""The files in which an editor speaks about the story: actors, events and pages -> frozen edits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from typing import TypeVar

from sitegen.errors import Notice, SitegenError, Where
from sitegen.model.edit import ActorEdit, Edits, EventEdit, SitePage
from sitegen.read import datefields, fields
from sitegen.read.encoding import decode
from sitegen.read.fields import Key, check_mapping
from sitegen.read.files import load
from sitegen.read.mapping import Problems, split
from sitegen.read.sources import SourceFile, Sources
from sitegen.text import ADDRESS, DEVICE, fold

ACTOR = {
    "name": Key("name", fields.words),
    "aliases": Key("aliases", fields.names),
    "kind": Key("kind", fields.actor_kind),
    "role": Key("role", fields.words),
    "same_as": Key("same_as", fields.links),
    "merge": Key("merge", fields.names),
    "distinct": Key("distinct", fields.names),
    "hide": Key("hide", fields.flag),
    "private": Key("private", fields.flag),
}
EVENT = {
    "date": Key("date", datefields.day),
    "title": Key("title", fields.words),
    "actors": Key("actors", fields.names),
    "sources": Key("sources", fields.names),
    "evidence": Key("evidence", fields.names),
    "merge": Key("merge", fields.names),
    "distinct": Key("distinct", fields.names),
    "hide": Key("hide", fields.flag),
}
PAGE = {"title": Key("title", fields.words), "slug": Key("slug", fields.slug)}

Edit = TypeVar("Edit")


def read_edits(sources: Sources) -> tuple[Edits, tuple[Notice, ...]]:
    """All of an editor's files, sorted by key; the mistakes in some never hide the others."""
    notices: list[Notice] = []
    actors = _read(sources.actors, read_actor, notices)
    events = _read(sources.events, read_event, notices)
    pages = _read(sources.pages, read_page, notices)
    _say_twice([(a.key, a.where) for a in actors], notices)
    _say_twice([(e.key, e.where) for e in events], notices)
    _say_twice([(p.slug, p.where) for p in pages], notices)
    edits = Edits(
        tuple(sorted(actors, key=lambda a: (a.key, a.where))),
        tuple(sorted(events, key=lambda e: (e.key, e.where))),
        tuple(sorted(pages, key=lambda p: (p.slug, p.where))),
    )
    return edits, tuple(notices)


def _read(files: Iterable[SourceFile], reader: Callable[[str, str, str], Edit], notices: list[Notice]) -> list[Edit]:
    found = []
    for file in files:
        try:
            raw = load(file.path, file.shown)
            text, _ = decode(raw, where=Where(file.shown))
            found.append(reader(text, file.shown, PurePosixPath(file.id).stem))
        except SitegenError as error:
            notices.extend(error.notices)
    return found


def _say_twice(keys: list[tuple[str, Where]], notices: list[Notice]) -> None:
    """Two files of one name in two folders speak about one thing; which of them counts would be chance."""
    seen: dict[str, Where] = {}
    for key, where in keys:
        if key in seen:
            words = f'"{key}" has a file already'
            notices.append(Notice("error", "duplicate-edit", words, where, "put both into one file", seen[key]))
        seen.setdefault(key, where)


def read_actor(text: str, shown: str, key: str) -> ActorEdit:
    """A file of content/actors/."""
    problems = Problems(shown)
    root, body, _ = split(text, problems)
    values = check_mapping(root, ACTOR, "an actor", problems)
    problems.refuse()
    return ActorEdit(key, Where(shown), body=body.strip(), **values)


def read_event(text: str, shown: str, key: str) -> EventEdit:
    """A file of content/events/."""
    problems = Problems(shown)
    root, body, _ = split(text, problems)
    values = check_mapping(root, EVENT, "an event", problems)
    problems.refuse()
    if not ADDRESS.fullmatch(key):  # "Bridge closed?.md": the id of an event is part of an address
        key = "-".join(re.findall(r"[^\W_]+", fold(key))) or "event"
    return EventEdit(key, Where(shown), body=body.strip(), **values)


def read_page(text: str, shown: str, key: str) -> SitePage:
    """A file of content/pages/. Its title is that of its front matter, its first heading, or its name."""
    problems = Problems(shown)
    root, body, _ = split(text, problems)
    values = check_mapping(root, PAGE, "a page", problems)
    slug = values.get("slug") or _slug_of(key, problems)
    problems.refuse()
    body = body.strip()
    title = values.get("title", "")
    first, _, rest = body.partition("\n")
    if first.startswith("# ") and (not title or first[2:].strip(" #") == title):
        title, body = first[2:].strip(" #"), rest.strip()
    return SitePage(slug, title or key.replace("-", " ").replace("_", " ").capitalize(), body, Where(shown))


def _slug_of(key: str, problems: Problems) -> str:
    """A page's file name is its URL."""
    low = key.lower().replace("_", "-").replace(" ", "-")
    if not fields.SLUG.fullmatch(low) or DEVICE.fullmatch(low):
        problems.add(
            "bad-slug",
            f'the file name "{key}" cannot be a URL',
            0,
            'rename it, or write "slug: …" into its front matter',
        )
    return low
