"""One browser and two served sites for all browser tests. Without Chromium: failure under CI, else a loud skip."""

import os
import shutil
import warnings

import pytest

from tests.browser.serving import serve
from tests.render.story_fixture import big, config, edits, render, small

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium():
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    if os.environ.get("CI"):
        pytest.fail("Chromium is missing and CI is set: the browser tests cannot be left out")
    warnings.warn(pytest.PytestWarning("Chromium is missing: browser tests SKIPPED"), stacklevel=1)
    return pytest.skip("Chromium is missing")


@pytest.fixture(scope="session")
def browser():
    """Chromium without a window."""
    path = chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def write(pages, folder):
    for page in pages:
        path = folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page.body())
    return folder


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """The small story, built."""
    return write(render(small(), edits(), config()), tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def site(folder):
    """Its address."""
    with serve(folder) as address:
        yield address


@pytest.fixture(scope="session")
def middle(tmp_path_factory):
    """The address of a site of 200 events."""
    with serve(write(render(big(200), edits(), config()), tmp_path_factory.mktemp("middle"))) as address:
        yield address


@pytest.fixture(scope="session")
def right_to_left(tmp_path_factory):
    """The address of the small story with an Arabic interface."""
    with serve(write(render(small(), edits(), config(language="ar")), tmp_path_factory.mktemp("rtl"))) as address:
        yield address


@pytest.fixture
def page(browser):
    """A fresh page of a fresh context."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()
