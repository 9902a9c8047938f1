"""data/*.json: the story for other programs, with the field names the public interface promises.

JSON arrays in the story's order, UTF-8, one item a line: stable between builds and kind to `diff`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

import msgspec

from sitegen import edtf
from sitegen.model.dated import Dated
from sitegen.model.evidence import ActorId, ArticleId
from sitegen.model.page import Page
from sitegen.model.story import Actor, Source
from sitegen.render.answers import Brief
from sitegen.render.book import Book
from sitegen.render.excerpts import public_text
from sitegen.render.tables import table_pages


def data_pages(book: Book) -> Iterator[Page]:
    """The JSON and CSV files of a story."""
    yield _json(book, "articles", _articles)
    yield _json(book, "events", _events)
    yield _json(book, "actors", _actors)
    yield from table_pages(book)


def _slugs(book: Book) -> dict[ArticleId, str]:
    return {ArticleId(id_): filed.slug for id_, filed in book.filed_all.items()}


def _events(book: Book) -> list[dict[str, Any]]:
    slugs = _slugs(book)
    return [event_record(event, slugs) for event in book.briefs]


def _actors(book: Book) -> list[dict[str, Any]]:
    slugs = _slugs(book)
    private = frozenset(actor.id for actor in book.actors if actor.private)
    return [actor_record(actor, slugs, private) for actor in book.actors]


def _articles(book: Book) -> list[dict[str, Any]]:
    said = {s.id: s for s in book.quotes}
    by_article: dict[ArticleId, list[dict[str, Any]]] = {}
    for quote in said.values():
        by_article.setdefault(quote.article, []).append(
            {
                "speaker": quote.speaker,
                "speaker_name": quote.speaker_name,
                "text": quote.text,
                "direct": quote.direct,
            }
        )
    figures: dict[ArticleId, list[dict[str, Any]]] = {}
    for figure in book.story.figures:
        figures.setdefault(figure.article, []).append(
            {"text": figure.text, "value": figure.value, "unit": figure.unit, "sentence": figure.evidence.text}
        )
    return [article_record(s, public_text(book, s), by_article, figures) for s in book.sources]


def article_record(
    source: Source,
    text: str,
    quotes: Mapping[ArticleId, list[dict[str, Any]]],
    figures: Mapping[ArticleId, list[dict[str, Any]]],
) -> dict[str, Any]:
    """One item of articles.json; `text` is what may be shown of it."""
    article = source.extract.article
    return {
        "id": source.slug,
        "url": f"articles/{source.slug}/",
        "source_file": source.id,
        "title": source.title,
        "publisher": article.front.publisher or article.publisher,
        "author": article.front.author or article.author,
        "source_url": article.front.url or article.url,
        "language": source.extract.language,
        **_date_fields(source.published),
        "date_evidence": "; ".join(e.text for e in source.published.evidence),
        "text": text,
        "actors": list(source.actors),
        "events": list(source.events),
        "quotes": quotes.get(source.id, []),
        "figures": figures.get(source.id, []),
    }


def _date_fields(dated: Dated) -> dict[str, Any]:
    return {"date": dated.edtf, "date_basis": dated.basis, "date_rule": dated.rule}


def event_record(event: Brief, slugs: Mapping[ArticleId, str]) -> dict[str, Any]:
    """One item of events.json."""
    start, end = edtf.bounds(event.edtf) if event.edtf else (None, None)
    return {
        "id": event.id,
        "url": f"events/{event.id}/",
        "date": event.edtf or None,
        "date_start": start.isoformat() if start else None,
        "date_end": end.isoformat() if end else None,
        "date_basis": event.basis,
        "title": event.title,
        "summary": event.summary,
        "actors": list(event.actors),
        "articles": sorted({slugs[article] for article in event.articles}),
        "evidence": [{"article": slugs[article], "text": text} for article, text in event.evidence if article in slugs],
        "lead": event.lead,
        "weight": round(event.weight, 4),
    }


def actor_record(actor: Actor, slugs: Mapping[ArticleId, str], private: AbstractSet[ActorId]) -> dict[str, Any]:
    """One item of actors.json. As on the pages, people who are `private` have no connections and are nobody's."""
    related = () if actor.id in private else [r for r in actor.related if r.actor not in private]
    return {
        "id": actor.id,
        "url": f"actors/{actor.id}/",
        "name": actor.name,
        "kind": actor.kind,
        "aliases": sorted({alias.text for alias in actor.aliases} - {actor.name}),
        "role": actor.roles[0].text if actor.roles else "",
        "articles": sorted(slugs[a] for a in actor.articles),
        "events": list(actor.events),
        "quotes": len(actor.quotes),
        "related": [{"id": r.actor, "events": len(r.events)} for r in related],
        "same_as": list(actor.same_as),
    }


def _json(book: Book, name: str, make: Callable[[Book], list[dict[str, Any]]]) -> Page:
    return book.file(f"data/{name}.json", lambda book: _lines(make(book)))


def _lines(items: list[dict[str, Any]]) -> bytes:
    """An array, one item a line."""
    lines = b",\n".join(map(_line, items))
    return b"[\n" + lines + b"\n]\n" if lines else b"[]\n"


def _line(item: dict[str, Any]) -> bytes:
    try:
        return msgspec.json.format(msgspec.json.encode(item), indent=0)
    except UnicodeEncodeError:  # half of a surrogate pair, as broken files have them
        return json.dumps(item, ensure_ascii=False).encode("utf-8", "replace")
