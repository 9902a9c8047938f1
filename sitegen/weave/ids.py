"""Public ids: readable, unique, and once published the same for ever."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sitegen.model.story import Ledger, LedgerEntry, Redirect
from sitegen.text import fold, short_hash

Kind = Literal["article", "actor", "event"]
_AUTO = "@auto"  # in the key of an entry that the build itself moved; one that an editor moved is left alone
_WORD = re.compile(r"[a-z0-9]+")
_NEEDED = {"article": 3.0, "actor": 2.0, "event": 3.0}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A node that needs an id: the one its content suggests, what it is recognised by, one that its editor fixed, and
    one that it keeps if it can.
    """

    natural: str
    key: tuple[str, ...]
    fixed: str = ""
    prefer: str = ""


def assign(kind: Kind, wanted: Sequence[Wanted], ledger: Ledger) -> tuple[list[str], list[LedgerEntry]]:
    """An id for each node, in order, and the entries of this kind as they are to be kept.

    A published id stays with the node that has most of what it was recognised by. An id whose node became part of
    another moves there; one whose node vanished is gone, and free for nobody else.
    """
    entries = {e.id: e for e in ledger.entries if e.kind == kind}
    claims = _claims(kind, wanted, entries)
    ids: list[str] = [""] * len(wanted)
    held: set[str] = set()
    for _, _, id_, n in claims:
        if not ids[n] and id_ not in held:
            ids[n] = id_
            held.add(id_)
    kept = dict(entries)
    used = {*entries, *held}
    for n, node in enumerate(wanted):
        if node.fixed and ids[n] != node.fixed and node.fixed not in held:
            if ids[n] in kept:
                kept[ids[n]] = replace(kept[ids[n]], state="moved", to=node.fixed, key=_marked(kept[ids[n]].key))
            ids[n] = node.fixed
        elif not ids[n]:
            ids[n] = _free(node.fixed or node.natural, used)
        held.add(ids[n])
        used.add(ids[n])
    best = {id_: n for _, _, id_, n in reversed(claims)}
    for id_, entry in entries.items():
        if id_ not in held and entry.state == "live" and kept[id_].state == "live":
            kept[id_] = _retire(entry, ids[best[id_]] if id_ in best else "")
    for n, node in enumerate(wanted):
        kept[ids[n]] = LedgerEntry(kind, ids[n], node.key)
    return ids, [kept[id_] for id_ in sorted(kept)]


def redirects(entries: Iterable[LedgerEntry]) -> list[Redirect]:
    """Where old pages lead, chains followed to their end; a chain that ends nowhere leads nowhere."""
    known = {(e.kind, e.id): e for e in entries}
    found = []
    for entry in known.values():
        seen, at = {entry.id}, entry
        while at.state == "moved" and at.to not in seen:
            seen.add(at.to)
            at = known.get((entry.kind, at.to), LedgerEntry(entry.kind, at.to, (), "gone"))
        if entry.state == "moved" and at.state == "live":
            found.append(Redirect(f"{entry.kind}s/{entry.id}/", f"{entry.kind}s/{at.id}/"))
    return sorted(found, key=lambda r: r.old)


def slug(text: str, limit: int, fallback: str) -> str:
    """A readable slug of at most `limit` characters, cut between words; from `fallback` where no letter is left."""
    plain = fold(text).replace("'", "")
    if not plain.isascii():
        from slugify import slugify  # only other scripts need its tables

        plain = slugify(text).replace("-", " ")
    words = _WORD.findall(plain)
    kept: list[str] = []
    for word in words:
        if kept and len("-".join(kept)) + 1 + len(word) > limit:
            break
        kept.append(word)
    return "-".join(kept)[:limit] or fallback


def unique(wanted: Sequence[str]) -> list[str]:
    """The same slugs; later repeats get `-2`, `-3` and so on."""
    used: set[str] = set()
    found = []
    for name in wanted:
        found.append(_free(name, used))
        used.add(found[-1])
    return found


def event_key(sentences: Iterable[str], date: str, articles: Iterable[str], natural: str) -> tuple[str, ...]:
    """What an event is recognised by: sentences, date, articles, and the words of its title."""
    parts = [f"s:{s}" for s in sentences], [f"d:{date}"] if date else [], [f"a:{short_hash(a, 6)}" for a in articles]
    return (*sorted({p for part in parts for p in part}), f"t:{natural}")


def actor_key(name: str, aliases: Iterable[str]) -> tuple[str, ...]:
    """What an actor is recognised by: its name first, then its other full names."""
    main = fold(name)
    return (main, *sorted({fold(a) for a in aliases} - {main}))


def article_key(path: str, text: str) -> tuple[str, ...]:
    """What an article is recognised by: its path, and its text where the file was renamed."""
    return (f"p:{path}", f"x:{short_hash(text, 12)}")


def _claims(kind: Kind, wanted: Sequence[Wanted], entries: dict[str, LedgerEntry]) -> list[tuple[float, int, str, int]]:
    """(-score, rank of state, id, node): every entry that recognises a node, best first."""
    score = {"article": _score_article, "actor": _score_actor, "event": _score_event}[kind]
    index: dict[str, list[int]] = {}
    for n, node in enumerate(wanted):
        for part in node.key:
            index.setdefault(part, []).append(n)
    claims = []
    for entry in entries.values():
        id_ = entry.id
        if entry.state == "moved" and _AUTO not in entry.key:  # an editor moved it: to a new name, or away
            if entry.to in entries:
                continue
            id_ = entry.to
        rank = ("live", "moved", "gone").index(entry.state)
        near = {n for part in entry.key if not part.startswith("d:") for n in index.get(part, ())[:200]}
        for n in sorted(near):
            value = score(entry.key, wanted[n].key)
            if value >= _NEEDED[kind]:
                claims.append((-value - (100.0 if id_ == wanted[n].prefer else 0.0), rank, id_, n))
    return sorted(claims)


def _score_article(old: tuple[str, ...], new: tuple[str, ...]) -> float:
    return sum({"p": 4.0, "x": 3.0}.get(part[0], 0.0) for part in set(old) & set(new))


def _score_actor(old: tuple[str, ...], new: tuple[str, ...]) -> float:
    shared = (set(old) & set(new)) - {_AUTO}
    main = 2.0 if old and new and old[0] == new[0] else 0.0
    return main + sum(2.0 if " " in name else 1.0 for name in shared)


def _score_event(old: tuple[str, ...], new: tuple[str, ...]) -> float:
    """A sentence decides; where it was reworded, the article, the date and the words of the title together."""
    shared = set(old) & set(new)
    sentences = 3.0 * sum(1 for part in shared if part.startswith("s:"))
    rest = sum(1.0 for part in ("d:", "a:") if any(s.startswith(part) for s in shared))
    titles = [set(part[2:].split("-")) for key in (old, new) for part in key if part.startswith("t:")]
    common = len(titles[0] & titles[1]) if len(titles) == 2 else 0
    return sentences + rest + 0.4 * min(5, common)


def _retire(entry: LedgerEntry, to: str) -> LedgerEntry:
    if to and to != entry.id:
        return replace(entry, state="moved", to=to, key=_marked(entry.key))
    return replace(entry, state="gone", to="")


def _marked(key: tuple[str, ...]) -> tuple[str, ...]:
    return key if _AUTO in key else (*key, _AUTO)


def _free(name: str, used: set[str]) -> str:
    if name not in used:
        return name
    number = 2
    while f"{name}-{number}" in used:
        number += 1
    return f"{name}-{number}"
