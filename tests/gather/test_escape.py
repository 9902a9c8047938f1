"""Plain words as Markdown: sitegen.gather.escape."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.gather.escape import escape, heading, link
from sitegen.gather.write import write_article
from sitegen.read.markdown import find_blocks

SIGNS = [*"#>-*+_`~[]()!<&{|}\\:=.1•xX^\"'"]
BITS = [
    "1.",
    "12)",
    "<b>",
    "&amp;",
    "&lt",
    "](",
    "![",
    "[^1]:",
    "[x] ",
    "***",
    "---",
    "```",
    "~~~",
    "<!--",
    "-->",
    "<script>",
]
BITS += [
    "{#id}",
    "{{<",
    "|---|",
    "| a |",
    "\\*",
    "__a__",
    "a_b",
    "https://e.org",
    "<https://e.org>",
    "a@b.c",
    "[a]: b",
    "&#42;",
]
WORD = st.one_of(st.sampled_from(SIGNS + BITS), st.text("abc d", max_size=4))
WORDS = st.tuples(st.sampled_from(["", " "]), st.lists(WORD, min_size=1, max_size=12)).map(
    lambda t: " ".join(t[0].join(t[1]).split())
)
BLOCKS = st.lists(st.tuples(st.sampled_from(["paragraph", "item", "quote", "heading"]), WORDS), min_size=1, max_size=5)


@settings(max_examples=200, deadline=None)
@given(BLOCKS)
def test_any_words_read_back_the_same(blocks):
    """Whatever signs the words have, the Markdown written for them reads as the same words and kinds."""
    blocks = [(kind, words) for kind, words in blocks if words]
    text = write_article([], "The title of it", blocks).split("---\n", 2)[2]
    found, _ = find_blocks(text)
    assert [(b.kind, b.text) for b in found[1:]] == blocks


@pytest.mark.parametrize(
    "words",
    [
        "Marks & Spencer",
        "“It is [sic] so,” she said.",
        "a_file_name.txt",
        "Prices rose 3.5% – to £2",
        "x < y > z",
        "3 + 4 = 7",
        "C#",
    ],
)
def test_harmless_signs_stay(words):
    """Nothing is escaped that needs no escape: the file is made for people."""
    assert escape(words) == words


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("5 * 3", r"5 \* 3"),
        ("1945. The war ended", r"1945\. The war ended"),
        ("# 5 seed", r"\# 5 seed"),
        ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
        ("[a](javascript:x)", r"\[a](javascript:x)"),
    ],
)
def test_signs_that_mean_something_are_escaped(words, written):
    """Emphasis, lists, headings, tags and links that the words do not mean."""
    assert escape(words) == written


def test_heading():
    """A number sign at the end of a heading is a word."""
    assert heading("The key of C #") == r"## The key of C \#"


def test_links_lead_into_the_web_alone():
    """An address that is none of the web's leaves the words."""
    assert link("the report", "https://e.org/a_(b)") == "[the report](https://e.org/a_%28b%29)"
    assert link("the report", "javascript:alert(1)") == "the report"
    assert link("see [1]", "https://e.org/") == r"[see \[1\]](https://e.org/)"
