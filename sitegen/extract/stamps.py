"""Dates as metadata, bylines, URLs and file names write them: "2016-06-28T20:15:00+02:00", "Friday 3 November 2023".

Full dates only, in the languages in which bylines are met; time expressions of running text are a language's own
business. A day is the one that is written, in its own time zone; of a span, "9-15 March 2015", the first. Pure.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from sitegen.model.frozen import frozen
from sitegen.patterns import lazy

FIRST_YEAR, LAST_YEAR = 1800, 2100
"""The years a press article can be of; anything else that looks like a date is none."""

_MONTHS = (
    "january januar janvier enero gennaio janeiro januari styczeń stycznia jan janv ene gen",
    "february februar février fevrier febrero febbraio fevereiro februari luty lutego feb févr fev fév",
    "march märz maerz mars marzo março maart marzec marca mar mär mrz mrt",
    "april avril abril aprile kwiecień kwietnia apr avr abr",
    "may mai mayo maggio maio mei maj maja mag",
    "june juni juin junio giugno junho czerwiec czerwca jun giu",
    "july juli juillet julio luglio julho lipiec lipca jul juil lug",
    "august août aout agosto augustus augusti sierpień sierpnia aug ago",
    "september septembre septiembre settembre setembro wrzesień września sep sept set",
    "october oktober octobre octubre ottobre outubro październik października oct okt ott out",
    "november novembre noviembre novembro listopad listopada nov",
    "december dezember décembre decembre diciembre dicembre dezembro grudzień grudnia dec dez déc dic",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
"""Month names and their short forms, in lower case without a full stop -> 1 to 12."""

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon montag lundi lunes lunedì segunda-feira maandag",
            "tuesday tue tues dienstag mardi martes martedì terça-feira dinsdag",
            "wednesday wed weds mittwoch mercredi miércoles mercoledì quarta-feira woensdag",
            "thursday thu thur thurs donnerstag jeudi jueves giovedì quinta-feira donderdag",
            "friday fri freitag vendredi viernes venerdì sexta-feira vrijdag",
            "saturday sat samstag samedi sábado sabato zaterdag",
            "sunday sun sonntag dimanche domingo domenica zondag",
        )
    )
    for name in names.split()
}
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY_NAMES = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_YEAR = r"(?:1[89]|20)\d\d"

_STAMP = lazy(
    rf"""
    (?<![\w/]) (?: (?P<weekday>{DAY_NAMES})(?:\.?,?\s{{1,3}}|,) (?:the\s)? )?
    (?:
      (?P<y1>{_YEAR})(?P<sep1>(?:[-/]|\.\s?)?)(?P<m1>\d\d?)(?P=sep1)(?P<d1>\d\d?)(?:(?!\d)|(?=\d{{4}}(?:\d\d)?(?!\d)))        # 2020-02-14, 2020/2/14, 20200214, 2020. 2. 14.
    | (?P<d2>\d\d?)(?:\s?[–-]\s?\d\d?)?(?:st|nd|rd|th|er|º|ª|\.)?[\s-]{{1,3}}(?:of\s|de\s|di\s)?(?P<m2>{MONTH_NAMES})\b\.?,?[\s-]{{1,3}}(?:de\s|del\s)?(?P<y2>{_YEAR})(?!\d)
    | (?P<m3>{MONTH_NAMES})\b(?:\.?[\s-]{{1,3}}|\.)(?P<d3>\d\d?)(?:st|nd|rd|th)?(?:\s?[–-]\s?\d\d?|\s\d\d:\d\d(?::\d\d)?(?:\s[A-Z]{{3,4}})?)?(?:\s?,\s{{0,3}}|[\s-]{{1,3}})(?P<y3>{_YEAR})(?!\d)     # Nov. 2, 2022; Fri Aug 13 10:00:00 EDT 2010
    | (?P<a>\d\d?)(?P<sep>[-/.])(?P<b>\d\d?)(?P=sep)(?P<y4>{_YEAR}|\d\d)(?!\w)                     # 26/05/2020, 07-12-17
    | (?P<d6>\d\d?)(?P<sep6>[/-])(?P<m6>{MONTH_NAMES})(?P=sep6)(?P<y6>{_YEAR}|\d\d)(?!\w)                     # 03-MAY-21, 3/May/2021
    | (?P<y5>{_YEAR})\s?[年년]\s?(?P<m5>\d\d?)\s?[月월]\s?(?P<d5>\d\d?)                            # 2020年5月26日
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MONTH_ALONE = lazy(
    rf"\s*(?:(?P<name>{MONTH_NAMES})(?:\s?[–/-]\s?(?:{MONTH_NAMES}))?\.?,?\s+(?:de\s)?(?P<y1>{_YEAR})|(?P<y2>{_YEAR})-(?P<m2>0[1-9]|1[0-2]))\s*",
    re.IGNORECASE,
)
_YEAR_ALONE = lazy(rf"\s*({_YEAR})\s*")
_EPOCH = lazy(r"\s*(\d{10})(\d{3})?\s*")
_EMPTY_DATES = frozenset({date(1970, 1, 1), date(1900, 1, 1), date(1969, 12, 31)})  # what programs write for "none"


@frozen
class Stamp:
    """A date as written. `edtf` is a day, or a month or year where no more is written.

    Of 04/11/2018, `edtf` is the reading day before month and `swapped` the other one; "" where there is but one.
    `weekday` (0 = Monday) is the one written beside it. `text[start:end]` are its words.
    """

    edtf: str
    text: str
    start: int
    end: int
    swapped: str = ""
    weekday: int | None = None
    numeric: bool = False

    @property
    def day(self) -> date | None:
        """The calendar day, None for a month or a year."""
        return date.fromisoformat(self.edtf) if len(self.edtf) == 10 else None


def find_stamps(text: str) -> tuple[Stamp, ...]:
    """Every full date in a short text, in order."""
    found = (_stamp(match) for match in _STAMP.finditer(text[:2000]))
    return tuple(stamp for stamp in found if stamp)


def parse_stamp(text: str) -> Stamp | None:
    """The first date of a metadata value; a month or a year only if it is all there is."""
    for match in _STAMP.finditer(text[:500]):
        if stamp := _stamp(match):
            return stamp
    if month := _MONTH_ALONE.fullmatch(text[:60]):
        number = MONTHS[month["name"].lower()] if month["name"] else int(month["m2"])
        return Stamp(f"{month['y1'] or month['y2']}-{number:02}", text.strip(), 0, len(text))
    if year := _YEAR_ALONE.fullmatch(text[:60]):
        return Stamp(year[1], text.strip(), 0, len(text))
    if epoch := _EPOCH.fullmatch(text[:60]):
        moment = datetime.fromtimestamp(int(epoch[1]), UTC).date()
        return Stamp(moment.isoformat(), text.strip(), 0, len(text)) if moment not in _EMPTY_DATES else None
    return None


def real_day(year: int, month: int, day: int) -> str:
    """The ISO day, "" where the calendar has none or a program wrote it for "unknown"."""
    try:
        found = date(year, month, day)
    except ValueError:
        return ""
    return found.isoformat() if FIRST_YEAR <= year <= LAST_YEAR and found not in _EMPTY_DATES else ""


def _stamp(match: re.Match[str]) -> Stamp | None:
    """What a match means, None where no calendar has that day."""
    weekday = WEEKDAYS[match["weekday"].lower()] if match["weekday"] else None
    swapped, numeric = "", False
    if match["a"]:
        numeric = True
        a, b, year = int(match["a"]), int(match["b"]), _full_year(match["y4"])
        edtf, swapped = real_day(year, b, a), real_day(year, a, b)
        if match["sep"] == "." and edtf:  # 3.5.2021 is never American
            swapped = ""
        edtf, swapped = (edtf, swapped) if edtf else (swapped, "")
        swapped = "" if swapped == edtf else swapped
    elif match["y1"]:
        if not match["sep1"] and len(match["m1"] + match["d1"]) != 4:
            return None
        edtf = real_day(int(match["y1"]), int(match["m1"]), int(match["d1"]))
    elif match["y2"]:
        edtf = real_day(int(match["y2"]), MONTHS[match["m2"].lower()], int(match["d2"]))
    elif match["y3"]:
        edtf = real_day(int(match["y3"]), MONTHS[match["m3"].lower()], int(match["d3"]))
    elif match["y6"]:
        edtf = real_day(_full_year(match["y6"]), MONTHS[match["m6"].lower()], int(match["d6"]))
    else:
        edtf = real_day(int(match["y5"]), int(match["m5"]), int(match["d5"]))
    if not edtf:
        return None
    return Stamp(edtf, match[0], match.start(), match.end(), swapped, weekday, numeric)


def _full_year(digits: str) -> int:
    """07-12-17 is of 2017, 3/4/98 of 1998."""
    number = int(digits)
    if len(digits) == 4:
        return number
    return 2000 + number if number < 50 else 1900 + number
