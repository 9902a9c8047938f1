"""Dates written in figures, in any language: ISO dates and numeric dates whose order is certain.

In: an Article with its sentences. Out: Timexes. Not here: words of a language, and dates that count from another one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Literal

from sitegen import edtf
from sitegen.model.article import Article
from sitegen.model.dated import Dated
from sitegen.model.extract import Sentence, Timex
from sitegen.model.frozen import frozen
from sitegen.patterns import lazy

Order = Literal["day-first", "month-first", "unknown"]

ISO = lazy(r"(?P<year>[0-9]{4})(?P<cut>[-/.])(?P<month>[0-9]{1,2})(?P=cut)(?P<day>[0-9]{1,2})(?:T[0-9:]+Z?)?")
NUMERIC = lazy(r"(?P<a>[0-9]{1,2})(?P<cut>[-/.])(?P<b>[0-9]{1,2})(?P=cut)(?P<year>[0-9]{4}|[0-9]{2})")
_FIGURES = lazy(
    r"""
    (?<![\w./:–-])                                       # not inside an address, a version, a longer number
    (?P<figures> [0-9]{4}([-/.])[0-9]{1,2}\2[0-9]{1,2}   # 2018-09-03  2018/9/3
               | [0-9]{1,2}([-/.])[0-9]{1,2}\3(?:[0-9]{4}|[0-9]{2}) )  # 13/09/2018  3.9.2018  11-02-89
    (?! [\w/–-] | [.:]\d )
    """,
    re.VERBOSE,
)


@frozen
class NumericDate:
    """What figures may mean: both readings are EDTF or "" where impossible. `rule` says how the order was decided."""

    day_first: str
    month_first: str
    dotted: bool = False

    def read(self, order: Order) -> tuple[str | None, str]:
        """EDTF and rule; None while the order is open."""
        if self.day_first == self.month_first:
            return self.day_first, "numeric-date"
        if not self.month_first or not self.day_first:
            return self.day_first or self.month_first, "numeric-date"
        if self.dotted or order == "day-first":
            return self.day_first, "numeric-date-day-first"
        if order == "month-first":
            return self.month_first, "numeric-date-month-first"
        return None, "numeric-date-order-unknown"


def find_timexes(article: Article, sentences: tuple[Sentence, ...], published: Dated) -> tuple[Timex, ...]:
    """ISO dates and numeric dates whose order is certain; 03/09/2018 stays open unless another date decides."""
    starts = [s.start for s in sentences]
    hits = list(_FIGURES.finditer(article.text))
    order = order_of([m["figures"] for m in hits], published.edtf)
    found = []
    for match in hits:
        sentence = bisect_right(starts, match.start()) - 1
        value, rule = read_figures(match["figures"], order)
        if rule and sentence >= 0 and match.end() <= sentences[sentence].end:
            found.append(Timex(match.start(), match.end(), match[0], value, rule, sentence))
    return tuple(found)


def read_figures(text: str, order: Order) -> tuple[str | None, str]:
    """EDTF and rule of "2018-09-03", "13/09/2018"; (None, "") if it cannot be a date."""
    if iso := ISO.fullmatch(text):
        value = _make(int(iso["year"]), int(iso["month"]), int(iso["day"]))
        return (value, "iso-date") if value else (None, "")
    numeric = read_numeric(text)
    return numeric.read(order) if numeric else (None, "")


def order_of(figures: list[str], published: str | None) -> Order:
    """Whether numeric dates put the day or the month first: by those that allow one reading, or by the publication day."""
    first = {"day-first": 0, "month-first": 0}
    for text in figures:
        numeric = read_numeric(text)
        if not numeric or numeric.day_first == numeric.month_first:
            continue
        if not numeric.month_first or (published and numeric.day_first == published):
            first["day-first"] += 1
        elif not numeric.day_first or (published and numeric.month_first == published):
            first["month-first"] += 1
    if first["day-first"] == 0 < first["month-first"]:
        return "month-first"
    if first["month-first"] == 0 < first["day-first"]:
        return "day-first"
    return "unknown"


@lru_cache(maxsize=2048)
def read_numeric(text: str) -> NumericDate | None:
    """Both readings of "03/09/2018"; None if neither is a date."""
    match = NUMERIC.fullmatch(text)
    if not match:
        return None
    short = len(match["year"]) == 2
    if short and match["cut"] == ".":  # "1.2.10" is a version or a section
        return None
    year = int(match["year"])
    year += (1900 if year >= 50 else 2000) if short else 0
    a, b = int(match["a"]), int(match["b"])
    date = NumericDate(_make(year, b, a), _make(year, a, b), dotted=match["cut"] == ".")
    return date if date.day_first or date.month_first else None


def _make(year: int, month: int, day: int) -> str:
    try:
        return edtf.from_parts(year, month, day) if month and day and year >= 1000 else ""
    except ValueError:
        return ""
