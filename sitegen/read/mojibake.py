"""Whether a text reads like words in the encoding it was taken for: a western file does not say which of them it is in."""

from __future__ import annotations

import re
from itertools import islice

from sitegen.errors import Notice, Where

_CERTAIN = frozenset({"utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"})
_LOWER = "a-zß-öø-ÿа-џ"
_ODD_WORD = re.compile(
    rf"""\b\w*
    (?: [{_LOWER}] (?: [À-ÖØ-ÞŠŒŽŸЀ-Я] | [¡-§©¬®-±¶-¿×÷†‡ˆ‰‚„ƒ“”] (?=[{_LOWER}]) )  # "cafŽ" of a Mac, "zamknê³a" in Polish, "h”rt" of DOS
      | [{_LOWER}A-Z][Ѐ-ӿ] | [Ѐ-ӿ][A-Za-z]                                     # "вАЬWe"
      | [{_LOWER}]þ (?: [bdfgklmst] | \b )                                           # "güneþ" in Turkish; Icelandic begins with it
      | \bÒ[A-Z][a-z] | [,.!?]Ó\B                                                # "ÒWe knew,Ó" of a Mac
    ) \w*""",
    re.VERBOSE,
)
_ODD_WORDS = 2


def odd_words(text: str, encoding: str, path: str) -> tuple[Notice, ...]:
    """A warning that names two words which nobody writes; none where the encoding is certain, or the text reads like words."""
    if encoding in _CERTAIN or text.isascii():
        return ()
    odd = [f'"{match[0][:30]}"' for match in islice(_ODD_WORD.finditer(text), _ODD_WORDS)]
    if len(odd) < _ODD_WORDS:
        return ()
    message = f"it is not UTF-8 and was read as {encoding}, but {', '.join(odd)} look like no words"
    hint = "open it in the program that wrote it, and save it as UTF-8"
    return (Notice("warning", "encoding-doubtful", message, Where(path), hint),)
