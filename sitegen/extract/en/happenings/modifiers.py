"""Phrases that no date within them leaves: "The pair, runners-up last year, won", "will go ahead, with a vote due in May", "since the
flood in May". In: a date in its clause. Out: the verb of the phrase, or that it has none.
"""

from __future__ import annotations

from sitegen.extract.en.clauses.reading import Reading
from sitegen.extract.en.clauses.words import ADVERBS, COORDINATE, PREPOSITIONS, RELATIVE
from sitegen.extract.en.triggers import AUXILIARY, BASE, ING, NOT_VERB, PAST, PRESENT, TIME, low_at
from sitegen.extract.en.wordlists import read_lists
from sitegen.model.frozen import frozen


@frozen
class Modifier:
    """Words from `first` to the date describe; `head` is the verb among them, -1 = none. `loose`: where the phrase tells nothing,
    the date is the clause's ("has been shut since a fire in May" is not, "since its last day in May" is).
    """

    first: int
    head: int = -1
    loose: bool = False


def find_modifier(text: str, reading: Reading, at: int) -> Modifier | None:
    """The phrase that holds the date at word `at`, None where it may belong to the clause."""
    if _in_apposition(text, reading, at):
        return Modifier(at)
    words, clause = reading.words, reading.clauses[reading.owner[at]]
    verbs: list[int] = []
    for w in range(at - 1, -1, -1):
        word = words[w]
        if reading.owner[w] != reading.owner[at] or word.low in (",", "(", TIME) or w == clause.finite:
            return None
        if word.low == "with" and low_at(words, w - 1) in ("", ",") and (clause.finite < w or w == 0):
            return Modifier(w + 1, verbs[0] if verbs else -1)
        if word.low == "since" and 0 <= clause.finite < w < at - 1 and not verbs:
            return Modifier(w + 1, loose=True)
        if word.kind in (PAST, ING, BASE):
            verbs.append(w)
        elif word.kind in (AUXILIARY, PRESENT) and word.low not in ("be", "being", "having"):
            return None
    return None


def _in_apposition(text: str, reading: Reading, at: int) -> bool:
    """As in "Ray Aho, chairman since 2014, said": what stands between commas without a verb describes."""
    words, low = reading.words, at - 1
    if low_at(words, at + 1) != ",":
        return False
    since = text.startswith(("since ", "from ", "between "), words[at].start)
    while low >= 0 and words[low].low not in (",", TIME) and not words[low].kind:
        since = since or words[low].low == "since"
        low -= 1
    if low <= 0 or words[low].low != "," or at - low < _SHORTEST:
        return False
    first = words[low + 1].low
    ranked = first == "the" and words[low + 2].low in _RANKS
    return since or ranked or first in _TITLES or first in ("a", "an") or _is_of_subject(reading, at, low)


_SHORTEST = 2
_BEHIND = 4  # words: "…, both finally won"


def _is_of_subject(reading: Reading, at: int, comma: int) -> bool:
    """As in "The pair, runners-up last year, | won"; not "In Ely, Maine on Friday, the mill burned", "Lind in May, Roth in June, and
    …".
    """
    words, clause = reading.words, reading.clauses[reading.owner[at]]
    first, noun = words[comma + 1], words[comma - 1]
    small = first.small and first.low not in PREPOSITIONS | ADVERBS | COORDINATE | RELATIVE
    return small and noun.kind == NOT_VERB and noun.low not in (TIME, ")") and at < clause.finite <= at + _BEHIND


_LISTS = read_lists("clauses")
_TITLES = _LISTS["titles"]
_RANKS = _LISTS["superlative"] | _LISTS["ranks"]
