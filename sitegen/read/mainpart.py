"""Which lines of a page are the article: the box that holds its prose, the lead above it, and nothing else.

The page's own words come first (`itemprop=articleBody`, `<article>`, `<main>`), then density: the smallest box that
still holds nearly all of the prose.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from sitegen.model.frozen import frozen
from sitegen.read.boxnames import body_names
from sitegen.read.bylines import is_signature
from sitegen.read.furniture import shape_of
from sitegen.read.pagetree import Line, Page, Span, is_prose
from sitegen.read.wordlists import word_list

_ENOUGH = 140  # characters of prose that make an article
_STOPS = (".", "!", "?", ".”", '."', "?”", '?"')
_WORDS = 3  # words of a cell that ends with a full stop and is none: a sentence of a story set in a table
_MOST_CELLS = 8
_CELL = 120  # characters
_DECK_WORDS, _DECK_LINES = 7, 10
_DECK_ENDS = word_list("page", "below_deck")
_THREAD = 6  # lines of readers' comments in a row
_POINTER = re.compile(r"(?:see|watch|read|view|listen\sto|click|check\sout|take\sa\slook)\s", re.IGNORECASE)
_TIGHT = 0.85  # share of the prose that a smaller box must still hold


@frozen
class MainPart:
    """`start:end` are the lines of the article's box, `first` the line of its first paragraph; `outer` the box around.

    `deck` are the lines of the sub-headline that stand outside the box, right below the headline.
    """

    start: int
    end: int
    first: int
    outer_start: int
    outer_end: int
    deck: tuple[int, ...] = ()


def find_main_part(page: Page, title_line: int) -> MainPart | None:
    """The article's place on the page, None where the page has no prose. `title_line` is the headline's line or -1."""
    prose = [len(line.text) if is_prose(line) and not line.reason else 0 for line in page.lines]
    sums = [0]
    for count in prose:
        sums.append(sums[-1] + count)
    if sums[-1] == 0:
        return None

    def held(span: Span) -> int:
        return sums[span.end] - sums[span.start]

    outer = _said_by_page(page, held, sums[-1])
    start, end = _tighten(page, held, outer)
    if title_line >= 0 and outer.start <= title_line < end:
        start = min(start, max(title_line + 1, outer.start)) if title_line < start else title_line + 1
    first = next((i for i in range(start, end) if prose[i]), start)
    deck = _deck_between(page, title_line, start) if 0 <= title_line < start else ()
    return MainPart(start, end, first, outer.start, outer.end, deck)


def is_deck(line: Line) -> bool:
    """Whether a line above the first paragraph can be of the deck: words enough, most of them small, and no link."""
    words = line.text.split()
    return len(words) >= _DECK_WORDS and not line.links and sum(word.islower() for word in words) * 2 > len(words)


def _deck_between(page: Page, title_line: int, start: int) -> tuple[int, ...]:
    """The lines of the deck between the headline and a box that holds the paragraphs alone: they end at byline or picture.

    "<h1>Bridge shut</h1><p>Rust found in three of nine cables</p><p>By Ada Quill</p><div itemprop=articleBody>".
    """
    found: list[int] = []
    for i in range(title_line + 1, min(start, title_line + 1 + _DECK_LINES)):
        line = page.lines[i]
        if line.reason in _DECK_ENDS or is_signature(line.text, loose=True):
            break
        if not line.reason and is_deck(line) and shape_of(line.text) is None:
            found.append(i)
    return tuple(found)


def story_lines(page: Page, part: MainPart) -> list[Line]:
    """The lines of the article that the page's structure doesn't give away as furniture."""
    kept = [page.lines[i] for i in part.deck]
    skipped = False
    rows = _rows(page, part)
    for i, line in enumerate(page.lines[part.start : _above_comments(page, part)], part.start):
        if i in rows:
            kept += rows[i]
            continue
        if _is_structural(line, before_story=i < part.first):
            skipped = True
            continue
        if skipped and line.kind == "heading" and kept and kept[-1].kind == "heading":
            kept.pop()  # it headed what has just been skipped: "Key events" above a list of links
        skipped = False
        kept.append(line)
    return kept


def _above_comments(page: Page, part: MainPart) -> int:
    """The end of the story, or the first of its readers' comments where most of the story stands above them."""
    size = [len(line.text) if is_prose(line) and not line.reason else 0 for line in page.lines[: part.end]]
    for i in range(part.first, part.end):
        if all(line.reason == "comments" for line in page.lines[i : i + _THREAD]) and sum(size[:i]) > 2 * sum(size[i:]):
            return i
    return part.end


def _rows(page: Page, part: MainPart) -> dict[int, list[Line]]:
    """The rows of the story's tables as one line each, at the place of their first cell: "Nurses | 12 | 2".

    A table above the first paragraph or below the last is no part of the story, nor is one of links.
    """
    prose = [i for i in range(part.first, part.end) if is_prose(page.lines[i]) and not page.lines[i].reason]
    rows: dict[int, list[Line]] = {}
    for span in page.spans:
        if span.tag != "tr" or not prose or not 2 <= span.end - span.start <= _MOST_CELLS:
            continue
        cells = page.lines[span.start : span.end]
        if not prose[0] < span.start < prose[-1]:
            continue
        if any(
            cell.tag not in ("td", "th") or cell.reason or cell.is_linked or len(cell.text) > _CELL for cell in cells
        ):
            continue
        rows |= {i: [] for i in range(span.start, span.end)}
        rows[span.start] = [Line("item", " | ".join(cell.text for cell in cells), cells[0].number, 0, "tr")]
    return rows


def _is_structural(line: Line, *, before_story: bool) -> bool:
    """Furniture by structure: in a box of furniture, nothing but links, a cell of figures, or a crumb above the story."""
    if line.reason:
        return True
    if (
        line.is_linked
        and (line.kind == "item" or len(line.text) < 200)
        and (_POINTER.match(line.text) or not line.text.rstrip('"”’»)').endswith((".", "!")))
    ):
        return True
    if line.tag in ("td", "th", "caption", "dt") and not is_prose(line) and not (before_story and is_deck(line)):
        return len(line.text) < 60 and not (line.text.endswith(_STOPS) and len(line.text.split()) > _WORDS)
    return before_story and line.kind == "item" and len(line.text) < 25


def _said_by_page(page: Page, held: Callable[[Span], int], total: int) -> Span:
    """The box that the page calls its article, if it holds the prose; else the whole page."""
    bodies = [span for span in page.spans if span.element.get("itemprop") == "articleBody" and held(span) >= _ENOUGH]
    articles = [span for span in page.spans if span.tag == "article" or span.element.get("role") == "article"]
    named = [
        span
        for span in page.spans
        if span.tag in ("div", "section", "td") and not span.reason and body_names(span.names)
    ]
    mains = [span for span in page.spans if span.tag == "main" or span.element.get("role") == "main"]
    for group, share in ((bodies, 0.5), (articles, 0.5), (named, 0.6), (mains, 0.5)):
        best = max(group, key=held, default=None)
        if best is not None and held(best) >= max(_ENOUGH, share * total):
            return best
    return page.spans[0] if page.spans else Span(None, "body", 0, len(page.lines))


def _tighten(page: Page, held: Callable[[Span], int], outer: Span) -> tuple[int, int]:
    """Go into ever smaller boxes while one holds nearly all of the prose."""
    whole = held(outer)
    start, end = outer.start, outer.end
    for span in page.spans:
        if (
            start <= span.start
            and span.end <= end
            and not span.reason
            and span.tag not in ("p", "li", "blockquote")
            and held(span) >= _TIGHT * whole
        ):
            start, end = span.start, span.end
    return start, end
