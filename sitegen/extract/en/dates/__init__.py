"""Time expressions of English press copy. In: an Article, its sentences, its publication date. Out: Timexes in order.

Each sentence that may hold one is turned into tokens (`date_words`), tokens into phrases (`date_grammar`), phrases into
meanings (`date_meaning`); neighbours join into ranges (`date_ranges`), and `date_anchors` counts what is relative from
the day of publication or from the date the article is telling of. Without such a day an expression stays open.
"""

from __future__ import annotations

import re

from sitegen.extract.en.dates.anchors import Closed, Resolver
from sitegen.extract.en.dates.context import names_in
from sitegen.extract.en.dates.grammar import next_phrase
from sitegen.extract.en.dates.lists import share_years
from sitegen.extract.en.dates.meaning import mean
from sitegen.extract.en.dates.pairs import join_pairs
from sitegen.extract.en.dates.parts import Found
from sitegen.extract.en.dates.ranges import join_ranges
from sitegen.extract.en.dates.sections import Sections
from sitegen.extract.en.dates.words import Tokens, tokenise
from sitegen.model.article import Article
from sitegen.model.dated import Dated
from sitegen.model.extract import Sentence, Timex
from sitegen.model.frozen import changed
from sitegen.relative import resolve


def find_timexes(article: Article, sentences: tuple[Sentence, ...], published: Dated) -> tuple[Timex, ...]:
    """Every date, span, duration and set in the text, by place; `edtf` is None where no day is known to count from."""
    text = article.text
    names = names_in(text)
    found: list[Found] = []
    for index, sentence in enumerate(sentences):
        if tokens := tokenise(text[sentence.start : sentence.end], names):
            here = join_pairs(find_meanings(tokens, index, sentence.block), tokens)
            found += share_years(join_ranges(here, tokens), tokens)
    resolver = Resolver(published.edtf, found, Sections(article))
    timexes = []
    for item in found:
        value = resolver.close(item)
        dated = item if value.stop < 0 else changed(item, meaning=changed(item.meaning, kind="date"), stop=value.stop)
        offset = sentences[item.sentence].start
        timex = _timex(text, dated, offset, value)
        timexes.append(changed(timex, ends=_ends(text, item, offset, value)) if item.ends and value.edtf else timex)
    return tuple(timexes)


def _timex(text: str, item: Found, offset: int, value: Closed) -> Timex:
    start, end = _with_clock(text, item, offset)
    words, kind = text[start:end], item.meaning.kind
    return Timex(start, end, words, value.edtf, value.rule, item.sentence, value.anchor, value.relative, kind)


def _ends(text: str, item: Found, offset: int, value: Closed) -> tuple[Timex, ...]:
    """The dates a span is told by: 1977 and 1981 of "from 1977 to 1981", last week of "since last week"."""
    closed = [end for end in (value.edtf or "").split("/") if end not in {"", ".."}]
    ends = []
    for end, known in zip(item.ends, closed, strict=False):
        meaning = end.meaning
        day = meaning.value if meaning.counted == "nothing" else known
        if not meaning.aim and meaning.counted in {"publication", "story"} and value.anchor:
            day = resolve(meaning.value, value.anchor) or known
        ends.append(_timex(text, end, offset, Closed(day, "end-of-span", value.anchor)))
    return tuple(ends)


def find_meanings(tokens: Tokens, sentence: int, block: int) -> list[Found]:
    """What a sentence's tokens mean, one by one; each search begins behind the last expression found."""
    found: list[Found] = []
    position = 0
    while phrase := next_phrase(tokens, position):
        meaning = mean(phrase)
        if meaning is None:
            position = phrase.first + 1
            continue
        first = phrase.first if meaning.first < 0 else meaning.first
        stop = phrase.stop if meaning.stop < 0 else meaning.stop
        if stop == len(tokens.words) and tokens.words[stop - 1] == ".":
            stop -= 1  # the full stop of the sentence, not of "Jan."
        found.append(Found(meaning, tokens, first, stop, sentence, block))
        position = stop
    return found


_HOUR = r"(?:[0-9]{1,2}(?:[:.][0-9]{2})?\s?[ap]\.?m\b\.?|[0-9]{1,2}:[0-9]{2}\b)(?:\s(?:GMT|BST|CET|E[SD]?T|C[SD]T|P[SD]?T))?"
_CLOCK_BEFORE = re.compile(rf"(?<![\w.:]){_HOUR},?\s(?:on\s)?\Z", re.IGNORECASE)  # at [6pm on] Friday
_CLOCK_AFTER = re.compile(rf",?\sat\s(?:about\s|around\s)?{_HOUR}", re.IGNORECASE)  # Friday[ at 6.30 p.m.]


def _with_clock(text: str, item: Found, offset: int) -> tuple[int, int]:
    """Start and end in the text; a time of day beside a day belongs to it."""
    start, end = offset + item.tokens.starts[item.first], offset + item.tokens.end(item.stop - 1)
    if item.meaning.kind == "date" and item.is_day:
        begin = max(offset, start - 24)
        if before := _CLOCK_BEFORE.search(text, begin, start):
            start = before.start()
        if after := _CLOCK_AFTER.match(text, end, end + 32):
            end = after.end()
    return start, end
