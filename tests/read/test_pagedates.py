"""sitegen.read.pagedates, sitegen.read.timetags, sitegen.read.guessdate: what dates a page, read and dated together."""

import tomllib
from pathlib import Path

import pytest

from sitegen.extract.published import find_published
from sitegen.model.evidence import ArticleId
from sitegen.read import read_bytes

PAGES = tomllib.loads((Path(__file__).parents[1] / "cases/read/dates.toml").read_text("utf-8"))["page"]
STORY = (
    "Divers raised the wreck of the paddle steamer Clodagh from the mud of Ormeley harbour on Monday, after three winters of work.",
    "The trust that owns the hull said that the boiler was whole and that the wheels would be lifted next.",
    "“We did not think there would be so much of her,” said Maud Perrin, who leads the dig and has drawn every plank of it.",
    "The council has promised a shed on the quay, where visitors will be able to see the timbers dry for the next ten years.",
)
HEADLINE = "Divers raise paddle steamer from harbour mud"


@pytest.mark.parametrize("page", PAGES, ids=[f"{n:02}" for n in range(len(PAGES))])
def test_a_page_is_dated_by_what_stands_around_its_story(page):
    """Each of the places where pages of twenty years have left their day, and some that are not the article's."""
    part = dict.fromkeys(("head", "above", "below", "dateline", "after", "foot"), "") | {"headline": HEADLINE} | page
    story = "\n".join(f"<p>{words}</p>" for words in (part["dateline"] + STORY[0], *STORY[1:]))
    source = f"""<html><head><title>{HEADLINE} - Ormeley Packet</title>{part["head"]}</head><body><div id=top><ul><li><a href=/>Home</a></li>
    <li><a href=/news>News</a></li></ul></div>{part["above"]}<div id=story><h1>{part["headline"]}</h1>{part["below"]}
    <div class=text>{story}</div>{part["after"]}</div>{part["foot"]}</body></html>"""
    article = read_bytes(source.encode(), ArticleId("articles/steamer.html"), ".html")
    assert (find_published(article, "en").edtf or "") == page["day"]
