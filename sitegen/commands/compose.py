"""Puts an import together: what was brought in is read, dated and written as the file an editor goes on with. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from slugify import slugify

from sitegen import edtf
from sitegen.errors import ContentError, Notice, SitegenError
from sitegen.extract.language import detect
from sitegen.extract.published import find_published
from sitegen.gather import Document, Row
from sitegen.gather.items import web_address
from sitegen.gather.timedates import span
from sitegen.gather.write import Line, one_line, write_article, write_event
from sitegen.model.article import Article, FrontMatter
from sitegen.model.dated import Dated
from sitegen.model.evidence import ArticleId
from sitegen.read import read_bytes
from sitegen.read.datefields import suggest
from sitegen.read.encoding import decode
from sitegen.read.foreign import translate
from sitegen.read.frontmatter import ARTICLE

_SLUG = 60
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_NUMBERS = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})\b")  # 14/02/2020


@dataclass(frozen=True, slots=True)
class Made:
    """A file to write: its name without ending, its text, what it says, and by which names it would be known again."""

    stem: str
    text: str
    title: str
    date: str
    found: str
    names: tuple[str, ...]
    notices: tuple[Notice, ...] = ()


def compose_article(document: Document, today: str) -> Made:
    """The Markdown file of a document. `today` is the ISO day on which a page was fetched."""
    article, notices = _read(document)
    title = one_line(document.title or article.title or document.spare_title)
    date, inferred, found = _date(document, article)
    front = article.front
    url = next(
        (u for u in (document.url if not document.fetched else "", article.url, document.url) if web_address(u)), ""
    )
    language = next((t for t in (document.language, article.language) if _LANGUAGE.fullmatch(t)), "")
    lines = [
        Line("title", title, why="" if document.title or article.title else "the document has none; this is its name"),
        Line("date", date, off=not date, why=inferred),
        Line("date_basis", front.date_basis),
        Line("date_found", found),
        Line("publisher", document.publisher or article.publisher),
        Line("author", document.author or article.author),
        Line("url", url),
        Line("accessed", today if document.fetched else front.accessed),
        Line("language", language),
        *_kept(front),
        Line("digest", document.digest),
    ]
    blocks = [(block.kind, article.text[block.start : block.end]) for block in article.blocks]
    text = write_article(lines, title, blocks)
    notices += _read_back(document, article, text)
    names = tuple(
        dict.fromkeys(n for n in (document.digest, front.digest, *document.urls, document.url, article.url) if n)
    )
    return Made(_stem(date, title), text, title, date, found, names, notices)


def compose_event(row: Row, order: str, articles: frozenset[str]) -> Made:
    """The event file of a row. `order` as `order_of` gives it; `articles` are the stems of the site's articles."""
    date = _row_date(row, order)
    title = one_line(row.title)
    sources = tuple(name for name in row.sources if name in articles)
    others = tuple(name for name in row.sources if name not in articles)
    lines = [
        Line("title", title),
        Line("date", date, why=f"shown as: {row.shown_date}" if row.shown_date and row.shown_date != date else ""),
        Line("sources", sources, off=not sources, why="" if sources else "file names of the articles that tell of it"),
        *(
            [Line("sources", others, off=True, why="these are named, but no article here is called so")]
            if others
            else []
        ),
        *(
            [Line("actors", row.actors, off=True, why="who took part; names of actors of this site")]
            if row.actors
            else []
        ),
        Line("digest", row.digest, off=True, why="keeps it from being imported twice"),
    ]
    stem = row.id or slugify(title, max_length=_SLUG, word_boundary=True) or "event"
    return Made(stem, write_event(lines, row.body), title, date, f"row: {row.date}", (row.digest,))


def order_of(rows: Sequence[Row]) -> str:
    """Whether a table's 14/02/2020 put the day or the month first: "day", "month", or "" where no row tells."""
    votes = set()
    for row in rows:
        for words in (row.date, row.end) if row.loose else ():
            if match := _NUMBERS.search(words):
                if int(match[1]) > 12 or match[2] == ".":
                    votes.add("day")
                elif int(match[3]) > 12:
                    votes.add("month")
    return votes.pop() if len(votes) == 1 else ""


def _read(document: Document) -> tuple[Article, tuple[Notice, ...]]:
    """The article. Front matter of other programs is read as ours; what has no place here is left out and told."""
    shown = str(document.where)
    name = PurePosixPath(shown).name if not document.fetched else "page"
    if document.suffix != ".md":
        return read_bytes(document.raw, ArticleId(name), document.suffix, shown), ()
    theirs = translate(decode(document.raw)[0], ARTICLE)
    raw = theirs.text.encode() if theirs.renamed or theirs.left else document.raw
    article = read_bytes(raw, ArticleId(name), document.suffix, shown)
    said = [f'"{one}" is read as "{other}"' for one, other in theirs.renamed]
    if theirs.left:
        said.append(f"left out: {', '.join(theirs.left)}")
    if not said:
        return article, ()
    message, hint = (
        f"front matter of another program: {'; '.join(said)}",
        "look at the head of the file that was written",
    )
    return article, (Notice("info", "add-front-matter", message, document.where, hint),)


def _date(document: Document, article: Article) -> tuple[str, str, str]:
    """The date, a comment for where there is none to write, and how it was found."""
    if document.date and (day := _one_date(document.date, "")):
        return day, "", one_line(document.date_from)
    published = find_published(article, article.language or detect(article.text))
    if published.edtf and published.basis == "inferred":
        return "", f"{published.edtf}? {_how(published)}", ""
    if not published.edtf:
        return "", published.note or "no date was found; write one such as 2020-02-14", ""
    return published.edtf, "", article.front.date_found or _how(published)


def _how(published: Dated) -> str:
    """Rule, words and place: `metadata: 2021-03-04T10:00 (json-ld datePublished)`."""
    if not published.evidence:
        return published.rule
    first = published.evidence[0]
    words = one_line(first.text)
    place = f" ({first.where})" if first.where else ""
    return f"{published.rule}: {words[:120]}{place}"


def _kept(front: FrontMatter) -> list[Line]:
    """What an editor wrote above a Markdown file that is brought in."""
    keys = ("updated", "archived", "actors", "events", "tags", "slug", "aliases", "speakers", "embargo")
    return [
        *(Line(key, getattr(front, key)) for key in keys),
        Line("text", front.text if front.text != "full" else ""),
        Line("draft", "true" if front.draft else ""),
    ]


def _read_back(document: Document, article: Article, text: str) -> tuple[Notice, ...]:
    """A word where the file reads differently from what was brought in."""
    try:
        again = read_bytes(text.encode("utf-8", "replace"), ArticleId("written.md"), ".md").text
    except SitegenError as error:
        raise ContentError(
            "add-unwritable",
            f"what was read cannot be written as an article: {error.notice.message}",
            document.where,
            "save its text as .txt, and add that file",
        ) from error
    lost = [part for part in article.text.split("\n\n") if part not in again]
    if not lost:
        return ()
    message = (
        f'"{lost[0][:60]}"{f" and {len(lost) - 1} more" if len(lost) > 1 else ""} is not read back as it stands here'
    )
    return (Notice("info", "add-read-back", message, document.where, "open the file and put the words right"),)


def _row_date(row: Row, order: str) -> str:
    """A row's date as EDTF; ContentError where it is none, or may be two."""
    if not row.loose:
        return row.date
    hint = "write it as 2020-02-14, or the month alone as 2020-02"
    ends = []
    for words in filter(None, (row.date, row.end)):
        if not (day := _one_date(words, order)):
            both = [d for d in suggest(words) if edtf.is_valid(d)]
            message = (
                f'"{words[:40]}" may be {" or ".join(both)}'
                if len(both) > 1
                else f'"{words[:40]}" is no date that can be read'
            )
            raise ContentError("row-date", message, row.where, hint)
        ends.append(day)
    try:
        return span(ends[0], ends[1] if len(ends) > 1 else "", row.shown_date)
    except ValueError as error:
        raise ContentError("row-date", str(error), row.where, hint) from error


def _one_date(words: str, order: str) -> str:
    """The one EDTF date that words mean, "" where they mean none or two."""
    words = " ".join(words.split())
    if edtf.is_valid(words):
        return words.split("T")[0]
    if (iso := re.match(r"\d{4}-\d\d-\d\d(?=[T ])", words)) and edtf.is_valid(iso[0]):
        return iso[0]
    meant = [d for d in suggest(words) if edtf.is_valid(d)]
    if len(meant) == 2 and order:
        return meant[0] if order == "day" else meant[1]
    return meant[0] if len(meant) == 1 else ""


def _stem(date: str, title: str) -> str:
    """`2020-02-14-bridge-closed`; without a date the title alone."""
    slug = slugify(title, max_length=_SLUG, word_boundary=True) or "article"
    day = re.match(r"\d{4}(?:-\d\d){0,2}", date.split("/", maxsplit=1)[0])
    return f"{day[0]}-{slug}" if day else slug
