"""First words that only their place capitalises, and family names that two share. In and out: Names in order."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from sitegen.extract.en.names.forms import read_form
from sitegen.extract.en.names.left import is_role
from sitegen.extract.en.names.run import Name
from sitegen.extract.en.names.words import NameWords
from sitegen.model.frozen import changed


def settle_first_words(text: str, names: list[Name], words: NameWords) -> list[Name]:
    """Names whose first word only its place capitalises lose it: "Struggling Acme said" where "Acme" stands elsewhere."""
    parts = _parts(names)
    inside = {name.text for name in names if not name.initial and not name.heading}
    settled = []
    for name in names:
        if not name.initial or name.fixed:  # most
            settled.append(name)
            continue
        first = name.tokens[0]
        low = first.lower()
        role = low in words.roles or low in words.kin or (first.endswith("-elect") and low[:-6] in words.roles)
        many = low.removesuffix("s") in words.roles or (low.endswith("ed") and len(low) > _SHORT)
        many = many and len(name.tokens) == 1 and first not in words.heads  # "Traders said", "Unsecured creditors"
        if (
            not (role or many or low in words.common or is_role(low, words))
            or name.text in inside
            or name.text in parts
            or name.text in words.known
        ):
            settled.append(name)
            continue
        if len(name.tokens) == 1:
            named = text.startswith((", the ", ", a ", ", an "), name.end)
            if first in words.given or (first.isupper() and len(first) > 1) or named:
                settled.append(name)
            continue
        rest = name.tokens[1:]
        if len(rest) == 1 and first.endswith("s") and low in words.kinds and rest[0].lower() not in words.common:
            settled.append(_without_first(name))  # "Contractors Foobar said"
        elif role and rest[-1].rstrip(".") in words.suffixes and words.heads.issuperset(rest[:-1]):
            settled.append(name)  # "General Motors Corp"
        elif role and (len(rest) > 1 or rest[0] in words.given) and first not in words.given:
            settled.append(_without_first(name))
        elif first in words.given and rest[0].lower() not in words.common:
            settled.append(name)
        elif (
            " ".join(rest) in inside
            or (rest[0] in words.given and len(rest) > 1 and rest[-1] not in words.heads)  # "East Devon Council" is one
            or (" ".join(rest) in words.known and first not in words.heads)
            or first.endswith(("ly", "ing"))
            or (" ".join(rest) in words.places and read_form(name.tokens).kind != "organisation")
        ):
            settled.append(_without_first(name))
        else:
            settled.append(name)
    return settled


def _parts(names: list[Name]) -> set[str]:
    """Last words and beginnings of longer names: "Strand", "Harbinger Tools"."""
    parts: set[str] = set()
    for name in names:
        count = len(name.tokens)
        if 1 < count < 6 and not name.heading:
            parts.add(name.tokens[-1])
            parts.update(" ".join(name.tokens[:end]) for end in range(2, count))
    return parts


def share_surnames(text: str, names: list[Name], words: NameWords) -> list[Name]:
    """As in "Maud and Henrik Solberg": the first of a couple has the family name too, unless known by one name alone."""
    alone = Counter([name.text for name in names if name.text in words.given])
    shared = list(names)
    for place, (name, following) in enumerate(pairwise(names)):
        if (
            name.text in words.given
            and 1 < len(following.tokens) < _LONGEST
            and following.tokens[0] in words.given
            and alone[name.text] == 1
            and not name.title
            and not following.fixed
            and text[name.end : following.start] == " and "
        ):
            # "Ann and Mary Jane Osei", "Nadia and Samira El Fassi"
            middle = following.tokens[1] if len(following.tokens) > 2 else ""
            inner = middle in words.given and middle.lower() not in words.particles
            tokens = (name.text, *following.tokens[2 if inner else 1 :])
            shared[place] = changed(name, tokens=tokens, text=" ".join(tokens))
    return shared


_SHORT = 5  # letters: "Ahmed"
_LONGEST = 6  # words: "Lucia de la Cruz Ortega"


def _without_first(name: Name) -> Name:
    """The name from its second word on."""
    rest = name.tokens[1:]
    return changed(name, start=name.start + len(name.tokens[0]) + 1, tokens=rest, text=" ".join(rest), initial=False)
