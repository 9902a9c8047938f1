"""Words to a line of limited length. In: the words kept. Out: the line; cut only where a reader doesn't miss the rest."""

from __future__ import annotations

import re

from sitegen.extract.en.clauses import Reading
from sitegen.extract.en.clauses.words import DATE_PREPOSITIONS, FINITE, INTRANSITIVE, NEVER_LAST, TITLE_PREPOSITIONS
from sitegen.extract.en.titles.asides import drop_appositions, drop_examples
from sitegen.extract.en.titles.line import Line
from sitegen.extract.en.titles.tails import drop_dated, drop_loose
from sitegen.extract.en.triggers import AUXILIARY, BASE, PAST, PRESENT, QUOTATION, TIME, Word, lexicon
from sitegen.extract.en.wordlists import read_lists
from sitegen.model.frozen import frozen
from sitegen.patterns import lazy

_LISTS = read_lists("clauses")

OVER = 20
"""Characters by which a title may pass its limit rather than end in mid-phrase."""


def shorten(line: Line, reading: Reading, kept: list[int], head: int, limit: int) -> str:
    """The words as one line. Past the limit examples and descriptions go; then it ends before a clause, else before a
    phrase, never before its verb or inside a clause. Whole or so ended past the limit, even by two OVER, is better than cut.
    """
    kept = trim(line.words, kept)
    whole = line.write(kept)
    if len(whole) > limit:
        kept = trim(line.words, drop_examples(line.words, kept))
        whole = line.write(kept)
    if 0 < len(whole) <= limit:
        return whole
    ways = [_measured(line, reading, kept, whole)]
    fewer = drop_appositions(line.words, kept)
    if fewer != kept:
        ways.append(_measured(line, reading, fewer, line.write(fewer)))
    for room, bare in ((limit, False), (limit + OVER, False), (limit, True), (limit + 2 * OVER, True)):
        if bare and room == limit:
            undated = line.write(drop_dated(reading, kept))
            if len(undated) <= limit + OVER:
                return undated
        for way in ways:
            title = way.whole if len(way.whole) <= room else _ended(line, way, head, room, bare=bare)
            if title:
                return title
    return _cut(line, ways[-1], limit)


@frozen
class _Measured:
    """Words with the line they make. For each number of them: its `lengths`, and in `ends` the place of the last verb that
    the clauses begun by then still need.
    """

    kept: list[int]
    whole: str
    lengths: list[int]
    ends: list[int]


def _measured(line: Line, reading: Reading, kept: list[int], whole: str) -> _Measured:
    return _Measured(kept, whole, line.measure(kept), _clause_ends(reading, kept))


def _ended(line: Line, way: _Measured, head: int, limit: int, *, bare: bool) -> str:
    """The words up to where a clause begins, else a phrase; "" where no such place is near enough. Behind a verb a phrase
    is missed, so only with `bare`: "An accord was reached | with Ely".
    """
    kept, phrase = way.kept, ""
    for n in range(min(len(kept) - 1, limit), 3, -1):
        rank = _break_before(line, kept, n) if kept[n] > head + 1 and way.ends[n] < n else 0
        if not rank or (rank > 1 and phrase) or (rank > 2 and not bare):
            continue
        title = way.whole[: way.lengths[len(drop_loose(line.words, trim(line.words, kept[:n])))]]
        if title.endswith(_UNITS):
            title = _DISTANCE.sub("", title)
        if len(title) > limit or not _is_closed(title):
            continue
        if rank == 1 and len(title) >= _LEAST:
            return title
        if rank > 1 and len(title) >= _LEAST_PHRASE:
            phrase = title
    return phrase


_LEAST, _LEAST_PHRASE = 32, 30  # characters of a title that ends before a clause, before a phrase


def _clause_ends(reading: Reading, kept: list[int]) -> list[int]:
    place = {w: n for n, w in enumerate(kept)}
    ends, last = [-1], -1
    for w in kept:
        if w < len(reading.owner):
            clause = reading.clauses[reading.owner[w]]
            if w != clause.opener and (at := place.get(clause.head, -1)) > last:
                last = at
        ends.append(last)
    return ends


def _is_closed(title: str) -> bool:
    return (
        title.count("“") == title.count("”")
        and title.count('"') % 2 == 0
        and title.count("(") == title.count(")")
        and (" between " not in title or " and " in title[title.index(" between ") :])
    )


def _cut(line: Line, way: _Measured, limit: int) -> str:
    """The last resort: as many words as fit, shown to be cut."""
    end = len(way.kept)
    while end > 1 and way.lengths[end] > limit:
        end -= 1
    return way.whole[: way.lengths[len(trim(line.words, way.kept[:end]))] if end > 1 else limit] + "…"


# What is left in front of a clause that was cut off: "…, two years | after he had left".
_DISTANCE = re.compile(
    r"""
    (?<!half)(?<!\bfor) ,?\s+ (?:(?:exactly|only|just|about|nearly|some)\s+)?
    (?: (?:an?|the|\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|few)\s+ (?:minute|hour|day|week|month|year)s?
      | hours | minutes | days ) \Z
    """,
    re.VERBOSE,
)
_UNITS = tuple(f"{unit}{s}" for unit in ("minute", "hour", "day", "week", "month", "year") for s in ("", "s"))


def trim(words: list[Word], kept: list[int]) -> list[int]:
    """Without marks and joining words at the end."""
    while kept and words[kept[-1]].low not in (QUOTATION, TIME) and _hangs(words, kept):
        kept = kept[:-1]
    return kept


def _hangs(words: list[Word], kept: list[int]) -> bool:
    last, before = words[kept[-1]], words[kept[-2:][0]]
    if last.low in NEVER_LAST:
        following = words[kept[-1] + 1].low if kept[-1] + 1 < len(words) else "."
        if following == "." and before.kind:
            return False  # "It would soon be over."
        if last.low == "her" and (following == TIME or not following[:1].isalpha() or following in TITLE_PREPOSITIONS):
            return False  # "He hired her [the same week]"
        dated = following in DATE_PREPOSITIONS and words[kept[-1] + 2 :][:1] and words[kept[-1] + 2].low == TIME
        stays = dated if last.low in TITLE_PREPOSITIONS - _PARTICLES else last.low in _PARTICLES and following != "the"
        return not (stays and before.kind in (PAST, PRESENT, BASE))  # "was sworn in", "a rule we asked for [in May]"
    return not (last.low[:1].isalnum() or last.low in ("%", ")", "]")) or (
        len(kept) > 1 and last.low in _DIRECTIONS and before.low in _DASHES
    )


_DIRECTIONS, _DASHES = frozenset(("up", "down")), frozenset(("-", "–", "—"))  # "80 claims – up | from 60"
_PARTICLES = frozenset(("in", "on", "over", "out", "up", "down", "off"))


def _break_before(line: Line, kept: list[int], n: int) -> int:
    """1: a clause begins at `n`; 2: a phrase; 3: one behind a verb; 0: no place to stop."""
    words = line.words
    last, following = words[kept[n - 1]], words[kept[n]]
    said = last.kind != 0 and (last.lemma in lexicon().say or following.low == "that")
    if (
        last.low in NEVER_LAST
        or said
        or last.kind == AUXILIARY
        or (last.kind == BASE and words[kept[n - 2]].low in ("to", "and"))  # "to hand | over the keys"
        or following.low == "than"
        or (last.low in _DIRECTIONS and following.low not in _CLAUSE_STARTS)
        or not (last.low[:1].isalnum() or last.low in (QUOTATION, TIME, "%", "”", ")"))
        or _is_listed(line, kept, n)
    ):
        return 0
    if following.low in (",", ";", "–", "—") or following.low in _CLAUSE_STARTS:
        return 1
    if following.low in ("and", "to") or (
        following.low in TITLE_PREPOSITIONS and following.low not in ("of", "up", "off", "out")
    ):
        return 0 if _is_needed(words, kept, n) else 3 if last.kind and following.low != "and" else 2
    return 0


_CLAUSE_STARTS = _LISTS["clause_starts"]
_ENDS_LIST = _CLAUSE_STARTS | (TITLE_PREPOSITIONS - {"of"})


def _is_listed(line: Line, kept: list[int], n: int) -> bool:
    """As in "Aho | and Brill", "with 44 states, the county | and Ely", "with 44 states | , the county and Ely"."""
    text, words = line.text, line.words
    low = words[kept[n]].low
    if low == "and":
        if n + 1 < len(kept) and text[words[kept[n - 1]].start].isupper() and text[words[kept[n + 1]].start].isupper():
            return True
        for w in reversed(kept[max(0, n - 10) : n]):
            if words[w].low == ",":
                return True
            if words[w].kind in FINITE or (words[w].low in TITLE_PREPOSITIONS and words[w].low != "of"):
                return False
    elif low == ",":
        for w in kept[n + 1 : n + 12]:
            if words[w].low in ("and", "or"):
                return w != kept[n + 1]
            if words[w].kind in FINITE or words[w].low in _ENDS_LIST:
                return False
    return False


def _is_needed(words: list[Word], kept: list[int], n: int) -> bool:
    """Whether what follows completes the word before: "meant | to run", "in response | to", "accused | of", "turned | into"."""
    last, following = words[kept[n - 1]], words[kept[n]]
    if following.low == "and":
        return False
    if last.kind:
        passive = n > 1 and any(words[w].kind == AUXILIARY for w in kept[max(0, n - 3) : n - 1])
        return following.low == "to" or last.lemma in _TAKE_MORE or not (passive or last.lemma in INTRANSITIVE)
    if following.low != "to":
        return False
    if last.low in _LEAD_TO:
        return True
    acts = n + 1 < len(kept) and words[kept[n + 1]].kind in (BASE, AUXILIARY)
    verb = next((words[w] for w in reversed(kept[:n]) if words[w].kind), None)
    return acts and verb is not None and verb.lemma in _TAKE_TO


_TAKE_MORE = _LISTS["take_more"]
_TAKE_TO = _LISTS["take_to"]
_LEAD_TO = _LISTS["lead_to"]
_DOUBLE = lazy(r"\s*,(?:\s*,)+")
_LOOSE_MARKS = tuple(f" {mark}" for mark in ",;:.!?)")
_BEFORE_MARK = lazy(r"\s+([,;:.!?)])")


def finish(title: str) -> str:
    """Capital in front, no mark at the end, no doubled commas."""
    if ",," in title or ", ," in title:
        title = _DOUBLE.sub(",", title)
    if any(map(title.__contains__, _LOOSE_MARKS)):
        title = _BEFORE_MARK.sub(r"\1", title)
    title = title.strip(" ,;:-–—*•").replace(", that ", " that ").replace(" that, ", " that ")
    if title.count("“") > title.count("”"):
        title += "”"
    if title.endswith(".") and not re.search(r"\b(?:[A-Z]|[ap]\.m|Inc|Corp|Ltd|Co|Jr|Sr|St)\.\Z", title):
        title = title.rstrip(". ")
    return title[:1].upper() + title[1:]
