"""What somebody said they would do, and whether it was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from sitegen import edtf
from sitegen.model.evidence import ActorId, EventId
from sitegen.model.extract import Extract
from sitegen.model.story import Commitment
from sitegen.weave.account import Draft
from sitegen.weave.comparing import AllTold, Groups
from sitegen.weave.days import days
from sitegen.weave.evidence import of_sentence
from sitegen.weave.memory import Memory
from sitegen.weave.told import Told
from sitegen.weave.weights import Scale

_Deed = tuple[tuple[int, int, int], Draft, Told]
"""When it was, in the order of dates, the event, and who tells it."""
_MET = 0.5  # of the rare words of a promise come back in what met it
_LEAST = 8000  # what the words of a promise weigh at least
_DEEDS = 400  # of one actor, the first of the story: of an actor who did more, no later ones are looked at


def follow_commitments(
    drafts: Sequence[Draft],
    extracts: Sequence[Extract],
    ids: Mapping[int, ActorId | None],
    told: AllTold,
    groups: Groups,
    today: str,
    memory: Memory,
) -> tuple[Commitment, ...]:
    """Each commitment once per event, with its state on `today` (an ISO day; "" = the newest article's)."""
    written = [dated.edtf for dated in told.published]
    newest = max((text[:10] for text in written if text and len(text) >= 10 and ".." not in text), default="")
    now = days(today or newest)[0] if today or newest else 0
    promises = [(n, t) for n, t in enumerate(memory.each(_promise, drafts, drafts)) if t]
    events = [draft.id for draft in drafts], [draft.dated.edtf for draft in drafts]
    met_by = memory.kept(
        _keep,
        list[tuple[int, int, str]],
        *(told.compared.sign, groups, events, written),
        using=(told.compared.scale, drafts, promises),
    )
    found = []
    for n, number, met in met_by:
        draft, promise = drafts[n], told.tellings[number]
        due = (promise.dated.edtf or "") if promise.happening.tense == "future" else ""
        state: Literal["open", "met", "overdue"] = "open"
        if met:
            state = "met"
        elif due and now and days(due)[1] < now:
            state = "overdue"
        actors = tuple(a for m in promise.participants if (a := ids[m]) is not None)
        text = promise.happening.commitment
        evidence = of_sentence(extracts[promise.article], promise.happening.sentence)
        made = written[promise.article] or ""
        found.append(
            Commitment(text, actors, EventId(draft.id), evidence, made, due, state, EventId(met) if met else None)
        )
    return tuple(sorted(found, key=lambda c: (edtf.sort_key(c.due or None), c.event or "", c.text)))


def _promise(draft: Draft) -> Told | None:
    return next((told for told in draft.told if told.happening.commitment), None)


def _keep(
    _sign: bytes,
    _groups: object,
    _events: object,
    written: Sequence[str | None],
    scale: Scale,
    drafts: Sequence[Draft],
    promises: Sequence[tuple[int, Told]],
) -> list[tuple[int, int, str]]:
    """Each draft with a promise and that promise, by their numbers, with the id of the event that met it, "" for none."""
    done = _done_by_actor(drafts, {actor for _, promise in promises for actor in promise.participants})
    found = []
    for n, promise in promises:
        met = _met_by(drafts[n], promise, done, scale, written)
        found.append((n, promise.number, met.id if met else ""))
    return found


def _done_by_actor(drafts: Sequence[Draft], actors: set[int]) -> dict[int, list[_Deed]]:
    done: dict[int, list[_Deed]] = {actor: [] for actor in actors}
    for draft in drafts:
        if not draft.dated.edtf or actors.isdisjoint(draft.members):
            continue
        when = edtf.sort_key(draft.dated.edtf)
        for told in draft.told:
            if told.happening.tense == "past" and not told.happening.commitment:
                for actor in actors.intersection(told.participants):
                    done[actor].append((when, draft, told))
                    if len(done[actor]) == _DEEDS:
                        actors.remove(actor)
    return done


def _met_by(
    draft: Draft, promise: Told, done: dict[int, list[_Deed]], scale: Scale, written: Sequence[str | None]
) -> Draft | None:
    """The event itself where a later article tells it as done; else a later deed of the same actor in the same words."""
    if any(
        t.happening.tense == "past" and t.article != promise.article and not t.happening.commitment for t in draft.told
    ):
        return draft
    if promise.mass < _LEAST:
        return None
    made = edtf.sort_key(written[promise.article])
    best: tuple[float, str, Draft] | None = None
    for actor in promise.participants:
        for when, other, told in done[actor]:
            if when <= made or other is draft or told.article == promise.article:
                continue
            shared = sum([scale.word[w] for w in told.words & promise.words])
            if shared < _MET * _LEAST:
                continue
            share = shared / max(_LEAST, min(told.mass, promise.mass))
            if share >= _MET and (best is None or (share, other.id) > best[:2]):
                best = (share, other.id, other)
    return best[2] if best else None
