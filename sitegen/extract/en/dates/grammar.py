"""The shapes of English time expressions: a sentence's tokens -> Phrases, each a shape and the tokens it covers.

Letters are those of `date_words`. A shape only says where an expression may stand; what it means, and whether it is one
at all, is decided in `date_meaning`.
"""

from __future__ import annotations

import re

from sitegen.extract.en.dates.words import Tokens
from sitegen.model.frozen import frozen
from sitegen.patterns import lazy


@frozen
class Phrase:
    """Tokens `first` up to, not including, `stop` have the `shape`; `classes` are their letters."""

    tokens: Tokens
    shape: str
    first: int
    stop: int
    classes: str

    def word(self, letters: str, skip: int = 0) -> str:
        """The word, in lower case, of the first token with one of these letters, or of a later one; "" if there is none."""
        for place, letter in enumerate(self.classes):
            if letter in letters:
                if not skip:
                    return self.tokens.word(self.first + place)
                skip -= 1
        return ""

    def place(self, letters: str) -> int:
        """Index of the first token with one of these letters; -1 if there is none."""
        return next((self.first + place for place, letter in enumerate(self.classes) if letter in letters), -1)

    def before(self, back: int = 1) -> str:
        """The word that many tokens before the phrase."""
        return self.tokens.word(self.first - back)

    def after(self, ahead: int = 0) -> str:
        """The word that many tokens behind the phrase."""
        return self.tokens.word(self.stop + ahead)

    def raw_after(self) -> str:
        """The next token as it is spelled."""
        return self.tokens.words[self.stop] if self.stop < len(self.tokens.words) else ""


_QUANTITY = r"(?:av?f?|vf?|[dYK]|n(?:-?n)?|nv|vn)"  # a · a few · a couple of · 16 · 250 · twenty-five · two dozen
_MONTH = r"(?:M|m\.?)"
_WEEKDAY = r"(?:W|w\.?)"
_YEAR = r"(?:[,-]?\(?[Yy]|f[Yy])"  # 2018 · , 2018 · '98 · of 2018 · (3-Nov)-2018
_POINTED_YEAR = r"(?:,?f?t?Lu)"  # last year · of that year · of the following year
_YEAR_TAIL = rf"(?:{_YEAR}|{_POINTED_YEAR})"

# Tried in this order at every token; the first that fits is taken. Before each, the letters that may be its first core.
_SHAPES: dict[str, tuple[str, str]] = {
    # the night of 3 May 2018 · Monday, the 3rd of September, 2018 · 2 and 3 May · 3-7 June · twenty-first of May
    "day_month": (
        "MmWwnp",
        rf"(?:t?pf|E)?(?:L?{_WEEKDAY},?)?t?(?:(?:r|[do][-&>,][do]|[do])[f-]?|n?-?Of){_MONTH}{_YEAR_TAIL}?",
    ),
    # Monday, Nov. 2, 2022 · last June 30 · June 3-7 · June 3 to 7, 2019 · March the 3rd · May first · October 11 last year
    "month_day": (
        "MmWwp",
        rf"(?:t?pf|E)?t?(?:L?{_WEEKDAY},?)?L?{_MONTH}t?(?:r|[doO][-&>,][doO](?!f?{_MONTH})|[do]|O(?!-?[qhUu])){_YEAR_TAIL}?",
    ),
    # on March five · since April twenty-one, as old wires spell it
    "spelled_day": ("Mm", rf"{_MONTH}n(?:-n)?(?!-?[nkvqhUu])"),
    # the second Tuesday of June 2018 · the last Friday in March · the first Monday of last month · the first week of May
    "nth": ("WU", rf"t?[OL](?:Wp?|U)[fi](?:t?L?L?{_MONTH}{_YEAR_TAIL}?|t?L?U)"),
    # end of March 2018 · the first week of last month · at the beginning of the year · the close of 2017
    "part_of": (
        "MmYyUuqDSpn",
        rf"t?(?:[eE]|O[Uup]|L[Uu])f(?:{_MONTH}{_YEAR_TAIL}?|t?[Yy]|t?L?[Uuq]|t?D|t?tS{_YEAR_TAIL}?|t?O[qC]{_YEAR_TAIL}?)",
    ),
    # the November before · the summer after
    "name_beside": ("MSW", r"t(?:M|S|Wp?)l"),
    # early March 2018 · mid-August · late last May · November of that year · Nov. 1989 · last November · this March
    "month": ("Mm", rf"t?(?:E-?)?L?L?{_MONTH}{_YEAR_TAIL}?"),
    # the day before yesterday
    "day_near_day": ("U", r"tUlX"),
    # the first 11 months of last year · the first nine months
    "first_months": ("UuqnY", rf"t?O{_QUANTITY}[Uuq](?:{_YEAR_TAIL}|ftu)?"),
    # the third quarter of 2019 · fiscal fourth-quarter · last year's first half · Q3 2019 · 3Q
    "quarter": ("uYyQqh", rf"t?(?:L?u'|[Yy]'?)?G?(?:O-?[qh]|Qd|Q)(?:{_YEAR_TAIL}|ftu)?"),
    # by year-end · at year's end · year-end 1989
    "year_end": ("u", r"u[-']?e(?![f])[Yy]?"),
    # the summer of 2014 · last summer · in the spring · late summer 2019 · winter of last year
    "season": ("S", rf"t?(?:E-?)?L?L?S(?:f?R|{_YEAR_TAIL})?"),
    # the early 1990s · mid-'80s · the nineties · the 60's
    "decade": ("DKd", r"t?(?:E-?)?D|t(?:E-?)?[Kd]'"),
    # the late 19th century · 18th-century · the twentieth century · the 18th and 19th centuries
    "century": ("Cn", r"t?(?:E-?)?(?:[oO]&)?(?:o|n?-?O)-?C"),
    # five years ago · a year and a half ago · two weeks earlier · nine months later · a year-ago · three days before
    "counted": ("UuqnY", rf"E?{_QUANTITY}-?[Uuq](?:&a?h)?-?[gl]"),
    # the year-earlier quarter · year-ago · hours later
    "unit_away": ("Uuq", r"t?[Uuq]-?[gl]"),
    # next Monday morning · Wednesday of last week · the following Friday · noon Friday · Friday night · Monday last week
    "weekday": ("Wp", r"(?:t?pf|p)?(?:t?LL?)?Wp?(?:f?t?LU)?"),
    # late last week · the past three months · later that day · the next 10 days · last night · earlier this year · that morning
    "pointed": ("UuqpCnY", rf"(?:[El]-?)?t?L?L(?:G?u|{_QUANTITY}?-?[Uuq]|p|C)"),
    # last Christmas · New Year's Eve · Black Friday: the rest of the name is looked up in the text
    "holiday": ("H", r"L?H"),
    # nineteen eighty-four · two thousand and eight
    "spelled_year": ("nk", r"nn(?:-?n)?|nk(?:&?n(?:-?n)?)?"),
    # 2005-14 · 2018-09-03 · 03/09/2018
    "figures": ("RIN", r"[RIN]"),
    # earlier in the day · later in the year
    "within_unit": ("UuqC", r"lit[UuqC]"),
    # on the 13th: the day alone
    "day_alone": ("o", r"jto(?!f?[Mm]|-?[Cc]|[-&>,]o)"),
    # every Monday · each year · annually
    "set": ("WSMUuqZ", r"V(?:[WSMUuq]|O[UW])|Z"),
    # early 2016 · fiscal year 2019 · the year 2000 · 2013
    "year": ("Yyu", r"t?(?:E-?)?(?:t?Gu?|tu|u)?-?[Yy]"),
    # yesterday morning · earlier today · overnight
    "deictic": ("X", r"(?:[El]-?)?Xp?"),
    # for five years · a two-year · 16 months
    "duration": ("UuqnY", rf"{_QUANTITY}-?[Uuq]"),
    # the weekend · the quarter · the month
    "the_unit": ("Uuq", r"t[Uuq]"),
}
_CORE = re.compile(
    r"[MmWwUuqhCSDXZHQRINYypko]|n-?n|[Kd](?=')"
)  # every shape has one of these, at most `_LEAD` tokens behind its start
_LEAD = 8
_BY_CORE = {
    core: lazy("|".join(f"(?P<{name}>{shape})" for name, (cores, shape) in _SHAPES.items() if core in cores))
    for core in "MmWwUuqhCSDXZHQRINYypknoKd"
}


def next_phrase(tokens: Tokens, begin: int) -> Phrase | None:
    """The first phrase that starts at token `begin` or later."""
    classes, position = tokens.classes, begin
    while core := _CORE.search(classes, position):
        start = max(begin, core.start() - _LEAD)
        start = max(start, classes.rfind("x", start, core.start()) + 1)
        match = _BY_CORE[core[0][0]].search(classes, start, core.end() + 2 * _LEAD)
        if match and match.start() <= core.start():
            return Phrase(tokens, match.lastgroup or "", match.start(), match.end(), match[0])
        position = core.end()
    return None
