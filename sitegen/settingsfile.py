"""sitegen.toml as text -> its values, the line of each key, and what is wrong with it. What a value means is in config.py."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sitegen.errors import Notice, Where
from sitegen.text import conflict_line

FILE = "sitegen.toml"
_TABLE = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]")  # [theme]
_KEY = re.compile(r"""\s*["']?([\w.-]+)["']?\s*=(.*)""")  # link = "#0b4f9c"
_TWICE = re.compile(r"Cannot (?:overwrite|declare|mutate)|Duplicate")  # in the words of the standard library
_LONG = ('"""', "'''")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a file says. `lines`: key -> its line, a key of a table as "theme.link"."""

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    mistakes: tuple[Notice, ...] = ()

    def where(self, key: str) -> Where:
        """Where a key stands; one of an inline table where the table does."""
        line = self.lines.get(key) or self.lines.get(key.partition(".")[0])
        if line is None:  # theme.link = "…" sets a table that has no line of its own
            line = min((number for name, number in self.lines.items() if name.startswith(f"{key}.")), default=0)
        return Where(FILE, line)


def read_settings(path: Path) -> Settings:
    """What sitegen.toml says; nothing where it is not there."""
    if not os.path.lexists(path):
        return Settings()
    if path.exists() and not path.is_file():  # a pipe would never end
        return _wrong("config-unreadable", "cannot be read: it is not a file", Where(FILE), "make it a text file")
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        return _wrong("config-unreadable", "cannot be read: it is not UTF-8 text", Where(FILE), "save it as UTF-8 text")
    except OSError as error:
        return _wrong(
            "config-unreadable", f"cannot be read: {error.strerror}", Where(FILE), "it is a text file that you may read"
        )
    try:
        return Settings(tomllib.loads(text), _lines(text))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        where = Where(FILE, int(found[1]), int(found[2])) if found else Where(FILE, text.count("\n") + 1)
        message = re.sub(r" \(at .*\)$", "", str(error))
        hint = 'text values stand in quotation marks: title = "My timeline"'
        if _TWICE.match(message):
            message, hint = "this is here twice", "keep one of the two"
        if begin := conflict_line(text):
            where, message = Where(FILE, begin), "an unresolved merge conflict of git's"
            hint = "keep what is right of both sides, and delete the lines that git added"
        return _wrong("config-syntax", f"not valid TOML: {message}", where, hint)


def _wrong(code: str, message: str, where: Where, hint: str) -> Settings:
    return Settings(mistakes=(Notice("error", code, message, where, hint),))


def _lines(text: str) -> dict[str, int]:
    """Key -> line. What looks like a key within a text of several lines is none."""
    found: dict[str, int] = {}
    table = closing = ""
    for number, line in enumerate(text.split("\n"), 1):
        if closing:
            closing = "" if closing in line else closing
        elif head := _TABLE.match(line):
            table = f"{head[1]}."
            found.setdefault(head[1], number)
        elif key := _KEY.match(line):
            found.setdefault(table + key[1], number)
            closing = next((mark for mark in _LONG if key[2].count(mark) == 1), "")
    return found
