"""CSV -> rows by column name. Comma, semicolon or tab; any of the encodings that spreadsheet programs write."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitegen.errors import ContentError, Where
from sitegen.gather.decode import to_text

LIMIT = 100_000
"""Rows that are read."""


@dataclass(frozen=True, slots=True)
class Table:
    """The columns as written, and each row with its line in the file (from 1) and its cells by `column_key`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]

    def has(self, *names: str) -> bool:
        """Whether it has any of these columns."""
        keys = {column_key(c) for c in self.columns}
        return any(name in keys for name in names)


def read_table(raw: bytes, where: Where) -> Table:
    """The table that bytes are. Raises ContentError for what is none."""
    text = to_text(raw).replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff\n")
    if "\0" in text:
        raise ContentError("table-binary", "this is no CSV table", where, "export the sheet as CSV (UTF-8)")
    skipped = 1
    if (sep := re.match(r"sep=(.)\n", text)) is not None:
        text, skipped = text[sep.end() :], 2
    reader = csv.reader(io.StringIO(text), delimiter=sep[1] if sep else _delimiter(text), strict=False)
    columns: Sequence[str] = ()
    rows: list[tuple[int, dict[str, str]]] = []
    line = skipped
    try:
        for cells in reader:
            here, line = line, skipped + reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if not columns:
                columns = [cell.strip() for cell in cells]
            elif len(rows) >= LIMIT:
                raise ContentError("table-too-long", f"the table has more than {LIMIT:,} rows", where, "split it")
            else:
                rows.append((here, _by_column(columns, cells)))
    except csv.Error as error:
        raise ContentError(
            "table-broken", f"this row is no CSV: {error}", Where(where.path, line), "export the sheet as CSV anew"
        ) from error
    if rows and text.count('"') % 2 and "\n" in "".join(rows[-1][1].values()):  # all that follows is in this one cell
        where = Where(where.path, rows[-1][0])
        message = "a quotation mark that opens in this row is never closed"
        raise ContentError("table-broken", message, where, "close it, or export the sheet as CSV anew")
    if not rows:
        raise ContentError(
            "table-empty", "the table has no rows", where, "it needs a line of column names and rows below"
        )
    return Table(tuple(columns), tuple(rows))


def column_key(name: str) -> str:
    """A column's name for comparing: "Start Date", "start_date" and "START-DATE" are one."""
    return " ".join(re.split(r"[\s_-]+", name.strip().casefold())).strip()


def first_of(row: dict[str, str], names: Iterable[str]) -> str:
    """The first of these columns that has words."""
    return next((value for name in names if (value := row.get(name, ""))), "")


def _by_column(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        found.setdefault(column_key(column), _armed(cell.strip()))
    return found


def _armed(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from running a cell: "'=2+2", "'-44"."""
    return cell[1:] if re.match(r"'[=+\-@\t]", cell) else cell


def _delimiter(text: str) -> str:
    """The sign that splits the first line, quoted parts left out, into the most columns."""
    head = re.sub(r'"(?:[^"]|"")*+"', "", text[:20_000]).split("\n", 1)[0]
    return max(",;\t|", key=lambda sign: (head.count(sign), sign == ","))
