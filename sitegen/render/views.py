"""What templates receive. Each page's template gets `view` (one of the last classes here), `site`, `t` (words), `root`
(the way up to the home page, "../../") and `frame`.

Text is plain and is escaped by the template; only fields named `html` hold markup, already safe. `url` fields are
site-relative ("events/x/"): write `{{ root }}{{ item.url }}`. "" and () mean that there is none.
"""

from __future__ import annotations

from msgspec import Struct


class View(Struct, frozen=True, gc=False, array_like=True):
    """Base of all views: immutable, compared by value, cheap to make and to digest."""


class Meta(View):
    """The page's head. `url` is its own address, `kind` an Open Graph type, `section` the entry of the navigation."""

    title: str
    description: str
    url: str
    kind: str = "website"
    section: str = ""
    noindex: bool = False
    published: str = ""
    modified: str = ""
    previous: str = ""
    next: str = ""
    feed: str = ""


class Link(View):
    """A name that leads somewhere; `note` stands behind it in brackets."""

    name: str
    url: str
    note: str = ""


class Badge(View):
    """A word on how well something is known. `mark` is "ok", "bad", "hand" or "plain"."""

    text: str
    mark: str
    url: str = ""


class When(View):
    """A date. `text` in full, `short` without its year, `machine` for `<time datetime>` ("" = not expressible).

    `before` is a word in front of it ("reported"), `qualifier` what follows ("from “On Wednesday”").
    """

    text: str
    short: str
    machine: str
    before: str = ""
    qualifier: str = ""


class Proof(View):
    """The words something rests on, the source they stand in, and the link to the marked sentence.

    `number` is the source's number on the page, 0 = not numbered. `where` names a place that is not in the text.
    `language` is set where it differs from the site's.
    """

    text: str
    url: str
    source: str
    outlet: str = ""
    date: str = ""
    number: int = 0
    where: str = ""
    language: str = ""


class Speech(View):
    """A quotation. `id` is its anchor on its speaker's page; `speaker_url` "" = unknown or without a page."""

    id: str
    text: str
    direct: bool
    speaker: str
    speaker_url: str
    when: str
    proof: Proof
    events: tuple[Link, ...] = ()


class Row(View):
    """An event in a list. `kind` is "reported", "recalled" or "planned", `symbol` and `kind_word` show it.

    `actor_ids` (with spaces between), `first` (ISO day) and `sources` (a number) are for the filter.
    """

    id: str
    url: str
    title: str
    when: When
    kind: str
    kind_word: str
    symbol: str
    summary: str
    actors: tuple[Link, ...]
    more: str
    sources: int
    told: str
    badges: tuple[Badge, ...]
    actor_ids: str
    first: str


class Entry(View):
    """A row in its place; `gap` is the pause before it in words, `said` its quotations where there is room."""

    row: Row
    gap: str = ""
    said: tuple[Speech, ...] = ()


class Section(View):
    """Events under one heading. `id` is the anchor, `url` the page that has all of them where not all are here."""

    id: str
    title: str
    count: str
    entries: tuple[Entry, ...]
    url: str = ""


class Bar(View):
    """One period of a strip, in units of the drawing; `url` is site-relative or a fragment."""

    x: float
    y: float
    width: float
    height: float
    label: str
    url: str


class Tick(View):
    """A label under the strip; `span` is how many years it covers."""

    text: str
    span: int


class Strip(View):
    """Events over time, true to scale. `unit` says what one bar is."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    label: str
    unit: str


class Tally(View):
    """A row of a table of periods, outlets or actors."""

    name: str
    url: str
    cells: tuple[str, ...]
    hint: str = ""


class Table(View):
    """A table: heads of its columns, and rows whose first cell is a link. Columns past the first hold numbers or dates."""

    heads: tuple[str, ...]
    rows: tuple[Tally, ...]


class Group(View):
    """A table under a heading (a letter, an outlet)."""

    id: str
    title: str
    table: Table


class Choice(View):
    """An option of the filter."""

    value: str
    text: str


class TimelineView(View):
    """Home, newest first, a year or a month. `facts` is the line under the title; `years` a table where not all fit.

    `actors` are the choices of the filter (none = no filter); `long` asks the browser to lay out rows as they come.
    """

    meta: Meta
    title: str
    lede: str
    facts: tuple[Link, ...]
    strip: Strip | None
    sections: tuple[Section, ...]
    years: Table | None = None
    actors: tuple[Choice, ...] = ()
    in_place: bool = False
    long: bool = False
    others: tuple[Link, ...] = ()
    up: tuple[Link, ...] = ()
    previous: Link | None = None
    next: Link | None = None


class Who(View):
    """Who takes part in an event: what sources call them, and what they do here."""

    name: str
    url: str
    role: str
    does: str
    proof: Proof | None = None


class Rule(View):
    """How a date is known: the rule in plain words, a note, the words it rests on, what an editor changed.

    `name` is the rule's stable name.
    """

    text: str
    note: str
    proofs: tuple[Proof, ...]
    changed: str
    name: str


class Differing(View):
    """One fact on which sources differ: a value per source."""

    fact: str
    values: tuple[Proof, ...]


class Told(View):
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


class Thread(View):
    """The neighbours of an event within one actor's events, or over all."""

    name: str
    url: str
    previous: Link | None
    next: Link | None


class EventView(View):
    """An event's page. `html` is the editor's account, `summary` the sentence of its sources with their numbers."""

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


class Named(View):
    """A name or role of an actor, the rule that tied it to them, and its proof."""

    text: str
    why: str
    proof: Proof | None
    when: str = ""


class ActorView(View):
    """An actor's page. `private` people have no strip and no `together`. `years` lists pages where not all fit here."""

    meta: Meta
    id: str
    name: str
    kind: str
    kind_word: str
    role: Named | None
    roles: tuple[Named, ...]
    names: tuple[Named, ...]
    cue: Named
    facts: tuple[Link, ...]
    strip: Strip | None
    html: str
    quotes: tuple[Speech, ...]
    sections: tuple[Section, ...]
    years: Table | None
    together: Table | None
    articles: tuple[Link, ...]
    possibly: tuple[Link, ...]
    same_as: tuple[str, ...]
    edits: tuple[str, ...]
    private: bool = False
    up: tuple[Link, ...] = ()


class Piece(View):
    """A run of an article's text. With an `anchor` it is a sentence something rests on; `strong`: an event does.

    `to` leads to what rests on it.
    """

    text: str
    anchor: str = ""
    strong: bool = False
    to: tuple[Link, ...] = ()


class Paragraph(View):
    """A numbered paragraph. `kind` is "paragraph", "heading", "item" or "quote"; `cut`: something before it is left out."""

    number: int
    kind: str
    pieces: tuple[Piece, ...]
    cut: bool = False


class ArticleView(View):
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


class ListView(View):
    """An index: tables under headings, with a line of links to the headings or to further pages."""

    meta: Meta
    title: str
    lede: str
    letters: tuple[Link, ...]
    groups: tuple[Group, ...]
    others: tuple[Link, ...] = ()
    graph: Graph | None = None


class Arc(View):
    """A line of the relationship drawing: an SVG path and its weight 1 to 5."""

    path: str
    weight: int
    label: str


class Node(View):
    """A name on the relationship drawing."""

    x: float
    y: float
    name: str
    url: str


class Graph(View):
    """Who appears with whom, drawn; the tables beside it say the same."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    label: str


class PageView(View):
    """A page of text: an editor's, or a plain built-in one. `letters` are links offered below."""

    meta: Meta
    title: str
    html: str
    links: tuple[Link, ...] = ()


class Measured(View):
    """One figure: as worded, with its place."""

    text: str
    when: str
    proof: Proof


class Quantity(View):
    """One quantity over time; `strip` draws it where there are three values or more."""

    id: str
    title: str
    figures: tuple[Measured, ...]


class FiguresView(View):
    """Figures over time, and single ones."""

    meta: Meta
    title: str
    series: tuple[Quantity, ...]
    others: tuple[Measured, ...]
    left_out: str = ""


class Promise(View):
    """What somebody said they would do, and what became of it. `state` is "open", "met" or "overdue"."""

    text: str
    who: tuple[Link, ...]
    made: str
    due: str
    state: str
    state_word: str
    met_by: Link | None
    event: Link | None
    proof: Proof


class CommitmentsView(View):
    """All commitments."""

    meta: Meta
    title: str
    promises: tuple[Promise, ...]


class Change(View):
    """One change: what it concerns, what was set, what stood before, why or where."""

    what: Link
    field: str
    before: str
    after: str
    where: str = ""


class ChangesView(View):
    """What editors set, what moved, what was withdrawn, which sources were updated."""

    meta: Meta
    title: str
    edits: tuple[Change, ...]
    moved: tuple[Change, ...]
    gone: tuple[str, ...]
    updated: tuple[Link, ...]


class MethodView(View):
    """What is automatic and how sure: counts of this story, by how its dates and speakers are known."""

    meta: Meta
    title: str
    counts: Table
    rules: Table


class File(View):
    """A data file: its URL, type and what it holds."""

    url: str
    name: str
    kind: str
    about: str
    fields: tuple[str, ...]


class DataView(View):
    """Every download with its columns."""

    meta: Meta
    title: str
    files: tuple[File, ...]


class SearchView(View):
    """Search, and what helps without scripts."""

    meta: Meta
    title: str
    years: tuple[Link, ...]
    actors: tuple[Link, ...]


class PrintView(View):
    """The whole story in one document; `parts` leads to pages that print well where it is too long for one."""

    meta: Meta
    title: str
    lede: str
    facts: tuple[Link, ...]
    sections: tuple[Section, ...]
    actors: tuple[Tally, ...]
    articles: tuple[ArticleView, ...]
    parts: tuple[Link, ...]


class EmbedView(View):
    """The timeline, or one event, for a frame in another site."""

    meta: Meta
    title: str
    sections: tuple[Section, ...]
    event: Row | None
    told: tuple[Told, ...]
    home: str


class MovedView(View):
    """A page that moved: `target` is relative to this page, `canonical` absolute or ""."""

    title: str
    target: str
    canonical: str
