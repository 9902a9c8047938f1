"""What a published id is recognised by when the site is built again, and which nodes it may belong to now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import Literal

from sitegen.model.story import LedgerEntry
from sitegen.text import fold, short_hash

Kind = Literal["article", "actor", "event"]
AUTO = "@auto"  # in the key of an entry that the build itself moved; one that an editor moved is left alone
_NEEDED = {"article": 3.0, "actor": 2.0, "event": 3.0}
_SURE, _NAMED = -1000.0, -500.0
_MANY = 200  # nodes with one part of a key are not all looked at

Key = tuple[str, ...]


def claims(
    kind: Kind, keys: Sequence[Key], prefer: Sequence[str], entries: dict[str, LedgerEntry]
) -> list[tuple[float, int, str, int]]:
    """(-score, rank of state, id, number of a key): every entry that recognises a node, best first.

    `prefer` gives, per node, the id that it is to keep if it can: the name of its editor's file. It is recognised by that
    alone, whatever else was changed.
    """
    if not entries:
        return []
    if kind == "event":
        entries = _taken_apart(entries, keys)
    sure = _unchanged(kind, keys, prefer, entries)
    found = [(_SURE, 0, id_, n) for id_, n in sure.items()]
    rest = [entry for entry in entries.values() if entry.id not in sure]
    if not rest:
        return found
    near = _near(kind, rest, keys)
    left = {entry.id for entry in rest}
    named = [(n, entries[id_].state) for n, id_ in enumerate(prefer) if id_ in left]
    found += [(_NAMED, 0, prefer[n], n) for n, state in named if state != "moved"]
    score = {"article": _score_article, "actor": _score_actor, "event": _score_event}[kind]
    for entry in rest:
        id_ = entry.id
        if entry.state == "moved" and AUTO not in entry.key:  # an editor moved it: to a new name, or away
            if entry.to in entries:
                continue
            id_ = entry.to
        rank = ("live", "moved", "gone").index(entry.state)
        for n in near[entry.id]:
            value = score(entry.key, keys[n])
            if value >= _NEEDED[kind]:
                found.append((-value - (100.0 if id_ == prefer[n] else 0.0), rank, id_, n))
    return sorted(found)


def _unchanged(
    kind: Kind, keys: Sequence[Key], prefer: Sequence[str], entries: dict[str, LedgerEntry]
) -> dict[str, int]:
    """The entries of which nothing changed, each with its node: the same key, of which neither another entry nor another
    node has a mark of the first level. No other claim comes before such a one, so that most need no scores.
    """
    first = _LEVELS[kind][0]
    marks = [first(key) for key in keys]
    known = {entry.key: entry.id for entry in entries.values() if entry.state == "live"}
    now = Counter(chain.from_iterable(marks))
    before = Counter(chain.from_iterable([first(entry.key) for entry in entries.values()]))
    several = {mark for mark, count in chain(now.items(), before.items()) if count > 1}
    found = {}
    for n, (key, own) in enumerate(zip(keys, marks, strict=True)):
        id_ = known.get(key)
        if id_ is not None and own and prefer[n] in ("", id_) and several.isdisjoint(own):
            found[id_] = n
    return found


def event_key(sentences: Iterable[str], date: str, articles: Iterable[str], natural: str) -> Key:
    """What an event is recognised by: sentences, date, articles, and the words of its title."""
    parts = {*[f"s:{s}" for s in sentences], *map(mark_of_article, articles)}
    if date:
        parts.add(f"d:{date}")
    return (*sorted(parts), f"t:{natural}")


def actor_key(name: str, aliases: Iterable[str]) -> Key:
    """What an actor is recognised by: its name first, then its other full names."""
    main = fold(name)
    return (main, *sorted({fold(a) for a in aliases} - {main}))


def article_key(path: str, text: str) -> Key:
    """What an article is recognised by: its path, and its text where the file was renamed."""
    return (f"p:{path}", f"x:{short_hash(text, 12)}")


@lru_cache(maxsize=20_000)
def mark_of_article(id_: str) -> str:
    """The part of an event's key that stands for an article."""
    return f"a:{short_hash(id_, 6)}"


def _sentences(key: Key) -> list[str]:
    return [part for part in key if part.startswith("s:")]


def _beside(key: Key) -> list[str]:
    articles = [part for part in key if part.startswith("a:")]
    return articles + [f"{t} {d}" for t in key if t.startswith("t:") for d in key if d.startswith("d:")]


_LEVELS: dict[Kind, tuple[Callable[[Key], Iterable[str]], ...]] = {
    "article": (tuple,),
    "actor": (tuple,),
    "event": (_sentences, _beside),
}
"""The marks by which a key is found, in order: for an event its sentences, and only where none of them is left, its article,
or its title with its date.
"""


def _taken_apart(entries: dict[str, LedgerEntry], keys: Sequence[Key]) -> dict[str, LedgerEntry]:
    """The same, but where a node has what one event brought into another and nothing of that other, each entry has what was its
    own: so it is before an editor's merge is done again, and when it was taken back. Else what was merged could take the
    address of the other, and the merge would be of one event with itself.
    """
    moved = [entry for entry in entries.values() if entry.state == "moved" and AUTO in entry.key]
    nodes: dict[str, list[int]] = {}
    for n, key in enumerate(keys if moved else ()):
        for mark in _sentences(key):
            nodes.setdefault(mark, []).append(n)
    gained: dict[str, set[str]] = {}
    for entry in moved:
        brought, into, seen = set(entry.key), entries.get(entry.to), {entry.id}
        own = [mark for mark in _sentences(entry.key) if mark in nodes]
        stands_at = [keys[n] for mark in own for n in nodes[mark]]
        while into is not None and into.id not in seen:
            rest = {part for part in into.key if part not in brought and part.startswith("s:")} or {
                part for part in into.key if part not in brought and part.startswith("a:")
            }
            part_of_it = {part[:2] for part in brought.intersection(into.key)} >= {"s:", "a:"}
            is_whole = any(not rest.isdisjoint(key) and set(own).issubset(key) for key in stands_at)
            if part_of_it and rest and not is_whole and any(map(rest.isdisjoint, stands_at)):
                gained.setdefault(into.id, set()).update(brought)
                gained.setdefault(entry.id, set())
            seen.add(into.id)
            into = entries.get(into.to)
    return entries | {id_: _alone(entries[id_], others) for id_, others in gained.items()}


def _alone(entry: LedgerEntry, gained: set[str]) -> LedgerEntry:
    """The entry with the parts of its key that no other brought; its sentences stay where they were all another's, too."""
    key = tuple([part for part in entry.key if part not in gained or part.startswith("a:")])
    if not _sentences(key):
        key = (*_sentences(entry.key), *key)
    return replace(entry, key=tuple([part for part in key if part != AUTO]), state="live", to="")


def _near(kind: Kind, entries: Sequence[LedgerEntry], keys: Sequence[Key]) -> dict[str, set[int]]:
    """For each entry the numbers of the keys that may be of the same node."""
    found: dict[str, set[int]] = {}
    for marks in _LEVELS[kind]:
        left = [entry for entry in entries if not found.get(entry.id)]
        index: dict[str, list[int]] = {mark: [] for entry in left for mark in marks(entry.key)}
        for n, key in enumerate(keys if index else ()):
            for mark in marks(key):
                if mark in index:
                    index[mark].append(n)
        for entry in left:
            found[entry.id] = {n for mark in marks(entry.key) for n in index[mark][:_MANY]}
    return found


def _score_article(old: Key, new: Key) -> float:
    return sum({"p": 4.0, "x": 3.0}.get(part[0], 0.0) for part in set(old) & set(new))


def _score_actor(old: Key, new: Key) -> float:
    shared = (set(old) & set(new)) - {AUTO}
    main = 2.0 if old and new and old[0] == new[0] else 0.0
    return main + sum(2.0 if " " in name else 1.0 for name in shared)


def _score_event(old: Key, new: Key) -> float:
    """A sentence decides; where it was reworded, the article, the date and the words of the title together."""
    a, b = _read_event(old), _read_event(new)
    rest = (not a.dates.isdisjoint(b.dates)) + (not a.articles.isdisjoint(b.articles))
    return 3.0 * len(a.sentences & b.sentences) + rest + 0.4 * min(5, len(a.title & b.title))


@dataclass(frozen=True, slots=True)
class _Event:
    """The parts of an event's key."""

    sentences: frozenset[str]
    dates: frozenset[str]
    articles: frozenset[str]
    title: frozenset[str]


@lru_cache(maxsize=100_000)
def _read_event(key: Key) -> _Event:
    of: dict[str, list[str]] = {"s": [], "d": [], "a": [], "t": []}
    for part in key:
        if part[1:2] == ":" and part[0] in of:
            of[part[0]].append(part)
    words = of["t"][-1][2:].split("-") if of["t"] else ()
    return _Event(
        frozenset(of["s"]),
        frozenset(of["d"]),
        frozenset(of["a"]),
        frozenset(words),
    )
