"""What is laid over the pages of the local site, never written to disk: mistakes, the mark of a draft, the desk's script."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup, escape

from sitegen.errors import Notice, Where

_SHOWN = 5
_AROUND = 2  # lines of the excerpt before and after the place
_BODY = re.compile(rb"<body\b[^>]*>", re.IGNORECASE)
_TITLE = re.compile(rb"<title>", re.IGNORECASE)

NOT_BUILT = (
    b'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Not built yet</title></head>'
    b"<body><main><h1>Not built yet</h1><p>This page shows the site as soon as it is built.</p></main></body></html>"
)


def dress(page: bytes, *, id_: str, base: str, draft: str, mistakes: Sequence[Notice], root: Path) -> bytes:
    """A page as the desk shows it.

    `id_` is what the page is about ("events/x", "" = nothing alone), `base` the path of the home page, `draft` why the
    published site leaves it out ("" = it does not), `root` the folder that messages' paths are relative to.
    """
    head = _head(id_, base)
    top = (mistakes_box(mistakes, root) if mistakes else "") + (_draft_box(draft) if draft else "")
    page = page.replace(b"</head>", head.encode() + b"</head>", 1) if b"</head>" in page else head.encode() + page
    if draft:
        page = _TITLE.sub(lambda m: m[0] + f"[{escape(draft)}] ".encode(), page, count=1)
    if top:
        body = _BODY.search(page)
        at = body.end() if body else 0
        page = page[:at] + top.encode("utf-8", "replace") + page[at:]
    return page


def _head(id_: str, base: str) -> Markup:
    return Markup(
        '<link rel="stylesheet" href="/__sitegen__/desk.css"><script src="/livereload.js" defer></script>'
        '<script src="/__sitegen__/desk.js" type="module" id="sitegen-desk" data-id="{}" data-base="{}"></script>'
    ).format(id_, base)


def _draft_box(draft: str) -> Markup:
    return Markup(
        '<p class="sitegen-draft" role="note"><b>{}</b> Seen on this machine only: <code>sitegen build</code> leaves it out.</p>'
    ).format(draft.capitalize() + ".")


def mistakes_box(mistakes: Sequence[Notice], root: Path) -> Markup:
    """The mistakes: place, message, the lines around it, how to mend it."""
    items = Markup().join(_mistake(notice, root) for notice in mistakes[:_SHOWN])
    more = Markup("<p>and {} more</p>").format(len(mistakes) - _SHOWN) if len(mistakes) > _SHOWN else ""
    return Markup(
        '<div id="sitegen-error" role="alert"><h2>Not published: this needs mending</h2><ul>{}</ul>{}'
        "<p>Below is the last good page. It is replaced as soon as the file is saved without the mistake.</p></div>"
    ).format(items, more)


def _mistake(notice: Notice, root: Path) -> Markup:
    hint = Markup('<p class="hint">{}</p>').format(notice.hint) if notice.hint else ""
    place = Markup("<strong>{}</strong> ").format(notice.where) if notice.where else ""
    return Markup("<li><p>{}{}</p>{}{}</li>").format(place, notice.words, _excerpt(notice.where, root), hint)


def _excerpt(where: Where | None, root: Path) -> Markup:
    """The lines around the place, numbered."""
    if where is None or not where.line:
        return Markup()
    try:
        with (root / where.path).open("rb") as file:
            lines = file.read(2_000_000).decode("utf-8", "replace").splitlines()
    except OSError:
        return Markup()
    first = max(0, where.line - 1 - _AROUND)
    rows = Markup().join(
        Markup("<span{}>{}  {}\n</span>").format(
            Markup(' class="here"') if number == where.line else "", f"{number:>5}", line[:200]
        )
        for number, line in enumerate(lines[first : where.line + _AROUND], first + 1)
    )
    return Markup("<pre>{}</pre>").format(rows) if rows else Markup()
