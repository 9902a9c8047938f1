"""Small boxes within the story that a line in them gives away: a sign-up box, a pointer with its teasers, a row of buttons.

"<div class=css-nl><h3>Sign up for The Plainsman.</h3><p>Stories from rural America.</p></div>": the name of the box says
nothing, its first line does. A box like those in which the story itself stands is left alone.
"""

from __future__ import annotations

from sitegen.read.furniture import ASIDES, shape_of
from sitegen.read.mainpart import MainPart
from sitegen.read.pagetree import Line, Page, Span, is_prose

_TAGS = frozenset(["div", "section", "aside", "ul", "ol", "form", "center", "details", "table"])
_MOST_LINES = 9
_MOST_TEXT = 900  # characters
_MOST_SHARE = 0.2  # of the story's text
_LABEL, _LABELS = 3, 3  # words of a label, and labels that make a card of facts
_MOST_PROSE = 3  # paragraphs without a shape


def mark_boxes(page: Page, part: MainPart) -> None:
    """Give the lines of such boxes a reason."""
    whole = sum(len(line.text) for line in page.lines[part.start : part.end] if not line.reason)
    boxes = [span for span in page.spans if span.tag in _TAGS and part.start <= span.start < span.end <= part.end]
    story = {_signature(span) for span in boxes if _is_story_box(page, span)}
    for span in boxes:
        if span.end - span.start > 2 * _MOST_LINES:
            continue
        lines = [line for line in page.lines[span.start : span.end] if not line.reason]
        if _signature(span) not in story and _is_given_away(lines, whole, is_list=span.tag in ("ul", "ol")):
            for line in lines:
                line.reason = "box"


def _signature(span: Span) -> tuple[str, str]:
    """The tag and the names of a box without their numbers: boxes of one kind have one signature."""
    return span.tag, "".join(c for c in span.names if not c.isdigit()).strip()


def _is_story_box(page: Page, span: Span) -> bool:
    """Whether a box holds paragraphs and nothing that gives it away."""
    if span.end - span.start > 2 * _MOST_LINES:
        return True
    lines = [line for line in page.lines[span.start : span.end] if not line.reason]
    return any(map(is_prose, lines)) and not any(shape_of(line.text) in ASIDES for line in lines)


def _is_given_away(lines: list[Line], whole: int, *, is_list: bool) -> bool:
    """Whether the lines of a box are few, and most of them have the shape of furniture; in a box that is no list, the first
    or the last of them is enough.
    """
    size = sum(len(line.text) for line in lines)
    if not 2 <= len(lines) <= _MOST_LINES or size > min(_MOST_TEXT, _MOST_SHARE * whole):
        return False
    labels = sum(line.text.endswith(":") and len(line.text.split()) <= _LABEL for line in lines)
    if labels >= _LABELS and 3 * labels >= len(lines):
        return True  # "Company: / Acme Ltd / Website: / acme.example / Founded: / 1904": a card of facts, and its blurb
    telling = [not line.text.isdigit() and shape_of(line.text) in ASIDES for line in lines]
    if (
        not any(telling)
        or sum(is_prose(line) and not told for line, told in zip(lines, telling, strict=True)) > _MOST_PROSE
    ):
        return False
    return (not is_list and (telling[0] or telling[-1])) or 2 * sum(telling) >= len(telling)
