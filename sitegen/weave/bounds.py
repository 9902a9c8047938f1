"""Before when an article cannot have been written: the last date that it speaks of as past."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitegen import edtf
from sitegen.model.extract import Extract, Timex
from sitegen.weave.told import days

_BARE_YEAR = re.compile(r"(?:\w+ )?(?P<year>[12][0-9]{3})")  # "2013", "since 2013"
_OPEN_DAY = re.compile(r"[a-z]{3}-[0-9]{2}<|[a-z]{3}<")  # "8 March", "in March": a year would date the article well


@dataclass(frozen=True, slots=True)
class Bound:
    """The article was written on `day` (ordinal) or later, as `edtf` says, because of `timex`."""

    day: int
    edtf: str
    timex: Timex


def last_past(extract: Extract) -> Bound | None:
    """The latest date that the words alone give and that is no date to come; None where there is none."""
    ahead = {h.timex for h in extract.happenings if h.tense == "future"}
    best: Bound | None = None
    for n, timex in enumerate(extract.timexes):
        if timex.kind != "date" or not timex.edtf or timex.anchor or timex.relative or n in ahead:
            continue
        start = edtf.plain(timex.edtf).split("/")[0].strip(".")
        first, last = days(start)
        if not start or first == 0 or last - first > 366:
            continue
        bare = _BARE_YEAR.fullmatch(timex.text)
        if bare and bare["year"] == start:
            start = str(int(start) + 1)  # "in 2013", of its own year, would be "this year"
        bound = Bound(days(start)[0], start, timex)
        if best is None or bound.day > best.day:
            best = bound
    return best


def is_telling(extract: Extract, bound: Bound) -> bool:
    """Whether the bound is about all that the text says of its date. Next to "8 March" or a date to come it is not."""
    if any(h.tense == "future" and h.timex is not None for h in extract.happenings):
        return False
    bare = len(bound.edtf) == 4
    return bare or not any(t.edtf is None and _OPEN_DAY.match(t.relative) for t in extract.timexes)
