"""Whether a clause looks back, looks ahead or promises. In: a sentence's reading and one of its clauses."""

from __future__ import annotations

from sitegen.extract.en.clauses.reading import Clause, Reading
from sitegen.extract.en.clauses.words import ADVERBS, DETERMINERS
from sitegen.extract.en.triggers import AUXILIARY, BASE, TIME
from sitegen.extract.en.wordlists import read_lists

_LISTS = read_lists("clauses")


def is_past(reading: Reading, clause: int) -> bool:
    """Whether the clause reports: "was sold", "has sold", "sold"; not "will sell", "is to sell"."""
    finite = reading.clauses[clause].finite
    if finite < 0:
        return False
    word = reading.words[finite]
    if word.kind != AUXILIARY:
        return word.kind != BASE
    return word.lemma not in ("will", "can") and not (word.low in _IS and is_future(reading, clause))


_IS = frozenset(("is", "are", "am"))


def is_future(reading: Reading, clause: int) -> bool:
    """Whether the clause looks ahead: "will", "is to", "are due to", "is expected"."""
    finite, words = reading.clauses[clause].finite, reading.words
    if finite < 0:
        return False
    if words[finite].lemma == "be":
        return not _PLANNED.isdisjoint([word.low for word in words[finite + 1 : finite + 4]])
    return words[finite].lemma == "will" or words[finite].low in _INTENDS


_PLANNED, _INTENDS = _LISTS["planned"], _LISTS["intends"]


def promises(reading: Reading, clause: Clause) -> bool:
    """As in "will publish", "is due to report", "pledged to repay"; not "would have paid", "will be warm"."""
    words, finite = reading.words, clause.finite
    if finite < 0:
        return False
    verb, following = words[finite], [word.low for word in words[finite + 1 : finite + 5]]
    if verb.lemma == "will":
        negated = "n't" in verb.low or not {"not", "have", "never"}.isdisjoint(following[:2])
        return words[clause.head].kind == BASE and not negated
    if verb.kind == AUXILIARY:
        planned = next((low for low in following if low not in ADVERBS), "")  # "is said to have paid" is no plan
        return verb.low in _IS and planned in _DUE and "to" in following[:3]
    if verb.lemma not in _PLEDGE:
        return False
    while following and following[0] in ("on", "in", TIME):
        following = following[1:]  # "pledged on Tuesday to repay"
    return (
        following[:1] == ["to"] and len(following) > 1 and following[1] not in DETERMINERS
    )  # "agreed to pay"; "agreed to the sale" is done


_DUE = frozenset(("due", "set", "expected", "scheduled", "to"))
_PLEDGE = _LISTS["pledge"]
