"""Words to a line of limited length. In: the words kept. Out: the line; cut only where a reader doesn't miss the rest."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from sitegen.extract.en.clauses.reading import Reading
from sitegen.extract.en.clauses.verbs import is_finite
from sitegen.extract.en.clauses.words import (
    ADVERBS,
    COORDINATE,
    DATE_PREPOSITIONS,
    FINITE,
    INTRANSITIVE,
    NEVER_LAST,
    STARTS_SUBJECT,
    TITLE_PREPOSITIONS,
)
from sitegen.extract.en.figures.comparisons import is_count
from sitegen.extract.en.titles.asides import drop_appositions, drop_behind_verb, drop_examples, drop_office
from sitegen.extract.en.titles.line import Line
from sitegen.extract.en.titles.tails import drop_dated, drop_loose, drop_participle
from sitegen.extract.en.triggers import (
    AUXILIARY,
    BASE,
    NOT_VERB,
    PAST,
    PRESENT,
    QUOTATION,
    TIME,
    Word,
    lexicon,
    low_at,
)
from sitegen.extract.en.wordlists import read_lists
from sitegen.model.frozen import frozen
from sitegen.patterns import lazy

_LISTS = read_lists("clauses")

OVER = 20
"""Characters by which a title may pass its limit rather than end in mid-phrase."""
_LEAST, _LEAST_PHRASE = 32, 40  # characters of a title that ends before a clause, before a phrase


def shorten(line: Line, reading: Reading, kept: list[int], head: int, limit: int) -> str:
    """The words as one line. Past the limit examples and descriptions go; then it ends before a clause, else before a
    phrase, never before its verb or inside a clause. Whole or so ended past the limit, even by two OVER, is better than cut.
    """
    kept = trim(line.words, kept)
    whole = line.write(kept)
    if len(whole) > limit:
        kept = trim(line.words, drop_behind_verb(line.words, drop_examples(line.words, kept)))
        whole = line.write(kept)
    if len(whole) <= limit:
        return whole
    fewer = drop_appositions(line.words, kept)
    ways = [_measured(line, reading, way) for way in ([kept, fewer] if fewer != kept else [kept])]
    for room, bare in ((limit, False), (limit + OVER, False), (limit, True), (limit + 2 * OVER, True)):
        for less in (drop_dated(reading, kept), drop_participle(reading, kept)) if bare and room == limit else ():
            title = line.write(less) if len(less) < len(kept) else whole
            if len(title) <= limit + OVER:
                return title
        for way in ways:
            title = way.whole if len(way.whole) <= room else _ended(line, way, head, room, bare=bare)
            if title:
                return title
    if (less := drop_participle(reading, kept)) != kept:
        return shorten(line, reading, less, head, limit)
    if (less := drop_office(line.words, kept)) != kept:
        return shorten(line, reading, less, head, limit)
    return _ended(line, ways[-1], head, limit, bare=False, least=_LEAST // 2) or _cut(line, ways[-1], limit)


@frozen
class _Measured:
    """Words with the line they make. For each number of them: its `lengths`, and in `ends` the place of the last verb that
    the clauses begun by then still need.
    """

    kept: list[int]
    whole: str
    lengths: list[int]
    ends: list[int]


def _measured(line: Line, reading: Reading, kept: list[int]) -> _Measured:
    place, told = {w: n for n, w in enumerate(kept)}, dict[int, int]()
    for n, w in enumerate(kept):
        own = reading.owner[w]
        if own not in told:
            clause = reading.clauses[own]
            lacking = clause.head < 0 and clause.kind in _TELLS  # "before the boat | that was sent out came"
            told[own] = len(kept) if lacking else place.get(clause.head, -1)
        if line.words[w].kind == AUXILIARY and _is_later_verb(reading, w):
            told[own] = max(told[own], n)
    whole, lengths = line.measure(kept)
    return _Measured(kept, whole, lengths, list(accumulate((told[reading.owner[w]] for w in kept), max, initial=-1)))


_TELLS = frozenset(("time", "if", "other"))  # kinds of clause that say nothing without their verb


def _is_later_verb(reading: Reading, w: int) -> bool:
    """As in "the plan drawn up in May | was dropped"."""
    own = reading.clauses[reading.owner[w]]
    alone = COORDINATE.isdisjoint([reading.words[i].low for i in own.words if own.head < i < w])
    return alone and is_finite(reading.words, w, own)


def _ended(line: Line, way: _Measured, head: int, limit: int, *, bare: bool, least: int = _LEAST) -> str:
    """The words up to where a clause begins, else a phrase; "" where no such place is near enough. Behind a verb a phrase
    is missed, so only with `bare`: "An accord was reached | with Ely".
    """
    kept, phrase = way.kept, ""
    for n in range(min(len(kept) - 1, limit), 3, -1):
        rank = _break_before(line.words, kept, n) if kept[n] > head + 1 and way.ends[n] < n else _NEVER
        if rank == _NEVER or (rank > _CLAUSE and phrase) or (rank == _MISSED and not bare):
            continue
        title = way.whole[: way.lengths[len(drop_loose(line.words, trim(line.words, kept[:n])))]]
        if title.endswith(_UNITS):
            title = _DISTANCE.sub(_kept_distance, title)
        if len(title) > limit or not _is_closed(title):
            continue
        if rank == _CLAUSE and len(title) >= least:
            return title
        if rank > _CLAUSE and len(title) >= _LEAST_PHRASE:
            phrase = title
    return phrase


_NEVER, _CLAUSE, _PHRASE, _MISSED = range(
    4
)  # where a title may end: before a clause, a phrase, one that its verb misses


def _is_closed(title: str) -> bool:
    between = title.partition(" between ")[2]
    pairs = title.count("“") == title.count("”") and title.count("(") == title.count(")")
    return pairs and title.count('"') % 2 == 0 and (not between or " and " in between)


def _cut(line: Line, way: _Measured, limit: int) -> str:
    """The last resort: as many words as fit, shown to be cut."""
    end = max(1, bisect_right(way.lengths, limit) - 1)
    return way.whole[: way.lengths[len(trim(line.words, way.kept[:end]))]] + "…"


def _kept_distance(match: re.Match[str]) -> str:
    return match[0] if match["length"] else ""  # "to walk for about four hours"


# What is left in front of a clause that was cut off: "…, two years | after he had left".
_DISTANCE = re.compile(
    r"""
    (?<!half) (?P<length>\s+for)? ,?\s+ (?:(?:exactly|only|just|about|nearly|some)\s+)?
    (?: (?:an?|the|\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|few)\s+ (?:minute|hour|day|week|month|year)s?
      | hours | minutes | days ) \Z
    """,
    re.VERBOSE,
)
_UNITS = tuple(
    f"{unit}{s}" for unit in ("minute", "hour", "day", "week", "fortnight", "month", "year") for s in ("", "s")
)


_MORE = frozenset(("more", "less", "fewer"))
_COUNTED = frozenset(("after", "before"))


def trim(words: list[Word], kept: list[int]) -> list[int]:
    """Without marks and joining words at the end."""
    while kept and words[kept[-1]].low not in (QUOTATION, TIME) and _hangs(words, kept):
        kept = kept[:-1]
    return kept


def _hangs(words: list[Word], kept: list[int]) -> bool:
    last, before, following = words[kept[-1]], words[kept[-2:][0]], low_at(words, kept[-1] + 1)
    if last.low == "again" and before.low == "and":
        return True  # "in May and again | in June"
    if last.low in _FROM_THEN and (following == TIME or following in DATE_PREPOSITIONS):
        return True  # "will go out beginning | in May"
    if last.low in _MORE and before.low == "," and following == "than":
        return True  # "made £6bn, more | than before"
    counted = last.low in _UNITS and following in _COUNTED and (before.low in ("a", "an") or is_count(before.low))
    if counted and words[kept[-3:][0]].low == ",":
        return True  # "in March, a fortnight | after"
    if before.low == "," and (last.low in ("a", "an") or is_count(last.low)) and following in _UNITS:
        return True  # "in March, eleven | days after"
    if last.low not in NEVER_LAST:
        turned = last.low in _DIRECTIONS and before.low in _DASHES and len(kept) > 1  # "80 claims – up | from 60"
        return turned or not (last.low[:1].isalnum() or last.low in _CLOSING)
    if following in (".", "") and before.kind:
        return False  # "It would soon be over."
    if last.low == "so" and before.lemma == "do":
        return False  # "Ida Kern did so [ten days ago]"
    if last.low == "her" and (not following[:1].isalpha() or following in TITLE_PREPOSITIONS):
        return False  # "He hired her [the same week]"
    if before.kind not in (PAST, PRESENT, BASE):
        return True
    if last.low in _PARTICLES:  # "was sworn in", but "did not trade over | the weekend"
        return following == "the" or (last.low == "over" and following == TIME)
    dated = following in DATE_PREPOSITIONS and low_at(words, kept[-1] + 2) == TIME
    return last.low not in TITLE_PREPOSITIONS or not dated  # "a rule we asked for [in May]"


_FROM_THEN = frozenset(("beginning", "starting"))
_CLOSING = frozenset(("%", ")", "]"))
_DIRECTIONS, _DASHES = frozenset(("up", "down")), frozenset(("-", "–", "—"))
_PARTICLES = frozenset(("in", "on", "over", "out", "up", "down", "off"))


def _break_before(words: list[Word], kept: list[int], n: int) -> int:
    """What a title that ends before the word at `n` ends before."""
    last, following = words[kept[n - 1]], words[kept[n]].low
    ends = last.low[:1].isalnum() or last.low in (QUOTATION, TIME, "%", "”", ")")
    starts = following in _CLAUSE_STARTS
    said = last.kind != NOT_VERB and (last.lemma in lexicon().say or following == "that")
    acting = last.kind == BASE and words[kept[n - 2]].low in ("to", "and")  # "to hand | over the keys"
    if not ends or said or acting or last.kind == AUXILIARY or last.low in NEVER_LAST or following == "than":
        return _NEVER
    if _is_told_behind(words, kept, n):
        return _NEVER
    if (last.low in _DIRECTIONS and not starts) or _is_listed(words, kept, n):
        return _NEVER
    if starts or following in (",", ";", "–", "—"):
        return _CLAUSE
    if following not in _PHRASE_STARTS or _is_needed(words, kept, n):
        return _NEVER
    return _MISSED if last.kind and following != "and" else _PHRASE


def _is_told_behind(words: list[Word], kept: list[int], n: int) -> bool:
    """Whether what follows says what it is about: "asked | if", "described it | as", "was at sea | when it sank", "a man |
    who robbed them".
    """
    following, verbs = words[kept[n]].low, [words[w] for w in kept[:n] if words[w].kind]
    if following in ("who", "that"):
        return words[kept[n - 2]].low in ("a", "an", "so", "such") and words[kept[n - 3]].low != "and"
    if following == "when":
        return bool(verbs) and verbs[0].low in ("was", "were") and verbs[-1].kind != PAST
    ahead = {words[w].low for w in kept[n : n + _NEAR]}
    return any(low in ahead and any(verb.lemma in lemmas for verb in verbs) for low, lemmas in _TAKE.items())


_NEAR = 8  # words
_TAKE = {"if": _LISTS["take_if"], "as": _LISTS["take_as"]}
_CLAUSE_STARTS = _LISTS["clause_starts"]
_PHRASE_STARTS = (TITLE_PREPOSITIONS | {"and", "en", "to"}) - {"of", "up", "off", "out"}
_ENDS_LIST = _CLAUSE_STARTS | (TITLE_PREPOSITIONS - {"of"})


def _is_listed(words: list[Word], kept: list[int], n: int) -> bool:
    """As in "Aho | and Brill", "with 44 states, the county | and Ely", "with 44 states | , the county and Ely"."""
    low = words[kept[n]].low
    if low == "and":
        following = words[kept[n + 1]] if n + 1 < len(kept) else words[kept[n]]
        if words[kept[n - 1]].capital and following.capital:
            return True
        if following.kind == NOT_VERB and following.low not in STARTS_SUBJECT | ADVERBS | TITLE_PREPOSITIONS:
            return True  # "the theft | and sale of a car", "full | and direct approval"
        before = (words[w] for w in reversed(kept[max(0, n - 10) : n]))
        ends = (
            word for word in before if word.low == "," or word.kind in FINITE or word.low in TITLE_PREPOSITIONS - {"of"}
        )
        return (end := next(ends, None)) is not None and end.low == ","
    if low == ",":
        behind = (words[w] for w in kept[n + 1 : n + 12])
        ends = (word for word in behind if word.low in ("and", "or") or word.kind in FINITE or word.low in _ENDS_LIST)
        return (end := next(ends, None)) is not None and end.low in ("and", "or") and end is not words[kept[n + 1]]
    return False


def _is_needed(words: list[Word], kept: list[int], n: int) -> bool:
    """Whether what follows completes the word before: "meant | to run", "in response | to", "accused | of", "turned | into",
    "10 | per cent", "$400 | to $500".
    """
    last, following = words[kept[n - 1]], words[kept[n]].low
    if is_count(last.low) and following in ("per", "to"):
        return True
    if following == "and":
        return False
    if last.kind:
        passive = any(words[w].kind == AUXILIARY for w in kept[max(0, n - 3) : n - 1])
        return following == "to" or last.lemma in _TAKE_MORE or not (passive or last.lemma in INTRANSITIVE)
    verb = next((words[w] for w in reversed(kept[:n]) if words[w].kind), last)
    if following != "to":
        return following == "into" or verb.lemma in _TAKE_PLACE
    acts = words[kept[n + 1]].kind if n + 1 < len(kept) else NOT_VERB
    return last.low in _LEAD_TO or acts == AUXILIARY or (acts == BASE and verb.lemma in _TAKE_TO)


_TAKE_MORE, _TAKE_TO, _LEAD_TO = _LISTS["take_more"], _LISTS["take_to"], _LISTS["lead_to"]
_TAKE_PLACE = frozenset(("place", "put"))  # "put the side | in front"


def finish(title: str) -> str:
    """Capital in front, no mark at the end."""
    title = title.strip(" ,;:-–—*•").removeprefix("'s ").removeprefix("’s ").replace(" that, ", " that ")
    if title.partition(", that ")[0].count(",") % 2 == 0:  # else the comma closes what another opened
        title = title.replace(", that ", " that ")
    if title.count("“") > title.count("”"):
        title += "”"
    if title.endswith(".") and not _ABBREVIATED.search(title):
        title = title.rstrip(". ")
    return title[:1].upper() + title[1:]


_ABBREVIATED = lazy(r"\b(?:[A-Z]|[ap]\.m|Inc|Corp|Ltd|Co|Jr|Sr|St)\.\Z")
