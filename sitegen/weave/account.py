"""The account of one event: what its tellings say together, and where they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import Literal, NamedTuple

from msgspec import Struct

from sitegen import edtf
from sitegen.model.dated import UNDATED, Dated
from sitegen.model.edit import EventEdit
from sitegen.model.evidence import ArticleId, Evidence
from sitegen.model.extract import Extract, Figure
from sitegen.model.story import Difference, Telling
from sitegen.weave.articles import natural_slug
from sitegen.weave.dates import date_event, differing_dates
from sitegen.weave.evidence import of_edit, of_sentence
from sitegen.weave.figures import head_of
from sitegen.weave.ids import slug
from sitegen.weave.recognise import event_key
from sitegen.weave.told import Told

_LONGEST = 60


class Draft(Struct, eq=False, gc=False):
    """An event before it has an id. `members` are numbers of actors. `natural` is the id that its
    content suggests, `key` what it is recognised by: both as its sources tell it, whatever its editor
    sets. `written` are the days of its sources that are no copies (0 = not known). `faults` are those of its title, `title_from`
    what its title says for which words, and where that is known from.
    """

    told: tuple[Told, ...]
    dated: Dated
    title: str
    summary: str
    tellings: tuple[Telling, ...]
    members: tuple[int, ...]
    lead: bool
    tense: Literal["past", "future"]
    independent: int
    differences: tuple[Difference, ...]
    natural: str
    key: tuple[str, ...]
    written: tuple[int, ...] = ()
    faults: int = 0
    edit: EventEdit | None = None
    before: Mapping[str, str] = MappingProxyType({})
    id: str = ""
    title_from: tuple[tuple[str, str, Evidence], ...] = ()


class Teller(NamedTuple):
    """An article as its events need it. `original` is what it is a near-copy of, `written` its day (0 = not known). None of
    it changes with its number.
    """

    extract: Extract
    original: ArticleId | None
    title: str
    written: int


def write_account(own: tuple[Told, ...], tellers: tuple[Teller, ...]) -> Draft:
    """What a group of tellings amounts to. The best telling lends its title and its sentence, word for word.

    `own` are sorted by number; `tellers` are their articles, in the same order.
    """
    teller = dict(zip(dict.fromkeys([t.article for t in own]), tellers, strict=True))
    dated = date_event(own, {a: t.extract for a, t in teller.items()})
    best = best_telling(own, dated, teller)
    from_ = teller[best.article]
    title = best.happening.title.strip() or from_.title
    by_article: dict[int, list[Told]] = {}
    for t in own:
        by_article.setdefault(t.article, []).append(t)
    sentence = from_.extract.sentences[best.happening.sentence]
    natural = _natural_slug(own, teller, title, dated)
    happenings = [t.happening for t in own]
    return Draft(
        own,
        dated,
        title,
        from_.extract.article.text[sentence.start : sentence.end],
        tuple([_telling(rows, teller[a].extract) for a, rows in by_article.items()]),
        tuple(sorted(set(chain.from_iterable([t.participants + t.meant for t in own])))),
        True in [h.lead for h in happenings],
        "past" if "past" in [h.tense for h in happenings] else "future",
        len({t.original or t.extract.article.id for t in tellers}),
        (*_date_differences(own, teller), *_figure_differences(own, teller)) if len(tellers) > 1 else (),
        natural,
        event_key(
            [t.ids[0] for t in own if t.ids],
            dated.edtf or "",
            [t.extract.article.id for t in tellers],
            natural,
        ),
        tuple([t.written for t in tellers if t.original is None]),
        best.happening.faults,
        title_from=tuple([(n.words, n.name, of_sentence(from_.extract, n.sentence)) for n in best.happening.named]),
    )


def _natural_slug(own: Sequence[Told], teller: Mapping[int, Teller], title: str, dated: Dated) -> str:
    """Made from the title; an event under its article's headline shares the article's, so that both addresses stay alike."""
    for told in own:
        if told.happening.lead and teller[told.article].title == title:
            return natural_slug(teller[told.article].extract)
    return slug(title, _LONGEST, f"event-{dated.edtf or 'undated'}".replace("/", "-").strip("-."))


def add_event(
    edit: EventEdit, evidence: Sequence[tuple[int, Evidence]], sources: Sequence[int], extracts: Sequence[Extract]
) -> Draft:
    """An event that only its editor tells, with the sentences of the sources that were named."""
    given = of_edit(edit, "title", edit.title)
    dated = edited_date(edit)
    by_article: dict[int, list[Evidence]] = {a: [] for a in sources}
    for a, item in evidence:
        by_article.setdefault(a, []).append(item)
    tellings = tuple(
        Telling(
            extracts[a].article.id,
            tuple(items) or (of_edit(edit, "sources", extracts[a].article.id),),
            dated,
            lead=False,
        )
        for a, items in sorted(by_article.items())
    )
    summary = evidence[0][1].text if evidence else given.text
    key = event_key((), dated.edtf or "", [t.article for t in tellings], edit.key)
    return Draft((), dated, edit.title, summary, tellings, (), False, "past", len(tellings), (), edit.key, key)


def edited_date(edit: EventEdit) -> Dated:
    """The date an editor gave, with the line that gives it as its evidence."""
    if not edit.date:
        return UNDATED
    return Dated(edit.date, "editor", "editor", (of_edit(edit, "date", edit.date),))


def best_telling(told: Sequence[Told], dated: Dated, teller: Mapping[int, Teller]) -> Told:
    """The telling to quote: no copy, what its article reports, the event's own date, a title without faults, most of those
    who took part.
    """
    if len(told) == 1:
        return told[0]

    def rank(t: Told) -> tuple[bool, bool, bool, int, bool, int, int]:
        length = t.happening.end - t.happening.start
        return (
            teller[t.article].original is None,
            t.happening.lead,
            t.dated.edtf == dated.edtf,
            -t.happening.faults,
            40 <= length <= 320,
            min(3, len(t.participants)),
            -t.number,
        )

    return max(told, key=rank)


def _telling(told: list[Told], extract: Extract) -> Telling:
    happenings = [t.happening for t in told]
    numbers = dict.fromkeys([s for h in happenings for s in (h.sentence, *h.also) if s < len(extract.sentences)])
    leads = [h for h in happenings if h.lead]
    dated = [t.dated for t in told if t.dated.edtf] or [UNDATED]
    sharpest = min(dated, key=lambda d: _size(d.edtf)) if len(dated) > 1 else dated[0]
    evidence = tuple([of_sentence(extract, s) for s in numbers])
    return Telling(extract.article.id, evidence, sharpest, bool(leads), (leads or happenings)[0].title)


def _size(text: str | None) -> int:
    _, start, spread = edtf.sort_key(text)
    return -spread if start else 0


def _date_differences(told: Sequence[Told], teller: Mapping[int, Teller]) -> list[Difference]:
    rows = differing_dates(told)
    values = tuple((t.dated.edtf or "", of_sentence(teller[t.article].extract, t.happening.sentence)) for t in rows)
    return [Difference("date", values)] if values else []


def _figure_differences(told: Sequence[Told], teller: Mapping[int, Teller]) -> list[Difference]:
    """Numbers that sources give for the same thing and that cannot both be right, even when rounded."""
    found: dict[tuple[str, str], dict[int, list[Figure]]] = {}
    for t in told:
        for figure in teller[t.article].extract.figures:
            if figure.sentence in {t.happening.sentence, *t.happening.also} and (head := head_of(figure)):
                found.setdefault((figure.unit.casefold(), head), {}).setdefault(t.article, []).append(figure)
    differences = []
    for by_article in found.values():
        single = [(a, figures[0]) for a, figures in by_article.items() if len({f.value for f in figures}) == 1]
        if len(single) > 1 and any(_differ(x, y) for _, x in single for _, y in single):
            first = single[0][1]
            values = tuple((f.text, of_sentence(teller[a].extract, f.sentence)) for a, f in single)
            differences.append(Difference(first.counted or first.unit, values))
    return differences


def _differ(a: Figure, b: Figure) -> bool:
    if a.change != b.change:
        return False
    slack = 0.1 if a.approximate or b.approximate else 0.02
    return abs(a.value - b.value) > slack * max(abs(a.value), abs(b.value))
