"""A saved page -> Draft: the story without the page around it, and what the page says of it.

The page is parsed once. Its own structure and prose decide where the story is (`pagetree`, `mainpart`); where they leave
doubt a second opinion is asked (`judge`); the words of the lines decide what in it is furniture (`boilerplate`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.model.frozen import changed
from sitegen.read.boilerplate import drop_furniture
from sitegen.read.boxes import mark_boxes
from sitegen.read.bylines import author_of
from sitegen.read.draft import Draft, DraftBlock
from sitegen.read.furniture import shape_of
from sitegen.read.judge import in_doubt, second_opinion, weigh
from sitegen.read.mainpart import MainPart, find_main_part, story_lines
from sitegen.read.pagedata import page_of_data
from sitegen.read.pagedates import head_lines, page_clues
from sitegen.read.pagemarks import mark_furniture
from sitegen.read.pagetitle import choose_title, site_of
from sitegen.read.pagetop import likeliest_headline
from sitegen.read.pagetree import Line, Page, flatten, is_prose
from sitegen.read.structured import read_said
from sitegen.read.titles import may_be_headline
from sitegen.read.wordlists import word_list

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from sitegen.model.evidence import ArticleId

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_TAG = re.compile(r"<(?:!--|/?(?P<name>[a-zA-Z][\w-]{0,30}))[^<>]{0,4000}>?")
_LONG_TAG = re.compile(r"(<[a-zA-Z][\w-]{0,30})\s[^<>]{5000,}>")
_ATTRIBUTES = 500  # of one tag; the parser's time grows with their square
_FIRST_BOX = re.compile(
    r"<(?:header|main|article|section|nav|aside|footer|figure|div|p|h[1-6]|table|tr|td|center|font)\b", re.IGNORECASE
)
_CODE = re.compile(r"<(?:script|style|noscript)\b", re.IGNORECASE)
_KEPT_TAGS = word_list("page", "kept_tags")
_DOMAIN = re.compile(r"\b[\w-]{1,60}\.(?:com|org|net|co\.uk|fr|es|de|it|info|news|example)\b", re.IGNORECASE)
_NOTE_MARK = re.compile(
    r"\s?\[\s?(?:\d{1,3}|[a-z]|(?:note|nb|n)\s\d{1,3}|edit(?:\ssource)?|citation\sneeded|clarification\sneeded|who\?|when\?|update)\s?\]"
)
_SHOWN = 140  # characters of prose that a page shows without its program
_NOTED = 2  # blocks with such marks make a page of notes; one may be an editor's brackets in a quotation
_MARKED_AUTHOR = "//*[@rel='author' or @itemprop='author' or self::address or contains(@class,'author') or contains(@class,'byline')]"


def read_html(text: str, path: ArticleId) -> Draft:  # noqa: ARG001 - every reader has the same form
    """Read a page already decoded. Never raises on broken markup: a page without prose gives no blocks."""
    root = parse(text)
    if root is None:
        return Draft()
    page = flatten(root)
    mark_furniture(page)
    shown = (len(line.text) for line in page.lines if is_prose(line) and shape_of(line.text) is None)
    if sum(shown) < _SHOWN and (told := parse(page_of_data(root))) is not None:
        root.replace(root.body, told.body)
        page = flatten(root)
    said = read_said(root, next((line.text for line in page.lines if line.tag == "h1"), ""))
    site = site_of(page, said)
    title, rule, title_line = choose_title(page, said, site)
    part = find_main_part(page, title_line)
    if part and not title:
        title, rule, title_line = _title_above(page, part)
        part = find_main_part(page, title_line)
    heads = head_lines(page, part, title_line)
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
    clues = page_clues(root, page, part, title, title_line, heads, (said.clues, cleaned.clues))
    return Draft(
        blocks=cleaned.blocks,
        title=title,
        title_rule=rule,
        publisher=site,
        author=author or cleaned.author,
        url=said.url,
        language=said.language,
        clues=clues,
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


def _title_above(page: Page, part: MainPart) -> tuple[str, str, int]:
    """The headline of a page that calls nothing so, as in a pasted one: a bold paragraph, in a filing's exhibit."""
    lines = [line.text for line in page.lines]
    story = (i for i in range(part.first, part.end) if is_prose(page.lines[i]) and not may_be_headline(lines[i]))
    at = likeliest_headline(lines, next(story, part.first))
    return ("", "", -1) if at < 0 else (page.lines[at].text, "likeliest line", at)


def _story(root: HtmlElement, page: Page, part: MainPart | None) -> list[Line]:
    """The lines of the story by structure, and by second opinion where that leaves doubt."""
    if part:
        mark_boxes(page, part)
    lines = story_lines(page, part) if part else []
    return weigh(lines, page, part, second_opinion(root, page)) if in_doubt(lines, page, part) else lines


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
