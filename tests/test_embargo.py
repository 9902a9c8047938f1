"""sitegen.embargo: until when an article is held back."""

import pytest

from sitegen.embargo import lasts


@pytest.mark.parametrize(
    ("embargo", "zone", "last", "first"),
    [
        ("2024-06-10", "UTC", "2024-06-09T23:59", "2024-06-10"),
        ("2024-06-10T18:00", "UTC", "2024-06-10T17:59", "2024-06-10T18:00"),
        ("2024-06-10T18:00", "Europe/London", "2024-06-10T16:59", "2024-06-10T17:00"),
        ("2024-06-10T18:00Z", "Europe/London", "2024-06-10T17:59", "2024-06-10T18:00"),
        ("2024-06-10", "Pacific/Kiritimati", "2024-06-09T09:59", "2024-06-09T10:00"),
        ("2024-06-10T06:00+0200", "UTC", "2024-06-10T03:59+00:00", "2024-06-10T04:00+00:00"),
    ],
)
def test_an_embargo_ends_on_the_minute(embargo, zone, last, first):
    """Held back in the last minute before, free in the first after; a time without offset is the site's."""
    assert lasts(embargo, zone, last)
    assert not lasts(embargo, zone, first)


def test_no_embargo():
    """What has none is never held back."""
    assert not lasts("", "UTC", "0001-01-01")
