"""The files of a new site and of `sitegen new`. In: names. Out: texts to write. Not here: writing them."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent
KINDS = {"article": "articles", "actor": "actors", "event": "events", "page": "pages"}
"""What `sitegen new` makes, and the sub-folder of content/ it goes to."""


def site_files() -> dict[str, str]:
    """Path -> text of each file of a new site, its deployment workflow included."""
    files = {"sitegen.toml": _read("sitegen.toml"), ".gitignore": _read("gitignore")}
    for path in sorted((_HERE / "content").rglob("*")):
        if path.is_file():
            files[path.relative_to(_HERE).as_posix()] = path.read_text("utf-8")
    files[".github/workflows/publish.yml"] = _read("publish.yml")
    return files


def blank(kind: str, name: str) -> str:
    """A commented file to fill in. `kind` is a key of KINDS."""
    import json

    plain = not any(c in name for c in ":#'\"[]{}&*!|>%@`,\n") and name.strip() == name
    return _read(f"new/{kind}.md").replace("{title}", name if plain else json.dumps(name, ensure_ascii=False))


def _read(name: str) -> str:
    return (_HERE / name).read_text("utf-8")
