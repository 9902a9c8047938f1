"""Names of boxes that are no furniture, though a word in them is."""

import pytest

from sitegen.read.html import read_html

PARAGRAPHS = [
    f"On the {day} day the harbour board met again and put off its decision on the ferry, said the clerk."
    for day in ("first", "second", "third", "fourth", "fifth", "sixth")
]


def story(heading, paragraph="<p>{}</p>"):
    """The lines that stay of a page with one heading among its paragraphs."""
    texts = [paragraph.format(text, n) for n, text in enumerate(PARAGRAPHS)]
    body = "".join([*texts[:3], heading, *texts[3:]])
    page = f"<html><body><div><article><h1>Ferry put off again by board</h1>{body}</article></div></body></html>"
    return [block.text for block in read_html(page, "ferry.html").blocks]


@pytest.mark.parametrize(
    "heading",
    [
        '<h2 id="search-and-rescue">Search and rescue</h2>',
        '<h3 id="h-search-and-rescue">Search and rescue</h3>',
        '<div class="sc-f98b1ad2-0"><h2>Search and rescue</h2></div>',
        '<h2><a href="#search-and-rescue">Search and rescue</a></h2>',
        '<div class="crosshead">Search and rescue</div>',
        '<section id="search-and-rescue"><h2>Search and rescue</h2></section>',
    ],
)
def test_heading_stays(heading):
    """An id made of the heading's words, a hash that holds a word and a link to itself say nothing of furniture."""
    assert story(heading) == [*PARAGRAPHS[:3], "Search and rescue", *PARAGRAPHS[3:]]


@pytest.mark.parametrize(
    "paragraph", ['<p class="paywall">{}</p>', '<p class="c-share">{}</p>', '<p id="ad{1}2">{0}</p>']
)
def test_name_of_every_paragraph_is_the_storys(paragraph):
    """A name that most of the prose has, paragraph by paragraph, is no furniture's."""
    assert story("", paragraph) == PARAGRAPHS


def test_named_box_goes():
    """A box of its own with the name of furniture goes all the same."""
    assert story('<div class="share-bar"><p>Send it to a friend</p></div>') == PARAGRAPHS
