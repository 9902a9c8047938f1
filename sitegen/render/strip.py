"""Events over time as a small drawing, true to scale: empty periods keep their place, so that pauses show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from sitegen.render.book import Book
from sitegen.render.views import Bar, Strip, Tick

UrlOf = Callable[[date], str]
"""Where a bar leads, given the day of the first event in it."""
WIDTH, HEIGHT = 720, 56
_LABELS = 8
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def draw(book: Book, days: Iterable[date], url_of: UrlOf) -> Strip | None:
    """One bar a month (under 3 years), quarter or year (over 25). None without dates.

    Args:
        book: for words.
        days: first days of the events.
        url_of: where a bar leads, given the first event's day in it.

    """
    found = sorted(days)
    if not found:
        return None
    first, last = found[0].year, found[-1].year
    years = last - first + 1
    unit = "month" if years < 3 else "quarter" if years <= 25 else "year"
    size = _MONTHS[unit]
    periods = Counter((d.year * 12 + d.month - 1) // size for d in found)
    start = first * 12 // size
    number = max(years * 12 // size, 1)
    highest = max(periods.values())
    step = WIDTH / number
    firsts: dict[int, date] = {}
    for day in found:
        firsts.setdefault((day.year * 12 + day.month - 1) // size, day)
    bars = []
    for period, day in firsts.items():
        height = round(max(4.0, (HEIGHT - 4) * periods[period] / highest), 1)
        label = f"{_name(book, day, unit)}: {book.words.count('events', periods[period])}"
        width = round(max(1.5, min(step - 1, 18)), 2)
        x = round((period - start) * step + (step - width) / 2, 2)
        bars.append(Bar(x, round(HEIGHT - height, 1), width, height, label, url_of(day)))
    label = book.words.ui("strip_label", first=first, last=last)
    return Strip(WIDTH, HEIGHT, tuple(bars), _ticks(first, years), label, book.words.ui(f"strip_{unit}"))


def _ticks(first: int, years: int) -> tuple[Tick, ...]:
    step = next(s for s in (1, 2, 5, 10, 25, 50, 100, 250, 500, 10**4) if -(-years // s) <= _LABELS)
    return tuple(Tick(str(y), min(step, first + years - y)) for y in range(first, first + years, step))


def _name(book: Book, day: date, unit: str) -> str:
    if unit == "month":
        return book.dates.full(f"{day.year:04}-{day.month:02}")
    return book.dates.full(f"{day.year:04}-{33 + (day.month - 1) // 3}" if unit == "quarter" else f"{day.year:04}")
