"""What somebody said they would do, and whether it was done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from sitegen import edtf
from sitegen.model.dated import Dated
from sitegen.model.evidence import ActorId, EventId
from sitegen.model.extract import Extract
from sitegen.model.story import Commitment
from sitegen.weave.account import Draft
from sitegen.weave.evidence import of_sentence
from sitegen.weave.told import Scale, Told, days

_MET = 0.5  # of the rare words of a promise come back in what met it


def follow_commitments(
    drafts: Sequence[Draft],
    extracts: Sequence[Extract],
    published: Sequence[Dated],
    ids: Sequence[ActorId | None],
    scale: Scale,
    today: str,
) -> tuple[Commitment, ...]:
    """Each commitment once per event, with its state on `today` (an ISO day; "" = the newest article's)."""
    newest = max((d.edtf[:10] for d in published if d.edtf and len(d.edtf) >= 10 and ".." not in d.edtf), default="")
    now = days(today or newest)[0] if today or newest else 0
    promises = [(d, t) for d in drafts if (t := next((t for t in d.told if t.happening.commitment), None))]
    done = _done_by_actor(drafts, {actor for _, promise in promises for actor in promise.participants})
    found = []
    for draft, promise in promises:
        due = (promise.dated.edtf or "") if promise.happening.tense == "future" else ""
        made = published[promise.article].edtf or ""
        met = _met_by(draft, promise, done, scale, published)
        state: Literal["open", "met", "overdue"] = "open"
        if met is not None:
            state = "met"
        elif due and now and days(due)[1] < now:
            state = "overdue"
        actors = tuple(a for m in promise.participants if (a := ids[m]) is not None)
        text = promise.happening.commitment
        evidence = of_sentence(extracts[promise.article], promise.happening.sentence)
        found.append(
            Commitment(text, actors, EventId(draft.id), evidence, made, due, state, EventId(met.id) if met else None)
        )
    return tuple(sorted(found, key=lambda c: (edtf.sort_key(c.due or None), c.event or "", c.text)))


def _done_by_actor(drafts: Sequence[Draft], actors: set[int]) -> dict[int, list[tuple[Draft, Told]]]:
    done: dict[int, list[tuple[Draft, Told]]] = {}
    for draft in drafts:
        for told in draft.told:
            if told.happening.tense == "past" and not told.happening.commitment:
                for actor in actors.intersection(told.participants):
                    done.setdefault(actor, []).append((draft, told))
    return done


def _met_by(
    draft: Draft, promise: Told, done: dict[int, list[tuple[Draft, Told]]], scale: Scale, published: Sequence[Dated]
) -> Draft | None:
    """The event itself where a later article tells it as done; else a later deed of the same actor in the same words."""
    if any(
        t.happening.tense == "past" and t.article != promise.article and not t.happening.commitment for t in draft.told
    ):
        return draft
    if promise.mass < 8000:
        return None
    made = edtf.sort_key(published[promise.article].edtf)
    best: tuple[float, str, Draft] | None = None
    for actor in promise.participants:
        for other, told in done.get(actor, ())[:400]:
            if (
                other is draft
                or told.article == promise.article
                or edtf.sort_key(other.dated.edtf) <= made
                or not other.dated.edtf
            ):
                continue
            shared = sum(scale.word[w] for w in told.words & promise.words)
            share = shared / max(8000, min(told.mass, promise.mass))
            if share >= _MET and (best is None or (share, other.id) > best[:2]):
                best = (share, other.id, other)
    return best[2] if best else None
