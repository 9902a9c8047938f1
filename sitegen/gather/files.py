"""Paths named on the command line -> the files to bring in, in a stable order."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from sitegen.errors import ContentError, Notice, Where

PAGES = (".html", ".htm", ".mhtml", ".mht")
SUFFIXES = (".txt", ".md", *PAGES, ".docx", ".pdf", ".csv", ".tsv", ".json", ".xml", ".rss", ".atom")
MAX_BYTES = 50_000_000


def find(source: str) -> Iterator[str | Notice]:
    """The files of a path: itself, or all below a folder that are of a known kind. Raises ContentError for what is not there."""
    path, where = Path(source), Where(source)
    if not path.exists():
        hint = (
            f"write https://{source} for a page of the web"
            if _is_host(source)
            else "check the spelling; in a terminal, quote names with spaces"
        )
        raise ContentError("add-no-file", "there is no such file or folder", where, hint)
    if path.is_dir():
        yield from _below(path, where)
        return
    if path.suffix.lower() not in SUFFIXES:
        is_sheet = path.suffix.lower() in (".xls", ".xlsx", ".ods", ".numbers")
        hint = f"{'export the sheet as CSV' if is_sheet else 'save its text as .txt'}, and add that file"
        raise ContentError("add-kind", f"files of this kind ({path.suffix or 'no ending'}) are not read", where, hint)
    yield source


def load(path: Path, where: Where) -> bytes:
    """The bytes of a file, within limits."""
    try:
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0))) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise ContentError("not-a-file", "this is not a file", where, "name a file or a folder")
            if status.st_size > MAX_BYTES:
                size = f"{status.st_size / 1_000_000:.0f} MB"
                raise ContentError(
                    "too-large",
                    f"this file is too large: {size}",
                    where,
                    f"the limit is {MAX_BYTES // 1_000_000} MB; split it",
                )
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ContentError(
            "unreadable", f"this file cannot be read: {error.strerror or error}", where, "check its permissions"
        ) from error


def _below(folder: Path, where: Where) -> Iterator[str | Notice]:
    """Files sorted by path; hidden ones, links and what browsers save beside a page are passed over."""
    found = others = 0
    for here, folders, names in os.walk(folder):
        pages = {name.rpartition(".")[0] for name in names if name.lower().endswith(PAGES)}
        folders[:] = sorted(
            f
            for f in folders
            if not f.startswith(".") and not (f.endswith("_files") and f.removesuffix("_files") in pages)
        )
        for name in sorted(names):
            path = Path(here, name)
            if name.startswith((".", "~", "#")) or name.endswith(("~", "#")) or path.is_symlink():
                continue
            if path.suffix.lower() in SUFFIXES:
                found += 1
                yield str(path)
            else:
                others += 1
    if not found:
        raise ContentError(
            "add-empty-folder",
            "there is nothing to bring in within this folder",
            where,
            f"these kinds are read: {' '.join(SUFFIXES)}",
        )
    if others:
        yield Notice(
            "info", "add-other-files", f"{others} files of other kinds in this folder were left alone", where, ""
        )


def _is_host(source: str) -> bool:
    name = source.partition("/")[0]
    return (
        "." in name
        and name.rpartition(".")[2].isalpha()
        and len(name.rpartition(".")[2]) > 1
        and not source.startswith(".")
        and f".{name.rpartition('.')[2]}" not in SUFFIXES
    )
