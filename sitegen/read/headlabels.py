"""Labelled lines at the top of a pasted text, "Source: The Dorset Gazette": taken off, and what they say noted in its `Head`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen.model.article import Clue
from sitegen.model.frozen import changed
from sitegen.read.bylines import author_of, is_date_line
from sitegen.read.datewords import find_dates
from sitegen.read.exports import read_mail
from sitegen.read.lines import TextLine
from sitegen.read.titles import looks_like_masthead
from sitegen.text import fold

_SAYS = {
    **dict.fromkeys(("date", "published", "publication date"), "date"),
    **dict.fromkeys(("title", "headline"), "title"),
    **dict.fromkeys(("source", "publisher", "publication", "newspaper"), "publisher"),
    **dict.fromkeys(("author", "byline", "by"), "author"),
    **dict.fromkeys(("url", "link"), "url"),
    "language": "language",
    **dict.fromkeys(
        ("section", "length", "wordcount", "word count", "body", "highlight", "dateline", "load-date"), "nothing"
    ),
    **dict.fromkeys(("from", "issued by"), "nothing"),
}
"""Label -> what it says of the text."""
_LABELLED = re.compile(rf"(?P<label>{'|'.join(_SAYS)})\s{{0,3}}:\s{{0,3}}(?P<value>\S.{{0,300}})?$", re.IGNORECASE)
_BAR = re.compile(r"\s?[|•·]\s?")
_PICTURE = re.compile(r"^[^\w\s!-/:-@\[-`{-~“‘«¿¡£€]+\s")  # "⚓ Nine nails", the subject of a newsletter
_SIGNATURE = re.compile(r"^-- ?\r?$", re.MULTILINE)
_SIGNATURE_LINES = 8
_QUOTED = re.compile(r"^(?:>\s?)+")
_QUOTED_MAIL = re.compile(r"(?:>\s?)+(?:From|Von|De)\s?:\s", re.IGNORECASE)
_HEAD_LINES = 14
_MAIL_LINES = 24
_NOTE_LINES = 20  # of a covering note
_MAIL_CHAIN = 200  # lines in which the headers of mails within mails stand
_HEADLINE_WORDS = 3
_BLOCK_LINES = 24
_FEW_LABELS = 2
_LONGEST = 120  # characters of a label or a name; past that the story has begun
_LONGEST_LANGUAGE = 11


@dataclass(slots=True)
class Head:
    """What the first lines of a text said so far; each step of `plain` fills in what it finds."""

    title: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    clues: tuple[Clue, ...] = ()


def note_mail(lines: list[TextLine], head: Head, text: str) -> list[TextLine]:
    """Note what a mail's header says; gives the lines between it and the sender's signature, which stands below "--"."""
    if any(_QUOTED_MAIL.match(line.text) for line in lines[:_MAIL_LINES]):
        lines = [changed(line, text=_QUOTED.sub("", line.text)) for line in lines]
    said, size = _innermost_mail([line.text for line in lines[:_MAIL_CHAIN]])
    start = size
    if "title" in said:
        head.title = _PICTURE.sub("", said["title"][1])
        start, head.title = _below_covering_note(lines, size, head.title)
    if "date" in said:
        at, words = said["date"]
        head.clues = (Clue(words, "line", f"mail header, line {lines[at].number}", line=lines[at].number),)
    end = len(lines)
    if size and (mark := max(_SIGNATURE.finditer(text), key=re.Match.start, default=None)):
        below = text.count("\n", 0, mark.start()) + 1
        signed = sum(line.number > below for line in lines)
        end -= signed if signed <= _SIGNATURE_LINES else 0
    return lines[start:end]


def _innermost_mail(lines: list[str]) -> tuple[dict[str, tuple[int, str]], int]:
    """What the header of a mail says and how many lines it takes; of a mail sent on, the header of the mail within."""
    said, size = read_mail(lines[:_MAIL_LINES])
    for at in range(size, min(size + _NOTE_LINES, len(lines)) if size else 0):
        within, length = _innermost_mail(lines[at:])
        if length:
            return {key: (at + i, words) for key, (i, words) in within.items()}, at + length
    return said, size


def _below_covering_note(lines: list[TextLine], start: int, subject: str) -> tuple[int, str]:
    """Where the headline stands that the subject repeats, and the headline: above it a sender writes "Please see below".

    The subject may name the sender first: "PRESS RELEASE: Ferry firm fined", "The Dorset Letter: Ferry firm fined".
    """
    whole = fold(subject)
    for at in range(min(start + _NOTE_LINES, len(lines)) - 1, start - 1, -1):
        words = fold(lines[at].text)
        said_again = whole == words or (whole.endswith(f": {words}") and len(words.split()) >= _HEADLINE_WORDS)
        if said_again and _size(lines[start:at]) < _size(lines[at:]):
            return at + 1, lines[at].text
    return start, subject


def _size(lines: list[TextLine]) -> int:
    """How many characters some lines have."""
    return sum(len(line.text) for line in lines)


def read_labels(lines: list[TextLine], head: Head) -> list[TextLine]:
    """Take the labelled lines at the very top, "Title: Ferry firm fined"."""
    at = 0
    while at < min(len(lines), _HEAD_LINES) and note_label(lines[at], head):
        at += 1
    return lines[at:]


def read_label_block(lines: list[TextLine], head: Head) -> list[TextLine]:
    """The lines without what stands between the labels of an archive's export: "The Gazette / LENGTH: 212 words / HEADLINE: Ferry fined"."""
    found = {i: match for i, line in enumerate(lines[:_BLOCK_LINES]) if (match := _LABELLED.match(line.text))}
    told = [i for i, m in found.items() if m["value"] and _SAYS[m["label"].casefold()] == "title"]
    if head.title or len(found) <= _FEW_LABELS or len(told) != 1:
        return lines
    last = told[0]
    if any(len(line.text) > _LONGEST for line in lines[:last]):
        return lines
    head.title = found[last]["value"].strip()
    between = [line.text for i, line in enumerate(lines[:last]) if i not in found]
    head.publisher = head.publisher or next(filter(looks_like_masthead, between), "")
    return [line for i, line in enumerate(lines) if i >= last or i in found or is_date_line(line.text)]


def note_label(line: TextLine, head: Head) -> bool:
    """Note what a labelled line says. False where the line is none. What is known already stays."""
    match = _LABELLED.match(line.text)
    if not match:
        return False
    label, value = match["label"].casefold(), (match["value"] or "").strip()
    where, says = f"{label}, line {line.number}", _SAYS[label]
    if says == "date":
        head.clues += (Clue(value, "line", where, line=line.number),) if value else ()
    elif says == "title":
        head.title = head.title or value
    elif says == "publisher":
        head.publisher = head.publisher or _BAR.split(value)[0]  # "Source: Agency | 2019-03-14 22:31:07 | Editor: li"
        head.clues += _days(value, where, line)
    elif says == "author":
        days = _days(value, f"byline, line {line.number}", line)  # "By: Ada Quill - Reporter / 10:12 AM May 03, 2021"
        signed = author_of(f"By {value}")
        head.author = head.author or signed or value.removeprefix("By ").removeprefix("by ")
        head.clues += days
    elif says == "url":
        head.url = head.url or value
    elif says == "language" and len(value) <= _LONGEST_LANGUAGE:
        head.language = head.language or value
    return True


def _days(value: str, where: str, line: TextLine) -> tuple[Clue, ...]:
    """The dates in a label's value."""
    return tuple(Clue(day.text, "line", where, day.kind, line=line.number) for day in find_dates(value))
