"""What each publication added and changed, kept in the ledger: the build has no clock and never reads the site it wrote.

In: the ledger of the last build and the entries of this one. Out: the entries, each with the number of the publication that
last changed it and what stood before. A build that changes nothing gives every entry back as it was, so that the list of
changes outlives it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sitegen.model.story import Ledger, LedgerEntry

_SHOWN = {"event": ("d:", "t:"), "article": ("x:",), "actor": ()}
"""Parts of a key that readers see: an event's date and title, an article's text."""


def note_changes(before: Ledger, entries: Iterable[LedgerEntry]) -> list[LedgerEntry]:
    """The same entries, with `edition` and `was`. A first publication is number 0: all of it is new, so none is noted."""
    if not before.entries:
        return list(entries)
    old = {(e.kind, e.id): e for e in before.entries}
    number = max(e.edition for e in before.entries) + 1
    return [_noted(old.get((e.kind, e.id)), e, number) for e in entries]


def _noted(old: LedgerEntry | None, new: LedgerEntry, number: int) -> LedgerEntry:
    if old is None:
        return replace(new, edition=number)
    if (old.key, old.state, old.to) == (new.key, new.state, new.to):
        return old
    changes = _changes(old, new)
    return replace(new, edition=number if changes else old.edition, was=changes or old.was)


def _changes(old: LedgerEntry, new: LedgerEntry) -> tuple[str, ...]:
    """What stood before, in the parts of a key: "d:2019-03" another date, "d:" none, "a:" fewer sources, "state:gone"."""
    if (old.state, old.to) != (new.state, new.to):
        return (f"state:{old.state}",)
    if new.state != "live":
        return ()
    found = []
    for mark in _SHOWN[new.kind]:
        before, after = (next((p for p in e.key if p.startswith(mark)), mark) for e in (old, new))
        if before != after:
            found.append(before)
    if new.kind == "event" and {p for p in new.key if p.startswith("a:")} - set(old.key):
        found.append("a:")
    return tuple(found)
