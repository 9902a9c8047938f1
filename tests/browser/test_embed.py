"""Frames in another page, sized by the small script and without it."""

import pytest

pytestmark = pytest.mark.browser


def host(page, site, query):
    """Open a page of somebody else's, under their policy, that shows a frame of the timeline."""
    html = (
        f'<!doctype html><title>Host</title><iframe src="embed/{query}" width="500" height="20"></iframe>'
        '<script src="embed/size.js" async></script>'
    )
    page.route("**/host.html", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(site + "host.html")


def height_of_frame(page):
    return page.evaluate("document.querySelector('iframe').getBoundingClientRect().height")


@pytest.mark.parametrize("query", ["sized.html?e=harbour-fire", "sized.html"])
def test_a_frame_takes_the_height_it_needs(page, site, query):
    """The script makes a frame as high as its content, also when that grows; policy and console have no complaint."""
    complaints = []
    page.on("console", lambda m: complaints.append(m.text))
    host(page, site, query)
    page.wait_for_function("() => document.querySelector('iframe').style.height")
    frame = page.frames[1]
    frame.get_by_role("link", name="A fire destroys two warehouses in the harbour").wait_for()
    page.wait_for_timeout(200)
    wide = height_of_frame(page)
    assert abs(wide - frame.evaluate("document.documentElement.scrollHeight")) <= 6
    assert wide > 100
    page.evaluate("() => { document.querySelector('iframe').style.width = '200px' }")
    page.wait_for_function("wide => document.querySelector('iframe').getBoundingClientRect().height > wide", arg=wide)
    assert not complaints


def test_links_of_a_sized_frame(page, site):
    """A link in the frame leads to the event's page, in the place of the page around the frame."""
    host(page, site, "sized.html?e=harbour-fire")
    page.frame_locator("iframe").get_by_role("link", name="A fire destroys two warehouses in the harbour").click()
    page.wait_for_url(site + "events/harbour-fire/")


def test_without_scripts(browser, site):
    """The plain frame needs no script; the sized one leads to the timeline without."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + "embed/harbour-fire/")
    assert page.locator("script").count() == 0
    assert page.get_by_role("link", name="Halls burn").is_visible()
    page.goto(site + "embed/sized.html?e=harbour-fire")
    assert page.get_by_role("link", name="The harbour fire").is_visible()
    context.close()


@pytest.mark.parametrize("wanted", ["../../about", "https://example.org/", "//example.org", "none", "%2e%2e"])
def test_nothing_else_is_shown(page, site, wanted):
    """What is no event of the story leaves the page as it was, and asks nobody else."""
    asked = []
    page.on("request", lambda r: asked.append(r.url))
    page.goto(site + f"embed/sized.html?e={wanted}")
    page.wait_for_load_state("networkidle")
    assert page.get_by_role("link").all_inner_texts() == ["The harbour fire"]
    assert all(url.startswith((site + "embed/", site + "assets/")) for url in asked)


def test_foreign_messages_change_nothing(page, site):
    """A message that is not a frame's own height is passed over."""
    host(page, site, "harbour-fire/")
    page.wait_for_load_state("networkidle")
    before = height_of_frame(page)
    page.evaluate(
        "() => { for (const d of [null, 7, {timelineHeight: '9'}, {timelineHeight: 900}]) postMessage(d, '*') }"
    )
    page.wait_for_timeout(100)
    assert height_of_frame(page) == before
