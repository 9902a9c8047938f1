"""Groups of tellings become events with ids, as their editors want them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from sitegen import edtf
from sitegen.errors import Notice
from sitegen.model.edit import EventEdit
from sitegen.model.evidence import ActorId, EventId
from sitegen.model.story import Difference, Edited, Event, Ledger, LedgerEntry
from sitegen.weave.account import Draft, Teller, add_event, edited_date, write_account
from sitegen.weave.castedits import slug_of
from sitegen.weave.eventedits import EventRules
from sitegen.weave.evidence import edited
from sitegen.weave.ids import Wanted, assign
from sitegen.weave.memory import Memory
from sitegen.weave.told import Told


def draft_events(
    groups: Sequence[Sequence[int]],
    tellings: Sequence[Told],
    tellers: Sequence[Teller],
    rules: EventRules,
    memory: Memory,
) -> list[Draft]:
    """One draft a group, obedient to its edit, and the events that only editors tell."""
    edits: dict[int, list[EventEdit]] = {}
    for edit, number in rules.targets:
        edits.setdefault(number, []).append(edit)
    drafts = []
    for group in groups:
        own = tuple([tellings[n] for n in group])
        told_by = tuple([tellers[a] for a in dict.fromkeys([t.article for t in own])])
        draft = memory.again(write_account, own[0], own, told_by)
        for edit in (e for n in group for e in edits.get(n, ())) if edits else ():
            draft = _obey(draft, edit)
        drafts.append(draft)
    extracts = [teller.extract for teller in tellers]
    for edit, evidence, sources in rules.added:
        drafts.append(_obey(add_event(edit, evidence, sources, extracts), edit))
    return sorted(drafts, key=lambda d: (edtf.sort_key(d.dated.edtf), d.told[0].number if d.told else -1, d.title))


def name_events(drafts: Sequence[Draft], ledger: Ledger) -> list[LedgerEntry]:
    """Give each draft its id; return the ledger's entries for events."""
    wanted = [Wanted(draft.natural, draft.key, prefer=draft.edit.key if draft.edit else "") for draft in drafts]
    ids, entries = assign("event", wanted, ledger)
    for draft, id_ in zip(drafts, ids, strict=True):
        draft.id = id_
    return entries


def make_event(
    id_: str,
    draft: Draft,
    actors: tuple[ActorId, ...],
    quotes: tuple[str, ...],
    differences: tuple[Difference, ...],
    weight: float,
    follows: tuple[EventId, ...],
    leads_to: tuple[EventId, ...],
) -> Event:
    """The finished event."""
    edit = draft.edit
    return Event(
        EventId(id_),
        draft.dated,
        draft.title,
        draft.summary,
        draft.tellings,
        actors,
        quotes,
        differences,
        draft.lead,
        weight,
        draft.independent,
        follows,
        leads_to,
        draft.tense,
        edit.body if edit else "",
        _edited(draft, edit) if edit else (),
        () if edit and edit.title else draft.title_from,
    )


def find_actors(
    draft: Draft,
    ids: Sequence[ActorId | None],
    speakers: Collection[ActorId],
    find: Callable[[str], ActorId | None],
    notices: list[Notice],
) -> tuple[ActorId, ...]:
    """Who took part: as told and whoever is quoted on it, or exactly as its editor lists."""
    if not draft.edit or not draft.edit.actors:
        return tuple(sorted({*speakers, *(a for m in draft.members if (a := ids[m]) is not None)}))
    found = []
    for name in draft.edit.actors:
        actor = find(name)
        if actor is None:
            where = edited(draft.edit.where, draft.edit.lines, "actors", name).evidence.where
            notices.append(
                Notice(
                    "warning",
                    "event-actor-unknown",
                    f'{where}: the story has no actor "{name}"',
                    draft.edit.where,
                    "use the name or id of an actor page",
                )
            )
        else:
            found.append(actor)
    return tuple(sorted(set(found)))


def _obey(draft: Draft, edit: EventEdit) -> Draft:
    return replace(
        draft,
        before={"title": draft.title, "date": draft.dated.edtf or ""},
        edit=edit,
        title=edit.title or draft.title,
        dated=edited_date(edit) if edit.date else draft.dated,
    )


def _edited(draft: Draft, edit: EventEdit) -> tuple[Edited, ...]:
    rows = [
        ("date", edit.date, draft.before.get("date", "")),
        ("title", edit.title, draft.before.get("title", "")),
        ("actors", ", ".join(edit.actors), ""),
        ("sources", ", ".join(edit.sources), ""),
        ("merge", ", ".join(edit.merge), ""),
        ("distinct", ", ".join(edit.distinct), ""),
        ("body", edit.body.strip().split("\n")[0] if edit.body.strip() else "", ""),
    ]
    if slug_of(edit.title) == slug_of(draft.before.get("title", "")):
        rows = [row for row in rows if row[0] != "title"]
    return tuple(edited(edit.where, edit.lines, key, value, before) for key, value, before in rows if value)
