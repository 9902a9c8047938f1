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
from sitegen.weave.evidence import of_sentence
from sitegen.weave.ids import slug, unique
from sitegen.weave.words import stem

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STOP = re.compile(
    r"\b(?:of|about|in|for|to|from|by|on|at|with|who|which|that|since|between|among|against|per|over|under|a|an|and|or)\b|[,;(]"
)


def collect_figures(
    extracts: Sequence[Extract], published: Sequence[Dated]
) -> tuple[tuple[Counted, ...], tuple[Series, ...]]:
    """All figures in order of source and place; and those of one unit and counted thing that come twice or more."""
    counted: list[Counted] = []
    groups: dict[tuple[str, str], list[Counted]] = {}
    for extract, dated in zip(extracts, published, strict=True):
        reported = dated.edtf if dated.edtf and ".." not in dated.edtf else ""
        for figure in extract.figures:
            if not 0 <= figure.sentence < len(extract.sentences):
                continue
            period = extract.timexes[figure.period].edtf if figure.period is not None else None
            evidence = of_sentence(extract, figure.sentence)
            item = Counted(
                extract.article.id,
                figure.text,
                figure.value,
                figure.unit,
                figure.counted,
                evidence,
                period or reported or "",
            )
            counted.append(item)
            if not figure.change and (head := head_of(figure)):
                groups.setdefault((figure.unit.casefold(), head), []).append(item)
    return tuple(counted), _series(groups)


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


def _series(groups: dict[tuple[str, str], list[Counted]]) -> tuple[Series, ...]:
    rows = []
    for (_, _), figures in sorted(groups.items()):
        distinct = {(f.article, f.value, f.date): f for f in figures}
        if len({(f.article, f.date) for f in distinct.values()}) < 2 or len({f.value for f in distinct.values()}) < 2:
            continue
        ordered = sorted(distinct.values(), key=lambda f: (edtf.sort_key(f.date or None), f.article, f.value))
        title = min((f.counted or f.unit for f in ordered), key=lambda t: (len(t), t))
        rows.append(
            (
                slug(
                    f"{title} {ordered[0].unit}" if ordered[0].unit.casefold() not in title.casefold() else title,
                    60,
                    "figures",
                ),
                title,
                ordered,
            )
        )
    names = unique([name for name, _, _ in rows])
    made = [
        Series(id_, title, ordered[0].unit, tuple(ordered))
        for id_, (_, title, ordered) in zip(names, rows, strict=True)
    ]
    return tuple(sorted(made, key=lambda s: s.id))
