"""Lines of pasted text that stand together, without a blank line between: what is furniture in one of them is so in all.

"Get the Daily Briefing in your inbox. / Start your morning with the day's top news. / Your email" is one box of a page, and
so is a row of headlines between two paragraphs. Only texts that set their paragraphs apart by blank lines are asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sitegen.patterns import lazy
from sitegen.read.bylines import is_signature
from sitegen.read.draft import DraftBlock
from sitegen.read.furniture import ASIDES, shape_of
from sitegen.read.storyline import is_story
from sitegen.read.titles import looks_like_headline

_SET_APART = 0.8  # share of the paragraphs that must stand alone
_LONGEST = 140
_MOST_HEADLINES = 6
_STOPS = (".", "!", "”", '"', "'", "’", ":", ";", ",")


def drop_boxes(blocks: Sequence[DraftBlock]) -> list[DraftBlock]:
    """The blocks without those that stand in a box with furniture. Furniture itself stays: later passes read it."""
    clumps = list(_clumps(blocks))
    if all(len(clump) == 1 for clump in clumps[1:]):
        return list(blocks)
    alone = sum(len(clump) == 1 and _is_paragraph(clump[0]) for clump in clumps)
    if alone < _SET_APART * sum(map(_is_paragraph, blocks)) or alone < 3:
        return list(blocks)
    kept: list[DraftBlock] = []
    before = ""  # the last words above the clump
    for n, clump in enumerate(clumps):
        rest = clump
        if len(clump) > 1 and shape_of(clump[0].text) == "advert" and _SPONSOR.search(clump[0].text):
            rest = []
        elif n > 0 and len(clump) > 1 and not any(map(_is_paragraph, clump)):
            if shape_of(clump[0].text) == "section" and n < len(clumps) - 1:
                pass  # a list of other stories: `afterstory` cuts it, and sees where it ends
            elif any(shape_of(block.text) in ASIDES for block in clump):
                rest = [block for block in clump if _says(block)]
            elif n < len(clumps) - 1 and (_is_row_of_headlines(clump, before)):
                rest = []
        kept += rest
        before = rest[-1].text if rest else before
    return kept


def _clumps(blocks: Sequence[DraftBlock]) -> Iterator[list[DraftBlock]]:
    """The blocks by neighbourhood."""
    clump: list[DraftBlock] = []
    for block in blocks:
        if clump and block.gap:
            yield clump
            clump = []
        clump.append(block)
    if clump:
        yield clump


def _is_paragraph(block: DraftBlock) -> bool:
    """Whether a block is a paragraph of the story, and no cry of the page's."""
    text = block.text
    return shape_of(text) is None and is_story(block) and not (text.isupper() and len(text) < _LONGEST)


def _says(block: DraftBlock) -> bool:
    """Whether a line in a box says something: furniture that ends a page or names who and when, or too much for a box."""
    text = block.text
    return shape_of(text) is not None or len(text) > _LONGEST or is_signature(text)


def _is_row_of_headlines(clump: Sequence[DraftBlock], before: str) -> bool:
    """Whether some lines between two paragraphs are other stories' headlines: no list that the story has announced."""
    return (
        len(clump) <= _MOST_HEADLINES
        and before.endswith((".", "!", "?", "”", '"', "’"))
        and all(_is_headline(block) for block in clump)
    )


_SPONSOR = lazy(
    r"\b(?:sponsor|partner|advertiser)", re.IGNORECASE
)  # "A message from our sponsor" heads the sponsor's words


def _is_headline(block: DraftBlock) -> bool:
    """Whether a line is a headline of some length, and nothing that a list in a story would have: a mark, a figure at its head."""
    return block.kind == "paragraph" and _is_title(block.text, least=5)


def _is_title(text: str, least: int) -> bool:
    return (
        least <= len(text.split()) <= 16
        and text[0].isupper()
        and not text.endswith(_STOPS)
        and ": " not in text
        and looks_like_headline(text)
    )
