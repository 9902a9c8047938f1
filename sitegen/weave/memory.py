"""What came of parts of a story, kept from one weaving to the next; of some, by a store, from one process to the next."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from contextlib import suppress
from itertools import compress, count
from operator import ne
from typing import Final, Protocol, TypeVar, cast

import msgspec

from sitegen.model.extract import Extract
from sitegen.weave.digests import SIZE, digest, digest_of

T = TypeVar("T")
_Read = dict[int, tuple[Extract, dict[object, object]]]


class Store(Protocol):
    """Where single values outlast the process."""

    def fact(self, name: str) -> bytes:
        """A remembered value, b"" where there is none."""

    def note_fact(self, name: str, value: bytes) -> None:
        """Remember one value."""


class Memory:
    """Give `weave` the same Memory each time, as `sitegen serve` does, and it makes anew only what comes out otherwise.

    All that is remembered came of a pure function and is given again only for equal inputs, so that the story is the
    same with a Memory and without. What one weaving did not ask for is forgotten with the next. An extract counts as
    unchanged where it is the very same object as last time: keep the Extracts of unchanged files and hand them in again.
    """

    def __init__(
        self,
        *,
        lasting: bool = True,
        read: _Read | None = None,
        store: Store | None = None,
        made_by: str = "",
        workers: int = 1,
    ) -> None:
        """`workers` are the processes that a weaving may have."""
        self.workers = workers
        self.lasting = lasting  # a single weaving makes everything once: what came of it need not be kept
        self.signs = lasting or store is not None  # whether digests of articles are worth their making
        self._store, self._made_by = store, made_by
        # an extract is held beside what was read out of it, so that its id is its own
        self._read: _Read = {} if read is None else read
        self._last: dict[object, dict[Hashable, tuple[tuple[object, ...], object]]] = {}
        self._made: dict[object, dict[Hashable, tuple[tuple[object, ...], object]]] = {}
        self._rows: dict[object, tuple[Sequence[Hashable], tuple[Sequence[object], ...], list[object]]] = {}
        self._held: dict[object, object] = {}
        self._stages: dict[object, tuple[tuple[object, ...], object, Memory]] = {}

    def hold(self, extracts: Sequence[Extract]) -> None:
        """These are the extracts of the story: forget what was read out of others."""
        known = {id(e): self._read.get(id(e)) or (e, {}) for e in extracts}
        self._read.clear()
        self._read.update(known)

    def turn(self) -> None:
        """A weaving begins: forget what was not asked for since the last turn."""
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
        if not self.lasting:
            return make(*inputs, *using)
        made = self._made.get(make)
        if made is None:
            made = self._made[make] = {}
        found = self._last.get(make, made).get(key)
        if found is None or found[0] != inputs:
            found = (inputs, make(*inputs, *using))
        made[key] = found
        return cast("T", found[1])

    def held(self, make: Callable[[], T], key: Hashable = None) -> T:
        """The object that `make` made for this key: one that is told all anew each time, and does over only what changed.

        What it gives is, as everything here, the same whether it is new or held.
        """
        if not self.lasting:
            return make()
        if (make, key) not in self._held:
            self._held[make, key] = make()
        return cast("T", self._held[make, key])

    def same(self, key: Hashable, value: T) -> T:
        """`value`, or the one of last time where it is equal: what is made of many may then be compared at a glance."""
        found: T = self.again(_same, key, value)
        return found

    def kept(self, make: Callable[..., T], of: type[T], *inputs: object, using: tuple[object, ...] = ()) -> T:
        """As `again`; and where there is a store, what another process made of the same inputs: all of it plain data."""
        if self._store is None:
            return self.again(make, "", *inputs, using=using)
        sign = self.sign(inputs)
        found = self.stored(make.__name__.strip("_"), sign, of)
        if found is None:
            found = make(*inputs, *using)
            self.keep(make.__name__.strip("_"), sign, found)
        return found

    def stored(self, name: str, sign: bytes, of: type[T]) -> T | None:
        """What was stored last under this name, if it was under this sign and is whole."""
        blob = b"" if self._store is None else self._store.fact(f"weave {name}")
        data = memoryview(blob)[2 * SIZE :]
        if blob[: 2 * SIZE] == sign + digest(sign + data):
            with suppress(msgspec.DecodeError, msgspec.ValidationError, ValueError, TypeError):
                return msgspec.msgpack.decode(data, type=of)
        return None

    def keep(self, name: str, sign: bytes, found: object) -> None:
        """Store it, in the place of what was stored under this name."""
        if self._store is not None:
            data = msgspec.msgpack.encode(found)
            self._store.note_fact(f"weave {name}", sign + digest(sign + data) + data)

    def sign(self, inputs: object) -> bytes:
        """A digest of plain data, and of what makes something of it."""
        return digest_of((self._made_by, inputs))

    def stage(self, make: Callable[..., T], *inputs: object, using: tuple[object, ...] = ()) -> T:
        """`make(*inputs, *using, memory)`, or what it gave last time where the inputs are the same.

        For a step that remembers parts of its own work: its memory is its own, so that a step that is spared forgets nothing.
        """
        if not self.lasting:
            return make(*inputs, *using, self)
        found = self._stages.get(make)
        if found is None or found[0] != inputs:
            part = found[2] if found else Memory(read=self._read)
            part.turn()
            found = self._stages[make] = inputs, make(*inputs, *using, part), part
        return cast("T", found[1])

    def each(
        self, make: Callable[..., T], keys: Sequence[Hashable], *columns: Sequence[object], round_: str = ""
    ) -> list[T]:
        """`make(*row)` for each row of the columns, from last time where the row of that key is the same.

        As `again` for each row, for steps of so many rows that asking for one after the other would take long. `round_`
        tells apart those of one weaving; a new one begins with what came of the first.
        """
        if not self.lasting:
            return [make(*row) for row in zip(*columns, strict=True)]
        before = self._rows.get((make, round_)) or self._rows.get((make, ""))
        if before is None or not before[0]:
            found = [make(*row) for row in zip(*columns, strict=True)]
        else:
            known, olds, made = before
            changed: set[int] = set()
            if known != keys:  # bring what was made into the order of now, anything in the place of what is new
                place = dict(zip(known, count()))
                at = [place.get(key, -1) for key in keys]
                changed.update(n for n, last in enumerate(at) if last < 0)
                olds, made = tuple([[old[n] for n in at] for old in olds]), [made[n] for n in at]
            found = cast("list[T]", list(made))
            for old, new in zip(olds, columns, strict=True):
                if old != new:
                    changed.update(compress(count(), map(ne, old, new)))
            for n in changed:
                found[n] = make(*[column[n] for column in columns])
        self._rows[make, round_] = keys, columns, cast("list[object]", found)
        return list(found)


def _same(value: T) -> T:
    return value


FORGETFUL: Final = Memory(lasting=False)
"""For what is asked once."""
