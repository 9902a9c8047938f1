"""Papers that speak: letters, statements, reports. In: an article's cast and a place. Out: who wrote what "it" or "the letter" says."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

from sitegen.model.extract import Mention
from sitegen.patterns import lazy

if TYPE_CHECKING:
    from sitegen.extract.en.antecedents import Antecedents


def paper_before(cast: Antecedents, at: int) -> tuple[bool, int | None]:
    """Whether "it" is a paper that one of the two sentences before tells of, and who wrote it: "Ms Ruiz's letter"."""
    here = bisect_right(cast.sentence_starts, at) - 1
    for sentence in cast.sentences[max(0, here - 2) : here + 1][::-1]:
        stop = min(sentence.end, at)
        named = _named(cast, sentence.start, stop)
        paper = _PAPER.match(cast.text, sentence.start, stop)
        if (
            paper is None
            and named
            and _TITLED.fullmatch(cast.text, sentence.start, named[0].start)
            and cast.actors[named[0].actor].kind == "person"
        ):
            paper = _OWN_PAPER.match(cast.text, named[0].end, stop)
            if paper:
                return True, named[0].actor
        written = _WRITTEN.match(cast.text, sentence.start, stop)
        if paper or written:
            by = next((m for m in named if _BY.search(cast.text, max(sentence.start, m.start - 12), m.start)), None)
            if paper is None:
                return True, by.actor if by else None
            if by is None and paper[1].lower() in ("his", "her"):
                return True, cast.pronoun({"his": "he"}.get(paper[1].lower(), "she"), "", sentence.start).actor
            return True, by.actor if by else author(cast, paper[2], sentence.start)
        if named:
            break
    return False, None


def author(cast: Antecedents, paper: str, at: int) -> int | None:
    """Who put out a statement or letter told of just before `at`: "In a statement he said …", "The port issued a statement"."""
    here = bisect_right(cast.sentence_starts, at) - 1
    for sentence in cast.sentences[max(0, here - _NEAR) : here + 1][::-1]:
        place = cast.text.find(paper, sentence.start, min(sentence.end, at))
        if place < 0:
            continue
        named = _named(cast, sentence.start, min(sentence.end, at))
        writer = next((m for m in named if _WRITTEN_BY.fullmatch(cast.text, place + len(paper), m.start)), None)
        subject = writer or next((m for m in named if not cast.is_object(m)), None)
        said = _PRONOUN.search(cast.text, sentence.start, min(sentence.end, at))
        if said and (subject is None or said.start() < subject.start):
            return cast.pronoun(said[0].lower(), said[0], said.start()).actor
        return None if subject is None else subject.actor
    return None


def owner(cast: Antecedents, paper: str) -> int | None:
    """Whose the report is that a text speaks of, where it says so of one alone: "Ms Ruiz's first report", "a report by Acme"."""
    owned, by = _owned_or_by(paper)
    found = {
        mention.actor
        for mention in cast.outside
        if owned.match(cast.text, mention.end) or by.search(cast.text, max(0, mention.start - 40), mention.start)
    }
    return found.pop() if len(found) == 1 else None


@cache
def _owned_or_by(paper: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What follows the name of whose paper it is, and what leads to it."""
    owned = re.compile(rf"['’]s?\s(?:[\w-]+\s){{0,2}}{paper}\b")
    return owned, re.compile(rf"\b{paper}\s(?:by|from)\s(?:the\s)?(?:[A-Z][a-z]+\.?\s)?\Z")


def _named(cast: Antecedents, low: int, high: int) -> list[Mention]:
    """The mentions outside quotations that begin in `text[low:high]`."""
    return cast.outside[bisect_left(cast.outside_starts, low) : bisect_left(cast.outside_starts, high)]


_NEAR = 3  # sentences
_WRITTEN = lazy(r"It\swas\s(?:written|signed|sent|drafted)\b")
_TITLED = lazy(r"(?:(?:[A-Z][a-z]+\.?|The)\s){0,2}")
_WRITTEN_BY = lazy(r"\s(?:from|by)\s(?:the\s)?")
_PRONOUN = lazy(r"\b(?:[Hh]e|[Ss]he)\b")
_PAPER = lazy(
    r"(The|A|An|His|Her|One|Another|This)\s(?:[a-z-]+\s){0,2}(letter|statement|report|email|e-mail|memo|note|message|post|diary|petition"
    r"|affidavit|document|book|card|poem|will)\b"
)
_OWN_PAPER = lazy(
    r"['’]s?\s(?:was|is|letter|statement|report|email|e-mail|memo|note|message|diary|affidavit|card|poem|will)\b"
)
_BY = lazy(r"\b(?:by|from)\s(?:the\s)?(?:[A-Z][a-z]+\.?\s)?$")
