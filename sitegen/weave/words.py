"""The word lists of this room, read once from words.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_UMLAUT = re.compile("(?<=[aou])e(?=[^aeiou])")


@dataclass(frozen=True, slots=True)
class Words:
    """Sets of folded words; `nicknames` and `countries` say which groups a word stands in."""

    titles: frozenset[str]
    generations: frozenset[str]
    companies: frozenset[str]
    particles: frozenset[str]
    tails: frozenset[str]
    generic: frozenset[str]
    nicknames: dict[str, frozenset[int]]
    countries: dict[str, frozenset[int]]
    roles: dict[str, str]
    together: frozenset[frozenset[str]]
    past: frozenset[str]
    plain: frozenset[str]
    pointing: frozenset[str]
    pronouns: frozenset[str]
    recalling: frozenset[str]
    weekdays: tuple[str, ...]


@cache
def words() -> Words:
    """The lists, indexed by word."""
    data = tomllib.loads(files("sitegen.weave").joinpath("words.toml").read_text(encoding="utf-8"))
    names, roles = data["names"], data["roles"]
    return Words(
        **{
            key: frozenset(respell(names[key]).split())
            for key in ("titles", "generations", "companies", "particles", "tails", "generic")
        },
        nicknames=_index(data["nicknames"]["sets"]),
        countries=_index(data["countries"]["sets"]),
        roles={
            word: family
            for family, line in roles.items()
            if family not in {"past", "together"}
            for word in line.split()
        },
        together=frozenset(frozenset(pair.split("-")) for pair in roles["together"].split()),
        past=frozenset(roles["past"].split()),
        plain=frozenset(data["triggers"]["plain"].split()),
        pointing=frozenset(data["persons"]["pointing"].split()),
        pronouns=frozenset(data["persons"]["pronouns"].split()),
        recalling=frozenset(data["persons"]["recalling"].split()),
        weekdays=tuple(data["days"]["weekdays"].split()),
    )


def respell(folded: str) -> str:
    """Folded words with one spelling for "Mueller" and "Müller"; "Michael" changes with them, and alike everywhere."""
    return _UMLAUT.sub("", folded)


def stem(word: str) -> str:
    """The first six letters less a last s, d and e: "resigned" and "resignation" meet, and so do "files" and "filed"."""
    short = word[:6]
    if len(short) > 3 and short[-1] in "sd":
        short = short[:-1]
    return short[:-1] if len(short) > 3 and short[-1] == "e" else short


def _index(lines: list[str]) -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        for word in respell(line).split():
            groups.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}
