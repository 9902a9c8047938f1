"""A saved page -> Draft: the story without the page around it, and what the page says of it.

The page is parsed once. Its own structure and prose decide where the story is (`pagetree`, `mainpart`); the words of its
lines decide what in it is furniture (`boilerplate`); a second opinion is asked where the first is weak (`judge`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.model.article import Clue
from sitegen.read.boilerplate import drop_furniture
from sitegen.read.bylines import author_of, is_date_line
from sitegen.read.datewords import find_dates
from sitegen.read.draft import Draft, DraftBlock
from sitegen.read.mainpart import MainPart, find_main_part, story_lines
from sitegen.read.pagetree import Line, Page, flatten
from sitegen.read.pathdates import date_in_file_name
from sitegen.read.structured import read_said, time_clues, url_clue
from sitegen.read.titles import choose_title, site_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from sitegen.model.evidence import ArticleId

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_TAG = re.compile(r"<(?:!--|/?(?P<name>[a-zA-Z][\w-]{0,30}))[^<>]{0,4000}>?")
_CODE = re.compile(r"<(script|style|noscript)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)


def read_html(text: str, path: ArticleId) -> Draft:
    """Read a page already decoded to `text`. Never raises on broken markup: a page without prose gives no blocks."""
    root = parse(text)
    if root is None:
        return Draft()
    page = flatten(root)
    title, rule, title_line = "", "", -1
    said = read_said(root, _first_heading(page))
    site = site_of(page, said)
    title, rule, title_line = choose_title(page, said, site)
    part = find_main_part(page, title_line)
    lines = story_lines(page, part) if part else [line for line in page.lines if not line.reason]
    blocks = [DraftBlock(line.kind, line.text, line.number) for line in lines]
    cleaned = drop_furniture(blocks, title=title, publisher=site, author=said.author, origin="html")
    heads = _head_lines(page, part, title_line)
    clues = _order(
        (*said.clues, *time_clues(page, part), *_visible(heads), *cleaned.clues, *url_clue(said.url), *_file_name(path))
    )
    return Draft(
        blocks=cleaned.blocks,
        title=title,
        title_rule=rule,
        publisher=site,
        author=said.author or _author(root, heads) or cleaned.author,
        url=said.url,
        language=said.language,
        clues=clues,
    )


def parse(text: str) -> HtmlElement | None:
    """The tree of a page, None where there is nothing to parse. Nesting too deep for the parser is taken out first."""
    from lxml import etree, html

    source = _CONTROL.sub("", _DECLARATION.sub("", text.lstrip("\ufeff")))
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    try:
        root = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
        if len(root.text_content()) * 50 < len(source) and source.count("<") > 5000:
            root = html.document_fromstring(_flat(source).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return root


def _flat(source: str) -> str:
    """A page without its boxes: each becomes a line break. For pages nested thousands deep."""
    without_code = _CODE.sub(" ", source)
    return _TAG.sub(
        lambda tag: (
            tag[0]
            if (tag["name"] or "").lower() in ("title", "meta", "h1", "p", "li", "html", "head", "body", "time")
            else "<p>"
        ),
        without_code,
    )


def _first_heading(page: Page) -> str:
    """The words of the first `<h1>`."""
    return next((line.text for line in page.lines if line.tag == "h1"), "")


def _head_lines(page: Page, part: MainPart | None, title_line: int) -> list[Line]:
    """The lines between headline and story, furniture boxes included: byline and date stand there."""
    if part is None:
        return []
    start = title_line + 1 if 0 <= title_line < part.first else max(part.outer_start, part.first - 6)
    return [
        line
        for line in page.lines[start : min(part.first, start + 40)]
        if line.reason not in ("comments", "nav", "related", "aside")
    ]


def _visible(heads: list[Line]) -> tuple[Clue, ...]:
    """Dates in the byline and the lines beside it."""
    clues: list[Clue] = []
    for line in heads:
        if is_date_line(line.text) or author_of(line.text, loose=True):
            clues += [Clue(date.text, "html", "byline", date.kind, line.number) for date in find_dates(line.text)]
    return tuple(clues)


def _author(root: HtmlElement, heads: list[Line]) -> str:
    """The author from a byline, or from what the page marks as one."""
    for line in heads:
        found = author_of(line.text, loose=True)
        if found:
            return found
    marked = root.xpath(
        "//*[@rel='author' or @itemprop='author' or contains(@class,'author') or contains(@class,'byline') or self::address]"
    )
    for element in marked[:5]:
        words = " ".join(element.text_content().split())
        found = author_of(words, loose=True) or author_of(f"By {words}")
        if found:
            return found
    return ""


def _file_name(path: str) -> tuple[Clue, ...]:
    """The date in the name of the file."""
    date = date_in_file_name(path)
    return (Clue(date, "file-name", "file name", "unclear"),) if date else ()


def _order(clues: tuple[Clue, ...]) -> tuple[Clue, ...]:
    """Publication dates first, each once, otherwise in the order of trust in which they came."""
    unique: dict[tuple[str, str], Clue] = {}
    for clue in clues:
        unique.setdefault((clue.text, clue.kind), clue)
    return tuple(sorted(unique.values(), key=lambda clue: ("published", "unclear", "updated").index(clue.kind)))
