"""Brings outside formats in. In: a file, a folder or a web address. Out: documents as bytes for the reading room, rows of
timelines, notices; beside them the words of the files an import writes, and the register of what was imported before.
Not here: what a document says (read), when it was published (extract); `sitegen add` puts these together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from sitegen.errors import ContentError, Notice, Where
from sitegen.gather import csvrows, feeds, timelinejs
from sitegen.gather.decode import to_text
from sitegen.gather.files import PAGES, find, load
from sitegen.gather.items import Document, Row, digest_of
from sitegen.gather.register import Register, free_name
from sitegen.gather.tables import read_table
from sitegen.gather.web import Web

__all__ = ["Document", "Register", "Row", "Web", "find", "free_name", "gather", "is_address"]

Found = Document | Row | Notice

_PAGES = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "text/markdown": ".md"}
_DATA = {
    "text/csv": ".csv", "text/tab-separated-values": ".csv", "application/json": ".json", "application/feed+json": ".json",
    "text/xml": ".xml", "application/xml": ".xml", "application/rss+xml": ".xml", "application/atom+xml": ".xml",
    "application/rdf+xml": ".xml", "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip
_VAGUE = frozenset({"", "text/plain", "application/octet-stream", "binary/octet-stream", "application/zip"})


def gather(source: str, web: Web) -> Iterator[Found]:
    """What a source holds, as it is found. Raises ContentError where the source as a whole cannot be had."""
    if is_address(source):
        yield from _from_web(source, web)
        return
    path = Path(source)
    where = Where(source)
    yield from _open(load(path, where), path.suffix.lower(), where, name=path.stem)


def is_address(source: str) -> bool:
    """Whether a source is an address ("https://…", "ftp://…") rather than a path."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]{1,20}:(?://|[^\\/\s])", source) is not None and not Path(source).exists()


def _from_web(url: str, web: Web) -> Iterator[Found]:
    answer = web.get(url)
    where = Where(url)
    suffix = _suffix_of(answer.media_type, answer.url, answer.body)
    if not suffix:
        hint = "pages, feeds, tables, Word and PDF files are; save what it shows as text, and add that file"
        raise ContentError("web-type", f'what it sends ("{answer.media_type}") is no text', where, hint)
    name = unquote(PurePosixPath(urlsplit(answer.url).path).stem) or (urlsplit(answer.url).hostname or "")
    yield from _open(
        _recoded(answer.body, answer.charset), suffix, where, name=name, url=answer.url, asked=url, raw=answer.body
    )


def _suffix_of(media_type: str, url: str, body: bytes) -> str:
    """How to read what a server sent: by its type; where that is vague, by its first bytes and its address."""
    if body.startswith(b"%PDF-"):
        return ".pdf"
    at = PurePosixPath(urlsplit(url).path).suffix.lower()
    known = {*_PAGES.values(), *_DATA.values(), ".htm", ".rss", ".atom", ".tsv"}
    if media_type in _VAGUE:
        start = body[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        if start.startswith((b"<!doctype html", b"<html")):
            return ".html"
        if start.startswith((b"<?xml", b"<rss", b"<feed")):
            return ".xml"
        return at if at in known else ".txt" if media_type == "text/plain" else ""
    return _PAGES.get(media_type) or _DATA.get(media_type) or ""


def _recoded(body: bytes, charset: str) -> bytes:
    """Text in the encoding that the server's header names, as UTF-8; where the bytes are UTF-8 or the name is wrong, as it is."""
    if not charset or charset.lower() in ("utf-8", "utf8") or body.startswith((b"%PDF-", b"PK")):
        return body
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return body.decode({"iso-8859-1": "cp1252", "us-ascii": "cp1252"}.get(charset.lower(), charset)).encode(
                "utf-8"
            )
        except (UnicodeError, LookupError):
            return body
    return body


def _open(
    body: bytes, suffix: str, where: Where, *, name: str, url: str = "", asked: str = "", raw: bytes = b""
) -> Iterator[Found]:
    """Bytes of a known kind; XML that is no feed and JSON that is no timeline are said to be so."""
    if not body.strip():
        raise ContentError("empty-file", "this file is empty", where, "check that it was saved whole")
    if suffix in (".csv", ".tsv"):
        yield from _table(body, where)
    elif suffix == ".json":
        yield from _json(body, where, url)
    elif suffix in (".xml", ".rss", ".atom"):
        text = to_text(body[:20_000])
        if feeds.is_feed(text) or b"<!ENTITY" in body:
            yield from feeds.entries_of(body, where, url)
        elif re.search(r"<html\b", text[:2000], re.IGNORECASE):
            yield _document(body, ".html", where, name, url, asked, raw)
        else:
            raise ContentError(
                "xml-unknown",
                "this XML is neither an RSS nor an Atom feed",
                where,
                "save the text of the article as .txt, and add that",
            )
    elif suffix in (".docx", ".pdf"):
        from sitegen.gather.office import read_docx, read_pdf

        made, title = read_docx(body, where) if suffix == ".docx" else read_pdf(body, where)
        yield _document(made, ".md" if suffix == ".docx" else ".txt", where, title or name, url, asked, raw or body)
    else:
        yield _document(body, ".html" if suffix in PAGES else suffix, where, name, url, asked, raw)


def _document(body: bytes, suffix: str, where: Where, name: str, url: str, asked: str, raw: bytes) -> Document:
    title = " ".join(re.split(r"[\s_-]+", name)).strip()
    return Document(
        where,
        body,
        suffix,
        digest_of(raw or body),
        url=url,
        spare_title=title[:1].upper() + title[1:],
        urls=tuple(dict.fromkeys(u for u in (asked, url) if u)),
        fetched=bool(url),
    )


def _table(body: bytes, where: Where) -> Iterator[Found]:
    table = read_table(body, where)
    if timelinejs.is_sheet(table):
        yield from timelinejs.rows_of_sheet(table, where)
    elif csvrows.holds_articles(table):
        yield from csvrows.articles_of(table, where)
    else:
        yield from csvrows.rows_of_table(table, where)


def _json(body: bytes, where: Where, url: str) -> Iterator[Found]:
    data = timelinejs.load_json(body, where)
    if timelinejs.is_timeline(data):
        yield from timelinejs.rows_of_json(data, where)
    elif feeds.is_json_feed(data):
        yield from feeds.entries_of_json(data, where, url)
    else:
        hint = 'a timeline has a list "events", a feed a list "items"'
        raise ContentError("json-unknown", "this JSON is neither a timeline of TimelineJS nor a JSON Feed", where, hint)
