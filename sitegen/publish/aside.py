"""The folder in which the next site is put together, and what is kept of the last one for it.

After a build the old tree is kept as a spare; the next build brings it up to date, and where little changed, little is done.
Unchanged files are one file under two names, so the spare costs folders and the old state of what changed. It is never
believed: a file stays in it only while it is the very file that the site holds.

A folder aside has a manifest only while it holds a whole site, from just before the exchange until strangers' files are
taken out of it: that is how a later build knows whether a kill left something to save.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, suppress
from pathlib import Path

from sitegen.errors import ContentError, Where
from sitegen.publish.manifest import MANIFEST
from sitegen.publish.tree import Tree, scan

_MOUNTS = Path("/proc/self/mountinfo")


@contextmanager
def folder_aside(output: Path, spare: Path | None, *, inside: bool) -> Iterator[Path]:
    """A folder on the file system of the output: inside it, or else beside it.

    Empty, or the spare of an earlier build; afterwards it is the spare of the next, or gone.
    """
    folder = output / beside(output, "new").name if inside else beside(output, "new")
    if output.is_dir() and not os.access(output, os.R_OK | os.W_OK | os.X_OK):
        raise _not_writable(output, "its permissions forbid it")
    if spare is None or os.path.islink(spare) or not os.path.isdir(spare) or not _moved(spare, folder):
        try:
            folder.mkdir(parents=True)
        except OSError as error:
            raise _not_writable(output, error.strerror or str(error)) from error
    try:
        yield folder
    finally:
        put_away(folder, spare)


def stays(output: Path) -> bool:
    """Whether the folder cannot be renamed: its parent may not be written to, or something is mounted on it or within it.

    A folder of the same disk can be mounted, as containers do; Linux' own list of mounts alone tells.
    """
    name = re.sub(rb"[ \t\n\\]", lambda sign: b"\\%03o" % ord(sign[0]), os.fsencode(output))
    mounts: list[bytes] = []
    with suppress(OSError):
        mounts = [line.split(b" ")[4] + b"/" for line in _MOUNTS.read_bytes().splitlines()]
    mounted = os.path.ismount(output) or any(mount.startswith(name + b"/") for mount in mounts)
    return mounted or not os.access(output.parent, os.W_OK)


def put_away(folder: Path, spare: Path | None) -> None:
    """Make the folder the spare, or throw it away where none is kept or it would be on another file system."""
    if spare is not None and folder.is_dir():
        (folder / MANIFEST).unlink(missing_ok=True)
        _throw_away(spare)
        if _moved(folder, spare):
            return
    _throw_away(folder)


def _throw_away(folder: Path) -> None:
    """All of it, also folders that were made read-only while they were the site's."""
    with suppress(OSError):
        for place, _, _ in os.walk(folder):
            os.chmod(place, 0o700)
    shutil.rmtree(folder, ignore_errors=True)


def _not_writable(output: Path, why: str) -> ContentError:
    words, hint = f"cannot be written to: {why}", "mend its permissions, or choose another --output"
    return ContentError("output-not-writable", words, Where(str(output)), hint)


def prepare(folder: Path, output: Path, tree: Tree, kept: Collection[str], folders: AbstractSet[str]) -> None:
    """Make `folder` hold these folders and, of the files in the output's `tree`, exactly those that are `kept`.

    What cannot be mended is made anew.
    """
    if output.is_dir():
        shutil.copymode(output, folder)
    there = Tree()
    try:
        there = scan(folder)
        _clear(folder, there, {path for path in kept if there.files.get(path) == tree.files[path]}, folders)
    except OSError:
        _throw_away(folder)
        folder.mkdir()
        there = Tree()
    for path in sorted(folders - there.folders.keys()):
        os.mkdir(f"{folder}/{path}")
    for path in kept:
        if path not in there.files:
            link(f"{output}/{path}", f"{folder}/{path}")


def _clear(folder: Path, there: Tree, kept: Collection[str], folders: AbstractSet[str]) -> None:
    """Take out what is not wanted. The manifest goes first: from here on this is no site that could be believed."""
    (folder / MANIFEST).unlink(missing_ok=True)
    there.files.pop(MANIFEST, None)
    for path in there.folders:
        if not os.access(f"{folder}/{path}", os.W_OK):  # made read-only while it was the site's
            shutil.copymode(folder, f"{folder}/{path}")
    for path in [path for path in there.files if path not in kept]:
        os.unlink(f"{folder}/{path}")
        del there.files[path]
    for path in there.others:
        os.unlink(f"{folder}/{path}")
    for path in sorted(there.folders.keys() - folders, reverse=True):
        os.rmdir(f"{folder}/{path}")
        del there.folders[path]


def link(source: str, target: str) -> None:
    """The same file under a second name, or a copy with its time where the file system has no hard links."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def beside(output: Path, what: str) -> Path:
    """The name of a folder for the output's own use: `.public.sitegen-new`."""
    return output.parent / f".{output.name}.sitegen-{what}"


def _moved(source: Path, target: Path) -> bool:
    with suppress(OSError):
        source.rename(target)
        return True
    return False
