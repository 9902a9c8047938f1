"""What an editor wrote about the story: one frozen edit a file. Front matter of articles is in `article.py`."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.errors import Where
from sitegen.model.extract import ActorKind


@dataclass(frozen=True, slots=True)
class ActorEdit:
    """A file in content/actors/. `key` is its file stem. Empty = not written, None = not decided.

    `merge` and `distinct` name other actors by name, alias or id. `body` is Markdown. `lines` gives each key's line.
    """

    key: str
    where: Where
    name: str = ""
    aliases: tuple[str, ...] = ()
    kind: ActorKind | None = None
    role: str = ""
    same_as: tuple[str, ...] = ()
    merge: tuple[str, ...] = ()
    distinct: tuple[str, ...] = ()
    hide: bool = False
    private: bool = False
    body: str = ""
    lines: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class EventEdit:
    """A file in content/events/. `key` is its file stem: the id of an event, or of a new one that it adds.

    `sources` are article paths, slugs or ids; `evidence` are first words of the sentences meant, so that a change of
    the sentence under an edit can be noticed. `date` is EDTF. `merge` and `distinct` name other events by id.
    """

    key: str
    where: Where
    date: str = ""
    title: str = ""
    actors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    merge: tuple[str, ...] = ()
    distinct: tuple[str, ...] = ()
    hide: bool = False
    body: str = ""
    lines: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SitePage:
    """A file in content/pages/: `slug` is its URL, `body` Markdown."""

    slug: str
    title: str
    body: str
    where: Where


@dataclass(frozen=True, slots=True)
class Edits:
    """All of an editor's files, sorted by key."""

    actors: tuple[ActorEdit, ...] = ()
    events: tuple[EventEdit, ...] = ()
    pages: tuple[SitePage, ...] = ()
