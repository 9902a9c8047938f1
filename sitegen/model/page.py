"""A file of the built site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


class Page:
    """One file of the site: `path` relative to the output folder ("events/x/index.html").

    `make` gives the bytes, and what was asked of the story to make them; it is pure. `fingerprint` is a digest of everything
    else the bytes depend on: where it is the same and so are the answers to what was asked, the file is still what would be
    made now; "" where that cannot be told without making it. Both are called when needed: a list of pages costs little.
    `source` is the file that the page is a copy of, if it is one; `fingerprint` is then that file's SHA-256.
    """

    __slots__ = ("fingerprint", "make", "path", "source")

    def __init__(
        self,
        path: str,
        fingerprint: Callable[[], str],
        make: Callable[[], tuple[bytes, bytes]],
        source: Path | None = None,
    ) -> None:
        self.path = path
        self.fingerprint = fingerprint
        self.make = make
        self.source = source

    def body(self) -> bytes:
        """The bytes alone."""
        return self.make()[0]


def plain(path: str, fingerprint: str | Callable[[], str], body: Callable[[], bytes]) -> Page:
    """A page that asks nothing: `fingerprint` stands for all it depends on."""
    return Page(path, (lambda: fingerprint) if isinstance(fingerprint, str) else fingerprint, lambda: (body(), b""))


def whole(path: str, make: Callable[[], bytes]) -> Page:
    """A page of the whole story: it is always made anew."""
    return plain(path, "", make)
