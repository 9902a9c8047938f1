"""Pages whose story stands in their data alone."""

import json

import pytest

from sitegen.model.evidence import ArticleId
from sitegen.read.html import read_html

FIRST = "The ferry Lodestar sank off the mole with nine people on board, the harbour master said on Monday."
SECOND = "“She was sound,” said her captain, Odile Marsh, when she came ashore."
WHOLE = {"articleBody": f"{FIRST}\n\n{SECOND}"}
MARKED = {"body": f"<p>{FIRST}</p><p>{SECOND}</p>"}
BLOCKS = {"content_elements": [{"type": "text", "content": FIRST}, {"type": "ad"}, {"type": "text", "content": SECOND}]}


def page(data, body="<div id=root></div>", kind="application/json"):
    return f"<html><head><title>The Packet</title></head><body>{body}<script type='{kind}'>{json.dumps(data)}</script></body></html>"


def read(text):
    return read_html(text, ArticleId("a"))


@pytest.mark.parametrize("story", [WHOLE, MARKED, BLOCKS])
def test_story_is_found_in_the_data(story):
    """Whole, as markup or in blocks, below whatever key; the stories beside it are not it."""
    article = {
        "headline": "Ferry sinks off the mole",
        "byline": "Ada Quill",
        "publishedAt": "2023-08-24T09:00:00Z",
    } | story
    beside = [{"headline": "Whale in garden", "body": "It ate the roses."}]
    draft = read(page({"props": {"article": article, "related": beside}}))
    assert [block.text for block in draft.blocks] == [FIRST, SECOND]
    assert (draft.title, draft.author) == ("Ferry sinks off the mole", "Ada Quill")
    assert draft.clues[0].text == "2023-08-24T09:00:00Z"


def test_json_ld_with_the_story_is_enough():
    """A page that shows nothing before its program runs."""
    data = {"@type": "NewsArticle", "headline": "Ferry sinks off the mole", "datePublished": "2023-08-24"} | WHOLE
    draft = read(page(data, kind="application/ld+json"))
    assert [block.text for block in draft.blocks] == [FIRST, SECOND]
    assert draft.title == "Ferry sinks off the mole"


def test_what_the_page_shows_comes_first():
    """A page with prose of its own is read as it stands."""
    shown = f"<article><h1>Ferry sinks</h1><p>{FIRST}</p><p>{SECOND}</p></article>"
    other = {"headline": "Whale in garden", "body": "It ate the roses, and then it ate the lawn. " * 9}
    assert [block.text for block in read(page(other, shown)).blocks] == [FIRST, SECOND]


def test_data_without_a_story_gives_none():
    """A headline alone is no article; broken data is none either."""
    assert read(page({"headline": "Ferry sinks off the mole", "body": "Soon."})).blocks == ()
    assert read("<html><body><script type='application/json'>{\"headline\": </script></body></html>").blocks == ()
