"""The Python API: what notebooks and scripts may rely on."""

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

from sitegen import api
from sitegen.errors import ContentError, UsageError

ROOT = Path(__file__).parents[1]


def test_the_notebook_of_the_manual_runs(tmp_path, monkeypatch):
    """Every line of docs/api.md gives what is shown below it."""
    monkeypatch.chdir(tmp_path)
    failed, tried = doctest.testfile(str(ROOT / "docs/api.md"), module_relative=False, encoding="utf-8")
    assert tried > 10
    assert failed == 0


def test_the_manual_names_every_function():
    """docs/api.md has a line for each public function."""
    page = (ROOT / "docs/api.md").read_text("utf-8")
    assert not [name for name in api.__all__ if f"`{name}(" not in page and f"`{name}`" not in page]


def test_importing_it_is_light():
    """The API loads no room and no library before a function is called."""
    code = (
        "import sys, sitegen.api; print(*[m for m in ('lxml', 'jinja2', 'yaml', 'sitegen.weave') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not done.stdout.strip()


def test_a_missing_file_says_so(tmp_path):
    """A file that is not there is a ContentError, as on the command line."""
    with pytest.raises(ContentError):
        api.read(tmp_path / "none.txt")


def test_an_unknown_setting_is_refused(tmp_path):
    """A misspelled setting is a TypeError that names it, not silence."""
    with pytest.raises(TypeError, match="titel"):
        api.build(tmp_path, settings={"titel": "x"})


def test_a_wrong_setting_is_refused(tmp_path):
    """The values of settings are checked as those of sitegen.toml are."""
    with pytest.raises(UsageError, match="web address"):
        api.build(tmp_path, settings={"base_url": "here"})


def test_a_date_that_is_none_is_refused():
    """A publication date that is no EDTF date is a ValueError."""
    with pytest.raises(ValueError, match="soon"):
        api.extract(api.read_text("The mill burned down on Monday."), "soon")


def test_two_articles_of_one_id_are_refused():
    """Two articles that share an id would be taken for one another."""
    told = api.extract(api.read_text("The mill burned down on Monday."))
    with pytest.raises(ValueError, match="id"):
        api.weave([told, told])
