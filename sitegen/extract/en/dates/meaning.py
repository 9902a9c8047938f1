"""What a phrase means, before it is counted from any day. In: a Phrase. Out: a Meaning, or None: no date after all.

One function a shape of `date_grammar`. Not here: which day it is counted from, and tense (`date_anchors`).
"""

from __future__ import annotations

from collections.abc import Callable

from sitegen import edtf
from sitegen.extract.en.dates import calendar, counted, lasting, years
from sitegen.extract.en.dates.grammar import Phrase, next_phrase
from sitegen.extract.en.dates.parts import NUMBERS, UNITS, VAGUE, Meaning
from sitegen.extract.en.dates.words import LEXICON
from sitegen.model.frozen import changed


def mean(phrase: Phrase) -> Meaning | None:
    """What the phrase means; None if it is no time expression here."""
    meaning = _BY_SHAPE[phrase.shape](phrase)
    if meaning and meaning.counted == "nothing" and meaning.kind == "date" and not edtf.is_valid(meaning.value):
        return None
    return meaning


def _part_of(phrase: Phrase) -> Meaning | None:
    """The end of 2017 · the last week of October · the beginning of the month: about then."""
    tail_place = phrase.first + phrase.classes.index("f") + 1
    tail = next_phrase(phrase.tokens, tail_place)
    if (phrase.word("E") and phrase.word("E") not in VAGUE) or not tail or tail.first != tail_place:
        return None
    if tail.shape in {"the_unit", "duration", "unit_away"} or phrase.tokens.classes[tail_place] in "Uuq":
        unit = UNITS.get(tail.word("Uuq"), "")
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
        return changed(inner, rule=rule, first=phrase.first, stop=max(tail.stop, phrase.stop))
    value = edtf.approximate(inner.value) if inner.counted == "nothing" else f"{inner.value.rstrip('~')}~"
    return changed(inner, value=value, rule=rule, first=phrase.first, stop=tail.stop)


def _nth(phrase: Phrase) -> Meaning | None:
    """The second Tuesday of June 2018 · the last Friday in March · the first Monday of last month · the first week of May."""
    place = phrase.place("WU")
    name, lead = phrase.tokens.word(place), phrase.tokens.word(place - 1)
    number = -1 if lead == "last" else NUMBERS.get(lead, 0)
    joint = next(at for at in range(place + 1, phrase.stop) if phrase.tokens.classes[at] in "fi")
    tail = next_phrase(phrase.tokens, joint + 1)
    weekday: str = LEXICON["weekdays"].get(name, "")
    if not number or not (weekday or name == "week") or not tail or tail.first != joint + 1:
        return _part_of(phrase) if "f" in phrase.classes else None
    inner = mean(tail) if tail.shape != "the_unit" else Meaning("month+0", "publication", "unit-of-publication")
    if not inner or not (tail.shape == "month" or tail.word("U") == "month") or "/" in inner.value:
        return None
    return changed(inner, first=phrase.first, stop=tail.stop, weekday=weekday, nth=number)


_BY_SHAPE: dict[str, Callable[[Phrase], Meaning | None]] = {
    "day_month": calendar.mean_day,
    "month_day": calendar.mean_day,
    "spelled_day": calendar.mean_spelled_day,
    "nth": _nth,
    "part_of": _part_of,
    "name_beside": calendar.mean_name_beside,
    "month": calendar.mean_month,
    "day_near_day": counted.mean_day_near_day,
    "first_months": calendar.mean_first_months,
    "quarter": calendar.mean_quarter,
    "season": calendar.mean_season,
    "decade": years.mean_decade,
    "century": years.mean_century,
    "counted": counted.mean_counted,
    "unit_away": counted.mean_unit_away,
    "weekday": counted.mean_weekday,
    "pointed": counted.mean_pointed,
    "holiday": calendar.mean_holiday,
    "spelled_year": years.mean_spelled_year,
    "figures": years.mean_figures,
    "within_unit": counted.mean_within_unit,
    "day_alone": calendar.mean_day_alone,
    "set": lasting.mean_set,
    "year": years.mean_year_alone,
    "year_end": years.mean_year_end,
    "deictic": counted.mean_deictic,
    "duration": lasting.mean_duration,
    "the_unit": counted.mean_the_unit,
}
