"""The tables in tests/cases/timex/: sentences as newswire writes them, and how much of their dates is read rightly.

A case is a text and its expressions: the words, then every EDTF that is right for them, the strictest first. "*" stands
for what may be listed or not, dated or not, and counts neither way: durations, sets, what has no day of the calendar. An
expression is found where the words overlap; its date is right where it covers the same days ("~" and "?" don't matter).
"From 1977 to 1981" may be two dates or one span. The strict count takes all that is listed, spans and the dates they are
told by, and only the strictest date as right: 1977 and 1981, and "since 1985" as 1985.

    python -m tests.extract.en.dates.timex_cases      every miss, and the figures
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sitegen import edtf
from sitegen.extract.en.dates import find_timexes
from sitegen.extract.sentences import split_sentences
from sitegen.model.dated import Dated
from sitegen.model.evidence import ArticleId, Evidence
from tests.extract.en.quotes.quote_cases import make_article

CASES = Path(__file__).resolve().parents[3] / "cases" / "timex"


class Counts(NamedTuple):
    """Expressions with a date that are right, given and wanted; `found`: given ones that lie on a wanted one."""

    right: int
    given: int
    wanted: int
    found: int

    def __add__(self, other: Counts) -> Counts:  # type: ignore[override]
        """The sums."""
        return Counts(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall of words and date together."""
        return 2 * self.right / ((self.given + self.wanted) or 1)

    @property
    def span_f1(self) -> float:
        """The same for the words alone."""
        return 2 * self.found / ((self.given + self.wanted) or 1)


def measure(only: str = "", *, strict: bool = False) -> tuple[Counts, list[str]]:
    """The counts of all tables, or of one by the stem of its file, and a line for each miss."""
    total, misses = Counts(0, 0, 0, 0), []
    for path in sorted(CASES.glob("*.toml")):
        if only in ("", path.stem):
            for text, published, expected in read_cases(path):
                counts, missed = compare(text, published, expected, strict=strict)
                total += counts
                misses += [f"{path.stem}: {text}\n    {line}" for line in missed]
    return total, misses


def _strictly(expected: list[str]) -> list[str]:
    return expected[:2] + ["*"] * ("*" in expected[2:])


def read_cases(path: Path) -> Iterator[tuple[str, str, list[list[str]]]]:
    """Text, day of publication and expressions of each case of a table."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    for text, expected in table["cases"]:
        yield text, table["published"], expected


def compare(text: str, published: str, expected: list[list[str]], *, strict: bool = False) -> tuple[Counts, list[str]]:
    """Counts and misses of one case."""
    article = make_article(text)
    day = Dated(published, "editor", "front-matter", (Evidence(ArticleId("a.txt"), published, origin="front-matter"),))
    spans = [t for t in find_timexes(article, split_sentences(article), day) if t.edtf]
    given = [t for span in spans for t in (*span.ends, span)] if strict else spans
    expected = [_strictly(e) for e in expected] if strict else expected
    wanted, position = [], 0
    for words, *values in expected:
        start = text.index(words, position)
        position = start + len(words)
        wanted.append((start, position, words, values))
    taken: set[int] = set()
    right = found = uncounted = joint = 0
    misses = []
    for timex in given:
        over = [n for n, (start, end, _, _) in enumerate(wanted) if start < timex.end and timex.start < end]
        free = [n for n in over if n not in taken and "*" not in wanted[n][3]]
        if not free:
            if over and any("*" in wanted[n][3] for n in over):
                uncounted += 1
            else:
                misses.append(f"too much: {timex.text!r} {timex.edtf} ({timex.rule})")
            continue
        best = next((n for n in free if _is_right(timex.edtf or "", wanted[n][3])), free[0])
        taken.add(best)
        if "/" in (timex.edtf or "") and _is_right(timex.edtf or "", wanted[best][3]):
            joined = {n for n in free if _is_right(timex.edtf or "", wanted[n][3])} - taken
            taken |= joined
            joint += len(joined)
        found += 1
        if _is_right(timex.edtf or "", wanted[best][3]):
            right += 1
        else:
            misses.append(f"wrong: {timex.text!r} {timex.edtf} ({timex.rule}), not {wanted[best][3]}")
    due = [n for n, (_, _, _, values) in enumerate(wanted) if "*" not in values]
    misses += [f"missing: {wanted[n][2]!r} {wanted[n][3]}" for n in due if n not in taken]
    return Counts(right, len(given) - uncounted, len(due) - joint, found), misses


def _is_right(value: str, accepted: list[str]) -> bool:
    return any(edtf.bounds(value) == edtf.bounds(other) for other in accepted)


if __name__ == "__main__":
    for stem in ["", *(path.stem for path in sorted(CASES.glob("*.toml")))]:
        counts, missed = measure(stem)
        if not stem:
            print("\n".join(missed))
        hard = measure(stem, strict=True)[0]
        print(
            f"{stem or 'all':16} F1 {counts.f1:.3f}  words alone {counts.span_f1:.3f}  strict {hard.f1:.3f}  {counts}"
        )
