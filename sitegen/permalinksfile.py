"""permalinks.json as a file: read before weaving, written once every page is made. Not here: what it says (`ledger`)."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sitegen import ledger
from sitegen.config import Config
from sitegen.errors import ContentError, Where
from sitegen.model.story import Ledger, Story
from sitegen.text import digest

PERMALINKS = "permalinks.json"


def state_of(config: Config) -> str:
    """A digest of what the file holds, whatever that is."""
    return digest(bytes_of(config.root / PERMALINKS) if config.keeps_permalinks else b"")


@dataclass(frozen=True, slots=True)
class Kept:
    """permalinks.json as data and as the text it was read from."""

    ledger: Ledger
    text: str


def read_ledger(config: Config) -> Kept:
    """Empty on a bare folder or where there is none yet."""
    path = config.root / PERMALINKS
    if not config.keeps_permalinks or not os.path.lexists(path):
        return Kept(Ledger(), "")
    try:
        _refuse_pipe(path)
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = f"cannot be read: {error.strerror}" if isinstance(error, OSError) else "is not UTF-8 text"
        hint = "restore it from version control"
        raise ContentError("permalinks-unreadable", why, Where(PERMALINKS), hint) from error
    return Kept(ledger.parse(text, PERMALINKS), text)


def ledger_text(story: Story, config: Config, *, keep: bool) -> str:
    """What permalinks.json is to say; "" where it is left as it is."""
    return ledger.dump(story.ledger) if keep and config.keeps_permalinks else ""


def keep_ledger(config: Config, before: str, text: str, *, locked: bool) -> None:
    """Write permalinks.json where it changed, whole or not at all.

    Raises:
        ContentError: it would change although the build is locked.

    """
    if text in ("", before):
        return
    path = config.root / PERMALINKS
    if locked:
        hint = f"run `sitegen build` without --locked and commit {PERMALINKS}"
        raise ContentError("permalinks-locked", "would change, and the build is locked", Where(PERMALINKS), hint)
    temporary = path.with_name(f".{PERMALINKS}.sitegen-new")
    try:
        temporary.write_text(text, "utf-8")
        temporary.replace(path)
    except OSError as error:
        error.filename = str(path)  # the name that people know
        raise
    finally:
        with suppress(OSError):
            temporary.unlink()


def bytes_of(path: Path) -> bytes:
    """The bytes of a file, none where there is none; of one that cannot be read, why."""
    try:
        _refuse_pipe(path)
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        return str(error).encode()


def _refuse_pipe(path: Path) -> None:
    """A pipe or a device would never end."""
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "it is not a file")
