"""The files an import writes: front matter and Markdown, ready to correct. Pure: words in, the text of a file out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitegen.gather.escape import escape, heading
from sitegen.model.article import BlockKind

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff\u2028\u2029\ud800-\udfff]+")
_PLAIN = re.compile(r"[^\W_](?:[\w .,;'’()/+–—-]|:(?=\S))*")  # "Anna Fairweather", "https://example.org/a"
_DATES = frozenset({"date", "updated", "accessed", "embargo"})
_EDTF = re.compile(r"[\d.Y-][\dXYTZ~?%/.:+-]*")  # stays bare, as people write it
_NUMBER = re.compile(r"[\d._:+-]+")
_WORDS_OF_YAML = {"yes", "no", "on", "off", "y", "n", "true", "false", "null"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of front matter. `off` = commented out; `why` is a comment behind it."""

    key: str
    value: str | tuple[str, ...] | tuple[tuple[str, str], ...] = ""
    off: bool = False
    why: str = ""


def write_article(lines: Iterable[Line], title: str, blocks: Sequence[tuple[BlockKind, str]]) -> str:
    """A Markdown article. `blocks` are kind and plain words, in order; read again they are the same words."""
    body = [heading(title, 1)] if title else []
    body += [_block(kind, words) for kind, words in blocks]
    return front_matter(lines) + "\n" + _join(body) + "\n"


def write_event(lines: Iterable[Line], body: Sequence[str]) -> str:
    """An event file. `body` are paragraphs that are Markdown already."""
    return front_matter(lines) + ("\n" + _join(body) + "\n" if body else "")


def front_matter(lines: Iterable[Line]) -> str:
    """YAML between "---" lines; a line without a value is left out unless it is a comment."""
    return "---\n" + "".join(_line(line) for line in lines if line.value or line.off) + "---\n"


def one_line(text: str) -> str:
    """Words on one line, without the characters that YAML forbids."""
    return " ".join(_CONTROLS.sub(" ", text).split())


def _line(line: Line) -> str:
    start = f"{'# ' if line.off else ''}{line.key}:"
    why = f"  # {one_line(line.why)}" if line.why else ""
    if isinstance(line.value, str):
        if line.key in _DATES and _EDTF.fullmatch(line.value):
            return f"{start} {line.value}{why}\n"
        return f"{start} {_scalar(line.value)}".rstrip() + f"{why}\n"
    pairs = [part for part in line.value if not isinstance(part, str)]
    if pairs:
        return f"{start}{why}\n" + "".join(f"  {_quoted(left)}: {_quoted(right)}\n" for left, right in pairs)
    items = ", ".join(_scalar(part, flow=True) for part in line.value if isinstance(part, str))
    return f"{start} [{items}]{why}\n"


def _quoted(text: str) -> str:
    return json.dumps(one_line(text), ensure_ascii=False)


def _scalar(text: str, *, flow: bool = False) -> str:
    """Words as YAML: bare where they are safe in any program, else between double quotation marks."""
    text = one_line(text)
    if not text or (_PLAIN.fullmatch(text) and not _is_special(text) and not (flow and re.search(r"[,\[\]{}]", text))):
        return text
    return _quoted(text)


def _is_special(text: str) -> bool:
    """Words that YAML would take for something else: "no", "null", "1984"."""
    return bool(_NUMBER.fullmatch(text)) or text.lower() in _WORDS_OF_YAML


def _block(kind: BlockKind, words: str) -> str:
    if kind == "heading":
        return heading(words)
    if kind == "item":
        return f"- {escape(words)}"
    return f"> {escape(words)}" if kind == "quote" else escape(words)


def _join(blocks: Sequence[str]) -> str:
    """A blank line between two blocks, none between two items of a list."""
    parts = list(blocks[:1])
    for before, block in pairwise(blocks):
        tight = before.startswith("- ") and block.startswith("- ")
        parts += ["\n" if tight else "\n\n", block]
    return "".join(parts)
