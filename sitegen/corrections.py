"""What an editor can write about a thing of the story: the file and the lines. For the desk's "why?" and for `accept`.

In: the story's nodes and the edits there are. Out: Corrections. Not here: writing them (`accept`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from slugify import slugify

from sitegen.frontedit import Setting
from sitegen.model.edit import ActorEdit, Edits, EventEdit
from sitegen.model.story import Actor, Event, Said, Source, Story

Kind = Literal["actors", "events"]
DAY = "YYYY-MM-DD"  # a blank to fill in: pasted as it is, the build refuses it
FIRST_WORDS = 5
"""How many words of a quotation name it in `speakers:`."""


@dataclass(frozen=True, slots=True)
class Correction:
    """Lines of front matter. `file` is relative to the content folder; `what` says what they mean, in an editor's words."""

    file: str
    what: str
    settings: tuple[Setting, ...]

    @property
    def paste(self) -> str:
        """The lines as an editor would write them."""
        return "\n".join(map(str, self.settings))


def of_event(event: Event, story: Story, edits: Edits) -> tuple[Correction, ...]:
    """Date, title, hiding it, and what it may be the same as."""
    file = file_of("events", event.id, edits)
    return (
        Correction(file, "give it another date", (Setting("date", event.dated.edtf or DAY),)),
        Correction(file, "give it another title", (Setting("title", event.title),)),
        *_apart(story, "events", event.id, edits),
        Correction(file, "leave it out of the site", (Setting("hide", "true"),)),
    )


def of_actor(actor: Actor, story: Story, edits: Edits) -> tuple[Correction, ...]:
    """Name, kind, hiding them, and whom they may be the same as."""
    file = file_of("actors", actor.id, edits)
    other = "organisation" if actor.kind == "person" else "person"
    return (
        Correction(file, "give it another name", (Setting("name", actor.name),)),
        Correction(file, f"it is no {actor.kind}", (Setting("kind", other),)),
        *_apart(story, "actors", actor.id, edits),
        Correction(file, "leave it out of the site", (Setting("hide", "true"),)),
    )


def of_article(source: Source) -> tuple[Correction, ...]:
    """Its date and title."""
    return (
        dated(source, source.published.edtf or DAY),
        Correction(source.id, "give it another title", (Setting("title", source.title or "The headline"),)),
    )


def dated(source: Source, edtf: str) -> Correction:
    """The date of an article, set by hand."""
    return Correction(source.id, "set its date", (Setting("date", edtf), Setting("date_basis", "editor")))


def of_quote(quote: Said, name: str = "") -> Correction:
    """Who said it. The quotation is named by its first words."""
    start = " ".join(quote.text.split()[:FIRST_WORDS])
    speaker = Setting("speakers", start, "pair", name or quote.speaker_name or "Name of the speaker")
    return Correction(quote.article, "name another speaker", (speaker,))


def same(kind: Kind, one: str, other: str, edits: Edits) -> Correction:
    """Two are one."""
    return Correction(file_of(kind, one, edits), f"it is the same as {other}", (Setting("merge", other, "add"),))


def different(kind: Kind, one: str, other: str, edits: Edits) -> Correction:
    """Two are two."""
    return Correction(file_of(kind, one, edits), f"it is not {other}", (Setting("distinct", other, "add"),))


def file_of(kind: Kind, id_: str, edits: Edits) -> str:
    """The file that speaks of an actor or event: the one there is, else the one to make."""
    files: Sequence[EventEdit | ActorEdit] = edits.events if kind == "events" else edits.actors
    by_key = (f for f in files if f.key == id_)
    by_name = (f for f in edits.actors if kind == "actors" and slugify(f.name) == id_)
    found = next(chain(by_key, by_name), None)
    return _inside(found.where.path, kind) if found else f"{kind}/{id_}.md"


def _apart(story: Story, kind: Kind, id_: str, edits: Edits) -> Iterable[Correction]:
    for doubt in story.doubts:
        if f"{doubt.kind}s" == kind and id_ in (doubt.a, doubt.b):
            other = doubt.b if doubt.a == id_ else doubt.a
            yield same(kind, id_, other, edits)
            yield different(kind, id_, other, edits)


def _inside(path: str, kind: Kind) -> str:
    """The path within the content folder: "content/actors/press/x.md" is "actors/press/x.md"."""
    _, found, rest = f"/{path}".rpartition(f"/{kind}/")
    return f"{kind}/{rest}" if found else path
