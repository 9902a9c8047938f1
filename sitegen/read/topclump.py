"""The headline of a pasted page by its place: it begins what stands below the block of name, motto, menu and buttons.

"The Fell Post / Notes from the north / Home / About me / (blank) / Nine nails / (blank) / I read reports …": nothing in two
words says that they are a headline, the blank lines around the menu do.
"""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.read.bylines import author_of, is_date_line
from sitegen.read.furniture import MENU, shape_of
from sitegen.read.masthead import is_company
from sitegen.read.pagetop import stems
from sitegen.read.shapes import NAV_WORDS
from sitegen.read.storyline import FULL_STOP
from sitegen.read.titles import is_section_label, looks_like_masthead, may_be_headline
from sitegen.text import fold

_CLUMPS = 4  # blocks of menu above the headline
_LINES = 30  # in one of them
_LONGEST = 110  # characters of a line in one of them
_HEADLINE = 5  # words
_PROSE = 70
_BELOW = 8  # lines below the headline in which the story begins


def headline_below_menu(lines: Sequence[str], gaps: Sequence[bool]) -> str:
    """The headline; "" where no menu stands above it. `gaps[i]` = a blank line stands before line i."""
    at = 0
    for _ in range(_CLUMPS):
        end = next((i for i in range(at + 1, min(len(lines), at + _LINES)) if gaps[i]), 0)
        if not end or not _is_menu(lines[at:end]):
            break
        at = end
    if at == 0 or not _begins_story(lines, at):
        return ""
    if _stands_above(lines, at) or (looks_like_masthead(lines[at]) and shape_of(lines[at + 1]) in MENU):
        return ""
    named = (
        looks_like_masthead(lines[at]) and len(lines[at + 1].split()) >= _HEADLINE
    )  # "The Fell Post / (blank) / Nine nails …"
    labelled = named or (not gaps[at + 1] and _is_label(lines[at]))
    return (
        lines[at + 1]
        if labelled and may_be_headline(lines[at + 1])
        else lines[at]
        if may_be_headline(lines[at])
        else ""
    )


def _stands_above(lines: Sequence[str], at: int) -> bool:
    """Whether a line of the menu is the headline: signed there, or long and of words that the story uses."""
    above = [
        i
        for i in range(at)
        if len(lines[i].split()) >= _HEADLINE and may_be_headline(lines[i]) and not _tells(lines[i])
    ]
    if any(is_date_line(line) for i in above for line in lines[i + 1 : at] if not looks_like_masthead(lines[i])):
        return True
    told = stems(" ".join(line for line in lines[at + 1 :] if len(line) >= _PROSE))
    return any(_share(lines[i], told) >= max(0.5, _share(lines[at], told)) for i in above)


def _share(line: str, told: set[str]) -> float:
    """The share of a line's words that the story has."""
    words = stems(line)
    return len(words & told) / max(len(words), 1)


def _is_menu(clump: Sequence[str]) -> bool:
    """Whether lines are the name, menu and buttons of a page, and not a headline with its byline or date."""
    if any(len(line) > _LONGEST or author_of(line) for line in clump) or (len(clump) == 1 and not _tells(clump[0])):
        return False
    if any(map(is_date_line, clump)) and not (
        looks_like_masthead(clump[0]) or _tells(clump[0]) or (len(clump) > 1 and is_company(clump[1]))
    ):
        return False
    return any(map(_tells, clump))


def _tells(line: str) -> bool:
    """Whether a line can only be of a page's top."""
    return shape_of(line) in MENU or fold(line) in NAV_WORDS or is_section_label(line) or is_company(line)


def _is_label(line: str) -> bool:
    """Whether a line can stand above a headline as its kicker."""
    return is_section_label(line) or (len(line.split()) <= 3 and line.isupper())


def _begins_story(lines: Sequence[str], at: int) -> bool:
    """Whether a paragraph follows within a few lines."""
    below = lines[at + 1 : at + 1 + _BELOW]
    return any(len(line) >= _PROSE and FULL_STOP.search(line) and shape_of(line) is None for line in below)
