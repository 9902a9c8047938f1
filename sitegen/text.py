"""Pure string work shared by the rooms: normalising, identifiers, suggestions."""

from __future__ import annotations

import difflib
import hashlib
import re
import unicodedata
from collections.abc import Iterable

_DASHES = re.compile("[‐‑‒–—―−]")
_QUOTES = str.maketrans("“”„‟«»‘’‚‛‹›`´", "\"\"\"\"\"\"''''''''")
_SPACE = re.compile(r"\s+")


def fold(text: str) -> str:
    """For comparing: lower case, no accents, plain quotes and dashes, single spaces."""
    text = unicodedata.normalize("NFKD", text.translate(_QUOTES))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return _SPACE.sub(" ", _DASHES.sub("-", text)).strip().casefold()


def short_hash(text: str, length: int = 8) -> str:
    """Hexadecimal digits of a BLAKE2b digest: stable between machines and versions."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()[:length]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`did you mean "x"?` for the nearest known word, or ""."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else ""
