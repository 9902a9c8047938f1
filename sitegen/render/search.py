"""The search index: small JSON files that search.js fetches when, and only when, a reader searches.

A word's first two letters name the file it is in, so that a search loads a few kilobytes however large the story is.
Documents are numbered by kind, year and address; a kind or a year is therefore a range of numbers.

    search/index/facets.json   {"version": changes with the index, "chunk": documents in a d-file,
                                "shards": the names of all t- and a-files, "ranges": [[kind, year, first, end], …]}
    search/index/t-<xx>.json   {word: [[documents with it in the title], [documents with it elsewhere]], …}, numbers as
                                gaps; one list only: elsewhere it is in so many documents that it finds nothing
    search/index/a-<x>.json    {actor slug: [documents]}, numbers as gaps
    search/index/d-<n>.json    [[title, url, kind, date in words, summary], …]
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from sitegen.model.page import Page, fixed
from sitegen.render.book import Book
from sitegen.render.dates import first_day
from sitegen.render.excerpts import public_text
from sitegen.render.links import actor_url, article_url, event_url
from sitegen.text import digest, short_hash

INDEX = "search/index/"
_CHUNK = 200
_SUMMARY = 180
_MANY = 200  # a word in more documents than this, and in a quarter of all, does not help to find one
_WORD = re.compile(r"[^\W_]{2,40}")
_TYPESET = "’‘“”–—…\u00a0"
"""Signs that typesetting puts between words of text that is ASCII otherwise."""
_LOWER = bytes(ord(chr(code).lower()) if chr(code).isalnum() and code < 128 else 32 for code in range(256))
_SINGLE = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_MARKS = re.compile("[\u0300-\u036f]")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Document:
    """One page as search knows it; `year` is 0 where the date is not known."""

    kind: str
    year: int
    url: str
    title: str
    when: str
    summary: str
    text: str
    actors: tuple[str, ...]


def search_pages(book: Book) -> Iterator[Page]:
    """The files of the index."""
    yield from files_of(index_of(book))


def index_of(book: Book) -> dict[str, bytes]:
    """The files of the index by name, as JSON."""
    documents = sorted(_documents(book), key=lambda d: (d.kind, d.year, d.url))
    files: dict[str, object] = {}
    for number in range(0, len(documents), _CHUNK):
        rows = [[d.title, d.url, d.kind, d.when, d.summary] for d in documents[number : number + _CHUNK]]
        files[f"d-{number // _CHUNK}"] = rows
    files |= _postings(documents)
    made = {name: _json(value) for name, value in sorted(files.items())}
    version = short_hash("".join(map(digest, made.values())))
    shards = [name for name in made if not name.startswith("d-")]
    facets = {"version": version, "chunk": _CHUNK, "shards": shards, "ranges": _ranges(documents)}
    return made | {"facets": _json(facets)}


def files_of(index: Mapping[str, bytes]) -> Iterator[Page]:
    """The same as pages."""
    return (fixed(f"{INDEX}{name}.json", data) for name, data in index.items())


def words_of(text: str) -> set[str]:
    """The words a text can be found by: lower case, no accents. search.js makes the same of what a reader types.

    Chinese and Japanese put no spaces between words: there, every two neighbouring characters count as one.
    """
    if not text.isascii():
        for sign in _TYPESET:
            text = text.replace(sign, " ")
    if text.isascii():
        return _plain_words(text)
    text = _MARKS.sub("", unicodedata.normalize("NFD", text))
    if text.isascii():  # what had accents alone
        return _plain_words(text)
    text = text.lower()
    words = set(_WORD.findall(text))
    for run in _UNSPACED.findall(text):
        words.discard(run)
        words.update(run[i : i + 2] for i in range(max(1, len(run) - 1)))
    return words


def _plain_words(text: str) -> set[str]:
    """What _WORD finds in ASCII, by the shorter way: most of the index is made here."""
    words = set(text.encode("ascii").translate(_LOWER).decode("ascii").split())
    words.difference_update(_SINGLE)
    if words and max(map(len, words)) > 40:
        long = [word for word in words if len(word) > 40]
        words.difference_update(long)
        words.update(piece for word in long for piece in _WORD.findall(word))
    return words


def shard_of(word: str) -> str:
    """The file a word is in: its first two letters, or their codes where they are not a-z or digits."""
    head = word[:2]
    if head.isascii():
        return head
    return "-".join(f"u{ord(character):x}" for character in (word[0] if _UNSPACED.match(head) else head))


def _documents(book: Book) -> Iterator[Document]:
    full = book.dates.full
    for event in book.story.events:
        text, when = f"{event.title} {event.summary} {event.body}", event.dated.edtf or ""
        yield Document(
            "event", _year(when), event_url(event.id), event.title, full(when), _cut(event.summary), text, event.actors
        )
    for actor in book.story.actors:
        if actor.private:
            continue
        names = " ".join([actor.name, *(alias.text for alias in actor.aliases)])
        roles = "; ".join(dict.fromkeys(role.text for role in actor.roles[:2]))
        yield Document("actor", 0, actor_url(actor.id), actor.name, "", _cut(roles), f"{names} {roles}", (actor.id,))
    for source in book.story.sources:
        article, when = source.extract.article, source.published.edtf or ""
        publisher = article.front.publisher or article.publisher
        text = f"{source.title} {publisher} {public_text(book, source)}"
        yield Document(
            "source", _year(when), article_url(source), source.title, full(when), _cut(publisher), text, source.actors
        )


def _year(when: str) -> int:
    day = first_day(when)
    return day.year if day else 0


def _cut(text: str) -> str:
    return text if len(text) <= _SUMMARY else text[:_SUMMARY].rsplit(" ", 1)[0] + " …"


def _ranges(documents: Sequence[Document]) -> list[list[object]]:
    ranges: list[list[object]] = []
    for number, document in enumerate(documents):
        if ranges and ranges[-1][:2] == [document.kind, document.year]:
            ranges[-1][3] = number + 1
        else:
            ranges.append([document.kind, document.year, number, number + 1])
    return ranges


def _postings(documents: Sequence[Document]) -> dict[str, dict[str, object]]:
    """The t- and a-files: which documents hold a word, in their title or elsewhere, and which belong to an actor."""
    titles: dict[str, list[int]] = defaultdict(list)
    texts: dict[str, list[int]] = defaultdict(list)
    actors: dict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        in_title = words_of(document.title)
        for word in in_title:
            titles[word].append(number)
        for word in words_of(document.text) - in_title:
            texts[word].append(number)
        for actor in dict.fromkeys(document.actors):
            actors[actor].append(number)
    many = max(_MANY, len(documents) // 4)
    files: dict[str, dict[str, object]] = defaultdict(dict)
    for word in sorted(titles.keys() | texts.keys()):
        elsewhere = texts.get(word, [])
        lists = [titles.get(word, []), elsewhere] if len(elsewhere) <= many else [titles.get(word, [])]
        files[f"t-{shard_of(word)}"][word] = [_gaps(numbers) for numbers in lists]
    for actor in sorted(actors):
        files[f"a-{actor[0]}"][actor] = _gaps(actors[actor])
    return files


def _gaps(numbers: Sequence[int]) -> list[int]:
    """Ascending numbers as the first and the steps between: shorter to write."""
    return [b - a for a, b in zip((0, *numbers), numbers, strict=False)]


def _json(value: object) -> bytes:
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:  # half of a surrogate pair, as broken files have them
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
