"""Event pages: what happened, who says so, how the date is known, where sources differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sitegen import edtf
from sitegen.model.evidence import ArticleId
from sitegen.model.page import Page
from sitegen.model.story import Difference, Event, Role, Telling
from sitegen.render import cite, jsonld
from sitegen.render.answers import Near
from sitegen.render.asked import known
from sitegen.render.book import SYMBOLS, Book, kind_of
from sitegen.render.links import event_url
from sitegen.render.prose import to_html
from sitegen.render.rules import explain
from sitegen.render.shorten import cut
from sitegen.render.views.parts import Link, Meta, Proof, Speech
from sitegen.render.views.story import Differing, EventView, Thread, Told, Who

_THREADS = 6
_PROOFS = 4
_REFERENCES, _TOLD = 6, 20


def event_pages(book: Book) -> Iterable[Page]:
    """One page an event, in the story's order."""
    for event in book.story.events:
        yield _page(book, event)


def event_page(book: Book, event_id: str) -> Page | None:
    """An event's page, None where there is no such event."""
    event = book.event(event_id)
    return _page(book, event) if event else None


def _page(book: Book, event: Event) -> Page:
    return book.page("event.html", event_url(event.id), event_view, event.id, linked=jsonld.event)


def event_view(book: Book, event_id: str) -> EventView:
    """What an event's page shows."""
    event, near = known(book.event(event_id)), known(book.near(event_id))
    kind = kind_of(event)
    numbers = {t.article: n for n, t in enumerate(event.tellings, 1)}
    url = event_url(event.id)
    when = book.when(event.dated, weekday=True)
    previous, following = (book.event_link(e) if e else None for e in (near.previous, near.following))
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
    quotes = tuple(book.speech(said) for said in map(book.quote, event.quotes) if said)
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
        threads=(Thread("", "", previous, following), *_threads(book, near)),
        edits=book.edits(event.edited),
        citation=cite.plain(book, event.title, book.dates.full(date), url),
        bibtex=cite.bibtex(book, event.id, event.title, date, url),
        start=first.isoformat() if first else "",
        end=last.isoformat() if last else "",
        embed=near.embedded,
        also=tuple(_also(book, t, n) for n, t in enumerate(event.tellings[_TOLD:], _TOLD + 1)),
        more=book.words.count("more", len(references) - _REFERENCES) if len(references) > _REFERENCES + 1 else "",
    )


def _who(book: Book, event: Event, quotes: tuple[Speech, ...], numbers: Mapping[ArticleId, int]) -> tuple[Who, ...]:
    speaking = {q.speaker_url for q in quotes if q.speaker_url}
    found = []
    for actor_id in event.actors:
        link, roles = book.actor_link(actor_id), book.roles(actor_id)
        if link is None or roles is None:
            continue
        role = _role(book.roles_by_article(actor_id), roles, numbers)
        does = book.words.t.quoted if link.url in speaking else ""
        proof = book.proof(role.evidence, numbers.get(role.evidence.article, 0)) if role else None
        found.append(Who(link.name, link.url, cut(role.text, 120) if role else "", does, proof))
    return tuple(found)


def _role(by_article: Mapping[ArticleId, int], roles: Sequence[Role], articles: Iterable[ArticleId]) -> Role | None:
    """The first that a source of this event uses; else the first of all."""
    places = [by_article[article] for article in articles if article in by_article]
    return roles[min(places)] if places else next(iter(roles), None)


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
    head = book.head(telling.article)
    if head is None:
        return Told(number, telling.article, "", "", "", "", tuple(map(book.proof, telling.evidence)), "", "", "")
    original = head.copy_of and book.source_link(head.copy_of)
    return Told(
        number,
        head.title,
        head.url,
        head.outlet,
        book.published(head.published),
        book.dates.full(telling.dated.edtf or ""),
        tuple(book.proof(e) for e in telling.evidence[:_PROOFS]),
        web(head.original),
        web(head.archived),
        book.words.ui("copy_of", title=original.name) if original else "",
        book.foreign(head.language),
    )


def _also(book: Book, telling: Telling, number: int) -> Link:
    """A source past the first twenty: in one line, leading to its sentence."""
    proof = book.proof(telling.evidence[0]) if telling.evidence else book.proof(telling.dated.evidence[0])
    return Link(proof.source, proof.url, ", ".join(p for p in (f"[{number}] {proof.outlet}".strip(), proof.date) if p))


def _threads(book: Book, near: Near) -> Iterable[Thread]:
    """Earlier and later event of each of the first actors who have any other."""
    made = 0
    for actor_id, before, after in near.threads:
        link = book.actor_link(actor_id)
        previous, following = (book.event_link(e) if e else None for e in (before, after))
        if link and (previous or following):
            yield Thread(link.name, link.url, previous, following)
            made += 1
        if made == _THREADS:
            return


def web(url: str) -> str:
    """An address of the web, "" for any other scheme: what a source says of itself is not to be trusted."""
    return url if url.startswith(("https://", "http://")) else ""
