"""The story as questions with answers. Nodes name each other by id, so an answer leads no further than it says.

There is no way to the story but by a question (`story` asks for everything), hence none to use something unnoticed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from heapq import nsmallest
from typing import TypeVar, cast

from sitegen.model.evidence import EventId
from sitegen.model.story import Actor, Event, Role, Said, Source, Story
from sitegen.render.answers import (
    Brief,
    Filed,
    Head,
    Life,
    Name,
    Near,
    Outline,
    Taken,
    Title,
    bare,
    brief_of,
    filed_of,
    head_of,
    heaviest,
    outline,
)
from sitegen.render.asked import Asked, question
from sitegen.render.links import actor_url, article_url, event_url
from sitegen.render.statements import Statement, of_event, of_quote, statements

A = TypeVar("A")
N = TypeVar("N", Event, Said, Source)
EMBEDDED = 1000
_PICTURED = 100


class Facts(Asked):
    """One story."""

    def __init__(self, story: Story, last: Facts | None = None) -> None:
        """`last` is the story as it was told before: what is known of a node that is the very same is not made again."""
        super().__init__()
        self.__story = story
        self.__known: dict[object, dict[str, tuple[object, object]]] = defaultdict(dict)
        if last:
            self.__known = last.__known  # noqa: SLF001 - of its own class
        self.__sources = {str(s.id): s for s in story.sources}
        self.__actors: dict[str, Actor] = {a.id: a for a in story.actors}
        self.__events: dict[str, Event] = {e.id: e for e in story.events}
        self.__quotes: dict[str, Said] = {q.id: q for q in story.quotes}

    # -- questions

    @property
    def story(self) -> Story:
        """Everything."""
        self.ask_everything()
        return self.__story

    @property
    def briefs(self) -> Sequence[Brief]:
        """All events in brief, in the story's order."""
        self.ask_every("brief")
        return self.__briefs

    @property
    def outlines(self) -> Sequence[Outline]:
        """The same, as they are among others."""
        self.ask_every("brief")
        return self.__in_order

    @property
    def actors(self) -> Sequence[Actor]:
        """All actors, in the story's order."""
        self.ask_every("actor")
        return self.__story.actors

    @property
    def quotes(self) -> Sequence[Said]:
        """All quotations, in the story's order."""
        self.ask_every("quote")
        return self.__story.quotes

    @property
    def sources(self) -> Sequence[Source]:
        """All articles, in the story's order, without what was read from them for weaving."""
        self.ask_every("source")
        return self.__of(bare, self.__story.sources)

    @property
    def heads(self) -> Mapping[str, Head]:
        """All articles by their ids, in the story's order, as other pages name them."""
        self.ask_every("head")
        return dict(zip(self.__sources, self.__of(head_of, self.__story.sources), strict=True))

    @property
    def filed_all(self) -> Mapping[str, Filed]:
        """The same by where they have their pages, and their days."""
        self.ask_every("filed")
        return dict(zip(self.__sources, self.__of(filed_of, self.__story.sources), strict=True))

    @question(lambda self: self.__events)
    def event(self, id_: str) -> Event:
        """An event with all that belongs to it."""
        return self.__events[id_]

    @question(lambda self: self.__events)
    def brief(self, id_: str) -> Brief:
        """An event in brief."""
        return self.__briefs[self.__places[EventId(id_)]]

    @question(lambda self: self.__events)
    def title(self, id_: str) -> Title:
        """An event's title and date."""
        event = self.__events[id_]
        return Title(event.title, event.dated.edtf or "")

    @question(lambda self: self.__events)
    def near(self, id_: str) -> Near:
        """An event's place among the others."""
        event, place = self.__events[id_], self.__places[EventId(id_)]
        events = self.__story.events
        threads = []
        for actor_id in event.actors:
            places = self.__threads.get(actor_id, {})
            if event.id in places:
                ids, here = self.__actors[actor_id].events, places[event.id]
                before, after = ids[here - 1] if here else None, ids[here + 1] if here + 1 < len(ids) else None
                known_before, known_after = (e if e in self.__events else None for e in (before, after))
                threads.append((actor_id, known_before, known_after))
        return Near(
            events[place - 1].id if place else None,
            events[place + 1].id if place + 1 < len(events) else None,
            tuple(threads),
            event.id in self.__embedded,
        )

    @question(lambda self: self.__quotes)
    def quote(self, id_: str) -> Said:
        """A quotation."""
        return self.__quotes[id_]

    @question(lambda self: self.__actors)
    def actor(self, id_: str) -> Actor:
        """An actor with all that belongs to them."""
        return self.__actors[id_]

    @question(lambda self: self.__actors)
    def name(self, id_: str) -> Name:
        """An actor's name."""
        actor = self.__actors[id_]
        return Name(actor.name, actor.private)

    @question(lambda self: self.__actors)
    def roles(self, id_: str) -> tuple[Role, ...]:
        """What sources call an actor."""
        return self.__actors[id_].roles

    @question(lambda self: self.__actors)
    def life(self, id_: str) -> Life:
        """An actor's events and quotations by date."""
        actor, outlines, quotes = self.__actors[id_], self.__outlines, self.__quotes
        return Life(
            tuple(outlines[e] for e in actor.events if e in outlines),
            tuple((q, quotes[q].date) for q in actor.quotes if q in quotes),
        )

    @question(lambda self: self.__sources)
    def source(self, id_: str) -> Source:
        """An article: its text and what is known of it, without what was read from it for weaving."""
        return self.__of(bare, [self.__sources[id_]])[0]

    @question(lambda self: self.__sources)
    def head(self, id_: str) -> Head:
        """An article's title and origin."""
        return self.__of(head_of, [self.__sources[id_]])[0]

    @question(lambda self: self.__sources)
    def filed(self, id_: str) -> Filed:
        """An article's place and days."""
        return self.__of(filed_of, [self.__sources[id_]])[0]

    @question(lambda self: self.__sources)
    def sentences(self, id_: str) -> tuple[tuple[str, int], ...]:
        """The ids and first characters of an article's sentences."""
        return tuple([(s.id, s.start) for s in self.__sources[id_].extract.sentences])

    @question(lambda self: self.__sources)
    def taken(self, id_: str) -> tuple[Taken, ...]:
        """What of an article's words the site uses, and for what."""
        return tuple(
            Taken(e.sentence, e.start, e.end, event, quote, speaker)
            for e, (event, quote, speaker) in self.__statements.get(id_, ())
            if e.origin == "text"
        )

    @question(lambda self: self.__years)
    def year(self, year: str) -> tuple[Outline, ...]:
        """The events of a year ("2019"), in the story's order."""
        return tuple(self.__years[year])

    @question(lambda self: self.__pictured)
    def pictured(self, _: str) -> bool:
        """Whether the page at this address is one of those worth a picture; drawing takes as long as making twenty pages."""
        return True

    # -- worked out once

    def __of(self, make: Callable[[N], A], nodes: Sequence[N]) -> list[A]:
        """What `make` makes of each node, which depends on the node alone."""
        known = self.__known[make]
        found = []
        for node in nodes:
            kept = known.get(node.id)
            if kept is None or kept[0] is not node:
                kept = known[node.id] = node, make(node)
            found.append(cast("A", kept[1]))
        return found

    @cached_property
    def __places(self) -> dict[EventId, int]:
        return {event.id: place for place, event in enumerate(self.__story.events)}

    @cached_property
    def __threads(self) -> dict[str, dict[EventId, int]]:
        return {a.id: {e: i for i, e in enumerate(a.events)} for a in self.__story.actors if not a.private}

    @cached_property
    def __briefs(self) -> Sequence[Brief]:
        return self.__of(brief_of, self.__story.events)

    @cached_property
    def __in_order(self) -> Sequence[Outline]:
        return self.__of(outline, self.__story.events)

    @cached_property
    def __outlines(self) -> dict[str, Outline]:
        return {event.id: event for event in self.__in_order}

    @cached_property
    def __years(self) -> dict[str, list[Outline]]:
        years: dict[str, list[Outline]] = defaultdict(list)
        for event in self.__outlines.values():
            if event.day:
                years[str(event.day.year)].append(event)
        return dict(years)

    @cached_property
    def __embedded(self) -> frozenset[str]:
        """Events with a page for a frame: all, or the heaviest of very many."""
        return frozenset(
            e.id for e in nsmallest(EMBEDDED, self.__story.events, lambda e: (-e.weight, -len(e.tellings), e.id))
        )

    @cached_property
    def __pictured(self) -> frozenset[str]:
        story = self.__story
        actors = sorted((a for a in story.actors if a.events and not a.private), key=lambda a: (-len(a.events), a.id))
        sources = sorted(story.sources, key=lambda s: (-len(s.events), s.id))
        return frozenset(
            [
                *(event_url(e.id) for e in heaviest(self.__outlines.values(), _PICTURED)),
                *(actor_url(a.id) for a in actors[: _PICTURED // 2]),
                *(article_url(s) for s in sources[: _PICTURED // 2]),
            ]
        )

    @cached_property
    def __statements(self) -> dict[str, list[Statement]]:
        story = self.__story
        return statements(story, self.__of(of_event, story.events), self.__of(of_quote, story.quotes))
