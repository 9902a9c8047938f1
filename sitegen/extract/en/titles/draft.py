"""The title of a happening in the making. In: a draft, and who is meant in it. Out: its headline or a title out of its sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

from sitegen.extract.en.clauses.reading import Reading
from sitegen.extract.en.clauses.tenses import is_future
from sitegen.extract.en.happenings.bindings import is_tail
from sitegen.extract.en.happenings.drafts import Draft, Page
from sitegen.extract.en.happenings.standalone import names_nothing
from sitegen.extract.en.titles import LIMIT, plan_title, write_title
from sitegen.extract.en.titles.faults import count_faults, is_label, without_slug
from sitegen.extract.en.titles.length import OVER, finish, shorten
from sitegen.extract.en.titles.line import Line, Name
from sitegen.extract.en.titles.names import NO_NAMES, Names, asks_for_names, find_names
from sitegen.extract.en.triggers import TIME, lexicon, low_at, read_words
from sitegen.model.extract import Named


def best_title(page: Page, draft: Draft, names: Names) -> tuple[str, str, tuple[Named, ...], int] | None:
    """The title, the one without inferred names, whom it names, and its faults: the headline where the article reports it,
    but no label if the sentence reads well. None where the title names nothing that happened, and no news.
    """
    headline = without_slug(page.article.title) if draft.lead else ""
    if headline and not is_label(headline):
        return headline, "", (), 0
    write = _titler(page, draft)
    title = worded = plain = write(NO_NAMES.put)
    told: tuple[Named, ...] = ()
    words = read_words(plain, 0, len(plain))
    if not draft.lead and names_nothing(words):
        return None
    if asks_for_names(words):
        every = names.and_these(find_names(page, draft.sentence))
        title = write(every.put, alone=True)
        if title.endswith("…") or len(title) > LIMIT + OVER:
            title = plain  # better whole than named
        if title != plain:
            words = read_words(title, 0, len(title))
            told = tuple([named for named in every.told if named.name in title and named.name not in plain])
            worded = write(names.put)
    faults = count_faults(title, words)
    return (headline, "", (), 1) if headline and faults else (title, worded if worded != title else "", told, faults)


class _Write(Protocol):
    """Writes a title, given names for words of the sentence; `alone`: as it stands on a timeline."""

    def __call__(self, names: Mapping[int, Name], *, alone: bool = False) -> str: ...


def _titler(page: Page, draft: Draft) -> _Write:
    """What writes the title of a draft: which words it has does not hang on the names."""
    reading, binding, at, clause = draft.reading, draft.binding, _date_of(page, draft), _title_clause(draft)
    own = clause == binding.clause
    ahead = binding.tail and not own and is_future(reading, clause)
    told = -1 if ahead else _told_before(reading, clause)
    if told >= 0:
        plan = plan_title(page.text, reading, at, told)
    else:
        head = binding.head if own else -1
        plan = plan_title(page.text, reading, at, clause, head=head, nominal=binding.nominal and own)

    def write(names: Mapping[int, Name], *, alone: bool = False) -> str:
        title = write_title(plan, names, alone=alone and told < 0)
        if ahead or told >= 0:
            title = _announced(page, draft, at, title)
        reads = len(title) >= _SHORTEST and not title.startswith(_NO_BEGINNING) and not _SAYS_NOTHING.fullmatch(title)
        return title if reads else _whole_sentence(page, draft, at)

    return write


_SHORTEST = 8  # "He did": nothing that a reader could know the happening by
_NO_BEGINNING = ("Was ", "Were ", "Is ", "Are ", "Had ", "Has ", "Only to ", "Of ")  # its subject is no word of a title
_SAYS_NOTHING = re.compile(r"[^,“”‘’]+ (?:says?|said|told)")  # "The bank says": what it says was no clause of its own


def _date_of(page: Page, draft: Draft) -> int:
    """The word that dates the draft; -1 where another sentence dates it."""
    start = page.timexes[draft.timex].start if draft.timex is not None else -1
    words = enumerate(draft.reading.words)
    return next((w for w, word in words if word.start == start and word.low == TIME), -1)


def _whole_sentence(page: Page, draft: Draft, at: int) -> str:
    """As much of the sentence as there is room for, behind a date: "In 2019, [the machines …]", "3 May 2019: [The …]"."""
    words = draft.reading.words
    sentence = " ".join(page.words_of(draft.sentence).split()).rstrip(".")
    dated = len(" ".join(page.text[words[0].start : words[at].end].split())) if 0 <= at < 3 else 0
    if dated and sentence.startswith((",", ":"), dated):
        sentence = sentence[dated + 2 :][:1].upper() + sentence[dated + 3 :]
    if len(sentence) <= LIMIT + OVER:
        return sentence
    reading, kept = draft.reading, list(range(at + 1 if dated else 0, len(words)))
    head = next((clause.head for clause in reading.clauses if clause.head >= 0), -1)
    title = finish(shorten(Line(page.text, words, {}, NO_NAMES.put), reading, kept, head, LIMIT))
    if at >= 0 and page.text[words[at].start : words[at].end] in title:
        return title
    return sentence[: sentence.rfind(" ", 0, LIMIT)].rstrip(" ,;:-–—") + "…"


def _title_clause(draft: Draft) -> int:
    """The clause that says what happened: not the attribution, and not the thin "The row began on Friday, when …"."""
    bound, clauses, words = draft.binding, draft.reading.clauses, draft.reading.words
    if draft.thin >= 0:
        return draft.thin
    own = clauses[bound.clause]
    if own.kind == "that":
        first = next((words[w].low for w in own.words if words[w].low[:1].isalpha() and words[w].low != "that"), "")
        if first in _POINTERS:
            return own.parent  # "The firm said it would close", not "It would close"
    mains = [c for c, clause in enumerate(clauses) if clause.kind == "main" and clause.head >= 0]
    if bound.clause in mains and own.words[-1] == own.head and words[own.head].lemma in lexicon().say:
        for c in mains:  # "On 5 May, they said, | a pump began to smoke"
            if c > bound.clause and words[clauses[c].opener].low == ",":
                return c
    if bound.tail or is_tail(draft.reading, bound.clause, own.head):
        return next(iter(mains), bound.clause)
    return bound.clause


_POINTERS = frozenset(("he", "she", "it", "its", "they", "their", "there"))


def _told_before(reading: Reading, clause: int) -> int:
    """The clause in front of a bare "…, Mr Justice Poole ruled on Tuesday", which says what; -1 = the clause says more."""
    own, words = reading.clauses[clause], reading.words
    if own.kind != "main" or low_at(words, own.opener) != ",":
        return -1
    if any(words[w].low[:1].isalnum() and words[w].low not in ("on", "in") for w in own.words if w > own.head):
        return -1
    return next((c for c in range(clause) if reading.clauses[c].kind == "main" and reading.clauses[c].head >= 0), -1)


def _announced(page: Page, draft: Draft, at: int, title: str) -> str:
    """As in "The owners will close the mill, the firm said on Tuesday": what happened on Tuesday is that they said so."""
    reading, clause = draft.reading, draft.binding.clause
    said = write_title(plan_title(page.text, reading, at, clause))
    first = next(reading.words[w] for w in reading.clauses[clause].words if reading.words[w].low[:1].isalnum())
    both = f"{title}, {said[:1].lower() + said[1:] if first.small else said}"
    return both if len(both) <= LIMIT and "…" not in title else title
