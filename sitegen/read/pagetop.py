"""Where the story of a pasted text begins: below the menu, name, motto and day of its page, at the headline.

"Sign in / Home / News / Sport / Library book returned / Share / By Ada Quill": nothing in a short line says that it is of the
menu, the company it stands in does. So of the lines above the first paragraph the one is the headline that is most like one:
long enough, of words that the story uses, signed, set apart from what can only be of a page's top.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from sitegen.model.frozen import frozen
from sitegen.patterns import lazy
from sitegen.read.bylines import author_of, is_date_line, is_names, is_signature
from sitegen.read.datewords import month_of
from sitegen.read.furniture import BUTTONS, MENU, shape_of
from sitegen.read.masthead import heads_company, is_company, paper_of
from sitegen.read.shapes import NAV_WORDS
from sitegen.read.storyline import FULL_STOP
from sitegen.read.titles import (
    is_section_label,
    looks_like_masthead,
    may_be_headline,
    paper_and_section,
    whole_headline,
)
from sitegen.read.wordlists import word_list
from sitegen.text import fold

TOP = 80  # lines in which the story must have begun
_SEEN = 120  # lines at the top and at the foot in which the headline may come again
_CRUMB = 300  # characters of a line in which it may come again
_STORY = 12  # paragraphs whose words are compared with the headline's
_MENU_WORDS = 3
_SENTENCE = 40  # characters
_DECK = 6  # lines above the first long paragraph in which deck or a short one may stand
_NOTICE = 3  # paragraphs that may stand above a menu: a cookie's text, a word to the reader
_GREETED = 2  # times as many paragraphs as the greeting has stand below the headline, or more
_MENU_RUN = 3  # short lines one below the other that make a menu
_WORD = lazy(r"[^\W\d_]{4,}")
_CAPITALS = 6  # words
_SIGNED = 4  # lines: a byline stands less than so many below the headline
_STEM = 5  # letters in which two words must agree: "fined", "fines"
_SMALL = word_list("press", "small_words")
_SIGNS = frozenset(
    ["published", "posted", "updated", "by", "written by", "story by", "news provided by", "provided by"]
)
_RELEASE = lazy(r"for\simmediate\srelease\b|(?:press|news|media)\srelease$", re.IGNORECASE)
_FIRST = 2.0  # points for the first line that can be a headline, where no menu stands above the story
_LEAST = 2.5  # points below which no line of a page is taken for the headline
_APART = 4.0  # points for the first line below a block of name, motto, menu and buttons
_HEADLINE = 5  # words
_LONGEST_TOP = 110  # characters of a line in such a block


@frozen
class PageTop:
    """`title` is the headline's line (-1 = it is not among them), `story` that of the first paragraph; `kept` are the lines around the headline that say who or when."""

    title: int
    story: int
    kept: tuple[int, ...]
    publisher: str = ""


def find_page_top(
    lines: Sequence[str], gaps: Sequence[bool] = (), *, name: str = "", known: str = ""
) -> PageTop | None:
    """Read the lines above the first paragraph. None where there is no paragraph below a line.

    `gaps[i]`: a blank line stands before line i. `name` is the file's, which may repeat the headline; `known` is the headline
    where a label has told it.
    """
    story = next(filter(None, (_first_paragraph(lines, least) for least in (70, 20))), 0)
    if not story:
        return None
    if known:
        same = (i for i, line in enumerate(lines[:TOP]) if len(line) < _CRUMB and fold(line) == fold(known))
        title = next(same, -1)
        if title >= story:
            story = _below_greeting(lines, title)
    else:
        title = likeliest_headline(lines, story, name, gaps, on_page=_is_page(lines[:story]))
    if not story:
        return None
    is_stray = _is_stray if title >= 0 else is_company
    kept = [i for i in range(title + 1, story) if not is_stray(lines[i])]
    kept += [
        i for i in range(title) if _says_when(lines, i, title)
    ]  # a day below the headline counts before one above it
    return PageTop(title, story, tuple(kept), paper_of(lines[: story if title < 0 else title]))


def _first_paragraph(lines: Sequence[str], least: int) -> int:
    """The line of the story's first paragraph, 0 where none is of so many characters. A cookie's text above the menu is none."""
    found = (i for i, line in enumerate(lines[:TOP]) if _is_prose(line, least) and shape_of(line) is None)
    prose = list(islice(found, 2 * _NOTICE + 1))
    for n, i in enumerate(prose):
        above = n < _NOTICE and _longest_menu(lines[i + 1 : prose[min(n + _NOTICE, len(prose) - 1)]][:TOP]) > _MENU_RUN
        if not above:
            return i
    return 0


def _below_greeting(lines: Sequence[str], title: int) -> int:
    """The first paragraph below a headline that a newsletter's greeting stands above, 0 where the story stands there.

    "Good morning. It's the first frost here … / The hospital that forgot its well / When the taps ran dry …".
    """
    prose = [i for i, line in enumerate(lines) if _is_prose(line) and shape_of(line) is None]
    above = sum(i < title for i in prose)
    return prose[above] if above <= _NOTICE and len(prose) > _GREETED * above else 0


def _is_prose(line: str, least: int = 70) -> bool:
    asks = line.endswith(("?", "!")) and may_be_headline(line)  # "Who let the ferry sail with plates …?"
    return (
        len(line) >= least
        and bool(FULL_STOP.search(line) or len(line) > 240)
        and not line.endswith(("...", "…"))
        and not asks
    )


def _is_sentence(line: str) -> bool:
    return len(line) >= _SENTENCE and bool(FULL_STOP.search(line)) and shape_of(line) is None


def _is_menu(line: str) -> bool:
    """Whether a line can be an entry of a menu: a word or three without a full stop, or a row of them."""
    shape = shape_of(line)
    short = len(line.split()) <= _MENU_WORDS and not FULL_STOP.search(line) and not is_date_line(line)
    return shape == "navigation" or (short and shape not in ("share", "caption", "advert"))


def _longest_menu(lines: Sequence[str]) -> int:
    longest = run = 0
    for line in lines:
        run = run + 1 if _is_menu(line) else 0
        longest = max(longest, run)
    return longest


def _is_page(top: Sequence[str]) -> bool:
    """Whether the lines above the story are a page's: a run of short ones with a known entry, or sure buttons."""
    known = sum(fold(line) in NAV_WORDS or is_section_label(line) or shape_of(line) in MENU for line in top)
    sure = sum(shape_of(line) in BUTTONS for line in top)
    return (_longest_menu(top) > _MENU_RUN and known >= 1) or (
        sure >= 1 and (known >= 2 or shape_of(top[0]) == "prompt")
    )


def likeliest_headline(
    lines: Sequence[str], story: int, name: str = "", gaps: Sequence[bool] = (), *, on_page: bool = True
) -> int:
    """The line above the story that is most like a headline, -1 where none is much like one.

    `on_page`: a menu stands above the story; elsewhere the first line that can be its headline most often is.
    """
    told = stems(" ".join(line for line in lines[max(0, story - _DECK) : story + 2 * _STORY] if _is_sentence(line)))
    named = stems(re.sub(r"[_\W\d]+", " ", name.rpartition("/")[2]))
    folded = [fold(line) if len(line) < _CRUMB else "" for line in (*lines[:_SEEN], *lines[_SEEN:][-_SEEN:])]
    apart = _below_block(lines[: story + 1], gaps)
    letterhead = _letterhead(lines[: story + 1])
    best: tuple[float, int] | None = None
    earlier = after = 0
    for i in range(story):
        if i < max(after, letterhead) or not _can_be_headline(lines, i):
            continue
        whole, size = whole_headline(lines[i:story], gaps[i:])
        after = i + size
        words = stems(whole)
        points = (
            _points(whole, lines, after, story)
            - 2.0 * heads_company(lines, i)
            - earlier
            + 3 * len(words & told) / max(len(words), 1)
            + 0.1 * len(words & told)
            + 2 * len(words & named) / max(len(named), 3)
            + 1.5 * _comes_again(folded, i)
            + _APART * (i == apart)
        )
        earlier += points >= _LEAST
        points += _FIRST * (best is None and not on_page and (len(whole.split()) > _MENU_WORDS or not is_names(whole)))
        if best is None or points > best[0]:
            best = (points, i)
    return best[1] if best and (best[0] >= _LEAST or not on_page) else -1


def _letterhead(lines: Sequence[str]) -> int:
    """How many lines stand above "PRESS RELEASE", where a headline stands below it."""
    release = next((i for i, line in enumerate(lines[:-1]) if _RELEASE.match(line)), 0)
    return release if any(_can_be_headline(lines, i) for i in range(release + 1, len(lines) - 1)) else 0


def _can_be_headline(lines: Sequence[str], i: int) -> bool:
    text, below = lines[i], lines[i + 1]
    if _is_signed_title(text, below):
        return True
    return (
        may_be_headline(text, (None, "pointer"))
        and not is_company(text)
        and not (i and fold(lines[i - 1]) in _SIGNS)
        and not (below.startswith(text) and shape_of(below) == "caption")
    )


def _is_signed_title(text: str, below: str) -> bool:
    """Whether a line with a full stop is a headline after all, for a byline stands below it: "They called. Nobody came."."""
    is_byline = below[:3].casefold() == "by " and bool(author_of(below))
    return is_byline and text.endswith(".") and 2 <= len(text.split()) <= 7 and not author_of(text)


def _below_block(lines: Sequence[str], gaps: Sequence[bool]) -> int:
    """The first line below the blocks of name, motto, menu and buttons at the top, -1 where there are none.

    "The Fell Post / Notes from the north / Home / About me / (blank) / Nine nails / (blank) / I read reports …": nothing in
    two words says that they are a headline, the blank lines around the menu do.
    """
    at = 0
    for end in (i for i in range(1, min(len(lines), len(gaps))) if gaps[i]):
        block = lines[at:end]
        if any(_may_be_told(lines, i) for i in range(at, end)) or not any(
            _tells(line) or looks_like_masthead(line) for line in block
        ):
            break
        at = end
    while 0 < at < len(lines) - 1 and (shape_of(lines[at]) or _is_label(lines[at])):
        at += 1
    return at or -1


def _is_label(line: str) -> bool:
    """Whether a line can stand above a headline as its kicker, or as the name of the paper."""
    is_kicker = line.isupper() and len(line.split()) <= _MENU_WORDS
    return is_kicker or is_section_label(line) or looks_like_masthead(line)


def _may_be_told(lines: Sequence[str], i: int) -> bool:
    """Whether a line is signed, too long for a menu, or can be a headline of some length."""
    line = lines[i]
    is_title = len(line.split()) >= _HEADLINE and not _tells(line) and _can_be_headline(lines, i)
    return is_title or len(line) > _LONGEST_TOP or bool(author_of(line))


def _tells(line: str) -> bool:
    """Whether a line can only be of a page's top."""
    return shape_of(line) in MENU or fold(line) in NAV_WORDS or is_section_label(line) or is_company(line)


def _points(title: str, lines: Sequence[str], after: int, story: int) -> float:
    """What speaks for a headline by its length and by what stands below it, from the line `after` on."""
    words = len(title.split())
    cries = words > 1 and title.endswith("!")  # "PUMP SHUT!": no kicker does
    points = 2.0 if 5 <= words <= 18 or cries else 1.0 if words in (4, 19, 20, 21, 22) else 0.0 if words == 3 else -1.5
    points += 1.5 * (words > _CAPITALS and title.isupper())  # the decks of a press release are in small letters
    points -= 1.5 * (shape_of(title) == "pointer") + 2.0 * looks_like_masthead(title) + 1.0 * is_names(title)
    deck = after < story and _can_be_headline(lines, after) and len(lines[after].split()) > _MENU_WORDS
    below = range(after, min(after - 1 + _SIGNED + deck, story))  # a deck stands between a headline and its byline
    return points + (1.5 if any(_is_signature(lines[j]) for j in below) else 0.0)


def _is_signature(line: str) -> bool:
    """Whether a line is a byline or a date."""
    return is_signature(line, loose=True) or bool(month_of(line)) or fold(line) in _SIGNS


def _comes_again(folded: Sequence[str], i: int) -> bool:
    """Whether a line stands elsewhere too, whole or cut short: as a crumb of the path, in "Article name: …"."""
    key = folded[i][:32]
    return len(key) >= 20 and any(key in line and j != i for j, line in enumerate(folded))


def stems(text: str) -> set[str]:
    """The beginnings of the longer words of a text."""
    return {word[:_STEM] for word in _WORD.findall(text.casefold())} - _SMALL


def _says_when(lines: Sequence[str], i: int, title: int) -> bool:
    """Whether a line above the headline is the article's byline or day. The day above a menu is the reader's."""
    if not _is_signature(lines[i]) or fold(lines[i]) in NAV_WORDS or paper_and_section(lines[i]):
        return False
    between = lines[i + 1 : title]
    return (
        sum(
            _is_menu(line) and shape_of(line) not in ("player", "share") and not looks_like_masthead(line)
            for line in between
        )
        < _MENU_RUN
    )


def _is_stray(line: str) -> bool:
    """Whether a short line between headline and story is a button or a picture's name."""
    return (
        not _is_signature(line)
        and shape_of(line) is None
        and len(line.split()) <= _MENU_WORDS + 1
        and not FULL_STOP.search(line)
        and not (": " in line and line[-1].isdigit())  # "Born: August 4th, 1951"
        and (len(line.split()) == 1 or not is_names(line))
    )
