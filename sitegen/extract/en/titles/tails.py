"""What is left over in a title when its clause ends elsewhere. In: the words kept. Out: those that say something whole."""

from __future__ import annotations

from sitegen.extract.en.clauses import Reading
from sitegen.extract.en.clauses.words import DATE_PREPOSITIONS, FINITE
from sitegen.extract.en.triggers import PAST, TIME, Word


def drop_loose(words: list[Word], kept: list[int]) -> list[int]:
    """Leaves out what a comma opens and no verb ends: "The chair adjourned [, when Ida Kern, the president], | is to speak",
    "They asked for an inquiry [, and the new secretary, Ian Hart], | said".
    """
    commas = [n for n, w in enumerate(kept) if n and words[w].low == ","]
    for n in commas:
        opener = words[kept[n + 1]].low if n + 1 < len(kept) else ""
        follows = words[kept[-1] + 1] if kept[-1] + 1 < len(words) else None
        listed = opener == "and" and n > commas[0]  # "a, b, and c"
        told = any(words[w].kind in FINITE for w in kept[n + 1 :])
        if n < _LEAST or opener not in _OPENERS or listed or told or follows is None:
            continue
        if follows.low == "," or follows.kind in FINITE:
            return kept[:n]
    return kept


def drop_dated(reading: Reading, kept: list[int]) -> list[int]:
    """Of a long title what only dates its subject: "An inquiry [published last year] shows"."""
    words, verbs = reading.words, {clause.head for clause in reading.clauses}
    for n, w in enumerate(kept[1:-2], 1):
        if w in verbs:
            break
        end = n + 1 + (words[kept[n + 1]].low in DATE_PREPOSITIONS)
        if words[w].kind == PAST and words[kept[end]].low == TIME and words[kept[n - 1]].low[:1].isalpha():
            return kept[:n] + kept[end + 1 :]
    return kept


_LEAST = 3  # words in front of the comma
_OPENERS = frozenset(("and", "but", "when", "where", "while"))
