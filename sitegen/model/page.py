"""A file of the built site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site: `path` relative to the output folder ("events/x/index.html").

    `fingerprint` changes whenever the bytes would: a digest of everything `body` depends on. `body` makes the bytes;
    it is pure, and called only when the fingerprint is new.
    """

    path: str
    fingerprint: str
    body: Callable[[], bytes]
