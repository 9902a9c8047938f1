"""The story: extracts of many articles woven into one, every node with its public id and its evidence."""

from __future__ import annotations

from typing import Literal

from sitegen.errors import Notice
from sitegen.model.dated import Dated
from sitegen.model.evidence import ActorId, ArticleId, EventId, Evidence
from sitegen.model.extract import ActorKind, Extract
from sitegen.model.frozen import frozen


@frozen
class Edited:
    """One thing an editor set: `field` ("name", "date", "merge"), the `value` written, the machine's `before`."""

    field: str
    value: str
    evidence: Evidence
    before: str = ""


@frozen
class Source:
    """An article within the story. `copy_of` is the article it repeats almost word for word (wire copy, reprint); `waiting`
    the number of its happenings that are no events before somebody dates the article.
    """

    id: ArticleId
    slug: str
    extract: Extract
    title: str
    published: Dated
    actors: tuple[ActorId, ...] = ()
    events: tuple[EventId, ...] = ()
    copy_of: ArticleId | None = None
    edited: tuple[Edited, ...] = ()
    waiting: int = 0


@frozen
class Alias:
    """Another name of an actor, where it was read, and the rule that tied it to the actor ("acronym-in-brackets")."""

    text: str
    rule: str
    evidence: Evidence


@frozen
class Role:
    """What a source calls an actor. `date` is the source's date as EDTF, "" = unknown."""

    text: str
    evidence: Evidence
    date: str = ""
    organisation: ActorId | None = None


@frozen
class Relation:
    """Another actor and the events both take part in, in order of date."""

    actor: ActorId
    events: tuple[EventId, ...]


@frozen
class Actor:
    """A person or organisation of the story. `cue` is the rule by which it was first recognised, `evidence` where.

    `possibly` are actors this may be the same as, not merged. `private` people get no index and no co-occurrences.
    """

    id: ActorId
    kind: ActorKind
    name: str
    cue: str
    evidence: Evidence
    aliases: tuple[Alias, ...] = ()
    roles: tuple[Role, ...] = ()
    articles: tuple[ArticleId, ...] = ()
    events: tuple[EventId, ...] = ()
    quotes: tuple[str, ...] = ()
    related: tuple[Relation, ...] = ()
    same_as: tuple[str, ...] = ()
    possibly: tuple[ActorId, ...] = ()
    private: bool = False
    body: str = ""
    edited: tuple[Edited, ...] = ()


@frozen
class Telling:
    """One article's telling of an event: its sentences, the date it gives, whether it is what the article reports."""

    article: ArticleId
    evidence: tuple[Evidence, ...]
    dated: Dated
    lead: bool
    title: str = ""


@frozen
class Difference:
    """A fact on which sources differ: `fact` is what it is about ("date", "72,000 referrals"), one value per source."""

    fact: str
    values: tuple[tuple[str, Evidence], ...]


@frozen
class Event:
    """A dated happening, told by one or more articles. `independent` counts its sources without near-copies.

    `follows` and `leads_to` are events it is tied to as cause or continuation. `weight` >= 0: how much it matters.
    `title_from`: for words of the sentence ("She") the name that the title has, and the sentence it was inferred from.
    """

    id: EventId
    dated: Dated
    title: str
    summary: str
    tellings: tuple[Telling, ...]
    actors: tuple[ActorId, ...] = ()
    quotes: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    lead: bool = False
    weight: float = 0.0
    independent: int = 1
    follows: tuple[EventId, ...] = ()
    leads_to: tuple[EventId, ...] = ()
    tense: Literal["past", "future"] = "past"
    body: str = ""
    edited: tuple[Edited, ...] = ()
    title_from: tuple[tuple[str, str, Evidence], ...] = ()


@frozen
class Said:
    """A quote in the story. `id` is unique on the site; `date` is when it was said or else reported, as EDTF, "" = unknown."""

    id: str
    article: ArticleId
    speaker: ActorId | None
    speaker_name: str
    text: str
    direct: bool
    rule: str
    evidence: Evidence
    date: str = ""
    events: tuple[EventId, ...] = ()
    edited: tuple[Edited, ...] = ()


@frozen
class Counted:
    """A figure in the story; `date` is its period, or else its source's date, as EDTF ("" = unknown)."""

    article: ArticleId
    text: str
    value: float
    unit: str
    counted: str
    evidence: Evidence
    date: str = ""


@frozen
class Series:
    """One quantity over time and across sources: its figures in order of date."""

    id: str
    title: str
    unit: str
    figures: tuple[Counted, ...]


@frozen
class Commitment:
    """What somebody said they would do. `due` is EDTF ("" = open); `met_by` is the event that met it."""

    text: str
    actors: tuple[ActorId, ...]
    event: EventId | None
    evidence: Evidence
    made: str = ""
    due: str = ""
    state: Literal["open", "met", "overdue"] = "open"
    met_by: EventId | None = None


@frozen
class Doubt:
    """Two nodes that may be one, not merged: for `check` and `accept`. `score` 0..1, `why` in words, `paste` the lines."""

    kind: Literal["actor", "event"]
    a: str
    b: str
    score: float
    why: str
    paste: str


@frozen
class LedgerEntry:
    """One id ever published: `kind` is "article", "actor" or "event"; `to` is the id it now redirects to ("" = live),
    `state` what became of it. `key` is what the id is recognised by in a later build.

    `edition` numbers the publication that last changed it, 0 = the first; `was` are the parts of `key` that stood before.
    """

    kind: Literal["article", "actor", "event"]
    id: str
    key: tuple[str, ...]
    state: Literal["live", "moved", "gone"] = "live"
    to: str = ""
    edition: int = 0
    was: tuple[str, ...] = ()


@frozen
class Ledger:
    """permalinks.json as data, sorted by kind and id. None of it is ever dropped by the build."""

    entries: tuple[LedgerEntry, ...] = ()


@frozen
class Redirect:
    """A page that moved: site-relative URLs with a trailing slash, e.g. "actors/old/" -> "actors/new/"."""

    old: str
    new: str


@frozen
class Story:
    """Everything, sorted: sources by date then id, events by earliest day, coarser first, then id; actors by id."""

    sources: tuple[Source, ...] = ()
    events: tuple[Event, ...] = ()
    actors: tuple[Actor, ...] = ()
    quotes: tuple[Said, ...] = ()
    figures: tuple[Counted, ...] = ()
    series: tuple[Series, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    ledger: Ledger = Ledger()
    notices: tuple[Notice, ...] = ()
