"""What a phrase means, before it is counted from any day. In: a Phrase. Out: a Meaning, or None: no date after all.

One function a shape of `date_grammar`. Not here: which day it is counted from, and tense (`date_anchors`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from sitegen import edtf
from sitegen.extract.en.date_context import is_decade, is_month, is_weekday, is_year, spelled_holiday
from sitegen.extract.en.date_grammar import Phrase, next_phrase
from sitegen.extract.en.date_words import LEXICON, NAMES
from sitegen.relative import MONTHS

From = Literal["nothing", "publication", "story", "event", "figures"]
Aim = Literal["", "weekday", "month", "date", "season", "quarter", "holiday", "weekend"]


@dataclass(frozen=True, slots=True)
class Meaning:
    """A value and what it is counted from.

    `value` is EDTF if counted from `nothing`; the figures as written if their order is open; else in the notation of
    `sitegen.relative`. With an `aim` the direction is still missing ("nov-03"): tense decides. `story` is the date the
    article is telling of; `or_publication` allows the day of publication where it tells of none. An `event` is no day
    ("the day after the verdict"): it stays open. `stop` and `first` are tokens where the phrase is longer than the date.
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


_MONTHS = {**LEXICON["months"], **LEXICON["month_abbreviations"]}
_NUMBERS = {**LEXICON["numbers"], **LEXICON["ordinals"], **LEXICON["vague"], "a": 1, "an": 1}
_UNITS: dict[str, str] = LEXICON["units"] | LEXICON["years"] | LEXICON["quarters"] | LEXICON["centuries"]
_STEPS = {"back": -1, "back-span": -1, "ahead": 1, "here": 0, "there": 0, "there-back": -1, "there-ahead": 1}
_VAGUE = {"early", "late", "mid", "around", "about", "circa", "approximately", "roughly"}
_ROUGH = {"around", "about", "circa", "approximately", "roughly"}
_MANY = 400  # units; "5,000 years ago" is prehistory


def mean(phrase: Phrase) -> Meaning | None:
    """What the phrase means; None if it is no time expression here."""
    meaning = _BY_SHAPE[phrase.shape](phrase)
    if meaning and meaning.counted == "nothing" and meaning.kind == "date" and not edtf.is_valid(meaning.value):
        return None
    return meaning


def _about(phrase: Phrase, meaning: Meaning | None) -> Meaning | None:
    """`~` for early, late, mid, about and fiscal; not for "earlier this year", "late last night", "mid-August" (a month)."""
    word = phrase.word("E")
    if meaning is None or not (word in _VAGUE or phrase.word("G")) or meaning.value.startswith("day"):
        return meaning
    if meaning.counted == "nothing":
        return replace(meaning, value=edtf.approximate(meaning.value))
    return replace(meaning, value=f"{meaning.value}~") if not meaning.aim or word in _ROUGH else meaning


def _number(phrase: Phrase) -> int:
    """The quantity of a phrase: 16, twenty-five, a couple, two dozen; 0 where none is said."""
    total = 0
    for place, letter in enumerate(phrase.classes):
        word = phrase.tokens.word(phrase.first + place)
        if letter in "dYK":
            return int(word)
        if letter in "nv":
            number = _NUMBERS[word]
            total = total * number if word == "dozen" and total else total + number
            if not number:
                return 0
        elif letter in "Uuq":
            break
    return total or (1 if "a" in phrase.classes else 0)


def _pointer(phrase: Phrase, skip: int = 0) -> str:
    """Where last, this, next point; of "this past week" the nearer word counts."""
    if "LL" in phrase.classes and not skip:
        skip = 1
    kind: str = LEXICON["pointers"].get(phrase.word("L", skip), "")
    return kind


def _counted_from(pointer: str) -> From:
    return "story" if pointer.startswith("there") else "publication"


def _year(word: str) -> int:
    if len(word) == 3:  # '98
        return int(word[1:]) + (1900 if int(word[1:]) >= 30 else 2000)
    return int(word)


def _in_year(phrase: Phrase, name: str, suffix: str, rule: str, aim: Aim) -> Meaning:
    """A month, day, season or quarter within the year that the phrase names, points to, or leaves open.

    `name` is its relative name ("nov-03"), `suffix` what follows the year in EDTF ("-11-03"); spans have two of each.
    """
    if year := phrase.word("Yy"):
        value = "/".join(f"{_year(year):04}{part}" for part in suffix.split("/"))
        return Meaning(value, "nothing", f"{rule}-and-year")
    if phrase.word("u") and (pointer := _pointer(phrase)):
        unit = f"@year{_STEPS[pointer]:+}"
        value = "/".join(f"{part}{unit}" for part in name.split("/"))
        return Meaning(value, _counted_from(pointer), f"{rule}-within-year")
    return Meaning(name, "publication", rule, aim=aim)


def _day(phrase: Phrase) -> Meaning | None:
    """A day; of "the March 3 vote" the date alone."""
    meaning = _about(phrase, _day_itself(phrase))
    if (
        meaning
        and meaning.first < 0
        and phrase.shape == "month_day"
        and phrase.classes[0] == "t"
        and phrase.classes[1] != "p"
    ):
        return replace(meaning, first=phrase.first + 1)
    return meaning


def _day_itself(phrase: Phrase) -> Meaning | None:
    """3 May 2018 · Nov. 2 · June 3-7 · the twenty-first of May last year."""
    month_place = phrase.place("Mm")
    month = _MONTHS[phrase.tokens.word(month_place)]
    days: list[int] = []
    tens = 0
    for place, letter in enumerate(phrase.classes):
        word = phrase.tokens.word(phrase.first + place)
        if letter in "do":
            days.append(int(word.rstrip("stndrh")))
        elif letter == "n":
            tens = _NUMBERS[word]
        elif letter == "O":
            days.append(tens + _NUMBERS[word])
        elif letter == "r":
            days.extend(int(part) for part in word.replace("–", "-").replace("/", "-").split("-"))
    if phrase.shape == "month_day" and not phrase.word("YyLW") and phrase.before() == "in" and _is_count(phrase):
        return _month_only(phrase, month_place)  # "in May 20 people …"
    if not days or days != sorted(days) or days[0] < 1 or not edtf.is_valid(f"2000-{month:02}-{days[-1]:02}"):
        return None
    days = [days[0]] if len(days) == 1 else [days[0], days[-1]]
    name = "/".join(f"{MONTHS[month - 1]}-{day:02}" for day in days)
    suffix = "/".join(f"-{month:02}-{day:02}" for day in days)
    if phrase.word("Yy") and phrase.classes[-1] in "Yy" and _is_count(phrase):
        return replace(
            _in_year(replace(phrase, classes=phrase.classes[:-1]), name, suffix, "date", "date"), stop=phrase.stop - 1
        )
    return _in_year(phrase, name, suffix, "date", "date")


def _is_count(phrase: Phrase) -> bool:
    """As in "… 2000 people"."""
    return phrase.after() in NAMES["counted"]


def _month_only(phrase: Phrase, place: int) -> Meaning | None:
    only = replace(phrase, shape="month", first=place, stop=place + 1, classes=phrase.tokens.classes[place])
    meaning = _month(only)
    return replace(meaning, first=place, stop=place + 1) if meaning else None


def _month(phrase: Phrase) -> Meaning | None:
    """November 2011 · last November · early March · that December · May."""
    place = phrase.place("Mm")
    month = _MONTHS[phrase.tokens.word(place)]
    name, suffix = MONTHS[month - 1], f"-{month:02}"
    lead = phrase.classes[: place - phrase.first]
    if holiday := spelled_holiday(phrase, place):
        return Meaning(holiday[0], "publication", "holiday", aim="holiday", first=place, stop=holiday[1])
    tail = Phrase(phrase.tokens, "month", place, phrase.stop, phrase.classes[place - phrase.first :])
    if "L" in lead and phrase.word("Yyu") == "":
        pointer = _pointer(phrase)
        pointer = "back" if "LL" in lead else pointer  # "this past April"
        if phrase.word("L") == "that" and phrase.before() in NAMES["before_that"]:
            return _month_only(phrase, place)  # "he said that December was cold"
        if pointer == "back-span" or not is_month(tail):
            return None
        way = {"back": "<<", "ahead": ">>", "there-back": "<<", "there-ahead": ">>"}.get(pointer, "@year+0")
        return _about(phrase, Meaning(name + way, _counted_from(pointer), "month-pointed-at"))
    if not is_month(tail):
        return None
    meaning = _in_year(tail, name, suffix, "month", "month")
    if "L" in lead or lead == "t":  # "the March vote", "this March 2018" mean the month alone
        return replace(meaning, first=place)
    return _about(phrase, meaning) if lead else meaning


def _part_of(phrase: Phrase) -> Meaning | None:
    """The end of 2017 · the last week of October · the beginning of the month: about then."""
    tail_place = phrase.first + phrase.classes.index("f") + 1
    tail = next_phrase(phrase.tokens, tail_place)
    if (phrase.word("E") and phrase.word("E") not in _VAGUE) or not tail or tail.first != tail_place:
        return None
    if tail.shape in {"the_unit", "duration", "unit_away"} or phrase.tokens.classes[tail_place] in "Uuq":
        unit = _UNITS.get(tail.word("Uuq"), "")
        if unit not in {"week", "month", "quarter", "year", "decade", "century"}:
            return None
        inner: Meaning | None = Meaning(f"{unit}+0", "publication", "unit-of-publication")
    else:
        inner = mean(tail)
    if not inner or inner.kind != "date" or inner.counted == "figures":
        return None
    if tail.shape == "year" and "t" in tail.classes and tail.raw_after().isalpha():
        return None  # "the start of the 2016 race"
    rule = f"part-of-{inner.rule}"
    if inner.aim:
        return replace(inner, rule=rule, first=phrase.first, stop=max(tail.stop, phrase.stop))
    value = edtf.approximate(inner.value) if inner.counted == "nothing" else f"{inner.value.rstrip('~')}~"
    return replace(inner, value=value, rule=rule, first=phrase.first, stop=tail.stop)


def _first_months(phrase: Phrase) -> Meaning | None:
    """The first 11 months of last year · the first three quarters of 2019."""
    end, unit = _NUMBERS[phrase.word("O")], _UNITS[phrase.word("Uuq")]
    inner = replace(phrase, classes=phrase.classes.replace("O", "x", 1))
    months = _number(inner) * {"month": 1, "quarter": 3}.get(unit, 0)
    if end not in {1, -1} or not 1 <= months <= 12:
        return None
    first, last = (1, months) if end == 1 else (13 - months, 12)
    name = f"{MONTHS[first - 1]}/{MONTHS[last - 1]}"
    meaning = _in_year(phrase, name, f"-{first:02}/-{last:02}", "first-months", "")
    if meaning.value == name:
        value = "/".join(f"{part}@year+0" for part in name.split("/"))
        return replace(meaning, value=value)
    return meaning


def _quarter(phrase: Phrase) -> Meaning | None:
    """The third quarter · last year's first half · Q3 2019 · 3Q."""
    letter = "h" if "h" in phrase.classes or phrase.word("Q") == "h" else "q"
    if number := phrase.word("O"):
        count = {-1: 4}.get(_NUMBERS[number], _NUMBERS[number])
    else:
        figure = (
            phrase.word("Q")[:1]
            if phrase.word("Q")[:1].isdigit()
            else phrase.word("d")
            if phrase.word("Q") in {"q", "h"}
            else ""
        )
        count = int(figure or 0)
    if not 1 <= count <= (2 if letter == "h" else 4):
        return None
    suffix = f"-{count + 32}" if letter == "q" else ("-01/-06" if count == 1 else "-07/-12")
    if suffix.count("/"):
        name = "jan/jun" if count == 1 else "jul/dec"
        if not phrase.word("Yyu"):
            return None
        return _about(phrase, _in_year(phrase, name, suffix, "half", ""))
    return _about(phrase, _in_year(phrase, f"q{count}", suffix, "quarter", "quarter"))


def _season(phrase: Phrase) -> Meaning | None:
    """The summer of 2014 · last summer · in the spring."""
    place = phrase.place("S")
    spelled = phrase.tokens.words[place]
    name: str = LEXICON["seasons"][spelled.lower()]
    suffix = f"-{['spring', 'summer', 'autumn', 'winter'].index(name) + 21}"
    lead = phrase.classes[: place - phrase.first]
    before = phrase.tokens.words[phrase.first - 1] if phrase.first else ""
    if spelled[0].isupper() and (before[:1].isupper() or place == phrase.first) and not phrase.word("Yy"):
        return None  # "Silver Spring", "Summer Hill"
    if spelled[0].isupper() and before[:1].isupper() and phrase.first > 1 and place == phrase.first:
        return None  # "the Prague Spring of 1968"
    tail = replace(phrase, first=place, classes=phrase.classes[place - phrase.first :])
    if "L" in lead:
        pointer = "back" if _pointer(phrase) == "back-span" and "LL" in lead else _pointer(phrase)
        here = "<>" if name == "winter" else "@year+0"
        way = {"back": "<<", "ahead": ">>", "there-back": "<<", "there-ahead": ">>"}.get(pointer, here)
        return (
            _about(phrase, Meaning(name + way, _counted_from(pointer), "season-pointed-at"))
            if pointer != "back-span"
            else None
        )
    if years := phrase.word("R"):
        return Meaning(f"{years[:4]}{suffix}", "nothing", "season-and-year")
    if phrase.word("Yyu"):
        return _about(phrase, _in_year(tail, name, suffix, "season", "season"))
    here_by = phrase.before() in {
        "in",
        "during",
        "by",
        "over",
        "since",
        "until",
        "throughout",
        "through",
        "this",
        "for",
    }
    if not here_by or spelled[0].isupper() or (name == "autumn" and spelled.lower() == "fall" and "t" not in lead):
        return None
    return Meaning(name, "publication", "season", aim="season")


def _decade(phrase: Phrase) -> Meaning | None:
    """The early 1990s · the nineties · the '80s."""
    word = phrase.word("D")
    if not is_decade(phrase):
        return None
    if word in LEXICON["decades"]:
        return _about(phrase, Meaning(f"{LEXICON['decades'][word]}X", "nothing", "decade"))
    figures = int(word.strip("s'’"))
    if figures < 100:
        figures += 1900 if figures >= 20 else 2000
    value = f"{figures // 100}XX" if figures % 100 == 0 and figures < 2000 else f"{figures // 10}X"
    return _about(phrase, Meaning(value, "nothing", "decade"))


def _century(phrase: Phrase) -> Meaning | None:
    """The late 19th century · the twenty-first century."""
    figure = phrase.word("o")
    number = int(figure.rstrip("stndrh")) if figure else _NUMBERS.get(phrase.word("n"), 0) + _NUMBERS[phrase.word("O")]
    if not 1 <= number <= 22 or phrase.after() in {"bc", "bce", "b"}:
        return None
    return _about(phrase, Meaning(f"{number - 1:02}XX", "nothing", "century"))


def _away(unit: str, count: int) -> str:
    """That many units away, never finer than the unit; hours stay within the day."""
    match unit:
        case "hour":
            return f"day{count // 24 if count > 0 else -(-count // 24):+}"
        case "fortnight":
            return f"week{2 * count:+}"
        case "decade":
            return f"year{10 * count:+}~"
        case _:
            return f"{unit}{count:+}"


def _counted(phrase: Phrase) -> Meaning | None:
    """Five years ago · two weeks earlier · nine months later."""
    number, unit, word = _number(phrase), _UNITS[phrase.word("Uuq")], phrase.word("gl")
    if word in {"before", "after"} and not _ends_clause(phrase):
        unit_place = phrase.place("Uuq")
        return Meaning("", "nothing", "duration", kind="duration", stop=unit_place + 1)
    if not 1 <= number <= _MANY:
        return None
    sign = -1 if word == "ago" else LEXICON["later_earlier"][word]
    vague = (
        "h" in phrase.classes
        or "v" in phrase.classes
        or phrase.before() == "than"
        or phrase.before() in {"nearly", "almost", "some"}
    )
    value = _away(unit, sign * number) + ("~" if vague and unit != "decade" else "")
    if word in {"ago", "hence"}:
        return _about(phrase, Meaning(value, "publication", f"{unit}s-ago" if word == "ago" else f"{unit}s-ahead"))
    told = Meaning(
        value,
        "story",
        f"{unit}s-{'earlier' if sign < 0 else 'later'}",
        or_publication=word == "earlier" and unit != "hour",
    )
    return _about(phrase, told)


def _ends_clause(phrase: Phrase) -> bool:
    """Whether before or after stand alone: "two days before." but not "two days before the vote"."""
    return phrase.after() in {
        "",
        ".",
        ",",
        ";",
        ")",
        "that",
        "and",
        "but",
        "”",
        '"',
        "in",
        "when",
        "at",
        "by",
        "on",
        "|",
    }


def _unit_away(phrase: Phrase) -> Meaning | None:
    """The year-ago quarter · the day before · the week before last · hours later."""
    unit, word = _UNITS[phrase.word("Uuq")], phrase.word("gl")
    sign = -1 if word == "ago" else LEXICON["later_earlier"][word]
    if word in {"before", "after"} and phrase.after() == "last" and "t" in phrase.classes:
        return Meaning(_away(unit, -2), "publication", f"{unit}-before-last", stop=phrase.stop + 1)
    if "t" not in phrase.classes and "-" not in phrase.classes and unit != "hour":
        return None
    if word == "ago" or "-" in phrase.classes:
        start = phrase.place("Uuq")  # "the year-ago quarter" says a year ago
        return (
            Meaning(_away(unit, sign), "publication", f"{unit}s-ago", first=start)
            if unit in {"year", "month"}
            else None
        )
    value = _away(unit, sign if unit != "hour" else 0)
    if word in {"before", "after"} and not _ends_clause(phrase):
        return Meaning(value, "event", f"{unit}-{word}-event") if "t" in phrase.classes and unit != "hour" else None
    return Meaning(value, "story", f"{unit}-{word}", or_publication=False)


def _weekday(phrase: Phrase) -> Meaning | None:
    """Wednesday · last Friday night · the following Monday · Tuesday of last week."""
    if not is_weekday(phrase):
        return None
    if phrase.word("L") == "that" and phrase.before() in NAMES["before_that"] and phrase.classes[0] == "L":
        return replace(
            Meaning(LEXICON["weekdays"][phrase.word("W")], "publication", "weekday", aim="weekday"),
            first=phrase.place("W"),
        )
    name: str = LEXICON["weekdays"][phrase.word("W")]
    place = phrase.place("W") - phrase.first
    lead, tail = phrase.classes[:place], phrase.classes[place:]
    if "L" in tail:
        pointer = _pointer(phrase, lead.count("L"))
        if phrase.word("U") != "week":
            stop = phrase.first + place + tail.index("L") - ("t" in tail) - ("f" in tail)
            return Meaning(name, "publication", "weekday", aim="weekday", stop=stop)
        return Meaning(f"{name}@week{_STEPS[pointer]:+}", _counted_from(pointer), "weekday-of-week")
    pointer = _pointer(phrase)
    if pointer in {"", "here"}:
        return Meaning(name, "publication", "weekday", aim="weekday")
    way = {"back": "<<", "back-span": "<<", "ahead": ">>", "there": "<>", "there-back": "<<", "there-ahead": ">>"}[
        pointer
    ]
    return Meaning(name + way, _counted_from(pointer), "weekday-pointed-at")


def _pointed(phrase: Phrase) -> Meaning | None:
    """Last week · the past three months · later that day · last night · early next year."""
    pointer, unit = _pointer(phrase), _UNITS.get(phrase.word("UuqC"), "")
    quantity = any(letter in "dYKnva" for letter in phrase.classes)
    if (
        phrase.after() == "of"
        and "the" in {phrase.before(), phrase.tokens.word(phrase.first)}
        and pointer in {"back", "ahead"}
    ):
        return None  # "the last year of his life"
    classes = phrase.tokens.classes[phrase.stop : phrase.stop + 4]
    if phrase.word("L") == "same" and re.match(r"[fi]?(?:t?Lu|Y)", classes):
        return None  # "the same quarter last year" means last year
    if quantity:
        return _span(pointer, unit, _number(phrase))
    if "p" in phrase.classes:
        step = _STEPS[pointer]
        return Meaning(f"day{step:+}", "story" if step > 0 else _counted_from(pointer), "part-of-day")
    if "-" in phrase.classes[-2:-1] or phrase.word("Uu").endswith("s") or unit in {"", "hour", "fortnight"}:
        return None
    if pointer == "back-span" or (
        pointer == "back" and "t" in phrase.classes and unit not in {"quarter", "decade", "century"}
    ):
        return _span("back-span", unit, 1)
    step = _STEPS[pointer]
    if unit == "day":
        if pointer in {"back", "here"}:
            return None
        return Meaning(f"day{step:+}", "story", "day-of-story" if not step else "day-beside-story")
    if pointer == "ahead" and "t" in phrase.classes:
        return Meaning(f"{unit}{step:+}", "story", f"{unit}-beside-story", or_publication=True)
    counted = _counted_from(pointer)
    rule = (
        f"{unit}-of-story"
        if counted == "story" and not step
        else f"{unit}-beside-story"
        if counted == "story"
        else f"{pointer}-{unit}"
    )
    return _about(phrase, Meaning(f"{unit}{step:+}", counted, rule, or_publication=pointer == "there-back"))


def _span(pointer: str, unit: str, count: int) -> Meaning | None:
    """The past 12 months, up to publication · the next two weeks, from it. The ends are as fine as the unit."""
    if not count or count > _MANY or pointer not in {"back", "back-span", "ahead"} or unit in {"hour", "century", ""}:
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


def _holiday(phrase: Phrase) -> Meaning | None:
    """Christmas Eve · last Easter · Thanksgiving 2018."""
    place = phrase.place("H")
    found = spelled_holiday(phrase, place)
    if not found:
        return None
    name, stop = found
    classes = phrase.tokens.classes
    if classes[stop : stop + 1] in {"Y", "y"} or classes[stop : stop + 2] == ",Y":
        stop += 2 if classes[stop] == "," else 1
        year = _year(phrase.tokens.word(stop - 1))
        return Meaning(edtf.resolve(f"{name}>", f"{year:04}-01-01") or "", "nothing", "holiday-and-year", stop=stop)
    if classes[stop : stop + 2] == "Lu":
        step = _STEPS[LEXICON["pointers"][phrase.tokens.word(stop)]]
        return Meaning(f"{name}@year{step:+}", "publication", "holiday-within-year", stop=stop + 2)
    pointer = _pointer(phrase) if place > phrase.first else ""
    if not pointer:
        return Meaning(name, "publication", "holiday", aim="holiday", stop=stop)
    way = {"back": "<<", "ahead": ">>", "here": "<>", "there-back": "<<", "there-ahead": ">>"}.get(pointer, "@year+0")
    return Meaning(name + way, _counted_from(pointer), "holiday-pointed-at", stop=stop)


def _spelled_year(phrase: Phrase) -> Meaning | None:
    """Nineteen eighty-four · two thousand and eight."""
    numbers = [_NUMBERS[phrase.tokens.word(phrase.first + i)] for i, c in enumerate(phrase.classes) if c == "n"]
    if phrase.before() not in {
        "in",
        "since",
        "until",
        "by",
        "of",
        "from",
        "year",
        "during",
        "before",
        "after",
        "late",
        "early",
    }:
        return None
    if "k" in phrase.classes:
        rest = sum(numbers[1:])
        good = numbers[0] in {1, 2} and (len(numbers) > 1 or phrase.before() == "year") and rest < 100
        return (
            Meaning(f"{numbers[0] * 1000 + rest:04}", "nothing", "year-in-words")
            if good and not _is_count(phrase)
            else None
        )
    rest = sum(numbers[1:])
    good = 16 <= numbers[0] <= 20 and 10 <= rest <= 99 and (len(numbers) == 2 or (numbers[1] >= 20 and numbers[2] < 10))
    return Meaning(f"{numbers[0]}{rest:02}", "nothing", "year-in-words") if good else None


def _figures(phrase: Phrase) -> Meaning | None:
    """2005-14 · 2018-09-03 · 03/09/2018."""
    word = phrase.word("RIN")
    if phrase.classes != "R":
        return Meaning(word, "figures", "figures")
    start, end = word[:4], word[5:]
    return Meaning(f"{start}/{start[: 4 - len(end)]}{end}", "nothing", "year-range")


def _year_alone(phrase: Phrase) -> Meaning | None:
    """2013 · early 2016 · fiscal 2019 · the year 2000."""
    place = phrase.place("Yy")
    if not is_year(phrase, place):
        return None
    lead = phrase.classes[: place - phrase.first]
    value = f"{_year(phrase.tokens.word(place)):04}"
    start = place if lead in {"t", "u"} else -1  # "the 2018 election", "model years 2018 and 2019" mean 2018
    return _about(phrase, Meaning(value, "nothing", "year", first=start))


def _deictic(phrase: Phrase) -> Meaning | None:
    """Yesterday · earlier today · tomorrow morning · overnight."""
    place = phrase.place("X")
    raw, before = phrase.tokens.words[place], phrase.tokens.words[place - 1] if place else ""
    if raw[0].isupper() and place and (before[:1].isupper() or before == "the"):
        return None  # "USA Today", "the Today programme"
    return Meaning(LEXICON["deictic"][raw.lower()], "publication", raw.lower())


def _day_near_day(phrase: Phrase) -> Meaning | None:
    """The day before yesterday."""
    words = (phrase.word("l"), phrase.word("X"))
    value = {("before", "yesterday"): "day-2", ("after", "tomorrow"): "day+2"}.get(words)
    return Meaning(value, "publication", "day-near-publication") if value else None


def _the_unit(phrase: Phrase) -> Meaning | None:
    """At the weekend · for the quarter, after one has been named."""
    unit = _UNITS[phrase.word("Uuq")]
    if unit == "weekend":
        return Meaning("sat/sun", "publication", "weekend", aim="weekend")
    if unit in {"quarter", "month"} and phrase.before() in {"for", "in", "during", "of"}:
        return Meaning(f"{unit}+0", "story", f"{unit}-of-story", same_precision=True)
    return None


def _duration(phrase: Phrase) -> Meaning | None:
    """For five years · a two-year sentence; an age is none."""
    if (phrase.after() == "-" and phrase.after(1) == "old") or phrase.after() == "old":
        return None
    return Meaning("", "nothing", "duration", kind="duration")


def _set(phrase: Phrase) -> Meaning | None:
    """Every Monday · annually."""
    raw = phrase.tokens.words[phrase.first]
    if phrase.classes == "Z" and raw[0].isupper() and phrase.first:
        return None  # "Daily News"
    return Meaning("", "nothing", "set", kind="set")


_BY_SHAPE: dict[str, Callable[[Phrase], Meaning | None]] = {
    "day_month": _day,
    "month_day": _day,
    "part_of": _part_of,
    "month": _month,
    "day_near_day": _day_near_day,
    "first_months": _first_months,
    "quarter": _quarter,
    "season": _season,
    "decade": _decade,
    "century": _century,
    "counted": _counted,
    "unit_away": _unit_away,
    "weekday": _weekday,
    "pointed": _pointed,
    "holiday": _holiday,
    "spelled_year": _spelled_year,
    "figures": _figures,
    "set": _set,
    "year": _year_alone,
    "deictic": _deictic,
    "duration": _duration,
    "the_unit": _the_unit,
}
