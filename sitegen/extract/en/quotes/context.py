"""Who says each quotation. In: Drafts with their cues. Out: the same with their speakers.

The cue's words first; without a cue the quotation before in the paragraph, the subject of the sentence before, the
paragraph before, and last the quotation that follows.
"""

from __future__ import annotations

import re

from sitegen.extract.en.antecedents import NOBODY, Speaker
from sitegen.extract.en.quotes.attribution import Cue, find_before
from sitegen.extract.en.quotes.page import Draft, Page
from sitegen.extract.en.quotes.speakers import find_speaker, find_subject
from sitegen.model.frozen import changed
from sitegen.patterns import lazy


def attribute(page: Page, drafts: list[Draft]) -> None:
    """Sets the speaker of every draft that is kept."""
    kept = [draft for draft in drafts if draft.keep]
    previous: Draft | None = None
    for draft in kept:
        if draft.cue is not None:
            draft.speaker = _by_cue(page, draft, draft.cue, previous)
        if draft.speaker.how == "unknown":
            draft.speaker = _by_context(page, draft, previous)
        if draft.speaker.actor is not None:
            page.cast.last_speaker = (draft.speaker.actor, draft.quoted.opens)
            page.cast.spoken.append(draft.speaker.actor)
        previous = draft
    following: Draft | None = None
    for draft in reversed(kept):
        if following is not None and _leans_on(page, draft, following):
            nobody = (
                draft.speaker.how == "pronoun" and draft.speaker.actor is None and draft.speaker.words in ("he", "she")
            )
            # “I ran,” she said. Ms Bern, 34, lives next door. “I ran.”
            if draft.speaker.how == "unknown" or (nobody and following.speaker.how == "named-before"):
                draft.speaker = _again(following, "followed")
        following = draft


def _by_cue(page: Page, draft: Draft, cue: Cue, previous: Draft | None) -> Speaker:
    """The speaker the cue names; words between two quotations of one sentence speak for both."""
    if previous is not None and previous.cue is not None and cue.rule in ("said-before", "colon"):
        if previous.sentence == draft.sentence and previous.cue.start == cue.start:
            return _again(previous, "resumed")
        shared = draft.gap - 2 <= previous.cue.start < draft.quoted.opens and cue.low <= previous.cue.end
        if shared and cue.subject == "main-clause":
            return _again(previous, "resumed")  # “A,” said Ms Ruiz, adding: “B”
        if shared:
            cue = changed(cue, low=max(cue.low, draft.gap))
    if previous is not None and previous.quoted.block < draft.quoted.block and page.text[previous.end - 1] == "?":
        page.cast.not_this = previous.speaker.actor  # “Did you?” he asked. ¶ “I did,” he replied.
    if not _OF_ONESELF.search(page.text, draft.quoted.start, draft.end):
        page.cast.not_these = frozenset(m.actor for m in page.cast.between(draft.quoted.start, draft.end))
    speaker = find_speaker(page.cast, cue)
    page.cast.not_this, page.cast.not_these = None, frozenset()
    return speaker


_OF_ONESELF = lazy(r"\b(?:my name|(?:call|called|told|asked) me|I am|I['’]m|said to me)\b", re.IGNORECASE)


def _by_context(page: Page, draft: Draft, previous: Draft | None) -> Speaker:
    """The speaker of a quotation without attribution of its own."""
    pieces = page.narrative(draft.gap, draft.quoted.opens)
    if previous is not None and previous.quoted.last == draft.quoted.block:
        attributed = previous.cue is not None and previous.cue.start >= draft.gap
        if len(pieces) <= attributed:
            return _again(previous, "resumed")
        subject = _subject(page, *pieces[-1], "named-before")
        return subject if subject.actor is not None else _again(previous, "resumed")
    if pieces:
        return _subject(page, *pieces[-1], "named-before")
    return _from_paragraph_before(page, draft.quoted.block, previous)


def _subject(page: Page, start: int, end: int, how: str) -> Speaker:
    """Whom a sentence is about, as the speaker of the quotation after it; nobody if it is no actor.

    In "Prices would fall, Ms Ruiz said." that is who tells it.
    """
    told = _TOLD_LAST.search(page.text, start, end)
    teller = NOBODY
    if told is not None:
        cue = Cue(told.start(), end, told.start(1), told.end(1), "up-to-verb", "said-after", strong=False)
        teller = find_speaker(page.cast, cue)
    subject = teller if teller.actor is not None else find_subject(page.cast, start, end)
    return changed(subject, how=how) if subject.actor is not None else NOBODY


_TOLD_LAST = lazy(
    r",\s((?:[Tt]he\s)?[A-Za-z][\w.’'-]*(?:\s[\w.’'-]+){0,3}?)\s(?:said|added|noted|told\s[\w\s]{3,24})(?:\s\w+day)?\.?\s*\Z"
)


def _from_paragraph_before(page: Page, block: int, previous: Draft | None) -> Speaker:
    """The speaker of a paragraph that is all quotation: announced before it, or going on from before."""
    if block == 0 or page.blocks[block - 1].kind == "heading":
        return NOBODY
    before = page.blocks[block - 1]
    continues = previous is not None and previous.quoted.last == block - 1
    low = before.start
    if previous is not None and continues:
        low = previous.quoted.closes
    pieces = page.narrative(low, before.end)
    if previous is not None and continues and previous.cue is not None and previous.cue.start >= low:
        pieces = pieces[1:]  # the first is the attribution of the quotation before
    if pieces:
        speaker = _announced(page, *pieces[-1], continues=continues)
        if speaker is not None:
            return speaker
    if previous is not None and (continues or previous.quoted.last == block - 2):
        return _again(previous, "continued")
    return NOBODY


def _announced(page: Page, start: int, end: int, *, continues: bool) -> Speaker | None:
    """Whom the last sentence of the paragraph before announces or is about."""
    cue = find_before(page.text, start, end, start)
    if cue is not None and (cue.strong or not continues):
        speaker = find_speaker(page.cast, cue)
        if speaker.actor is not None:
            return changed(speaker, how="introduced")
    subject = _subject(page, start, end, "introduced")
    if subject.actor is None or (continues and subject.words.lower() in ("it", "they")):
        return None
    return subject


def _leans_on(page: Page, draft: Draft, following: Draft) -> bool:
    """Whether the quotation after it tells who says this one: in its paragraph, or the next where both stand alone."""
    if following.quoted.block == draft.quoted.last:
        return True
    alone = not page.narrative(draft.quoted.closes, page.blocks[draft.quoted.last].end)
    first = following.quoted.opens <= page.blocks[following.quoted.block].start + 2
    after = following.cue is not None and following.cue.rule == "said-after"
    return alone and first and after and following.quoted.block == draft.quoted.last + 1


def _again(other: Draft, how: str) -> Speaker:
    """The speaker of another quotation, if there is one."""
    return changed(other.speaker, how=how) if other.speaker.how != "unknown" else NOBODY
