"""Quotes."""

from __future__ import annotations

from typing import Any


def find_quotes(*_: Any) -> tuple[Any, ...]:
    """Nothing yet."""
    return ()
