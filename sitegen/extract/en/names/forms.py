"""What the form of a name alone says. In: its words. Out: a Form: kind, cue, and how sure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from sitegen.extract.en.names.words import NameWords, name_words
from sitegen.model.frozen import frozen

FormKind = Literal["person", "organisation", "place", "thing", "open"]


@frozen
class Form:
    """`kind` by form, the `cue` that showed it, and its `weight` against what the sentences say (3 = settles it)."""

    kind: FormKind
    cue: str
    weight: float


_OPEN = Form("open", "", 0)
_INITIAL = re.compile(r"(?:[^\W\d_]\.){1,3}\Z")
# "Landesmuseum", "Kraftfahrtbundesamt", "Havforskningsinstituttet"
_COMPOUND = re.compile(
    r"(?:museum|museet|galerie|galerij|galleriet|amt|gericht|stiftung|verein|verband|orchester|theater|teatret|zeitung|ministerium"
    r"|ministeriet|bibliothek|universität|universitet|universitetet|hochschule|gesellschaft|partei|partiet|styrelsen|verket"
    r"|leasing|selskapet|selskabet|departementet|domstolen|politiet|bolaget|myndigheten|rechtbank|vereniging|maatschappij|direktoratet|banken|instituttet|institutet|kommissionen|tilsynet|forbundet|rådet)\Z"
)
_CODE = re.compile(
    r"[A-Z]{1,3}-?\d{2,}[A-Z]?s?|[A-FH-Z]-\d(?:-[A-Z])?"
)  # a signal, a road, a measure of money: "LK412", "A66", "M-3"; not "G-7"
STATES = frozenset(("U.S.", "US", "UK", "U.K.", "EU", "E.U.", "UN", "U.N.", "N.Z."))
SAINTS = frozenset(("St", "St.", "Ste", "Ste."))
_CAMEL = re.compile(r"[^\W\d_]+[a-z][A-Z]\w*\Z")


_CAMEL_GIVEN = (
    "Mc",
    "Mac",
    "De",
    "Di",
    "Da",
    "Du",
    "Le",
    "La",
    "Lo",
    "Van",
    "Von",
    "Fitz",
    "Jo",
    "Ro",
    "Mary",
    "Ta",
    "Ke",
    "Ja",
    "Sha",
    "O’",
    "O'",
)


_TWO = 2
_SIDES = frozenset(
    ("Majority", "Minority", "Democratic", "Republican", "Democrats", "Republicans", "Democrat", "Republican")
)
_FIRMS_ABROAD = frozenset(("AB", "NV", "SA", "AG", "BV", "SpA", "N.V.", "S.A.", "B.V.", "S.p.A."))


@lru_cache(maxsize=20_000)
def read_form(tokens: tuple[str, ...]) -> Form:
    """The kind that the words alone show."""
    words = name_words()
    name = " ".join(tokens)
    bare = name.removeprefix("The ")
    if name in words.seats or bare in words.seats:
        return Form("open", "seat", 0)
    if (
        name in words.known
        or ("." in name and name.replace(".", "") in words.known)
        or (bare in words.known and bare not in words.never)
    ):
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
    if name in words.demonyms or name in ("Government", "Governments"):
        return Form("thing", "people-or-faith", 5)
    if _CODE.fullmatch(name):
        return Form("thing", "code", 3)
    if name.upper() == name and any(c.isalpha() for c in name):
        # "THE suspended president": the first words of a paragraph in capitals are no short form.
        if (len(name) > 2 and name.lower() in words.common) or name.lower() in words.openers:
            return Form("thing", "capitals", 3)
        return Form("open", "acronym", 0.5)
    if _CAMEL.match(name) and not name.startswith(("Mc", "Mac", "De", "Le", "La", "O’", "O'")):
        return Form("open", "inner-capital", 1.2)
    if "." in name and not name.endswith("."):
        return Form("organisation", "web-address", 2)
    if len(name) > 9 and _COMPOUND.search(name):
        return Form("organisation", "organisation-head", 2.5)
    if name in words.given:
        return Form("open", "given-name-alone", -1)
    return _OPEN


def _read_several(tokens: tuple[str, ...], name: str, bare: str, words: NameWords) -> Form:
    """Two words or more."""
    first, last = tokens[0], tokens[-1].rstrip("’'.")
    if len(tokens) == 2 and "." in first and first in STATES and _is_what_it_has(tokens[1], words):
        return Form("place", "place-or-thing-word", 1)
    if last in words.suffixes and not (last in words.surnames and first in words.given and len(tokens) == 2):
        return Form("organisation", "company-suffix", 3)
    if name in words.places or bare in words.places:
        return Form("place", "gazetteer", 2.5)
    if any(token in _FIRMS_ABROAD for token in tokens[:-1]):
        return Form("organisation", "company-suffix", 3)  # "Foobar AB Quist"
    if len(tokens) == 2 and first in SAINTS:
        return Form("place", "saint", 3)  # "from Leeds to St. Barnabas"
    if "&" in tokens:
        return Form("organisation", "ampersand", 3)
    shouted = len(first) > 2 and first.isupper() and last.isupper() and first.capitalize() in words.given
    initial = _INITIAL.match(first) is not None and first not in STATES
    placed = len(tokens) > _TWO and " ".join(tokens[:2]) in words.places  # "Abu Dhabi Commercial Bank"
    given = (first in words.given and not placed and not _is_team(tokens, words)) or shouted or initial
    people = sum(token[0].isupper() for token in tokens) <= 5 and not any(c.isdigit() for c in name)
    court = last in words.heads and len(tokens) > _TWO and tokens[-2].lower() in words.common  # "Lincoln Crown Court"
    if given and people and last in words.surnames and not court:
        return Form("person", "first-name-list", 2)
    return (
        _read_heads(tokens, first, last, given=given, words=words)
        or (_read_person(tokens, last, given=given, words=words) if people else None)
        or _read_rest(tokens, first, last, words)
    )


def _is_what_it_has(word: str, words: NameWords) -> bool:
    """As in "U.S. Economy", "U.S. Firms", which agencies write with capitals behind full stops; not "U.S. Congress", "U.S. Army"."""
    if word in words.seats or word in words.of_a_state:
        return False
    low = word.lower()
    return low in words.common or word in words.topics or low in words.kinds or word not in words.heads


def _is_team(tokens: tuple[str, ...], words: NameWords) -> bool:
    """As in "Sydney Swans", "Chelsea Pensioners": a place that is a given name as well, and a plural."""
    last = tokens[-1]
    if tokens[0] not in words.places or not last.endswith("s") or last in words.surnames:
        return False
    return last.lower() in words.common or last[:-1].lower() in words.common


def _read_heads(tokens: tuple[str, ...], first: str, last: str, *, given: bool, words: NameWords) -> Form | None:
    """By the word that says what kind of thing it is."""
    if last.rpartition("-")[2] in words.media or (first in ("Channel", "Radio") and last.isdigit()):
        return Form("organisation", "masthead", 2.5)
    if last in words.heads or last.removesuffix("s") in words.heads or (len(last) > 9 and _COMPOUND.search(last)):
        return Form("organisation", "organisation-head", 3)
    if last in words.things and not (tokens[-2] in words.topics and last in ("District", "Scheme", "Plan")):
        return Form("thing", "thing-head", 3)
    if last in words.things and (last == "District" or tokens[-2] in ("Pension", "Pensions")):
        return Form("organisation", "organisation-head", 2)  # "Fallon River Water District"
    if last in words.things:
        return Form("thing", "thing-head", 3)
    if first in words.of_heads and tokens[1] in ("of", "for"):
        return Form("organisation", "organisation-head", 3)
    if first in words.campaigners and tokens[1] in ("for", "against", "without"):
        return Form("organisation", "organisation-head", 3)
    if first in words.first_words:
        return Form("organisation", "organisation-head", 2.5)
    if (first in words.topics or first in words.sports) and " ".join(tokens[1:]) in words.places:
        return Form("organisation", "organisation-head", 2.5)  # "Parks Wales", "Sport Malta"
    if not given and any(token in words.heads and token not in words.surnames for token in tokens[1:]):
        return Form("organisation", "organisation-head", 2)
    if last in words.club_words:
        return Form("place", "place-or-thing-word", 0.5)
    if first in words.thing_first_words:
        return Form("thing", "thing-head", 3)
    if first in words.place_first_words and last not in words.topics:
        return Form("place", "place-or-thing-word", 1.5)
    if given and _is_trade(last, words):
        return Form("organisation", "organisation-head", 2)  # "Ellis Security", "Gordon Dairy"
    return None


def _is_trade(last: str, words: NameWords) -> bool:
    """Whether a word says what a firm that bears somebody's name does."""
    low = last.lower()
    kind = low in words.kinds and low not in words.roles and not low.endswith(("er", "or"))
    return (kind or last in words.topics) and last not in words.surnames and last not in words.given


def _read_person(tokens: tuple[str, ...], last: str, *, given: bool, words: NameWords) -> Form | None:
    """By given name, initials or particle."""
    if given:
        if all(token in words.demonyms for token in tokens[1:]):
            return None
        doubtful = last.lower() in words.common and last not in words.surnames
        return Form("person", "first-name-list", 1.5 if doubtful else 2.5)
    if (
        tokens[0] in words.family_first
        and len(tokens) < 4
        and tokens[0] not in words.places
        and not any(token.lower() in words.common or token in words.heads for token in tokens[1:])
    ):
        return Form("person", "family-name-first", 1.5)
    if any(_INITIAL.match(token) for token in tokens[1:-1]):
        return Form("person", "initials", 2.5)
    if any(token in words.particles for token in tokens[1:-1]) and not (tokens[0].isupper() and len(tokens[0]) > 1):
        return Form("person", "particle", 1.5)
    if tokens[-1] in words.generations:
        return Form("person", "generation", 2)
    return None


def _read_rest(tokens: tuple[str, ...], first: str, last: str, words: NameWords) -> Form:
    """What only leans one way."""
    if all(token in words.demonyms or token in words.places for token in tokens):
        return Form("thing", "people-or-faith", 3)
    if first in ("House", "Senate") and last in _SIDES:
        return Form("thing", "thing-head", 3)
    if last in words.demonyms and first.lower() in words.common and len(tokens) == _TWO and first not in words.given:
        return Form("thing", "people-or-faith", 3)  # "Most Germans", "Include Japanese"
    if first in words.demonyms and " ".join(tokens[1:]) in words.places:
        return Form("place", "gazetteer", 2.5)  # "Soviet Central Asia"
    if len(last) > 1 and last.isupper() and first.isupper():
        return Form("open", "acronym", 0.5)
    if len(first) > 1 and first.isupper() and "." not in first and first not in words.places:
        return Form("open", "acronym-first", 1.2)
    if _CAMEL.match(first) and not first.startswith(_CAMEL_GIVEN) and last.lower() not in words.common:
        return Form("open", "acronym-first", 1.2)  # "GxP Harrow"
    if first in words.places and last not in words.places and last.lower() not in words.common:
        return Form("open", "place-first", 0.7)
    return _OPEN
