"""An article as read: cleaned text, what it says of itself, and what its editor wrote above it."""

from __future__ import annotations

from typing import Literal

from sitegen.errors import Notice
from sitegen.model.evidence import ArticleId, Origin
from sitegen.model.frozen import frozen

BlockKind = Literal["paragraph", "heading", "item", "quote"]
TextMode = Literal["full", "excerpts"]


@frozen
class Block:
    """One paragraph of `Article.text`: `text[start:end]`. `line` is its first line in the file (0 = not known)."""

    start: int
    end: int
    kind: BlockKind = "paragraph"
    line: int = 0


@frozen
class Clue:
    """Words around the story that may date it: `text` as found, `where` it stood ("json-ld datePublished", "line 3").

    `kind` says what the words date. Trust falls in the order in which the reader lists its clues. Update times,
    page-header dates and dates of related links are listed as what they are or not at all.
    """

    text: str
    origin: Origin
    where: str
    kind: Literal["published", "updated", "unclear"] = "published"
    line: int = 0


@frozen
class FrontMatter:
    """What the editor wrote, checked. Empty string or tuple = not written. `date` and `updated` are EDTF.

    `speakers` pairs the first words of a quotation with the name of who said it. `lines` gives each key's line.
    `date_basis` says how the date is known: "editor" = set by hand, "stated" or "" = written in the document.
    `embargo` is an ISO day, with a time where the editor wrote one. `date_found` and `digest` are written by an import:
    how the date was found, and the digest of what was imported.
    """

    title: str = ""
    date: str = ""
    updated: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    archived: str = ""
    accessed: str = ""
    language: str = ""
    actors: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    slug: str = ""
    aliases: tuple[str, ...] = ()
    draft: bool = False
    embargo: str = ""
    text: TextMode = "full"
    speakers: tuple[tuple[str, str], ...] = ()
    date_basis: Literal["", "stated", "editor"] = ""
    date_found: str = ""
    digest: str = ""
    lines: tuple[tuple[str, int], ...] = ()


@frozen
class Article:
    """One source document after reading; nothing in it is inferred from the story.

    `text` is plain text, NFC, paragraphs split by one blank line, no furniture; `blocks` partition it in order.
    `title` is "" where the document has none; `title_rule` says where it was found ("h1", "first-line", …).
    `language` is a BCP 47 tag if the document or its editor names one, else "". `digest` is the SHA-256 of the bytes.
    `notices` are what reading is in doubt about.
    """

    id: ArticleId
    digest: str
    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    title_rule: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    clues: tuple[Clue, ...] = ()
    front: FrontMatter = FrontMatter()
    notices: tuple[Notice, ...] = ()
