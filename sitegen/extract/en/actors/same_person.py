"""Which names are one person. In: Names with verdicts. Out: Groups, and a Resolver for surnames and titles."""

from __future__ import annotations

from sitegen.extract.en.names.case import Verdict
from sitegen.extract.en.names.groups import TOO_MANY, Group, fold_token
from sitegen.extract.en.names.run import Name
from sitegen.extract.en.names.words import NameWords, name_words
from sitegen.memo import Memo
from sitegen.patterns import lazy

_KNOWN_AS = lazy(
    r",?(?: \d\d,)?(?: \(| who(?: is| was)?)? ?(?:alias|a\.?k\.?a\.?|nicknamed|call(?:s|ed|ing) (?:him|her)self|(?:also |better |now )?known (?:[a-z]+ ){0,4}as),? [\"“‘']?(?:the )?"
)
_PEOPLE_ONLY = frozenset(("of", "the", "for", "and"))


def group_people(names: list[Name], verdicts: dict[str, Verdict], words: NameWords) -> list[Group]:
    """One group for each person with a name of two words or more; the fullest spelling leads."""
    first: dict[str, Name] = {}
    titles: dict[str, list[str]] = {}
    for name in names:
        if len(_CORE[name.tokens]) > 1 and (verdict := verdicts.get(name.text)) and verdict.kind == "person":
            first.setdefault(name.text, name)
            if name.title:
                titles.setdefault(name.text, []).append(name.title.rpartition(" ")[2])
    groups: list[Group] = []
    by_part: dict[str, list[tuple[tuple[str, ...], Group]]] = {}
    for key, name in sorted(first.items(), key=lambda item: (-len(item[1].tokens), item[1].start)):
        core = _CORE[name.tokens]
        near = [pair for part in dict.fromkeys((core[-1], core[0])) for pair in by_part.get(part, ())[:TOO_MANY]]
        by_given = len(core) == 2 and name.tokens[0] in words.royal  # "Lady Isobel" after "Lady Isobel Carrick"
        same: list[Group] = []
        for other, group in near:
            if (
                all(group is not one for one in same)
                and (_same_person(core, other) or (by_given and core[1] in (other[0], other[1])))
                and _one_generation(name.tokens, group.tokens, words)
            ):
                same.append(group)
        if len(same) == 1:
            same[0].keys.append(key)
        elif not same:
            groups.append(Group("person", name.tokens, [key]))
            for part in dict.fromkeys(core):
                by_part.setdefault(part, []).append((core, groups[-1]))
    for group in groups:
        group.tokens = _without_epithet(group, words)
        group.gender = _gender(group, [title for key in group.keys for title in titles.get(key, ())], words)
    return groups


def _without_epithet(group: Group, words: NameWords) -> tuple[str, ...]:
    """The full name where the text also gives that alone: "Beatle Ann Osei", "Ann Osei"."""
    for key in group.keys:
        tokens = tuple(key.split())
        before = group.tokens[: -len(tokens)]
        full = len(tokens) > 1 and tokens[0] in words.given and group.tokens == (*before, *tokens)
        if full and before and not any(t in words.given or len(t.rstrip(".")) == 1 for t in before):
            return tokens
    return group.tokens


def _read_core(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """A person's name for comparing: folded, without "Jr."."""
    generations = name_words().generations
    return tuple(fold_token(token) for token in tokens if token not in generations)


_CORE = Memo(_read_core)


def _one_generation(one: tuple[str, ...], other: tuple[str, ...], words: NameWords) -> bool:
    """Not as in "Earl Dobson Jr." and "Earl Dobson Sr."."""
    ends = {
        token[:-1].rstrip(".").rstrip(",") + token[-1:].rstrip(".")
        for token in (one[-1], other[-1])
        if token in words.generations
    }
    return len(ends) < 2


def _same_person(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """As in "Ann Osei", "Ann B. Osei", "A. Osei"; "Ana Silva" and "Ana Silva Rocha"; "Silva Rocha"."""
    if short == long:
        return True
    if len(short) > len(long):
        return False
    if _fits(short[0], long[0]):
        if short[-1] == long[-1]:
            middle, rest = short[1:-1], long[1:-1]
            return all(any(_fits(m, r) for r in rest) for m in middle) or not rest
        return len(short) >= 2 and short == long[: len(short)]
    # "Silva Rocha" for "Ana Silva Rocha Neto"
    return len(short) >= 2 and any(short == long[at : at + len(short)] for at in range(1, len(long) - len(short) + 1))


def _fits(one: str, other: str) -> bool:
    """Equal, or one is the other's initial."""
    return one == other or (len(one) == 1 and other.startswith(one)) or (len(other) == 1 and one.startswith(other))


def _gender(group: Group, titles: list[str], words: NameWords) -> str:
    """By titles with the full name, else by the given name."""
    for title in titles:
        if title in words.courtesy_f:
            return "f"
        if title in words.courtesy_m and title != "Don":
            return "m"
    given = group.tokens[0]
    return "f" if given in words.women else "m" if given in words.men else ""


class Resolver:
    """Gives names their groups in order of text, remembering who was spoken of last."""

    def __init__(
        self, text: str, people: list[Group], of_key: dict[str, Group], verdicts: dict[str, Verdict], words: NameWords
    ) -> None:
        self.text = text
        self.of_key, self.verdicts, self.words = of_key, verdicts, words
        self.last_seen: dict[int, int] = {}
        self.by_part: dict[str, list[tuple[int, Group]]] = {}
        self.offices: dict[str, Group] = {}
        self.clock = 0
        self.latest: tuple[Group, int] | None = None
        for group in people:
            spellings = {_CORE[tuple(key.split())] for key in group.keys}
            parts: dict[str, int] = {}
            for spelling in sorted(spellings):
                for place, part in enumerate(spelling):
                    if len(part) < 2 or part in _PEOPLE_ONLY:
                        continue
                    rank = 0 if place == len(spelling) - 1 else 2 if place == 0 else 1
                    for own in (part, part.removeprefix("al-")):
                        parts[own] = min(rank, parts.get(own, 9))
            for part, rank in parts.items():
                self.by_part.setdefault(part, []).append((rank, group))

    def resolve(self, name: Name) -> Group | None:
        """The group of one name, or None."""
        group = self._nicknamed(name) or self._find(name)
        if group is not None:
            self.latest = group, name.end
            self.clock += 1
            self.last_seen[id(group)] = self.clock
            if name.title:
                self.offices[name.title.lower()] = group
        return group

    def _nicknamed(self, name: Name) -> Group | None:
        """Who was named last, where this is what they are called: "Ann Osei, known to her men as “General Thunder”"."""
        if self.latest is None or len(name.tokens) > 1 or name.heading:
            return None
        latest, end = self.latest
        start = name.title_start if name.title else name.start
        if latest.kind != "person" or start - end > 60 or not _KNOWN_AS.fullmatch(self.text, end, start):
            return None
        latest.keys.append(name.text)
        self.by_part.setdefault(_CORE[name.tokens][-1], []).append((0, latest))
        return latest

    def _find(self, name: Name) -> Group | None:
        if name.fixed == "office":
            holder = self.offices.get(name.text.lower())
            return holder or next(
                (group for rank, group in self.by_part.get(fold_token(name.text), ())[:1] if rank == 0), None
            )
        key, core = name.text, _CORE[name.tokens]
        if len(core) == 1 or (name.fixed == "person" and name.tokens[0] in self.words.royal):
            part = core[-1]
            group = self.of_key.get(key)
            verdict = self.verdicts.get(key)
            candidates = self.by_part.get(part, [])[-TOO_MANY:]
            if len(core) < len(name.tokens):  # "Dobson Jr."
                candidates = [pair for pair in candidates if pair[1].tokens[-1] == name.tokens[-1]] or candidates
            if key in self.words.places and not name.title:
                # "in London", "the London office", beside a Jack London Osei
                by_place = self.text[max(0, name.start - 6) : name.start].endswith(
                    (" in ", " at ", "from ", "near ", " to ", " the ")
                )
                candidates = [] if by_place else [pair for pair in candidates if pair[0] == 0]
            firm = verdict is not None and verdict.kind == "organisation" and verdict.firm
            chosen = self._choose(candidates, name) if candidates and (name.title or not firm) else None
            if chosen is not None:
                return chosen
            alone = verdict is not None and verdict.kind == "person" and not name.heading
            if (group is None and (alone or name.title)) or (
                group is not None and name.title and group.kind == "organisation"
            ):
                return self._new_person(name)
            return group
        return self.of_key.get(key)

    def _choose(self, candidates: list[tuple[int, Group]], name: Name) -> Group | None:
        """The bearer of a surname (or a given name): right gender, then spoken of last."""
        best = min(rank for rank, _ in candidates)
        if name.title and best == 2 and not self._is_called_by_given_name(name):
            return None
        fitting = [group for rank, group in candidates if rank == best]
        if name.title:
            last = name.title.rpartition(" ")[2]
            wanted = "f" if last in self.words.courtesy_f else "m" if last in self.words.courtesy_m else ""
            if wanted:
                fitting = [group for group in fitting if group.gender in ("", wanted)] or []
        if not fitting:
            return None
        return max(fitting, key=lambda group: self.last_seen.get(id(group), -1))

    def _is_called_by_given_name(self, name: Name) -> bool:
        """As in "Sir Malcolm", "Sister Agnes"; of "Mr Malcolm" it is the family name."""
        last = name.title.rpartition(" ")[2]
        return (
            last not in self.words.courtesy
            or last in self.words.given_name_titles
            or name.tokens[-1] in self.words.family_first
        )

    def _new_person(self, name: Name) -> Group:
        """As in "Mr Osei", of whom the text says no more."""
        group = Group("person", name.tokens, [name.text])
        last = name.title.rpartition(" ")[2]
        group.gender = "f" if last in self.words.courtesy_f else "m" if last in self.words.courtesy_m else ""
        self.by_part.setdefault(_CORE[name.tokens][-1], []).append((0, group))
        if name.text not in self.of_key:
            self.of_key[name.text] = group
        return group
