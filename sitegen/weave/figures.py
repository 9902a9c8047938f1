"""Figures of one quantity, over time and across sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sitegen import edtf
from sitegen.model.dated import Dated
from sitegen.model.extract import Extract, Figure
from sitegen.model.story import Counted, Series
from sitegen.text import fold
from sitegen.weave.days import settled
from sitegen.weave.evidence import of_sentence
from sitegen.weave.ids import slug, unique
from sitegen.weave.memory import Memory
from sitegen.weave.words import stem

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STOP = re.compile(
    r"\b(?:of|about|in|for|to|from|by|on|at|with|who|which|that|since|between|among|against|per|over|under|a|an|and|or)\b|[,;(]"
)

_Quantity = tuple[str, str]
"""The unit, and the stem of what is counted."""


def collect_figures(
    extracts: Sequence[Extract], published: Sequence[Dated], memory: Memory
) -> tuple[tuple[Counted, ...], tuple[Series, ...]]:
    """All figures in order of source and place; and those of one unit and counted thing that come twice or more."""
    counted: list[Counted] = []
    groups: dict[_Quantity, list[Counted]] = {}
    for extract, dated in zip(extracts, published, strict=True):
        for item, quantity in memory.again(_count, extract.article.id, extract, settled(dated)):
            counted.append(item)
            if quantity:
                groups.setdefault(quantity, []).append(item)
    return tuple(counted), _series(groups, memory)


def _count(extract: Extract, reported: str) -> list[tuple[Counted, _Quantity | None]]:
    """One article's figures, each with what it is a figure of, where that can be told again."""
    found: list[tuple[Counted, _Quantity | None]] = []
    for figure in extract.figures:
        if not 0 <= figure.sentence < len(extract.sentences):
            continue
        period = extract.timexes[figure.period].edtf if figure.period is not None else None
        item = Counted(
            extract.article.id,
            figure.text,
            figure.value,
            figure.unit,
            figure.counted,
            of_sentence(extract, figure.sentence),
            period or reported,
        )
        head = "" if figure.change else head_of(figure)
        found.append((item, (figure.unit.casefold(), head) if head else None))
    return found


def head_of(figure: Figure) -> str:
    """The stem of what is counted: "referrals about abuse imagery" and "more referrals" meet; "" where nothing is said.

    The words before the first preposition, their last one.
    """
    return _head(figure.counted, figure.unit)


@lru_cache(maxsize=50_000)
def _head(counted: str, unit: str) -> str:
    text = fold(counted)
    if not text and len(unit) > 3 and unit.casefold() != "percent":
        text = fold(unit)
    words = _WORD.findall(_STOP.split(text, maxsplit=1)[0])
    return stem(words[-1]) if words else ""


def _series(groups: dict[_Quantity, list[Counted]], memory: Memory) -> tuple[Series, ...]:
    rows = [memory.again(_row, quantity, tuple(groups[quantity])) for quantity in sorted(groups)]
    told = [row for row in rows if row]
    names = unique([name for name, _, _ in told])
    made = [Series(id_, title, figures[0].unit, figures) for id_, (_, title, figures) in zip(names, told, strict=True)]
    return tuple(sorted(made, key=lambda s: s.id))


def _row(figures: Sequence[Counted]) -> tuple[str, str, tuple[Counted, ...]] | None:
    """A series' slug and title, and its figures in order; None where only one value or one occasion is told."""
    distinct = {(f.article, f.value, f.date): f for f in figures}
    if len({(f.article, f.date) for f in distinct.values()}) < 2 or len({f.value for f in distinct.values()}) < 2:
        return None
    ordered = tuple(sorted(distinct.values(), key=lambda f: (edtf.sort_key(f.date or None), f.article, f.value)))
    title = min((f.counted or f.unit for f in ordered), key=lambda t: (len(t), t))
    unit = ordered[0].unit
    return slug(title if unit.casefold() in title.casefold() else f"{title} {unit}", 60, "figures"), title, ordered
