"""The manual: what it says is there, what it shows happens, where it links there is something."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from sitegen.cli import main, make_parser
from sitegen.commands import COMMANDS
from sitegen.config import PATH_DOCS, load, settings
from sitegen.errors import SitegenError
from sitegen.read.edits import read_actor, read_event
from sitegen.read.frontmatter import split
from tests import reference

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.glob("*.md"), ROOT / "README.md"])
FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]\n]*\]\((?P<target>[^)\s]+)\)")


def test_the_tutorial_runs(tmp_path, monkeypatch, capsys):
    """Every step of the tutorial works as it is written and prints what is shown."""
    monkeypatch.chdir(tmp_path)
    capsys.readouterr()
    for block in FENCE.finditer((DOCS / "tutorial.md").read_text("utf-8")):
        kind, _, path = block["info"].partition(":")
        match kind:
            case "file":
                Path(path).write_text(block["body"], "utf-8")
            case "prepend":
                Path(path).write_text(block["body"] + Path(path).read_text("utf-8"), "utf-8")
            case "sh":
                capsys.readouterr()
                for line in block["body"].splitlines():
                    run(line, monkeypatch)
            case "output":
                printed = capsys.readouterr()
                assert matches(block["body"], printed.out), (
                    f"shown:\n{block['body']}\nprinted:\n{printed.out}{printed.err}"
                )
            case _:
                pytest.fail(f"nobody runs a block of kind {block['info']!r}")
    site = tmp_path / "quay/public"
    actors = {p.name for p in (site / "actors").iterdir()}
    assert {"tom-weller", "thomas-weller", "saltmere-port-authority", "saltmere-harbour-trust"} <= actors
    assert "saltmere-port-authority" in (site / "actors/saltmere-harbour-trust/index.html").read_text("utf-8")
    assert "https://example.org/quay/" in (site / "sitemap.xml").read_text("utf-8")


def run(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line of a shell, as far as the tutorial needs one. `serve` would wait for a reader: its words are checked."""
    command, *words = line.split()
    match command, words:
        case "cd", [folder]:
            monkeypatch.chdir(folder)
        case "rm", paths:
            found = [p for path in paths for p in Path().glob(path)]
            assert found
            for path in found:
                path.unlink()
        case "sitegen", ["serve", *_]:
            make_parser().parse_args(words)
        case "sitegen", _:
            assert main(words) == 0, line
        case _:
            pytest.fail(f"the tutorial types {line!r}")


def matches(shown: str, printed: str) -> bool:
    """Whether this was printed, where … stands for anything."""
    parts = (re.escape(part) for part in shown.strip().split("…"))
    return re.fullmatch(".*?".join(parts), printed.strip(), re.DOTALL) is not None


def test_what_is_shown_must_be_printed():
    """The comparison of the tutorial can fail."""
    assert matches("3 … files", "3 old files\n")
    assert not matches("3 … files", "4 old files\n")


def test_files_of_the_tutorial_are_named_in_its_text():
    """A reader sees no labels of blocks: the words before each block say which file is meant."""
    text = (DOCS / "tutorial.md").read_text("utf-8")
    for block in FENCE.finditer(text):
        kind, _, path = block["info"].partition(":")
        if kind in {"file", "prepend"}:
            assert f"`{path}`" in text[max(0, block.start() - 400) : block.start()]


def test_the_reference_is_fresh():
    """Commands, options, settings and front matter keys stand in the manual as they are in the code."""
    page = (DOCS / "reference.md").read_text("utf-8")
    assert page == reference.fresh(page), "run: python -m tests.reference"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.NAME)
def test_every_command_is_documented(command):
    """Each command has its heading in the reference."""
    assert f"### `sitegen {command.NAME}`" in (DOCS / "reference.md").read_text("utf-8")


@pytest.mark.parametrize("key", [*PATH_DOCS, *(f.name for f in settings())])
def test_every_setting_is_documented(key):
    """Each setting has its row in the reference."""
    assert f"\n| `{key}` |" in (DOCS / "reference.md").read_text("utf-8")


@pytest.mark.parametrize("kind", reference.KEYS)
def test_front_matter_keys_are_those_of_the_reader(kind):
    """The manual explains the keys that are read, and no others."""
    keys, docs = reference.KEYS[kind]
    assert set(keys) == set(docs)


def test_the_readme_names_the_keys_of_an_article():
    """README.md lists every key of an article's front matter."""
    text = (ROOT / "README.md").read_text("utf-8")
    keys = text[text.index("All keys:") :].split("\n\n")[0]
    assert set(reference.ARTICLE) <= set(re.findall(r"`(\w+)`", keys))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page):
    """Each link to a file or heading of the repository has its target."""
    for target in LINK.findall(FENCE.sub("", page.read_text("utf-8"))):
        path, _, heading = target.partition("#")
        if re.match(r"\w+:", path):
            continue
        file = page.parent / path if path else page
        assert file.exists(), target
        assert not heading or heading in headings(file), target


def headings(page: Path) -> set[str]:
    """The anchors that a forge gives the headings of a page."""
    found = re.findall(r"^#+ (.*)$", FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in found}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_commands_shown_are_commands(page):
    """Every `sitegen …` line in a block of shell is one that the parser takes."""
    for block in FENCE.finditer(page.read_text("utf-8")):
        if block["info"] != "sh":
            continue
        for line in re.findall(r"^(?:pipx run )?sitegen (.*?)(?: +[#>].*)?$", block["body"], re.MULTILINE):
            if "<" not in line and "--help" not in line:
                make_parser().parse_args(line.replace('"', "").split() if "new " not in line else ["check"])


def test_every_page_is_in_the_contents():
    """docs/README.md leads to each page of the manual."""
    text = (DOCS / "README.md").read_text("utf-8")
    assert not [p.name for p in DOCS.glob("*.md") if p.name != "README.md" and f"({p.name})" not in text]


def test_the_pre_commit_hook_runs_a_command_that_is():
    """.pre-commit-hooks.yaml is sound YAML, and its entry is a line that the parser takes."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["id"] == "sitegen-check"
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False
    program, *words = hook["entry"].split()
    assert program == "sitegen"
    assert make_parser().parse_args(words).strict


def test_the_action_builds_locked(tmp_path):
    """action.yml is sound YAML; its build step, as a shell runs it, builds a locked site and names its folder."""
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    assert action["runs"]["using"] == "composite"
    steps = action["runs"]["steps"]
    assert all("${{" not in s.get("run", "") for s in steps), "inputs must not be pasted into a script"
    step = next(s for s in steps if s.get("id") == "build")
    assert {action["inputs"][i]["default"] for i in ("site", "base-url")} == {".", ""}
    assert main(["init", str(tmp_path / "site")]) == 0
    assert main(["build", "--site", str(tmp_path / "site"), "--quiet", "--output", str(tmp_path / "first")]) == 0
    env = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "SITE": "site",
        "BASE_URL": "https://example.org/a b/",
        "GITHUB_OUTPUT": "told",
    }
    script = ["bash", "-e", "-c", step["run"]]
    refused = subprocess.run(script, cwd=tmp_path, env=env, capture_output=True, check=False)
    assert refused.returncode == 2, "a wrong address must fail the step"
    env["BASE_URL"] = "https://example.org/story/"
    subprocess.run(script, cwd=tmp_path, env=env, capture_output=True, check=True)
    assert (tmp_path / "told").read_text() == "output=site/public\n"
    assert "https://example.org/story/" in (tmp_path / "site/public/sitemap.xml").read_text("utf-8")


def test_error_rates_are_those_measured():
    """The table of how-it-reads.md has the figures of first contact, all of them, as they were measured."""
    measured = tomllib.loads((ROOT / "tests/accuracy/first_contact.toml").read_text("utf-8"))
    page = (DOCS / "how-it-reads.md").read_text("utf-8")
    table = page[page.index("<!-- first contact -->") : page.index("<!-- end -->")]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines() if line.startswith("|")
    ]
    assert rows[0][1:] == list(measured)
    for column, figures in enumerate(measured.values(), 1):
        shown = {row[0]: float(row[column]) for row in rows[2:]}
        assert shown == {noun: pytest.approx(value, abs=6e-4) for noun, value in figures.items()}


def test_rules_named_are_rules():
    """Each rule that how-it-reads.md names stands in the code or in the words of the interface."""
    code = "\n".join(p.read_text("utf-8") for p in (ROOT / "sitegen").rglob("*.py"))
    code += (ROOT / "templates/locales/en.toml").read_text("utf-8")
    text = (DOCS / "how-it-reads.md").read_text("utf-8")
    named = set(re.findall(r"`([a-z]+-[a-z-]+)`", text))
    assert len(named) > 10
    assert not [rule for rule in named if rule not in code and not all(part in code for part in rule.split("-"))]


def test_front_matter_shown_is_sound():
    """Every block of front matter in the guides is one that the reader takes for some kind of file."""
    blocks = [b["body"] for b in FENCE.finditer((DOCS / "how-to.md").read_text("utf-8")) if b["body"].startswith("---")]
    assert len(blocks) >= 4
    for block in blocks:
        assert any(reads(block, reader) for reader in (read_actor, read_event, read_front)), block


def reads(block: str, reader) -> bool:
    try:
        reader(block, "x.md", "x")
    except SitegenError:
        return False
    return True


def read_front(block: str, path: str, _: str) -> None:
    split(block, path)


@pytest.mark.parametrize("name", ["how-to.md", "reference.md", "tutorial.md"])
def test_settings_shown_are_sound(name, tmp_path):
    """Every block of TOML that shows settings of sitegen is one that sitegen takes."""
    for block in FENCE.finditer((DOCS / name).read_text("utf-8")):
        if block["info"] == "toml":
            shown = tomllib.loads(block["body"])
            if "build" not in shown:  # netlify.toml
                (tmp_path / "sitegen.toml").write_text(block["body"], "utf-8")
                load(tmp_path, {}, {})
