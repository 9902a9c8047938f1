"""What changed since the last publications: sitegen.render.changes, and its feed."""

from dataclasses import replace

import feedparser
import pytest

from sitegen.model.story import Ledger, LedgerEntry
from sitegen.render.book import Book
from sitegen.render.changes import editions
from sitegen.render.site import Site
from tests.render.story_fixture import config, edits, render, small


def story(*entries: LedgerEntry):
    """The small story with these entries in place of their like."""
    told = small()
    kept = {(e.kind, e.id): e for e in told.ledger.entries} | {(e.kind, e.id): e for e in entries}
    return replace(told, ledger=Ledger(tuple(sorted(kept.values(), key=lambda e: (e.kind, e.id)))))


CHANGED = story(
    LedgerEntry("event", "harbour-fire", ("d:2019-05-03", "t:harbour-fire"), edition=2, was=("d:2018", "a:")),
    LedgerEntry("event", "inquiry-due", ("t:inquiry-due",), edition=1),
    LedgerEntry("article", "fire-destroys-warehouses", (), edition=1),
    LedgerEntry("event", "a-rumour", ("t:a-rumour",), "gone", edition=2, was=("state:live",)),
)


def shown(told):
    return {
        e.id: {g.title: [(x.name, x.note) for x in g.links] for g in e.groups} for e in editions(Book(told, Site()))
    }


def test_a_first_publication_lists_nothing():
    """Nothing is called new where all is."""
    assert shown(story()) == {}


def test_publications_are_listed_newest_first():
    """Each with what it added and changed, with the date before and after."""
    found = shown(CHANGED)
    assert list(found) == ["publication-3", "publication-2"]
    [(_, note)] = found["publication-3"]["1 event with another date"]
    assert note.startswith("2018 → ")
    assert found["publication-3"]["1 page withdrawn"] == [("Event: a-rumour", "")]
    assert set(found["publication-2"]) == {"1 new event", "1 new source"}


def test_the_page_shows_them():
    """Linked to the pages they speak of."""
    pages = {p.path: p for p in render(CHANGED, edits(), config())}
    html = pages["changes/index.html"].body().decode()
    assert 'id="publication-3"' in html
    assert 'href="../events/inquiry-due/"' in html


def test_what_moved_out_of_sight_is_named_without_a_link():
    """An editor hid the event that another was merged into: nothing is at the one address, and nothing leads to the other."""
    told = story(LedgerEntry("event", "a-rumour", ("t:a-rumour",), "moved", "unseen", edition=1, was=("state:live",)))
    [edition] = editions(Book(told, Site()))
    [moved] = edition.groups
    assert [(x.name, x.url, x.note) for x in moved.links] == [("/events/unseen/", "", "/events/a-rumour/")]


def test_the_feed_is_read_by_a_real_parser():
    """One entry a publication, newest first, each leading to its place on the page."""
    pages = {p.path: p for p in render(CHANGED, edits(), config(base_url="https://example.org/s/"))}
    feed = feedparser.parse(pages["changes.xml"].body())
    assert not feed.bozo
    assert [e.link.rpartition("#")[2] for e in feed.entries] == ["publication-3", "publication-2"]
    assert feed.entries[0].updated_parsed >= feed.entries[1].updated_parsed
    assert "1 new event" in feed.entries[1].title


@pytest.mark.parametrize("base", ["", "https://example.org/s/"])
def test_a_feed_needs_an_address(base):
    """As all feeds do."""
    paths = {p.path for p in render(small(), edits(), config(base_url=base))}
    assert ("changes.xml" in paths) == bool(base)
