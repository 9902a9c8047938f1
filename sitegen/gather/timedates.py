"""Dates as timelines spell them -> EDTF."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sitegen import edtf

_ABOUT = re.compile(r"\s*(?:c\.|ca\.?\s|circa\b|about\b|around\b|approx|roughly\b|~)", re.IGNORECASE)


def from_parts(year: str, month: str = "", day: str = "") -> str:
    """EDTF of a year, a month and a day as cells hold them: "2,018", "-44" (44 BCE), "09". ValueError in words."""
    numbers = [_number(cell) for cell in (year, month, day)]
    if numbers[0] is None:
        raise ValueError("there is no year")
    if numbers[1] is None and numbers[2] is not None:
        raise ValueError("there is a day and no month")
    number = numbers[0] + 1 if numbers[0] < 0 else numbers[0]  # EDTF counts a year 0, which is 1 BCE
    text = f"{'-' if number < 0 else ''}{abs(number):04}" if abs(number) < 10_000 else f"Y{number}"
    text += "".join(f"-{n:02}" for n in numbers[1:] if n is not None)
    edtf.bounds(text)
    return text


def from_cells(cells: Mapping[str, str]) -> tuple[str, str]:
    """EDTF of the start and the end of a table's row that gives year, month and day a column each; "" = no end."""
    start, end = ([cells.get(f"{which}{part}", "") for part in ("year", "month", "day")] for which in ("", "end "))
    return from_parts(*start), from_parts(*end) if end[0] else ""


def from_record(record: Mapping[str, object]) -> str:
    """EDTF of TimelineJS's date object."""
    return from_parts(
        *(str(record.get(key, "") if record.get(key) is not None else "") for key in ("year", "month", "day"))
    )


def span(start: str, end: str, shown: str = "") -> str:
    """Start and end as one EDTF date; `shown` is how the timeline words it, and may say that it is rough."""
    if end and end != start:
        if edtf.sort_key(end) < edtf.sort_key(start):
            raise ValueError(f"it ends ({end}) before it begins ({start})")
        start = f"{start}/{end}"
    return edtf.approximate(start) if _ABOUT.match(shown) else start


def _number(cell: str) -> int | None:
    cell = re.sub(r"[\s,]+", "", cell).removesuffix(".0")
    if not cell:
        return None
    if not re.fullmatch(r"-?\d{1,9}", cell):
        raise ValueError(f'"{cell[:20]}" is not a number')
    return int(cell)
