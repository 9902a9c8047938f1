"""Blocks of a page -> the blocks of its story. One set of rules for pasted text, Markdown and HTML.

Three passes, each of which looks at whole lines: lines that are furniture wherever they stand (`furniture.shape_of`);
lists of other stories, from their heading to where the story resumes or the page ends; and what only stands at the head
or the tail (bylines, dates, mastheads, the author's life). Dates and names found on the way are handed on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from sitegen.model.article import Clue
from sitegen.model.evidence import Origin
from sitegen.model.frozen import changed, frozen
from sitegen.read.afterstory import ENDS_PAGE, drop_other_stories, drop_tail
from sitegen.read.bylines import author_of, is_credit, is_date_line, is_signature, month_beside, names_role
from sitegen.read.chronicle import with_periods
from sitegen.read.datewords import came_out, find_dates, is_labelled, month_of, without_dates
from sitegen.read.draft import DraftBlock
from sitegen.read.furniture import Shape
from sitegen.read.neighbours import is_caption, is_name_alone, is_role, without_note
from sitegen.read.pageend import about_sender, page_end
from sitegen.read.storyline import FULL_STOP, SENTENCE_END, StoryLine, story_line
from sitegen.read.titles import is_section_label, looks_like_masthead
from sitegen.text import fold

_DATE_KEY = re.compile(
    r"date:?\s{1,3}(?P<date>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)\s*", re.IGNORECASE
)
_SLUG_DATE = re.compile(r"(?<!\d)\d\d-\d\d-\d\d(?!\d)|(?<=[A-Z])(?:19|20)\d{6}(?=[.-]\d{4})")
_COPYRIGHT_YEAR = re.compile(r"(?<![\d-])(?:19|20)\d\d(?![\d-])")
_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.'’/ -]{2,40}(?:,[^()–—]{1,60})?\s?(?:\([^()]{1,40}\)\s?)?(?:-{1,2}|–|—)\s")
_HEAD_NOTE = re.compile(
    r"""(?:(?:vol(?:ume)?|issue|no|number)\.?\s?[\dIVXLC]{1,6}\b.{0,60} | (?:presented|supported|sponsored|funded|issued|provided)\sby\s.{2,60} | from:\s.{2,80} | in\s(?:partnership|association|collaboration)\swith\s.{2,60}
      | from\s(?:the|our)\s.{2,60}\s(?:series|archives?|collection|issue)\b.{0,60}
      | (?:first|originally|previously)\s(?:published|appeared|printed)\s(?:in|on|by)\s(?!\d).{0,60}(?:\b(?:issue|edition|number)\b.{0,40}|[A-Za-z])
      | (?:the\s)?(?:big|long|weekend|saturday|sunday|friday|monday|cover|lead)\s(?:read|story|essay|interview|profile|column|feature) | \d{1,2}[\s-]minute\sread | in\s(?:summary|brief|short) | summary | key\spoints | highlights | at\sa\sglance )$""",
    re.VERBOSE | re.IGNORECASE,
)  # "Issue 44 | Spring 2017", "The long read"
_MAY_SAY_WHEN: frozenset[Shape] = frozenset(
    {"topics", "player", "reading-time", "caption", "contact", "navigation", "pointer", "section"}
)
_FOOT_DATE = 6  # lines below the last paragraph in which the day may stand
_BEGINNING = 6  # words
_DECK, _HEAD_LINE = 240, 80  # characters
_BELOW_DECK = 6  # lines
_DAYS = 2


@frozen
class Cleaned:
    """The story's blocks, and what the furniture said: author, publisher, dates (in the order found)."""

    blocks: tuple[DraftBlock, ...]
    author: str = ""
    publisher: str = ""
    clues: tuple[Clue, ...] = ()


def drop_furniture(
    blocks: Sequence[DraftBlock], *, title: str = "", publisher: str = "", author: str = "", origin: Origin = "line"
) -> Cleaned:
    """Leave only the story. `title`, `publisher` and `author` are what is known of it so far; repeats of them go.

    `origin` says where the clues stand: "line" for files of text, "html" for pages.
    """
    lines = without_note([story_line(block) for block in blocks if block.text.strip()], author)
    story, is_chronicle = with_periods(lines)
    head = _head_of(story, title)
    last = next((i for i in range(len(story) - 1, -1, -1) if story[i].is_story), -1)
    end = min(page_end(story), about_sender(story, publisher))
    clues: list[Clue] = []
    names: list[str] = []
    kept: list[StoryLine] = []
    below = last + 1 + next((n for n, line in enumerate(story[last + 1 :]) if line.shape in ENDS_PAGE), _FOOT_DATE)
    signed = False  # the line before was a byline or a date
    for i, line in enumerate(story):
        edge = i < head or i > last
        may_be_dated = i <= head and (line.block.kind != "heading" or not is_chronicle)
        verdict = _read_line(line, at_head=i < head, edge=edge, may_be_dated=may_be_dated, origin=origin)
        clues += verdict.clues
        if not verdict.clues and last < i < min(below, last + 1 + _FOOT_DATE) and origin != "html":
            clues += _said_at_foot(line)
        names += [verdict.author] if verdict.author and edge else []
        if i >= end:
            continue
        if i < head and not names and verdict.block is not None and is_name_alone(story, i, title):
            names.append(line.block.text)
            signed = True
            continue
        second = signed and i < head and line.shape is None and is_role(line.block.text)
        signed = bool(verdict.author or verdict.clues) or (signed and line.shape == "contact")
        below_byline = i <= head and bool(names or clues)
        if (
            verdict.block is not None
            and not second
            and not is_caption(story, i, at_head=i <= head, signed=below_byline)
        ):
            kept.append(line if verdict.block is line.block else StoryLine(verdict.block, line.shape, line.is_story))
    known = {fold(words) for words in (title, publisher, publisher.removeprefix("The "), author, *names[:1]) if words}
    kept = _drop_repeats(kept, known, fold(title), [line for line in story if line.shape == "caption"])
    kept = _drop_summary(drop_other_stories(kept))
    whole = kept
    kept = drop_tail(kept, author or (names[0] if names else ""), publisher)
    clues += (clue for line in whole[len(kept) :] for clue in _came_out(line, origin))
    kept = _mark_summary(kept, paragraphs=origin == "html")
    paper = next(filter(None, (_paper_beside_day(line.text) for line in story[:head])), "")
    return Cleaned(tuple(line.block for line in kept), names[0] if names else "", paper, tuple(clues))


def _paper_beside_day(text: str) -> str:
    """The publisher in a line above the story, "" = none: "The Courier · Sat 2 Sept 2017", "Reuters, 5 March 2019"."""
    name = without_dates(text).strip(" ,;|·•–—-/()") if len(text) < _HEAD_LINE and is_date_line(text) else ""
    return name if looks_like_masthead(name) else ""


def _head_of(story: list[StoryLine], title: str) -> int:
    """The index of the first paragraph. A deck of whole sentences is none where byline or day stand right below it."""
    first = next((i for i, line in enumerate(story) if line.is_story), len(story))
    if not title or first == len(story) or len(story[first].text) > _DECK:
        return first
    for i in range(first + 1, min(first + _BELOW_DECK, len(story))):
        text = story[i].text
        if story[i].block.kind == "heading" or len(text) > _DECK:
            break
        if is_signature(text) if not any(line.is_story for line in story[first + 1 : i]) else author_of(text):
            heads = (line.text for line, below in pairwise(story) if below.is_story)
            days = sum(len(head) < 60 and is_date_line(head) for head in heads)  # a chronicle has many
            return next((j for j in range(i, len(story)) if story[j].is_story), first) if days <= _DAYS else first
    return first


@frozen
class _Verdict:
    """What becomes of one line: its block (None = it goes), and what it said."""

    block: DraftBlock | None
    author: str = ""
    clues: tuple[Clue, ...] = ()


def _read_line(line: StoryLine, *, at_head: bool, edge: bool, may_be_dated: bool, origin: Origin) -> _Verdict:
    """The verdict on one line by itself."""
    block, text = line.block, line.block.text
    glued = _DATE_KEY.match(text) if may_be_dated else None
    if glued:
        rest = text[glued.end() :].strip()
        clue = Clue(glued["date"], origin, _where("date line", block), line=block.line)
        return _Verdict(changed(block, text=rest) if rest else None, clues=(clue,))
    if at_head and may_be_dated and (month := month_of(text)):
        clue = Clue(month, origin, _where("date line", block), line=block.line)
        return _Verdict(None, clues=(clue,) if origin != "html" else ())
    if line.shape in ENDS_PAGE:
        return _Verdict(block)  # the next pass needs the heading
    if line.shape == "slug":
        found = _SLUG_DATE.search(text)
        return _Verdict(
            None, clues=(Clue(found[0], origin, _where("slug", block), "unclear", block.line),) if found else ()
        )
    said_in_credit = at_head and line.shape == "credit" and text[:6].casefold().startswith(("words", "text", "story"))
    author = author_of(text, loose=at_head) if line.shape in (None, "contact") or said_in_credit else ""
    if at_head and not author and "," in text and names_role(text):  # "Ada Quill, Harbour Reporter"
        author = author_of(f"By {text}")
    if author and looks_like_masthead(author) and is_date_line(text):
        author = ""  # "The Courier · Sat 2 Sept 2017"
    if author:
        month = month_beside(text) if may_be_dated and origin != "html" else ""
        clue = Clue(month, origin, _where("date line", block), line=block.line)
        return _Verdict(None, author, (clue,) if month else _dates(block, "byline", origin))
    if at_head and line.shape is None and _is_head_note(text):
        return _Verdict(None, clues=_dates(block, "credit", origin) if origin != "html" else ())
    if line.shape is not None:
        return _Verdict(None, clues=_said_in_furniture(line, at_head=at_head, origin=origin))
    if (
        (block.kind != "heading" or may_be_dated)
        and len(text) < 160
        and is_date_line(text)
        and (edge or (len(text) < 80 and not without_dates(text)))
    ):
        return _Verdict(
            None, clues=_dates(block, "date line", origin) if at_head or "published" in text.lower() else ()
        )
    return _Verdict(block)


def _is_head_note(text: str) -> bool:
    """Whether a line above the story is about its page: a credit, a section, the issue, who paid for it."""
    return (
        is_credit(text) or is_section_label(text) or (bool(_HEAD_NOTE.match(text)) and not FULL_STOP.search(text[-8:]))
    )


def _said_in_furniture(line: StoryLine, *, at_head: bool, origin: Origin) -> tuple[Clue, ...]:
    """What a line that goes says of the date: an agency's credit above the story, the year of a copyright in wire copy."""
    if line.shape in ("correction", "pointer"):  # "This article appeared in the Gazette on 3 May 2021."
        return _came_out(line, origin)
    if origin == "html":
        return ()
    if at_head and line.shape in _MAY_SAY_WHEN and is_date_line(line.text):
        return _dates(line.block, "date line", origin)
    if line.shape not in ("credit", "copyright"):
        return ()
    if line.shape == "credit":
        return _dates(line.block, "credit", origin) if at_head else ()
    year = _COPYRIGHT_YEAR.search(line.block.text)
    where = _where("copyright", line.block)
    return (Clue(year[0], origin, where, "unclear", line.block.line),) if year else ()


def _came_out(line: StoryLine, origin: Origin) -> tuple[Clue, ...]:
    """The day on which a line says that the article came out."""
    where = _where("published line", line.block)
    return tuple(Clue(date.text, origin, where, line=line.block.line) for date in came_out(line.text))


def _said_at_foot(line: StoryLine) -> tuple[Clue, ...]:
    """The day in a line right below a pasted story that is but a source or a day: "Source: The Gazette, 3 May 2021"."""
    if "joined" in line.text.casefold() or not (
        line.shape in ("credit", "slug") or is_date_line(line.text.strip("()[]—– "))
    ):
        return ()
    found = find_dates(line.text)[:1]
    return tuple(
        Clue(d.text, "line", _where("foot", line.block), "unclear", line.block.line)
        for d in found
        if d.kind == "published"
    )


def _dates(block: DraftBlock, where: str, origin: Origin) -> tuple[Clue, ...]:
    """The dates of a byline or date line as clues; a date line that says so is a "published" one."""
    if where == "date line" and is_labelled(block.text):
        where = "published line"
    return tuple(
        Clue(date.text, origin, _where(where, block), date.kind, block.line) for date in find_dates(block.text)
    )


def _where(what: str, block: DraftBlock) -> str:
    """The place of a clue: "byline, line 4"."""
    return f"{what}, line {block.line}" if block.line else what


def _drop_repeats(lines: list[StoryLine], known: set[str], headline: str, captions: list[StoryLine]) -> list[StoryLine]:
    """Mastheads, bylines and titles that come again, captions, and paragraphs set twice.

    A paragraph that comes again alone is a refrain and stays; the page has set it twice where it comes again right after
    itself, or together with the one that stood beside it.
    """
    texts = [line.block.text for line in lines]
    pairs: set[tuple[str, str]] = set()
    twice: set[int] = set()
    for i, pair in enumerate(pairwise(texts)):
        if pair in pairs and pair[0] != pair[1]:
            twice |= {i, i + 1}
        elif pair[0] == pair[1]:
            twice.add(i + 1)
        pairs.add(pair)
    known = known | {fold(line.block.text).lstrip("? ") for line in captions}
    longest = max(map(len, known), default=0) + 20
    kept: list[StoryLine] = []
    for i, line in enumerate(lines):
        text = line.block.text
        again = i in twice and len(text) >= 60
        if line.shape is not None or not (again or (len(text) < longest and _is_known(fold(text), known, headline))):
            kept.append(line)
    return kept


def _is_known(words: str, known: set[str], headline: str) -> bool:
    """Whether a line is one of the known ones, or begins the headline and is long enough to be no chance."""
    return words in known or (headline.startswith(words) and len(words.split()) >= _BEGINNING)


def _drop_summary(lines: list[StoryLine]) -> list[StoryLine]:
    """An agency's bulleted summary above the dateline: "* Bank warns on profit" before "OSLO, May 3 (Agency) - …"."""
    start = next((i for i, line in enumerate(lines) if line.block.kind != "item"), 0)
    if (
        start
        and _DATELINE.match(lines[start].block.text)
        and not any(FULL_STOP.search(line.block.text) for line in lines[:start])
    ):
        return lines[start:]
    return lines


def _mark_summary(lines: list[StoryLine], *, paragraphs: bool) -> list[StoryLine]:
    """Bullets and sub-headlines above the story say again what it says, so they're headings: "Owner knew of the cracks".

    `paragraphs`: those too, where the page set them as such; pasted text has rules of its own.
    """
    first = next((i for i, line in enumerate(lines) if line.is_story), 0)
    kinds = ("item", "paragraph") if paragraphs else ("item",)
    return [
        changed(line, block=changed(line.block, kind="heading"))
        if i < first and line.block.kind in kinds and not SENTENCE_END.search(line.block.text[-12:])
        else line
        for i, line in enumerate(lines)
    ]
