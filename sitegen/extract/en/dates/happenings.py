"""Dates counted from a happening that the text has dated, as in "two days after the crash".

In: tokens behind "before" or "after", and the dates told so far. Out: the date to count from, or None. The happening is
known again by the act that its noun or verb names, as `triggers` lists them.
"""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.extract.en.dates.words import LEXICON, Tokens
from sitegen.extract.en.triggers import PAST, lexicon, noun_lemma

_BEHIND = 7  # tokens: "two days after the second of the raids"
_BESIDE = 14  # tokens between a date and the verb it dates
_TITLES = frozenset(("mr", "mrs", "ms", "dr", "st"))
_EVENT, _DAY = "event", 10  # "four days after the event": whatever was dated last, if that is a day
_CALAMITIES = frozenset(LEXICON["calamities"]["words"])
_OTHER = frozenset(("earlier", "previous", "first", "second", "another"))  # "the earlier blaze" is not the blaze
_ABOUT = frozenset(LEXICON["calamities"]["about"])  # "the murder inquiry opened on 4 May": no day of the murder
_ALIKE: dict[str, frozenset[str]] = {word: frozenset(acts.split()) for word, acts in LEXICON["happenings"].items()}


def date_of_happening(tokens: Tokens, behind: int, told: Iterable[tuple[Tokens, int, str]]) -> tuple[str, int] | None:
    """The date of what the tokens from `behind` on name, and the token behind its noun (`behind` itself for a clause).

    `told` are tokens, place and value of dates, the nearest first.
    """
    acts, end = _named(tokens, behind)
    if not acts:
        return None
    for others, place, value in told:
        if _EVENT in acts:
            return (value, end) if len(value) == _DAY else None
        stop = place + _BESIDE if others is not tokens else min(place + _BESIDE, behind - 1)
        start = max(place - _BESIDE, 0)
        near = [
            (at, word) for at, word in enumerate(others.words[start:stop], start) if others.word(at - 1) not in _OTHER
        ]
        if not acts.isdisjoint(act for at, word in near if others.word(at + 1) not in _ABOUT for act in _acts(word)):
            return value, end
    return None


def behind_calamity(tokens: Tokens, behind: int) -> int:
    """The token behind "the disaster", 0 where another thing is named or none."""
    end = _named(tokens, behind)[1]
    return end if tokens.word(end - 1) in _CALAMITIES else 0


def _named(tokens: Tokens, behind: int) -> tuple[frozenset[str], int]:
    """The act named first behind that token: a noun ("the crash") or the verb of a clause ("she had left")."""
    for place in range(behind, min(behind + _BEHIND, len(tokens.words))):
        word = tokens.words[place]
        if word == "." and tokens.word(place - 1) in _TITLES:
            continue
        if not (word[0].isalpha() or word in "'’") or tokens.classes[place] in "MWYU":
            break
        if word.lower() in _ALIKE:
            return _ALIKE[word.lower()], place + 1
        if act := _act(word):
            return frozenset((act,)), place + 1 if noun_lemma(word.lower()) else behind
    return frozenset(), behind


def _acts(word: str) -> frozenset[str]:
    """What a word may name: "disaster" is known again as "the collapse"."""
    return _ALIKE.get(word.lower()) or frozenset((_act(word),)) - {""}


def _act(word: str) -> str:
    low = word.lower()
    act = noun_lemma(low)
    if not act:
        kind, act = lexicon().forms.get(low, (0, ""))
        if kind != PAST or act in lexicon().say or act in lexicon().thin or act in _EMPTY:
            return ""
    return lexicon().same.get(act, act)


_EMPTY = frozenset(
    ("be", "have", "do", "make", "take", "get", "give", "go", "come", "see", "put", "become", "find", "keep")
)
