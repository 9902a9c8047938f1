"""Dates as they stand around a story: in bylines, "Published:" lines and page headers. Finds them; does not parse them.

Parsing is the business of extraction, which also knows whether 04/11 is April or November.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from sitegen.model.frozen import frozen
from sitegen.patterns import lazy

_MONTH = r"""(?:
    jan(?:uary|uar|vier|eiro)?|feb(?:ruary|ruar)?|f[ée]vr?(?:ier)?|fevereiro|mar(?:ch|s|ço|co|zo)?|märz?|apr(?:il|ile)?|avr(?:il)?|abr(?:il)?
    |may|mai|maio|mayo|maggio|mei|maj|june?|jun[ih]o?|juin|giugno|july?|jul[ih]o?|juil(?:let)?|luglio|aug(?:ust|ustus)?|ao[uû]t|ago(?:sto)?
    |sept?(?:ember|embre|iembre)?|setembro|settembre|okt(?:ober)?|oct(?:ober|obre|ubre)?|outubro|ottobre|nov(?:ember|embre|iembre|embro)?
    |de[cz](?:ember|embre|iembre|embro)?|d[ée]c(?:embre)?|dicembre|diciembre|januari|februari|maart|mars|augusti|enero|febrero|marzo
    |gennaio|febbraio)\.?"""
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?:\.?,?\s{1,3}|,)(?:the\s)?)?"
_CLOCK = r"(?:[01]?\d|2[0-4])(?:[:.h][0-5]\d(?:[:.][0-5]\d)?\s?(?:[ap]\.?m\.?)?|\s?[ap]\.?m\.?)"
_ZONE = r"(?:(?:UTC|GMT)?[+-]\d\d?(?::?\d\d)?|[A-Z]{1,4}T|UTC|Z|CES?T|BST|IST|[A-Z][a-z]+\sTime)\b"

_DATE = lazy(
    rf"""(?<![\w/.-])
    (?: \d{{4}}-\d\d-\d\d (?:[T\s]\d\d:\d\d(?::\d\d(?:\.\d{{1,9}})?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?       # 2021-05-03T07:00:00Z
      | \d{{4}}([/-]|\.\s?)\d\d?\1\d\d?                                                                # 2021/05/03, 2021. 5. 3.
      | \d{{4}}\s?[年년]\s?\d\d?\s?[月월]\s?\d\d?\s?[日일]                                                  # 2021年5月3日
      | {_WEEKDAY} \d\d?([/.-])\d\d?\2(?:\d{{4}}|\d\d)                                                  # 03/05/2021, 3.5.21
      | {_WEEKDAY} (?:\d\d?\s?[–-]\s?)?\d\d?(?:st|nd|rd|th|er|\.|º)?[\s-]{{1,3}}(?:of\s|de\s|di\s)?{_MONTH},?[\s-]{{1,3}}(?:de\s|del\s)?\d{{4}}  # Mon 3 May 2021, 3-9 May 2021
      | {_WEEKDAY} \d\d?([/-])(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\3(?:\d{{4}}|\d\d)             # 03-MAY-21, 3/May/2021
      | {_WEEKDAY} {_MONTH}(?:\s{{1,3}}|(?<=\.))\d\d?(?:st|nd|rd|th)?(?:\s?[–-]\s?\d\d?)?(?:\s?,\s{{0,3}}|\s{{1,3}})\d{{4}}        # May 3, 2021; May 3-9, 2021
    )(?!(?-i:[\da-z_/]))
    (?: ,?\s{{0,3}}(?:(?:at|um|à|a\slas|-|–|\||·|•)\s{{0,3}})? {_CLOCK} (?:\s?{_ZONE})? )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What every full date has, so that most lines never meet the rules for it: two marks between figures ("3/5/21"), or the
# figures of a day and a year with a word between them or none ("3rd of May, 2021", "May 3rd, 2021").
_MAYBE = re.compile(
    r"""\d (?:
        \d{3}(?:-\d\d-\d|\s?[年년])
      | \d?\d?\d?[/.-]\s?\d\d?[/.-]\s?\d
      | \d?(?:st|nd|rd|th|er|\.|º)?[\s-]{1,3}(?:(?:of|de|di)\s)?[^\W\d_]{3,12}\.?,?[\s-]{1,3}(?:del?\s)?\d{4}
      | \d?(?:st|nd|rd|th)?(?:\s?,\s{0,3}|\s{1,3})\d{4}
      | \d?[/-][^\W\d_]{3,4}[/-]\d\d
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_NO_YEAR = lazy(
    rf"(?<![\w/.-]){_WEEKDAY}(?:{_MONTH}\s\d\d?(?:st|nd|rd|th)?|\d\d?(?:st|nd|rd|th)?\s{_MONTH})(?![\w/-]|,?\s\d{{3}})",
    re.VERBOSE | re.IGNORECASE,
)
_CAME_OUT = lazy(r"\b(?:published|posted|appear(?:s|ed)|ran|printed)\b[^.\d]{0,60}$", re.IGNORECASE)
_MONTH_YEAR = lazy(rf"(?<!\d\s)\b(?:{_MONTH}\s?[–/-]\s?)?{_MONTH},?\s(?:19|20)\d\d\b", re.VERBOSE | re.IGNORECASE)
_ISSUE_WORDS = lazy(
    r"\b(?:the|in|from|of|this|our|print|issue|edition|magazine|published|appeared|first|date|vol(?:ume)?|no|number|\d{1,3})\b",
    re.IGNORECASE,
)
_LONGEST_ISSUE = 60  # characters
_LONGEST = 400  # characters of a line that are looked at
_UPDATED = lazy(
    r"updat|\bstand:|modifi|revis|(?<!print\s)edit(?!ion|or)|amend|aktualisiert|actualiza|mis\sà\sjour|aggiornat|atualizad|bijgewerkt|oppdatert|uppdaterad",
    re.IGNORECASE,
)
_OTHERS = lazy(
    r"\b(?:born|died|dates? of (?:birth|death|hearing)|hearing date|founded|established|deadline|closing date|expires|today(?:['’]s date)?(?: is|(?=:)))\b[\s:]{0,3}(?:on\s)?$",
    re.IGNORECASE,
)  # what is dated so is not the article
_LABEL = r"""(?:and\s|this\s(?:entry|post|article|story|item|page)\swas\s)?(?:first\s|originally\s|(?:page\s)?last\s|date\s|web\s)?
    (?:issue\sdated|(?:this\s)?(?:story|article)\sis\sfrom|(?:for\sthe\s)?week\s(?:of|beginning)|published|posted|submitted|aired|broadcast|available\sonline|online\ssince|from\sthe\sprint\sedition|updated?|modified|created|issued|released|filed|publicado|publié|veröffentlicht|erstellt|aktualisiert|actualizado
      |mis\sà\sjour|pubblicato|aggiornato|atualizado|gepubliceerd|bijgewerkt|stand|date|dated|datum|fecha|data)"""
# "EMBARGOED UNTIL 00:01", "Not for publication before 0600 on", "COPY FOR USE: …, NOT BEFORE 1300": the day it comes out
_RELEASE = r"""(?:strict(?:ly)?\s)?embargo(?:ed)?(?:\suntil)?(?:\s\d{4})? | not\sbefore(?:\s\d{4})?
    | (?:(?:copy|hold|not)\s)?for\s(?:immediate\s)?(?:release|publication|use|broadcast)(?:\s(?:before|until|after))?(?:\s\d{4})?"""
_AROUND = re.compile(
    rf"\b(?:{_RELEASE}|{_LABEL}|on|at|am|um|le|el|il|às|op|,?\s?\d+\s(?:min(?:ute)?s?|hours?|days?)\s(?:ago|read)|{_CLOCK}(?:\s?{_ZONE})?|\d{{4}}\s(?:GMT|[A-Z]{{2,4}}T?)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:press|media|news)\s(?:release|statement|story)|blog\spost|(?:speech\s)?delivered|GMT|BST|UTC|[ECMP][SD]?T)(?!\w)",
    re.VERBOSE | re.IGNORECASE,
)
_STARTS_WITH_LABEL = re.compile(rf"[\W_]*{_LABEL}\b\s*(?:on\b|at\b|am\b|le\b|el\b|[:|–-])?", re.VERBOSE | re.IGNORECASE)
_TIME_WORDS = r"(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]{0,6}day)?\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b"
_GLUED = lazy(
    rf"""(?<=[\s,./-](?:19|20)\d\d)(?= \d\d?(?:[:.]\d\d|\s?[ap]\.?m\b|[\s-](?:min|{_TIME_WORDS})) | {_TIME_WORDS} )   # 20213:02 PM, 20223 May
      | (?<=\d[ap]m)(?={_TIME_WORDS})                                                                          # 6:12amTuesday
      | (?<=\w)(?=(?-i:Updated|Published|Modified|Posted|Last\s(?:up|mod))\b)                                  # 2021Updated, EDTUpdated
      | (?<=\s-)(?=(?:\d\d?\s)?(?:{_TIME_WORDS}))                                                              # Ada Quill -May 3""",
    re.VERBOSE | re.IGNORECASE,
)
_GLUED_MONTH = lazy(
    r"\b(\d\d?)((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})((?:19|20)\d\d)\b", re.IGNORECASE
)  # 03May2021
_LONGEST_DATE, _LONGEST_PART = 20, 12  # characters
_LONGEST_GLUED = 200  # characters


def unglue(line: str) -> str:
    """A short line with the spaces that copying lost between the boxes of a page: "May 3, 20211:02 PM EDTUpdated 2 days ago"."""
    if len(line) > _LONGEST_GLUED or ("20" not in line and "19" not in line):
        return line
    line = _GLUED_MONTH.sub(r"\1 \2 \3", line)
    return _GLUED.sub(" ", line) if _MAYBE.search(line) else line


def rejoin_date(parts: Sequence[str]) -> int:
    """How many of some lines, two or three, are a date that boxes took apart: "03" / "May" / "2021"; 0 = none are."""
    for size in (3, 2) if len(parts[0]) <= _LONGEST_PART else ():
        words = " ".join(parts[:size])
        is_split = len(parts) >= size and len(words) <= _LONGEST_DATE and not any(map(has_date, parts[:size]))
        if is_split and has_date(words) and not without_dates(words):
            return size
    return 0


@frozen
class VisibleDate:
    """A date in a line: its words, where they begin and end, and what the words before it say it is."""

    text: str
    start: int
    end: int
    kind: Literal["published", "updated"]


def find_dates(line: str) -> tuple[VisibleDate, ...]:
    """All full dates (with a year) in a short line, such as "Published: 3 May 2021 07:30 | Updated: 4 May 2021", but for those
    of something else: "Born: 3 May 1951".
    """
    maybe = _MAYBE.search(line)
    if not maybe:
        return ()
    found: list[VisibleDate] = []
    before = 0
    for match in _DATE.finditer(line, _begin(maybe), _LONGEST):
        if _OTHERS.search(line, before, match.start()):
            continue
        kind: Literal["published", "updated"] = (
            "updated" if _UPDATED.search(line, before, match.start()) else "published"
        )
        found.append(VisibleDate(match[0].strip(" ,-–|·•"), match.start(), match.end(), kind))
        before = match.end()
    return tuple(found)


def came_out(line: str) -> tuple[VisibleDate, ...]:
    """The dates that a sentence says are the article's: "This story first appeared in the Gazette on 3 May 2021."."""
    return tuple(date for date in find_dates(line) if _CAME_OUT.search(line, 0, date.start))


def month_of(line: str) -> str:
    """The month by which a short line names an issue and nothing else, "" = it doesn't: "From the May 2021 print issue"."""
    match = _MONTH_YEAR.search(line) if len(line) <= _LONGEST_ISSUE and not has_date(line) else None
    rest = _ISSUE_WORDS.sub(" ", f"{line[: match.start()]} {line[match.end() :]}") if match else "none"
    return match[0] if match and not any(map(str.isalnum, rest)) else ""


def day_without_year(line: str) -> tuple[str, str]:
    """The day that a short line names without its year, "Mon Jun 13", and the line as it would be with one; "" = it names none."""
    is_one = len(line) <= _LONGEST_GLUED and not has_date(line) and not _UPDATED.search(line)
    match = _NO_YEAR.search(line) if is_one else None
    return (match[0], f"{line[: match.end()]}, 2000{line[match.end() :]}") if match else ("", "")


def has_date(line: str) -> bool:
    """Whether `find_dates` finds any."""
    return bool(find_dates(line))


def _begin(maybe: re.Match[str]) -> int:
    """Before this place no date begins: in front of its first figure stand a weekday and a month at most."""
    return max(0, maybe.start() - 40)


@lru_cache(maxsize=256)
def without_dates(line: str) -> str:
    """What is left of a line when its dates, clock times and the labels around them are taken out: "" = a date line.

    Remembered for a while: several steps ask it of one line.
    """
    rest = line[:_LONGEST]
    if maybe := _MAYBE.search(rest):
        begin = max(0, _begin(maybe) - 1)
        rest = rest[:begin] + _DATE.sub(" ", rest[begin:])
    rest = _AROUND.sub(" ", rest)
    return " ".join(rest.split()).strip(" :|·•,;-–—/()[]")


def is_labelled(line: str) -> bool:
    """Whether the line begins like "Published on …" or "Last updated: …"."""
    return bool(_STARTS_WITH_LABEL.match(line))
