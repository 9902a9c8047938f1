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
    """Move what is of the site in `staging` into `output`: pages after what they need, then out with what went."""
    now = read_manifest(staging)
    stale = read_manifest(output) - now
    join_manifests(output, staging)
    turned = (stale & parents(now)) | {path for path in stale if parents([path]) & now}  # from file to folder, or back
    take_out(output, sorted(turned))
    for path in sorted(now - {MANIFEST}, key=lambda path: (path.endswith(".html"), path)):
        if (staging / path).is_file():  # the others are as they were
            (output / path).parent.mkdir(parents=True, exist_ok=True)
            (staging / path).replace(output / path)
    take_out(output, sorted(stale - turned))
    (staging / MANIFEST).replace(output / MANIFEST)


def take_out(root: Path, paths: Iterable[str]) -> None:
    """Files, and folders that hold nothing else."""
    for path in paths:
        with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):  # it is gone, or turned already
            (root / path).unlink()
        for folder in (root / path).relative_to(root).parents[:-1]:
            with suppress(OSError):  # it holds something else
                (root / folder).rmdir()
