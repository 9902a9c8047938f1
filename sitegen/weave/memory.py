"""What came of parts of a story, kept from one weaving to the next within a process."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar, cast

from sitegen.model.extract import Extract

T = TypeVar("T")


class Memory:
    """Give `weave` the same Memory each time, as `sitegen serve` does, and it makes anew only what comes out otherwise.

    All that is remembered came of a pure function and is given again only for equal inputs, so that the story is the
    same with a Memory and without. What one weaving did not ask for is forgotten with the next. An extract counts as
    unchanged where it is the very same object as last time: keep the Extracts of unchanged files and hand them in again.
    """

    def __init__(self, *, lasting: bool = True) -> None:
        self._lasting = lasting  # a single weaving makes everything once: what came of it need not be kept
        # an extract is held beside what was read out of it, so that its id is its own
        self._read: dict[int, tuple[Extract, dict[object, object]]] = {}
        self._last: dict[object, dict[Hashable, tuple[tuple[object, ...], object]]] = {}
        self._made: dict[object, dict[Hashable, tuple[tuple[object, ...], object]]] = {}

    def begin(self, extracts: Sequence[Extract]) -> None:
        """A weaving of these extracts begins: forget what was read out of others, and what the last one did not need."""
        self._read = {id(e): self._read.get(id(e)) or (e, {}) for e in extracts}
        self._last, self._made = self._made, {}

    def recall(self, read: Callable[[Extract], T], extract: Extract) -> T:
        """`read(extract)`, from memory if it can be. `read` is a function of a module, and pure."""
        found = self._read.get(id(extract))
        if found is None:
            return read(extract)
        if read not in found[1]:
            found[1][read] = read(extract)
        return cast("T", found[1][read])

    def know(self, extract: Extract, read: Callable[[Extract], T], found: T) -> None:
        """Remember that `read(extract)` is `found`, which was read elsewhere."""
        self._read.setdefault(id(extract), (extract, {}))[1][read] = found

    def again(self, make: Callable[..., T], key: Hashable, *inputs: object, using: tuple[object, ...] = ()) -> T:
        """`make(*inputs, *using)`, or what it gave last time for this key where the inputs are the same.

        `make` is a function of a module, and pure; what it returns belongs to the memory and is not to be changed.
        `using` is not compared: what it can change in the result, the inputs say already.
        """
        if not self._lasting:
            return make(*inputs, *using)
        made = self._made.get(make)
        if made is None:
            made = self._made[make] = {}
        found = self._last.get(make, made).get(key)
        if found is None or found[0] != inputs:
            found = (inputs, make(*inputs, *using))
        made[key] = found
        return cast("T", found[1])
