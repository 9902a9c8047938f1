"""Events over time as a small drawing, true to scale: empty periods keep their place, so that pauses show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sitegen.render.book import Book
from sitegen.render.views.parts import Bar, Strip, Tick

UrlOf = Callable[[date], str]
"""Where a bar leads, given the day of the first event in it."""
WIDTH, HEIGHT = 720, 56
_LABELS = 8
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_MANY = 20
_PAD = 4
_YEAR = re.compile(r"-?[0-9]{4}(-XX)?(-XX)?[~?%]?")  # 2014, 2014~, 2014-XX


@dataclass(frozen=True, slots=True)
class Scale:
    """The years drawn and how long one bar is ("month" under 3 years, "quarter", "year" over 25).

    `outside` is how many events lie so far from all others that drawing them would leave the rest no room.
    """

    first: int
    years: int
    unit: str
    outside: int

    @property
    def number(self) -> int:
        """How many periods there are."""
        return max(self.years * 12 // _MONTHS[self.unit], 1)

    def period(self, day: date) -> int:
        """The number of the period a day lies in, from 0; outside the scale it is negative or `number` and more."""
        size = _MONTHS[self.unit]
        return (day.year * 12 + day.month - 1) // size - self.first * 12 // size


def scale_of(days: Sequence[date]) -> Scale:
    """The scale of a story's sorted days, of which there is at least one."""
    first, last = days[0].year, days[-1].year
    core_first, core_last = first, last
    if len(days) >= _MANY:  # "the firm, founded in 1885, said on Monday": one such event must not squeeze all others
        few = len(days) // _MANY
        core_first, core_last = days[few].year, days[-1 - few].year
    room = max(1, (core_last - core_first + 1) // _PAD)
    near = [d.year for d in days if core_first - room <= d.year <= core_last + room]
    if 2 * (near[-1] - near[0] + 1) >= last - first + 1:
        near = [d.year for d in days]
    years = near[-1] - near[0] + 1
    unit = "month" if years < 3 else "quarter" if years <= 25 else "year"
    return Scale(near[0], years, unit, len(days) - len(near))


def only_year(dated: str | None) -> bool:
    """Whether a date says no more than its year: such an event belongs to no month."""
    return bool(dated and _YEAR.fullmatch(dated))


def draw(book: Book, days: Iterable[date], url_of: UrlOf, years: Iterable[date] = ()) -> Strip | None:
    """One bar a period that holds events. None without dates.

    Args:
        book: for words.
        days: first days of the events.
        url_of: where a bar leads, given the first event's day in it.
        years: the same for events of which only the year is known. They are drawn over their whole year, as high as if
            spread over it; "in 2014" is no event of the first quarter.

    """
    fine, coarse = sorted(days), sorted(years)
    if not fine and not coarse:
        return None
    scale = scale_of(sorted([*fine, *coarse]))
    if scale.unit == "year":
        fine, coarse = sorted([*fine, *coarse]), []
    size = 12 // _MONTHS[scale.unit]
    bars = sorted([*_columns(scale, coarse, size), *_columns(scale, fine, 1)], key=lambda c: (c.start, -c.span))
    highest = max(c.number / c.span for c in bars)
    made = tuple(_bar(book, scale, column, highest, url_of) for column in bars)
    label = book.words.ui("strip_label", first=scale.first, last=scale.first + scale.years - 1)
    unit = book.words.ui(f"strip_{scale.unit}")
    if scale.outside:
        unit = f"{unit} · {book.words.count('outside', scale.outside)}"
    return Strip(WIDTH, HEIGHT, made, _ticks(scale.first, scale.years), label, unit)


@dataclass(frozen=True, slots=True)
class _Column:
    """Events from period `start` on, over `span` periods; `day` is the first of them."""

    start: int
    span: int
    number: int
    day: date


def _columns(scale: Scale, days: Sequence[date], span: int) -> Iterable[_Column]:
    """A column for each run of `span` periods that has events and lies on the scale."""
    numbers = Counter(scale.period(day) // span * span for day in days)
    firsts = {scale.period(day) // span * span: day for day in reversed(days)}
    return (_Column(at, span, n, firsts[at]) for at, n in numbers.items() if 0 <= at < scale.number)


def _bar(book: Book, scale: Scale, column: _Column, highest: float, url_of: UrlOf) -> Bar:
    step = WIDTH / scale.number
    loose = column.span > 1
    height = round(max(4.0, (HEIGHT - 4) * column.number / column.span / highest), 1)
    name = _name(book, column.day, "year" if loose else scale.unit)
    if loose:
        name = f"{name}, {book.words.t.month_unknown}"
    width = round(max(1.5, step * column.span - 1 if loose else min(step - 1, 18)), 2)
    x = round(column.start * step + (step * column.span - width) / 2, 2)
    label = f"{name}: {book.words.count('events', column.number)}"
    return Bar(x, round(HEIGHT - height, 1), width, height, label, url_of(column.day), loose)


def _ticks(first: int, years: int) -> tuple[Tick, ...]:
    step = next(s for s in (1, 2, 5, 10, 25, 50, 100, 250, 500, 10**4) if -(-years // s) <= _LABELS)
    ticks = [(y, min(step, first + years - y)) for y in range(first, first + years, step)]
    return tuple(Tick(str(y) if 2 * span >= step else "", span, 3 * span < 2 * step) for y, span in ticks)


def _name(book: Book, day: date, unit: str) -> str:
    if unit == "month":
        return book.dates.full(f"{day.year:04}-{day.month:02}")
    return book.dates.full(f"{day.year:04}-{33 + (day.month - 1) // 3}" if unit == "quarter" else f"{day.year:04}")
