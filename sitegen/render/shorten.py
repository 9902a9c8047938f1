"""Words of articles as pages show them: cut to a length, begun with a capital, without what a page says already."""

from __future__ import annotations

import re

from sitegen.model.story import Event

_WORDS = re.compile(r"\w+")
_OPENED_AGAIN = re.compile(r"([.!?…]\s{1,4})[\"“](?=\w)")
_NEW_WORDS = 3
_SUMMARY = 240  # characters


def summary_of(event: Event) -> str:
    """A few lines for lists, "" where the title says it all but the date: "The council met" of "In May the council met."."""
    text = event.summary.strip()
    known = set(_WORDS.findall(event.title.casefold()))
    words = _WORDS.findall(text.casefold())
    new = [word for word in words if word not in known]
    says_it_all = len(new) <= _NEW_WORDS and 3 * len(new) <= len(words) and not event.title.endswith("…")
    return "" if says_it_all else cut(text, _SUMMARY)


def capital(text: str) -> str:
    """With a capital at the beginning."""
    return text[:1].upper() + text[1:]


def spoken(text: str) -> str:
    """A quotation without the marks around it, the comma before "she said", and the marks that open its further paragraphs:
    “We waited. “Nobody came.” is one quotation.
    """
    text = text.strip(' "“”„«»\n\t').rstrip(",،")
    return _OPENED_AGAIN.sub(r"\1", text) if text.count("“") > text.count("”") or text.count('"') % 2 else text


def cut(text: str, length: int) -> str:
    """Text in one line, at most so long, ending at a word and with an ellipsis where something was left out."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    head = text[: length - 1]
    space = head.rfind(" ")
    return (head[:space] if space > length // 2 else head).rstrip(" ,;:–-") + "…"
