"""Sentences that no timeline would show. In: a happening in the making, the words of its title. Out: whether it tells one."""

from __future__ import annotations

import re

from sitegen.extract.en.drafts import Draft, Page
from sitegen.extract.en.triggers import Word
from sitegen.extract.en.wordlists import read_lists


def tells_happening(page: Page, draft: Draft) -> bool:
    """Not what the writer asks, says of himself or tells the reader to do ("Please tell Ann", "Did he resign in May?", "We
    asked on Friday").
    """
    sentence = page.sentences[draft.sentence]
    if page.text[sentence.end - 1] == "?" or _TO_READERS.match(page.text, sentence.start, sentence.end):
        return False
    reading = draft.reading
    clause = reading.clauses[draft.binding.clause]
    subject = [reading.words[w].low for w in clause.words if w < clause.finite]
    return not subject or subject[-1] not in _WRITER or "of" in subject[-2:]


def names_nothing(title: list[Word]) -> bool:
    """As in "They said", "On that day it did not"."""
    return _NOTHING.issuperset(word.low for word in title if word.low[:1].isalpha())


_WRITER = frozenset(("i", "we", "you", "i've", "we've", "i’ve", "we’ve", "i'd", "we'd", "i’d", "we’d"))
_TO_READERS = re.compile(
    r"""\W*(?: please\b | (?:send|e-?mail|write|call|text|contact|visit|join|follow|register|subscribe|book|tell|see)
        \s (?:to\s)? (?:us|our|your|the\seditor) \b | letters\s(?:to\sthe\seditor|should|must) | next\s(?:week|month|issue)\s?: )""",
    re.IGNORECASE | re.VERBOSE,
)
_NOTHING = read_lists("clauses")["nothing"]
