"""Publishing: one step, strangers kept, nothing half written."""

import errno
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from sitegen.errors import ContentError
from sitegen.model.page import Page, plain
from sitegen.publish import intact
from tests.publish.whole import publish


def page(path: str, text: str) -> Page:
    body = text.encode()
    return plain(path, hashlib.sha256(body).hexdigest(), partial(bytes, body))


def site(version: str, count: int = 3) -> list[Page]:
    return [page("index.html", version), *(page(f"events/e{n}/index.html", f"{version} {n}") for n in range(count))]


def texts(root: Path) -> dict[str, str]:
    return {
        p.relative_to(root).as_posix(): p.read_text()
        for p in sorted(root.rglob("*"))
        if p.is_file() and p.name != "manifest.json"
    }


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "public"


def test_first_build_makes_the_folder(output):
    """Where there is no output folder, one appears with every page and a manifest of their digests."""
    done = publish(site("a"), output, {})
    assert texts(output) == {
        "index.html": "a",
        "events/e0/index.html": "a 0",
        "events/e1/index.html": "a 1",
        "events/e2/index.html": "a 2",
    }
    listed = json.loads((output / "manifest.json").read_text())["files"]
    assert listed["index.html"] == {"sha256": hashlib.sha256(b"a").hexdigest(), "size": 1}
    assert len(done.written) == 4


def test_page_of_a_deleted_article_goes(output):
    """A page that the last build wrote and this one does not is removed, its empty folder too."""
    first = publish(site("a"), output, {})
    done = publish(site("a", 1), output, first.files)
    assert done.removed == ("events/e1/index.html", "events/e2/index.html")
    assert not (output / "events/e1").exists()


def test_unchanged_files_keep_their_time(output):
    """A file whose bytes did not change is the same file afterwards, even when its fingerprint is new."""
    publish(site("a"), output, {})
    before = (output / "events/e0/index.html").stat()
    first = publish(site("a"), output, {}).files
    changed = [page("index.html", "b"), *site("a")[1:]]
    done = publish(changed, output, first)
    after = (output / "events/e0/index.html").stat()
    assert done.written == ("index.html",)
    assert before.st_size == after.st_size
    assert after.st_mtime_ns == first["events/e0/index.html"].mtime


def test_unchanged_page_is_not_rendered(output):
    """A page with a known fingerprint and an intact file is linked, its body never asked for."""
    first = publish(site("a"), output, {})

    def refuse() -> bytes:
        raise AssertionError("rendered again")

    kept = [plain(p.path, p.fingerprint(), refuse) for p in site("a")[1:]]
    done = publish([page("index.html", "b"), *kept], output, first.files)
    assert done.written == ("index.html",)


def test_nothing_new_writes_nothing(output):
    """The same pages again leave the folder itself as it was."""
    first = publish(site("a"), output, {})
    inode = output.stat().st_ino
    again = publish(site("a"), output, first.files)
    assert again.written == ()
    assert output.stat().st_ino == inode


def test_damaged_file_is_made_anew(output):
    """A page that somebody changed or deleted in the output comes back."""
    first = publish(site("a"), output, {})
    (output / "index.html").write_text("scribble")
    (output / "events/e0/index.html").unlink()
    assert not intact(output, first.files)
    publish(site("a"), output, first.files)
    assert texts(output)["index.html"] == "a"
    assert texts(output)["events/e0/index.html"] == "a 0"


def test_strangers_come_along(output):
    """Files, folders and links that sitegen did not write are the same after a build."""
    publish(site("a"), output, {})
    (output / "CNAME").write_text("example.org")
    (output / ".well-known").mkdir()
    (output / ".well-known/security.txt").write_text("Contact")
    (output / "empty").mkdir()
    (output / "latest").symlink_to("events")
    inode = (output / "CNAME").stat().st_ino
    publish(site("b"), output, {})
    assert (output / "CNAME").read_text() == "example.org"
    assert (output / "CNAME").stat().st_ino == inode
    assert (output / ".well-known/security.txt").read_text() == "Contact"
    assert (output / "empty").is_dir()
    assert (output / "latest").readlink() == Path("events")
    assert texts(output)["index.html"] == "b"


@pytest.mark.parametrize("path", ["index.html", "events", "events/e0/index.html/deeper.txt"])
def test_stranger_in_the_way_stops_the_build(output, path):
    """A file of somebody else where a page or its folder must go: an error that names it, and nothing is touched."""
    (output / path).parent.mkdir(parents=True)
    (output / path).write_text("mine")
    with pytest.raises(ContentError, match="in the way"):
        publish(site("a"), output, {})
    assert texts(output) == {path: "mine"}


def test_output_that_is_a_file(output):
    """An output that is a file is refused by name."""
    output.write_text("mine")
    with pytest.raises(ContentError, match="not a folder"):
        publish(site("a"), output, {})
    assert output.read_text() == "mine"


def test_foreign_manifest_is_a_stranger(output):
    """A manifest.json that is not ours is in the way rather than overwritten."""
    output.mkdir()
    (output / "manifest.json").write_text('{"name": "an app"}')
    with pytest.raises(ContentError, match="in the way"):
        publish(site("a"), output, {})


def test_a_page_may_be_the_copy_of_a_file(tmp_path, output):
    """It is copied from the file, whose digest the page knows: a film is larger than memory."""
    film = tmp_path / "film.webm"
    film.write_bytes(b"frames")
    digest = hashlib.sha256(b"frames").hexdigest()
    found = publish([plain("assets/film.webm", digest, lambda: film)], output, {})
    assert (output / "assets" / "film.webm").read_bytes() == b"frames"
    assert found.files["assets/film.webm"].digest == digest


def test_link_to_the_output_is_followed(tmp_path, output):
    """Where public is a symbolic link, the folder it leads to is replaced and the link stays."""
    real = tmp_path / "elsewhere" / "www"
    real.mkdir(parents=True)
    output.symlink_to(real)
    publish(site("a"), output, {})
    assert output.is_symlink()
    assert (real / "index.html").read_text() == "a"


def test_output_that_becomes_a_link_while_building(tmp_path, output):
    """What the link leads to is not touched: the build ends with a message."""
    publish(site("a"), output, {})
    publish(site("theirs"), tmp_path / "other", {})

    def meddle() -> bytes:
        output.rename(tmp_path / "away")
        output.symlink_to(tmp_path / "other")
        return b"b"

    with pytest.raises(ContentError, match="became a link"):
        publish([plain("index.html", "b", meddle), *site("b")[1:]], output, {})
    assert texts(tmp_path / "other")["index.html"] == "theirs"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["away", "other", "public"]


def test_failed_render_leaves_the_old_site(tmp_path, output):
    """A page that cannot be made leaves the last site whole and no debris beside it."""
    first = publish(site("a"), output, {})

    def fail() -> bytes:
        raise RuntimeError("template")

    with pytest.raises(RuntimeError):
        publish([*site("b"), plain("x/index.html", "new", fail)], output, first.files)
    assert texts(output)["index.html"] == "a"
    assert [p.name for p in tmp_path.iterdir()] == ["public"]


def test_without_exchange_two_renames_do(output, monkeypatch):
    """On a file system that cannot exchange names, the site is still replaced and strangers still come along."""
    monkeypatch.setattr("sitegen.publish.swap._swap", lambda *_: False)
    publish(site("a"), output, {})
    (output / "CNAME").write_text("example.org")
    publish(site("b", 1), output, {})
    assert texts(output) == {"index.html": "b", "events/e0/index.html": "b 0", "CNAME": "example.org"}


def test_killed_between_two_renames_is_mended(tmp_path, output, monkeypatch):
    """A kill between the two renames of the fallback leaves the old site aside; the next build brings it back first."""
    publish(site("a"), output, {})
    output.rename(tmp_path / ".public.sitegen-old")
    (tmp_path / ".public.sitegen-page").write_text("what the desk was about to put in place")
    publish(site("a"), output, {})
    assert texts(output)["index.html"] == "a"
    assert [p.name for p in tmp_path.iterdir()] == ["public"]


def test_one_by_one_where_the_folder_cannot_be_renamed(output, monkeypatch):
    """A mount point is filled file by file: new pages in, old ones out, strangers untouched."""
    publish(site("a"), output, {})
    (output / "CNAME").write_text("example.org")
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == output)
    inode = output.stat().st_ino
    publish(site("b", 1), output, {})
    assert output.stat().st_ino == inode
    assert texts(output) == {"index.html": "b", "events/e0/index.html": "b 0", "CNAME": "example.org"}


def test_one_by_one_where_a_rename_is_refused(tmp_path, output, monkeypatch):
    """A folder out of a container's image, which looks as if it could be renamed, is filled file by file as well."""
    publish(site("a"), output, {})
    (output / "CNAME").write_text("example.org")
    rename = Path.rename

    def refusing(path: Path, target: Path) -> Path:
        if path == output:
            raise OSError(errno.EXDEV, "Invalid cross-device link", str(path))
        return rename(path, target)

    monkeypatch.setattr("sitegen.publish.swap._swap", lambda *_: False)
    monkeypatch.setattr(Path, "rename", refusing)
    publish(site("b", 1), output, {})
    assert texts(output) == {"index.html": "b", "events/e0/index.html": "b 0", "CNAME": "example.org"}
    assert [p.name for p in tmp_path.iterdir()] == ["public"]


def test_change_of_a_stranger_while_building_is_kept(output):
    """A stranger's file that is replaced while pages are rendered is there in its new state afterwards."""
    publish(site("a"), output, {})
    (output / "CNAME").write_text("old.example.org")

    def meddle() -> bytes:
        fresh = output / "CNAME.tmp"
        fresh.write_text("new.example.org")
        fresh.replace(output / "CNAME")
        return b"b"

    publish([plain("index.html", "b", meddle), *site("b")[1:]], output, {})
    assert (output / "CNAME").read_text() == "new.example.org"


KILLED = """
import sys, hashlib
from functools import partial
from pathlib import Path
from sitegen.model.page import plain
from tests.publish.whole import publish
version, output, spare = sys.argv[1:]
pages = [plain(f"p{n}/index.html", version, partial(bytes, (version + " " * 2000 + str(n)).encode())) for n in range(1500)]
files = {}
while True:
    files = publish(pages, Path(output), files, workers=2, spare=Path(spare) if spare else None).files
    pages = [plain(p.path, p.fingerprint() + "x", p.body) for p in pages]
"""


@pytest.mark.parametrize("spare", ["", "spare"], ids=["without a spare", "with a spare"])
def test_killed_at_any_moment_a_reader_sees_one_whole_site(tmp_path, output, spare):
    """After each of ten kills the folder holds one version, whole."""
    spare = spare and str(tmp_path / spare)
    publish([page(f"p{n}/index.html", "0" + " " * 2000 + str(n)) for n in range(1500)], output, {})
    for attempt in range(10):
        version = str(attempt % 10)
        child = subprocess.Popen([sys.executable, "-c", KILLED, version, str(output), spare], start_new_session=True)
        time.sleep(0.25 + attempt * 0.07)
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        pages = list(output.glob("p*/index.html"))
        versions = {p.read_text()[0] for p in pages}
        assert len(pages) == 1500
        assert len(versions) == 1
