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
        if word.low == "since" and 0 <= clause.finite < w and [words[v].kind for v in verbs] == [ING]:
            return Modifier(w + 1)  # "has not won since beating Acme on Friday"
        if word.low in ("since", "until") and 0 <= clause.finite < w < at - 1 and not verbs:
            return Modifier(w + 1, loose=word.low == "since")
        if word.kind in (PAST, ING, BASE):
            verbs.append(w)
        elif word.kind in (AUXILIARY, PRESENT) and word.low not in ("be", "being", "having"):
            return None
    return None


def _in_apposition(text: str, reading: Reading, at: int) -> bool:
    """As in "Ray Aho, chairman since 2014, said", "The mill – the largest until 2004 – burned": what stands apart without a verb
    describes.
    """
    words, clause = reading.words, reading.clauses[reading.owner[at]]
    closes = next(
        (w for w in range(at + 1, min(at + _LONGEST, len(words))) if words[w].kind or words[w].low in _APART), at
    )
    if clause.head < 0 and low_at(words, clause.opener) in _DASHES and words[closes].low in _DASHES:
        return low_at(words, clause.opener + 1) not in PREPOSITIONS | {TIME}
    since, low = text.startswith(("since ", "from ", "between "), words[at].start), at - 1
    while low >= 0 and words[low].low not in (",", TIME) and not words[low].kind:
        since = since or words[low].low == "since"
        low -= 1
    if low <= 0 or words[low].low != "," or words[closes].low != "," or at - low < _SHORTEST:
        return False
    if _is_of_subject(reading, low, closes):
        return True
    first = words[low + 1].low
    ranked = first == "the" and words[low + 2].low in _RANKS
    return closes == at + 1 and (since or ranked or first in _TITLES or first in ("a", "an"))


_SHORTEST, _LONGEST = 2, 8  # words before the date, and behind it
_DASHES = frozenset(("–", "—"))
_APART = _DASHES | {",", ";", ":", "(", ")", TIME}


def _is_of_subject(reading: Reading, comma: int, closes: int) -> bool:
    """As in "The pair, runners-up last year, | won"; not "In Ely, Maine on Friday, the mill burned", "Lind in May, Roth in June, and
    …".
    """
    words, clause = reading.words, reading.clauses[reading.owner[comma]]
    first, noun = words[comma + 1], words[comma - 1]
    small = first.small and first.low not in PREPOSITIONS | ADVERBS | COORDINATE | RELATIVE
    return (
        small and noun.kind == NOT_VERB and noun.low not in (TIME, ")") and closes < clause.finite <= closes + _BEHIND
    )


_BEHIND = 3  # words: "…, both finally won"


_LISTS = read_lists("clauses")
_TITLES = _LISTS["titles"]
_RANKS = _LISTS["superlative"] | _LISTS["ranks"]
