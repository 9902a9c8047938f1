"""What the boxes of a page call themselves, and whether that says that they are furniture: `<div class="share-bar">`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sitegen.read.wordlists import word_list

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_FURNITURE_TAGS = word_list("page", "furniture_tags")
_FURNITURE_ROLES = word_list("page", "furniture_roles")
_COMMENT_WORDS = word_list("page", "comment_words")
_FURNITURE_WORDS = word_list("page", "furniture_words")
_STORY_WORDS = word_list("page", "story_words")
_OTHER_STORIES = word_list("page", "other_stories")
_BODY_NAMES = re.compile(
    r"(?:article|story|entry|post|news|content|main|text|body)[-_]*(?:body|content|text|copy|main|story|article)|articlebody|storybody|maincontent|bodytext|fulltext|rich-?text",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[A-Za-z][a-z]+|[A-Z]+(?![a-z])")
_HASHED = re.compile(r"[A-Za-z\d]*\d[A-Za-z][A-Za-z\d]*")  # "sc-f98b1ad2-0" says nothing of an "ad"
_LONGEST_ID = 100  # characters


def reason_of(element: HtmlElement, tag: str) -> tuple[str, str]:
    """Why a box is furniture by its tag, role or names ("" = it isn't), and its names."""
    attributes = element.attrib
    if not attributes:
        return (tag if tag in _FURNITURE_TAGS else ""), ""
    own = "" if _is_named_by_words(element, tag) else attributes.get("id", "")
    names = f"{attributes.get('class', '')} {own} {attributes.get('data-testid', '')} {attributes.get('data-component', '')}"[
        :600
    ]
    parts = [word.casefold() for word in _WORDS.findall(_HASHED.sub(" ", names))]
    words = {*parts, *map(str.__add__, parts, parts[1:])}  # "sign-up" is "signup"
    if not words.isdisjoint(_COMMENT_WORDS):
        return "comments", names
    if tag == "aside" and not words.isdisjoint(_STORY_WORDS):
        return "", names
    found = words & _FURNITURE_WORDS
    if tag in _FURNITURE_TAGS:
        return (min(found & _OTHER_STORIES) if found & _OTHER_STORIES else tag), names
    if attributes.get("role") in _FURNITURE_ROLES:
        return str(attributes["role"]), names
    return (min(found) if found else ""), names


def _is_named_by_words(element: HtmlElement, tag: str) -> bool:
    """Whether a box has its `id` from the words of its heading, `<h2 id="search-and-rescue">`, or a paragraph by number."""
    if tag in HEADINGS or (tag == "p" and any(map(str.isdigit, element.get("id", "")))):
        return True
    head = element[0] if tag in ("section", "div") and len(element) and "id" in element.attrib else None
    if head is None or head.tag not in HEADINGS:
        return False
    words = "".join(head.itertext())[:_LONGEST_ID]
    return "".join(_WORDS.findall(element.get("id", ""))).casefold() == "".join(_WORDS.findall(words)).casefold()


def body_names(names: str) -> bool:
    """Whether names are like the body of an article: "article-body", "entry-content"."""
    return bool(names and _BODY_NAMES.search(names))
