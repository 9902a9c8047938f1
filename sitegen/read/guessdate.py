"""The last resort for a page's date: htmldate's guess, where a date line of the page bears it out.

On its own the guess is often the day a page was saved, a comment's or a copyright year; the words it must rest on are
shown as the clue, never the guess.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.model.article import Clue
from sitegen.read.bylines import is_date_line, is_names
from sitegen.read.datewords import find_dates, without_dates
from sitegen.read.pagetree import Line, Page, is_prose
from sitegen.read.wordlists import word_list
from sitegen.relative import MONTHS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ELSEWHERE = word_list("page", "dated_elsewhere")
_MOST_WORDS = 6
_MOST_LINES = 3_000  # past that a page is a list, and the guess costs more than it is worth


def guess_date(root: HtmlElement, page: Page, heads: list[Line]) -> tuple[Clue, ...]:
    """The words of the first date line that htmldate's guess agrees with, those of `heads` (between headline and story)
    before others; () where nothing bears it out.
    """
    lines = [line for line in heads if _is_date_label(line)]
    lines += [
        line
        for line, before in zip(page.lines, (None, *page.lines), strict=False)
        if _is_date_label(line)
        and line.reason not in _ELSEWHERE
        and "edition" not in line.text.casefold()  # "Sunday edition, 3 May 2021" above a page is the reader's day
        and not (line.tag == "td" and before is not None and before.tag == "th")  # "Date | 9 March 2004": a fact
    ]
    guess = _guess(root) if lines and len(page.lines) <= _MOST_LINES else None
    for line in lines if guess else ():
        for date in find_dates(line.text):
            if _same_day(date.text, guess or ""):
                return (Clue(date.text, "html", "date line", date.kind, line.number),)
    return ()


def _guess(root: HtmlElement) -> str | None:
    """The day that htmldate takes for the first publication."""
    from htmldate import find_date

    try:
        return find_date(root, original_date=True)
    except Exception:  # noqa: BLE001 - hostile markup breaks it in ways of its own; then there is no guess
        return None


def _is_date_label(line: Line) -> bool:
    """Whether a line is a date with a few names around it: "Case Study August 12, 2010", no sentence and no teaser."""
    text = line.text
    if len(text) > 90 or is_prose(line) or text.endswith((".", "?", "!", "”")) or not find_dates(text):
        return False
    beside = without_dates(text)
    return len(beside.split()) <= _MOST_WORDS and (is_date_line(text) or is_names(beside))


def _same_day(words: str, day: str) -> bool:
    """Whether a date as it stands can be the day `YYYY-MM-DD`."""
    year, month, date = day.split("-")
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    named = MONTHS[int(month) - 1] in words.casefold()
    return (
        (int(year) in numbers or int(year[2:]) in numbers) and int(date) in numbers and (named or int(month) in numbers)
    )
