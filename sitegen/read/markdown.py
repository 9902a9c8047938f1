"""A Markdown article -> its paragraphs as plain words, each with the line it begins on.

No library: what is wanted are words and line numbers, not HTML; and text pasted into a .md file, which is Markdown by
name only, must come through unharmed and in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sitegen.model.article import BlockKind
from sitegen.model.evidence import ArticleId
from sitegen.patterns import lazy
from sitegen.read.boilerplate import drop_furniture
from sitegen.read.draft import Draft, DraftBlock
from sitegen.read.inline import visible
from sitegen.read.masthead import heads_company
from sitegen.read.pagetop import find_page_top
from sitegen.read.titles import is_section_label, looks_like_headline, looks_like_masthead, strip_paper, without_section

_LONG_LINE = 160
"""Nobody wraps text as wide as this: a line that long is a paragraph of its own."""

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]|$)(?P<text>.*)")
_HEADING_ID = lazy(r"\{#[^{}]*\}$")
_RULE = lazy(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNDERLINE = lazy(r" {0,3}(=+|-+)[ \t]*$")
_ITEM = lazy(r"[ \t]{0,12}(?:[-*+•]|(?P<number>\d{1,3})[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?P<text>.*)$")
_QUOTE = lazy(r" {0,3}>[ \t]?(?:>[ \t]?)*")
_FENCE = lazy(r" {0,3}(?P<fence>`{3,}|~{3,})[^`]*$")
_DEFINITION = lazy(r" {0,3}\[(?!\^)(?P<label>[^\[\]]+)\]:[ \t]*<?\S+>?(?:[ \t]+[\"'(].*)?$")
_NOTE = lazy(r" {0,3}\[\^[^\[\]\s]+\]:[ \t]*(?P<text>.*)$")
_TABLE_RULE = lazy(
    r"(?=[^|]*+\|)[ \t]*+\|?+[ \t]*+:?-++:?(?:[ \t]*+\|[ \t]*+:?-++:?)*+[ \t]*+\|?+[ \t]*+$"
)  # |:---|---:|
_ALL_BOLD = re.compile(r"(\*\*|__)(?![\s*_])(?P<text>[^*_]{1,120}?)(?<!\s)\1:?$")
_SPECIAL = re.compile(r"[ \t]*(?:[#>*+=~`|\[<_•:{-]|\d{1,3}[.)][ \t])")

_BLOCK_TAG = lazy(
    r"</?(?:p|div|section|article|header|footer|main|aside|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|blockquote|pre|center|figure|hr)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_HTML_HEADING = lazy(r"<h([1-6])\b[^<>]*>([^<>]*)</h\1\s*>", re.IGNORECASE)
_UNSEEN = (
    ("<!--", "-->"),
    ("<script", "</script>"),
    ("<style", "</style>"),
    ("<iframe", "</iframe>"),
    ("<figcaption", "</figcaption>"),
)


_HEAD_LINE = lazy(r"[A-Z0-9À-Þ“‘\"'].{0,98}[^.,;:]$")
_MENU = 80  # blocks
_PROSE = 70  # characters
_HEAD = 4
"""How many blocks may stand above the headline: masthead, section, date."""


def read_markdown(text: str, path: ArticleId) -> Draft:
    """Read Markdown, or text pasted into a file of that name, without its front matter."""
    blocks, heading = find_blocks(text)
    texts = [block.text for block in blocks]
    if heading is not None and _is_name(texts, heading):
        below = (i for i in range(heading + 1, min(heading + _HEAD, len(blocks))) if blocks[i].kind == "heading")
        heading = next((i for i in below if looks_like_headline(texts[i])), None)
    known = texts[heading] if heading is not None and (heading <= _HEAD or _is_below_menu(blocks, heading)) else ""
    top = find_page_top(texts, name=path, known=known)
    title = strip_paper(without_section(texts[top.title] if top and top.title >= 0 else known))
    publisher = top.publisher if top else ""
    if top:
        blocks = [*(blocks[i] for i in top.kept), *blocks[top.story :]]
    cleaned = drop_furniture(blocks, title=title, publisher=publisher)
    rule = "h1" if known else "first-line" if title else ""
    return Draft(cleaned.blocks, title, rule, publisher or cleaned.publisher, cleaned.author, clues=cleaned.clues)


def read_cleaned(text: str) -> Draft:
    """Read Markdown that `sitegen add` wrote: it was cleaned then, and what an editor left in it is the story."""
    blocks, heading = find_blocks(text)
    title = blocks[heading].text if heading is not None else ""
    return Draft(tuple(b for n, b in enumerate(blocks) if n != heading), title, "h1" if title else "")


def _is_name(texts: list[str], i: int) -> bool:
    """Whether a heading is a paper's or section's name, which stands above the article's: "# The Gazette", "## Ferry sinks"."""
    return is_section_label(texts[i]) or looks_like_masthead(texts[i]) or heads_company(texts, i)


def _is_below_menu(blocks: list[DraftBlock], at: int) -> bool:
    """Whether nothing but short lines stands above a main heading: a clipped page's menu."""
    return at < _MENU and all(len(block.text) < _PROSE for block in blocks[:at])


def find_blocks(text: str) -> tuple[list[DraftBlock], int | None]:
    """The blocks of a Markdown text, and the index of the one that is its main heading (None: there is none)."""
    if "<" in text:
        text = _without_unseen(text)
    scan = _Scan()
    scan.run(list(_lines(text)))
    return scan.blocks, scan.title


def _without_unseen(text: str) -> str:
    """Comments, scripts, styles and captions taken out; their line breaks stay, so that lines keep their numbers."""
    low = text.lower()
    for begin, end in _UNSEEN:
        if begin not in low:
            continue
        parts, at = [], 0
        while (start := low.find(begin, at)) >= 0:
            stop = low.find(end, start)
            stop = stop + len(end) if stop >= 0 else len(low)
            parts += [text[at:start], "\n" * text.count("\n", start, stop)]
            at = stop
        text = "".join([*parts, text[at:]])
        low = text.lower()
    return text


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their numbers; HTML block tags break a line into several of one number."""
    for number, line in enumerate(text.split("\n"), 1):
        if "<" not in line or not _BLOCK_TAG.search(line):
            yield number, line
            continue
        line = _HTML_HEADING.sub(lambda m: f"\n{'#' * int(m[1])} {m[2]}\n", line)  # noqa: PLW2901
        yield number, ""
        for part in _BLOCK_TAG.sub("\n", line).split("\n"):
            if part.strip():
                yield number, part.strip()
                yield number, ""


@dataclass(slots=True)
class _Scan:
    """One pass over the lines. `held` are the lines of the open paragraph."""

    blocks: list[DraftBlock] = field(default_factory=list)
    title: int | None = None
    held: list[str] = field(default_factory=list)
    held_line: int = 0
    kind: BlockKind = "paragraph"
    references: set[str] = field(default_factory=set)

    def run(self, lines: list[tuple[int, str]]) -> None:
        """Read all lines."""
        for _, line in lines:
            if line.lstrip().startswith("[") and (definition := _DEFINITION.match(line)):
                self.references.add(" ".join(definition["label"].split()).casefold())
        at = 0
        while at < len(lines):
            number, line = lines[at]
            if not line or line.isspace():
                self.close()
                at += 1
            elif not _SPECIAL.match(line):
                self.hold(number, line)
                at += 1
            else:
                at = self.special(lines, at)
        self.close()

    def special(self, lines: list[tuple[int, str]], at: int) -> int:
        """A line that may be more than words; gives the index of the next line."""
        number, line = lines[at]
        if fence := _FENCE.match(line):
            return self.code(lines, at, fence["fence"])
        if heading := _HEADING.match(line):
            self.heading(number, heading["text"], len(heading[1]))
        elif self.held and len(self.held) == 1 and (under := _UNDERLINE.match(line)) and self.kind == "paragraph":
            self.underlined(under[1])
        elif _RULE.match(line):
            self.close()
        elif _TABLE_RULE.match(line) and self.held and "|" in self.held[-1]:
            return self.table(lines, at, self.held.pop())
        elif self.is_table(lines, at):
            return self.table(lines, at)
        elif quote := _QUOTE.match(line):
            self.quote(number, line[quote.end() :])
        elif (item := _ITEM.match(line)) and self.may_begin_item(item):
            self.close()
            self.kind = "item"
            self.hold(number, item["text"])
        elif note := _NOTE.match(line):
            self.close()
            self.hold(number, note["text"])
        elif not _DEFINITION.match(line):
            self.hold(number, line)
        return at + 1

    def may_begin_item(self, item: re.Match[str]) -> bool:
        r"""Within a paragraph a number begins a list only if it is 1: "… the crew of\n12. Only one survived."."""
        return not (self.held and self.kind == "paragraph" and item["number"] not in (None, "1"))

    def hold(self, number: int, line: str) -> None:
        """Add a line to the open paragraph."""
        if not self.held:
            self.held_line = number
        self.held.append(line)

    def close(self) -> None:
        """End the open paragraph."""
        held, kind = self.held, self.kind
        self.held, self.kind = [], "paragraph"
        if not held:
            return
        if len(held) > 1 and (any(len(line) > _LONG_LINE for line in held) or self.is_head(held, kind)):
            for n, line in enumerate(held):
                self.add(kind, line, self.held_line + n)
        elif (
            len(held) == 1
            and kind == "paragraph"
            and (bold := _ALL_BOLD.match(held[0].strip()))
            and bold["text"][-1] not in ".,;!?"
        ):
            self.add("heading", held[0], self.held_line)
        else:
            self.add(kind, "\n".join(held), self.held_line)

    def is_head(self, held: list[str], kind: BlockKind) -> bool:
        """Whether lines at the very top are the head of a pasted page, a name, motto and headline each on a line of its own."""
        return (
            kind == "paragraph"
            and len(self.blocks) <= _HEAD
            and len(held) <= _HEAD + 1
            and all(len(line) <= 100 and _HEAD_LINE.match(line.strip()) for line in held)
        )

    def add(self, kind: BlockKind, text: str, line: int) -> bool:
        """Add a block, if words are left of it."""
        words = visible(text, self.references)
        if words:
            self.blocks.append(DraftBlock(kind, words, line))
        return bool(words)

    def heading(self, number: int, text: str, level: int) -> None:
        """Add a heading; the first of level 1 is the article's, and so is a heading of any level that opens it."""
        self.close()
        text = _HEADING_ID.sub("", text.strip()).strip()
        if text.endswith(" " + "#" * (len(text) - len(text.rstrip("#")))):
            text = text.rstrip("#")
        if self.add("heading", text, number) and self.title is None and (level == 1 or len(self.blocks) == 1):
            self.title = len(self.blocks) - 1

    def underlined(self, sign: str) -> None:
        """A line with a line of = or - below it is a heading, unless it is a sentence above a rule."""
        line, number = self.held[0], self.held_line
        if sign[0] == "-" and (len(line) > _LONG_LINE or line.rstrip().endswith((".", "”", '"'))):
            self.close()
            return
        self.held = []
        self.heading(number, line, 1 if sign[0] == "=" else 2)

    def quote(self, number: int, line: str) -> None:
        """A line of a block quotation."""
        if self.held and self.kind != "quote":
            self.close()
        if not line.strip():
            self.close()
            return
        if heading := _HEADING.match(line):
            line = heading["text"]
        elif (item := _ITEM.match(line)) and not self.held:
            line = item["text"]
        self.hold(number, line)
        self.kind = "quote"

    def code(self, lines: list[tuple[int, str]], at: int, fence: str) -> int:
        """A fenced block: its words as they stand, one paragraph."""
        self.close()
        number = lines[at][0]
        inside = []
        while (at := at + 1) < len(lines):
            line = lines[at][1].strip()
            if line.startswith(fence) and not line.strip(fence[0]):
                break
            inside.append(line)
        if words := " ".join(" ".join(inside).split()):
            self.blocks.append(DraftBlock("paragraph", words, number + 1))
        return at + 1

    def is_table(self, lines: list[tuple[int, str]], at: int) -> bool:
        """Whether a table begins: a row, and below it one of dashes."""
        return "|" in lines[at][1] and at + 1 < len(lines) and bool(_TABLE_RULE.match(lines[at + 1][1]))

    def table(self, lines: list[tuple[int, str]], at: int, head: str = "") -> int:
        """Each row as one item, its cells split by commas. `head` is a first row that was held for words."""
        self.close()
        if head:
            lines[at] = (lines[at][0] - 1, head)
        while at < len(lines) and "|" in lines[at][1]:
            number, line = lines[at]
            if not _TABLE_RULE.match(line):
                cells = (cell.strip() for cell in line.strip().strip("|").split("|"))
                self.add("item", ", ".join(cell for cell in cells if cell), number)
            at += 1
        return at
