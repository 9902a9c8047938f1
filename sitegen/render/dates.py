"""EDTF dates in words, as fine as they are known and no finer."""

from __future__ import annotations

import re
from datetime import date
from typing import Protocol

from sitegen import edtf
from sitegen.render.words import Words

_POINT = re.compile(
    r"""
    (?P<year> -?[0-9]{4} | Y-?[0-9]+ | [0-9]{3}X | [0-9]{2}XX )
    (?: - (?P<month> [0-9]{2} | XX ) (?: - (?P<day> [0-9]{2} | XX ) (?: T (?P<time> [0-9]{2}:[0-9]{2} ) .* )? )? )?
    (?P<mark> [~?%]? )
    """,
    re.VERBOSE,
)
_MACHINE = re.compile(r"(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")  # what <time datetime> may hold
_PARTS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter", 33: "q1", 34: "q2", 35: "q3", 36: "q4"}
_MARKS = {"~": "about", "?": "possibly", "%": "possibly_about"}
_ENGLISH_MONTHS = (
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
)  # fmt: skip
_ENGLISH_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


class Calendar(Protocol):
    """How a language writes the parts of a date. `day` gets a year only where one is to be shown."""

    def day(self, when: date, *, year: bool = True, weekday: bool = False) -> str: ...  # noqa: D102
    def month(self, year: int, month: int) -> str: ...  # noqa: D102
    def month_name(self, month: int) -> str: ...  # noqa: D102


class English:
    """English without loading Babel; a test holds it equal to Babel's wording."""

    def __init__(self, *, american: bool) -> None:
        self.american = american

    def day(self, when: date, *, year: bool = True, weekday: bool = False) -> str:
        """As in "14 February 2020", or "February 14, 2020"."""
        name = _ENGLISH_MONTHS[when.month - 1]
        text = f"{name} {when.day}" if self.american else f"{when.day} {name}"
        if year:
            text += f"{',' if self.american else ''} {when.year}"
        comma = "," if self.american else ""
        return f"{_ENGLISH_DAYS[when.weekday()]}{comma} {text}" if weekday else text

    def month(self, year: int, month: int) -> str:
        """As in "February 2020"."""
        return f"{_ENGLISH_MONTHS[month - 1]} {year}"

    def month_name(self, month: int) -> str:
        """As in "February"."""
        return _ENGLISH_MONTHS[month - 1]


class Localised:
    """Any other language, worded by Babel."""

    def __init__(self, words: Words) -> None:
        from babel import dates

        self._dates, self._locale = dates, words.locale

    def day(self, when: date, *, year: bool = True, weekday: bool = False) -> str:
        """As in "14. Februar 2020"."""
        if not year:
            return str(self._dates.format_skeleton("MMMMd", when, locale=self._locale))
        return str(self._dates.format_date(when, "full" if weekday else "long", locale=self._locale))

    def month(self, year: int, month: int) -> str:
        """As in "Februar 2020"."""
        return str(self._dates.format_skeleton("yMMMM", date(year, month, 1), locale=self._locale))

    def month_name(self, month: int) -> str:
        """As in "Februar"."""
        return str(self._dates.format_date(date(2000, month, 1), "LLLL", locale=self._locale))


class DateWords:
    """Wording of EDTF dates in the site's language; each date is worded once."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.calendar: Calendar = (
            English(american=words.language in {"en-US", "en_US"}) if words.primary == "en" else Localised(words)
        )
        self._made: dict[tuple[str, bool, bool], str] = {}

    def full(self, text: str, *, weekday: bool = False) -> str:
        """As in "14 February 2020", "about January 2018", "spring 2016"; "" for ""."""
        return self._cached(text, True, weekday)

    def short(self, text: str) -> str:
        """The same without the year, for lists under a heading that has it: "14 February", "about January"."""
        return self._cached(text, False, False)

    def machine(self, text: str) -> str:
        """The value of `<time datetime>`, "" where it could only be worded."""
        return text if _MACHINE.fullmatch(text) else ""

    def _cached(self, text: str, year: bool, weekday: bool) -> str:
        key = (text, year, weekday)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._span(text, year=year, weekday=weekday) if text else ""
        return found

    def _span(self, text: str, *, year: bool, weekday: bool) -> str:
        if "/" not in text:
            return self._point(text, year=year, weekday=weekday)
        left, _, right = text.partition("/")
        if left in {"", ".."}:
            return self._words.ui("date_until", date=self._point(right))
        if right in {"", ".."}:
            key = "date_since" if right else "date_since_open"
            return self._words.ui(key, date=self._point(left))
        return self._between(left, right, year=year)

    def _between(self, left: str, right: str, *, year: bool) -> str:
        """A closed span, saying once what both ends share: "3–7 June 2019", "March – May 2019"."""
        a, b = _POINT.fullmatch(left), _POINT.fullmatch(right)
        if a and b and self._words.primary == "en" and not (a["mark"] or b["mark"] or a["time"] or b["time"]):
            same_year = a["year"] == b["year"]
            is_day = bool(a["day"] and b["day"] and "XX" not in {a["day"], b["day"]})
            if is_day and same_year and a["month"] == b["month"] and not self._american:
                return f"{int(a['day'])}–{self._point(right, year=year)}"
            if same_year and a["month"] and b["month"]:
                if self._american and year and is_day:
                    return f"{self._point(left, year=False)} – {self._point(right)}"
                return f"{self._point(left, year=False)} – {self._point(right, year=year)}"
            if not a["month"] and not b["month"]:
                return f"{self._point(left)}–{self._point(right)}"
        return self._words.ui("date_span", first=self._point(left), last=self._point(right))

    @property
    def _american(self) -> bool:
        return isinstance(self.calendar, English) and self.calendar.american

    def _point(self, text: str, *, year: bool = True, weekday: bool = False) -> str:
        match = _POINT.fullmatch(text)
        if not match:
            return text
        said = self._bare(match, year=year, weekday=weekday)
        if match["time"]:
            said = self._words.ui("date_time", date=said, time=match["time"])
        mark = _MARKS.get(match["mark"])
        return self._words.ui(f"date_{mark}", date=said) if mark else said

    def _bare(self, match: re.Match[str], *, year: bool, weekday: bool) -> str:
        named, month, day = match["year"], match["month"], match["day"]
        if named.endswith("XX"):
            return self._words.ui("date_century", first=f"{named[:2]}00", last=f"{named[:2]}99")
        if named.endswith("X"):
            return self._words.ui("date_decade", year=f"{named[:3]}0")
        number = int(named.lstrip("Y"))
        if not 1 <= number <= 9999:
            return self._words.ui("date_bce", year=1 - number) if number < 1 else str(number)
        if not month or month == "XX":
            return str(number)
        if int(month) > 12:
            part = self._words.ui(f"date_{_PARTS[int(month)]}") if int(month) in _PARTS else match[0]
            return self._words.ui("date_part", part=part, year=number) if year else part
        if not day or day == "XX":
            return self.calendar.month(number, int(month)) if year else self.calendar.month_name(int(month))
        return self.calendar.day(date(number, int(month), int(day)), year=year, weekday=weekday)


def first_day(text: str | None) -> date | None:
    """The earliest day a date allows, for order, grouping and strips; a date open to the past counts by its end."""
    if not text:
        return None
    try:
        first, last = edtf.bounds(text)
    except ValueError:
        return None
    return first or last
