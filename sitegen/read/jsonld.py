"""What a page says of its article in JSON-LD. Broken JSON is mended where that is safe and searched where it isn't."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from sitegen.model.frozen import frozen
from sitegen.read.wordlists import word_list
from sitegen.text import fold

_ARTICLE = re.compile(r"(?:Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report|NewsStory)$")
_ELSEWHERE = word_list("page", "jsonld_elsewhere")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_WRAPPER = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|\]\]>|/\*\s*\]\]>\s*\*/)\s*+;?\s*+$"
)
_PAIR = re.compile(r'"(headline|datePublished|dateModified|dateCreated|inLanguage)"\s*:\s*"((?:[^"\\\n]|\\.){1,400})"')
_LIMIT = 20_000  # nodes looked at; a page of articles has some hundreds


@frozen
class Facts:
    """What one page's JSON-LD says of its article; "" = nothing."""

    headline: str = ""
    published: str = ""
    modified: str = ""
    author: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""


def read_jsonld(scripts: list[str], title: str = "") -> Facts:
    """The facts of the node that is the article: one of an article type, and of several the one whose headline is `title`."""
    nodes: list[dict[str, Any]] = []
    loose: dict[str, str] = {}
    for script in scripts:
        data = read_json(script)
        if data is None:
            for key, value in _PAIR.findall(script[:200_000]):
                loose.setdefault(key, _unescape(value))
        else:
            nodes += nodes_in(data)
    articles = [node for node in nodes if _is_article(node)]
    same = [node for node in articles if title and fold(_text(node.get("headline") or node.get("name"))) == fold(title)]
    dated = [node for node in same or articles if node.get("datePublished")]
    chosen: dict[str, Any] = (dated or same or articles or [{}])[0]
    page = next((node for node in nodes if _types(node) & {"WebPage", "ItemPage"} and node.get("datePublished")), {})
    films = (n for n in nodes if _types(n) & {"VideoObject"} and title and fold(_text(n.get("name"))) == fold(title))
    film = {} if articles else next(films, {})
    site = next(
        (node for node in nodes if _types(node) & {"WebSite", "NewsMediaOrganization"} and node.get("name")), {}
    )
    return Facts(
        headline=_text(chosen.get("headline") or chosen.get("name")) or loose.get("headline", ""),
        published=_text(
            chosen.get("datePublished")
            or chosen.get("dateCreated")
            or page.get("datePublished")
            or film.get("uploadDate")
        )
        or loose.get("datePublished", ""),
        modified=_text(chosen.get("dateModified")) or loose.get("dateModified", ""),
        author=names_in(chosen.get("author") or chosen.get("creator")),
        publisher=names_in(chosen.get("publisher"))
        or names_in(chosen.get("sourceOrganization"))
        or _text(site.get("name")),
        url=_url(chosen.get("url") or chosen.get("mainEntityOfPage")),
        language=_text(chosen.get("inLanguage")) or loose.get("inLanguage", ""),
    )


def read_json(script: str) -> Any:
    """The data of a script, mended where it only has a wrapper, raw line breaks or trailing commas; None = beyond mending."""
    text = _WRAPPER.sub("", script.strip()).strip().rstrip(";")
    for attempt in (text, _TRAILING_COMMA.sub("", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def nodes_in(data: Any) -> list[dict[str, Any]]:
    """All objects in document order, without those that are about something else than this page."""
    found: list[dict[str, Any]] = []
    todo: list[Any] = [data]
    while todo and len(found) < _LIMIT:
        item = todo.pop()
        if isinstance(item, list):
            todo += reversed(item)
        elif isinstance(item, dict):
            found.append(item)
            todo += [
                value
                for key, value in reversed(item.items())
                if key not in _ELSEWHERE and isinstance(value, dict | list)
            ]
    return found


def _types(node: dict[str, Any]) -> set[str]:
    """The names in `@type`."""
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return {kind.rpartition("/")[2] for kind in listed if isinstance(kind, str)}


def _is_article(node: dict[str, Any]) -> bool:
    """Whether a node is an article."""
    return any(_ARTICLE.search(kind) for kind in _types(node))


def names_in(value: Any) -> str:
    """Names of people or an organisation: a string, an object with a name, or a list of them."""
    found = list(dict.fromkeys(name for name in _each_name(value) if name))
    return " and ".join([", ".join(found[:-1]), found[-1]]) if len(found) > 1 else "".join(found)


def _each_name(value: Any) -> Iterator[str]:
    """One name after the other."""
    for item in (value if isinstance(value, list) else [value])[:20]:
        name = _text(item.get("name")) if isinstance(item, dict) else _text(item)
        if not name.startswith("http"):
            yield re.sub(r"^by\s+", "", name, flags=re.IGNORECASE)


def _url(value: Any) -> str:
    """An address: a string or an object with an `@id`."""
    text = _text(value.get("@id") or value.get("url")) if isinstance(value, dict) else _text(value)
    return text if text.startswith(("http://", "https://")) else ""


def _text(value: Any) -> str:
    """A string, or the first string of a list; "" for all else."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value", "")
    return " ".join(value.split())[:600] if isinstance(value, str) else ""


def _unescape(value: str) -> str:
    """A JSON string's value."""
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return value
