"""What lists and quotations say, and leave out: sitegen.render.book."""

from dataclasses import replace

import pytest

from sitegen.model.dated import Dated
from sitegen.render.book import Book
from sitegen.render.shorten import capital, spoken, summary_of
from sitegen.render.site import Site
from tests.render.story_fixture import small


def dated(edtf, basis, rule, **more):
    """A date that rests on something."""
    return Dated(edtf, basis, rule, small().events[0].tellings[0].evidence, **more)


@pytest.mark.parametrize(
    ("title", "summary", "shown"),
    [
        ("The council closed the bridge", "In May the council closed the bridge.", ""),
        ("The council closed the bridge", "The council closed the bridge after engineers found cracks.", "The council"),
        ("The council closed the bridge after engineers had…", "The council closed the bridge after engineers had left.", "The c"),
        ("A fire", "A fire.", ""),
    ],
)  # fmt: skip
def test_a_summary_that_repeats_the_title_is_left_out(title, summary, shown):
    """Unless it says more than the date, or the title is cut."""
    event = replace(small().events[0], title=title, summary=summary)
    assert summary_of(event).startswith(shown)
    assert bool(summary_of(event)) == bool(shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("“Nobody came,”", "Nobody came"),
        ("“We waited. “Nobody came.”", "We waited. Nobody came."),
        ("“We waited.\n\n“Nobody came.”", "We waited.\n\nNobody came."),
        ('"We waited. "Nobody came."', "We waited. Nobody came."),
        ("He called it “a day. “A long one” he said", "He called it “a day. A long one” he said"),
        ("They said “never”. “Never” is long", "They said “never”. “Never” is long"),
    ],
)
def test_marks_of_a_quotation(text, shown):
    """Marks that open its further paragraphs go; marks of quotations within it stay."""
    assert spoken(text) == shown


def test_a_date_stands_with_a_capital():
    """Unless a word stands before it."""
    book = Book(small(), Site())
    assert book.when(dated("2014-21", "stated", "season")).short == "Spring"
    assert capital("") == ""


def test_a_date_is_not_explained_by_itself():
    """ "April" is April of a year worked out; lists do not say so twice, the event's page does."""
    book = Book(small(), Site())
    april = dated("2024-04", "inferred", "month-before", words="April")
    assert not book.when(april).qualifier
    assert book.when(april, weekday=True).qualifier == "from “April”"


def test_a_day_is_not_said_twice_under_a_quotation():
    """Where it was said on the day of the report, the report's date is enough; a fragment begins with three dots."""
    told = small()
    book = Book(told, Site())
    said = next(q for q in told.quotes if q.direct)
    source = book.source(said.article)
    assert not book.speech(replace(said, date=source.published.edtf or "")).when
    assert book.speech(replace(said, text="“a very long day”")).fragment
    assert not book.speech(replace(said, text="“A very long day”")).fragment


def test_a_source_of_an_open_span_appeared_on_one_day():
    """What is known is a bound: "2014 or later", never "since 2014"."""
    told = small()
    book, source = Book(told, Site()), told.sources[0]
    later = replace(source, published=dated("2014/..", "inferred", "not-before"))
    assert book.published(later.published) == "2014 or later"
    assert book.published(dated("../2014", "inferred", "x")) == "2014 or earlier"
