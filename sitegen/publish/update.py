"""Changed files into a site that stays where it is: each whole, one after the other. For the desk, which one editor looks at.

Building aside and exchanging touches every folder of the site; here a save touches what it changed. Killed at any moment
the folder holds old pages and new ones, and the manifest still lists every file that is ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from sitegen.publish.manifest import MANIFEST


def update(staging: Path, output: Path, stale: Iterable[str]) -> None:
    """Take `stale` out of `output`, then move everything from `staging` in: the manifest first, pages last."""
    take_out(output, stale)
    files = [p.relative_to(staging) for p in staging.rglob("*") if p.is_file()]
    for file in sorted(files, key=lambda f: (f.name != MANIFEST, f.suffix == ".html", f.as_posix())):
        (output / file).parent.mkdir(parents=True, exist_ok=True)
        (staging / file).replace(output / file)


def take_out(root: Path, paths: Iterable[str]) -> None:
    """Files, and folders that hold nothing else."""
    for path in paths:
        (root / path).unlink(missing_ok=True)
        for folder in (root / path).relative_to(root).parents[:-1]:
            with suppress(OSError):  # it holds something else
                (root / folder).rmdir()
