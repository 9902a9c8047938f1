"""What a publisher says of itself at the foot of a page: "The Stairwell is printed by volunteers. Join us: stairwell.example"."""

from __future__ import annotations

import re

from sitegen.patterns import lazy
from sitegen.text import fold

_LONGEST = 240
_KEPT_BY = lazy(
    r"""(?:(?P<who>[^.!?:]{1,60}?)\s(?:is|are)\s)?(?:entirely\s|wholly\s|independently\s|partly\s|proudly\s)?
    (?:funded|printed|published|produced|supported|written|run|made|delivered|distributed|powered|paid\sfor|brought\sto\syou)\s(?:entirely\s|solely\s)?(?:by|from|with|at)\b
    (?P<rest>.{1,160})$""",
    re.VERBOSE | re.IGNORECASE,
)
_SELF = lazy(
    r"(?:we|this\s\w+|our\s\w+|the\s(?:newsletter|paper|newspaper|magazine|site|website|blog|bulletin))$", re.IGNORECASE
)
_READ_US = lazy(
    r"(?:read|buy|get|pick\sup|find|order|watch|listen\sto|follow|support|join|write\sto|visit|contact|see|like)\s(?:more\s(?:in|of|from)\s)?(?P<rest>.{2,160})$",
    re.IGNORECASE,
)
_ABOUT = lazy(
    r"(?P<who>.{2,60}?)\s(?:is|are)\s(?:an?|the|owned|edited|based|available|on\ssale|free|out)\b.{0,180}$",
    re.IGNORECASE,
)
_ABOUT_WORDS = lazy(
    r"\b(?:news\w*|weekly|daily|magazine|non-?profit|journalism|publication|blog|outlet|registered|charity|part\sof|division|subsidiary|website|on\ssale|readers?)\b",
    re.IGNORECASE,
)


def is_colophon(text: str, publisher: str) -> bool:
    """Whether a line at the very end speaks of its publisher: who pays for it, who prints it, where to get it.

    Who is spoken of must be the publisher or the paper itself: "The party is funded by its members." is story.
    """
    if len(text) > _LONGEST or text[0] in "“\"‘'":
        return False
    kept = _KEPT_BY.match(text)
    if kept:
        who = kept["who"]
        return not who or bool(_SELF.match(who)) or _is(who, publisher)
    if not publisher:
        return False
    asked = _READ_US.match(text)
    if asked:
        return _key(publisher) in _key(asked["rest"])
    about = _ABOUT.match(text)
    return bool(about and _is(about["who"], publisher) and _ABOUT_WORDS.search(text))


def _is(words: str, publisher: str) -> bool:
    """Whether words are the publisher's name."""
    return bool(publisher) and _key(words) == _key(publisher)


def _key(words: str) -> str:
    """A name without its article, in small letters."""
    return fold(words).removeprefix("the ").strip()
