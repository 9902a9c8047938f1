"""What the form of a name alone says. In: its words. Out: a Form: kind, cue, and how sure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from sitegen.extract.en.name_words import NameWords, name_words

FormKind = Literal["person", "organisation", "place", "thing", "open"]


class Form(NamedTuple):
    """`kind` by form, the `cue` that showed it, and its `weight` against what the sentences say (3 = settles it)."""

    kind: FormKind
    cue: str
    weight: float


_OPEN = Form("open", "", 0)
_INITIAL = re.compile(r"(?:[^\W\d_]\.){1,3}\Z")
_CAMEL = re.compile(r"[^\W\d_]+[a-z][A-Z]\w*\Z")
_ARTICLES = frozenset(("The", "the"))
_PARTICLES = frozenset(
    "de del della di da do dos das du des van von vom zu der den ter ten la las los le bin bint ibn al el e y af av ap".split()
)


@lru_cache(maxsize=20_000)
def read_form(tokens: tuple[str, ...]) -> Form:
    """The kind that the words alone show."""
    words = name_words()
    name = " ".join(tokens)
    bare = name.removeprefix("The ")
    if name in words.seats or bare in words.seats:
        return Form("open", "seat", 0)
    if name in words.known or (bare in words.known and bare not in words.never):
        return Form("organisation", "list-of-known", 3)
    if bare in words.never:
        return Form("thing", "not-a-name", 5)
    if len(tokens) == 1:
        return _read_single(name, words)
    return _read_several(tokens, name, bare, words)


def _read_single(name: str, words: NameWords) -> Form:
    """One word."""
    if name in words.places:
        return Form("place", "gazetteer", 2.5)
    if name in words.demonyms or name.lower().rstrip("s") in ("government",):
        return Form("thing", "people-or-faith", 5)
    if name.upper() == name and any(c.isalpha() for c in name):
        return Form("open", "acronym", 0.5)
    if _CAMEL.match(name) and not name.startswith(("Mc", "Mac", "De", "Le", "La", "O’", "O'")):
        return Form("open", "inner-capital", 1.2)
    if "." in name and not name.endswith("."):
        return Form("organisation", "web-address", 2)
    if name in words.given:
        return Form("open", "given-name-alone", -1)
    return _OPEN


def _read_several(tokens: tuple[str, ...], name: str, bare: str, words: NameWords) -> Form:
    """Two words or more."""
    first, last = tokens[0], tokens[-1].rstrip("’'")
    if last in words.suffixes and not (last in words.surnames and first in words.given and len(tokens) == 2):
        return Form("organisation", "company-suffix", 3)
    if name in words.places or bare in words.places:
        return Form("place", "gazetteer", 2.5)
    if "&" in tokens:
        return Form("organisation", "ampersand", 3)
    given = first in words.given or _INITIAL.match(first) is not None
    people = len(tokens) <= 5 and not any(any(c.isdigit() for c in token) for token in tokens)
    if given and people and last in words.surnames:
        return Form("person", "first-name-list", 2)
    if last in words.media and not (given and len(tokens) == 2 and last in words.surnames):
        return Form("organisation", "masthead", 2.5)
    if last in words.heads or last.removesuffix("s") in words.heads:
        return Form("organisation", "organisation-head", 3)
    if last in words.things:
        return Form("thing", "thing-head", 3)
    if first in words.of_heads and tokens[1] in ("of", "for"):
        return Form("organisation", "organisation-head", 3)
    if first in (
        "University",
        "Banco",
        "Banque",
        "Banca",
        "Universidad",
        "Université",
        "Universidade",
        "Universität",
        "Partido",
        "Parti",
        "Grupo",
        "Groupe",
        "Gruppo",
        "Deutsche",
        "Radio",
        "Team",
        "FC",
        "AC",
        "AS",
        "Real",
        "Club",
        "Editorial",
        "Instituto",
        "Institut",
        "Ministerio",
        "Fundación",
        "Fondation",
        "Stiftung",
        "Bundesamt",
        "Crédit",
        "Société",
        "Compagnie",
        "Atelier",
        "Studio",
        "Bundes",
    ):
        return Form("organisation", "organisation-head", 2.5)
    if any(token in words.heads and token not in words.surnames for token in tokens[1:]) and not given:
        return Form("organisation", "organisation-head", 2)
    if last in ("Town", "City", "County", "United", "Albion", "Hotspur", "Wanderers", "Rovers", "Athletic"):
        return Form("place", "place-or-thing-word", 0.5)
    if first in (
        "Mount",
        "Lake",
        "River",
        "Cape",
        "Fort",
        "Port",
        "San",
        "Santa",
        "São",
        "Saint",
        "St",
        "St.",
        "Ste.",
        "Mt.",
        "Ft.",
        "Hurricane",
        "Storm",
        "Operation",
        "Cyclone",
        "Typhoon",
        "Isle",
        "Gulf",
        "Rue",
        "Via",
        "Avenida",
        "Calle",
        "Plaza",
        "Piazza",
        "Place",
        "Project",
        "HMS",
        "USS",
        "MV",
        "RMS",
        "Route",
        "Highway",
        "Interstate",
        "Apollo",
        "Class",
        "Type",
        "Camp",
        "Villa",
        "Chateau",
        "Château",
        "New",
        "North",
        "South",
        "East",
        "West",
        "Upper",
        "Lower",
        "Northern",
        "Southern",
        "Eastern",
        "Western",
        "Central",
        "Greater",
        "Inner",
        "Outer",
        "Old",
    ):
        return Form(
            "thing"
            if first
            in (
                "Hurricane",
                "Storm",
                "Operation",
                "Cyclone",
                "Typhoon",
                "HMS",
                "USS",
                "MV",
                "RMS",
                "Apollo",
                "Rue",
                "Avenida",
                "Calle",
                "Project",
            )
            else "place",
            "place-or-thing-word",
            1.5 if first not in ("Storm", "Apollo") else 1,
        )
    if given and people and not all(token in words.demonyms for token in tokens[1:]):
        return Form(
            "person", "first-name-list", 1.5 if last.lower() in words.common and last not in words.surnames else 2.5
        )
    if people and any(_INITIAL.match(token) for token in tokens[1:-1]):
        return Form("person", "initials", 2.5)
    if people and any(token in _PARTICLES for token in tokens[1:-1]):
        return Form("person", "particle", 1.5)
    if all(token in words.demonyms or token in words.places for token in tokens):
        return Form("thing", "people-or-faith", 3)
    if last.upper() == last and len(last) > 1 and first.upper() == first:
        return Form("open", "acronym", 0.5)
    if first.isupper() and len(first) > 1 and first not in ("US", "UK", "U.S.", "U.K.", "EU", "UN", "TV") and "." not in first:
        return Form("open", "acronym-first", 1.2)
    if first in words.places and last not in words.places and last.lower() not in words.common:
        return Form("open", "place-first", 0.7)
    if tokens[0] in words.generations or last in words.generations:
        return Form("person", "generation", 2)
    return _OPEN
