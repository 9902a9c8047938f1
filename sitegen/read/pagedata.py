"""The story of a page whose words only its program would show: out of the data that the page carries for it.

JSON-LD with its `articleBody`, or the state of a program with an object of headline and body, whole or in blocks.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from sitegen.read.jsonld import names_in, nodes_in, read_json
from sitegen.read.wordlists import in_order

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BODY = in_order("page", "data_body")
_BLOCK = in_order("page", "data_block")
_HEADLINE = in_order("page", "data_headline")
_AUTHOR = in_order("page", "data_author")
_PUBLISHED = in_order("page", "data_published")
_LEAST = 140  # characters of a story
_TAG = re.compile(r"<[a-zA-Z][^<>]{0,400}>")
_LINES = re.compile(r"\n+")


def page_of_data(root: HtmlElement) -> str:
    """The markup of a page with headline, author, day and story, "" where the data hold no story."""
    nodes = [
        node
        for script in root.iter("script")
        if script.text and "json" in (script.get("type") or "").lower()
        for node in nodes_in(read_json(script.text))
        if _first(node, _HEADLINE)
    ]
    body, node = max(((_body(node), node) for node in nodes), key=lambda found: len(found[0]), default=("", {}))
    if len(body) < _LEAST:
        return ""
    author = next((name for key in _AUTHOR if (name := names_in(node.get(key)))), "")
    signed = f"<p>By {escape(author)}</p>" if author else ""
    day = _first(node, _PUBLISHED)
    dated = f'<time datetime="{escape(day)}">{escape(day[:10])}</time>' if day else ""
    return (
        f"<html><body><article><h1>{escape(_first(node, _HEADLINE))}</h1>{signed}{dated}{body}</article></body></html>"
    )


def _first(node: dict[str, Any], keys: tuple[str, ...]) -> str:
    """The first words under one of some keys."""
    return next((value.strip() for key in keys if isinstance(value := node.get(key), str) and value.strip()), "")


def _body(node: dict[str, Any]) -> str:
    """The markup of an object's story: one text, or a list of blocks."""
    for key in _BODY:
        value = node.get(key)
        if isinstance(value, str) and value.strip():
            return _marked(value)
        if isinstance(value, list):
            return "".join(_marked(item if isinstance(item, str) else _block(item)) for item in value)
    return ""


def _block(item: Any) -> str:
    """The words of one block of a story."""
    return _first(item, _BLOCK) if isinstance(item, dict) else ""


def _marked(text: str) -> str:
    """Words as markup: what has tags is markup already, each line of all else is a paragraph."""
    text = text.strip()
    if text.startswith("<") and _TAG.match(text):
        return text
    marks = str if _TAG.search(text) else escape
    return "".join(f"<p>{marks(line)}</p>" for line in _LINES.split(text) if line.strip())
