"""sitegen.read.frontmatter, sitegen.read.mapping, sitegen.read.fields, sitegen.read.datefields."""

import contextlib
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.errors import SitegenError
from sitegen.model.article import FrontMatter
from sitegen.read.datefields import suggest
from sitegen.read.frontmatter import ARTICLE, split

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/frontmatter/mistakes.toml").read_text("utf-8"))["case"]


def front(text, **options):
    """The front matter of a file that begins with these lines."""
    return split(f"---\n{text}\n---\nThe ferry sank on Monday.\n", "a.md", **options)[0]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"].split("\n", 1)[0][:40])
def test_every_mistake_is_told_in_these_words(case):
    """Each mistake gets its message with file and line, and a line that says how to mend it."""
    with pytest.raises(SitegenError) as raised:
        split(f"---\n{case['text']}---\nThe ferry sank.\n", "a.md")
    assert [str(notice) for notice in raised.value.notices] == [message.strip("\n") for message in case["says"]]


def test_the_table_has_thirty_mistakes():
    """At least thirty kinds of mistake are pinned."""
    assert len(CASES) >= 30


def test_every_message_has_a_remedy():
    """No message leaves its reader alone."""
    for case in CASES:
        assert all("\n  " in message.strip("\n") for message in case["says"]), case["text"]


def test_every_key_of_the_contract_is_read():
    """All keys at once give a front matter that holds each of them."""
    found = front(
        "title: Ferry sinks\ndate: 2020-02-14\nupdated: 2020-02\npublisher: The Argus\nauthor: Ann Example\n"
        "url: https://example.com/a\narchived: https://example.org/a\naccessed: 2021-01-01\nlanguage: en_GB\n"
        "actors: [Ann Example, Bob]\nevents:\n  - ferry-sinks\ntags: sea, ships\nslug: ferry\naliases: [/old/]\ndraft: yes\n"
        'embargo: 2020-02-14T08:00+01:00\ntext: excerpts\nspeakers:\n  "We will": Ann Example\ndate_basis: editor\n'
        "date_found: byline\ndigest: abc"
    )
    assert found == FrontMatter(
        title="Ferry sinks",
        date="2020-02-14",
        updated="2020-02",
        publisher="The Argus",
        author="Ann Example",
        url="https://example.com/a",
        archived="https://example.org/a",
        accessed="2021-01-01",
        language="en-GB",
        actors=("Ann Example", "Bob"),
        events=("ferry-sinks",),
        tags=("sea", "ships"),
        slug="ferry",
        aliases=("/old/",),
        draft=True,
        embargo="2020-02-14T08:00+01:00",
        text="excerpts",
        speakers=(("We will", "Ann Example"),),
        date_basis="editor",
        date_found="byline",
        digest="abc",
        lines=found.lines,
    )
    assert {name for name, _ in found.lines} == {key.field for key in ARTICLE.values()}


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("2020", "2020"),
        ("1.10", "1.10"),
        ("no", "no"),
        ("2020-02-14", "2020-02-14"),
        ("0x1F", "0x1F"),
        ("12:30:45", "12:30:45"),
        ('"Ferry: sinks"', "Ferry: sinks"),
        ("'It''s over'", "It's over"),
        ("|\n  Two\n  lines", "Two lines"),
        ("Ferry\n  sinks", "Ferry sinks"),
        ("50% off # a note", "50% off"),
        ("🚢🚢", "🚢🚢"),
        ("", ""),
        ("~", ""),
    ],
)
def test_a_title_is_the_words_as_written(written, title):
    """No number, date or truth value of YAML mangles a title."""
    assert front(f"title: {written}").title == title


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2024-03-28T23:40:00-04:00", "2024-03-28"),
        ("2024-03-28 23:40:00 +0200", "2024-03-28"),
        ("2024-03-28 23:40", "2024-03-28"),
        ('"2024-03-28"', "2024-03-28"),
        ("2018", "2018"),
        ("2018-01~", "2018-01~"),
        ("2018-21", "2018-21"),
        ("../2013", "../2013"),
        ("2019-06-03/2019-06-07", "2019-06-03/2019-06-07"),
        ("2020-02-29", "2020-02-29"),
    ],
)
def test_a_date_is_edtf_and_keeps_its_own_day(written, edtf):
    """A date with a time keeps the calendar day of its own time zone."""
    assert front(f"date: {written}").date == edtf


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("Friday, 14 February 2020", ("2020-02-14",)),
        ("the 3rd of May 2021", ("2021-05-03",)),
        ("Sept. 2, 2012", ("2012-09-02",)),
        ("about 2018", ("2018~",)),
        ("1990s", ("199X",)),
        ("2/14/2020", ("2020-02-14",)),
        ("3/4/2020", ("2020-04-03", "2020-03-04")),
        ("May 2019 to June 2019", ("2019-05/2019-06",)),
        ("once upon a time", ()),
    ],
)
def test_what_people_write_is_understood_well_enough_to_suggest_edtf(written, edtf):
    """The hint names the EDTF form that was meant."""
    assert suggest(written) == edtf


def test_no_sign_that_a_page_may_not_hold_comes_in_by_an_escape():
    """YAML can spell the bell and the escape, which neither HTML nor a terminal should get."""
    assert front(r'title: "Ferry\a \e[2Jsinks"').title == "Ferry [2Jsinks"


def test_keys_are_found_in_any_case_and_with_hyphens():
    """`Title` and `date-basis` are no mistakes."""
    found = front("Title: Ferry\nDate-Basis: editor\ndate: 2020")
    assert (found.title, found.date_basis) == ("Ferry", "editor")


@pytest.mark.parametrize(
    ("text", "line", "body"),
    [
        ("---\ntitle: x\n---\nWords.", 4, "Words."),
        ("--- \ntitle: x\n...  \nWords.", 4, "Words."),
        ("\n\n---\ntitle: x\n---\nWords.", 6, "Words."),
        ("---\n---\nWords.", 3, "Words."),
        ("---\n# a note\n\ntitle: x\n---\n", 6, ""),
        ("---\ntitle: x\n---", 3, ""),
        ("Words.\n---\nMore.", 1, "Words.\n---\nMore."),
        ("---\n\nA rule above.\n\n---\n", 1, "---\n\nA rule above.\n\n---\n"),
        ("", 1, ""),
    ],
)
def test_the_text_below_is_found_with_its_line(text, line, body):
    """Front matter is what stands between the first two fences, and nothing else."""
    _, found, number = split(text, "a.md")
    assert (number, found) == (line, body)


def test_plain_text_needs_a_key_below_the_fence():
    """In a .txt file a line of hyphens is a rule unless a key follows."""
    assert split("---\nThe ferry sank: all saved.\n---\n", "a.txt", always=False)[1].startswith("---")
    assert split("---\ntitle: Ferry\n---\nWords.", "a.txt", always=False)[0].title == "Ferry"


@pytest.mark.parametrize("dashes", ["--", "----", "—", "–––"])
def test_other_dashes_above_and_below_keys_are_told(dashes):
    """A fourth hyphen, or what a word processor makes of three, must not turn an editor's corrections into text."""
    with pytest.raises(SitegenError, match="three hyphens"):
        split(f"{dashes}\ntitle: Ferry\n{dashes}\nWords.", "a.md")
    for text in (f"{dashes}\nUpdate: the ferry sank.\n\nWords.", f"{dashes}\nThe ferry sank.\n{dashes}\n"):
        assert split(text, "a.md")[1] == text


def test_a_hundred_mistakes_are_not_listed_to_the_end():
    """Thirty at once are enough to mend."""
    with pytest.raises(SitegenError) as raised:
        front("\n".join(f"k{n}: v" for n in range(100)))
    assert len(raised.value.notices) == 31
    assert raised.value.notices[-1].code == "more-mistakes"


@pytest.mark.parametrize(
    "text",
    [
        "[" * 90_000,
        "{" * 90_000,
        "- " * 45_000,
        "a: &a [x]\n" * 9_000,
        "a: " * 30_000,
        '"' * 90_000,
        "title: " + "x" * 95_000,
        "\n".join(f"k{n}: v" for n in range(9_000)),
        " " * 95_000,
    ],
    ids=["brackets", "braces", "dashes", "anchors", "colons", "quotes", "long", "keys", "spaces"],
)
def test_hostile_front_matter_is_answered_at_once(text):
    """Bombs and depths are refused before they are unfolded."""
    start = time.process_time()
    with contextlib.suppress(SitegenError):
        split(f"---\ntitle: x\n{text}\n---\nWords.", "a.md")
    assert time.process_time() - start < 2.0


@given(st.text(alphabet=st.sampled_from("tile:date -'\"[]{}&*!|>#%@`,?\n\t2019~"), max_size=120))
def test_any_front_matter_is_read_or_told(text):
    """Whatever is written there gives a FrontMatter or a SitegenError with file and line."""
    notices = ()
    try:
        split(f"---\n{text}\n---\nWords.", "a.md")
    except SitegenError as error:
        notices = error.notices
    assert all(notice.where is not None and notice.where.line > 0 and notice.hint for notice in notices)
