"""The pipeline kept in memory between saves: only what changed is read, and a page is made when it is asked for.

In: a configuration and the files that are said to have changed. Out: the story as it is now, with the shelf its pages
come from; and, on request, the same put in place on the disk. The bytes are those of a build from nothing: what is kept
is what came of a file as it still is. Not here: watching, serving (serve/).
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path

from sitegen import tokens
from sitegen.build import Options, asset_pages, at_work, place_of, put_in_place
from sitegen.cache import FOLDER, Cache, open_cache
from sitegen.config import Config
from sitegen.errors import Notice
from sitegen.folders import refuse_folders, shown
from sitegen.model.edit import Edits
from sitegen.model.evidence import ArticleId
from sitegen.model.extract import Extract
from sitegen.model.page import Page
from sitegen.model.story import Story
from sitegen.permalinksfile import PERMALINKS, Kept, ledger_text, read_ledger
from sitegen.read import SourceFile, Sources, find, read_edits
from sitegen.render import Shelf
from sitegen.report import Report, report_of, told_of
from sitegen.theme import theme_files
from sitegen.understanding import is_public, load_raw, understand
from sitegen.weave import Memory, weave
from sitegen.workers import processors

Sign = tuple[int, ...]
"""What `stat` says of a file; the same sign, the same bytes, unless the watcher says otherwise."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """The site as its files are now. `pages` of `report` is not counted yet; `failed` there: nothing is to be published."""

    config: Config
    options: Options
    story: Story
    edits: Edits
    shelf: Shelf
    assets: tuple[Page, ...]
    report: Report
    before: Kept

    def page(self, path: str) -> Page | None:
        """The page at a path of the output folder, None where there is none."""
        return next((p for p in self.assets if p.path == path), None) or self.shelf.page(path)

    def put_in_place(self) -> Report:
        """All of it into the output folder, or of the desk's what browsers show; only what changed is written."""
        with at_work(self.config, self.options) as cache, place_of(self.config, self.options, cache) as place:
            shelf = self.shelf
            pages = (*(shelf.pages() if self.options.at_once else shelf.pages_for_readers()), *self.assets)
            report = report_of(self.story, len(pages), self.report.notices, self.config)
            ledgers = self.before.text, ledger_text(self.story, self.config, keep=self.options.keeps_ledger)
            return put_in_place(pages, self.shelf, place, report, self.config, self.options, cache, ledgers)


@dataclass(slots=True)
class Resident:
    """What is kept from one refresh to the next."""

    articles: dict[ArticleId, tuple[Sign, Extract]] = field(default_factory=dict)
    edits: tuple[object, tuple[Edits, tuple[Notice, ...]]] | None = None
    ledger: tuple[object, Kept] | None = None
    woven: Memory = field(default_factory=Memory)
    last: tuple[object, list[Extract], Fresh] | None = None

    def refresh(self, config: Config, options: Options, changed: AbstractSet[Path]) -> Fresh:
        """The site as it is now; the very same object as last time where nothing changed.

        Raises:
            SitegenError: what stops a build at once.

        """
        refuse_folders(config)
        sources, found = find(config.content, shown(config), (config.output,))
        extracts, unread = self._extracts(config, options, sources, changed)
        edits, mistakes = self._edits(sources, changed)
        before = self._ledger(config, changed)
        dress = _look(config, sources)
        inputs = (config, options, found, edits, before, unread, dress)
        if self.last and self.last[0] == inputs and _same(self.last[1], extracts) and changed.isdisjoint(dict(dress)):
            return self.last[2]
        public = [e for e in extracts if is_public(e, config, options.now)]
        story = weave(public, edits, before.ledger, keep_ledger=config.keeps_permalinks, memory=self.woven)
        compiled = config.root / FOLDER / "templates" if options.use_cache else None
        shelf = Shelf(story, edits, config, compiled, self.last[2].shelf if self.last else None)
        told = told_of(story, public, sources, whole=len(extracts) == len(sources.articles))
        look = tokens.check(config.theme, config.place)
        report = report_of(story, 0, (*found, *unread, *mistakes, *told, *look), config)
        fresh = Fresh(config, options, story, edits, shelf, asset_pages(sources), report, before)
        self.last = inputs, extracts, fresh
        return fresh

    def warm(self, config: Config) -> None:
        """Read an article for nothing: the rules are loaded and at hand when the first save needs them."""
        raw, _ = load_raw(find(config.content, shown(config), (config.output,))[0].articles[:1])
        understand(raw, Cache(None), 1, lambda *_: None)

    def _extracts(
        self, config: Config, options: Options, sources: Sources, changed: AbstractSet[Path]
    ) -> tuple[list[Extract], tuple[Notice, ...]]:
        """Every article's extract in order, and what is wrong with the others. Files that changed are read, no others."""
        signs = {file.id: _sign(file.path) for file in sources.articles}
        known = {
            id_: kept for id_, sign in signs.items() if (kept := self.articles.get(id_)) is not None and kept[0] == sign
        }
        todo = [f for f in sources.articles if f.id not in known or f.path in changed]
        raw, unreadable = load_raw(todo)
        failed: list[Notice] = []
        if raw:
            with open_cache(config.root, use=options.use_cache) as cache:
                made, failed = understand(
                    raw, cache, config.workers or processors(), lambda *_: None, self.woven, forget=not self.articles
                )
            known = {id_: kept for id_, kept in known.items() if id_ not in {r.id for r in raw}}
            known |= {e.article.id: (signs[e.article.id], e) for e in made}
        self.articles = known
        return [known[f.id][1] for f in sources.articles if f.id in known], (*unreadable, *failed)

    def _edits(self, sources: Sources, changed: AbstractSet[Path]) -> tuple[Edits, tuple[Notice, ...]]:
        signs = _signs(sources.edits)
        if self.edits is None or self.edits[0] != signs or any(f.path in changed for f in sources.edits):
            self.edits = signs, read_edits(sources)
        return self.edits[1]

    def _ledger(self, config: Config, changed: AbstractSet[Path]) -> Kept:
        path = config.root / PERMALINKS
        sign = (config.keeps_permalinks, _sign(path))
        if self.ledger is None or self.ledger[0] != sign or path in changed:
            self.ledger = sign, read_ledger(config)
        return self.ledger[1]


def _same(before: list[Extract], now: list[Extract]) -> bool:
    return len(before) == len(now) and all(a is b for a, b in zip(before, now, strict=True))


def _look(config: Config, sources: Sources) -> tuple[tuple[Path, Sign], ...]:
    """What else pages depend on: the site's own templates, and the files that are copied."""
    folder = config.templates
    own = theme_files(folder).values() if folder else ()
    return tuple((p, _sign(p)) for p in own) + _signs(sources.assets)


def _signs(files: Iterable[SourceFile]) -> tuple[tuple[Path, Sign], ...]:
    return tuple((file.path, _sign(file.path)) for file in files)


def _sign(path: Path) -> Sign:
    try:
        state = path.stat()
    except OSError:
        return ()
    return state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino
