"""One article as the rules for quotes see it, and a quotation on its way. In: an Article and its actors. Out: a Page."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from sitegen.extract.en.antecedents import NOBODY, Antecedents, Speaker
from sitegen.extract.en.quotes.attribution import Cue
from sitegen.extract.quote_marks import Quoted
from sitegen.model.article import Article
from sitegen.model.extract import Sentence
from sitegen.patterns import lazy


@dataclass(slots=True)
class Draft:
    """A quotation on its way.

    `text[quoted.start:end]` are its words. `gap` is where the narrative before it begins: its paragraph's start, or the
    end of the quotation before it. `short`: too short to stand alone, but it may go on from its neighbour: “No.”
    """

    quoted: Quoted
    end: int
    gap: int
    sentence: int
    cue: Cue | None = None
    keep: bool = False
    short: bool = False
    speaker: Speaker = NOBODY


class Page:
    """One article's text, blocks and sentences, and those who may speak in it."""

    def __init__(self, article: Article, sentences: tuple[Sentence, ...], cast: Antecedents) -> None:
        self.text, self.blocks, self.sentences, self.cast = article.text, article.blocks, sentences, cast
        self.starts = [sentence.start for sentence in sentences]
        self.ends = [sentence.end for sentence in sentences]

    def sentence_at(self, place: int) -> int:
        """The index of the sentence that holds a place, or of the last one before it."""
        return max(0, bisect_right(self.starts, place) - 1)

    def sentence_end(self, close: int, stop: int) -> int:
        """Where the sentence that goes on, or begins, after a closing mark ends; at most `stop`."""
        i = bisect_right(self.ends, close)
        return min(stop, self.ends[i]) if i < len(self.ends) else stop

    def narrative(self, low: int, high: int) -> list[tuple[int, int]]:
        """The sentences, or what lies of them, in `text[low:high]`, without those that have no words."""
        pieces = []
        for i in range(bisect_right(self.ends, low), len(self.sentences)):
            start, end = max(low, self.starts[i]), min(high, self.ends[i])
            if start >= high:
                break
            if _HAS_WORD.search(self.text, start, end):
                pieces.append((start, end))
        return pieces


_HAS_WORD = lazy(r"[^\W\d_]{2}")
