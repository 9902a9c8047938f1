"""A parsed page -> its lines of text in order, each with what the page's structure says of it.

One walk over the tree, without recursion, so that time is linear and depth costs nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from sitegen.model.article import BlockKind
from sitegen.read.boxnames import HEADINGS, reason_of
from sitegen.read.bylines import author_of, is_date_line
from sitegen.read.datewords import unglue
from sitegen.read.wordlists import word_list

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNSEEN = word_list("page", "unseen_tags")
_BOXES = word_list("page", "box_tags")
_HIDDEN_NAMES = word_list("page", "hidden_names")
_RAISED = frozenset(["sub", "sup", "small"])
_CROSSHEAD = re.compile(r"(?:sub|cross)[-_]?head|inter[-_]?title", re.IGNORECASE)
_CROSSHEADING = 80  # characters
DATED = word_list("page", "dated_attributes")
"""Attributes in which a date may stand."""
_SPACE = re.compile(r"[ \t\r\f\v\u00a0\u2000-\u200b\u202f\u3000\ufeff]+")
_SENTENCE_END = re.compile(r"[.!?…:;,؟।۔][\"'”’»)\]]{0,3}$")
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"
)  # Thai, Lao, Burmese, Khmer, Japanese, Chinese
_UNSPACED_END = re.compile(r"[。！？…」』”）]$|[။]\s?$")
_NOTHING = re.compile(r"display\s*:\s*none", re.IGNORECASE)


@dataclass(slots=True)
class Line:
    """One line of text of the page. `links` counts its characters inside links; `reason` is why it is furniture ("")."""

    kind: BlockKind
    text: str
    number: int
    links: int
    tag: str
    reason: str = ""

    @property
    def is_linked(self) -> bool:
        """Whether the line is nothing but links."""
        return self.links * 10 > len(self.text) * 7


@dataclass(slots=True)
class Span:
    """A box of the page: the lines from `start` to `end` stand in it."""

    element: HtmlElement
    tag: str
    start: int
    end: int = 0
    reason: str = ""
    names: str = ""


@dataclass(slots=True)
class Page:
    """Lines and boxes in document order, and the elements that name a date with the line they stand before."""

    lines: list[Line] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    dated: list[tuple[HtmlElement, int]] = field(default_factory=list)


def flatten(root: HtmlElement) -> Page:
    """Walk the tree once."""
    walk = _Walk()
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            if not unseen:
                walk.add(element.tail)
        elif event == "start":
            if unseen or _is_unseen(element):
                unseen += 1
            else:
                walk.open(element)
        elif unseen:
            unseen -= 1
            if not unseen:
                walk.add(element.tail)
        else:
            walk.close(element)
    walk.flush()
    return walk.page


class _Walk:
    """The state of the walk: the open boxes, and the text of the line that is being gathered."""

    def __init__(self) -> None:
        self.page = Page()
        self._open: list[Span] = []
        self._parts: list[str] = []
        self._links = 0
        self._in_link = 0
        self._number = 0
        self._ended = False  # an element within the line has just ended, and no text stands behind it

    def open(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in _BOXES:
            self.flush()
            self._number = element.sourceline or 0
            reason, names = reason_of(element, tag)
            span = Span(element, tag, len(self.page.lines), reason=reason, names=names)
            self._open.append(span)
            self.page.spans.append(span)
        elif tag == "br":
            self._parts.append("\n")
        elif tag == "a":
            self._in_link += self._leads_away(element)
        if tag == "time" or not DATED.isdisjoint(element.attrib.keys()):
            self.page.dated.append((element, len(self.page.lines)))
        self.add(element.text)

    def close(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in _BOXES:
            self.flush()
            self._open.pop().end = len(self.page.lines)
        elif tag == "a":
            self._in_link -= self._leads_away(element)
        self._ended = False
        self.add(element.tail)
        self._ended = not element.tail and tag not in _BOXES and tag not in _RAISED

    def add(self, text: str | None) -> None:
        if not text:
            return
        if "\n" in text:
            text = text.replace("\n", " ")
        if self._ended and self._parts and _is_glued(self._parts[-1], text):
            self._parts.append(" ")
        self._ended = False
        self._parts.append(text)
        if self._in_link:
            self._links += len(text.strip())

    def flush(self) -> None:
        """End the line; `<br>` ends one too."""
        if not self._parts:
            return
        whole = "".join(self._parts)
        links, self._parts, self._links = self._links, [], 0
        if not whole.strip():
            return
        kind, tag = self._kind(len(whole))
        share = links / max(len(whole.strip()), 1)
        lines = [unglue(line) for line in (_SPACE.sub(" ", part).strip() for part in whole.split("\n")) if line]
        for line in _rejoin(lines):
            self.page.lines.append(Line(kind, line, self._number, int(share * len(line) + 0.5), tag))

    def _leads_away(self, link: HtmlElement) -> bool:
        """Whether a link leads to something else: a heading may link to itself."""
        is_heading = bool(self._open) and self._open[-1].tag in HEADINGS
        return not (is_heading and link.get("href", "").startswith("#"))

    def _kind(self, size: int) -> tuple[BlockKind, str]:
        """What the innermost boxes make of a line of `size` characters."""
        tag = self._open[-1].tag if self._open else "body"
        for span in reversed(self._open[-6:]):
            if span.tag in HEADINGS:
                return "heading", span.tag
            if span.tag in ("li", "dd", "dt"):
                return "item", tag
            if span.tag == "blockquote":
                return "quote", tag
            if span.tag == "div" and size <= _CROSSHEADING and _CROSSHEAD.search(span.names):
                return "heading", tag
            if span.tag in ("td", "th", "div", "article", "section", "main", "body"):
                break
        return "paragraph", tag


def _is_glued(before: str, after: str) -> bool:
    """Whether two elements side by side are words apart that a style sheet sets apart: "Ada Quill" and "3 May 2021".

    A word that is broken over two elements goes on in small letters, and a drop capital is alone.
    """
    return len(before) > 1 and before[-1].isalnum() and (after[0].isupper() or after[0].isdigit() or after[0] == "@")


def _rejoin(lines: list[str]) -> list[str]:
    """Lines that `<br>` broke in the middle of a sentence belong together."""
    joined: list[list[str]] = []
    for line in lines:
        if joined and line[:1].islower() and joined[-1][-1][-1:] not in '.!?:;”"' and not author_of(line):
            joined[-1].append(line)
        else:
            joined.append([line])
    return [" ".join(parts) for parts in joined]


def _is_unseen(element: HtmlElement) -> bool:
    """Whether readers never see an element, or it is a button. A day is seen all the same: "Published on 3 May 2021"."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return element.tag != "button" or not _is_day(element)
    attributes = element.attrib
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    if style and _NOTHING.search(style):
        return True
    return not _HIDDEN_NAMES.isdisjoint(attributes.get("class", "").split()) and not _is_day(element)


def _is_day(element: HtmlElement) -> bool:
    """Whether an element is a date line."""
    return is_date_line(" ".join("".join(element.itertext()).split()))


def is_prose(line: Line) -> bool:
    """Whether a line is a paragraph of sentences rather than of links. Scripts without spaces say more in less."""
    text = line.text
    if len(text) < 20 or line.is_linked or line.kind == "heading":
        return False
    if _UNSPACED.search(text, 0, 40):
        return bool(_UNSPACED_END.search(text[-4:])) or len(text) >= 120
    return len(text) >= 50 and " " in text and (bool(_SENTENCE_END.search(text[-8:])) or len(text) >= 250)
