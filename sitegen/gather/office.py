"""Word and PDF files -> text that the reading room can read. Through python-docx and pypdf, which are optional extras."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections import Counter
from itertools import pairwise
from typing import Any

from sitegen.errors import ContentError, Where
from sitegen.gather.escape import escape, heading

_MAX_UNPACKED = 200_000_000
_MAX_PAGES = 1000
_SAVE = "open it in its program and save its text as .txt"
_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad]\n(?=[a-zà-ÿ])")  # "engi-\nneers"
_PAGE_NUMBER = re.compile(r"\W*(?:page\s)?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?\W*", re.IGNORECASE)


def read_docx(raw: bytes, where: Where) -> tuple[bytes, str]:
    """The document as Markdown, and the title in its properties."""
    docx = _library("docx", where)
    _refuse_bomb(raw, where)
    try:
        document = docx.Document(io.BytesIO(raw))
        blocks = [
            _docx_block(p.text, str(p.style.name or "") if p.style else "")
            for p in document.paragraphs
            if p.text.strip()
        ]
        title = document.core_properties.title or ""
    except Exception as error:  # the library lets whatever a broken file causes through
        raise ContentError("docx-broken", "this Word file cannot be read", where, _SAVE) from error
    if not blocks:
        raise ContentError("docx-empty", "there is no text in this Word file", where, _SAVE)
    return "\n\n".join(blocks).encode("utf-8", "replace"), _sound_title(title)


def read_pdf(raw: bytes, where: Where) -> tuple[bytes, str]:
    """The text of all pages without their running heads, and the title in the file's properties."""
    pypdf = _library("pdf", where)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its own words about a broken file are for programmers
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = [] if locked else [page.extract_text() or "" for page in reader.pages[:_MAX_PAGES]]
        title = str(reader.metadata.title or "") if not locked and reader.metadata else ""
    except Exception as error:  # the library lets whatever a broken file causes through
        raise ContentError("pdf-broken", "this PDF file cannot be read", where, _SAVE) from error
    if locked:
        raise ContentError("pdf-locked", "this PDF file is locked with a password", where, "save it without one")
    text = join_pages(pages)
    if not text:
        hint = "its pages may be pictures: run a text recognition such as ocrmypdf on it, and add the result"
        raise ContentError("pdf-no-text", "there is no text in this PDF file", where, hint)
    return text.encode("utf-8", "replace"), _sound_title(title)


def join_pages(pages: list[str]) -> str:
    """Pages as one text: running heads, feet and page numbers gone, words broken at a line's end whole again."""
    lines = [[line.rstrip() for line in page.strip().split("\n")] for page in pages if page.strip()]
    edges = Counter(_shape(line) for page in lines for line in {*page[:2], *page[-2:]})
    running = {shape for shape, n in edges.items() if shape and n > 2 and n * 2 > len(lines)}
    kept = []
    for page in lines:
        inner = [
            line
            for i, line in enumerate(page)
            if not (
                i in (0, 1, len(page) - 2, len(page) - 1) and (_shape(line) in running or _PAGE_NUMBER.fullmatch(line))
            )
        ]
        kept.append("\n".join(inner).strip("\n"))
    joined = kept[0] if kept else ""
    for before, after in pairwise(kept):
        open_ = before and not re.search(r"[.!?:;”\"]\s*$", before)
        joined += ("\n" if open_ else "\n\n") + after
    return _HYPHEN.sub("", joined).strip()


def _shape(line: str) -> str:
    """A line without its numbers: "Report 2019 | 3" and "Report 2019 | 4" are one running head."""
    return re.sub(r"\d+", "0", " ".join(line.split()))


def _docx_block(text: str, style: str) -> str:
    if style == "Title":
        return heading(text, 1)
    if match := re.fullmatch(r"Heading (\d)", style):
        return heading(text, min(6, int(match[1])))
    if style.startswith("List"):
        return f"- {escape(text)}"
    return f"> {escape(text)}" if "Quote" in style else escape(text)


def _library(name: str, where: Where) -> Any:
    import importlib

    try:
        return importlib.import_module({"docx": "docx", "pdf": "pypdf"}[name])
    except ImportError:
        kind = {"docx": "Word", "pdf": "PDF"}[name]
        message = f"{kind} files are read by a library that is not installed"
        raise ContentError(f"{name}-library", message, where, f"pip install 'sitegen[{name}]'") from None


def _refuse_bomb(raw: bytes, where: Where) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise ContentError("docx-broken", "this Word file cannot be read", where, _SAVE) from error
    if size > _MAX_UNPACKED:
        raise ContentError("docx-too-large", f"unpacked, this Word file has {size // 1_000_000} MB", where, _SAVE)


def _sound_title(title: str) -> str:
    """A title from a file's properties, unless it is a file name or a program's own words."""
    title = " ".join(title.split())
    return (
        "" if re.search(r"^Microsoft |^untitled|\.(?:docx?|pdf|indd|tmp|rtf)$|^\W*$", title, re.IGNORECASE) else title
    )
