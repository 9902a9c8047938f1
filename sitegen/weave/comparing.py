"""All tellings compared: which of them tell one event, and the dates that they give one another.

What comes of it depends on little of each article (see `sign`): as long as none of that changes, it is kept whole, and only
put in its place in the texts as they are now.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, count

from sitegen.model.dated import UNDATED, Dated
from sitegen.model.evidence import ArticleId
from sitegen.model.extract import Extract
from sitegen.weave.actors import Cast
from sitegen.weave.aligned import infer_aligned
from sitegen.weave.copies import find_copies, find_translations
from sitegen.weave.crowds import Crowds, redate
from sitegen.weave.dates import close_dates, infer_published
from sitegen.weave.days import first_days, settled
from sitegen.weave.elsewhere import edges_of, find_elsewhere, years_of
from sitegen.weave.eventedits import EventRules
from sitegen.weave.events import Clusters, Edge, Terms, cluster, explainer, find_edges
from sitegen.weave.leads import join_leads
from sitegen.weave.memory import FORGETFUL, Memory
from sitegen.weave.packed import Packed, pack_tellings, unpack_tellings
from sitegen.weave.prints import prints_of
from sitegen.weave.sign import Loose, Texts, sign_of
from sitegen.weave.told import Told, in_place_of, read_tellings, reading_order, retold, with_dates
from sitegen.weave.weights import Scale, Weights

Groups = Sequence[tuple[int, ...]]
"""For each event the numbers of its tellings."""


@dataclass(slots=True)
class AllTold:
    """All tellings, dated as well as the story allows; of each article when it was published, the day of that (0 = not known),
    and what it is a near-copy of.
    `clusters` remakes the groups of tellings under given rules, `explain` gives the reasons behind an edge.
    """

    tellings: list[Told]
    compared: Compared
    published: list[Dated]
    written: list[int]
    copy_of: list[ArticleId | None]
    clusters: Callable[[EventRules], Clusters]
    explain: Callable[[Edge], Terms]


@dataclass(slots=True, eq=False)
class Compared:
    """What came of `extracts`, by a `sign` that is another where anything else may come: their `tellings`, and those dates of articles and of tellings that are not their own."""

    sign: bytes
    extracts: Sequence[Extract]
    tellings: list[Told]
    scale: Scale
    published: dict[int, Loose]
    dates: dict[int, Loose]
    written: dict[int, int]
    edges: list[Edge]


_ROUNDS = 2  # an article that was dated by the others may date the next


def tell(extracts: Sequence[Extract], cast: Cast, memory: Memory) -> AllTold:
    """All tellings of these articles, compared."""
    found = _compared(extracts, cast.of, memory)
    texts = Texts(extracts)
    tellings = _in_these(found, texts, extracts, memory)
    published = [extract.published for extract in extracts]
    for a, loose in found.published.items():
        published[a] = texts.place(loose)
    copy_of = find_copies(extracts, published, memory)
    find_translations(extracts, copy_of, published)
    return AllTold(
        tellings,
        found,
        published,
        [found.written.get(a, 0) for a in range(len(extracts))],
        [None if a is None else extracts[a].article.id for a in copy_of],
        lambda rules: memory.again(_cluster, bool(rules.together or rules.apart), found, rules.together, rules.apart),
        explainer(found.tellings, found.scale, found.written),
    )


def _compared(extracts: Sequence[Extract], of: Sequence[Sequence[int]], memory: Memory) -> Compared:
    """Anew, or as it was last time, in this process or in another."""
    if not memory.signs:
        return _compare(b"", extracts, of, memory)
    signs = [memory.recall(sign_of, extract) for extract in extracts]
    open_leads = any(h.lead and h.dated.edtf is None for extract in extracts for h in extract.happenings)
    begins = [sign.begin for sign in signs] if open_leads else []
    sign = memory.sign(([sign.told for sign in signs], begins, of, reading_order(extracts)))
    if memory.lasting:
        return memory.stage(_compare, sign, using=(extracts, of))
    packed = memory.stored("compared", sign, Packed)
    if packed is None:
        found = _compare(sign, extracts, of, memory)
        parts = (found.tellings, found.scale, found.published, found.dates, found.written, found.edges)
        memory.keep("compared", sign, pack_tellings(*parts))
        return found
    tellings, scale = unpack_tellings(packed, extracts, of, memory)
    return Compared(sign, extracts, tellings, scale, packed.published, packed.dates, packed.written, packed.edges)


def _compare(sign: bytes, extracts: Sequence[Extract], of: Sequence[Sequence[int]], memory: Memory) -> Compared:
    """First the leads without a date find their fellows; then everything is compared, with the dates this gives."""
    dates = [[h.dated for h in extract.happenings] for extract in extracts]
    weights = memory.held(Weights)
    tellings, scale = weights.weigh(read_tellings(extracts, of, memory), of), weights.scale
    leads = join_leads(extracts, of, tellings, memory)
    published = infer_published(extracts, tellings, leads)
    counted = redate(tellings, dates, memory)
    years = years_of(extracts, find_elsewhere(extracts, counted, scale, first_days(published), memory, undated=False))
    coarse = {a for a, d in enumerate(published) if not settled(d) or d.rule == "told-with"}
    if coarse:
        published, known = _align(
            extracts, tellings, with_dates(counted, years), scale, published, years, coarse, memory
        )
        years = known | years
    written = first_days(published)
    closed = [close_dates(e, dated) for e, dated in zip(extracts, published, strict=True)]
    final = _with(closed, years)
    counted = counted if final == dates else redate(tellings, final, memory, "closed")
    tellings = memory.held(Crowds).count(counted, [written.get(a, 0) for a in range(len(extracts))])
    elsewhere = find_elsewhere(extracts, tellings, scale, written, memory, undated=True)
    tellings = with_dates(tellings, years_of(extracts, elsewhere), memory)
    prints: list[bytes] = []
    if memory.signs and not memory.lasting:
        signs = [memory.recall(sign_of, extract).told for extract in extracts]
        prints = prints_of(signs, of, tellings, scale, written)
    edges = find_edges(tellings, scale, written, [*leads, *edges_of(elsewhere)], memory, prints)
    texts = Texts(extracts)
    return Compared(
        sign,
        extracts,
        tellings,
        scale,
        {a: texts.loosen(d) for a, d in enumerate(published) if d is not extracts[a].published},
        {t.number: texts.loosen(t.dated) for t in tellings if t.dated is not t.happening.dated},
        written,
        edges,
    )


def _in_these(found: Compared, texts: Texts, extracts: Sequence[Extract], memory: Memory) -> list[Told]:
    """The tellings of the articles as they are now: other words between them, other places, but nothing that was compared."""
    changed = {a for a, (old, new) in enumerate(zip(found.extracts, extracts, strict=True)) if old is not new}
    if not changed:
        return found.tellings
    tellings = list(found.tellings)
    dates = {
        n: texts.place(loose)
        for n, loose in found.dates.items()
        if tellings[n].article in changed or any(place.article in changed for place in loose.evidence)
    }
    starts = [0, *accumulate(len(extract.happenings) for extract in extracts)]
    for a in sorted(changed | {tellings[n].article for n in dates}):
        for n, happening in zip(count(starts[a]), extracts[a].happenings):
            new = memory.again(retold, n, tellings[n], happening, dates.get(n, happening.dated))
            tellings[n] = in_place_of(tellings[n], new)
    return tellings


def _cluster(found: Compared, together: Sequence[tuple[int, int]], apart: Sequence[tuple[int, int]]) -> Clusters:
    return cluster(found.tellings, found.edges, found.scale, together, apart)


def _align(
    extracts: Sequence[Extract],
    tellings: list[Told],
    counted: list[Told],
    scale: Scale,
    published: Sequence[Dated],
    years: Mapping[int, Dated],
    coarse: Collection[int],
    memory: Memory,
) -> tuple[list[Dated], dict[int, Dated]]:
    """Dates of articles; and by telling number, dates that other articles give
    what these tell of "April": better than the April before a date that is known to the month.
    """
    dates = list(published)
    for n in range(_ROUNDS):
        dates = infer_aligned(extracts, counted, scale, dates, coarse, memory, n)
        told = [close_dates(extract, dated) for extract, dated in zip(extracts, dates, strict=True)]
        counted = redate(tellings, _with(told, years), memory, f"aligned {n}")
    roughly = {a for a in coarse if (dates[a].edtf or "~").endswith("~")}
    undated = {t.number: UNDATED for t in counted if t.article in roughly and not t.happening.dated.edtf}
    found = find_elsewhere(extracts, with_dates(counted, undated), scale, {}, FORGETFUL, undated=True)
    return dates, years_of(extracts, [one for one in found if one.own.number in undated])


def _with(dates: Sequence[Sequence[Dated]], others: Mapping[int, Dated]) -> list[list[Dated]]:
    """Dates of tellings, a row for each article, with others in the place of some, by the telling's number."""
    number = count()
    return [[others.get(next(number), dated) for dated in row] for row in dates]
