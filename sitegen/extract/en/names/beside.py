"""Words beside a name in its run that are none of it: the next sentence, a firm's sign, an acronym, a state. In: a run's tokens."""

from __future__ import annotations

from sitegen.extract.en.names.forms import STATES
from sitegen.extract.en.names.words import NameWords

_BEARER = 2  # words of a name, at least
_LAST_OF_A_FIRM = frozenset(("Inc", "Ltd", "PLC", "Plc", "plc", "Corp", "Co"))


def has_ticker(tokens: tuple[str, ...]) -> bool:
    """As in "Osei Tools Inc OSTL", behind a firm's name the sign of its shares."""
    return len(tokens) > _BEARER and tokens[-2] in _LAST_OF_A_FIRM and tokens[-1].isupper()


def ends_a_firm(tokens: tuple[str, ...], place: int, words: NameWords) -> bool:
    """Whether a firm's name ends before a token, with a sentence."""
    last, following = tokens[place - 1], tokens[place]
    return (
        place > 1
        and last.endswith(".")
        and last[:-1] in _LAST_OF_A_FIRM
        and following.rstrip(".") not in words.suffixes
        and (following not in words.heads or following.lower().removesuffix("s") in words.roles)
    )


def is_acronym_of_somebody(tokens: tuple[str, ...], words: NameWords) -> bool:
    """As in "president of the GFW Ann Osei", without a comma."""
    return (
        len(tokens) == _BEARER + 1
        and len(tokens[0]) > _BEARER
        and tokens[0].isupper()
        and tokens[0].isalpha()
        and tokens[0] not in words.title_heads  # "DCI Ann Osei"
        and tokens[0].capitalize() not in words.given
        and tokens[1] in words.given
        and not tokens[1].isupper()
        and not tokens[2].isupper()
        and tokens[2] not in words.heads
        and tokens[2].lower() not in words.common
        and tokens[2] not in words.suffixes
    )


def is_of_the_state(tokens: tuple[str, ...], words: NameWords) -> bool:
    """As in "South Korean | Minister", "U.S. Commerce | Secretary", "Senate Democratic | Leader": whose title it is, and no body."""
    if tokens[-1] in words.demonyms:
        return True
    in_chamber = tokens[0] in STATES or tokens[0] in ("House", "Senate", "Commons")
    return in_chamber and len(tokens) == _BEARER and (tokens[1] in words.topics or tokens[1] in _PARTIES)


_PARTIES = frozenset(("Democratic", "Republican", "Conservative", "Liberal", "Labour", "Green"))
