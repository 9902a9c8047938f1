"""What follows a story is cut: lists of other stories, the author's life, the publisher's word about itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.model.frozen import changed
from sitegen.read.bylines import author_of, is_names
from sitegen.read.colophon import is_colophon, is_signed, is_stranger
from sitegen.read.furniture import Shape, shape_of
from sitegen.read.pageend import goes_on, words_above
from sitegen.read.storyline import FULL_STOP, StoryLine
from sitegen.read.titles import is_section_label

_BETWEEN = re.compile(r"(?<=[a-z0-9)][.!?])\s(?=[A-Z])")
_COLOPHON = 400  # characters
ENDS_PAGE: frozenset[Shape] = frozenset({"section", "comments"})
_FOOT = 20  # lines; what stands higher is not asked whether it speaks of the page
_LOOSE = 3  # lines between the foot's own that need no mark
_WEAK = re.compile(
    r"(?:in\s)?other\s(?:news|developments)\W*$|elsewhere\b|also\W*$|the\slatest\W*$", re.IGNORECASE
)  # heads a story's own part too
_SENTENCE = re.compile(r"\w\s.*\w[.][\"'”’)]{0,2}$|[.,!?][\"”’]$")
_LIST = 15  # lines
_SUBHEADING = 3  # words
_RESUMES = 3  # paragraphs of story after a list of other stories that make it a list within the story


def drop_other_stories(lines: list[StoryLine]) -> list[StoryLine]:
    """Cut lists of other stories: the heading ("Related articles") and what follows until the story resumes."""
    after = [0] * (len(lines) + 1)
    for i in range(len(lines) - 1, -1, -1):
        after[i] = after[i + 1] + lines[i].is_story
    kept: list[StoryLine] = []
    resumed: dict[int, bool] = {}  # how many paragraphs are still to come -> whether one of them goes on with the story
    cut = is_tight = False
    for i, line in enumerate(lines):
        if line.shape == "section" and _WEAK.match(line.text) and i + 1 < len(lines) and lines[i + 1].is_story:
            kept.append(changed(line, shape=None, block=changed(line.block, kind="heading")))
        elif line.shape in ENDS_PAGE:
            before = after[0] - after[i]
            if before >= 2 and line.shape == "comments":
                break
            is_tight = _is_tight(lines, i)
            if before >= 2 and after[i] < min(_RESUMES, before) and not is_tight:
                if after[i] not in resumed:
                    resumed[after[i]] = _resumes(lines, i)
                if not resumed[after[i]]:
                    break
            cut = True
        elif not cut or _ends_list(lines[i : i + _LIST], is_tight=is_tight, is_foot=not after[i]):
            cut = False
            kept.append(line)
    return kept


def _is_tight(lines: Sequence[StoryLine], i: int) -> bool:
    """Whether the list below a heading stands close to it: titles without a blank line before them."""
    if i + 1 == len(lines) or lines[i + 1].block.gap:
        return False
    below = lines[i + 1 : i + 1 + _LIST]
    end = next((j for j, line in enumerate(below) if line.block.gap), len(below))
    return end < _LIST and not any(line.is_story for line in below[:end])


def _ends_list(lines: Sequence[StoryLine], *, is_tight: bool, is_foot: bool) -> bool:
    """Whether the first of some lines goes on with the story: a paragraph, a sentence, or the heading or list above one of these.

    A heading has no full stop, nor has the title of another story: it is shorter, or stands apart from a list whose lines
    stand together, `is_tight`. `is_foot`: no paragraph is to come, so nothing is story.
    """
    line = lines[0]
    if line.is_story:
        return True
    is_apart = is_tight and line.block.gap
    if is_foot or line.shape is not None or (is_tight and not is_apart):
        return False
    if _is_told(line):
        return True
    few = len(line.text.split()) <= _SUBHEADING and not is_names(line.text) and not is_section_label(line.text)
    end = next((n for n, below in enumerate(lines[1:], 1) if below.block.gap), 1) if is_apart else 1
    return (is_apart or few) and any(below.is_story or _is_told(below) for below in lines[1 : end + 1])


def _is_told(line: StoryLine) -> bool:
    """Whether a short line is a sentence with a full stop: "It had rained for nine days.", "“No,” he said."."""
    return line.shape is None and bool(_SENTENCE.search(line.text)) and not author_of(line.text)


def _resumes(lines: list[StoryLine], i: int) -> bool:
    """Whether a paragraph below a heading of other stories goes on with this one."""
    above = words_above(lines, i)
    return any(line.is_story and goes_on(line.text, above) for line in lines[i + 1 :])


def drop_tail(lines: list[StoryLine], author: str, publisher: str) -> list[StoryLine]:
    """The author's life, the publisher's word about itself, mastheads and headings that nothing follows.

    A line that can be anything goes where one of these stands above it: "Ada Quill covers ports." / "Tomorrow's tides".
    """
    for i in range(max(1, len(lines) - _LOOSE), len(lines)):
        if is_signed(lines[i].block.text, author) and all(len(line.block.text) <= 200 for line in lines[i + 1 :]):
            lines = lines[:i]
            break
    cut = end = len(lines)
    while end > 1:
        line = lines[end - 1]
        text, kind = line.block.text, line.block.kind
        if len(lines) - end < _FOOT and _is_of_page(text, author, publisher, _words_of(lines[: end - 1])):
            cut = end - 1
        elif kind == "heading" or (
            is_names(text)
            and len(text.split()) <= 6
            and not FULL_STOP.search(text)
            and (kind != "item" or text == author)
        ):
            cut = end - 1 if cut == end else cut
        elif line.is_story or cut - end >= _LOOSE:
            break
        end -= 1
    return lines[:cut]


def _is_of_page(text: str, author: str, publisher: str, earlier: str) -> bool:
    """Whether a line, or each sentence of it, speaks of the page: "Words by Ida Stone. The Quay is printed by Rook & Sons."."""
    if is_colophon(text, author, publisher, earlier):
        return True
    parts = _BETWEEN.split(text) if len(text) <= _COLOPHON else [text]
    return len(parts) > 1 and all(
        shape_of(part) is not None
        or is_stranger(part, earlier)
        or is_colophon(part, author, publisher, earlier)
        or is_colophon(part.rstrip("."), author, publisher, earlier)
        for part in parts
    )


def _words_of(lines: list[StoryLine]) -> str:
    """The text of some lines."""
    return " ".join(line.block.text for line in lines)
