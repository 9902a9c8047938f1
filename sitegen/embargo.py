"""Whether an embargo lasts. Pure: what time it is comes in as an argument."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo


def lasts(embargo: str, zone: str, now: str) -> bool:
    """Whether `embargo` ("2024-06-10", "2024-06-10T18:00", "…+02:00", "" = none) ends after `now`.

    A day ends it as it begins; where no offset is written, in the time zone `zone`. `now` is ISO too, in UTC where it has
    no offset. Deliberately by the minute: what is held back until six in the evening must not be out in the morning.
    """
    return bool(embargo) and _instant(embargo, zone) > _instant(now, "UTC")


def _instant(text: str, zone: str) -> dt.datetime:
    when = dt.datetime.fromisoformat(text)
    return when if when.tzinfo else when.replace(tzinfo=ZoneInfo(zone))
