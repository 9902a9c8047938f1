"""What stands in front of the subject of a title. In: the words kept. Out: those from the subject on."""

from __future__ import annotations

from sitegen.extract.en.clauses.reading import Clause
from sitegen.extract.en.clauses.words import STARTS_SUBJECT, SUBJECT_PRONOUNS, TITLE_PREPOSITIONS
from sitegen.extract.en.titles.asides import BEFORE_VERB
from sitegen.extract.en.triggers import ING, PAST, TIME, Word
from sitegen.extract.en.wordlists import read_lists


def drop_lead_in(words: list[Word], kept: list[int], clause: Clause) -> list[int]:
    """Leaves out "But", "Meanwhile," and a place or circumstance in front of the subject: "In a raid at dawn, …"."""
    start = 0
    while start < len(kept) and _leads_in(words[kept[start]].low):
        start += 1
    start = max(start, _pronoun_behind(words, kept))
    timed = any(words[w].low == TIME for w in kept[:start])  # "[Two days before] the vote, …"
    kept = kept[start:]
    lows = [words[w].low for w in kept[:3]]
    if lows[:1] == ["within"] and lows[1:2] and lows[1] in _UNITS:
        return kept[2:]
    if lows == ["by", "the", "time"]:
        comma = next((n for n, w in enumerate(kept) if words[w].low == ","), len(kept))
        return kept[3:comma]  # "[By the time] two engines arrived[, the flames …]"
    fronted = kept and (
        lows[0] in _FRONTS
        or (lows[0] in TITLE_PREPOSITIONS and lows[1:2] not in (["least"], ["most"]))
        or (words[kept[0]].kind in (PAST, ING) and kept[0] < clause.finite)
    )
    if fronted or timed or _counts_time(words, kept):
        for n in [n for n, w in enumerate(kept[:30]) if words[w].low == "," and w < clause.finite]:
            if any(words[w].low in ("which", "whom") for w in kept[n + 1 : n + 6]):
                continue  # "According to the letter, [a copy of which] …"
            if _closes_before_verb(words, kept, n + 1, clause.finite):
                break
            if _subject_follows(words, kept, n + 1, clause.finite):
                return drop_lead_in(words, kept[n + 1 :], clause)
    return kept


_FRONTS = frozenset(("although", "though", "unlike"))


def _pronoun_behind(words: list[Word], kept: list[int]) -> int:
    """Where the subject is in "As a girl | she left", 0 = the front is no such phrase."""
    if not kept or words[kept[0]].low != "as":
        return 0
    lows = [words[w].low for w in kept[:_SHORT]]
    end = next((n for n, low in enumerate(lows) if low in SUBJECT_PRONOUNS), 0)
    bare = not any(words[w].kind or words[w].low == "," for w in kept[:end])
    return end if end > 1 and bare else 0


_SHORT = 6  # words


def _leads_in(low: str) -> bool:
    return low in _LEAD_INS or (not low[:1].isalnum() and low not in "$£€")


def _closes_before_verb(words: list[Word], kept: list[int], i: int, verb: int) -> bool:
    """As in "In Ely Lund Ferries, with two boats, begins": the phrase behind the comma is an aside, and no subject."""
    if words[kept[i]].low not in TITLE_PREPOSITIONS:
        return False
    return any(words[w].low == "," and follows == verb for w, follows in zip(kept[i:], kept[i + 1 :], strict=False))


def _counts_time(words: list[Word], kept: list[int]) -> bool:
    """As in "Just days before the vote, …", "A week later, …", "A little after three, …", "Just before noon, …"."""
    lows = [words[w].low for w in kept[:9]]
    end = next((n for n, low in enumerate(lows) if low in _DISTANCES or low == ","), 0)
    return end > 0 and lows[end] != "," and lows[end - 1] in _UNITS | {"just", "little", "shortly", "soon"}


_DISTANCES = frozenset(("after", "before", "later", "earlier"))
_UNITS = frozenset(f"{unit}{s}" for unit in read_lists("clauses")["units"] for s in ("", "s"))


def _subject_follows(words: list[Word], kept: list[int], i: int, verb: int) -> bool:
    """Whether a subject is left behind a comma: not an age ("…, 48, is to"), not nothing."""
    if kept[i] >= verb or (kept[i] + 1 == verb and words[kept[i]].low in BEFORE_VERB):
        return False  # "Retired driller Jo Aho, 88, last sang"
    if words[kept[i + 1]].low == "," and words[kept[i + 2]].low in SUBJECT_PRONOUNS:
        return False  # "For years a teacher in Ely, Fens, | she"
    commas = [w for w in kept[i:] if w < verb and words[w].low == ","]
    if words[kept[i]].small and words[kept[i]].low not in STARTS_SUBJECT and commas and words[commas[0] + 1].capital:
        return False  # "On the cold, | clear night of the fire, Jo slept"
    low = words[kept[i]].low
    if low[:1].isdigit():
        return kept[i] + 1 < verb and words[kept[i] + 1].low != ","
    return low[:1].isalpha() or low in "$£€,"


_LEAD_INS = read_lists("clauses")["lead_ins"] | {",", "."}
