"""A file of the built site."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import blake2b


class Page:
    """One file of the site: `path` relative to the output folder ("events/x/index.html").

    `fingerprint` changes whenever the bytes would: a digest of everything `body` depends on. `body` makes the bytes; it
    is pure, and called only when the fingerprint is new. Both are made when asked for: a list of pages costs little.
    """

    __slots__ = ("_fingerprint", "body", "path")

    def __init__(self, path: str, fingerprint: str | Callable[[], str], body: Callable[[], bytes]) -> None:
        self.path = path
        self.body = body
        self._fingerprint = fingerprint

    @property
    def fingerprint(self) -> str:
        """Worked out once."""
        if not isinstance(self._fingerprint, str):
            self._fingerprint = self._fingerprint()
        return self._fingerprint


def whole(path: str, make: Callable[[], bytes]) -> Page:
    """A page whose fingerprint is that of its bytes; they are made once."""
    body = cache(make)
    return Page(path, lambda: blake2b(body(), digest_size=16).hexdigest(), body)
