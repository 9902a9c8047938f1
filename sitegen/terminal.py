"""The one place that prints: messages, progress, colours. Errors and warnings go to stderr, answers to stdout."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable

from sitegen.errors import Notice

_MOST = 50
"""Messages of one kind that are shown: a wrong list of thousands must not hide what else there is."""
_COLOURS = {"error": 31, "warning": 33, "info": 36}
_COMMANDS = re.compile(r"[\0-\x08\x0b-\x1f]")
_HIDDEN = re.compile(r"[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal may obey instead of showing it; and with it the rest of that kind, which data for programs may hold."""


def say(text: str = "") -> None:
    """An answer, on stdout."""
    print(visible(text, _COMMANDS), flush=True)


def ask(prompt: str) -> str | None:
    """A line typed in answer, without spaces around it; None at the end of input."""
    print(visible(prompt), end="", flush=True)
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        print(line.strip(), flush=True)  # nobody typed it: shown, so that the dialogue can be read afterwards
    return line.strip() if line else None


def aside(text: str) -> None:
    """A word about what is going on, on stderr."""
    print(visible(text), file=sys.stderr, flush=True)


def say_notices(
    notices: Iterable[Notice], levels: tuple[str, ...] = ("error", "warning"), *, every: bool = False
) -> None:
    """`path:line: message` and the hint indented below it, each on stderr. Of one kind the first few, unless `every`."""
    told: Counter[str] = Counter()
    for notice in notices:
        if notice.level not in levels:
            continue
        told[notice.code] += 1
        if told[notice.code] > _MOST and not every:
            continue
        place = visible(f"{notice.where}: ") if notice.where else ""
        label = "" if notice.level == "error" and notice.where else f"{coloured(notice.level, notice.level)}: "
        print(f"{place}{label}{visible(notice.words)}", file=sys.stderr, flush=True)
        for line in notice.hint.splitlines():
            aside(f"  {line}")
    for code, number in told.items():
        if number > _MOST and not every:
            aside(f"and {number - _MOST:,} more messages of the kind {code}")


def visible(text: str, hidden: re.Pattern[str] = _HIDDEN) -> str:
    """The text with what a terminal obeys spelled out: what an article or a server says must not clear the screen."""
    return hidden.sub(lambda sign: sign[0].encode("unicode_escape").decode("ascii"), text)


def coloured(text: str, level: str) -> str:
    """Coloured on a terminal that wants it: not with NO_COLOR, not in a file."""
    if not sys.stderr.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return text
    return f"\x1b[{_COLOURS[level]}m{text}\x1b[0m"


def counted(number: int, noun: str) -> str:
    """The number and its noun: "1 article" or "1,200 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


class Bar:
    """A progress bar on a terminal, silence elsewhere."""

    def __init__(self, *, quiet: bool) -> None:
        self._on = sys.stderr.isatty() and not quiet
        self._shown = False

    def __call__(self, what: str, done: int, of: int) -> None:
        """Show that `done` of `of` steps are done; redrawn a hundred times at most."""
        if self._on and of > 20 and (done % max(1, of // 100) == 0 or done == of):
            filled = 30 * done // of
            print(
                f"\r{what:<8} [{'#' * filled}{'.' * (30 - filled)}] {done}/{of} ", end="", file=sys.stderr, flush=True
            )
            self._shown = True

    def clear(self) -> None:
        """Wipe the bar's line."""
        if self._shown:
            print("\r" + " " * 70 + "\r", end="", file=sys.stderr, flush=True)
            self._shown = False
