"""Boxes in pasted text."""

from itertools import pairwise

from sitegen.read.clumps import drop_boxes
from sitegen.read.draft import DraftBlock

PARAGRAPH = "The harbour board met on Monday and put off its decision on the ferry once more."


def left(*clumps):
    """The lines of the text that stay, which has a paragraph before and behind each clump."""
    lines = [PARAGRAPH, PARAGRAPH]
    for clump in clumps:
        lines += ["", *clump, "", PARAGRAPH]
    lines.insert(1, "")
    blocks = [
        DraftBlock("paragraph", text, n, gap=not before)
        for n, (before, text) in enumerate(pairwise(["", *lines]))
        if text
    ]
    return [block.text for block in drop_boxes(blocks) if block.text != PARAGRAPH]


def test_box_goes_with_its_first_line():
    """What stands below an offer, without a blank line between, belongs to it; the offer itself is for later passes."""
    box = ["Get the Daily Tide newsletter in your inbox.", "Six stories by seven.", "Pick a day"]
    assert left(box) == box[:1]


def test_row_of_headlines_goes():
    """Two headlines or more between two paragraphs are other stories."""
    assert left(["Fire crews free sheep from cattle grid, twice", "Village with no vowels asks for a sign"]) == []


def test_list_of_the_story_stays():
    """Items that have marks, figures or few words are the story's."""
    rows = ["Best boat: Mary Ann", "Best crew: Lodestar"]
    assert left(rows, ["Ring", "Shoe"]) == [*rows, "Ring", "Shoe"]


def test_text_without_blank_lines_is_left_alone():
    """Where paragraphs stand together as well, neighbourhood says nothing."""
    texts = [PARAGRAPH, "Sign up for our newsletter", "A line of any kind", PARAGRAPH, PARAGRAPH]
    blocks = [DraftBlock("paragraph", text, n, gap=False) for n, text in enumerate(texts)]
    assert drop_boxes(blocks) == blocks
