"""Dates in addresses and file names: `/2016/12/21/`, `/2016/dec/21/`, `20160628_deal.html`."""

from __future__ import annotations

import re

from sitegen.relative import MONTHS

_URL_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)",
    re.IGNORECASE,
)
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?:/|$)")
_FILE_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")


def date_in_url(url: str) -> tuple[str, str]:
    """The date an address carries as EDTF and as it stands there; ("", "") where it carries none."""
    path = re.sub(r"^https?://[^/]+", "", url)
    day = _URL_DAY.search(path)
    if day:
        month = day[2].casefold()
        number = month if month.isdigit() else f"{MONTHS.index(month[:3]) + 1:02d}"
        return f"{day[1]}-{number}-{day[3]}", day[0]
    month_only = _URL_MONTH.search(path)
    return (f"{month_only[1]}-{month_only[2]}", month_only[0].strip("/")) if month_only else ("", "")


def date_in_file_name(path: str) -> str:
    """The date a file name carries, as EDTF: "notes/rally-2021-05-03.txt" gives 2021-05-03; "" where it carries none."""
    day = _FILE_DAY.search(path.rpartition("/")[2])
    return f"{day[1]}-{day[3]}-{day[4]}" if day else ""
