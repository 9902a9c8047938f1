"""The spellings of one actor, and how spellings are compared."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from sitegen.model.extract import ActorKind

TOO_MANY = 40
"""A word that so many names share tells nothing about which of them is meant; it also bounds the work."""


@dataclass(slots=True)
class Group:
    """The spellings of one actor. `gender` is "m", "f" or "" where nothing tells it."""

    kind: ActorKind
    tokens: tuple[str, ...]
    keys: list[str] = field(default_factory=list)
    gender: str = ""
    acronym: str = ""


@lru_cache(maxsize=20_000)
def fold_token(token: str) -> str:
    """Without accents, case and full stops."""
    if token.isascii():
        return token.lower().rstrip(".")
    bare = unicodedata.normalize("NFKD", token.replace("’", "'"))
    return "".join(c for c in bare if not unicodedata.combining(c)).lower().rstrip(".")
