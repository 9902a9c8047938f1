"""The story laid out for making pages: proofs, rows and links that many pages share, each made once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple

from sitegen.model.dated import Dated
from sitegen.model.evidence import ActorId, ArticleId, EventId, Evidence
from sitegen.model.page import Page
from sitegen.model.story import Edited, Event, Said, Story
from sitegen.render.answers import Taken
from sitegen.render.asked import encoded, piece
from sitegen.render.env import Linked, Theme
from sitegen.render.facts import Facts
from sitegen.render.links import PICTURE, actor_url, event_url
from sitegen.render.rules import is_reported
from sitegen.render.shorten import capital, cut, spoken, summary_of
from sitegen.render.site import Site
from sitegen.render.views.parts import Badge, Link, Proof, Row, Speech, When
from sitegen.render.views.story import Piece
from sitegen.text import digest

SYMBOLS = {"reported": "●", "recalled": "○", "planned": "◇"}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_START = itemgetter(1)
_SHOWN_ACTORS = 5
_SHOWN_OUTLETS = 3


class Book(Facts):
    """One story, one site. Page kinds are functions of it; what it hands out is plain views."""

    def __init__(self, story: Story, site: Site, theme: Theme | None = None, last: Book | None = None) -> None:
        """`last` is the book of the story as it was told before."""
        super().__init__(story, last)
        self.site = site
        self.theme = theme or Theme(site)
        self.words = self.theme.words
        self.dates = self.theme.dates

    def page(
        self, template: str, path: str, view: Callable[..., Any], *given: object, linked: Linked | None = None
    ) -> Page:
        """One HTML page at `path`, a folder ("events/x/") or a file: what `view` makes of this book and `given`.

        `view` is a function of a module and `given` plain data, so that the page depends on them and on what the view asks
        the book for, and on nothing else. `linked` makes the JSON-LD of a view.
        """
        path = path if path.endswith(".html") else f"{path}index.html"
        return self.file(path, lambda book, *of: book.theme.paint(template, path, view(book, *of), linked), *given)

    def file(self, path: str, make: Callable[..., str | bytes], *given: object) -> Page:
        """A file that `make` makes of this book and `given`; on both the same holds as for a page."""
        return Page(path, partial(self.seal, path, given), partial(self._make, make, given))

    def seal(self, path: str, given: object) -> str:
        """A digest of all that a page is made from, except what it asks the book."""
        return digest(b"\0".join([self.theme.digest, path.encode(), encoded(given)]))

    def _make(self, make: Callable[..., str | bytes], given: tuple[object, ...]) -> tuple[bytes, bytes]:
        self.asked = set()
        made = make(self, *given)
        return made if isinstance(made, bytes) else made.encode("utf-8", "replace"), self.questions()

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

    def published(self, published: Dated) -> str:
        """When a source appeared. An open span is no span here: "2014 or later" is what is known of one day."""
        text = published.edtf or ""
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
        source = self._cited(evidence.article)
        url, title, outlet, date, language = source.origin
        if evidence.origin == "text":
            anchor = source.anchor(evidence.sentence, evidence.start)
            url = f"{url}#s-{anchor}" if url and anchor else url
            return Proof(evidence.text, url, title, outlet, date, number, "", language)
        where = evidence.where or self.words.get("origins", evidence.origin) or evidence.origin
        return Proof(evidence.text, f"{url}#date" if url else "", title, outlet, date, number, where, language)

    def anchor(self, article: str, sentence: str, start: int) -> str:
        """The id of the sentence that evidence stands or begins in, "" where its article has none."""
        return self._cited(article).anchor(sentence, start)

    @piece
    def _cited(self, article: str) -> _Cited:
        head = self.head(article)
        if head is None:
            return _Cited(("", "", "", "", ""), (), {})
        origin = head.url, head.title, head.outlet, self.published(head.published), self.foreign(head.language)
        sentences = self.sentences(article) or ()
        return _Cited(origin, sentences, dict(sentences))

    def foreign(self, language: str) -> str:
        """A language where it is known and not the site's, else ""."""
        return "" if language in {"", "und"} or language.split("-", maxsplit=1)[0] == self.words.primary else language

    @piece
    def marks(self, article: str) -> dict[str, Piece]:
        """Sentence -> a piece without text: what rests on each sentence that is used anywhere on the site."""
        found: dict[str, list[Link]] = {}
        strong: set[str] = set()
        for taken in self.taken(article) or ():
            anchor = self.anchor(article, taken.sentence, taken.start)
            links = found.setdefault(anchor, [])
            link = self._event_mark(taken.event) if taken.event else self._speaker_mark(taken) if taken.quote else None
            if link and link not in links:
                links.append(link)
                if taken.event:
                    strong.add(anchor)
        return {a: Piece("", f"s-{a}", a in strong, tuple(links)) for a, links in found.items()}

    @piece
    def _event_mark(self, event_id: str) -> Link | None:
        event = self.title(event_id)
        if event is None:
            return None
        label = self.dates.full(event.date) if event.date else cut(event.title, 36)
        return Link(label, event_url(event_id), event.title)

    def _speaker_mark(self, taken: Taken) -> Link | None:
        name = self.name(taken.speaker or "")
        return Link(name.name, f"{actor_url(taken.speaker or '')}#q-{taken.quote}", "quote") if name else None

    def used(self, article: str) -> list[tuple[int, int]]:
        """Spans of an article's text that something on the site rests on, sorted."""
        return sorted({(taken.start, taken.end) for taken in self.taken(article) or ()})

    # -- parts of pages

    @piece
    def actor_link(self, actor_id: str) -> Link | None:
        """An actor's name with its page."""
        name = self.name(actor_id)
        return Link(name.name, actor_url(actor_id)) if name else None

    @piece
    def roles_by_article(self, actor_id: str) -> dict[ArticleId, int]:
        """Article -> the number of the first role it gives an actor."""
        roles = self.roles(actor_id) or ()
        return {roles[n].evidence.article: n for n in reversed(range(len(roles)))}

    def actor_links(self, ids: Iterable[ActorId]) -> tuple[Link, ...]:
        """The same for several, leaving out who has no page."""
        return tuple(link for link in map(self.actor_link, ids) if link)

    @piece
    def event_link(self, event_id: str) -> Link | None:
        """An event's title, its date behind it."""
        event = self.title(event_id)
        return Link(cut(event.title, 120), event_url(event_id), self.dates.full(event.date)) if event else None

    def event_links(self, ids: Iterable[EventId]) -> tuple[Link, ...]:
        """The same for several."""
        return tuple(link for link in map(self.event_link, ids) if link)

    @piece
    def source_link(self, article: str) -> Link | None:
        """A source's title, outlet and date behind it."""
        head = self.head(article)
        if head is None:
            return None
        note = ", ".join(p for p in (head.outlet, self.published(head.published)) if p)
        return Link(head.title, head.url, note)

    def speech(self, said: Said, *, events: bool = False) -> Speech:
        """A quotation with its speaker and proof."""
        actor = self.actor_link(said.speaker or "")
        proof, when = self.proof(said.evidence), self.dates.full(said.date)
        text = spoken(said.text) if said.direct else said.text
        return Speech(
            f"q-{said.id}",
            text,
            said.direct,
            (actor.name if actor else said.speaker_name) or self.words.t.speaker_unknown,
            actor.url if actor else "",
            "" if when == proof.date else when,
            proof,
            self.event_links(said.events) if events else (),
            said.direct and text[:1].islower(),
        )

    @piece
    def row(self, event_id: str) -> Row | None:
        """An event as lists show it."""
        event = self.event(event_id)
        if event is None:
            return None
        kind = kind_of(event)
        outlets = list(dict.fromkeys(o for t in event.tellings if (o := self._cited(t.article).origin[2])))
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

    def picture(self, url: str) -> str:
        """The picture of a page, "" where it has none of its own."""
        return f"{url}{PICTURE}" if self.site.base_url and self.pictured(url) else ""

    @property
    def changed(self) -> str:
        """The newest date in the content, as EDTF: the build has no clock."""
        return self._changed("")

    @piece
    def _changed(self, _: str) -> str:
        days = [
            d
            for filed in self.filed_all.values()
            for d in (filed.updated, filed.published)
            if self.dates.machine(d[:10])
        ]
        return max(days, default="")


class _Cited(NamedTuple):
    """A source as proofs need it: `origin` is its address, title, outlet, date in words and foreign language."""

    origin: tuple[str, str, str, str, str]
    sentences: tuple[tuple[str, int], ...]
    by_id: dict[str, int]

    def anchor(self, sentence: str, start: int) -> str:
        """As `Book.anchor`."""
        if sentence in self.by_id or not self.sentences:
            return sentence if self.sentences else ""
        return self.sentences[max(bisect_right(self.sentences, start, key=_START) - 1, 0)][0]


def kind_of(event: Event) -> str:
    """Whether an event is "reported" by its source as news, "recalled" as background, "planned" for what lies ahead of it."""
    if event.tense == "future":
        return "planned"
    return "reported" if event.lead else "recalled"
