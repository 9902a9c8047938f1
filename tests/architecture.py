"""Puts ARCHITECTURE.md together from the signs on the doors: `python tests/architecture.py > ARCHITECTURE.md`."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "sitegen"
HEAD = """# Architecture

Put together from the docstrings of the code by `python tests/architecture.py > ARCHITECTURE.md`; a test fails when it is stale.

One direction of flow: **read → extract → weave → render → publish**. A stage is a folder, a noun is a file: where they
meet is the place for a change. Rooms never import each other; they share `model/` and meet in `build.py`. Everything
between reading and publishing is pure: same input, same output, no clock, no environment.

    bytes ── read ──> Article ── extract ──> Extract ─┐
                                                      ├─ weave ──> Story ── render ──> Pages ── publish ──> public/
    actor, event and page files ── read ──> Edits ────┤
    permalinks.json ── ledger ──> Ledger ─────────────┘

## Where does my change go?

| wish | room |
|---|---|
| a form of date is not seen | `extract/en/dates/` or its words in `extract/en/lexicon/`, and a case in `tests/cases/dates/` |
| a name is missed, or a place taken for one | `extract/en/`, its word lists, and a case in `tests/cases/actors/` |
| advert lines leak into the text | `read/boilerplate.py` |
| two names are two pages | one site: `merge` in `content/actors/`; everywhere: `weave/actors.py` |
| two reports are two events | one site: `merge` in `content/events/`; everywhere: `weave/events.py` |
| what a page shows | its view in `render/`, its template in `templates/` |
| another file type to read | a file in `read/` and one line in its tuple |
| another language | a folder beside `extract/en/` and one line in `extract/__init__.py` |
| a stale file in public/ | `publish/` |
| a setting | `config.py`; its text becomes the manual's |
| a word of the interface | `templates/locales/` |
"""


def sign(path: Path) -> str:
    """The docstring of a module as one paragraph."""
    text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return " ".join(text.split("\n\n", 1)[0].split())


def whole_sign(path: Path) -> str:
    """All paragraphs of a module's docstring."""
    return ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""


def shown(path: Path) -> str:
    """A file by its path in the package, a folder's `__init__.py` by the folder's."""
    return path.relative_to(PACKAGE).as_posix().removesuffix("__init__.py")


def rows(files: list[Path]) -> str:
    """A table of files and what their first paragraph says."""
    lines = "".join(f"| `{shown(p)}` | {sign(p).replace('|', '/')} |\n" for p in files)
    return f"| file | what it is for |\n|---|---|\n{lines}"


def document() -> str:
    """The whole of ARCHITECTURE.md."""
    parts = [
        HEAD,
        "\n## The ground floor\n\n",
        rows(sorted(p for p in PACKAGE.glob("*.py") if not p.name.startswith("__"))),
    ]
    for room in ("model", "gather", "read", "extract", "weave", "render", "publish", "serve", "commands"):
        door = PACKAGE / room / "__init__.py"
        if not door.exists():
            continue
        files = sorted(p for p in (PACKAGE / room).rglob("*.py") if p != door)
        parts.append(f"\n## {room}/\n\n{whole_sign(door)}\n\n{rows(files)}")
    return "".join(parts)


if __name__ == "__main__":
    print(document(), end="")
