"""Short forms defined in brackets. In: text and sentences. Out: Definitions: "Rural Water Board (RWB)", "abuse material (AM)"."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from sitegen.extract.en.name_words import NameWords
from sitegen.model.extract import Sentence


class Definition(NamedTuple):
    """`short` stands for `text[start:end]`. `capital`: the long form is written as a name. `matched`: initials agree.
    A start of -1 = nothing found.
    """

    short: str
    start: int
    end: int
    sentence: int
    capital: bool
    matched: bool


_BRACKETED = re.compile(
    r"[(\[](?:the |or |known as )?[\"“‘']?(?P<short>[A-Z][A-Za-z&.-]{0,9}[A-Z][A-Za-z]?(?:-?\d{1,2})?)[\"”’']?[)\]]"
)
_WORDLIKE = re.compile(r"[(\[](?P<short>[A-Z][a-z]{2,8})[)\]]")  # (Unesco)
_OR_SHORT = re.compile(r",\s(?:or|known\sas|called)\s(?:the\s)?(?P<short>[A-Z]{2,6})(?=[,.;])")  # "…, or ELA,"
_LONG_IN_BRACKETS = re.compile(r"\b(?P<short>[A-Z]{2,8})\s\((?:the\s)?(?P<long>[A-Z][\w’'&.-]*(?:\s[\w’'&.-]+){1,9})\)")
_WORD = re.compile(r"[\w&][\w.’'&]*")
_SMALL = frozenset(
    "of for the and to in on de la le des du del do da dos das against with by at & y e und für et".split()
)
_SKIP = frozenset("AP AFP PA UPI EFE PTI ANI AAP CNN BBC R D I Lab Con SNP LD Ind DUP TV UK US EU".split())


def find_definitions(text: str, sentences: tuple[Sentence, ...]) -> list[Definition]:
    """Every short form in brackets with the words before it that it stands for, and the other way round."""
    found: list[Definition] = []
    if "(" in text or "[" in text:
        for match in _BRACKETED.finditer(text):
            if match["short"] not in _SKIP and sum(c.isupper() for c in match["short"]) > 1:
                found.append(_long_before(text, match.start(), match["short"], *_place(sentences, match)))
        for match in _WORDLIKE.finditer(text):
            found.append(_wordlike_before(text, match.start(), match["short"], *_place(sentences, match)))
        for match in _LONG_IN_BRACKETS.finditer(text):
            if _initials_agree(match["short"], match["long"]):
                index = _place(sentences, match)[1]
                found.append(Definition(match["short"], match.start("long"), match.end("long"), index, capital=True, matched=True))
    if ", or " in text or ", known as " in text:
        for match in _OR_SHORT.finditer(text):
            definition = _long_before(text, match.start(), match["short"], *_place(sentences, match))
            if definition.capital:
                found.append(definition)
    return sorted((d for d in found if d.start >= 0), key=lambda d: (d.start, d.short))


def _place(sentences: tuple[Sentence, ...], match: re.Match[str]) -> tuple[int, int]:
    """Start and index of the sentence that a match stands in."""
    index = max(0, bisect_right(sentences, match.start(), key=lambda sentence: sentence.start) - 1)
    return sentences[index].start, index


def organisation_like(long: str, words: NameWords) -> bool:
    """Whether words in lower case name a body: "information commissioner's office", not "child abuse material"."""
    last = long.split()[-1].capitalize()
    return last in words.heads and last not in words.things and last not in _NO_BODIES


_NO_BODIES = frozenset(
    "Intelligence Research Media Network Networks Service Services Practice Order Systems System Management Technology Finance Energy Software Products Solutions Resources Initiative Project Force Panel Works Records Power Gas Oil Securities Construction Communications Test".split()
)


def _long_before(text: str, bracket: int, short: str, begin: int, sentence: int) -> Definition:
    """Walks left from the bracket, one word for each initial."""
    left = max(begin, bracket - 110)
    found = list(_WORD.finditer(text, left, bracket))
    if not found or text[found[-1].end() : bracket].strip(" ’'\"”"):
        return _none(short, sentence)
    letters = [c.lower() for c in short if c.isalpha()]
    at = len(found)
    while letters and at > 0:
        at -= 1
        word = found[at][0].lower()
        initials = [part[0] for part in re.split(r"[-.&]", word) if part]
        if word in _SMALL and word[0] != letters[-1]:
            continue
        if initials and initials[-1] == letters[-1]:
            for _ in initials:
                if letters:
                    letters.pop()
            continue
        at += 1
        break
    if letters or at == len(found):
        return _directly_before(text, found, short, sentence)
    while at < len(found) - 1 and found[at][0].lower() in ("of", "the", "for", "and"):
        at += 1
    span = found[at:]
    content = [m[0] for m in span if m[0].lower() not in _SMALL]
    capital = sum(word[0].isupper() for word in content) * 10 >= len(content) * 6
    return Definition(short, span[0].start(), span[-1].end(), sentence, capital=capital, matched=True)


def _wordlike_before(text: str, bracket: int, short: str, begin: int, sentence: int) -> Definition:
    """ "Japan Sea Science and Technology Centre (Jastec)": a word made of the beginnings of capitalised words."""
    found = list(_WORD.finditer(text, max(begin, bracket - 110), bracket))
    at = len(found)
    while at > 0 and (found[at - 1][0][0].isupper() or found[at - 1][0] in _SMALL):
        at -= 1
    while at < len(found) and not found[at][0][0].isupper():
        at += 1
    while at < len(found) and found[at][0][0] != short[0]:
        at += 1
    span = found[at:]
    if len(span) < 2 or text[span[-1].end() : bracket].strip():
        return _none(short, sentence)
    letters, position = "".join(match[0].lower() for match in span), 0
    for letter in short.lower():
        position = letters.find(letter, position) + 1
        if not position:
            return _none(short, sentence)
    return Definition(short, span[0].start(), span[-1].end(), sentence, capital=True, matched=True)


def _none(short: str, sentence: int) -> Definition:
    """Stands for nothing here."""
    return Definition(short, -1, -1, sentence, capital=False, matched=False)


def _directly_before(text: str, found: list[re.Match[str]], short: str, sentence: int) -> Definition:
    """ "Workers' Front (PT)": the initials are those of another language; only capitals directly before count."""
    if not short.replace("-", "").rstrip("0123456789").isupper() or not found[-1][0][0].isupper():
        return _none(short, sentence)
    del text
    return Definition(short, found[-1].start(), found[-1].end(), sentence, capital=True, matched=False)


def _initials_agree(short: str, long: str) -> bool:
    """Whether the capitals of the long form spell the short one."""
    initials = [word[0].upper() for word in re.split(r"[\s-]", long) if word and word.lower() not in _SMALL]
    return "".join(initials) == short.upper()
