"""Whether a clause looks back, looks ahead or promises. In: a sentence's reading and one of its clauses."""

from __future__ import annotations

from sitegen.extract.en.clauses import Clause, Reading
from sitegen.extract.en.clauses.words import ADVERBS
from sitegen.extract.en.triggers import AUXILIARY, BASE, TIME
from sitegen.extract.en.wordlists import read_lists

_LISTS = read_lists("clauses")


def is_past(reading: Reading, clause: int) -> bool:
    """Whether the clause reports: "was sold", "has sold", "sold"; not "will sell", "is to sell"."""
    finite, words = reading.clauses[clause].finite, reading.words
    if finite < 0:
        return False
    word = words[finite]
    if word.kind != AUXILIARY:
        return word.kind != BASE
    if word.lemma in ("will", "can"):
        return False
    return not (word.low in ("is", "are", "am") and is_future(reading, clause))


_PLANNED = _LISTS["planned"]


def is_future(reading: Reading, clause: int) -> bool:
    """Whether the clause looks ahead: "will", "is to", "are due to", "is expected"."""
    finite, words = reading.clauses[clause].finite, reading.words
    if finite < 0:
        return False
    if words[finite].lemma == "will":
        return True
    follows = [w.low for w in words[finite + 1 : finite + 4]]
    if words[finite].lemma == "be" and words[finite].kind == AUXILIARY:
        return bool(_PLANNED.intersection(follows))
    return (
        words[finite].low
        in ("plans", "plan", "intends", "intend", "expects", "hopes", "aims", "begins", "starts", "runs")
        or "going" in follows[:1]
    )


def promises(reading: Reading, clause: Clause) -> bool:
    """As in "will publish", "is due to report", "pledged to repay"; not "would have paid", "will be warm"."""
    words, finite = reading.words, clause.finite
    if finite < 0 or clause.head < 0:
        return False
    verb = words[finite]
    be = verb.kind == AUXILIARY and verb.low in ("is", "are")
    if verb.lemma != "will" and not be and (verb.lemma not in _PLEDGE or verb.kind == AUXILIARY):
        return False  # most verbs
    following = [word.low for word in words[finite + 1 : finite + 5]]
    if verb.lemma == "will":
        acts = words[clause.head].kind == BASE and words[clause.head].lemma != "have"
        return (
            acts and not {"not", "have", "never"}.intersection(following[:2]) and verb.low not in ("won't", "wouldn't")
        )
    if be:
        planned = next((low for low in following if low not in ADVERBS), "")  # "is said to have paid" is no plan
        return planned in _DUE and "to" in following[:3]
    while following and following[0] in ("on", "in", TIME):
        following = following[1:]  # "pledged on Tuesday to repay"
    act = following[1:2] and following[1] not in _ARTICLES  # "agreed to pay"; "agreed to the sale" is done
    return bool(act) and following[0] == "to"


_DUE = frozenset(("due", "set", "expected", "scheduled", "to"))
_PLEDGE = _LISTS["pledge"]
_ARTICLES = frozenset(("the", "a", "an", "its", "his", "her", "their"))
