"""Dates of timelines: sitegen.gather.timedates."""

import pytest

from sitegen.gather.timedates import from_parts, from_record, span


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        (("2018",), "2018"),
        (("2,018", "9"), "2018-09"),
        (("2018", "09", " 3 "), "2018-09-03"),
        (("850",), "0850"),
        (("-44", "3", "15"), "-0043-03-15"),
        (("-17001",), "Y-17000"),
        (("2018.0", "9.0"), "2018-09"),
    ],
)
def test_parts(parts, date):
    """As fine as the cells are; a year before our era has the number people give it."""
    assert from_parts(*parts) == date


@pytest.mark.parametrize("parts", [("",), ("MMXX",), ("2018", "13"), ("2018", "2", "30"), ("2018", "", "3"), ("1e3",)])
def test_impossible_parts(parts):
    """A ValueError says what is wrong."""
    with pytest.raises(ValueError, match=r"\w"):
        from_parts(*parts)


def test_records():
    """Numbers and strings, nulls and what is missing."""
    assert from_record({"year": 2018, "month": "9", "day": None, "hour": 4}) == "2018-09"


def test_spans():
    """One date, a span, a rough one, and one that ends before it begins."""
    assert span("2018", "2018") == "2018"
    assert span("2018-01", "2020-02-14") == "2018-01/2020-02-14"
    assert span("1850", "", "c. 1850") == "1850~"
    with pytest.raises(ValueError, match="before"):
        span("2020", "2018")
