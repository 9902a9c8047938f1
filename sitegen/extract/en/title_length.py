"""Words to a line of limited length. In: the words kept. Out: the line; cut only where a reader doesn't miss the rest."""

from __future__ import annotations

import re
from itertools import pairwise

from sitegen.extract.en.title_asides import drop_examples
from sitegen.extract.en.triggers import AUXILIARY, BASE, PAST, QUOTATION, TIME, Word, lexicon
from sitegen.extract.en.wordlists import read_lists
from sitegen.patterns import lazy

_LISTS = read_lists("clauses")


def shorten(text: str, words: list[Word], kept: list[int], head: int, subject: str, limit: int) -> str:
    """The words as one line; past the limit it ends before a clause, else before a phrase, never before its verb."""
    kept = trim(words, kept)
    whole = join(text, words, kept, subject)
    if len(whole) > limit:
        kept = drop_examples(text, words, kept)
        whole = join(text, words, kept, subject)
    if len(whole) <= limit:
        return whole
    phrase = ""
    for n in range(min(len(kept) - 1, limit), 3, -1):
        rank = _break_before(words, kept, n) if kept[n] > head + 1 else 0
        if not rank or (rank > 1 and phrase):
            continue
        line = join(text, words, kept[:n], subject)
        if (
            len(line) > limit
            or line.count("“") != line.count("”")
            or line.count('"') % 2
            or line.count("(") != line.count(")")
        ):
            continue
        if rank == 1 and len(line) >= 32:
            return _DISTANCE.sub("", line)
        if rank > 1 and len(line) >= 45:
            phrase = line
    return _DISTANCE.sub("", phrase) or whole[: whole.rfind(" ", 0, limit)].rstrip(" ,;:-–—") + "…"


# What is left in front of a clause that was cut off: "…, two years | after he had left".
_DISTANCE = re.compile(
    r"""
    (?<!half) ,?\s+ (?:(?:exactly|only|just|about|nearly|some)\s+)?
    (?: (?:an?|the|\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|few)\s+ (?:minute|hour|day|week|month|year)s?
      | hours | minutes | days ) \Z
    """,
    re.VERBOSE,
)


def trim(words: list[Word], kept: list[int]) -> list[int]:
    """Without marks and joining words at the end."""
    while (
        kept
        and words[kept[-1]].low not in (QUOTATION, TIME)
        and (
            (
                words[kept[-1]].low in _NEVER_LAST
                and not (words[kept[-1]].low in _PARTICLES and words[kept[-2:][0]].kind == PAST)
            )
            or not (words[kept[-1]].low[:1].isalnum() or words[kept[-1]].low in ("%", ")", "]"))
            or (len(kept) > 1 and words[kept[-1]].low in _DIRECTIONS and words[kept[-2]].low in _DASHES)
        )
    ):
        kept = kept[:-1]
    return kept


_DIRECTIONS, _DASHES = frozenset(("up", "down")), frozenset(("-", "–", "—"))  # "80 claims – up | from 60"
_PARTICLES = frozenset(("in", "on", "over", "out", "up", "down", "off"))  # "was sworn in"


def _break_before(words: list[Word], kept: list[int], n: int) -> int:
    """1: a clause begins at `n`; 2: a phrase; 0: no place to stop."""
    last, following = words[kept[n - 1]], words[kept[n]]
    said = last.kind != 0 and (last.lemma in lexicon().say or following.low == "that")
    if (
        last.low in _NEVER_LAST
        or said
        or last.kind == AUXILIARY
        or (last.kind == BASE and words[kept[n - 2]].low in ("to", "and"))  # "to hand | over the keys"
        or following.low == "than"
        or last.low in _DIRECTIONS
        or not (last.low[:1].isalnum() or last.low in ('"', "%", "”", ")"))
    ):
        return 0
    if following.low in (",", ";", *_DASHES) or following.low in _CLAUSE_STARTS:
        return 1
    if (following.low in _PREPOSITIONS and following.low not in ("of", "up", "off", "out")) or following.low in (
        "and",
        "to",
    ):
        return 2
    return 0


_CLAUSE_STARTS = _LISTS["clause_starts"]
_NEVER_LAST = _LISTS["never_last"]
_PREPOSITIONS = _LISTS["titles_prepositions"]


def join(text: str, words: list[Word], kept: list[int], subject: str) -> str:
    """The kept words; neighbours with the white space and marks that the text has between them."""
    if not kept:
        return ""
    parts: list[str] = []
    begin = 0
    if subject and words[kept[0]].low in _PRONOUNS:
        parts.append(subject)
        begin = 1
    ends = [n for n, (one, two) in enumerate(pairwise(kept), 1) if two != one + 1 and n > begin]
    for end in (*ends, len(kept)) if begin < len(kept) else ():
        first = words[kept[begin]]
        if parts and first.low not in _NO_SPACE:
            parts.append(" ")
        piece = text[first.start : words[kept[end - 1]].end]
        parts.append(piece[0].lower() + piece[1:] if parts and not kept[begin] else piece)
        begin = end
    return " ".join("".join(parts).split())


_NO_SPACE = frozenset((",", ".", ";", ")", "'s", "’s"))
_PRONOUNS = frozenset(("he", "she", "it"))
_DOUBLE = lazy(r"\s*,(?:\s*,)+")
_LOOSE_MARKS = tuple(f" {mark}" for mark in ",;:.!?)")
_BEFORE_MARK = lazy(r"\s+([,;:.!?)])")


def finish(title: str) -> str:
    """Capital in front, no mark at the end, no doubled commas."""
    if ",," in title or ", ," in title:
        title = _DOUBLE.sub(",", title)
    if "," in title and any(map(title.__contains__, _LOOSE_MARKS)):
        title = _BEFORE_MARK.sub(r"\1", title)
    title = title.strip(" ,;:-–—*•").replace(", that ", " that ").replace(" that, ", " that ")
    if title.count("“") > title.count("”"):
        title += "”"
    if title.endswith(".") and not re.search(r"\b(?:[A-Z]|[ap]\.m|Inc|Corp|Ltd|Co|Jr|Sr|St)\.\Z", title):
        title = title.rstrip(". ")
    return title[:1].upper() + title[1:]
