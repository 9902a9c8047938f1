"""Sentences of an article, whatever its language. In: an Article. Out: Sentences that cover every block in order."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from sitegen.extract.entries import is_entry
from sitegen.model.article import Article
from sitegen.model.extract import Sentence
from sitegen.text import fold, short_hash


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """Every sentence, in order. A heading is one sentence; quotations and list items are split like other text."""
    text = article.text
    seen: dict[str, int] = {}
    sentences = []
    for index, block in enumerate(article.blocks):
        heading = block.kind == "heading"
        spans = iter([(block.start, block.end)]) if heading else split_spans(text, block.start, block.end)
        if block.kind == "item" or (block.kind == "paragraph" and is_entry(text, block.start, block.end)):
            spans = _with_label(text, spans)
        for start, end in spans:
            words = text[start:end]
            if bare := words.strip():
                start += len(words) - len(words.lstrip())  # noqa: PLW2901 - the span without its outer white space
                sentences.append(Sentence(_identify(bare, seen), start, start + len(bare), index))
    return tuple(sentences)


def _with_label(text: str, spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """As in "4 March. The dam breaks. Six die.": what labels an entry of a list is part of its first sentence."""
    start, end = next(spans, (0, 0))
    if text.count(" ", start, end) < _LABEL:
        end = next(spans, (start, end))[1]
    yield start, end
    yield from spans


_LABEL = 4  # words


def split_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of `text[start:end]`; white space between them belongs to neither."""
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if stop.start() < begin or not _is_end(text, stop, begin, end):
            continue
        yield begin, stop.end()
        begin = stop.end()
    if begin < end:
        yield begin, end


# A stop with the quotes and brackets that close after it ("… he said.” ", "(… ended.)") and footnote marks ("won.[3]").
_STOP = re.compile(
    r"""
    (?P<mark> [.!?…‽؟۔।。！？] [.!?…‽؟۔।。！？]{0,8}+ )   # "?!", "...", and the stops of other scripts
    (?P<close> [)\]"”’'»›]{0,4}+ (?:\[\d{1,3}\]){0,4}+ )
    """,
    re.VERBOSE,
)
_NEXT = re.compile(r"(?P<gap>\s*+)(?P<open>[\"“„‘'«‹(\[¿¡—–•*-]{0,4}\s?)(?P<word>\w[\w'’-]{0,30}|)(?P<dot>\.?)")
_BEFORE = re.compile(r"[\w.'’&-]{1,24}\Z")

_WORDS = {
    name: frozenset(words.split())
    for name, words in tomllib.loads((Path(__file__).parent / "lexicon" / "sentences.toml").read_text("utf-8")).items()
}
_ALWAYS_OPEN, _MAYBE_OPEN, _STARTERS = _WORDS["always_open"], _WORDS["maybe_open"], _WORDS["starters"]
_SAID_AFTER = re.compile(
    r"(?:[A-Z][\w.'’-]+\s+){1,4}(?:said|says|asked|asks|told|added|replied|shouted|wrote|cried|tweeted)\b"
)
_GERMAN_DAY = re.compile(r"(?:Jan|Feb|März|Mär|April|Mai|Juni|Juli|Aug|Sept|Okt|Nov|Dez)\w*")


def _is_end(text: str, stop: re.Match[str], begin: int, end: int) -> bool:
    """True where the sentence that began at `begin` ends with this stop."""
    at = stop.end()
    if at >= end:
        return True
    mark, close = stop["mark"], stop["close"]
    if mark[-1] in "。！？।۔؟":
        return True
    following = _NEXT.match(text, at, end)
    if following is None:
        return False
    gap, opening, word = following["gap"], following["open"], following["word"]
    if not gap:
        return _ends_without_space(text, stop, begin, following)
    if not word:
        return bool(opening.strip("-–—*• ")) or following.end() >= end
    first = word[0]
    if first.islower():
        return False
    if mark == ".":
        return bool(close) or _dot_ends(text, stop.start(), begin, word, opening)
    if close and mark in "?!" and _SAID_AFTER.match(text, following.start("word"), min(end, at + 90)):
        return False  # “Why now?” Ms Okoro asked.
    if mark in ("...", "…", "....", "..") and not close:
        return not first.isdigit()
    if mark == "!" and text[max(begin, stop.start() - 5) : stop.start()].lower() == "yahoo":
        return word.lower() in _STARTERS
    return True


def _dot_ends(text: str, dot: int, begin: int, word: str, opening: str) -> bool:
    """A single full stop before a space and a capital or figure: the end, unless it marks an abbreviation."""
    token = text[max(begin, dot - 24) : dot].rpartition(" ")[2]
    if not token.isalnum():
        before = _BEFORE.search(token)
        token = before[0] if before else ""
    bare = token.lstrip("'’-.").lower()
    if not bare:
        return True
    follower = word.lower() if not opening.strip() else ""
    if bare in _ALWAYS_OPEN:
        return bare in ("no", "sat", "sec", "fig", "art", "par", "mar", "sr", "fr") and _plain_word(token, bare, word)
    if bare in _MAYBE_OPEN:
        if bare in ("am", "pm", "a.m", "p.m"):
            return word[0].isupper() and not _CLOCK_FOLLOWS.match(word)
        return bool(opening.strip()) or follower in _STARTERS
    if len(bare) == 1 and bare.isalpha():
        # "J. K. Osei" is a name, "vitamin C. The" is not; "I." ends a sentence more often than it begins a name.
        return follower in _STARTERS or token.islower()
    if "." in bare and len(bare) <= 7 and all(len(part) == 1 for part in bare.split(".")):
        return follower in _STARTERS
    if bare.isdigit() and len(bare) <= 2:
        # "3. Mai" and the number of a list item; "turned 30. Later" ends.
        return dot - len(token) > begin and not _GERMAN_DAY.match(word)
    return True


_CLOCK_FOLLOWS = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b|[A-Z]{2,4}T\b|ET\b|GMT|UTC|Eastern|Central|Pacific|Mountain"
)


def _plain_word(token: str, bare: str, word: str) -> bool:
    """Whether what looks like "No." is the word itself: "They said no. Voters", but "Sat. Nov", "no. 7"."""
    return token.islower() and not word[0].isdigit() and bare in ("no", "sat", "fig", "art")


def _ends_without_space(text: str, stop: re.Match[str], begin: int, following: re.Match[str]) -> bool:
    """Sloppy copy: "went online.The charity" and "he said.“We" end; "3.5", "U.S.", "Node.js", "example.Com" do not."""
    opening, word, dot = following["open"], following["word"], following["dot"]
    if opening.strip():
        return opening[0] in "“„«" and (bool(stop["close"]) or text[stop.start() - 1 : stop.start()].isalpha())
    if not word or not word[0].isupper() or dot:
        return False
    if stop["close"] and stop["close"][-1] in "”»":
        return True
    before = text[max(begin, stop.start() - 3) : stop.start()]
    lower_before = len(before) == 3 and before.isalpha() and before.islower()
    return lower_before and (word.lower() in _STARTERS or (len(word) > 3 and word[1:].islower()))


def _identify(words: str, seen: dict[str, int]) -> str:
    """A short hash of the folded words, "-2", "-3" … for repeats."""
    key = short_hash(fold(words))
    seen[key] = count = seen.get(key, 0) + 1
    return key if count == 1 else f"{key}-{count}"
