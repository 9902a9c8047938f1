"""Dated sentences. In: a sentence of a page and its time expressions. Out: a draft for each date that dates a happening."""

from __future__ import annotations

import re
from typing import Literal

from sitegen.extract.en.clauses.reading import Reading
from sitegen.extract.en.clauses.tenses import is_future
from sitegen.extract.en.dates.lasting import TO_THE_DAY
from sitegen.extract.en.happenings.bindings import Binding, bind, trigger_of
from sitegen.extract.en.happenings.distances import add_counted
from sitegen.extract.en.happenings.drafts import Draft, Page
from sitegen.extract.en.titles.inner import may_be_participle
from sitegen.extract.en.triggers import AUXILIARY, PAST, TIME, lexicon, low_at, noun_lemma
from sitegen.extract.en.wordlists import read_lists
from sitegen.memo import Memo
from sitegen.model.extract import Timex
from sitegen.model.frozen import changed

_LISTS = read_lists("clauses")


def read_dated(page: Page, index: int) -> list[Draft]:
    """A draft for every date of the sentence that dates something; one for dates that are the same."""
    if not page.tells(index):
        return []
    reading = page.reading(index)
    places = {word.start: w for w, word in enumerate(reading.words) if word.low == TIME}
    times = [(t, places[page.timexes[t].start]) for t in page.times_in[index] if page.timexes[t].start in places]
    drafts: list[Draft] = []
    for n, (t, at) in enumerate(times):
        timex = page.timexes[t]
        if (
            ("event" in timex.rule and timex.rule != "weekday-of-event" and not timex.relative.startswith("day"))
            or _is_vague(reading, at, timex)
            or _said_finer(page, reading, times, n)
        ):
            continue
        bound = _bind_when(page, reading, at, timex) or bind(page.text, reading, at)
        if len(timex.edtf or "") == _YEAR and (bound is None or bound.owned):
            bound = _opens_subject(reading, at) or bound
        if bound is None or (bound.owned and (len(timex.edtf or "") == _YEAR or "event" in timex.rule)):
            continue  # "the 2016 bombing" is a name for it; "the day after the crash" was no crash
        draft = _draft(index, reading, bound, t, timex)
        if drafts and _continues(page, reading, times, n, drafts[-1]):
            drafts[-1].edtf = f"{drafts[-1].edtf}/{draft.edtf}"
        elif not any(_same(draft, other) for other in drafts):
            drafts.append(draft)
            drafts.extend(_end_of_span(reading, at, draft))
    told = [d for d in drafts if d.main and not d.binding.tail and not is_future(reading, d.binding.clause)]
    drafts = [d for d in drafts if not (d.binding.tail and told)]
    return drafts + add_counted(page, index, reading, drafts)


_YEAR = 4  # code points of "2016"


_STUDIES = frozenset(("audit", "inquiry", "paper", "report", "study", "survey"))


def _opens_subject(reading: Reading, at: int) -> Binding | None:
    """As in "A 2014 gas leak killed an operator": told for the first time, it did so then."""
    words, clause = reading.words, reading.clauses[reading.owner[at]]
    opens = low_at(words, at - 1) in ("a", "an") and clause.kind == "main" and clause.words[:1] == [at - 1]
    noun = low_at(words, clause.finite - 1)
    told = opens and clause.head > at and words[clause.finite].kind == PAST and (noun in _STUDIES or noun_lemma(noun))
    return Binding(reading.owner[at], clause.head, trigger_of(reading, clause.head)) if told else None


_VAGUE = re.compile(
    r"\b(?:recent|coming|past|few|several|now|current|currently|nowadays|ever|always|once|soon|last\ \S+\ (?:day|week|month|year|decade)s|until\ (?:this|last|now|.{1,20}\ ago))\b",
    re.IGNORECASE,
)
_IS_VAGUE = Memo[str, bool](lambda words: "this past" not in words.lower() and _VAGUE.search(words) is not None)
_ROUGHLY = _LISTS["roughly"]


def _is_vague(reading: Reading, at: int, timex: Timex) -> bool:
    """As in "In recent years", "now", "almost five years ago": no date that a timeline could show. "A week ago one of the
    best-known brands" stands between commas without a verb and describes.
    """
    if _IS_VAGUE[timex.text]:
        return True
    text = timex.text.lower()
    if "this past" in text or not text.endswith("ago"):
        return False
    words = reading.words
    if "year" in text and ((at and words[at - 1].low in _ROUGHLY) or text.split()[0] in _ROUGHLY):
        return True
    first = last = at
    while first > 0 and words[first - 1].low not in (",", ";", "—", "–"):
        first -= 1
    while last + 1 < len(words) and words[last + 1].low not in (",", ";", "—", "–"):
        last += 1
    return (
        first > 0
        and not any(words[w].kind in (AUXILIARY, PAST) for w in range(first, last + 1))
        and last + 1 < len(words)
    )


def _clause_behind(reading: Reading, at: int) -> Binding | None:
    """As in "Ten years to the day | after the mill burned"."""
    c = reading.owner[at + 1] if at + 1 < len(reading.words) else 0
    head = reading.clauses[c].head
    return Binding(c, head, trigger_of(reading, head)) if reading.clauses[c].kind == "time" and head >= 0 else None


_SPOKEN_OF = (
    "about",
    "of",
    "to",
    "than",
    "remember",
    "remembers",
    "recall",
    "recalls",
    "remembered",
    "recalled",
    "like",
)
_BEYOND = ("since", "before", "until", "after", "by")


def _bind_when(page: Page, reading: Reading, at: int, timex: Timex) -> Binding | None:
    """As in "the worst crash since May 2002, when a coach overturned", "would not talk about Friday, when he was fined": the
    date is that of the clause behind it.
    """
    if cleft := _cleft(reading, at):
        return cleft
    if timex.rule.startswith(TO_THE_DAY):
        return _clause_behind(reading, at)
    before = reading.words[at - 1].low if at else ""
    told = before in _SPOKEN_OF
    if not told and before not in _BEYOND and not page.text[timex.start : timex.start + 6].lower().startswith(_BEYOND):
        return None
    for c, clause in enumerate(reading.clauses):
        opens = clause.kind == "time" and 0 <= clause.opener - at <= 2 and clause.head >= 0
        if opens and reading.words[clause.opener].low == "when":
            return Binding(c, clause.head, trigger_of(reading, clause.head))
    return None


def _cleft(reading: Reading, at: int) -> Binding | None:
    """As in "It was not until 2012 that the board learned of the leak", "It was on 3 May that she fled"."""
    words = reading.words
    if at > 5 or words[0].low != "it" or at + 1 >= len(words) or words[at + 1].low != "that" or words[1].low != "was":
        return None
    c = reading.owner[at + 1]
    clause = reading.clauses[c]
    return Binding(c, clause.head, trigger_of(reading, clause.head)) if clause.head > at else None


_BETWEEN = frozenset((",", "a", "on", "in", "at", "the"))


def _said_finer(page: Page, reading: Reading, times: list[tuple[int, int]], n: int) -> bool:
    """As in "Sixteen days later, on 3 May": one date said twice; the coarser telling yields."""
    for other in (n - 1, n + 1):
        if not 0 <= other < len(times):
            continue
        low, high = sorted((times[n][1], times[other][1]))
        between = [word.low for word in reading.words[low + 1 : high]]
        if other < n and between[:1] == [","] and between[-1] in ("before", "after") and len(between) <= 3:
            return True  # "lifted on Thursday, just before Easter"
        if len(between) > 3 or not _BETWEEN.issuperset(between) or (between and between[0] != ","):
            continue
        if _fineness(page.timexes[times[other][0]]) > _fineness(page.timexes[times[n][0]]):
            return True
    return False


def _fineness(timex: Timex) -> tuple[bool, bool, bool, bool, int]:
    """A date before none, a day before a month, a date in figures before "Monday", one with its own year before one that is counted."""
    edtf = timex.edtf or ""
    return bool(edtf), len(edtf) == 10, any(map(str.isdigit, timex.text)), not timex.anchor, len(edtf)


def _continues(page: Page, reading: Reading, times: list[tuple[int, int]], n: int, before: Draft) -> bool:
    """As in "She served in 2011 and 2012": neighbouring years are one span."""
    if n == 0 or before.timex != times[n - 1][0]:
        return False
    first, last = (page.timexes[times[k][0]].edtf or "" for k in (n - 1, n))
    joined = [word.low for word in reading.words[times[n - 1][1] + 1 : times[n][1]]]
    return (
        joined in (["and"], ["to"])
        and len(first) == len(last) == 4
        and first.isdigit()
        and last.isdigit()
        and int(last) == int(first) + 1
    )


def _draft(index: int, reading: Reading, bound: Binding, t: int, timex: Timex) -> Draft:
    edtf = _beginning(timex.edtf)
    absolute = not timex.anchor and not timex.relative
    clause = reading.clauses[bound.clause]
    first = reading.words[clause.words[0]].start if clause.words else timex.start
    basis: Literal["stated", "inferred", "unknown"] = (
        "unknown" if edtf is None else "stated" if absolute else "inferred"
    )
    main = clause.kind == "main" and not bound.nominal and not _is_participle(reading, bound)
    draft = Draft(index, reading, bound, edtf, timex.rule, basis, first, timex.anchor, timex.text, t, index, main)
    if bound.head >= 0 and reading.words[bound.head].lemma in lexicon().thin:
        _fill_in(reading, draft)
    return draft


def _is_participle(reading: Reading, bound: Binding) -> bool:
    """As in "The letter leaked on Monday says …": what the sentence speaks of by the way, and no news of its own."""
    clause = reading.clauses[bound.clause]
    own = bound.head in (-1, clause.finite, clause.head)
    return not own and reading.words[bound.head].kind == PAST and may_be_participle(reading.words, bound.head)


def _fill_in(reading: Reading, draft: Draft) -> None:
    """As in "The row broke out on Friday, when the mayor resigned": what happened stands behind "when"."""
    for c, clause in enumerate(reading.clauses):
        if clause.kind == "time" and clause.opener > 0 and not clause.fronted and clause.head >= 0:
            near = {reading.words[w].low for w in range(max(0, clause.opener - 2), clause.opener)}
            if reading.words[clause.opener].low == "when" and TIME in near:
                draft.thin = c
                draft.binding = changed(draft.binding, trigger=trigger_of(reading, clause.head))
            return


def _beginning(edtf: str | None) -> str | None:
    """As in "Since May" dates what began in May; "until May" what ended then."""
    if edtf is None:
        return None
    left, slash, right = edtf.partition("/")
    if slash and left in ("", ".."):
        return right
    return left if slash and right in ("", "..") else edtf


def _same(a: Draft, b: Draft) -> bool:
    """Two dates of one sentence that mean one happening: "on Friday, 4 May", or the same day twice."""
    return a.edtf == b.edtf and (a.edtf is not None or a.binding == b.binding)


_TOLD_SPAN = re.compile(r"\b(?:until|till|to|through|and)\b")  # "from 2011 until 2015"; not "at the weekend"


def _end_of_span(reading: Reading, at: int, draft: Draft) -> list[Draft]:
    """As in "She led it from 2011 until 2015, when she moved to Oslo": the end of the span dates the clause behind it."""
    if draft.edtf is None or "/" not in draft.edtf or not _TOLD_SPAN.search(draft.words):
        return []
    for c, clause in enumerate(reading.clauses):
        if (
            clause.kind == "time"
            and at < clause.opener <= at + 2
            and reading.words[clause.opener].low == "when"
            and clause.head >= 0
        ):
            bound = Binding(c, clause.head, trigger_of(reading, clause.head))
            return [
                Draft(
                    draft.sentence,
                    reading,
                    bound,
                    draft.edtf.split("/")[1],
                    draft.rule,
                    draft.basis,
                    reading.words[clause.opener].start,
                    draft.anchor,
                    draft.words,
                    draft.timex,
                    draft.source,
                )
            ]
    return []
