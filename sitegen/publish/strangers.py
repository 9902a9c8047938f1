"""What others put into the output folder: it comes along into the next site, in its newest state."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection
from pathlib import Path

from sitegen.publish.aside import link
from sitegen.publish.manifest import read_manifest
from sitegen.publish.tree import Tree, parents


def strangers(tree: Tree, ours: Collection[str]) -> Tree:
    """The part of a tree that sitegen did not make; of folders those that hold nothing of ours."""
    inner = parents(ours)
    return Tree(
        {path: state for path, state in tree.files.items() if path not in ours},
        {path: time for path, time in tree.folders.items() if path not in inner},
        {path for path in tree.others if path not in ours},
    )


def bring_along(theirs: Tree, source: Path, target: Path) -> None:
    """Links as links and folders as they were; the files are in `target` already."""
    for folder in sorted(theirs.folders):
        shutil.copystat(source / folder, target / folder)
    for path in sorted(theirs.others):
        link(f"{source}/{path}", f"{target}/{path}")


def rescue(old: Path, output: Path, seen: Tree | None = None) -> None:
    """A stranger's file that changed or came while the site was built: take its newest state along.

    Folders that are as `seen` before hold no such file: whatever comes or is replaced changes the time of its folder.
    """
    ours = read_manifest(old)
    if not ours:
        return
    found = [path for path in _files(old, seen or Tree()) if path not in ours]
    published = read_manifest(output) if found else ()
    for path in found:
        source, target = old / path, output / path
        if path in published:
            continue
        if os.path.lexists(target) and source.lstat().st_mtime_ns <= target.lstat().st_mtime_ns:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)


def _files(root: Path, seen: Tree) -> list[str]:
    """All but folders, by relative path, in folders that are not as `seen`."""
    found = []
    stack = ["", *(f"{path}/" for path in seen.folders)]
    while stack:
        folder = stack.pop()
        try:
            if folder and os.lstat(f"{root}/{folder}").st_mtime_ns == seen.folders.get(folder[:-1]):
                continue
            entries = os.scandir(f"{root}/{folder}")
        except (FileNotFoundError, NotADirectoryError):
            continue
        with entries:
            for entry in entries:
                path = folder + entry.name
                if not entry.is_dir(follow_symlinks=False):
                    found.append(path)
                elif path not in seen.folders:
                    stack.append(path + "/")
    return found
