"""Sentences that no timeline would show. In: a happening in the making and its title. Out: whether it tells one."""

from __future__ import annotations

import re

from sitegen.extract.en.drafts import Draft, Page
from sitegen.extract.en.triggers import read_words
from sitegen.extract.en.wordlists import read_lists


def tells_happening(page: Page, draft: Draft, title: str) -> bool:
    """Not what the writer asks, says of himself or tells the reader to do ("Please tell Ann", "Did he resign in May?", "We
    asked on Friday"), and not words that name nothing ("They said", "On that day it did not"). The article's own news
    always does.
    """
    if draft.lead:
        return True
    sentence = page.sentences[draft.sentence]
    if page.text[sentence.end - 1] == "?" or _TO_READERS.match(page.text, sentence.start, sentence.end):
        return False
    reading = draft.reading
    clause = reading.clauses[draft.binding.clause]
    subject = [reading.words[w].low for w in clause.words if w < clause.finite]
    if subject and subject[-1] in _WRITER and "of" not in subject[-2:]:
        return False
    return not _NOTHING.issuperset(w.low for w in read_words(title, 0, len(title)) if w.low[:1].isalpha())


_WRITER = frozenset(("i", "we", "you", "i've", "we've", "i’ve", "we’ve", "i'd", "we'd", "i’d", "we’d"))
_TO_READERS = re.compile(
    r"""\W*(?: please\b | (?:send|e-?mail|write|call|text|contact|visit|join|follow|register|subscribe|book|tell|see)
        \s (?:to\s)? (?:us|our|your|the\seditor) \b | letters\s(?:to\sthe\seditor|should|must) | next\s(?:week|month|issue)\s?: )""",
    re.IGNORECASE | re.VERBOSE,
)
_NOTHING = read_lists("clauses")["nothing"]
