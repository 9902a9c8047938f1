"""The one step in which a new site takes the place of the old.

Linux and macOS can exchange two folders' names in one call; a reader sees the one site or the other. Where the file
system cannot, two renames follow each other and the next build mends what a kill between them left. A folder that cannot
be renamed is changed file by file (`update`).
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sitegen.errors import ContentError, Where
from sitegen.publish.aside import beside, put_away
from sitegen.publish.strangers import rescue
from sitegen.publish.tree import Tree
from sitegen.publish.update import update

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # Linux, renameat2
_RENAME_SWAP = 2  # macOS, renamex_np


@contextmanager
def locked(output: Path, spare: Path | None = None) -> Iterator[None]:
    """Hold the output for this process; a second build waits here, before it reads anything, so that who comes last publishes
    the latest. The lock dies with its process. Then what a killed build left is cleared.

    It is on the parent folder, since the output itself changes places with its successor.
    """
    import fcntl

    output = Path(os.path.realpath(output))
    output.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(output.parent, os.O_RDONLY)
    try:
        with suppress(OSError):  # a network file system without locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        _mend(output, spare)
        yield
    finally:
        os.close(descriptor)


def exchange(staging: Path, output: Path, seen: Tree) -> None:
    """Put `staging` in the place of `output`, `seen` when the work on it began; afterwards `staging` holds the old site, if
    it exists at all.
    """
    if output.is_symlink():  # exchanged, it would lead the tidying up into somebody's folder
        words, hint = (
            "became a link while the site was built",
            "run the build again, and the folder it leads to is filled",
        )
        raise ContentError("output-not-a-folder", words, Where(str(output)), hint)
    if not output.exists():
        staging.rename(output)
    elif _swap(staging, output):
        rescue(staging, output, seen)
    elif _moved(output, old := beside(output, "old")):
        staging.rename(output)
        rescue(old, output, seen)
        old.rename(staging)
    else:  # a folder that came with a container's image
        update(staging, output)


def _moved(output: Path, old: Path) -> bool:
    try:
        output.rename(old)
    except OSError as error:
        if error.errno not in {errno.EXDEV, errno.EBUSY}:
            raise
        return False
    return True


def _swap(a: Path, b: Path) -> bool:
    """Exchange two names in one system call; False where the system or the file system has no such call."""
    libc = ctypes.CDLL(None, use_errno=True)
    try:
        if sys.platform == "darwin":
            status = libc.renamex_np(os.fsencode(a), os.fsencode(b), _RENAME_SWAP)
        else:
            status = libc.renameat2(_AT_FDCWD, os.fsencode(a), _AT_FDCWD, os.fsencode(b), _RENAME_EXCHANGE)
    except AttributeError:
        return False
    if status == 0:
        return True
    number = ctypes.get_errno()
    if number in {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV, errno.EBUSY, errno.EPERM}:
        return False
    raise OSError(number, os.strerror(number), str(b))


def _mend(output: Path, spare: Path | None) -> None:
    """Clear what a killed build left beside the output."""
    new, old = beside(output, "new"), beside(output, "old")
    with suppress(OSError):
        beside(output, "page").unlink()
    if old.exists() and not output.exists():
        old.rename(output)
    for leftover in (old, new):
        if leftover.is_dir() and not leftover.is_symlink():
            if output.exists():
                rescue(leftover, output)
            put_away(leftover, spare)
    shutil.rmtree(output / new.name, ignore_errors=True)  # where it cannot be renamed
