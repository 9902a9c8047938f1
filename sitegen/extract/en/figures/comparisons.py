"""Where a sentence sets one count beside another: "received 72,000 calls, up from 6,000 in 2010". Without the date the
second count would pass for the first one's, so it stays in a title.
"""

from __future__ import annotations

from sitegen.extract.en.clauses.words import ARTICLES, DATE_PREPOSITIONS
from sitegen.extract.en.dates.parts import NUMBERS
from sitegen.extract.en.triggers import AUXILIARY, TIME, Word
from sitegen.extract.en.wordlists import read_lists
from sitegen.memo import Memo

_LISTS = read_lists("clauses")
_LINKS = frozenset(("from", "than", "against", "versus", "with", "to", "below", "above"))
_LEADS = frozenset(("up", "down", "compared", "more", "fewer", "less", "higher", "lower"))
_QUANTITY = frozenset(("more", "fewer", "less"))
_MARKS = frozenset((",", "–", "—", "-", "("))
_CHANGE = _LISTS["change"]
_FAR = 8  # words between the date and the preposition: "than the 6,000 new claims that came in during 2010"


def comparison(words: list[Word], at: int) -> int:
    """The word at which the comparison begins that the date at word `at` belongs to, -1 where there is none.

    As in "Profits rose to £5m in May, | up from £3m in 2012".
    """
    before = at - 1
    while before > 0 and words[before].low in DATE_PREPOSITIONS and words[before].low != "from":
        before -= 1
    counted = False
    for w in range(before, max(-1, before - _FAR), -1):
        word = words[w]
        if word.low in _LINKS and counted:
            return _with_lead(words, w) if _is_link(words, w) else -1
        if word.low == "and" and counted and words[w - 1].low == TIME:
            return comparison(words, w - 1)  # "from 40 in May and 30 in June"
        if word.low == TIME or word.kind == AUXILIARY or word.low in _MARKS:
            return -1
        counted = counted or is_count(word.low)
    return -1


def _is_link(words: list[Word], w: int) -> bool:
    """As "compared with 6,000", "up from 6,000", "than the 6,000", "below the 6,000" do; not as "pay fines to 6,000", "met with 12
    people", "was sentenced to more than 19 years in March".
    """
    if words[w].low in ("below", "above"):
        return words[w + 1].low == "the"
    if words[w].low in ("with", "to"):
        return words[w - 1].low.startswith("compare")
    if words[w].low == "from":  # "up from 40", "up 30 pct from 40"
        return any(word.low in _LEADS for word in words[w - 3 : w]) or has_changed(words[max(0, w - 2 * _FAR) : w])
    return words[w].low != "than" or words[w - 1].low not in _QUANTITY or not is_count(words[w + 1].low)


def _is_count(low: str) -> bool:
    return low.lstrip("$£€")[:1].isdigit() or (low in NUMBERS and low not in ARTICLES)


is_count = Memo(_is_count).__getitem__
"""Whether a word is a number: "6,000", "$40", "three"."""


def has_changed(words: list[Word]) -> bool:
    """Whether a verb among them says that something grew or shrank."""
    return any(not _CHANGE.isdisjoint((w.lemma, w.lemma.removesuffix("d"), w.lemma.removesuffix("ed"))) for w in words)


def _with_lead(words: list[Word], w: int) -> int:
    while w > 0 and words[w - 1].low in _LEADS:
        w -= 1
    return w - 1 if w > 0 and words[w - 1].low in _MARKS else w
