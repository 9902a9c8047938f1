"""Which names are one actor within an article. In: Names with verdicts. Out: for each Name the number of its actor."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from dataclasses import dataclass, field

from sitegen.extract.en.acronyms import Definition
from sitegen.extract.en.name_kinds import Verdict
from sitegen.extract.en.name_run import Name
from sitegen.extract.en.name_words import NameWords
from sitegen.model.extract import ActorKind


@dataclass(slots=True)
class Group:
    """The spellings of one actor. `gender` is "m", "f" or "" where nothing tells it."""

    kind: ActorKind
    tokens: tuple[str, ...]
    keys: list[str] = field(default_factory=list)
    gender: str = ""
    acronym: str = ""


_SMALL = frozenset(
    "of for the and to in on de la le des du del do da dos das against with by at & y e und für et".split()
)
_PEOPLE_ONLY = frozenset(("of", "the", "for", "and"))


def group_names(
    names: list[Name], verdicts: dict[str, Verdict], definitions: list[Definition], text: str, words: NameWords
) -> tuple[list[Group], list[int]]:
    """Groups in order of first mention, and for each name the index of its group, -1 = none."""
    people = _group_people(names, verdicts, words)
    bodies = _group_bodies(names, verdicts, definitions, text, words)
    groups = [*people, *bodies]
    of_key = {key: group for group in groups for key in group.keys}
    resolver = _Resolver(people, of_key, verdicts, words)
    owners = [resolver.resolve(name) for name in names]
    order: list[Group] = []
    numbers: dict[int, int] = {}
    for owner in owners:
        if owner is not None and id(owner) not in numbers:
            numbers[id(owner)] = len(order)
            order.append(owner)
    return order, [-1 if owner is None else numbers[id(owner)] for owner in owners]


@lru_cache(maxsize=20_000)
def _plain(token: str) -> str:
    """Without accents, case and full stops."""
    if token.isascii():
        return token.lower().rstrip(".")
    bare = unicodedata.normalize("NFKD", token.replace("’", "'"))
    return "".join(c for c in bare if not unicodedata.combining(c)).lower().rstrip(".")


def _core(tokens: tuple[str, ...], words: NameWords) -> list[str]:
    """A person's name for comparing: folded, without "Jr."."""
    return [_plain(token) for token in tokens if token not in words.generations]


# ------------------------------------------------------------------ people
def _group_people(names: list[Name], verdicts: dict[str, Verdict], words: NameWords) -> list[Group]:
    """One group for each person with a name of two words or more; the fullest spelling leads."""
    full = {
        name.text: name
        for name in names
        if len(name.tokens) > 1 and (v := verdicts.get(name.text)) and v.kind == "person"
    }
    groups: list[Group] = []
    for key in sorted(full, key=lambda k: (-len(full[k].tokens), names.index(full[k]))):
        tokens = full[key].tokens
        core = _core(tokens, words)
        same = [group for group in groups if _same_person(core, _core(group.tokens, words))]
        if len(same) == 1:
            same[0].keys.append(key)
        elif not same:
            groups.append(Group("person", tokens, [key]))
    for group in groups:
        group.gender = _gender(group, names, words)
    return groups


def _same_person(short: list[str], long: list[str]) -> bool:
    """ "Ann Osei", "Ann B. Osei", "A. Osei"; "Ana Silva" and "Ana Silva Rocha"; "Silva Rocha"."""
    if short == long:
        return True
    if len(short) > len(long):
        return False
    if _fits(short[0], long[0]):
        if short[-1] == long[-1]:
            middle, rest = short[1:-1], long[1:-1]
            return all(any(_fits(m, r) for r in rest) for m in middle) or not rest
        return len(short) >= 2 and short == long[: len(short)]
    return len(short) >= 2 and short == long[-len(short) :]


def _fits(one: str, other: str) -> bool:
    """Equal, or one is the other's initial."""
    return one == other or (len(one) == 1 and other.startswith(one)) or (len(other) == 1 and one.startswith(other))


def _gender(group: Group, names: list[Name], words: NameWords) -> str:
    """By titles with the full name, else by the given name."""
    for name in names:
        if name.title and name.text in group.keys:
            last = name.title.split()[-1]
            if last in words.courtesy_f:
                return "f"
            if last in words.courtesy_m and last not in ("Don",):
                return "m"
    given = group.tokens[0]
    return "f" if given in words.women else "m" if given in words.men else ""


class _Resolver:
    """Gives names their groups in order of text, remembering who was spoken of last."""

    def __init__(
        self, people: list[Group], of_key: dict[str, Group], verdicts: dict[str, Verdict], words: NameWords
    ) -> None:
        self.of_key, self.verdicts, self.words = of_key, verdicts, words
        self.last_seen: dict[int, int] = {}
        self.by_part: dict[str, list[tuple[int, Group]]] = {}
        self.offices: dict[str, Group] = {}
        self.clock = 0
        for group in people:
            spellings = {tuple(_core(tuple(key.split()), words)) for key in group.keys}
            parts: dict[str, int] = {}
            for spelling in sorted(spellings):
                for place, part in enumerate(spelling):
                    if len(part) < 2 or part in _PEOPLE_ONLY:
                        continue
                    rank = 0 if place == len(spelling) - 1 else 2 if place == 0 else 1
                    parts[part] = min(rank, parts.get(part, 9))
            for part, rank in parts.items():
                self.by_part.setdefault(part, []).append((rank, group))

    def resolve(self, name: Name) -> Group | None:
        """The group of one name, or None."""
        group = self._find(name)
        if group is not None:
            self.clock += 1
            self.last_seen[id(group)] = self.clock
            if name.title:
                self.offices[name.title.lower()] = group
        return group

    def _find(self, name: Name) -> Group | None:
        if name.fixed == "office":
            return self.offices.get(name.text.lower())
        key = name.text
        if len(name.tokens) == 1 or (name.fixed == "person" and name.tokens[0] in self.words.royal):
            part = _plain(name.tokens[-1])
            group = self.of_key.get(key)
            verdict = self.verdicts.get(key)
            candidates = self.by_part.get(part, [])
            if candidates and (name.title or not (verdict and verdict.kind == "organisation" and verdict.firm)):
                if (chosen := self._choose(candidates, name)) is not None:
                    return chosen
            if group is None and verdict is not None and verdict.kind == "person" and not name.heading:
                group = self._new_person(name)
            elif group is None and name.title and key not in self.of_key:
                group = self._new_person(name)
            elif group is not None and name.title and group.kind == "organisation":
                group = self._new_person(name)
            return group
        return self.of_key.get(key)

    def _choose(self, candidates: list[tuple[int, Group]], name: Name) -> Group | None:
        """The bearer of a surname (or a given name): right gender, then spoken of last."""
        best = min(rank for rank, _ in candidates)
        if name.title and best == 2 and name.title.split()[-1] in self.words.courtesy:
            return None
        fitting = [group for rank, group in candidates if rank == best]
        if name.title:
            last = name.title.split()[-1]
            wanted = "f" if last in self.words.courtesy_f else "m" if last in self.words.courtesy_m else ""
            if wanted:
                fitting = [group for group in fitting if group.gender in ("", wanted)] or []
        if not fitting:
            return None
        return max(fitting, key=lambda group: (self.last_seen.get(id(group), -1), -candidates.index((best, group))))

    def _new_person(self, name: Name) -> Group:
        """ "Mr Osei", of whom the text says no more."""
        group = Group("person", name.tokens, [name.text])
        last = (name.title.split() or [""])[-1]
        group.gender = "f" if last in self.words.courtesy_f else "m" if last in self.words.courtesy_m else ""
        self.by_part.setdefault(_plain(name.tokens[-1]), []).append((0, group))
        if name.text not in self.of_key:
            self.of_key[name.text] = group
        return group


# ------------------------------------------------------------------ organisations
def _group_bodies(
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
    for key in sorted(keys, key=lambda k: (-len(keys[k]), index.first[k])):
        index.place(key)
    return index.groups


class _Index:
    """Organisations placed so far, longer names first, found again by their words and initials."""

    def __init__(self, keys: dict[str, tuple[str, ...]], definitions: list[Definition], text: str, words: NameWords) -> None:
        self.words, self.keys = words, keys
        self.first = {key: place for place, key in enumerate(keys)}
        self.bare = {key: _bare(tokens, words) for key, tokens in keys.items()}
        self.long = {d.short: " ".join(text[d.start : d.end].split()) for d in definitions}
        self.of_key: dict[str, Group] = {}
        self.by_word: dict[str, list[str]] = {}
        self.groups: list[Group] = []

    def place(self, key: str) -> None:
        """Joins the name to the group it is short for, or begins a new one."""
        owner = self._owner(key)
        if owner is None:
            owner = Group("organisation", self.keys[key])
            self.groups.append(owner)
        elif key.isupper() and " " not in key and not owner.acronym:
            owner.acronym = key
        owner.keys.append(key)
        self.of_key[key] = owner
        bare = self.bare[key]
        initials = "".join(token[0] for token in bare if token not in _SMALL)
        for word in {*bare, initials}:
            self.by_word.setdefault(word, []).append(key)

    def _owner(self, key: str) -> Group | None:
        if (long := self.long.get(key)) in self.of_key:
            return self.of_key[long] if long else None
        bare = self.bare[key]
        near = {other for word in {*bare, bare[0].replace(".", "")} for other in self.by_word.get(word, ())}
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
    plain = [_plain(token.rstrip(",")) for token in tokens if token not in ("The", "the")]
    while len(plain) > 1 and tokens[-1] in words.suffixes:
        plain, tokens = plain[:-1], tokens[:-1]
    return plain


def _is_short_for(
    key: str, bare: list[str], other: str, full: list[str], first: dict[str, int], words: NameWords
) -> bool:
    """ "Justice Committee" after "Senate Justice Committee", "Harrow" after "Harrow Research", "RWB" for "Rural Water Board"."""
    if len(bare) == 1 and key.isupper() and 3 <= len(key.replace(".", "")) <= 6 and len(full) > 1:
        if other.split()[-1] in words.suffixes and full[0] == bare[0] and other.split()[1] in words.generic:
            return True
        bare = [bare[0].replace(".", "")]
        return "".join(token[0] for token in full if token not in _SMALL) == bare[0]
    if len(bare) >= 2 and len(bare) < len(full):
        if full[-len(bare) :] == bare:
            return True
        return full[: len(bare)] == bare and first[other] <= first[key]
    if len(bare) == 1 and " " not in key and len(full) > 1 and full[0] == bare[0] and first[other] <= first[key]:
        return key not in words.known and key not in words.places and not key.isupper()
    if len(bare) == 1 and len(full) > 1 and bare[0] in full and other.split()[-1] in words.suffixes and not key.isupper():
        return True
    if sorted(bare) == sorted(token for token in full if token not in _SMALL) and "university" in bare:
        return True
    return False
