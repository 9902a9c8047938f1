"""Words in front of a name that are no part of it. In: the words of a run. Out: how many: "However Acme", "Insurer Acme"."""

from __future__ import annotations

from sitegen.extract.en.names.forms import STATES
from sitegen.extract.en.names.words import NameWords, name_words
from sitegen.memo import Memo


def _count_openers(run: tuple[tuple[str, ...], bool]) -> int:
    """How many words are capitalised by their place alone: "However" in "However Acme", "The" in "The Acme".

    `run` is its tokens, and whether it begins a sentence.
    """
    words, (tokens, initial) = name_words(), run
    at = describing(tokens, words) if initial else _in_a_state(tokens, words) or int(_of_a_people(tokens, words))
    while at < len(tokens):
        token, rest = tokens[at], tokens[at:]
        lower = token.lower()
        if lower not in words.openers or (len(token) > 1 and not token[1:].islower()):
            break
        if len(rest) > 1 and " ".join(rest) in words.known:
            break  # "The Sun"
        if (
            lower == "first"
            and len(rest) > _BEARER
            and (rest[-1].rstrip(".") in words.suffixes or rest[-1] in words.heads)
        ):
            break  # "First Fallon Bancorp"
        if any(" ".join(rest[:many]) in words.places for many in (2, 3)):
            break  # "New York City Council"
        if token == "All" and len(rest) > _BEARER and (rest[-1] in words.heads or rest[1] in words.places):  # noqa: S105  # a word
            break  # "All Progressives Congress"
        if token in words.title_words and rest[1:2] and rest[1] in words.title_words:
            break  # "Chief Minister Ann Osei"
        if lower != "the":
            if (token in words.of_heads and rest[1:2] == ("of",)) or (
                token in words.campaigners and rest[1:2] in _FOR_A_CAUSE
            ):
                break  # "Friends of the Acme Museum", "Parents for Clean Air"
            if token in words.given and len(rest) > 1 and rest[1].lower() not in words.common:
                break  # "Will Osei"
            if not (initial or at or lower in _NEVER_NAMES):
                break
        at += 1
    return at


def describing(tokens: tuple[str, ...], words: NameWords) -> int:
    """How many common words stand in front of a name: "Insurer Acme Mutual", "Fourteen-year-old Ann Osei", "THE NOVELIST Ann
    Osei", where a paper sets its first words in capitals.
    """
    first, lower = tokens[0], tokens[0].lower()
    if first.isupper():
        capitals = next((n for n, token in enumerate(tokens) if not token.isupper()), 0)
        lows = [token.lower() for token in tokens[:capitals]]
        if capitals > 1 and all(low in words.openers or low in words.common or low in words.roles for low in lows):
            return capitals
    if count := _in_a_state(tokens, words):
        return count
    maker = lower in words.kinds and lower.endswith(("er", "or", "brokerage", "startup", "start-up"))
    described = maker or lower.startswith(_TENS) or lower.endswith("-year-old") or lower.startswith("ex-")
    described = described or _is_calling(tokens, words)
    return int((described and len(tokens) > 1 and first[1:].islower()) or _of_a_people(tokens, words))


def _in_a_state(tokens: tuple[str, ...], words: NameWords) -> int:
    """How many words come before "Acme" in "U.S. Conglomerate Acme", which agencies write with capitals behind full stops."""
    kind = len(tokens) > _BEARER and tokens[0] in STATES and tokens[1].lower() in words.kinds
    return _BEARER if kind and tokens[1] not in words.heads else 0


def _is_calling(tokens: tuple[str, ...], words: NameWords) -> bool:
    """As in "Skipper Osei", "Singer Carl Osei" at the start of a sentence; not "Baker Osei", "Player Association"."""
    low, rest = tokens[0].lower(), tokens[1:]
    if low not in words.roles or tokens[0] in words.given or tokens[0] in words.title_words or not rest:
        return False
    if " ".join(tokens) in words.known or " ".join(tokens) in words.places:
        return False
    alone = (
        len(rest) == 1 and low in words.players and rest[0].lower() not in words.common and rest[0] not in words.heads
    )
    return alone or (len(rest) == _BEARER and rest[0] in words.given and rest[1] not in words.heads)


def _of_a_people(tokens: tuple[str, ...], words: NameWords) -> bool:
    """As in "the Americans Carl Osei and Ann Roe", "Muslim Carl Osei", "Leg-spinner Carl Osei": no given name, but before one."""
    first = tokens[0]
    if first in words.demonyms and " ".join(tokens[1:]) in words.known:
        return " ".join(tokens) not in words.known  # "European Airbus"
    if len(tokens) <= _BEARER or tokens[1] not in words.given or tokens[-1] in words.heads:
        return False
    if first in _FAITHS or first in words.given:
        return first in _FAITHS
    return first in words.demonyms or ("-" in first and first.endswith("er"))


_TENS = ("twenty-", "thirty-", "forty-", "fifty-", "sixty-", "seventy-", "eighty-", "ninety-")  # "Thirty-four MPs"
_FOR_A_CAUSE = (("for",), ("against",), ("without",))
_NEVER_NAMES = frozenset(("a", "an", "this", "that", "i", "he", "she", "it", "we", "they", "which"))
_FAITHS = frozenset(
    f"{faith}{plural}"
    for faith in ("Muslim", "Christian", "Catholic", "Protestant", "Jew", "Hindu", "Sikh", "Buddhist")
    for plural in ("", "s")
)
_BEARER = 2  # words of a name, at least
OPENERS = Memo(_count_openers)
