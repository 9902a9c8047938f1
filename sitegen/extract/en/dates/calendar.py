"""Meanings of names in the calendar: days, months, quarters, seasons, holidays. In: a Phrase. Out: a Meaning or None."""

from __future__ import annotations

from sitegen import edtf
from sitegen.extract.en.dates.context import ends_clause, is_month, spelled_holiday
from sitegen.extract.en.dates.grammar import Phrase
from sitegen.extract.en.dates.parts import (
    MONTH_NUMBERS,
    NUMBERS,
    STEPS,
    UNITS,
    Meaning,
    about,
    counted_from,
    in_year,
    is_count,
    pointer_of,
    quantity_of,
    year_of,
)
from sitegen.extract.en.dates.words import LEXICON, NAMES
from sitegen.model.frozen import changed
from sitegen.relative import MONTHS, resolve


def mean_day(phrase: Phrase) -> Meaning | None:
    """A day; of "the March 3 vote" the date alone. "The Sept. 11 Fund" has none."""
    if phrase.after() in NAMES["bodies"] and phrase.raw_after()[0].isupper() and not phrase.word("Yy"):
        return None
    meaning = about(phrase, _day_itself(phrase))
    if meaning and tuple(map(phrase.before, (3, 2, 1))) == _WEEK_OF:  # "the week of Oct. 4"
        return changed(meaning, away="week+0", first=phrase.first - 3)
    named = phrase.classes[1:2] == "d" if phrase.shape == "day_month" else phrase.classes[1:2] != "p"
    if meaning and meaning.first < 0 and phrase.classes[0] == "t" and named:  # "the 3 May vote"; not "the 3rd of May"
        return changed(meaning, first=phrase.first + 1)
    return meaning


_WEEK_OF = ("the", "week", "of")


def _day_itself(phrase: Phrase) -> Meaning | None:
    """3 May 2018 · Nov. 2 · June 3-7 · the twenty-first of May last year."""
    if phrase.shape == "month_day" and phrase.classes[-2:] == ">d" and phrase.before() == "on":
        # "guilty on March 13 to 27 counts"
        meaning = _day_itself(changed(phrase, classes=phrase.classes[:-2], stop=phrase.stop - 2))
        return changed(meaning, stop=phrase.stop - 2) if meaning else None
    month_place = phrase.place("Mm")
    month = MONTH_NUMBERS[phrase.tokens.word(month_place)]
    days: list[int] = []
    tens = 0
    for place, letter in enumerate(phrase.classes):
        word = phrase.tokens.word(phrase.first + place)
        if letter in "do":
            days.append(int(word.rstrip("stndrh")))
        elif letter == "n":
            tens = NUMBERS[word]
        elif letter == "O":
            days.append(tens + NUMBERS[word])
        elif letter == "r":
            days.extend(int(part) for part in word.replace("–", "-").replace("/", "-").split("-"))
    if phrase.shape == "month_day" and not phrase.word("YyLW") and phrase.before() == "in" and is_count(phrase):
        return _month_only(phrase, month_place)  # "in May 20 people …"
    if phrase.shape == "month_day" and phrase.classes[-1] == "O" and phrase.after() not in NAMES["after_day_alone"]:
        return _month_only(phrase, month_place)  # "in June first reports came"
    if not days or days != sorted(days) or days[0] < 1 or not edtf.is_valid(f"2000-{month:02}-{days[-1]:02}"):
        return None
    days = [days[0]] if len(days) == 1 else [days[0], days[-1]]
    name = "/".join(f"{MONTHS[month - 1]}-{day:02}" for day in days)
    suffix = "/".join(f"-{month:02}-{day:02}" for day in days)
    if phrase.word("Yy") and phrase.classes[-1] in "Yy" and is_count(phrase):
        without_count = changed(phrase, classes=phrase.classes[:-1])
        return changed(in_year(without_count, name, suffix, "date", "date"), stop=phrase.stop - 1)
    if (
        phrase.tokens.classes[month_place - 1 : month_place] == "L"
        and not phrase.word("Yyu")
        and phrase.first < month_place
    ):
        pointer = pointer_of(phrase)  # "last June 30", "the previous June 30"
        way = _POINTED_WAY.get(pointer, "<>")
        value = "/".join(f"{part}{way}" for part in name.split("/"))
        return Meaning(value, counted_from(pointer), "date-pointed-at")
    if way := _pointed_behind(phrase):
        value = "/".join(f"{part}{way}" for part in name.split("/"))
        return Meaning(value, "publication", "date-pointed-at", stop=phrase.stop + 1)
    weekday = LEXICON["weekdays"].get(phrase.word("W"), "") if len(days) == 1 else ""
    return changed(in_year(phrase, name, suffix, "date", "date"), weekday=weekday)


def mean_spelled_day(phrase: Phrase) -> Meaning | None:
    """On March five, since March six; of "on May one man", "by June six were dead" and "in March two of them" the month alone."""
    day = sum(
        [NUMBERS[phrase.tokens.word(phrase.first + n)] for n, letter in enumerate(phrase.classes) if letter == "n"]
    )
    month, after = MONTH_NUMBERS[phrase.tokens.word(phrase.first)], phrase.after()
    meant = (
        after in NAMES["after_day_alone"] or after == "through"
        if phrase.before() in ("on", "since", "from", "until")
        else not after.isalpha() and phrase.before() != "in"
    )
    if not meant or not edtf.is_valid(f"2000-{month:02}-{day:02}"):
        return _month_only(phrase, phrase.first)
    return in_year(phrase, f"{MONTHS[month - 1]}-{day:02}", f"-{month:02}-{day:02}", "date", "date")


def _pointed_behind(phrase: Phrase) -> str:
    """The way of "the order of 29 September last", "on 1 May next", as lawyers write."""
    named = phrase.word("Yyu") or phrase.after(1) not in _BEHIND_LAST
    return "" if named else {"last": "<", "next": ">"}.get(phrase.after(), "")


_BEHIND_LAST = NAMES["after_day_alone"] - {"the", "a", "an", "he", "she", "they", "it"}
_POINTED_WAY = {"back": "<<", "ahead": ">>", "there-back": "<<", "there-ahead": ">>"}


def mean_day_alone(phrase: Phrase) -> Meaning | None:
    """On the 13th: of the month that is being told of, or the nearest such day back or ahead."""
    number = int(phrase.word("o").rstrip("stndrh"))
    of_month = phrase.after() == "of" and "month" in (phrase.after(2), phrase.after(3))  # "the 28th of that month"
    ends = of_month or phrase.after() in NAMES["after_day_alone"]
    if not 1 <= number <= 31 or not ends or phrase.tokens.has(NAMES["golf"]):
        return None
    return Meaning(f"d{number}", "publication", "day-alone", aim="day", first=phrase.first + 1)


def _month_only(phrase: Phrase, place: int) -> Meaning | None:
    only = changed(phrase, shape="month", first=place, stop=place + 1, classes=phrase.tokens.classes[place])
    meaning = mean_month(only)
    return changed(meaning, first=place, stop=place + 1) if meaning else None


def mean_month(phrase: Phrase) -> Meaning | None:
    """November 2011 · last November · early March · that December · May."""
    place = phrase.place("Mm")
    month = MONTH_NUMBERS[phrase.tokens.word(place)]
    name, suffix = MONTHS[month - 1], f"-{month:02}"
    lead = phrase.classes[: place - phrase.first]
    if holiday := spelled_holiday(phrase, place):
        return Meaning(holiday[0], "publication", "holiday", aim="holiday", first=place, stop=holiday[1])
    tail = Phrase(phrase.tokens, "month", place, phrase.stop, phrase.classes[place - phrase.first :])
    if "L" in lead and phrase.word("Yyu") == "":
        pointer = pointer_of(phrase)
        pointer = "back" if "LL" in lead else pointer  # "this past April"
        if phrase.word("L") == "that" and phrase.before() in NAMES["before_that"]:
            return _month_only(phrase, place)  # "he said that December was cold"
        if pointer == "back-span" or not ("LL" in lead or is_month(tail)):
            return None
        way = _POINTED_WAY.get(pointer, "@year+0")
        return about(phrase, Meaning(name + way, counted_from(pointer), "month-pointed-at"))
    if not is_month(tail):
        return None
    if (way := _pointed_behind(phrase)) and not lead:
        return Meaning(name + way, "publication", "month-pointed-at", stop=phrase.stop + 1)
    meaning = in_year(tail, name, suffix, "month", "month")
    if "L" in lead or lead == "t":  # "the March vote", "this March 2018" mean the month alone
        return changed(meaning, first=place)
    return about(phrase, meaning) if lead else meaning


def mean_name_beside(phrase: Phrase) -> Meaning | None:
    """A leak the November before · the summer after; the Friday before the vote: of which week, its day tells."""
    word, raw = phrase.word("l"), phrase.tokens.words[phrase.place("MSW")]
    kind = {"M": "month", "S": "season", "W": "weekday"}[phrase.classes[1]]
    if word not in {"before", "after"} or raw.isupper() or raw.islower() != (kind == "season"):
        return None
    if not ends_clause(phrase):
        return _weekday_beside(phrase, raw, word) if kind == "weekday" else None
    known = LEXICON["weekdays"] | LEXICON["seasons"]
    name = MONTHS[MONTH_NUMBERS[raw.lower()] - 1] if kind == "month" else known[raw.lower()]
    return Meaning(name + ("<<" if word == "before" else ">>"), "story", f"{kind}-beside-story")


def _weekday_beside(phrase: Phrase, raw: str, word: str) -> Meaning | None:
    """The Monday after the collapse · the Sunday before last; not "the Friday after Thanksgiving"."""
    name: str = LEXICON["weekdays"][raw.lower()]
    if word == "before" and phrase.after() == "last":
        return Meaning(f"{name}<", "publication", "weekday-before-last", stop=phrase.stop + 1, away="day-7")
    if phrase.after() in LEXICON["pointers"] or phrase.tokens.classes[phrase.stop : phrase.stop + 1] in _DATES:
        return None
    value, rule = name + ("<<" if word == "before" else ">>"), f"weekday-{word}-happening"
    return Meaning(value, "happening", rule, weekday=name, stop=phrase.stop - 1)


_DATES = frozenset("HMmWwYd")


def mean_first_months(phrase: Phrase) -> Meaning | None:
    """The first 11 months of last year · the first three quarters of 2019."""
    end, unit = NUMBERS[phrase.word("O")], UNITS[phrase.word("Uuq")]
    inner = changed(phrase, classes=phrase.classes.replace("O", "x", 1))
    months = quantity_of(inner) * {"month": 1, "quarter": 3}.get(unit, 0)
    if end not in {1, -1} or not 1 <= months <= 12:
        return None
    first, last = (1, months) if end == 1 else (13 - months, 12)
    name = f"{MONTHS[first - 1]}/{MONTHS[last - 1]}"
    meaning = in_year(phrase, name, f"-{first:02}/-{last:02}", "first-months", "")
    if meaning.value == name:
        value = "/".join(f"{part}@year+0" for part in name.split("/"))
        return changed(meaning, value=value)
    return meaning


def mean_quarter(phrase: Phrase) -> Meaning | None:
    """The third quarter · last year's first half · Q3 2019 · 3Q."""
    letter = "h" if "h" in phrase.classes or phrase.word("Q") == "h" else "q"
    if number := phrase.word("O"):
        count = {-1: 4}.get(NUMBERS[number], NUMBERS[number])
    else:
        figure = (
            phrase.word("Q")[:1]
            if phrase.word("Q")[:1].isdigit()
            else phrase.word("d")
            if phrase.word("Q") in {"q", "h"}
            else ""
        )
        count = int(figure or 0)
    in_a_row = phrase.after() in ("running", "straight") or (
        phrase.after() == "in" and phrase.after(1) in ("a", "succession")
    )
    if in_a_row or not 1 <= count <= (2 if letter == "h" else 4):
        return None  # "fell for the third quarter in a row"
    suffix = f"-{count + 32}" if letter == "q" else ("-01/-06" if count == 1 else "-07/-12")
    yearless = not phrase.word("YyuQ")
    if yearless and "G" not in phrase.classes and phrase.tokens.has(NAMES["match"]):
        return None  # "trailed 21-14 in the third quarter"
    if suffix.count("/"):
        name = "jan/jun" if count == 1 else "jul/dec"
        if yearless:
            business = phrase.tokens.has(NAMES["business"])
            return Meaning(f"h{count}", "publication", "half", aim="quarter") if business else None
        meaning = in_year(phrase, name, suffix, "half", "")
        return about(phrase, changed(meaning, value=f"h{count}", aim="quarter") if meaning.value == name else meaning)
    return about(phrase, in_year(phrase, f"q{count}", suffix, "quarter", "quarter"))


def mean_season(phrase: Phrase) -> Meaning | None:
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
    if spelled == "fall" and phrase.word("L") == "that" and phrase.after() in NAMES["behind_verb_fall"]:
        return None  # "the plans that fall to it"
    tail = changed(phrase, first=place, classes=phrase.classes[place - phrase.first :])
    if "L" in lead:
        pointer = "back" if pointer_of(phrase) == "back-span" and "LL" in lead else pointer_of(phrase)
        here = "<>" if name == "winter" else "@year+0"
        way = {"back": "<<", "ahead": ">>", "there-back": "<<", "there-ahead": ">>"}.get(pointer, here)
        return (
            about(phrase, Meaning(name + way, counted_from(pointer), "season-pointed-at"))
            if pointer != "back-span"
            else None
        )
    if years := phrase.word("R"):
        return Meaning(f"{years[:4]}{suffix}", "nothing", "season-and-year")
    if phrase.word("Yyu"):
        return about(phrase, in_year(tail, name, suffix, "season", "season"))
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


def mean_holiday(phrase: Phrase) -> Meaning | None:
    """Christmas Eve · last Easter · Thanksgiving 2018."""
    place = phrase.place("H")
    found = spelled_holiday(phrase, place)
    if not found:
        return None
    name, stop = found
    classes = phrase.tokens.classes
    if classes[stop : stop + 1] in {"Y", "y"} or classes[stop : stop + 2] == ",Y":
        stop += 2 if classes[stop] == "," else 1
        year = year_of(phrase.tokens.word(stop - 1))
        return Meaning(resolve(f"{name}>", f"{year:04}-01-01") or "", "nothing", "holiday-and-year", stop=stop)
    if classes[stop : stop + 2] == "Lu":
        step = STEPS[LEXICON["pointers"][phrase.tokens.word(stop)]]
        return Meaning(f"{name}@year{step:+}", "publication", "holiday-within-year", stop=stop + 2)
    pointer = pointer_of(phrase) if place > phrase.first else ""
    if not pointer:
        return Meaning(name, "publication", "holiday", aim="holiday", stop=stop)
    way = {"back": "<<", "ahead": ">>", "here": "<>", "there-back": "<<", "there-ahead": ">>"}.get(pointer, "@year+0")
    return Meaning(name + way, counted_from(pointer), "holiday-pointed-at", stop=stop)
