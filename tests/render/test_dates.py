"""EDTF in words: sitegen.render.dates."""

from datetime import date

import pytest

from sitegen.render.dates import DateWords, English, Localised, first_day
from sitegen.render.words import Words
from sitegen.theme import theme_dir

CASES = [
    ("2020-02-14", "14 February 2020", "14 February"),
    ("2020-02", "February 2020", "February"),
    ("2020", "2020", "2020"),
    ("2018~", "about 2018", "about 2018"),
    ("2018-01~", "about January 2018", "about January"),
    ("2018-01?", "possibly January 2018", "possibly January"),
    ("2018-01-05%", "possibly about 5 January 2018", "possibly about 5 January"),
    ("2016-21", "spring 2016", "spring"),
    ("2016-24", "winter 2016", "winter"),
    ("2016-33", "first quarter 2016", "first quarter"),
    ("201X", "the 2010s", "the 2010s"),
    ("19XX", "between 1900 and 1999", "between 1900 and 1999"),
    ("2018-XX", "2018", "2018"),
    ("2018-01-XX", "January 2018", "January"),
    ("2019-06-03/2019-06-07", "3–7 June 2019", "3–7 June"),
    ("2019-06-28/2019-07-02", "28 June – 2 July 2019", "28 June – 2 July"),
    ("2019-12-30/2020-01-02", "30 December 2019 – 2 January 2020", "30 December 2019 – 2 January 2020"),
    ("2019-03/2019-05", "March – May 2019", "March – May"),
    ("2016/2019", "2016–2019", "2016–2019"),
    ("../2013", "until 2013", "until 2013"),
    ("2018-01/..", "since January 2018", "since January 2018"),
    ("2018-01/", "from January 2018, end not known", "from January 2018, end not known"),
    ("2018~/2019-05", "about 2018 – May 2019", "about 2018 – May 2019"),
    ("-0043", "44 BCE", "44 BCE"),
    ("2018-09-03T14:30:00Z", "3 September 2018, 14:30", "3 September, 14:30"),
    ("", "", ""),
]


def words(language):
    return Words(language, (theme_dir(),))


@pytest.mark.parametrize(("edtf", "full", "short"), CASES)
def test_wording(edtf, full, short):
    """A date is worded as fine as it is known and no finer, with and without its year."""
    dates = DateWords(words("en"))
    assert (dates.full(edtf), dates.short(edtf)) == (full, short)


@pytest.mark.parametrize(
    ("edtf", "machine"),
    [
        ("2018", "2018"),
        ("2018-09", "2018-09"),
        ("2018-09-03", "2018-09-03"),
        ("2018~", ""),
        ("2016-21", ""),
        ("2018/2019", ""),
        ("-0043", ""),
        ("0000", ""),
        ("201X", ""),
        ("2018-XX", ""),
    ],
)
def test_machine_dates(edtf, machine):
    """Only what HTML allows becomes a datetime value."""
    assert DateWords(words("en")).machine(edtf) == machine


@pytest.mark.parametrize(("language", "american"), [("en", False), ("en-GB", False), ("en-US", True), ("en-AU", False)])
def test_english_equals_babel(language, american):
    """The quick English wording is Babel's, for every month and weekday."""
    quick, full = English(american=american), Localised(words(language))
    for number in range(0, 366 * 3, 5):
        day = date.fromordinal(date(2019, 1, 1).toordinal() + number)
        assert quick.day(day) == full.day(day)
        assert quick.day(day, year=False) == full.day(day, year=False)
        assert quick.day(day, weekday=True).replace(",", "") == full.day(day, weekday=True).replace(",", "")
        assert quick.month(day.year, day.month) == full.month(day.year, day.month)


@pytest.mark.parametrize(
    ("language", "wording"),
    [("de", "14. Februar 2020"), ("ar", "14 فبراير 2020"), ("en-US", "February 14, 2020"), ("fr", "14 février 2020")],
)
def test_other_languages(language, wording):
    """Dates are worded in the site's language, also where there is no catalogue for it."""
    assert DateWords(words(language)).full("2020-02-14") == wording


@pytest.mark.parametrize(
    ("edtf", "day"),
    [("2020-02", date(2020, 2, 1)), ("../2013", date(2013, 12, 31)), (None, None), ("nonsense", None), ("-0043", None)],
)
def test_first_day(edtf, day):
    """Order and strips count a date by its earliest day; one open to the past by its end; none where there is none."""
    assert first_day(edtf) == day
