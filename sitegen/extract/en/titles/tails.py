"""What is left over in a title when its clause ends elsewhere. In: the words kept. Out: those that say something whole."""

from __future__ import annotations

from sitegen.extract.en.clauses.reading import Reading
from sitegen.extract.en.clauses.words import DATE_PREPOSITIONS, FINITE
from sitegen.extract.en.triggers import ING, NOT_VERB, PAST, TIME, Word, low_at


def drop_loose(words: list[Word], kept: list[int]) -> list[int]:
    """Leaves out what a comma opens and no verb ends: "The chair adjourned [, when Ida Kern, the president], | is to speak",
    "They asked for an inquiry [, and the new secretary, Ian Hart], | said".
    """
    kept = _without_verbless(words, kept)
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


def _without_verbless(words: list[Word], kept: list[int]) -> list[int]:
    """Leaves out a clause that has lost its verb: "They went home [, although the fare] | that they paid was cut", "It sank
    [when, at dawn], | it struck a rock".
    """
    if not kept or low_at(words, kept[-1] + 1) in ("", "."):
        return kept  # "… until Thursday, when Aho takes the stand"
    for n in range(len(kept) - 1, _LEAST, -1):
        low = words[kept[n]].low
        if (words[kept[n]].kind and low != "according") or (low == "of" and words[kept[n - 1]].low == "because"):
            break
        joined = low in ("and", "but", "so") and n + 1 < len(kept) and words[kept[n + 1]].low == ","
        if low in _SUBORDINATE or joined:
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


def drop_participle(reading: Reading, kept: list[int]) -> list[int]:
    """Of a long title what its subject is doing besides: "Officials [giving evidence at the inquiry] have been cheered"."""
    words, verbs = reading.words, {clause.finite for clause in reading.clauses}
    end = next((n for n, w in enumerate(kept) if w in verbs), 0)
    if not end or words[kept[0]].low in _EVERY:
        return kept
    for n, w in enumerate(kept[1:end], 1):
        before = words[kept[n - 1]]
        if words[w].kind in (ING, PAST) and before.low.endswith("s") and before.kind == NOT_VERB:
            return kept if any(words[i].low == "," for i in kept[n:end]) else kept[:n] + kept[end:]
    return kept


_EVERY = frozenset(("all", "any", "every", "few", "many", "most", "no", "only"))  # "All workers [living in Ely] left"
_LEAST = 3  # words in front of the comma
_SUBORDINATE = frozenset(("although", "because", "when", "where", "whereas", "while"))
_OPENERS = frozenset(("and", "but", "when", "where", "while"))
