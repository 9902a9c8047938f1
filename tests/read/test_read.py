"""sitegen.read: a file becomes an Article, or a message."""

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.errors import ContentError, SitegenError
from sitegen.model.article import Article
from sitegen.model.evidence import ArticleId
from sitegen.read import doubts, read_article, read_bytes

STORY = (
    "The ferry sank on Monday off the coast, and all of its crew were saved, officials said.\n\n"
    "It had left the harbour at dawn with forty people on board, the harbour master said on Tuesday.\n"
)
PAGE = "<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>"


def read(text, suffix=".md", **options):
    raw = text if isinstance(text, bytes) else text.encode()
    return read_bytes(raw, ArticleId(f"articles/a{suffix}"), suffix, **options)


def is_sound(article):
    """Blocks partition the text in order, a blank line between two."""
    parts = [article.text[b.start : b.end] for b in article.blocks]
    return article.text == "\n\n".join(parts) and all(p == " ".join(p.split()) != "" for p in parts)


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        (".md", f"# Ferry sinks off the coast\n\n{STORY}"),
        (".txt", f"Ferry sinks off the coast\n\n{STORY}"),
        (".html", PAGE.format(title="Ferry sinks off the coast", text=STORY.strip().replace("\n\n", "</p><p>"))),
        (".HTM", PAGE.format(title="Ferry sinks off the coast", text=STORY.strip().replace("\n\n", "</p><p>"))),
    ],
)
def test_every_kind_of_file_gives_the_same_article(suffix, text):
    """One story, in three formats: title and text are the same."""
    article = read(text, suffix)
    assert article.title == "Ferry sinks off the coast"
    assert article.text == STORY.strip()
    assert is_sound(article)
    assert len(article.digest) == 64


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_what_the_editor_wrote_beats_what_was_found(suffix):
    """Front matter outranks headline and byline."""
    front = "---\ntitle: Set by hand\nauthor: Ed Itor\npublisher: The Argus\nlanguage: en-IE\nurl: https://example.com/a\n---\n"
    article = read(f"{front}# Ferry sinks off the coast\n\nBy Ann Example\n\n{STORY}", suffix)
    assert (article.title, article.title_rule) == ("Set by hand", "front-matter")
    assert (article.author, article.publisher, article.language, article.url) == (
        "Ed Itor",
        "The Argus",
        "en-IE",
        "https://example.com/a",
    )
    assert article.text.endswith(STORY.strip())


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_lines_are_counted_from_the_top_of_the_file(suffix):
    """A block below front matter has the line an editor sees."""
    article = read(f"---\ntitle: x\n---\n\n{STORY}", suffix)
    assert [block.line for block in article.blocks] == [5, 7]


def test_a_windows_file_reads_like_any_other():
    """UTF-16 with a mark and CRLF is what a common editor saves as "Unicode"."""
    assert read(f"# Ferry sinks off the coast\n\n{STORY}".replace("\n", "\r\n").encode("utf-16")).text == STORY.strip()


def test_a_page_whose_charset_lies_is_read_right():
    """UTF-8 that is declared as Latin-1."""
    text = "The café burnt down on Monday, and nobody was hurt, the fire brigade of the town said in a statement."
    page = PAGE.format(title="Café burns down", text=text).replace("<head>", '<head><meta charset="iso-8859-1">')
    assert read(page.encode(), ".html").text == text
    assert read(page.encode("cp1252"), ".html").text == text


@pytest.mark.parametrize(
    ("raw", "suffix", "says"),
    [
        (b"", ".md", "content/a.md: this file is empty"),
        (b" \n ", ".txt", "content/a.md: this file is empty"),
        (b"---\ntitle: x\n---\n", ".md", "content/a.md: there is no text below the front matter"),
        (b"---\ntitle: x\n---\n![a](b.png)\n", ".md", "content/a.md: there is no text below the front matter"),
        (
            b"<html><body><nav>Home</nav></body></html>",
            ".html",
            "content/a.md: there is no text of an article in this file",
        ),
        (b"\x89PNG\r\n\x1a\n\0\0\0", ".txt", "content/a.md: this is a PNG image, not text"),
        (b"---\ndate: 2020-02-30\n---\nWords.", ".md", 'content/a.md:2: "date": 2020-02-30 is impossible'),
    ],
)
def test_a_file_without_an_article_is_told_with_a_remedy(raw, suffix, says):
    """Each message names file, reason and remedy."""
    with pytest.raises(ContentError) as raised:
        read(raw, suffix, shown="content/a.md")
    assert str(raised.value).startswith(says)
    assert all(notice.hint for notice in raised.value.notices)


def test_all_mistakes_of_a_file_come_at_once():
    """Nobody mends a file three times."""
    with pytest.raises(ContentError) as raised:
        read("---\ntitel: x\ndate: soon\ndraft: perhaps\n---\nWords.")
    assert [n.where.line for n in raised.value.notices] == [2, 3, 4]


def test_an_article_is_read_from_its_file(tmp_path):
    """The path is used for the message, the id for the article."""
    path = tmp_path / "b.md"
    path.write_text(f"# Ferry sinks\n\n{STORY}")
    assert read_article(path, ArticleId("articles/b.md")).id == "articles/b.md"
    with pytest.raises(ContentError, match=r"content/none\.md: this file cannot be read"):
        read_article(tmp_path / "none.md", ArticleId("none.md"), "content/none.md")


@pytest.mark.parametrize(
    ("title", "code"), [("x" * 300, "long-title"), ("🚢 🚢", "wordless-title"), ("Ferry sinks", ""), ("1984", "")]
)
def test_a_title_that_cannot_be_one_is_doubted(title, code):
    """300 characters or emoji alone: read, shown, and told, with the line."""
    article = read(f"---\ntitle: {title}\n---\n{STORY}")
    assert article.title == title
    found = doubts(article, "content/a.md")
    assert [n.code for n in found] == [code] * bool(code)
    assert all(n.where.line == 2 and n.hint for n in found)


HOSTILE = {
    "one line": "word " * 100_000,
    "quotes": '"' * 100_000,
    "brackets": "[" * 20_000,
    "hyphens": "A-B-" * 50_000,
    "capitals": "THE FERRY SANK ON MONDAY " * 4_000,
    "paragraphs": "The ferry sank.\n\n" * 2_000,
    "lines": "The ferry sank\n" * 2_000,
    "right to left": "السفينة غرقت يوم الاثنين. " * 4_000,
    "spaces": " " * 100_000 + "x",
    "long story": STORY * 1_000,
}


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_takes_linear_time(text, suffix):
    """Twice the text takes no more than some three times as long, whatever the text."""

    def seconds(value):
        start = time.process_time()
        with contextlib.suppress(SitegenError):
            read(value, suffix)
        return time.process_time() - start

    half = text[: len(text) // 2]
    once = min(seconds(half) for _ in range(2))
    assert seconds(text) < max(0.5, 3.5 * once)


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from([".md", ".txt", ".html", ".xyz", ""]))
def test_any_bytes_give_an_article_or_a_message(raw, suffix):
    """Whatever lies in the folder, reading it raises nothing but a SitegenError."""
    try:
        article = read(raw, suffix)
    except SitegenError:
        return
    assert isinstance(article, Article)
    assert is_sound(article)


@settings(deadline=None)
@given(
    st.text(alphabet=st.sampled_from("aA .\n#*-[]<>()p/!&;:'\"—123é\u00a0\u200b|"), max_size=300),
    st.sampled_from([".md", ".txt", ".html"]),
)
def test_any_text_gives_sound_blocks(text, suffix):
    """Offsets hold for every text that is read at all."""
    try:
        article = read(text, suffix)
    except SitegenError:
        return
    assert is_sound(article)


def test_two_megabytes_are_an_article():
    """A very long text is read whole, in seconds."""
    text = "".join(STORY.replace("forty", str(n)).replace("Monday", f"day {n}") + "\n" for n in range(10_000))
    assert read(text, ".md").text == text.strip()
