"""Words that show tense, by which a date lies back or ahead. In: tokens of a sentence. Out: their places and what they show."""

from __future__ import annotations

from typing import Literal

from sitegen.extract.en.date_words import LEXICON, Tokens

Tense = Literal["past", "future", ""]

_PAST, _FUTURE, _TURNS = (frozenset(LEXICON["tense"][key]) for key in ("past", "future", "past_to_future"))
_FUTURE_PAIRS = frozenset(tuple(pair.split()) for pair in LEXICON["tense"]["future_pairs"])
_SCHEDULED = frozenset(LEXICON["tense"]["scheduled"])
_NOUNS = frozenset(LEXICON["tense"]["nouns_too"])
_DETERMINERS = frozenset(("the", "a", "its", "his", "her", "their", "this", "that", "'s", "’s"))
_PAIR_HEADS = frozenset(head for head, _ in _FUTURE_PAIRS)


def find_cues(tokens: Tokens) -> list[tuple[int, str]]:
    """Places of the words that show tense: `past`, `future`, `turn` ("agreed to" is past, what it agreed to is not yet), `;`."""
    words = [word.lower() for word in tokens.words]
    cues = []
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else ""
        if word in _NOUNS and place and words[place - 1] in _DETERMINERS:
            continue  # "told the court at the start of the trial on 3 September"
        if word in _FUTURE or (word in _PAIR_HEADS and (word, following) in _FUTURE_PAIRS):
            cues.append((place, "future"))
        elif word in _SCHEDULED:
            cues.append((place, "plan"))  # "The envoy arrives on Friday", but "Friday's strike leaves ..." is over
        elif word in _TURNS and following == "to":
            cues.append((place, "turn"))
        elif word in _PAST or (word[-2:] == "ed" and len(word) > 3):
            if not _behind_be(words, place):
                cues.append((place, "past"))
        elif word == ";":
            cues.append((place, ";"))
    return cues


def _behind_be(words: list[str], place: int) -> bool:
    """As in "said that the report would be published in April": what stands behind "be" takes its tense from what is before."""
    back = place - 1
    if back > 0 and (words[back].endswith("ly") or words[back] == "not"):
        back -= 1
    return back >= 0 and words[back] == "be"
