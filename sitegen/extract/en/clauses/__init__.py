"""Clauses of an English sentence. In: its words. Out: who belongs with which verb, so that a date finds its happening."""

from __future__ import annotations

from sitegen.extract.en.clauses.making import Making
from sitegen.extract.en.clauses.markers import open_or_close
from sitegen.extract.en.clauses.reading import Reading
from sitegen.extract.en.clauses.resuming import object_missing, resume, without_that
from sitegen.extract.en.clauses.verbs import find_head, is_finite
from sitegen.extract.en.clauses.words import DONE, FINITE, MARKERS
from sitegen.extract.en.triggers import AUXILIARY, PRESENT, Word


def read_clauses(words: list[Word]) -> Reading:
    """Which words belong together. Only at markers and verbs can a clause open or close: one pass, and it is linear."""
    making, done = Making(words), 0
    for i in [i for i, word in enumerate(words) if word.kind in FINITE or word.low in MARKERS]:
        if i < done:
            continue
        if done < i:
            making.take(done, i)
        done = _turn(making, i)
        if done < len(words) and words[done].kind == PRESENT:
            done = _turn(making, done)  # "which carries": known for a verb by the "which" before it
    making.take(done, len(words))
    for clause in making.clauses:
        find_head(words, clause)
    return Reading(words, making.clauses, making.owner)


def _turn(making: Making, i: int) -> int:
    """A marker or a verb, and where the next word is."""
    word = making.words[i]
    if word.low in MARKERS:
        open_or_close(making, i, word.low)
    elif word.kind in DONE:
        resume(making, i)
    if word.kind in DONE:
        without_that(making, i)
    clause = making.clauses[making.at]
    if word.kind == AUXILIARY and clause.finite == i - 1 >= 0 and making.words[i - 1].kind == PRESENT:
        clause.finite = -1  # "US forces | have been searching": a noun
    clause.words.append(i)
    making.owner.append(making.at)
    if clause.finite < 0 and word.kind in FINITE and (is_finite(making.words, i, clause) or object_missing(making, i)):
        clause.finite = i
    return i + 1
