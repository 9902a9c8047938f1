"""An article file's bytes become an Article: decoded, its front matter checked, its text cleaned by the reader of its kind."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from sitegen.errors import ContentError, Notice, Where
from sitegen.model.article import Article, Block, FrontMatter
from sitegen.model.evidence import ArticleId
from sitegen.read.draft import Draft
from sitegen.read.encoding import clean, decode
from sitegen.read.files import load
from sitegen.read.frontmatter import split
from sitegen.read.markdown import read_cleaned, read_markdown
from sitegen.read.mojibake import odd_words
from sitegen.read.plain import read_plain
from sitegen.read.sources import PAGE_SUFFIXES
from sitegen.read.webarchive import is_web_archive, page_inside

Reader = Callable[[str, ArticleId], Draft]


def _read_page(text: str, path: ArticleId) -> Draft:
    """A web page; the libraries for it take longer to load than a folder of text files takes to read."""
    from sitegen.read.html import read_html

    return read_html(text, path)


READERS: tuple[tuple[str, Reader], ...] = (
    (".txt", read_plain),
    (".md", read_markdown),
    *((suffix, _read_page) for suffix in PAGE_SUFFIXES),
)
"""Another kind of file is a new reader and one line here (and one in `sources.ARTICLE_SUFFIXES`)."""

_LONGEST_TITLE = 200


def read_article(path: Path, id_: ArticleId, shown: str = "") -> Article:
    """The article in a file. Raises ContentError with all that is wrong, naming the file as `shown`."""
    shown = shown or str(path)
    return read_bytes(load(path, shown), id_, path.suffix, shown)


def read_bytes(raw: bytes, id_: ArticleId, suffix: str, shown: str = "") -> Article:
    """The article that bytes are. Pure. `suffix` says how to read them (".md"); unknown ones are read as plain text."""
    suffix, shown = suffix.lower(), shown or id_
    where = Where(shown)
    if not raw.strip():
        raise ContentError(
            "empty-file", "this file is empty", where, "write into it what its name promises, or delete it"
        )
    page, charset = page_inside(raw) if is_web_archive(raw) else (raw, "")
    is_page = page is not raw or suffix in PAGE_SUFFIXES
    suffix = ".html" if is_page else suffix
    text, encoding = decode(page, charset or (_declared(page) if is_page else ""), where)
    front, body, line = split(text, shown, always=suffix == ".md")
    reader = next((r for s, r in READERS if s == suffix), read_plain)
    placed = "\n" * (line - 1) + body if line > 1 else body
    draft = read_cleaned(placed) if front.digest and suffix == ".md" else reader(placed, id_)
    words, blocks = _join(draft)
    if not words:
        hint = "write the article below the front matter, or delete the file"
        if is_page:
            hint = "save the page once it has loaded, or paste its text into a .txt file"
        what = "there is no text below the front matter" if line > 1 else "there is no text of an article in this file"
        raise ContentError("no-text", what, where, hint)
    digest = hashlib.sha256(raw).hexdigest()
    notices = odd_words(words, encoding, shown)
    return _merge(Article(id_, digest, words, blocks, clues=draft.clues, front=front, notices=notices), draft, front)


def _declared(raw: bytes) -> str:
    """The character set that a page claims, "" where it claims none."""
    from bs4.dammit import EncodingDetector

    return EncodingDetector.find_declared_encoding(raw[:4096], is_html=True) or ""


def _join(draft: Draft) -> tuple[str, tuple[Block, ...]]:
    """The blocks as one text, a blank line between two, and where each stands in it."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    is_clean = clean(whole := "\n\n".join(block.text for block in draft.blocks)) is whole
    for block in draft.blocks:
        if words := " ".join((block.text if is_clean else clean(block.text)).split()):
            parts.append(words)
            blocks.append(Block(at, at + len(words), block.kind, block.line))
            at += len(words) + 2
    return "\n\n".join(parts), tuple(blocks)


def _merge(article: Article, draft: Draft, front: FrontMatter) -> Article:
    """What the editor wrote comes before what was found."""
    return Article(
        id=article.id,
        digest=article.digest,
        text=article.text,
        blocks=article.blocks,
        title=front.title or _line(draft.title),
        title_rule="front-matter" if front.title else draft.title_rule,
        publisher=front.publisher or _line(draft.publisher),
        author=front.author or _line(draft.author),
        url=front.url or draft.url,
        language=front.language or draft.language,
        clues=draft.clues,
        front=front,
        notices=article.notices,
    )


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def doubts(article: Article, shown: str = "") -> tuple[Notice, ...]:
    """What an editor should look at in an article that is sound: words that are none, a title that cannot be one."""
    return (*article.notices, *_of_title(article, shown or article.id))


def _of_title(article: Article, shown: str) -> tuple[Notice, ...]:
    where = Where(shown, dict(article.front.lines).get("title", 0))
    title = article.title
    if not title:
        return ()
    hint = (
        'write a short "title: …" into the front matter'
        if PurePosixPath(shown).suffix == ".md"
        else "shorten its first line"
    )
    if len(title) > _LONGEST_TITLE:
        return (
            Notice("warning", "long-title", f"the title has {len(title)} characters; lists will cut it", where, hint),
        )
    if not any(c.isalnum() for c in title):
        return (
            Notice(
                "warning",
                "wordless-title",
                "the title has no letter or digit; its address is made from its file name",
                where,
                hint,
            ),
        )
    return ()
