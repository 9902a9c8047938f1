"""What an editor should look at. In: a Story and the dead links of its pages. Out: Notices, each with place and remedy.

Not here: what reading and weaving already reported (`Story.notices`: edits that match nothing or whose sentence changed),
printing, exit codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from sitegen import edtf
from sitegen.errors import Level, Notice, Where
from sitegen.model.evidence import ArticleId, Evidence
from sitegen.model.story import Actor, Event, Said, Source, Story

_ACCUSED = re.compile(
    r"\b(?:accus|alleg|arrest|assault|brib|charg|convict|corrupt|detain|embezzl|fined|fraud|guilty|indict|jail|launder"
    r"|murder|prosecut|rape|sentenc|sued|suspect|theft|violat)\w*",
    re.IGNORECASE,
)
_DEAD = re.compile(r"\b(?:died|dies|dead|death|killed|late)\b", re.IGNORECASE)
_SHOWN = 40  # of one kind; the rest is counted


def check(story: Story, *, dead_links: Sequence[tuple[str, str]] = (), today: str = "") -> tuple[Notice, ...]:
    """Everything worth a look: broken things as warnings, open questions as infos, the most pressing of a kind first.

    `dead_links` are pairs of a page and the link on it that leads nowhere; after `today`, an ISO day, no article
    can have been published.
    """
    sources = {source.id: source for source in story.sources}
    kinds = (
        _dead_links(dead_links),
        _lost_permalinks(story),
        _ahead(story.sources, today),
        _dates(story.sources),
        _speakers(story.quotes, sources),
        _doubts(story),
        _claims(story, sources),
        _one_outlet(story.events, sources),
        _copies(story.sources),
    )
    return tuple(notice for kind in kinds for notice in _capped(list(kind)))


def _dead_links(dead_links: Sequence[tuple[str, str]]) -> Iterator[Notice]:
    for page, link in sorted(dead_links):
        yield Notice(
            "warning",
            "dead-link",
            f"{page} links to {link}, which is no page of this site",
            None,
            "correct the link in the article, page or edit that it comes from",
        )


def _lost_permalinks(story: Story) -> Iterator[Notice]:
    live = {(e.kind, e.id) for e in story.ledger.entries if e.state != "gone"}
    for entry in story.ledger.entries:
        name = f"{entry.kind}s/{entry.id}/"
        if entry.state == "moved" and (entry.kind, entry.to) not in live:
            yield Notice(
                "warning",
                "permalink-lost",
                f"{name} redirects to {entry.to}, which does not exist",
                Where("permalinks.json"),
                f'give its line a "to" that exists: {entry.id}',
            )
        elif entry.state == "gone":
            hint = f'bring its article back, or give the line of "{entry.id}" in permalinks.json "state":"moved" and a "to"'
            yield Notice(
                "info", "permalink-gone", f"{name} was published once and is gone", Where("permalinks.json"), hint
            )


def _ahead(sources: Sequence[Source], today: str) -> Iterator[Notice]:
    for source in sources:
        first = today and source.published.edtf and edtf.bounds(source.published.edtf)[0]
        if first and first.isoformat() > today:
            words = f"dated {source.published.edtf}, which is yet to come"
            yield Notice("warning", "date-ahead", words, Where(source.id), "correct date: in its front matter")


def _dates(sources: Sequence[Source]) -> Iterator[Notice]:
    for source in sources:
        if source.published.edtf is None:
            more = f", and {source.waiting} more of what it tells can be no event without" if source.waiting else ""
            yield Notice(
                "info",
                "undated",
                f"the article states no date{more}",
                Where(source.id),
                "write date: in its front matter, if you know it",
            )
    for source in sources:
        dated = source.published
        if dated.basis == "inferred":
            place = (
                place_of(source, dated.evidence[0])
                if dated.evidence and dated.evidence[0].article == source.id
                else Where(source.id)
            )
            why = f" ({dated.note})" if dated.note else ""
            yield Notice(
                "info",
                "date-inferred",
                f"dated {dated.edtf} by rule {dated.rule}{why}",
                place,
                f"if you know better, write date: in its front matter; to confirm, date: {dated.edtf}",
            )


def _speakers(quotes: Sequence[Said], sources: Mapping[ArticleId, Source]) -> Iterator[Notice]:
    for quote in quotes:
        if is_open(quote):
            who = f'"{quote.speaker_name}" is nobody known' if quote.speaker_name else "nobody is named as the speaker"
            start = " ".join(quote.text.split()[:5])
            hint = f'in its front matter, speakers: {{"{start}": "the name"}}'
            yield Notice(
                "info", "speaker-unknown", f'{who}: "{start}…"', place_of(sources[quote.article], quote.evidence), hint
            )


def is_open(quote: Said) -> bool:
    """Whether it is worth asking who says this: words of a sentence's length that nobody known speaks."""
    return quote.speaker is None and quote.direct and len(quote.text.split()) > 3


def _doubts(story: Story) -> Iterator[Notice]:
    names: dict[str, str] = {**{a.id: a.name for a in story.actors}, **{e.id: e.title for e in story.events}}
    for doubt in sorted(story.doubts, key=lambda d: (-d.score, d.kind, d.a, d.b)):
        message = f'"{names.get(doubt.a, doubt.a)}" and "{names.get(doubt.b, doubt.b)}" may be one ({doubt.score:.2f}): {doubt.why}'
        yield Notice("info", f"maybe-same-{doubt.kind}", message, None, doubt.paste)


def _claims(story: Story, sources: Mapping[ArticleId, Source]) -> Iterator[Notice]:
    """Serious claims about somebody not known to be dead, from a single source."""
    people = {a.id: a for a in story.actors if a.kind == "person"}
    dead = {a.id for a in people.values() if _is_dead(a, story.events)}
    for event in sorted(story.events, key=lambda e: (-e.weight, e.id)):
        named = [people[a].name for a in event.actors if a in people and a not in dead]
        if event.independent == 1 and named and _ACCUSED.search(event.summary) and event.tellings:
            evidence = event.tellings[0].evidence[0]
            message = f"only one source says this of {', '.join(named[:3])}: {event.title}"
            yield Notice(
                "info",
                "single-source-claim",
                message,
                place_of(sources.get(evidence.article), evidence),
                "find a second source, or hide the event until you have one",
            )


def _one_outlet(events: Sequence[Event], sources: Mapping[ArticleId, Source]) -> Iterator[Notice]:
    for event in sorted(events, key=lambda e: (-e.weight, e.id)):
        if len(event.tellings) < 2:
            continue
        outlets = {
            s.extract.article.front.publisher or s.extract.article.publisher
            for t in event.tellings
            if (s := sources.get(t.article))
        }
        if event.independent == 1 or (len(outlets) == 1 and "" not in outlets):
            evidence = event.tellings[0].evidence[0]
            message = f"{len(event.tellings)} articles tell this, but from one outlet: {event.title}"
            yield Notice(
                "info",
                "one-outlet",
                message,
                place_of(sources.get(evidence.article), evidence),
                "add an article of another publisher, if there is one",
            )


def _copies(sources: Sequence[Source]) -> Iterator[Notice]:
    for source in sources:
        if source.copy_of:
            yield Notice(
                "info",
                "near-copy",
                "nearly the same text as another article",
                Where(source.id),
                "it counts as one source with it; remove it, if it was added by mistake",
                Where(source.copy_of),
            )


def _is_dead(actor: Actor, events: Sequence[Event]) -> bool:
    last = actor.name.split()[-1]
    own = set(actor.events)
    return any(e.id in own and last in e.summary and _DEAD.search(e.summary) for e in events)


def place_of(source: Source | None, evidence: Evidence) -> Where:
    """The line of the paragraph that the words stand in."""
    if source is None or evidence.start < 0:
        return Where(evidence.article)
    blocks = source.extract.article.blocks
    line = next((b.line for b in blocks if b.start <= evidence.start < b.end), 0)
    return Where(source.id, line)


def _capped(notices: list[Notice]) -> list[Notice]:
    if len(notices) <= _SHOWN:
        return notices
    rest = notices[_SHOWN:]
    level: Level = "warning" if any(n.level == "warning" for n in rest) else "info"
    return [
        *notices[:_SHOWN],
        Notice(
            level, rest[0].code, f"and {len(rest)} more of this kind", None, "they appear as the first ones are settled"
        ),
    ]
