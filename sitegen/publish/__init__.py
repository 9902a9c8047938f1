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
from sitegen.publish.aside import folder_aside, prepare
from sitegen.publish.manifest import MANIFEST, read_manifest, write_manifest
from sitegen.publish.strangers import bring_along, strangers
from sitegen.publish.swap import exchange, locked
from sitegen.publish.tree import Tree, in_the_way, parents, scan
from sitegen.publish.update import update
from sitegen.workers import in_workers

Progress = Callable[[int, int], None]
_FEW, _FEW_KEPT = 64, 1000
"""Pages below which processes of their own cost more than they save: when all are made, and when most stay as they are."""


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
        ready: called once every page is made, before anything is changed; it may still raise.
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
        paths = {p.path for p in pages}
        stale = tuple(sorted((ours & tree.files.keys()) - paths - {MANIFEST}))
        kept = {path: record for path, record in before.items() if path in paths and _holds(tree, path, record)}
        in_place = not at_once and MANIFEST in tree.files and not output.is_mount()
        theirs = strangers(tree, ours)
        with folder_aside(output, None if in_place else spare) as staging:
            if not in_place:
                folders = parents([*paths, *theirs.files, *theirs.others, *theirs.folders]) | theirs.folders
                prepare(staging, output, tree, [*kept, *theirs.files], folders)
            made = _make(pages, kept, staging, workers, progress)
            files = {path: record for path, (record, _) in made.items()}
            written = tuple(path for path, (_, new) in made.items() if new)
            ready()
            if written or stale or MANIFEST not in tree.files:
                write_manifest(staging, files)
                if in_place:
                    update(staging, output, stale)
                else:
                    bring_along(theirs, output, staging)
                    exchange(staging, output)
        return Published(written, len(files) - len(written), stale, files)


def intact(output: Path, files: Mapping[str, Written]) -> bool:
    """Whether the output holds every recorded file as it was written."""
    real = os.path.realpath(output)
    return os.path.isfile(f"{real}/{MANIFEST}") and all(
        _same_file(f"{real}/{path}", record) for path, record in files.items()
    )


def _holds(tree: Tree, path: str, record: Written) -> bool:
    state = tree.files.get(path)
    return state is not None and state[0] == record.size and state[1] == record.mtime


def _make(
    pages: Sequence[Page], kept: Mapping[str, Written], staging: Path, workers: int, progress: Progress | None
) -> dict[str, tuple[Written, bool]]:
    """Put into the staging folder what is not the same as the `kept` file of its path; what it is, and whether it is new.

    Fingerprints are worked out where pages are made, in the workers: for most pages that is all the work there is. Pages of
    the whole story are spread among them, the largest first, lest one worker be left with several at the end.
    """

    def make(page: Page) -> tuple[Written, bool] | None:
        record = kept.get(page.path)
        if record is not None and record.fingerprint and record.fingerprint == page.fingerprint(record.asked):
            return None
        body, asked = page.make()
        fingerprint = page.fingerprint(asked)
        digest = hashlib.sha256(body).hexdigest()
        if record is not None and record.digest == digest:
            return Written(fingerprint, digest, record.size, record.mtime, asked), False
        target = f"{staging}/{page.path}"
        _write(target, body)
        state = os.stat(target)
        return Written(fingerprint, digest, state.st_size, state.st_mtime_ns, asked), True

    made: dict[str, tuple[Written, bool]] = {}
    few = _FEW_KEPT if kept else _FEW
    pages = _spread(pages, kept)
    results = in_workers(make, pages, workers if len(pages) >= few else 1)
    for done, (page, result) in enumerate(zip(pages, results, strict=True), 1):
        made[page.path] = result or (kept[page.path], False)
        if progress:
            progress(done, len(pages))
    return dict(sorted(made.items()))


def _spread(pages: Sequence[Page], kept: Mapping[str, Written]) -> list[Page]:
    """Pages that are surely made anew and cost much by their size, each followed by many that cost little."""
    heavy = [page for page in pages if page.path in kept and not kept[page.path].fingerprint]
    heavy.sort(key=lambda page: (-kept[page.path].size, page.path))
    whole = {page.path for page in heavy}
    light = [page for page in pages if page.path not in whole]
    some = len(light) // (len(heavy) + 1) + 1
    chunks = [light[i : i + some] for i in range(0, len(light), some)]
    return [page for at, chunk in enumerate(chunks) for page in (*heavy[at : at + 1], *chunk)] + heavy[len(chunks) :]


def _write(path: str, body: bytes) -> None:
    """Make a new file. Most often its folder is there and no file of its name: nothing is asked before that turns out wrong."""
    try:
        with open(path, "xb") as file:
            file.write(body)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # another worker may be making it too
        _write(path, body)
    except FileExistsError:
        os.unlink(path)  # never written into: the site of now may share it
        _write(path, body)


def _same_file(path: str, record: Written) -> bool:
    try:
        state = os.lstat(path)
    except OSError:
        return False
    return state.st_size == record.size and state.st_mtime_ns == record.mtime and stat.S_ISREG(state.st_mode)
