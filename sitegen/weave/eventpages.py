"""Groups of tellings become events with ids, as their editors want them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import repeat

from msgspec.structs import replace

from sitegen import edtf
from sitegen.errors import Notice
from sitegen.model.edit import EventEdit
from sitegen.model.evidence import ActorId, EventId
from sitegen.model.story import Difference, Edited, Event, Ledger, LedgerEntry
from sitegen.weave.account import Draft, Teller, add_event, edited_date, write_account
from sitegen.weave.castedits import slug_of
from sitegen.weave.eventedits import EventRules
from sitegen.weave.evidence import edited, line_of
from sitegen.weave.ids import Wanted, assign
from sitegen.weave.memory import Memory
from sitegen.weave.recognise import Key
from sitegen.weave.told import Told


def draft_events(
    groups: Sequence[Sequence[int]],
    tellings: Sequence[Told],
    tellers: Sequence[Teller],
    rules: EventRules,
    memory: Memory,
    round_: str = "",
) -> list[Draft]:
    """One draft a group, obedient to its edit, and the events that only editors tell."""
    edits: dict[int, list[EventEdit]] = {}
    for edit, number in rules.targets:
        edits.setdefault(number, []).append(edit)
    told = [tuple([tellings[n] for n in group]) for group in groups]
    told_by = [
        (tellers[own[0].article],)
        if len(own) == 1
        else tuple([tellers[a] for a in dict.fromkeys([t.article for t in own])])
        for own in told
    ]
    drafts = memory.each(write_account, [own[0] for own in told], told, told_by, round_=round_)
    if edits:
        for n, group in enumerate(groups):
            for edit in sorted((e for number in group for e in edits.get(number, ())), key=_by_say):
                drafts[n] = _obey(drafts[n], edit)
    extracts = [teller.extract for teller in tellers]
    added = [_obey(add_event(edit, evidence, sources, extracts), edit) for edit, evidence, sources in rules.added]
    drafts = [*sorted(added, key=lambda d: d.title), *drafts]
    return [drafts[n] for n in memory.again(_by_date, round_, [draft.dated.edtf for draft in drafts])]


def _by_say(edit: EventEdit) -> tuple[bool, str]:
    """Files of one event, the last with the last word, also on its address: the one that merges. Never by the tellings
    they match, which the ledger decides: two files would take the address from each other in every build.
    """
    return bool(edit.merge), edit.key


def _by_date(dates: Sequence[str | None]) -> list[int]:
    """The numbers of dates in their order; of one date as they come, which is by the first telling."""
    keys = list(map(edtf.sort_key, dates))
    return sorted(range(len(keys)), key=keys.__getitem__)


def is_shown(draft: Draft) -> bool:
    """Whether a reader gets to see it: not what its editor hides, nor what an undated article tells in passing of a day that
    nobody can place ("She was fined on Friday"). "Last week" says at least how long before the article it was.
    """
    if draft.edit:
        return not draft.edit.hide
    return (
        bool(draft.dated.edtf)
        or draft.lead
        or any(t.happening.dated.rule.startswith(_FROM_WRITING) for t in draft.told)
    )


_FROM_WRITING = ("back-", "here-", "ahead-")  # rules for "last week", "this year", "next month"


def name_events(
    drafts: Sequence[Draft],
    ledger: Ledger,
    memory: Memory,
    round_: str,
    apart: Mapping[str, Draft],
) -> list[LedgerEntry]:
    """Give each draft its id; return the ledger's entries for events. `apart` are the events without edits, by id: what an
    editor merged leads to where its tellings are now.
    """
    prefer = [draft.edit.key if draft.edit else "" for draft in drafts]
    keys = [draft.key for draft in drafts]
    taken = _taken(drafts, apart)
    ids, entries = memory.again(_assign, round_, [draft.natural for draft in drafts], keys, prefer, taken, ledger)
    for draft, id_ in zip(drafts, ids, strict=True):
        draft.id = id_
    return entries


def _taken(drafts: Sequence[Draft], apart: Mapping[str, Draft]) -> list[tuple[tuple[str, Key], ...]]:
    """The ids of which each draft has every telling, and what each is recognised by alone."""
    draft_of = {t.number: n for n, draft in enumerate(drafts) for t in draft.told} if apart else {}
    taken: list[list[tuple[str, Key]]] = [[] for _ in drafts]
    for id_, alone in apart.items():
        homes = {draft_of.get(t.number, -1) for t in alone.told}
        if len(homes) == 1 and -1 not in homes:
            taken[homes.pop()].append((id_, alone.key))
    return list(map(tuple, taken))


def _assign(
    natural: Sequence[str],
    keys: Sequence[tuple[str, ...]],
    prefer: Sequence[str],
    taken: Sequence[tuple[tuple[str, Key], ...]],
    ledger: Ledger,
) -> tuple[list[str], list[LedgerEntry]]:
    return assign("event", list(map(Wanted, natural, keys, repeat(""), prefer, taken)), ledger)


def make_event(
    id_: str,
    draft: Draft,
    actors: tuple[ActorId, ...],
    quotes: tuple[str, ...],
    contested: tuple[Difference, ...],
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
        (*draft.differences, *contested),
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
    drafts: Sequence[Draft],
    speakers: Sequence[tuple[ActorId, ...]],
    ids: Mapping[int, ActorId | None],
    find: Callable[[str], ActorId | None],
    notices: list[Notice],
    memory: Memory,
) -> list[tuple[ActorId, ...]]:
    """For each event who took part: as told and whoever is quoted on it, or exactly as its editor lists."""
    ids = memory.same("actor ids", ids)
    found = memory.each(_took_part, drafts, drafts, speakers, [ids] * len(drafts))
    for n, draft in enumerate(drafts):
        if draft.edit and draft.edit.actors:
            found[n] = _as_listed(draft.edit, find, notices)
    return found


def _took_part(draft: Draft, speakers: tuple[ActorId, ...], ids: Mapping[int, ActorId | None]) -> tuple[ActorId, ...]:
    return tuple(sorted({*speakers, *[a for m in draft.members if (a := ids[m]) is not None]}))


def _as_listed(edit: EventEdit, find: Callable[[str], ActorId | None], notices: list[Notice]) -> tuple[ActorId, ...]:
    found = []
    for name in edit.actors:
        actor = find(name)
        if actor is None:
            words, hint = f'the story has no actor "{name}"', "use the name or id of an actor page"
            notices.append(Notice("warning", "event-actor-unknown", words, line_of(edit, "actors"), hint))
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
        ("body", edit.body.strip().split("\n")[0], ""),
    ]
    if slug_of(edit.title) == slug_of(draft.before.get("title", "")):
        rows = [row for row in rows if row[0] != "title"]
    return edited(edit, rows)
