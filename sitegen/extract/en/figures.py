"""Figures."""

from __future__ import annotations

from typing import Any


def find_figures(*_: Any) -> tuple[Any, ...]:
    """Nothing yet."""
    return ()
