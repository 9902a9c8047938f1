"""Quotations of the story: who said it, when, about which events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from sitegen.errors import Notice
from sitegen.model.dated import Dated
from sitegen.model.evidence import ActorId, ArticleId, EventId
from sitegen.model.extract import Extract, Quote
from sitegen.model.frozen import changed
from sitegen.model.story import Difference, Edited, Said
from sitegen.text import did_you_mean, fold, short_hash
from sitegen.weave.days import settled
from sitegen.weave.evidence import above, of_front_matter, of_span

_LONG = 40  # characters by which a quotation is known again


def collect_quotes(
    extract: Extract, slug: str, published: Dated, ids: Sequence[ActorId | None], told: Sequence[tuple[int, str]]
) -> list[Said]:
    """One article's quotes. `ids` are its local actors' public ids, `told` which of its happenings are of which event."""
    dates = {h.sentence: h.dated.edtf for h in extract.happenings if h.dated.edtf}
    events = _events_of_sentences(extract, told)
    used: Counter[str] = Counter()
    return [
        Said(
            _id(slug, quote, used),
            extract.article.id,
            ids[quote.speaker] if quote.speaker is not None and quote.speaker < len(ids) else None,
            quote.speaker_name,
            quote.text,
            quote.direct,
            quote.rule,
            of_span(extract, quote.start, quote.end, quote.sentence),
            dates.get(quote.sentence) or settled(published),
            events.get(quote.sentence, ()),
        )
        for quote in extract.quotes
    ]


def _events_of_sentences(extract: Extract, told: Sequence[tuple[int, str]]) -> dict[int, tuple[EventId, ...]]:
    """The events a sentence is about: those it tells. A quotation that tells none belongs to what its article reports
    ("The council closed the bridge. … “It was not safe,” she said."), unless its paragraph tells of something else.
    """
    own: dict[int, tuple[EventId, ...]] = {}
    lead, elsewhere = "", set()
    for n, event in told:
        happening = extract.happenings[n]
        for sentence in (happening.sentence, *happening.also):
            own[sentence] = (*own.get(sentence, ()), EventId(event))
        if happening.lead:
            lead = event
        else:
            elsewhere.add(extract.sentences[happening.sentence].block)
    for quote in extract.quotes if lead else ():
        if extract.sentences[quote.sentence].block not in elsewhere:
            own.setdefault(quote.sentence, (EventId(lead),))
    return own


def set_speakers(
    extract: Extract, quotes: Sequence[Said], meant: Callable[[str], tuple[ActorId | None, str]], notices: list[Notice]
) -> list[Said]:
    """An article's quotes with the speakers that its editor wrote above it. `meant` gives for a name so written the actor,
    and the name to show.
    """
    found = list(quotes)
    texts = [fold(quote.text).strip("\"' ") for quote in quotes]
    for words, given in extract.article.front.speakers:
        start = fold(words).strip("\"' ").rstrip(". ")
        hits = [n for n, text in enumerate(texts) if text.startswith(start)] if start else []
        speaker, name = meant(given)
        for n in hits:
            edit = Edited("speaker", name, of_front_matter(extract, "speakers", name), quotes[n].speaker_name)
            found[n] = changed(quotes[n], speaker=speaker, speaker_name=name, rule="editor", edited=(edit,))
        if not hits:
            hint = (
                did_you_mean(start, [t[: len(start) + 10] for t in texts])
                or "give the first words of a quotation as the text has them"
            )
            where, message = above(extract, "speakers"), f'speakers: no quotation begins "{words}"'
            notices.append(Notice("warning", "speaker-unmatched", message, where, hint))
    return found


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
