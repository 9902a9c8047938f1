"""A page that a browser or Word saved as one file, MHTML -> the page in it. Not here: pictures and styles kept beside it."""

from __future__ import annotations

import re

_BEGINS = (b"from:", b"mime-", b"subje", b"date:", b"snaps")
_HEAD = 4096  # bytes
_ADDRESS = re.compile(r"https?://[^\s<>]{4,1900}$")


def is_web_archive(raw: bytes) -> bool:
    """Whether these are the bytes of such a file."""
    return raw[:_HEAD].lstrip()[:5].lower() in _BEGINS and b"multipart/related" in raw[:_HEAD].lower()


def page_inside(raw: bytes) -> tuple[bytes, str]:
    """The bytes of the page, and the character set that the archive gives it; no bytes where it holds none.

    The page's address is put above it as browsers do in a page they save, where the reader looks for it.
    """
    from email import message_from_bytes

    for part in message_from_bytes(raw).walk():
        page = (
            part.get_payload(decode=True) if part.get_content_type() in ("text/html", "application/xhtml+xml") else b""
        )
        if isinstance(page, bytes) and page.strip():
            address = str(part.get("Content-Location") or "").strip()
            saved = f"<!-- saved from url=({len(address):04}){address} -->" if _ADDRESS.match(address) else ""
            return saved.encode() + page, part.get_content_charset("")
    return b"", ""
