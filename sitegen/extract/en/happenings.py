"""Happenings."""

from __future__ import annotations

from typing import Any


def find_happenings(*_: Any) -> tuple[Any, ...]:
    """Nothing yet."""
    return ()
