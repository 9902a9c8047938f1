"""Everything on the site that rests on words of an article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from sitegen.model.evidence import ActorId, ArticleId, EventId, Evidence
from sitegen.model.story import Event, Said, Story

Led = tuple[EventId | None, str, ActorId | None]
"""The event, or the quotation and its speaker, to which a reader of the words is led."""
Statement = tuple[Evidence, Led]
_NOWHERE: Led = None, "", None


def of_event(event: Event) -> list[tuple[ArticleId, Statement]]:
    """What an event rests on, with the articles."""
    led: Led = event.id, "", None
    told = [(e, led) for telling in event.tellings for e in telling.evidence]
    dated = [(e, _NOWHERE) for telling in event.tellings for e in telling.dated.evidence]
    about = [(e, _NOWHERE) for e in _about(event)]
    return [(statement[0].article, statement) for statement in (*told, *dated, *about)]


def of_quote(said: Said) -> tuple[ArticleId, Statement]:
    """What a quotation rests on, with the article."""
    return said.evidence.article, (said.evidence, (None, said.id, said.speaker))


def statements(
    story: Story, events: Iterable[Sequence[tuple[ArticleId, Statement]]], quotes: Iterable[tuple[ArticleId, Statement]]
) -> dict[str, list[Statement]]:
    """Everything on the site that rests on words of an article, by article, and whether a reader of them is led to an event
    or a quote. `events` and `quotes` are what comes of those of the story.
    """
    found: dict[str, list[Statement]] = defaultdict(list)
    for article, statement in chain(chain.from_iterable(events), quotes):
        found[article].append(statement)
    for e in _elsewhere(story):
        found[e.article].append((e, _NOWHERE))
    return found


def _about(event: Event) -> Iterable[Evidence]:
    """What else an event rests on."""
    yield from event.dated.evidence
    for difference in event.differences:
        for _, e in difference.values:
            yield e
    for edit in event.edited:
        yield edit.evidence


def _elsewhere(story: Story) -> Iterable[Evidence]:
    """What rests on words beside events and quotations."""
    for said in story.quotes:
        for edit in said.edited:
            yield edit.evidence
    for actor in story.actors:
        yield actor.evidence
        for alias in actor.aliases:
            yield alias.evidence
        for role in actor.roles:
            yield role.evidence
    for figure in chain(story.figures, *(series.figures for series in story.series)):
        yield figure.evidence
    for promise in story.commitments:
        yield promise.evidence
    for source in story.sources:
        yield from source.published.evidence
