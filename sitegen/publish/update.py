"""Changed files into a site that stays where it is: each whole, one after the other. For the desk, which one editor looks at,
and for an output folder that cannot be renamed.

Building aside and exchanging touches every folder of the site; here a save touches what it changed. Killed at any moment
the folder holds old pages and new ones, and the manifest lists both: every file is known as ours by the next build.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from sitegen.publish.manifest import MANIFEST, join_manifests, read_manifest
from sitegen.publish.tree import parents


def update(staging: Path, output: Path) -> None:
    """Move what is of the site in `staging` into `output`: what is new, what changed, then out with what went."""
    now = read_manifest(staging)
    stale = read_manifest(output) - now
    join_manifests(output, staging)
    turned = (stale & parents(now)) | {path for path in stale if parents([path]) & now}  # from file to folder, or back
    take_out(output, sorted(turned))
    changed = {path for path in now - {MANIFEST} if (staging / path).is_file()}  # the others are as they were
    for path in sorted(changed, key=lambda path: _turn(path, new=not (output / path).is_file())):
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (staging / path).replace(output / path)
    take_out(output, sorted(stale - turned))
    (staging / MANIFEST).replace(output / MANIFEST)


def _turn(path: str, *, new: bool) -> tuple[object, ...]:
    """For a reader meanwhile: no page links to one that is still to come, and none is there before what it needs. The facets
    name the version of the search index: once they do, all of it is of that version.
    """
    return not new, path.endswith(".html"), path.endswith("/facets.json"), path


def take_out(root: Path, paths: Iterable[str]) -> None:
    """Files, and folders that hold nothing else."""
    for path in paths:
        with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):  # it is gone, or turned already
            (root / path).unlink()
        for folder in (root / path).relative_to(root).parents[:-1]:
            with suppress(OSError):  # it holds something else
                (root / folder).rmdir()
