"""Names as keys: two spellings that are one name have one key. Pure; the same name always has the same key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from sitegen.model.extract import ActorKind
from sitegen.text import fold
from sitegen.weave.words import respell, words

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "a", "œ": "o", "ı": "i", "ħ": "h"})
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")  # "E.P.A."
_DOMAIN = re.compile(r"\.(?:com|org|net|co\.uk)\b")  # "Quenby.com"
_POSSESSIVE = re.compile(r"'s?(?=\s|$)")  # "Norland's", "Workers'"
_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Name:
    """`tokens` without titles, generations and company forms; `bag` what is compared; `country` groups it names.

    `key` is equal where two names are certainly one name: "The Halden Bank plc" and "Halden Bank".
    """

    key: str
    tokens: tuple[str, ...]
    generation: str = ""
    bag: frozenset[str] = frozenset()
    country: frozenset[int] = frozenset()


@lru_cache(maxsize=200_000)
def read_name(text: str, kind: ActorKind) -> Name:
    """The parts of a name that count."""
    lists = words()
    tokens = _tokens(text)
    if kind == "person":
        while len(tokens) > 1 and tokens[0] in lists.titles:
            tokens = tokens[1:]
        generation = ""
        while len(tokens) > 1 and tokens[-1] in lists.generations:
            generation, tokens = tokens[-1], tokens[:-1]
        return Name(" ".join((*tokens, generation)).strip(), tokens, generation, frozenset(tokens))
    while len(tokens) > 1 and tokens[-1] in lists.companies:
        tokens = tokens[:-1]
    bag = frozenset(_singular(t) for t in tokens if t not in lists.particles) or frozenset(tokens)
    country = frozenset(n for t in bag for n in lists.countries.get(t, ()))
    key = " ".join(sorted(bag)) if len(bag) > 1 else " ".join(tokens)
    return Name(key, tokens, "", bag, country)


def initials(name: Name) -> frozenset[str]:
    """The short forms a name's capitals may spell: with its small words and without, "HM" as one letter or as two."""
    strong = [t for t in name.tokens if t not in words().particles]
    plain = {"".join(t[0] for part in tokens for t in part.split("-")) for tokens in (strong, name.tokens)}
    return frozenset(plain | {"".join(t if len(t) == _TWO else t[0] for t in strong)})


_TWO = 2  # letters: "HM Revenue & Customs" is HMRC, "UK Sport" is UKS


def same_given(a: str, b: str) -> str:
    """How two given names agree: "equal", "initial" ("J" and "Jane"), "nickname", "spelling", or "" where they do not."""
    if a == b:
        return "equal"
    if len(a) == 1 or len(b) == 1:
        return "initial" if a[0] == b[0] else ""
    nick = words().nicknames
    if nick.get(a, frozenset()) & nick.get(b, frozenset()):
        return "nickname"
    return "spelling" if same_spelling(a, b) else ""


@lru_cache(maxsize=100_000)
def same_spelling(a: str, b: str) -> bool:
    """Whether two words of five letters or more are one word in two spellings ("Qadiri", "Kadiry")."""
    if min(len(a), len(b)) < 5 or skeleton(a) != skeleton(b):
        return False
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.75


_SOUNDS = (
    (re.compile("(?:tsch|tch|ch|sch|sh)"), "s"),
    (re.compile("ph"), "f"),
    (re.compile("(?:ck|kh|gh|q|c)"), "k"),
    (re.compile("x"), "ks"),
    (re.compile("[wv]"), "v"),
    (re.compile("z"), "s"),
    (re.compile("(?<!^)[aeiouyjh]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """The consonants, spelt one way: for finding transliterations and slips, always together with a closer look."""
    for pattern, plain in _SOUNDS:
        word = pattern.sub(plain, word)
    return word


def _tokens(text: str) -> tuple[str, ...]:
    flat = _DOTTED.sub(lambda m: m[0].replace(".", ""), respell(fold(text).translate(_LETTERS)))
    tokens = tuple(_TOKEN.findall(_POSSESSIVE.sub("", _DOMAIN.sub("", flat))))
    return tokens[1:] if len(tokens) > 1 and tokens[0] == "the" else tokens or (flat.strip() or text,)


def _singular(token: str) -> str:
    return token[:-1] if len(token) > 4 and token.endswith("s") and not token.endswith("ss") else token
