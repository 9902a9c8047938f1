"""The whole pipeline on one screen, and the one place where the rooms meet.

The rooms with rules and templates are loaded where they are entered: a build with nothing new needs none of them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen import tokens
from sitegen.cache import FOLDER, Cache, open_cache
from sitegen.config import Config
from sitegen.errors import Notice
from sitegen.folders import refuse_folders, shown
from sitegen.model.edit import Edits
from sitegen.model.page import Page, plain
from sitegen.model.story import Story
from sitegen.permalinksfile import keep_ledger, ledger_text, read_ledger, state_of
from sitegen.publish import Place, hold, publish
from sitegen.publish.swap import locked
from sitegen.read import Sources, find
from sitegen.report import Report, named, report_of, sort_notices, told_of
from sitegen.text import digest
from sitegen.unchanged import digest_of, note_last, same_as_last
from sitegen.understanding import Progress, Raw, is_public, load_raw, rules_digest, understand
from sitegen.workers import processors

if TYPE_CHECKING:
    from sitegen.render import Shelf

Keep = Callable[[object, object], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How to build, apart from what `Config` says. `now` is an ISO day or moment (UTC), by which embargoes are judged.

    `keep_permalinks` False leaves permalinks.json as it is: a title tried out on the desk must not become an address for
    ever. `record` names the cache's record of the output, so that two outputs of one site do not undo each other's.
    `at_once` False changes a site that is there file by file, and leaves out files for programs: for the desk.
    """

    now: str
    use_cache: bool = True
    locked: bool = False
    keep_going: bool = False
    keep_permalinks: bool = True
    record: str = ""
    at_once: bool = True

    @property
    def keeps_ledger(self) -> bool:
        """Whether permalinks.json is to say what is published; a locked build has to see whether it would change."""
        return self.keep_permalinks or self.locked


def build(
    config: Config, options: Options, progress: Progress = lambda *_: None, keep: Keep = lambda *_: None
) -> Report:
    """Content -> public. Mistakes of content are in the report; nothing is published then, unless `keep_going`.

    `keep` is given the story's shelf and what weaving remembers, where there was anything to do: who holds both until the
    process ends need not wait while millions of nodes are given back one by one.

    Raises:
        SitegenError: what stops a build at once: no content folder, a stranger's file in the way, a theme that fails.

    """
    refuse_folders(config)
    workers = config.workers or processors()
    with at_work(config, options) as cache:
        sources, found = find(config.content, shown(config), (config.output,))
        raw, unreadable = load_raw(sources.articles)
        inputs = digest_of(config, options if _may_wait(raw) else replace(options, now=""), sources, raw)
        kept = state_of(config)
        if last := same_as_last(cache, inputs + kept, config.output):
            return last

        from sitegen.read import read_edits
        from sitegen.weave import Memory, weave

        with place_of(config, options, cache) as place:
            before = read_ledger(config)
            memory = Memory(lasting=False, store=cache, made_by=rules_digest(), workers=workers)
            extracts, failed = understand(raw, cache, workers, progress, memory)

            from sitegen.render import Shelf

            edits, mistakes = read_edits(sources)
            extracts = [e for e in extracts if is_public(e, config, options.now)]
            story = weave(extracts, edits, before.ledger, keep_ledger=config.keeps_permalinks, memory=memory)
            compiled = config.root / FOLDER / "templates" if options.use_cache else None
            shelf = Shelf(story, edits, config, compiled)
            keep(shelf, memory)
            pages = (*shelf.pages(), *asset_pages(sources))

            told = told_of(story, extracts, sources, whole=not failed)
            look = tokens.check(config.theme, config.place)
            report = report_of(story, len(pages), (*found, *unreadable, *failed, *mistakes, *told, *look), config)
            if report.failed and not options.keep_going:
                return report
            after = ledger_text(story, config, keep=options.keeps_ledger)
            report = put_in_place(pages, shelf, place, report, config, options, cache, (before.text, after), progress)
        changed = after not in ("", before.text)
        note_last(cache, inputs + (digest(after.encode()) if changed else kept), report)
        return report


def _may_wait(raw: Sequence[Raw]) -> bool:
    """Whether the clock may decide what is published: an article speaks of an embargo, or has two bytes a letter."""
    return any(re.search(rb"embargo|\0", article.data) for article in raw)


@contextmanager
def at_work(config: Config, options: Options) -> Iterator[Cache]:
    """The cache, while nobody else builds into the output folder."""
    with (
        locked(config.output, _spare(config, options)),
        open_cache(config.root, use=options.use_cache, record=options.record) as cache,
    ):
        yield cache


def place_of(config: Config, options: Options, cache: Cache) -> AbstractContextManager[Place]:
    """The output folder: what is there is looked through while the story is made."""
    return hold(config.output, cache.written(), spare=_spare(config, options), at_once=options.at_once)


def _spare(config: Config, options: Options) -> Path | None:
    return config.root / FOLDER / "spare" if options.use_cache else None


def put_in_place(
    pages: Sequence[Page],
    shelf: Shelf,
    place: Place,
    report: Report,
    config: Config,
    options: Options,
    cache: Cache,
    ledgers: tuple[str, str],
    progress: Progress = lambda *_: None,
) -> Report:
    """Pages -> the output folder, and what that changed.

    `shelf` is where they come from, `ledgers` the text of permalinks.json as it is and as it is to be ("" = not kept).
    """
    done = publish(
        pages,
        place,
        is_stale=shelf.out_of_date(cache.answers()),
        workers=config.workers or processors(),
        progress=lambda n, of: progress("render", n, of),
        ready=lambda: keep_ledger(config, *ledgers, locked=options.locked),
    )
    cache.note_written(done.files, place.before, shelf.answers)
    return replace(report, published=True, written=done.written, removed=done.removed)


def tell(config: Config, now: str) -> tuple[Story, Edits, Sources, tuple[Notice, ...]]:
    """The story without publishing it, and what it was read from: for `accept`, `check` and `explain`."""
    from sitegen.read import read_edits
    from sitegen.weave import Memory, weave

    with open_cache(config.root) as cache:
        memory = Memory(lasting=False, store=cache, made_by=rules_digest())
        sources, found = find(config.content, shown(config), (config.output,))
        raw, unreadable = load_raw(sources.articles)
        extracts, failed = understand(raw, cache, config.workers or processors(), lambda *_: None, memory)
        edits, mistakes = read_edits(sources)
        public = [e for e in extracts if is_public(e, config, now)]
        story = weave(public, edits, read_ledger(config).ledger, keep_ledger=config.keeps_permalinks, memory=memory)
        told = told_of(story, public, sources, whole=not failed)
        return story, edits, sources, sort_notices((*found, *unreadable, *failed, *mistakes, *told))


def review(config: Config, now: str) -> tuple[Notice, ...]:
    """Everything an editor should look at: what reading found, what the story is unsure of, links that lead nowhere."""
    from sitegen.check import check
    from sitegen.render import render
    from sitegen.render.deadlinks import dead_links

    story, edits, sources, found = tell(config, now)
    pages = (*render(story, edits, config), *asset_pages(sources))
    asked = named(check(story, dead_links=dead_links(pages), today=now[:10]), sources)
    return sort_notices((*found, *tokens.check(config.theme, config.place), *asked))


def asset_pages(sources: Sources) -> tuple[Page, ...]:
    """content/assets/** as pages, copied as they are."""
    return tuple(
        plain(f"assets/{a.id.removeprefix('assets/')}", partial(_sha256, a.path), partial(Path, a.path))
        for a in sources.assets
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:  # a film is larger than memory
        return hashlib.file_digest(file, "sha256").hexdigest()
