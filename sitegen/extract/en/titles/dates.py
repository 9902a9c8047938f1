"""Dates in a title. In: the words kept. Out: those without the dates that the event page shows anyway."""

from __future__ import annotations

from collections.abc import Collection

from sitegen.extract.en.clauses import Reading
from sitegen.extract.en.clauses.words import DATE_PREPOSITIONS, INTRANSITIVE, STARTS_SUBJECT, TITLE_PREPOSITIONS
from sitegen.extract.en.figures.comparisons import comparison
from sitegen.extract.en.happenings.bindings import describes_noun
from sitegen.extract.en.triggers import PAST, TIME, Word
from sitegen.extract.en.wordlists import read_lists

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
        if w != kept[n - 1] + 1 or words[w].kind or words[w].low == ",":
            return kept
        if words[w].low == TIME:
            ahead = n > 1 and n + 1 < len(kept) and words[kept[n + 1]].low in STARTS_SUBJECT
            return kept[n + 1 :] if ahead and not _needed(text, reading, w, last=False) else kept
    return kept


_FRONTED = 7


_BEFORE_ARTICLE = DATE_PREPOSITIONS | {","}
_OF_A_DATE = frozenset(
    ("begin", "due", "end", "expire", "fall", "last", "open", "run", "start")
)  # nothing without when


def _before_last_date(words: list[Word], kept: list[int]) -> int:
    """Index in `kept` of a date at the end that carries the sense: "The lease runs | until 2016"; else all of them."""
    at = len(kept) - 1
    while at >= 0 and not words[kept[at]].low[:1].isalnum() and words[kept[at]].low != TIME:
        at -= 1
    end = at
    while at >= 0 and (words[kept[at]].low == TIME or words[kept[at]].low in DATE_PREPOSITIONS):
        at -= 1
    carries = 0 <= at < end and not {words[kept[at]].lemma, words[kept[at]].low.removesuffix("s")}.isdisjoint(
        _OF_A_DATE
    )
    return at + 1 if carries else len(kept)


def _without_dates(text: str, reading: Reading, kept: list[int], told: Collection[int]) -> list[int]:
    """Leaves out the dates that the event page shows anyway, with their prepositions and commas."""
    words = reading.words
    gone: set[int] = set()
    for n, at in [(n, at) for n, at in enumerate(kept) if words[at].low == TIME]:
        if _needed(text, reading, at, last=n + 1 == len(kept)) or _hangs_on_date(reading, at, told):
            continue
        gone.add(at)
        before = at - 1
        if before > 1 and words[before].low == "least" and words[before - 1].low == "at":  # "since at least"
            gone.update((before, before - 1))
            before -= 2
        elif before > 0 and words[before].low == "half":  # "half | an hour later"
            gone.add(before)
            before -= 1
        elif described := _described_by(words, before):  # "on [that foggy] Wednesday"
            gone.update(range(before - described + 1, before + 1))
            before -= described
        if before >= 0 and words[before].low in DATE_PREPOSITIONS:
            gone.add(before)
            before -= 1
            if (
                before >= 0 and words[before].low in _BEFORE_DATE_PREPOSITION and not words[before - 1].kind
            ):  # "since early"
                gone.add(before)
                before -= 1
        if before > 1 and words[before].low == "effect" and words[before - 1].low == "with":
            gone.update((before, before - 1))  # "raised the tariff, with effect from 3 May"
            before -= 2
        elif before > 1 and words[before].low == "recently" and words[before - 1].low == "most":
            gone.update((before, before - 1))  # "has refused twice, most recently in May"
            before -= 2
        elif before > 2 and (as_long := _as_long_ago(words, before)):
            gone.update(range(before - as_long, before + 1))
            before -= as_long + 1
        if before > 0 and words[before].low in ("a", "the") and words[before - 1].low in _BEFORE_ARTICLE:
            gone.update((before, before - 1))  # "on the Sunday", ", a Tuesday"
            before -= 2
        elif before > 0 and words[before].low in _FORTHCOMING and words[before - 1].low == ",":
            gone.update((before, before - 1))  # "the report, due in May, |"
            before -= 2
        if (
            at + 3 < len(words)
            and words[at + 1].low == ","
            and words[at + 2].low == "a"
            and words[at + 3].low in _WEEKDAYS
        ):
            gone.update((at + 1, at + 2, at + 3))
            n += 3  # noqa: PLW2901 - on to the comma behind "a Monday"
        after = kept[n + 1] if n + 1 < len(kept) else -1
        if after < 0 or words[after].low != ",":
            continue
        following = words[kept[n + 2]].low if n + 2 < len(kept) else ""
        inside = before < 0 or (before + 1 in gone and words[before + 1].low == ",")
        goes_on = following in _GOES_ON and words[before].low != following
        if inside or words[before].low in (",", "and", "but", "that") or goes_on:
            gone.add(after)
    return [w for w in kept if w not in gone] if gone else kept


def _as_long_ago(words: list[Word], last: int) -> int:
    """How many words in front of an "as" before a date go with it: "as recently as", "as long ago as"; 0 = none."""
    return next((back for back in (2, 3) if words[last].low == words[last - back].low == "as"), 0)


def _described_by(words: list[Word], before: int) -> int:
    """How many words in front of a date describe it: "on [that brutally cold] Monday"; 0 = none do."""
    for count in range(2, 4):
        article = before - count + 1
        if article < 1 or not words[article].low.isalpha():
            return 0
        if words[article].low in ("a", "one", "that"):
            return count if words[article - 1].low in DATE_PREPOSITIONS else 0
    return 0


def _needed(text: str, reading: Reading, at: int, *, last: bool) -> bool:
    """Where the words would no longer fit: "the 2016 election", "a plan published in May shows", "the day after the raid"."""
    words = reading.words
    if text[words[at].start : words[at].end].endswith((" after", " before")) or describes_noun(text, reading, at):
        return True
    if comparison(words, at) >= 0 or _completes(text, reading, at):
        return True
    if at + 1 >= len(words) or at == 0:
        return False
    pointed = words[at - 1].low == "the" or text.startswith(("the same ", "the very "), words[at].start)
    if pointed and words[at + 1].low == "that" and reading.owner[at + 1] != reading.owner[at]:
        return True  # "on the Friday that the strike began"
    before = at - 1
    while before > 0 and words[before].low in DATE_PREPOSITIONS:
        before -= 1
    if words[at - 1].low == "to" or words[before].low in ("between", "from") or words[at - 1].lemma == "spend":
        return True
    if words[at - 1].low == "and" and words[at - 2].low == TIME and words[at - 3].low == "between":
        return True
    following = words[at + 1]
    if last or not following.low[:1].isalpha():
        return False
    return (
        words[before].kind == PAST
        and before < at
        and following.low not in TITLE_PREPOSITIONS
        and following.low not in _JOINS
    )


def _hangs_on_date(reading: Reading, at: int, told: Collection[int]) -> bool:
    """As in "It is an airframe built in 1978": without its date a participle says nothing."""
    words, before = reading.words, at - 1
    while before > 0 and words[before].low in DATE_PREPOSITIONS:
        before -= 1
    own, following = reading.clauses[reading.owner[before]], words[at + 1].low if at + 1 < len(words) else "."
    verb = words[before]
    participle = verb.kind == PAST and verb.low != verb.lemma and verb.lemma not in INTRANSITIVE
    return participle and before not in told and before not in (own.head, own.finite) and following in _ENDS


def _completes(text: str, reading: Reading, at: int) -> bool:
    """Where the sense hangs on the date: "closed until Monday", "has led it since 2006", "set sentencing for 3 May"."""
    words, before = reading.words, reading.words[at - 1].low if at else ""
    told = text[words[at].start : words[at].end]
    first = told.split(" ", 1)[0].lower()
    if "until" in (first, before) or "till" in (first, before) or first == "within":
        return True
    clause = reading.clauses[reading.owner[at]]
    if "since" in (first, before):
        perfect = clause.finite >= 0 and words[clause.finite].lemma == "have"
        return perfect and told[-1].isdigit()
    return before == "for" and clause.head >= 0 and words[clause.head].lemma in _FIXING


_ENDS = frozenset((",", ".", ")"))
_FIXING = frozenset(("adjourn", "fix", "pencil", "postpone", "schedule", "set", "summon"))
_WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
_FORTHCOMING = frozenset(("due", "expected", "planned", "scheduled"))
_GOES_ON = (_LISTS["clause_starts"] | TITLE_PREPOSITIONS) - {"as", "down", "that", "up", "which", "who"}
_BEFORE_DATE_PREPOSITION = _LISTS["before_date_preposition"]
_JOINS = _LISTS["joins"]
