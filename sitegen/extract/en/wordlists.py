"""Word lists of `lexicon/`, read once. In: a file's name. Out: its lists as frozen sets."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def read_lists(name: str) -> dict[str, frozenset[str]]:
    """The lists of `lexicon/NAME.toml`: each key's words, split at white space."""
    source = files(__package__).joinpath("lexicon", f"{name}.toml").read_text(encoding="utf-8")
    return {key: frozenset(str(words).split()) for key, words in tomllib.loads(source).items()}


@cache
def read_words(name: str) -> frozenset[str]:
    """The words of `lexicon/NAME.txt`, without lines that begin with "#"."""
    source = files(__package__).joinpath("lexicon", f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(word for line in source.splitlines() if not line.startswith("#") for word in line.split())
