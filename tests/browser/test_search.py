"""Searching, in a real browser under a strict policy, on a site that lies in a sub-folder."""

import os
import shutil

import pytest

from tests.browser.conftest import write
from tests.browser.serving import serve
from tests.render.story_fixture import big, config, edits, render

pytestmark = pytest.mark.browser


@pytest.fixture
def watched(browser):
    """A page, the index files it asked for, and what the policy or the console complained of."""
    context = browser.new_context()
    page = context.new_page()
    asked, complaints = [], []
    context.on("request", lambda r: asked.append(r.url) if "/search/index/" in r.url else None)
    context.on("console", lambda m: complaints.append(m.text) if m.type in {"error", "warning"} else None)
    context.on("weberror", lambda e: complaints.append(str(e.error)))
    yield page, asked, complaints
    context.close()


def said(page):
    return page.locator("[data-found]").inner_text()


def search(page, words):
    """Type words, and wait until the answer stands there."""
    page.get_by_label("Words").fill(words)
    page.wait_for_function(
        "words => (new URLSearchParams(location.search).get('q') || '') === words && !document.querySelector('[aria-busy]')",
        arg=words,
    )


def titles(page):
    return page.locator("[data-results] li > a").all_inner_texts()


FIRE = "A fire destroys two warehouses in the harbour"


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("warehouses", FIRE),
        ("WAREH", FIRE),
        ("wárëhouses", FIRE),
        ("harbour destroys", FIRE),
        ("lindqvist", "Ada Lindqvist"),
        ("inspectorate", "Harbour Inspectorate"),
        ("الميناء", "حريق في الميناء"),
    ],
)
def test_finds(watched, site, words, title):
    """Whole words, beginnings, words without their accents, several words, names and other scripts are found."""
    page, asked, complaints = watched
    page.goto(site + "search/")
    search(page, words)
    assert title in titles(page)
    assert said(page).split()[0] == str(len(titles(page)))
    assert asked
    assert all(url.startswith(site + "search/index/") for url in asked)
    assert not complaints


def test_best_first(page, site):
    """What bears the word in its title stands before what only mentions it."""
    page.goto(site + "search/")
    search(page, "inspectorate")
    assert titles(page)[0] in {"Harbour Inspectorate", "The inspectorate closes the eastern quay"}


def test_nothing_before_it_is_asked_for(watched, site):
    """Opening the page, and going to its fields, asks for no file of the index."""
    page, asked, complaints = watched
    page.goto(site + "search/")
    page.get_by_label("Words").focus()
    page.wait_for_load_state("networkidle")
    assert not asked
    assert not complaints
    search(page, "warehouses")
    assert len(asked) <= 4


def test_narrowing(page, site):
    """Kind, year and actor narrow what words found, alone and together; the number is said."""
    page.goto(site + "search/")
    search(page, "fire")
    assert len(titles(page)) > 1
    page.get_by_label("Kind", exact=True).select_option("event")
    page.wait_for_function("() => document.querySelectorAll('[data-results] li > a').length === 1")
    assert titles(page) == [FIRE]
    assert said(page) == "1 result"
    search(page, "")
    page.get_by_label("Kind", exact=True).select_option("")
    page.get_by_label("Year", exact=True).select_option("2016")
    page.wait_for_function("() => document.querySelectorAll('[data-results] li > a').length === 1")
    assert titles(page) == ["The inspectorate closes the eastern quay"]
    page.get_by_label("Year", exact=True).select_option("")
    page.get_by_label("Actor", exact=True).select_option("tomas-okoro")
    page.wait_for_function("() => document.querySelectorAll('[data-results] li > a').length === 4")
    assert "Tomas Okoro" in titles(page)


def test_address_and_back_button(page, site):
    """A question is in the address, can be sent on, and the back button leads to the one before."""
    page.goto(site + "search/")
    search(page, "warehouses")
    page.keyboard.press("Enter")
    page.get_by_label("Kind", exact=True).select_option("source")
    page.wait_for_function("() => location.search.includes('kind=source')")
    page.wait_for_load_state("networkidle")
    found = titles(page)
    page.go_back()
    page.wait_for_function("() => !location.search.includes('kind')")
    assert page.get_by_label("Kind", exact=True).input_value() == ""
    assert page.get_by_label("Words").input_value() == "warehouses"
    page.go_forward()
    page.wait_for_function("() => location.search.includes('kind=source')")
    page.reload()
    page.wait_for_function("() => document.querySelector('[data-found]').innerText")
    assert titles(page) == found
    page.go_back()
    page.go_back()
    page.wait_for_function("() => !location.search")
    assert titles(page) == []
    assert said(page) == ""


def test_a_result_leads_to_its_page(page, site):
    """A result is followed, and the back button brings the results again."""
    page.goto(site + "search/?q=warehouses&kind=event")
    page.get_by_role("link", name=FIRE).click()
    assert page.url == site + "events/harbour-fire/"
    page.go_back()
    page.get_by_role("link", name=FIRE).wait_for()


def test_nothing_found(watched, site):
    """A word that is nowhere finds nothing, and that is said; names of JavaScript's own are words like others. No file is
    asked for that isn't there.
    """
    page, _, complaints = watched
    page.goto(site + "search/")
    for words in ("zzzz", "constructor", "__proto__", "fire zzzz"):
        search(page, words)
        assert said(page) == "0 results"
    page.goto(site + "search/?actor=constructor")
    page.wait_for_load_state("networkidle")
    assert page.locator("[data-results] li").count() == 0
    assert not complaints


def test_more_results(page, middle):
    """Twenty results at once; a button brings the next and leads the focus to the first of them."""
    page.goto(middle + "search/")
    search(page, "council")
    assert len(titles(page)) == 20
    page.get_by_role("button", name="More results").click()
    page.wait_for_function("() => document.querySelectorAll('[data-results] li > a').length === 40")
    assert page.evaluate("document.activeElement.textContent") == titles(page)[20]


def test_common_words_do_not_stand_in_the_way(page, middle):
    """A word that is everywhere does not keep a rare one from being found."""
    page.goto(middle + "search/")
    search(page, "decision 17")
    assert titles(page)[0] == "The council of a district takes decision 17 after a long debate"


def test_the_index_cannot_be_fetched(browser, site):
    """Where the index can't be fetched that is said, and where to turn; the next try may succeed."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(site + "search/")
    page.route("**/search/index/**", lambda route: route.abort())
    search(page, "warehouses")
    assert "could not be loaded" in said(page)
    assert page.get_by_role("link", name="2016").is_visible()
    page.unroute("**/search/index/**")
    search(page, "warehouse")
    assert FIRE in titles(page)
    context.close()


def test_the_site_is_published_anew_meanwhile(page, folder, tmp_path):
    """A page that is open while the site is replaced never reads new files with old numbers: it answers from the new site."""
    shutil.copytree(folder, tmp_path / "site")
    with serve(tmp_path / "site") as address:
        page.goto(address + "search/")
        search(page, "warehouses")
        assert FIRE in titles(page)
        write([p for p in render(big(30), edits(), config()) if p.path.startswith("search/")], tmp_path / "site")
        os.utime(tmp_path / "site/search/index/facets.json", (2e9, 2e9))
        search(page, "decision")
        assert titles(page)[0].startswith("The council of a district takes decision")


def test_markup_is_text(page, site):
    """Markup in a title is shown as text."""
    page.goto(site + "search/?q=clerk")
    page.wait_for_function("() => document.querySelector('[data-results] li > a')")
    assert any("<script>alert(1)</script>" in title for title in titles(page))
    assert page.locator("[data-results] script, [data-results] img").count() == 0
