"""Lines whose neighbours tell what they are: a caption without a credit, a writer's name alone, what he or she is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.read.bylines import author_of, is_date_line, is_names, names_role
from sitegen.read.colophon import is_writers_note
from sitegen.read.shapes import CAPTION_LABEL, CREDIT_ALONE
from sitegen.read.storyline import FULL_STOP, StoryLine
from sitegen.text import fold

_CLIP = re.compile(r"\d{1,2}:\d\d(?:\s[-–]\s[^.!?]{1,40})?$")  # how long the film above it is
_NOTE_PARAGRAPHS = 2  # in which the note on a writer stands; a deck may stand above it
_WRITERS = 4  # names in a byline without "By"
_BELOW_NAME = ("published", "updated", "follow", "following")


def is_caption(story: Sequence[StoryLine], i: int, *, at_head: bool, signed: bool) -> bool:
    """Whether a line without a credit is a caption all the same: a label stands before it, a credit alone behind it, or it
    is what a screen reader says of a picture: the caption's beginning, or any words above one below the byline (`signed`).
    """
    text = story[i].block.text
    if not FULL_STOP.search(text[-8:]) and len(text) < 200 and story[i].shape is None:
        beside = (*story[max(0, i - 1) : i], *story[i + 1 : i + 2])
        if any(line.text == text for line in beside):
            return True
        below = story[i + 1] if i + 1 < len(story) else None
        if below and below.shape == "caption" and (signed or below.text.startswith(text)):
            return True
    if i and CAPTION_LABEL.match(story[i - 1].block.text) and not FULL_STOP.search(text[-8:]):
        return len(text) < 250
    if not at_head or i + 1 == len(story) or len(text) >= 200:
        return False
    below = story[i + 1]
    if _CLIP.match(below.text):
        return True
    own = i + 2 == len(story) or not story[i + 2].text.endswith(below.text)  # else it is the caption's below the credit
    return (own and bool(CREDIT_ALONE.match(below.text[:200]))) or (
        below.shape == "credit" and below.text.isupper() and not text.isupper()
    )


def is_name_alone(story: Sequence[StoryLine], i: int, title: str) -> bool:
    """Whether a line below the headline is its writer's name alone, above a date or the story: "Perla Quist"."""
    text = story[i].block.text
    people = re.split(r",\s(?:and\s)?|\s(?:and|&)\s", text)
    if not (
        title
        and story[i].block.kind == "paragraph"
        and (2 <= len(text.split()) <= 3 or all(2 <= len(name.split()) <= 3 for name in people))
        and len(people) <= _WRITERS
        and is_names(text)
        and not any(c.isdigit() for c in text)
        and fold(text) != fold(title)
        and i + 1 < len(story)
    ):
        return False
    i += story[i + 1].shape == "contact" and i + 2 < len(story)  # "Perla Quist / pquist@gazette.example"
    below = story[i + 1]
    if (
        i + 2 < len(story)
        and below.shape is None
        and not below.is_story
        and is_role(below.text)
        and not is_date_line(below.text)
    ):
        if names_role(below.text):
            return True  # "Perla Quist / Europe correspondent"
        below = story[i + 2]
    if is_date_line(below.text) or below.shape == "reading-time" or fold(below.text) in _BELOW_NAME:
        return True
    last = text.split()[-1]
    return (
        below.is_story
        and "".join(people).replace(" ", "").replace(".", "").isalpha()
        and not any(last in line.block.text for line in story[i + 1 :])
    )


def is_role(text: str) -> bool:
    """Whether a line below a byline is its second half: "Transport Correspondent", "Courier Leeds Bureau"."""
    return len(text.split()) <= 6 and is_names(text) and not FULL_STOP.search(text)


def without_note(lines: list[StoryLine], author: str) -> list[StoryLine]:
    """The lines without what the page says of the writer above the story: "Ada Quill reported from Leeds for a year."."""
    story = [i for i, line in enumerate(lines) if line.is_story][:_NOTE_PARAGRAPHS]
    for i in story:
        signed = (author_of(line.text) for line in lines[:i] if line.shape is None and not line.is_story)
        if is_writers_note(lines[i].text, author or next(filter(None, signed), "")):
            return lines[:i] + lines[i + 1 :]
    return lines
