"""Small boxes of a page that a line in them gives away."""

from sitegen.read.html import read_html
from tests.read.test_lines import STORY


def texts(box):
    """The story's lines of a page with a box amid its paragraphs."""
    half = len(STORY) // 2
    body = [f"<p>{text}</p>" for text in STORY]
    page = f"<h1>Ferry firm fined over sinking</h1><article>{''.join(body[:half])}{box}{''.join(body[half:])}</article>"
    return [block.text for block in read_html(page, "a.html").blocks if block.text not in STORY]


def test_sign_up_box_goes_whole():
    """Its name says nothing, its first line does."""
    assert (
        texts('<div class="css-x1"><h3>Sign up for The Tide newsletter.</h3><p>Stories from the shore.</p></div>') == []
    )


def test_box_of_facts_stays():
    """A box without a line of furniture is the story's."""
    assert texts(
        '<div class="css-x1"><h3>Words to know</h3><p>Mole: a wall that keeps the sea out of a harbour.</p></div>'
    ) == [
        "Words to know",
        "Mole: a wall that keeps the sea out of a harbour.",
    ]


def test_row_of_a_table_is_a_line():
    """The story's figures stay together."""
    assert texts("<table><tr><td>Item</td><td>Paid</td></tr><tr><td>Lamps</td><td>6</td></tr></table>") == [
        "Item | Paid",
        "Lamps | 6",
    ]
