"""Sites rendered once for all tests of this room."""

import pytest

from tests.render.story_fixture import big, config, edits, render, small


@pytest.fixture(scope="session")
def site():
    """The small story as path -> bytes."""
    return {page.path: page.body() for page in render(small(), edits(), config())}


@pytest.fixture(scope="session")
def middle():
    """200 events as path -> bytes."""
    return {page.path: page.body() for page in render(big(200), edits(), config(base_url=""))}


@pytest.fixture(scope="session")
def large():
    """Pages of 5,000 events, not yet made."""
    return {page.path: page for page in render(big(5000, years=8), edits(), config())}
