"""The meaning of a time expression before it is counted from any day, and how the parts of a phrase are read."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from sitegen import edtf
from sitegen.extract.en.dates.grammar import Phrase
from sitegen.extract.en.dates.words import LEXICON, NAMES, Tokens
from sitegen.model.frozen import changed, frozen

From = Literal["nothing", "publication", "story", "event", "happening", "within", "figures"]
Aim = Literal["", "weekday", "month", "date", "season", "quarter", "holiday", "weekend", "day"]


@frozen
class Meaning:
    """A value and what it is counted from.

    `value` is EDTF if counted from `nothing`; the figures as written if their order is open; else in the notation of
    `sitegen.relative`. With an `aim` the direction is still missing ("nov-03"): tense decides. `story` is the date the
    article is telling of; `or_publication` allows the day of publication where it tells of none. An `event` is no day
    ("the day after the verdict"): it stays open, unless the text has dated it. "Two days after the verdict" is counted
    from a `happening` where the text has dated that, and a duration otherwise; so is "within two weeks", a date from
    publication on where the sentence tells of the future. `stop` and `first` are tokens where the phrase is longer than the date.
    `weekday` stands beside a date ("Monday, 11 June"); with `nth` it is that one of the month ("the last Friday of March",
    -1), and without a name that week of it. `away` is counted from the date once that is known: "two days before Christmas".
    """

    value: str
    counted: From
    rule: str
    aim: Aim = ""
    kind: Literal["date", "duration", "set"] = "date"
    or_publication: bool = False
    same_precision: bool = False
    first: int = -1
    stop: int = -1
    weekday: str = ""
    nth: int = 0
    away: str = ""


_CLOCK = re.compile(
    r"(?:^| )(?:[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap] ?\.? ?m(?: \.)?|[0-9]{1,2}:[0-9]{2})"
    r"(?: (?:gmt|bst|cet|e[sd]?t|c[sd]t|p[sd]?t|hours|local time))?(?: on)?$"
)
_CLOCK_REACH = 9  # tokens of a time of day


@frozen
class Found:
    """A meaning and the tokens it covers, in a sentence and block of the article; the `ends` it was joined from."""

    meaning: Meaning
    tokens: Tokens
    first: int
    stop: int
    sentence: int
    block: int
    ends: tuple[Found, ...] = ()

    @property
    def lead(self) -> int:
        """The token before it, and before a time of day in front of it: "[until] 9 a.m. Monday"."""
        near = " ".join(self.tokens.lows[max(self.first - _CLOCK_REACH, 0) : self.first])
        clock = _CLOCK.search(near)
        return self.first - 1 - (len(clock[0].split()) if clock else 0)

    @property
    def is_day(self) -> bool:
        """Whether it names a day, beside which a time of day may stand."""
        meaning = self.meaning
        if meaning.nth:
            return bool(meaning.weekday)
        if meaning.counted in {"nothing", "figures"}:
            return meaning.counted == "nothing" and bool(meaning.value) and edtf.precision(meaning.value) == "day"
        return "/" not in meaning.value and (meaning.aim in {"weekday", "date"} or meaning.value.startswith("day"))


def joined(found: list[Found], tokens: Tokens, join: Callable[[Found, Found, Tokens], Found | None]) -> list[Found]:
    """The same expressions, neighbours as one where `join` makes one of them."""
    kept: list[Found] = []
    for item in found:
        both = join(kept[-1], item, tokens) if kept else None
        if both:
            kept[-1] = both
        else:
            kept.append(item)
    return kept


MONTH_NUMBERS = {**LEXICON["months"], **LEXICON["month_abbreviations"]}
NUMBERS = {**LEXICON["numbers"], **LEXICON["ordinals"], **LEXICON["vague"], "a": 1, "an": 1}
UNITS: dict[str, str] = LEXICON["units"] | LEXICON["years"] | LEXICON["quarters"] | LEXICON["centuries"]
STEPS = {"back": -1, "back-span": -1, "ahead": 1, "here": 0, "there": 0, "there-back": -1, "there-ahead": 1}
VAGUE = {"early", "late", "mid", "around", "about", "circa", "approximately", "roughly"}
_ROUGH = {"around", "about", "circa", "approximately", "roughly"}


def about(phrase: Phrase, meaning: Meaning | None) -> Meaning | None:
    """`~` for early, late, mid, about and fiscal; not for "earlier this year", "late last night", "mid-August" (a month)."""
    word = phrase.word("E")
    if meaning is None or not (word in VAGUE or phrase.word("G")) or meaning.value.startswith("day"):
        return meaning
    if meaning.counted == "nothing":
        return changed(meaning, value=edtf.approximate(meaning.value))
    return changed(meaning, value=f"{meaning.value}~") if not meaning.aim or word in _ROUGH else meaning


def quantity_of(phrase: Phrase) -> int:
    """The quantity of a phrase: 16, twenty-five, a couple, two dozen; 0 where none is said."""
    total = 0
    for place, letter in enumerate(phrase.classes):
        word = phrase.tokens.word(phrase.first + place)
        if letter in "dYK":
            return int(word)
        if letter in "nv":
            number = NUMBERS[word]
            total = total * number if word == "dozen" and total else total + number
            if not number:
                return 0
        elif letter in "Uuq":
            break
    return total or (1 if "a" in phrase.classes else 0)


def pointer_of(phrase: Phrase, skip: int = 0) -> str:
    """Where last, this, next point; of "this past week" the nearer word counts."""
    if "LL" in phrase.classes and not skip:
        skip = 1
    kind: str = LEXICON["pointers"].get(phrase.word("L", skip), "")
    return kind


def counted_from(pointer: str) -> From:
    """That and same, the following and the previous count within the story; last, this and next from publication."""
    return "story" if pointer.startswith("there") else "publication"


def year_of(word: str) -> int:
    """2018 of "2018"; 1998 of "'98"."""
    if len(word) == 3:  # '98
        return int(word[1:]) + (1900 if int(word[1:]) >= 30 else 2000)
    return int(word)


def in_year(phrase: Phrase, name: str, suffix: str, rule: str, aim: Aim) -> Meaning:
    """A month, day, season or quarter within the year that the phrase names, points to, or leaves open.

    `name` is its relative name ("nov-03"), `suffix` what follows the year in EDTF ("-11-03"); spans have two of each.
    """
    if year := phrase.word("Yy"):
        value = "/".join(f"{year_of(year):04}{part}" for part in suffix.split("/"))
        return Meaning(value, "nothing", f"{rule}-and-year")
    if phrase.word("u") and (pointer := pointer_of(phrase)):
        unit = f"@year{STEPS[pointer]:+}"
        value = "/".join(f"{part}{unit}" for part in name.split("/"))
        return Meaning(value, counted_from(pointer), f"{rule}-within-year")
    return Meaning(name, "publication", rule, aim=aim)


def is_count(phrase: Phrase) -> bool:
    """As in "… 2000 people"."""
    return phrase.after() in NAMES["counted"]


def aimed(value: str, way: str) -> str:
    """The direction put behind each name that has none: "jun/aug" -> "jun</aug<"."""
    if value.endswith("~"):
        return f"{aimed(value[:-1], way)}~"
    return "/".join(
        end if end == ".." or _HAS_WAY.search(end) or end[:1].isdigit() else f"{end}{way}" for end in value.split("/")
    )


_HAS_WAY = re.compile(r"[<>@+]")
