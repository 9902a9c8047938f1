"""What lies in the output folder, whose it is, and how a stranger's files come along."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.errors import ContentError, Where
from sitegen.model.page import Page


@dataclass(slots=True)
class Tree:
    """A folder's content by relative path: regular files with (size, mtime in ns), folders, and all other things."""

    files: dict[str, tuple[int, int]] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)


def scan(root: Path) -> Tree:
    """Everything below `root`, links not followed; an empty tree where there is no such folder."""
    tree = Tree()
    stack = [""]
    while stack:
        folder = stack.pop()
        try:
            entries = list(os.scandir(root / folder))
        except (FileNotFoundError, NotADirectoryError):
            continue
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_symlink():
                tree.others.add(path)
            elif entry.is_dir():
                tree.folders.add(path)
                stack.append(path)
            elif entry.is_file():
                state = entry.stat()
                tree.files[path] = (state.st_size, state.st_mtime_ns)
            else:
                tree.others.add(path)
    return tree


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
    wanted = {"manifest.json"}
    parents = set()
    for page in pages:
        wanted.add(page.path)
        parent = os.path.dirname(page.path)
        while parent and parent not in parents:
            parents.add(parent)
            parent = os.path.dirname(parent)
    blocked = sorted(
        (strangers & wanted)
        | (strangers & parents)
        | {f for f in tree.folders & wanted if _holds_stranger(f, strangers)}
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


def keep_strangers(tree: Tree, ours: Collection[str], source: Path, target: Path) -> None:
    """Bring along what sitegen did not write: the same files under a second name, links as links, empty folders too."""
    our_folders = {parent.as_posix() for path in ours for parent in Path(path).parents}
    for folder in sorted(tree.folders):
        if folder not in our_folders:
            os.makedirs(target / folder, exist_ok=True)
            shutil.copystat(source / folder, target / folder)
    for path in sorted([*tree.files, *tree.others]):
        if path in ours:
            continue
        os.makedirs(target / os.path.dirname(path), exist_ok=True)
        try:
            os.link(source / path, target / path, follow_symlinks=False)
        except OSError:
            shutil.copy2(source / path, target / path, follow_symlinks=False)
