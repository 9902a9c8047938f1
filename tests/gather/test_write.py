"""The files an import writes: sitegen.gather.write."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.gather.write import Line, front_matter, one_line, write_article, write_event
from sitegen.read import read_bytes


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Council closes bridge", "Council closes bridge"),
        ("Bridge: the end", '"Bridge: the end"'),
        ('"No," she said', '"\\"No,\\" she said"'),
        ("no", '"no"'),
        ("1984", '"1984"'),
        ("# 5", '"# 5"'),
        ("https://example.org/a?b=c#d", '"https://example.org/a?b=c#d"'),
        ("Ann\nLee\x07", "Ann Lee"),
    ],
)
def test_words(value, written):
    """Bare where YAML takes them as they are, quoted where it would not."""
    assert front_matter([Line("title", value)]) == f"---\ntitle: {written}\n---\n"


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_any_title_is_yaml(words):
    """Any program reads the words that were meant."""
    words = one_line(words)
    text = front_matter([Line("title", words), Line("tags", (words, "b"))])
    expected = {"title": words, "tags": [words, "b"]} if words else None
    if words:
        assert yaml.safe_load(text.split("---\n")[1]) == expected


def test_lines():
    """Empty ones are left out, comments stay comments, dates stay bare, pairs get lines of their own."""
    lines = [
        Line("title", ""),
        Line("date", "2018-09~"),
        Line("date", "", off=True, why="none was found"),
        Line("speakers", (("We will", "Ann Lee"),)),
    ]
    assert (
        front_matter(lines)
        == '---\ndate: 2018-09~\n# date:  # none was found\nspeakers:\n  "We will": "Ann Lee"\n---\n'
    )


def test_an_article_is_read_as_it_was_written():
    """Title, paragraphs, headings, items and quotations survive the way to the file and back."""
    blocks = [("paragraph", "The dam broke at 4 a.m. on Sunday, * the council said."), ("heading", "What is known")]
    blocks += [
        ("item", "Two bridges are gone"),
        ("item", "1. No one was hurt"),
        ("quote", "We did _all_ we could, said the mayor, Tom Roe."),
    ]
    text = write_article([Line("title", "Dam breaks"), Line("date", "2021-05-02")], "Dam breaks", blocks)
    article = read_bytes(text.encode(), "a.md", ".md")
    assert article.title == "Dam breaks"
    assert [(b.kind, article.text[b.start : b.end]) for b in article.blocks] == blocks


def test_events_keep_their_markdown():
    """Paragraphs of an account are written as they are; items of one list stand together."""
    assert (
        write_event([Line("title", "A")], ["*One*", "- a", "- b", "End"])
        == "---\ntitle: A\n---\n\n*One*\n\n- a\n- b\n\nEnd\n"
    )
    assert write_event([Line("title", "A")], []) == "---\ntitle: A\n---\n"
