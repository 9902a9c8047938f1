"""permalinks.json: every id ever published, one line an entry, sorted, so that git merges it line by line.

In: text. Out: a Ledger, and back. Not here: files, and what ids mean (`weave.ids`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, Literal, cast

import msgspec

from sitegen.errors import ContentError, Notice, Where
from sitegen.model.story import Ledger, LedgerEntry
from sitegen.text import ADDRESS, did_you_mean

_HEAD = '[{"permalinks":1}'  # each entry's line begins with its comma, so that a new last line changes no other
_MARKER = re.compile(r"<{7}|={7}|>{7}|\|{7}")  # git's conflict markers
_KINDS = ("article", "actor", "event")
_STATES = ("live", "moved", "gone")
_FIELDS = {"kind", "id", "state", "to", "key", "edition", "was"}
_EDITIONS = 10**6
_RESTORE = "restore the file from version control; the build never overwrites a damaged one"


class _Line(msgspec.Struct, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """An entry as the build writes it, field by field in this order."""

    kind: Literal["article", "actor", "event"]
    id: str
    state: Literal["live", "moved", "gone"] = "live"
    to: str = ""
    edition: int = 0
    was: tuple[str, ...] = ()
    key: tuple[str, ...]


def parse(text: str, where: str) -> Ledger:
    """The ledger in `text`. `where` is the path that messages name.

    Raises:
        ContentError: one notice for each damaged line.

    """
    entries = _sound(text) or _line_by_line(text, where)
    return Ledger(tuple(sorted(entries, key=_order)))


def dump(ledger: Ledger) -> str:
    """The text of permalinks.json: valid JSON, one line an entry, sorted by kind and id."""
    encode = msgspec.json.Encoder().encode
    lines = (
        encode(_Line(kind=e.kind, id=e.id, state=e.state, to=e.to, edition=e.edition, was=e.was, key=e.key)).decode()
        for e in sorted(ledger.entries, key=_order)
    )
    return "\n,".join((_HEAD, *lines)) + "\n]\n"


def _order(entry: LedgerEntry) -> tuple[str, str]:
    return entry.kind, entry.id


def _sound(text: str) -> list[LedgerEntry] | None:
    """The entries of a file that is as the build writes it; None of any other, to be looked at line by line."""
    head = f"{_HEAD}\n,"
    if not text.startswith(head):
        return None
    try:
        lines = msgspec.json.decode(f"[{text[len(head) :]}", type=list[_Line])
    except msgspec.DecodeError:
        return None
    is_sound = len({(line.kind, line.id) for line in lines}) == len(lines) and all(
        ADDRESS.fullmatch(line.id)
        and bool(line.to) is (line.state == "moved")
        and (not line.to or (line.to != line.id and ADDRESS.fullmatch(line.to)))
        and 0 <= line.edition < _EDITIONS
        for line in lines
    )
    made = (LedgerEntry(e.kind, e.id, e.key, e.state, e.to, e.edition, e.was) for e in lines)
    return list(made) if is_sound else None


def _line_by_line(text: str, where: str) -> Iterable[LedgerEntry]:
    """The entries of a file that people or git may have changed.

    Raises:
        ContentError: one notice for each damaged line.

    """
    entries: dict[tuple[str, str], LedgerEntry] = {}
    lines: dict[tuple[str, str], int] = {}
    notices: list[Notice] = []
    for number, line in enumerate(text.split("\n"), 1):  # not splitlines: a key may hold U+2028
        body = line.strip()
        if body in {"", "[", "]"} or body.rstrip("],") == _HEAD:
            continue
        if _MARKER.match(line):
            hint = "keep the lines of both sides and delete the lines that git added"
            notices.append(_notice("permalinks-conflict", "an unresolved merge conflict", where, number, hint))
            continue
        entry = _read(body.strip(","), where, number, notices)
        if entry is None:
            continue
        name = (entry.kind, entry.id)
        if name in entries and entries[name] != entry:
            message = f'{entry.kind} "{entry.id}" stands here and in line {lines[name]}'
            notices.append(_notice("permalinks-twice", message, where, number, "keep one of the two lines"))
            continue
        entries[name], lines[name] = entry, number
    if not text.strip():
        notices.append(
            _notice("permalinks-damaged", "the file is empty", where, 1, f"{_RESTORE}; to begin anew, delete it")
        )
    elif not text.lstrip().startswith("["):
        notices.insert(0, _notice("permalinks-damaged", "the first line is missing", where, 1, _RESTORE))
    elif not text.rstrip().endswith("]") and not notices:
        last = len(text.rstrip().split("\n"))
        notices.append(_notice("permalinks-damaged", "the end of the file is missing", where, last, _RESTORE))
    if notices:
        raise ContentError.all_of(notices)
    return entries.values()


def _read(body: str, where: str, number: int, notices: list[Notice]) -> LedgerEntry | None:
    """One entry, or None and a notice that says what is wrong with its line."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        notices.append(_notice("permalinks-damaged", f"not an entry: {error}", where, number, _RESTORE))
        return None
    fault, hint = _fault(data)
    if fault:
        notices.append(_notice("permalinks-damaged", fault, where, number, hint or _RESTORE))
        return None
    data = cast("dict[str, Any]", data)
    state = data.get("state", "moved" if data.get("to") else "live")
    edition, was = data.get("edition", 0), tuple(data.get("was", ()))
    return LedgerEntry(data["kind"], data["id"], tuple(data.get("key", ())), state, data.get("to", ""), edition, was)


def _fault(data: Any) -> tuple[str, str]:
    if not isinstance(data, dict):
        return "not an entry: an object in braces is wanted", ""
    if unknown := sorted(set(data) - _FIELDS):
        return f'unknown key "{unknown[0]}"', did_you_mean(unknown[0], sorted(_FIELDS))
    if data.get("kind") not in _KINDS:
        return f'"kind" is {data.get("kind")!r}', f"it is one of {', '.join(_KINDS)}"
    for field in ("id", "to"):
        value = data.get(field, "" if field == "to" else None)
        if not isinstance(value, str) or ((value or field == "id") and not ADDRESS.fullmatch(value)):
            return f'"{field}" is {value!r}', "it is the last part of the page's URL"
    if data.get("state", "live") not in _STATES:
        return f'"state" is {data.get("state")!r}', f"it is one of {', '.join(_STATES)}"
    if data.get("to") and data.get("state") in {"live", "gone"}:
        return f'"to" is given for an entry that is {data["state"]}', 'an entry with "to" is "moved"'
    if data.get("state") == "moved" and not data.get("to"):
        return 'the entry is moved, but "to" is missing', "say which id it moved to"
    if data.get("to") == data["id"]:
        return "the entry moves to itself", 'remove "to" and "state"'
    for field in ("key", "was"):
        parts = data.get(field, [])
        if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
            return f'"{field}" is not a list of texts', ""
    edition = data.get("edition", 0)
    if type(edition) is not int or not 0 <= edition < _EDITIONS:
        return f'"edition" is {edition!r}', "it is the number of a publication, 0 or more"
    return "", ""


def _notice(code: str, message: str, where: str, line: int, hint: str) -> Notice:
    return Notice("error", code, message, Where(where, line), hint)
