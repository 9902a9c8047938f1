"""Front matter as other programs write it (Hugo, Jekyll, Eleventy, Obsidian, Zotero, newsroom exports) -> ours.

In: a Markdown file's text. Out: the same with keys and dates that sitegen reads, and what could not be carried over.
Used where something is brought in; in a site's own content such keys are mistakes, told with the key that is meant.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping

from sitegen import edtf
from sitegen.model.frozen import frozen
from sitegen.patterns import lazy
from sitegen.read.datefields import suggest
from sitegen.read.mapping import Node, Problems, split

OURS = {
    "headline": "title",
    "name": "title",
    **dict.fromkeys(
        ("published", "published_at", "publishdate", "publish_date", "pubdate", "date_published", "datepublished"),
        "date",
    ),
    **dict.fromkeys(("publication_date", "created", "created_at", "posted", "issued"), "date"),
    **dict.fromkeys(("modified", "lastmod", "last_modified", "last_modified_at", "date_modified", "edited"), "updated"),
    **dict.fromkeys(
        ("outlet", "publication", "paper", "newspaper", "journal", "magazine", "media", "site_name", "website"),
        "publisher",
    ),
    **dict.fromkeys(("authors", "byline", "by", "writer", "creator", "contributors"), "author"),
    **dict.fromkeys(("link", "canonical", "canonical_url", "source_url", "original_url", "external_url"), "url"),
    **dict.fromkeys(("categories", "category", "keywords", "topics"), "tags"),
    **dict.fromkeys(("lang", "locale"), "language"),
    "archive_url": "archived",
}
"""What other programs call a key of ours, in small letters with underscores."""

_DATES = frozenset(("date", "updated", "accessed"))
_LISTS = frozenset(("tags", "author", "actors", "events"))
_TOML = lazy(r"[ \t\r\n]*+\+\+\+[ \t]*\r?\n(?P<head>.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)


@frozen
class Translated:
    """`text` is the file with front matter of ours; `renamed` are pairs (theirs, ours), `left` the keys left out."""

    text: str
    renamed: tuple[tuple[str, str], ...] = ()
    left: tuple[str, ...] = ()


def translate(text: str, own: Mapping[str, object]) -> Translated:
    """The file with keys of ours; as it is where it has no others. `own` are the keys that are read as they stand.

    What is wrong in another way (no YAML, a bad value under a key of ours) is left for the reader to tell.
    """
    toml = _TOML.match(text)
    if toml:
        pairs, body = _toml_pairs(toml["head"]), text[toml.end() :]
    else:
        root, body, _ = split(text, Problems(""))
        pairs = [(name.text, value) for name, value in root.pairs] if root else []
    if not pairs or (not toml and all(_plain(name) in own for name, _ in pairs)):
        return Translated(text)
    lines: dict[str, str] = {}
    renamed, left = [], []
    for name, value in sorted(pairs, key=lambda pair: _plain(pair[0]) not in own):  # our own keys win
        key = _plain(name) if _plain(name) in own else OURS.get(_plain(name), "")
        line = _line(key, value) if key and key not in lines else ""
        if not line:
            left.append(name)
            continue
        lines[key] = line
        if key != _plain(name):
            renamed.append((name, key))
    return Translated("\n".join(["---", *lines.values(), "---", body]), tuple(renamed), tuple(left))


def _plain(name: str) -> str:
    return name.strip().lower().replace("-", "_")


def _line(key: str, value: Node) -> str:
    """One line of YAML, "" where the value cannot be what the key takes."""
    if key in _DATES and value.kind == "text":
        return f"{key}: {day}" if (day := _day(value.text)) else ""
    if key == "url" and not re.match(r"https?://", value.text):
        return ""
    if value.kind == "text":
        return f"{key}: {json.dumps(value.text, ensure_ascii=False)}"
    if value.kind == "list" and key in _LISTS and all(item.kind == "text" for item in value.items):
        return f"{key}: {json.dumps([item.text for item in value.items], ensure_ascii=False)}"
    if value.kind == "mapping" and key == "speakers":
        return f"{key}: {json.dumps({a.text: b.text for a, b in value.pairs}, ensure_ascii=False)}"
    if value.kind == "list" and value.items and value.items[0].kind == "text" and key not in _LISTS:
        return f"{key}: {json.dumps(value.items[0].text, ensure_ascii=False)}"
    return ""


def _day(words: str) -> str:
    """The EDTF date meant, "" where none or two are."""
    words = " ".join(words.split())
    if edtf.is_valid(words):
        return words
    if (iso := re.match(r"\d{4}-\d\d-\d\d(?=[T ])", words)) and edtf.is_valid(iso[0]):
        return iso[0]
    meant = [d for d in suggest(words) if edtf.is_valid(d)]
    return meant[0] if len(meant) == 1 else ""


def _toml_pairs(head: str) -> list[tuple[str, Node]]:
    """TOML as the same nodes; a table becomes a mapping, which no key but `speakers` takes."""
    try:
        return [(key, _node(value)) for key, value in tomllib.loads(head).items()]
    except (tomllib.TOMLDecodeError, RecursionError):
        return []


def _node(value: object) -> Node:
    if isinstance(value, list):
        return Node("list", 0, items=tuple(_node(item) for item in value))
    if isinstance(value, dict):
        return Node("mapping", 0, pairs=tuple((Node("text", 0, str(k)), _node(v)) for k, v in value.items()))
    return Node("text", 0, str(value).lower() if isinstance(value, bool) else str(value))
