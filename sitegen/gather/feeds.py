"""RSS, Atom and JSON feeds -> one document an entry. A feed is hostile: no entity, no outside file is ever unfolded."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from sitegen.errors import ContentError, Notice, Where
from sitegen.gather.decode import to_text
from sitegen.gather.fragments import to_words
from sitegen.gather.items import Document, absolute, digest_of, string, web_address

if TYPE_CHECKING:
    from lxml.etree import _Element

ATOM = "{http://www.w3.org/2005/Atom}"
RSS1 = "{http://purl.org/rss/1.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
XML = "{http://www.w3.org/XML/1998/namespace}"

_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_FEED = re.compile(
    r"(?:<\?xml[^>]*\?>|<!--.*?-->|<\?[^>]*\?>|<!DOCTYPE[^>\[]*>|\s)*<(?:\w+:)?(?:rss|feed|RDF)\b", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one entry says; `text` is HTML unless `plain`."""

    title: str = ""
    url: str = ""
    date: str = ""
    author: str = ""
    publisher: str = ""
    language: str = ""
    text: str = ""
    plain: bool = False


def is_feed(text: str) -> bool:
    """Whether a text begins as RSS or Atom does."""
    return _FEED.match(text[:5000]) is not None


def is_json_feed(data: object) -> bool:
    """Whether JSON is a JSON Feed."""
    return (
        isinstance(data, dict)
        and isinstance(data.get("items"), list)
        and ("jsonfeed" in str(data.get("version")) or "events" not in data)
    )


def entries_of(raw: bytes, where: Where, base: str = "") -> Iterator[Document | Notice]:
    """The entries of an RSS or Atom feed, in its order. `base` is the feed's own address."""
    root = _parse(raw, where)
    name = root.tag.rpartition("}")[2] if isinstance(root.tag, str) else ""
    if name == "feed":  # what is the feed's own is looked up once: its entries are its children, and may be thousands
        title, authors, language = _text(root, f"{ATOM}title"), _authors(root), root.get(f"{XML}lang", "")
        entries = [_atom(entry, title, authors, language) for entry in root.iterfind(f"{ATOM}entry")]
    else:
        channel = found if (found := _child(root, "channel")) is not None else root
        title, language = _text(channel, "title", f"{RSS1}title"), _text(channel, "language", f"{DC}language")
        entries = [_rss(item, title, language) for item in root.iter("item", f"{RSS1}item")]
    yield from _documents(entries, where, base)


def entries_of_json(data: Mapping[str, Any], where: Where, base: str = "") -> Iterator[Document | Notice]:
    """The items of a JSON Feed."""
    entries = []
    for item in data["items"]:
        if not isinstance(item, dict):
            continue
        page = string(item, "content_html")
        authors = item.get("authors") or data.get("authors") or [item.get("author") or data.get("author")]
        entries.append(
            _Entry(
                title=string(item, "title"),
                url=string(item, "url") or string(item, "external_url"),
                date=string(item, "date_published") or string(item, "date_modified"),
                author=", ".join(n for a in authors if isinstance(a, dict) and (n := string(a, "name")))
                if isinstance(authors, list)
                else "",
                publisher=string(data, "title"),
                language=string(item, "language") or string(data, "language"),
                text=page or string(item, "content_text") or string(item, "summary"),
                plain=not page,
            )
        )
    yield from _documents(entries, where, base)


def day_of(stamp: str) -> str:
    """The day of a feed's date as it is written there, in its own time zone; "" where it is no date."""
    stamp = stamp.strip()
    if match := re.match(r"(\d{4})-(\d\d)-(\d\d)(?!\d)", stamp):
        try:
            return date(*map(int, match.groups())).isoformat()
        except ValueError:
            return ""
    try:
        return parsedate_to_datetime(stamp).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return ""


def _documents(entries: Iterable[_Entry], where: Where, base: str) -> Iterator[Document | Notice]:
    number = 0
    for number, entry in enumerate(entries, 1):
        here = Where(f"{where.path}, entry {number}")
        url = web_address(absolute(base, entry.url.strip()) if entry.url else "")
        title = to_words(entry.title)
        if not to_words(entry.text):
            hint = f"`sitegen add {url}` fetches its page" if url else "there is nothing to import"
            yield Notice("warning", "feed-no-text", f'"{title or url}" comes without its text', here, hint)
            continue
        yield Document(
            here,
            entry.text.encode("utf-8", "replace") if entry.plain else _page(title, entry.text),
            ".txt" if entry.plain else ".html",
            digest_of(title, url, entry.text),
            title=title,
            date=day_of(entry.date),
            date_from=f"feed: {entry.date.strip()}",
            publisher=to_words(entry.publisher),
            author=to_words(entry.author),
            url=url,
            language=entry.language.strip(),
        )
    if not number:
        raise ContentError("feed-empty", "this feed has no entries", where, "check that it is the feed that was meant")


def _page(title: str, text: str) -> bytes:
    """An entry's HTML as a page of its own, so that it is read as pages are."""
    head = f'<!doctype html><html><head><meta charset="utf-8"><title>{html.escape(title)}</title></head>'
    return f"{head}<body><article><h1>{html.escape(title)}</h1>\n{text}\n</article></body></html>".encode(
        "utf-8", "replace"
    )


# --- XML


def _parse(raw: bytes, where: Where) -> _Element:
    from lxml import etree

    claimed = re.match(rb"<\?xml[^>]{0,80}?encoding=[\"']([\w.:-]{2,40})", raw.lstrip()[:200])
    text = to_text(raw, claimed[1].decode("ascii") if claimed else "")
    if "<!ENTITY" in text:
        hint = "such a feed can fill all memory; ask its publisher for a plain one"
        raise ContentError("feed-entities", "this feed defines entities of its own; it is refused", where, hint)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", _NAMED.sub(_unfold, text))
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise ContentError(
            "feed-broken",
            "this feed is no XML that can be read",
            where,
            "check the address; a browser shows what it sends",
        )
    return root


def _unfold(match: re.Match[str]) -> str:
    """Names that HTML knows and XML does not, such as &nbsp;."""
    char = html.unescape(match[0])
    if char == match[0]:
        return f"&amp;{match[1]};"
    return match[0] if match[1] in ("lt", "gt", "amp", "quot", "apos") else html.escape(char)


def _authors(element: _Element) -> str:
    names = [author.text.strip() for author in element.iterfind(f"{ATOM}author/{ATOM}name") if author.text]
    return ", ".join(dict.fromkeys(filter(None, names)))


def _atom(entry: _Element, title: str, authors: str, language: str) -> _Entry:
    content = entry.find(f"{ATOM}content")
    if content is None or not _inner(content):
        content = entry.find(f"{ATOM}summary")
    source = entry.find(f"{ATOM}source")
    publisher = _text(source, f"{ATOM}title") if source is not None else ""
    return _Entry(
        title=_text(entry, f"{ATOM}title"),
        url=_atom_link(entry),
        date=_text(entry, f"{ATOM}published") or _text(entry, f"{ATOM}updated"),
        author=_authors(entry) or authors,
        publisher=publisher or title,
        language=entry.get(f"{XML}lang") or language,
        text=_inner(content) if content is not None else "",
        plain=content is not None and content.get("type", "text") in ("text", "text/plain"),
    )


def _atom_link(entry: _Element) -> str:
    links = [link for link in entry.iterfind(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
    pages = [link for link in links if link.get("type", "text/html") in ("text/html", "application/xhtml+xml")] or links
    href = pages[0].get("href", "") if pages else _text(entry, f"{ATOM}id")
    return absolute(pages[0].base or "", href) if pages and "://" in (pages[0].base or "") else href


def _rss(item: _Element, title: str, language: str) -> _Entry:
    guid = _child(item, "guid")
    is_link = guid is not None and guid.get("isPermaLink", "true").lower() != "false"
    return _Entry(
        title=_text(item, "title", f"{RSS1}title", f"{DC}title"),
        url=_text(item, "link", f"{RSS1}link") or (_text(item, "guid") if is_link else "") or item.get(_ABOUT, ""),
        date=_text(item, "pubDate", f"{DC}date", "date"),
        author=_text(item, f"{DC}creator") or _rss_author(_text(item, "author")),
        publisher=_text(item, "source", f"{DC}publisher") or title,
        language=_text(item, f"{DC}language") or language,
        text=_text(item, f"{CONTENT}encoded") or _text(item, "description", f"{RSS1}description"),
    )


_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"


def _rss_author(text: str) -> str:
    """The name in "ann@example.org (Ann Quill)"; an address alone is no name."""
    named = re.search(r"\(([^()]+)\)", text)
    return named[1] if named else "" if "@" in text else text


def _child(element: _Element, name: str) -> _Element | None:
    found = element.find(name)
    return found if found is not None else element.find(f"{RSS1}{name}")


def _text(element: _Element, *names: str) -> str:
    """The words of the first of these children that has any."""
    for name in names:
        for child in element.iterfind(name):
            if words := _inner(child):
                return words
    return ""


def _inner(element: _Element) -> str:
    """What an element holds: escaped HTML as it was meant, or XHTML written out."""
    from lxml import etree

    if len(element) == 0:
        return (element.text or "").strip()
    parts = [html.escape(element.text or "", quote=False)]
    parts += [etree.tostring(child, encoding="unicode", method="html") for child in element]
    return re.sub(r"(</?)\w+:", r"\1", "".join(parts)).strip()
