"""Views of the small things that several pages show: links, dates, proofs, rows, strips, tables."""

from __future__ import annotations

from msgspec import Struct


class View(Struct, frozen=True, gc=False, array_like=True):
    """Base of all views: immutable, compared by value, cheap to make and to digest."""


class Meta(View, frozen=True):
    """The page's head. `url` is its own address, `kind` an Open Graph type, `section` the entry of the navigation.

    `picture` is the page's own, "" = the site's.
    """

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
    picture: str = ""


class PageView(View, frozen=True):
    """Base of the views of whole pages."""

    meta: Meta
    title: str


class Link(View, frozen=True):
    """A name that leads somewhere; `note` stands behind it in brackets."""

    name: str
    url: str
    note: str = ""


class Badge(View, frozen=True):
    """A word on how well something is known. `mark` is "ok", "bad", "hand" or "plain"."""

    text: str
    mark: str
    url: str = ""


class When(View, frozen=True):
    """A date. `text` in full, `short` without its year, `machine` for `<time datetime>` ("" = not expressible).

    `before` is a word in front of it ("reported"), `qualifier` what follows ("from “On Wednesday”").
    """

    text: str
    short: str
    machine: str
    before: str = ""
    qualifier: str = ""


class Proof(View, frozen=True):
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


class Speech(View, frozen=True):
    """A quotation. `id` is its anchor on its speaker's page; `speaker_url` "" = unknown or without a page.

    `when` is "" where it is the day of the proof. `fragment`: the words begin in the middle of a sentence.
    """

    id: str
    text: str
    direct: bool
    speaker: str
    speaker_url: str
    when: str
    proof: Proof
    events: tuple[Link, ...] = ()
    fragment: bool = False


class Row(View, frozen=True):
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


class Entry(View, frozen=True):
    """A row in its place; `gap` is the pause before it in words, `said` its quotations where there is room."""

    row: Row
    gap: str = ""
    said: tuple[Speech, ...] = ()


class Section(View, frozen=True):
    """Events under one heading. `id` is the anchor, `url` the page that has all of them where not all are here."""

    id: str
    title: str
    count: str
    entries: tuple[Entry, ...]
    url: str = ""


class Line(View, frozen=True):
    """An event in the shortest list: `date` goes without its year."""

    id: str
    url: str
    title: str
    date: str


class Lines(View, frozen=True):
    """Such a list under its heading; `id` is the anchor."""

    id: str
    title: str
    count: str
    lines: tuple[Line, ...]


class Bar(View, frozen=True):
    """One period of a strip, in units of the drawing; `url` is site-relative or a fragment.

    `loose`: a whole year, for events of which no more is known.
    """

    x: float
    y: float
    width: float
    height: float
    label: str
    url: str
    loose: bool = False


class Tick(View, frozen=True):
    """A label under the strip; `span` is how many years it covers; a `tight` one has no room on a phone."""

    text: str
    span: int
    tight: bool = False


class Strip(View, frozen=True):
    """Events over time, true to scale. `unit` says what one bar is."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    label: str
    unit: str


class Tally(View, frozen=True):
    """A row of a table of periods, outlets or actors; `hint` stands small behind the name."""

    name: str
    url: str
    cells: tuple[str, ...]
    hint: str = ""


class Table(View, frozen=True):
    """A table: heads of its columns, and rows whose first cell is a link. Columns past the first hold numbers or dates."""

    heads: tuple[str, ...]
    rows: tuple[Tally, ...]


class Group(View, frozen=True):
    """A table under a heading (a letter, an outlet)."""

    id: str
    title: str
    table: Table


class Choice(View, frozen=True):
    """An option of the filter."""

    value: str
    text: str
