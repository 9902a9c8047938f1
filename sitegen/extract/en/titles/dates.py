"""Dates in a title. In: the words kept. Out: those without the dates that the event page shows anyway."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import pairwise

from sitegen.extract.en.clauses.reading import Reading
from sitegen.extract.en.clauses.words import DATE_PREPOSITIONS, INTRANSITIVE, STARTS_SUBJECT, TITLE_PREPOSITIONS
from sitegen.extract.en.figures.comparisons import comparison
from sitegen.extract.en.happenings.bindings import describes_noun
from sitegen.extract.en.triggers import NOT_VERB, PAST, TIME, Word, low_at
from sitegen.extract.en.wordlists import read_lists
from sitegen.patterns import lazy

_LISTS = read_lists("clauses")


def drop_dates(text: str, reading: Reading, kept: list[int], told: Collection[int] = ()) -> list[int]:
    """The words without dates; one at the end that carries the sense stays: "The lease runs until 2016". `told` are
    participles that the title makes verbs of.
    """
    kept = _without_fronted(text, reading, kept)
    end = _before_last_date(reading.words, kept)
    return _without_dates(text, reading, kept[:end], told) + kept[end:]


def _without_fronted(text: str, reading: Reading, kept: list[int]) -> list[int]:
    """As in "[By four on the Sunday morning] the guard had gone home": what stands before the date goes with it."""
    words = reading.words
    if not kept or words[kept[0]].low not in TITLE_PREPOSITIONS:
        return kept
    for n, w in enumerate(kept[1:_FRONTED], 1):
        if words[w].kind:
            return kept
        if words[w].low == TIME:
            ahead = n > 1 and n + 1 < len(kept) and words[kept[n + 1]].low in STARTS_SUBJECT
            return kept[n + 1 :] if ahead and not _needed(text, reading, w, last=False) else kept
    return kept


_FRONTED = 7


def _before_last_date(words: list[Word], kept: list[int]) -> int:
    """Index in `kept` of a date at the end that carries the sense: "The lease runs | until 2016"; else all of them."""
    end = len(kept)
    while end and not words[kept[end - 1]].low[:1].isalnum() and words[kept[end - 1]].low != TIME:
        end -= 1
    at = end
    while at and (words[kept[at - 1]].low == TIME or words[kept[at - 1]].low in DATE_PREPOSITIONS):
        at -= 1
    verb = words[kept[at - 1]] if 0 < at < end else None
    carries = verb and not {verb.lemma, verb.low.removesuffix("s")}.isdisjoint(_OF_A_DATE)
    return at if carries else len(kept)


_OF_A_DATE = frozenset(
    ("begin", "due", "end", "expire", "fall", "last", "open", "run", "start")
)  # nothing without when


def _without_dates(text: str, reading: Reading, kept: list[int], told: Collection[int]) -> list[int]:
    """Leaves out the dates that the event page shows anyway, with their prepositions and commas."""
    words = reading.words
    gone: set[int] = set()
    for n, at in enumerate(kept):
        last = n + 1 == len(kept)
        if words[at].low != TIME:
            continue
        if low_at(words, at - 1) in ("ended", "ending") and low_at(words, at - 2) == TIME:
            gone.update((at - 1, at))  # "in the quarter ended 30 September"
            continue
        if _needed(text, reading, at, last=last) or _hangs_on_date(reading, at, told):
            continue
        ago = text.endswith(" ago", words[at].start, words[at].end)
        begin = _before_ago(words, at) if ago else at - _in_front(words, at)
        if low_at(words, begin - 1) == "and" and begin - 2 in gone:
            begin -= 1  # ", in May and in June,"
        end = at + 4 if _with_weekday(words, at) else at + 1
        gone.update(range(begin, end))
        after = n + end - at
        if after >= len(kept) or words[kept[after]].low != ",":
            continue
        before = low_at(words, begin - 1)
        following = words[kept[after + 1]].low if after + 1 < len(kept) else ""
        goes_on = following in _GOES_ON and before != following
        if before in _OPENS or words[begin].low == "," or goes_on:
            gone.add(kept[after])
    commas = [w for w in kept if words[w].low == "," and w not in gone]
    for opens, closes in pairwise(commas):  # "Two bids[, in May and in June,] fell short"
        if closes > opens + 1 and gone.issuperset(range(opens + 1, closes)):
            gone.update((opens, closes))
    return [w for w in kept if w not in gone]


def _before_ago(words: list[Word], at: int) -> int:
    """Where "[, about] two years ago" begins: no preposition belongs to it ("asked them to step in | two years ago")."""
    while low_at(words, at - 1) in _ROUGHLY:
        at -= 1
    return at - (low_at(words, at - 1) == ",")


def _in_front(words: list[Word], at: int) -> int:
    """How many words in front of a date go with it."""
    lows = [f"{word.low}{_MARKS.get(word.kind, '_')}" for word in words[max(0, at - _REACH) : at]]
    match = _IN_FRONT.search(f" {' '.join(lows)}" if lows else "")
    first = match[0].count(" ") if match else 0
    behind = first > 0 and low_at(words, at - first) == "late" and low_at(words, at - first - 1) in _SPANS
    return first - behind  # "were opened 19 hours late | on 10 August"


_SPANS = frozenset(("minutes", "hours", "days", "weeks", "months", "years", "hour", "day", "week", "month", "year"))


_ROUGHLY = _LISTS["roughly"] | {"just", "only", "barely", "more"}
_REACH = 9
# Each word has a blank before it, and each verb a mark behind it.
_MARKS = {NOT_VERB: "", PAST: "=_"}
_PREPOSITION = rf"[ ](?:{'|'.join(sorted(DATE_PREPOSITIONS))})=?_?"
_IN_FRONT = lazy(
    rf"""
    (?=[ ])                                                              # nowhere else is it tried
    (?: (?: [ ], [ ](?:due|expected|planned|scheduled)=?_? )?              # "the report [, due in] May"
        (?: [ ]with[ ]effect | [ ]most[ ]recently                        # "has refused twice, [most recently in] May"
          | [ ]as (?:[ ]\S+){{1,2}} [ ]as )?                             # "[as long ago as] 1990"
        (?: (?: (?<!_) [ ](?:{"|".join(sorted(_LISTS["before_date_preposition"]))}) )?  # "[since early in] May"
            {_PREPOSITION} (?: [ ](?:a|one|that) (?:(?!{_PREPOSITION}\b)[ ][a-z]+_?){{1,2}} )? )?  # "[on that brutally cold] Monday"
        (?: [ ]at[ ]least | [ ]half )?                                   # "[half] an hour later"
      | (?: [ ], | {_PREPOSITION} ) [ ](?:a|the) (?:[ ]early|[ ]late)? ) # "[on the] Sunday", "[, a] Tuesday"
    \Z
    """,
    re.VERBOSE,
)


def _with_weekday(words: list[Word], at: int) -> bool:
    """As in "on 3 May [, a Monday,]"."""
    return low_at(words, at + 1) == "," and low_at(words, at + 2) == "a" and low_at(words, at + 3) in _WEEKDAYS


def _needed(text: str, reading: Reading, at: int, *, last: bool) -> bool:
    """Where the words would no longer fit: "the 2016 election", "a plan published in May shows", "the day after the raid"."""
    words = reading.words
    if text[words[at].start : words[at].end].endswith((" after", " before")) or describes_noun(text, reading, at):
        return True
    if comparison(words, at) >= 0 or _completes(text, reading, at):
        return True
    if at + 1 >= len(words):
        return False
    pointed = low_at(words, at - 1) == "the" or text.startswith(("the same ", "the very "), words[at].start)
    following, before = words[at + 1].low, words[_behind(words, at)]
    if pointed and following == "that" and reading.owner[at + 1] != reading.owner[at]:
        return True  # "on the Friday that the strike began"
    if low_at(words, at - 1) == "after" and following in TITLE_PREPOSITIONS:
        return True  # "will begin after | Christmas | with a match in Ely"
    if low_at(words, at - 1) == "to" or before.low in ("between", "from") or before.lemma == "spend":
        return True
    if [low_at(words, w) for w in range(at - 3, at)] == ["between", TIME, "and"]:
        return True
    goes_on = following[:1].isalpha() and following not in TITLE_PREPOSITIONS and following not in _JOINS
    return before.kind == PAST and goes_on and not last


def _behind(words: list[Word], at: int) -> int:
    """The word that a date and its prepositions follow."""
    before = at - 1
    while before > 0 and (words[before].low in DATE_PREPOSITIONS or words[before].low == "only"):
        before -= 1
    return before


def _hangs_on_date(reading: Reading, at: int, told: Collection[int]) -> bool:
    """As in "It is an airframe built in 1978": without its date a participle says nothing."""
    words, before = reading.words, _behind(reading.words, at)
    own, verb = reading.clauses[reading.owner[before]], words[before]
    participle = verb.kind == PAST and verb.low != verb.lemma and verb.lemma not in INTRANSITIVE
    ends = low_at(words, at + 1) in ("", ",", ".", ")")
    return participle and ends and before not in told and before not in (own.head, own.finite)


def _completes(text: str, reading: Reading, at: int) -> bool:
    """Where the sense hangs on the date: "closed until Monday", "will choose within the week", "has led it since 2006", "set sentencing for 3 May"."""
    words, before = reading.words, low_at(reading.words, at - 1)
    told = text[words[at].start : words[at].end]
    first = told.split(" ", 1)[0].lower()
    if not {"until", "till"}.isdisjoint((first, before)) or "within" in (first, before):
        return True
    clause = reading.clauses[reading.owner[at]]
    if "since" in (first, before):
        since = told.removeprefix("since ")  # "since May" is told, "since Monday" is not
        named = since[0].isupper() and since.split()[0].lower() not in _WEEKDAYS
        return words[clause.finite].lemma == "have" and (since[-1].isdigit() or named)
    if before != "for":
        return False
    planned = low_at(words, at - 2) == "planned" and clause.head != at - 2  # "a visit planned for May was put off"
    return planned or words[clause.head].lemma in _FIXING


_FIXING = frozenset(("adjourn", "fix", "pencil", "postpone", "schedule", "set", "summon"))
_WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
_OPENS = frozenset(("", ",", "and", "but", "that"))
_GOES_ON = (_LISTS["clause_starts"] | TITLE_PREPOSITIONS) - {"as", "down", "that", "up", "which", "who"}
_JOINS = _LISTS["joins"]
