"""Quotations and who says them. In: an Article, its sentences, actors and mentions. Out: Quotes in order of the text.

Words an article attributes are quotes; scare quotes, titles and short fragments are not. A speaker that the article
does not tell stays unknown. What the editor writes in `speakers` wins.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise

from sitegen.extract.en.antecedents import NOBODY, Antecedents, Speaker
from sitegen.extract.en.attribution import Cue, find_after, find_before
from sitegen.extract.en.speakers import find_speaker, find_subject
from sitegen.extract.quote_marks import Quoted, pair_marks
from sitegen.model.article import Article
from sitegen.model.extract import LocalActor, Mention, Quote, Sentence
from sitegen.text import fold


def find_quotes(
    article: Article, sentences: tuple[Sentence, ...], actors: tuple[LocalActor, ...], mentions: tuple[Mention, ...]
) -> tuple[Quote, ...]:
    """Every quotation of the article with its speaker, where there is one."""
    marked = pair_marks(article)
    if not marked or not sentences:
        return ()
    cast = Antecedents(article.text, sentences, actors, mentions, marked)
    reader = _Reader(article, sentences, cast)
    said = reader.choose(marked)
    reader.attribute(said)
    return tuple(
        _finish(article, actors, quote) for quote in said if quote.keep or _by_editor(article, quote) is not None
    )


@dataclass(slots=True)
class _Said:
    """A quotation on its way: its marks, the narrative before and after it in its paragraphs, its cue and speaker."""

    quoted: Quoted
    end: int
    gap: int  # where the narrative before it begins: its paragraph's start, or the end of the quotation before it
    sentence: int
    cue: Cue | None = None
    keep: bool = False
    short: bool = False  # too short to stand alone, but it may go on from its neighbour: “No.”
    speaker: Speaker = NOBODY


class _Reader:
    """One article's text, sentences and blocks, with what is asked of them often."""

    def __init__(self, article: Article, sentences: tuple[Sentence, ...], cast: Antecedents) -> None:
        self.text, self.blocks, self.sentences, self.cast = article.text, article.blocks, sentences, cast
        self.starts = [sentence.start for sentence in sentences]
        self.ends = [sentence.end for sentence in sentences]

    # ---- which are quotes, and with which attribution -------------------------------------------------------------

    def choose(self, marked: list[Quoted]) -> list[_Said]:
        """Every quotation with its cue, and whether it is to be kept."""
        text, said = self.text, []
        for i, quoted in enumerate(marked):
            if quoted.end <= quoted.start:
                continue
            previous = marked[i - 1] if i else None
            gap = self.blocks[quoted.block].start
            if previous and previous.last == quoted.block:
                gap = previous.closes
            stop = self.blocks[quoted.last].end
            if i + 1 < len(marked) and marked[i + 1].block == quoted.last:
                stop = marked[i + 1].opens
            sentence = max(0, bisect_right(self.starts, quoted.start) - 1)
            quote = _Said(quoted, quoted.end if quoted.closed else _cut_open(text, quoted), gap, sentence)
            self._judge(quote, stop, said[-1] if said else None)
            said.append(quote)
        for one, two in pairwise(said):
            if one.quoted.last == two.quoted.block:
                two.keep = two.keep or (two.short and one.keep and one.cue is not None and one.cue.strong)
        for one, two in pairwise(said[::-1]):
            if one.quoted.block == two.quoted.last:
                two.keep = two.keep or (two.short and one.keep and one.cue is not None and one.cue.strong)
        return said

    def _judge(self, quote: _Said, stop: int, previous: _Said | None) -> None:
        """Sets the quotation's cue, and whether it is an utterance or words worth keeping."""
        text, quoted = self.text, quote.quoted
        start = max(quote.gap, self.sentences[quote.sentence].start)
        if quote.sentence and not text[start : quoted.opens].strip(" *_(>-–—"):
            start = self._after_colon(quote, start)
        clause = self.starts[quote.sentence] if start > self.starts[quote.sentence] else start
        before = find_before(text, start, quoted.opens, clause) if start < quoted.opens else None
        after = None
        if quoted.closes < stop:
            end = self._sentence_end(quoted.closes, stop)
            after = find_after(text, quoted.closes, end, text[quote.end - 1])
            if (
                after
                and stop < len(text)
                and _INTO_NEXT.search(text, quoted.closes, stop)
                and text[quote.end - 1] in ".?!"
            ):
                after = None  # “….” She warned: “…” — these words lead to the next quotation
        if (
            before
            and before.strong
            and before.rule != "colon"
            and (text[before.end - 1 : before.end] == ":" or after is None)
        ):
            quote.cue = before
        elif after:
            quote.cue = after
        else:
            quote.cue = before
        if quote.cue is None and previous is not None and previous.sentence == quote.sentence and previous.cue is not None:
            # He said it was “a long road …” and that there were “no short cuts …”: one attribution for both
            quote.cue = replace(previous.cue, strong=False) if previous.cue.rule == "said-before" else None
        quote.keep = self._is_quote(quote, start)

    def _after_colon(self, quote: _Said, start: int) -> int:
        """Where the words before a quotation begin: a sentence of their own where they end in a colon."""
        previous = self.sentences[quote.sentence - 1]
        if previous.start >= quote.gap and self.text[previous.end - 1] == ":":
            return previous.start
        return start

    def _sentence_end(self, close: int, stop: int) -> int:
        """Where the sentence that follows a closing mark at `close`, or goes on after it, ends."""
        i = bisect_right(self.ends, close)
        return min(stop, self.ends[i]) if i < len(self.ends) else stop

    def _is_quote(self, quote: _Said, start: int) -> bool:
        """Whether the words are quoted speech: not a title, a nickname or a word held with tongs."""
        text, quoted, cue = self.text, quote.quoted, quote.cue
        words = text.count(" ", quoted.start, quote.end) + 1
        first, last = text[quoted.start], text[quote.end - 1]
        whole = first.isupper() or first.isdigit() or not (first.isalpha() and first.islower())
        opens_sentence = not text[start : quoted.opens].strip(" *_(>-–—•…\n")
        marked = cue is not None and text[cue.end - 1] in ":,"
        if cue is not None and cue.strong and cue.rule != "said-after" and not marked and _is_title(text, quoted, words):
            return False
        if cue is not None and cue.strong:
            if cue.rule == "said-after" and not opens_sentence and last != ",":
                return words >= _PARTIAL and not _is_title(text, quoted, words)
            spoken = last in ".?!,…—-"
            if whole and (cue.rule != "said-before" or spoken or marked):
                return True
            return words >= _PARTIAL or (last in ".?!," and (opens_sentence or marked))
        if cue is not None and cue.rule == "colon":
            return whole and words >= 3 and not self._is_headline(quote)
        if cue is not None:
            return words >= _PARTIAL and not _is_title(text, quoted, words)
        ended = last in ".?!…," or quoted.closes >= self.blocks[quoted.last].end or not quoted.closed
        alone = whole and opens_sentence and ended and not self._is_headline(quote) and not _is_title(text, quoted, words)
        quote.short = alone and words < _ALONE
        return alone and words >= _ALONE

    def _is_headline(self, quote: _Said) -> bool:
        """A short paragraph without a full stop that ends with the quotation: Minister: ‘We had no choice’."""
        block = self.blocks[quote.quoted.last]
        return (
            block.end - block.start < _HEADLINE
            and quote.quoted.closes >= block.end
            and self.text[quote.end - 1] not in ".?!…,"
        )

    # ---- who says them ------------------------------------------------------------------------------------------

    def attribute(self, said: list[_Said]) -> None:
        """Sets every speaker: by the cue, else by what stands before, else by the quotation that follows."""
        previous: _Said | None = None
        for quote in said:
            if not quote.keep:
                continue
            if quote.cue is not None:
                quote.speaker = self._by_cue(quote, previous)
            if quote.cue is None or quote.speaker.how == "unknown":
                quote.speaker = self._by_context(quote, previous)
            if quote.speaker.actor is not None:
                self.cast.last_speaker = (quote.speaker.actor, quote.quoted.opens)
            previous = quote
        following: _Said | None = None
        for quote in reversed(said):
            if not quote.keep:
                continue
            if quote.speaker.how == "unknown" and following is not None and self._leans_on(quote, following):
                quote.speaker = following.speaker._replace(how="followed")
            following = quote

    def _by_cue(self, quote: _Said, previous: _Said | None) -> Speaker:
        """The speaker the cue names; words between two quotations of one sentence speak for both."""
        cue = quote.cue
        assert cue is not None
        if previous is not None and previous.cue is not None and cue.rule in ("said-before", "colon"):
            shared = (
                previous.cue.start < quote.quoted.opens
                and previous.cue.start >= quote.gap - 2
                and cue.low <= previous.cue.end
            )
            if shared and cue.subject == "main-clause":
                return _again(previous, "resumed")  # “A,” said Ms Ruiz, adding: “B”
            if shared:
                cue = replace(cue, low=max(cue.low, quote.gap))
        asked = previous is not None and previous.quoted.block < quote.quoted.block and self.text[previous.end - 1] == "?"
        self.cast.not_this = previous.speaker.actor if asked and previous is not None else None
        speaker = find_speaker(self.cast, cue)
        self.cast.not_this = None
        return speaker

    def _by_context(self, quote: _Said, previous: _Said | None) -> Speaker:
        """The speaker of a quotation without attribution of its own."""
        quoted = quote.quoted
        here = previous is not None and previous.quoted.last == quoted.block
        pieces = self._narrative(quote.gap, quoted.opens)
        if here and previous is not None:
            attributed = previous.cue is not None and previous.cue.start >= quote.gap
            if len(pieces) <= attributed:
                return _again(previous, "resumed")
            subject = self._subject(*pieces[-1])
            return subject if subject.actor is not None else _again(previous, "resumed")
        if pieces:
            return self._subject(*pieces[-1])
        return self._from_paragraph_before(quoted.block, previous)

    def _narrative(self, low: int, high: int) -> list[tuple[int, int]]:
        """The sentences, or what lies of them, in `text[low:high]`, without those that have no words."""
        pieces = []
        for i in range(max(0, bisect_right(self.ends, low)), len(self.sentences)):
            start, end = max(low, self.starts[i]), min(high, self.ends[i])
            if start >= high:
                break
            if _HAS_WORD.search(self.text, start, end):
                pieces.append((start, end))
        return pieces

    def _subject(self, start: int, end: int) -> Speaker:
        """Whom a sentence is about, as the speaker of the quotation after it; nobody if it is no actor."""
        subject = find_subject(self.cast, start, end)
        return subject._replace(how="named-before") if subject.actor is not None else NOBODY

    def _from_paragraph_before(self, block: int, previous: _Said | None) -> Speaker:
        """The speaker of a paragraph that is all quotation: announced before it, or going on from before."""
        if block == 0 or self.blocks[block - 1].kind == "heading":
            return NOBODY
        before = self.blocks[block - 1]
        continues = previous is not None and previous.quoted.last == block - 1
        low = previous.quoted.closes if previous is not None and continues else before.start
        pieces = self._narrative(low, before.end)
        if previous is not None and continues and previous.cue is not None and previous.cue.start >= low:
            pieces = pieces[1:]
        if pieces:
            start, end = pieces[-1]
            cue = find_before(self.text, start, end, start)
            if cue is not None and (cue.rule != "colon" or not continues):
                speaker = find_speaker(self.cast, cue)
                if speaker.actor is not None and (cue.strong or not continues):
                    return speaker._replace(how="introduced")
            subject = self._subject(start, end)
            if subject.actor is not None and not (continues and subject.words.lower() in ("it", "they")):
                return subject._replace(how="introduced")
        if previous is not None and (continues or previous.quoted.last == block - 2):
            return _again(previous, "continued")
        return NOBODY

    def _leans_on(self, quote: _Said, following: _Said) -> bool:
        """Whether the quotation after it tells who says this one: in its paragraph, or the next where both stand alone."""
        if following.quoted.block == quote.quoted.last:
            return True
        alone = not self._narrative(quote.quoted.closes, self.blocks[quote.quoted.last].end)
        first = following.quoted.opens <= self.blocks[following.quoted.block].start + 2
        after = following.cue is not None and following.cue.rule == "said-after"
        return alone and first and after and following.quoted.block == quote.quoted.last + 1


_PARTIAL = 5  # words: fewer, taken into a sentence, are a phrase held with tongs
_ALONE = 4  # words: fewer, without attribution, are a slogan or a title
_HEADLINE = 120  # characters
_SMALL_WORD = 3  # letters: "of", "the" are small in titles too
_HAS_WORD = re.compile(r"[^\W\d_]{2}")
_INTO_NEXT = re.compile(r":[\s*_]*$")
_UNCLOSED = re.compile(
    r"(?<=[,?!]) (?:said|says) [A-Z]|(?<=[,?!]) (?:he|she|it|they|[A-Z]\w+|the \w+) (?:said|says|added|told|wrote|asked)\b"
)


def _again(previous: _Said, how: str) -> Speaker:
    """The speaker of the quotation before, if there is one."""
    return previous.speaker._replace(how=how) if previous.speaker.how != "unknown" else NOBODY


def _cut_open(text: str, quoted: Quoted) -> int:
    """Where a quotation without closing mark ends: before an attribution within it, else with its paragraph."""
    found = _UNCLOSED.search(text, quoted.start, quoted.end)
    return found.start() if found else quoted.end


def _is_title(text: str, quoted: Quoted, words: int) -> bool:
    """Words with capitals: the title of a work, a slogan on a sign."""
    if words > 12:
        return False
    long = [word for word in text[quoted.start : quoted.end].split()[1:] if len(word) > _SMALL_WORD]
    return bool(long) and sum(word[0].isupper() for word in long) >= 0.7 * len(long)


def _by_editor(article: Article, quote: _Said) -> str | None:
    """The name the editor gives to this quotation, by its first words."""
    if not article.front.speakers:
        return None
    words = fold(article.text[quote.quoted.start : quote.end])
    return next(
        (name for first, name in article.front.speakers if first.strip() and words.startswith(fold(first))), None
    )


def _finish(article: Article, actors: tuple[LocalActor, ...], quote: _Said) -> Quote:
    """The quotation as the model has it."""
    start, end, cue, speaker = quote.quoted.start, quote.end, quote.cue, quote.speaker
    rule = speaker.how
    if cue is not None and speaker.how not in _CONTEXT_RULES:
        rule = cue.rule if speaker.how in ("name", "unnamed") else f"{cue.rule}-{speaker.how}"
    name = _by_editor(article, quote)
    if name is not None:
        wanted = fold(name)
        actor = next(
            (i for i, a in enumerate(actors) if wanted in {fold(n) for n in (a.name, *a.aliases, a.acronym)}), None
        )
        speaker, rule = Speaker(actor, name, "editor"), "editor"
    return Quote(
        start,
        end,
        article.text[start:end],
        speaker.actor,
        speaker.words,
        rule,
        quote.sentence,
        direct=True,
        cue_start=cue.start if cue else -1,
        cue_end=cue.end if cue else -1,
    )


_CONTEXT_RULES = frozenset(("resumed", "named-before", "introduced", "continued", "followed", "unknown"))
