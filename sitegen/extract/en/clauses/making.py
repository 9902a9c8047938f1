"""Clauses in the making: those opened so far, the one that words go to now, and the clause of each word. In: words. Out: clauses."""

from __future__ import annotations

from sitegen.extract.en.clauses.presents import present_behind_who
from sitegen.extract.en.clauses.reading import Clause
from sitegen.extract.en.clauses.words import HARD, STARTS_SUBJECT, ClauseKind
from sitegen.extract.en.triggers import Word, lexicon, low_at


class Making:
    """What one pass over the words of a sentence has read so far."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.clauses = [Clause("main")]
        self.owner: list[int] = []
        self.at = 0

    def take(self, start: int, stop: int) -> None:
        """Words that go on with the clause."""
        self.clauses[self.at].words.extend(range(start, stop))
        self.owner.extend([self.at] * (stop - start))

    def open(self, kind: ClauseKind, parent: int, opener: int, subject: int = -1) -> None:
        """A clause begins with the word `opener`; what comes next goes to it."""
        if kind == "relative" and subject < 0 and opener + 1 < len(self.words):
            present_behind_who(self.words, opener + 1)
        self.clauses.append(Clause(kind, parent, opener, subject))
        self.at = len(self.clauses) - 1

    def open_behind(self, kind: ClauseKind, opener: int, i: int) -> None:
        """A clause that has begun behind `opener`, as its verb at `i` shows."""
        del self.clauses[self.at].words[opener + 1 - i :]
        del self.owner[opener + 1 :]
        self.open(kind, self.at, opener)
        self.take(opener + 1, i)

    def lacks_verb(self, clause: Clause) -> bool:
        """Whether a subject waits there for its verb, and no front: "The men sent in", not "In May"."""
        first = self.words[clause.words[0]].low if clause.words else ""
        return clause.finite < 0 and first in STARTS_SUBJECT

    def top(self) -> int:
        """The nearest main clause above, past what only stands between marks ("…, the most it could pay, and …", "… – a gift
        of two brothers – and …").
        """
        up = self.at
        while up and ((parent := (clause := self.clauses[up]).parent) >= 0 or self._stands_apart(clause)):
            up = parent if parent >= 0 else up - 1
        return up

    def _stands_apart(self, clause: Clause) -> bool:
        mark = low_at(self.words, clause.opener)
        return mark == "," or (mark in HARD and clause.finite < 0)

    def saying(self, i: int) -> bool:
        """Whether the clause before `i` has a verb of saying, so that "told the board that" opens what was said."""
        verb = self.clauses[self.at].finite
        return verb >= 0 and any(w.lemma in lexicon().say for w in self.words[verb:i])
