"""Dates that headings give to what stands below them: in a chronology, "2016" above "14 June: Inspectors find lead".

In: the blocks of an article. Out: for an expression, its value by the heading above it.
"""

from __future__ import annotations

from bisect import bisect_right

from sitegen import edtf
from sitegen.extract.en.dates.parts import MONTH_NUMBERS, Found
from sitegen.extract.en.dates.words import LEXICON
from sitegen.model.article import Article
from sitegen.model.frozen import frozen
from sitegen.relative import MONTHS, resolve

_NAMED = frozenset(("date", "month", "day"))
_LONGEST = 32  # characters of a heading: "Wednesday, 14 September 2016"
_SEVERAL = 2
_TOUCHING = str.maketrans(",.:–—-", "      ")
_FIRST_YEAR, _LAST_YEAR, _LAST_DAY = 1500, 2100, 31


@frozen
class InSection:
    """What an expression is under a heading: its value, the heading's date, and how it was counted from that."""

    value: str
    anchor: str
    relative: str


class Sections:
    """The headings of one article that are but a date. A heading that is none ends what they say."""

    def __init__(self, article: Article) -> None:
        self._blocks: list[int] = []
        self._dates: list[str] = []
        last = ""
        for n, block in enumerate(article.blocks):
            short = block.end - block.start <= _LONGEST
            date = _date_of(article.text[block.start : block.end], last) if short else ""
            if date or (block.kind == "heading" and self._blocks):
                self._blocks.append(n)
                self._dates.append(date)
                last = date or last
        if sum(map(bool, self._dates)) < _SEVERAL:  # the date of the page, left in its text
            self._blocks.clear()

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._blocks)

    def place(self, item: Found, way: str) -> InSection | None:
        """As in "14 June", "in June" and "on the 14th" below "2016" or "June 2016"; `way` as the words around it tell."""
        meaning, place = item.meaning, bisect_right(self._blocks, item.block) - 1
        anchor = self._dates[place] if place >= 0 else ""
        if not anchor or meaning.aim not in _NAMED or (way == ">" and item.first > 0):
            return None
        whole_year = edtf.precision(anchor) == "year"
        if meaning.aim == "day":
            relative = "" if whole_year else f"{meaning.value[1:]}@month+0"
        else:
            relative = "/".join(f"{end}@year+0" if whole_year else f"{end}<>" for end in meaning.value.split("/"))
        value = resolve(relative, anchor) if relative else None
        return InSection(value, anchor, relative) if value else None


def _date_of(heading: str, last: str) -> str:
    """The date that all words of a heading make; a month or day is of the year of the heading before it, or the next."""
    year = month = day = 0
    for word in heading.translate(_TOUCHING).lower().split():
        if word.isdecimal() and word.isascii():
            number = int(word)
            if 0 < number <= _LAST_DAY and not day:
                day = number
            elif _FIRST_YEAR <= number <= _LAST_YEAR and not year:
                year = number
            else:
                return ""
        elif word in MONTH_NUMBERS and not month:
            month = MONTH_NUMBERS[word]
        elif word not in LEXICON["weekdays"]:
            return ""
    if not month:
        return f"{year}" if year and not day else ""
    if year:
        date = f"{year}-{month:02}" + (f"-{day:02}" if day else "")
        return date if edtf.is_valid(date) else ""
    name = MONTHS[month - 1] + (f"-{day:02}" if day else "")
    return (resolve(name + ("@year+0" if len(last) == len("2016") else ">"), last) or "") if last else ""
