"""The timeline at 5, 200 and 5,000 events: sitegen.render.timeline, sitegen.render.actor, sitegen.render.reuse."""

import gzip
import re

import pytest

from tests.render.story_fixture import big, config, edits, render, small

BUDGET = 100_000
EXEMPT = ("all/index.html", "print/index.html")


def test_five_events_are_all_there(site):
    """A short story has its strip, no filter, its quotations, and every event on one page."""
    home = site["index.html"].decode()
    assert home.count('class="ev"') == 5
    assert "<form" not in home
    assert "We warned the owners twice" in home
    assert "<svg" in home


def test_gaps_are_said(site):
    """A pause of three years in a short story is a row of its own."""
    assert "3 years with no recorded event" in site["index.html"].decode()


def test_two_hundred_on_one_page(middle):
    """200 events stand on one page, in sections by year, with the filter."""
    home = middle["index.html"].decode()
    assert home.count('class="ev"') == 200
    assert "data-in-place" in home
    assert len(gzip.compress(middle["index.html"])) < 40_000


def test_thousands_are_paged(large):
    """Past 500 events home shows the heaviest and latest and a table of years; each year or month has its pages."""
    home = large["index.html"].body().decode()
    assert home.count('class="ev"') <= 50
    assert "Most reported" in home
    for year in range(2008, 2016):
        assert f"years/{year}/" in home
    listed = set()
    for path in large:
        if path.startswith("years/"):
            text = large[path].body().decode()
            found = re.findall(r'class="ev" id="e-([^"]+)"', text)
            assert len(found) <= 500, path
            listed.update(found)
    assert len(listed) == 5000


def test_heaviest_first_where_not_all_fit(large):
    """The events home chooses are the story's heaviest."""
    story = big(5000, years=8)
    heaviest = {e.id for e in sorted(story.events, key=lambda e: (-e.weight, -len(e.tellings), e.id))[:20]}
    home = large["index.html"].body().decode().split('id="latest"')[0]
    assert heaviest <= set(re.findall(r'id="e-([^"]+)"', home))


@pytest.mark.parametrize(
    "path", ["index.html", "events/index.html", "actors/index.html", "articles/index.html", "search/index.html"]
)
def test_no_page_is_too_heavy(large, path):
    """Pages of a large site stay within 100 KB gzip."""
    assert len(gzip.compress(large[path].body())) < BUDGET


def test_years_and_actors_stay_light(large):
    """So do years, months and the busiest actors."""
    for path in [p for p in large if p.startswith(("years/", "actors/person-1"))]:
        if path.endswith("index.html"):
            assert len(gzip.compress(large[path].body())) < BUDGET, path


def test_event_and_actor_pages_are_small(site, middle):
    """An event's page, and an actor's of up to 20 events, take at most 12 KB gzip."""
    for path, body in {**middle, **site}.items():
        if path.startswith("events/") and path.endswith("/index.html") and path != "events/index.html":
            assert len(gzip.compress(body)) < 12_000, path


def test_a_very_busy_actor_has_pages_by_year():
    """An actor of 900 events has a page a year, and all of its events are listed on them."""
    pages = {p.path: p for p in render(big(900, actors=1), edits(), config())}
    mine = [p for p in pages if p.startswith("actors/person-0/") and p.endswith("index.html")]
    assert len(mine) > 5
    listed = set()
    for path in mine:
        listed.update(re.findall(r'id="e-([^"]+)"', pages[path].body().decode()))
    assert len(listed) == 900


def test_the_print_edition_is_whole(site):
    """A short story's print edition has every event, actor and source with its marked sentences."""
    text = site["print/index.html"].decode()
    for title in ("A fire destroys two warehouses", "Ada Lindqvist", "Halls burn"):
        assert title in text
    assert text.count("<mark") > 5


def test_undated_events_stand_last():
    """Events without a date are in a section of their own at the end."""
    home = next(p for p in render(small(), edits(), config()) if p.path == "index.html").body().decode()
    assert home.index('id="undated"') > home.index('id="y2020"')
