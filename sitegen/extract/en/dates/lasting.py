"""Meanings of what lasts or comes again: "for five years", "every Monday". In: a Phrase. Out: a Meaning.

Counted from nothing, it is no date; but "will start in two weeks" and "a week on Friday" are.
"""

from __future__ import annotations

from sitegen.extract.en.dates.counted import MANY, WEEKS_ON, away, span_of
from sitegen.extract.en.dates.grammar import Phrase
from sitegen.extract.en.dates.parts import UNITS, Meaning, quantity_of
from sitegen.extract.en.dates.words import LEXICON
from sitegen.extract.en.wordlists import read_lists
from sitegen.model.frozen import changed

TO_THE_DAY = "years-to-the-day-before"
_TO_THE_DAY = ("to", "the", "day", "after")
_NAMED_DATES = frozenset("WwMmYS")
_STARTS = read_lists("clauses")["in_a_while"]


def mean_duration(phrase: Phrase) -> Meaning | None:
    """For five years · a two-year sentence; an age is none."""
    if "q" in phrase.classes:
        return None  # "a quarter point", "three quarters of them"
    number, unit = quantity_of(phrase), UNITS[phrase.word("Uu")]
    if phrase.before() == "in" and phrase.before(2) in _STARTS and 1 <= number <= MANY and unit != "hour":
        if phrase.before(3) in {"will", "shall"}:
            return Meaning(away(unit, number), "publication", f"{unit}s-ahead")
        if phrase.before(3) == "would":  # "said work would start in two weeks": from the day it was said
            return Meaning(away(unit, number), "story", f"{unit}s-ahead", or_publication=True)
    if (phrase.after() == "-" and phrase.after(1) == "old") or phrase.after() == "old":
        return None
    if unit == "year" and 1 <= number <= MANY and _is_anniversary(phrase):
        return Meaning(f"day@year-{number}", "publication", TO_THE_DAY, stop=phrase.stop + 3)
    if phrase.before() == "within" and unit != "hour" and "h" not in phrase.classes and 1 <= number <= MANY:
        span = span_of("ahead", unit, number)  # "The board will decide within two weeks."
        if span and span.counted == "publication":
            return changed(span, counted="within", rule=f"within-{unit}s", kind="duration")
    if phrase.after() == "from" and 1 <= number <= MANY and unit != "hour":
        if phrase.after(1) in {"now", "today"}:
            days = {"day": 1, "week": 7, "fortnight": 14}.get(unit, 0) if phrase.after(1) == "today" else 0
            value = f"day{days * number:+}" if days else away(unit, number)
            return Meaning(value, "publication", f"{unit}s-ahead", stop=phrase.stop + 2)
        if phrase.after(1) in LEXICON["weekdays"]:  # "a week from Tuesday"
            return Meaning("", "event", f"{unit}s-from-weekday", stop=phrase.stop + 2)
    if unit in WEEKS_ON and 1 <= number <= MANY and (ahead := _week_on(phrase, WEEKS_ON[unit] * number)):
        return ahead
    return Meaning("", "nothing", "duration", kind="duration")


_OFTEN = frozenset(("once", "twice", "times", "days", "nights", "hours"))  # "twice a week on Fridays"


def _week_on(phrase: Phrase, days: int) -> Meaning | None:
    """A week tomorrow · a week today · a week on Friday: ahead where the sentence is; of the past it is a duration."""
    day = LEXICON["deictic"].get(phrase.after(), "")
    if phrase.after() in {"today", "tomorrow"} and phrase.after(1) != "since":
        value = f"day{int(day.removeprefix('day')) + days:+}"
        return Meaning(value, "within", "weeks-on", kind="duration", stop=phrase.stop + 1)
    name = LEXICON["weekdays"].get(phrase.after(1), "") if phrase.after() == "on" else ""
    if not name or phrase.before() in _OFTEN:
        return None
    return Meaning(f"{name}>", "within", "weeks-on", kind="duration", stop=phrase.stop + 2, away=f"day{days:+}")


def _is_anniversary(phrase: Phrase) -> bool:
    """As in "Ten years to the day after the mill burned, its owner …": of the day of writing, where no other is named."""
    return tuple(map(phrase.after, range(4))) == _TO_THE_DAY and _NAMED_DATES.isdisjoint(phrase.tokens.classes)


def mean_set(phrase: Phrase) -> Meaning | None:
    """Every Monday · annually."""
    raw = phrase.tokens.words[phrase.first]
    if phrase.classes == "Z" and raw[0].isupper() and phrase.first:
        return None  # "Daily News"
    return Meaning("", "nothing", "set", kind="set")
