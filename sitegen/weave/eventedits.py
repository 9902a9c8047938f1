"""What editors wrote about events, turned into rules for grouping before anything is grouped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from sitegen.errors import Notice
from sitegen.model.edit import EventEdit
from sitegen.model.evidence import Evidence
from sitegen.model.extract import Extract
from sitegen.model.story import Ledger
from sitegen.text import did_you_mean, fold
from sitegen.weave.castedits import slug_of
from sitegen.weave.evidence import above, line_of, of_sentence
from sitegen.weave.recognise import mark_of_article
from sitegen.weave.told import Told


@dataclass(slots=True)
class EventRules:
    """Pairs of tellings that are one or two by decree, the telling each edit speaks of, and events it adds."""

    together: list[tuple[int, int]] = field(default_factory=list)
    apart: list[tuple[int, int]] = field(default_factory=list)
    targets: list[tuple[EventEdit, int]] = field(default_factory=list)
    added: list[tuple[EventEdit, list[tuple[int, Evidence]], list[int]]] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


class Finder:
    """Tellings by event id: as published, or as this very content would name it. And sentences by their first words."""

    def __init__(
        self,
        named: Mapping[str, Sequence[int]],
        tellings: Sequence[Told],
        extracts: Sequence[Extract],
        slugs: Sequence[str],
        ledger: Ledger,
    ) -> None:
        self.tellings, self.extracts, self.named, self._ledger = tellings, extracts, named, ledger
        self._articles: dict[str, int] = {}
        for a, extract in enumerate(extracts):
            path = PurePosixPath(extract.article.id)
            for name in (path.stem, path.name, slugs[a], str(path)):
                self._articles[name] = a

    @cached_property
    def _published(self) -> dict[str, list[int]]:
        """The tellings, by now under another id, of those that were published. One sentence may tell several happenings: of
        those that share no date and no article with it, none is taken that has an id of its own.
        """
        by_sentence: dict[str, list[int]] = {}
        for told in self.tellings:
            for mark in told.ids:
                by_sentence.setdefault(mark, []).append(told.number)
        id_of = {number: id_ for id_, told in self.named.items() for number in told}
        known = {entry.id for entry in self._ledger.entries if entry.kind == "event"}
        found: dict[str, list[int]] = {}
        for entry in self._ledger.entries:
            if entry.kind != "event" or entry.id in self.named:
                continue
            hits = [n for part in entry.key if part.startswith("s:") for n in by_sentence.get(part[2:], ())]
            own = [n for n in hits if mark_of_article(self.extracts[self.tellings[n].article].article.id) in entry.key]
            own = own or [n for n in hits if id_of[n] not in known]
            exact = [n for n in own if f"d:{self.tellings[n].dated.edtf}" in entry.key]
            ids = Counter(id_of[n] for n in exact or own)
            found[entry.id] = list(self.named[max(ids, key=ids.__getitem__)]) if ids else []
        return found

    def event(self, name: str) -> list[int]:
        """The tellings of an event, by its id, its former id, or its title."""
        return (
            list(self.named.get(name, ())) or self._published.get(name, []) or list(self.named.get(slug_of(name), ()))
        )

    def article(self, name: str) -> int | None:
        """An article by path, slug, or file name."""
        return self._articles.get(name, self._articles.get(name.removeprefix("content/").strip("/")))

    def sentence(self, article: int, words: str) -> int | None:
        """The sentence of an article that begins with, or else holds, these words."""
        start = fold(words).strip("\"' ").rstrip(".… ")
        extract = self.extracts[article]
        texts = [fold(extract.article.text[s.start : s.end]) for s in extract.sentences]
        for n, text in enumerate(texts):
            if text.lstrip("\"'( ").startswith(start):
                return n
        return next((n for n, text in enumerate(texts) if start in text), None)

    def known(self) -> list[str]:
        """Every id that `event` finds something by: not of what was published once and is told no more."""
        return sorted({*self.named, *(id_ for id_, told in self._published.items() if told)})


def read_event_edits(edits: Sequence[EventEdit], finder: Finder) -> EventRules:
    """The rules of all edits; those that match nothing become warnings with the nearest id."""
    rules = EventRules()
    own: dict[str, list[int]] = {}
    for edit in edits:
        sources, quoted, claimed = _sources(edit, finder, rules)
        found = finder.event(edit.key)
        if not found or (claimed and set(edit.distinct) and not set(claimed) & set(found)):
            found = claimed
        if not found:  # an event that is new under this name may be one that the articles tell
            found = next(filter(None, map(finder.event, edit.merge)), [])
        if found:
            own[edit.key] = found
            rules.targets.append((edit, found[0]))
            rules.together += [(found[0], n) for n in (*found[1:], *claimed) if n != found[0]]
        elif edit.date and edit.title:
            rules.added.append((edit, quoted, sources))
        else:
            lacks = " and a ".join(key for key in ("title", "date") if not getattr(edit, key))
            new = f"to add an event, give it a {lacks}" + ("" if edit.sources else ", and sources")
            hint = did_you_mean(edit.key, finder.known()) or new
            rules.notices.append(
                Notice("warning", "event-edit-unmatched", f'no event has the id "{edit.key}"', edit.where, hint)
            )
    added = {edit.key for edit, *_ in rules.added}
    for edit in edits:
        if edit.key in own or edit.key in added:
            _pairs(edit, own, added, finder, rules)
    _read_front_matter(finder, own, rules)
    return rules


def _pairs(
    edit: EventEdit, own: Mapping[str, list[int]], added: Collection[str], finder: Finder, rules: EventRules
) -> None:
    mine = own.get(edit.key, [])
    for key, names, pairs in (("merge", edit.merge, rules.together), ("distinct", edit.distinct, rules.apart)):
        for name in names:
            others = () if name == edit.key else own.get(name) or finder.event(name)
            others = [n for n in others if key == "merge" or n not in mine]
            pairs.extend((a, b) for a in (mine[:1] if key == "merge" else mine) for b in others)
            if others or (
                key == "distinct" and name != edit.key and name in added
            ):  # what was added stands alone anyway
                continue
            message = f'{key}: no other event has the id "{name}"'
            known = [id_ for id_ in finder.known() if id_ != edit.key]
            hint = did_you_mean(name, known) or "give the id, the last part of its page's URL"
            if name in added and name != edit.key:
                message = f'{key}: no article tells of "{name}", which has a file of its own'
                hint = "keep one of the two files"
            rules.notices.append(Notice("warning", "event-edit-unmatched", message, line_of(edit, key), hint))


def _sources(
    edit: EventEdit, finder: Finder, rules: EventRules
) -> tuple[list[int], list[tuple[int, Evidence]], list[int]]:
    """The articles an edit names, the sentences it quotes in them, and the tellings that rest on those."""
    sources: list[int] = []
    for name in edit.sources:
        article = finder.article(name)
        if article is None:
            near = did_you_mean(name, [e.article.id for e in finder.extracts])
            hint = near or "give the article's path within content/, or the last part of its page's URL"
            rules.notices.append(
                Notice(
                    "warning",
                    "event-source-unknown",
                    f'sources: there is no article "{name}"',
                    line_of(edit, "sources"),
                    hint,
                )
            )
        else:
            sources.append(article)
    quoted: list[tuple[int, Evidence]] = []
    claimed: list[int] = []
    for words in edit.evidence:
        for a in sources or range(len(finder.extracts)):
            sentence = finder.sentence(a, words)
            if sentence is not None:
                quoted.append((a, of_sentence(finder.extracts[a], sentence)))
                claimed += [
                    t.number
                    for t in finder.tellings
                    if t.article == a and sentence in (t.happening.sentence, *t.happening.also)
                ]
                break
        else:
            hint = "the sentence was changed or removed: look again, then correct the words or remove them"
            rules.notices.append(
                Notice(
                    "warning",
                    "edit-evidence-changed",
                    f'evidence: no sentence begins "{words}" any more',
                    line_of(edit, "evidence"),
                    hint,
                )
            )
    if len(claimed) > 1 and edit.date:
        claimed = [n for n in claimed if finder.tellings[n].dated.edtf == edit.date] or claimed
    return sources, quoted, claimed


def _read_front_matter(finder: Finder, own: Mapping[str, list[int]], rules: EventRules) -> None:
    """`events:` above an article: what it reports is that event."""
    by_article: dict[int, list[Told]] = {}
    for told in finder.tellings:
        by_article.setdefault(told.article, []).append(told)
    for a, extract in enumerate(finder.extracts):
        for name in extract.article.front.events:
            found = own.get(name) or finder.event(name)
            here = by_article.get(a, [])
            if not found:
                where = above(extract, "events")
                hint = did_you_mean(name, finder.known()) or "give the id, the last part of its page's URL"
                rules.notices.append(
                    Notice("warning", "article-event-unmatched", f'events: no event has the id "{name}"', where, hint)
                )
            elif here and not any(finder.tellings[n].article == a for n in found):
                lead = next((t for t in here if t.happening.lead), here[0])
                rules.together.append((found[0], lead.number))
