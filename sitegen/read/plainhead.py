"""What the head of a pasted text says: its headline, who published and wrote it and when; and the lines that are left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.model.article import Clue
from sitegen.read.bylines import author_of, is_date_line, is_names
from sitegen.read.datewords import find_dates
from sitegen.read.headlabels import Head, note_label
from sitegen.read.lines import TextLine
from sitegen.read.pagetop import TOP, find_page_top
from sitegen.read.titles import looks_like_masthead, strip_paper, whole_headline, without_section

if TYPE_CHECKING:
    from sitegen.model.evidence import ArticleId

_TITLE_END = re.compile(r"(?:,|\s[-–—|]|\s?[(\[])\s?$")  # what stands between a headline and its day
_TITLE_PAPER = re.compile(r"(?:,\s|\s[-–—|]\s|\s\()(?P<paper>[A-Z][\w.&'’-]*(?:\s[\w.&'’-]+){0,3})$")
_TITLE_START = re.compile(r"\]|\)|\s?[-–—:|]\s|\s(?=[A-Z])")
_BESIDE = re.compile(r"\s[-–—|]\s(?P<paper>[A-Z].{2,40})$")
_TITLE_WORDS = 3
_HEAD_LINES = 14


def read_title(head: Head, lines: list[TextLine]) -> None:
    """Take the day and the paper out of a headline: "Ferry firm fined (The Gazette, 3 May 2021)", "2021-05-03 Ferry firm fined"."""
    for line in lines[:_HEAD_LINES]:
        beside = _BESIDE.match(head.title[len(line.text) :]) if head.title.startswith(line.text) else None
        if beside:  # a share button had set the paper behind the headline, which comes again
            head.title, head.publisher = line.text, head.publisher or beside["paper"]
    days = find_dates(head.title)
    if len(days) != 1:
        return
    before, after = head.title[: days[0].start], head.title[days[0].end :]
    if not after.strip(" )]") and _TITLE_END.search(before):
        rest, paper = _TITLE_END.sub("", before), ""
        if (found := _TITLE_PAPER.search(rest)) and is_names(found["paper"]):
            rest, paper = rest[: found.start()], found["paper"]
    elif _TITLE_START.match(after) and (not before.strip("[( ") or is_names(before)):
        rest, paper = after.lstrip(" ])-–—:|,"), before.strip("[(, ")
    else:
        return
    if len(rest.split()) >= _TITLE_WORDS:
        head.title, head.publisher = rest, head.publisher or paper
        head.clues += (Clue(days[0].text, "line", "date line, beside the headline"),)


def read_head(lines: list[TextLine], head: Head, path: ArticleId) -> list[TextLine]:
    """The lines without the head: the headline, what stands above it and the labels below it are noted and go.

    Bylines and dates stay for `boilerplate`, those below the headline before those above it.
    """
    texts, gaps = [line.text for line in lines], [line.gap for line in lines[:TOP]]
    top = find_page_top(texts, gaps, name=path, known=head.title)
    if top is None:
        return lines
    size = 0
    if top.title >= 0:
        words, size = whole_headline(texts[top.title : top.story], gaps[top.title :])
        words = without_section(words).strip("^ ")  # agencies set them so: "^Crane falls on two ships<"
        if words.count("<") != words.count(">"):  # not the share of "LUND <LND> IN TALKS WITH OSGOOD <OSG>"
            words = words.strip("<> ")
        head.title = head.title or strip_paper(words)
    head.publisher = head.publisher or top.publisher
    around = (lines[i] for i in top.kept if not top.title <= i < top.title + size)
    kept = [line for line in around if line.text != head.title and not note_label(line, head)]
    name, day = (kept[0].text, kept[1].text) if size and len(kept) > 1 else ("", "")
    if looks_like_masthead(name) and is_date_line(day) and not author_of(name):
        head.publisher = head.publisher or name
        del kept[0]
    return kept + lines[top.story :]
