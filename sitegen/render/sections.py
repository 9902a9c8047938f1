"""Lists of events under headings, as the timeline and the pages of actors have them: year by year, pauses between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import accumulate
from statistics import median

from sitegen import edtf
from sitegen.render import links
from sitegen.render.answers import Outline
from sitegen.render.book import Book
from sitegen.render.views.parts import Entry, Section, Speech

Events = Sequence[Outline]
_SPOKEN = 3
"""Quotations of an event in a list."""


def by_year(book: Book, dated: Events, undated: Events) -> tuple[Section, ...]:
    """Sections for lists of events on other pages: no gaps, no quotations."""
    return (*in_years(book, dated, gaps=False), *undated_of(book, undated))


def in_years(book: Book, dated: Events, *, gaps: bool = True, with_quotes: bool = False) -> Iterable[Section]:
    """A section a year; with the pauses that are worth a row, and a few quotations of each event where there is room."""
    pauses = _gaps(book, dated) if gaps else {}
    years: dict[int, list[Outline]] = {}
    for event in dated:
        years.setdefault(day_of(event).year, []).append(event)
    for year, events in years.items():
        yield section_of(
            book, f"y{year:04}", f"{year:04}", events, pauses, with_quotes=with_quotes, url=links.year_url(year)
        )


def undated_of(book: Book, undated: Events) -> Iterable[Section]:
    """The section of events without a date, none where there is no such event."""
    if undated:
        yield section_of(book, "undated", book.words.t.date_unknown, undated)


def section_of(
    book: Book,
    anchor: str,
    title: str,
    events: Events,
    pauses: dict[str, str] | None = None,
    *,
    with_quotes: bool = False,
    url: str = "",
) -> Section:
    """These events under one heading; `pauses` are words for the time before an event, by its id."""
    entries = []
    for event in events:
        row, said = book.row(event.id), list(_said(book, event.id)) if with_quotes else []
        if row is None:
            continue
        said = [s for s in said if not s.fragment][:_SPOKEN]  # "a very different relationship" tells little by itself
        entries.append(Entry(row, (pauses or {}).get(event.id, ""), tuple(said)))
    return Section(anchor, title, book.words.count("events", len(events)), tuple(entries), url)


def _said(book: Book, event_id: str) -> Iterable[Speech]:
    event = book.event(event_id)
    return (book.speech(said) for said in map(book.quote, event.quotes if event else ()) if said)


def _gaps(book: Book, dated: Events) -> dict[str, str]:
    """Pauses worth a row: over 60 days, over four times the median pause and a twelfth of the whole, and two years in any
    story that is not as slow as that itself. Keyed by the event after it.
    """
    days = [day_of(event) for event in dated]
    ends = list(accumulate(map(_end, dated), max))  # "in 2021": no pause before that year is over
    pauses = [max(0, (b - a).days) for a, b in zip(ends, days[1:], strict=False)]
    if not pauses:
        return {}
    usual = median(pauses)
    whole = (days[-1] - days[0]).days / 12  # beside years of silence, two months are none
    least = max(60, 4 * usual if usual > 365 else min(max(4 * usual, whole), 730)) if len(pauses) > 2 else 365
    return {event.id: _pause(book, pause) for pause, event in zip(pauses, dated[1:], strict=True) if pause > least}


def _end(event: Outline) -> date:
    """The last day that a date allows; of one without an end its first."""
    _, last = edtf.bounds(event.edtf)
    return last or day_of(event)


def _pause(book: Book, days: int) -> str:
    if days < 730:
        return book.words.ui("gap", length=book.words.count("months", max(2, round(days / 30.4))))
    return book.words.ui("gap", length=book.words.count("years", round(days / 365.25)))


def split(events: Iterable[Outline]) -> tuple[list[Outline], list[Outline]]:
    """Those with a date, and those without."""
    found: tuple[list[Outline], list[Outline]] = [], []
    for event in events:
        found[event.day is None].append(event)
    return found


def day_of(event: Outline) -> date:
    """For order and grouping: what has no date comes last."""
    return event.day or date.max
