"""What a page says of its article outside the text: JSON-LD, `<meta>`, microdata, `<time>`, `<link>`, comments."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from sitegen.model.article import Clue
from sitegen.model.frozen import frozen
from sitegen.read.datewords import has_date
from sitegen.read.jsonld import Facts, read_jsonld
from sitegen.read.timetags import DIGITS, WHOLE
from sitegen.read.wordlists import in_order

if TYPE_CHECKING:
    from lxml.html import HtmlElement


_PUBLISHED = in_order("metas", "published")
_MODIFIED = in_order("metas", "modified")
_AUTHOR = in_order("metas", "author")
_PUBLISHER = in_order("metas", "publisher")
_TITLE = in_order("metas", "title")
_MARKED_TITLE = """//*[@itemprop='headline' or contains(concat(' ', normalize-space(@class), ' '), ' entry-title ')
    or contains(concat(' ', normalize-space(@class), ' '), ' headline ')]"""
_SAVED_FROM = re.compile(r"saved from url=\(\d{1,6}\)(\S{4,2000})")
_ARCHIVED = re.compile(
    r"^https?://(?:web\.archive\.org/web|archive\.(?:today|ph|is|org)/(?:web/)?)/?\d{4,14}(?:[a-z]{2}_)?/(?=https?:|www\.)"
)
_SCRIPT_DATE = re.compile(
    r"""(?<![\w-])["']?((?:(?!un|re|last|next)[a-z]{2,12}_?)?(?:date_?published|published_?(?:date|at|time|on)|publish_?(?:date|time)|publication_?date(?:_?time)?|pub_?date|first_?pub(?:lish(?:ed)?)?(?:_?(?:at|date|time))?|original_?publish_?date))\\?["']?\s{0,3}[:=]\s{0,3}(?:new\sDate\()?\\?["']?
    (\d{4}([-/])\d\d\3\d\d[^"',}\\]{0,30}|20\d{6}|1\d{9}(?:000)?|(?:[A-Z][a-z]{2,8},?\s)?(?:[A-Z][a-z]{2,8}\.?\s\d\d?|\d\d?\s[A-Z][a-z]{2,8})\b[^"'}\\]{5,30})(?=\\?["',}])""",
    re.VERBOSE | re.IGNORECASE,
)
_SAYS_WHEN = re.compile(r"date|timestamp|created|issued|posted|published|pub[-_.]?time")
_SAYS_ELSE = re.compile(
    r"updat|modif|revis|expir|valid|until|event|start|end|birth|review|copyright|crawl|generat|build|today|current|access|embargo|unpub|archiv|verif"
)
_SCRIPT = 400_000  # characters of a script that are looked at
_TAG_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}$")


@frozen
class Said:
    """All of it. `clues` in falling order of trust; `titles` as (rule, words); "" = the page doesn't say."""

    titles: tuple[tuple[str, str], ...]
    head_title: str
    author: str
    publisher: str
    url: str
    language: str
    clues: tuple[Clue, ...]


def read_said(root: HtmlElement, headline: str) -> Said:
    """Read the head, the JSON-LD and the links. `headline` is the `<h1>`, which tells whose JSON-LD it is."""
    metas = _metas(root)
    head_title = _squeeze(root.findtext(".//head/title") or root.findtext(".//title") or "")
    facts = read_jsonld(
        [
            script.text
            for script in root.iter("script")
            if script.text and "ld+json" in (script.get("type") or "").lower()
        ],
        headline,
    )
    url = _address(root, metas, facts)
    titles = [("json-ld headline", unescape(facts.headline))] if facts.headline else []
    titles += [(name, metas[name]) for name in _TITLE if metas.get(name)]
    marked = {_squeeze(element.text_content()) for element in root.xpath(_MARKED_TITLE)[:9]}
    titles += [("marked headline", words) for words in marked if len(marked) == 1 and words]
    return Said(
        titles=tuple(titles),
        head_title=head_title,
        author=unescape(facts.author)
        or next((found for name in _AUTHOR if (found := _person(metas.get(name, "")))), ""),
        publisher=unescape(facts.publisher)
        or next(
            (metas[name] for name in _PUBLISHER if metas.get(name) and not metas[name].startswith(("http", "@"))), ""
        ),
        url=url,
        language=_language(root, metas, facts),
        clues=tuple(_head_clues(metas, facts)) or _script_clue(root),
    )


def _head_clues(metas: dict[str, str], facts: Facts) -> list[Clue]:
    """Dates of JSON-LD, then of `<meta>`; updates after them."""
    clues = [Clue(facts.published, "json-ld", "json-ld datePublished")] if facts.published else []
    clues += [Clue(metas[name], "meta", f"meta {name}") for name in _PUBLISHED if DIGITS.search(metas.get(name, ""))]
    if (parsely := _SCRIPT_DATE.search(metas.get("parsely-page", ""))) is not None:
        clues.append(Clue(parsely[2], "meta", "meta parsely-page"))
    if not clues:
        clues += [
            Clue(words, "meta", f"meta {name}")
            for name, words in metas.items()
            if _SAYS_WHEN.search(name) and not _SAYS_ELSE.search(name) and (WHOLE.search(words) or has_date(words))
        ][:1]
    clues += [Clue(facts.modified, "json-ld", "json-ld dateModified", "updated")] if facts.modified else []
    clues += [
        Clue(metas[name], "meta", f"meta {name}", "updated") for name in _MODIFIED if DIGITS.search(metas.get(name, ""))
    ]
    return clues


def _script_clue(root: HtmlElement) -> tuple[Clue, ...]:
    """The day in the data of the page's own program, `"publishedDate":"2024-10-02T09:00:00Z"`, where it has but one."""
    found: dict[str, tuple[str, str]] = {}
    for script in root.iter("script"):
        for key, words, _ in _SCRIPT_DATE.findall((script.text or "")[:_SCRIPT]):
            found.setdefault(words[:10], (key, words))
    if len(found) != 1:
        return ()
    key, words = next(iter(found.values()))
    return (Clue(words, "meta", f"script {key}"),)


def _metas(root: HtmlElement) -> dict[str, str]:
    """Name (small letters) -> content of `<meta>`; the first of a name counts."""
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        content = _squeeze(meta.get("content") or "")[:1000]
        if content:
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                name = (meta.get(attribute) or "").strip().casefold()
                if name:
                    metas.setdefault(name, content)
    return metas


def _address(root: HtmlElement, metas: dict[str, str], facts: Facts) -> str:
    """Where the page was published: canonical link, `og:url`, JSON-LD, or the browser's "saved from" comment."""
    links = [
        link.get("href") or ""
        for link in root.iter("link")
        if "canonical" in (link.get("rel") or "").casefold().split()
    ]
    for url in (*links, metas.get("og:url", ""), facts.url, _saved_from(root)):
        original = _ARCHIVED.sub("", url.strip())
        if (
            original.startswith(("http://", "https://"))
            and len(original) < 2000
            and not any(c.isspace() for c in original)
        ):
            return original
    return ""


def _saved_from(root: HtmlElement) -> str:
    """The address in the comment that browsers write into a saved page."""
    comments = root.xpath("preceding-sibling::comment() | comment() | head/comment()")
    return next((found[1] for comment in comments if (found := _SAVED_FROM.search(comment.text or ""))), "")


def _language(root: HtmlElement, metas: dict[str, str], facts: Facts) -> str:
    """The page's language as a BCP 47 tag."""
    lang = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang") or ""
    told = [metas.get(name, "") for name in ("content-language", "inlanguage", "dc.language", "og:locale")]
    for tag in (lang, *told[:2], facts.language, *told[2:]):
        if _TAG_LANGUAGE.match(tag.strip()):
            first, *rest = tag.strip().replace("_", "-").split("-")
            return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])
    return ""


def _person(words: str) -> str:
    """A name out of a meta author; addresses and handles are none."""
    words = re.sub(r"^(?:by|von|par|por|di|door|av)\s+|\s+by$", "", words, flags=re.IGNORECASE)
    return "" if words.startswith(("http", "@", "www.")) or len(words) > 160 else words


def _squeeze(text: str) -> str:
    """Single spaces."""
    return " ".join(text.split())
