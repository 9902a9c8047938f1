"""Links between pages that lead nowhere: what an editor's Markdown, or a theme, got wrong."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from sitegen.model.page import Page

_TAG = re.compile(
    rb"""<!-- (?: [^-]++ | -(?!->) )*+                               # <!-- <a href="gone/"> -->
      | <[a-zA-Z] (?: [^<>"']++ | "[^"]*+" | '[^']*+' )*+ >  # <a title="a > b" href="x/">
    """,
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    rb"""(?<=[\s/"']) ([a-zA-Z-]+) \s*=\s* (?: "([^"]*)" | '([^']*)' | ([^\s"'>]+) )  # href="x/", id=y
    """,
    re.VERBOSE,
)


def dead_links(pages: Sequence[Page]) -> tuple[tuple[str, str], ...]:
    """Pairs of page path and link, for each internal link whose file or anchor does not exist; each pair once, in order."""
    paths = {page.path for page in pages}
    read = {page.path: _links_and_anchors(page.body()) for page in pages if page.path.endswith(".html")}
    dead: list[tuple[str, str]] = []
    for path, (links, _) in read.items():
        for link in links:
            target = _target(path, link)
            if target is None:
                continue
            file, anchor = target
            if file not in paths or (anchor and file in read and anchor not in read[file][1]):
                dead.append((path, link))
    return tuple(dead)


def _links_and_anchors(body: bytes) -> tuple[dict[str, None], set[str]]:
    """Where the tags of a page lead, each once in order, and what can be led to in it.

    Text is no tag, also where it says ` src=x`: it stands escaped between tags.
    """
    links: dict[str, None] = {}
    anchors: set[str] = set()
    for tag in _TAG.findall(body):
        if tag.startswith(b"<!"):
            continue
        for match in _ATTRIBUTE.finditer(tag):
            name = match[1].lower()
            if name == b"id":
                anchors.add(_text(match))
            elif name in {b"href", b"src"}:
                links[_text(match)] = None
    return links, anchors


def _target(page: str, link: str) -> tuple[str, str] | None:
    """The file and anchor a link means, relative to the site; None for other origins and for absolute addresses."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return page, link
    if parts.scheme or parts.netloc or link.startswith("/"):
        return None
    if not parts.path:
        return page, unquote(parts.fragment)
    file = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    if parts.path.endswith("/") or file == ".":
        file = posixpath.normpath(posixpath.join(file, "index.html"))
    return file, unquote(parts.fragment)


def _text(match: re.Match[bytes]) -> str:
    return html.unescape((match[2] or match[3] or match[4] or b"").decode("utf-8", "replace"))
