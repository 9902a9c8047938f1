"""Public ids: readable, unique, and once published the same for ever."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from sitegen.model.story import Ledger, LedgerEntry, Redirect
from sitegen.text import DEVICE, fold
from sitegen.weave.recognise import AUTO, Key, Kind, claims

_WORD = re.compile(r"[a-z0-9]+")


class Wanted(NamedTuple):
    """A node that needs an id: the one its content suggests, what it is recognised by, one that its editor fixed, one that
    it keeps if it can, and those of the nodes that its editor made part of it, each with what it is recognised by alone.
    """

    natural: str
    key: tuple[str, ...]
    fixed: str = ""
    prefer: str = ""
    taken: tuple[tuple[str, Key], ...] = ()


def assign(kind: Kind, wanted: Sequence[Wanted], ledger: Ledger) -> tuple[list[str], list[LedgerEntry]]:
    """An id for each node, in order, and the entries of this kind as they are to be kept.

    A published id stays with the node that has most of what it was recognised by. An id whose node became part of
    another moves there; one whose node vanished is gone, and free for nobody else.
    """
    entries = {e.id: e for e in ledger.entries if e.kind == kind}
    home = {id_: n for n, node in enumerate(wanted) for id_, _ in node.taken}
    found = claims(kind, [w.key for w in wanted], [w.prefer for w in wanted], entries)
    found = [claim for claim in found if home.get(claim[2], claim[3]) == claim[3]]
    ids: list[str] = [""] * len(wanted)
    held: set[str] = set()
    for _, _, id_, n in found:
        if not ids[n] and id_ not in held:
            ids[n] = id_
            held.add(id_)
    kept = dict(entries)
    used = _Used({*entries, *held})
    for n, node in enumerate(wanted):
        if node.fixed and ids[n] != node.fixed and node.fixed not in held:
            if ids[n] in kept:
                kept[ids[n]] = replace(kept[ids[n]], state="moved", to=node.fixed, key=_marked(kept[ids[n]].key))
            ids[n] = node.fixed
        elif not ids[n]:
            own = node.prefer not in used.names and any(id_ == node.prefer for id_, _ in node.taken)
            ids[n] = used.free(node.fixed or (node.prefer if own else node.natural))
        held.add(ids[n])
        used.names.add(ids[n])
    best = {id_: n for _, _, id_, n in reversed(found)} | home
    for id_, entry in entries.items():
        if id_ not in held and entry.state == "live" and kept[id_].state == "live":
            kept[id_] = _retire(entry, ids[best[id_]] if id_ in best else "")
    for n, node in enumerate(wanted):
        old = entries.get(ids[n])
        if old is None or (old.key, old.state, old.to) != (node.key, "live", ""):
            kept[ids[n]] = LedgerEntry(kind, ids[n], node.key)
        for id_, alone in node.taken:  # also what was never published: the next build has to tell them apart again
            was = kept.get(id_, LedgerEntry(kind, id_, (AUTO,), "gone"))
            if id_ not in held and (was.state == "gone" or AUTO in was.key or was.to == ids[n]):
                kept[id_] = replace(was, state="moved", to=ids[n], key=_marked(alone))
    return ids, [kept[id_] for id_ in sorted(kept)]


def redirects(entries: Sequence[LedgerEntry], unseen: Collection[tuple[str, str]] = ()) -> list[Redirect]:
    """Where old pages lead, chains followed to their end; a chain that ends nowhere, or at one of the `unseen` (kind and id),
    which keep their id but have no page, leads nowhere.
    """
    moved = [entry for entry in entries if entry.state == "moved"]
    known = {(e.kind, e.id): e for e in entries} if moved else {}
    found = []
    for entry in moved:
        seen, at = {entry.id}, entry
        while at.state == "moved" and at.to not in seen:
            seen.add(at.to)
            at = known.get((entry.kind, at.to), LedgerEntry(entry.kind, at.to, (), "gone"))
        if at.state == "live" and (at.kind, at.id) not in unseen:
            found.append(Redirect(f"{entry.kind}s/{entry.id}/", f"{entry.kind}s/{at.id}/"))
    return sorted(found, key=lambda r: r.old)


_MONEY = tuple((sign, "") for sign in "£€¥₹₽₩₦")  # as with "$"; spelled in ASCII, "£4.1m" is "PS4.1m"


@lru_cache(maxsize=100_000)
def slug(text: str, limit: int, fallback: str) -> str:
    """A readable slug of at most `limit` characters, cut between words; from `fallback` where no letter is left."""
    plain = fold(text).replace("'", "")
    if not plain.isascii():
        from slugify import slugify  # only other scripts need its tables

        plain = slugify(text, replacements=_MONEY).replace("-", " ")
    name = "-".join(_WORD.findall(plain))
    if len(name) > limit:
        name = name[: limit + 1].rpartition("-")[0] or name[:limit]
    return f"{name}-1" if DEVICE.fullmatch(name) else name or fallback


def unique(wanted: Sequence[str]) -> list[str]:
    """The same slugs; later repeats get `-2`, `-3` and so on."""
    used = _Used(set())
    found = []
    for name in wanted:
        found.append(used.free(name))
        used.names.add(found[-1])
    return found


def _retire(entry: LedgerEntry, to: str) -> LedgerEntry:
    if to and to != entry.id:
        return replace(entry, state="moved", to=to, key=_marked(entry.key))
    return replace(entry, state="gone", to="")


def _marked(key: tuple[str, ...]) -> tuple[str, ...]:
    return key if AUTO in key else (*key, AUTO)


class _Used:
    """Names that are taken, to which each that is given is added. `free` remembers how far it counted: a thousand events may
    have one title.
    """

    def __init__(self, names: set[str]) -> None:
        self.names = names
        self._next: dict[str, int] = {}

    def free(self, name: str) -> str:
        """The name itself or the first of `name-2`, `name-3` … that is not taken."""
        if name not in self.names:
            return name
        number = self._next.get(name, 2)
        while f"{name}-{number}" in self.names:
            number += 1
        self._next[name] = number + 1
        return f"{name}-{number}"
