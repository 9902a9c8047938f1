"""A saved page -> Draft: the story without the page around it, and what the page says of it.

The page is parsed once. Its own structure and prose decide where the story is (`pagetree`, `mainpart`); where they leave
doubt a second opinion is asked (`judge`); the words of the lines decide what in it is furniture (`boilerplate`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.model.article import Clue
from sitegen.model.frozen import changed
from sitegen.read.boilerplate import drop_furniture
from sitegen.read.boxes import mark_boxes
from sitegen.read.bylines import author_of, is_date_line, is_signature, month_beside
from sitegen.read.datewords import came_out, find_dates, is_labelled, month_of, rejoin_date
from sitegen.read.draft import Draft, DraftBlock
from sitegen.read.furniture import shape_of
from sitegen.read.guessdate import guess_date
from sitegen.read.judge import in_doubt, second_opinion, weigh
from sitegen.read.mainpart import MainPart, find_main_part, story_lines
from sitegen.read.pagemarks import mark_furniture
from sitegen.read.pagetree import Line, Page, flatten, is_prose
from sitegen.read.structured import read_said
from sitegen.read.timetags import time_clues
from sitegen.read.titles import choose_title, site_of
from sitegen.read.wordlists import word_list

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from sitegen.model.evidence import ArticleId

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_TAG = re.compile(r"<(?:!--|/?(?P<name>[a-zA-Z][\w-]{0,30}))[^<>]{0,4000}>?")
_LONG_TAG = re.compile(r"(<[a-zA-Z][\w-]{0,30})\s[^<>]{5000,}>")
_ATTRIBUTES = 500  # of one tag; the parser's time grows with their square
_FIRST_BOX = re.compile(r"<(?:header|main|article|section|nav|aside|footer|figure|div|p|h1|table)\b", re.IGNORECASE)
_CODE = re.compile(r"<(?:script|style|noscript)\b", re.IGNORECASE)
_KEPT_TAGS = word_list("page", "kept_tags")
_DOMAIN = re.compile(r"\b[\w-]{1,60}\.(?:com|org|net|co\.uk|fr|es|de|it|info|news|example)\b", re.IGNORECASE)
_NOTE_MARK = re.compile(
    r"\s?\[\s?(?:\d{1,3}|[a-z]|(?:note|nb|n)\s\d{1,3}|edit(?:\ssource)?|citation\sneeded|clarification\sneeded|who\?|when\?|update)\s?\]"
)
_NOTED = 2  # blocks with such marks make a page of notes; one may be an editor's brackets in a quotation
_HEAD_LINES = 14
_FOOT_LINES = 12
_ABOVE = 6  # lines
_DECK = 300  # characters
_BELOW_DECK = 8  # lines
_ELSEWHERE = word_list("page", "other_stories") | {"comments", "nav"}
_MARKED_AUTHOR = "//*[@rel='author' or @itemprop='author' or self::address or contains(@class,'author') or contains(@class,'byline')]"


def read_html(text: str, path: ArticleId) -> Draft:  # noqa: ARG001 - every reader has the same form
    """Read a page already decoded. Never raises on broken markup: a page without prose gives no blocks."""
    root = parse(text)
    if root is None:
        return Draft()
    page = flatten(root)
    mark_furniture(page)
    said = read_said(root, next((line.text for line in page.lines if line.tag == "h1"), ""))
    site = site_of(page, said)
    title, rule, title_line = choose_title(page, said, site)
    part = find_main_part(page, title_line)
    heads = _head_lines(page, part, title_line)
    _rejoin_dates(heads)
    author = "" if _is_site(said.author, site) else said.author
    author = author or _author(root, heads, site)
    cleaned = drop_furniture(
        _without_notes(
            [
                DraftBlock(line.kind, line.text, line.number, is_row=line.tag == "tr")
                for line in _story(root, page, part)
            ]
        ),
        title=title,
        publisher=site,
        author=author,
        origin="html",
    )
    clues = (
        *said.clues,
        *time_clues(page, part, _below_deck(page, part) if part else 0),
        *_visible(heads),
        *cleaned.clues,
    )
    if part and not any(clue.kind == "published" for clue in clues):
        clues += _above_headline(page, title_line) + _below_story(page, part)
    if not any(clue.kind == "published" for clue in clues):
        clues += guess_date(root, page, heads)
    return Draft(
        blocks=cleaned.blocks,
        title=title,
        title_rule=rule,
        publisher=site,
        author=author or cleaned.author,
        url=said.url,
        language=said.language,
        clues=_order(clues),
    )


def _without_notes(blocks: list[DraftBlock]) -> list[DraftBlock]:
    """The blocks without the marks of footnotes and edit links that an encyclopedia sets: "in 1998.[2]", "Inquiry [edit]"."""
    if sum(bool(_NOTE_MARK.search(block.text)) for block in blocks if "[" in block.text) < _NOTED:
        return blocks
    return [changed(block, text=_NOTE_MARK.sub("", block.text)) if "[" in block.text else block for block in blocks]


def parse(text: str) -> HtmlElement | None:
    """The tree of a page, None where there is nothing to parse. Nesting too deep for the parser is taken out."""
    from lxml import etree, html

    source = _CONTROL.sub("", _DECLARATION.sub("", text.lstrip("\ufeff")))
    source = _LONG_TAG.sub(lambda tag: tag[0] if tag[0].count("=") < _ATTRIBUTES else f"{tag[1]}>", source)
    if "<body" not in source and "<BODY" not in source and (first := _FIRST_BOX.search(source)):
        source = (
            f"{source[: first.start()]}<body>{source[first.start() :]}"  # else the parser takes <header> for the head
        )
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    try:
        root = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
        if source.count("<") > 4000 and sum(map(len, root.itertext())) * 40 < len(source) and _depth(source) > 500:
            root = html.document_fromstring(_flat(source).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return root


def _depth(source: str) -> int:
    """How many boxes are opened and never closed, or a page of nothing but opening tags has."""
    opened, closed = source.count("<div"), source.count("</div")
    spans = source.count("<span") + source.count("<font") + source.count("<b>") + source.count("<table")
    return max(opened, spans, abs(opened - closed))


def _flat(source: str) -> str:
    """A page without its boxes: each becomes a paragraph's beginning. For pages nested thousands deep."""
    parts: list[str] = []
    at = 0
    while (code := _CODE.search(source, at)) is not None:
        parts.append(source[at : code.start()])
        end = source.find("</", code.end())
        at = end if end >= 0 else len(source)
    parts.append(source[at:])
    return _TAG.sub(lambda tag: tag[0] if (tag["name"] or "").lower() in _KEPT_TAGS else "<p>", "".join(parts))


def _story(root: HtmlElement, page: Page, part: MainPart | None) -> list[Line]:
    """The lines of the story by structure, and by second opinion where that leaves doubt."""
    if part:
        mark_boxes(page, part)
    lines = story_lines(page, part) if part else []
    return weigh(lines, page, part, second_opinion(root, page)) if in_doubt(lines, page, part) else lines


def _head_lines(page: Page, part: MainPart | None, title_line: int) -> list[Line]:
    """The lines between headline and story, furniture boxes included: byline and date stand there."""
    if part is None:
        return []
    start = title_line + 1 if 0 <= title_line < part.first else max(part.outer_start, part.first - 6)
    end = min(_below_deck(page, part), start + _HEAD_LINES)
    lines = [line for i, line in enumerate(page.lines[start:end], start) if not _is_fact(page, i)]
    headings = [i for i, line in enumerate(lines) if line.kind == "heading" and line.is_linked]
    return [line for line in lines[: headings[0] if headings else None] if _may_be_byline(line)]


def _rejoin_dates(heads: list[Line]) -> None:
    """Write a date that stands in boxes of its parts into the first of them: "03" / "May" / "2021"."""
    for i in range(len(heads)):
        size = rejoin_date([line.text for line in heads[i : i + 3]])
        if size:
            heads[i].text = " ".join(line.text for line in heads[i : i + size])
            for line in heads[i + 1 : i + size]:
                line.reason = "date"
            del heads[i + 1 : i + size]
            return


def _below_deck(page: Page, part: MainPart) -> int:
    """The line of the first paragraph, or of the second where the first is a deck with byline or day right below it."""
    first = page.lines[part.first]
    below = page.lines[part.first + 1 : part.first + 1 + _BELOW_DECK]
    prose = next((i for i, line in enumerate(below) if is_prose(line) and not line.reason), len(below))
    signed = any(is_signature(line.text) for line in below[:prose] if _may_be_byline(line))
    return part.first + 1 + prose if signed and len(first.text) <= _DECK else part.first


def _is_fact(page: Page, i: int) -> bool:
    """Whether a line is a cell beside the head of its row, "Date | 9 March 2004": a fact of the story's, not the page's day."""
    return i > 0 and page.lines[i].tag == "td" and page.lines[i - 1].tag == "th"


def _may_be_byline(line: Line) -> bool:
    """No line of a list of other stories, a comment or a menu."""
    elsewhere = line.reason in _ELSEWHERE or line.kind == "heading"
    return not elsewhere and not (line.kind == "item" and line.is_linked)


def _visible(heads: list[Line]) -> tuple[Clue, ...]:
    """Dates in the byline and the lines beside it."""
    clues: list[Clue] = []
    for line in heads:
        if is_signature(line.text, loose=True):
            clues += [Clue(date.text, "html", "byline", date.kind, line.number) for date in find_dates(line.text)]
    months = ((month_of(line.text) or month_beside(line.text), line.number) for line in heads) if not clues else ()
    return (*clues, *(Clue(month, "html", "date line", line=number) for month, number in months if month))


def _above_headline(page: Page, title_line: int) -> tuple[Clue, ...]:
    """The dates of lines above the headline that say what they are: "Issue dated 3-9 May 2021". A day alone is the reader's."""
    lines = page.lines[max(0, title_line - _ABOVE) : max(0, title_line)]
    told = (line for line in lines if is_date_line(line.text) and is_labelled(line.text) and _may_be_byline(line))
    return tuple(
        Clue(date.text, "html", "published line", date.kind, line.number)
        for line in told
        for date in find_dates(line.text)
    )


def _below_story(page: Page, part: MainPart) -> tuple[Clue, ...]:
    """The dates of a sentence below the story that says when it came out, or of "Posted on 3 May 2021 · 41 notes"."""
    last = max((i for i in range(part.first, part.end) if is_prose(page.lines[i])), default=part.end - 1)
    foot = page.lines[last + 1 : part.end + _FOOT_LINES]
    lines = (line for line in foot if shape_of(line.text) == "correction")
    clues = [
        Clue(date.text, "html", "published line", line=line.number) for line in lines for date in came_out(line.text)
    ]
    posted = next(
        (line for line in foot[: _next_heading(foot)] if is_labelled(line.text) and _may_be_byline(line)), None
    )
    days = find_dates(posted.text)[:1] if posted and not clues else ()
    return (
        *clues,
        *(Clue(day.text, "html", "published line", day.kind, posted.number if posted else 0) for day in days),
    )


def _next_heading(lines: list[Line]) -> int:
    """The index of the first heading, below which other stories stand."""
    return next((i for i, line in enumerate(lines) if line.kind == "heading"), len(lines))


def _author(root: HtmlElement, heads: list[Line], site: str) -> str:
    """The author from a byline, or from what the page marks as one."""
    for line in heads:
        found = author_of(line.text, loose=True)
        if found and not _is_site(found, site):
            return found
    for element in root.xpath(_MARKED_AUTHOR)[:8]:
        words = " ".join(element.text_content()[:400].split())
        sure = element.get("rel") == "author" or element.get("itemprop") == "author"
        short = 2 <= len(words.split()) <= 4
        found = author_of(words, loose=True) or (author_of(f"By {words}") if sure or short else "")
        if found and not _is_site(found, site):
            return found
    return ""


def _is_site(name: str, site: str) -> bool:
    """Whether an author is the publisher or an address: "courier.example", "The Courier"."""
    one, two = name.casefold(), site.casefold()
    return bool(_DOMAIN.search(name)) or bool(one and two and (one in two or two in one))


def _order(clues: tuple[Clue, ...]) -> tuple[Clue, ...]:
    """Publication dates first, each once, otherwise in the order of trust in which they came."""
    unique: dict[tuple[str, str], Clue] = {}
    for clue in clues:
        unique.setdefault((clue.text, clue.kind), clue)
    return tuple(sorted(unique.values(), key=lambda clue: ("published", "unclear", "updated").index(clue.kind)))
