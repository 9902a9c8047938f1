"""Puts a site in place. In: Pages and an output folder. Out: the folder, replaced in one step, and what was written.

Not here: what the pages say. A file that sitegen did not write is never touched; where it is in the way the build stops
before anything changed. What sitegen wrote is what `manifest.json` in the output lists.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitegen.cache import Written
from sitegen.model.page import Page
from sitegen.publish.aside import folder_aside, link, prepare
from sitegen.publish.manifest import MANIFEST, read_manifest, write_manifest
from sitegen.publish.strangers import bring_along, strangers
from sitegen.publish.swap import exchange, locked
from sitegen.publish.tree import Tree, in_the_way, parents, scan
from sitegen.publish.update import update
from sitegen.workers import in_workers

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Published:
    """Counts of files: `written` anew or changed, `kept` as they were, `removed`; `files` is the record for the cache."""

    written: tuple[str, ...]
    kept: int
    removed: tuple[str, ...]
    files: dict[str, Written]


def publish(
    pages: Sequence[Page],
    output: Path,
    before: Mapping[str, Written],
    *,
    workers: int = 1,
    progress: Progress | None = None,
    ready: Callable[[], None] = lambda: None,
    spare: Path | None = None,
    at_once: bool = True,
) -> Published:
    """Make `output` hold exactly these pages, and whatever else was in it that sitegen did not write.

    Args:
        pages: every file of the site, each path once.
        output: the folder; made where missing, followed where it is a symbolic link.
        before: what the last build remembers of the files it wrote; an empty mapping renders everything.
        workers: processes to render and write with.
        progress: called with files done and files in all.
        ready: called once nobody else's file is in the way, before anything is changed; it may still raise.
        spare: where the old site is kept for the next build, so that it need not be put together anew; None keeps none.
        at_once: replace the site in one step; else only what changed, file by file, where there is a site already.

    Raises:
        ContentError: a file or folder of somebody else is where a page must go.

    """
    output = Path(os.path.realpath(output))
    with locked(output, spare):
        tree = scan(output)
        ours = read_manifest(output)
        in_the_way(pages, tree, ours, output)
        ready()
        fresh = {p.path: before[p.path] for p in pages if _is_fresh(p, tree, before)}
        paths = {p.path for p in pages}
        stale = tuple(sorted((ours & tree.files.keys()) - paths - {MANIFEST}))
        if len(fresh) == len(pages) and not stale and MANIFEST in tree.files:
            return Published((), len(pages), (), fresh)
        todo = [p for p in pages if p.path not in fresh]
        if not at_once and MANIFEST in tree.files and not output.is_mount():
            with folder_aside(output, None) as staging:
                prepare(staging, output, tree, (), parents(p.path for p in todo))
                made = _make(todo, output, staging, before, workers, _counting(progress, 0, len(todo)))
                files = dict(sorted({**fresh, **made}.items()))
                write_manifest(staging, files)
                update(staging, output, stale)
            digests = {path: record.digest for path, record in before.items()}
            written = tuple(path for path, record in files.items() if digests.get(path) != record.digest)
            return Published(written, len(files) - len(written), stale, files)
        theirs = strangers(tree, ours)
        with folder_aside(output, spare) as staging:
            folders = parents([*paths, *theirs.files, *theirs.others, *theirs.folders]) | theirs.folders
            prepare(staging, output, tree, [*fresh, *theirs.files], folders)
            made = _make(todo, output, staging, before, workers, _counting(progress, len(fresh), len(pages)))
            files = dict(sorted({**fresh, **made}.items()))
            bring_along(theirs, output, staging)
            write_manifest(staging, files)
            exchange(staging, output)
        written = tuple(sorted(path for path, record in files.items() if fresh.get(path) != record))
        return Published(written, len(files) - len(written), stale, files)


def intact(output: Path, files: Mapping[str, Written]) -> bool:
    """Whether the output holds every recorded file as it was written."""
    real = os.path.realpath(output)
    return os.path.isfile(f"{real}/{MANIFEST}") and all(
        _same_file(f"{real}/{path}", record) for path, record in files.items()
    )


def _is_fresh(page: Page, tree: Tree, before: Mapping[str, Written]) -> bool:
    record = before.get(page.path)
    return record is not None and record.fingerprint == page.fingerprint and _holds(tree, page.path, record)


def _holds(tree: Tree, path: str, record: Written) -> bool:
    state = tree.files.get(path)
    return state is not None and state[0] == record.size and state[1] == record.mtime


def _make(
    pages: Sequence[Page],
    output: Path,
    staging: Path,
    before: Mapping[str, Written],
    workers: int,
    progress: Callable[[], None],
) -> dict[str, Written]:
    """Render these pages into the staging folder; where the bytes are those of the file in the output, link it."""

    def make(page: Page) -> tuple[str, Written]:
        body = page.body()
        digest = hashlib.sha256(body).hexdigest()
        source, target = f"{output}/{page.path}", f"{staging}/{page.path}"
        record = before.get(page.path)
        if record is not None and record.digest == digest and _same_file(source, record):
            link(source, target)
        else:
            with Path(target).open("xb") as file:  # never into a file that the site of now may share
                file.write(body)
        state = Path(target).stat()
        return page.path, Written(page.fingerprint, digest, state.st_size, state.st_mtime_ns)

    files: dict[str, Written] = {}
    for path, record in in_workers(make, pages, workers):
        files[path] = record
        progress()
    return files


def _counting(progress: Progress | None, done: int, of: int) -> Callable[[], None]:
    def step() -> None:
        nonlocal done
        done += 1
        if progress:
            progress(done, of)

    return step


def _same_file(path: str, record: Written) -> bool:
    try:
        state = os.lstat(path)
    except OSError:
        return False
    return state.st_size == record.size and state.st_mtime_ns == record.mtime and stat.S_ISREG(state.st_mode)
