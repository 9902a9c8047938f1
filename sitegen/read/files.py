"""A file's bytes, within limits."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from sitegen.errors import ContentError, Where

MAX_BYTES = 10_000_000
"""The largest file that is read: the text of some twenty novels."""


def load(path: Path, shown: str = "") -> bytes:
    """The bytes of a file. Its size is asked before it is read. Raises ContentError, naming the file as `shown`."""
    where = Where(shown or str(path))
    try:
        with open(path, "rb", opener=_open) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise ContentError("not-a-file", "this is not a file", where, "take it out of the content folder")
            if status.st_size > MAX_BYTES:
                size = f"{status.st_size / 1_000_000:.0f} MB"
                message = f"this file is too large: {size}; the limit is {MAX_BYTES // 1_000_000} MB"
                raise ContentError("too-large", message, where, "keep the text of the article only, or split the file")
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ContentError(
            "unreadable", f"this file cannot be read: {error.strerror or error}", where, "check its permissions"
        ) from error
    if not raw.strip():
        raise ContentError(
            "empty-file", "this file is empty", where, "write into it what its name promises, or delete it"
        )
    return raw


def _open(path: str, flags: int) -> int:
    """Never wait for the other end of a named pipe."""
    return os.open(path, flags | os.O_NONBLOCK)
