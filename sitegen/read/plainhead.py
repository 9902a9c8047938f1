"""What the head of a pasted text says: its headline, who published and wrote it and when; and the lines that are left."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sitegen.model.article import Clue
from sitegen.model.frozen import changed
from sitegen.read.bylines import author_of, is_date_line, is_names
from sitegen.read.datewords import find_dates
from sitegen.read.exports import read_mail
from sitegen.read.furniture import shape_of
from sitegen.read.lines import ITEM, TOP, TextLine, is_date_key
from sitegen.read.masthead import Masthead, find_masthead
from sitegen.read.pagetop import find_page_top
from sitegen.read.titles import is_section_label, looks_like_headline, looks_like_masthead, strip_paper, without_section
from sitegen.read.topclump import headline_below_menu

if TYPE_CHECKING:
    from sitegen.model.evidence import ArticleId

_BAR = re.compile(r"\s?[|•·]\s?")
_OPEN_END = re.compile(
    r"\b(?:of|over|to|in|for|and|the|an?|on|with|at|from|as|after|into|but|or|against|his|her|its|their)$|[,–—-]$",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"(?P<key>title|headline|date|published|publication date|source|publisher|publication|newspaper|author|byline|by|url|link|"
    r"section|length|body|language|load-date|dateline|highlight|wordcount|word count|from|issued by)\s{0,3}:\s{0,3}(?P<value>\S.{0,300})?$",
    re.IGNORECASE,
)
_TITLE_END = re.compile(r"(?:,|\s[-–—|]|\s?[(\[])\s?$")  # what stands between a headline and its day
_TITLE_PAPER = re.compile(r"(?:,\s|\s[-–—|]\s|\s\()(?P<paper>[A-Z][\w.&'’-]*(?:\s[\w.&'’-]+){0,3})$")
_TITLE_START = re.compile(r"\]|\)|\s?[-–—:|]\s|\s(?=[A-Z])")
_BESIDE = re.compile(r"\s[-–—|]\s(?P<paper>[A-Z].{2,40})$")
_SIGN = re.compile(
    r"^[^\w\s!-/:-@\[-`{-~“‘«¿¡£€]+\s"
)  # "⚓ Nine nails": newsletters set a picture before their subject
_TITLE_WORDS = 3
_HEAD_LINES = 14
_LABELS = 24  # lines
_FEW_LABELS = 2
_PROSE = 120


@dataclass(slots=True)
class Head:
    """What the first lines said. Filled by `read_head` alone."""

    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    clues: tuple[Clue, ...] = ()


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


def _texts(lines: list[TextLine]) -> tuple[list[str], list[bool]]:
    """The words of some lines, and whether a blank line stands before each."""
    return [line.text for line in lines], [line.gap for line in lines]


def read_labels(lines: list[TextLine], head: Head) -> list[TextLine]:
    """Take the labelled lines at the very top, "Title: Ferry firm fined"."""
    at, clues = 0, list(head.clues)
    while at < min(len(lines), _HEAD_LINES) and _read_key(lines[at], head, clues):
        at += 1
    head.clues = tuple(clues)
    return lines[at:]


def read_label_block(lines: list[TextLine], head: Head) -> list[TextLine]:
    """The lines without what stands between the labels of an archive's export: "The Gazette / LENGTH: 212 words / HEADLINE: Ferry fined"."""
    found = {i: match for i, line in enumerate(lines[:_LABELS]) if (match := _HEADER.match(line.text))}
    told = [i for i, m in found.items() if m["value"] and m["key"].casefold() in ("headline", "title")]
    if head.title or len(found) <= _FEW_LABELS or len(told) != 1 or any(map(_is_long, lines[: told[0]])):
        return lines
    last = told[0]
    head.title = found[last]["value"].strip()
    between = [line.text for i, line in enumerate(lines[:last]) if i not in found]
    head.publisher = head.publisher or next(filter(looks_like_masthead, between), "")
    return [line for i, line in enumerate(lines) if i >= last or i in found or is_date_line(line.text)]


def _is_long(line: TextLine) -> bool:
    """Whether a line is too long for a label or a name: the story has begun."""
    return len(line.text) > _PROSE


def read_page_top(lines: list[TextLine], head: Head, path: ArticleId) -> list[TextLine]:
    """The lines without the menus and buttons of a page's top; its headline is noted."""
    known = head.title or headline_below_menu(*_texts(lines[:TOP]))
    top = find_page_top([line.text for line in lines], path, known)
    if top is None:
        return lines
    head.title = head.title or strip_paper(lines[top.title].text)
    head.publisher = head.publisher or top.publisher or find_masthead(*_texts(lines[:_HEAD_LINES])).publisher
    return [lines[i] for i in top.kept] + lines[top.story :]


def read_head(lines: list[TextLine], head: Head) -> list[TextLine]:
    """Take masthead, section, headline and the header lines of exports off the top. Bylines and dates stay for later."""
    clues = list(head.clues)
    masthead = Masthead()
    if not head.title:
        masthead = find_masthead(*_texts(lines[:_HEAD_LINES]))
        head.publisher = head.publisher or masthead.publisher
    body: list[TextLine] = []
    i = masthead.size
    last = min(len(lines), i + _HEAD_LINES)
    while i < last:
        line = changed(lines[i], text=without_section(lines[i].text)) if not head.title else lines[i]
        following = lines[i + 1].text if i + 1 < len(lines) else ""
        if _read_key(line, head, clues) or (head.title and line.text == head.title):
            i += 1
        elif head.title and looks_like_masthead(line.text) and is_date_line(following):
            head.publisher = head.publisher or line.text
            i += 1
        elif (
            shape_of(line.text)
            or author_of(line.text, loose=bool(head.title))
            or is_date_line(line.text)
            or is_date_key(line.text)
        ):
            body.append(line)
            i += 1
            if len(line.text) > 60 and is_date_key(line.text):
                break  # "date 2021-05-03 The minister resigned on Monday…": the story has begun
        elif (
            not head.title
            and _is_label(line.text)
            and _headline_follows(lines[i + 1 : i + 5], is_label_above=is_section_label(line.text))
        ):
            is_name = looks_like_masthead(line.text) and not is_section_label(line.text)
            head.publisher = head.publisher or (line.text if is_name else "")
            i += 1
        elif (
            not head.title
            and following
            and (looks_like_headline(line.text) or _is_signed_title(line.text, following))
            and not ITEM.match(line.text)
        ):
            words = line.text.strip("^<> ")  # agencies set their headlines so: "^Crane falls on two ships<"
            if i + 2 < len(lines) and _is_second_half(words, lines[i + 1]):
                i, words = i + 1, f"{words} {following}"
            head.title = strip_paper(words)
            i += 1
        else:
            break
    head.clues = tuple(clues)
    return body + [lines[at] for at in masthead.dates] + lines[i:]  # a day below the headline comes before one above it


def _is_second_half(title: str, line: TextLine) -> bool:
    """Whether a headline goes on in the next line: "Ferry firm fined over / sinking off the mole"."""
    return (
        not line.gap
        and len(line.text) <= 90
        and not line.text.endswith((".", ":"))
        and (line.text[:1].islower() or bool(_OPEN_END.search(title)))
        and shape_of(line.text) is None
        and not author_of(line.text, loose=True)
        and not is_date_line(line.text)
    )


def note_mail(lines: list[TextLine], head: Head) -> int:
    """Note what a mail's header says; gives how many lines it takes."""
    said, size = read_mail([line.text for line in lines[:24]])
    if "title" in said:
        head.title = _SIGN.sub("", said["title"][1])
    if "date" in said:
        at, words = said["date"]
        head.clues = (Clue(words, "line", f"mail header, line {lines[at].number}", line=lines[at].number),)
    return size


def _is_label(line: str) -> bool:
    """Whether a line above a headline can be a masthead, a section or a kicker."""
    if is_section_label(line):
        return True
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
        if author_of(text, loose=True) or is_date_line(text) or shape_of(text) or not looks_like_headline(text):
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


def _read_key(line: TextLine, head: Head, clues: list[Clue]) -> bool:
    """Header lines of exports, "Source: The Dorset Gazette": note them and say so."""
    match = _HEADER.match(line.text)
    if not match:
        return False
    key, value = match["key"].casefold(), (match["value"] or "").strip()
    if key in {"date", "published", "publication date", "load-date"} and value:
        if key != "load-date":
            clues.append(Clue(value, "line", f"{key}, line {line.number}", line=line.number))
    elif key in {"title", "headline"}:
        head.title = head.title or value
    elif key in {"source", "publisher", "publication", "newspaper"}:
        head.publisher = head.publisher or _BAR.split(value)[0]  # "Source: Agency | 2019-03-14 22:31:07 | Editor: li"
        where = f"{key}, line {line.number}"
        clues.extend(Clue(day.text, "line", where, day.kind, line=line.number) for day in find_dates(value))
    elif key in {"author", "byline", "by"}:
        days = find_dates(value)  # "By: Ada Quill - Reporter / 10:12 AM May 03, 2021"
        head.author = (
            head.author or (days and author_of(f"By {value}")) or value.removeprefix("By ").removeprefix("by ")
        )
        clues.extend(Clue(day.text, "line", f"byline, line {line.number}", day.kind, line.number) for day in days)
    elif key in {"url", "link"}:
        head.url = head.url or value
    elif key == "language" and len(value) < 12:
        head.language = head.language or value
    return True
