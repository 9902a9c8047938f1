"""The story laid out for making pages: lookups, proofs and rows that many pages share, each made once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from sitegen.model.dated import Dated
from sitegen.model.evidence import ActorId, ArticleId, EventId, Evidence
from sitegen.model.story import Actor, Edited, Event, Said, Source, Story
from sitegen.render.env import Theme
from sitegen.render.links import PICTURE, actor_url, article_url, event_url
from sitegen.render.rules import is_reported
from sitegen.render.site import Site
from sitegen.render.views import Badge, Link, Piece, Proof, Row, Speech, When

SYMBOLS = {"reported": "●", "recalled": "○", "planned": "◇"}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EMBEDDED = 1000
_PICTURED = 100
_WORDS = re.compile(r"\w+")
_OPENED_AGAIN = re.compile(r"([.!?…]\s{1,4})[\"“](?=\w)")
_NEW_WORDS = 3
_SHOWN_ACTORS = 5
_SHOWN_OUTLETS = 3


class Book:
    """One story, one site. Page kinds are functions of it; what it hands out is plain views."""

    def __init__(self, story: Story, site: Site, theme: Theme | None = None) -> None:
        self.story = story
        self.site = site
        self.theme = theme or Theme(site)
        self.words = self.theme.words
        self.dates = self.theme.dates
        self.sources: dict[str, Source] = {s.id: s for s in story.sources}
        self.actors: dict[str, Actor] = {a.id: a for a in story.actors}
        self.events: dict[str, Event] = {e.id: e for e in story.events}
        self.slugs: dict[str, ArticleId] = {s.slug: s.id for s in story.sources}
        self.quotes: dict[str, Said] = {q.id: q for q in story.quotes}
        self._rows: dict[str, Row] = {}
        self._actor_links: dict[str, Link] = {}
        self._event_links: dict[str, Link] = {}
        self._sentences: dict[str, frozenset[str]] = {}
        self._proof_heads: dict[str, tuple[str, str, str, str, str]] = {}

    # -- dates

    def when(self, dated: Dated, *, weekday: bool = False) -> When:
        """A date with the words of caution it needs."""
        if dated.edtf is None:
            return When(self.words.t.date_unknown, "", "")
        before = ""
        if is_reported(dated.rule):
            before = self.words.t.reported if _DAY.fullmatch(dated.edtf) else self.words.t.reported_in
        qualifier = ""
        if dated.basis == "editor":
            qualifier = self.words.t.set_by_editor
        elif dated.basis == "inferred" and dated.words and not before:
            only_year = (
                not weekday and self.dates.short(dated.edtf).casefold() in dated.words.casefold()
            )  # "November", of what year?
            qualifier = "" if only_year else self.words.ui("date_from", words=cut(dated.words, 60))
        dates = self.dates
        full, short = dates.full(dated.edtf, weekday=weekday), dates.short(dated.edtf)
        return When(
            full if before else capital(full),  # "spring 2014" stands by itself
            short if before else capital(short),
            dates.machine(dated.edtf),
            before,
            qualifier,
        )

    def published(self, source: Source) -> str:
        """When a source appeared. An open span is no span here: "2014 or later" is what is known of one day."""
        text = source.published.edtf or ""
        first, _, last = text.partition("/")
        if last == ".." or first == "..":
            key, date = ("date_or_later", first) if last == ".." else ("date_or_earlier", last)
            return self.words.ui(key, date=self.dates.full(date))
        return self.dates.full(text)

    def years(self, days: Iterable[date]) -> str:
        """The years that days span: "2018–2020", "2018", "" of none."""
        known = [day.year for day in days]
        if not known:
            return ""
        first, last = min(known), max(known)
        return self.dates.full(f"{first:04}" if first == last else f"{first:04}/{last:04}")

    # -- proofs

    def proof(self, evidence: Evidence, number: int = 0) -> Proof:
        """The words a statement rests on, linked to the marked sentence of its source."""
        head = self._proof_heads.get(evidence.article)
        if head is None:
            head = self._proof_heads[evidence.article] = self._head(evidence.article)
        url, title, outlet, date, language = head
        if evidence.origin == "text":
            anchor = self.anchor(evidence)
            url = f"{url}#s-{anchor}" if url and anchor else url
            return Proof(evidence.text, url, title, outlet, date, number, "", language)
        where = evidence.where or self.words.get("origins", evidence.origin) or evidence.origin
        return Proof(evidence.text, f"{url}#date" if url else "", title, outlet, date, number, where, language)

    def _head(self, article: ArticleId) -> tuple[str, str, str, str, str]:
        source = self.sources.get(article)
        if source is None:
            return "", "", "", "", ""
        date = self.published(source)
        return article_url(source), source.title, outlet_of(source), date, self.foreign(source)

    def anchor(self, evidence: Evidence) -> str:
        """The id of the sentence that evidence stands or begins in, "" where its article has none."""
        source = self.sources.get(evidence.article)
        if source is None or not source.extract.sentences:
            return ""
        known = self._sentences.get(evidence.article)
        if known is None:
            known = self._sentences[evidence.article] = frozenset(s.id for s in source.extract.sentences)
        if evidence.sentence in known:
            return evidence.sentence
        sentences = source.extract.sentences
        return sentences[max(bisect_right(sentences, evidence.start, key=lambda s: s.start) - 1, 0)].id

    def foreign(self, source: Source) -> str:
        """The language of a source where it is known and not the site's, else ""."""
        language = source.extract.language or source.extract.article.language
        return "" if language in {"", "und"} or language.split("-")[0] == self.words.primary else language

    @cached_property
    def marks(self) -> dict[str, dict[str, Piece]]:
        """Article -> sentence -> a piece without text: what rests on each sentence used anywhere on the site."""
        to: dict[str, dict[str, list[Link]]] = defaultdict(lambda: defaultdict(list))
        strong: set[tuple[str, str]] = set()
        for evidence, link in self._statements():
            if evidence.origin != "text":
                continue
            anchor = self.anchor(evidence)
            links = to[evidence.article][anchor]
            if link and link not in links:
                links.append(link)
                if link.url.startswith("events/"):
                    strong.add((evidence.article, anchor))
        return {
            article: {
                anchor: Piece("", f"s-{anchor}", (article, anchor) in strong, tuple(links))
                for anchor, links in found.items()
            }
            for article, found in to.items()
        }

    @cached_property
    def used(self) -> dict[str, list[tuple[int, int]]]:
        """Article -> spans of its text that something on the site rests on, sorted."""
        found: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for evidence, _ in self._statements():
            if evidence.origin == "text":
                found[evidence.article].add((evidence.start, evidence.end))
        return {article: sorted(spans) for article, spans in found.items()}

    def _statements(self) -> Iterable[tuple[Evidence, Link | None]]:
        """Everything on the site that rests on words of an article, and where a reader of those words is led."""
        for event in self.story.events:
            label = self.dates.full(event.dated.edtf) if event.dated.edtf else cut(event.title, 36)
            link = Link(label, event_url(event.id), event.title)
            for telling in event.tellings:
                yield from ((e, link) for e in telling.evidence)
                yield from ((e, None) for e in telling.dated.evidence)
            yield from ((e, None) for e in event.dated.evidence)
            yield from ((e, None) for d in event.differences for _, e in d.values)
            yield from ((e.evidence, None) for e in event.edited)
        for said in self.story.quotes:
            yield said.evidence, self._speaker_link(said)
            yield from ((e.evidence, None) for e in said.edited)
        for actor in self.story.actors:
            yield actor.evidence, None
            yield from ((a.evidence, None) for a in actor.aliases)
            yield from ((r.evidence, None) for r in actor.roles)
        yield from ((f.evidence, None) for f in self.story.figures)
        yield from ((f.evidence, None) for s in self.story.series for f in s.figures)
        yield from ((c.evidence, None) for c in self.story.commitments)
        yield from ((e, None) for s in self.story.sources for e in s.published.evidence)

    def _speaker_link(self, said: Said) -> Link | None:
        actor = self.actors.get(said.speaker or "")
        return Link(actor.name, f"{actor_url(actor.id)}#q-{said.id}", "quote") if actor else None

    # -- parts of pages

    def actor_link(self, actor_id: ActorId | str) -> Link | None:
        """An actor's name with its page."""
        found = self._actor_links.get(actor_id)
        if found is None:
            actor = self.actors.get(actor_id)
            if actor is None:
                return None
            found = self._actor_links[actor_id] = Link(actor.name, actor_url(actor.id))
        return found

    def actor_links(self, ids: Iterable[ActorId]) -> tuple[Link, ...]:
        """The same for several, leaving out who has no page."""
        return tuple(link for link in map(self.actor_link, ids) if link)

    def event_link(self, event_id: EventId | str) -> Link | None:
        """An event's title, its date behind it."""
        found = self._event_links.get(event_id)
        if found is None and event_id in self.events:
            event = self.events[event_id]
            date = self.dates.full(event.dated.edtf or "")
            found = self._event_links[event_id] = Link(cut(event.title, 120), event_url(event.id), date)
        return found

    def event_links(self, ids: Iterable[EventId]) -> tuple[Link, ...]:
        """The same for several."""
        return tuple(link for link in map(self.event_link, ids) if link)

    def source_link(self, article_id: ArticleId | str) -> Link | None:
        """A source's title, outlet and date behind it."""
        source = self.sources.get(article_id)
        if source is None:
            return None
        note = ", ".join(p for p in (outlet_of(source), self.published(source)) if p)
        return Link(source.title, article_url(source), note)

    def speech(self, said: Said, *, events: bool = False) -> Speech:
        """A quotation with its speaker and proof."""
        actor = self.actors.get(said.speaker or "")
        proof, when = self.proof(said.evidence), self.dates.full(said.date)
        text = spoken(said.text) if said.direct else said.text
        return Speech(
            f"q-{said.id}",
            text,
            said.direct,
            (actor.name if actor else said.speaker_name) or self.words.t.speaker_unknown,
            actor_url(actor.id) if actor else "",
            "" if when == proof.date else when,
            proof,
            self.event_links(said.events) if events else (),
            said.direct and text[:1].islower(),
        )

    def row(self, event: Event) -> Row:
        """An event as lists show it."""
        found = self._rows.get(event.id)
        if found is None:
            found = self._rows[event.id] = self._make_row(event)
        return found

    def _make_row(self, event: Event) -> Row:
        kind = kind_of(event)
        outlets = list(dict.fromkeys(o for t in event.tellings if (o := self._outlet(t.article))))
        told = self.words.count("sources", len(event.tellings))
        if outlets:
            more = "…" if len(outlets) > _SHOWN_OUTLETS else ""
            told = f"{told} · {self.words.listed(outlets[:_SHOWN_OUTLETS])}{more}"
        links = self.actor_links(event.actors)
        hidden = len(links) - _SHOWN_ACTORS
        return Row(
            event.id,
            event_url(event.id),
            event.title,
            self.when(event.dated),
            kind,
            self.words.ui(f"kind_{kind}"),
            SYMBOLS[kind],
            summary_of(event),
            links if hidden <= 1 else links[:_SHOWN_ACTORS],
            self.words.count("more", hidden) if hidden > 1 else "",
            len(event.tellings),
            told,
            self.badges(event, short=True),
            " ".join(event.actors),
            (event.dated.edtf or "")[:10],
        )

    def _outlet(self, article: ArticleId) -> str:
        source = self.sources.get(article)
        return outlet_of(source) if source else ""

    def badges(self, event: Event, *, short: bool = False) -> tuple[Badge, ...]:
        """How well an event is known, in the fixed words of the theme. `short` leaves out what a list says anyway."""
        made = []
        number = len(event.tellings)
        if not short:
            agree = number > 1 and not event.differences
            told = self.words.count("sources_agree" if agree else "sources", number)
            if 0 < event.independent < number:
                told += self.words.t.list_comma + self.words.count("independent", event.independent)
            made.append(Badge(told, "ok" if agree else "plain"))
        if event.differences:
            made.append(Badge(self.words.t.sources_differ, "bad", "#differ"))
        if (event.edited or event.body) and not (short and event.dated.basis == "editor"):
            made.append(Badge(self.words.t.edited_by_hand, "hand", "" if short else "#edited"))
        return tuple(made)

    def edits(self, edited: Iterable[Edited]) -> tuple[str, ...]:
        """What an editor set, each as a sentence: field, before, after, file."""
        made = []
        for edit in edited:
            field = self.words.get("fields", edit.field) or edit.field
            key = "edit_changed" if edit.before else "edit_set"
            text = self.words.ui(key, field=field, before=cut(edit.before, 160), value=cut(edit.value, 160))
            made.append(f"{text} ({edit.evidence.where})" if edit.evidence.where else text)
        return tuple(made)

    def heaviest(self, events: Iterable[Event], number: int) -> list[Event]:
        """The events that matter most, in the story's order; all where there are no more than that."""
        chosen = sorted(events, key=lambda e: (-e.weight, -len(e.tellings), e.id))[:number]
        return sorted(chosen, key=lambda e: self._places[e.id])

    @cached_property
    def _places(self) -> dict[EventId, int]:
        return {event.id: place for place, event in enumerate(self.story.events)}

    @cached_property
    def embedded(self) -> frozenset[EventId]:
        """Events with a page for a frame: all, or the heaviest of very many."""
        return frozenset(e.id for e in self.heaviest(self.story.events, _EMBEDDED))

    @cached_property
    def pictured(self) -> frozenset[str]:
        """Addresses of the pages with a picture of their own: drawing one takes as long as making twenty pages."""
        if not self.site.base_url:
            return frozenset()
        story = self.story
        actors = sorted((a for a in story.actors if a.events and not a.private), key=lambda a: (-len(a.events), a.id))
        sources = sorted(story.sources, key=lambda s: (-len(s.events), s.id))
        return frozenset(
            [
                *(event_url(e.id) for e in self.heaviest(story.events, _PICTURED)),
                *(actor_url(a.id) for a in actors[: _PICTURED // 2]),
                *(article_url(s) for s in sources[: _PICTURED // 2]),
            ]
        )

    def picture(self, url: str) -> str:
        """The picture of a page, "" where it has none of its own."""
        return f"{url}{PICTURE}" if url in self.pictured else ""

    @cached_property
    def changed(self) -> str:
        """The newest date in the content, as EDTF: the build has no clock."""
        days = [
            d
            for s in self.story.sources
            for d in (s.extract.article.front.updated, s.published.edtf or "")
            if self.dates.machine(d[:10])
        ]
        return max(days, default="")


def kind_of(event: Event) -> str:
    """Whether an event is "reported" by its source as news, "recalled" as background, "planned" for what lies ahead of it."""
    if event.tense == "future":
        return "planned"
    return "reported" if event.lead else "recalled"


def outlet_of(source: Source) -> str:
    """Who published a source, "" = not known."""
    return source.extract.article.front.publisher or source.extract.article.publisher


def summary_of(event: Event, length: int = 240) -> str:
    """A few lines for lists, "" where the title says it all but the date: "The council met" of "In May the council met."."""
    text = event.summary.strip()
    known = set(_WORDS.findall(event.title.casefold()))
    words = _WORDS.findall(text.casefold())
    new = [word for word in words if word not in known]
    says_it_all = len(new) <= _NEW_WORDS and 3 * len(new) <= len(words) and not event.title.endswith("…")
    return "" if says_it_all else cut(text, length)


def capital(text: str) -> str:
    """With a capital at the beginning."""
    return text[:1].upper() + text[1:]


def spoken(text: str) -> str:
    """A quotation without the marks around it, the comma before "she said", and the marks that open its further paragraphs:
    “We waited. “Nobody came.” is one quotation.
    """
    text = text.strip(' "“”„«»\n\t').rstrip(",،")
    return _OPENED_AGAIN.sub(r"\1", text) if text.count("“") > text.count("”") or text.count('"') % 2 else text


def cut(text: str, length: int) -> str:
    """Text in one line, at most so long, ending at a word and with an ellipsis where something was left out."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    head = text[: length - 1]
    space = head.rfind(" ")
    return (head[:space] if space > length // 2 else head).rstrip(" ,;:–-") + "…"
