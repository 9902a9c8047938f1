"""What editors wrote about actors, obeyed while names are grouped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from sitegen.errors import Notice
from sitegen.model.edit import ActorEdit
from sitegen.model.extract import ActorKind, Extract
from sitegen.model.story import Ledger
from sitegen.text import did_you_mean, fold
from sitegen.weave.claims import Joined, Node
from sitegen.weave.evidence import line_of
from sitegen.weave.names import read_name
from sitegen.weave.partition import Partition

_NUMBERED = re.compile(r"(.+)-([0-9]{1,3})")
_WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Ruled:
    """Which node each edit speaks of, what it joined, and the edits that missed."""

    targets: list[tuple[ActorEdit, int]] = field(default_factory=list)
    joined: list[Joined] = field(default_factory=list)
    merged: dict[str, list[str]] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)


def apply_edits(
    nodes: list[Node], parts: Partition, edits: Sequence[ActorEdit], ledger: Ledger, pins: dict[tuple[int, int], str]
) -> Ruled:
    """`distinct` first, so that nothing overrules it; then `merge` and aliases."""
    ruled = Ruled()
    if not edits:
        return ruled
    finder = _Finder(nodes, ledger)
    pinned = {key.partition("\n")[0] for key in pins.values()}
    found: list[tuple[ActorEdit, list[int]]] = []
    for edit in edits:
        own = finder.own(edit) if edit.key in pinned else finder.find(edit.key) or finder.find(edit.name)
        for alias in edit.aliases:
            own = own or finder.find(alias)
        if own:
            found.append((edit, own))
        else:
            hint = (
                did_you_mean(edit.key, [name for name in finder.known() if name != edit.key])
                or "the story has no actor of that name: correct it, or take it out"
            )
            words, where = f'no actor is called "{edit.name or edit.key}"', line_of(edit, "name")
            ruled.notices.append(Notice("warning", "actor-edit-unmatched", words, where, hint))
    for edit, own in found:
        _keep_apart(edit, own, finder, parts, ruled)
    for edit, own in found:
        names = [(name, "alias", False) for name in (edit.name, *edit.aliases) if name]
        names += [(name, "merge", True) for name in edit.merge]
        if edit.key in pinned:
            names = [entry for entry in names if entry[2]]
        _join(edit, own[0], [(n, "", False) for n in own[1:]], parts, ruled)
        for name, rule, must in names:
            others = finder.find(name)
            if must and (not others or slug_of(name) in (edit.key, slug_of(edit.name))):
                _missed(edit, "merge", name, finder, ruled)
            _join(edit, own[0], [(n, f"editor-{rule}", must) for n in others], parts, ruled)
            if must and others:
                ruled.merged.setdefault(edit.key, []).append(name)
        ruled.targets.append((edit, own[0]))
    _say_twice(parts, ruled)
    return ruled


def _say_twice(parts: Partition, ruled: Ruled) -> None:
    """Two files that say the same thing of one actor: which of them counts would be chance."""
    first: dict[tuple[int, str], ActorEdit] = {}
    for edit, own in ruled.targets:
        for key in (key for key, _ in edit.lines if key not in ("aliases", "merge", "distinct")):
            other = first.setdefault((parts.find(own), key), edit)
            if other is not edit:
                words, hint = f"{key}: another file says this of the same actor", "keep one of the two lines"
                where = line_of(edit, key)
                ruled.notices.append(Notice("warning", "actor-edit-twice", words, where, hint, line_of(other, key)))


def find_pins(extracts: Sequence[Extract], edits: Sequence[ActorEdit]) -> dict[tuple[int, int], str]:
    r"""Whom an article's front matter names: (article, local actor) -> the key of the actor's file.

    Local number -1 and below stand for those whom the text does not name; their pin is "key\nname".
    """
    by_name: dict[str, list[ActorEdit]] = {}
    for one in edits:
        for name in dict.fromkeys(slug_of(n) for n in (one.key, one.name, *one.aliases) if n):
            by_name.setdefault(name, []).append(one)
    pins: dict[tuple[int, int], str] = {}
    for a, extract in enumerate(extracts):
        here = _named_here(extract) if extract.article.front.actors else []
        for at, wanted in enumerate(extract.article.front.actors):
            meant = by_name.get(slug_of(wanted), [])
            single = meant[0] if len(meant) == 1 else None
            edit = next((e for e in meant if e.key == wanted), single)
            name = (edit.name or edit.key.replace("-", " ").title()) if edit else wanted
            slugs = {slug_of(n) for n in (name, wanted, *(edit.aliases if edit else ()))}
            local = next((min(found) for own in here if (found := [own[s] for s in slugs if s in own])), None)
            if local is None:
                pins[a, -1 - at] = f"{edit.key if edit and _is_namesake(edit, by_name) else ''}\n{name}"
            elif edit and _is_namesake(edit, by_name):
                pins[a, local] = edit.key
    return pins


def _is_namesake(edit: ActorEdit, by_name: dict[str, list[ActorEdit]]) -> bool:
    """Whether the file is for one of several people of a name, so that only articles which say so mean it."""
    name = slug_of(edit.name)
    return len(by_name.get(name, ())) > 1 or any(slug_of(d) in {name, slug_of(edit.key)} for d in edit.distinct)


def wanted_kinds(edits: Sequence[ActorEdit]) -> dict[str, ActorKind]:
    """The kind an editor gave to a name."""
    return {fold(n): e.kind for e in edits if e.kind for n in (e.name, e.key.replace("-", " "), *e.aliases) if n}


@lru_cache(maxsize=100_000)
def slug_of(text: str) -> str:
    """A quick slug for looking names up; published slugs come from `ids`."""
    return "-".join(_WORD.findall(fold(text).replace("'", "")))


class _Finder:
    """Nodes by name, slug, alias or published id."""

    def __init__(self, nodes: list[Node], ledger: Ledger) -> None:
        self._nodes = nodes
        self._main: dict[str, list[int]] = {}
        self._alias: dict[str, list[int]] = {}
        for n, node in enumerate(nodes):
            self._main.setdefault(slug_of(node.surface), []).append(n)
            if slug_of(node.surface) != (other := slug_of(" ".join(node.name.tokens))):
                self._main.setdefault(other, []).append(n)
            for alias in sorted(node.aliases | node.acronyms):
                self._alias.setdefault(slug_of(alias), []).append(n)
        self._published = {e.id: e for e in ledger.entries if e.kind == "actor"}

    def find(self, name: str) -> list[int]:
        """The nodes meant by a name, an alias, or an id as published; the first is the one to build on."""
        if not name:
            return []
        slug = slug_of(name)
        direct = self._main.get(slug) or self._by_key(name)
        if direct:
            return direct[:1]
        if published := self._published.get(name):
            for key in published.key:
                if nodes := self._main.get(slug_of(key)):
                    return nodes[:1]
        if numbered := _NUMBERED.fullmatch(slug):
            same = self._main.get(numbered[1], [])
            if len(same) >= int(numbered[2]) > 1:
                return [same[int(numbered[2]) - 1]]
        return self._alias.get(slug, [])[:1]

    def own(self, edit: ActorEdit) -> list[int]:
        """The nodes that front matter ties to this edit."""
        return [n for n, node in enumerate(self._nodes) if node.pinned == edit.key]

    def known(self) -> list[str]:
        """Every name that `find` knows."""
        return sorted({*self._main, *self._alias, *self._published})

    def _by_key(self, name: str) -> list[int]:
        keys = {read_name(name, "person").key, read_name(name, "organisation").key}
        return [n for n, node in enumerate(self._nodes) if node.name.key in keys]


def _keep_apart(edit: ActorEdit, own: list[int], finder: _Finder, parts: Partition, ruled: Ruled) -> None:
    for name in edit.distinct:
        others = [n for n in finder.find(name) if n not in own]
        if not others:
            _missed(edit, "distinct", name, finder, ruled)
        for n in others:
            parts.part(own[0], n)


def _join(edit: ActorEdit, own: int, others: list[tuple[int, str, bool]], parts: Partition, ruled: Ruled) -> None:
    for n, rule, must in others:
        if parts.join(own, n):
            if rule and n != own:
                ruled.joined.append(Joined(rule, 1.0, own, n))
        elif must:
            where = line_of(edit, "merge")
            ruled.notices.append(
                Notice(
                    "warning",
                    "merge-against-distinct",
                    "these two are also said to be distinct",
                    where,
                    "remove one of the two lines",
                )
            )


def _missed(edit: ActorEdit, key: str, name: str, finder: _Finder, ruled: Ruled) -> None:
    others = [known for known in finder.known() if known != edit.key]
    hint = (
        did_you_mean(slug_of(name), others) or "the story has no other actor of that name: correct it, or take it out"
    )
    ruled.notices.append(
        Notice("warning", "actor-edit-unmatched", f'{key}: no other actor is called "{name}"', line_of(edit, key), hint)
    )


def _named_here(extract: Extract) -> list[dict[str, int]]:
    """The first of an article's actors of each name, and of each other form, by slug."""
    names: dict[str, int] = {}
    forms: dict[str, int] = {}
    for n, actor in enumerate(extract.actors):
        names.setdefault(slug_of(actor.name), n)
        for form in (*actor.aliases, actor.acronym):
            if form:
                forms.setdefault(slug_of(form), n)
    return [names, forms]
