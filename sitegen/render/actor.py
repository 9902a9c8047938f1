"""Actor pages: what sources call them, what they said, what they took part in, and with whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sitegen.model.page import Page
from sitegen.model.story import Actor, Role
from sitegen.render import jsonld, links
from sitegen.render.answers import Life, Outline, heaviest
from sitegen.render.asked import known
from sitegen.render.book import Book
from sitegen.render.dates import first_day
from sitegen.render.indexes import actor_index
from sitegen.render.links import actor_url
from sitegen.render.prose import to_html
from sitegen.render.sections import by_year, split
from sitegen.render.shorten import cut
from sitegen.render.timeline import draw_strip
from sitegen.render.views.parts import Link, Meta, Section, Speech, Table, Tally
from sitegen.render.views.story import ActorView, Named

MANY = 300
"""Events or quotes on an actor's page at most; past that, a page a year."""
_LATEST = 40
_TOGETHER = 50
_ROLES = 12


def actor_pages(book: Book) -> Iterable[Page]:
    """The index, and a page for each actor; for those with very many events also a page for each of their years."""
    yield from actor_index(book)
    for actor in book.story.actors:
        yield _page(book, actor)
        if _is_long(actor.events, actor.quotes):
            for year in sorted(book.once(_years, actor.id)):
                yield book.page("actor.html", _year_url(actor.id, year), _year_view, actor.id, year)


def actor_page(book: Book, actor_id: str) -> Page | None:
    """An actor's page, None where there is no such actor."""
    actor = book.actor(actor_id)
    return _page(book, actor) if actor else None


def _page(book: Book, actor: Actor) -> Page:
    return book.page("actor.html", actor_url(actor.id), actor_view, actor.id, linked=jsonld.actor)


def _is_long(events: Sequence[object], quotes: Sequence[object]) -> bool:
    return len(events) > MANY or len(quotes) > MANY


def _years(book: Book, actor_id: str) -> dict[int, tuple[list[Outline], list[str]]]:
    """An actor's events and quotations by year, 0 = not known."""
    life = known(book.life(actor_id))
    years: dict[int, tuple[list[Outline], list[str]]] = defaultdict(lambda: ([], []))
    for event in life.events:
        years[event.day.year if event.day else 0][0].append(event)
    for said, dated in life.quotes:
        day = first_day(dated)
        years[day.year if day else 0][1].append(said)
    return years


def _quotes(book: Book, ids: Iterable[str]) -> tuple[Speech, ...]:
    return tuple(book.speech(said) for said in map(book.quote, ids) if said)


def _year_url(actor_id: str, year: int) -> str:
    return f"{actor_url(actor_id)}{_year_of(year)}/"


def _year_of(year: int) -> str:
    return f"{year:04}" if year else "undated"


def _year_view(book: Book, actor_id: str, year: int) -> ActorView:
    actor = known(book.actor(actor_id))
    events, quotes = book.once(_years, actor_id)[year]
    events, quotes = events[: 2 * MANY], quotes[:MANY]
    name = f"{actor.name}, {_year_of(year) if year else book.words.t.date_unknown}"
    about = f"{name}: {book.words.count('events', len(events))}"
    return ActorView(
        meta=Meta(name, about, _year_url(actor.id, year), noindex=actor.private, section="actors"),
        id=actor.id,
        name=name,
        kind=actor.kind,
        kind_word=book.words.ui(f"kind_{actor.kind}"),
        quotes=_quotes(book, quotes),
        sections=by_year(book, *split(events)),
        private=actor.private,
        up=(Link(book.words.t.actors, links.ACTORS), Link(actor.name, actor_url(actor.id))),
    )


def actor_view(book: Book, actor_id: str) -> ActorView:
    """What an actor's page shows: all that is known of them, or of very much the heaviest and latest, and pages for years."""
    actor, life = known(book.actor(actor_id)), known(book.life(actor_id))
    events, quotes = list(life.events), [id_ for id_, _ in life.quotes]
    many = _is_long(events, quotes)
    shown = heaviest(events, _LATEST) if many else None
    years = sorted(book.once(_years, actor_id).items()) if many else []
    words = book.words
    url = actor_url(actor.id)
    roles = _roles(book, actor.roles)
    dated, _ = split(events)
    sections = by_year(book, *split(shown if shown is not None else events))
    if shown is not None:
        sections = (Section("most", words.t.most_reported, "", tuple(e for s in sections for e in s.entries)),)
    role = roles[0] if roles else None
    counts = (
        ("events", actor.events, "#events"),
        ("quotes", actor.quotes, "#said"),
        ("sources", actor.articles, "#sources"),
    )
    facts = [Link(words.count(key, len(some)), anchor) for key, some, anchor in counts if some]
    if dated:
        facts.append(Link(book.years(e.day for e in dated if e.day), ""))
    return ActorView(
        meta=Meta(
            actor.name,
            cut(f"{actor.name}{f', {role.text}' if role else ''}: {', '.join(f.name for f in facts)}", 160),
            url,
            kind="profile",
            section="actors",
            noindex=actor.private,
            feed=f"{url}feed.xml" if actor.events and not actor.private else "",
            picture=book.picture(url),
        ),
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        kind_word=words.ui(f"kind_{actor.kind}"),
        role=role,
        roles=roles,
        names=_names(book, actor),
        cue=Named(actor.name, words.get("cues", actor.cue) or words.t.cue_any, book.proof(actor.evidence)),
        facts=tuple(facts),
        strip=None
        if actor.private or len(dated) < 3
        else draw_strip(book, dated, (lambda year: f"{url}{year:04}/") if many else None),
        html=to_html(actor.body),
        quotes=_quotes(book, quotes[-_LATEST:] if many else quotes),
        sections=sections,
        years=_years_table(book, url, years) if years else None,
        together=None if actor.private else _together(book, actor, life),
        articles=tuple(link for link in map(book.source_link, actor.articles[:MANY]) if link),
        possibly=book.actor_links(actor.possibly),
        same_as=tuple(u for u in actor.same_as if u.startswith(("https://", "http://"))),
        edits=book.edits(actor.edited),
        private=actor.private,
        up=(Link(words.t.actors, links.ACTORS),),
    )


def _years_table(book: Book, url: str, years: Sequence[tuple[int, tuple[list[Outline], list[str]]]]) -> Table:
    words = book.words
    rows = [
        Tally(
            _year_of(year) if year else words.t.date_unknown,
            f"{url}{_year_of(year)}/",
            (words.number(len(events)), words.number(len(said))),
        )
        for year, (events, said) in years
    ]
    return Table((words.t.year, words.t.events, words.t.quotes), tuple(rows))


def _roles(book: Book, roles: Iterable[Role]) -> tuple[Named, ...]:
    """Each role once, as first worded."""
    found: dict[str, Role] = {}
    for role in roles:
        found.setdefault(" ".join(role.text.casefold().split()), role)
    return tuple(
        Named(cut(r.text, 200), "", book.proof(r.evidence), book.dates.full(r.date))
        for r in list(found.values())[:_ROLES]
    )


def _names(book: Book, actor: Actor) -> tuple[Named, ...]:
    found: dict[str, Named] = {}
    for alias in actor.aliases:
        if alias.text != actor.name and alias.text not in found:
            why = book.words.get("aliases", alias.rule) or book.words.t.alias_any
            found[alias.text] = Named(alias.text, why, book.proof(alias.evidence))
    return tuple(found.values())


def _together(book: Book, actor: Actor, life: Life) -> Table | None:
    rows = []
    known = {event.id: event for event in life.events}
    related = sorted(actor.related, key=lambda r: (-len(r.events), r.actor))[:_TOGETHER]
    for relation in related:
        other = book.name(relation.actor)
        events = [known[e] for e in relation.events if e in known]
        if other is None or other.private or not events:
            continue
        cells = (book.words.number(len(events)), book.years(e.day for e in events if e.day))
        rows.append(Tally(other.name, actor_url(relation.actor), cells))
    words = book.words
    return Table((words.t.actor, words.t.events_together, words.t.years), tuple(rows)) if rows else None
