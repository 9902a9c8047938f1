"""Dates in web addresses and file names: "/2019/04/18/", "/2015/oct/09/", "2020-02-14-title.md"."""

from __future__ import annotations

import re

from sitegen.extract.stamps import MONTHS, real_day
from sitegen.patterns import lazy

_DAY = lazy(
    r"""(?<!\d)(?:
      (?P<y1>(?:19|20)\d\d)(?P<sep>[/_-])(?P<m1>\d\d?|[A-Za-z]{3,9})(?P=sep)(?P<d1>\d\d?)(?!\d)   # /2019/04/18/, /2015/oct/09/
    | (?P<y2>(?:19|20)\d\d)[/_-]?(?P<m2>0[1-9]|1[0-2]|[A-Za-z]{3,9})[/_-]?(?P<d2>0[1-9]|[12]\d|3[01])(?!\d)   # tgz_20160628_vote.html, /2016/0628/
    )""",
    re.VERBOSE,
)
_DAY_FIRST = lazy(
    r"(?<!\d)(?P<d>\d\d)(?P<sep>[._-])(?P<m>\d\d)(?P=sep)(?P<y>(?:19|20)\d\d)(?!\d)"
)  # 28-06-2016-vote.txt
_FOLDERS = lazy(
    r"(?:^|/)((?:19|20)\d\d)/(\d\d)/(\d\d)(?:/[^/]*|-[^/]*)$"
)  # 2016/06/28/vote.txt; other folders are backups
_MONTH = lazy(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2]|[a-z]{3})(?=/)")
_YEAR = lazy(r"/((?:19|20)\d\d)/")
_ARCHIVE = lazy(r"^https?://(?:web\.archive\.org/web|archive\.[a-z]{2,5})/\d{4,14}[a-z_]*/(?=https?:)")


def date_of_url(url: str) -> str:
    """The day in an address, else the month, else "". What an archive puts before the address does not count."""
    path = _path(url)
    if day := _day_in(path) or _day_first(path):
        return day
    month = _MONTH.search(path.lower())
    if not month:
        return ""
    number = _month(month[2])
    return f"{month[1]}-{number:02}" if number else ""


def year_of_url(url: str, month: int) -> int:
    """The year in an address, 0 where there is none or where it goes with another month."""
    path = _path(url).lower()
    if (found := _MONTH.search(path)) and _month(found[2]) not in (0, month):
        return 0
    year = _YEAR.search(path)
    return int(year[1]) if year else 0


def date_of_name(id_: str) -> str:
    """The day in a file's name or its three folders, "" where there is none. 03-04-2020 is not read: nothing says which is the month."""
    if folders := _FOLDERS.search(id_):
        return real_day(int(folders[1]), int(folders[2]), int(folders[3]))
    name = id_.rpartition("/")[2]
    if day := _day_in(name):
        return day
    return _day_first(name)


def _path(url: str) -> str:
    """What follows the host: names of hosts have years in them too."""
    return "/" + _ARCHIVE.sub("", url).split("://", 1)[-1].partition("/")[2].split("?")[0].split("#")[0]


def _day_in(path: str) -> str:
    for match in _DAY.finditer(path[:2000]):
        year, month, day = (
            (match["y1"], match["m1"], match["d1"]) if match["y1"] else (match["y2"], match["m2"], match["d2"])
        )
        number = _month(month)
        if number and (found := real_day(int(year), number, int(day))):
            return found
    return ""


def _day_first(path: str) -> str:
    match = _DAY_FIRST.search(path[:2000])
    if match and (int(match["d"]) > 12 or match["d"] == match["m"]):
        return real_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return ""


def _month(text: str) -> int:
    return int(text) if text.isdigit() else MONTHS.get(text.lower(), 0)
