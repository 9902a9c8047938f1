"""Meanings of what is counted from another day: "two weeks ago", "last month", "the following day", "on Monday".

In: a Phrase. Out: a Meaning or None. Not here: what is counted from nothing, durations and sets (`lasting`).
"""

from __future__ import annotations

import re

from sitegen.extract.en.dates.context import ends_clause, is_weekday
from sitegen.extract.en.dates.grammar import Phrase
from sitegen.extract.en.dates.parts import STEPS, UNITS, Meaning, about, counted_from, pointer_of, quantity_of
from sitegen.extract.en.dates.words import LEXICON, NAMES
from sitegen.model.frozen import changed

_BEFORE_LASTING = frozenset(["will", "would", "to", "could", "can", "may", "might", "should", "must", "not", "shall"])
WEEKS_ON = {"week": 7, "fortnight": 14}  # "tomorrow week"
_QUOTES = frozenset("\"“”‘’'")
MANY = 400  # units; "5,000 years ago" is prehistory


def mean_counted(phrase: Phrase) -> Meaning | None:
    """Five years ago · two weeks earlier · nine months later."""
    number, unit, word = quantity_of(phrase), UNITS[phrase.word("Uuq")], phrase.word("gl")
    if number and phrase.word("Uuq").startswith("minute"):
        number = -(-number // 60)  # "41 minutes later" is an hour at most
    if word in {"before", "after"} and not ends_clause(phrase):
        unit_place = phrase.place("Uuq")
        open_meaning = Meaning("", "nothing", "duration", kind="duration", stop=unit_place + 1)
        lasted = phrase.before() == "for"  # "was shut for three weeks after cracks were found"
        if lasted or unit == "hour" or not 1 <= number <= MANY or not set("hv-").isdisjoint(phrase.classes):
            return open_meaning
        value = away(unit, LEXICON["later_earlier"][word] * number)
        return changed(open_meaning, value=value, counted="happening", rule=f"{unit}s-{word}-happening")
    if not 1 <= number <= MANY:
        return None
    sign = -1 if word == "ago" else LEXICON["later_earlier"][word]
    vague = (
        "h" in phrase.classes
        or "v" in phrase.classes
        or phrase.before() == "than"
        or phrase.before() in {"nearly", "almost", "some"}
    )
    value = away(unit, sign * number)
    value = f"{value.rstrip('~')}~" if vague else value
    if word == "ago" and unit == "year" and not vague and (same := _same_day_ago(phrase, number)):
        return same
    if word == "ago" and unit == "week" and phrase.after() == "today":  # "a week ago today" is no "about"
        return Meaning(f"day{-7 * number}", "publication", "weeks-ago-to-the-day", stop=phrase.stop + 1)
    if word in {"ago", "hence"}:
        return about(phrase, Meaning(value, "publication", f"{unit}s-ago" if word == "ago" else f"{unit}s-ahead"))
    told = Meaning(
        value,
        "story",
        f"{unit}s-{'earlier' if sign < 0 else 'later'}",
        or_publication=word == "earlier" and unit != "hour",
    )
    return about(phrase, told)


def _same_day_ago(phrase: Phrase, years: int) -> Meaning | None:
    """A year ago to the day · ten years ago today · two years ago this month."""
    behind = tuple(phrase.after(ahead) for ahead in range(3))
    if behind == ("to", "the", "day"):
        return Meaning(f"day@year-{years}", "publication", "years-ago-to-the-day")
    if behind[0] == "today":
        return Meaning(f"day@year-{years}", "publication", "years-ago-to-the-day", stop=phrase.stop + 1)
    months, ahead = LEXICON["months"], 1 + (behind[1] in {"past", "coming"})
    if behind[0] == "this" and behind[ahead] in months:  # "ten years ago this past April"
        value = f"{behind[ahead][:3]}@year-{years}"
        return Meaning(value, "publication", "years-ago-that-month", stop=phrase.stop + ahead + 1)
    if behind[0] == "this" and behind[1] in LEXICON["weekdays"]:  # "80 years ago this Friday" is not of this week
        return Meaning(f"year-{years}", "publication", "years-ago", stop=phrase.stop + 2)
    if behind[0] == "this" and behind[1] in {"week", "month"}:
        return Meaning(f"{behind[1]}@year-{years}", "publication", f"years-ago-this-{behind[1]}", stop=phrase.stop + 2)
    return None


def mean_unit_away(phrase: Phrase) -> Meaning | None:
    """The year-ago quarter · the day before · the week before last · hours later."""
    unit, word = UNITS[phrase.word("Uuq")], phrase.word("gl")
    if unit == "day" and phrase.before() == "to":
        return None  # "three years to the day after the crash"
    sign = -1 if word == "ago" else LEXICON["later_earlier"][word]
    if word in {"before", "after"} and phrase.after() == "last" and "t" in phrase.classes:
        return Meaning(_whole(unit, -2), "publication", f"{unit}-before-last", stop=phrase.stop + 1)
    if "t" not in phrase.classes and "-" not in phrase.classes and unit != "hour":
        return None
    if word == "ago" or "-" in phrase.classes:
        start = phrase.place("Uuq")  # "the year-ago quarter" says a year ago
        return (
            Meaning(away(unit, sign), "publication", f"{unit}s-ago", first=start) if unit in {"year", "month"} else None
        )
    value = _whole(unit, sign if unit != "hour" else 0)
    if word in {"before", "after"} and not ends_clause(phrase):
        if phrase.word("Uuq").endswith("s"):
            value = ""  # "in the days before the shooting": how many is not said
        return Meaning(value, "event", f"{unit}-{word}-event") if "t" in phrase.classes and unit != "hour" else None
    return Meaning(value, "story", f"{unit}-{word}", or_publication=False)


def mean_weekday(phrase: Phrase) -> Meaning | None:
    """Wednesday · last Friday night · the following Monday · Tuesday of last week."""
    if not is_weekday(phrase):
        return None
    if phrase.word("L") == "that" and phrase.before() in NAMES["before_that"] and phrase.classes[0] == "L":
        name_alone: str = LEXICON["weekdays"][phrase.word("W")]
        return Meaning(name_alone, "publication", "weekday", aim="weekday", first=phrase.place("W"))
    name: str = LEXICON["weekdays"][phrase.word("W")]
    if phrase.after() in WEEKS_ON and phrase.classes == "W":  # "on Tuesday week"
        away = f"day{WEEKS_ON[phrase.after()]:+}"
        return Meaning(f"{name}>", "publication", "weekday-week", stop=phrase.stop + 1, away=away)
    place = phrase.place("W") - phrase.first
    lead, tail = phrase.classes[:place], phrase.classes[place:]
    if "L" in tail:
        pointer = pointer_of(phrase, lead.count("L"))
        if phrase.word("U") != "week":
            stop = phrase.first + place + tail.index("L") - ("t" in tail) - ("f" in tail)
            return Meaning(name, "publication", "weekday", aim="weekday", stop=stop)
        return Meaning(f"{name}@week{STEPS[pointer]:+}", counted_from(pointer), "weekday-of-week")
    pointer = pointer_of(phrase)
    if not pointer and phrase.before() == "the" and phrase.after() in {"that", "when"}:
        return Meaning(f"{name}<>", "event", "weekday-of-event")  # "on the Friday that the bank shut": of any week
    if pointer in {"", "here"}:
        return Meaning(name, "publication", "weekday", aim="weekday")
    way = {"back": "<<", "back-span": "<<", "ahead": ">>", "there": "<>", "there-back": "<<", "there-ahead": ">>"}[
        pointer
    ]
    return Meaning(name + way, counted_from(pointer), "weekday-pointed-at")


def mean_pointed(phrase: Phrase) -> Meaning | None:
    """Last week · the past three months · later that day · last night · early next year."""
    pointer, unit = pointer_of(phrase), UNITS.get(phrase.word("UuqC"), "")
    if _is_title(phrase) or (phrase.after(), phrase.after(1)) == ("-", "point"):
        return None  # "by the same quarter-point"
    quantity = any(letter in "dYKnva" for letter in phrase.classes)
    if (
        phrase.after() == "of"
        and "the" in {phrase.before(), phrase.tokens.word(phrase.first)}
        and pointer in {"back", "ahead"}
    ):
        return None  # "the last year of his life"
    if quantity and phrase.tokens.word(phrase.first) == "last" and phrase.before() in _BEFORE_LASTING:
        return Meaning("", "nothing", "duration", kind="duration", first=phrase.first + 1)  # "will last four weeks"
    classes = phrase.tokens.classes[phrase.stop : phrase.stop + 4]
    if phrase.word("L") == "same" and re.match(r"[fi]?(?:t?Lu|Y)", classes):
        return None  # "the same quarter last year" means last year
    if quantity:
        return span_of(pointer, unit, quantity_of(phrase))
    if "p" in phrase.classes:
        step = STEPS[pointer]
        return Meaning(f"day{step:+}", "story" if step > 0 else counted_from(pointer), "part-of-day")
    if "-" in phrase.classes[-2:-1] or phrase.word("Uu").endswith("s") or unit in {"", "hour", "fortnight"}:
        return None
    if unit == "weekend" and pointer == "back-span":
        pointer = "back"  # "this past weekend"
    if pointer == "back-span" or (
        pointer == "back" and "t" in phrase.classes and unit not in {"quarter", "decade", "century"}
    ):
        return span_of("back-span", unit, 1)
    step = STEPS[pointer]
    if unit == "day":
        if pointer in {"back", "here"}:
            return None
        return Meaning(f"day{step:+}", "story", "day-of-story" if not step else "day-beside-story")
    if pointer == "ahead" and "t" in phrase.classes:
        return Meaning(f"{unit}{step:+}", "story", f"{unit}-beside-story", or_publication=True)
    counted = counted_from(pointer)
    rule = (
        f"{unit}-of-story"
        if counted == "story" and not step
        else f"{unit}-beside-story"
        if counted == "story"
        else f"{pointer}-{unit}"
    )
    return about(phrase, Meaning(f"{unit}{step:+}", counted, rule, or_publication=pointer == "there-back"))


def _is_title(phrase: Phrase) -> bool:
    """As in 'on "This Week" she said': a programme; in a headline, words with capitals stand before, too."""
    words, first = phrase.tokens.words, phrase.first
    capitals = words[first].istitle() and words[phrase.stop - 1].istitle() and phrase.stop - first > 1
    return capitals and first > 0 and not words[first - 1][:1].isupper() and words[first - 1] not in _STOPS


_OVERNIGHT = frozenset(LEXICON["tense"]["overnight"])
_STOPS = frozenset(":.|–—-")


def mean_within_unit(phrase: Phrase) -> Meaning | None:
    """Earlier in the day · later in the week."""
    unit = UNITS[phrase.word("UuqC")]
    if phrase.word("l") not in {"earlier", "later"} or unit not in {
        "day",
        "week",
        "month",
        "quarter",
        "year",
        "decade",
    }:
        return None
    return Meaning(f"{unit}+0", "story", f"within-{unit}-of-story", or_publication=True)


def mean_deictic(phrase: Phrase) -> Meaning | None:
    """Yesterday · earlier today · tomorrow morning · overnight."""
    place = phrase.place("X")
    raw, before = phrase.tokens.words[place], phrase.tokens.words[place - 1] if place else ""
    if raw[0].isupper() and place and (before[:1].isupper() or before == "the"):
        return None  # "USA Today", "the Today programme"
    if raw[0].isupper() and before in _QUOTES and phrase.tokens.word(place + 1) in _QUOTES:
        return None  # NBC's "Today"
    if raw.lower() == "overnight" and phrase.after() == "in" and phrase.after(1) in LEXICON["months"]:
        return None  # "lost a third of its value overnight in May 2012"
    if raw.lower() == "overnight" and phrase.after() in _OVERNIGHT:
        return None  # "overnight rates"
    if raw.lower() == "tomorrow" and phrase.after() in WEEKS_ON:
        return Meaning(f"day{WEEKS_ON[phrase.after()] + 1:+}", "publication", "tomorrow-week", stop=phrase.stop + 1)
    return Meaning(LEXICON["deictic"][raw.lower()], "publication", raw.lower())


def mean_day_near_day(phrase: Phrase) -> Meaning | None:
    """The day before yesterday."""
    words = (phrase.word("l"), phrase.word("X"))
    value = {("before", "yesterday"): "day-2", ("after", "tomorrow"): "day+2"}.get(words)
    return Meaning(value, "publication", "day-near-publication") if value else None


def mean_the_unit(phrase: Phrase) -> Meaning | None:
    """At the weekend · for the quarter, after one has been named."""
    unit = UNITS[phrase.word("Uuq")]
    if unit == "weekend" and phrase.before() not in _AT_WEEKEND and phrase.after() in _SUBJECT:
        return None  # "He left the weekend the story broke"
    if unit == "weekend":
        return Meaning("sat/sun", "publication", "weekend", aim="weekend")
    if phrase.after() == "of" and phrase.after(1) in LEXICON["months"]:
        return None  # "the month of October" is October
    if unit in {"quarter", "month"} and phrase.before() in {"for", "in", "during", "of"}:
        return Meaning(f"{unit}+0", "story", f"{unit}-of-story", same_precision=True)
    return None


def _whole(unit: str, count: int) -> str:
    """As `_away`, but "the week before" is a week of the calendar."""
    return f"week{count:+}" if unit == "week" else away(unit, count)


_AT_WEEKEND = frozenset(("at", "over", "on", "during", "of"))
_SUBJECT = frozenset(("the", "he", "she", "they", "it", "his", "her", "their", "its"))


def away(unit: str, count: int) -> str:
    """That many units away, never finer than the unit; hours stay within the day."""
    match unit:
        case "hour":
            return f"day{count // 24 if count > 0 else -(-count // 24):+}"
        case "week" | "fortnight":  # about that day: "three weeks later" is no calendar week
            return f"day{(7 if unit == 'week' else 14) * count:+}~"
        case "decade":
            return f"year{10 * count:+}~"
        case _:
            return f"{unit}{count:+}"


def span_of(pointer: str, unit: str, count: int) -> Meaning | None:
    """The past 12 months, up to publication · the next two weeks, from it. The ends are as fine as the unit."""
    if not count or count > MANY or pointer not in {"back", "back-span", "ahead"} or unit in {"hour", "century", ""}:
        return Meaning("", "nothing", "duration", kind="duration")
    if unit == "year" and count == 1:
        unit, count = "month", 12
    fine, count = {
        "week": ("day", 7 * count),
        "fortnight": ("day", 14 * count),
        "weekend": ("day", 7 * count),
        "decade": ("year", 10 * count),
    }.get(unit, (unit, count))
    if pointer == "ahead":
        return Meaning(f"{fine}+0/{fine}+{count}", "publication", "span-from-publication")
    return Meaning(f"{fine}-{count}/{fine}+0", "publication", "span-to-publication")
