"""Which names are one organisation. In: Names with verdicts. Out: Groups, short forms with the long ones."""

from __future__ import annotations

import re

from sitegen.extract.en.actors.acronyms import Definition
from sitegen.extract.en.names.case import Verdict
from sitegen.extract.en.names.forms import STATES
from sitegen.extract.en.names.groups import TOO_MANY, Group, fold_token
from sitegen.extract.en.names.run import Name
from sitegen.extract.en.names.score import TEAM
from sitegen.extract.en.names.words import NameWords

_BOTH = 2
_WEB_ENDING = re.compile(r"\.(?:com|org|net|co|io|tv)\Z")


def group_bodies(
    names: list[Name], verdicts: dict[str, Verdict], definitions: list[Definition], text: str, words: NameWords
) -> list[Group]:
    """One group for each organisation, its short forms with it."""
    keys: dict[str, tuple[str, ...]] = {}
    for name in names:
        if (verdict := verdicts.get(name.text)) and verdict.kind == "organisation" and name.fixed != "person":
            keys.setdefault(name.text, name.tokens)
    for definition in definitions:
        long = " ".join(text[definition.start : definition.end].split())
        for key in (long, definition.short):
            if key in verdicts and verdicts[key].kind == "organisation":
                keys.setdefault(key, tuple(key.split()))
    index = _Index(keys, definitions, text, words)
    nicknames = {short for short, _ in words.nicknames}
    for key in sorted(keys, key=lambda k: (-len(keys[k]), k in nicknames, index.first[k])):
        index.place(key)
    return index.groups


def first_words(bodies: list[Group], words: NameWords) -> dict[str, Group]:
    """As in "Delmont Tools" for "Delmont Tools Ltd"; "Delmont" for "Delmont Research", once that is known, where the word is a name and begins no other."""
    found: dict[str, Group | None] = {}
    for body in bodies:
        word = body.tokens[0]
        if len(body.tokens) > 1:
            found[word] = None if word in found else body
    whole = {
        " ".join(body.tokens[:-1]): body
        for body in bodies
        if body.tokens[-1].rstrip(".") in words.suffixes and len(body.tokens) > 2
    }
    return whole | {
        word: body
        for word, body in found.items()
        if body is not None
        and not word.isupper()
        and word.lower() not in words.common
        and not any(
            word in listed for listed in (words.given, words.places, words.demonyms, words.place_words, words.topics)
        )
    }


class _Index:
    """Organisations placed so far, longer names first, found again by their words and initials."""

    def __init__(
        self, keys: dict[str, tuple[str, ...]], definitions: list[Definition], text: str, words: NameWords
    ) -> None:
        self.words, self.keys = words, keys
        self.first = {key: place for place, key in enumerate(keys)}
        self.bare = {key: _bare(tokens, words) for key, tokens in keys.items()}
        self.long = {d.short: " ".join(text[d.start : d.end].split()) for d in reversed(definitions)}
        self.of_key: dict[str, Group] = {}
        self.by_word: dict[str, list[str]] = {}
        self.groups: list[Group] = []

    def place(self, key: str) -> None:
        """Joins the name to the group it is short for, or begins a new one."""
        owner = self._owner(key)
        if owner is None and key in self.words.bare_heads:
            return  # "the Board" of a text that has named two, or none
        if owner is None:
            owner = Group("organisation", self.keys[key])
            self.groups.append(owner)
        elif key.isupper() and " " not in key and not owner.acronym:
            owner.acronym = key
        owner.keys.append(key)
        self.of_key[key] = owner
        bare = self.bare[key]
        initials = _initials(bare, self.words)
        for word in {*bare, initials}:
            self.by_word.setdefault(word, []).append(key)

    def _owner(self, key: str) -> Group | None:
        if (long := self.long.get(key)) in self.of_key:
            return self.of_key[long] if long else None
        bare = self.bare[key]
        shared = (self.by_word.get(word, ()) for word in {*bare, bare[0].replace(".", "")})
        near = {other for others in shared if len(others) <= TOO_MANY for other in others}
        near |= {long for short, long in self.words.nicknames if short == key and long in self.of_key}
        found: list[Group] = []
        for other in sorted(near, key=self.first.__getitem__):
            group = self.of_key[other]
            if all(group is not one for one in found) and (
                bare == self.bare[other]
                or (key, other.removeprefix("The ")) in self.words.nicknames
                or _is_short_for(key, bare, other, self.bare[other], self.first, self.words)
            ):
                found.append(group)
        return found[0] if len(found) == 1 else None


def _bare(tokens: tuple[str, ...], words: NameWords) -> list[str]:
    """An organisation's name for comparing: folded, without "The" and "Ltd"."""
    plain = ["and" if t == "&" else fold_token(t.rstrip(",")) for t in tokens if t not in ("The", "the")]
    while len(plain) > 1 and tokens[-1].rstrip(".") in words.suffixes:
        plain, tokens = plain[:-1], tokens[:-1]
        while len(plain) > 1 and tokens[-1] in words.generic:  # "Acme Trading Ltd"
            plain, tokens = plain[:-1], tokens[:-1]
    if len(plain) == 1:
        plain[0] = _WEB_ENDING.sub("", plain[0])
    return plain


def _initials(bare: list[str], words: NameWords) -> str:
    """As in "eacc" of "ethics and anti-corruption commission"."""
    return "".join(part[:1] for token in bare if token not in words.small_words for part in token.split("-"))


def _is_short_for(
    key: str, bare: list[str], other: str, full: list[str], first: dict[str, int], words: NameWords
) -> bool:
    """As in "Justice Committee" after "Senate Justice Committee", "Harrow" after "Harrow Research", "RWB" for "Rural Water Board"."""
    if len(bare) == 1 and key.isupper() and 3 <= len(key.replace(".", "")) <= 6 and len(full) > 1:
        bare = [bare[0].replace(".", "")]
        return _initials(full, words) == bare[0]
    if len(bare) >= 2 and len(bare) < len(full):
        if full[-len(bare) :] == bare:
            return True
        rest = other.removeprefix("The ").split()[len(bare) :]
        general = all(
            token.rstrip(".") in words.heads or token.rstrip(".") in words.suffixes or token in words.generic
            for token in rest
        )
        return full[: len(bare)] == bare and (general or first[other] <= first[key])
    if len(bare) == 1 and " " not in key and len(full) > 1 and full[0] == bare[0] and first[other] <= first[key]:
        return key not in words.known and key not in words.places and not key.isupper()
    if len(bare) == 1 and len(full) == _BOTH and full[-1] == bare[0] and key in words.seats:
        state = other.removeprefix("The ").partition(" ")[0]  # "the Treasury" for "the U.S. Treasury"
        return state in STATES or state in words.places or state in words.demonyms
    if len(bare) == 1 and 1 < len(full) < 5 and full[-1] == bare[0] and TEAM.search(key) and "of" not in full:
        return True  # "the Trappers" for "the Red Deer Trappers"
    if (
        len(bare) == 1
        and len(full) > 1
        and bare[0] in full
        and other.rpartition(" ")[2] in words.suffixes
        and not key.isupper()
    ):
        return True
    # "Cambridge University", "University of Cambridge"
    return "university" in bare and sorted(bare) == sorted(token for token in full if token not in words.small_words)
