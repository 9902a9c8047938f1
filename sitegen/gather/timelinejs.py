"""Timelines made for TimelineJS, as a sheet or as JSON -> rows. Old sheets (one cell a date) are read too."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sitegen.errors import ContentError, Notice, Where
from sitegen.gather.escape import escape, link
from sitegen.gather.fragments import to_markdown, to_words
from sitegen.gather.items import Row, digest_of, string
from sitegen.gather.tables import Table
from sitegen.gather.timedates import from_cells, from_record, span

_NO_DATE = "write a year, and a month and a day as far as they are known"


def is_sheet(table: Table) -> bool:
    """Whether a table is a sheet of TimelineJS: a headline, and a year or a start date."""
    return table.has("headline") and table.has("year", "start date")


def rows_of_sheet(table: Table, where: Where) -> Iterator[Row | Notice]:
    """Each event of a sheet; its title slide is left out, eras are spans as others are."""
    for line, cells in table.rows:
        here = Where(where.path, line)
        if cells.get("type", "").casefold() == "title":
            continue
        start, end, shown = (cells.get(name, "") for name in ("start date", "end date", "display date"))
        loose = bool(start)
        try:
            start, end = (start, end) if loose else (span(*from_cells(cells), shown), "")
        except ValueError as error:
            yield Notice("error", "timeline-date", f"this row's date cannot be read: {error}", here, _NO_DATE)
            continue
        headline, text, *media = (
            cells.get(name, "") for name in ("headline", "text", "media", "media caption", "media credit")
        )
        yield _row(Row(here, headline, start, "", end=end, shown_date=shown, loose=loose), text, media)


def is_timeline(data: Any) -> bool:
    """Whether JSON is a timeline of TimelineJS."""
    return isinstance(data, dict) and isinstance(data.get("events"), list) and not isinstance(data.get("items"), list)


def rows_of_json(data: Mapping[str, Any], where: Where) -> Iterator[Row | Notice]:
    """Each slide with a date, and each era; the title slide is left out."""
    slides = [*_records(data.get("events")), *_records(data.get("eras"))]
    if not slides:
        raise ContentError("timeline-empty", "this timeline has no events", where, 'it needs a list "events"')
    for number, slide in enumerate(slides, 1):
        here = Where(f"{where.path}, event {number}")
        text, media = _record(slide.get("text")), _record(slide.get("media"))
        shown = string(slide, "display_date") or string(_record(slide.get("start_date")), "display_date")
        try:
            start = from_record(_record(slide.get("start_date")))
            end = from_record(_record(slide["end_date"])) if _record(slide.get("end_date")) else ""
            date = span(start, end, shown)
        except ValueError as error:
            yield Notice(
                "error", "timeline-date", f"its start_date or end_date cannot be read: {error}", here, _NO_DATE
            )
            continue
        row = Row(here, string(text, "headline"), date, "", shown_date=shown)
        yield _row(row, string(text, "text"), [string(media, key) for key in ("url", "caption", "credit")])


def load_json(raw: bytes, where: Where) -> Any:
    """JSON, or ContentError with its line."""
    from sitegen.gather.decode import to_text

    try:
        return json.loads(to_text(raw).lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        at = Where(where.path, error.lineno, error.colno)
        raise ContentError(
            "json-broken", f"this is no JSON: {error.msg}", at, "export it anew, or mend this line"
        ) from error
    except (ValueError, RecursionError) as error:
        what = "is nested too deep" if isinstance(error, RecursionError) else "holds a number of thousands of digits"
        raise ContentError("json-broken", f"this JSON {what}", where, "export it anew") from error


def media_line(url: str, caption: str = "", credit: str = "") -> str:
    """A slide's picture or film as a line with its address: nothing is embedded from elsewhere."""
    caption, credit = to_words(caption), to_words(credit)
    if not url.lower().startswith(("http://", "https://")):
        return ""
    return f"Source: {link(caption or credit or url, url)}" + (
        f" ({escape(credit, inner=True)})" if caption and credit else ""
    )


def _row(row: Row, text: str, media: Sequence[str]) -> Row | Notice:
    """The row with what its slide shows; `media` are address, caption and credit."""
    title = to_words(row.title)
    if not title:
        return Notice("error", "timeline-no-title", "this row has no headline", row.where, "give it one")
    tail = media_line(*media)
    digest = digest_of(row.date, row.end, row.title, text, *media)
    return replace(row, title=title, digest=digest, body=(*to_markdown(text), *((tail,) if tail else ())))


def _records(value: object) -> Iterable[Mapping[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _record(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
