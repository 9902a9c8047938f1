"""Entries of a chronology: paragraphs that begin with the date of what they tell, as "12 June 2011. A wall gives way" does.

Their dates are what happened then, never the day on which the page appeared.
"""

from __future__ import annotations

import re

from sitegen.extract.stamps import DAY_NAMES, MONTH_NAMES
from sitegen.model.article import Article
from sitegen.patterns import lazy

_YEAR = r"(?:1[5-9]|20)\d\d"
_LABEL = lazy(
    rf"""(?:(?:{DAY_NAMES})\.?,?\s)?
    (?: \d\d?(?:st|nd|rd|th)?(?:\s?[-–]\s?\d\d?)?\s(?:{MONTH_NAMES})\b\.?(?:,?\s{_YEAR})?           # 12 June 2011, 3-5 May
      | (?:{MONTH_NAMES})\b\.?(?:\s\d\d?(?:st|nd|rd|th)?(?:\s?[-–]\s?\d\d?)?)?(?:,?\s{_YEAR})?      # June 12, 2011, May 2016
      | {_YEAR} )
    (?:[.:]\s|\s?[–—]\s|\s-{{1,2}}\s|\s?$)""",
    re.VERBOSE | re.IGNORECASE,
)
_FIGURE = re.compile("[0-9]")
_WIDEST = 40  # characters of a label
_SEVERAL = 3


def is_entry(text: str, start: int, end: int) -> bool:
    """Whether the paragraph `text[start:end]` begins with a date that is set off from its sentence."""
    stop = min(end, start + _WIDEST)
    return bool(_FIGURE.search(text, start, stop)) and bool(_LABEL.match(text, start, stop))


def is_chronology(article: Article) -> bool:
    """Whether so many paragraphs begin with a date that the first of these is no dateline."""
    found = 0
    for block in article.blocks:
        found += is_entry(article.text, block.start, block.end)
        if found == _SEVERAL:
            return True
    return False
