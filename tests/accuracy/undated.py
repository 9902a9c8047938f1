"""Dates by inference, measured on many: each dated article in turn is read as if it stated no date.

    python -m tests.accuracy.undated                 sums for each group of stories
    python -m tests.accuracy.undated dev --misses    also each wrong date of one group that may be read

A story has one undated paper or none, too few to tell how often an inferred date is wrong; dated papers there are hundreds. Most
of them nobody could date from the other four, so that few are found says little; that few are wrong is what counts.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from unittest.mock import patch

import sitegen.extract
from sitegen.model.dated import UNDATED, Dated
from sitegen.model.edit import Edits
from sitegen.model.extract import Extract
from sitegen.model.story import Ledger
from sitegen.weave import weave
from sitegen.weave.days import days
from tests.accuracy.measure import GoldSet, gold_sets, read_folder

_DAY = len("2031-03-14")


def inferred(chosen: GoldSet) -> Iterator[tuple[str, Dated, Dated]]:
    """For each article that states its day: its id, that date, and what is inferred in its place."""
    extracts = read_folder(chosen.content)
    for n, extract in enumerate(extracts):
        stated = extract.published
        if stated.basis == "stated" and len(stated.edtf or "") == _DAY and "dateline" not in stated.rule:
            others = [*extracts[:n], *extracts[n + 1 :]]
            story = weave([*others, _without_date(extract)], Edits(), Ledger(), keep_ledger=False)
            yield extract.article.id, stated, next(s.published for s in story.sources if s.id == extract.article.id)


def _without_date(extract: Extract) -> Extract:
    with patch.object(sitegen.extract, "find_published", return_value=UNDATED):
        return sitegen.extract.extract(extract.article)


def verdict(stated: Dated, found: Dated) -> str:
    """ "none", "right" (it holds the day) or "wrong"."""
    if not found.edtf:
        return "none"
    (first, last), (day, _) = days(found.edtf), days(stated.edtf)
    return "right" if first <= day <= last else "wrong"


def measure(sets: Sequence[GoldSet], log: Callable[..., None] = lambda *_: None) -> Counter[str]:
    """How many of all their dated articles get which verdict."""
    sums: Counter[str] = Counter()
    for chosen in sets:
        for name, stated, found in inferred(chosen):
            sums[verdict(stated, found)] += 1
            if verdict(stated, found) == "wrong":
                log(chosen.name, name, stated.edtf, "got", found.edtf, found.rule, found.note)
    return sums


def main(arguments: Sequence[str]) -> int:
    """Run from the command line."""
    groups = [word for word in arguments if not word.startswith("-")] or ["shared", "dev", "held-out"]
    for group in groups:
        shown = "--misses" in arguments and group != "held-out"
        sums = measure([s for s in gold_sets() if s.group == group], print if shown else lambda *_: None)
        print(group, {name: sums[name] for name in ("right", "wrong", "none")})
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
