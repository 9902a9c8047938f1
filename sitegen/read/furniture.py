"""The shapes of furniture: what one line of a page is when it is no part of the story.

A shape looks at one line alone. Whether the line stands where furniture stands is `boilerplate`'s question. Shapes ask for
the form of furniture (short, imperative, a label with a colon, a list of buttons), because a story may speak of the same
things: "The chain said it would stop advertising to children." is no advertisement.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from sitegen.read import shapes
from sitegen.read.bylines import is_credit, is_names
from sitegen.text import fold

Shape = Literal[
    "advert", "share", "prompt", "cookie", "pointer", "section", "comments", "caption", "copyright", "topics", "credit",
    "contact", "correction", "reading-time", "ticker", "slug", "player",
    "navigation",
]  # fmt: skip
"""`pointer` names another story ("Read more: …"); `section` heads a list of other stories; `comments` ends the page."""

BUTTONS: frozenset[Shape | None] = frozenset(["prompt", "share", "player", "cookie", "navigation"])
"""What can only be of a page: one such line proves that others are."""
MENU = BUTTONS | {"reading-time", "advert", "section", "ticker"}
"""What stands above a headline."""
ASIDES: frozenset[Shape | None] = frozenset(
    ["prompt", "share", "player", "cookie", "advert", "section", "pointer", "comments", "contact", "copyright", "correction", "topics"]
)  # fmt: skip
"""What stands in a box of its own beside a story or below it."""

_LONG_SENTENCE = 60
_TRADE = 2  # words of the site's trade in its word to the reader
LONGEST = 420  # characters; longer than any furniture that has no structure around it
_CALLS = frozenset(["READ", "WATCH", "LISTEN"])


def shape_of(text: str) -> Shape | None:
    """The shape of furniture that a line has, or None where it may be story. Looks at lines of up to `LONGEST` characters."""
    return None if len(text) > LONGEST else _shape_of(text)


@lru_cache(maxsize=4096)
def _shape_of(text: str) -> Shape | None:
    """The same for a short line; several steps ask about it."""
    core = text.strip(shapes.EDGE)
    if not core:
        return "slug"
    folded = text.casefold()
    hints = shapes.HINTS.within(folded)
    sentence = len(core) > _LONG_SENTENCE and text[-1] in '.?!”"’'
    plain = "furniture" not in hints and _begins_plainly(text, core, sentence=sentence)
    if plain and sentence:
        return None
    if len(core) <= 200:
        short = _short_shape(text, core, plain=plain)
        if short:
            return short
    if "sponsor" in hints and shapes.SPONSOR.match(core):
        return "advert"
    if "cookie" in hints and shapes.COOKIE.match(core) and not shapes.STORY_VERB.search(core):
        return "cookie"
    if (
        "copyright" in hints
        and shapes.COPYRIGHT.search(text)
        and (not shapes.STORY_VERB.search(text) or text.startswith(("©", "(c)", "(C)")))
    ):
        return "copyright"
    credit = None if plain else shapes.CREDIT.match(text)
    if credit and (text.startswith(("(", "[")) or not credit["who"] or _is_people(credit["who"]) or is_credit(text)):
        return "credit"
    if not plain and shapes.CORRECTION.match(text):
        return "correction"
    if not plain and (_speaks_to_reader(text, folded) or ("asks" in hints and _asks_reader(text))):
        return "prompt"
    if len(text) <= 360 and _is_caption(text):
        return "caption"
    return None


def _is_people(text: str) -> bool:
    """Whether words after "reporting by" are the people: "Ada Quill in Leeds; editing by Tom Roe"."""
    return all(
        is_names(part) or shapes.CREDIT.match(part.strip())
        for part in re.split(r"[;:]", text.partition(". Source")[0].rstrip(". )"))
        if part.strip()
    )


def _is_caption(text: str) -> bool:
    """Whether a line is words about a picture: it ends with a credit, and the credit is a name."""
    text = shapes.NEW_WINDOW.sub("", text) if text.endswith(("window", "tab")) else text
    folded = text[-140:].casefold() + text[:20].casefold()
    named = text[-1] == ")" and ": " in text[-60:]  # "(Outback News: Ada Quill)"
    match = (named or shapes.CAPTION_HINTS.within(folded)) and shapes.CAPTION.search(text)
    if not match or text.startswith(("“", '"', "‘")):
        return False
    if match["agency"]:
        return not shapes.STORY_VERB.search(text)
    who = match["credit"] or match["by"]
    return not who or is_names(re.sub(r"[/©|,\d]", " ", who)) or (len(text) < 60 and text[-1] != ".")


def _begins_plainly(text: str, core: str, *, sentence: bool) -> bool:
    """Whether a line does not begin as furniture does: with no mark of it either, that settles most of a story. `sentence`:
    it is a long one; a heading is furniture sooner, and so are figures and capitals.
    """
    if text[0] in "([*" or (not sentence and (core[-1].isdigit() or core[:2].isupper())):
        return False
    words = shapes.FIRST_TWO.match(core)
    if words is None:
        return sentence
    first = words[1].casefold()
    if first in shapes.FIRST_WORDS or (not sentence and first in shapes.FIRST_OF_SHORT):
        return False
    return not words[2] or f"{first} {words[2].casefold()}" not in shapes.FIRST_PAIRS


def _short_shape(text: str, core: str, *, plain: bool) -> Shape | None:
    """Shapes that only lines of up to 200 characters have; without those that a `plain` beginning rules out."""
    if shapes.SLUG.match(text.strip()) or shapes.WIRE_SLUG.match(core):
        return "slug"
    if core.endswith(("window", "tab")):
        core = shapes.NEW_WINDOW.sub("", core) or core
    folded = core.casefold()
    if folded in shapes.ADS or (not plain and shapes.ADVERT.match(core)):
        return "advert"
    if _is_buttons(folded):
        return "share"
    if not plain and shapes.COMMENTS.match(core):
        return "comments"
    if shapes.CREDIT_ALONE.match(core) or shapes.CAPTION_LABEL.match(core):
        return "caption"
    if text[0] in "[(<" and shapes.PLACEHOLDER.match(text):
        return "caption"
    if (text[0] in ">»→☞👉←‹" or text[-1] in "→›") and shapes.ARROW.match(text):
        return "pointer"
    if text[-1] == ":" and text.partition(" ")[0] in _CALLS:
        # "READ the minister's letter:", above what a page has embedded
        return "section"
    if shapes.POSTED.match(core):
        return "player"
    if core[-1].isalnum() and shapes.FILE_NUMBER.match(core):
        return "slug"
    if core[-1].isdigit() and all(shapes.PAGE_POINTER.match(part.strip()) for part in core.split(";")):
        return "pointer"
    if not plain and (shape := _labelled_shape(text, core)):
        return shape
    if (not plain or shapes.ADDRESS_SIGN.search(core)) and shapes.CONTACT.match(text.strip()):
        return "contact"
    if _is_prompt(text, core, plain=plain):
        return "prompt"
    if "%" in core and shapes.TICKER.search(core) and len(shapes.LOWER_WORD.findall(core)) <= 2:
        return "ticker"
    if folded in shapes.CHROME and text[-1] not in ".!?”\"'":
        return "player"
    if _is_navigation(core):
        return "navigation"
    return None


def _labelled_shape(text: str, core: str) -> Shape | None:
    """Shapes that a line's first words give away."""
    if shapes.REGISTERED.match(core) and not shapes.STORY_VERB.search(core):
        return "copyright"
    if shapes.PLAYER.match(core) or shapes.REVISION.match(text):
        return "player"
    if shapes.READING_TIME.match(core):
        return "reading-time"
    pointer = shapes.POINTER.match(core) if core[0].isalpha() else None
    if pointer and not (pointer["rest"] and _weak(text, core, pointer["rest"])) and not shapes.NEVER_ALONE.match(core):
        if pointer["rest"]:
            return "pointer"
        if not text.rstrip().endswith((".", "!", "”", '"')):
            return "section"
    if shapes.TOPICS.match(core) and (":" in core or not text.endswith(".")):
        return "topics" if any(mark in core for mark in ":|–-") or " " in core else "section"
    return None


def _weak(text: str, core: str, rest: str) -> bool:
    """Whether "Label: words" is more likely a paragraph of the story than a pointer to another one."""
    return bool(shapes.WEAK_POINTER.match(core)) and (text.endswith((".", "”", '"')) or len(rest) > 120)


def _is_buttons(folded: str) -> bool:
    """Whether a line is nothing but buttons: "Share this Tweet Email A+ A-", "12 shares"."""
    first = shapes.SPLIT_BUTTONS.split(folded, 1)[0]  # of most lines it is no button
    if len(folded) > 120 or (first.isalpha() and first not in shapes.BUTTONS):
        return False
    words = [
        word for word in shapes.SPLIT_BUTTONS.split(folded) if word and (word.isascii() or any(map(str.isalnum, word)))
    ]
    if words[:1] == ["the"] or not all(word in shapes.BUTTONS or shapes.COUNT.match(word) for word in words):
        return False
    return any(word in shapes.BUTTON_HEADS for word in words) or (len(words) == 1 and words[0][-1] in "km")


def _is_prompt(text: str, core: str, *, plain: bool) -> bool:
    """Whether a line asks the reader to do something on the site: "Sign up for our evening email"."""
    if not plain:
        if shapes.PROMPT.match(core):
            return "unsubscribe" in core.casefold() or not _tells(core)
        label, colon, _ = core.partition(":")
        if colon and len(label) < 30 and shapes.PROMPT.match(label):
            return True
    return (
        len(core) <= 160
        and any(map(core.casefold().__contains__, shapes.NEWSLETTER_WORDS))
        and bool(shapes.NEWSLETTER.search(core))
        and not shapes.STORY_VERB.search(core)
        and _addresses_reader(text, core)
    )


def _addresses_reader(text: str, core: str) -> bool:
    """Whether a line that names a newsletter offers it: "Our newsletter – every morning at six", "Newsletter: The Week"."""
    if shapes.OFFER.search(core):
        return True
    first = core.split(None, 1)[0].casefold().strip(":")
    return first in shapes.OFFER_HEADS and not text.endswith((".", "”", "?"))


def _speaks_to_reader(text: str, folded: str) -> bool:
    """Whether a paragraph is the site's word to its reader: "If you value what we do, please consider supporting us".

    It says you and we, speaks of the site's trade twice, quotes nobody and tells nothing.
    """
    if not (shapes.YOU.search(folded) and shapes.WE.search(folded)) or shapes.QUOTED.search(text) or _tells(text):
        return False
    return bool(shapes.APPEAL.search(folded)) or len(set(shapes.TRADE.findall(folded))) >= _TRADE


def _asks_reader(text: str) -> bool:
    """Whether one sentence of a paragraph asks the reader to press, pay or write, and none of them tells anything."""
    return bool(shapes.ASKS.search(text)) and not shapes.QUOTED.search(text) and not _tells(text)


def _tells(text: str) -> bool:
    """Whether a line tells what happened or what was said."""
    return bool(shapes.STORY_VERB.search(shapes.UNTOLD.sub("", text)))


def _is_navigation(core: str) -> bool:
    """Whether a line is a row of links: "Home > Nation > Politics", "About · Careers · Contact"."""
    words = core.casefold().split()
    if 3 <= len(words) <= 14 and all(word in shapes.NAV_WORDS for word in words):
        return True
    if (
        4 <= len(words) <= 16
        and 2 * sum(word in shapes.NAV_WORDS for word in words) >= len(words)
        and not any(word[0].islower() for word in core.split())
    ):
        return not core.endswith((".", "?", "!", "”", '"', ":")) and "," not in core
    if words[0] == "home" and words[1:2] and words[1] in shapes.NAV_WORDS and core[-1].isalnum():
        return True  # "Home About Our cases Contact for free advice"
    if not shapes.NAV_SIGN.search(core):
        return False
    parts = [shapes.COUNTED.sub("", part).strip() for part in shapes.NAV_SPLIT.split(core)]
    if (
        len(parts) > 1
        and shapes.CRUMB.search(core)
        and all(part[:1].isalpha() and len(part.split()) <= 3 for part in parts)
    ):
        return core[-1].isalnum()  # "Business > Banking"
    if (
        len(parts) >= 3
        and fold(parts[0]) in ("home", "news", "homepage", "front page", "start")
        and all(len(part.split()) <= 3 for part in parts[:-1])
    ):
        return True  # "Home / India / Houseboat sinks during its own ..."
    return (
        len(parts) >= 3
        and all(part and len(part) <= 30 and len(part.split()) <= 4 for part in parts)
        and not any(any(c.isdigit() for c in part) for part in parts)
        and not core.endswith((".", "?", "!", "”", '"'))
    )
