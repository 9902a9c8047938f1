"""Pasted text -> its lines as they were before copying: unwrapped, without running heads, labels beside what they label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sitegen.model.frozen import changed, frozen
from sitegen.read.bylines import author_of, is_date_line, is_names
from sitegen.read.datewords import has_date, rejoin_date, unglue
from sitegen.read.draft import DraftBlock
from sitegen.read.furniture import shape_of
from sitegen.read.runningheads import running_lines
from sitegen.read.storyline import SENTENCE_END
from sitegen.read.wordlists import word_list
from sitegen.text import fold

ITEM = re.compile(r"(?:[*•‣◦▪·]|[-–—](?=\s)|\d{1,2}[.)](?=\s))\s*(?=\S)")
_ALNUM = re.compile(r"[^\W_]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff\ufffe\uffff]")
_BY, _FROM, _WHEN = (word_list("press", key) for key in ("labels_by", "labels_from", "labels_when"))
_MOST_NAME, _MOST_SENDER = 4, 12  # words
_LONGEST_LABEL = 24  # characters
_BROKEN = re.compile(r"(?<![\w-])([^\W\d_]{2,})-$")
_COMPOUND_HEADS = word_list("press", "compound_heads")
_FULL = 45  # characters of a full line
_COLUMN, _NEARLY = (
    52,
    0.75,
)  # a newspaper's column is narrower: full lines by its own measure, most of them broken mid-sentence
_WIDEST = 120  # characters; a longer line is a paragraph, so the text isn't wrapped by hand
TOP = 60


@frozen
class TextLine:
    """One line of the file; `gap` = a blank line stands before it."""

    text: str
    number: int
    gap: bool


def lines_of(text: str) -> Iterator[TextLine]:
    """The lines that have words, each with whether a blank line, or a bullet or a rule alone, stands before it."""
    gap = True
    for number, raw in enumerate(_CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n"), 1):
        line = unglue(" ".join(raw.split()))
        has_words = bool(_ALNUM.search(line))
        if has_words:
            yield TextLine(line, number, gap)
        gap = not has_words


def without_pages(lines: list[TextLine]) -> list[TextLine]:
    """The lines without page numbers and running heads."""
    running = running_lines([line.text for line in lines])
    return [line for i, line in enumerate(lines) if i not in running] if running else lines


def join_labels(lines: list[TextLine]) -> list[TextLine]:
    """The lines with a label alone and what it labels as one: "By / Ada Quill", "Published / 3 May 2021"."""
    joined: list[TextLine] = []
    for at in range(min(len(lines), TOP)):
        if size := rejoin_date([line.text for line in lines[at : at + 3]]):
            date = changed(lines[at], text=" ".join(line.text for line in lines[at : at + size]))
            lines = [*lines[:at], date, *lines[at + size :]]
            break
    for line in lines:
        label = fold(joined[-1].text).rstrip(":") if joined and len(joined[-1].text) <= _LONGEST_LABEL else ""
        most = _MOST_NAME if label in _BY else _MOST_SENDER if label in _FROM else 0
        if (len(line.text.split()) <= most and is_names(line.text)) or (
            label in _WHEN and has_date(line.text) and is_date_line(line.text)
        ):
            colon = "" if label.endswith("by") else ":"
            joined[-1] = changed(joined[-1], text=f"{joined[-1].text.rstrip(':')}{colon} {line.text}")
        else:
            joined.append(line)
    return joined


def join_wrapped(lines: list[TextLine]) -> list[TextLine]:
    """Undo hard wrapping: lines of one paragraph that a program or a typist broke at a fixed width."""
    width = _width(lines)
    if not width or max(len(line.text) for line in lines) > _WIDEST:
        return lines
    joined: list[list[str]] = []
    starts: list[TextLine] = []
    heads = _headline_lines(lines) if width <= _COLUMN else frozenset()
    for line, before in zip(lines, [None, *lines], strict=False):
        if (
            before is not None
            and not line.gap
            and line.number not in heads
            and _continues(before.text, line.text, width)
        ):
            joined[-1].append(line.text)
        else:
            joined.append([line.text])
            starts.append(line)
    return [changed(start, text=_unbroken(parts)) for start, parts in zip(starts, joined, strict=True)]


def _headline_lines(lines: list[TextLine]) -> frozenset[int]:
    """The numbers of the first lines up to the first block that ends as a paragraph does: a headline is set in narrow lines too."""
    block: list[int] = []
    for i, line in enumerate(lines):
        is_last = i + 1 == len(lines) or lines[i + 1].gap
        block.append(line.number)
        if is_last and SENTENCE_END.search(line.text) and len(block) > 1:
            return frozenset(line.number for line in lines[: i + 1]) - set(block)
        if is_last:
            block = []
    return frozenset()


def _width(lines: list[TextLine]) -> int:
    """The width at which most lines that others stand right below were broken; 0 = they weren't."""
    pairs = [(before.text, after.text) for before, after in pairwise(lines) if not after.gap]
    longest = max((len(before) for before, _ in pairs), default=0)
    full = [pair for pair in pairs if len(pair[0]) >= (_FULL if longest > _COLUMN else longest * _NEARLY)]
    if len(full) < 4 or len(full) * 2 < len(pairs):
        return 0
    if 2 * sum(bool(SENTENCE_END.search(before)) for before, _ in full) > len(full):
        return 0  # paragraphs of a line or less, without blank lines
    if longest <= _COLUMN and 2 * sum(after[0].islower() for _, after in full) < len(full):
        return 0
    return sorted(len(before) for before, _ in full)[len(full) * 9 // 10]


def _unbroken(parts: list[str]) -> str:
    """The lines of a paragraph as one, words that a column broke whole again: "the in-" / "quiry heard".

    The hyphen stays where a word begins as compounds do: "a well-" / "known dam".
    """
    words: list[str] = []
    for part, below in zip(parts, [*parts[1:], ""], strict=True):
        broken = _BROKEN.search(part) if part.endswith("-") and below[:1].islower() else None
        if broken is None:
            words += (part, " ")
        else:
            words.append(part if broken[1].casefold() in _COMPOUND_HEADS else part[:-1])
    return "".join(words).rstrip()


def _continues(before: str, after: str, width: int) -> bool:
    """Whether the next line goes on with the paragraph: its first word would not have fitted, or a sentence is open."""
    if ITEM.match(after) or before.isupper() != after.isupper() or is_date_line(after) or is_date_line(before):
        return False
    fits = len(before) + 1 + len(after.split(" ", 1)[0]) <= width - 2
    if not fits and len(before) * 4 > width * 3:
        return True  # a full line; the rest is for short ones
    if (shape_of(after) and SENTENCE_END.search(before)) or shape_of(before) not in (None, "credit", "slug"):
        return False
    if (before.startswith("(") and before.endswith(")")) or author_of(after) or author_of(before):
        return False
    return not fits or not SENTENCE_END.search(before) or before.endswith(";")


def join_broken(blocks: list[DraftBlock]) -> list[DraftBlock]:
    """Join a paragraph broken in the middle of a sentence: no full stop before, a small letter after."""
    starts: list[DraftBlock] = []
    parts: list[list[str]] = []
    for block in blocks:
        broken = (
            starts
            and block.kind == "paragraph" == starts[-1].kind
            and block.text[:1].islower()
            and len(parts[-1][-1]) >= 30
            and not SENTENCE_END.search(parts[-1][-1])
            and shape_of(block.text) is None
            and shape_of(parts[-1][-1]) is None
            and not author_of(parts[-1][-1])
            and not is_date_key(block.text)
            and not author_of(block.text)
        )
        if broken:
            parts[-1].append(block.text)
        else:
            starts.append(block)
            parts.append([block.text])
    joined = zip(starts, parts, strict=True)
    return [start if len(words) == 1 else changed(start, text=_unbroken(words)) for start, words in joined]


def is_date_key(line: str) -> bool:
    """Whether a line begins "date 2021-05-03"."""
    return bool(re.match(r"date:?\s{1,3}\d{4}-\d\d-\d\d", line, re.IGNORECASE))
