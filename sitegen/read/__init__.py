"""Reads files. In: the content folder. Out: an Article for each article file, frozen Edits of what the editor wrote, and
notices. Not here: what an article tells (extract), how articles hang together (weave).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitegen.read.files import load
from sitegen.read.sources import SourceFile, Sources, find, is_temporary

if TYPE_CHECKING:
    from sitegen.read.article import doubts, read_article, read_bytes
    from sitegen.read.edits import read_edits

__all__ = [
    "SourceFile",
    "Sources",
    "doubts",
    "find",
    "is_temporary",
    "load",
    "read_article",
    "read_bytes",
    "read_edits",
]


def __getattr__(name: str) -> Any:
    """What reads words is loaded when first asked for: a build with nothing new only looks for files."""
    if name == "read_edits":
        from sitegen.read.edits import read_edits

        return read_edits
    if name in {"doubts", "read_article", "read_bytes"}:
        from sitegen.read import article

        return getattr(article, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
