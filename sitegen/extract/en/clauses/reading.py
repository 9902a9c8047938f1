"""A sentence read: its words, and the clauses that share them."""

from __future__ import annotations

from sitegen.extract.en.clauses.words import ClauseKind
from sitegen.extract.en.triggers import Word
from sitegen.model.frozen import frozen


class Clause:
    """Words that share a verb. `words` are indexes, not always adjoining: "The bank, [which fell,] paid" has two.

    `opener` is the word that begins it ("who", "when", "and"; -1 = none), `parent` the clause it hangs on (-1 = none),
    `subject` the clause whose subject it shares (-1 = its own). `head` is its main verb, -1 = none.
    """

    __slots__ = ("finite", "fronted", "head", "kind", "opener", "parent", "subject", "words")

    def __init__(self, kind: ClauseKind, parent: int = -1, opener: int = -1, subject: int = -1) -> None:
        self.kind, self.parent, self.opener, self.subject = kind, parent, opener, subject
        self.fronted = False
        self.words: list[int] = []
        self.finite = self.head = -1


@frozen
class Reading:
    """A sentence read: its words, its clauses in order of their beginning, and for each word the clause it is in."""

    words: list[Word]
    clauses: list[Clause]
    owner: list[int]
