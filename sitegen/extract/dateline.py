"""Dates that stand in the text to date it: the dateline "LONDON, March 3 (Agency) -", and lines such as "Posted 3 May 2021"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.extract.entries import is_chronology
from sitegen.extract.stamps import DAY_NAMES, MONTH_NAMES, MONTHS, WEEKDAYS, Stamp, find_stamps, real_day
from sitegen.model.article import Article
from sitegen.model.frozen import frozen
from sitegen.patterns import lazy

_WORD = r"(?:[A-ZÀ-ÖØ-ÞŁŚŠŽ][\w.'’/&-]*|de|da|do|dos|das|del|la|le|les|sur|am|an|der|den|of|and|the|upon|al|el|di)"
_PLACE = rf"(?:{_WORD}(?:,?\s{_WORD}){{0,7}})"
_BRACKET = r"(?:\s?\([^()]{1,60}\)|\s?/[^/]{1,40}/)"
_DAY_AND_MONTH = rf"""
    (?:(?P<weekday>(?i:{DAY_NAMES}))\.?,?\s)?
    (?: (?P<d1>\d\d?)(?:st|nd|rd|th|\.)?\s(?P<m1>(?i:{MONTH_NAMES}))\b\.? | (?P<m2>(?i:{MONTH_NAMES}))\b\.?\s(?P<d2>\d\d?)(?:st|nd|rd|th)? )
    (?: ,?\s(?P<year>(?:1[89]|20)\d\d) )? (?!\d)"""
_SEPARATOR = r"\s?(?:-{1,2}|–|—|:|\|)(?:\s|(?<=—)|(?<=--)|$)"

_DATELINE = lazy(
    rf"""[(\[]?
    (?: {_PLACE}{_BRACKET}?(?:[,.:]?\s\(?|\s?(?:-{{1,2}}|–|—|\|)\s?\(?) )?   # LONDON,   WASHINGTON (AP) —   NEW YORK, U.S.,   AMES, Iowa — (
    (?:(?<=\()[A-Z][\w\s]{{2,20}}\s[-–—]\s)?                               # ORRTON, ENGLAND--(Newswire - May 3, 2021) - …
    (?P<date>{_DAY_AND_MONTH}) ,? \)?
    (?P<bracket>{_BRACKET}|\s?[A-Z]{{2,6}}(?=\s?[-–—]))?                  # (Reuters)   /PRNewswire/   Accra, May 3, GNA -
    (?: {_SEPARATOR} | [.)\]]?$ | \]\s | (?<=(?:19|20)\d\d)\.\s(?=[A-Z“"])
      | (?<=[A-Z]\))\s(?=[A-Z“"]) | (?<=(?:19|20)\d\d\))\s(?=[A-Z“"]) )                          # "Pune, May 3 (XNS) Three men …"; the story follows, or nothing does
    """,
    re.VERBOSE,
)
_DAY_ALONE = lazy(_DAY_AND_MONTH, re.VERBOSE)
_NUMBER = lazy(r"\d")

_FIRST_BLOCKS = 4
_DECKS = 9  # blocks above the first paragraph of a press release, at most
_LONGEST = 140


@frozen
class Dateline:
    """The date of a dateline: `Article.text[start:end]`. `year` is None where none is written; `agency` = a bracket follows.
    The story begins at `story`.
    """

    start: int
    end: int
    story: int
    month: int
    day: int
    year: int | None
    weekday: int | None
    agency: bool

    @property
    def edtf(self) -> str:
        """The day, "" without a year."""
        return real_day(self.year, self.month, self.day) if self.year else ""


def find_dateline(article: Article) -> Dateline | None:
    """The dateline at the head of one of the first paragraphs, if it has a date."""
    blocks = article.blocks[:_DECKS]
    first = next((i + 1 for i, block in enumerate(blocks) if block.end - block.start > _LONGEST), 0)
    for block in blocks[: max(first, _FIRST_BLOCKS)]:
        head = article.text[block.start : min(block.end, block.start + _LONGEST)]
        if block.kind == "heading" or not _NUMBER.search(head, 0, 100):
            continue
        match = _DATELINE.match(head)
        if match and (found := _dateline(match, block.start, whole=match.end() == block.end - block.start)):
            placed = match.start("date") > 1
            return None if not placed and is_chronology(article) else found
    return None


def _dateline(match: re.Match[str], offset: int, *, whole: bool) -> Dateline | None:
    """A match as a dateline, None where it is but a date at the head of a sentence: "May 3 - a Monday - was quiet."."""
    placed = match.start("date") > 1
    year = int(match["year"]) if match["year"] else None
    if year is None and (not placed or whole):
        return None
    start, end = match.span("date")
    return _day(match, offset + start, offset + end, offset + match.end(), year, agency=bool(match["bracket"]))


def day_of_year(words: str) -> Dateline | None:
    """The day of a byline's words that leave the year out: "Mon Jun 13"."""
    match = _DAY_ALONE.match(words)
    return _day(match, 0, 0, 0, None, agency=False) if match else None


def _day(match: re.Match[str], start: int, end: int, story: int, year: int | None, *, agency: bool) -> Dateline | None:
    """A match's day, None where no calendar has it."""
    month = MONTHS[(match["m1"] or match["m2"]).lower()]
    day = int(match["d1"] or match["d2"])
    if not real_day(year or 2000, month, day):  # 2000 has a 29th of February
        return None
    weekday = WEEKDAYS[match["weekday"].lower()] if match["weekday"] else None
    return Dateline(start, end, story, month, day, year, weekday, agency)


# --- lines that were left in the text

_LABEL = lazy(r"\b(?:published|posted|issued|released|appeared|printed|broadcast)\b[^.\d]{0,40}$", re.IGNORECASE)
_NO_LABEL = lazy(
    r"updat|amend|modif|correct|edited\s(?:on|at)|clarif|copyright|©|\(c\)|since|until|before|after", re.IGNORECASE
)
_HEAD, _TAIL = 3, 3
_SHORT = 110


def find_date_lines(article: Article) -> Iterator[tuple[Stamp, int]]:
    """Dates of short lines at the head or the foot that date the article, each with where it begins in the text.

    At the foot "This story was first published on May 5, 2021."; at the head "The Dorset Gazette, May 4 2021, page 3".
    """
    blocks = article.blocks
    story = next((i for i, block in enumerate(blocks) if block.end - block.start > _SHORT), len(blocks))
    for i, block in enumerate(blocks):
        at_head, at_foot = i < min(story, _HEAD), i >= max(len(blocks) - _TAIL, story)
        text = article.text[block.start : block.end] if block.end - block.start <= _SHORT else ""
        stamps = find_stamps(text) if at_head or at_foot else ()
        if len(stamps) != 1 or _NO_LABEL.search(text):
            continue
        if (at_head and _is_bare(text, stamps[0])) or _LABEL.search(text, 0, stamps[0].start):
            yield stamps[0], block.start + stamps[0].start


def _is_bare(text: str, stamp: Stamp) -> bool:
    """Whether a line is a date set off from a name: "What Happened on January 6, 2021" is none."""
    before, after = text[: stamp.start].strip(), text[stamp.end :].strip()
    rest = f"{before} {after}".split()
    small = all(w.lower() in _SMALL_WORDS or not w[0].islower() for w in rest)
    return small and len(rest) <= 9 and not before[-1:].isalnum() and not after[:1].isalpha()


_SMALL_WORDS = frozenset(["by", "of", "the", "and", "page", "p.", "pp.", "section", "edition", "print"])
