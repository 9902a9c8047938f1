"""The dates that an article has told of. In: an expression. Out: the date it counts from within the story, or None.

"The signal failed on 17 February 2009. On 11 March an engineer warned the board. It was switched off that November."
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from datetime import timedelta

from sitegen import edtf
from sitegen.extract.en.dates.parts import Found, aimed
from sitegen.extract.en.dates.tense import Tenses, is_participle
from sitegen.extract.en.dates.words import NAMES
from sitegen.model.frozen import frozen
from sitegen.relative import WEEKDAYS, resolve


@frozen
class GoneOn:
    """A date counted from one that was told: its value, that one, and what was counted."""

    value: str
    anchor: str
    relative: str


@frozen
class _Told:
    """A date the article has told of. `aside`: in a clause that looks away from the story ("who had left in May 2011");
    `counted`: from another one of the story ("March of that year"), so that the story is surely there.
    """

    sentence: int
    edtf: str
    block: int
    aside: bool
    counted: bool


_MEMORY = 16  # dates told of that are remembered
_THAT_YEAR = 8  # sentences over which "of that year" looks back
_NARRATED = 3  # sentences over which a story keeps its year
_COUNTED_ON = 4  # and over which it does once it has counted from date to date: "of that year", "eleven days later"
_STRIDE = timedelta(200)  # from one date of a story to the next, where nothing else says that they belong together
_BACK = timedelta(62)  # and back, within a paragraph
_BESIDE_DAYS = timedelta(3)  # days that follow each other
_STILL_NEWS = 14  # days
_NEARBY = timedelta(31)  # and on or back in the next paragraph
_OF_A_YEAR = frozenset(("date", "month", "season"))
_OF_A_STORY = frozenset(("day", "month", "season"))
_BESIDE = frozenset(("year-beside-story", "month-beside-story"))  # "It was small at first. The following year it grew."
_DAYS_IN = frozenset(("day", "month", "span"))  # what "the following day" may be counted from
_YEARS_BACK = frozenset(("years-earlier", "years-ago"))
_CLOSES = frozenset((",", ".", ";", ""))
_CLAUSE = 10  # tokens
_SINCE_CLAUSE = re.compile(r"s[xat]*x")  # "since the army rose on"; not "since March 16, fell again on"
_ASIDE = 14  # tokens between "who" and its date
_COMPARED = frozenset(("against", "from", "than", "versus"))
_LOOKING_AWAY = frozenset(("who", "whom", "whose", "which", "where", "since", "after", "before", "until"))


class Story:
    """The dates told so far, the nearest of which an expression may count from."""

    def __init__(self, published: str | None, tenses: Tenses, found: Sequence[Found] = ()) -> None:
        self._published, self._tenses = published, tenses
        self._timeless = not published and not any(map(_is_of_today, found)) and _begins_in_full(found)
        self._told: deque[_Told] = deque(maxlen=_MEMORY)

    def remember(self, item: Found, value: str, *, counted: bool) -> None:
        """A date that was told; `counted`: from another one of the story."""
        self._told.append(_Told(item.sentence, value, item.block, _is_aside(item), counted))

    def last(self, item: Found, sentences: int) -> str:
        """The last date told, at most so many sentences ago; "" = none."""
        return self._told[-1].edtf if self._told and item.sentence - self._told[-1].sentence <= sentences else ""

    def anchor(self, item: Found) -> str | None:
        """The date that is being told of: the nearest before, within two sentences; for days, one as fine as a day."""
        unit = re.match(r"[a-z]+", item.meaning.value.lstrip("./"))
        name = unit[0] if unit else ""
        if item.meaning.same_precision:
            return next((value for value in self._back(item, 5) if edtf.precision(value) == name), None)
        counted = item.meaning.rule.endswith(
            ("s-earlier", "s-later")
        )  # "Nine months before, another driver had stopped"
        counted = counted or item.meaning.rule in _BESIDE
        near = self._back(item, _THAT_YEAR if "@year" in item.meaning.value else _NARRATED if counted else 1)
        if name != "day" and name not in WEEKDAYS:
            return near[0] if near else None
        if near and self._told[-1].sentence == item.sentence and edtf.precision(near[0]) in _DAYS_IN:
            return near[0]
        reach = 1 if "hour" in item.meaning.rule else 3
        days = [
            value
            for value in self._back(item, reach)
            if edtf.precision(value) == "day" and not self._is_ahead(value, item)
        ]
        return days[0] if days else next((value for value in near if edtf.precision(value) in _DAYS_IN), None)

    def year(self, item: Found) -> str | None:
        """As in "He was warned in May 2013. He left at the end of the year.", written in 2014: a year already told of."""
        near = self._back(item, 1)
        told = edtf.bounds(near[0])[1] if near else None
        now = edtf.bounds(self._published)[0] if self._published else None
        past = (
            told
            and now
            and told.year < now.year
            and self._tenses.tense(item) == "past"
            and self._tenses.is_told_beside(item)
        )
        return near[0] if past and item.tokens.word(item.first - 1) != "by" else None

    def ended_month(self, item: Found) -> str | None:
        """As in "It began on 22 September. It had spread by the end of the month.", written in October."""
        this = "this" in item.tokens.lows[item.first : item.stop]
        near = self._back(item, 1) if self._tenses.is_pluperfect(item) and not this else []
        told = edtf.bounds(near[0])[1] if near else None
        return near[0] if told and self._published and told.isoformat()[:7] < self._published[:7] else None

    def month(self, item: Found) -> str | None:
        """As in "In October talks failed; on the 13th the army moved": the month in which "the 13th" lies."""
        near = self._back(item, 1)
        return near[0] if near and edtf.precision(near[0]) in {"month", "day"} else None

    def goes_on(self, item: Found, way: str) -> GoneOn | None:
        """As in "The signal failed on 17 February 2009. On 11 March an engineer warned the board.", written in 2013.

        None where the story isn't long past, or the sentence speaks of today, too. A text that never does, and of which
        nobody knows the day, has no other year than that of its story.
        """
        meaning = item.meaning
        if meaning.aim not in _OF_A_YEAR or meaning.rule.startswith("since-"):
            return None
        if not self._timeless and (way == ">" or not self._tenses.is_narrative(item)):
            return None
        told = self._reached() if self._timeless else self._narrated(item)
        if not told:
            return None
        relative = aimed(meaning.value, "<" if self._tenses.is_pluperfect(item) else ">")
        value = resolve(relative, told.edtf)
        if value and meaning.aim == "date" and len(told.edtf) > len("2009~"):
            value = value.rstrip(
                "~"
            )  # "A week later it spread. On 3 April it ended": only the year is taken from there
        reached = edtf.bounds(told.edtf)[1]
        beside = told.block == item.block or told.counted or self._timeless
        first, last = edtf.bounds(value) if value else (None, None)
        first = first or last  # "until August"
        far = first and reached and first - reached > _STRIDE and not told.counted
        if far and meaning.aim == "date" and _goes_with(told, item) and edtf.precision(told.edtf) == "day":
            relative = aimed(meaning.value, "<")  # "the report of 5 June 2009 … samples drawn on 19 May"
            value = resolve(relative, told.edtf)
            first, last = edtf.bounds(value) if value else (None, None)
            far = not last or not reached or reached - last > _BACK
        if not value or not reached or not first or not last or far:
            return None
        if not beside and "had" in item.tokens.lows and abs(reached - last) > _NEARBY:
            return None
        today = edtf.bounds(self._published)[0] if self._published else None
        if today and (last >= today or value == resolve(aimed(meaning.value, "<"), self._published or "")):
            return None
        return GoneOn(value, told.edtf, relative)

    def beside_day(self, item: Found) -> GoneOn | None:
        """As in "Three messages were sent on 9 August 2025. … The order was given on 10 August", written in September 2026: days
        that follow each other are of one year, where the last such day is no news any more.
        """
        meaning, published = item.meaning, self._published
        if meaning.aim != "date" or not published or self._tenses.tense(item) != "past":
            return None
        usual = edtf.bounds(resolve(aimed(meaning.value, "<"), published) or published)[1]
        now = edtf.bounds(published)[0]
        if not usual or not now or (now - usual).days < _STILL_NEWS:
            return None
        for told in reversed(self._told):
            day = edtf.bounds(told.edtf)[0] if edtf.precision(told.edtf) == "day" else None
            if item.sentence - told.sentence > _THAT_YEAR or not day or day.year >= usual.year:
                continue
            for way in "><":
                value = resolve(aimed(meaning.value, way), told.edtf)
                found = edtf.bounds(value)[0] if value else None
                if found and value and abs(found - day) <= _BESIDE_DAYS:
                    return GoneOn(value, told.edtf, aimed(meaning.value, way))
        return None

    def is_background(self, item: Found) -> bool:
        """As in "12 died on Monday, the worst day since the army rose on 3 July": the story is at Monday; nor is it in the
        other year of "It earned $3 million, up from $2 million a year earlier".
        """
        if item.meaning.rule in _YEARS_BACK and not NAMES["business"].isdisjoint(item.tokens.lows):
            return True
        if not self._told or self._told[-1].sentence != item.sentence:
            return False
        start = max(item.first - _CLAUSE, 0)
        return _is_of_a_thing(item) or bool(_SINCE_CLAUSE.search(item.tokens.classes, start, item.first))

    def _narrated(self, item: Found) -> _Told | None:
        """The date at which the story is: told of just before in the same paragraph, or known to be of the story."""
        word = item.tokens.word
        pointed = word(item.first - 1) == "the" and word(item.stop) in _CLOSES  # "in the February, she refused"
        aside = _is_aside(item) and not pointed
        for told in reversed(self._told):
            reach = item.sentence - told.sentence
            if reach > (_THAT_YEAR if pointed else _COUNTED_ON if told.counted else _NARRATED):
                break
            if not told.aside:
                near = told.counted or pointed or (not aside and reach > 0 and _goes_with(told, item))
                reached = self._furthest_beside(told) if self._tenses.is_pluperfect(item) else told
                return reached if near and edtf.precision(reached.edtf) in _OF_A_STORY else None
        return None

    def _reached(self) -> _Told | None:
        """The last date told but in passing."""
        return next((t for t in reversed(self._told) if not t.aside and edtf.precision(t.edtf) in _OF_A_STORY), None)

    def _furthest_beside(self, told: _Told) -> _Told:
        """As in "He went in September after a hearing in June. His shares he had sold in July.": before September."""
        same = (other for other in self._told if other.sentence == told.sentence and not other.aside)
        return max(same, key=lambda other: edtf.sort_key(other.edtf))

    def _is_ahead(self, day: str, item: Found) -> bool:
        """Whether the day lies ahead of publication, while the sentence tells of the past."""
        today = edtf.bounds(self._published)[1] if self._published else None
        first = edtf.bounds(day)[0]
        return bool(today and first and first > today) and self._tenses.tense(item) != "future"

    def _back(self, item: Found, sentences: int) -> list[str]:
        """Dates told of in this sentence and so many before it, the nearest first; of another one, the story's before asides."""
        near = [told for told in reversed(self._told) if item.sentence - told.sentence <= sentences]
        near.sort(key=lambda told: (-told.sentence, told.aside and told.sentence != item.sentence))
        return [told.edtf for told in near]


def _goes_with(told: _Told, item: Found) -> bool:
    """Whether a date is told of in the same paragraph, or in the next one in the pluperfect: "Lamps had failed on 8 November."."""
    return told.block == item.block or (item.sentence - told.sentence == 1 and "had" in item.tokens.lows)


def _is_of_today(item: Found) -> bool:
    """As in "yesterday", "on Tuesday", "last month": counted from the day of writing."""
    meaning = item.meaning
    if meaning.kind != "date" or meaning.counted != "publication" or meaning.or_publication:
        return False
    return meaning.aim == "weekday" or (not meaning.aim and "/" not in meaning.value)


def _begins_in_full(found: Sequence[Found]) -> bool:
    """Whether the first day or month of a text has its year; "on 3 March" before any year is of the day of writing, too."""
    first = next((item.meaning for item in found if item.meaning.aim in _OF_A_YEAR or _is_day_or_month(item)), None)
    return bool(first and not first.aim)


def _is_day_or_month(item: Found) -> bool:
    meaning = item.meaning
    return meaning.kind == "date" and meaning.counted == "nothing" and edtf.precision(meaning.value) in _OF_A_STORY


def _is_aside(item: Found) -> bool:
    """As in "who was hired in 2003", "found that two wires had been swapped in January", "rose to 40 from 32 in May 2010"."""
    words = item.tokens.word
    for place in range(item.first - 1, max(item.first - _ASIDE, -1), -1):
        word = words(place)
        hour = place + 1 < item.first and words(place + 1)[:1].isdigit()  # "shortly before 8am on 14 May"
        if (word in _LOOKING_AWAY and not hour) or (word in _COMPARED and words(place + 1)[:1].isdigit()):
            return True
        if word == "that":
            return any(words(behind) == "had" for behind in range(place + 1, item.first))
        if word in {",", ";"}:
            return False
    return False


def _is_of_a_thing(item: Found) -> bool:
    """As in "In May he found it in the almanac, printed in Leeds in 1983": when the thing was made."""
    comma = item.tokens.classes.rfind(",", max(item.first - _CLAUSE, 0), item.first)
    return comma >= 0 and item.meaning.rule == "year" and is_participle(item.tokens.lows[comma + 1])
