"""Where the story of a pasted page begins: below its menus and buttons, at the headline.

"Sign in / Home / News / Sport / Library book returned / Share / By Ada Quill": nothing in a short line says that it is of the
menu, the company it stands in does. So this looks only at texts whose top shows that it is a page's, and of the lines above
the first paragraph takes for the headline the one that is most like it: long enough, of words that the story uses, signed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from sitegen.model.frozen import frozen
from sitegen.patterns import lazy
from sitegen.read.bylines import is_credit, is_date_line, is_names, is_signature
from sitegen.read.datewords import month_of
from sitegen.read.furniture import BUTTONS, MENU, shape_of
from sitegen.read.masthead import is_company
from sitegen.read.shapes import CAPTION_LABEL, CREDIT_ALONE, NAV_WORDS
from sitegen.read.storyline import FULL_STOP
from sitegen.read.titles import is_section_label, looks_like_masthead, may_be_headline, strip_paper
from sitegen.read.wordlists import word_list
from sitegen.text import fold

_TOP = 80  # lines in which the story must have begun
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
_MEDIA = frozenset(["image", "photo", "picture", "video", "media"])  # a label for the screen reader, above a picture
_LEAD = 2.0  # points; a letterhead is no menu, but its first line is no headline either
_LEAST = 2.5  # points below which no line is taken for the headline


@frozen
class PageTop:
    """`title` is the headline's line, `story` that of the first paragraph; `kept` are the lines around the headline that say who or when."""

    title: int
    story: int
    kept: tuple[int, ...]
    publisher: str = ""


def find_page_top(lines: Sequence[str], name: str = "", known: str = "") -> PageTop | None:
    """Read the lines above the first paragraph. None where they are not a page's top or hold no headline.

    `name` is the file's, which may repeat the headline; `known` is the headline where a label has told it.
    """
    story = _first_paragraph(lines)
    if known:
        title = next(
            (i for i, line in enumerate(lines[:_TOP]) if len(line) < _CRUMB and fold(line) == fold(known)), None
        )
        if title is not None and title >= story:
            story = _below_greeting(lines, title)
            title = title if story else None
    elif story < 3:
        return None
    else:
        title = likeliest_headline(lines, story, name, lead=0.0 if _is_page(lines[:story]) else _LEAD)
    if title is None:
        return None
    kept = [i for i in range(title + 1, story) if not _is_stray(lines[i])]
    kept += [
        i for i in range(title) if _says_when(lines, i, title)
    ]  # a day below the headline counts before one above it
    return PageTop(title, story, tuple(kept), _publisher(lines[:title]))


def _first_paragraph(lines: Sequence[str]) -> int:
    """The line of the first paragraph of the story, 0 where none is found. A cookie's text above the menu is none."""
    found = (i for i, line in enumerate(lines[:_TOP]) if _is_prose(line) and shape_of(line) is None)
    prose = list(islice(found, 2 * _NOTICE + 1))
    for n, i in enumerate(prose):
        above = n < _NOTICE and _longest_menu(lines[i + 1 : prose[min(n + _NOTICE, len(prose) - 1)]][:_TOP]) > _MENU_RUN
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


def _is_prose(line: str) -> bool:
    return len(line) >= 70 and bool(FULL_STOP.search(line) or len(line) > 240) and not line.endswith(("...", "…"))


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


def likeliest_headline(lines: Sequence[str], story: int, name: str = "", lead: float = 0.0) -> int | None:
    """The line above the story that is most like a headline, if by `lead` points more so than the first that can be one."""
    told = stems(" ".join(line for line in lines[max(0, story - _DECK) : story + 2 * _STORY] if _is_sentence(line)))
    named = stems(re.sub(r"[_\W\d]+", " ", name.rpartition("/")[2]))
    folded = [fold(line) if len(line) < _CRUMB else "" for line in (*lines[:_SEEN], *lines[_SEEN:][-_SEEN:])]
    best: tuple[float, int] | None = None
    least = _LEAST
    earlier = 0
    for i in range(story):
        if not _can_be_headline(lines, i):
            continue
        points = _points(lines, i, story) - 0.8 * earlier
        words = stems(lines[i])
        points += (
            3 * len(words & told) / max(len(words), 1)
            + 0.1 * len(words & told)
            + 2 * len(words & named) / max(len(named), 3)
        )
        points += 1.5 * _comes_again(folded, i)
        earlier += points >= _LEAST
        if best is None and lead:
            least = points + lead
        if best is None or points > best[0]:
            best = (points, i)
    return best[1] if best and best[0] >= max(least, _LEAST) else None


def _can_be_headline(lines: Sequence[str], i: int) -> bool:
    text = lines[i]
    return (
        may_be_headline(text, (None, "pointer"))
        and not is_company(text)
        and not is_credit(text)
        and not (i and (CAPTION_LABEL.match(lines[i - 1]) or fold(lines[i - 1]) in _SIGNS))
        and (not CREDIT_ALONE.match(lines[i + 1][:200]) or fold(lines[i + 1]) in _MEDIA)
        and not (lines[i + 1].startswith(text) and shape_of(lines[i + 1]) == "caption")
    )


def _points(lines: Sequence[str], i: int, story: int) -> float:
    """What speaks for a line by its length and by what stands below it."""
    words = len(lines[i].split())
    cries = words > 1 and lines[i].endswith("!")  # "PUMP SHUT!": no kicker does
    points = 2.0 if 5 <= words <= 18 or cries else 1.0 if words in (4, 19, 20, 21, 22) else 0.0 if words == 3 else -1.5
    points += 1.5 * (words > _CAPITALS and lines[i].isupper())  # the decks of a press release are in small letters
    points -= 1.5 * (shape_of(lines[i]) == "pointer") + 2.0 * (looks_like_masthead(lines[i])) + 1.0 * is_names(lines[i])
    deck = i + 1 < story and _can_be_headline(lines, i + 1) and len(lines[i + 1].split()) > _MENU_WORDS
    below = range(i + 1, min(i + _SIGNED + deck, story))  # a deck stands between a headline and its byline
    return points + (1.5 if any(_is_signature(lines[j]) for j in below) else 0.0)


def _is_signature(line: str) -> bool:
    """Whether a line is a byline or a date."""
    return is_signature(line, loose=True) or fold(line) in _SIGNS


def _comes_again(folded: Sequence[str], i: int) -> bool:
    """Whether a line stands elsewhere too, whole or cut short: as a crumb of the path, in "Article name: …"."""
    key = folded[i][:32]
    return len(key) >= 20 and any(key in line and j != i for j, line in enumerate(folded))


def stems(text: str) -> set[str]:
    """The beginnings of the longer words of a text."""
    return {word[:_STEM] for word in _WORD.findall(text.casefold())} - _SMALL


def _says_when(lines: Sequence[str], i: int, title: int) -> bool:
    """Whether a line above the headline is the article's byline or day. The day above a menu is the reader's."""
    if not (_is_signature(lines[i]) or month_of(lines[i])) or fold(lines[i]) in NAV_WORDS:
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
        len(line.split()) <= _MENU_WORDS + 1
        and not FULL_STOP.search(line)
        and not _is_signature(line)
        and (len(line.split()) == 1 or not is_names(line))
        and shape_of(line) is None
    )


def _publisher(above: Sequence[str]) -> str:
    """The publisher's name among the lines above the headline: the last line that looks like one."""
    return next(
        (
            strip_paper(line)
            for line in reversed(above)
            if looks_like_masthead(line) and not is_section_label(line) and shape_of(line) is None
        ),
        "",
    )
