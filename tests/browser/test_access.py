"""axe finds nothing on any kind of page, in two widths and two colour schemes."""

import pytest
from axe_playwright_python.base import AXE_FILE_PATH

pytestmark = pytest.mark.browser


KINDS = (
    "", "events/", "events/harbour-fire/", "events/inquiry-due/", "actors/", "actors/ada-lindqvist/", "actors/mira/", "articles/",
    "articles/fire-destroys-warehouses/", "articles/hariq/", "years/2019/", "search/", "404.html", "method/", "data/", "changes/",
    "figures/", "commitments/", "print/", "about/", "embed/", "embed/harbour-fire/", "embed/sized.html?e=harbour-fire",
)  # fmt: skip
ALL = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
LOOKS = ("color-contrast", "link-in-text-block", "target-size")


FULL, LIGHTLY = {"type": "tag", "values": ALL}, {"type": "rule", "values": LOOKS}
VIEWS = ((360, "light", FULL), (360, "dark", LIGHTLY), (1280, "light", LIGHTLY), (1280, "dark", FULL))


def violations(page, only=FULL):
    """What axe found: rule and the elements concerned."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE_FILE_PATH.read_text("utf-8"))
    found = page.evaluate("only => axe.run(document, {runOnly: only, resultTypes: ['violations']})", only)["violations"]
    return [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in found]


@pytest.mark.parametrize("path", KINDS)
def test_axe(browser, site, path):
    """No violation of WCAG 2.2 AA or of good practice, in two widths and two colour schemes."""
    page = browser.new_context(bypass_csp=True).new_page()
    page.goto(site + path)
    found = {}
    for width, scheme, only in VIEWS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        if bad := violations(page, only):
            found[width, scheme] = bad
    page.context.close()
    assert not found


def test_axe_on_longer_lists(browser, middle):
    """Nor have the timeline with its filter open, and a busy actor's page."""
    page = browser.new_context(bypass_csp=True).new_page()
    for path in ("?from=2018", "actors/person-3/"):
        page.goto(middle + path)
        assert not violations(page), path
    page.context.close()


def test_axe_from_right_to_left(browser, right_to_left):
    """Nor have pages with an Arabic interface."""
    page = browser.new_context(viewport={"width": 390, "height": 900}, bypass_csp=True).new_page()
    for path in ("", "events/harbour-fire/", "articles/hariq/"):
        page.goto(right_to_left + path)
        assert not violations(page), path
    page.context.close()
