"""The account of one event: what its tellings say together, and where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from sitegen import edtf
from sitegen.model.dated import UNDATED, Dated
from sitegen.model.edit import EventEdit
from sitegen.model.evidence import Evidence
from sitegen.model.extract import Extract, Figure
from sitegen.model.story import Difference, Telling
from sitegen.weave.dates import date_event, differing_dates
from sitegen.weave.evidence import of_edit, of_sentence
from sitegen.weave.figures import head_of
from sitegen.weave.told import Told


@dataclass(slots=True)
class Draft:
    """An event before it has an id. `members` are numbers of actors, `articles` of articles."""

    told: list[Told]
    dated: Dated
    title: str
    summary: str
    tellings: tuple[Telling, ...]
    members: tuple[int, ...]
    articles: tuple[int, ...]
    lead: bool
    tense: Literal["past", "future"]
    independent: int
    differences: tuple[Difference, ...]
    edit: EventEdit | None = None
    names: list[str] = field(default_factory=list)
    before: dict[str, str] = field(default_factory=dict)
    warned: tuple[str, ...] = ()
    id: str = ""


def write_account(
    told: Sequence[Told], extracts: Sequence[Extract], copy_of: Sequence[int | None], title_of: Sequence[str]
) -> Draft:
    """What a group of tellings amounts to. The best telling lends its title and its sentence, word for word."""
    own = sorted(told, key=lambda t: t.number)
    dated = date_event(own, extracts)
    best = best_telling(own, dated, copy_of)
    by_article: dict[int, list[Told]] = {}
    for t in own:
        by_article.setdefault(t.article, []).append(t)
    articles = tuple(by_article)
    roots = {a if copy_of[a] is None else copy_of[a] for a in articles}
    title = best.happening.title.strip() or title_of[best.article]
    return Draft(
        own,
        dated,
        title,
        of_sentence(extracts[best.article], best.happening.sentence).text,
        tuple(_telling(rows, extracts[a]) for a, rows in by_article.items()),
        tuple(sorted({m for t in own for m in t.participants})),
        articles,
        any(t.happening.lead for t in own),
        "future" if all(t.happening.tense == "future" for t in own) else "past",
        len(roots),
        (*_date_differences(own, extracts), *_figure_differences(own, extracts)) if len(articles) > 1 else (),
    )


def add_event(
    edit: EventEdit, evidence: Sequence[tuple[int, Evidence]], sources: Sequence[int], extracts: Sequence[Extract]
) -> Draft:
    """An event that only its editor tells, with the sentences of the sources that were named."""
    lines = edit.lines
    given = of_edit(edit.where, lines, "title", edit.title)
    dated = edited_date(edit)
    by_article: dict[int, list[Evidence]] = {a: [] for a in sources}
    for a, item in evidence:
        by_article.setdefault(a, []).append(item)
    tellings = tuple(
        Telling(
            extracts[a].article.id,
            tuple(items) or (of_edit(edit.where, lines, "sources", extracts[a].article.id),),
            dated,
            lead=False,
        )
        for a, items in sorted(by_article.items())
    )
    summary = evidence[0][1].text if evidence else given.text
    return Draft(
        [], dated, edit.title, summary, tellings, (), tuple(sorted(by_article)), False, "past", len(by_article), ()
    )


def edited_date(edit: EventEdit) -> Dated:
    """The date an editor gave, with the line that gives it as its evidence."""
    if not edit.date:
        return UNDATED
    return Dated(edit.date, "editor", "editor", (of_edit(edit.where, edit.lines, "date", edit.date),))


def best_telling(told: Sequence[Told], dated: Dated, copy_of: Sequence[int | None]) -> Told:
    """The telling to quote: no copy, what its article reports, the event's own date, most of those who took part."""
    if len(told) == 1:
        return told[0]

    def rank(t: Told) -> tuple[bool, bool, bool, bool, int, int]:
        length = t.happening.end - t.happening.start
        return (
            copy_of[t.article] is None,
            t.happening.lead,
            t.dated.edtf == dated.edtf,
            40 <= length <= 320,
            min(3, len(t.participants)),
            -t.number,
        )

    return max(told, key=rank)


def _telling(told: list[Told], extract: Extract) -> Telling:
    numbers = dict.fromkeys(
        s for t in told for s in (t.happening.sentence, *t.happening.also) if s < len(extract.sentences)
    )
    first = next((t for t in told if t.happening.lead), told[0])
    dated = [t.dated for t in told if t.dated.edtf] or [UNDATED]
    sharpest = min(dated, key=lambda d: _size(d.edtf)) if len(dated) > 1 else dated[0]
    lead = any(t.happening.lead for t in told)
    evidence = tuple([of_sentence(extract, s) for s in numbers])
    return Telling(extract.article.id, evidence, sharpest, lead, first.happening.title)


def _size(text: str | None) -> int:
    _, start, spread = edtf.sort_key(text)
    return -spread if start else 0


def _date_differences(told: Sequence[Told], extracts: Sequence[Extract]) -> list[Difference]:
    rows = differing_dates(told)
    values = tuple((t.dated.edtf or "", of_sentence(extracts[t.article], t.happening.sentence)) for t in rows)
    return [Difference("date", values)] if values else []


def _figure_differences(told: Sequence[Told], extracts: Sequence[Extract]) -> list[Difference]:
    """Numbers that sources give for the same thing and that cannot both be right, even when rounded."""
    found: dict[tuple[str, str], dict[int, list[Figure]]] = {}
    for t in told:
        for figure in extracts[t.article].figures:
            if figure.sentence in {t.happening.sentence, *t.happening.also} and (head := head_of(figure)):
                found.setdefault((figure.unit.casefold(), head), {}).setdefault(t.article, []).append(figure)
    differences = []
    for by_article in found.values():
        single = [(a, figures[0]) for a, figures in by_article.items() if len({f.value for f in figures}) == 1]
        if len(single) > 1 and any(_differ(x, y) for _, x in single for _, y in single):
            first = single[0][1]
            values = tuple((f.text, of_sentence(extracts[a], f.sentence)) for a, f in single)
            differences.append(Difference(first.counted or first.unit, values))
    return differences


def _differ(a: Figure, b: Figure) -> bool:
    if a.change != b.change:
        return False
    slack = 0.1 if a.approximate or b.approximate else 0.02
    return abs(a.value - b.value) > slack * max(abs(a.value), abs(b.value))
