"""Groups of tellings become events with ids, as their editors want them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from sitegen import edtf
from sitegen.errors import Notice
from sitegen.model.edit import EventEdit
from sitegen.model.evidence import ActorId, EventId
from sitegen.model.extract import Extract
from sitegen.model.story import Edited, Event, Ledger, LedgerEntry
from sitegen.weave.account import Draft, add_event, edited_date, write_account
from sitegen.weave.articles import natural_slug, title_of
from sitegen.weave.castedits import slug_of
from sitegen.weave.eventedits import EventRules
from sitegen.weave.evidence import edited
from sitegen.weave.ids import Wanted, assign, slug
from sitegen.weave.recognise import event_key
from sitegen.weave.told import Told

_LONGEST = 60


def draft_events(
    groups: Sequence[Sequence[int]],
    tellings: Sequence[Told],
    extracts: Sequence[Extract],
    copy_of: Sequence[int | None],
    titles: Sequence[str],
    rules: EventRules,
) -> list[Draft]:
    """One draft a group, obedient to its edit, and the events that only editors tell."""
    edits: dict[int, list[EventEdit]] = {}
    for edit, number in rules.targets:
        edits.setdefault(number, []).append(edit)
    drafts = []
    for group in groups:
        draft = write_account([tellings[n] for n in group], extracts, copy_of, titles)
        for edit in (e for n in group for e in edits.get(n, ())):
            _obey(draft, edit)
        drafts.append(draft)
    for edit, evidence, sources in rules.added:
        draft = add_event(edit, evidence, sources, extracts)
        _obey(draft, edit)
        drafts.append(draft)
    return sorted(drafts, key=lambda d: (edtf.sort_key(d.dated.edtf), d.told[0].number if d.told else -1, d.title))


def name_events(drafts: Sequence[Draft], extracts: Sequence[Extract], ledger: Ledger) -> list[LedgerEntry]:
    """Give each draft its id; return the ledger's entries for events."""
    wanted = []
    for draft in drafts:
        natural = _natural_slug(draft, extracts)
        if draft.edit and not draft.told:
            natural = draft.edit.key
        sentences = [id_ for t in draft.told for id_ in t.ids[:1]]
        date = draft.before.get("date", draft.dated.edtf or "")
        articles = [extracts[a].article.id for a in draft.articles]
        wanted.append(
            Wanted(natural, event_key(sentences, date, articles, natural), prefer=draft.edit.key if draft.edit else "")
        )
    ids, entries = assign("event", wanted, ledger)
    for draft, id_ in zip(drafts, ids, strict=True):
        draft.id = id_
    return entries


def _natural_slug(draft: Draft, extracts: Sequence[Extract]) -> str:
    """Made from the title; an event under its article's headline shares the article's, so that both addresses stay alike."""
    title = draft.before.get("title", draft.title)
    for told in draft.told:
        if told.happening.lead and title_of(extracts[told.article]) == title:
            return natural_slug(extracts[told.article])
    return slug(title, _LONGEST, f"event-{draft.dated.edtf or 'undated'}".replace("/", "-").strip("-."))


def make_event(
    draft: Draft,
    actors: tuple[ActorId, ...],
    quotes: tuple[str, ...],
    weight: float,
    follows: tuple[EventId, ...],
    leads_to: tuple[EventId, ...],
) -> Event:
    """The finished event."""
    edit = draft.edit
    return Event(
        EventId(draft.id),
        draft.dated,
        draft.title,
        draft.summary,
        draft.tellings,
        actors,
        quotes,
        draft.differences,
        draft.lead,
        weight,
        draft.independent,
        follows,
        leads_to,
        draft.tense,
        edit.body if edit else "",
        _edited(draft, edit) if edit else (),
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


def _obey(draft: Draft, edit: EventEdit) -> None:
    draft.before = {"title": draft.title, "date": draft.dated.edtf or ""}
    draft.edit = edit
    draft.title = edit.title or draft.title
    if edit.date:
        draft.dated = edited_date(edit)


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
