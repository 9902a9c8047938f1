"""Events over time, drawn: sitegen.render.strip and sitegen.render.graph."""

from datetime import date

from sitegen.render.book import Book
from sitegen.render.graph import draw_graph
from sitegen.render.site import Site
from sitegen.render.strip import WIDTH, draw, only_year
from tests.render.story_fixture import small


def book():
    return Book(small(), Site())


def test_no_dates_no_strip():
    """Nothing is drawn from nothing."""
    assert draw(book(), [], lambda d: "") is None


def test_units_follow_the_span():
    """A bar is a month under three years, a quarter up to 25, a year beyond."""
    for last, unit in ((2011, "month"), (2020, "quarter"), (2050, "year")):
        strip = draw(book(), [date(2010, 1, 1), date(last, 6, 1)], lambda d: "#")
        assert strip.unit == f"One bar a {unit}"


def test_scale_is_true():
    """Bars keep their distance in time, empty periods keep their place, and heights compare."""
    days = [date(2010, 1, 5), date(2010, 2, 5), date(2015, 1, 5), date(2019, 12, 5)]
    strip = draw(book(), days, lambda d: "#")
    first, middle, last = strip.bars
    assert first.height > middle.height
    assert abs((middle.x - first.x) / WIDTH - 0.5) < 0.01
    assert last.x + last.width <= WIDTH
    assert first.label == "first quarter 2010: 2 events"


def test_a_year_alone_is_no_month():
    """What is known to the year is drawn over the whole year, as high as if spread over it."""
    strip = draw(book(), [date(2018, 7, 2)], lambda d: "#", years=[date(2017, 1, 1)] * 4)
    wide, narrow = strip.bars
    assert wide.loose
    assert wide.width > 10 * narrow.width
    assert wide.label == "2017, Month not known: 4 events"
    assert narrow.height > wide.height
    assert only_year("2017~")
    assert not only_year("2017-03")


def test_few_events_far_away_do_not_squeeze_the_rest():
    """They are counted beside the strip; of few events all are drawn."""
    many = [date(2019, 1 + n % 12, 1) for n in range(40)]
    strip = draw(book(), [date(1885, 1, 1), *many], lambda d: "#")
    assert strip.unit == "One bar a month · 1 event lies outside"
    assert len(draw(book(), [date(1885, 1, 1), *many[:5]], lambda d: "#").ticks) > 3


def test_ticks_cover_all_years():
    """The labels' spans add up to the years drawn, at most eight labels."""
    for years in (1, 7, 9, 37, 120):
        strip = draw(book(), [date(1900, 1, 1), date(1900 + years - 1, 1, 1)], lambda d: "#")
        assert len(strip.ticks) <= 8
        assert sum(t.span for t in strip.ticks) == years


def test_a_label_has_room_on_a_phone():
    """The last of eleven years has half a label's room, too little on a phone; three of five years have enough, one has none."""
    ticks = draw(book(), [date(2010, 1, 1), date(2020, 1, 1)], lambda d: "#").ticks
    assert [t.text for t in ticks] == ["2010", "2012", "2014", "2016", "2018", "2020"]
    assert [t.tight for t in ticks] == [False] * 5 + [True]
    last = draw(book(), [date(1980, 1, 1), date(2008, 1, 1)], lambda d: "#").ticks[-1]
    assert (last.text, last.tight) == ("2005", False)
    assert draw(book(), [date(1980, 1, 1), date(2005, 1, 1)], lambda d: "#").ticks[-1].text == ""


def test_the_graph_leaves_private_people_out():
    """The drawing joins who appears together, without private people."""
    graph = draw_graph(book())
    assert {"Ada Lindqvist", "Harbour Inspectorate", "Tomas Okoro"} <= {n.name for n in graph.nodes}
    assert "Mira" not in {n.name for n in graph.nodes}
    assert len(graph.arcs) == 2
