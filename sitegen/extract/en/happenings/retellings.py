"""Happenings that an article tells twice. In: drafts. Out: one draft for each happening, with its further sentences."""

from __future__ import annotations

from sitegen.extract.en.happenings.distances import COUNTED
from sitegen.extract.en.happenings.drafts import Draft, Page
from sitegen.extract.en.wordlists import read_lists


def merge(page: Page, drafts: list[Draft]) -> list[Draft]:
    """One draft where an article tells one happening twice: the same day and the same act by the same actors."""
    drafts.sort(key=lambda d: (not d.lead, d.sentence, d.place))
    kept: list[Draft] = []
    by_sentence: dict[tuple[str, int], Draft] = {}
    by_act: dict[tuple[str, str], list[Draft]] = {}
    for draft in drafts:
        act = (draft.edtf or "", draft.binding.trigger)
        hours_off = (
            draft.rule == COUNTED and draft.edtf == draft.anchor
        )  # "voted, hours after he was sworn in": two acts
        same_day = None if hours_off else by_sentence.get((draft.edtf or "?", draft.sentence))
        twin = same_day or _told_before(page, draft, by_act.get(act, []))
        if twin is None:
            kept.append(draft)
            by_act.setdefault(act, []).append(draft)
            if draft.edtf:
                by_sentence.update(dict.fromkeys([(draft.edtf, s) for s in (draft.sentence, *draft.also)], draft))
        elif draft.sentence != twin.sentence and len(twin.also) < _MOST_TOLD:
            twin.also = tuple(sorted({*twin.also, draft.sentence, *draft.also} - {twin.sentence}))
    return kept


_MOST_TOLD = 12  # sentences that one happening gathers, and tellings that one is compared with


def _told_before(page: Page, draft: Draft, others: list[Draft]) -> Draft | None:
    """The same act on the same day by one of the same actors."""
    if draft.edtf is None or draft.binding.trigger in _TOO_COMMON:
        return None
    mine = {m.actor for m in page.mentions_in.get(draft.sentence, ())}
    for other in others[:_MOST_TOLD]:
        if mine & {m.actor for m in page.mentions_in.get(other.sentence, ())}:
            return other
    return None


_TOO_COMMON = read_lists("clauses")["too_common"]
