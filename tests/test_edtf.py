"""EDTF: what is read, what it covers, how it is ordered and moved."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen import edtf

DAYS = st.dates(date(2, 1, 1), date(9990, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018-09-03", "2018-09-03", "2018-09-03"),
        ("2018-09-03T14:30:00Z", "2018-09-03", "2018-09-03"),
        ("2018-09-03T14:30:00+01:00", "2018-09-03", "2018-09-03"),
        ("2018-09", "2018-09-01", "2018-09-30"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018~", "2018-01-01", "2018-12-31"),
        ("2018-21", "2018-03-01", "2018-05-31"),
        ("2018-22?", "2018-06-01", "2018-08-31"),
        ("2018-23", "2018-09-01", "2018-11-30"),
        ("2019-24", "2019-12-01", "2020-02-29"),
        ("2018-33", "2018-01-01", "2018-03-31"),
        ("2018-36", "2018-10-01", "2018-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2018-XX", "2018-01-01", "2018-12-31"),
        ("2018-XX-XX", "2018-01-01", "2018-12-31"),
        ("2018-02-XX", "2018-02-01", "2018-02-28"),
        ("2018-01-14/2020-02", "2018-01-14", "2020-02-29"),
        ("2013/..", "2013-01-01", None),
        ("2013/", "2013-01-01", None),
        ("../2013", None, "2013-12-31"),
        ("/2013", None, "2013-12-31"),
        ("-0043", None, None),
        ("Y-17000", None, None),
    ],
)
def test_bounds(text, first, last):
    """Each form covers the days that formats and gold agree on."""
    assert [d and d.isoformat() for d in edtf.bounds(text)] == [first, last]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2020-02-30", "February 2020 has 29 days"),
        ("2019-02-29", "February 2019 has 28 days"),
        ("2018-00", "no month 00"),
        ("2018-13", "no month 13"),
        ("2018-21-03", "no month 21"),
        ("2018-04-31", "April 2018 has 30 days"),
        ("2019/2018", "2018 is before 2019"),
        ("2018-09-03T25:00:00Z", "impossible time"),
        ("201X-05", "unknown year"),
        ("2018-XX-05", "unknown month"),
        ("3 September 2018", "not an EDTF date"),
        ("2018-9-3", "not an EDTF date"),
        ("", "not an EDTF date"),
        ("/", "at least one end"),
        ("２０１８", "not an EDTF date"),
    ],
)
def test_impossible_dates_say_why(text, reason):
    """What cannot be a date is refused with a reason a person understands."""
    with pytest.raises(ValueError, match=reason):
        edtf.bounds(text)
    assert not edtf.is_valid(text)


def test_order():
    """Earliest day first, then the coarser, BCE before CE, what is unknown last."""
    ordered = [
        "Y-17000",
        "-0043",
        "../2013",
        "2013/..",
        "2018",
        "2018-33",
        "2018-01",
        "2018-01-01",
        "2018-01-02",
        None,
    ]
    assert sorted([*ordered[5:], *ordered[:5]], key=edtf.sort_key) == ordered
    assert edtf.sort_key("nonsense") == edtf.sort_key(None)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2018-09-03", "day"),
        ("2018-09-03T10:00:00Z", "day"),
        ("2018-09~", "month"),
        ("2018-09-XX", "month"),
        ("2018-21", "season"),
        ("2018-33", "quarter"),
        ("2018", "year"),
        ("2018-XX", "year"),
        ("-0043", "year"),
        ("201X", "decade"),
        ("19XX", "century"),
        ("2018/2019", "span"),
        ("../2019", "span"),
    ],
)
def test_precision(text, precision):
    """A date is as fine as its last part."""
    assert edtf.precision(text) == precision


def test_days_in_common():
    """Two dates compare by the days they cover, whatever their form or mark."""
    assert edtf.bounds("2015-22") == edtf.bounds("2015-06/2015-08~")
    assert edtf.contains("2013/..", "2015-22")
    assert not edtf.contains("2015-22", "2013/..")


@pytest.mark.parametrize(
    ("text", "marked"), [("2018", "2018~"), ("2018~", "2018~"), ("2018?", "2018%"), ("2018/..", "2018~/..")]
)
def test_approximate(text, marked):
    """The mark is set once and never on an open end."""
    assert edtf.approximate(text) == marked
    assert edtf.plain(marked) == edtf.plain(text)


@pytest.mark.parametrize(
    ("text", "step", "moved"),
    [
        ("2019-01-31", {"months": 1}, "2019-02-28"),
        ("2019-12-31", {"days": 1}, "2020-01-01"),
        ("2019-11", {"months": 3}, "2020-02"),
        ("2019-21", {"months": -3}, "2018-24"),
        ("2019-33~", {"months": 3}, "2019-34~"),
        ("2019", {"years": -10}, "2009"),
        ("2019-01-01/2019-02", {"years": 1}, "2020-01-01/2020-02"),
    ],
)
def test_shift(text, step, moved):
    """A date moves and stays as fine as it was."""
    assert edtf.shift(text, **step) == moved


@pytest.mark.parametrize(("text", "step"), [("2019", {"days": 1}), ("2019-02", {"weeks": 1}), ("2019", {"months": 1})])
def test_shift_refuses_finer_steps(text, step):
    """A month has no next day."""
    with pytest.raises(ValueError, match="coarser"):
        edtf.shift(text, **step)


def test_from_parts():
    """Numbers become EDTF, and impossible ones are refused."""
    assert [edtf.from_parts(2018), edtf.from_parts(2018, 9), edtf.from_parts(2018, 9, 3)] == [
        "2018",
        "2018-09",
        "2018-09-03",
    ]
    with pytest.raises(ValueError, match="29 days"):
        edtf.from_parts(2020, 2, 30)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text):
    """No text breaks the parser."""
    if edtf.is_valid(text):
        edtf.sort_key(text)
        edtf.precision(text)


@given(DAYS)
def test_ordinals_agree_with_the_calendar(day):
    """Days are counted as the standard library counts them."""
    assert edtf.bounds(day.isoformat()) == (day, day)
