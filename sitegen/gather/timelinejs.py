"""Timelines made for TimelineJS, as a sheet or as JSON -> rows. Old sheets (one cell a date) are read too."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sitegen.errors import ContentError, Notice, Where
from sitegen.gather.escape import escape, link
from sitegen.gather.fragments import to_markdown, to_words
from sitegen.gather.items import Row, digest_of
from sitegen.gather.tables import Table
from sitegen.gather.timedates import from_parts, from_record, span

_SHEET = ("headline",)
_NO_DATE = "write a year, and a month and a day as far as they are known"


def is_sheet(table: Table) -> bool:
    """Whether a table is a sheet of TimelineJS: a headline, and a year or a start date."""
    return table.has(*_SHEET) and table.has("year", "start date")


def rows_of_sheet(table: Table, where: Where) -> Iterator[Row | Notice]:
    """Each event of a sheet; its title slide is left out, eras are spans as others are."""
    for line, cells in table.rows:
        here = Where(where.path, line)
        if cells.get("type", "").casefold() == "title":
            continue
        end = ""
        if old := cells.get("start date", ""):
            start, end, loose = old, cells.get("end date", ""), True
        else:
            loose = False
            try:
                start = from_parts(cells.get("year", ""), cells.get("month", ""), cells.get("day", ""))
                if cells.get("end year"):
                    end = from_parts(cells["end year"], cells.get("end month", ""), cells.get("end day", ""))
                start, end = span(start, end, cells.get("display date", "")), ""
            except ValueError as error:
                yield Notice("error", "timeline-date", f"this row's date cannot be read: {error}", here, _NO_DATE)
                continue
        media = {k: cells.get(k, "") for k in ("media", "media caption", "media credit")}
        yield from _row(
            here,
            cells.get("headline", ""),
            cells.get("text", ""),
            (media["media"], media["media caption"], media["media credit"]),
            Row(here, "", start, "", end=end, shown_date=cells.get("display date", ""), loose=loose),
        )


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
        shown = _words(slide, "display_date") or _words(_record(slide.get("start_date")), "display_date")
        try:
            start = from_record(_record(slide.get("start_date")))
            end = from_record(_record(slide["end_date"])) if _record(slide.get("end_date")) else ""
            date = span(start, end, shown)
        except ValueError as error:
            yield Notice(
                "error", "timeline-date", f"its start_date or end_date cannot be read: {error}", here, _NO_DATE
            )
            continue
        yield from _row(
            here,
            _words(text, "headline"),
            _words(text, "text"),
            (_words(media, "url"), _words(media, "caption"), _words(media, "credit")),
            Row(here, "", date, "", shown_date=shown),
        )


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


def _row(here: Where, headline: str, text: str, media: tuple[str, str, str], row: Row) -> Iterator[Row | Notice]:
    title = to_words(headline)
    body = to_markdown(text)
    if not title:
        yield Notice("error", "timeline-no-title", "this row has no headline", here, "give it one")
        return
    tail = media_line(*media)
    yield Row(
        here,
        title,
        row.date,
        digest_of(row.date, row.end, headline, text, *media),
        end=row.end,
        shown_date=row.shown_date,
        loose=row.loose,
        body=(*body, *((tail,) if tail else ())),
    )


def _records(value: object) -> Iterable[Mapping[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _record(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _words(record: Mapping[str, Any], key: str) -> str:
    value = record.get(key)
    return value.strip() if isinstance(value, str) else ""
