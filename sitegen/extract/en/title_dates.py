"""Dates in a title. In: the words kept. Out: those without the dates that the event page shows anyway."""

from __future__ import annotations

from sitegen.extract.en.bindings import describes_noun
from sitegen.extract.en.clauses import Reading
from sitegen.extract.en.comparisons import comparison
from sitegen.extract.en.triggers import PAST, TIME, Word
from sitegen.extract.en.wordlists import read_lists

_LISTS = read_lists("clauses")


def drop_dates(text: str, reading: Reading, kept: list[int]) -> list[int]:
    """The words without dates; one at the end that carries the sense stays: "The lease runs until 2016"."""
    end = _before_last_date(reading.words, kept)
    return _without_dates(text, reading, kept[:end]) + kept[end:]


_PREPOSITIONS = _LISTS["titles_prepositions"]
_DATE_PREPOSITIONS = _LISTS["date_prepositions"]
_OF_A_DATE = frozenset(
    ("begin", "due", "end", "expire", "fall", "last", "open", "run", "start")
)  # nothing without when


def _before_last_date(words: list[Word], kept: list[int]) -> int:
    """Index in `kept` of a date at the end that carries the sense: "The lease runs | until 2016"; else all of them."""
    at = len(kept) - 1
    while at >= 0 and not words[kept[at]].low[:1].isalnum() and words[kept[at]].low != TIME:
        at -= 1
    end = at
    while at >= 0 and (words[kept[at]].low == TIME or words[kept[at]].low in _DATE_PREPOSITIONS):
        at -= 1
    carries = 0 <= at < end and (words[kept[at]].lemma in _OF_A_DATE or words[kept[at]].low in _OF_A_DATE)
    return at + 1 if carries else len(kept)


def _without_dates(text: str, reading: Reading, kept: list[int]) -> list[int]:
    """Leaves out the dates that the event page shows anyway, with their prepositions and commas."""
    words = reading.words
    gone: set[int] = set()
    for n, at in [(n, at) for n, at in enumerate(kept) if words[at].low == TIME]:
        if _needed(text, reading, at):
            continue
        gone.add(at)
        before = at - 1
        if before >= 0 and words[before].low in _DATE_PREPOSITIONS:
            gone.add(before)
            before -= 1
            if before >= 0 and words[before].low in _BEFORE_DATE_PREPOSITION:  # "since early", "until about"
                gone.add(before)
                before -= 1
        elif before > 1 and words[before].low == words[before - 2].low == "as":  # "as recently as"
            gone.update((before, before - 1, before - 2))
            before -= 3
        after = kept[n + 1] if n + 1 < len(kept) else -1
        if after >= 0 and words[after].low == "," and (before < 0 or words[before].low in (",", "and", "but", "that")):
            gone.add(after)
    return [w for w in kept if w not in gone] if gone else kept


def _needed(text: str, reading: Reading, at: int) -> bool:
    """Where the words would no longer fit: "the 2016 election", "a plan published in May shows", "the day after the raid"."""
    words = reading.words
    if text[words[at].start : words[at].end].endswith((" after", " before")) or describes_noun(text, reading, at):
        return True
    if comparison(words, at) >= 0:
        return True
    if at + 1 >= len(words) or at == 0:
        return False
    before = at - 1
    while before > 0 and words[before].low in _DATE_PREPOSITIONS:
        before -= 1
    if words[at - 1].low == "to" or words[before].low in ("between", "from"):
        return True
    following = words[at + 1]
    if not following.low[:1].isalpha():
        return False
    return (
        words[before].kind == PAST
        and before < at
        and following.low not in _PREPOSITIONS
        and following.low not in _JOINS
    )


_BEFORE_DATE_PREPOSITION = frozenset(("since", "until", "till", "from", "by", "around", "about"))
_JOINS = _LISTS["joins"]
