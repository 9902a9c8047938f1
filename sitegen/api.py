"""Four functions for notebooks and scripts: read, extract, weave, build. Stable: what they take and return is public.

The rooms of the same names (`sitegen.read`, `sitegen.build`, …) are the inside and free to change. Offsets are code
points of `Article.text`, dates EDTF strings; the values are the frozen dataclasses of `sitegen.model`. Nothing here
prints, asks the network or reads the environment.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sitegen.model.edit import Edits

if TYPE_CHECKING:
    from sitegen.model.article import Article
    from sitegen.model.extract import Extract
    from sitegen.model.story import Story
    from sitegen.report import Report

__all__ = ["build", "extract", "read", "read_text", "weave"]


def read(path: str | PathLike[str]) -> Article:
    """An article file (.txt, .md, .html) -> its cleaned text, title, publisher and clues to its date.

    Raises:
        ContentError: the file is missing, empty, no text, or its front matter is wrong; `notices` has every mistake.

    """
    from sitegen.model.evidence import ArticleId
    from sitegen.read import read_article

    return read_article(Path(path), ArticleId(Path(path).as_posix()))


def read_text(text: str, suffix: str = ".txt", name: str = "text") -> Article:
    """The same for text at hand. `suffix` says how it is written (".txt", ".md", ".html"), `name` becomes the id.

    Raises:
        ContentError: as `read`.

    """
    from sitegen.model.evidence import ArticleId
    from sitegen.read import read_bytes

    return read_bytes(text.encode(), ArticleId(name), suffix)


def extract(article: Article, published: str = "") -> Extract:
    """All that one article tells on its own: its date, time expressions, actors, quotes, figures, happenings.

    Args:
        article: from `read` or `read_text`.
        published: EDTF date that anchors "on Monday" where the text does not say when it was published.

    Raises:
        ValueError: `published` is no EDTF date.

    """
    from sitegen import edtf
    from sitegen.extract import extract as find

    if published:
        edtf.bounds(published)
    return find(article, published)


def weave(extracts: Iterable[Extract], edits: Edits | None = None) -> Story:
    """One story of many articles: actors with one entry each, events told by several sources, doubts, notices.

    The order of the extracts changes nothing. `edits` is what an editor would write into content/actors/ and
    content/events/; `Story.notices` names each that matches nothing.

    Raises:
        ValueError: two articles have one id.

    """
    from sitegen.model.story import Ledger
    from sitegen.weave import weave as join

    told = list(extracts)
    if len({e.article.id for e in told}) < len(told):
        raise ValueError("two articles have one id: give each a name of its own")
    return join(told, edits or Edits(), Ledger(), keep_ledger=False)


def build(
    site: str | PathLike[str] = ".",
    *,
    settings: Mapping[str, Any] | None = None,
    cache: bool = True,
    locked: bool = False,
    keep_going: bool = False,
    today: str = "",
) -> Report:
    """Content -> public, as `sitegen build`.

    Args:
        site: the site's folder, or a bare folder that holds a `content` folder.
        settings: configuration keys and `content`, `output`, `templates` (paths from the site's folder); these win over
            sitegen.toml.
        cache: whether to use and keep `.sitegen-cache`.
        locked: fail where permalinks.json would change.
        keep_going: publish what is sound although some of it has errors.
        today: ISO day or moment (UTC) by which embargoes are judged; "" = now.

    Returns:
        counts, notices, and which files were written; mistakes of content are in its notices, `failed` says so, and
        the last good site is as it was.

    Raises:
        UsageError: a wrong setting or theme, no content folder, a stranger's file in the output folder.
        ContentError: permalinks.json is damaged, or would change although `locked`.
        TypeError: a setting that does not exist.

    """
    from sitegen.build import Options
    from sitegen.build import build as run
    from sitegen.config import PATH_DOCS, load
    from sitegen.config import settings as known

    chosen = dict(settings or {})
    if unknown := sorted(set(chosen) - {f.name for f in known()} - set(PATH_DOCS)):
        raise TypeError(f"no such setting: {', '.join(unknown)}")
    config = load(Path(site).absolute(), {}, chosen)
    now = today or dt.datetime.now(dt.UTC).isoformat(timespec="minutes")
    return run(config, Options(now=now, use_cache=cache, locked=locked, keep_going=keep_going))
