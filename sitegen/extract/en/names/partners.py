"""Firms named after partners, "Osei and Quist": names that the article never tells apart. In and out: Names in order.

Agencies give a firm its suffix where they name it first, so that "Osei and Quist Corp" is one firm where nothing else is
called Osei, and two that always stand together are one.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from sitegen.extract.en.names.run import Name
from sitegen.extract.en.names.tickers import has_ticker
from sitegen.extract.en.names.words import NameWords
from sitegen.model.frozen import changed

_OFTEN = 2
_LONGEST = 2  # words of a partner's name: "Delmont Valve and Gage Co"


def join_partners(text: str, names: list[Name], words: NameWords) -> list[Name]:
    """Names in which "Osei and Quist" is one, where the article shows that it is."""
    stems = {tuple(name.text.split(" and ", 1)) for name in names if " and " in name.text and not name.heading}
    pairs = [pair for pair in pairwise(names) if text[pair[0].end : pair[1].start] == " and "]
    if not stems and not pairs:
        return names
    firms = {(left, right.split()[0]) for left, right in stems} | _find_firms(text, names, pairs, words)
    joined: list[Name] = []
    for name in names:
        left = joined[-1] if joined else None
        if left is not None and (left.text, name.tokens[0]) in firms and text[left.end : name.start] == " and ":
            tokens = (*left.tokens, "and", *name.tokens)
            fixed = changed(left, end=name.end, tokens=tokens, text=" ".join(tokens), fixed="organisation")
            joined[-1] = fixed
        else:
            joined.append(name)
    return joined


def _find_firms(text: str, names: list[Name], pairs: list[tuple[Name, Name]], words: NameWords) -> set[tuple[str, str]]:
    """The first partner, and the first word of the second, of every firm that this article shows to be one."""
    counts = Counter((left.text, right.tokens[0]) for left, right in pairs if not left.heading)
    alone = Counter(name.text for name in names if not name.heading)
    firsts = Counter(name.tokens[0] for name in names if not name.heading)
    longer = {token for name in names if len(name.tokens) > 1 for token in (name.tokens[0], name.tokens[-1])}
    found: set[tuple[str, str]] = set()
    for left, right in pairs:
        pair = left.text, right.tokens[0]
        if left.text in words.known or alone[left.text] > counts[pair]:
            continue
        often = counts[pair] >= _OFTEN and len(left.tokens) == 1 and not left.title
        if not (_may_lead(left, words) or often) or left.tokens[-1] in longer - set(left.tokens[:-1]):
            continue
        marked = has_ticker(text, right.end) and len(right.tokens) == 1
        firm = right.tokens[-1].rstrip(".") in words.suffixes and len(right.tokens) > 1
        listed = text.endswith(", ", 0, left.start) and not (marked and text.endswith((">, ", "), "), 0, left.start))
        if (firm or marked) and right.tokens[0] not in words.known and not listed:
            found.add(pair)
        single = len(left.tokens) == len(right.tokens) == 1 and right.text not in longer
        if single and counts[pair] >= _OFTEN and _may_lead(right, words) and firsts[right.text] == counts[pair]:
            found.add(pair)
    return found


def _may_lead(name: Name, words: NameWords) -> bool:
    """Whether a name is nothing by itself: no given name, place or people, no known organisation, no office's holder."""
    if len(name.tokens) > _LONGEST or name.heading or name.title or name.fixed or name.text in words.known:
        return False
    return not any(
        token.isupper()
        or token.rstrip(".") in words.suffixes
        or any(token in listed for listed in (words.given, words.places, words.demonyms, words.never, words.calendar))
        for token in name.tokens
    )
