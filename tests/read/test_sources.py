"""sitegen.read.sources, sitegen.read.files."""

import os
import unicodedata

import pytest

from sitegen.errors import ContentError, UsageError
from sitegen.read.files import MAX_BYTES, load
from sitegen.read.sources import find


@pytest.fixture
def content(tmp_path):
    """A function that writes files into a content folder and gives the folder."""
    root = tmp_path / "content"

    def write(*names):
        root.mkdir(exist_ok=True)
        for name in names:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("Words.")
        return root

    return write


def ids(files):
    return [file.id for file in files]


def said(notices):
    return [(n.level, n.code, n.where.path if n.where else "") for n in notices]


def test_a_site_has_its_files_by_section_sorted(content):
    """Each kind of file is found in its folder, at any depth."""
    root = content(
        "articles/b.md",
        "articles/2020/a.txt",
        "articles/c.HTML",
        "actors/x.md",
        "events/y.md",
        "pages/about.md",
        "assets/i/p.png",
    )
    sources, notices = find(root, "content")
    assert ids(sources.articles) == ["articles/2020/a.txt", "articles/b.md", "articles/c.HTML"]
    assert [ids(s) for s in (sources.actors, sources.events, sources.pages, sources.assets)] == [
        ["actors/x.md"],
        ["events/y.md"],
        ["pages/about.md"],
        ["assets/i/p.png"],
    ]
    assert sources.articles[0].shown == "content/articles/2020/a.txt"
    assert ids(sources.edits) == ["actors/x.md", "events/y.md", "pages/about.md"]
    assert notices == ()


def test_a_bare_folder_is_read_as_articles(content):
    """Without the sub-folders of a site every file is an article, at any depth."""
    sources, _ = find(content("a.md", "deep/er/b.htm"))
    assert sources.bare
    assert ids(sources.articles) == ["a.md", "deep/er/b.htm"]


def test_hidden_and_temporary_files_are_passed_over(content):
    """What editors and systems leave behind is nobody's article."""
    names = [".git/x.md", ".#a.md", "a.md~", "#a.md#", ".a.md.swp", "a.md.tmp", "4913", ".DS_Store", "a.md.bak"]
    sources, notices = find(content("a.md", *names))
    assert ids(sources.articles) == ["a.md"]
    assert notices == ()


def test_other_kinds_of_file_are_named_once(content):
    """One notice a kind, with the way to use it."""
    sources, notices = find(content("articles/a.md", "articles/b.docx", "articles/c.docx", "articles/d.xyz"), "content")
    assert ids(sources.articles) == ["articles/a.md"]
    assert said(notices) == [
        ("info", "other-file", "content/articles/b.docx"),
        ("info", "other-file", "content/articles/d.xyz"),
    ]
    assert "nor are 1 more" in notices[0].message
    assert "sitegen add" in notices[0].hint


def test_the_folder_of_a_saved_page_is_passed_over(content):
    """Frames and scripts that a browser saves beside a page are no articles."""
    sources, _ = find(content("Page.html", "Page_files/frame.html", "notes_files/b.txt"))
    assert ids(sources.articles) == ["Page.html", "notes_files/b.txt"]


def test_links_out_of_the_folder_are_told_and_skipped(content, tmp_path):
    """Neither a file nor a folder outside is read through a link."""
    root = content("articles/a.md")
    (tmp_path / "secret.md").write_text("Secret.")
    (tmp_path / "other").mkdir()
    (tmp_path / "other/b.md").write_text("Other.")
    (root / "articles/s.md").symlink_to(tmp_path / "secret.md")
    (root / "articles/o").symlink_to(tmp_path / "other")
    sources, notices = find(root, "content")
    assert ids(sources.articles) == ["articles/a.md"]
    assert said(notices) == [
        ("warning", "link-out", "content/articles/o"),
        ("warning", "link-out", "content/articles/s.md"),
    ]


def test_links_in_circles_and_into_nothing_are_told_and_skipped(content):
    """A folder is read once, however it is reached."""
    root = content("articles/a.md", "articles/sub/b.md")
    (root / "articles/sub/up").symlink_to(root / "articles")
    (root / "articles/self").symlink_to(root / "articles/self")
    (root / "articles/gone.md").symlink_to(root / "nowhere.md")
    sources, notices = find(root, "content")
    assert ids(sources.articles) == ["articles/a.md", "articles/sub/b.md"]
    assert sorted(code for _, code, _ in said(notices)) == ["link-broken", "link-broken", "link-loop"]


def test_a_link_to_a_folder_that_holds_it_is_told_and_skipped(content):
    """A link to the content folder itself would read actors and pages as articles."""
    root = content("articles/a.md", "actors/b.md")
    (root / "articles/all").symlink_to(root)
    sources, notices = find(root, "content")
    assert ids(sources.articles) == ["articles/a.md"]
    assert [code for _, code, _ in said(notices)] == ["link-loop"]


def test_links_within_the_folder_are_followed(content):
    """A link to a folder that is not read otherwise is read in its place."""
    root = content("articles/a.md", "assets/texts/b.md")
    (root / "articles/more").symlink_to(root / "assets/texts")
    sources, notices = find(root)
    assert ids(sources.articles) == ["articles/a.md", "articles/more/b.md"]
    assert notices == ()


def test_a_folder_named_like_a_file_is_walked_and_told(content):
    """ "x.md/" hides none of its files."""
    sources, notices = find(content("x.md/a.txt"), "content")
    assert ids(sources.articles) == ["x.md/a.txt"]
    assert said(notices) == [("warning", "folder-named-like-a-file", "content/x.md")]


def test_a_named_pipe_is_told_and_never_waited_for(content):
    """Nothing that is no file is opened."""
    root = content("a.md")
    os.mkfifo(root / "b.md")
    sources, notices = find(root, "c")
    assert ids(sources.articles) == ["a.md"]
    assert said(notices) == [("warning", "not-a-file", "c/b.md")]
    with pytest.raises(ContentError, match="not a file"):
        load(root / "b.md")


@pytest.mark.parametrize("names", [[], ["articles/x.docx"], ["actors/a.md"]])
def test_a_folder_without_articles_is_told(content, names):
    """An empty folder gives a warning that says what to put where."""
    _, notices = find(content(*names), "content")
    empty = [n for n in notices if n.code == "no-articles"]
    assert [n.level for n in empty] == ["warning"]
    assert "content/" in empty[0].hint


def test_a_missing_folder_is_a_mistake_of_usage(tmp_path):
    """No content folder: exit status 2 with a way on."""
    with pytest.raises(UsageError, match="does not exist"):
        find(tmp_path / "none")
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match="is not a folder"):
        find(tmp_path / "file")


def test_articles_beside_the_sections_are_told(content):
    """A loose article in a site is not missed without a word."""
    _, notices = find(content("articles/a.md", "b.md", "c.txt"), "content")
    assert said(notices) == [("warning", "stray-file", "content/b.md")]


def test_excluded_folders_are_not_content(content):
    """An output folder within a bare folder is not read as articles."""
    root = content("a.md", "public/index.html")
    assert ids(find(root, exclude=[root / "public"])[0].articles) == ["a.md"]


def test_names_are_nfc_and_two_spellings_of_one_are_told(content):
    """An id is the same on every system; a file is not read under another's id."""
    nfc, nfd = unicodedata.normalize("NFC", "é.md"), unicodedata.normalize("NFD", "é.md")
    root = content(nfd)
    assert ids(find(root)[0].articles) == [nfc]
    sources, notices = find(content(nfc), "c")
    assert ids(sources.articles) == [nfc]
    assert said(notices) == [("error", "file-name", f"c/{nfc}")]


def test_names_that_are_no_text_are_told(content):
    """A name of stray bytes cannot be an address."""
    root = content("a.md")
    (root / os.fsdecode(b"b\xff.md")).write_text("Words.")
    sources, notices = find(root, "c")
    assert ids(sources.articles) == ["a.md"]
    assert [n.code for n in notices] == ["file-name"]
    str(notices[0]).encode()


def test_a_large_file_is_refused_before_it_is_read(tmp_path):
    """The limit is in the message; a sparse file of 50 MB costs nothing."""
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(ContentError, match=r"too large: 50 MB; the limit is 10 MB") as raised:
        load(path, "content/big.txt")
    assert str(raised.value).startswith("content/big.txt: ")
    assert MAX_BYTES == 10_000_000


@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_an_empty_file_is_told(tmp_path, text):
    """Nothing to read: said, with a remedy."""
    path = tmp_path / "a.md"
    path.write_text(text)
    with pytest.raises(ContentError, match="this file is empty"):
        load(path)


def test_a_missing_file_is_told(tmp_path):
    """A file that went away between finding and reading is a message, no traceback."""
    with pytest.raises(ContentError, match="cannot be read"):
        load(tmp_path / "none.md")
