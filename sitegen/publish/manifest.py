"""manifest.json: every file sitegen wrote into the output, with its SHA-256 and size, so that a mirror can be checked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from sitegen.cache import Written

MANIFEST = "manifest.json"


def read_manifest(output: Path) -> frozenset[str]:
    """Paths that sitegen wrote; empty where there is no manifest or it is not one of ours (then nothing is ours)."""
    try:
        data = json.loads((output / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return frozenset()
    files = data.get("files") if isinstance(data, dict) and data.get("generator") == "sitegen" else None
    if not isinstance(files, dict):
        return frozenset()
    return frozenset([MANIFEST, *files])


def is_damaged(output: Path) -> bool:
    """Whether a manifest lies there that cannot be read as one: cut short, or not even JSON. What is ours is not known then."""
    try:
        data = json.loads((output / MANIFEST).read_bytes())
    except FileNotFoundError:
        return False
    except (OSError, ValueError, RecursionError):
        return True
    return isinstance(data, dict) and data.get("generator") == "sitegen" and not isinstance(data.get("files"), dict)


def join_manifests(output: Path, staging: Path) -> None:
    """Let the manifest of `output` list the files of both folders: all are ours while the one becomes the other."""
    files: dict[str, object] = {}
    for folder in (output, staging):
        if read_manifest(folder):
            files |= json.loads((folder / MANIFEST).read_text("utf-8"))["files"]
    joined = staging / f"{MANIFEST}.both"
    joined.write_text(json.dumps({"generator": "sitegen", "files": files}), "utf-8")
    joined.replace(output / MANIFEST)


def write_manifest(folder: Path, files: Mapping[str, Written]) -> None:
    """One line a file, sorted; the manifest does not list itself."""
    quoted = json.JSONEncoder(ensure_ascii=False).encode
    lines = (
        f'{quoted(path)}: {{"sha256": "{record.digest}", "size": {record.size}}}'
        for path, record in sorted(files.items())
    )
    text = '{"generator": "sitegen", "files": {\n' + ",\n".join(lines) + "\n}}\n"
    (folder / MANIFEST).write_text(text, "utf-8")
