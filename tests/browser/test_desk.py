"""The desk in a real browser: the page loads itself again, and "why?" answers."""

import pytest

from tests.serve.desks import STORY, Served, new_site

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    site = new_site(tmp_path_factory.mktemp("desk") / "site")
    draft = STORY.replace("date:", "draft: true\ndate:").replace("closes the bridge", "sells the tower")
    (site / "content/articles/draft.md").write_text(draft, "utf-8")
    with Served(site) as served:
        yield served


def test_the_open_page_loads_itself_again(page, desk):
    """A save shows by itself; so does a mistake, with its place, and its end once it is mended."""
    page.goto(desk.address + "articles/")
    page.get_by_role("link", name="The council closes the bridge").wait_for()
    page.wait_for_timeout(500)  # until livereload is connected
    desk.write("content/articles/bridge.md", STORY.replace("closes the bridge", "<i>opens</i> the bridge"))
    page.get_by_role("link", name="The council <i>opens</i> the bridge").wait_for()
    page.wait_for_timeout(500)
    desk.write("content/articles/bridge.md", STORY.replace("title: The", "titel: The <i>"))
    page.get_by_role("alert").get_by_text("content/articles/bridge.md:2").wait_for()
    assert page.get_by_role("alert").locator(".here").inner_text().strip().startswith("2")
    page.wait_for_timeout(500)
    desk.write("content/articles/bridge.md", STORY)
    page.get_by_role("link", name="The council closes the bridge").wait_for()
    assert page.get_by_role("alert").count() == 0


HOSTILE = "<img src=x onerror=window.ran=1></script><script>window.ran=1</script>\u202edlo " + "x" * 10_000


def test_what_files_say_is_text(page, desk):
    """Markup, a script's end, a right-to-left override and a line without end: neither mistakes nor "why?" run or overflow."""
    wide = "[document.documentElement.scrollWidth > innerWidth, ...[...document.querySelectorAll(%r)].map(e => e.scrollWidth > e.clientWidth)]"
    text = STORY.replace("The council closes the bridge", f"'{HOSTILE}'").replace(
        "Anna Fairweather", f"Anna {HOSTILE} Hay"
    )
    bad = "content/articles/bad.md"
    try:
        desk.write(bad, text.replace("title:", f"'{HOSTILE}': 1\ntitle:"))
        desk.shows("sitegen-error")
        page.goto(desk.address + "articles/")
        page.locator("#sitegen-error .here").wait_for()
        assert page.evaluate(wide % "#sitegen-error") == [False, False]
        page.goto("about:blank")  # a page that is open reloads itself, whenever that is
        desk.write(bad, text)
        desk.shows("onerror", "articles/")
        desk.until(lambda: "sitegen-error" not in desk.get("articles/")[1])
        page.goto(desk.address + "articles/")
        page.locator("main a", has_text="onerror").first.click()
        page.locator("h1 .sitegen-why").click()
        page.get_by_role("dialog").get_by_text("To correct it").wait_for()
        assert page.evaluate(wide % "#sitegen-panel") == [False, False]
        assert page.evaluate("window.ran") is None
    finally:
        (desk.site / bad).unlink()


def test_why(page, desk):
    """Beside an actor, a date and a quote "why?" opens what is known and the lines to paste with their file; Escape closes it."""
    complaints = []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.goto(desk.address + "actors/anna-fairweather/")
    page.get_by_role("button", name="Why: Anna Fairweather").first.click()
    panel = page.get_by_role("dialog")
    panel.get_by_text("recognised by rule").wait_for()
    assert panel.get_by_text("content/actors/anna-fairweather.md").first.is_visible()
    assert panel.get_by_text("hide: true").is_visible()
    page.keyboard.press("Escape")
    assert panel.count() == 0
    assert page.evaluate("document.activeElement.className") == "sitegen-why"
    page.locator("figure.said .sitegen-why").first.click()
    panel.get_by_text("speakers:").wait_for()
    assert panel.get_by_text("content/articles/bridge.md").first.is_visible()
    page.goto(desk.address + "articles/the-council-closes-the-bridge/")
    page.locator(".dateline .sitegen-why").click()
    panel.get_by_text("date_basis: editor").wait_for()
    assert complaints == []


def test_a_link_that_is_no_address(page, desk):
    """An editor's account with links that no browser can decode keeps its "why?", also behind them, and the console stays quiet."""
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    account = (
        "---\ntitle: The tower falls\ndate: 2021-03-05\n---\n\nSee [a](../../articles/%ff/), [b](%) and [c](http://[c)."
    )
    try:
        desk.write("content/events/tower.md", f"{account} Then [this](../../articles/the-council-closes-the-bridge/).")
        desk.shows("The tower falls")
        page.goto(desk.address + "events/tower/")
        page.locator("h1 .sitegen-why").wait_for()
        page.locator("main").get_by_role("button", name="Why: this", exact=True).wait_for()
        assert complaints == []
    finally:
        (desk.site / "content/events/tower.md").unlink()


def test_why_on_lists(page, desk):
    """On the timeline each event and its date has one; a draft is marked wherever a link leads to it."""
    page.goto(desk.address)
    row = page.locator(".ev").first
    row.wait_for()
    assert row.locator(".date .sitegen-why").count() == 1
    row.get_by_role("button", name="Why: ").last.click()
    page.get_by_role("dialog").get_by_text("To correct it").wait_for()
    page.goto(desk.address + "articles/")
    page.locator(".sitegen-mark").first.wait_for()
    assert page.locator(".sitegen-mark").all_inner_texts() == ["draft"]
