"""How to cite a page: a plain line, and BibTeX."""

from __future__ import annotations

import re

from sitegen.render.book import Book

_BIBTEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "{": r"\{",
        "}": r"\}",
        **{c: f"\\{c}" for c in "&%$#_"},
    }
)


def plain(book: Book, title: str, date: str, url: str) -> str:
    """“Title”, date. Site. Address: with an address only where the site knows its own."""
    site = book.site
    parts = [f"“{title}”" + (f", {date}" if date else ""), ", ".join(p for p in (site.author, site.title) if p)]
    return ". ".join([*parts, site.absolute(url)] if site.base_url else parts) + ("" if site.base_url else ".")


def bibtex(book: Book, key: str, title: str, date: str, url: str) -> str:
    """An @online entry; `date` is EDTF, which biblatex reads."""
    site = book.site
    fields = {
        "title": title.translate(_BIBTEX),
        "author": f"{{{site.author.translate(_BIBTEX)}}}" if site.author else "",
        "organization": site.title.translate(_BIBTEX),
        "date": date,
        "url": site.absolute(url),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@online{{{re.sub('[^A-Za-z0-9:-]+', '-', key)},\n" + ",\n".join(lines) + "\n}"
