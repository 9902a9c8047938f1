"""Other tables -> rows of events, or articles where the table holds articles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen import edtf
from sitegen.errors import ContentError, Notice, Where
from sitegen.gather.fragments import to_markdown, to_words
from sitegen.gather.items import Document, Row, digest_of, web_address
from sitegen.gather.tables import Table, first_of
from sitegen.gather.timedates import from_cells, span
from sitegen.gather.timelinejs import media_line

_TITLE = ("title", "headline", "event", "name", "what")
_PUBLISHED = ("published", "publication date", "published at")
_DATE = ("date", "start", "start date", "date start", "event date", "when", "day", *_PUBLISHED)
_END = ("end", "end date", "date end")
_BODY = ("summary", "description", "text", "body", "content", "details", "notes", "account")
_FULL_TEXT = ("text", "body", "content", "full text", "article text", "article")
_OUTLET, _AUTHOR = ("publisher", "outlet", "newspaper", "publication"), ("author", "byline")
_LINK = ("source url", "link", "url", "media", "source link")


def holds_articles(table: Table) -> bool:
    """Whether its rows are articles: a column of full text, and one that only published texts have."""
    return table.has(*_FULL_TEXT) and table.has(*_OUTLET, *_AUTHOR, *_PUBLISHED)


def articles_of(table: Table, where: Where) -> Iterator[Document | Notice]:
    """One document a row."""
    for line, cells in table.rows:
        here = Where(where.path, line)
        text = first_of(cells, _FULL_TEXT)
        if not text:
            yield Notice("error", "table-no-text", "this row has no text", here, "give it one, or delete it")
            continue
        title = to_words(first_of(cells, _TITLE))
        date = first_of(cells, (*_PUBLISHED, *_DATE))
        is_page = bool(re.search(r"</(?:p|div)>", text))
        yield Document(
            here,
            text.encode("utf-8", "replace"),
            ".html" if is_page else ".txt",
            digest_of(title, date, text),
            title=title,
            date=date,
            date_from=f"table: {date}",
            publisher=first_of(cells, (*_OUTLET, "source")),
            author=first_of(cells, _AUTHOR),
            url=web_address(first_of(cells, _LINK)),
            language=first_of(cells, ("language", "lang")),
        )


def rows_of_table(table: Table, where: Where) -> Iterator[Row | Notice]:
    """One event a row. Needs a title column and a date column (or a year)."""
    for names, what, example in ((_TITLE, "title", "title"), ((*_DATE, "year"), "date", "date")):
        if not table.has(*names):
            columns = ", ".join(table.columns[:12])
            hint = f'name the column with each event\'s {what} "{example}"; the columns are: {columns}'
            raise ContentError(
                "table-columns", f"no column of this table is known to hold a {what}", Where(where.path, 1), hint
            )
    for line, cells in table.rows:
        here = Where(where.path, line)
        title = to_words(first_of(cells, _TITLE))
        try:
            start, end, loose = _dates(cells)
        except ValueError as error:
            hint = "write a date such as 2020-02-14, 2020-02 or 2020"
            yield Notice("error", "table-date", f"this row's date cannot be read: {error}", here, hint)
            continue
        if not title:
            yield Notice("error", "table-no-title", "this row has no title", here, "give it one")
            continue
        address = web_address(first_of(cells, _LINK))
        text = first_of(cells, _BODY)
        tail = media_line(address, first_of(cells, ("source", "publisher", "outlet")))
        yield Row(
            here,
            title,
            start,
            digest_of(start, end, title, text, address),
            end=end,
            shown_date=first_of(cells, ("date text", "display date")),
            loose=loose,
            body=(*to_markdown(text), *((tail,) if tail else ())),
            sources=_values(cells.get("sources", "")),
            actors=_values(cells.get("actors", "")),
            id=_slug(cells.get("id", "")),
        )


def _dates(cells: dict[str, str]) -> tuple[str, str, bool]:
    """Start, end, and whether they are words still to be read."""
    if cells.get("year"):
        return span(*from_cells(cells)), "", False
    start, end = first_of(cells, _DATE), first_of(cells, _END)
    if not start:
        raise ValueError("there is none")
    if edtf.is_valid(start) and (not end or edtf.is_valid(end)):
        return span(start, end), "", False
    return start, end, True


def _values(cell: str) -> tuple[str, ...]:
    """Several values in one cell: split by " | ", or by ";"."""
    return tuple(dict.fromkeys(part for raw in re.split(r"\s*[|;]\s*", cell) if (part := " ".join(raw.split()))))


def _slug(cell: str) -> str:
    """An id that can be a file name, "" for any other (many tables number their rows)."""
    return cell if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)+", cell) and len(cell) <= 100 else ""
