"""What a reader of one format hands on, before the blocks are joined into `Article.text`."""

from __future__ import annotations

from sitegen.model.article import BlockKind, Clue
from sitegen.model.frozen import frozen


@frozen
class DraftBlock:
    """One paragraph: whitespace collapsed, no line breaks inside. `line` is its first line in the file (0 = not known).

    `gap` = it does not stand right below the block before, as far as the format shows. `is_row` = it is a row of a table
    within the story, and no menu though it looks like one: "Vehicle | Peak | Off-peak".
    """

    kind: BlockKind
    text: str
    line: int = 0
    gap: bool = True
    is_row: bool = False


@frozen
class Draft:
    """An article as one format tells it. Empty string or tuple = the document does not say.

    `title_rule` names where the title stood ("h1", "og:title", "title", "json-ld headline", "first-line").
    `language` is a BCP 47 tag. `clues` are listed in falling order of trust. `text` is never stored: the blocks are it.
    """

    blocks: tuple[DraftBlock, ...] = ()
    title: str = ""
    title_rule: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    clues: tuple[Clue, ...] = ()
