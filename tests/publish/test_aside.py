"""The spare tree: less work for the same site, and never believed."""

import errno
import hashlib
import os
import shutil
from functools import partial
from pathlib import Path

import pytest

from sitegen.errors import ContentError
from sitegen.model.page import Page, plain
from sitegen.publish import aside
from tests.publish.whole import publish


def page(path: str, text: str) -> Page:
    body = text.encode()
    return plain(path, hashlib.sha256(body).hexdigest(), partial(bytes, body))


def site(version: str, count: int = 3) -> list[Page]:
    return [page("index.html", version), *(page(f"events/e{n}/index.html", f"text {n}") for n in range(count))]


def texts(root: Path) -> dict[str, str]:
    return {p.relative_to(root).as_posix(): p.read_text() for p in sorted(root.rglob("*")) if p.is_file()}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "public"


@pytest.fixture
def spare(tmp_path: Path) -> Path:
    (tmp_path / "cache").mkdir()
    return tmp_path / "cache" / "spare"


@pytest.fixture
def build(output: Path, spare: Path):
    """Publishes with a spare and what the last build remembers."""
    files: dict = {}

    def run(pages: list[Page]) -> None:
        nonlocal files
        files = publish(pages, output, files, spare=spare).files

    return run


def links_made(monkeypatch) -> list[str]:
    """Every file that is linked from here on."""
    made: list[str] = []
    real = os.link

    def link(source, target, **more):
        made.append(str(source))
        real(source, target, **more)

    monkeypatch.setattr(os, "link", link)
    return made


def test_the_old_site_is_kept_aside_and_nothing_else(tmp_path, output, spare, build):
    """After the second build the spare holds the first site without its manifest; beside the output lies nothing."""
    build(site("a"))
    assert not spare.exists()
    build(site("b"))
    assert texts(spare) == {p.path: p.body().decode() for p in site("a")}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["cache", "public"]


def test_one_change_links_one_file(output, build, monkeypatch):
    """With a spare, only what changed since it was put away is linked again."""
    build(site("a", 40))
    changed = site("a", 40)
    changed[7] = page(changed[7].path, "new")
    build(changed)
    made = links_made(monkeypatch)
    changed[9] = page(changed[9].path, "new")
    build(changed)
    assert [path.removeprefix(f"{output}/") for path in made] == [changed[7].path]
    made.clear()
    build(changed)
    assert [path.removeprefix(f"{output}/") for path in made] == [changed[9].path]
    made.clear()
    build(changed)
    assert made == []


def test_the_same_site_with_and_without_a_spare(tmp_path, output, build):
    """Pages that come and go and turn from file to folder: the output is what a build from nothing makes."""
    for number, pages in enumerate(
        (
            site("a"),
            site("b", 1),
            [*site("c", 2), page("x", "file")],
            [*site("d", 5), page("x/index.html", "folder")],
            [*site("e", 5), page("x", "file again")],
        )
    ):
        build(pages)
        publish(pages, tmp_path / f"anew{number}", {})
        assert texts(output) == texts(tmp_path / f"anew{number}")
        assert not [p for p in output.rglob("*") if p.is_dir() and not any(p.iterdir())]


def write(path: Path) -> None:
    path.unlink()
    path.write_text("scribble")


DAMAGE = {
    "a file of other bytes": lambda spare: write(spare / "events/e1/index.html"),
    "a file gone": lambda spare: (spare / "events/e1/index.html").unlink(),
    "a folder gone": lambda spare: shutil.rmtree(spare / "events"),
    "a file more": lambda spare: (spare / "events/e1/note.txt").write_text("scribble"),
    "a folder more": lambda spare: (spare / "more/and/more").mkdir(parents=True),
    "a folder in place of a file": lambda spare: (
        (write(spare / "index.html"), (spare / "index.html").unlink())
        and (spare / "index.html/deep").mkdir(parents=True)
    ),
    "a file in place of a folder": lambda spare: (
        shutil.rmtree(spare / "events"),
        (spare / "events").write_text("scribble"),
    ),
    "a link to elsewhere": lambda spare: (shutil.rmtree(spare / "events"), (spare / "events").symlink_to("..")),
    "a manifest of its own": lambda spare: (spare / "manifest.json").write_text(
        '{"generator": "sitegen", "files": {}}'
    ),
    "empty": lambda spare: (shutil.rmtree(spare), spare.mkdir()),
    "gone": shutil.rmtree,
    "a file": lambda spare: (shutil.rmtree(spare), spare.write_text("scribble")),
    "a link": lambda spare: (spare.rename(spare.with_name("there")), spare.symlink_to("there")),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_spare_does_not_show(output, spare, build, damage):
    """Whatever happens to the spare, the next sites are right, and a link is not followed."""
    build(site("a"))
    build(site("b"))
    damage(spare)
    for version in ("c", "d"):
        build(site(version))
        assert {**texts(output), "manifest.json": ""} == {
            "manifest.json": "",
            **{p.path: p.body().decode() for p in site(version)},
        }
        assert output.is_dir()
        assert not output.is_symlink()


def test_a_page_shared_with_the_spare_is_never_written_into(output, spare, build):
    """What a reader has open stays what it was: a changed page is a new file."""
    build(site("a"))
    build(site("b"))
    with (output / "events/e0/index.html").open() as reader:
        changed = site("c")
        changed[1] = page(changed[1].path, "changed")
        build(changed)
        build(site("d"))
        assert reader.read() == "text 0"


def test_strangers_do_not_come_back_from_the_spare(output, build):
    """A file of somebody else's is kept through builds; once they delete it, it stays deleted."""
    build(site("a"))
    (output / "CNAME").write_text("example.org")
    (output / "latest").symlink_to("events")
    (output / "empty").mkdir()
    for version in ("b", "c", "d"):
        build(site(version))
        assert (output / "CNAME").read_text() == "example.org"
        assert (output / "latest").is_symlink()
        assert (output / "empty").is_dir()
    (output / "CNAME").unlink()
    (output / "latest").unlink()
    (output / "empty").rmdir()
    for version in ("e", "f"):
        build(site(version))
        assert set(texts(output)) == {*(p.path for p in site("a")), "manifest.json"}
        assert not (output / "latest").is_symlink()
        assert not (output / "empty").exists()


def die(*_) -> None:
    """In place of a kill."""
    raise KeyboardInterrupt


@pytest.mark.parametrize("kept", [True, False], ids=["with a spare", "without"])
def test_killed_after_the_exchange(tmp_path, output, spare, monkeypatch, kept):
    """A stranger's file that came while the site was built is saved by the next build, where a kill left it aside."""
    first = publish(site("a"), output, {}, spare=spare)

    def meddle() -> bytes:
        (output / "CNAME").write_text("example.org")
        return b"b"

    with monkeypatch.context() as patch:
        patch.setattr("sitegen.publish.swap.rescue", die)
        patch.setattr(aside, "put_away", lambda *_: None)
        with pytest.raises(KeyboardInterrupt):
            publish([plain("index.html", "b", meddle), *site("b")[1:]], output, first.files, spare=spare)
    assert not (output / "CNAME").exists()
    publish(site("c"), output, {}, spare=spare if kept else None)
    assert (output / "CNAME").read_text() == "example.org"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["cache", "public"]


def test_no_page_of_a_half_made_site_is_taken_for_a_stranger(output, spare, build, monkeypatch):
    """Killed while the spare is brought up to date: what lies in it is ours, and is not brought into the site."""
    build(site("a"))
    build(site("b"))
    with monkeypatch.context() as patch:
        patch.setattr("sitegen.publish.write_manifest", die)
        patch.setattr(aside, "put_away", lambda *_: None)
        with pytest.raises(KeyboardInterrupt):
            build([*site("c"), page("new/index.html", "new")])
    build(site("b"))
    assert not (output / "new").exists()
    build(site("d"))
    assert set(texts(output)) == {*(p.path for p in site("d")), "manifest.json"}


def test_another_file_system_keeps_no_spare(output, build, spare, monkeypatch):
    """Where the spare cannot be moved beside the output, the old site is thrown away as if there were no cache."""
    build(site("a"))
    monkeypatch.setattr(aside, "_moved", lambda *_: False)
    build(site("b"))
    build(site("c"))
    assert texts(output)["index.html"] == "c"
    assert not spare.exists()


def may_write(folder, *_) -> bool:
    """As the system answers who is not root."""
    return bool(Path(folder).stat().st_mode & 0o200)


def test_a_spare_with_a_read_only_folder_is_mended(build, output, spare, monkeypatch):
    """A folder of the site that was made read-only becomes part of the spare: no later build is refused for it."""
    build(site("a"))
    build(site("b"))
    (output / "events/e0").chmod(0o555)
    monkeypatch.setattr(os, "access", may_write)
    build(site("c"))
    assert not may_write(spare / "events/e0")
    build(site("d"))
    assert may_write(output / "events/e0")


def test_an_old_site_with_a_read_only_folder_is_thrown_away(output, monkeypatch):
    """Where no spare is kept, nothing of it is left that would be in the way of every later build."""
    files = publish(site("a"), output, {}).files
    (output / "events/e0").chmod(0o555)
    unlink = os.unlink

    def refusing(name, *, dir_fd=None):
        if dir_fd is not None and not may_write(f"/proc/self/fd/{dir_fd}"):
            raise PermissionError(errno.EACCES, "Permission denied", name)
        unlink(name, dir_fd=dir_fd)

    monkeypatch.setattr(os, "unlink", refusing)
    publish(site("b"), output, files)
    assert [path.name for path in output.parent.iterdir()] == ["public"]


def test_a_read_only_output_is_told_by_its_name(build, output, monkeypatch):
    """Said before anything is done, of the folder that its owner knows."""
    build(site("a"))
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != output and access(path, mode))
    with pytest.raises(ContentError, match="permissions forbid") as caught:
        build(site("b"))
    assert caught.value.notices[0].where.path == str(output)
    assert texts(output)["index.html"] == "a"


@pytest.mark.parametrize(
    ("mount", "expected"),
    [
        ("{output}", True),
        ("{output}/media", True),
        ("{parent}", False),
        ("{output}-2", False),
    ],
    ids=["on it", "within it", "around it", "beside it"],
)
def test_a_folder_with_a_mount_stays(tmp_path, monkeypatch, mount, expected):
    """A folder of the same disk that is mounted, by the system's list, whose names write a space as \\040."""
    output = tmp_path / "my site" / "public"
    output.mkdir(parents=True)
    place = mount.format(output=output, parent=output.parent).replace(" ", "\\040")
    (tmp_path / "mountinfo").write_text(
        f"23 1 254:0 / / rw - ext4 /dev/vda rw\n29 23 254:0 /x {place} rw - ext4 /dev/vda rw\n"
    )
    monkeypatch.setattr(aside, "_MOUNTS", tmp_path / "mountinfo")
    assert aside.stays(output) is expected
