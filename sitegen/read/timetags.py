"""The days that elements of a page name: `itemprop=datePublished`, `<time>`, an old weblog's `<abbr title>`.

Only those beside the headline or right after the story count, not those of other stories or of comments.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from sitegen.model.article import Clue
from sitegen.read.datewords import find_dates, is_labelled, without_dates
from sitegen.read.pagetree import DATED
from sitegen.read.wordlists import word_list

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from sitegen.read.mainpart import MainPart
    from sitegen.read.pagetree import Page

WHOLE = re.compile(r"\d{4}-\d\d-\d\d|^(?:19|20)\d{6}(?!\d{2}$)|^\d{10}(?:\d{3})?$|[A-Za-z]{3}.{0,8}\d{4}")
DIGITS = re.compile(r"\d{4}|\d{1,2}\D{1,3}\d{1,2}\D{1,3}\d{2}")
_NO_DATES = word_list("page", "dated_elsewhere")
OF_OTHERS = word_list("page", "other_stories") | {"comments", "nav"}
_NAMED = re.compile(
    r"publish|(?:entry|post|pub)-?date"
)  # class of a date that stands below the story, in its own footer
_UPDATED = re.compile(r"updat|modif|aktualisiert|actualizad|mis à jour", re.IGNORECASE)
_PROPERTIES = ("datepublished", "datemodified", "datecreated")
_ASIDES = frozenset(["comments", "related", "aside", "recommended"])
_DATED_NAMES = word_list("page", "dated_names")


def time_clues(page: Page, part: MainPart | None, story: int) -> tuple[Clue, ...]:
    """`itemprop=datePublished` and `<time>` beside the headline or right after the story, not those of other stories.

    `story` is the line of the first paragraph below the byline.
    """
    if part is None:
        return ()
    sure: list[Clue] = []
    likely: list[Clue] = []
    # "<aside>Ada Quill — <time>2013-09-29</time> — Permalink</aside>" below the story, if it has but one day
    apart: list[Clue] = []
    for element, line in page.dated:
        reason = page.lines[line].reason if line < len(page.lines) else ""
        number = element.sourceline or 0
        label = element.get("aria-label") or ""
        if is_labelled(label) and reason not in _NO_DATES:  # "Published 5:04 a.m. CT May 11, 2021"
            sure += [Clue(date.text, "html", "aria-label", date.kind, number) for date in find_dates(label)]
            continue
        prop = (element.get("itemprop") or "").casefold()
        titled = _titled_date(element)
        shown = " ".join("".join(element.itertext()).split())[:60]
        words = titled or element.get("datetime") or element.get("content") or shown
        if not DIGITS.search(words) or not (element.tag == "time" or titled or prop in _PROPERTIES):
            continue
        names = f"{element.get('class') or ''} {prop}".casefold()
        is_new = (
            re.search(r"modif|updat", names) and "publish" not in names
        )  # WordPress: class="entry-date published updated"
        kind: Literal["updated", "published"] = "updated" if is_new or _says_updated(element) else "published"
        clue = Clue(words.strip(), "html", f"itemprop {prop}" if prop else str(element.tag), kind, number)
        is_marked = prop == "datepublished" or element.get("pubdate") is not None
        is_marked = is_marked or (element.tag == "abbr" and bool(titled) and kind == "published")
        is_named = bool(_NAMED.search(names))
        is_near = part.outer_start - 3 <= line <= story + 1 or (
            is_named and part.outer_start <= line <= part.outer_end + 1
        )
        if is_marked and reason not in _ASIDES:
            sure.append(clue)
        elif is_near and reason not in (_NO_DATES - {"footer", "meta"} if is_named else _NO_DATES):
            likely.append(clue)
        elif kind == "published" and part.outer_start <= line <= part.outer_end and reason not in OF_OTHERS:
            apart.append(clue)
    is_one = len({clue.text[:10] for clue in apart}) == 1 and not any(
        clue.kind == "published" for clue in sure + likely
    )
    return tuple(sure + likely + apart[:is_one])


def _titled_date(element: HtmlElement) -> str:
    """The date in the title of an old weblog's `<abbr class="published" title="2009-05-07T09:30:00+01:00">`, else ""."""
    for name in sorted(DATED - {"itemprop", "title", "aria-label"}):
        if (words := element.get(name)) and WHOLE.search(words):
            return str(words).strip()[:60]
    title = (element.get("title") or "").strip()[:60]
    is_named = not _DATED_NAMES.isdisjoint((element.get("class") or "").casefold().split())
    is_day = bool(WHOLE.search(title)) and not without_dates(title)  # <a title="June 13, 2016 4:03 pm">3 years ago</a>
    return title if is_named or is_day else ""


def _says_updated(element: HtmlElement) -> bool:
    """Whether the words right before a `<time>` say that it is an update: "Updated: <time>"."""
    before = str(element.xpath("string(preceding-sibling::node()[1])"))[-40:]
    return bool(_UPDATED.search(f"{before} {''.join(element.itertext())[:40]}"))
