"""The house itself: every file has its sign, its test and its place."""

import ast
import re
import subprocess
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from tests.architecture import PACKAGE, ROOT, document, sign

MODULES = sorted(PACKAGE.rglob("*.py"))
NO_TEST_OF_THEIR_OWN = {
    "__main__.py",  # one line; tests/test_cli.py runs it
    "errors.py",  # shown by every test of a message
    "terminal.py",  # tests/test_cli.py reads what it prints
    "build.py",  # tests/test_cli.py and tests/test_site.py
}


def test_architecture_is_fresh():
    """ARCHITECTURE.md says what the docstrings say now."""
    assert (ROOT / "ARCHITECTURE.md").read_text("utf-8") == document(), (
        "run: python tests/architecture.py > ARCHITECTURE.md"
    )


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_every_file_has_a_sign(path):
    """Each module begins with a docstring that says what it is for."""
    assert sign(path), f"{path} has no docstring"


def test_only_the_command_line_prints():
    """No room prints: notices are returned, and terminal.py shows them."""
    for path in MODULES:
        if path.name == "terminal.py":
            continue
        calls = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call)]
        assert not [c for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"], path


def test_no_clock_between_reading_and_publishing():
    """The pure rooms never ask what time it is or where they are."""
    banned = re.compile(r"\b(datetime\.now|date\.today|time\.time|os\.environ|getlocale|setlocale|random\.)")
    for room in ("read", "extract", "weave", "render", "model"):
        for path in (PACKAGE / room).rglob("*.py"):
            assert not banned.search(path.read_text("utf-8")), path


def test_rooms_have_tests_where_their_files_are():
    """A room's file has its test at the mirrored place, or a test of the room's that names it."""
    missing = []
    for path in MODULES:
        relative = path.relative_to(PACKAGE)
        if path.name in {"__init__.py", *NO_TEST_OF_THEIR_OWN} or relative.parts[0] in {"model", "commands"}:
            continue
        mirrored = ROOT / "tests" / relative.with_name(f"test_{path.name}")
        folder = next(f for f in mirrored.parents if f.is_dir())
        module = "sitegen." + ".".join(relative.with_suffix("").parts)
        room = "sitegen." + ".".join(folder.relative_to(ROOT / "tests").parts)
        tests = [p.read_text("utf-8") for p in folder.rglob("test_*.py")]
        named = any(module in text or room in text for text in tests)
        if not mirrored.exists() and not named:
            missing.append(relative.as_posix())
    assert not missing


def test_nothing_but_the_project_is_kept():
    """A built site or a helper's output never gets into the repository: what lies at its top is named here."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    top = {path.split("/")[0] for path in listed.split("\0") if path}
    folders = {name for name in top if (ROOT / name).is_dir()}
    assert folders == {".ci", "content", "docs", "sitegen", "templates", "tests"}
    assert {p.suffix for p in map(Path, top - folders)} <= {"", ".md", ".toml", ".json", ".lock", ".yaml", ".yml"}


def _word_lists(value, path=()):
    """Each list of words in a table of the lexicon, with its keys."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _word_lists(inner, (*path, key))
    elif isinstance(value, (str, list)):
        yield path, value.split() if isinstance(value, str) else [w for w in value if isinstance(w, str)]


@pytest.mark.parametrize("path", sorted((ROOT / "sitegen/extract/en/lexicon").glob("*.toml")), ids=lambda p: p.name)
def test_no_word_stands_twice_in_a_list(path):
    """A list of words is a set: whoever takes a word out has taken it out."""
    tables = tomllib.loads(path.read_text("utf-8"))
    twice = [(keys, w) for keys, words in _word_lists(tables) for w, n in Counter(words).items() if n > 1]
    assert not twice
