"""The days that a page shows beside its story: in byline and date line, and below the last paragraph.

What the page says of itself comes first, then what it marks as a time, then its lines; what is left is a day without its
year, which only extraction can complete.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sitegen.model.article import Clue
from sitegen.read.bylines import is_signature, month_beside
from sitegen.read.datewords import came_out, day_without_year, find_dates, is_labelled, month_of, rejoin_date
from sitegen.read.furniture import shape_of
from sitegen.read.guessdate import guess_date
from sitegen.read.mainpart import MainPart
from sitegen.read.pagetree import Line, Page, is_prose
from sitegen.read.timetags import OF_OTHERS, time_clues
from sitegen.text import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEAD_LINES = 14
_FOOT_LINES = 12
_RIGHT_ABOVE = 2
_ISSUE_ABOVE = 6  # lines
_DECK = 300  # characters
_BELOW_DECK = 8  # lines
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[^.\d]{0,40}(?:(?:19|20)\d\d\s?[-–]\s?)?((?:19|20)\d\d)(?!\d)", re.IGNORECASE
)
_CLOCK = re.compile(r"\d[:.]\d\d|\d\s?[ap]\.?m\b", re.IGNORECASE)
_DATED_ADDRESS = re.compile(r"/((?:19|20)\d\d([/-])\d\d?\2\d\d?)[/-]([\w-]{6,200})")
_WORD = re.compile(r"[a-z]{4,}")
_SAME = 3  # words of the headline that an address must have
_MOST_LINKS = 3_000


def page_clues(
    root: HtmlElement,
    page: Page,
    part: MainPart | None,
    title: str,
    title_line: int,
    heads: list[Line],
    told: tuple[tuple[Clue, ...], tuple[Clue, ...]],
) -> tuple[Clue, ...]:
    """All of them, publication dates first, otherwise in falling order of trust. `told` are those of its data and of its furniture."""
    clues = (*told[0], *time_clues(page, part, _below_deck(page, part) if part else 0), *_visible(heads), *told[1])
    steps: tuple[Callable[[], tuple[Clue, ...]], ...] = (
        lambda: _below_story(page, part) if part else (),
        lambda: guess_date(root, page, heads),
        lambda: _own_address(root, title),
        lambda: _without_year(page, part, title_line, heads) if part else (),
        lambda: _issue(page.lines[max(0, title_line - _ISSUE_ABOVE) : max(0, title_line)]),
    )
    for step in steps:
        if not any(clue.kind == "published" for clue in clues):
            clues += step()
    return _order(clues)


def head_lines(page: Page, part: MainPart | None, title_line: int) -> list[Line]:
    """The lines between headline and story, furniture boxes included: byline and date stand there."""
    if part is None:
        return []
    start = title_line + 1 if 0 <= title_line < part.first else max(part.outer_start, part.first - 6)
    end = min(_below_deck(page, part), start + _HEAD_LINES)
    lines = [line for i, line in enumerate(page.lines[start:end], start) if not _is_fact(page, i)]
    headings = [i for i, line in enumerate(lines) if line.kind == "heading" and line.is_linked]
    heads = [line for line in lines[: headings[0] if headings else None] if _may_be_byline(line)]
    _rejoin_dates(heads)
    return heads


def _rejoin_dates(heads: list[Line]) -> None:
    """Write a date that stands in boxes of its parts into the first of them: "03" / "May" / "2021"."""
    for i in range(len(heads)):
        size = rejoin_date([line.text for line in heads[i : i + 3]])
        if size:
            heads[i].text = " ".join(line.text for line in heads[i : i + size])
            for line in heads[i + 1 : i + size]:
                line.reason = "date"
            del heads[i + 1 : i + size]
            return


def _below_deck(page: Page, part: MainPart) -> int:
    """The line of the first paragraph, or of the second where the first is a deck with byline or day right below it."""
    first = page.lines[part.first]
    below = page.lines[part.first + 1 : part.first + 1 + _BELOW_DECK]
    prose = next((i for i, line in enumerate(below) if is_prose(line) and not line.reason), len(below))
    signed = any(is_signature(line.text) for line in below[:prose] if _may_be_byline(line))
    return part.first + 1 + prose if signed and len(first.text) <= _DECK else part.first


def _is_fact(page: Page, i: int) -> bool:
    """Whether a line is a cell beside the head of its row, "Date | 9 March 2004": a fact of the story's, not the page's day."""
    return i > 0 and page.lines[i].tag == "td" and page.lines[i - 1].tag == "th"


def _may_be_byline(line: Line) -> bool:
    """No line of a list of other stories, a comment or a menu."""
    elsewhere = line.reason in OF_OTHERS or line.kind == "heading"
    return not elsewhere and not (line.kind == "item" and line.is_linked)


def _visible(heads: list[Line]) -> tuple[Clue, ...]:
    """Dates in the byline and the lines beside it."""
    clues: list[Clue] = []
    for line in heads:
        if is_signature(line.text, loose=True):
            clues += [Clue(date.text, "html", "byline", date.kind, line.number) for date in find_dates(line.text)]
    months = ((month_of(line.text) or month_beside(line.text), line.number) for line in heads) if not clues else ()
    return (*clues, *(Clue(month, "html", "date line", line=number) for month, number in months if month))


def _below_story(page: Page, part: MainPart) -> tuple[Clue, ...]:
    """The dates of a sentence below the story that says when it came out, or of "Posted on 3 May 2021 · 41 notes"."""
    last = max(
        (i for i in range(part.first, part.end) if is_prose(page.lines[i]) and not is_labelled(page.lines[i].text)),
        default=part.end - 1,
    )
    foot = page.lines[last + 1 : part.end + _FOOT_LINES]
    lines = (line for line in foot if shape_of(line.text) == "correction")
    clues = [
        Clue(date.text, "html", "published line", line=line.number) for line in lines for date in came_out(line.text)
    ]
    posted = next(
        (line for line in foot[: _next_heading(foot)] if is_labelled(line.text) and _may_be_byline(line)), None
    )
    days = find_dates(posted.text)[:1] if posted and not clues else ()
    return (
        *clues,
        *(Clue(day.text, "html", "published line", day.kind, posted.number if posted else 0) for day in days),
    )


def _next_heading(lines: list[Line]) -> int:
    """The index of the first heading, below which other stories stand."""
    return next((i for i, line in enumerate(lines) if line.kind == "heading"), len(lines))


def _without_year(page: Page, part: MainPart, title_line: int, heads: list[Line]) -> tuple[Clue, ...]:
    """The day of a byline that leaves its year out, "Jun 13, 4:03 PM EDT", and the first copyright year below it.

    Above the headline it needs a clock time or a name: "Monday, June 13" alone is the reader's day.
    """
    above = page.lines[max(0, title_line - _RIGHT_ABOVE) : max(0, title_line)]
    near = [line for line in above if _may_be_byline(line) and _CLOCK.search(line.text)]
    days = ((day_without_year(line.text), line.number) for line in (*heads, *near))
    clues = [
        Clue(day, "html", "day without a year", "unclear", number)
        for (day, dated), number in days
        if day and is_signature(dated, loose=True)
    ]
    years = (
        (_COPYRIGHT.search(line.text), line.number) for line in page.lines[part.first :] if len(line.text) <= _DECK
    )
    rights = [Clue(year[1], "html", "copyright", "unclear", number) for year, number in years if year]
    return (*clues[:1], *rights[:1])


def _issue(above: list[Line]) -> tuple[Clue, ...]:
    """The month that names the issue above the headline: "December 2010"."""
    months = ((month_of(line.text), line.number) for line in above)
    return tuple(Clue(month, "html", "date line", line=number) for month, number in months if month)[:1]


def _own_address(root: HtmlElement, title: str) -> tuple[Clue, ...]:
    """The day in a link that leads to the page itself, by the words of its headline: "/2016/06/13/divers-raise-steamer/print"."""
    words = set(_WORD.findall(fold(title)))
    for link in [*root.iter("link"), *root.iter("a")][:_MOST_LINKS]:
        found = _DATED_ADDRESS.search(unquote(link.get("href") or "")[:1000])
        named = _WORD.findall(found[3].casefold()) if found else []
        if found and len(words.intersection(named)) >= max(_SAME, len(named) / 2):
            return (Clue(found[1], "url", "a link to itself", line=link.sourceline or 0),)
    return ()


def _order(clues: tuple[Clue, ...]) -> tuple[Clue, ...]:
    """Publication dates first, each once, otherwise in the order of trust in which they came."""
    unique: dict[tuple[str, str], Clue] = {}
    for clue in clues:
        unique.setdefault((clue.text, clue.kind), clue)
    return tuple(sorted(unique.values(), key=lambda clue: ("published", "unclear", "updated").index(clue.kind)))
