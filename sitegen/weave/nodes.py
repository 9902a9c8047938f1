"""The last step: drafts become the nodes of the story, each naming the others by id."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from sitegen import edtf
from sitegen.errors import Notice
from sitegen.model.dated import Dated
from sitegen.model.evidence import ActorId, ArticleId, EventId
from sitegen.model.extract import Extract
from sitegen.model.story import Actor, Doubt, Event, Said, Source
from sitegen.text import fold
from sitegen.weave.account import Draft
from sitegen.weave.actorpages import first_mentions, make_actor
from sitegen.weave.actors import Cast
from sitegen.weave.articles import front_matter_edits
from sitegen.weave.castedits import slug_of
from sitegen.weave.comparing import AllTold
from sitegen.weave.eventpages import find_actors, make_event
from sitegen.weave.links import find_follow_ups, relate
from sitegen.weave.memory import Memory
from sitegen.weave.quotes import collect_quotes, differing_speakers
from sitegen.weave.weight import weigh


@dataclass(frozen=True)
class Parts:
    """What the last steps share."""

    extracts: Sequence[Extract]
    slugs: Sequence[str]
    titles: Sequence[str]
    cast: Cast
    ids: Sequence[ActorId | None]
    told: AllTold
    drafts: list[Draft]
    find: Callable[[str], ActorId | None]
    memory: Memory

    @cached_property
    def local(self) -> list[tuple[ActorId | None, ...]]:
        """For each article the public ids of its own actors."""
        return [tuple([self.ids[m] for m in of]) for of in self.cast.of]


def actor_finder(cast: Cast, ids: Sequence[ActorId | None]) -> Callable[[str], ActorId | None]:
    """An actor by id, name or alias, as an editor may write it."""
    index: dict[str, ActorId] = {}
    for member in cast.members:
        id_ = ids[member.number]
        if id_ is not None:
            index[id_] = id_
    for member in cast.members:
        id_ = ids[member.number]
        if id_ is not None:
            forms = (member.name, member.before, *member.rules, *(member.edit.aliases if member.edit else ()))
            for form in forms:
                index.setdefault(slug_of(form), id_)
    return lambda name: index.get(name) or index.get(slug_of(name))


def make_quotes(parts: Parts, notices: list[Notice]) -> list[Said]:
    """All quotes, with their speakers and events; what editors said of them in vain goes to `notices`."""
    told = _events_of_sentences(parts)

    def meant(article: int, name: str) -> tuple[ActorId | None, str]:
        for n, actor in enumerate(parts.extracts[article].actors):
            if slug_of(name) in {slug_of(form) for form in (actor.name, *actor.aliases)}:
                return parts.ids[parts.cast.of[article][n]], actor.name
        found = parts.find(name)
        names = {parts.ids[m.number]: m.name for m in parts.cast.members} if found == name else {}
        return found, names.get(found, name)

    quotes: list[Said] = []
    for a, extract in enumerate(parts.extracts):
        given = (extract, parts.slugs[a], parts.told.published[a], parts.local[a], told.get(a, {}))
        if extract.article.front.speakers:
            found, missed = collect_quotes(*given, partial(meant, a))
        else:
            found, missed = parts.memory.again(collect_quotes, extract.article.id, *given, using=(_nobody,))
        quotes += found
        notices += missed
    return quotes


def _nobody(name: str) -> tuple[ActorId | None, str]:
    return None, name


def _events_of_sentences(parts: Parts) -> dict[int, dict[int, tuple[EventId, ...]]]:
    """Per article the events a sentence is about: those it tells. A quotation that tells none belongs to what its article
    reports ("The council closed the bridge. … “It was not safe,” she said."), unless its paragraph tells of something else.
    """
    told: dict[int, dict[int, tuple[EventId, ...]]] = {}
    leads: dict[int, EventId] = {}
    elsewhere: dict[int, set[int]] = {}
    for draft in parts.drafts:
        for t in draft.told:
            own = told.setdefault(t.article, {})
            for sentence in (t.happening.sentence, *t.happening.also):
                own[sentence] = (*own.get(sentence, ()), EventId(draft.id))
            if t.happening.lead:
                leads.setdefault(t.article, EventId(draft.id))
            else:
                block = parts.extracts[t.article].sentences[t.happening.sentence].block
                elsewhere.setdefault(t.article, set()).add(block)
    for a, lead in leads.items():
        extract = parts.extracts[a]
        for quote in extract.quotes:
            if extract.sentences[quote.sentence].block not in elsewhere.get(a, ()):
                told[a].setdefault(quote.sentence, (lead,))
    return told


def make_events(parts: Parts, quotes: Sequence[Said], notices: list[Notice]) -> tuple[Event, ...]:
    """All events, sorted, with weight and ties."""
    drafts = parts.drafts
    weights = weigh(drafts, parts.extracts, parts.told.published, parts.told.copy_of, parts.memory)
    ties = find_follow_ups(drafts, parts.told.scale)
    follows: dict[int, list[int]] = {}
    leads_to: dict[int, list[int]] = {}
    for earlier, later in ties:
        follows.setdefault(later, []).append(earlier)
        leads_to.setdefault(earlier, []).append(later)
    contested = differing_speakers(quotes)
    said: dict[str, list[str]] = {}
    speakers: dict[str, set[ActorId]] = {}
    for quote in quotes:
        for event in quote.events:
            said.setdefault(event, []).append(quote.id)
            if quote.speaker is not None:
                speakers.setdefault(event, set()).add(quote.speaker)

    def named(numbers: Sequence[int]) -> tuple[EventId, ...]:
        return tuple(EventId(drafts[n].id) for n in numbers)

    events = [
        parts.memory.again(
            make_event,
            draft.id,
            draft.id,
            draft,
            find_actors(draft, parts.ids, speakers.get(draft.id, ()), parts.find, notices),
            tuple(said.get(draft.id, ())),
            (*draft.differences, *contested.get(draft.id, ())),
            weights[n],
            named(follows.get(n, ())),
            named(leads_to.get(n, ())),
        )
        for n, draft in enumerate(drafts)
    ]
    return tuple(sorted(events, key=lambda e: (edtf.sort_key(e.dated.edtf), e.id)))


def make_sources(parts: Parts, events: Sequence[Event]) -> tuple[Source, ...]:
    """All sources, sorted by date and path."""
    in_article: dict[str, list[EventId]] = {}
    for event in events:
        for telling in event.tellings:
            in_article.setdefault(telling.article, []).append(event.id)
    added: dict[int, set[ActorId]] = {}
    for a, member in parts.cast.added:
        if (id_ := parts.ids[member]) is not None:
            added.setdefault(a, set()).add(id_)
    sources = []
    for a, extract in enumerate(parts.extracts):
        actors = {id_ for id_ in parts.local[a] if id_ is not None} | added.get(a, set())
        copied = parts.told.copy_of[a]
        sources.append(
            parts.memory.again(
                _make_source,
                extract.article.id,
                extract,
                parts.slugs[a],
                parts.titles[a],
                parts.told.published[a],
                tuple(sorted(actors)),
                tuple(dict.fromkeys(in_article.get(extract.article.id, ()))),
                None if copied is None else parts.extracts[copied].article.id,
            )
        )
    return tuple(sorted(sources, key=lambda s: (edtf.sort_key(s.published.edtf), s.id)))


def _make_source(
    extract: Extract,
    slug: str,
    title: str,
    published: Dated,
    actors: tuple[ActorId, ...],
    events: tuple[EventId, ...],
    copy_of: ArticleId | None,
) -> Source:
    edits = front_matter_edits(extract, published)
    return Source(extract.article.id, slug, extract, title, published, actors, events, copy_of, edits)


def make_actors(
    parts: Parts, events: Sequence[Event], quotes: Sequence[Said], doubts: Sequence[Doubt]
) -> tuple[Actor, ...]:
    """All actors that are not hidden, sorted by id."""
    in_events: dict[ActorId, list[EventId]] = {}
    for event in events:
        for actor in event.actors:
            in_events.setdefault(actor, []).append(event.id)
    said: dict[ActorId, list[str]] = {}
    for quote in sorted(quotes, key=lambda q: (edtf.sort_key(q.date or None), q.article, q.evidence.start)):
        if quote.speaker is not None:
            said.setdefault(quote.speaker, []).append(quote.id)
    possibly: dict[str, list[ActorId]] = {}
    for doubt in doubts:
        if doubt.kind == "actor":
            possibly.setdefault(doubt.a, []).append(ActorId(doubt.b))
            possibly.setdefault(doubt.b, []).append(ActorId(doubt.a))
    members = [m for m in parts.cast.members if parts.ids[m.number] is not None]
    private = frozenset(id_ for m in members if m.edit and m.edit.private and (id_ := parts.ids[m.number]) is not None)
    related = relate([(e.id, e.actors) for e in events], private)
    mentions = first_mentions(parts.extracts, parts.cast)
    names = {fold(m.name): m.number for m in reversed(members)}
    made = []
    for member in members:
        id_ = parts.ids[member.number]
        assert id_ is not None  # noqa: S101  # hidden members were left out above
        made.append(
            make_actor(
                member,
                parts.ids,
                parts.cast,
                parts.extracts,
                parts.told.published,
                mentions.get(member.number, {}),
                tuple(in_events.get(id_, ())),
                tuple(said.get(id_, ())),
                related.get(id_, ()),
                tuple(sorted(set(possibly.get(id_, ())))),
                names,
            )
        )
    return tuple(sorted(made, key=lambda actor: actor.id))
