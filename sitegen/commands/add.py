"""`sitegen add`: files, folders, pages of the web, feeds and timelines become articles and events to correct."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sitegen.commands.common import add_site, alone_in, config_of, now, shown_path, write_new
from sitegen.errors import Notice, SitegenError, UsageError, Where
from sitegen.terminal import Bar, aside, counted, say, say_notices

if TYPE_CHECKING:
    from sitegen.commands.compose import Made
    from sitegen.config import Config
    from sitegen.gather import Document, Register, Row, Web

NAME = "add"
HELP = "bring in files, folders, pages of the web, feeds and timelines as articles and events to correct"
EXAMPLES = """examples:
  sitegen add ~/clippings
  sitegen add https://example.org/2024/03/bridge-closed.html
  sitegen add https://example.org/feed.xml --dry-run
  sitegen add timeline.csv timeline.json report.pdf letter.docx"""


_FEW = 5
"""How many things that are here already are named; the others are counted."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """What to bring in, and where to."""
    add_site(parser)
    parser.add_argument(
        "sources", nargs="+", metavar="SOURCE", help="a file, a folder, or an address that begins with https://"
    )
    parser.add_argument("--content", type=Path, metavar="DIR", help="folder of articles and edits (default: content)")
    parser.add_argument("--into", default="", metavar="FOLDER", help="a folder below content/articles to write into")
    parser.add_argument("--dry-run", action="store_true", help="show what would be written, and write nothing")
    parser.add_argument("--allow-private", action="store_true", help="fetch from machines of a private network too")
    parser.add_argument("--json", action="store_true", help="one JSON object for each thing brought in, on stdout")


def run(options: argparse.Namespace) -> int:
    """Bring in each source; 1 where any of it could not be."""
    config = config_of(options)
    if not config.has_site and not config.content.is_dir() and options.content is None:
        hint = "`sitegen init DIR` makes a site; --site or --content name another folder"
        raise UsageError(
            "add-no-site", f"there is no site in {options.site}: neither sitegen.toml nor a content folder", None, hint
        )
    # Alone: two at once would both find that an article is not here yet.
    with alone_in(config.content if config.content.is_dir() else config.root):
        return _bring_in(options, config)


def _bring_in(options: argparse.Namespace, config: Config) -> int:
    from sitegen.gather import Register, Web

    work = _Import(options, config, Register.of(config.content), Web(allow_private=options.allow_private))
    work.folder("articles")  # a mistake in --into is told before anything is fetched
    bar = Bar(quiet=options.quiet or options.json)
    sources = list(work.expand(options.sources))
    total = len(sources)
    try:
        for done, source in enumerate(sources, 1):
            work.take(source)
            bar("adding", done, total)
    finally:  # after Ctrl-C as well: what is written is there
        bar.clear()
        if not options.quiet:
            work.report()
    return 1 if work.failed else 0


@dataclass(slots=True)
class _Import:
    """One run: what was done so far, and what is said about it."""

    options: argparse.Namespace
    config: Config
    register: Register
    web: Web
    taken: set[Path] = field(default_factory=set)
    notices: list[Notice] = field(default_factory=list)
    stems: frozenset[str] | None = None
    written: int = 0
    undated: int = 0
    known: int = 0
    failed: int = 0

    def expand(self, sources: list[str]) -> Iterator[str]:
        """Each file and address to look at, once."""
        from sitegen.gather import find, is_address

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
        from sitegen.gather import is_address
        from sitegen.read.sources import ARTICLE_SUFFIXES

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

    def take(self, source: str) -> None:
        """All that one file or address holds. What fails is told, and the rest goes on."""
        from sitegen.commands.compose import order_of
        from sitegen.gather import Row, gather, is_address

        if is_address(source) and (file := self.register.find([source])):
            self.skip(source, file)
            return
        try:
            found = list(gather(source, self.web))
            if any(isinstance(item, Row) for item in found):
                self.folder("events")
        except SitegenError as error:
            self.fail(source, error)
            return
        order = order_of([item for item in found if isinstance(item, Row)])
        for item in found:
            if isinstance(item, Notice):
                self.notices.append(item)
                if item.level == "error":
                    self.failed += 1
                    self.tell(str(item.where or source), "failed", message=item.message, hint=item.hint)
                continue
            try:
                self.write(item, order)
            except SitegenError as error:
                self.fail(str(item.where), error)

    def write(self, item: Document | Row, order: str) -> None:
        """One article or event, unless it is here already."""
        from sitegen.commands.compose import compose_article, compose_event
        from sitegen.gather import Row, free_name

        if file := self.register.find((item.digest, item.url) if not isinstance(item, Row) else (item.digest,)):
            self.skip(str(item.where), file)
            return
        if isinstance(item, Row):
            made, folder = compose_event(item, order, self.articles()), self.folder("events")
            if item.id and (folder / f"{item.id}.md").exists():
                self.skip(str(item.where), str(folder / f"{item.id}.md"))
                return
        else:
            made, folder = compose_article(item, now()[:10]), self.folder("articles")
        if file := self.register.find(made.names):
            self.skip(str(item.where), file)
            return
        path = free_name(made.stem, ".md", folder, self.taken)
        shown = shown_path(path)
        if not self.options.dry_run:
            write_new(path, made.text)
        self.taken.add(path)
        self.register.add(shown, *made.names)
        self.notices += made.notices
        self.written += 1
        self.undated += not made.date
        self.show(item, made, shown)

    def folder(self, section: str) -> Path:
        """Where articles or events go. A bare folder of articles has no sub-folders, and gets none for articles."""
        from sitegen.read.sources import SECTIONS

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
            self.stems = frozenset(path.stem for path in found if path.suffix in {".md", ".txt", ".html", ".htm"})
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
