"""A happening in the making, and the article around it to look things up in."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from sitegen.extract.dateline import find_dateline
from sitegen.extract.en.antecedents import Antecedents
from sitegen.extract.en.clauses import read_clauses
from sitegen.extract.en.clauses.reading import Reading
from sitegen.extract.en.happenings.bindings import Binding
from sitegen.extract.en.triggers import QUOTATION, TIME, read_words
from sitegen.extract.quote_marks import Quoted
from sitegen.model.article import Article
from sitegen.model.dated import Dated
from sitegen.model.extract import LocalActor, Mention, Quote, Sentence, Timex

LONGEST = 1500
"""A sentence longer than this, in code points, is a list or a page without full stops: it tells no single happening."""
_QUOTED_WORDS = 4  # shorter quotations are part of the sentence around them: a “nowhere near good enough” response
_EDGES = "\"'“”‘’„«»‹›"


@dataclass(slots=True)
class Draft:
    """A happening in the making. `place` is the first word's offset of its clause; `edtf` None = open.

    `source` is the sentence with the date words (its own unless the date was taken from another one); `main` is True
    where the article itself tells it, as against looking back or ahead in a subordinate clause or a noun.
    """

    sentence: int
    reading: Reading
    binding: Binding
    edtf: str | None
    rule: str
    basis: Literal["stated", "inferred", "unknown"]
    place: int
    anchor: str = ""
    words: str = ""
    timex: int | None = None
    source: int = -1
    main: bool = False
    lead: bool = False
    also: tuple[int, ...] = ()
    thin: int = -1


class Page:
    """An article and what was found in it, by sentence."""

    def __init__(
        self,
        article: Article,
        sentences: tuple[Sentence, ...],
        published: Dated,
        timexes: tuple[Timex, ...],
        actors: tuple[LocalActor, ...],
        mentions: tuple[Mention, ...],
        quotes: tuple[Quote, ...],
    ) -> None:
        self.article, self.text, self.sentences, self.published = article, article.text, sentences, published
        self.timexes, self.actors, self.mentions = timexes, actors, mentions
        self.starts = [s.start for s in sentences]
        self.quoted = _quoted(self.text, quotes)
        self._quote_starts = [start for start, _ in self.quoted]
        self.mentions_in: dict[int, list[Mention]] = {}
        for mention in mentions:
            self.mentions_in.setdefault(mention.sentence, []).append(mention)
        self.times_in: dict[int, list[int]] = {}
        for i, timex in enumerate(timexes):
            if timex.kind == "date":
                self.times_in.setdefault(timex.sentence, []).append(i)
        self._dateline = find_dateline(article)
        self._readings: dict[int, Reading] = {}

    def reading(self, index: int) -> Reading:
        """The words and clauses of a sentence, read once."""
        known = self._readings.get(index)
        if known is None:
            sentence = self.sentences[index]
            start, end = self._begin(sentence), min(sentence.end, sentence.start + LONGEST)
            known = self._readings[index] = read_clauses(
                read_words(self.text, start, end, self._holes(index, start, end))
            )
        return known

    @cached_property
    def cast(self) -> Antecedents:
        """Whom "the company" and "the judge" mean."""
        marked = [Quoted(start, start, end, end, 0, 0) for start, end in self.quoted]
        return Antecedents(self.text, self.sentences, self.actors, self.mentions, marked)

    @cached_property
    def first_named(self) -> dict[int, int]:
        """Where each actor has its full name for the first time."""
        found: dict[int, int] = {}
        for mention in self.mentions:
            if mention.text == self.actors[mention.actor].name:
                found.setdefault(mention.actor, mention.start)
        return found

    def words_of(self, index: int) -> str:
        """The sentence, letter for letter, without a dateline."""
        return self.text[self._begin(self.sentences[index]) : self.sentences[index].end]

    def _begin(self, sentence: Sentence) -> int:
        """Where the words of a sentence begin: behind the dateline."""
        dateline = self._dateline
        behind = dateline is not None and sentence.start <= dateline.start and dateline.story < sentence.end
        return dateline.story if dateline is not None and behind else sentence.start

    def in_quotation(self, at: int) -> bool:
        """Whether the offset lies inside a quotation of some length."""
        return self._quotation(at) >= 0

    def _quotation(self, at: int) -> int:
        """The quotation of some length around the offset, -1 = none."""
        i = bisect_right(self._quote_starts, at) - 1 if self.quoted else -1
        return i if i >= 0 and at < self.quoted[i][1] else -1

    def tells(self, index: int) -> bool:
        """Whether the sentence is one: not a heading, not all quotation, not endless."""
        sentence = self.sentences[index]
        if sentence.end - sentence.start > LONGEST or self.article.blocks[sentence.block].kind == "heading":
            return False
        first, last = self._quotation(sentence.start + 1), self._quotation(sentence.end - 3)
        return first < 0 or first != last

    def _holes(self, index: int, start: int, end: int) -> list[tuple[int, int, str]]:
        """Quotations and time expressions of a sentence, which count as one word each."""
        holes = [
            (t.start, t.end, TIME)
            for t in map(self.timexes.__getitem__, self.times_in.get(index, ()))
            if not self.in_quotation(t.start)
        ]
        i = max(0, bisect_right(self._quote_starts, start) - 1)
        while i < len(self.quoted) and self.quoted[i][0] < end:
            low, high = self.quoted[i]
            if high > start:
                holes.append((max(low, start), min(high, end), QUOTATION))
            i += 1
        return sorted(holes)


def _quoted(text: str, quotes: tuple[Quote, ...]) -> list[tuple[int, int]]:
    """Spans of quotations with their marks, in order: the longer ones, and words of somebody's mouth ("Heads will roll," he said; not a
    title, "In The Plex," that he wrote).
    """
    spans = []
    for quote in quotes:
        spoken = (
            quote.text[:1].isupper() and quote.text.endswith((",", "!", "?")) and quote.text.split()[-1][:1].islower()
        )
        if quote.direct and (spoken or quote.text.count(" ") + 1 >= _QUOTED_WORDS):
            start = quote.start - (quote.start > 0 and text[quote.start - 1] in _EDGES)
            end = quote.end + (text[quote.end : quote.end + 1] in _EDGES and quote.end < len(text))
            spans.append((start, end))
    return sorted(spans)
