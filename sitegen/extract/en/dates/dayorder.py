"""Day or month first in dates of figures. In: what was found in an article. Out: the order that the article uses."""

from __future__ import annotations

from sitegen.extract.anylang_dates import Order, order_of, read_numeric
from sitegen.extract.en.dates.parts import Found


def order_in(found: list[Found], published: str | None) -> Order:
    """Day or month first in numeric dates: by the others in the text, else by how the text writes dates in words."""
    figures = [item.meaning.value for item in found if item.meaning.counted == "figures"]
    if not any(read_numeric(text) for text in figures):
        return "unknown"
    order = order_of(figures, published)
    if order != "unknown":
        return order
    shapes = [_shape(item) for item in found]
    day, month = shapes.count("day-first"), shapes.count("month-first")
    return "day-first" if day > month == 0 else "month-first" if month > day == 0 else "unknown"


def _shape(item: Found) -> str:
    """As in "3 May" or "May 3"."""
    classes = item.tokens.classes[item.first : item.stop]
    month = next((place for place, letter in enumerate(classes) if letter in "Mm"), -1)
    if month < 0:
        return ""
    if any(letter in "dor" for letter in classes[:month]):
        return "day-first"
    return "month-first" if any(letter in "dor" for letter in classes[month:]) else ""
