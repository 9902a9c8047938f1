"""A date together with how it is known."""

from __future__ import annotations

from typing import Literal

from sitegen.model.evidence import Evidence
from sitegen.model.frozen import frozen

Basis = Literal["stated", "inferred", "editor", "unknown"]


@frozen
class Dated:
    """An EDTF date, its basis, the rule that gave it and the words it rests on.

    `edtf` is None exactly when the basis is `unknown`. `rule` is a stable name such as `weekday-before-publication`;
    `anchor` is the EDTF the words were counted from ("" where none was needed); `words` are the date words themselves
    ("On Wednesday"); `note` is a sentence for readers where rule and words do not say enough.
    """

    edtf: str | None
    basis: Basis
    rule: str
    evidence: tuple[Evidence, ...] = ()
    anchor: str = ""
    words: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        """A date that is claimed needs evidence; an unknown one is None."""
        if (self.edtf is None) != (self.basis == "unknown"):
            raise ValueError(f"date {self.edtf!r} with basis {self.basis}")
        if self.edtf is not None and not self.evidence:
            raise ValueError(f"date {self.edtf} without evidence")


UNDATED = Dated(None, "unknown", "no-date")
