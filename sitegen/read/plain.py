"""Pasted text -> Draft: lines to paragraphs, the headline, what the head says of itself, and the story alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sitegen.model.article import BlockKind, Clue
from sitegen.read.boilerplate import drop_furniture
from sitegen.read.bylines import author_of, is_date_line, is_names
from sitegen.read.clumps import drop_boxes
from sitegen.read.datewords import find_dates, has_date, unglue
from sitegen.read.draft import Draft, DraftBlock
from sitegen.read.exports import read_codes, read_mail, read_record
from sitegen.read.furniture import shape_of
from sitegen.read.masthead import Masthead, find_masthead
from sitegen.read.pagetop import find_page_top
from sitegen.read.runningheads import running_lines
from sitegen.read.titles import is_section_label, looks_like_headline, looks_like_masthead, strip_paper, without_section
from sitegen.read.topclump import headline_below_menu
from sitegen.text import fold

if TYPE_CHECKING:
    from sitegen.model.evidence import ArticleId

_ITEM = re.compile(r"(?:[*•‣◦▪·]|[-–—](?=\s)|\d{1,2}[.)](?=\s))\s*(?=\S)")
_STOP = re.compile(r"[.!?:;…][\"'”’»)\]]{0,4}$")
_ALNUM = re.compile(r"[^\W_]")
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
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff\ufffe\uffff]")
_LABELLED = {
    "by": 4,
    "written by": 4,
    "story by": 4,
    "words by": 4,
    "posted by": 4,
    "reported by": 4,
    "author": 4,
    "from": 12,
    "issued by": 12,
}
_WHEN = frozenset(
    [
        "published",
        "published on",
        "posted",
        "posted on",
        "date",
        "release date",
        "updated",
        "last updated",
        "first published",
    ]
)
_LONGEST_LABEL = 16  # characters
_WIDEST = 120  # characters; a longer line is a paragraph, so the text isn't wrapped by hand
_HEAD_LINES = 14
_TOP = 60
_LABELS = 24  # lines
_FEW_LABELS = 2
_PROSE = 120


class _Line(NamedTuple):
    """One line of the file; `gap` = a blank line stands before it."""

    text: str
    number: int
    gap: bool


@dataclass(slots=True)
class _Head:
    """What the first lines said. Filled by `_read_head` alone."""

    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    clues: tuple[Clue, ...] = ()


def read_plain(text: str, path: ArticleId) -> Draft:
    """Read a pasted or exported text. Time is linear in its length."""
    head = _Head()
    lines = _without_pages(list(_lines(text)))
    lines = _join_labels(lines[_read_mail(lines, head) :])
    lines = _read_labels(_join_wrapped(_read_codes(lines)), head)
    lines = _read_label_block(lines, head)
    body = _read_head(_read_page_top(lines, head, path), head)
    blocks = drop_boxes(_join_broken(_blocks(body)))
    cleaned = drop_furniture(blocks, title=head.title, publisher=head.publisher, author=head.author)
    return Draft(
        blocks=_mark_headings(cleaned.blocks),
        title=head.title,
        title_rule="first-line" if head.title else "",
        publisher=head.publisher,
        author=head.author or cleaned.author,
        url=head.url,
        language=head.language,
        clues=head.clues + cleaned.clues,
    )


def _lines(text: str) -> Iterator[_Line]:
    """The lines that have words, each with whether a blank line, or a bullet or a rule alone, stands before it."""
    gap = True
    for number, raw in enumerate(_CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n"), 1):
        line = unglue(" ".join(raw.split()))
        has_words = bool(_ALNUM.search(line))
        if has_words:
            yield _Line(line, number, gap)
        gap = not has_words


def _without_pages(lines: list[_Line]) -> list[_Line]:
    """The lines without page numbers and running heads."""
    running = running_lines([line.text for line in lines])
    return [line for i, line in enumerate(lines) if i not in running] if running else lines


def _join_labels(lines: list[_Line]) -> list[_Line]:
    """The lines with a label alone and what it labels as one: "By / Ada Quill", "Published / 3 May 2021"."""
    joined: list[_Line] = []
    for line in lines:
        label = fold(joined[-1].text).rstrip(":") if joined and len(joined[-1].text) <= _LONGEST_LABEL else ""
        most = _LABELLED.get(label, 0) if is_names(line.text) else 0
        if len(line.text.split()) <= most or (label in _WHEN and has_date(line.text) and is_date_line(line.text)):
            colon = "" if label.endswith("by") else ":"
            joined[-1] = joined[-1]._replace(text=f"{joined[-1].text.rstrip(':')}{colon} {line.text}")
        else:
            joined.append(line)
    return joined


def _read_codes(lines: list[_Line]) -> list[_Line]:
    """The lines of an archive's export with its codes written out."""
    texts = [line.text for line in lines]
    told = read_codes(texts) or read_record(texts)
    return lines if told is None else [lines[i]._replace(text=words, gap=True) for i, words in told]


def _join_wrapped(lines: list[_Line]) -> list[_Line]:
    """Undo hard wrapping: lines of one paragraph that a program or a typist broke at a fixed width."""
    followed = [len(a.text) for a, b in pairwise(lines) if not b.gap]
    full = [length for length in followed if length >= 45]
    if len(full) < 4 or len(full) * 2 < len(followed) or max((len(line.text) for line in lines), default=0) > _WIDEST:
        return lines
    width = sorted(full)[len(full) * 9 // 10]
    joined: list[list[str]] = []
    starts: list[_Line] = []
    for line, before in zip(lines, [None, *lines], strict=False):
        if before is not None and not line.gap and _continues(before.text, line.text, width):
            joined[-1].append(line.text)
        else:
            joined.append([line.text])
            starts.append(line)
    return [start._replace(text=_glue(parts)) for start, parts in zip(starts, joined, strict=True)]


def _continues(before: str, after: str, width: int) -> bool:
    """Whether the next line goes on with the paragraph: its first word would not have fitted, or a sentence is open."""
    if _ITEM.match(after) or before.isupper() != after.isupper():
        return False
    fits = len(before) + 1 + len(after.split(" ", 1)[0]) <= width - 2
    if not fits and len(before) * 4 > width * 3:
        return True  # a full line; the rest is for short ones
    if (shape_of(after) and _STOP.search(before)) or shape_of(before) not in (None, "credit", "slug"):
        return False
    if (before.startswith("(") and before.endswith(")")) or author_of(after) or author_of(before):
        return False
    return not fits or not _STOP.search(before) or before.endswith(";")


def _glue(parts: list[str]) -> str:
    """Lines as one paragraph."""
    return " ".join(parts)


def _texts(lines: list[_Line]) -> tuple[list[str], list[bool]]:
    """The words of some lines, and whether a blank line stands before each."""
    return [line.text for line in lines], [line.gap for line in lines]


def _read_labels(lines: list[_Line], head: _Head) -> list[_Line]:
    """Take the labelled lines at the very top, "Title: Ferry firm fined"."""
    at, clues = 0, list(head.clues)
    while at < min(len(lines), _HEAD_LINES) and _read_key(lines[at], head, clues):
        at += 1
    head.clues = tuple(clues)
    return lines[at:]


def _read_label_block(lines: list[_Line], head: _Head) -> list[_Line]:
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


def _is_long(line: _Line) -> bool:
    """Whether a line is too long for a label or a name: the story has begun."""
    return len(line.text) > _PROSE


def _read_page_top(lines: list[_Line], head: _Head, path: ArticleId) -> list[_Line]:
    """The lines without the menus and buttons of a page's top; its headline is noted."""
    known = head.title or headline_below_menu(*_texts(lines[:_TOP]))
    top = find_page_top([line.text for line in lines], path, known)
    if top is None:
        return lines
    head.title = head.title or strip_paper(lines[top.title].text)
    head.publisher = head.publisher or top.publisher or find_masthead(*_texts(lines[:_HEAD_LINES])).publisher
    return [lines[i] for i in top.kept] + lines[top.story :]


def _read_head(lines: list[_Line], head: _Head) -> list[_Line]:
    """Take masthead, section, headline and the header lines of exports off the top. Bylines and dates stay for later."""
    clues = list(head.clues)
    masthead = Masthead()
    if not head.title:
        masthead = find_masthead(*_texts(lines[:_HEAD_LINES]))
        head.publisher = head.publisher or masthead.publisher
    body = [lines[at] for at in masthead.dates]
    i = masthead.size
    last = min(len(lines), i + _HEAD_LINES)
    while i < last:
        line = lines[i]._replace(text=without_section(lines[i].text)) if not head.title else lines[i]
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
            or _is_date_key(line.text)
        ):
            body.append(line)
            i += 1
            if len(line.text) > 60 and _is_date_key(line.text):
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
            and not _ITEM.match(line.text)
        ):
            words = line.text.strip("^<> ")  # agencies set their headlines so: "^Crane falls on two ships<"
            if i + 2 < len(lines) and _is_second_half(words, lines[i + 1]):
                i, words = i + 1, f"{words} {following}"
            head.title = strip_paper(words)
            i += 1
        else:
            break
    head.clues = tuple(clues)
    return body + lines[i:]


def _is_second_half(title: str, line: _Line) -> bool:
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


def _read_mail(lines: list[_Line], head: _Head) -> int:
    """Note what a mail's header says; gives how many lines it takes."""
    said, size = read_mail([line.text for line in lines[:24]])
    if "title" in said:
        head.title = said["title"][1]
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


def _headline_follows(lines: list[_Line], *, is_label_above: bool = False) -> bool:
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


def _is_date_key(line: str) -> bool:
    """Whether a line begins "date 2021-05-03"."""
    return bool(re.match(r"date:?\s{1,3}\d{4}-\d\d-\d\d", line, re.IGNORECASE))


def _read_key(line: _Line, head: _Head, clues: list[Clue]) -> bool:
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


def _blocks(lines: list[_Line]) -> list[DraftBlock]:
    """Each line as a block; bullets lose their mark."""
    blocks: list[DraftBlock] = []
    for line in lines:
        mark = _ITEM.match(line.text)
        rest = line.text[mark.end() :] if mark else ""
        is_item = bool(mark) and len(rest) > 1 and not author_of(line.text) and not shape_of(rest)
        kind: BlockKind = "item" if is_item and mark is not None and not mark[0][0].isdigit() else "paragraph"
        blocks.append(DraftBlock(kind, rest if kind == "item" else line.text, line.number))
    return blocks


def _join_broken(blocks: list[DraftBlock]) -> list[DraftBlock]:
    """Join a paragraph broken in the middle of a sentence: no full stop before, a small letter after."""
    starts: list[DraftBlock] = []
    parts: list[list[str]] = []
    for block in blocks:
        broken = (
            starts
            and block.kind == "paragraph" == starts[-1].kind
            and block.text[:1].islower()
            and len(parts[-1][-1]) >= 30
            and not _STOP.search(parts[-1][-1])
            and shape_of(block.text) is None
            and shape_of(parts[-1][-1]) is None
            and not author_of(parts[-1][-1])
            and not _is_date_key(block.text)
            and not author_of(block.text)
        )
        if broken:
            parts[-1].append(block.text)
        else:
            starts.append(block)
            parts.append([block.text])
    joined = zip(starts, parts, strict=True)
    return [start if len(words) == 1 else replace(start, text=_glue(words)) for start, words in joined]


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
            and not _STOP.search(block.text.rstrip("?"))
            and not block.text.startswith(("“", '"', "‘"))
            and after is not None
            and len(after.text) > len(block.text)
            and (before is None or _STOP.search(before.text) or before.kind == "item")
        ):
            marked[i] = replace(block, kind="heading")
    return tuple(marked)
