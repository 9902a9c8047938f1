"""Pure string work shared by the rooms: normalising, identifiers, suggestions."""

from __future__ import annotations

import difflib
import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import cache

_DASHES = "‐‑‒–—―−"
_PLAIN = dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‘’‚‛‹›´", "'") | dict.fromkeys(_DASHES, "-")
_A_DASH = re.compile(f"[{_DASHES}]")
_MAY_COMBINE = re.compile("[^\x00-\u02ff]")

DEVICE = re.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""No folder of such a name can be checked out on Windows."""

ADDRESS = re.compile(r"(?!\.)[^\s/\\?#%\"<>]+")
"""What can be the last part of an address, and a folder's name, as it stands."""


def fold(text: str) -> str:
    """For comparing: lower case, no accents, plain quotes and dashes, single spaces."""
    if not text.isascii():
        for character, plain in _PLAIN.items():
            text = text.replace(character, plain)
        if not text.isascii():
            text = _MAY_COMBINE.sub(_without_marks, unicodedata.normalize("NFKD", text))
            text = _A_DASH.sub("-", text)
    return " ".join(text.replace("`", "'").casefold().split())


def _without_marks(match: re.Match[str]) -> str:
    return "" if unicodedata.combining(match[0]) else match[0]


def digest(data: bytes) -> str:
    """32 hexadecimal digits of BLAKE2b: stable between machines and versions."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def short_hash(text: str, length: int = 8) -> str:
    """The first digits of the same, of a text."""
    return digest(text.encode("utf-8", "surrogatepass"))[:length]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`did you mean "x"?` for the nearest known word, or ""."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else ""


_CONFLICT = re.compile(r"^<{7} .*\n(?:.*\n)*?={7}\r?\n(?:.*\n)*?>{7} ", re.MULTILINE)


def conflict_line(text: str) -> int:
    """The line on which an unfinished merge of git's begins, 0 where there is none."""
    if "<<<<<<< " not in text or not (found := _CONFLICT.search(text)):
        return 0
    return text.count("\n", 0, found.start()) + 1


@cache
def _not_xml() -> re.Pattern[str]:
    """Compiled when first needed: its ranges take longer than all else here."""
    return re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Without the characters that XML 1.0 forbids even when escaped."""
    return text if text.isprintable() else _not_xml().sub("", text)
