"""Views of the story's own pages: timelines, events, actors, sources."""

from __future__ import annotations

from sitegen.render.views.parts import (
    Badge,
    Choice,
    Lines,
    Link,
    Meta,
    PageView,
    Proof,
    Row,
    Section,
    Speech,
    Strip,
    Table,
    View,
    When,
)


class TimelineView(PageView, frozen=True):
    """Home, newest first, a year or a month. `facts` is the line under the title; `years` a table where not all fit.

    `actors` are the choices of the filter (none = no filter); `long` asks the browser to lay out rows as they come.
    """

    lede: str
    sections: tuple[Section, ...]
    facts: tuple[Link, ...] = ()
    strip: Strip | None = None
    years: Table | None = None
    actors: tuple[Choice, ...] = ()
    in_place: bool = False
    long: bool = False
    others: tuple[Link, ...] = ()
    up: tuple[Link, ...] = ()
    previous: Link | None = None
    next: Link | None = None


class AllView(PageView, frozen=True):
    """Every event on one page, in a line each."""

    sections: tuple[Lines, ...]
    up: tuple[Link, ...]


class Who(View, frozen=True):
    """Who takes part in an event: what sources call them, and what they do here."""

    name: str
    url: str
    role: str
    does: str
    proof: Proof | None = None


class Rule(View, frozen=True):
    """How a date is known: the rule in plain words, a note, the words it rests on, what an editor changed.

    `name` is the rule's stable name.
    """

    text: str
    note: str
    proofs: tuple[Proof, ...]
    changed: str
    name: str


class Differing(View, frozen=True):
    """One fact on which sources differ: a value per source."""

    fact: str
    values: tuple[Proof, ...]


class Told(View, frozen=True):
    """A source of an event: its number on the page, its sentences, where to read on."""

    number: int
    title: str
    url: str
    outlet: str
    date: str
    gives: str
    proofs: tuple[Proof, ...]
    original: str
    archived: str
    note: str
    language: str = ""


class Thread(View, frozen=True):
    """The neighbours of an event within one actor's events, or over all."""

    name: str
    url: str
    previous: Link | None
    next: Link | None


class EventView(View, frozen=True):
    """An event's page. `html` is the editor's account, `summary` the sentence of its sources with their numbers.

    `also` are the sources past the first of very many, each a link to its sentence; `more` says how many numbers are left out.
    `start` and `end` are the days the date allows; `embed`: it has a page for a frame.
    """

    meta: Meta
    id: str
    title: str
    when: When
    kind: str
    kind_word: str
    symbol: str
    badges: tuple[Badge, ...]
    summary: str
    references: tuple[Proof, ...]
    html: str
    who: tuple[Who, ...]
    quotes: tuple[Speech, ...]
    rule: Rule
    differences: tuple[Differing, ...]
    told: tuple[Told, ...]
    follows: tuple[Link, ...]
    leads_to: tuple[Link, ...]
    threads: tuple[Thread, ...]
    edits: tuple[str, ...]
    citation: str
    bibtex: str
    start: str = ""
    end: str = ""
    embed: bool = True
    also: tuple[Link, ...] = ()
    more: str = ""


class Named(View, frozen=True):
    """A name or role of an actor, the rule that tied it to them, and its proof."""

    text: str
    why: str
    proof: Proof | None
    when: str = ""


class ActorView(View, frozen=True):
    """An actor's page. `private` people have no strip and no `together`. `years` lists pages where not all fit here."""

    meta: Meta
    id: str
    name: str
    kind: str
    kind_word: str
    quotes: tuple[Speech, ...]
    sections: tuple[Section, ...]
    role: Named | None = None
    roles: tuple[Named, ...] = ()
    names: tuple[Named, ...] = ()
    cue: Named = Named("", "", None)
    facts: tuple[Link, ...] = ()
    strip: Strip | None = None
    html: str = ""
    years: Table | None = None
    together: Table | None = None
    articles: tuple[Link, ...] = ()
    possibly: tuple[Link, ...] = ()
    same_as: tuple[str, ...] = ()
    edits: tuple[str, ...] = ()
    private: bool = False
    up: tuple[Link, ...] = ()


class Piece(View, frozen=True):
    """A run of an article's text. With an `anchor` it is a sentence something rests on; `strong`: an event does.

    `to` leads to what rests on it.
    """

    text: str
    anchor: str = ""
    strong: bool = False
    to: tuple[Link, ...] = ()


class Paragraph(View, frozen=True):
    """A numbered paragraph. `kind` is "paragraph", "heading", "item" or "quote"; `cut`: something before it is left out."""

    number: int
    kind: str
    pieces: tuple[Piece, ...]
    cut: bool = False


class ArticleView(View, frozen=True):
    """A source's page."""

    meta: Meta
    id: str
    title: str
    outlet: str
    author: str
    when: When
    rule: Rule
    original: str
    archived: str
    accessed: str
    digest: str
    file: str
    language: str
    excerpts: bool
    draft: bool
    copy_of: Link | None
    paragraphs: tuple[Paragraph, ...]
    events: tuple[Row, ...]
    actors: tuple[Link, ...]
    edits: tuple[str, ...]
