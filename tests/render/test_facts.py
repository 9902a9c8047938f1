"""What a page is made from is what it asked, and nothing else: changed in turn, each fact of a story makes its pages stale."""

from dataclasses import fields, is_dataclass, replace

import pytest

from sitegen.model.page import Page
from sitegen.model.story import Story
from sitegen.render import actor, facts, timeline
from sitegen.render.actor import actor_pages
from sitegen.render.article import article_pages
from sitegen.render.asked import EVERYTHING, out_of_date
from sitegen.render.book import Book
from sitegen.render.data import data_pages
from sitegen.render.env import Theme
from sitegen.render.event import event_pages
from sitegen.render.exchange import exchange_pages
from sitegen.render.reuse import reuse_pages
from sitegen.render.site import site_of
from sitegen.render.timeline import timeline_pages
from tests.render.story_fixture import config, small

SITE = site_of(config(text="excerpts"))
THEME = Theme(SITE)
KINDS = (timeline_pages, event_pages, actor_pages, article_pages, reuse_pages, data_pages, exchange_pages)


Made = dict[str, tuple[str, bytes, bytes]]
"""Path -> fingerprint, questions and bytes, as a build keeps them."""


def pages_of(book: Book) -> tuple[Page, ...]:
    """The kinds of pages of which some are kept; all others are made anew by every build."""
    return tuple(page for kind in KINDS for page in kind(book))


def record(story: Story) -> tuple[Made, bytes]:
    """What a build of this story keeps."""
    book, made = Book(story, SITE, THEME), {}
    for page in pages_of(book):
        body, asked = page.make()
        made[page.path] = page.fingerprint(), asked, body
    return made, book.answers()


def stale(before: Made, answers: bytes, story: Story) -> list[str]:
    """Pages that a build would keep although their bytes would be others; none where no such story can be."""
    try:
        book = Book(story, SITE, THEME)
        known = [(page, before[page.path]) for page in pages_of(book) if page.path in before]
        is_stale = out_of_date(answers, book.answers())
        kept = [(p, old[2]) for p, old in known if old[0] == p.fingerprint() and not is_stale(old[1])]
        return [page.path for page, body in kept if page.body() != body]
    except (LookupError, ValueError, TypeError, AttributeError):
        return []


def altered(value: object) -> list[object]:
    """Other values of the same type, as plain as they come."""
    match value:
        case bool():
            return [not value]
        case int() | float():
            return [value + 1]
        case str():
            return [value + " altered", "", *(["2016-01-01"] if value[:4].isdigit() else [])] if value else ["altered"]
        case None:
            return []
        case tuple():
            return [(), value[::-1], value[:1]]
    return []


def variants(node):
    """A node with one of its fields changed, for every field at any depth; and the field's name."""
    for field in fields(node):
        value = getattr(node, field.name)
        others = [(field.name, other) for other in altered(value) if other != value]
        if is_dataclass(value) and not isinstance(value, type):
            others += [(f"{field.name}.{name}", other) for name, other in variants(value)]
        if isinstance(value, tuple):
            for place, item in enumerate(value):
                if is_dataclass(item):
                    some = variants(item)
                    others += [(f"{field.name}.{n}", (*value[:place], o, *value[place + 1 :])) for n, o in some]
        for name, other in others:
            try:
                yield name, replace(node, **{field.name: other})
            except (TypeError, ValueError):
                continue


@pytest.fixture(params=["all on one page", "a page for each"])
def limits(request, monkeypatch):
    """With room for everything; and with so little that years, months and long lives have pages of their own."""
    if request.param == "a page for each":
        for module, name, value in (
            (timeline, "PAGE", 1),
            (actor, "MANY", 0),
            (facts, "_PICTURED", 2),
            (facts, "EMBEDDED", 2),
        ):
            monkeypatch.setattr(module, name, value)


@pytest.mark.usefixtures("limits")
@pytest.mark.parametrize("part", [pytest.param(n, marks=pytest.mark.slow if n else ()) for n in range(12)])
def test_no_field_changes_unnoticed(part):
    """Whatever field of a story is changed, every page that a build would keep has the bytes it had."""
    before, answers = record(small())
    tried = 0
    for number, (name, story) in enumerate(variants(small())):
        if number % 12 == part:
            tried += 1
            assert stale(before, answers, story) == [], name
    assert tried > 100


@pytest.mark.usefixtures("limits")
def test_pages_of_one_thing_do_not_ask_for_everything():
    """The pages there are most of can be kept: an event's, an actor's, a source's, a frame's, a year's."""
    made, _ = record(small())
    kept = {path for path, (_, asked, _) in made.items() if asked != EVERYTHING}
    assert {path.split("/")[0] for path in kept} >= {"events", "actors", "articles", "embed", "years"}
    assert kept >= {path for path in made if path.count("/") > 1}
    assert kept >= {"data/events.json", "data/events.csv", "data/timelinejs.json", "timeline.ics"}


def test_a_corrected_headline_leaves_what_does_not_show_it():
    """Files that name articles by their address alone are kept; making them takes longer than making all other pages anew."""
    before, answers = record(small())
    first, *others = small().sources
    book = Book(replace(small(), sources=(replace(first, title="Mended"), *others)), SITE, THEME)
    is_stale = out_of_date(answers, book.answers())
    anew = {path for path, (_, asked, _) in before.items() if is_stale(asked)}
    assert anew.isdisjoint({"data/events.json", "data/events.csv", "timeline.ics"})
    assert anew >= {"data/timelinejs.json", f"articles/{first.slug}/index.html"}
