"""Which marked words are quotes, and what attributes them. In: quotation marks in pairs. Out: Drafts with their cues.

Kept: utterances, and phrases of five words and more that a verb of saying leads to. Not kept: titles, nicknames,
slogans, headlines, words held with tongs.
"""

from __future__ import annotations

import re
from itertools import pairwise

from sitegen.extract.en.quotes.attribution import Cue, find_after, find_before
from sitegen.extract.en.quotes.page import Draft, Page
from sitegen.extract.quote_marks import Quoted
from sitegen.model.frozen import changed


def choose(page: Page, marked: list[Quoted]) -> list[Draft]:
    """A draft for each pair of marks with words between them; `keep` says whether it is a quote."""
    drafts: list[Draft] = []
    for i, quoted in enumerate(marked):
        if quoted.end <= quoted.start:
            continue
        before = marked[i - 1] if i else None
        after = marked[i + 1] if i + 1 < len(marked) else None
        gap = before.closes if before and before.last == quoted.block else page.blocks[quoted.block].start
        stop = after.opens if after and after.block == quoted.last else page.blocks[quoted.last].end
        end = quoted.end if quoted.closed else _cut_open(page.text, quoted)
        draft = Draft(quoted, end, gap, page.sentence_at(quoted.start))
        _judge(page, draft, stop, drafts[-1] if drafts else None)
        drafts.append(draft)
    for row in (drafts, drafts[::-1]):
        for one, two in pairwise(row):
            if two.short and one.keep and one.cue is not None and one.cue.strong:
                two.keep = two.keep or one.quoted.last == two.quoted.block or one.quoted.block == two.quoted.last
    return drafts


_PARTIAL = 5  # words: fewer, taken into a sentence, are a phrase held with tongs
_ALONE = 4  # words: fewer, without attribution, are a slogan or a title
_SHORTEST = 3  # words after a colon that no verb leads to
_HEADLINE = 120  # characters
_LONGEST_TITLE = 12  # words
_SMALL_WORD = 3  # letters: "of", "the" are small in titles too
_CAPITALS = 0.7  # share of the longer words
_NOISE = " *_(>-–—•…\n"
_INTO_NEXT = re.compile(r":[\s*_]*\Z")
# A mark that never closes: “We are glad, he said.
_UNCLOSED = re.compile(
    r"(?<=[,?!])\ (?: (?:said|says)\ [A-Z] | (?:he|she|it|they|[A-Z]\w+|the\ \w+)\ (?:said|says|added|told|wrote|asked)\b )",
    re.VERBOSE,
)


def _cut_open(text: str, quoted: Quoted) -> int:
    """Where a quotation without closing mark ends: before an attribution within it, else with its paragraph."""
    found = _UNCLOSED.search(text, quoted.start, quoted.end)
    return found.start() if found else quoted.end


def _judge(page: Page, draft: Draft, stop: int, previous: Draft | None) -> None:
    """Sets the draft's cue, and whether it is kept. `stop`: where the narrative after it ends."""
    text, quoted = page.text, draft.quoted
    clause = page.starts[draft.sentence]
    start = max(draft.gap, clause)
    if draft.sentence and not text[start : quoted.opens].strip(_NOISE):
        start = clause = _after_colon(page, draft, start)
    before = find_before(text, start, quoted.opens, min(clause, start)) if start < quoted.opens else None
    after = _find_after(page, draft, stop, led=before is not None)
    draft.cue = before if before is not None and after is None else after
    if draft.cue is None and previous is not None and previous.sentence == draft.sentence and previous.cue is not None:
        # He said it was “a long road …” and that there were “no short cuts …”: one attribution for both
        draft.cue = changed(previous.cue, strong=False) if previous.cue.rule == "said-before" else None
    draft.keep = _is_quote(page, draft, opens_sentence=not text[start : quoted.opens].strip(_NOISE))


def _find_after(page: Page, draft: Draft, stop: int, *, led: bool) -> Cue | None:
    """The attribution that follows, unless its words lead to the next quotation: “….” She warned: “…”.

    `led`: words before the quotation attribute it already: Ms Ruiz calls it “a day …”, while Mr Osei said: “…”.
    """
    close, last = draft.quoted.closes, page.text[draft.end - 1]
    if close >= stop or (
        (led or last in ".?!") and stop < len(page.text) and _INTO_NEXT.search(page.text, close, stop)
    ):
        return None
    return find_after(page.text, close, page.sentence_end(close, stop), last)


def _after_colon(page: Page, draft: Draft, start: int) -> int:
    """Where the words before a quotation begin: a sentence of their own where they end in a colon."""
    previous = page.sentences[draft.sentence - 1]
    return previous.start if previous.start >= draft.gap and page.text[previous.end - 1] == ":" else start


def _is_quote(page: Page, draft: Draft, *, opens_sentence: bool) -> bool:
    """Whether the words are quoted speech: not a title, a nickname or a word held with tongs."""
    text, quoted, cue = page.text, draft.quoted, draft.cue
    words = text.count(" ", quoted.start, draft.end) + 1
    last = text[draft.end - 1]
    whole = not text[quoted.start].islower()
    marked = cue is not None and text[cue.end - 1] in ":,"
    if cue is None:
        ended = last in ".?!…," or quoted.closes >= page.blocks[quoted.last].end or not quoted.closed
        alone = (
            whole and opens_sentence and ended and not _is_headline(page, draft) and not _is_title(text, draft, words)
        )
        draft.short = alone and words < _ALONE
        return alone and words >= _ALONE
    if not whole and _is_headline(page, draft):
        return False  # Council ‘lost its head over the bridge’
    if cue.rule == "colon":
        return whole and words >= _SHORTEST and not _is_headline(page, draft)
    if not cue.strong or (cue.rule == "said-after" and not opens_sentence and last != ","):
        return words >= _PARTIAL and not _is_title(text, draft, words)
    if cue.rule != "said-after" and not marked and _is_title(text, draft, words):
        return False
    if whole and (cue.rule != "said-before" or last in ".?!,…—-" or marked):
        return True
    return words >= _PARTIAL or (last in ".?!," and (opens_sentence or marked))


def _is_headline(page: Page, draft: Draft) -> bool:
    """A short paragraph without a full stop that ends with the quotation: Minister: ‘We had no choice’."""
    block, closes = page.blocks[draft.quoted.last], draft.quoted.closes
    return block.end - block.start < _HEADLINE and closes >= block.end and page.text[draft.end - 1] not in ".?!…,"


def _is_title(text: str, draft: Draft, words: int) -> bool:
    """Words with capitals: the title of a work, a slogan on a sign."""
    if words > _LONGEST_TITLE:
        return False
    long = [word for word in text[draft.quoted.start : draft.end].split()[1:] if len(word) > _SMALL_WORD]
    return bool(long) and sum(word[0].isupper() for word in long) >= _CAPITALS * len(long)
