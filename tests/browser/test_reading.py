"""What a reader does, in a real browser: with and without scripts, by keyboard, on paper, in any width."""

import re

import pytest

pytestmark = pytest.mark.browser

PAGES = (
    "", "events/", "events/harbour-fire/", "events/clerk-reads/", "events/inquiry-due/", "events/undated/", "actors/",
    "actors/ada-lindqvist/", "actors/clerk/", "actors/mira/", "articles/", "articles/fire-destroys-warehouses/", "articles/hostile/",
    "articles/hariq/", "years/2019/", "search/", "404.html", "method/", "data/", "changes/", "figures/", "commitments/", "print/",
    "about/", "embed/", "embed/harbour-fire/", "embed/sized.html?e=harbour-fire",
)  # fmt: skip
WIDTHS = (320, 360, 768, 1280)
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def watch(context, site):
    """Requests to other hosts, and what the content security policy or the console complained of."""
    found = []
    context.on("request", lambda r: None if r.url.startswith((site, "data:")) else found.append(r.url))
    context.on(
        "console", lambda m: found.append(f"{m.text} {m.location['url']}") if m.type in {"error", "warning"} else None
    )
    context.on("weberror", lambda e: found.append(str(e.error)))
    return found


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_runs_over(browser, site, width):
    """No page is wider than the screen, no policy is broken and no other host is asked, at any width."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    complaints = watch(context, site)
    page = context.new_page()
    for path in PAGES:
        page.goto(site + path)
        over = page.evaluate(OVERFLOW)
        assert over <= 0, (path, over)
    assert not complaints
    context.close()


def test_nothing_runs_over_from_right_to_left(browser, right_to_left):
    """The same with an Arabic interface, whose pages run from right to left."""
    for width in (320, 1280):
        context = browser.new_context(viewport={"width": width, "height": 800})
        page = context.new_page()
        for path in ("", "events/harbour-fire/", "articles/hariq/", "actors/", "search/"):
            page.goto(right_to_left + path)
            assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
            assert page.evaluate(OVERFLOW) <= 0, path
        context.close()


def test_text_of_twice_the_size_fits(browser, site):
    """With letters of 200 % nothing runs over a narrow window."""
    context = browser.new_context(viewport={"width": 640, "height": 800})
    page = context.new_page()
    for path in ("", "events/harbour-fire/", "articles/fire-destroys-warehouses/", "actors/"):
        page.goto(site + path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate(OVERFLOW) <= 0, path
    context.close()


LONG_WORDS = """() => document.querySelectorAll('main :is(a, bdi, p)').forEach(e => {
    if (!e.children.length && !e.matches('.badge')) e.textContent = 'W'.repeat(300);
})"""


def test_words_without_end_fit(browser, site):
    """A word of 300 letters, where names, titles and texts of articles stand, is broken or cut."""
    page = browser.new_context(viewport={"width": 390, "height": 800}).new_page()
    for path in ("", "events/harbour-fire/", "articles/fire-destroys-warehouses/", "actors/ada-lindqvist/", "search/"):
        page.goto(site + path)
        page.evaluate(LONG_WORDS)
        assert page.evaluate(OVERFLOW) <= 0, path
    page.context.close()


def test_pages_are_whole_without_scripts(browser, site):
    """With scripts off every page shows its text, statements lead to marks, and the search page helps."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    assert page.locator(".ev").count() == 5
    assert page.get_by_text("We warned the owners twice").is_visible()
    page.get_by_role("link", name="A fire destroys two warehouses in the harbour").click()
    page.get_by_role("link", name="Read in context").first.click()
    assert "#s-" in page.url
    assert (
        page.locator("mark:target").inner_text() == "A fire destroyed two warehouses in the harbour on Thursday night."
    )
    page.goto(site + "search/")
    assert page.locator("noscript p").is_visible()
    assert page.get_by_role("link", name="2016").is_visible()
    assert not page.locator("[data-tools]").is_visible()
    context.close()


def test_filter_narrows_in_place(page, middle):
    """The filter hides what does not fit, says how many are left, keeps its state in the address and obeys the back button."""
    page.goto(middle)
    assert page.locator(".ev:visible").count() == 200
    page.get_by_label("Actor").select_option("person-3")
    shown = page.locator(".ev:visible").count()
    assert 0 < shown < 200
    assert page.get_by_role("status").first.inner_text() == f"{shown} of 200 events"
    assert "actor=person-3" in page.url
    page.get_by_label("Words").fill("decision 12")
    fewer = page.locator(".ev:visible").count()
    assert fewer < shown
    page.reload()
    assert page.locator(".ev:visible").count() == fewer
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function("!location.search")
    assert page.locator(".ev:visible").count() == 200
    page.go_back()
    assert page.locator(".ev:visible").count() == fewer
    page.get_by_label("Words").fill("")
    page.get_by_label("From year").fill("2018")
    page.get_by_label("Actor").select_option("")
    assert page.locator(".year:visible").count() == 2


def test_filter_without_scripts_leads_on(browser, middle):
    """Without scripts the form leads to the search page, which leads to prepared lists."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(middle)
    page.locator("summary").first.click()
    page.get_by_label("Words").fill("council")
    page.get_by_role("button", name="Show", exact=True).click()
    assert "/search/?q=council" in page.url
    assert page.get_by_role("link", name="2010").is_visible()
    context.close()


def test_keys(page, middle):
    """j and k walk the events, / goes to search, ? helps, and a switch turns all of them off; never while typing."""
    page.goto(middle)
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('.ev').id") == "e-event-1"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.closest('.ev').id") == "e-event-0"
    page.get_by_label("Words").fill("")
    page.keyboard.press("j")
    assert page.get_by_label("Words").input_value() == "j"
    page.get_by_role("button", name="Shortcuts are on").click()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('.ev')") is None


def test_walking_by_tab(page, site):
    """The first stop is the skip link, it leads into the page, and every stop is visible with an outline."""
    page.goto(site + "events/harbour-fire/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")
    for _ in range(12):
        style, height = page.evaluate(
            "(() => { const e = document.activeElement; return [getComputedStyle(e).outlineStyle, e.getBoundingClientRect().height] })()"
        )
        assert style != "none"
        assert height > 0
        page.keyboard.press("Tab")


def test_colours_are_chosen_and_kept(page, site):
    """A chosen colour scheme holds over pages; nothing is stored before a choice."""
    page.goto(site)
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Colours").click()
    page.get_by_role("button", name="Colours").click()
    dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.goto(site + "actors/")
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == dark


def test_copying_a_citation(browser, site):
    """A citation is copied with one press, and that is said."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(site + "events/harbour-fire/")
    page.locator("summary").first.click()
    page.get_by_role("button", name="Copy").first.click()
    page.get_by_text("Copied").first.wait_for()
    assert "A fire destroys two warehouses" in page.evaluate("navigator.clipboard.readText()")
    context.close()


def test_print(page, site):
    """The short story prints on two sheets, without navigation, form or tools."""
    page.goto(site)
    page.emulate_media(media="print")
    assert not page.locator(".top nav").is_visible()
    assert not page.locator("[data-tools]").is_visible()
    sheets = len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format="A4")))
    assert 1 <= sheets <= 2


def test_first_view_is_light(browser, site):
    """A first view takes at most 60 KB and four requests."""
    for path in ("", "events/harbour-fire/", "actors/ada-lindqvist/", "articles/fire-destroys-warehouses/"):
        context = browser.new_context()
        answers = []
        context.on("response", lambda answer, answers=answers: answers.append(answer))
        context.new_page().goto(site + path)
        assert len(answers) <= 4, path
        assert sum(len(answer.body()) for answer in answers) < 60_000, path
        context.close()


def test_elements_of_a_page_of_200(page, middle):
    """200 events stay far below 8,000 elements, and find-in-page reaches rows that are not laid out yet."""
    page.goto(middle)
    assert page.evaluate("document.querySelectorAll('*').length") < 8000
    assert page.evaluate("window.find('decision 199')")


def test_anchor_to_a_far_row(page, middle):
    """A link to an event far down a long list lands on it."""
    page.goto(middle + "#e-event-180")
    top = page.evaluate("document.getElementById('e-event-180').getBoundingClientRect().top")
    assert 0 <= top < 900
