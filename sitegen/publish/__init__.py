"""Puts a site in place. In: Pages and an output folder. Out: the folder, replaced in one step, and what was written.

Not here: what the pages say. A file that sitegen did not write is never touched; where it is in the way the build stops
before anything changed. What sitegen wrote is what `manifest.json` in the output lists.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from sitegen.cache import Written
from sitegen.model.page import Page
from sitegen.publish.aside import folder_aside, prepare, stays
from sitegen.publish.manifest import MANIFEST, read_manifest, write_manifest
from sitegen.publish.strangers import bring_along, strangers
from sitegen.publish.swap import exchange
from sitegen.publish.tree import Tree, in_the_way, parents, scan
from sitegen.publish.update import take_out, update
from sitegen.workers import in_workers, meanwhile

Progress = Callable[[int, int], None]
_FEW = 500
"""Files below which they are put aside before the next site is made, and not meanwhile."""
_LITTLE, _LARGE, _USUAL = 500_000, 50_000, 10_000
"""Bytes: of all pages to make, below which processes of their own cost more than they save; of one page that is made
before others; and of one that was never made."""


@dataclass(frozen=True, slots=True)
class Published:
    """Counts of files: `written` anew or changed, `kept` as they were, `removed`; `files` is the record for the cache."""

    written: tuple[str, ...]
    kept: int
    removed: tuple[str, ...]
    files: dict[str, Written]


@dataclass(frozen=True, slots=True)
class Place:
    """An output folder made ready for a build. `staging` is where the next site is put together, `before` what the last build
    remembers of the files it wrote; `ready` waits until what is to be kept lies in `staging`, and tells what is in `output`.
    """

    output: Path
    staging: Path
    in_place: bool
    before: Mapping[str, Written]
    ready: Callable[[], Found]


class Found(NamedTuple):
    """What is in the output folder; which of it is `ours`; which of our files are as the last build wrote them."""

    tree: Tree
    ours: frozenset[str]
    kept: frozenset[str]


@contextmanager
def hold(
    output: Path, before: Mapping[str, Written], *, spare: Path | None = None, at_once: bool = True
) -> Iterator[Place]:
    """Get ready for the next site in `output`. Meanwhile, in a process of its own, what did not change is put aside.

    Args:
        output: the folder, `locked`; made where missing, followed where it is a symbolic link.
        before: what the last build remembers of the files it wrote; an empty mapping renders everything.
        spare: where the old site is kept for the next build, so that it need not be put together anew; None keeps none.
        at_once: replace the site in one step, where the folder can be renamed; else only what changed, file by file, where there
            is a site already.

    """
    output = Path(os.path.realpath(output))
    fixed = stays(output)
    in_place = fixed or (not at_once and (output / MANIFEST).is_file())
    with folder_aside(output, None if in_place else spare, inside=fixed) as staging:
        work = partial(_get_ready, output, None if in_place else staging, before)
        with meanwhile(work, alone=len(before) >= _FEW) as ready:
            yield Place(output, staging, in_place, before, ready)


def _get_ready(output: Path, staging: Path | None, before: Mapping[str, Written]) -> Found:
    """Find out what there is; what is as it was, or a stranger's, is put into the staging folder, and nothing else."""
    tree, ours = scan(output), read_manifest(output)
    kept = frozenset(path for path, record in before.items() if path in ours and _holds(tree, path, record))
    if staging:
        theirs = strangers(tree, ours)
        inner = parents([*kept, *theirs.files, *theirs.others, *theirs.folders])
        prepare(staging, output, tree, [*kept, *theirs.files], inner | theirs.folders.keys())
    return Found(tree, ours, kept)


def publish(
    pages: Sequence[Page],
    place: Place,
    *,
    is_stale: Callable[[bytes], bool] = bool,
    workers: int = 1,
    progress: Progress | None = None,
    ready: Callable[[], None] = lambda: None,
) -> Published:
    """Make the output hold exactly these pages, and whatever else was in it that sitegen did not write.

    Args:
        pages: every file of the site, each path once.
        place: the output, held.
        is_stale: whether what a page asked, by its record, has other answers now.
        workers: processes to render and write with.
        progress: called with files done and files in all.
        ready: called once every page is made, before anything is changed; it may still raise.

    Raises:
        ContentError: a file or folder of somebody else is where a page must go.

    """
    tree, ours, as_written = place.ready()
    output, staging = place.output, place.staging
    in_the_way(pages, tree, ours, output)
    paths = {p.path for p in pages}
    stale = tuple(sorted((ours & tree.files.keys()) - paths - {MANIFEST}))
    kept = {path: place.before[path] for path in as_written if path in paths}
    if not place.in_place:
        take_out(staging, sorted(as_written - paths))
    made = _make(pages, kept, is_stale, staging, workers, progress)
    files = {path: record for path, (record, _) in made.items()}
    written = tuple(path for path, (_, new) in made.items() if new)
    ready()
    if written or stale or MANIFEST not in tree.files:
        write_manifest(staging, files)
        if place.in_place:
            update(staging, output)
        else:
            bring_along(strangers(tree, ours), output, staging)
            exchange(staging, output, tree)
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
    pages: Sequence[Page],
    kept: Mapping[str, Written],
    is_stale: Callable[[bytes], bool],
    staging: Path,
    workers: int,
    progress: Progress | None,
) -> dict[str, tuple[Written, bool]]:
    """Put into the staging folder what is not the same as the `kept` file of its path; what it is, and whether it is new.

    The largest come first, lest one worker be left with several at the end.
    """

    def make(page: Page) -> tuple[Written, bool]:
        body, asked = page.make()
        fingerprint = (
            page.fingerprint()
        )  # before the copy: a file that changes meanwhile is another one for the next build
        digest = hashlib.sha256(body).hexdigest() if isinstance(body, bytes) else fingerprint
        record = kept.get(page.path)
        if record is not None and record.digest == digest:
            return Written(fingerprint, digest, record.size, record.mtime, asked), False
        target = f"{staging}/{page.path}"
        _write(target, body)
        state = os.stat(target)
        return Written(fingerprint, digest, state.st_size, state.st_mtime_ns, asked), True

    def is_same(page: Page) -> bool:
        record = kept.get(page.path)
        return (
            record is not None
            and bool(record.fingerprint)
            and record.fingerprint == page.fingerprint()
            and not is_stale(record.asked)
        )

    made = {page.path: (kept[page.path], False) for page in pages if is_same(page)}
    sizes = {
        page.path: kept[page.path].size if page.path in kept else _USUAL for page in pages if page.path not in made
    }
    todo = sorted((page for page in pages if page.path in sizes), key=lambda page: -(sizes[page.path] // _LARGE))
    results = in_workers(make, todo, workers if sum(sizes.values()) > _LITTLE else 1, few=2)
    for done, (page, result) in enumerate(zip(todo, results, strict=True), len(made) + 1):
        made[page.path] = result
        if progress:
            progress(done, len(pages))
    return dict(sorted(made.items()))


def _write(path: str, body: bytes | Path) -> None:
    """Make a new file, of bytes or as a copy. Most often none of its name is there: nothing is asked before that turns out wrong."""
    try:
        with open(path, "xb") as file:
            if isinstance(body, bytes):
                file.write(body)
            else:
                with open(body, "rb") as source:
                    shutil.copyfileobj(source, file)
    except FileNotFoundError:
        _make_folder(path.rpartition("/")[0])
        _write(path, body)
    except FileExistsError:
        os.unlink(path)  # never written into: the site of now may share it
        _write(path, body)


def _make_folder(path: str) -> None:
    try:
        os.mkdir(path)
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)
    except FileExistsError:  # another worker made it
        pass


def _same_file(path: str, record: Written) -> bool:
    try:
        state = os.lstat(path)
    except OSError:
        return False
    return state.st_size == record.size and state.st_mtime_ns == record.mtime and stat.S_ISREG(state.st_mode)
