"""Short titles out of sentences. In: a sentence's words and the clause that tells the happening. Out: a line of about 90
characters at most, made by leaving out: no word that the sentence does not have, but for a "was" that grammar wants.
"""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.extract.en.clauses.reading import Clause, Reading
from sitegen.extract.en.clauses.words import DATE_PREPOSITIONS, TITLE_PREPOSITIONS
from sitegen.extract.en.figures.comparisons import comparison, has_changed, is_count
from sitegen.extract.en.titles.asides import drop_appositions, drop_asides, drop_owner
from sitegen.extract.en.titles.dates import drop_dates
from sitegen.extract.en.titles.fronts import drop_lead_in
from sitegen.extract.en.titles.inner import choose_inner
from sitegen.extract.en.titles.length import finish, shorten, trim
from sitegen.extract.en.titles.line import NO_NAMES, Line, Name
from sitegen.extract.en.titles.nouns import choose_noun
from sitegen.extract.en.titles.quotations import quotation, says_nothing
from sitegen.extract.en.titles.tails import drop_loose
from sitegen.extract.en.titles.words import choose_with_gap, choose_words
from sitegen.extract.en.triggers import AUXILIARY, NOT_VERB, PAST, PRESENT, Word, lexicon
from sitegen.model.frozen import changed, frozen

LIMIT = 90


@frozen
class Plan:
    """The words of a title, before it is known how they are written. `apart`: the word at which a comparison begins that
    ends at word `at`, -1 = none.
    """

    reading: Reading
    clause: int
    kept: list[int]
    line: Line
    at: int
    apart: int = -1


def plan_title(
    text: str, reading: Reading, at: int, clause: int, *, head: int = -1, nominal: bool = False, dates: bool = False
) -> Plan:
    """A title for the happening that `clause` tells with the date at word `at` (-1 = none in this sentence).

    `head` is the dated verb where that is not the clause's own; with `nominal` a noun is dated. With `dates` the date words stay.
    """
    words, main = reading.words, reading.clauses[clause]
    dated = choose_noun(text, reading, at) if nominal and at >= 0 else choose_inner(reading, at, head, clause)
    choice = dated or (choose_words(reading, clause) if main.head >= 0 else choose_with_gap(reading, at, clause))
    kept, line = choice.words, Line(text, words, choice.put, NO_NAMES)
    if not dates:
        kept = drop_dates(text, reading, kept, choice.put)
    kept = drop_lead_in(words, [w for w in kept if not _adds(words, w)], main)
    if at >= 0 and (apart := comparison(words, at)) > main.finite:
        return Plan(reading, clause, kept, line, at, apart)
    if not dated and not _MARKS.isdisjoint([words[w].low for w in kept]):
        kept = drop_asides(words, kept, _first_verb(reading, kept, main))
    return Plan(reading, clause, drop_loose(words, _without_comma(words, kept, main.finite)), line, at)


def write_title(plan: Plan, names: Mapping[int, Name] = NO_NAMES, limit: int = LIMIT, *, alone: bool = False) -> str:
    """The title, with `names` in the place of words of the sentence; `alone` leaves out whose what has a name is."""
    reading, clause, kept = plan.reading, plan.clause, plan.kept
    line = changed(plan.line, names=names) if names else plan.line
    main, inner = reading.clauses[clause], _what_is_said(reading, clause)
    if plan.apart >= 0:
        return _compared(line, kept, main.head, plan, limit)
    if alone and kept and kept[0] not in names:
        kept = drop_owner(line.words, kept)
    if says_nothing(line.words, kept):
        return quotation(line, kept, limit)
    title = finish(shorten(line, reading, kept, max(main.head, inner.head if inner else -1), limit))
    if inner is None or not (len(title) > limit or title.endswith("…")):
        return title
    if not _says(line.words, main):
        if not title.endswith("…") or main.head >= inner.opener - 1:
            return title
        return finish(shorten(line, reading, [w for w in kept if w < inner.opener], main.head, limit))
    return _said_short(line, reading, kept, main, inner, limit) or title


def _what_is_said(reading: Reading, clause: int) -> Clause | None:
    """The clause that another has with "that": "backed demands [that firms change]"; None = none."""
    return next((c for c in reading.clauses if c.parent == clause and c.kind == "that" and c.head >= 0), None)


def _says(words: list[Word], clause: Clause) -> bool:
    return words[clause.head].lemma in lexicon().say


def _said_short(line: Line, reading: Reading, kept: list[int], main: Clause, inner: Clause, limit: int) -> str:
    """As in "Mr Lund: the town had nine doctors" for what he told the council of the town that he lives in; "" = no better."""
    words = line.words
    speaker = finish(line.write(drop_appositions(words, [w for w in kept if w <= main.head])[:-1]))
    again = (w for w in kept if w > inner.head and words[w].low == "that" and words[w - 1].low == "and")
    more = next(again, len(words))
    what = [w for w in kept if max(inner.opener, main.head) < w < more]
    told = words[main.finite].lemma == "be"  # "The walkers were told": they did not say it
    if told or not speaker or not what or words[what[0]].low in ("he", "she", "it", "they"):
        return ""
    if words[main.head].lemma != "tell":  # "admitted [to the board] that the cars …"
        direct = [w for w in kept if w <= main.head or w >= inner.opener]
        title = finish(shorten(line, reading, direct, inner.head, limit))
        if not title.endswith("…"):
            return title
    said = shorten(changed(line, put={}), reading, what, inner.head, limit - len(speaker) - 2)
    title = finish(f"{speaker}: {said}")
    return title if len(title) <= limit and not title.endswith("…") else ""


def _without_comma(words: list[Word], kept: list[int], verb: int) -> list[int]:
    """As in "The drum [,] was banned": what stood between subject and verb is left out, and one of its commas."""
    comma = next((n for n, w in enumerate(kept) if words[w].low == ","), 0)
    if not comma or verb not in kept[comma:] or any(words[w].kind in _TOLD for w in kept[:comma]):
        return kept
    between = kept[comma : kept.index(verb)]
    if any(words[w].kind != AUXILIARY and words[w].low not in (",", "to") for w in between):
        return kept
    return [w for w in kept if w not in between or words[w].low != ","]


def _adds(words: list[Word], at: int) -> bool:
    """As in "She [also] fined the firm": a title stands alone."""
    return words[at].low == "also" and at + 1 < len(words) and words[at + 1].kind != NOT_VERB


_MARKS = frozenset((",", "(", "["))
_TOLD = frozenset((PAST, PRESENT))


def _first_verb(reading: Reading, kept: list[int], main: Clause) -> int:
    """The first finite verb among the words kept: the auxiliary that a second clause borrows, or its own verb."""
    finite = {clause.finite for clause in reading.clauses}
    return next((w for w in kept if w in finite), main.finite)


def _compared(line: Line, kept: list[int], head: int, plan: Plan, limit: int) -> str:
    """The title of the year that another is compared with: of "The line carried 9m people – up from 6m in 2010" what held
    then, "The line carried 6m people", where its words allow; else both. What is counted is whole or ends before a phrase: of
    "calls about dogs and cats" never "calls about dogs".
    """
    tail = line.write([w for w in kept if plan.apart <= w <= plan.at])
    kept = [w for w in kept if w < plan.apart]
    if then := _as_then(line.words, kept, plan):
        kept, tail = then, ""
    room = limit - len(tail) - 2 * bool(tail)
    ends = [n for n in range(1, len(kept)) if line.words[kept[n]].low in _PHRASES and kept[n - 1] > head]
    fronts = [line.write(trim(line.words, kept[:n])) for n in (len(kept), *reversed(ends))]
    front = next((front for front in fronts if len(front) <= room), fronts[-1])
    return finish(f"{front}{'' if not tail or tail.startswith(',') else ' '}{tail}")


def _as_then(words: list[Word], kept: list[int], plan: Plan) -> list[int]:
    """The words with the earlier count in the place of the later one; none where the verb tells of a change, or more than the
    bare count differs: "rose to 40", "sold a record 40", "up from the 30 of the old line".
    """
    first, last = next((w for w in kept if is_count(words[w].low)), 0), plan.at - 1
    while last > plan.apart and words[last].low in DATE_PREPOSITIONS:
        last -= 1
    now = [w for w in range(first, plan.apart) if all(is_count(words[v].low) for v in range(first, w + 1))]
    then = [w for w in range(plan.apart, last + 1) if all(is_count(words[v].low) for v in range(w, last + 1))]
    told = words[first - 1].low == "had" or (
        words[first - 1].kind == PAST and not has_changed(words[first - 1 : first])
    )
    if not told or not then or not set(now) <= set(kept) or words[then[0] - 1].low not in ("from", "with"):
        return []
    return [*(w for w in kept if w < first), *then, *(w for w in kept if w > now[-1])]


_PHRASES = TITLE_PREPOSITIONS - {"of"}
