"""What days and months without a year say against a day as that of writing."""

from datetime import date

import pytest

from sitegen.weave.nameddays import NamedDay, named_days, strain
from tests.weave.telling import Line, tell

DECEMBER_5 = NamedDay(339, is_month=False, ahead=False)
JANUARY_24 = NamedDay(24, is_month=False, ahead=True)
JUNE = NamedDay(152, is_month=True, ahead=False)


@pytest.mark.parametrize(
    ("named", "day", "speaks"),
    [
        ([DECEMBER_5, JANUARY_24], "2018-12-15", False),
        ([DECEMBER_5, JANUARY_24], "2018-08-28", True),  # nobody writes so of last December
        ([JANUARY_24], "2018-02-10", True),  # nor of next January
        ([JUNE], "2018-12-15", False),  # a month goes longer without its year
        ([JUNE], "2018-05-20", True),
        ([], "2018-05-20", False),
    ],
)
def test_what_is_nearly_a_year_away_has_its_year(named, day, speaks):
    """More than nothing, where a year would have been named."""
    assert (strain(named, date.fromisoformat(day).toordinal()) > 0.5) is speaks


def test_news_tells_of_late_days():
    """The longer ago the last day that is named, the more speaks against it, up to a measure."""
    on = [
        strain([DECEMBER_5], date.fromisoformat(day).toordinal()) for day in ("2018-12-06", "2019-02-15", "2019-04-20")
    ]
    assert on == sorted(on)
    assert on[0] == 0
    assert on[2] == 1


def test_days_are_read_out_of_the_text():
    """ "On 5 December" and "next January", but not "1 May" of an unknown direction, nor a day with its year."""
    extract = tell(
        "diary.txt",
        None,
        [
            Line("They left on 5 December.", None, "leave", relative="dec-05<", words="5 December"),
            Line("They play next January.", None, "play", relative="jan>", words="next January"),
            Line("They met on 1 May.", None, "meet", relative="may-01<>", words="1 May"),
        ],
    )
    assert named_days(extract) == [DECEMBER_5, NamedDay(1, is_month=True, ahead=True)]
