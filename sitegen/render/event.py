"""Event pages: what happened, who says so, how the date is known, where sources differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from sitegen import edtf
from sitegen.model.evidence import ActorId, ArticleId, EventId
from sitegen.model.page import Page
from sitegen.model.story import Difference, Event, Telling
from sitegen.render import cite, jsonld
from sitegen.render.book import SYMBOLS, Book, cut, kind_of, outlet_of
from sitegen.render.links import article_url, event_url
from sitegen.render.prose import to_html
from sitegen.render.rules import explain
from sitegen.render.views import Differing, EventView, Link, Meta, Proof, Speech, Thread, Told, Who

Places = Mapping[ActorId, Mapping[EventId, int]]
_THREADS = 6
_PROOFS = 4
_REFERENCES, _TOLD = 6, 20


def event_pages(book: Book) -> Iterable[Page]:
    """One page an event, in the story's order."""
    events = book.story.events
    places = {a.id: {e: i for i, e in enumerate(a.events)} for a in book.story.actors if not a.private}
    for index, event in enumerate(events):
        around = (events[index - 1] if index else None, events[index + 1] if index + 1 < len(events) else None)
        view = partial(event_view, book, event, around, places)
        yield book.theme.page("event.html", event_url(event.id), view, jsonld.event)


def event_view(book: Book, event: Event, around: tuple[Event | None, Event | None], places: Places) -> EventView:
    """What an event's page shows. `around` are its neighbours in time, `places` where it stands among an actor's events."""
    kind = kind_of(event)
    numbers = {t.article: n for n, t in enumerate(event.tellings, 1)}
    url = event_url(event.id)
    when = book.when(event.dated, weekday=True)
    previous, following = (book.event_link(e.id) if e else None for e in around)
    references = tuple(book.proof(t.evidence[0], numbers[t.article]) for t in event.tellings if t.evidence)
    date = event.dated.edtf or ""
    first, last = edtf.bounds(date) if date else (None, None)
    meta = Meta(
        title=event.title,
        description=cut(f"{when.text}: {event.summary or event.title}", 160),
        url=url,
        kind="article",
        previous=previous.url if previous else "",
        next=following.url if following else "",
        picture=book.picture(url),
    )
    quotes = tuple(book.speech(book.quotes[q]) for q in event.quotes if q in book.quotes)
    return EventView(
        meta=meta,
        id=event.id,
        title=event.title,
        when=when,
        kind=kind,
        kind_word=book.words.ui(f"kind_{kind}"),
        symbol=SYMBOLS[kind],
        badges=book.badges(event),
        summary="" if event.body else event.summary,
        references=references if len(references) <= _REFERENCES + 1 else references[:_REFERENCES],
        html=to_html(event.body),
        who=_who(book, event, quotes, numbers),
        quotes=quotes,
        rule=explain(book, event.dated, event.edited),
        differences=tuple(_differing(book, d, numbers) for d in event.differences),
        told=tuple(told_of(book, t, n) for n, t in enumerate(event.tellings[:_TOLD], 1)),
        follows=book.event_links(event.follows),
        leads_to=book.event_links(event.leads_to),
        threads=(Thread("", "", previous, following), *_threads(book, event, places)),
        edits=book.edits(event.edited),
        citation=cite.plain(book, event.title, book.dates.full(date), url),
        bibtex=cite.bibtex(book, event.id, event.title, date, url),
        start=first.isoformat() if first else "",
        end=last.isoformat() if last else "",
        embed=event.id in book.embedded,
        also=tuple(_also(book, t, n) for n, t in enumerate(event.tellings[_TOLD:], _TOLD + 1)),
        more=book.words.count("more", len(references) - _REFERENCES) if len(references) > _REFERENCES + 1 else "",
    )


def _who(book: Book, event: Event, quotes: tuple[Speech, ...], numbers: Mapping[ArticleId, int]) -> tuple[Who, ...]:
    speaking = {q.speaker_url for q in quotes if q.speaker_url}
    found = []
    for link, actor in ((book.actor_link(a), book.actors.get(a)) for a in event.actors):
        if not link or not actor:
            continue
        role = next((r for r in actor.roles if r.evidence.article in numbers), next(iter(actor.roles), None))
        does = book.words.t.quoted if link.url in speaking else ""
        proof = book.proof(role.evidence, numbers.get(role.evidence.article, 0)) if role else None
        found.append(Who(link.name, link.url, cut(role.text, 120) if role else "", does, proof))
    return tuple(found)


def _differing(book: Book, difference: Difference, numbers: Mapping[ArticleId, int]) -> Differing:
    fact = book.words.get("facts", difference.fact) or difference.fact
    values = []
    for value, evidence in difference.values:
        proof = book.proof(evidence, numbers.get(evidence.article, 0))
        said = book.dates.full(value) if difference.fact == "date" else value
        values.append(Proof(said, proof.url, proof.source, proof.outlet, proof.date, proof.number, proof.where))
    return Differing(fact, tuple(values))


def told_of(book: Book, telling: Telling, number: int) -> Told:
    """A source of an event as its page lists it."""
    source = book.sources.get(telling.article)
    if source is None:
        return Told(number, telling.article, "", "", "", "", tuple(map(book.proof, telling.evidence)), "", "", "")
    article = source.extract.article
    original = source.copy_of and book.source_link(source.copy_of)
    gives = book.when(telling.dated).text if telling.dated.edtf else ""
    return Told(
        number,
        source.title,
        article_url(source),
        outlet_of(source),
        book.published(source),
        gives,
        tuple(book.proof(e) for e in telling.evidence[:_PROOFS]),
        web(article.front.url or article.url),
        web(article.front.archived),
        book.words.ui("copy_of", title=original.name) if original else "",
        book.foreign(source),
    )


def _also(book: Book, telling: Telling, number: int) -> Link:
    """A source past the first twenty: in one line, leading to its sentence."""
    proof = book.proof(telling.evidence[0]) if telling.evidence else book.proof(telling.dated.evidence[0])
    return Link(proof.source, proof.url, ", ".join(p for p in (f"[{number}] {proof.outlet}".strip(), proof.date) if p))


def _threads(book: Book, event: Event, places: Places) -> Iterable[Thread]:
    """Earlier and later event of each of the first actors who have any other."""
    made = 0
    for actor_id in event.actors:
        index = places[actor_id].get(event.id) if actor_id in places else None
        link = book.actor_link(actor_id)
        if index is None or link is None:
            continue
        ids = book.actors[actor_id].events
        previous = book.event_link(ids[index - 1]) if index else None
        following = book.event_link(ids[index + 1]) if index + 1 < len(ids) else None
        if previous or following:
            yield Thread(link.name, link.url, previous, following)
            made += 1
        if made == _THREADS:
            return


def web(url: str) -> str:
    """An address of the web, "" for any other scheme: what a source says of itself is not to be trusted."""
    return url if url.startswith(("https://", "http://")) else ""
