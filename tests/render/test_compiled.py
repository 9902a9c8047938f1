"""Compiled templates kept between builds: sitegen.render.compiled."""

import itertools
import shutil
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

import jinja2
import pytest

from sitegen.render import render
from tests.render.story_fixture import config, edits, small

MADE = {"index.html", "about/index.html", "events/harbour-fire/index.html", "404.html"}  # pages of each depth


def bodies(folder, site=None):
    """A few pages made, with compiled templates in this folder."""
    return {p.path: p.body() for p in render(small(), edits(), site or config(), folder) if p.path in MADE}


@pytest.fixture
def compiled(monkeypatch):
    """The names of templates that had to be compiled."""
    names = []
    plain = jinja2.Environment._compile

    def counted(self, source, filename):
        names.append(filename)
        return plain(self, source, filename)

    monkeypatch.setattr(jinja2.Environment, "_compile", counted)
    return names


@pytest.fixture(scope="module")
def cold():
    return bodies(None)


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("compiled") / "templates"
    bodies(folder)
    return folder


@pytest.fixture
def folder(filled, tmp_path):
    """A folder of its own with compiled templates."""
    return shutil.copytree(filled, tmp_path / "templates")


def test_the_second_time_nothing_is_compiled(folder, compiled, cold):
    """A second build compiles nothing and makes the same bytes."""
    assert bodies(folder) == cold
    assert not compiled


def test_no_folder_no_files(tmp_path, cold):
    """Without a folder nothing is kept; where the folder's place is taken or has no parent, pages are made all the same."""
    (tmp_path / "taken").write_text("mine")
    assert bodies(tmp_path / "taken") == cold
    assert bodies(tmp_path / "no" / "parent") == cold
    assert [p.name for p in tmp_path.iterdir()] == ["taken"]
    assert (tmp_path / "taken").read_text() == "mine"


WAYS = ("empty", "cut", "longer", "head", "code", "zeros", "text")


def damage(data, how):
    """Damaged bytes of a file."""
    middle = len(data) // 2
    return {
        "empty": b"",
        "cut": data[:middle],
        "longer": data + b"x",
        "head": bytes([data[0] ^ 1]) + data[1:],
        "code": data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :],
        "zeros": bytes(len(data)),
        "text": b"hello",
    }[how]


def test_damage_is_compiled_anew(folder, compiled, cold):
    """A damaged file, in whatever way, is compiled anew and mended; its code never runs."""
    files = sorted(folder.iterdir())
    for path, how in zip(files, itertools.cycle(WAYS), strict=False):
        path.write_bytes(damage(path.read_bytes(), how))
    compiled.clear()
    assert bodies(folder) == cold
    assert len(compiled) == len(files)
    compiled.clear()
    assert bodies(folder) == cold
    assert not compiled


def test_one_file_in_the_place_of_another(folder, compiled, cold):
    """Code of another template, sound as it is, is not taken for this one's."""
    first, *others = sorted(folder.iterdir())
    for path in others:
        path.write_bytes(first.read_bytes())
    compiled.clear()
    assert bodies(folder) == cold
    assert len(compiled) == len(others)


def test_another_site_is_not_mixed_up(folder, cold):
    """What is written into the templates belongs to one site: its title, words and assets."""
    other = replace(config(), title="Something else", language="de")
    assert bodies(folder, other) == bodies(None, other) != cold
    assert bodies(folder) == cold


def test_a_changed_template_is_compiled(tmp_path, compiled):
    """A template that changes is compiled again, and the page with it."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "page.html").write_text("one")
    site = replace(config(), templates=own)
    assert bodies(tmp_path / "kept", site)["about/index.html"].strip() == b"one"
    (own / "page.html").write_text("two")
    assert bodies(tmp_path / "kept", site)["about/index.html"].strip() == b"two"


def test_files_do_not_pile_up(folder):
    """However often the site changes, there is one file for each template."""
    before = len(list(folder.iterdir()))
    bodies(folder, replace(config(), title="Another"))
    assert len(list(folder.iterdir())) == before


def test_builds_at_the_same_time(tmp_path, cold):
    """Several processes may fill one folder together."""
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        made = list(pool.map(bodies, [tmp_path / "templates"] * 2))
    assert all(found == cold for found in made)
    assert not [p for p in (tmp_path / "templates").iterdir() if p.suffix == ".new"]
