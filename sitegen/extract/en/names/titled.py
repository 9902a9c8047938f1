"""Titles among the words of a name. In: its tokens. Out: where a title begins and ends: "Acme | Chief Executive | Ann Osei"."""

from __future__ import annotations

from sitegen.extract.en.names.forms import STATES
from sitegen.extract.en.names.words import NameWords

_SMALL_IN_TITLE = frozenset(("of", "for", "the", "and", "State", "Staff", "Exchequer", "Prosecutions", "Counsel"))

_OFFICERS = frozenset(("Chairman", "Chairwoman", "President", "Executive", "Spokesman", "Spokeswoman", "Treasurer"))


def find_title(tokens: tuple[str, ...], words: NameWords) -> tuple[int, int]:
    """Where a title begins and ends among the tokens; (0, 0) = none. "Acme Chief Executive Ann Osei" gives (1, 3)."""
    count = len(tokens)
    at = end = stop = 0
    while end == at:  # "Federal Reserve Bank President": the first words of titles may be those of a body
        at = end = next((n for n in range(stop, count) if tokens[n] in words.title_words), count)
        if (
            at > 1
            and at < count - 1
            and tokens[at - 1] == "of"
            and tokens[at - 2] in words.of_heads
            and tokens[at] in words.topics
        ):
            at = end = at + 1  # "Department of Agriculture Deputy Administrator"
            if tokens[at] not in words.title_words:
                stop = at
                continue
        if at == count:
            return 0, 0
        while end < count and (
            tokens[end] in words.title_words
            or (tokens[end] in STATES and end + 1 < count and tokens[end + 1] in words.title_words)
        ):
            end += 1
        stop = end
        while end > at and tokens[end - 1] not in words.title_heads:
            end -= 1
    if end == count and not words.title_words.isdisjoint(tokens[:at]):
        return 0, 0  # "Health and Safety Executive"
    if end < count - 1 and tokens[end] in ("of", "for"):  # "Secretary of State for Health Ann Osei"
        end += 1
        while end < count and (tokens[end].rstrip(",") in words.topics or tokens[end] in _SMALL_IN_TITLE):
            end += 1
        if end < count - 1 and tokens[end - 1] in ("of", "for") and tokens[end] in words.places:
            end += 1
    return (0, 0) if _is_no_title(tokens, at, end, words) else (at, end)


def _is_no_title(tokens: tuple[str, ...], at: int, end: int, words: NameWords) -> bool:
    """Surnames and parts of other names that look like titles."""
    first, rest = tokens[0], tokens[end:]
    if " ".join(tokens[at : at + 2]) in words.places:
        return True  # "Sri Lanka"
    if not rest and at == 1 and end - at == 1 and tokens[at] in words.given_name_titles and first not in words.places:
        return True  # "Habibul Sheikh", "Odell Bishop", but "London Bishop"
    if at > 1 and tokens[at - 1] == "of" and rest and rest[-1] in words.laws:
        return True  # "House of Representatives Bill"
    if tokens[end - 1] in words.short_titles and not (at < end - 1 and rest):
        return True  # "Health CS Ann Osei", but "CS Holdings"
    if rest and _is_before_word(tokens[:end], rest, words):
        return True
    named = len(rest) > 1 and rest[0] in words.given and tokens[end - 1] in _OFFICERS  # "Lilly Chairman Richard Osei"
    if at and words.given.issuperset(first.split("-")) and not (_is_owner(first, words) or named):
        return True  # "John Major", "Billie Jean King"
    if not rest and at and tokens[at - 1] in ("of", "for"):
        return True  # "Council of Ministers"
    if not rest:  # "Ann Osei KC"; "Ledger Justice" is what a body stands for, "Kenya's Chief Justice" is somebody
        cause = at > 0 and tokens[at:] == ("Justice",) and not _is_owner(tokens[at - 1], words)
        return cause or (at > 1 and tokens[at] in words.after_name)
    if at == 0 and end == 1 and first in words.given and len(tokens) - (tokens[-1] in words.generations) == 2:
        return first in words.royal or first not in words.given_name_titles  # "Dean Osei", not "Sheikh Osei"
    if first == "M." and rest[0][1:] == ".":
        return True  # "M. S. Osei"
    if rest[0] in words.given and (len(rest) < 3 or rest[-1] in words.surnames):
        return False
    # "Prime Minister Office", "King George Hospital", "Prince Edward Island"
    thing = rest[-1] in words.things and (rest[-1] not in words.surnames or first in words.given_name_titles)
    return thing or rest[-1] in words.heads or rest[-1].rstrip(".") in words.suffixes


def _is_before_word(title: tuple[str, ...], rest: tuple[str, ...], words: NameWords) -> bool:
    """As in "PC Supplies", "Counsel Assisting", but not "PC Osei", "President Hope": what follows is a word and no surname."""
    if rest[0].lower() not in words.common or rest[0] in words.surnames:
        return False
    capitals = len(title) == 1 and len(title[0]) > 1 and title[0].isupper()
    return capitals or (len(rest) == 1 and rest[0].endswith("ing"))


def _is_owner(token: str, words: NameWords) -> bool:
    """Whether a title behind it is that of somebody there: "Kenya's Chief Justice", "Leeds Mayor"."""
    return token in words.places or token in words.demonyms or token in words.known or token in words.heads
