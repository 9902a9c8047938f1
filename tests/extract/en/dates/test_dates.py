"""English time expressions: tables of cases, and what holds for any text."""

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen import edtf
from sitegen.extract.en.dates import find_timexes
from sitegen.extract.en.dates.words import LEXICON
from sitegen.extract.sentences import split_sentences
from sitegen.model.article import Article, Block
from sitegen.model.dated import UNDATED, Dated
from sitegen.model.evidence import ArticleId, Evidence
from sitegen.relative import resolve

CASES = Path(__file__).resolve().parents[3] / "cases" / "dates"
WORDS = sorted(
    {word for table in LEXICON.values() for word in (table if isinstance(table, dict) else ())}
    | {
        "May",
        "March",
        "Monday",
        "Sept.",
        "3",
        "21st",
        "2018",
        "1990s",
        "'98",
        "2018-09-03",
        "03/09/2018",
        "2005-14",
        "3-7",
        "two",
    }
    | {
        "and",
        "-",
        ",",
        ".",
        ";",
        "(",
        "'s",
        "the",
        "of",
        "to",
        "from",
        "between",
        "said",
        "will",
        "since",
        "until",
        "\n\n",
    }
)


def article_of(text):
    return Article(ArticleId("a.txt"), "0" * 64, text, (Block(0, len(text)),) if text else ())


def published(day):
    if not day:
        return UNDATED
    return Dated(day, "editor", "front-matter", (Evidence(ArticleId("a.txt"), day, origin="front-matter"),))


def timexes(text, day=""):
    article = article_of(text)
    return find_timexes(article, split_sentences(article), published(day))


def cases():
    for path in sorted(CASES.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for text, expected in table["cases"]:
            yield pytest.param(text, table["published"], expected, id=f"{path.stem}: {text[:50]}")


@pytest.mark.parametrize(("text", "day", "expected"), list(cases()))
def test_cases(text, day, expected):
    """The words of each expression and its date, as listed in tests/cases/dates."""
    assert [[t.text, t.edtf or ""] for t in timexes(text, day)] == expected


@pytest.mark.parametrize(
    ("text", "rule", "anchor", "relative"),
    [
        ("On Wednesday it closed.", "weekday-before-publication", "2020-02-14", "wed<"),
        ("It will close on Wednesday.", "weekday-after-publication", "2020-02-14", "wed>"),
        ("It closed on 3 September 2018.", "date-and-year", "", ""),
        ("It closed in November.", "month-before-publication", "2020-02-14", "nov<"),
        ("It opened in May 2014 and closed that December.", "month-pointed-at", "2014-05", "dec@year+0"),
        ("It closed last week.", "back-week", "2020-02-14", "week-1"),
    ],
)
def test_rule_and_anchor(text, rule, anchor, relative):
    """Every value says how it came about, so that a reader can check it."""
    last = timexes(text, "2020-02-14")[-1]
    assert (last.rule, last.anchor, last.relative) == (rule, anchor, relative)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("It took five years.", "duration"), ("It opens every Monday.", "set"), ("It shut today.", "date")],
)
def test_kind(text, kind):
    """Durations and sets are told from dates."""
    assert timexes(text)[0].kind == kind


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("He served from 1977 to 1981.", [("1977", "1977"), ("1981", "1981")]),
        ("He has served since 1977.", [("1977", "1977")]),
        ("It shut between Monday and Wednesday.", [("Monday", "2020-02-10"), ("Wednesday", "2020-02-12")]),
        ("It has been shut since last week.", [("last week", "2020-02-03/2020-02-09")]),
        ("It stays shut until at least Thursday.", [("Thursday", "2020-02-20")]),
        ("It shut on Monday.", []),
    ],
)
def test_a_span_keeps_the_dates_it_is_told_by(text, ends):
    """Each end of a span has its own words and date, within the span."""
    span = timexes(text, "2020-02-14")[-1]
    assert [(end.text, end.edtf) for end in span.ends] == ends
    assert all(span.start <= end.start < end.end <= span.end for end in span.ends)


def test_open_expressions_can_be_closed_later():
    """Without a day of publication the relative meaning is kept, and another anchor closes it to the same date."""
    text = "On Wednesday it said that sales fell last month and in November, five days after it shut two plants in the summer."
    known = {t.start: t.edtf for t in timexes(text, "2020-02-14") if t.edtf}
    later = {t.start: resolve(t.relative, "2020-02-14") for t in timexes(text) if t.relative}
    assert known
    assert later == known


def test_month_precision_gives_no_days():
    """An article of which only the month is known dates yesterday to about that month."""
    assert [t.edtf for t in timexes("It closed yesterday.", "2020-02")] == ["2020-02~"]


TEXTS = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(
    TEXTS,
    st.sampled_from(
        ["", "2020-02-14", "2020-02", "2020", "2020-02-10/2020-02-16", "2020~", "0001-01-01", "9999-12-31"]
    ),
)
def test_anything_found_is_sound(text, day):
    """Spans are verbatim, in order and apart; every EDTF parses with its bounds in order; relatives are in the notation."""
    stop = 0
    for timex in timexes(text, day):
        assert timex.text == text[timex.start : timex.end]
        assert timex.start >= stop
        stop = timex.end
        if timex.relative:
            resolve(timex.relative, "2020-02-14")  # refuses what is not in the notation
        if timex.edtf:
            first, last = edtf.bounds(timex.edtf)
            assert first is None or last is None or first <= last
        if timex.kind != "date":
            assert timex.edtf is None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read(text):
    """No text breaks the finder."""
    timexes(text, "2020-02-14")


@pytest.mark.parametrize(
    "unit",
    [
        "May ",
        "night ",
        "two ",
        "1,",
        "last Monday and ",
        "2018 ",
        "he said on 3 May ",
        "3 May 2018 the same day ",
        "twenty ",
        "from 2001 to ",
    ],
)
def test_time_is_linear(unit):
    """Four times the text takes about four times as long, also in one endless sentence."""
    spent = []
    for length in (20_000, 80_000):
        article = article_of((unit * length)[:length])
        sentences = split_sentences(article)
        start = time.process_time()
        find_timexes(article, sentences, published("2020-02-14"))
        spent.append(time.process_time() - start)
    assert spent[1] < 12 * max(spent[0], 0.005)


@pytest.mark.parametrize(
    "piece", ["two days after the ", "on the 13th ", "earlier in the ", "within a week ", "a year ago this "]
)
def test_counting_stays_linear(piece):
    """Sixteen times the text takes well under a hundred times as long, whatever is counted from whatever."""
    times = []
    for size in (500, 8000):
        start = time.process_time()
        timexes(piece * size, "2020-02-14")
        times.append(time.process_time() - start)
    assert times[1] < 100 * max(times[0], 0.005)
