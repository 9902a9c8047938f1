"""How a date is known, in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sitegen.model.dated import Dated
from sitegen.model.story import Edited
from sitegen.render.views.story import Rule

if TYPE_CHECKING:
    from sitegen.render.book import Book

_REPORTED = "publication-date"
_STOPS = (".", "?", "!", "…", ".”", "。")
_ISO = re.compile(r"(?<![\w./-])[0-9]{4}(?:~|-[0-9]{2}(?:-[0-9]{2})?~?)(?![\w/-])")  # "elsewhere only 2020-02~"


def is_reported(rule: str) -> bool:
    """Whether a date is only that of the report: nothing in the text dates the happening itself."""
    return rule.rpartition(":")[2] == _REPORTED


def explain(book: Book, dated: Dated, edited: Iterable[Edited] = (), *, of_source: bool = False) -> Rule:
    """A date's rule in plain words, with the words it rests on. The sentences stand in the catalogue."""
    proofs = tuple(book.proof(e) for e in dated.evidence)
    text = _sentence(book, dated, "source_rules" if of_source else "rules")
    return Rule(text, _note(book, dated), proofs, _changed(book, edited), dated.rule)


def rule_in_words(book: Book, dated: Dated) -> str:
    """The rule by itself, for lists of rules: without the words of any one date."""
    words = book.words
    parts = [words.get("rules", part) for part in dated.rule.split(":")]
    return " ".join(p for p in parts if p) or words.get("rules", f"any-{dated.basis}")


def _sentence(book: Book, dated: Dated, table: str) -> str:
    """The rule's own sentence; else one made of its words and what they were counted from; else that of its basis.

    "sharpened:weekday-before" is told twice over: that sources were compared, and how the best of them is dated.
    """
    words = book.words
    about, _, rule = dated.rule.rpartition(":")
    first = words.get(table, about)
    own = words.get(table, rule)
    if not own and dated.basis in {"stated", "inferred"} and dated.words and table == "rules":
        key = (
            "same"
            if dated.anchor and dated.anchor == dated.edtf
            else "counted"
            if dated.anchor
            else "worked-out"
            if dated.basis == "inferred"
            else "stated"
        )
        date, anchor = book.dates.full(dated.edtf or ""), book.dates.full(dated.anchor)
        own = words.get("rules", f"words-{key}").format(words=dated.words, date=date, anchor=anchor)
    return " ".join(part for part in (first, own or words.get(table, f"any-{dated.basis}")) if part)


def _note(book: Book, dated: Dated) -> str:
    """The date's note for readers: a sentence, with sources by their titles instead of their files and dates in words."""
    note = dated.note
    if not note:
        return ""
    for article in sorted({e.article for e in dated.evidence}, key=lambda a: (-len(a), a)):
        link = book.source_link(article)
        if link and article in note:
            note = note.replace(article, f"{book.words.t.quote_open}{link.name}{book.words.t.quote_close}")
    note = _ISO.sub(lambda match: book.dates.full(match[0]), note)
    return note if note.endswith(_STOPS) else f"{note}."


def _changed(book: Book, edited: Iterable[Edited]) -> str:
    """The last change of the date by an editor, as a sentence; where there was none before, the rule says it."""
    changes = [e for e in edited if e.field == "date" and e.before]
    if not changes:
        return ""
    last, words = changes[-1], book.words
    return words.ui("date_changed", before=book.dates.full(last.before), after=book.dates.full(last.value))
