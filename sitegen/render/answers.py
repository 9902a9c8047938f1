"""What the answers of `Facts` are made of: a source, an actor or an event as other pages name it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sitegen.model.dated import Basis, Dated
from sitegen.model.evidence import ActorId, ArticleId, EventId
from sitegen.model.extract import Extract, Tense
from sitegen.model.frozen import frozen
from sitegen.model.story import Event, Source
from sitegen.render.dates import first_day
from sitegen.render.links import article_url


@frozen
class Head:
    """A source as other pages name it; `updated` is when it was corrected, as EDTF."""

    slug: str
    url: str
    title: str
    outlet: str
    published: Dated
    language: str
    original: str
    archived: str
    copy_of: ArticleId | None
    updated: str


@frozen
class Filed:
    """Where a source has its page, and the days of it: what a corrected headline leaves as it is. Both dates are EDTF."""

    slug: str
    published: str
    updated: str


@frozen
class Name:
    """An actor as other pages name it."""

    name: str
    private: bool


@frozen
class Title:
    """An event as other pages name it."""

    title: str
    date: str


@frozen
class Outline:
    """An event among others: what order, drawings and choices need. `day` is the first it may have been on."""

    id: EventId
    edtf: str
    day: date | None
    weight: float
    told: int


@frozen
class Brief:
    """An event as lists and files for programs tell it, wherever in its articles it stands; `evidence` are articles and words."""

    id: EventId
    title: str
    summary: str
    edtf: str
    basis: Basis
    words: str
    actors: tuple[ActorId, ...]
    quotes: int
    articles: tuple[ArticleId, ...]
    evidence: tuple[tuple[ArticleId, str], ...]
    lead: bool
    tense: Tense
    weight: float


@frozen
class Near:
    """An event's neighbours, in the story and in the events of each of its actors; whether it has a frame of its own."""

    previous: EventId | None
    following: EventId | None
    threads: tuple[tuple[ActorId, EventId | None, EventId | None], ...]
    embedded: bool


@frozen
class Taken:
    """Words of an article that something rests on; `event` or `quote` and `speaker` say what a reader is led to."""

    sentence: str
    start: int
    end: int
    event: EventId | None
    quote: str
    speaker: ActorId | None


@frozen
class Life:
    """What an actor took part in and said, each with its date."""

    events: tuple[Outline, ...]
    quotes: tuple[tuple[str, str], ...]


def outline(event: Event) -> Outline:
    """An event among others."""
    dated = event.dated.edtf or ""
    return Outline(event.id, dated, first_day(dated), event.weight, len(event.tellings))


def heaviest(events: Iterable[Outline], number: int) -> list[Outline]:
    """The events that matter most, in the order they have; all where there are no more than that."""
    found = list(enumerate(events))
    chosen = sorted(found, key=lambda e: (-e[1].weight, -e[1].told, e[1].id))[:number]
    return [event for _, event in sorted(chosen, key=lambda e: e[0])]


def outlet_of(source: Source) -> str:
    """Who published a source, "" = not known."""
    return source.extract.article.front.publisher or source.extract.article.publisher


def bare(source: Source) -> Source:
    """What was read from an article for weaving is no concern of pages."""
    extract = source.extract
    return replace(source, extract=Extract(extract.article, extract.language, extract.published, extract.sentences))


def filed_of(source: Source) -> Filed:
    """A source's place and days."""
    return Filed(source.slug, source.published.edtf or "", source.extract.article.front.updated)


def head_of(source: Source) -> Head:
    """A source's title and origin."""
    extract = source.extract
    article = extract.article
    return Head(
        source.slug,
        article_url(source),
        source.title,
        outlet_of(source),
        source.published,
        extract.language or article.language,
        article.front.url or article.url,
        article.front.archived,
        source.copy_of,
        article.front.updated,
    )


def brief_of(event: Event) -> Brief:
    """An event in brief."""
    dated = event.dated
    return Brief(
        event.id,
        event.title,
        event.summary,
        dated.edtf or "",
        dated.basis,
        dated.words,
        event.actors,
        len(event.quotes),
        tuple([t.article for t in event.tellings]),
        tuple([(e.article, e.text) for t in event.tellings for e in t.evidence]),
        event.lead,
        event.tense,
        event.weight,
    )
