"""The last step: drafts become the nodes of the story, each naming the others by id."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import accumulate

from sitegen import edtf
from sitegen.errors import Notice
from sitegen.model.dated import Dated
from sitegen.model.evidence import ActorId, ArticleId, EventId
from sitegen.model.extract import Extract
from sitegen.model.story import Actor, Difference, Doubt, Event, Said, Source
from sitegen.text import fold
from sitegen.weave.account import Draft
from sitegen.weave.actorpages import forms_of, make_actor
from sitegen.weave.actors import Cast
from sitegen.weave.articles import front_matter_edits
from sitegen.weave.castedits import slug_of
from sitegen.weave.comparing import AllTold, Groups
from sitegen.weave.eventpages import find_actors, make_event
from sitegen.weave.links import find_follow_ups, relate
from sitegen.weave.memory import Memory
from sitegen.weave.quotes import collect_quotes, differing_speakers, set_speakers
from sitegen.weave.weight import weigh


@dataclass(frozen=True)
class Parts:
    """What the last steps share."""

    extracts: Sequence[Extract]
    slugs: Sequence[str]
    titles: Sequence[str]
    cast: Cast
    ids: Mapping[int, ActorId | None]
    told: AllTold
    drafts: list[Draft]
    groups: Groups
    find: Callable[[str], ActorId | None]
    memory: Memory

    @cached_property
    def local(self) -> list[tuple[ActorId | None, ...]]:
        """For each article the public ids of its own actors."""
        return [tuple([self.ids[m] for m in of]) for of in self.cast.of]


def actor_finder(cast: Cast, ids: Mapping[int, ActorId | None]) -> Callable[[str], ActorId | None]:
    """An actor by id, name or alias, as an editor may write it."""
    shown = [(id_, member) for member in cast.members if (id_ := ids[member.number]) is not None]
    index: dict[str, ActorId] = {id_: id_ for id_, _ in shown}
    for id_, member in shown:
        for form in (member.name, member.before, *member.rules, *(member.edit.aliases if member.edit else ())):
            index.setdefault(slug_of(form), id_)
    return lambda name: index.get(name) or index.get(slug_of(name))


def make_quotes(parts: Parts, notices: list[Notice]) -> list[Said]:
    """All quotes, with their speakers and events; what editors said of them in vain goes to `notices`."""

    def meant(article: int, name: str) -> tuple[ActorId | None, str]:
        for n, actor in enumerate(parts.extracts[article].actors):
            if slug_of(name) in {slug_of(form) for form in (actor.name, *actor.aliases)}:
                return parts.ids[parts.cast.of[article][n]], actor.name
        found = parts.find(name)
        names = {parts.ids[m.number]: m.name for m in parts.cast.members} if found == name else {}
        return found, names.get(found, name)

    quotes: list[Said] = []
    rows = parts.memory.each(
        collect_quotes,
        [extract.article.id for extract in parts.extracts],
        parts.extracts,
        parts.slugs,
        parts.told.published,
        parts.local,
        _events_of_articles(parts),
    )
    for a, (extract, row) in enumerate(zip(parts.extracts, rows, strict=True)):
        quotes += set_speakers(extract, row, partial(meant, a), notices) if extract.article.front.speakers else row
    return quotes


def _events_of_articles(parts: Parts) -> list[tuple[tuple[int, str], ...]]:
    """For each article which of its happenings are told of which event, in order of the events."""
    found: list[list[tuple[int, str]]] = [[] for _ in parts.extracts]
    starts = [0, *accumulate([len(extract.happenings) for extract in parts.extracts])]
    for draft in parts.drafts:
        for t in draft.told:
            found[t.article].append((t.number - starts[t.article], draft.id))
    return list(map(tuple, found))


def make_events(parts: Parts, quotes: Sequence[Said], notices: list[Notice]) -> tuple[Event, ...]:
    """All events, sorted, with weight and ties."""
    drafts, memory = parts.drafts, parts.memory
    weights = weigh(drafts, parts.extracts, parts.told.written, parts.told.copy_of, memory)
    ties = find_follow_ups(drafts, parts.told.compared, parts.groups, memory)
    follows: dict[int, list[int]] = {}
    leads_to: dict[int, list[int]] = {}
    for earlier, later in ties:
        follows.setdefault(later, []).append(earlier)
        leads_to.setdefault(earlier, []).append(later)
    said, speakers, contested = memory.again(_on_events, "", quotes)
    ids = [EventId(draft.id) for draft in drafts]

    def named(ties: Mapping[int, Sequence[int]]) -> list[tuple[EventId, ...]]:
        return [tuple([ids[n] for n in ties[at]]) if at in ties else () for at in range(len(ids))]

    events = memory.each(
        make_event,
        ids,
        ids,
        drafts,
        find_actors(drafts, [speakers.get(id_, ()) for id_ in ids], parts.ids, parts.find, notices, memory),
        [said.get(id_, ()) for id_ in ids],
        [contested.get(id_, ()) for id_ in ids],
        weights,
        named(follows),
        named(leads_to),
    )
    return tuple([events[n] for n in memory.again(_in_order, "events", [(e.dated.edtf, e.id) for e in events])])


def _on_events(
    quotes: Sequence[Said],
) -> tuple[dict[EventId, tuple[str, ...]], dict[EventId, tuple[ActorId, ...]], dict[EventId, tuple[Difference, ...]]]:
    """For each event its quotations, who speaks in them, and words that are given to several speakers."""
    said: dict[EventId, list[str]] = {}
    speakers: dict[EventId, set[ActorId]] = {}
    for quote in quotes:
        for event in quote.events:
            said.setdefault(event, []).append(quote.id)
            if quote.speaker is not None:
                speakers.setdefault(event, set()).add(quote.speaker)
    return (
        {event: tuple(ids) for event, ids in said.items()},
        {event: tuple(sorted(ids)) for event, ids in speakers.items()},
        {event: tuple(rows) for event, rows in differing_speakers(quotes).items()},
    )


def _in_order(keys: Sequence[tuple[str | None, str]]) -> list[int]:
    """By date, then by id."""
    places = [(edtf.sort_key(date), id_) for date, id_ in keys]
    return sorted(range(len(places)), key=places.__getitem__)


def make_sources(parts: Parts, events: Sequence[Event], waiting: Mapping[int, int]) -> tuple[Source, ...]:
    """All sources, sorted by date and path. `waiting`: how many happenings of an article nobody can place before it has a date."""
    in_article: dict[str, list[EventId]] = {}
    for event in events:
        for telling in event.tellings:
            in_article.setdefault(telling.article, []).append(event.id)
    added: dict[int, set[ActorId]] = {}
    for a, member in parts.cast.added:
        if (id_ := parts.ids[member]) is not None:
            added.setdefault(a, set()).add(id_)
    extracts = parts.extracts
    sources = parts.memory.each(
        _make_source,
        [extract.article.id for extract in extracts],
        extracts,
        parts.slugs,
        parts.titles,
        parts.told.published,
        parts.local,
        [tuple(sorted(added[a])) if a in added else () for a in range(len(extracts))],
        [tuple(in_article.get(extract.article.id, ())) for extract in extracts],
        parts.told.copy_of,
        [waiting.get(a, 0) for a in range(len(extracts))],
    )
    return tuple(sorted(sources, key=lambda s: (edtf.sort_key(s.published.edtf), s.id)))


def _make_source(
    extract: Extract,
    slug: str,
    title: str,
    published: Dated,
    local: tuple[ActorId | None, ...],
    added: tuple[ActorId, ...],
    events: tuple[EventId, ...],
    copy_of: ArticleId | None,
    waiting: int,
) -> Source:
    edits = front_matter_edits(extract, published)
    actors = tuple(sorted({*added, *[id_ for id_ in local if id_ is not None]}))
    told = tuple(dict.fromkeys(events))
    return Source(extract.article.id, slug, extract, title, published, actors, told, copy_of, edits, waiting)


def make_actors(
    parts: Parts, events: Sequence[Event], quotes: Sequence[Said], doubts: Sequence[Doubt]
) -> tuple[Actor, ...]:
    """All actors that are not hidden, sorted by id."""
    in_events: dict[ActorId, list[EventId]] = {}
    for event in events:
        for actor in event.actors:
            in_events.setdefault(actor, []).append(event.id)
    said = parts.memory.again(_by_speaker, "", quotes)
    possibly: dict[str, list[ActorId]] = {}
    for doubt in doubts:
        if doubt.kind == "actor":
            possibly.setdefault(doubt.a, []).append(ActorId(doubt.b))
            possibly.setdefault(doubt.b, []).append(ActorId(doubt.a))
    shown = [(id_, member) for member in parts.cast.members if (id_ := parts.ids[member.number]) is not None]
    private = frozenset(id_ for id_, member in shown if member.edit and member.edit.private)
    related = parts.memory.again(relate, "", [(e.id, e.actors) for e in events], private)
    names = {fold(member.name): member.number for _, member in reversed(shown)}
    made = []
    for id_, member in shown:
        where = {a: (parts.extracts[a], parts.local[a], parts.told.published[a]) for a, _ in member.sightings}
        forms = parts.memory.again(forms_of, id_, member, where, using=(parts.memory,))
        made.append(
            parts.memory.again(
                make_actor,
                id_,
                id_,
                member,
                where,
                tuple(in_events.get(id_, ())),
                said.get(id_, ()),
                related.get(id_, ()),
                tuple(sorted(set(possibly.get(id_, ())))),
                tuple([form for form in forms if names.get(fold(form), member.number) != member.number]),
                using=(forms, parts.memory),
            )
        )
    return tuple(sorted(made, key=lambda actor: actor.id))


def _by_speaker(quotes: Sequence[Said]) -> dict[ActorId, tuple[str, ...]]:
    """For each actor their quotations, by date."""
    said: dict[ActorId, list[str]] = {}
    for quote in sorted(quotes, key=lambda q: (edtf.sort_key(q.date or None), q.article, q.evidence.start)):
        if quote.speaker is not None:
            said.setdefault(quote.speaker, []).append(quote.id)
    return {actor: tuple(ids) for actor, ids in said.items()}
