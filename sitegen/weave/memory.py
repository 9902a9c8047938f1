"""What was read out of single extracts, kept from one weaving to the next within a process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar, cast

from sitegen.model.extract import Extract

T = TypeVar("T")


class Memory:
    """Give `weave` the same Memory each time, as `sitegen serve` does, and it reads anew only the extracts that changed.

    An extract counts as unchanged where it is the very same object as last time: keep the Extracts of unchanged files
    and hand them in again. What is remembered depends on one extract alone, never on the story, the edits or the
    ledger, so that the story is the same with a Memory and without. Extracts that are gone are forgotten.
    """

    def __init__(self) -> None:
        self._kept: dict[
            int, tuple[Extract, dict[object, object]]
        ] = {}  # the extract is held, so that its id is its own

    def keep_only(self, extracts: Sequence[Extract]) -> None:
        """Forget what was read out of all others."""
        self._kept = {id(e): self._kept.get(id(e)) or (e, {}) for e in extracts}

    def recall(self, read: Callable[[Extract], T], extract: Extract) -> T:
        """`read(extract)`, from memory if it can be. `read` is a function of a module, and pure."""
        found = self._kept.get(id(extract))
        if found is None:
            return read(extract)
        if read not in found[1]:
            found[1][read] = read(extract)
        return cast("T", found[1][read])
