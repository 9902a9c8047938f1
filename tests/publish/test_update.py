"""sitegen.publish.update: a site changed in its place is the site that would be built anew."""

import json
import os
from contextlib import suppress
from pathlib import Path

import pytest

from sitegen.errors import ContentError
from sitegen.model.page import plain
from sitegen.publish import intact
from tests.publish.test_publish import page, site, texts
from tests.publish.whole import publish


@pytest.fixture
def output(tmp_path):
    return tmp_path / "desk"


def test_only_what_changed_is_touched(output):
    """A new text is written, the folder and all other files stay the very same."""
    first = publish(site("a"), output, {}, at_once=False)
    before = {p: (p.stat().st_ino, p.stat().st_mtime_ns) for p in output.rglob("*")}
    changed = [*site("a")[:-1], page("events/e2/index.html", "new")]
    done = publish(changed, output, first.files, at_once=False)
    assert done.written == ("events/e2/index.html",)
    assert texts(output)["events/e2/index.html"] == "new"
    touched = {
        p.relative_to(output).as_posix()
        for p in output.rglob("*")
        if p.is_file() and before[p] != (p.stat().st_ino, p.stat().st_mtime_ns)
    }
    assert touched == {"events/e2/index.html", "manifest.json"}
    assert intact(output, done.files)


@pytest.mark.parametrize(
    "after",
    [
        site("a", 1),
        [*site("a"), page("actors/x/index.html", "x")],
        [page("index.html", "b"), page("events", "a file where a folder was")],
        [page("index.html/index.html", "a folder where a file was")],
        site("b", 5),
    ],
)  # fmt: skip
def test_same_as_built_anew(output, tmp_path, after):
    """Pages that come, go or change from file to folder: the same bytes as a build from nothing, the same manifest."""
    first = publish(site("a"), output, {}, at_once=False)
    done = publish(after, output, first.files, at_once=False)
    publish(after, tmp_path / "anew", {})
    assert texts(output) == texts(tmp_path / "anew")
    assert (output / "manifest.json").read_bytes() == (tmp_path / "anew/manifest.json").read_bytes()
    assert intact(output, done.files)
    assert not [p for p in output.rglob("*") if p.is_dir() and not list(p.iterdir())]


def test_bytes_that_are_the_same_are_not_written(output):
    """A page that is made anew and comes out the same counts as kept."""
    first = publish(site("a"), output, {}, at_once=False)
    same = [plain(p.path, "other fingerprint", p.body) for p in site("a")]
    assert publish(same, output, first.files, at_once=False).written == ()


def test_a_stranger_is_kept(output):
    """A file of somebody else stays; where it is in the way nothing is changed."""
    first = publish(site("a"), output, {}, at_once=False)
    (output / "events/note.txt").write_text("mine")
    done = publish(site("b", 1), output, first.files, at_once=False)
    assert (output / "events/note.txt").read_text() == "mine"
    with pytest.raises(ContentError):
        publish([*site("c"), page("events/note.txt", "theirs")], output, done.files, at_once=False)
    assert texts(output)["index.html"] == "b"


@pytest.mark.parametrize("mounted", [False, True], ids=["the desk's folder", "a mount point"])
@pytest.mark.parametrize("last", range(1, 16, 2))
def test_every_file_stays_ours_after_a_kill(output, monkeypatch, last, mounted):
    """Stopped between any two steps, the next build knows all files as its own and ends where it would have ended."""
    if mounted:
        monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == output)
    first = publish(site("a"), output, {}, at_once=False)
    after = [
        page("index.html", "b"),
        page("events/e1", "a file now"),
        page("actors/x/index.html", "x"),
        *site("b", 8)[6:],
    ]
    calls = []

    def counted(real):
        def step(self, *given, **more):
            calls.append(self)
            if len(calls) == last:
                raise KeyboardInterrupt
            return real(self, *given, **more)

        return step

    with monkeypatch.context() as patch, suppress(KeyboardInterrupt):
        patch.setattr(Path, "replace", counted(Path.replace))
        patch.setattr(Path, "unlink", counted(Path.unlink))
        publish(after, output, first.files, at_once=mounted)
    publish(after, output, {}, at_once=mounted)
    assert texts(output) == {p.path: p.body().decode() for p in after}
    assert set(json.loads((output / "manifest.json").read_text())["files"]) == set(texts(output))


def test_a_reader_meanwhile_finds_what_a_page_links_to(output, monkeypatch):
    """New files are there before the pages that changed, other files before pages, the index before the facets that name it."""
    index = "search/index/"
    before = [page("a.html", "1"), page(f"{index}facets.json", "1"), page(f"{index}t-th.json", "1")]
    first = publish(before, output, {}, at_once=False)
    order = []
    move = Path.replace
    monkeypatch.setattr(Path, "replace", lambda self, to: (order.append(Path(to).name), move(self, to))[1])
    after = [page(made.path, "2") for made in before] + [page("z.html", "new"), page("z.css", "new")]
    publish(after, output, first.files, at_once=False)
    assert order[-6:] == ["z.css", "z.html", "t-th.json", "facets.json", "a.html", "manifest.json"]
