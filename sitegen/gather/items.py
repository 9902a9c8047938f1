"""What was brought in, before it is read: documents, rows of a timeline, and what went wrong."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from sitegen.errors import Where


@dataclass(frozen=True, slots=True)
class Document:
    """One article to be. `where` names it in messages; `raw` are the bytes the reading room gets, read as `suffix` says.

    `digest` is that of what was imported, before any change of form. What the outside format states of itself (a feed's
    date, a table's publisher) stands in `title` … `language` and wins over what is read out of `raw`; `date` is as it is
    written there and `date_from` says where. `spare_title` is used where nothing else names the document. `urls` are
    further addresses under which it may be known already.
    """

    where: Where
    raw: bytes
    suffix: str
    digest: str
    title: str = ""
    date: str = ""
    date_from: str = ""
    publisher: str = ""
    author: str = ""
    url: str = ""
    language: str = ""
    spare_title: str = ""
    urls: tuple[str, ...] = ()
    fetched: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One dated entry of a timeline. `date` is EDTF, or with `loose` words that may be a date; `end` likewise.

    `body` are paragraphs of Markdown. `sources` name articles of the site, `actors` those who took part, both only where
    the table has such columns. `id` is the event's own id where the table came from a site like this.
    """

    where: Where
    title: str
    date: str
    digest: str
    end: str = ""
    shown_date: str = ""
    loose: bool = False
    body: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    id: str = ""


def digest_of(*parts: bytes | str) -> str:
    """`sha256:` and the digest of the parts, each kept apart from the next."""
    if len(parts) == 1:
        return "sha256:" + hashlib.sha256(_bytes(parts[0])).hexdigest()
    whole = hashlib.sha256()
    for part in map(_bytes, parts):
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return "sha256:" + whole.hexdigest()


def _bytes(part: bytes | str) -> bytes:
    return part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")


def web_address(text: str) -> str:
    """The address of a page of the web that this is, else ""."""
    return text if re.match(r"https?://[^\s<>\"\\]+$", text, re.IGNORECASE) else ""


def string(record: Mapping[str, object], key: str) -> str:
    """The words under a key of a JSON object, "" where there are none."""
    value = record.get(key)
    return value.strip() if isinstance(value, str) else ""


def absolute(base: str, link: str) -> str:
    """Where a link leads that stands at `base`; "" where it is no address."""
    try:
        return urljoin(base, link)
    except ValueError:  # "http://[::1"
        return ""
