"""Short forms defined in brackets. In: text and sentences. Out: Definitions: "Rural Water Board (RWB)", "abuse material (AM)"."""

from __future__ import annotations

import re
from bisect import bisect_right

from sitegen.extract.en.names.words import NameWords, name_words
from sitegen.model.extract import Sentence
from sitegen.model.frozen import frozen
from sitegen.patterns import lazy


@frozen
class Definition:
    """`short` stands for `text[start:end]`. `capital`: the long form is written as a name. `matched`: initials agree."""

    short: str
    start: int
    end: int
    sentence: int
    capital: bool
    matched: bool


_BRACKETED = lazy(
    r"[(\[](?:the |or |known as )?[\"“‘']?(?P<short>[A-Z][A-Za-z&.-]{0,9}[A-Z][A-Za-z]?(?:-?\d{1,2})?)[\"”’']?[)\]]"
)
_WORDLIKE = lazy(r"[(\[](?P<short>[A-Z][a-z]{2,8})[)\]]")  # (Unesco)
_OR_SHORT = lazy(r",\s(?:or|known\sas|called)\s(?:the\s)?(?P<short>[A-Z]{2,6})(?=[,.;])")  # "…, or ELA,"
_LONG_IN_BRACKETS = lazy(r"\b(?P<short>[A-Z]{2,8})\s\((?:the\s)?(?P<long>[A-Z][\w’'&.-]*(?:\s[\w’'&.-]+){1,9})\)")
_FARTHEST = 110
_WORD = lazy(r"[\w&][\w.’'&]*")


def find_definitions(text: str, sentences: tuple[Sentence, ...]) -> list[Definition]:
    """Every short form in brackets with the words before it that it stands for, and the other way round."""
    words, found = name_words(), list[Definition | None]()
    if "(" in text or "[" in text:
        for match in _BRACKETED.finditer(text):
            law = text[match.end() + 1 : match.end() + 12].partition(" ")[0].rstrip(".,;") in words.laws
            if law:
                continue  # "the Clean Rivers (CRA) Act"
            known = _long_before(text, match, sentences, words)
            if match["short"] not in words.no_short_forms or (known and known.matched and known.capital):
                found.append(known)
        found += [_wordlike_before(text, match, sentences, words) for match in _WORDLIKE.finditer(text)]
        found += [_long_inside(match, sentences, words) for match in _LONG_IN_BRACKETS.finditer(text)]
    if ", or " in text or ", known as " in text:
        after_comma = [_long_before(text, match, sentences, words) for match in _OR_SHORT.finditer(text)]
        found += [definition for definition in after_comma if definition and definition.capital]
    return sorted((d for d in found if d is not None), key=lambda d: (d.start, d.short))


def organisation_like(long: str, words: NameWords) -> bool:
    """Whether words in lower case name a body: "information commissioner's office", not "child abuse material"."""
    last = long.rpartition(" ")[2].capitalize()
    return last in words.heads and last not in words.things and last not in words.no_lower_bodies


def _place(sentences: tuple[Sentence, ...], at: int) -> int:
    """The index of the sentence that an offset stands in."""
    return max(0, bisect_right(sentences, at, key=lambda sentence: sentence.start) - 1)


def _words_before(text: str, match: re.Match[str], sentence: Sentence) -> list[re.Match[str]]:
    """The words between the beginning of the sentence and the bracket, the last dozen or so."""
    found = list(_WORD.finditer(text, max(sentence.start, match.start() - _FARTHEST), match.start()))
    return found if found and not text[found[-1].end() : match.start()].strip(" ’'\"”") else []


def _long_before(
    text: str, match: re.Match[str], sentences: tuple[Sentence, ...], words: NameWords
) -> Definition | None:
    """Walks left from the bracket, one word for each initial."""
    short, index = match["short"], _place(sentences, match.start())
    found = _words_before(text, match, sentences[index])
    at = _walk(found, short, words.small_words)
    if at is None:
        at = _walk(found, short, frozenset())  # the "o" of "Ministry of Health (MoH)"
    if at is None:
        return _directly_before(short, found, index)
    while at < len(found) - 1 and found[at][0].lower() in ("of", "the", "for", "and"):
        at += 1
    span = found[at:]
    content = [m[0] for m in span if m[0].lower() not in words.small_words]
    capital = sum(word[0].isupper() for word in content) * 10 >= len(content) * 6
    end = span[-1].end()
    if span[-1][0].endswith(("'s", "’s")) and text[span[0].start() : end] not in words.known:
        end -= 2  # "the Energy Union's (EU) Ann Osei"
    return Definition(short, span[0].start(), end, index, capital=capital, matched=True)


def _walk(found: list[re.Match[str]], short: str, mute: frozenset[str]) -> int | None:
    """Where the long form begins, one word for each letter; None = nowhere. `mute` words give no letter: "and"."""
    at, letters = len(found), [c.lower() for c in short if c.isalpha()]
    small = name_words().small_words
    while letters and at:
        word = found[at - 1][0].lower()
        initials = [part[0] for part in re.split(r"[-.&]", word) if part]
        if initials and initials[-1] == letters[-1] and word not in mute:
            del letters[-len(initials) :]
        elif word not in small:
            return None
        at -= 1
    return None if letters or at == len(found) else at


def _directly_before(short: str, found: list[re.Match[str]], index: int) -> Definition | None:
    """As in "Workers' Front (PT)": the initials are those of another language; only capitals directly before count."""
    if not found or not short.replace("-", "").rstrip("0123456789").isupper() or not found[-1][0][0].isupper():
        return None
    return Definition(short, found[-1].start(), found[-1].end(), index, capital=True, matched=False)


def _wordlike_before(
    text: str, match: re.Match[str], sentences: tuple[Sentence, ...], words: NameWords
) -> Definition | None:
    """As in "Japan Sea Science and Technology Centre (Jastec)": a word made of the beginnings of capitalised words."""
    short, index = match["short"], _place(sentences, match.start())
    if short in words.places:
        return None  # "Delmont Tools (Malta) Ltd"
    found = _words_before(text, match, sentences[index])
    at = len(found)
    while at and (found[at - 1][0][0].isupper() or found[at - 1][0] in words.small_words):
        at -= 1
    while at < len(found) and found[at][0][0] != short[0]:
        at += 1
    span = found[at:]
    if len(span) < 2:
        return None
    letters, position = "".join(word[0].lower() for word in span), 0
    for letter in short.lower():
        position = letters.find(letter, position) + 1
        if not position:
            return None
    return Definition(short, span[0].start(), span[-1].end(), index, capital=True, matched=True)


def _long_inside(match: re.Match[str], sentences: tuple[Sentence, ...], words: NameWords) -> Definition | None:
    """As in "NGB (National Grain Board)": the capitals of the long form spell the short one."""
    parts = re.split(r"[\s-]", match["long"])
    if "".join(part[0].upper() for part in parts if part and part.lower() not in words.small_words) != match["short"]:
        return None
    index = _place(sentences, match.start())
    return Definition(match["short"], match.start("long"), match.end("long"), index, capital=True, matched=True)
