"""Weaves one story. In: Extracts, an editor's Edits, the Ledger of what was published. Out: a Story: actors with one page
each, events told by several sources, dates with their reason, quotes, figures, links, and the ledger as it is to be kept.
Not here: reading text, files, HTML, the clock. The order of the extracts changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import compress

from sitegen.model.edit import Edits
from sitegen.model.evidence import ActorId
from sitegen.model.extract import Extract
from sitegen.model.story import Ledger, LedgerEntry, Story
from sitegen.weave.account import Draft, Teller
from sitegen.weave.actors import Cast, Member, merge_actors
from sitegen.weave.articles import alias_redirects, name_articles, slugs_taken, title_of
from sitegen.weave.commitments import follow_commitments
from sitegen.weave.comparing import AllTold, tell
from sitegen.weave.doubts import actor_doubts, event_doubts
from sitegen.weave.editions import note_changes
from sitegen.weave.eventedits import EventRules, Finder, read_event_edits
from sitegen.weave.eventpages import draft_events, is_shown, name_events
from sitegen.weave.events import Clusters
from sitegen.weave.explained import explain_names
from sitegen.weave.figures import collect_figures
from sitegen.weave.ids import Wanted, assign, redirects, slug
from sitegen.weave.memory import Memory
from sitegen.weave.nodes import Parts, actor_finder, make_actors, make_events, make_quotes, make_sources
from sitegen.weave.reading import Reading, know, read
from sitegen.weave.recognise import actor_key

__all__ = ["Memory", "Reading", "know", "read", "weave"]


def weave(
    extracts: Sequence[Extract],
    edits: Edits,
    ledger: Ledger,
    *,
    today: str = "",
    keep_ledger: bool = True,
    memory: Memory | None = None,
) -> Story:
    """One story of all articles. `today` (ISO day) says which commitments are overdue; "" = the newest article's date.

    Without `keep_ledger` ids depend on the content alone and the story's ledger is empty. A `memory` handed in again
    with the same Extract objects saves reading them anew; it changes nothing in the story.
    """
    before = ledger if keep_ledger else Ledger()
    memory = memory or Memory(lasting=False)
    memory.turn()
    alone = sorted(extracts, key=lambda e: e.article.id)
    extracts = explain_names(alone, memory)
    memory.hold([*alone, *extracts])
    slugs, article_entries = name_articles(extracts, before, memory)
    titles = [memory.recall(title_of, extract) for extract in extracts]

    cast = merge_actors(extracts, edits, before, memory)
    actor_ids, actor_entries = _name_actors(cast, extracts, before)
    told = tell(extracts, cast, memory)
    tellers = list(map(Teller, extracts, told.copy_of, titles, told.written))
    rules, clusters, apart = _group(told, tellers, slugs, edits, before, memory)
    round_ = "" if rules == EventRules() else "edited"
    drafts = draft_events(clusters.groups, told.tellings, tellers, rules, memory, round_)
    event_entries = name_events(drafts, before, memory, round_, apart)
    shown = memory.each(is_shown, drafts, drafts)
    waiting = Counter(
        t.article for d, seen in zip(drafts, shown, strict=True) if not seen and not d.edit for t in d.told
    )
    unseen = {("event", draft.id) for draft, seen in zip(drafts, shown, strict=True) if not seen}
    drafts = list(compress(drafts, shown))

    notices = [*slugs_taken(extracts, slugs), *cast.notices, *rules.notices]
    find = actor_finder(cast, actor_ids)
    entries = note_changes(before, [*article_entries, *actor_entries, *event_entries])
    groups = memory.same("groups", [tuple([t.number for t in draft.told]) for draft in drafts])
    parts = Parts(extracts, slugs, titles, cast, actor_ids, told, drafts, groups, find, memory)
    quotes = make_quotes(parts, notices)
    events = make_events(parts, quotes, notices)
    figures, series = collect_figures(extracts, told.published, memory)
    doubts = (*actor_doubts(cast, actor_ids), *event_doubts(clusters, drafts, groups, told, memory))
    return Story(
        sources=make_sources(parts, events, waiting),
        events=events,
        actors=make_actors(parts, events, quotes, doubts),
        quotes=tuple(quotes),
        figures=figures,
        series=series,
        commitments=follow_commitments(drafts, extracts, actor_ids, told, groups, today, memory),
        doubts=tuple(sorted(doubts, key=lambda d: (-d.score, d.kind, d.a, d.b))),
        redirects=tuple(sorted([*alias_redirects(extracts, slugs), *redirects(entries, unseen)], key=lambda r: r.old)),
        ledger=Ledger(tuple(sorted(entries, key=lambda e: (e.kind, e.id)))) if keep_ledger else Ledger(),
        notices=tuple(notices),
    )


def _group(
    told: AllTold, tellers: Sequence[Teller], slugs: Sequence[str], edits: Edits, ledger: Ledger, memory: Memory
) -> tuple[EventRules, Clusters, dict[str, Draft]]:
    """Groups without edits give the ids that edits speak of; with edits, everything is grouped again under their rules. The
    third: each event as it was without edits, by its id.
    """
    plain = told.clusters(EventRules())
    extracts = [teller.extract for teller in tellers]
    if not edits.events and not any(e.article.front.events for e in extracts):
        return EventRules(), plain, {}
    drafts = draft_events(plain.groups, told.tellings, tellers, EventRules(), memory)
    name_events(drafts, ledger, memory, "before", {})
    apart = {draft.id: draft for draft in drafts}
    named = {id_: [t.number for t in draft.told] for id_, draft in apart.items()}
    rules = read_event_edits(edits.events, Finder(named, told.tellings, extracts, slugs, ledger))
    return rules, told.clusters(rules), apart


def _name_actors(
    cast: Cast, extracts: Sequence[Extract], ledger: Ledger
) -> tuple[dict[int, ActorId | None], list[LedgerEntry]]:
    """A public id for each member, by its number; None where an editor hid it."""
    wanted: list[Wanted] = []
    shown: list[Member] = []
    for member in cast.members:
        if member.edit and member.edit.hide:
            continue
        forms = {extracts[a].actors[n].name for a, n in member.sightings if n >= 0} | set(member.rules)
        forms |= set(member.edit.aliases) if member.edit else set()
        natural = slug(member.before or member.name, 60, f"actor-{len(wanted)}")
        prefer = member.edit.key if member.edit else ""
        wanted.append(Wanted(natural, actor_key(member.before or member.name, forms), prefer=prefer))
        shown.append(member)
    order = sorted(range(len(wanted)), key=lambda n: (wanted[n].natural, shown[n].sightings[0]))
    ids, entries = assign("actor", [wanted[n] for n in order], ledger)
    named: dict[int, ActorId | None] = {member.number: None for member in cast.members}
    for n, id_ in zip(order, ids, strict=True):
        named[shown[n].number] = ActorId(id_)
    return named, entries
