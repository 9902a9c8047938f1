"""Sentences that no timeline would show. In: a happening in the making, the words of its title. Out: whether it tells one."""

from __future__ import annotations

import re
from itertools import pairwise

from sitegen.extract.en.figures.comparisons import has_changed, is_count
from sitegen.extract.en.happenings.drafts import Draft, Page
from sitegen.extract.en.triggers import ING, PAST, Word, lexicon, low_at
from sitegen.extract.en.wordlists import read_lists


def tells_happening(page: Page, draft: Draft) -> bool:
    """Not what the writer asks, says of himself (but for dated acts) or tells the reader to do ("Please tell Ann", "Did he resign in May?", "We
    asked on Friday"), nor what only lasts or is counted up.
    """
    sentence = page.sentences[draft.sentence]
    if page.text[sentence.end - 1] == "?" or _TO_READERS.match(page.text, sentence.start, sentence.end):
        return False
    reading = draft.reading
    clause = reading.clauses[draft.binding.clause]
    subject = [w for w in clause.words if w < clause.finite][-2:]
    if subject and reading.words[subject[-1]].low == "what":
        return False  # "What was agreed that evening held for years"
    if subject and reading.words[subject[-1]].low in _WRITER and reading.words[subject[0]].low != "of":
        return _is_dated_act(page, draft)
    return draft.lead or not (_lasts(page, draft) or _is_counted_up(draft))


def _is_dated_act(page: Page, draft: Draft) -> bool:
    """As in "In November 2014 we wrote to the harbour master": an act of the past with its month and year. Not "I was seven in
    May 1979", "I have lived here since May 2014", nor the work of a reporter ("We visited the quarry in March 2020").
    """
    clause, words = draft.reading.clauses[draft.binding.clause], draft.reading.words
    if draft.timex is None or draft.edtf is None or len(draft.edtf) < _MONTH or clause.head < 0:
        return False
    stated = not page.timexes[draft.timex].relative
    act = clause.head == clause.finite and words[clause.head].kind == PAST
    return stated and act and words[clause.head].lemma not in _REPORTING


def _lasts(page: Page, draft: Draft) -> bool:
    """As in "He was not working on Friday", "Nobody has lived there since 1994", "Ten have died since Friday", "There have been
    three since Friday", "Prices have risen since May", "a custom begun in the 1950s", "the last talks this century".
    """
    clause, words = draft.reading.clauses[draft.binding.clause], draft.reading.words
    if draft.timex is not None and _AGES.search(page.timexes[draft.timex].rule):
        return True
    if clause.finite < 0 or draft.timex is None:
        return False
    denied = any(word.low in _DENIED for word in words[clause.finite : clause.head + 3])
    if words[clause.finite].lemma == "be" and words[clause.head].kind == ING:
        return denied
    if words[clause.finite].low not in _HAVE or not page.timexes[draft.timex].rule.startswith("since-"):
        return False
    subject = [words[w].low for w in clause.words if w < clause.finite]
    if denied or not _NOBODY.isdisjoint(subject) or has_changed(words[clause.finite : clause.head + 1]):
        return True
    if subject[-1:] == ["there"] or (words[clause.head].low == "had" and is_count(low_at(words, clause.head + 1))):
        return True
    counted = any(is_count(two) and one not in _CURRENCY for one, two in pairwise(["", *subject]))
    return counted and (words[clause.head].lemma in lexicon().strong or words[clause.head - 1].low == "been")


def _is_counted_up(draft: Draft) -> bool:
    """As in "The line carried 390,000 passengers last year": what a year came to, as a description of the line; "which had 3,900
    employees at the end of May".
    """
    words, head = draft.reading.words, draft.binding.head
    clause = draft.reading.clauses[draft.binding.clause]
    if (
        clause.head == clause.finite >= 0
        and words[clause.head].low in _HAVE
        and is_count(low_at(words, clause.head + 1))
    ):
        return True
    if draft.edtf is None or len(draft.edtf) != _YEAR or head < 0 or draft.binding.nominal:
        return False
    counted = any(word.low.lstrip("$£€")[:1].isdigit() for word in words[head + 1 : head + 4])
    return counted and draft.binding.trigger in _AMOUNTED


_CURRENCY = frozenset("£$€")
_HAVE = frozenset(("has", "have", "had", "hasn't", "haven't", "hasn’t", "haven’t"))
_AGES = re.compile(r"\Adecade|century")
_YEAR, _MONTH = 4, 7  # code points of "2019", "2019-05"
_NOBODY = frozenset(("nobody", "nothing", "none", "no", "neither"))
_DENIED = frozenset(("not", "never", "no", "n't", "hasn't", "haven't", "hasn’t", "haven’t"))
_AMOUNTED, _REPORTING = read_lists("clauses")["amounted"], read_lists("clauses")["reporting"]


def names_nothing(title: list[Word]) -> bool:
    """As in "They said", "On that day it did not"."""
    return _NOTHING.issuperset(word.low for word in title if word.low[:1].isalpha())


_WRITER = frozenset(("i", "we", "you", "i've", "we've", "i’ve", "we’ve", "i'd", "we'd", "i’d", "we’d"))
_TO_READERS = re.compile(
    r"""\W*(?: please\b | (?:send|e-?mail|write|call|text|contact|visit|join|follow|register|subscribe|book|tell|see|take|give|let)
        \s (?:to\s)? (?:me|us|our|your|the\seditor) \b | letters\s(?:to\sthe\seditor|should|must) | next\s(?:week|month|issue)\s?: )""",
    re.IGNORECASE | re.VERBOSE,
)
_NOTHING = read_lists("clauses")["nothing"]
