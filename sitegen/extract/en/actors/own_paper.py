"""The paper that an article stands in, as it speaks of itself: "told the Gazette". In: Names. Out: spellings that are no actors."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sitegen.extract.en.names.run import Name
from sitegen.patterns import lazy


def find_own_paper(text: str, names: list[Name], kinds: Mapping[str, object], publisher: str) -> set[str]:
    """Spellings of the publisher's name, where all that is said of it is that somebody spoke to it."""
    own = _own_reporters(text, names)
    whole = publisher.removeprefix("The ").removeprefix("THE ")
    tokens = whole.lower().split()
    if not tokens or not kinds:
        return own & kinds.keys()
    short = "".join(token[0] for token in whole.split() if token[0].isupper())
    places: dict[str, list[Name]] = {}
    for name in names:
        key = name.text
        if (
            key in kinds
            and not name.heading
            and (_is_part(key.lower().split(), tokens) or (key == short and len(key) > 1))
        ):
            places.setdefault(key, []).append(name)
    return {key for key, found in places.items() if all(_is_told(text, name) for name in found)} | (own & kinds.keys())


def _own_reporters(text: str, names: list[Name]) -> set[str]:
    """As in "told our reporter Ann Osei", wherever such a paper names them."""
    if " our " not in text.lower():
        return set()  # most articles: one look at the text instead of one at every name
    return {name.text for name in names if _OURS.search(text, max(0, name.start - 40), name.start)}


_OURS = lazy(
    r"\b(?:told|to|with|asked\sby)\sour\s(?:own\s)?(?:\w+\s)?(?:reporter|correspondent|columnist|critic|photographer|editor|writer)s?,?\s\Z",
    re.IGNORECASE,
)


_TOLD = lazy(
    r"\b(?:told|informed|spoke\sto|speaking\sto|said\sto|confirmed\sto|seen\sby|obtained\sby|reviewed\sby|shown\sto|shared\swith|interview\swith"
    r"|contacted\sby|approached\sby|asked\sby|sent|sent\sto|passed\sto|given\sto|written\sfor|a)\s(?:the\s)?\Z",
)
_SAW = lazy(
    r"\s(?:understands|has\s(?:seen|covered|reported\son|learn(?:ed|t)|been\stold|obtained)|can\sreveal|reporter|correspondent|photographer)\b"
)


def _is_told(text: str, name: Name) -> bool:
    return _TOLD.search(text, max(0, name.start - 30), name.start) is not None or _SAW.match(text, name.end) is not None


def _is_part(name: list[str], whole: list[str]) -> bool:
    """As in "Gazette" of "Wexham Gazette", "Wexham" of "Wexham Today"."""
    return name in (whole[: len(name)], whole[-len(name) :])
