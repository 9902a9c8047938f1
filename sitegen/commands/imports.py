"""One run of `sitegen add`: what named files and addresses hold is composed in processes and written, and what came of it is told."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path, PurePosixPath

from sitegen.commands.common import now, shown_path, write_new
from sitegen.commands.compose import Made, compose_article, compose_event, order_of
from sitegen.config import Config
from sitegen.errors import Notice, SitegenError, UsageError, Where
from sitegen.gather import Document, Register, Row, Web, find, free_name, gather, is_address
from sitegen.read.sources import ARTICLE_SUFFIXES, SECTIONS
from sitegen.terminal import Bar, aside, counted, say, say_notices
from sitegen.workers import in_workers, processors

_MANY = frozenset({".csv", ".tsv", ".json", ".xml", ".rss", ".atom"})
_FEW = 5
"""How many things that are here already are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class _Item:
    """What a source holds: a thing to write, or what is wrong. `order` is that of day and month in its table."""

    source: str
    what: Document | Row | Notice | SitegenError
    order: str = ""


@dataclass(slots=True)
class Import:
    """One run: what was done so far, and what is said about it."""

    options: argparse.Namespace
    config: Config
    register: Register
    web: Web
    bar: Bar
    taken: dict[Path, int] = field(default_factory=dict)
    folders: dict[str, Path] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    stems: frozenset[str] | None = None
    written: int = 0
    undated: int = 0
    known: int = 0
    failed: int = 0

    def expand(self, sources: list[str]) -> Iterator[str]:
        """Each file and address to look at, once."""
        seen: set[str] = set()
        for source in sources:
            try:
                found = [source] if is_address(source) else list(find(source))
            except SitegenError as error:
                self.fail(source, error)
                continue
            for item in found:
                if isinstance(item, Notice):
                    self.notices.append(item)
                elif item not in seen and not self.is_ours(item, explicit=item == source):
                    seen.add(item)
                    yield item

    def is_ours(self, source: str, *, explicit: bool) -> bool:
        """Whether a file is part of the site already: an article where it lies, or a page that was built."""
        path = Path(source).resolve()
        if is_address(source):
            return False
        is_built = self.config.output.resolve() in path.parents
        is_read = self.config.content.resolve() in path.parents and path.suffix.lower() in ARTICLE_SUFFIXES
        if explicit and (is_built or is_read):
            message = (
                "this file lies in the content folder already and is read as it is"
                if is_read
                else "this file was built by sitegen"
            )
            self.notices.append(Notice("warning", "add-ours", message, Where(source), "there is nothing to bring in"))
        return is_built or is_read

    def bring_in(self, named: list[str]) -> None:
        """All that these files, folders and addresses hold, in this order. What fails is told, and the rest goes on.

        Reading and dating is most of the work and is done by as many processes as there may be: of a feed or a table its
        entries at once, of many files these.
        """
        sources = list(self.expand(named))
        workers = self.config.workers or processors()
        done = 0
        for many, group in groupby(sources, _holds_many):
            if not many:
                for found in in_workers(self.read, list(group), workers):
                    self.put_all(found)
                    done += 1
                    self.bar("adding", done, len(sources))
                continue
            for source in group:
                items = self.open(source)
                if any(isinstance(item.what, Row) for item in items):
                    self.articles()  # before there are processes that would each look
                for each, made in enumerate(in_workers(self.compose, items, workers)):
                    self.put_all([(items[each], made)])
                    self.bar("adding", each + 1, len(items))
                done += 1

    def open(self, source: str) -> list[_Item]:
        """All that one file or address holds."""
        if is_address(source) and (file := self.register.find([source])):
            self.skip(source, file)
            return []
        try:
            found = list(gather(source, self.web))
            if any(isinstance(item, Row) for item in found):
                self.folder("events")
        except SitegenError as error:
            return [_Item(source, error)]
        order = order_of([item for item in found if isinstance(item, Row)])
        return [_Item(source, item, order) for item in found]

    def compose(self, item: _Item) -> Made | SitegenError | None:
        """The file to write; None where there is nothing to write, or it is here already."""
        what = item.what
        if isinstance(what, Notice | SitegenError) or self.known_as(what):
            return None
        try:
            return (
                compose_event(what, item.order, self.articles())
                if isinstance(what, Row)
                else compose_article(what, now()[:10])
            )
        except SitegenError as error:
            return error

    def read(self, source: str) -> list[tuple[_Item, Made | SitegenError | None]]:
        """A file that is one article, opened and composed."""
        return [(item, self.compose(item)) for item in self.open(source)]

    def put_all(self, found: list[tuple[_Item, Made | SitegenError | None]]) -> None:
        """Write these, or tell what is wrong with them."""
        for item, made in found:
            if isinstance(item.what, SitegenError):
                self.fail(item.source, item.what)
            elif isinstance(item.what, Notice):
                self.notices.append(item.what)
                if item.what.level == "error":
                    self.failed += 1
                    place = str(item.what.where or item.source)
                    self.tell(place, "failed", message=item.what.message, hint=item.what.hint)
            else:
                try:
                    self.write(item.what, made)
                except SitegenError as error:
                    self.fail(str(item.what.where), error)

    def known_as(self, item: Document | Row) -> str:
        """The file that it is in already, "" where there is none."""
        return self.register.find((item.digest,) if isinstance(item, Row) else (item.digest, item.url))

    def write(self, item: Document | Row, made: Made | SitegenError | None) -> None:
        """One article or event, unless it is here already."""
        if (file := self.known_as(item)) or made is None:
            self.skip(str(item.where), file)
            return
        if isinstance(made, SitegenError):
            raise made
        folder = self.folder("events" if isinstance(item, Row) else "articles")
        if isinstance(item, Row) and item.id and (folder / f"{item.id}.md").exists():
            self.skip(str(item.where), str(folder / f"{item.id}.md"))
            return
        if file := self.register.find(made.names):
            self.skip(str(item.where), file)
            return
        path = free_name(made.stem, folder, self.taken)
        shown = shown_path(path)
        if not self.options.dry_run:
            write_new(path, made.text)
        self.register.add(shown, *made.names)
        self.notices += made.notices
        self.written += 1
        self.undated += not made.date
        self.show(item, made, shown)

    def folder(self, section: str) -> Path:
        """Where articles or events go, looked up once. A bare folder of articles has no sub-folders, and gets none for them."""
        if section not in self.folders:
            self.folders[section] = self._folder(section)
        return self.folders[section]

    def _folder(self, section: str) -> Path:
        content = self.config.content
        is_bare = content.is_dir() and not any((content / s).is_dir() for s in SECTIONS) and any(content.iterdir())
        if is_bare and section == "events":
            hint = "move its articles into a sub-folder articles/ first: then it can have events as well"
            raise UsageError(
                "add-bare",
                "a timeline brings events, and this is a folder of articles alone",
                Where(str(content)),
                hint,
            )
        into = PurePosixPath(self.options.into.replace("\\", "/"))
        if into.is_absolute() or any(part == ".." or part.startswith(".") for part in into.parts):
            hint = "write a folder below it, such as --into agencies"
            raise UsageError("add-into", f"--into {self.options.into} leads out of the content folder", None, hint)
        return (content if is_bare else content / section) / into

    def articles(self) -> frozenset[str]:
        """The stems of the articles there are, by which events name them. Looked up once."""
        if self.stems is None:
            found = self.folder("articles").rglob("*")
            self.stems = frozenset(path.stem for path in found if path.suffix in ARTICLE_SUFFIXES)
        return self.stems

    def show(self, item: Document | Row, made: Made, path: str) -> None:
        """One line for a file: its path, and its date with how that was found."""
        status = "would-write" if self.options.dry_run else "written"
        self.tell(str(item.where), status, file=path, title=made.title, date=made.date or None, date_found=made.found)
        if self.options.json or self.options.quiet:
            return
        say(path)
        if self.options.dry_run:
            head = made.text.split("---\n", 2)[1].rstrip()
            say("\n".join(f"  {line}" for line in head.splitlines()))

    def skip(self, source: str, file: str) -> None:
        """It is here already."""
        self.known += 1
        file = shown_path(Path(file))
        self.tell(source, "known", file=file)
        if self.known <= _FEW:
            self.notices.append(Notice("info", "add-known", f"it is here already: {file}", Where(source), ""))

    def fail(self, source: str, error: SitegenError) -> None:
        """It could not be brought in; the message names its source."""
        self.failed += 1
        for notice in error.notices:
            self.notices.append(notice if notice.where else replace(notice, where=Where(source)))
        self.tell(source, "failed", message=error.notice.message, hint=error.notice.hint)

    def tell(self, source: str, status: str, **more: str | None) -> None:
        """A line for programs."""
        if self.options.json:
            say(json.dumps({"source": source, "status": status, **more}, ensure_ascii=False))

    def report(self) -> None:
        """What went wrong, and how much was done."""
        say_notices(self.notices, ("error", "warning", "info"))
        would = "would be " if self.options.dry_run else ""
        parts = [f"{counted(self.written, 'file')} {would}written"]
        parts += [f"{self.undated:,} without a date"] if self.undated else []
        parts += [f"{self.known:,} here already"] if self.known else []
        parts += [f"{self.failed:,} failed"] if self.failed else []
        aside(", ".join(parts))


def _holds_many(source: str) -> bool:
    """Whether it is a feed, a table, or an address, where one is asked after the other."""
    return is_address(source) or Path(source).suffix.lower() in _MANY
