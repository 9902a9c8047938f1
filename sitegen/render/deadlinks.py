"""Links between pages that lead nowhere: what an editor's Markdown, or a theme, got wrong."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from sitegen.model.page import Page

_LINK = re.compile(rb"""\s(?:href|src)=(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""")
_ID = re.compile(rb"""\sid=(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))""")


def dead_links(pages: Sequence[Page]) -> tuple[tuple[str, str], ...]:
    """Pairs of page path and link, for each internal link whose file or anchor does not exist; each pair once, in order."""
    paths = {page.path for page in pages}
    bodies = {page.path: page.body() for page in pages if page.path.endswith(".html")}
    anchors = {path: {_text(m) for m in _ID.finditer(body)} for path, body in bodies.items()}
    dead: dict[tuple[str, str], None] = {}
    for path, body in bodies.items():
        for link in {_text(m): None for m in _LINK.finditer(body)}:
            target = _target(path, link)
            if target is None:
                continue
            file, anchor = target
            if file not in paths or (anchor and file in anchors and anchor not in anchors[file]):
                dead[path, link] = None
    return tuple(dead)


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
    return html.unescape((match[1] or match[2] or match[3] or b"").decode("utf-8", "replace"))
