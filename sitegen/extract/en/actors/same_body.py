"""Which names are one organisation. In: Names with verdicts. Out: Groups, short forms with the long ones."""

from __future__ import annotations

import re

from sitegen.extract.en.actors.acronyms import Definition
from sitegen.extract.en.names.case import Verdict
from sitegen.extract.en.names.forms import STATES
from sitegen.extract.en.names.groups import TOO_MANY, Group, fold_token
from sitegen.extract.en.names.run import Name
from sitegen.extract.en.names.score import TEAM
from sitegen.extract.en.names.words import NameWords, name_words
from sitegen.memo import Memo

_OF_PLACE = 2  # words
_NAMED_SO = 4  # words
_BOTH = 2
_LETTERS = 10  # "MP and L"
_HYPHENED = re.compile(r"[A-Z]\w{3,}-[A-Z]\w{3,}")  # "Quist-Osei", "Quist Osei"
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
    whole |= {start: body for body in bodies if (start := _own_name(body.tokens, words))}
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


def _own_name(tokens: tuple[str, ...], words: NameWords) -> str:
    """The "Beacon Reach" of "Beacon Reach Learning Trust": two words in front of two that say what it is; "" = none."""
    start = " ".join(tokens[:2])
    if len(tokens) != _NAMED_SO or tokens[3] not in words.heads or tokens[1] in words.small_words:
        return ""
    placed = any(token in words.places or token in words.place_words for token in tokens[:2]) or start in words.places
    described = tokens[2].lower() in words.common and tokens[1] not in words.heads
    return start if described and not placed and tokens[0] not in words.demonyms else ""


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
        for word in {*bare, *_INITIALS[self.keys[key]]}:
            self.by_word.setdefault(word, []).append(key)

    def _owner(self, key: str) -> Group | None:
        if (long := self.long.get(key)) in self.of_key:
            return self.of_key[long] if long else None
        bare = self.bare[key]
        if not bare:
            return None  # "The": a name cut short
        letters = "".join(bare).replace(".", "").replace("and", "") if len(key) < _LETTERS else ""
        shared = (self.by_word.get(word, ()) for word in {*bare, bare[0].replace(".", ""), letters})
        near = {other for others in shared if len(others) <= TOO_MANY for other in others}
        known_as = {long for short, long in self.words.nicknames if short == key.replace(".", "")}
        near |= {other for other in self.of_key if known_as and _as_known(self.keys[other], self.words) in known_as}
        found: list[Group] = []
        for other in sorted(near, key=self.first.__getitem__):
            group = self.of_key[other]
            if all(group is not one for one in found) and (
                bare == self.bare[other]
                or _as_known(self.keys[other], self.words) in known_as
                or _is_acronym(key, self.keys[other])
                or _is_short_for(key, bare, other, self.bare[other], self.first, self.words)
            ):
                found.append(group)
        named = [group for group in found if any(bare[0] in self.bare[known] for known in group.keys)]
        found = named or found  # "H.R.S." is International H.R.S. Inc, beside Hal Roach Studios
        same = [group for group in found if any(bare == self.bare[known] for known in group.keys)]
        found = same or found  # "Delmont" is Delmont Inc, beside Delmont Tools Inc
        if len(found) > 1:
            earlier = [group for group in found if any(self.first[one] < self.first[key] for one in group.keys)]
            found = earlier or found
            shortest = min(len(group.tokens) for group in found)
            found = [group for group in found if len(group.tokens) == shortest]
        return found[0] if len(found) == 1 else None


def _bare(tokens: tuple[str, ...], words: NameWords) -> list[str]:
    """An organisation's name for comparing: folded, without "The" and "Ltd"."""
    if len(tokens) > 1 and tokens[0].isupper() and tokens[0] in words.suffixes:
        tokens = tokens[1:]  # "AB Delmont"
    tokens = tuple(part for t in tokens for part in (t.split("-") if _HYPHENED.fullmatch(t) else (t,)))
    plain = ["and" if t == "&" else _fold(t.rstrip(",")) for t in tokens if t not in ("The", "the")]
    while len(plain) > 1 and tokens[-1].rstrip(".") in words.suffixes:
        plain, tokens = plain[:-1], tokens[:-1]
        while len(plain) > 1 and tokens[-1] in words.generic:  # "Acme Trading Ltd"
            plain, tokens = plain[:-1], tokens[:-1]
    if len(plain) == 1:
        plain[0] = _WEB_ENDING.sub("", plain[0])
    return plain


def _fold(token: str) -> str:
    """As other names are compared, and "U.K." like "UK"."""
    folded = fold_token(token)
    return folded.replace(".", "") if token.isupper() else folded


def _as_known(tokens: tuple[str, ...], words: NameWords) -> str:
    """The name as lists have it, without "The" and "Corp."."""
    while len(tokens) > 1 and tokens[-1].rstrip(".") in words.suffixes:
        tokens = tokens[:-1]
    if len(tokens) > 1 and tokens[0] in STATES:
        tokens = tokens[1:]
    return " ".join(tokens).removeprefix("The ")


def _read_initials(tokens: tuple[str, ...]) -> frozenset[str]:
    """All short forms that initials make: "eacc" of "Ethics and Anti-Corruption Commission", "dec", "de" and "deco" of "Delmont
    Electric Co", "wb" of "U.S. Water Board", "bot" of "Board of Trade".
    """
    words, found = name_words(), set[str]()
    named = [token.rstrip(",") for token in tokens if token not in ("The", "the", "&")]
    starts = [named, named[1:]] if named[0] in STATES or named[0] in words.demonyms else [named]
    for start in starts:
        rest, end = start, ""
        while rest:
            content = [token for token in rest if token not in words.small_words]
            short = "".join(part[:1] for token in content for part in token.split("-")).lower()
            every = "".join(token[:1] for token in rest).lower()
            found |= {short, every, short + end}
            if rest[-1].rstrip(".") not in words.suffixes:
                break
            end, rest = _fold(rest[-1]).rstrip("."), rest[:-1]
    return frozenset(short for short in found if len(short) > 1)


_INITIALS = Memo(_read_initials)


def _is_acronym(key: str, tokens: tuple[str, ...]) -> bool:
    """Whether a name of one word with two capitals or more is short for a longer one."""
    letters = key.replace(".", "").replace(" and ", "")
    if " and " in key and " " not in letters:  # "D and H" of "Delmont and Harrow Navigation Co"
        return any(initials.startswith(letters.lower()) for initials in _INITIALS[tokens])
    return (
        " " not in letters
        and len(tokens) > 1
        and letters[1:] != letters[1:].lower()
        and letters.lower() in _INITIALS[tokens]
    )


def _is_short_for(
    key: str, bare: list[str], other: str, full: list[str], first: dict[str, int], words: NameWords
) -> bool:
    """As in "Justice Committee" after "Senate Justice Committee", "Harrow" after "Harrow Research", "RWB" for "Rural Water Board"."""
    legal = other.rpartition(" ")[2].rstrip(".") in words.suffixes
    if " " in key and key.rpartition(" ")[2].rstrip(".") in words.suffixes:
        return False  # "Delmont America Inc" beside "Delmont America Finance Corp"
    if len(bare) >= 2 and len(bare) < len(full):
        if full[-len(bare) :] == bare:
            return True
        rest = other.removeprefix("The ").split()[len(bare) :]
        general = all(
            token.rstrip(".") in words.heads or token.rstrip(".") in words.suffixes or token in words.generic
            for token in rest
        )
        placed = len(rest) == _OF_PLACE and rest[0] == "of" and rest[1] in words.places  # "the Growers’ Union of Malta"
        return full[: len(bare)] == bare and (general or placed or first[other] <= first[key])
    if len(bare) == 1 and " " not in key and first[other] <= first[key]:
        if key in words.media and 1 < len(full) < 5 and full[-1] == bare[0]:
            return True  # "the Post" after "Fallon Post"
        if full[0] == bare[0] and len(full) > 1:
            known = key in words.known and not key.endswith("'s")  # "Moody's" of "Moody's Service Inc"
            return not known and key not in words.places and (legal or not key.isupper())
    if len(bare) == 1 and len(full) == _BOTH and full[-1] == bare[0] and key in words.seats:
        state = other.removeprefix("The ").partition(" ")[0]  # "the Treasury" for "the U.S. Treasury"
        return state in STATES or state in words.places or state in words.demonyms
    if len(bare) == 1 and 1 < len(full) < 5 and full[-1] == bare[0] and TEAM.search(key) and "of" not in full:
        return True  # "the Trappers" for "the Red Deer Trappers"
    if len(bare) == 1 and len(full) > 1 and bare[0] in full and legal and (not key.isupper() or "." in key):
        return True
    # "Cambridge University", "University of Cambridge"
    return "university" in bare and sorted(bare) == sorted(token for token in full if token not in words.small_words)
