"""Options that several commands share, and how they become a Config and build Options."""

from __future__ import annotations

import argparse
import datetime as dt
import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sitegen.config import Config, load
from sitegen.errors import ContentError, UsageError
from sitegen.terminal import aside


def add_site(parser: argparse.ArgumentParser) -> None:
    """`--site` and `--quiet`: every command on a site has them."""
    parser.add_argument(
        "--site",
        type=Path,
        default=Path(),
        metavar="DIR",
        help="the site's folder, where sitegen.toml lies (default: here)",
    )
    parser.add_argument("--quiet", "-q", action="store_true", help="no progress, no summary, no warnings")


def add_folders(parser: argparse.ArgumentParser) -> None:
    """What to read, where to write, and what else overrides sitegen.toml."""
    parser.add_argument("--content", type=Path, metavar="DIR", help="folder of articles and edits (default: content)")
    parser.add_argument("--output", type=Path, metavar="DIR", help="folder to build into (default: public)")
    parser.add_argument(
        "--templates", type=Path, metavar="DIR", help="templates and assets that replace the theme's, file by file"
    )
    parser.add_argument("--base-url", metavar="URL", help="where the site will be published")
    parser.add_argument("--drafts", action="store_true", default=None, help="publish drafts too")
    parser.add_argument("--strict", action="store_true", default=None, help="warnings fail the build")
    parser.add_argument("--workers", type=int, metavar="N", help="processes to use (default: one a processor)")


def add_build(parser: argparse.ArgumentParser) -> None:
    """How to build."""
    parser.add_argument("--no-cache", action="store_true", help="remember nothing and use nothing remembered")
    parser.add_argument("--locked", action="store_true", help="fail where permalinks.json would change")
    parser.add_argument(
        "--keep-going", action="store_true", help="publish what is sound although some of it has errors"
    )


_FLAGS = ("content", "output", "templates", "base_url", "drafts", "strict", "workers")


def config_of(options: argparse.Namespace) -> Config:
    """The configuration in force for these options.

    Raises:
        UsageError: no such site, or a mistake in its configuration.

    """
    root: Path = options.site
    if not root.is_dir():
        raise UsageError("site-missing", f"there is no folder {root}", None, f"`sitegen init {root}` makes a new site")
    flags = {key: getattr(options, key, None) for key in _FLAGS}
    return load(root.absolute(), os.environ, flags, Path.cwd())


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Nobody else who asks for this works in the folder meanwhile. The lock dies with its process."""
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a network file system without locks
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                aside(f"another sitegen is at work in {shown_path(folder)}: waiting for its end")
                fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def write_new(path: Path, text: str) -> None:
    """A new file with its folders, whole or not at all, and never over another.

    Raises:
        FileExistsError: there is one.
        ContentError: it cannot be written.

    """
    # Under another name at first: a kill leaves that, which nobody reads, and no empty article.
    hidden = path.with_name(f".{path.name[:50]}.sitegen-new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        try:
            hidden.write_text(text, "utf-8", newline="\n")
            _name(hidden, path)
        finally:
            hidden.unlink(missing_ok=True)
    except OSError as error:
        if isinstance(error, FileExistsError) and path.exists():
            raise
        hint = "check the folder's permissions and the space on the disk"
        message = f"{shown_path(path)} cannot be written: {error.strerror or error}"
        raise ContentError("not-written", message, None, hint) from error


def _name(file: Path, name: Path) -> None:
    """Give a file its name, unless another came to have it meanwhile."""
    try:
        name.hardlink_to(file)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        file.rename(name)


def shown_path(path: Path) -> str:
    """A path as the user would write it from here."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return str(path)


def now() -> str:
    """The moment by which embargoes are judged, ISO, UTC, to the minute: SOURCE_DATE_EPOCH where it is set, else now."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        clock = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else dt.datetime.now(dt.UTC)
    except (ValueError, OverflowError, OSError) as error:
        hint = "set it to seconds since 1970, or unset it"
        raise UsageError("config-value", f"SOURCE_DATE_EPOCH is no moment: {epoch[:40]}", None, hint) from error
    return clock.isoformat(timespec="minutes")
