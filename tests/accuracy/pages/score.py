"""Measures the article out of the page: title, day and text of saved pages and pasted texts, against gold.

    python -m tests.accuracy.pages                  both halves, one line each
    python -m tests.accuracy.pages dev --misses     every miss of the half that may be read
    python -m tests.accuracy.pages --pin            raise the floors to what was measured, and write the table of docs/how-it-reads.md

Nothing is built: each file is read by itself, and its text compared with the lines that had to go and the words that had to stay.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sitegen.api import extract, read
from sitegen.errors import ContentError

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
FIRST = HERE / "first_contact.toml"
DOC = HERE.parents[2] / "docs" / "how-it-reads.md"
HALVES = ("dev", "held")
NOUNS = ("titles right", "dates right", "given dates not wrong", "furniture gone", "story kept")
_LONG = 4  # words; a shorter line of furniture counts as left only where it is a line by itself
_LIST_MARK = re.compile(r"^[-•*·] ")  # a reader takes it off: "- Distance: 71 miles"
_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})
Figures = dict[str, float]


def articles(half: str) -> list[Mapping[str, Any]]:
    """The gold of one half."""
    gold = json.loads((HERE / "gold.json").read_text("utf-8"))["articles"]
    return [article for article in gold if article["set"] == half]


def measure(half: str, log: Callable[[str], object] = lambda _: None) -> Figures:
    """Noun -> share right, over all files of a half. `log` is told every miss."""
    right = dict.fromkeys(NOUNS, 0)
    of = dict.fromkeys(NOUNS, 0)
    for gold in articles(half):
        for noun, found in _compare(gold, log).items():
            right[noun] += sum(found)
            of[noun] += len(found)
    return {noun: right[noun] / max(of[noun], 1) for noun in NOUNS}


def _compare(gold: Mapping[str, Any], log: Callable[[str], object]) -> dict[str, list[bool]]:
    """Noun -> right or wrong, for everything that the gold of one file says."""
    title, day, text = _read(HERE / "content" / gold["file"])
    lines = set(text.split("\n"))
    days = [gold["date"]["edtf"], *gold["date"].get("alt", [])]
    titles = [_key(words) for words in (gold["title"], *gold.get("title_alt", ())) if words]
    left = {words: _key(words) in lines or _is_within(_key(words), text) for words in gold["boilerplate"]}
    kept = {words: _LIST_MARK.sub("", _key(words)) in text for words in gold["body_must_keep"]}
    if titles and _key(title) not in titles:
        log(f"{gold['file']}: title {title!r}, not {gold['title']!r}")
    if day not in days:
        log(f"{gold['file']}: date {day}, not {days[0]}")
    for words in (words for words in left if left[words]):
        log(f"{gold['file']}: left {words!r}")
    for words in (words for words in kept if not kept[words]):
        log(f"{gold['file']}: lost {words!r}")
    return {
        "titles right": [_key(title) in titles] if titles else [],
        "dates right": [day in days],
        "given dates not wrong": [day in days] if day else [],
        "furniture gone": [not is_left for is_left in left.values()],
        "story kept": list(kept.values()),
    }


def _read(path: Path) -> tuple[str, str | None, str]:
    """Title, day and folded text of a file; a file that can't be read has none of them."""
    try:
        article = read(path)
    except ContentError:
        return "", None, ""
    return article.title, extract(article).published.edtf, "\n".join(map(_key, article.text.split("\n")))


def _is_within(line: str, text: str) -> bool:
    return len(line.split()) >= _LONG and line in text


def _key(words: str) -> str:
    """Words without the differences of quotation marks, dashes, spaces and case."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", words).translate(_MARKS)).strip().lower()


def read_floors() -> dict[str, Figures]:
    """Half -> noun -> the least that was reached."""
    return tomllib.loads(FLOORS.read_text("utf-8"))


def _pin(measured: Mapping[str, Figures]) -> None:
    lines = [
        "# The least that was reached. Raise with `python -m tests.accuracy.pages --pin`; more is better everywhere."
    ]
    for half, figures in measured.items():
        lines += ["", f"[{half}]"]
        for noun, value in figures.items():
            old = read_floors().get(half, {}).get(noun, 0.0) if FLOORS.exists() else 0.0
            lines.append(f'"{noun}" = {max(old, math.floor(value * 1000 + 1e-6) / 1000):.3f}')
    FLOORS.write_text("\n".join(lines) + "\n", "utf-8")


def table(measured: Mapping[str, Figures]) -> str:
    """The rows of the table in docs/how-it-reads.md."""
    first = tomllib.loads(FIRST.read_text("utf-8"))
    columns = [*first.values(), *(measured[half] for half in HALVES)]
    return "".join(f"| {noun} | {' | '.join(f'{figures[noun]:.3f}' for figures in columns)} |\n" for noun in NOUNS)


def _write(measured: Mapping[str, Figures]) -> None:
    before, rest = DOC.read_text("utf-8").split("<!-- pages -->\n")
    head = "".join(rest.splitlines(keepends=True)[:2])
    end = rest[rest.index("<!-- end of pages -->") :]
    DOC.write_text(f"{before}<!-- pages -->\n{head}{table(measured)}{end}", "utf-8")


def main(arguments: Sequence[str]) -> int:
    """Run from the command line."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("half", nargs="?", choices=HALVES)
    cli.add_argument("--misses", action="store_true", help="print every miss; never those of the held-out half")
    cli.add_argument("--pin", action="store_true", help="raise the floors")
    args = cli.parse_args(arguments)
    if args.misses and args.half != "dev":
        cli.error("only the misses of dev may be read: python -m tests.accuracy.pages dev --misses")
    measured = {
        half: measure(half, print if args.misses else lambda _: None) for half in HALVES if args.half in (None, half)
    }
    for half, figures in measured.items():
        print(f"{half:5}", *(f"{noun} {value:.3f}" for noun, value in figures.items()), sep="   ")
    if args.pin and not args.half:
        _pin(measured)
        _write(measured)
    return 0
