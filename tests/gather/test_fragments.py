"""Pieces of HTML: sitegen.gather.fragments."""

import pytest

from sitegen.gather.fragments import to_markdown, to_words


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Plain words.", ("Plain words.",)),
        ("One.\n\nTwo *three*.", ("One.", r"Two \*three\*.")),
        ("<p>One <b>bold</b> word.</p><p>Two</p>", ("One bold word.", "Two")),
        ("One<br>Two", ("One", "Two")),
        (
            "<ul><li>One</li><li>Two <a href='https://e.org'>there</a></li></ul>",
            ("- One", "- Two [there](https://e.org)"),
        ),
        ("See <a href='javascript:alert(1)'>this</a>.", ("See this.",)),
        ("<script>alert(1)</script><style>p{}</style>Words<iframe src='x'>no</iframe>", ("Words",)),
        ("Fish &amp; chips &lt;b&gt;", ("Fish & chips &lt;b>",)),
        ("<p>1. not a list</p>", (r"1\. not a list",)),
        ("<p></p>", ()),
        ("", ()),
    ],
)
def test_paragraphs(text, paragraphs):
    """Blocks become paragraphs, links stay, nothing that runs does."""
    assert to_markdown(text) == paragraphs


def test_words():
    """A headline without its markup."""
    assert to_words("The <i>mill</i>\n closes &amp; burns") == "The mill closes & burns"
    assert to_words("A <script>x()</script>b") == "A b"
    assert to_words("3 < 4") == "3 < 4"


def test_deep_nesting_ends():
    """A hundred thousand open boxes take no stack."""
    assert isinstance(to_markdown("<div>" * 100_000 + "x"), tuple)
