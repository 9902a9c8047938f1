"""The word lists of reading: data in `lexicon/*.toml`, one text of words a key, split at white space (or at "|")."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _file(name: str) -> dict[str, str]:
    """The texts of one file."""
    source = files(__package__).joinpath("lexicon", f"{name}.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(source))


def word_list(name: str, key: str) -> frozenset[str]:
    """The words of `lexicon/NAME.toml` under a key; phrases where the text separates them by "|"."""
    return frozenset(in_order(name, key))


def in_order(name: str, key: str) -> tuple[str, ...]:
    """The same, in their order."""
    text = _file(name)[key]
    parts = text.split("|") if "|" in text else text.split()
    return tuple(" ".join(part.split()) for part in parts if part.strip())
