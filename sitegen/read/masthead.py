"""What stands above the headline of a pasted page: the publisher's name, its motto, its menu, the day of the issue.

"The Evening Parrot / News | Sport | TV / Baker jailed" begins with a name, and nothing in the name says so: what stands
below it does. So the lines are read together, never the name alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from sitegen.patterns import lazy
from sitegen.read.bylines import is_date_line, is_signature
from sitegen.read.datewords import month_of
from sitegen.read.furniture import shape_of
from sitegen.read.shapes import REVISION
from sitegen.read.titles import is_section_label, looks_like_masthead, paper_and_section, strip_paper

_NAME_WORDS = 6
_COMPANY = 3  # lines below a name in which menu or motto stands
_COUNTER = lazy(r"(?:document\s)?\d{1,4}\s(?:of|/)\s\d{1,4}(?:\sdocuments?)?$", re.IGNORECASE)  # "3 of 41 DOCUMENTS"
_MOTTO = lazy(
    r"""^an?\s(?:\w+\s){0,3}?(?:magazine|quarterly|monthly|weekly|daily|journal|review|newsletter|blog|paper|newspaper|bulletin|diary|column|podcast)\s(?:of|for|about|on|from|by)\b   # "A magazine of boats"
      | ^(?:\w+\s)?(?:news|notes|views|(?:long\s)?reads|essays|tales|writing|journalism|reporting|thoughts|stories|dispatches|letters|reports)(?:,?\s(?:and\s)?\w+)?\s(?:for|from|on|about)\b
      | \b(?:since|estd?\.?|established|founded(?:\sin)?|est'd)\s(?:1[6-9]|20)\d\d\b                    # "Serving Furness since 1861"
      | ^(?:serving|the\s(?:(?:\w+\s)?(?:voice|paper|newspaper|magazine|journal|home|news))\s(?:of|for|that)
          |your\s(?:\w+\s){0,3}(?:news\w*|paper|voice|source|weekly|daily)|all\sthe\snews|news\s(?:and|for|from|you|without)|independent\s(?:news|journalism))\b
      | ^(?:vol(?:ume)?\.?|no\.|issue|nr\.?)\s?#?[\dIVXLC]                                               # "No. 12,410 60p"
      | \b(?:edition|e-?paper|newsletter)$ | \b(?:every|each)\s(?:\w{3,6}day|week|month|morning|evening)$""",
    re.VERBOSE | re.IGNORECASE,
)
_NOTICE = lazy(
    r"(?:(?:for\s)?immediate\srelease|(?:not\s)?for\s(?:immediate\s)?(?:release|publication).{0,40}|embargoed.{0,60}|(?:press|news|media)\s(?:release|statement|notice).{0,40}|statement|communiqu[ée]|remarks|speech|(?:catch-?line|slug)\s?:.{1,60})$",
    re.IGNORECASE,
)
_SITE = lazy(
    r"(?:www\.)?[\w-]+\.(?:com|org|net|info|news)\s[-–—|:]\s\S.{0,80}$", re.IGNORECASE
)  # "Stand.com - Papers of the world"
_SEASON = r"(?:spring|summer|autumn|fall|winter|christmas|new\syear)(?:[/–-]\w{4,9})?,?\s(?:19|20)\d\d(?:[/–-]\d\d)?"
_SEASON_ALONE = lazy(rf"{_SEASON}$", re.IGNORECASE)  # the name of an issue, not the day it came out
_GREETING = lazy(
    r"good\s(?:morning|afternoon|evening)\b.{0,60}$|in\s(?:this\s(?:issue|edition|week)|today['’]s\s\w+)\b.{0,20}:.{0,160}$",
    re.IGNORECASE,
)
_PAGE = lazy(r"(?:page\s)?[A-F]?\d{1,2}$|[A-F]\d{1,2}$", re.IGNORECASE)
_KINDS = frozenset(["newsletter", "magazine", "blog", "weekly", "daily", "quarterly", "monthly", "podcast", "journal"])
_BARS = lazy(rf"\s[|•·]\s|,\s(?={_SEASON}$)", re.IGNORECASE)


def paper_of(above: Sequence[str]) -> str:
    """The publisher's name among the lines above a headline, the last that is one; "" where none is."""
    for i in range(len(above) - 1, -1, -1):
        name = paper_and_section(above[i]) or strip_paper(_parts(above[i])[0])
        if shape_of(above[i]) is None and not is_section_label(name) and looks_like_masthead(name):
            return name
    first = next((i for i, line in enumerate(above) if not is_company(line) and not is_date_line(line)), -1)
    return _parts(above[first])[0] if first >= 0 and heads_company(above, first) else ""


def heads_company(lines: Sequence[str], i: int) -> bool:
    """Whether a line is a publisher's name by what stands beside or below it: "The Evening Parrot / News | Sport | TV"."""
    name, *beside = _parts(lines[i])
    below = (
        line for line in (*beside, *lines[i + 1 : i + 1 + _COMPANY]) if not is_date_line(line) and not month_of(line)
    )
    return _can_be_name(name) and any(map(is_company, islice(below, 1)))


def is_company(line: str) -> bool:
    """Whether a line can only stand beside a publisher's name: menu, motto, notice; a day alone could stand elsewhere."""
    return not is_date_line(line) and (
        bool(_SITE.match(line) or _COUNTER.match(line) or paper_and_section(line)) or _is_company(line)
    )


def _can_be_name(line: str) -> bool:
    """Whether a line can be a publisher's name: short, no sentence, no section, no byline, no date."""
    words = line.split()
    return (
        1 <= len(words) <= _NAME_WORDS
        and len(line) <= 60
        and line[:1].isalnum()
        and (line[:1].isupper() or len(words) == 1)
        and sum(word[:1].isupper() or len(word) <= 3 or word in _KINDS for word in words) == len(words)
        and not line.endswith((".", "?", "!", ":", ",", ";", "”", '"'))
        and not is_section_label(line)
        and shape_of(line) is None
        and not is_signature(line)
    )


def _parts(line: str) -> list[str]:
    """A line at its bars: "The Hill Post | English edition" is a name and what stands beside it."""
    return [part for part in (part.strip() for part in _BARS.split(line)) if part] or [line]


def _is_company(line: str) -> bool:
    """Whether a line is what stands beside a name at the top: menu, motto, day, notice; or a row of such things."""
    parts = _parts(line)
    if len(parts) > 1 and (_is_menu(line) or any(map(_PAGE.match, parts))):
        return True
    return all(
        _is_menu(part)
        or bool(_NOTICE.match(part))
        or (len(part) < 90 and bool(_MOTTO.search(part)))
        or is_date_line(part)
        or bool(month_of(part))
        or bool(_SEASON_ALONE.match(part))
        or bool(_GREETING.match(part))
        or (len(parts) > 1 and is_section_label(part))
        for part in parts
    )


def _is_menu(line: str) -> bool:
    """Whether a line is a row of links or a button of the page's top: "Home | Politics", "Search...", "Sign in"."""
    shape = shape_of(line)
    return (
        shape in ("navigation", "slug")
        or (shape in ("prompt", "player", "share") and len(line) <= 30)
        or bool(REVISION.match(line))
    )
