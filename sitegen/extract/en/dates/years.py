"""Meanings of years, decades, centuries and dates in figures. In: a Phrase. Out: a Meaning or None."""

from __future__ import annotations

from sitegen.extract.en.dates.context import is_decade, is_year
from sitegen.extract.en.dates.grammar import Phrase
from sitegen.extract.en.dates.parts import NUMBERS, Meaning, about, is_count, year_of
from sitegen.extract.en.dates.words import LEXICON


def mean_decade(phrase: Phrase) -> Meaning | None:
    """The early 1990s · the nineties · the '80s · the 60's."""
    word = phrase.word("DKd")
    if phrase.classes[-1] == "'" and (len(word) != 2 or word[1] != "0" or word == "10"):
        return None
    if not is_decade(phrase):
        return None
    if word in LEXICON["decades"]:
        return about(phrase, Meaning(f"{LEXICON['decades'][word]}X", "nothing", "decade"))
    figures = int(word.strip("s'’"))
    if figures < 100:
        figures += 1900 if figures >= 20 else 2000
    value = f"{figures // 100}XX" if figures % 100 == 0 and figures < 2000 else f"{figures // 10}X"
    return about(phrase, Meaning(value, "nothing", "decade"))


def mean_century(phrase: Phrase) -> Meaning | None:
    """The late 19th century · the twenty-first century."""
    figures = [phrase.word("oO", place) for place in range(phrase.classes.count("o") + phrase.classes.count("O"))]
    numbers = [int(word.rstrip("stndrh")) if word[0].isdigit() else NUMBERS[word] for word in figures]
    numbers[-1] += NUMBERS.get(phrase.word("n"), 0)
    if not all(1 <= number <= 22 for number in numbers) or phrase.after() in {"bc", "bce", "b"}:
        return None
    return about(phrase, Meaning("/".join(f"{number - 1:02}XX" for number in numbers), "nothing", "century"))


def mean_spelled_year(phrase: Phrase) -> Meaning | None:
    """Nineteen eighty-four · two thousand and eight."""
    numbers = [NUMBERS[phrase.tokens.word(phrase.first + i)] for i, c in enumerate(phrase.classes) if c == "n"]
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
            if good and not is_count(phrase)
            else None
        )
    rest = sum(numbers[1:])
    good = 16 <= numbers[0] <= 20 and 10 <= rest <= 99 and (len(numbers) == 2 or (numbers[1] >= 20 and numbers[2] < 10))
    return Meaning(f"{numbers[0]}{rest:02}", "nothing", "year-in-words") if good else None


def mean_figures(phrase: Phrase) -> Meaning | None:
    """2005-14 · 2018-09-03 · 03/09/2018."""
    word = phrase.word("RIN")
    if phrase.classes != "R":
        return Meaning(word, "figures", "figures")
    start, end = word[:4], word[5:]
    return Meaning(f"{start}/{start[: 4 - len(end)]}{end}", "nothing", "year-range")


def mean_year_end(phrase: Phrase) -> Meaning | None:
    """By year-end · year-end 1989."""
    if phrase.word("e") != "end":
        return None
    if year := phrase.word("Yy"):
        return Meaning(f"{year_of(year):04}~", "nothing", "part-of-year")
    return Meaning("year+0~", "publication", "part-of-unit-of-publication")


def mean_year_alone(phrase: Phrase) -> Meaning | None:
    """2013 · early 2016 · fiscal 2019 · the year 2000."""
    place = phrase.place("Yy")
    if not is_year(phrase, place):
        return None
    lead = phrase.classes[: place - phrase.first]
    value = f"{year_of(phrase.tokens.word(place)):04}"
    if value.endswith("0") and phrase.classes[0] in "tE" and phrase.after() in {"'s", "’s"}:  # "the 1980's"
        return about(phrase, Meaning(f"{value[:3]}X", "nothing", "decade", stop=phrase.stop + 1))
    start = place if lead in {"t", "u"} else -1  # "the 2018 election", "model years 2018 and 2019" mean 2018
    return about(phrase, Meaning(value, "nothing", "year", first=start))
