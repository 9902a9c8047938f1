"""Pasted text -> Draft: lines to paragraphs, the headline, what the head says of itself, and the story alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.model.article import BlockKind
from sitegen.model.frozen import changed
from sitegen.read.boilerplate import drop_furniture
from sitegen.read.bylines import author_of
from sitegen.read.clumps import drop_boxes
from sitegen.read.draft import Draft, DraftBlock
from sitegen.read.exports import read_codes, read_record
from sitegen.read.furniture import shape_of
from sitegen.read.headlabels import Head, note_mail, read_label_block, read_labels
from sitegen.read.lines import ITEM, TextLine, join_broken, join_labels, join_wrapped, lines_of, without_pages
from sitegen.read.plainhead import read_head, read_title
from sitegen.read.storyline import SENTENCE_END

if TYPE_CHECKING:
    from sitegen.model.evidence import ArticleId

_ADDRESS = re.compile(
    r"(?:the\swayback\smachine\s[-–]\s|(?:this\s(?:story|article|page)\s(?:was|is|can\sbe)\s)?(?:retrieved|saved|printed|found|available|source|link|url)(?:\s(?:from|at))?\s?:?\s)?(?P<url>https?://[\w.-]+/\S{8,300})(?:\s(?:on\s.{1,30}|\d{1,3}/\d{1,3}))?$",
    re.IGNORECASE,
)
_EDGE = 6  # lines at the top and at the foot in which an address may stand


def read_plain(text: str, path: ArticleId) -> Draft:
    """Read a pasted or exported text. Time is linear in its length."""
    head = Head()
    lines = without_pages(list(lines_of(text)))
    lines = join_labels(note_mail(lines, head, text))
    lines = read_labels(join_wrapped(_read_codes(lines)), head)
    lines = read_label_block(lines, head)
    body = read_head(lines, head, path)
    blocks = drop_boxes(join_broken(_blocks(body)))
    read_title(head, lines)
    cleaned = drop_furniture(blocks, title=head.title, publisher=head.publisher, author=head.author)
    return Draft(
        blocks=_mark_headings(cleaned.blocks),
        title=head.title,
        title_rule="first-line" if head.title else "",
        publisher=head.publisher or cleaned.publisher,
        author=head.author or cleaned.author,
        url=head.url or _own_address(lines),
        language=head.language,
        clues=head.clues + cleaned.clues,
    )


def _own_address(lines: list[TextLine]) -> str:
    """The address that stands alone above or below a story, "" where none or several do."""
    edge = {found["url"]: 0 for line in (*lines[:_EDGE], *lines[-_EDGE:]) if (found := _ADDRESS.match(line.text))}
    return next(iter(edge)) if len(edge) == 1 else ""


def _read_codes(lines: list[TextLine]) -> list[TextLine]:
    """The lines of an archive's export with its codes written out."""
    texts = [line.text for line in lines]
    told = read_codes(texts) or read_record(texts)
    return lines if told is None else [changed(lines[i], text=words, gap=True) for i, words in told]


def _blocks(lines: list[TextLine]) -> list[DraftBlock]:
    """Each line as a block; bullets lose their mark."""
    blocks: list[DraftBlock] = []
    for line in lines:
        mark = ITEM.match(line.text)
        rest = line.text[mark.end() :] if mark else ""
        is_item = bool(mark) and len(rest) > 1 and not author_of(line.text) and not shape_of(rest)
        kind: BlockKind = "item" if is_item and mark is not None and not mark[0][0].isdigit() else "paragraph"
        blocks.append(DraftBlock(kind, rest if kind == "item" else line.text, line.number, line.gap))
    return blocks


def _mark_headings(blocks: tuple[DraftBlock, ...]) -> tuple[DraftBlock, ...]:
    """A short line without a full stop between two paragraphs is a heading of the story."""
    marked = list(blocks)
    for i, block in enumerate(blocks):
        after = blocks[i + 1] if i + 1 < len(blocks) else None
        before = blocks[i - 1] if i else None
        if (
            block.kind == "paragraph"
            and len(block.text) <= 70
            and len(block.text.split()) <= 10
            and not SENTENCE_END.search(block.text.rstrip("?"))
            and not block.text.startswith(("“", '"', "‘"))
            and after is not None
            and len(after.text) > len(block.text)
            and (before is None or SENTENCE_END.search(before.text) or before.kind == "item")
        ):
            marked[i] = changed(block, kind="heading")
    return tuple(marked)
