"""What was imported before: sitegen.gather.register."""

from pathlib import Path

import pytest

from sitegen.gather.register import Register, free_name


@pytest.fixture
def content(tmp_path):
    for name, text in {
        "articles/a.md": "---\ntitle: A\nurl: https://www.post.example/2020/a/\ndigest: sha256:aa\n---\nText\n",
        "articles/b.txt": "No front matter\nurl: https://post.example/b\n",
        "events/e.md": "---\ntitle: E\n# digest: sha256:ee  # words\nurl: https://post.example/e\n---\n",
        "articles/broken.md": "---\nurl: [",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    "name", ["sha256:aa", "https://post.example/2020/a", "http://post.example/2020/a/?utm_source=x#top"]
)
def test_articles_are_known_by_digest_and_address(content, name):
    """The same bytes, or the same address however it is dressed up."""
    assert Register.of(content).find([name]).endswith("articles/a.md")


@pytest.mark.parametrize(
    "name", ["sha256:bb", "https://post.example/b", "https://post.example/e", "https://post.example/2020/a?page=2", ""]
)
def test_others_are_not_known(content, name):
    """An address in a text or in an event is no import, and another page of an article is another page."""
    assert Register.of(content).find([name]) == ""


def test_events_are_known_by_the_digest_in_their_comment(content):
    """Event files have no key for it, so it stands behind a number sign."""
    assert Register.of(content).find(["sha256:ee"]).endswith("events/e.md")


def test_a_front_page_names_no_article():
    """Two texts that both name their newspaper's front page are two."""
    register = Register()
    register.add("a.md", "https://post.example/")
    assert register.find(["https://post.example/"]) == ""


def test_free_names(tmp_path):
    """Nothing is overwritten, and nothing that is about to be written."""
    (tmp_path / "a.md").write_text("x")
    taken = {}
    assert [free_name(stem, tmp_path, taken).name for stem in ("a", "a", "a-4", "a", "a-4")] == [
        "a-2.md",
        "a-3.md",
        "a-4.md",
        "a-5.md",
        "a-4-2.md",
    ]
    (tmp_path / "b.md").symlink_to(tmp_path / "nowhere")
    assert free_name("b", tmp_path, {}).name == "b-2.md"


def test_no_folder_is_an_empty_register(tmp_path):
    """A site without content knows nothing."""
    assert Register.of(tmp_path / "none").find(["sha256:aa"]) == ""


def test_many_namesakes(tmp_path, monkeypatch):
    """A thousand rows "Council meets" are named without a look at each name given before."""
    looks = []

    def look(path: Path) -> None:
        looks.append(path)

    monkeypatch.setattr(Path, "exists", look)
    taken = {}
    assert [free_name("a", tmp_path, taken).name for _ in range(1000)][-1] == "a-1000.md"
    assert len(looks) == 1000
