"""A second opinion on a page's lines, by trafilatura, where the page's own structure leaves doubt.

It is asked about what is no plain paragraph: labels, list items, lines after the end of the story. It never takes a
sentence out of the midst of the story.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from sitegen.read.bylines import is_signature
from sitegen.read.furniture import shape_of
from sitegen.read.mainpart import MainPart, is_deck
from sitegen.read.pagetree import Line, Page, is_prose

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LETTERS = re.compile(r"\W+")
_MOST_BOXES = 12_000  # past that a page is no article, and trafilatura's time grows faster than the page
_MOST_TEXT = 150_000
_AGREES = 0.6  # share of the story that both must have before the other's word counts


def in_doubt(lines: list[Line], page: Page, part: MainPart | None) -> bool:
    """Whether a second opinion can change anything: little prose, labels among the lines, or prose outside the box."""
    if part is None or sum(len(line.text) for line in lines if is_prose(line)) < 250:
        return True
    outside = (*page.lines[part.outer_start : part.start], *page.lines[part.end : part.outer_end])
    if any(is_prose(line) and not line.reason and shape_of(line.text) is None for line in outside):
        return True
    announced = False  # "The board will:" stands above
    for line, below in zip_longest(lines, lines[1:]):
        is_item = line.kind == "item" and not line.links
        if _is_weak(line) and not (announced and is_item) and _is_unclear(line, below):
            return True
        announced = line.text.endswith(":") or (announced and is_item)
    return False


def _is_unclear(line: Line, below: Line | None) -> bool:
    """Whether a weak line may be either: it heads no paragraph and no list, and does not go by its own words."""
    if below is not None and (
        (line.kind == "heading" and is_prose(below)) or (line.text.endswith(":") and below.kind == "item")
    ):
        return False
    return shape_of(line.text) is None and not is_signature(line.text)


def second_opinion(root: HtmlElement, page: Page) -> str:
    """The letters and digits of what trafilatura takes for the article; "" where it can't be asked or finds nothing."""
    if len(page.spans) > _MOST_BOXES or sum(len(line.text) for line in page.lines) > _MOST_TEXT:
        return ""
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it can't read is no news to our users
    try:
        found = bare_extraction(root, options=_options())
    except Exception:  # noqa: BLE001 - hostile markup breaks it in ways of its own; then there is no second opinion
        return ""
    body = getattr(found, "body", None)
    return _squash("".join(body.itertext())) if body is not None else ""


@cache
def _options() -> Any:
    """How it is asked. Made once: it reads its settings anew each time."""
    from trafilatura.settings import Extractor

    return Extractor(output_format="python", fast=True, comments=False, tables=False)


def weigh(lines: list[Line], page: Page, part: MainPart | None, other: str) -> list[Line]:
    """The lines of the story by both opinions."""
    own = _squash("".join(line.text for line in lines))
    if part is None or len(own) < 200 or (len(own) < 600 and len(own) * 4 < len(other)):
        theirs = [
            line for line in page.lines if not line.reason and len(key := _squash(line.text)) > 1 and key in other
        ]
        return theirs if sum(len(line.text) for line in theirs) > sum(len(line.text) for line in lines) else lines
    shared = sum(len(key) for line in lines if (key := _squash(line.text)) in other)
    if shared < _AGREES * len(own):
        return lines
    first = next((i for i, line in enumerate(lines) if is_prose(line)), 0)
    lines = [
        line
        for i, line in enumerate(lines)
        if not _is_weak(line)
        or _squash(line.text) in other
        or (i < first and is_deck(line))
        or _heads_story(lines, i, other)
    ]
    return _extend(lines, page, part, other)


def _heads_story(lines: list[Line], i: int, other: str) -> bool:
    """Whether a line is a heading right above a paragraph that both take for story."""
    below = lines[i + 1] if i + 1 < len(lines) else None
    return lines[i].kind == "heading" and below is not None and not _is_weak(below) and _squash(below.text) in other


def _extend(lines: list[Line], page: Page, part: MainPart, other: str) -> list[Line]:
    """Add paragraphs right after the box, within the box around it, that the other takes for story too."""
    more: list[Line] = []
    misses = 0
    for line in page.lines[part.end : part.outer_end]:
        if line.reason or line.is_linked:
            misses += 1
        elif _squash(line.text) in other and (is_prose(line) or line.kind in ("heading", "quote")):
            more.append(line)
            misses = 0
        else:
            misses += 1
        if misses > 6:
            break
    while more and more[-1].kind == "heading":
        more.pop()
    return lines + more if any(is_prose(line) for line in more) else lines


def _is_weak(line: Line) -> bool:
    """A line that need not be story: a label, a caption, a heading-like line without a full stop."""
    return line.tag != "tr" and not is_prose(line) and line.text[-1:] not in ".!?”’\"'。！？…" and len(line.text) < 200


@lru_cache(maxsize=512)
def _squash(text: str) -> str:
    """Letters and digits alone, in small letters. Remembered for a while: each step asks it of each line."""
    return _LETTERS.sub("", text).casefold()
