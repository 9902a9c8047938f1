"""Sources: the slug, the title and the date that an article has within the story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import PurePosixPath

from sitegen.errors import Notice
from sitegen.model.dated import Dated
from sitegen.model.evidence import ArticleId
from sitegen.model.extract import Extract
from sitegen.model.story import Edited, Ledger, LedgerEntry, Redirect
from sitegen.text import short_hash
from sitegen.weave.evidence import above, of_front_matter
from sitegen.weave.ids import Wanted, assign, slug
from sitegen.weave.memory import Memory
from sitegen.weave.recognise import article_key

_LONGEST = 80
_CLAUSE = re.compile(r"(?<=[^\W\d_])(?:[,;:](?=\s)|\s[-–—]\s)")  # where a first sentence may be cut for a title
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{3,}(?![^\W_])")
_SITE = re.compile(r"^[a-z]+://[^/]+/?")


def title_of(extract: Extract) -> str:
    """The article's own title, or its first sentence up to a clause; a folder of untitled notes still has readable names."""
    article = extract.article
    title = (article.front.title or article.title).strip()
    if title:
        return title
    if extract.sentences:
        first = extract.sentences[0]
        return shorten(article.text[first.start : first.end])
    return shorten(article.text[:400]) or article.id


def shorten(sentence: str, limit: int = _LONGEST) -> str:
    """A sentence as a title: whole, cut at a clause of some length, or at a word, then with an ellipsis."""
    text = " ".join(sentence.split())
    if len(text) <= limit:
        return text.rstrip(".")
    cuts = [m.start() for m in _CLAUSE.finditer(text[: limit + 1]) if m.start() >= limit // 2]
    if cuts:
        return text[: cuts[-1]]
    return text[:limit].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def name_articles(extracts: Sequence[Extract], ledger: Ledger, memory: Memory) -> tuple[list[str], list[LedgerEntry]]:
    """A unique slug for each article in order, and the ledger's entries for articles."""
    return memory.again(assign, "article", "article", [memory.recall(_wanted, e) for e in extracts], ledger)


def _wanted(extract: Extract) -> Wanted:
    article = extract.article
    natural = natural_slug(extract)
    return Wanted(natural, article_key(article.id, article.text), natural if article.front.slug else "")


def natural_slug(extract: Extract) -> str:
    """What an article's address is made from: its editor's slug, its file's name where a person gave it one, its title."""
    article = extract.article
    named = article.front.slug or _given_name(article.id) or title_of(extract)
    return slug(named, _LONGEST, f"article-{short_hash(article.id)}")


@lru_cache(maxsize=50_000)
def _given_name(id_: ArticleId) -> str:
    """The file's name, where a person gave it one: two words of letters at least ("2019-04-18-bridge-closed", not "000_8c14830647").

    Then its address is the file's name, as with other generators, and a corrected headline does not move the page.
    """
    stem = PurePosixPath(id_).stem
    return stem if len(_WORD.findall(stem)) > 1 else ""


def slugs_taken(extracts: Sequence[Extract], slugs: Sequence[str]) -> list[Notice]:
    """Slugs that an editor gave to two articles: the second has another address than the one written above it."""
    of = dict(zip(slugs, extracts, strict=True))
    found = []
    for extract, own in zip(extracts, slugs, strict=True):
        given = extract.article.front.slug
        if given and given != own and given in of:
            words = f'slug: "{given}" is the address of another article; this one is at "{own}"'
            hint = "give one of the two another slug"
            found.append(Notice("warning", "slug-taken", words, above(extract, "slug"), hint, above(of[given], "slug")))
    return found


def alias_redirects(extracts: Sequence[Extract], slugs: Sequence[str]) -> list[Redirect]:
    """Old addresses that front matter lists, as pages of this site that lead to the article."""
    found: dict[str, Redirect] = {}
    for extract, own in zip(extracts, slugs, strict=True):
        for alias in extract.article.front.aliases:
            old = _SITE.sub("", alias).split("#")[0].split("?")[0].strip("/")
            if old and f"{old}/" != f"articles/{own}/" and ".." not in old.split("/"):
                found.setdefault(f"{old}/", Redirect(f"{old}/", f"articles/{own}/"))
    return [found[old] for old in sorted(found)]


def front_matter_edits(extract: Extract, published: Dated) -> tuple[Edited, ...]:
    """What the editor set above the article, for the page to show."""
    front = extract.article.front
    rows = [("title", front.title, extract.article.title if extract.article.title != front.title else "")]
    if published.basis == "editor":
        rows.append(("date", front.date, ""))
    rows += [("actors", ", ".join(front.actors), ""), ("events", ", ".join(front.events), "")]
    rows += [("speakers", ", ".join(name for _, name in front.speakers), "")]
    return tuple(
        Edited(key, value, of_front_matter(extract, key, value), before) for key, value, before in rows if value
    )
