"""sitegen.read.markdown, sitegen.read.inline."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.model.evidence import ArticleId
from sitegen.read.inline import visible
from sitegen.read.markdown import find_blocks, read_markdown


def blocks(text):
    """Kind and words of each block."""
    return [(block.kind, block.text) for block in find_blocks(text)[0]]


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("plain words", "plain words"),
        ("*so*, **so**, _so_, __so__, ***so***, ~~so~~", "so, so, so, so, so, so"),
        ("5 * 3 = 15 and snake_case_name, price* and 2 ** 3", "5 * 3 = 15 and snake_case_name, price* and 2 ** 3"),
        ("**bold *nested* bold**", "bold nested bold"),
        ("“*Yes*,” he said.", "“Yes,” he said."),
        ('[words](https://example.com/a_(b) "title")', "words"),
        ("[the [first] one](https://example.com)", "the [first] one"),
        ("He said [sic] and [the agency] agreed", "He said [sic] and [the agency] agreed"),
        ("said.[^2]", "said."),
        ("![a ferry](ferry.jpg) went down", "went down"),
        ("[![a ferry](ferry.jpg)](https://example.com)", ""),
        ("<https://example.com/x> and <a@example.com>", "https://example.com/x and a@example.com"),
        ("a <b>bold</b> <em>word</em>, 3 < 4 > 2", "a bold word, 3 < 4 > 2"),
        ("one<br>two", "one two"),
        ("AT&amp;T &mdash; &#8220;yes&#8221;", "AT&T — “yes”"),
        (r"\*not\* \[a link\]\(x\) \# 5\_000", "*not* [a link](x) # 5_000"),
        ("`code *as is*` and ``a `b` c``", "code *as is* and a `b` c"),
        ("an unclosed `tick and *star", "an unclosed `tick and *star"),
        ("{{< figure src=x >}} words {: .lead}", "words"),
        ("two\nlines", "two lines"),
        ("hard  \nbreak\\\nhere", "hard break here"),
    ],
)
def test_a_reader_sees_words_and_no_marks(written, seen):
    """Marks go, words stay, whatever only looks like a mark stays."""
    assert visible(written) == seen


def test_references_become_their_words_where_they_are_defined():
    """ "[words][1]" is a link only if [1] is defined; the definition is not text."""
    assert blocks('See [words][1] and [2] and [3].\n\n[1]: https://example.com "x"\n[2]: <https://example.com>\n') == [
        ("paragraph", "See words and 2 and [3].")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One\ntwo.\n\nThree.", [("paragraph", "One two."), ("paragraph", "Three.")]),
        ("# Title #\n\n## Sub {#id}\nText.", [("heading", "Title"), ("heading", "Sub"), ("paragraph", "Text.")]),
        ("Title\n=====\n\nText.", [("heading", "Title"), ("paragraph", "Text.")]),
        ("A sentence ends.\n---\nText.", [("paragraph", "A sentence ends."), ("paragraph", "Text.")]),
        ("> “We\n> will.”\n>\n> Next.\n\nText.", [("quote", "“We will.”"), ("quote", "Next."), ("paragraph", "Text.")]),
        ("- one\n  goes on\n- [x] two\n\n1. three", [("item", "one goes on"), ("item", "two"), ("item", "three")]),
        ("The crew of\n12. Only one survived.", [("paragraph", "The crew of 12. Only one survived.")]),
        ("2019. That was the year.", [("paragraph", "2019. That was the year.")]),
        ("| a | b |\n|---|:-:|\n| 1 | **2** |", [("item", "a, b"), ("item", "1, 2")]),
        ("A | B\n--- | ---\nx | y", [("item", "A, B"), ("item", "x, y")]),
        ("```\ncode *here*\n```\nText.", [("paragraph", "code *here*"), ("paragraph", "Text.")]),
        ("***\n\nText.\n\n---", [("paragraph", "Text.")]),
        (
            "<p>One <b>two</b></p><h2>Sub</h2>\n<!-- gone\ngone -->\nText.",
            [("paragraph", "One two"), ("heading", "Sub"), ("paragraph", "Text.")],
        ),
        ("<script>\nlet x = 1\n</script>\nText.", [("paragraph", "Text.")]),
        ("Said.[^1]\n\n[^1]: The note.", [("paragraph", "Said."), ("paragraph", "The note.")]),
        ("**Related articles**\n\n* [One](#)", [("heading", "Related articles"), ("item", "One")]),
        ("[ADVERTISEMENT]", [("paragraph", "[ADVERTISEMENT]")]),
        ("x" * 170 + ".\n" + "Y" * 20 + ".", [("paragraph", "x" * 170 + "."), ("paragraph", "Y" * 20 + ".")]),
    ],
)
def test_blocks_are_what_a_reader_would_call_paragraphs(text, found):
    """Headings, items, quotations and paragraphs, each as plain words."""
    assert blocks(text) == found


def test_every_block_knows_its_line():
    """Line numbers are those of the file, also below comments and HTML."""
    text = "# T\n\nOne\ntwo.\n\n> three\n\n- four\n<!--\n-->\n<p>five</p>\n\n| a |\n|---|\n| b |\n"
    assert [(b.text, b.line) for b in find_blocks(text)[0]] == [
        ("T", 1),
        ("One two.", 3),
        ("three", 6),
        ("four", 8),
        ("five", 11),
        ("a", 13),
        ("b", 15),
    ]


STORY = "The ferry sank on Monday off the coast, and all of its crew were saved, officials said.\n\nIt had left the harbour at dawn with forty people on board, the harbour master said on Tuesday.\n"


@pytest.mark.parametrize(
    ("head", "title", "rule"),
    [
        ("# Ferry sinks off the coast\n\n", "Ferry sinks off the coast", "h1"),
        ("Ferry sinks off the coast\n===\n\n", "Ferry sinks off the coast", "h1"),
        ("## Ferry sinks off the coast\n\n", "Ferry sinks off the coast", "h1"),
        ("**Ferry sinks off the coast**\n\n", "Ferry sinks off the coast", "first-line"),
        ("Ferry sinks off the coast\n\n", "Ferry sinks off the coast", "first-line"),
        ("World\n\n# Ferry sinks off the coast\n\n", "Ferry sinks off the coast", "h1"),
        ("", "", ""),
    ],
)
def test_the_headline_is_found_and_is_no_paragraph(head, title, rule):
    """The title leaves the text, wherever it stood."""
    draft = read_markdown(head + STORY, ArticleId("a.md"))
    assert (draft.title, draft.title_rule) == (title, rule)
    assert [b.text for b in draft.blocks] == STORY.strip().split("\n\n")


def test_bylines_dates_and_furniture_leave_the_story():
    """A byline gives author and date; a list of other stories goes."""
    text = f"# Ferry sinks\n\n*By Ann Example | Posted 14 February 2020*\n\n{STORY}\n**Read more**\n\n- [Other](#)\n- [Another](#)\n"
    draft = read_markdown(text, ArticleId("a.md"))
    assert draft.author == "Ann Example"
    assert [(c.text, c.kind) for c in draft.clues] == [("14 February 2020", "published")]
    assert [b.text for b in draft.blocks] == STORY.strip().split("\n\n")


HOSTILE = {
    "stars": "*" * 33_333,
    "open stars": "*a " * 20_000,
    "mixed": "**_" * 13_333,
    "brackets": "[" * 6_666,
    "links": "[a](" * 13_333,
    "titles": '[a](b "' * 6_666,
    "images": "![" * 20_000,
    "tags": "<a " * 20_000,
    "comments": "<!--" * 13_333,
    "ticks": "` `` " * 10_000,
    "quotes": ">" * 33_333,
    "quote lines": ">\n" * 16_666,
    "pipes": "|" * 16_666 + "\n" + " |" * 16_666 + "x",
    "tables": "a|b\n--|--\n" * 6_666,
    "spaces": "# " + " " * 66_666 + "x",
    "one line": "word " * 33_333,
    "fences": "```\n" * 13_333,
    "backslashes": "\\" * 66_667,
    "entities": "&" * 50_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_takes_linear_time(text):
    """Twice the text takes no more than some three times as long."""

    def seconds(value):
        start = time.process_time()
        find_blocks(value)
        return time.process_time() - start

    once = min(seconds(text) for _ in range(2))
    assert seconds(text + text) < max(0.4, 3.5 * once)


@given(st.text(alphabet=st.sampled_from("ab \n#*_[]()<>!`\\|-=>&1.~{}"), max_size=200))
def test_any_text_gives_blocks_of_one_line_in_order(text):
    """No text breaks the reader; blocks have words, no line breaks, and lines that never go back."""
    found, title = find_blocks(text)
    assert all(b.text.strip() == b.text != "" and "\n" not in b.text for b in found)
    assert [b.line for b in found] == sorted(b.line for b in found)
    assert title is None or found[title].kind == "heading"


@pytest.mark.parametrize(
    ("head", "title", "publisher"),
    [
        (
            "The Delta Weekly\nEnglish-language news since 1991\n\nBoard fires pilot after grounding",
            None,
            "The Delta Weekly",
        ),
        ("# The Delta Beacon\n\nDelta news since 1991\n\nBoard fires pilot after grounding", None, "The Delta Beacon"),
        ("The Delta Beacon\n\nHome | News | Sport\n\n# Board fires pilot after grounding", None, "The Delta Beacon"),
        ("# Board Fires Pilot\n\n3 May 2021\n\nThird ship aground in a year", "Board Fires Pilot", ""),
    ],
)
def test_masthead_is_the_publisher(head, title, publisher):
    """A name with a motto or a menu below it is the publisher's; a headline with a day below it is the title."""
    found = read_markdown(
        f"{head}\n\nThe harbour board fired its pilot on Tuesday after a third ship ran aground.\n", "a.md"
    )
    assert (found.title, found.publisher) == (title or "Board fires pilot after grounding", publisher)
