"""What a number counts. In: the text after it. Out: Counted: the head noun and the phrase around it.

No parser: words up to the next stop, the last plural among them, and the phrases tied to it by "of", "in" or "for".
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sitegen.extract.en.wordlists import read_lists
from sitegen.memo import Memo


class Counted(NamedTuple):
    """`noun` is the head as worded ("" = none) and ends at `noun_end`; `text[start:end]` is all that is counted."""

    noun: str
    noun_end: int
    start: int
    end: int


def read_counted(text: str, at: int, stop: int, *, unit: bool, article: bool) -> Counted:
    """What the amount that ends at `at` counts, up to `stop`.

    `unit`: it is money or a share already, so that "of savings" will do without a plural. `article`: an article stands
    before it, so that a singular will do: "a £4m grant".
    """
    of = _OF.match(text, at, stop) if unit else _OF_THE.match(text, at, stop)
    begin = of.end() if of else at
    words, noun, noun_end, both = _noun_phrase(text, begin, stop, first_plural=unit)
    if not words or (of and not unit and not noun):
        return Counted("", at, at, at)
    if noun:
        end = _complement(text, both or noun_end, stop)
        return Counted(noun, noun_end, words[0].start(), end)
    if unit and (of or article):
        last = words[min(len(words), _MOST_SINGULAR if of else _MOST_AFTER_ARTICLE) - 1].end()
        return Counted("", at, words[0].start(), _complement(text, last, stop) if of else last)
    return Counted("", at, at, at)


_MOST_HEAD = 6  # words between a number and its noun: "32 badly needed new hospital beds"
_MOST_SINGULAR = 6
_MOST_AFTER_ARTICLE = 2
_MOST_MORE = 8  # words in the phrases tied to the noun
_LISTS = read_lists("units", "words")
_WORD = re.compile(r"[^\W\d_]++(?:[-’'][^\W\d_]++)*+(?:(?<=s)[’'](?=\s))?")
_OF = re.compile(
    r"\s(?:of|in|for|worth\sof)\s(?!(?:them|it|this|that|those|these|which|whom|us)\b)"
    r"(?:(?:the|its|their|all|a|an|his|her)\s)?(?=[^\W\d_])"
)
_OF_THE = re.compile(r"\sof\s(?:the|its|their|all|his|her|our)\s")
_STOPS = _LISTS["stops"]
_PREPOSITIONS = _LISTS["ties"]
_OTHER_PREPOSITIONS = _LISTS["other_prepositions"]
_DETERMINERS = _LISTS["determiners"]


def _noun_phrase(text: str, begin: int, stop: int, *, first_plural: bool) -> tuple[list[re.Match[str]], str, int, int]:
    """The words of the phrase, its head ("" = no plural), where that ends, and where a second, joined one does (0 = none)."""
    words: list[re.Match[str]] = []
    noun, noun_end, last = "", 0, begin
    for word in _WORD.finditer(text, begin, min(stop, begin + 120)):
        low = word[0].lower()
        if len(words) >= _MOST_HEAD or text[last : word.start()].strip() or low in _STOPS or low in _OTHER_PREPOSITIONS:
            break
        if low in _PREPOSITIONS or (not words and low in ("a", "an")):
            break
        if low == "and":
            measure = noun in _LISTS["measures"]
            return words, noun, noun_end, _joined(text, word.end(), stop) if noun and not measure else 0
        if noun and (first_plural or low.endswith(("ed", "ing", "ly"))):
            break
        words.append(word)
        last = word.end()
        if _PLURAL[word[0]]:
            noun, noun_end = word[0], word.end()
    return words, noun, noun_end, 0


def _joined(text: str, at: int, stop: int) -> int:
    """The end of a second plural after "and": "images and videos"."""
    word = _WORD.match(text, at + 1, stop) if text[at : at + 1] == " " else None
    return word.end() if word and _PLURAL[word[0]] else 0


def _is_plural(word: str) -> bool:
    """Whether a word can be what a number counts: "beds", "people", "MPs", "kg"; no name, no verb."""
    low = word.lower()
    if low in _LISTS["plurals"] or low in _LISTS["times"] or word in _LISTS["measures"]:
        return True
    if not low.endswith("s") or len(low) < 3 or low in _LISTS["not_plurals"]:
        return False
    if low.endswith(("ss", "’s", "'s", "ous", "ics")):
        return False
    return word[0].islower() or word[:-1].isupper()


_PLURAL = Memo(_is_plural)


def _complement(text: str, at: int, stop: int) -> int:
    """Where the phrases tied to a noun end: "referrals | about online abuse in the north"."""
    end = last = at
    phrases = 0
    for count, word in enumerate(_WORD.finditer(text, at, min(stop, at + 100))):
        low = word[0].lower()
        if text[last : word.start()].strip() or low in _STOPS or low in _OTHER_PREPOSITIONS or count >= _MOST_MORE:
            break
        if low in _PREPOSITIONS:
            phrases += 1
            if phrases > 2 or (phrases > 1 and low not in ("of", "in")):
                break
        elif phrases == 0 or low == "and" or (low.endswith("ed") and end == last):
            break  # "in the UK | assessed as"; but "in reported abuse"
        elif low not in _DETERMINERS:
            end = word.end()
        last = word.end()
    return end
