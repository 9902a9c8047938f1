"""The lines of a page's furniture are marked: those in boxes named so, teasers in rows of cards."""

from __future__ import annotations

from collections import Counter

from sitegen.read.pagetree import Page, Span, is_prose

_CARD_TAGS = frozenset(["div", "li", "article", "section", "td"])
_TEXT_TAGS = frozenset(["p", "li", "blockquote", "dd", "dt"])
_MOST_LEAVES = 0.4  # share of the page's prose in paragraphs of one name that shows that the name is the story's


def mark_furniture(page: Page) -> None:
    """Mark the lines of furniture boxes. A box that holds most of the page's prose is none, whatever its name.

    Comments may be longer than the story, so they're marked first and don't count.
    """
    prose = [len(line.text) if is_prose(line) else 0 for line in page.lines]
    if _mark_spans(page, prose, {"comments"}, 0.97):
        prose = [0 if line.reason else count for line, count in zip(page.lines, prose, strict=True)]
    _clear_story_names(page, prose)
    _mark_spans(page, prose, set(), 0.4)
    for line in page.lines:  # what nobody is quoted with, in a paragraph set large, is the story's
        if line.reason == "pullquote" and line.kind == "quote" and line.text[0].isalpha() and is_prose(line):
            line.reason = "" if sum(line.text[:40] in other.text for other in page.lines) == 1 else line.reason
    _mark_cards(page, prose)


def _clear_story_names(page: Page, prose: list[int]) -> None:
    """Take the reason from boxes whose name the story's own paragraphs have: `<p class="paywall">`, each of them."""
    held: Counter[str] = Counter()
    for span in page.spans:
        if span.reason and span.end == span.start + 1 and span.tag in _TEXT_TAGS:
            held[span.reason] += prose[span.start]
        if (
            span.reason
            and span.tag == "p"
            and span.start
            and page.lines[span.start - 1].tag == "h1"
            and prose[span.start]
        ):
            span.reason = ""  # "<h1>Ferry firm fined</h1><p class=teaser>The owner knew of the cracks.</p>"
    named = {reason for reason, size in held.items() if size >= _MOST_LEAVES * sum(prose) and size}
    for span in page.spans if named else ():
        span.reason = "" if span.reason in named and span.reason != "comments" else span.reason


def _mark_cards(page: Page, prose: list[int]) -> None:
    """Mark teasers: two or more small boxes of a linked heading and a few lines on another story.

    Where they are most of the page they are the entries of a live blog, whose headings link to themselves.
    """
    cards = [
        span
        for span in page.spans
        if span.tag in _CARD_TAGS and 2 <= span.end - span.start <= 5 and _is_card(page, span)
    ]
    held = sum(sum(prose[span.start : span.end]) for span in cards)
    if len(cards) < 2 or held * 10 > sum(prose) * 7:
        return
    for span in cards:
        for line in page.lines[span.start : span.end]:
            line.reason = line.reason or "teaser"


def _is_card(page: Page, span: Span) -> bool:
    """Whether a box begins with a linked heading, perhaps below a label."""
    heads = page.lines[span.start : span.start + 2]
    return any(line.kind == "heading" and line.tag != "h1" and line.is_linked for line in heads)


def _mark_spans(page: Page, prose: list[int], only: set[str], most: float) -> bool:
    """Mark the lines in boxes with a reason (one of `only` where given) that hold less than `most` of the prose."""
    sums = [0]
    for count in prose:
        sums.append(sums[-1] + count)
    total = max(sums[-1], 1)
    done = 0  # spans come in document order: what an outer box has marked needs no second look
    for span in page.spans:
        if not span.reason or (only and span.reason not in only) or span.end <= max(span.start, done):
            continue
        if (sums[span.end] - sums[span.start]) / total >= most:
            continue
        for line in page.lines[span.start : span.end]:
            line.reason = line.reason or span.reason
        done = span.end
    return done > 0
