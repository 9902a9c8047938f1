"""Happenings of an English article: which sentences tell an event, and when it was.

In: an article with its sentences and what the other finders found. Out: Happenings in order of their sentences, each
with the date that its own clause gives it, the date of the story it continues, or the day of publication.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from operator import attrgetter

from sitegen import edtf as edtfs
from sitegen.extract.en.antecedents.pronouns import speaks_of_others
from sitegen.extract.en.clauses.reading import Reading
from sitegen.extract.en.clauses.tenses import is_future, promises
from sitegen.extract.en.happenings.chains import add_chained
from sitegen.extract.en.happenings.dating import read_dated
from sitegen.extract.en.happenings.drafts import Draft, Page
from sitegen.extract.en.happenings.leads import add_lead
from sitegen.extract.en.happenings.retellings import merge
from sitegen.extract.en.happenings.standalone import tells_happening
from sitegen.extract.en.titles import plan_title, write_title
from sitegen.extract.en.titles.draft import best_title
from sitegen.extract.en.titles.names import NO_NAMES, Names, find_names, subject_names
from sitegen.extract.en.triggers import TIME
from sitegen.model.article import Article
from sitegen.model.dated import Dated
from sitegen.model.evidence import Evidence
from sitegen.model.extract import (
    Figure,
    Happening,
    LocalActor,
    Mention,
    Quote,
    Sentence,
    Tense,
    Timex,
)


def find_happenings(
    article: Article,
    sentences: tuple[Sentence, ...],
    published: Dated,
    timexes: tuple[Timex, ...],
    actors: tuple[LocalActor, ...],
    mentions: tuple[Mention, ...],
    quotes: tuple[Quote, ...],
    figures: tuple[Figure, ...],  # noqa: ARG001  # the signature is that of every language's rules
) -> tuple[Happening, ...]:
    """Every happening the article tells, its own news (`lead`) among them; sorted by sentence, then by place in it."""
    page = Page(article, sentences, published, timexes, actors, mentions, quotes)
    drafts = [draft for index in sorted(page.times_in) for draft in read_dated(page, index)]
    drafts = merge(page, add_chained(page, add_lead(page, drafts)))
    drafts.sort(key=lambda d: (d.sentence, d.place))
    told = Counter(draft.sentence for draft in drafts)
    found = (_finish(page, draft, alone=told[draft.sentence] == 1) for draft in drafts)
    return tuple(happening for happening in found if happening is not None)


def _finish(page: Page, draft: Draft, *, alone: bool) -> Happening | None:
    """The happening that a draft tells, with its date, actors, title and commitment; None where it tells none after all."""
    if not draft.lead and not tells_happening(page, draft):
        return None
    actors, subject = _actors(page, draft, alone=alone)
    names = subject_names(page, draft, subject) if subject is not None else NO_NAMES
    titled = best_title(page, draft, names)
    if titled is None:
        return None
    title, worded, named, faults = titled
    tense = _tense(page, draft)
    start, end = _extent(page, draft)
    return Happening(
        draft.sentence,
        _dated(page, draft),
        title,
        actors,
        draft.lead,
        draft.binding.trigger or "be",
        start,
        end,
        draft.also,
        draft.timex,
        tense,
        _commitment(page, draft, actors, names),
        faults,
        named,
        worded,
    )


def _dated(page: Page, draft: Draft) -> Dated:
    source = page.sentences[draft.source if draft.source >= 0 else draft.sentence]
    evidence = Evidence(
        page.article.id, page.text[source.start : source.end], "text", source.start, source.end, source.id
    )
    told: tuple[Evidence, ...] = (evidence,)
    if draft.source not in (-1, draft.sentence):
        own = page.sentences[draft.sentence]
        told = (Evidence(page.article.id, page.text[own.start : own.end], "text", own.start, own.end, own.id), evidence)
    return Dated(draft.edtf, draft.basis, draft.rule, told, draft.anchor, draft.words)


def _extent(page: Page, draft: Draft) -> tuple[int, int]:
    """From the first to the last word of the clause."""
    clause = draft.reading.clauses[draft.binding.clause]
    words = draft.reading.words
    if not clause.words:
        return page.sentences[draft.sentence].start, page.sentences[draft.sentence].end
    return words[clause.words[0]].start, words[clause.words[-1]].end


def _tense(page: Page, draft: Draft) -> Tense:
    published = page.published.edtf
    if draft.edtf and published:
        first, last = edtfs.bounds(draft.edtf)[0], edtfs.bounds(published)[1]
        if first and last:
            return "future" if first > last else "past"
    return "future" if is_future(draft.reading, draft.binding.clause) else "past"


_START = attrgetter("start")
_PRONOUNS = frozenset(("he", "she", "it"))
_POSSESSIVE = ("'s", "’s", "' ", "’ ")


def _actors(page: Page, draft: Draft, *, alone: bool) -> tuple[tuple[int, ...], int | None]:
    """Who takes part, in order, and who is behind a pronoun that begins the clause (None = nobody, or unsure)."""
    mentions = page.mentions_in.get(draft.sentence, [])
    reading, clause = draft.reading, draft.reading.clauses[draft.binding.clause]
    inside = mentions if alone or not clause.words else _taking_part(draft, mentions) or mentions
    found = list(dict.fromkeys(m.actor for m in inside))
    words = reading.words
    first = next((w for w, word in enumerate(words) if word.low[:1].isalpha()), 0)
    own = clause.finite - 1 if clause.finite > 0 else first
    pronoun = words[own].low if own < len(words) else ""
    if pronoun not in _PRONOUNS:
        own, pronoun = first, words[first].low if words else ""
    if pronoun not in _PRONOUNS:
        return tuple(found), None
    named = (_subject_before if own == first else _subject_of)(page, draft.sentence, pronoun)
    if named is None:
        return tuple(found), None
    return (named, *(a for a in found if a != named)), named


def _taking_part(draft: Draft, mentions: list[Mention]) -> list[Mention]:
    """Those of the clause, of what hangs on it, and of the subject it shares or describes."""
    reading, at = draft.reading, draft.binding.clause
    clause = reading.clauses[at]
    near = {at} | {c for c, other in enumerate(reading.clauses) if other.parent == at and other.kind == "that"}
    giver = clause.subject if clause.subject >= 0 else -1
    described = None
    if clause.kind == "relative" and clause.opener > 0:
        before = [m for m in mentions if m.end <= reading.words[clause.opener].start]
        described = before[-1] if before else None
    stop = (
        reading.words[reading.clauses[giver].finite].start if giver >= 0 and reading.clauses[giver].finite >= 0 else -1
    )
    return [
        m
        for m in mentions
        if m is described or (owner := _owner_at(reading, m.start)) in near or (owner == giver and m.start < stop)
    ]


def _owner_at(reading: Reading, offset: int) -> int:
    """The clause of the word at an offset."""
    at = bisect_left(reading.words, offset, key=_START)
    return reading.owner[at] if at < len(reading.owner) else -1


def _subject_before(page: Page, index: int, pronoun: str) -> int | None:
    """Who "he", "she" or "it" is: the subject of the nearest sentence before that names one who fits.

    None where that sentence has several and none is its subject, or is too far away.
    """
    for before in range(index - 1, max(-1, index - 4), -1):
        named = _fitting(page, before, pronoun)
        if named:
            if pronoun != "it" and len({m.actor for m in named}) == 1:
                return named[0].actor
            return _subject_of(page, before, pronoun)
        if pronoun == "it" or speaks_of_others(page, before, page.sentences[before].end):
            return None  # "A man of 40 was arrested. He was freed on Monday."
    return None


def _fitting(page: Page, index: int, pronoun: str) -> list[Mention]:
    """The organisations that a sentence names, or the people of that sex, as far as is known."""
    named = page.mentions_in.get(index, ())
    if pronoun == "it":
        return [m for m in named if page.actors[m.actor].kind == "organisation"]
    return [m for m in named if page.cast.fits(m.actor, "m" if pronoun == "he" else "f")]


def _subject_of(page: Page, index: int, pronoun: str) -> int | None:
    """The actor in front of the main verb of a sentence; an organisation only where the sentence begins with it."""
    reading = page.reading(index)
    main = next((c for c in reading.clauses if c.kind == "main" and c.head >= 0), reading.clauses[0])
    verb = reading.words[main.finite].start if main.finite >= 0 else -1
    first = next((w.start for w in reading.words if w.low not in _SKIPPED and w.low[:1].isalnum()), -1)
    named = [m for m in _fitting(page, index, pronoun) if m.start < verb]
    free = [
        m for m in named if not page.text.startswith(_POSSESSIVE, m.end)
    ] or named  # "Tan’s brother, | Jo Aho, sued"
    return next((m.actor for m in free if pronoun != "it" or m.start == first), None)


_SKIPPED = frozenset(("the", "a", "an", "but", "and", TIME))


_PROMISE = 200  # characters of a promise with all its dates


def _commitment(page: Page, draft: Draft, actors: tuple[int, ...], names: Names) -> str:
    """What somebody said they would do: the first clause of the sentence that promises and has no other date."""
    if not actors:
        return ""
    reading = draft.reading
    own = draft.binding.clause
    for c, clause in enumerate(reading.clauses):
        hangs = own in (c, clause.parent, clause.subject) or reading.clauses[own].parent == c
        if hangs and clause.kind != "if" and promises(reading, clause):
            known = names.and_these(find_names(page, draft.sentence))
            return write_title(plan_title(page.text, reading, -1, c, dates=True), known.put, _PROMISE)
    return ""
