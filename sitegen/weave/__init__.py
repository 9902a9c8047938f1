"""Weaves one story. In: Extracts, an editor's Edits, the Ledger of what was published. Out: a Story: actors with one page
each, events told by several sources, dates with their reason, quotes, figures, links, and the ledger as it is to be kept.
Not here: reading text, files, HTML, the clock. The order of the extracts changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sitegen import edtf
from sitegen.errors import Notice
from sitegen.model.dated import Dated
from sitegen.model.edit import Edits
from sitegen.model.evidence import ActorId, EventId
from sitegen.model.extract import Extract
from sitegen.model.story import Actor, Doubt, Event, Ledger, LedgerEntry, Said, Source, Story
from sitegen.text import fold
from sitegen.weave.account import Draft
from sitegen.weave.actorpages import first_mentions, make_actor
from sitegen.weave.actors import Cast, merge_actors
from sitegen.weave.articles import alias_redirects, front_matter_edits, name_articles, title_of
from sitegen.weave.castedits import slug_of
from sitegen.weave.commitments import follow_commitments
from sitegen.weave.copies import find_copies, find_translations
from sitegen.weave.dates import close_dates, infer_published
from sitegen.weave.doubts import actor_doubts, event_doubts
from sitegen.weave.eventedits import EventRules, Finder, read_event_edits
from sitegen.weave.eventpages import draft_events, find_actors, make_event, name_events
from sitegen.weave.events import JOIN, Clusters, cluster, find_edges
from sitegen.weave.figures import collect_figures
from sitegen.weave.ids import Wanted, actor_key, assign, redirects, slug
from sitegen.weave.leads import join_leads
from sitegen.weave.links import find_follow_ups, relate
from sitegen.weave.quotes import collect_quotes, differing_speakers
from sitegen.weave.told import Scale, Told, days, read_tellings, redate
from sitegen.weave.weight import weigh

__all__ = ["weave"]


def weave(
    extracts: Sequence[Extract], edits: Edits, ledger: Ledger, *, today: str = "", keep_ledger: bool = True
) -> Story:
    """One story of all articles. `today` (ISO day) says which commitments are overdue; "" = the newest article's date.

    Without `keep_ledger` ids depend on the content alone and the story's ledger is empty.
    """
    before = ledger if keep_ledger else Ledger()
    extracts = sorted(extracts, key=lambda e: e.article.id)
    slugs, article_entries = name_articles(extracts, before)
    titles = [title_of(extract) for extract in extracts]

    cast = merge_actors(extracts, edits, before)
    actor_ids, actor_entries = _name_actors(cast, extracts, before)
    told = _tell(extracts, cast)
    rules, clusters = _group(told, extracts, slugs, titles, edits, before)
    drafts = draft_events(clusters.groups, told.tellings, extracts, told.copy_of, titles, rules)
    event_entries = name_events(drafts, extracts, before)
    hidden = {draft.id for draft in drafts if draft.edit and draft.edit.hide}
    drafts = [draft for draft in drafts if draft.id not in hidden]

    notices = [*cast.notices, *rules.notices]
    find = _actor_finder(cast, actor_ids)
    entries = [*article_entries, *actor_entries, *event_entries]
    parts = _Parts(extracts, slugs, titles, cast, actor_ids, told, drafts, find)
    quotes = _quotes(parts, notices)
    events = _events(parts, quotes, notices)
    figures, series = collect_figures(extracts, told.published)
    doubts = (*actor_doubts(cast, actor_ids), *event_doubts(clusters, drafts))
    return Story(
        sources=_sources(parts, events),
        events=events,
        actors=_actors(parts, events, quotes, doubts),
        quotes=tuple(quotes),
        figures=figures,
        series=series,
        commitments=follow_commitments(drafts, extracts, told.published, actor_ids, told.scale, today),
        doubts=tuple(sorted(doubts, key=lambda d: (-d.score, d.kind, d.a, d.b))),
        redirects=tuple(sorted([*alias_redirects(extracts, slugs), *redirects(entries)], key=lambda r: r.old)),
        ledger=Ledger(tuple(sorted(entries, key=lambda e: (e.kind, e.id)))) if keep_ledger else Ledger(),
        notices=tuple(notices),
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the last steps share."""

    extracts: Sequence[Extract]
    slugs: Sequence[str]
    titles: Sequence[str]
    cast: Cast
    ids: Sequence[ActorId | None]
    told: _Told
    drafts: list[Draft]
    find: Callable[[str], ActorId | None]


@dataclass(frozen=True, slots=True)
class _Told:
    """All tellings, dated as well as the story allows; `clusters` remakes their groups under given rules."""

    tellings: list[Told]
    scale: Scale
    published: list[Dated]
    copy_of: list[int | None]
    clusters: Callable[[EventRules], Clusters]


def _tell(extracts: Sequence[Extract], cast: Cast) -> _Told:
    """First the leads without a date find their fellows; then everything is compared, with the dates this gives."""
    dates = [[h.dated for h in extract.happenings] for extract in extracts]
    tellings, scale = read_tellings(extracts, cast.of, dates)
    leads = join_leads(extracts, cast.of, tellings)
    published = infer_published(extracts, tellings, leads, JOIN)
    closed = [close_dates(extract, dated) for extract, dated in zip(extracts, published, strict=True)]
    redate(tellings, closed)
    written = {a: days(d.edtf)[0] for a, d in enumerate(published) if d.edtf and ".." not in d.edtf}
    edges = find_edges(tellings, scale, written, leads)
    copy_of = find_copies(extracts, published)
    find_translations(extracts, copy_of, published)
    return _Told(
        tellings, scale, published, copy_of, lambda rules: cluster(tellings, edges, rules.together, rules.apart)
    )


def _group(
    told: _Told, extracts: Sequence[Extract], slugs: Sequence[str], titles: Sequence[str], edits: Edits, ledger: Ledger
) -> tuple[EventRules, Clusters]:
    """Groups without edits give the ids that edits speak of; with edits, everything is grouped again under their rules."""
    plain = told.clusters(EventRules())
    if not edits.events and not any(e.article.front.events for e in extracts):
        return EventRules(), plain
    drafts = draft_events(plain.groups, told.tellings, extracts, told.copy_of, titles, EventRules())
    name_events(drafts, extracts, ledger)
    named = {draft.id: [t.number for t in draft.told] for draft in drafts}
    rules = read_event_edits(edits.events, Finder(named, told.tellings, extracts, slugs, ledger))
    return rules, told.clusters(rules)


def _name_actors(
    cast: Cast, extracts: Sequence[Extract], ledger: Ledger
) -> tuple[list[ActorId | None], list[LedgerEntry]]:
    """A public id for each member; None where an editor hid it."""
    wanted: list[Wanted] = []
    shown: list[int] = []
    for member in cast.members:
        if member.edit and member.edit.hide:
            continue
        forms = {extracts[a].actors[n].name for a, n in member.sightings if n >= 0} | set(member.rules)
        forms |= set(member.edit.aliases) if member.edit else set()
        natural = slug(member.before or member.name, 60, f"actor-{len(wanted)}")
        prefer = member.edit.key if member.edit else ""
        wanted.append(Wanted(natural, actor_key(member.before or member.name, forms), prefer=prefer))
        shown.append(member.number)
    order = sorted(range(len(wanted)), key=lambda n: (wanted[n].natural, cast.members[shown[n]].sightings[0]))
    ids, entries = assign("actor", [wanted[n] for n in order], ledger)
    named: list[ActorId | None] = [None] * len(cast.members)
    for n, id_ in zip(order, ids, strict=True):
        named[shown[n]] = ActorId(id_)
    return named, entries


def _actor_finder(cast: Cast, ids: Sequence[ActorId | None]) -> Callable[[str], ActorId | None]:
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


def _quotes(parts: _Parts, notices: list[Notice]) -> list[Said]:
    told: dict[int, dict[int, tuple[EventId, ...]]] = {}
    for draft in parts.drafts:
        for t in draft.told:
            own = told.setdefault(t.article, {})
            for sentence in (t.happening.sentence, *t.happening.also):
                own[sentence] = (*own.get(sentence, ()), EventId(draft.id))

    def speakers(article: int, name: str) -> tuple[ActorId | None, str]:
        for n, actor in enumerate(parts.extracts[article].actors):
            if slug_of(name) in {slug_of(form) for form in (actor.name, *actor.aliases)}:
                return parts.ids[parts.cast.of[article][n]], actor.name
        found = parts.find(name)
        names = {parts.ids[m.number]: m.name for m in parts.cast.members} if found == name else {}
        return found, names.get(found, name)

    quotes: list[Said] = []
    for a, extract in enumerate(parts.extracts):
        local = [parts.ids[m] for m in parts.cast.of[a]]
        found, missed = collect_quotes(
            a, extract, parts.slugs[a], parts.told.published[a], local, told.get(a, {}), speakers
        )
        quotes += found
        notices += missed
    return quotes


def _events(parts: _Parts, quotes: Sequence[Said], notices: list[Notice]) -> tuple[Event, ...]:
    drafts = parts.drafts
    weights = weigh(drafts, parts.extracts, parts.told.published, parts.told.copy_of)
    ties = find_follow_ups(drafts, parts.told.scale)
    follows: dict[int, list[int]] = {}
    leads_to: dict[int, list[int]] = {}
    for earlier, later in ties:
        follows.setdefault(later, []).append(earlier)
        leads_to.setdefault(earlier, []).append(later)
    contested = differing_speakers(quotes)
    said: dict[str, list[str]] = {}
    for quote in quotes:
        for event in quote.events:
            said.setdefault(event, []).append(quote.id)

    def named(numbers: Sequence[int]) -> tuple[EventId, ...]:
        return tuple(EventId(drafts[n].id) for n in numbers)

    for draft in drafts:
        draft.differences = (*draft.differences, *contested.get(draft.id, ()))
    events = [
        make_event(
            draft,
            find_actors(draft, parts.ids, parts.find, notices),
            tuple(said.get(draft.id, ())),
            weights[n],
            named(follows.get(n, ())),
            named(leads_to.get(n, ())),
        )
        for n, draft in enumerate(drafts)
    ]
    return tuple(sorted(events, key=lambda e: (edtf.sort_key(e.dated.edtf), e.id)))


def _sources(parts: _Parts, events: Sequence[Event]) -> tuple[Source, ...]:
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
        actors = {id_ for m in parts.cast.of[a] if (id_ := parts.ids[m]) is not None} | added.get(a, set())
        published = parts.told.published[a]
        copied = parts.told.copy_of[a]
        sources.append(
            Source(
                extract.article.id,
                parts.slugs[a],
                extract,
                parts.titles[a],
                published,
                tuple(sorted(actors)),
                tuple(dict.fromkeys(in_article.get(extract.article.id, ()))),
                None if copied is None else parts.extracts[copied].article.id,
                front_matter_edits(extract, published),
            )
        )
    return tuple(sorted(sources, key=lambda s: (edtf.sort_key(s.published.edtf), s.id)))


def _actors(
    parts: _Parts, events: Sequence[Event], quotes: Sequence[Said], doubts: Sequence[Doubt]
) -> tuple[Actor, ...]:
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
