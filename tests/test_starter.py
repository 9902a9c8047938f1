"""A new site builds at once, and new files are sound."""

import json

import pytest

from sitegen.cli import main
from sitegen.starter import KINDS, site_files


def test_new_site_builds_strictly(tmp_path, capsys):
    """`init` then `build --strict`: no warning, the sample story on the timeline, its editor's files in force."""
    root = tmp_path / "story"
    assert main(["init", str(root)]) == 0
    assert main(["build", "--site", str(root), "--strict"]) == 0, capsys.readouterr().err
    events = json.loads((root / "public/data/events.json").read_text())
    assert any(e["date"] == "1931" and e["date_basis"] == "editor" for e in events)
    assert any(len(e["articles"]) == 2 for e in events), "both articles tell of the closing"
    names = {a["name"] for a in json.loads((root / "public/data/actors.json").read_text())}
    assert {"Alder Valley Council", "Ines Hartwell"} <= names


@pytest.mark.parametrize("path", sorted(site_files()))
def test_init_never_overwrites(tmp_path, path, capsys):
    """Where one of the files exists, nothing at all is written."""
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text("mine")
    assert main(["init", str(tmp_path)]) == 2
    assert "exists already" in capsys.readouterr().err
    assert [p.read_text() for p in tmp_path.rglob("*") if p.is_file()] == ["mine"]


def test_init_completes_what_a_kill_left(tmp_path):
    """Some of its own files, untouched, are no obstacle; a whole site is."""
    first, *_ = site_files()
    assert main(["init", str(tmp_path)]) == 0
    (tmp_path / first).unlink()
    assert main(["init", str(tmp_path)]) == 0
    assert (tmp_path / first).read_text("utf-8") == site_files()[first]
    assert main(["init", str(tmp_path)]) == 2


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["Plain name", 'A "name": with # signs', "Überraschung"])
def test_new_files_are_sound(tmp_path, kind, name, capsys):
    """A file made by `new` builds without an error, whatever its name; a second one of the same name is refused."""
    root = tmp_path / "story"
    main(["init", str(root)])
    assert main(["new", "--site", str(root), kind, name]) == 0
    assert main(["build", "--site", str(root), "--drafts"]) == 0, capsys.readouterr().err
    assert main(["new", "--site", str(root), kind, name]) == 2


def test_an_event_that_only_its_editor_tells(tmp_path, capsys):
    """An added event with sources and no words of theirs is published; its evidence is the editor's file."""
    root = tmp_path / "story"
    main(["init", str(root)])
    (root / "content/events/tender.md").write_text(
        "---\ntitle: The tender opens\ndate: 2024-06-01\nsources: [engineers-report.txt]\n---\n\nAs announced.\n"
    )
    assert main(["build", "--site", str(root), "--strict"]) == 0, capsys.readouterr().err
    events = {e["id"]: e for e in json.loads((root / "public/data/events.json").read_text())}
    assert events["tender"]["date"] == "2024-06-01"
    assert events["tender"]["articles"] == ["engineers-report"]
    assert (root / "public/events/tender/index.html").exists()
