"""Views of all other pages: indexes, records, reference, print, embedding."""

from __future__ import annotations

from sitegen.render.views.parts import Group, Link, PageView, Proof, Row, Section, Table, Tally, View
from sitegen.render.views.story import ArticleView, Told


class ListView(PageView, frozen=True):
    """An index: tables under headings, with a line of links to the headings or to further pages."""

    lede: str
    letters: tuple[Link, ...]
    groups: tuple[Group, ...]
    others: tuple[Link, ...] = ()
    graph: Graph | None = None


class Arc(View, frozen=True):
    """A line of the relationship drawing: an SVG path and its weight 1 to 5."""

    path: str
    weight: int
    label: str


class Node(View, frozen=True):
    """A name on the relationship drawing."""

    x: float
    y: float
    name: str
    url: str


class Graph(View, frozen=True):
    """Who appears with whom, drawn; the tables beside it say the same."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    label: str


class ProseView(PageView, frozen=True):
    """A page of text: an editor's, or a plain built-in one."""

    html: str


class Measured(View, frozen=True):
    """One figure: as worded, with its place; `context` is the sentence it stands in."""

    text: str
    when: str
    proof: Proof
    context: str = ""


class Quantity(View, frozen=True):
    """One quantity over time; `strip` draws it where there are three values or more."""

    id: str
    title: str
    figures: tuple[Measured, ...]


class FiguresView(PageView, frozen=True):
    """Figures over time, and single ones."""

    series: tuple[Quantity, ...]
    others: tuple[Measured, ...]
    left_out: str = ""


class Promise(View, frozen=True):
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


class CommitmentsView(PageView, frozen=True):
    """All commitments."""

    promises: tuple[Promise, ...]


class Change(View, frozen=True):
    """One change: what it concerns, what was set, what stood before, why or where."""

    what: Link
    field: str
    before: str
    after: str
    where: str = ""


class Noted(View, frozen=True):
    """What happened to several pages at once: "3 new events"; `more` says how many are not listed."""

    title: str
    links: tuple[Link, ...]
    more: str


class Edition(View, frozen=True):
    """What one publication added and changed. `id` is its anchor, `day` the ISO day of its newest source, "" = none."""

    id: str
    title: str
    note: str
    day: str
    groups: tuple[Noted, ...]


class ChangesView(PageView, frozen=True):
    """What the latest publications changed, what editors set, what moved, was withdrawn, which sources were updated."""

    edits: tuple[Change, ...]
    moved: tuple[Change, ...]
    gone: tuple[str, ...]
    updated: tuple[Link, ...]
    editions: tuple[Edition, ...] = ()


class MethodView(PageView, frozen=True):
    """What is automatic and how sure: counts of this story, by how its dates and speakers are known."""

    counts: Table
    rules: Table


class File(View, frozen=True):
    """A data file: its URL, type and what it holds."""

    url: str
    name: str
    kind: str
    about: str
    fields: tuple[str, ...]


class DataView(PageView, frozen=True):
    """Every download with its columns."""

    files: tuple[File, ...]


class SearchView(PageView, frozen=True):
    """Search, and what helps without scripts."""

    years: tuple[Link, ...]
    actors: tuple[Link, ...]


class PrintView(PageView, frozen=True):
    """The whole story in one document; `parts` leads to pages that print well where it is too long for one."""

    lede: str
    facts: tuple[Link, ...]
    sections: tuple[Section, ...]
    actors: tuple[Tally, ...]
    articles: tuple[ArticleView, ...]
    parts: tuple[Link, ...]


class EmbedView(PageView, frozen=True):
    """The timeline, or one event, for a frame in another site."""

    sections: tuple[Section, ...]
    event: Row | None
    told: tuple[Told, ...]
    home: str


class Drawn(View, frozen=True):
    """A picture of a page. `number` is how many periods the story has; `columns` are those with events, and how many;
    `marked` are the periods that the page is about.
    """

    title: str
    above: str
    below: str
    number: int
    columns: tuple[tuple[int, int], ...]
    marked: tuple[int, ...]


class MovedView(View, frozen=True):
    """A page that moved: `target` is relative to this page, `canonical` absolute or ""."""

    title: str
    target: str
    canonical: str
