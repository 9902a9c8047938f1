"""The day that bears a name, in any year: Gregorian holidays of the press, and "the first Monday of June"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta, weekday

_MON, _THU = 0, 3


def nth(year: int, month: int, day: int, n: int) -> date:
    """The n-th such weekday (0 = Monday) of a month; -1 is the last. A fifth that is none lies in the month after."""
    return date(year, month, 1) + relativedelta(day=1 if n > 0 else 31, weekday=weekday(day)(n))


HOLIDAYS: dict[str, Callable[[int], date]] = {
    "newyear": lambda y: date(y, 1, 1),
    "newyearseve": lambda y: date(y, 12, 31),
    "mlkday": lambda y: nth(y, 1, _MON, 3),
    "valentines": lambda y: date(y, 2, 14),
    "presidents": lambda y: nth(y, 2, _MON, 3),
    "stpatricks": lambda y: date(y, 3, 17),
    "aprilfools": lambda y: date(y, 4, 1),
    "goodfriday": lambda y: easter(y) - timedelta(days=2),
    "easter": easter,
    "eastermonday": lambda y: easter(y) + timedelta(days=1),
    "ashwednesday": lambda y: easter(y) - timedelta(days=46),
    "mayday": lambda y: date(y, 5, 1),
    "memorial": lambda y: nth(y, 5, _MON, -1),
    "juneteenth": lambda y: date(y, 6, 19),
    "july4": lambda y: date(y, 7, 4),
    "bastille": lambda y: date(y, 7, 14),
    "labor": lambda y: nth(y, 9, _MON, 1),
    "columbus": lambda y: nth(y, 10, _MON, 2),
    "halloween": lambda y: date(y, 10, 31),
    "guyfawkes": lambda y: date(y, 11, 5),
    "armistice": lambda y: date(y, 11, 11),
    "thanksgiving": lambda y: nth(y, 11, _THU, 4),
    "blackfriday": lambda y: nth(y, 11, _THU, 4) + timedelta(days=1),
    "christmaseve": lambda y: date(y, 12, 24),
    "christmas": lambda y: date(y, 12, 25),
    "boxing": lambda y: date(y, 12, 26),
}
