"""Links that lead nowhere are found."""

from functools import partial

from sitegen.model.page import Page
from sitegen.render.deadlinks import dead_links


def page(path: str, html: str) -> Page:
    return Page(path, "", partial(bytes, html.encode()))


def test_missing_page_and_missing_anchor():
    """A link to a page or an anchor that does not exist is reported with the page it stands on; living ones are not."""
    pages = [
        page(
            "index.html",
            '<a href="events/a/">x</a> <a href="events/a/#p1">x</a> <a href="events/a/#p2">x</a> <a href="gone/">x</a>',
        ),
        page(
            "events/a/index.html",
            '<p id="p1"><a href="../../">home</a> <a href="#p1">up</a> <img src="../../assets/x.svg">',
        ),
        page("assets/x.svg", "<svg/>"),
    ]
    assert dead_links(pages) == (("index.html", "events/a/#p2"), ("index.html", "gone/"))


def test_other_origins_are_not_followed():
    """What lies elsewhere is not this check's business."""
    links = '<a href="https://example.org/x">x</a> <a href="mailto:a@example.org">x</a> <a href="/abs/">x</a>'
    assert dead_links([page("index.html", links)]) == ()
