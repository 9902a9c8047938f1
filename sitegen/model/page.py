"""A file of the built site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sitegen.text import digest


class Page:
    """One file of the site: `path` relative to the output folder ("events/x/index.html").

    `make` gives the bytes, and what was asked of the story to make them; it is pure. `fingerprint` is a digest of everything
    else the bytes depend on: where it is the same and so are the answers to what was asked, the file is still what would be
    made now; "" where that cannot be told without making it. Both are called when needed: a list of pages costs little.
    Of a page that is a copy, `make` gives the path of its file instead of bytes, and `fingerprint` that file's SHA-256.
    """

    __slots__ = ("fingerprint", "make", "path")

    def __init__(
        self, path: str, fingerprint: Callable[[], str], make: Callable[[], tuple[bytes | Path, bytes]]
    ) -> None:
        self.path = path
        self.fingerprint = fingerprint
        self.make = make

    def body(self) -> bytes:
        """The bytes alone."""
        made, _ = self.make()
        return made if isinstance(made, bytes) else made.read_bytes()


def plain(path: str, fingerprint: str | Callable[[], str], body: Callable[[], bytes | Path]) -> Page:
    """A page that asks nothing: `fingerprint` stands for all it depends on."""
    return Page(path, (lambda: fingerprint) if isinstance(fingerprint, str) else fingerprint, lambda: (body(), b""))


def fixed(path: str, data: bytes) -> Page:
    """A page of these bytes."""
    return plain(path, digest(data), lambda: data)


def whole(path: str, make: Callable[[], bytes]) -> Page:
    """A page of the whole story: it is always made anew."""
    return plain(path, "", make)
