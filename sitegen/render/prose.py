"""An editor's Markdown as safe HTML: pages, biographies, accounts of events."""

from __future__ import annotations

import re
from functools import lru_cache, partial

_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "dfn", "dl", "dt", "em",
    "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p",
    "pre", "q", "s", "samp", "small", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time",
    "tr", "u", "ul", "var",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"dir", "lang", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    **{f"h{n}": {"id", "dir", "lang", "title"} for n in range(2, 7)},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_HEADING = re.compile(r"<(/?)h([1-6])\b")
_OUTSIDE = re.compile(r'<a href="(?=https?://)')  # <a href="https://example.org">
_PICTURE = re.compile(r"<img\b[^<>]*>")  # as the cleaner writes it: signs that mean something are entities
_SOURCE, _WORDS = re.compile(r'\ssrc="([^"]*)"'), re.compile(r'\salt="([^"]*)"')
_ELSEWHERE = re.compile(r"(?:https?:|[/\\]{2})", re.IGNORECASE)  # browsers read "\\" as "//"
_TOP = 2


@lru_cache(maxsize=4096)
def to_html(markdown: str) -> str:
    """Markdown -> HTML with nothing in it that runs, its highest heading at level 2.

    Pages have one h1 of their own, so headings move down, and no level is skipped at the start. Links to other
    sites carry `rel`. Addresses with schemes such as `javascript:` and all styling are dropped. A picture that lies
    elsewhere becomes a link: a page asks nothing of another site, least of all who reads it.
    """
    if not markdown.strip():
        return ""
    import nh3
    from markdown import Markdown

    made = Markdown(extensions=["tables", "footnotes", "sane_lists", "def_list", "abbr"], output_format="html").convert(
        markdown
    )
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", made)]
    shift = _TOP - min(levels, default=_TOP)
    made = _HEADING.sub(lambda m: f"<{m[1]}h{min(6, int(m[2]) + shift)}", made)
    tidy = partial(nh3.clean, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)
    clean = tidy(made)
    if "<img" in clean:  # tidied again, as a picture that was a link would be a link in a link
        clean = tidy(_PICTURE.sub(_own_picture, clean))
    return _OUTSIDE.sub('<a rel="nofollow noopener" href="', clean)


def _own_picture(picture: re.Match[str]) -> str:
    source, words = (found[1] if (found := part.search(picture[0])) else "" for part in (_SOURCE, _WORDS))
    address = re.sub(r"[\0-\x20]", "", source)  # browsers skip these, also in the middle of "//"
    if not _ELSEWHERE.match(address):
        return picture[0]
    return f'<a href="{address}">{words or address}</a>'
