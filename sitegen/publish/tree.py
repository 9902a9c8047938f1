"""What lies in the output folder, and whose it is."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.errors import ContentError, Where
from sitegen.model.page import Page
from sitegen.publish.manifest import MANIFEST, is_damaged

State = tuple[int, int, int]
"""Size in bytes, modification time in ns, inode: the same state, the same file as it was."""


@dataclass(slots=True)
class Tree:
    """A folder's content by relative path: regular files with their state, folders with their modification time in ns (it
    changes with every name in them), and all other things.
    """

    files: dict[str, State] = field(default_factory=dict)
    folders: dict[str, int] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)


def scan(root: Path) -> Tree:
    """Everything below `root`, links not followed; an empty tree where there is no such folder."""
    tree = Tree()
    stack = [""]
    while stack:
        folder = stack.pop()
        try:
            entries = os.scandir(f"{root}/{folder}")
        except (FileNotFoundError, NotADirectoryError):
            continue
        with entries:
            for entry in entries:
                path = folder + entry.name
                if entry.is_dir(follow_symlinks=False):
                    tree.folders[path] = entry.stat(follow_symlinks=False).st_mtime_ns
                    stack.append(path + "/")
                elif entry.is_file(follow_symlinks=False):
                    state = entry.stat(follow_symlinks=False)
                    tree.files[path] = (state.st_size, state.st_mtime_ns, state.st_ino)
                else:
                    tree.others.add(path)
    return tree


def parents(paths: Iterable[str]) -> set[str]:
    """Every folder that one of these lies in, at any depth."""
    found: set[str] = set()
    for path in paths:
        parent = path.rpartition("/")[0]
        while parent and parent not in found:
            found.add(parent)
            parent = parent.rpartition("/")[0]
    return found


def in_the_way(pages: Sequence[Page], tree: Tree, ours: Collection[str], output: Path) -> None:
    """Refuse to publish over what sitegen did not write.

    Raises:
        ContentError: names the first such path in order of name.

    """
    if output.exists() and not output.is_dir():
        raise ContentError(
            "output-not-a-folder",
            "the output is a file, not a folder",
            Where(str(output)),
            "move it, or choose another --output",
        )
    strangers = {path for path in [*tree.files, *tree.others] if path not in ours}
    wanted = {MANIFEST, *(page.path for page in pages)}
    blocked = sorted(
        (strangers & wanted)
        | (strangers & parents(wanted))
        | {f for f in tree.folders.keys() & wanted if _holds_stranger(f, strangers)}
    )
    if blocked and is_damaged(output):
        raise ContentError(
            "output-in-the-way",
            "cannot be read: which files here are sitegen's and which are yours is not known, and none is replaced",
            Where(str(output / MANIFEST)),
            "move your own files out, delete the folder and build again; or build into another with --output",
        )
    if blocked:
        more = f" (and {len(blocked) - 1} more)" if len(blocked) > 1 else ""
        raise ContentError(
            "output-in-the-way",
            f"is in the way: sitegen did not write it and will not replace it{more}",
            Where(str(output / blocked[0])),
            "move it out of the output folder, or build into another with --output",
        )


def _holds_stranger(folder: str, strangers: Collection[str]) -> bool:
    return any(path.startswith(folder + "/") for path in strangers)
