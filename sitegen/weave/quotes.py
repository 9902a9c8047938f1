"""Quotations of the story: who said it, when, about which events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from sitegen.errors import Notice
from sitegen.model.dated import Dated
from sitegen.model.evidence import ActorId, ArticleId, EventId
from sitegen.model.extract import Extract, Quote
from sitegen.model.story import Difference, Edited, Said
from sitegen.text import did_you_mean, fold, short_hash
from sitegen.weave.days import settled
from sitegen.weave.evidence import above, of_front_matter, of_span

_LONG = 40  # characters by which a quotation is known again

Speakers = Callable[[str], tuple[ActorId | None, str]]
"""A name as an editor wrote it above the article -> the actor meant, and the name to show."""


def collect_quotes(
    extract: Extract,
    slug: str,
    published: Dated,
    ids: Sequence[ActorId | None],
    told: Mapping[int, tuple[EventId, ...]],
    speakers: Speakers,
) -> tuple[list[Said], list[Notice]]:
    """One article's quotes. `ids` are its local actors' public ids, `told` the events of each sentence."""
    dates = {h.sentence: h.dated.edtf for h in extract.happenings if h.dated.edtf}
    wanted, missed = _editor_says(extract)
    found: list[Said] = []
    used: Counter[str] = Counter()
    for at, quote in enumerate(extract.quotes):
        speaker = ids[quote.speaker] if quote.speaker is not None and quote.speaker < len(ids) else None
        name = quote.speaker_name
        edits: tuple[Edited, ...] = ()
        if at in wanted:
            speaker, name = speakers(wanted[at])
            edits = (Edited("speaker", name, of_front_matter(extract, "speakers", name), quote.speaker_name),)
        date = dates.get(quote.sentence) or settled(published)
        evidence = of_span(extract, quote.start, quote.end, quote.sentence)
        rule = "editor" if edits else quote.rule
        id_ = _id(slug, quote, used)
        found.append(
            Said(
                id_,
                extract.article.id,
                speaker,
                name,
                quote.text,
                quote.direct,
                rule,
                evidence,
                date,
                told.get(quote.sentence, ()),
                edits,
            )
        )
    return found, missed


def differing_speakers(quotes: Sequence[Said]) -> dict[EventId, list[Difference]]:
    """For events: the same words on one event, given to different speakers by two articles; each source with whom it names.

    The same words on two events are no contradiction: "We will not comment" is said by many.
    """
    same: dict[tuple[EventId, str], dict[ArticleId, Said]] = {}
    for quote in quotes:
        if quote.direct and quote.speaker is not None and len(quote.text) >= _LONG:
            for event in quote.events:
                same.setdefault((event, quote.text[:_LONG].casefold()), {}).setdefault(quote.article, quote)
    found: dict[EventId, list[Difference]] = {}
    for (told, _), by_article in same.items():
        said = tuple(by_article.values())
        if len({q.speaker for q in said}) > 1:
            values = tuple((q.speaker_name or str(q.speaker), q.evidence) for q in said)
            words = " ".join(said[0].text.split()[:6])
            found.setdefault(told, []).append(Difference(f"who said “{words} …”", values))
    return found


def _id(slug: str, quote: Quote, used: Counter[str]) -> str:
    """From the first words, so that a new quotation above renames nothing below."""
    base = f"{slug}-{short_hash(quote.text[:80], 6)}"
    used[base] += 1
    return f"{base}-{used[base]}" if used[base] > 1 else base


def _editor_says(extract: Extract) -> tuple[dict[int, str], list[Notice]]:
    front = extract.article.front
    if not front.speakers:
        return {}, []
    texts = [fold(quote.text).strip("\"' ") for quote in extract.quotes]
    wanted: dict[int, str] = {}
    notices = []
    for words, name in front.speakers:
        start = fold(words).strip("\"' ").rstrip(". ")
        hits = [n for n, text in enumerate(texts) if text.startswith(start)] if start else []
        for n in hits:
            wanted[n] = name
        if not hits:
            where = above(extract, "speakers")
            hint = (
                did_you_mean(start, [t[: len(start) + 10] for t in texts])
                or "give the first words of a quotation as the text has them"
            )
            notices.append(
                Notice("warning", "speaker-unmatched", f'speakers: no quotation begins "{words}"', where, hint)
            )
    return wanted, notices
