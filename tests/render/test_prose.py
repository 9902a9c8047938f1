"""An editor's Markdown: sitegen.render.prose."""

import pytest

from sitegen.render.prose import to_html


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        '<img src=x onerror="alert(1)">',
        '<p style="color:red">x</p>',
        "<iframe src=//x></iframe>",
        "[x](data:text/html,x)",
        '<a href=" javascript:alert(1)">x</a>',
        "<svg onload=alert(1)>",
        "<style>*{}</style>",
        '<form action="//x"><input></form>',
    ],
)
def test_nothing_runs(hostile):
    """Nothing an editor pastes runs or styles the page."""
    made = to_html(hostile)
    for part in ("javascript:", "<script", "onerror", "onload", "style=", "<style", "<iframe", "<form", "data:text"):
        assert part not in made


def test_headings_move_below_the_pages_own():
    """The highest heading becomes an h2, the rest keep their distance."""
    assert to_html("# A\n\n## B") == "<h2>A</h2>\n<h3>B</h3>"
    assert to_html("### A") == "<h2>A</h2>"


def test_links():
    """Links between pages stay as they are; links outside carry rel."""
    made = to_html("[a](../b/#c) [d](https://e.org/) [f](mailto:g@h.org)")
    assert '<a href="../b/#c">' in made
    assert '<a rel="nofollow noopener" href="https://e.org/">' in made
    assert '<a href="mailto:g@h.org">' in made


def test_tables_and_lists():
    """Tables, footnotes and lists are understood."""
    assert "<th>a</th>" in to_html("a | b\n--|--\n1 | 2")
    assert "<ol>" in to_html("1. x\n2. y")


def test_nothing_from_nothing():
    """No text, no markup."""
    assert to_html("  \n") == ""


@pytest.mark.parametrize(
    "address",
    [
        "https://e.org/p.png",
        "HTTP://e.org/p.png",
        "https:p.png",
        "//e.org/p.png",
        r"/\e.org/p.png",
        r"\\e.org/p.png",
        "/\t/e.org/p.png",
        "&#10;//e.org/p.png",
    ],
)
def test_a_picture_elsewhere_becomes_a_link(address):
    """A page asks nothing of another origin, however the address is written."""
    made = to_html(f'<img src="{address}" alt="A <b> map">')
    assert "<img" not in made
    assert made.startswith("<p><a ")
    assert ">A &lt;b&gt; map</a>" in made


def test_pictures():
    """The site's own pictures stay; one that was a link is no link in a link; one without words shows its address."""
    own = '<img alt=" src=&quot;//e&quot;" src="../assets/p.png">'
    assert own in to_html(own)
    linked = to_html("[![map](https://e.org/p.png)](https://f.org/)")
    assert "</a><a " in linked
    assert ">https://e.org/p.png</a>" in to_html("![](https://e.org/p.png)")
