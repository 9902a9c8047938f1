"""Who wrote it, out of a line: "By Ada Quill in Leeds and Tom Roe | 3 May 2021" names Ada Quill and Tom Roe."""

from __future__ import annotations

import re
from functools import lru_cache

from sitegen.patterns import lazy
from sitegen.read.datewords import has_date, is_labelled, month_of, without_dates
from sitegen.read.wordlists import word_list

_ROLES = word_list("press", "roles")
_LINKS = word_list("press", "name_links")
_BY = re.compile(
    r"^[\s(*–—•-]{0,4}(?:(?:(?!an?\s|the\s|this\s|that\s)\w{3,12}\s)?(?:words|text|story|report|written|authored|reported|posted|published|exclusive|analysis|review|interview|comment|opinion)\s)?(?:author\sof\sthe\sarticle|by|von|por|par|di|door|af)\b\s?:?\s{0,3}(?P<who>\S.*)$",
    re.IGNORECASE,
)
_WORDS_BY = re.compile(
    r"""(?:words|text|story|report|reporting)\s?:\s?(?P<who>[^:]{5,80}?)
    (?:[\s,;|]{1,3}(?:pictures?|photos?|photographs?|photography|images?|illustrations?|graphics?)\b.{0,80})?$""",
    re.VERBOSE | re.IGNORECASE,
)  # "Words: Nan Fell Pictures: Ed Ings"
_BY_USER = lazy(
    r"(?:on\s)?by\s[\w.-]{2,30}(?:\s(?:in|under)\s[\w ,&]{2,60})?$", re.IGNORECASE
)  # "Posted on 7 June 2019 by riverwatch"
_CAPITAL = r"[A-ZÀ-ÞŁŠŽČ][\w'’.-]+"
_FROM = lazy(
    rf"(?:From|FROM)\s(?P<who>(?:{_CAPITAL}\s){{1,3}}{_CAPITAL})(?:,|\sin)\s{_CAPITAL}(?:\s{_CAPITAL}){{0,2}}$"
)
_PLACED = lazy(
    rf"(?:{_CAPITAL}\s){{2,4}}in\s{_CAPITAL}(?:\s{_CAPITAL})?(?:(?:,|,?\sand)\s(?:{_CAPITAL}\s){{2,4}}in\s{_CAPITAL}(?:\s{_CAPITAL})?){{0,3}}$"
)  # "Sven Ek in Oslo and Dora Lind in Turku"
_CREDIT_WORDS = word_list("press", "credit_words")
_POSTS = frozenset(["editor", "correspondent", "reporter", "writer", "columnist", "critic"])
_CREDIT_FIRST = frozenset(["from", "with", "by", "special", "compiled", "agencies", "staff", "wire", "our"])
_SHARED = lazy(
    rf"(?P<who>{_CAPITAL}(?:\s{_CAPITAL}){{1,3}}),?\s(?:(?:with|and)\s(?:wires?|agencies|staff|wire\s\w+|news\sservices|[A-Z]{{2,5}}|(?:additional\s)?reporting\b.{{1,60}})|additional\sreporting\b.{{1,60}})$"
)  # "Ada Quill, with wires"
_PICTURES = lazy(
    r"[,.;]?\s(?:and\s)?(?:pictures?|photos?|photographs?|photography|illustrations?|video|graphics?)\s?(?:by\s|:\s?)[^.!?:]{3,60}$",
    re.IGNORECASE,
)
_AGENCY_ENDS = lazy(r"\s\([A-Z][\w ]{1,20}\)\s?[–—-]{0,2}$")  # "OSLO, May 3 (Borealis) -", alone on its line
_TOLD = lazy(r"\b(?:WAS|WERE|IS|ARE|HAS|HAD|HAVE)\b")  # "BY NOON THREE HAD DIED", a heading in capitals
_FILED = lazy(r"\sin\s[A-Z][\w &,/-]{2,40}\s\d{1,4}$")  # "by Ada Quill May 3, 2021 in Metro 0"
_PARTS, _KIND = 4, 3  # parts of a line, words in one of them
_PAGE_NUMBER = 4  # digits it is shorter than
_EMAIL = lazy(r"[\w.+-]{1,64}@[\w.-]{3,120}|(?<!\w)@\w{2,30}")
_NAME = re.compile(r"(?:[A-ZÀ-ÖØ-ÞŁŠŽĆČİ][\w'’.-]*|(?:d|O|D|L)['’][A-Z]\w+)$")
_SEGMENTS = re.compile(
    r"\s?[|·•]\s?|\s(?:[–—/-]|//)\s|\s(?=(?:leave\sa|no|\d+)\s(?:comment|repl)\w*$)|\.\s+(?=(?:posted|published|updated|filed|last|photo)\w*\b)",
    re.IGNORECASE,
)
_ASIDE = lazy(
    r"^(?:\(?\d*\)?\s?comments?(?:\s?\(?\d*\)?)?|(?:leave\sa|no)\s(?:comment|reply)s?|(?:a[+-]?\s?){2,3}|u/[\w-]+|[A-Z]{2,5}\s\d{1,2}|(?:read(?:ing)?\stime\W{0,3})?\d+\smin(?:ute)?s?\.?(?:\s(?:to\s)?read(?:ing\stime)?)?|(?:\d+|an?)\s\w+\sago|updated.{0,40}|share|tweet|follow.{0,40}|(?:edited|curated|reviewed)\sby\b.{0,60}|@\w+|opinion|news|analysis|exclusive|\W*)$",
    re.IGNORECASE,
)
_PLACE = lazy(r"\s+(?:in|at|for|from|at\sthe)\s+.*$", re.IGNORECASE)
_JOIN = lazy(r",\s+(?:and\s+)?|\s+(?:and|&|und|et|y)\s+", re.IGNORECASE)
_DAY = lazy(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def author_of(line: str, *, loose: bool = False) -> str:
    """The author named by a byline, "" where the line is none.

    `loose` also takes a line without "By" that has a date, a reading time or the like beside the name, as bylines below
    a headline have: "Ada Quill · 4 min read". Remembered for a while: several steps ask it of one line.
    """
    if not 4 < len(line) <= 220:
        return ""
    if line.isupper() and _TOLD.search(line):
        return ""
    if line[-1].isdigit() and line[:3].casefold() == "by ":
        line = _FILED.sub("", line)
    if "@" in line:
        line = _EMAIL.sub("", line)
    line = _PICTURES.sub("", line) if "by " in line[10:] or ":" in line[10:] else line
    match = (
        _BY.match(line)
        or (_WORDS_BY.match(line) if ":" in line else None)
        or (_BY.match(without_dates(line)) if " by " in line and has_date(line) else None)
    )
    if not match and not loose:
        return ""
    if not match:
        match = _FROM.match(line)
        if match is None and _PLACED.match(line):
            return _names(line, strict=True)
        if match is None and (shared := _SHARED.match(line)):
            return _names(shared["who"], strict=True)
    segments = [segment.strip(" ,;*()–—-»›") for segment in _SEGMENTS.split(match["who"] if match else line)]
    segments = [segment for segment in segments if segment]
    if not match:  # "3 May 2021 | Ada Quill": the name may come second
        dates = [segment for segment in segments if not without_dates(segment)]
        segments = [segment for segment in segments if segment not in dates] + dates
    if not segments:
        return ""
    first, rest = segments[0], segments[1:]
    dated = has_date(first)
    first = without_dates(first) if dated else first
    first = first[3:] if first[:3].casefold() == "by " else first  # "3 May 2021 | By Ada Quill"
    if first.endswith((".", "?", "!", ":", "”", '"')) and not re.search(r"\b[A-Z]\w{0,2}\.$", first):
        return ""
    if not match and not (loose and (dated or rest) and all(map(_is_aside, rest))):
        return ""
    if not is_names(first) or len(first.split()) > 16 or _DAY.match(first):
        return ""
    return _names(first, strict=not match)


def month_beside(line: str) -> str:
    """The month in a byline that gives no day, "" = there is none: "Ada Quill — May 2021"."""
    months = (month_of(segment) for segment in _SEGMENTS.split(line)) if author_of(line, loose=True) else ()
    return next(filter(None, months), "")


def is_names(text: str) -> bool:
    """Whether a text is names, roles and places and nothing else: no verb, no article that begins a sentence."""
    names = 0
    for word in text.split():
        word = word.strip("(),;:*'\"")  # noqa: PLW2901 - without its marks
        if _NAME.match(word):
            names += 1
        elif word and (low := word.casefold()) not in _LINKS and low not in _ROLES:
            return False
    return names > 0


def names_role(text: str) -> bool:
    """Whether a short line ends with what a writer is: "BANKING EDITOR", "Europe correspondent"."""
    return text.rsplit(maxsplit=1)[-1].casefold() in _POSTS


def is_credit(text: str) -> bool:
    """Whether a line above the story credits an office rather than a writer: "From Courier wire services", "Agencies".

    Names and the words of the trade alone; one of the latter must begin or end it.
    """
    words = [word.strip("(),;:|*'\"") for word in text.split()]
    words = [word for word in words if word.strip("–—-&/")]
    if not 1 <= len(words) <= 10 or len(text) > 100 or text.rstrip()[-1] in ".?!”":
        return False
    low = [word.casefold() for word in words]
    if not _is_office(words[-1]) and not (low[0] in _CREDIT_FIRST and any(map(_is_office, words))):
        return bool(_ABROAD.match(text))
    return all(_NAME.match(word) or _is_known(word) for word in words)


def _is_office(word: str) -> bool:
    """Whether a word names no person but an office or agency: "wires", "AFP", "Correspondent"."""
    return word.casefold() in _CREDIT_WORDS


def _is_known(word: str) -> bool:
    """Whether a small word may stand between the names of a credit."""
    low = word.casefold()
    return (
        low in _CREDIT_WORDS
        or low in _ROLES
        or low in _LINKS
        or low in _CREDIT_FIRST
        or low in {"a", "an", "own", "in", "on", "reporting", "additional"}
    )


_ABROAD = lazy(
    r"[A-Z]{2,6},\s[A-Z][a-z]+(?:\s[A-Z][a-z]+)?$|[Ss]pecial\sto\s(?:[Tt]he\s)?[A-Z].{1,40}$"
)  # "NAN, Abuja"


def is_signature(line: str, *, loose: bool = False) -> bool:
    """Whether a line says who wrote the article or when: a byline (`loose` as in `author_of`) or a date."""
    return bool(author_of(line, loose=loose)) or is_date_line(line)


@lru_cache(maxsize=256)
def is_date_line(line: str) -> bool:
    """Whether a line is a date and its label and little else: "Published: 3 May 2021", "Lagos, Monday 3 May 2021"."""
    if len(line) > 160:
        return False
    if line.endswith((")", "-", "–", "—")):
        line = _AGENCY_ENDS.sub("", line)
    dated = has_date(line)
    if not (dated or is_labelled(line)):
        return False
    if dated and _is_kind_and_day(line):
        return True
    rest = without_dates(line)
    if dated:
        rest = _ISSUE.sub(" ", rest).strip(" ,;|·•-–—")
    if dated and _BY_USER.match(_SEGMENTS.split(rest)[0]):
        return True
    if not dated:
        return not rest or (len(rest) < 30 and any(c.isdigit() for c in rest) and ":" in line)
    return len(rest) < 60 and all(
        _is_aside(part) or is_names(part) or part.casefold() in {"by", "in"} for part in _SEGMENTS.split(rest) if part
    )


def _is_kind_and_day(line: str) -> bool:
    """Whether a line is a day and beside it, behind a bar, a word or three with a capital: "News story | 3 May 2021 | 3 min"."""
    parts = [part for part in _SEGMENTS.split(line) if part]
    others = [part for part in parts if without_dates(part)]
    return len(others) < len(parts) <= _PARTS and all(
        _is_aside(part) or (part[0].isalpha() and len(part.split()) <= _KIND and part[-1].isalpha()) for part in others
    )


# As in "Vol. 112, No. 48, Thursday, March 14, 2019, $1.50". Or "The Dorset Gazette (Poole, Dorset: 1848 - 1957), p. 7".
_ISSUE = re.compile(
    r"\b(?:vol(?:ume)?|no|nr|issue|number)\.?\s?[\dIVXLC][\d,IVXLC]{0,7}\b|(?<!\w)[$£€]\d{1,3}(?:[.,]\d\d)?(?!\w)|\b\d{1,3}\s?(?:p|cents|pence)\b"
    r"|\b(?:pp?\.|pages?)\s?[A-Z]?\d{1,3}(?:[-–]\d{1,3})?\b|\bsection\s[A-Z\d]\b|\b\w{4,13}\sedition\b|\([A-Z][^()]{2,40}\)|(?<!\w)#\d{1,4}\b|(?<=\s)\d{1,3}$",
    re.IGNORECASE,
)


def _is_aside(segment: str) -> bool:
    """Whether a part of a byline is no name: a date, a reading time, a count of comments, a place."""
    return (
        bool(_ASIDE.match(segment))
        or (segment.isdigit() and len(segment) < _PAGE_NUMBER)
        or not without_dates(segment)
        or bool(month_of(segment))
        or is_date_line(segment)
        or (is_names(segment) and len(segment.split()) <= 5)
    )


def _names(text: str, *, strict: bool) -> str:
    """The names alone, joined with ", " and "and"; with `strict` each must have two words or more."""
    names: list[str] = []
    for part in _JOIN.split(text):
        words: list[str] = []
        if names and any(word.casefold().strip(".") in _ROLES for word in part.split()):
            continue  # "Ada Quill, Tribune Staff Writer"
        for word in _PLACE.sub("", f" {part} ").split():
            if word.casefold().strip(".,") in _ROLES and (len(words) >= 2 or word[0].islower()):
                break
            words.append(word)
        name = " ".join(words).strip(" ,;")
        if len(words) >= 2 and not all(word.casefold() in _ROLES for word in words):
            names.append(name)
    if not names and not strict and len(text.split()) <= 4 and not _DAY.match(text):
        return text
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
