"""An editor's Markdown as safe HTML: pages, biographies, accounts of events."""

from __future__ import annotations

import re
from functools import lru_cache

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
_TOP = 2


@lru_cache(maxsize=4096)
def to_html(markdown: str) -> str:
    """Markdown -> HTML with nothing in it that runs, its highest heading at level 2.

    Pages have one h1 of their own, so headings move down, and no level is skipped at the start. Links to other
    sites carry `rel`. Addresses with schemes such as `javascript:` and all styling are dropped.
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
    clean = nh3.clean(made, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)
    return _OUTSIDE.sub('<a rel="nofollow noopener" href="', clean)
