"""Feeds as a feed reader reads them: sitegen.render.feeds."""

import json
from dataclasses import replace
from datetime import datetime

import feedparser
import pytest
from lxml import etree

from sitegen.model.dated import Dated
from tests.render.story_fixture import SCRIPT, config, edits, render, small

ATOM = "{http://www.w3.org/2005/Atom}"
JSON_FEED = {"version", "title", "items", "home_page_url", "feed_url", "description", "authors", "language"}
JSON_ITEM = {"id", "url", "title", "content_html", "summary", "date_published", "_sitegen"}


def pages(story=None, **values):
    return {p.path: p.body() for p in render(story or small(), edits(), config(**values))}


def is_rfc3339(text):
    return text.endswith("Z") and bool(datetime.fromisoformat(text))


def feeds(site):
    return sorted(path for path in site if path.endswith("feed.xml"))


def test_atom_is_whole(site):
    """A feed reader finds nothing wrong, and what RFC 4287 requires of a feed and its entries is there."""
    for path in feeds(site):
        feed = feedparser.parse(site[path])
        assert not feed.bozo, (path, feed.get("bozo_exception"))
        assert feed.version == "atom10"
        root = etree.fromstring(site[path])
        for tag in ("id", "title", "updated", "author"):
            assert len(root.findall(ATOM + tag)) == 1
        assert is_rfc3339(root.findtext(f"{ATOM}updated"))
        links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
        assert links["self"] == f"https://example.org/story/{path}"
        assert links["alternate"] == links["self"].removesuffix("feed.xml")
        assert root.findall(f"{ATOM}entry")
        ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
        assert len(ids) == len(set(ids))
        for entry in root.findall(f"{ATOM}entry"):
            assert entry.findtext(f"{ATOM}title")
            assert is_rfc3339(entry.findtext(f"{ATOM}updated"))


def test_json_feed(site):
    """A JSON feed has the keys that JSON Feed 1.1 requires, of the right types, and no unknown ones."""
    for path in (p.replace(".xml", ".json") for p in feeds(site)):
        feed = json.loads(site[path])
        assert set(feed) <= JSON_FEED
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == f"https://example.org/story/{path}"
        assert feed["items"]
        for item in feed["items"]:
            assert set(item) <= JSON_ITEM
            assert isinstance(item["id"], str)
            assert item["content_html"]
            assert is_rfc3339(item.get("date_published", "1970-01-01T00:00:00Z"))
            assert set(item["_sitegen"]) == {"event_date", "date_basis", "sources"}


def test_both_kinds_say_the_same(site):
    """Atom and JSON Feed list the same events in the same order."""
    for path in feeds(site):
        atom = [entry.id for entry in feedparser.parse(site[path]).entries]
        assert atom == [item["id"] for item in json.loads(site[path.replace(".xml", ".json")])["items"]]


def test_order_is_of_publication():
    """The newest report comes first, however old the event it tells of; what was never dated comes last."""
    story = small()
    known = {s.id: s.published for s in story.sources}
    late = replace(
        story.sources[2], published=Dated("2021-01-01", "stated", "dateline", known["harbour/001.md"].evidence)
    )
    story = replace(story, sources=(*story.sources[:2], late, story.sources[3]))
    ids = [i["id"].split("/")[-2] for i in json.loads(pages(story)["feed.json"])["items"]]
    assert ids[0] == "harbour-fire"
    assert ids[-1] == "clerk-reads"
    assert ids.index("quay-closed") < ids.index("undated")
    times = [e.updated for e in feedparser.parse(pages(story)["feed.xml"]).entries]
    assert times == sorted(times, reverse=True)


def test_no_day_is_made_up(site):
    """An event whose sources bear no date has none in the JSON feed, where a date may be left out."""
    items = {i["id"].split("/")[-2]: i for i in json.loads(site["feed.json"])["items"]}
    assert "date_published" not in items["clerk-reads"]
    assert items["harbour-fire"]["date_published"] == "2019-05-06T00:00:00Z"


def test_a_feed_for_each_actor(site):
    """An actor with events has a feed of these alone; a private person has none."""
    feed = json.loads(site["actors/tomas-okoro/feed.json"])
    assert {i["id"].split("/")[-2] for i in feed["items"]} == {"harbour-fire", "inquiry-due"}
    assert feed["home_page_url"] == "https://example.org/story/actors/tomas-okoro/"
    assert feed["title"].startswith("Tomas Okoro")
    assert "actors/mira/feed.json" not in site


def test_hostile_words_are_escaped(site):
    """Markup from an article arrives as text, in both kinds."""
    html = next(i["content_html"] for i in json.loads(site["feed.json"])["items"] if "clerk" in i["id"])
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    entry = next(e for e in feedparser.parse(site["feed.xml"], sanitize_html=False).entries if "clerk" in e.id)
    assert SCRIPT in entry.title_detail.value
    assert "<script" not in entry.content[0].value


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\ufffe"])
def test_characters_that_xml_forbids(bad):
    """Characters that XML forbids are left out, and the feed can be parsed."""
    story = small()
    events = tuple(replace(e, title=f"A{bad}B", summary=f"C{bad}D") for e in story.events)
    sources = tuple(replace(s, title=f"E{bad}F") for s in story.sources)
    root = etree.fromstring(pages(replace(story, events=events, sources=sources))["feed.xml"])
    assert root.find(f"{ATOM}entry/{ATOM}title").text == "AB"


def test_without_an_address_there_are_no_feeds():
    """Without a base URL no feed is made, and no page points to one."""
    made = pages(base_url="")
    assert not feeds(made)
    assert not any(b"feed.xml" in body for path, body in made.items() if path.endswith(".html"))


def test_a_corrected_source_is_news():
    """A source that was updated counts as published anew."""
    story = small()
    times = {
        i["id"].split("/")[-2]: i["date_published"]
        for i in json.loads(pages(story)["feed.json"])["items"]
        if "date_published" in i
    }
    assert times["quay-closed"] == "2019-05-06T00:00:00Z"
