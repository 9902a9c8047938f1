"""A piece of HTML, as slides and table cells hold it -> paragraphs of Markdown that keep its links and nothing that runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.gather.escape import escape, link

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKUP = re.compile(r"<[a-zA-Z/!]|&(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});")
_BLOCKS = {
    "p", "div", "section", "article", "header", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl",
    "li", "dt", "dd", "table", "tr", "blockquote", "pre", "center", "figure", "hr", "br",
}  # fmt: skip
_UNSEEN = {
    "script", "style", "iframe", "object", "embed", "noscript", "template", "svg", "form", "button", "input",
    "select", "head", "title",
}  # fmt: skip
_DEEPEST = 200


def to_markdown(text: str) -> tuple[str, ...]:
    """Paragraphs, items with a dash. Text without markup is split at its blank lines."""
    if not _MARKUP.search(text):
        return tuple(escape(part) for part in re.split(r"\n\s*\n", text) if part.strip())
    flow = _Flow()
    root = _parse(text)
    if root is not None:
        flow.walk(root)
    flow.close()
    return tuple(flow.paragraphs)


def to_words(text: str) -> str:
    """The words alone, on one line."""
    if not _MARKUP.search(text):
        return " ".join(text.split())
    root = _parse(text)
    if root is None:
        return ""
    for element in list(root.iter(*_UNSEEN)):
        element.drop_tree()
    return " ".join(root.text_content().split())


def _parse(text: str) -> HtmlElement | None:
    from lxml import etree, html

    clean = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)
    try:
        return html.document_fromstring(
            f"<body>{clean}</body>".encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8")
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


class _Flow:
    """Gathers words into paragraphs while a tree is walked."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self._plain: list[str] = []
        self._made: list[str] = []
        self._item = False

    def walk(self, element: HtmlElement, depth: int = 0) -> None:
        """Take in an element and all within it."""
        tag = element.tag if isinstance(element.tag, str) else "script"
        if tag not in _UNSEEN and depth < _DEEPEST:
            if tag in _BLOCKS:
                self.close()
                self._item = tag == "li" or self._item
            if tag == "a" and element.get("href") and (words := " ".join(element.text_content().split())):
                self._flush()
                self._made.append(link(words, (element.get("href") or "").strip()))
            else:
                self._plain.append(element.text or "")
                for child in element:
                    self.walk(child, depth + 1)
            if tag in _BLOCKS:
                self.close()
        self._plain.append(element.tail or "")

    def _flush(self) -> None:
        """Words so far as Markdown, the spaces at their ends kept."""
        words = "".join(self._plain)
        self._plain = []
        if words.strip():
            first = " " if words[:1].isspace() else ""
            last = " " if words[-1:].isspace() else ""
            self._made.append(f"{first}{escape(words, inner=any(map(str.strip, self._made)) or self._item)}{last}")
        elif words:
            self._made.append(" ")

    def close(self) -> None:
        """End the paragraph."""
        self._flush()
        words = " ".join("".join(self._made).split())
        self._made = []
        if words:
            self.paragraphs.append(f"- {words}" if self._item else words)
        self._item = False
