"""Everything on the site that rests on words of an article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from sitegen.model.evidence import ActorId, EventId, Evidence
from sitegen.model.story import Story

Led = tuple[EventId | None, str, ActorId | None]
"""The event, or the quotation and its speaker, to which a reader of the words is led."""
Statement = tuple[Evidence, Led]
_NOWHERE: Led = None, "", None


def statements(story: Story) -> Iterator[Statement]:
    """Everything on the site that rests on words of an article, and whether a reader of them is led to an event or a quote."""
    for event in story.events:
        for telling in event.tellings:
            for e in telling.evidence:
                yield e, (event.id, "", None)
            for e in telling.dated.evidence:
                yield e, _NOWHERE
        for e in event.dated.evidence:
            yield e, _NOWHERE
        for difference in event.differences:
            for _, e in difference.values:
                yield e, _NOWHERE
        for edit in event.edited:
            yield edit.evidence, _NOWHERE
    for said in story.quotes:
        yield said.evidence, (None, said.id, said.speaker)
        for edit in said.edited:
            yield edit.evidence, _NOWHERE
    for actor in story.actors:
        yield actor.evidence, _NOWHERE
        for alias in actor.aliases:
            yield alias.evidence, _NOWHERE
        for role in actor.roles:
            yield role.evidence, _NOWHERE
    for figure in chain(story.figures, *(series.figures for series in story.series)):
        yield figure.evidence, _NOWHERE
    for promise in story.commitments:
        yield promise.evidence, _NOWHERE
    for source in story.sources:
        for e in source.published.evidence:
            yield e, _NOWHERE
