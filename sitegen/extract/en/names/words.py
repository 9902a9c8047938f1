"""The word lists for names, read once. In: `lexicon/`. Out: one frozen `NameWords`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from sitegen.model.frozen import frozen

_LEXICON = Path(__file__).parents[1] / "lexicon"
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
    no_trades: Words
    particles: Words
    calendar: Words
    platforms: Words
    generic: Words
    nicknames: tuple[tuple[str, str], ...]


@cache
def name_words() -> NameWords:
    """All lists. Reading takes some ten milliseconds, so nothing is read before the first article."""
    first = _sections("first_names.txt")
    either = first["either"]
    heads, titles, cues = _tables("org_heads.toml"), _tables("titles.toml"), _tables("actor_cues.toml")
    edges = _tables("name_edges.toml")
    places = _phrases("places.txt")
    courtesy = titles["courtesy"] | titles["courtesy_m"] | titles["courtesy_f"]
    return NameWords(
        men=first["men"],
        women=first["women"],
        given=first["men"] | first["women"] | either,
        common=frozenset(_text("common_words.txt").split()),
        places=places,
        place_words=frozenset(word for place in places for word in place.split() if word[0].isupper()),
        demonyms=frozenset(_text("demonyms.txt").split()),
        known=_phrases("organisations.txt"),
        never=_phrases("not_names.txt"),
        suffixes=heads["suffixes"],
        heads=heads["heads"],
        media=heads["media"],
        of_heads=heads["of_heads"],
        list_heads=heads["list_heads"],
        topics=heads["topics"],
        sports=heads["sports"],
        things=heads["things"],
        laws=heads["laws"],
        first_words=heads["first_words"],
        club_words=heads["club_words"],
        thing_first_words=heads["thing_first_words"],
        place_first_words=heads["place_first_words"],
        lower_courts=heads["lower_courts"],
        lower_bodies=heads["lower_bodies"],
        courtesy_m=titles["courtesy_m"],
        courtesy_f=titles["courtesy_f"],
        courtesy=courtesy,
        given_name_titles=titles["before_given_name"],
        short_titles=titles["short_titles"],
        of_places=titles["of_places"],
        title_heads=titles["heads"] | courtesy,
        title_words=titles["heads"] | titles["modifiers"] | courtesy,
        roles=cues["roles"],
        kin=cues["kin"],
        kinds=cues["kinds"],
        belongings=cues["belongings"],
        verbs=cues["verbs"],
        weak_verbs=cues["weak_verbs"],
        person_verbs=cues["person_verbs"],
        before_org=cues["before_org"],
        players=cues["players"],
        beaten=cues["beaten"],
        of_firms=cues["of_firms"],
        place_nouns=cues["place_nouns"],
        vessels=cues["vessels"],
        animals=cues["animals"],
        shares=cues["shares"],
        done_by=cues["done_by"],
        works=cues["works"],
        said_before=cues["said_before"],
        parts=cues["parts"],
        said_it=cues["said_it"],
        speech=cues["speech"],
        personal=cues["personal"],
        place_prepositions=cues["place_prepositions"],
        openers=edges["openers"],
        compounds=edges["compounds"],
        surnames=edges["surnames"],
        after_name=edges["after_name"],
        generations=edges["generations"],
        royal=edges["royal"],
        seats=frozenset(seat.replace("-", " ") for seat in edges["seats"]),
        platforms=edges["platforms"],
        calendar=edges["calendar"],
        body_starts=edges["body_starts"],
        role_edges=edges["role_edges"],
        placed=edges["placed"],
        chambers=edges["chambers"],
        owners=edges["owners"],
        far_heads=edges["far_heads"],
        campaigners=edges["campaigners"],
        named_after_partners=edges["named_after_partners"],
        united=edges["united"],
        houses=edges["houses"],
        family_first=edges["family_first"],
        on_heads=edges["on_heads"],
        no_lower_bodies=edges["no_lower_bodies"],
        no_short_forms=edges["no_short_forms"],
        small_words=edges["small_words"],
        numbered=edges["numbered"],
        bare_heads=edges["bare_heads"],
        place_kinds=edges["place_kinds"],
        works_for=cues["works_for"],
        seated=cues["seated"],
        no_trades=cues["no_trades"],
        particles=edges["particles"],
        generic=edges["generic"],
        nicknames=_pairs(edges["nicknames"]),
    )


def _text(file: str) -> str:
    """A list without its comment lines."""
    lines = (_LEXICON / file).read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("#"))


def _phrases(file: str) -> Words:
    """Names of one or more words with ";" between them, perhaps over a line's end."""
    return frozenset(" ".join(phrase.split()) for phrase in _text(file).split(";")) - {""}


def _sections(file: str) -> dict[str, Words]:
    """Lists under "[name]" lines."""
    sections: dict[str, Words] = {}
    for part in _text(file).split("[")[1:]:
        name, _, words = part.partition("]")
        sections[name] = frozenset(words.split())
    return sections


def _pairs(entries: Words) -> tuple[tuple[str, str], ...]:
    """As in "Short_Form=Long_Form" entries."""
    split = (entry.replace("_", " ").partition("=") for entry in sorted(entries))
    return tuple((short, long) for short, _, long in split)


def _tables(file: str) -> dict[str, Words]:
    """A TOML file of strings, each a list of words."""
    tables = tomllib.loads((_LEXICON / file).read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in tables.items()}
