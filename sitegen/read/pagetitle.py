"""Which words are the title of a page: its `<h1>` before what the head says; and the name of the site, which goes from it."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import TYPE_CHECKING

from sitegen.patterns import lazy
from sitegen.read.bylines import author_of
from sitegen.read.furniture import shape_of
from sitegen.read.titles import SEPARATOR, is_section_label, looks_like_headline, looks_like_masthead
from sitegen.text import fold

if TYPE_CHECKING:
    from sitegen.read.pagetree import Line, Page
    from sitegen.read.structured import Said

_WORDS = lazy(r"\w+")
_NO_TITLES = frozenset(["comments", "nav", "footer", "aside", "related", "recommended"])
_FILE = lazy(
    r"[A-Z]{1,4}[ -]?\d[\d.]*|\S+\.(?:html?|docx?|pdf|txt|aspx?|php|jsp|cfm)|printer[\s-]friendly.{0,20}|(?:untitled|new|web|print|default|index|home)?\s?(?:document|page|article|story|version)?\s?\d{0,4}",
    re.IGNORECASE,
)
_DOMAIN = lazy(r"(?:[\w-]+\.)+[a-z]{2,8}")
_LABEL_END = 3
_LOGO = 4  # words
_PARAGRAPH = 100  # characters
_LABEL = 5  # words that a label above a headline has at most
_LABEL_NAMES = lazy(
    r"kicker|eyebrow|overline|label|topline|section|category|rubri|overhead|tagline|slug", re.IGNORECASE
)


def strip_site(title: str, site: str = "") -> str:
    """A `<title>` without the site's name before or behind it: "Ferry sinks | The Dorset Gazette" is "Ferry sinks".

    Without a known site name the longest part is the headline where the others are short.
    """
    parts = [part.strip() for part in SEPARATOR.split(title) if part and part.strip()]
    if len(parts) < 2:
        head, colon, rest = title.partition(": ")
        return (
            rest.strip()
            if colon and (_same_site(head, site) or (looks_like_masthead(head) and not site))
            else title.strip()
        )
    if site:
        same = [part for part in parts if not _same_site(part, site)]
        if same and len(same) < len(parts):
            first = title.find(same[0])
            last = title.rfind(same[-1]) + len(same[-1])
            whole = title[first:last].strip()
            beyond = [part for part in same if not is_section_label(part)]
            if len(beyond) == 1 and len(beyond[0].split()) > 1:
                return beyond[0]
            return strip_site(whole) if len(same) > 1 and "|" in whole else whole
    stories = [part for part in parts if not looks_like_masthead(part) and not is_section_label(part)]
    if len(stories) == 1 and len(stories[0].split()) > 1:
        return stories[0]
    best = max(parts, key=len)
    others = [part for part in parts if part is not best]
    if all(
        len(part.split()) <= 5 and (looks_like_masthead(part) or is_section_label(part) or "|" in title)
        for part in others
    ):
        return best
    if len(parts) == 2 and looks_like_masthead(others[0]):
        return best
    return title.strip()


def _same_site(part: str, site: str) -> bool:
    """Whether a part of a title is the site's name, with or without article and domain."""
    a, b = (
        re.sub(r"^(?:the|le|la|el|die|der|das)\s|\.(?:com|co\.uk|org|net|de|fr)$|[^a-z0-9]", "", fold(words))
        for words in (part, site)
    )
    return bool(a and b) and (a == b or (len(a) > 4 and b.startswith(a)) or (a.startswith(b) and len(a) - len(b) <= 6))


def choose_title(page: Page, said: Said, site: str) -> tuple[str, str, int]:
    """The title of a page, the rule that found it, and its line (-1 = not among the lines).

    The `<h1>` that shares words with what the head says; else the `<h1>` before the story; else what the head says.
    """
    hints = [strip_site(words, site) for _, words in said.titles] + (
        [strip_site(said.head_title, site)] if said.head_title else []
    )
    best: tuple[float, int] = (0.0, -1)
    for i, line in enumerate(page.lines):
        if line.tag in ("h1", "h2") and line.kind == "heading" and _can_be_title(line, site):
            likeness = max((_likeness(line.text, hint) for hint in hints), default=0.0)
            score = likeness + (0.35 if line.tag == "h1" else 0.0) - (0.3 if line.reason else 0.0)
            score -= 0.5 if line.tag == "h1" and line.is_linked and len(line.text.split()) <= _LOGO else 0.0
            if score > best[0] + 1e-9 and (line.tag == "h1" or likeness >= 0.6):
                best = (score, i)
    if best[1] >= 0 and _is_logo(page.lines[best[1]], said):
        below = (
            i for i, line in enumerate(page.lines) if i > best[1] and line.tag == "h2" and _can_be_title(line, site)
        )
        best = (best[0], next((i for i in below if not page.lines[i].is_linked and not page.lines[i].reason), best[1]))
    if best[1] >= 0:
        words = _without_site(_whole_heading(page, best[1]), site)
        words = _behind_label(page, best[1], words, hints) or _without_kicker(words, hints)
        return words, page.lines[best[1]].tag, best[1]
    signed = _signed_line(page)
    for rule, words in (*said.titles, ("title", said.head_title)):
        title = strip_site(words, site)
        if title and not _names_page(title, site) and not (signed >= 0 and _is_of_site(title, page)):
            at = _line_of(page, title)
            end = at if at >= 0 else _line_at_end(page, title)
            return (page.lines[end].text if at < 0 <= end else title), rule, end
    return (page.lines[signed].text, "above the byline", signed) if signed >= 0 else ("", "", -1)


def _names_page(title: str, site: str) -> bool:
    """Whether a title says no more than where one is, "The Gazette - News", or is a file's: "EX-99.1", "untitled.htm"."""
    if _FILE.fullmatch(title):
        return True
    parts = SEPARATOR.split(title)
    return all(_same_site(part, site) or is_section_label(part) for part in parts) or _same_site(title, site)


def _is_logo(line: Line, said: Said) -> bool:
    """Whether a heading is the site's name: a link, and all that the page's `<title>` says."""
    return line.is_linked and len(line.text.split()) <= _LOGO and fold(line.text) == fold(said.head_title)


def _signed_line(page: Page) -> int:
    """The line right above the first byline that can be a headline, -1 where none is: old pages set theirs in bold type."""
    for i, (line, below) in enumerate(pairwise(page.lines)):
        if author_of(below.text) and not author_of(line.text):
            sound = len(line.text.split()) > _LABEL_END and not line.is_linked and looks_like_headline(line.text)
            return i if sound and not line.reason and shape_of(line.text) is None else -1
    return -1


def _is_of_site(title: str, page: Page) -> bool:
    """Whether no word of a title comes in the page's paragraphs, as in "The Gazette - Online Edition"."""
    told = fold(" ".join(line.text for line in page.lines if len(line.text) > _PARAGRAPH))
    return not any(word in told for word in _WORDS.findall(fold(title)) if len(word) > _LABEL_END)


def site_of(page: Page, said: Said) -> str:
    """The publisher's name: what the page's data says; else the part of `<title>` that isn't the headline."""
    if said.publisher:
        return said.publisher
    parts = [part.strip() for part in SEPARATOR.split(said.head_title) if part and part.strip()]
    parts = [part for part in parts if not _DOMAIN.fullmatch(part)] if len(parts) > 2 else parts
    if len(parts) < 2:
        head, colon, rest = said.head_title.partition(": ")
        if colon and looks_like_masthead(head):
            return head
        tops = {fold(line.text) for line in page.lines[:12]}
        return (
            head
            if colon
            and fold(head) in tops
            and any(fold(rest) == fold(line.text) for line in page.lines if line.kind == "heading")
            else ""
        )
    ends = [part for part in (parts[-1], parts[0]) if len(part.split()) <= 5 and len(part) <= 40]
    headings = {fold(line.text) for line in page.lines if line.kind == "heading"}
    for part, other in sorted(((parts[-1], parts[0]), (parts[0], parts[-1])), key=lambda pair: len(pair[0].split())):
        if (
            part in ends
            and looks_like_masthead(part)
            and not is_section_label(part)
            and not (fold(part) in headings and len(part.split()) > 3)
        ):
            return part
        if part in ends and _has_heading(other, headings) and not is_section_label(part):
            return part
    top = " \n ".join(fold(line.text) for line in (*page.lines[:12], *page.lines[-6:]) if len(line.text) < 200)
    return next(
        (
            part
            for part in ends
            if len(part) > 3 and fold(part) in top and fold(part) not in headings and not is_section_label(part)
        ),
        "",
    )


def _has_heading(part: str, headings: AbstractSet[str]) -> bool:
    """Whether a part of `<title>` is a heading of the page, or ends with one: "Oslo: Crane falls on two ships"."""
    words = fold(part)
    return words in headings or any(words.endswith(f": {heading}") for heading in headings)


def _can_be_title(line: Line, site: str) -> bool:
    """Whether a heading can be the article's: no masthead, no section, no label."""
    words = line.text
    return (
        len(words) > 3
        and not (site and _same_site(words, site))
        and not is_section_label(words)
        and shape_of(words) is None
        and line.reason not in _NO_TITLES
    )


def _whole_heading(page: Page, i: int) -> str:
    """A heading that `<br>` or boxes broke in two, or that ends in the next one: "The Quay Project:" / "Better docks"."""
    line, words = page.lines[i], [page.lines[i].text]
    for following in page.lines[i + 1 : i + 4]:
        is_same = following.tag == line.tag and following.number == line.number
        if following.kind != "heading" or following.reason or not (is_same or words[-1].endswith(":")):
            break
        following.reason = following.reason or "headline"
        words.append(following.text)
    return " ".join(words)


def _without_site(words: str, site: str) -> str:
    """A heading without a link to the site's front page glued to its end."""
    cut = len(words) - len(site)
    return words[:cut].rstrip(" |-–—") if site and cut > 20 and words.endswith(site) else words


def _behind_label(page: Page, i: int, words: str, hints: list[str]) -> str:
    """The second of two boxes in a heading where the first is a label: the head says "Label: Headline", or names it one."""
    box = next((span.element for span in page.spans if span.start == i and span.tag == page.lines[i].tag), None)
    children = box.iterchildren("*") if box is not None else ()  # no comments: they have no words to ask for
    parts = [(" ".join("".join(child.itertext()).split()), child) for child in children]
    parts = [(text, child) for text, child in parts if text]
    if len(parts) != 2 or f"{parts[0][0]} {parts[1][0]}" != words or len(parts[0][0].split()) > _LABEL:
        return ""
    (label, child), (rest, _) = parts
    named = _LABEL_NAMES.search(f"{child.get('class') or ''}")
    return rest if named or any(fold(hint) == fold(f"{label}: {rest}") for hint in hints) else ""


def _without_kicker(words: str, hints: list[str]) -> str:
    """A heading without a label set into it: "Courts Ferry firm fined" where the page's head says "Ferry firm fined"."""
    for hint in hints:
        label = words[: -len(hint)].strip(" :|–—-") if hint and words.endswith(hint) else ""
        if label and len(hint.split()) > 2 and (is_section_label(label) or len(label.split()) == 1):
            return hint
    return words


def _likeness(a: str, b: str) -> float:
    """How much two titles share: 1 = the same words."""
    one, two = set(_WORDS.findall(fold(a))), set(_WORDS.findall(fold(b)))
    return len(one & two) / max(min(len(one), len(two)), 1) if one and two else 0.0


def _line_at_end(page: Page, title: str) -> int:
    """The line that a title ends with: "Online Edition: Ferry firm fined" where the page has "Ferry firm fined"; or -1."""
    words = fold(title)
    return next(
        (
            i
            for i, line in enumerate(page.lines)
            if len(line.text.split()) > _LABEL_END
            and len(line.text) < len(title)
            and words.endswith(f" {fold(line.text)}")
        ),
        -1,
    )


def _line_of(page: Page, words: str) -> int:
    """The line that holds the title, -1 where none does."""
    wanted = fold(words)
    return next((i for i, line in enumerate(page.lines) if len(line.text) < 400 and fold(line.text) == wanted), -1)
