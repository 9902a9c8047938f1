"""Bytes of tables, feeds and JSON -> text: a byte-order mark, UTF-8, what the file claims, then what spreadsheets write."""

from __future__ import annotations

import codecs

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def to_text(raw: bytes, claimed: str = "") -> str:
    """The text. UTF-8 beats any claim, since bytes of another encoding hardly ever form it by chance."""
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, "replace")
    for name in filter(None, ("utf-8", claimed, "cp1252")):
        try:
            return raw.decode(name)
        except (UnicodeError, LookupError):
            continue
    return raw.decode("latin-1")
