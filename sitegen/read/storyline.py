"""A block looked at by itself: the shape of furniture that it has, and whether it can only be story."""

from __future__ import annotations

import re

from sitegen.model.frozen import frozen
from sitegen.read.bylines import is_date_line
from sitegen.read.draft import DraftBlock
from sitegen.read.furniture import Shape, shape_of

FULL_STOP = re.compile(r"[.!?][\"'”’»)\]*_]{0,4}$")
SENTENCE_END = re.compile(
    r"[.!?…:;][\"'”’»)\]*_]{0,4}(?:\s[A-Z]{2,4}/[a-z]{2,4})?$"
)  # "… would resume today. ABC/de", signed by the desk
_ITEM = 90  # characters of a list's item that make it a paragraph
_TEASER_END = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|»|>)\s*$")


@frozen
class StoryLine:
    """A block, the shape of furniture it has, and whether it can only be story."""

    block: DraftBlock
    shape: Shape | None
    is_story: bool

    @property
    def text(self) -> str:
        """Its words."""
        return self.block.text


def story_line(block: DraftBlock) -> StoryLine:
    """A block looked at by itself."""
    shape = None if block.is_row else shape_of(block.text)
    return StoryLine(block, shape, shape is None and is_story(block))


def is_story(block: DraftBlock) -> bool:
    """Whether a block without the shape of furniture is a sentence or more, and long enough to be no teaser."""
    text = block.text
    return (
        (len(text) >= 40 if block.kind in ("paragraph", "quote") else block.kind == "item" and len(text) >= _ITEM)
        and not _TEASER_END.search(text[-12:])
        and bool(len(text) > 200 or SENTENCE_END.search(text[-14:]))
        and not is_date_line(text)
    )
