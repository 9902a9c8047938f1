"""Word lists of `lexicon/`, read once. In: a file's name. Out: its lists as frozen sets."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_table(name: str) -> dict[str, Any]:
    """`lexicon/NAME.toml` as it is."""
    return tomllib.loads(files(__package__).joinpath("lexicon", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def read_lists(name: str, table: str = "") -> dict[str, frozenset[str]]:
    """The lists of `lexicon/NAME.toml`, or of one table of it: each key's words, split at white space."""
    lists = read_table(name)[table] if table else read_table(name)
    return {key: frozenset(str(words).split()) for key, words in lists.items()}


@cache
def read_words(name: str) -> frozenset[str]:
    """The words of `lexicon/NAME.txt`."""
    return frozenset(read_text(name).split())


def read_text(name: str) -> str:
    """`lexicon/NAME.txt` without lines that begin with "#"."""
    source = files(__package__).joinpath("lexicon", f"{name}.txt").read_text(encoding="utf-8")
    return "\n".join(line for line in source.splitlines() if not line.startswith("#"))
