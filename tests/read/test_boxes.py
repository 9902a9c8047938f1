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


def test_card_of_facts_goes_with_its_blurb():
    """Three labels or more make a box a data bank's, not the story's."""
    card = "".join(
        f"<div>{a}:</div><div>{b}</div>"
        for a, b in (("Company", "Calder Ferries"), ("Founded", "1904"), ("Website", "calder.example"))
    )
    assert (
        texts(
            f"<div class=cb>{card}<p>Calder Ferries runs nine ships between the mole and the islands of the bay.</p></div>"
        )
        == []
    )


def test_linked_call_is_a_pointer():
    """A sentence that is but a link stays, one that sends the reader elsewhere goes."""
    assert texts(
        '<p><a href="/p">See our pictures of the week.</a></p><p><a href="/r">The ruling is 90 pages long.</a></p>'
    ) == ["The ruling is 90 pages long."]


def test_paragraph_set_large_stays():
    """A pull quote comes again in the story or quotes somebody; what does neither is a paragraph."""
    large = "Nobody who knew the ship was asked whether she could sail that night."
    assert texts(f'<blockquote class="pullquote">{large}</blockquote>') == [large]
    assert texts(f'<blockquote class="pullquote">“{large}”</blockquote>') == []


def test_story_ends_above_a_thread_of_comments():
    """What stands below the readers' comments is the paper's other stories, whatever it looks like."""
    comments = "".join(f"<p>I sailed on her {n} times and never felt safe on her decks at all.</p>" for n in range(8))
    others = "<h3>Harbour News</h3><p>The lamp on the mole is to be mended before the winter, the harbour board has said.</p>"
    page = f"<h1>Ferry firm fined over sinking</h1><div>{''.join(f'<p>{text}</p>' for text in STORY)}<div class=comments>{comments}</div>{others}</div>"
    assert [block.text for block in read_html(page, "a.html").blocks] == list(STORY)
