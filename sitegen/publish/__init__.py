"""Puts a site in place. In: Pages and an output folder. Out: the folder, replaced in one step, and what was written.

Not here: what the pages say. A file that sitegen did not write is never touched; where it is in the way the build stops
before anything changed. What sitegen wrote is what `manifest.json` in the output lists.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitegen.cache import Written
from sitegen.model.page import Page
from sitegen.publish.manifest import MANIFEST, read_manifest, write_manifest
from sitegen.publish.swap import exchange, locked, staging_for
from sitegen.publish.tree import Tree, in_the_way, keep_strangers, scan
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
    at_once: bool = True,
) -> Published:
    """Make `output` hold exactly these pages, and whatever else was in it that sitegen did not write.

    Args:
        pages: every file of the site, each path once.
        output: the folder; made where missing, followed where it is a symbolic link.
        before: what the last build remembers of the files it wrote; an empty mapping renders everything.
        workers: processes to render and write with.
        progress: called with files done and files in all.
        at_once: replace the site in one step; else only what changed, file by file, where there is a site already.

    Raises:
        ContentError: a file or folder of somebody else is where a page must go.

    """
    output = Path(os.path.realpath(output))
    with locked(output):
        tree = scan(output)
        ours = read_manifest(output)
        in_the_way(pages, tree, ours, output)
        fresh = {p.path: before[p.path] for p in pages if _is_fresh(p, tree, before)}
        stale = tuple(sorted((ours & tree.files.keys()) - {p.path for p in pages} - {MANIFEST}))
        if len(fresh) == len(pages) and not stale and MANIFEST in tree.files:
            return Published((), len(pages), (), fresh)
        if not at_once and MANIFEST in tree.files and not output.is_mount():
            with staging_for(output) as staging:
                todo = [p for p in pages if p.path not in fresh]
                files = dict(sorted({**fresh, **_fill(todo, {}, output, staging, before, workers, progress)}.items()))
                write_manifest(staging, files)
                update(staging, output, stale)
            digests = {path: record.digest for path, record in before.items()}
            written = tuple(path for path, record in files.items() if digests.get(path) != record.digest)
            return Published(written, len(files) - len(written), stale, files)
        with staging_for(output) as staging:
            files = _fill(pages, fresh, output, staging, before, workers, progress)
            write_manifest(staging, files)
            keep_strangers(tree, ours, output, staging)
            exchange(staging, output)
        written = tuple(sorted(path for path, record in files.items() if fresh.get(path) != record))
        return Published(written, len(files) - len(written), stale, files)


def check_room(pages: Sequence[Page], output: Path) -> None:
    """Raise ContentError now if `publish` would: before anything else is written for this build."""
    output = Path(os.path.realpath(output))
    in_the_way(pages, scan(output), read_manifest(output), output)


def intact(output: Path, files: Mapping[str, Written]) -> bool:
    """Whether the output holds every recorded file as it was written."""
    output = Path(os.path.realpath(output))
    tree = scan(output)
    return MANIFEST in tree.files and all(
        path in tree.files and tree.files[path] == (record.size, record.mtime) for path, record in files.items()
    )


def _is_fresh(page: Page, tree: Tree, before: Mapping[str, Written]) -> bool:
    record = before.get(page.path)
    return (
        record is not None
        and record.fingerprint == page.fingerprint
        and tree.files.get(page.path) == (record.size, record.mtime)
    )


def _fill(
    pages: Sequence[Page],
    fresh: Mapping[str, Written],
    output: Path,
    staging: Path,
    before: Mapping[str, Written],
    workers: int,
    progress: Progress | None,
) -> dict[str, Written]:
    """Every page into the staging folder: linked where fresh, else rendered; linked too where the bytes are the same."""
    for folder in sorted({os.path.dirname(p.path) for p in pages}):
        os.makedirs(staging / folder, exist_ok=True)
    for path in fresh:
        _link(output / path, staging / path)
    todo = [p for p in pages if p.path not in fresh]

    def make(page: Page) -> tuple[str, Written]:
        body = page.body()
        digest = hashlib.sha256(body).hexdigest()
        target = staging / page.path
        record = before.get(page.path)
        if record is not None and record.digest == digest and _same_file(output / page.path, record):
            _link(output / page.path, target)
        else:
            target.write_bytes(body)
        state = target.stat()
        return page.path, Written(page.fingerprint, digest, state.st_size, state.st_mtime_ns)

    files = dict(fresh)
    done = len(files)
    for path, record in in_workers(make, todo, workers):
        files[path] = record
        done += 1
        if progress:
            progress(done, len(pages))
    return dict(sorted(files.items()))


def _same_file(path: Path, record: Written) -> bool:
    try:
        state = path.stat(follow_symlinks=False)
    except OSError:
        return False
    return (state.st_size, state.st_mtime_ns) == (record.size, record.mtime)


def _link(source: Path, target: Path) -> None:
    """The same file under a second name, or a copy with its time where the file system has no hard links."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)
