"""Words that open a clause in one sentence and are prepositions in another: "after", "as", "since". In: the words of a sentence
and a place. Out: whether it is one that opens nothing.
"""

from __future__ import annotations

from sitegen.extract.en.clauses.words import COORDINATE, ENDS, INTRANSITIVE, PREPOSITIONS, SUBJECT_PRONOUNS
from sitegen.extract.en.triggers import PAST, TIME, Word, low_at, noun_lemma


def measures(words: list[Word], i: int) -> bool:
    """Whether an "as" belongs to "as much as 14 per cent", "as many as 40": it opens no clause."""
    return words[i].low == "as" and (
        low_at(words, i + 1) in _MUCH or (low_at(words, i - 1) in _MUCH and low_at(words, i - 2) == "as")
    )


_MUCH = frozenset(("much", "many", "little", "few", "high", "low"))


def is_preposition(words: list[Word], i: int) -> bool:
    """As in "After a spell in the navy he joined", "As a girl she left": a new subject behind the noun, so that "after" opens no clause."""
    if words[i].low not in ("after", "as", "before", "since", "until"):
        return False
    if low_at(words, i + 1) == TIME and low_at(words, i + 2) in PREPOSITIONS | {",", "."}:
        return True  # "shortly before 7am on a red notice issued in May"
    for j in range(i + 1, min(i + 10, len(words))):
        word = words[j]
        if _ends_phrase_of_act(words, i, j):
            return True
        if word.kind or word.low in ENDS or word.low in COORDINATE:
            return False
        if word.low in SUBJECT_PRONOUNS:
            return j > i + 2
    return False


def _ends_phrase_of_act(words: list[Word], i: int, j: int) -> bool:
    """As in "after the settlement of a claim lodged | in May": an act, and a participle of what it is of."""
    verb, dated = words[j], TIME in (low_at(words, j + 1), low_at(words, j + 2))
    of = next((n for n in range(i + 2, j) if words[n].low == "of"), 0)
    act = of > 0 and noun_lemma(words[of - 1].low) != ""
    return act and dated and verb.kind == PAST and verb.low.endswith("ed") and verb.lemma not in INTRANSITIVE
