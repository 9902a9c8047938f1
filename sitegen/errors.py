"""What goes wrong, as values.

SitegenError        something a user can mend: shown as `path:line: message` and a hint, never a traceback
├── ContentError    an article, an edit or permalinks.json; exit status 1
└── UsageError      the command line, sitegen.toml or the theme; exit status 2
Notice              the same, collected instead of raised: rooms return notices and never print
Anything else that is raised is our own bug.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Self

Level = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file. `path` as the user wrote it or relative to the site root; `line` and `column` from 1, 0 = not known."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """`path:line:column`, leaving out what is not known."""
        parts = [self.path, *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Notice:
    """One message: what, where, how to mend it. `code` is its stable name in the catalogue of messages.

    `other` is the second place where the message speaks of two: the article whose copy this one is.
    """

    level: Level
    code: str
    message: str
    where: Where | None = None
    hint: str = ""
    other: Where | None = None

    @property
    def words(self) -> str:
        """The message with the second place: `nearly the same text as another article (content/articles/a.md)`."""
        return f"{self.message} ({self.other})" if self.other else self.message

    def __str__(self) -> str:
        """`path:line: message`, and the hint on a line of its own."""
        head = f"{self.where}: {self.words}" if self.where else self.words
        return f"{head}\n  {self.hint}" if self.hint else head


class SitegenError(Exception):
    """A mistake a user can mend, or several in one file: `notices` in the order of their lines, `notice` the first of them."""

    exit_status = 1

    def __init__(self, code: str, message: str, where: Where | None = None, hint: str = "") -> None:
        super().__init__(code, message, where, hint)  # all of them, so that it can be sent between processes
        self.notice = Notice("error", code, message, where, hint)
        self.notices: tuple[Notice, ...] = (self.notice,)

    @classmethod
    def all_of(cls, notices: Sequence[Notice]) -> Self:
        """Several mistakes, all of them shown."""
        first = notices[0]
        error = cls(first.code, first.message, first.where, first.hint)
        error.notices = tuple(notices)
        return error

    def __str__(self) -> str:
        """The same words as its notices, one below the other."""
        return "\n".join(map(str, self.notices))


class ContentError(SitegenError):
    """Something in the content folder is wrong."""


class UsageError(SitegenError):
    """The command line, the configuration or the theme is wrong."""

    exit_status = 2


def refused(error: OSError | MemoryError) -> ContentError:
    """What the system refused, in words: a full disk is nobody's bug. The last good site is as it was."""
    if isinstance(error, MemoryError) or error.errno == errno.ENOMEM:
        hint = "close other programs or use a larger machine; --workers 1 needs less"
        return ContentError("system", str(error) or "there is not enough memory", None, hint)
    where = Where(str(error.filename)) if error.filename else None
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        hint = "make room on the disk and run it again; the last good site is as it was"
    elif error.errno == errno.ENOENT and where is None:
        return ContentError("system", "the folder you are in does not exist any more", None, "go to another: cd")
    else:
        hint = "check that it exists, its permissions and the disk, and run it again"
    return ContentError("system", f"the system refuses: {error.strerror or error}", where, hint)
