"""Relative dates: the notation, and how an anchor closes it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen import edtf
from sitegen.holidays import HOLIDAYS
from sitegen.relative import MONTHS, SEASONS, WEEKDAYS, resolve

NAMES = st.sampled_from([*WEEKDAYS, *MONTHS, *SEASONS, "q1", "q4", "h2", "nov-03", "feb-29", *HOLIDAYS])
STEPS = st.builds(
    lambda unit, count: f"{unit}{count:+}",
    st.sampled_from(["day", "week", "weekend", "month", "quarter", "year", "decade", "century"]),
    st.integers(-400, 400),
)
RELATIVES = st.one_of(
    STEPS,
    st.builds(lambda name, way: name + way, NAMES, st.sampled_from(["<", "<<", ">", ">>", "<>"])),
    st.builds(lambda name, count: f"{name}@year{count:+}", NAMES, st.integers(-50, 50)),
    st.builds(lambda a, b: f"{a}</{b}<", NAMES, NAMES),
    st.builds(lambda a, b: f"{a}/{b}", STEPS, STEPS),
)
DAYS = st.dates(date(1000, 1, 1), date(3000, 12, 31))
ANCHORS = st.builds(lambda day, length: day.isoformat()[:length], DAYS, st.sampled_from([4, 7, 10]))


@pytest.mark.parametrize(
    ("relative", "anchor", "value"),
    [
        ("day-1", "2020-02-14", "2020-02-13"),
        ("week-1", "2020-02-14", "2020-02-03/2020-02-09"),
        ("weekend+0", "2020-02-14", "2020-02-15/2020-02-16"),
        ("month-1", "2020-01-14", "2019-12"),
        ("quarter-1", "2020-02-14", "2019-36"),
        ("year-5", "2020-02-14", "2015"),
        ("decade-1", "2020-02-14", "201X"),
        ("century-1", "2020-02-14", "19XX"),
        ("wed<", "2020-02-12", "2020-02-12"),
        ("wed<<", "2020-02-12", "2020-02-05"),
        ("wed>>", "2020-02-12", "2020-02-19"),
        ("nov<", "2020-02-14", "2019-11"),
        ("nov<", "2020-11-14", "2020-11"),
        ("nov<<", "2020-11-14", "2019-11"),
        ("nov-03<>", "2020-12-14", "2020-11-03"),
        ("feb-29<<", "2020-02-29", "2016-02-29"),
        ("winter<", "2020-02-14", "2019-24"),
        ("q3@year-1", "2020-02-14", "2019-35"),
        ("h1@year+0", "2020-02-14", "2020-01/2020-06"),
        ("wed@week-1", "2020-02-14", "2020-02-05"),
        ("13@month-1", "2020-02-14", "2020-01-13"),
        ("31@month+0", "2020-02-14", None),
        ("thanksgiving<", "2020-02-14", "2019-11-28"),
        ("jan@year-1/nov@year-1", "2020-02-14", "2019-01/2019-11"),
        ("month-12/month+0", "2020-02-14", "2019-02/2020-02"),
        ("mon</wed<", "2020-02-11", "2020-02-03/2020-02-05"),
        ("wed>/fri>", "2020-02-13", "2020-02-19/2020-02-21"),
        ("2015/year-1", "2020-02-14", "2015/2019"),
        ("../mar<", "2020-02-14", "../2019-03"),
        ("year+0~", "2020-02-14", "2020~"),
        ("year-1", "2020~", "2019~"),
        ("sep@year+0", "2020-24", "2020-09"),
    ],
)
def test_resolve(relative, anchor, value):
    """Each form of the notation, once."""
    assert resolve(relative, anchor) == value


@pytest.mark.parametrize(
    ("relative", "anchor", "value"),
    [
        ("day-1", "2020-02", "2020-02~"),
        ("wed<", "2020", "2020~"),
        ("month-1", "2020-02", "2020-01"),
        ("year-1", "2020", "2019"),
        ("month-1", "2020", None),
        ("day-100", "2020-02", "2019"),
        ("wed<", "2020/..", None),
    ],
)
def test_never_finer_than_the_anchor(relative, anchor, value):
    """A coarse anchor gives a coarse answer, or none."""
    assert resolve(relative, anchor) == value


@pytest.mark.parametrize("relative", ["", "yesterday", "day", "day-", "nov", "13<", "xyz<", "nov@", "a/b/c"])
def test_unknown_notation_is_refused(relative):
    """What is not in the notation is never guessed at."""
    with pytest.raises(ValueError, match="not a relative date"):
        resolve(relative, "2020-02-14")


@pytest.mark.parametrize(
    ("year", "day"), [(1961, "04-02"), (2000, "04-23"), (2008, "03-23"), (2019, "04-21"), (2038, "04-25")]
)
def test_easter(year, day):
    """Known Easter Sundays."""
    assert HOLIDAYS["easter"](year).isoformat() == f"{year}-{day}"


@given(RELATIVES, ANCHORS)
def test_answers_are_dates_in_order(relative, anchor):
    """Whatever is resolved is EDTF whose first day is not after its last."""
    value = resolve(relative, anchor)
    if value is not None:
        first, last = edtf.bounds(value)
        assert first is not None
        assert last is not None
        assert first <= last


@given(NAMES, DAYS)
def test_directions_keep_their_side(name, day):
    """`<` has begun by then, `<<` is over before, `>` is not over yet, `>>` has not begun."""
    today = day.isoformat()
    begun, over, ahead, beyond = (edtf.bounds(resolve(f"{name}{way}", today) or "") for way in ("<", "<<", ">", ">>"))
    assert begun[0] <= day
    assert over[1] < day
    assert ahead[1] >= day
    assert beyond[0] > day
