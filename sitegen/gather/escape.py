"""Plain words -> Markdown that reads back as the same words. Signs are escaped only where they would mean something."""

from __future__ import annotations

import html
import re

_START = re.compile(
    r"(?:[#>+=:|-]|(?P<number>\d{1,9})(?=[.)](?:\s|$)))"
)  # "# 5 seed", "- and yet", "1945. The war ended"
_BULLET = re.compile(r"[•](?=\s|$)")
_LINKS = re.compile(r"\]\s?[(\[]|!\[|\[\^|^\[[^\[\]]*\]:|^\[[ xX]\]\s")  # [a](b), ![a], [^1], "[a]: b", "[x] done"
_UNDERLINES = re.compile(r"(?<![^\W_])_+|_+(?![^\W_])")  # within a word, as in snake_case, they mean nothing
_LAST_HASHES = re.compile(r"(?<!#)#+$")  # "The key of C #"
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_WAITING = re.compile("[\ue021-\ue07e]")  # private use: the reading room parks escaped signs there


def escape(text: str, *, inner: bool = False) -> str:
    r"""One paragraph of plain words, on one line, as Markdown.

    `inner`: the words do not begin a line, so that "1. " at their start is harmless. "5 * 3 < 20 & more" comes out as
    r"5 \* 3 < 20 & more".
    """
    text = _WAITING.sub("", " ".join(text.split()))
    text = text.replace("\\", "\\\\").replace("`", "\\`").replace("*", "\\*")
    if "&" in text and html.unescape(text) != text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = _TAG.sub("&lt;", text)
    if "{" in text:
        text = text.replace("{", "&#123;")
    if "~~" in text:
        text = text.replace("~", "\\~")
    if "_" in text:
        text = _UNDERLINES.sub(lambda run: "\\_" * len(run[0]), text)
    if "[" in text and _LINKS.search(text):
        text = text.replace("[", "\\[")
    return text if inner else _escape_start(text)


def heading(text: str, level: int = 2) -> str:
    """A heading of plain words; a "#" at its end is a word as well."""
    words = _LAST_HASHES.sub(lambda run: f"\\{run[0]}", escape(text, inner=True))
    return f"{'#' * level} {words}"


def link(words: str, url: str) -> str:
    """A link, or the words alone where the address is none that a page may lead to."""
    if not re.match(r"https?://[^\s<>]+$", url, re.IGNORECASE):
        return escape(words, inner=True)
    target = url.replace("(", "%28").replace(")", "%29")
    label = escape(words, inner=True).replace("[", "\\[").replace("]", "\\]").replace("\\\\[", "\\[")
    return f"[{label}]({target})"


def _escape_start(text: str) -> str:
    """What would make the line a heading, an item, a quotation or a table."""
    if _BULLET.match(text):
        return f"&#8226;{text[1:]}"
    match = _START.match(text)
    if not match:
        return text
    at = match.end("number") if match["number"] else 0
    return f"{text[:at]}\\{text[at:]}"
