"""`sitegen init`: a new site that builds at once."""

from __future__ import annotations

import argparse
from pathlib import Path

from sitegen.commands.common import write_new
from sitegen.errors import SitegenError, UsageError
from sitegen.terminal import say

NAME = "init"
HELP = "make a new site that builds at once"
EXAMPLES = """examples:
  sitegen init my-story
  cd my-story && sitegen serve --open"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Where."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder to make, or an empty one")


def run(options: argparse.Namespace) -> int:
    """Write the files of a new site; refuse to overwrite any."""
    from sitegen.starter import site_files

    files = site_files()
    root: Path = options.folder
    if root.exists() and not root.is_dir():
        raise UsageError("init-not-a-folder", f"{root} is a file", None, "name a folder that does not exist yet")
    there = [path for path in files if (root / path).exists()]
    taken = [path for path in there if not _is_ours(root / path, files[path])]
    if taken or len(there) == len(files):  # some of them, just as they are written here, were left by a kill
        taken = taken or there
        hint = "nothing was written; choose another folder, or build this one with `sitegen build`"
        raise UsageError("init-not-empty", f"{root / taken[0]} exists already", None, hint)
    written: list[Path] = []
    try:
        for path, text in files.items():
            if path not in there:
                write_new(root / path, text)
                written.append(root / path)
    except SitegenError:
        for file in written:  # so that a second try finds no half of a site in its way
            file.unlink(missing_ok=True)
        raise
    say(
        f"a new site in {root}: put your articles into {root / 'content' / 'articles'}\n  cd {root} && sitegen serve --open"
    )
    return 0


def _is_ours(file: Path, text: str) -> bool:
    return file.is_file() and file.read_bytes() == text.encode()
