"""Words around an amount that say how it is meant. In: text before and after it. Out: its Qualifiers.

The last word before the amount decides which rule looks further back, so that most amounts cost one look-up.
"""

from __future__ import annotations

import re

from sitegen.extract.en.wordlists import read_lists
from sitegen.model.frozen import frozen
from sitegen.patterns import lazy


@frozen
class Qualifiers:
    """`start`: where "more than" or "a rise of" begins. `article`: "the", "a" … stands before that."""

    start: int
    approximate: bool
    change: bool
    article: bool


def read_qualifiers(text: str, begin: int, start: int, end: int, stop: int) -> Qualifiers:
    """How the amount `text[start:end]` is meant, from the words in `text[begin:stop]`."""
    first, words = start, ""
    last = _last_word(text, begin, start)
    if last in _ENDS_ABOUT:
        about = _ABOUT.search(text, max(begin, start - _FAR), start)
        if about:
            first, words = about.start(), " ".join(about[0].lower().split())
            last = _last_word(text, begin, first)
    article = last in _ARTICLES
    change = _changes_after(text, end, stop)
    if last == "of":
        low = max(begin, first - _FURTHER)
        before = "".join(text[low:first].lower().split()[-2:-1])  # mostly no rise, and the pattern is slow to say so
        noun = _CHANGE_NOUN.search(text, low, first) if before.endswith(_RISES) else None
        if noun:
            first, change = noun.start(), True
    elif last in _ENDS_CHANGE and words not in _LEVELS:
        change = change or _CHANGE_VERB.search(text, max(begin, first - _FURTHER), first) is not None
    return Qualifiers(first, bool(words) and words not in _EXACT, change, article)


_FAR, _FURTHER = 28, 48  # characters
_LISTS = read_lists("units", "words")
_ARTICLES = frozenset(("a", "an", "the", "its", "their", "his", "her", "our", "this", "that"))
# What ends in these may be an estimate: "at least", "as many as", "an estimated".
_ENDS_ABOUT = _LISTS["estimates"]
_ABOUT = lazy(
    r"""(?: \b (?: about | around | some | nearly | almost | approximately | roughly | circa | between | another
        | close\ to | in\ the\ region\ of | upwards\ of | in\ excess\ of | at\ least | at\ most | up\ to
        | (?:just\ |well\ |slightly\ )? (?:over|under|above|below)
        | (?:(?:no|not)\ )? (?:more|less|fewer)\ than | as\ (?:many|much|few|little)\ as
        | an?\ (?:estimated|additional|extra|record) | a\ total\ of ) | ~ | ≈ ) \s* \Z""",
    re.VERBOSE | re.IGNORECASE,
)
_EXACT = frozenset(("another", "a record", "an additional", "an extra", "a total of"))
_LEVELS = frozenset(("under", "over", "above", "below", "between"))
_ENDS_CHANGE = _LISTS["moved"] | {"by", "further"}
_RISES = tuple(sorted(_LISTS["rises"]))
# "a sharp rise of", "the fall of"
_CHANGE_NOUN = lazy(rf"(?:\b(?:an?|the|its|their)\s+(?:[a-z-]+\s+)?)?\b(?:{'|'.join(_RISES)})\s+of\s+\Z", re.IGNORECASE)
# "rose", "rose sharply by", "fell a further"
_CHANGE_VERB = lazy(
    rf"\b(?:{'|'.join(sorted(_LISTS['moved']))})\s+(?:by\s+|[a-z]+\s+by\s+|a\s+further\s+)?\Z", re.IGNORECASE
)
_CHANGE_AFTER = _LISTS["rises"] | _LISTS["compared"]
_TWO_WORDS = re.compile(r"\s([a-z-]+)(?:\s([a-z-]+))?")


def _last_word(text: str, begin: int, start: int) -> str:
    """The word before a place, in small letters; "" where there is none or a mark stands between."""
    return text[max(begin, start - 16) : start].rstrip().rpartition(" ")[2].lower()


def _changes_after(text: str, end: int, stop: int) -> bool:
    """Whether the amount is one by which something changes: "a 3% pay cut", "200 more"."""
    following = _TWO_WORDS.match(text, end, stop)
    return following is not None and (following[1] in _CHANGE_AFTER or following[2] in _CHANGE_AFTER)
