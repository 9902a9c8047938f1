"""Files and folders: sitegen.gather.files."""

import os

import pytest

from sitegen.errors import ContentError, Notice, Where
from sitegen.gather.files import find, load


def test_a_folder(tmp_path):
    """Every file of a known kind, sorted; hidden ones, links, and a saved page's own files are left out."""
    for name in ["b.txt", "a.md", "sub/c.html", "sub/c_files/x.html", ".git/d.md", ".e.md", "f.md~", "g.xyz", "h.PDF"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "link.md").symlink_to("/etc/hostname")
    found = list(find(str(tmp_path)))
    names = [os.path.relpath(f, tmp_path) for f in found if isinstance(f, str)]
    assert names == ["a.md", "b.txt", "h.PDF", "sub/c.html"]
    assert "1 file" in next(f.message for f in found if isinstance(f, Notice))


@pytest.mark.parametrize(
    ("source", "hint"), [("nowhere.txt", "spelling"), ("example.org/page", "https://example.org/page")]
)
def test_what_is_not_there(source, hint):
    """A missing file, and an address without its https://."""
    with pytest.raises(ContentError) as caught:
        list(find(source))
    assert hint in caught.value.notice.hint


def test_unknown_kinds(tmp_path):
    """A named file of another kind is a message; so is a folder of none."""
    (tmp_path / "a.xlsx").write_text("x")
    for source in (tmp_path / "a.xlsx", tmp_path):
        with pytest.raises(ContentError):
            list(find(str(source)))


def test_load_refuses_what_is_no_file(tmp_path):
    """A pipe is not waited for, and a huge file is not read."""
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ContentError, match="not a file"):
        load(tmp_path / "pipe.txt", Where("pipe.txt"))
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(60_000_000)
    with pytest.raises(ContentError, match="too large"):
        load(tmp_path / "big.txt", Where("big.txt"))
