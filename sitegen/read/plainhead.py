"""What the head of a pasted text says: its headline, who published and wrote it and when; and the lines that are left."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from sitegen.model.article import Clue
from sitegen.model.frozen import changed
from sitegen.read.bylines import author_of, is_date_line, is_names, is_signature
from sitegen.read.datewords import find_dates
from sitegen.read.furniture import shape_of
from sitegen.read.headlabels import Head, note_label
from sitegen.read.lines import ITEM, TOP, TextLine, is_date_key
from sitegen.read.masthead import Masthead, find_masthead
from sitegen.read.pagetop import find_page_top
from sitegen.read.shapes import WEAK_POINTER
from sitegen.read.titles import (
    is_section_label,
    looks_like_headline,
    looks_like_masthead,
    may_be_headline,
    paper_and_section,
    strip_paper,
    without_section,
)
from sitegen.read.topclump import headline_below_menu

if TYPE_CHECKING:
    from sitegen.model.evidence import ArticleId

_OPEN_END = re.compile(
    r"\b(?:of|over|to|in|for|and|the|an?|on|with|at|from|as|after|into|but|or|against|his|her|its|their)$|[,–—-]$",
    re.IGNORECASE,
)
_TITLE_END = re.compile(r"(?:,|\s[-–—|]|\s?[(\[])\s?$")  # what stands between a headline and its day
_TITLE_PAPER = re.compile(r"(?:,\s|\s[-–—|]\s|\s\()(?P<paper>[A-Z][\w.&'’-]*(?:\s[\w.&'’-]+){0,3})$")
_TITLE_START = re.compile(r"\]|\)|\s?[-–—:|]\s|\s(?=[A-Z])")
_BESIDE = re.compile(r"\s[-–—|]\s(?P<paper>[A-Z].{2,40})$")
_TITLE_WORDS = 3
_KICKER = 3  # words on either side of a bar
_HEAD_LINES = 14
_GLUED = 60  # characters; a line that begins with a labelled day and is longer has the story's beginning behind it


def read_title(head: Head, lines: list[TextLine]) -> None:
    """Take the day and the paper out of a headline: "Ferry firm fined (The Gazette, 3 May 2021)", "2021-05-03 Ferry firm fined"."""
    for line in lines[:_HEAD_LINES]:
        beside = _BESIDE.match(head.title[len(line.text) :]) if head.title.startswith(line.text) else None
        if beside:  # a share button had set the paper behind the headline, which comes again
            head.title, head.publisher = line.text, head.publisher or beside["paper"]
    days = find_dates(head.title)
    if len(days) != 1:
        return
    before, after = head.title[: days[0].start], head.title[days[0].end :]
    if not after.strip(" )]") and _TITLE_END.search(before):
        rest, paper = _TITLE_END.sub("", before), ""
        if (found := _TITLE_PAPER.search(rest)) and is_names(found["paper"]):
            rest, paper = rest[: found.start()], found["paper"]
    elif _TITLE_START.match(after) and (not before.strip("[( ") or is_names(before)):
        rest, paper = after.lstrip(" ])-–—:|,"), before.strip("[(, ")
    else:
        return
    if len(rest.split()) >= _TITLE_WORDS:
        head.title, head.publisher = rest, head.publisher or paper
        head.clues += (Clue(days[0].text, "line", "date line, beside the headline"),)


def read_page_top(lines: list[TextLine], head: Head, path: ArticleId) -> list[TextLine]:
    """The lines without the menus and buttons of a page's top; its headline is noted."""
    known = head.title or headline_below_menu([line.text for line in lines[:TOP]], [line.gap for line in lines[:TOP]])
    top = find_page_top([line.text for line in lines], path, known)
    if top is None:
        return lines
    first = top.title
    while first and _is_first_half(lines[first - 1].text) and _goes_on(lines[first - 1].text, lines[first]):
        first -= 1
    words, size = _whole_headline(lines[first].text, lines[first + 1 : top.story])
    head.title = head.title or strip_paper(words)
    head.publisher = (
        head.publisher or top.publisher or find_masthead([line.text for line in lines[:_HEAD_LINES]]).publisher
    )
    return [lines[i] for i in top.kept if not first <= i < first + size] + lines[top.story :]


def read_head(lines: list[TextLine], head: Head) -> list[TextLine]:
    """Take masthead, section, headline and the header lines of exports off the top. Bylines and dates stay for later.

    Each line is put before the steps in turn; the first that knows it says how many lines it takes. Where none does, the
    story has begun.
    """
    masthead = Masthead()
    if not head.title:
        masthead = find_masthead([line.text for line in lines[:_HEAD_LINES]])
        head.publisher = head.publisher or masthead.publisher
    at = masthead.size
    last = min(len(lines), at + _HEAD_LINES)
    kept: list[TextLine] = []
    while at < last and not (kept and _is_glued(kept[-1].text)):
        line = lines[at] if head.title else changed(lines[at], text=without_section(lines[at].text))
        taken = next((size for step in _STEPS if (size := step(line, lines[at + 1 : at + 5], head, kept))), 0)
        if not taken:
            break
        at += taken
    return kept + [lines[i] for i in masthead.dates] + lines[at:]  # a day below the headline comes before one above it


def _label(line: TextLine, _below: list[TextLine], head: Head, _kept: list[TextLine]) -> int:
    """A labelled line, "Source: The Gazette", or the headline once more."""
    return int(note_label(line, head) or bool(head.title and line.text == head.title))


def _paper_below_headline(line: TextLine, below: list[TextLine], head: Head, _kept: list[TextLine]) -> int:
    """Below the headline the paper's name, above a day."""
    if not (head.title and below and looks_like_masthead(line.text) and is_date_line(below[0].text)):
        return 0
    head.publisher = head.publisher or line.text
    return 1


def _who_and_when(line: TextLine, _below: list[TextLine], head: Head, kept: list[TextLine]) -> int:
    """A byline, a day, a line of furniture: they stay, for `boilerplate` reads them."""
    text = line.text
    if not (head.title or kept) and WEAK_POINTER.match(text) and looks_like_headline(text) and ":" in text:
        return 0  # "EXCLUSIVE: Ferry firm fined" is a headline here; below it would point to one
    if not (shape_of(text) or is_signature(text, loose=bool(head.title)) or is_date_key(text)):
        return 0
    kept.append(line)
    return 1


def _kicker(line: TextLine, below: list[TextLine], head: Head, _kept: list[TextLine]) -> int:
    """Above the headline a section, a kicker or the paper's name."""
    if not head.title and (paper := paper_and_section(line.text)):
        head.publisher = head.publisher or paper
        return 1
    is_section = is_section_label(line.text)
    is_half = line.text.isupper() and bool(below) and _goes_on(line.text, below[0])
    if head.title or is_half or not _is_label(line.text) or not _headline_follows(below, is_label_above=is_section):
        return 0
    head.publisher = head.publisher or (line.text if looks_like_masthead(line.text) and not is_section else "")
    return 1


def _headline(line: TextLine, below: list[TextLine], head: Head, _kept: list[TextLine]) -> int:
    """The headline, in one line or more."""
    if head.title or not below or ITEM.match(line.text):
        return 0
    if not (looks_like_headline(line.text) or _is_signed_title(line.text, below[0].text)):
        return 0
    words = line.text.strip("^<> ")  # agencies set their headlines so: "^Crane falls on two ships<"
    words, size = _whole_headline(words, below[:-1])  # something has to stand below it
    head.title = strip_paper(words)
    return size


_Step = Callable[[TextLine, list[TextLine], Head, list[TextLine]], int]
_STEPS: tuple[_Step, ...] = (_label, _paper_below_headline, _who_and_when, _kicker, _headline)
"""A line, the lines below it, what the head said so far, the lines that stay -> how many lines the step takes."""


def _is_glued(text: str) -> bool:
    """Whether the story begins within the line: "date 2021-05-03 The minister resigned on Monday…"."""
    return len(text) > _GLUED and is_date_key(text)


def _whole_headline(words: str, below: list[TextLine]) -> tuple[str, int]:
    """A headline with the lines in which it goes on, and how many lines it has."""
    size = 1
    for line in below:
        if not _goes_on(words, line):
            break
        words, size = f"{words} {line.text}", size + 1
    return words, size


def _is_first_half(text: str) -> bool:
    return may_be_headline(text) and not looks_like_masthead(text)


def _goes_on(title: str, line: TextLine) -> bool:
    """Whether a headline goes on in the next line: "Ferry firm fined over / sinking off the mole"."""
    capitals = title.isupper() and line.text.isupper() and len(title.split()) >= _TITLE_WORDS
    return (
        not line.gap
        and len(line.text) <= 90
        and not line.text.endswith((".", ":"))
        and bool(line.text[:1].islower() or _OPEN_END.search(title) or capitals)
        and shape_of(line.text) is None
        and not is_signature(line.text, loose=True)
    )


def _is_label(line: str) -> bool:
    """Whether a line above a headline can be a masthead, a section or a kicker."""
    if is_section_label(line):
        return True
    section, bar, words = line.partition(" | ")
    if bar and "|" not in words and max(len(section.split()), len(words.split())) <= _KICKER:
        return True  # "The Americas | Fishy business"
    short = len(line.split()) <= 5 and not line.endswith((".", "?", "!", ":", "”", '"'))
    return short and (looks_like_masthead(line) or (is_names(line) and len(line.split()) <= 3))


def _headline_follows(lines: list[TextLine], *, is_label_above: bool = False) -> bool:
    """Whether the headline is still to come: a line of four words or more before any byline, date or paragraph.

    Below the name of a section a date may stand first: "Press summary / 12 May 2020 / Marlow v Dent: a lodger's key".
    """
    for line, below in pairwise([*lines, None]):
        if line is None:
            break
        text = line.text
        if below is not None and _is_signed_title(text, below.text):
            return True
        if is_date_line(text) and line is not lines[-1] and line is lines[0] and is_label_above:
            continue
        if is_signature(text, loose=True) or shape_of(text) or not looks_like_headline(text):
            return (
                is_section_label(text) and line is not lines[-1] and _headline_follows(lines[lines.index(line) + 1 :])
            )
        if len(text.split()) >= 3:
            return True
    return False


def _is_signed_title(text: str, below: str) -> bool:
    """Whether a line with a full stop is a headline after all, for a byline stands below it: "They called. Nobody came."."""
    return (
        2 <= len(text.split()) <= 7
        and text.endswith(".")
        and below[:3].casefold() == "by "
        and bool(author_of(below))
        and not author_of(text)
    )
