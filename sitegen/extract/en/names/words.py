"""The word lists for names, read once. In: `lexicon/`. Out: one frozen `NameWords`."""

from __future__ import annotations

import unicodedata
from dataclasses import fields
from functools import cache
from typing import Any

from sitegen.extract.en.wordlists import read_lists, read_text, read_words
from sitegen.model.frozen import frozen

Words = frozenset[str]


@frozen
class NameWords:
    """Sets of words, each as it is compared: capitalised where names are, lower case where text is."""

    men: Words
    women: Words
    given: Words
    common: Words
    places: Words
    place_words: Words
    demonyms: Words
    known: Words
    known_starts: Words
    never: Words
    suffixes: Words
    heads: Words
    media: Words
    of_heads: Words
    list_heads: Words
    topics: Words
    sports: Words
    things: Words
    laws: Words
    first_words: Words
    club_words: Words
    thing_first_words: Words
    place_first_words: Words
    lower_courts: Words
    lower_bodies: Words
    courtesy_m: Words
    courtesy_f: Words
    courtesy: Words
    given_name_titles: Words
    short_titles: Words
    of_places: Words
    title_heads: Words
    title_words: Words
    roles: Words
    kin: Words
    kinds: Words
    belongings: Words
    verbs: Words
    weak_verbs: Words
    person_verbs: Words
    before_org: Words
    players: Words
    beaten: Words
    of_firms: Words
    sited: Words
    daughters: Words
    money: Words
    place_nouns: Words
    vessels: Words
    animals: Words
    shares: Words
    done_by: Words
    works: Words
    said_before: Words
    parts: Words
    said_it: Words
    speech: Words
    personal: Words
    place_prepositions: Words
    openers: Words
    compounds: Words
    surnames: Words
    after_name: Words
    generations: Words
    royal: Words
    seats: Words
    of_a_state: Words
    body_starts: Words
    role_edges: Words
    placed: Words
    chambers: Words
    owners: Words
    far_heads: Words
    campaigners: Words
    named_after_partners: Words
    united: Words
    houses: Words
    family_first: Words
    on_heads: Words
    no_lower_bodies: Words
    no_short_forms: Words
    small_words: Words
    numbered: Words
    bare_heads: Words
    place_kinds: Words
    works_for: Words
    seated: Words
    elected: Words
    no_trades: Words
    particles: Words
    calendar: Words
    platforms: Words
    generic: Words
    nicknames: tuple[tuple[str, str], ...]


@cache
def name_words() -> NameWords:
    """All lists. Reading takes some ten milliseconds, so nothing is read before the first article."""
    first, titles, bodies = _sections("first_names"), read_lists("titles"), read_lists("org_heads")
    edges, places, known = read_lists("name_edges"), _phrases("places"), _phrases("organisations")
    courtesy = titles["courtesy"] | titles["courtesy_m"] | titles["courtesy_f"]
    lists: dict[str, Any] = {  # most have the name of their list; "heads" are those of bodies
        **titles,
        **bodies,
        **edges,
        **read_lists("actor_cues"),
        "first_words": bodies["first_words"] | {_plain(word) for word in bodies["first_words"]},
        "men": first["men"],
        "women": first["women"],
        "given": first["men"] | first["women"] | first["either"],
        "common": read_words("common_words"),
        "places": places,
        "place_words": frozenset(word for place in places for word in place.split() if word[0].isupper()),
        "demonyms": read_words("demonyms"),
        "known": known,
        "known_starts": frozenset(name.rpartition(" and ")[0] for name in known if " on " in name and " and " in name)
        - {""},
        "never": _phrases("not_names"),
        "courtesy": courtesy,
        "given_name_titles": titles["before_given_name"],
        "title_heads": titles["heads"] | courtesy,
        "title_words": titles["heads"] | titles["modifiers"] | courtesy,
        "seats": frozenset(seat.replace("-", " ") for seat in edges["seats"]),
        "nicknames": _pairs(edges["nicknames"]),
    }
    return NameWords(**{field.name: lists[field.name] for field in fields(NameWords)})


def _plain(word: str) -> str:
    """Without accents, as wires send it: "Credit", "Societe"."""
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))


def _phrases(name: str) -> Words:
    """Names of one or more words with ";" between them, perhaps over a line's end."""
    return frozenset(" ".join(phrase.split()) for phrase in read_text(name).split(";")) - {""}


def _sections(name: str) -> dict[str, Words]:
    """Lists under "[name]" lines."""
    sections: dict[str, Words] = {}
    for part in read_text(name).split("[")[1:]:
        section, _, words = part.partition("]")
        sections[section] = frozenset(words.split())
    return sections


def _pairs(entries: Words) -> tuple[tuple[str, str], ...]:
    """As in "Short_Form=Long_Form" entries."""
    split = (entry.replace("_", " ").partition("=") for entry in sorted(entries))
    return tuple((short, long) for short, _, long in split)
