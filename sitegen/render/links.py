"""Site-relative addresses of everything that has a page."""

from __future__ import annotations

from datetime import date

from sitegen.model.story import Source

TIMELINE, NEWEST, ALL = "", "events/", "all/"
ACTORS, SOURCES, SEARCH = "actors/", "articles/", "search/"
METHOD, DATA, CHANGES, PRINT = "method/", "data/", "changes/", "print/"
FIGURES, COMMITMENTS, EMBED = "figures/", "commitments/", "embed/"
CHANGES_FEED = "changes.xml"
PICTURE = "picture.png"
"""The name of a page's picture, in the folder of the page."""


def event_url(event_id: str) -> str:
    """An event's page."""
    return f"events/{event_id}/"


def actor_url(actor_id: str) -> str:
    """An actor's page."""
    return f"actors/{actor_id}/"


def article_url(source: Source) -> str:
    """A source's page."""
    return f"articles/{source.slug}/"


def year_url(year: int) -> str:
    """A year's page."""
    return f"years/{year:04}/"


def month_url(day: date) -> str:
    """A month's page."""
    return f"years/{day.year:04}/{day.month:02}/"
