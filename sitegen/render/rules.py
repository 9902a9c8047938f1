"""How a date is known, in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sitegen.model.dated import Dated
from sitegen.model.story import Edited
from sitegen.render.views import Rule

if TYPE_CHECKING:
    from sitegen.render.book import Book

_REPORTED = frozenset({"publication", "publication-date", "published", "article-date", "report-date"})


def is_reported(rule: str) -> bool:
    """Whether a date is only that of the report: nothing in the text dates the happening itself."""
    return rule in _REPORTED


def explain(book: Book, dated: Dated, edited: Iterable[Edited] = (), *, of_source: bool = False) -> Rule:
    """A date's rule as a sentence, with the words it rests on. The rules' sentences stand in the catalogue [rules]."""
    words = book.words
    table = "source_rules" if of_source else "rules"
    text = words.get(table, dated.rule) or words.get("rules", dated.rule) or words.get(table, f"any-{dated.basis}")
    anchor = book.dates.full(dated.anchor) or dated.anchor
    changes = [e for e in edited if e.field == "date"]
    changed = ""
    if changes:
        last = changes[-1]
        before = book.dates.full(last.before) if last.before else words.t.date_unknown
        changed = words.ui("date_changed", before=before, after=book.dates.full(last.value))
    proofs = tuple(book.proof(e) for e in dated.evidence)
    return Rule(text, dated.words, anchor, dated.note, proofs, changed, dated.rule)
