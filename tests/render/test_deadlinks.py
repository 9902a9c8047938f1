"""Links that lead nowhere are found."""

from functools import partial

from sitegen.model.page import Page, plain
from sitegen.render.deadlinks import dead_links


def page(path: str, html: str) -> Page:
    return plain(path, "", partial(bytes, html.encode()))


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


def test_words_that_look_like_links():
    """What a title, an attribute's value, a comment or a code sample says of links is not a link."""
    body = (
        "<h1>&lt;img src=x onerror=alert(2)&gt; href=gone/</h1>"
        '<a title=" href=gone/ src=gone.png > id=no" href="#here">x</a><p id="here">'
        "<!-- <a href='gone/'> --><pre>&lt;iframe src=\"gone/\"&gt;</pre>"
    )
    assert dead_links([page("index.html", body)]) == ()


def test_every_way_to_write_an_attribute():
    """Single, double and no quotation marks, capitals, line breaks and escaped characters."""
    body = "<A\nHREF='a/'>x</A><a href=b/>x</a><img alt=''src=\"c.png\"><a href = \"d/?x=1&amp;y=2\">x</a><a href='e/#%C3%A9'>x</a>"
    found = [link for _, link in dead_links([page("index.html", body)])]
    assert found == ["a/", "b/", "c.png", "d/?x=1&y=2", "e/#%C3%A9"]


def test_what_cannot_be_reached():
    """An address that cannot be parsed, and a path beyond the site's top, are dead."""
    assert dead_links([page("index.html", '<a href="http://[x">x</a><a href="../out/">x</a>')]) == (
        ("index.html", "http://[x"),
        ("index.html", "../out/"),
    )
