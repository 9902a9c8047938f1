"""How agencies mark firms: "Delmont Tools <DLT.L>", "<Foobar Ltd>". In: text and a span. Out: whether it is marked so."""

from __future__ import annotations

import re

_TICKER = re.compile(r"\s?(?:[<(][A-Z]{1,6}(?:[. ][A-Z]{1,2})?>|\([A-Z]{1,6}\.[A-Z]{1,2}\))")


def has_ticker(text: str, end: int) -> bool:
    """Whether the sign of its shares follows a name that ends here, so that it is a firm's."""
    return _TICKER.match(text, end) is not None


def is_ticker(text: str, start: int) -> bool:
    """Whether the word that begins here is the sign of a firm's shares, behind its name."""
    if start < _SHORTEST or text[start - 1] not in "<(":
        return False
    ahead = start - 2 if text[start - 2] == " " else start - 1
    return (text[ahead - 1].isalnum() or text[ahead - 1] == ".") and has_ticker(text, ahead)


def in_angles(text: str, start: int, end: int) -> bool:
    """Whether a name stands alone in angle brackets: a firm whose shares have no sign."""
    return text[start - 1 : start] == "<" and text[end : end + 1] == ">"


_SHORTEST = 3
