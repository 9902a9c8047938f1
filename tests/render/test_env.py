"""The theme: sitegen.render.env, sitegen.render.templates, sitegen.render.site."""

import gzip
import os
import re
from dataclasses import replace

import pytest

from sitegen.errors import UsageError
from sitegen.render import Shelf, site_of
from sitegen.render.env import Theme, squeeze
from sitegen.render.site import Site
from sitegen.theme import theme_dir, theme_files
from tests.render.story_fixture import config, edits, render, small


def pages(**values):
    return {p.path: p for p in render(small(), edits(), config(**values))}


def overlaid(tmp_path, **files):
    for name, text in files.items():
        path = tmp_path / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    site = replace(config(), templates=tmp_path)
    return {p.path: p for p in render(small(), edits(), site)}


def test_a_sites_template_replaces_ours(tmp_path):
    """A file of the site's own templates folder takes the place of ours; the others stay."""
    made = overlaid(tmp_path, **{"page.html": '{% extends "base.html" %}{% block main %}<h1>Mine</h1>{% endblock %}'})
    assert b"<h1>Mine</h1>" in made["about/index.html"].body()
    assert b"Skip to content" in made["about/index.html"].body()


def test_a_sites_asset_replaces_ours(tmp_path):
    """So does an asset, under a new hash."""
    made = overlaid(tmp_path, **{"assets__site.css": "body{}"})
    before = {p for p in pages() if p.startswith("assets/site.") and p.endswith(".css")}
    after = {p for p in made if p.startswith("assets/site.") and p.endswith(".css")}
    assert before != after
    assert made[after.pop()].body() == b"body{}\n"


def test_a_linked_folder_is_part_of_the_theme(tmp_path):
    """What lies behind a link counts as a file of the site does; a link up its own path is not followed."""
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/site.css").write_text("body{}")
    own = tmp_path / "site/templates"
    own.mkdir(parents=True)
    (own / "assets").symlink_to(tmp_path / "shared")
    (own / "up").symlink_to("..")
    (own / "here").symlink_to(".")
    assert theme_files(own) == {"assets/site.css": own / "assets/site.css"}
    assert theme_files(tmp_path / "none") == {}


@pytest.mark.parametrize("name", ["page.html", b"\xff.html"])
def test_a_template_that_cannot_be_had_is_said(tmp_path, name):
    """Ours in its place would be a page that nobody meant."""
    path = tmp_path / os.fsdecode(name)
    path.symlink_to("nowhere") if name == "page.html" else path.write_text("x")
    with pytest.raises(UsageError, match="leads nowhere" if name == "page.html" else "not readable text"):
        theme_files(tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{% extends "base.html" %}\n{% block main %}{{ view.nothing }}{% endblock %}', r"page\.html:2: .*nothing"),
        ('{% extends "base.html" %}\n\n{% if %}', r"page\.html:3: "),
        ('{% extends "none.html" %}', "no template none.html"),
        ("{{ 1 / 0 }}", r"page\.html:1: division by zero"),
    ],
)
def test_a_template_error_names_file_and_line(tmp_path, text, message):
    """What is wrong in a site's own template comes out with path and line."""
    made = overlaid(tmp_path, **{"page.html": text})
    with pytest.raises(UsageError, match=message):
        made["about/index.html"].body()


def test_fingerprints_and_answers_follow_what_is_shown(tmp_path):
    """A page is out of date with what it shows, the site and the theme, and with nothing else."""
    asked = {path: page.make()[1] for path, page in pages().items()}
    before = {path: page.fingerprint() for path, page in pages().items()}
    story = small()
    events = tuple(replace(e, title="Other") if e.id == "quay-closed" else e for e in story.events)
    then, now = (Shelf(s, edits(), config()) for s in (story, replace(story, events=events)))
    changed = {path for path, questions in asked.items() if now.out_of_date(then.answers)(questions)}
    assert "events/quay-closed/index.html" in changed
    assert "years/2016/index.html" in changed
    assert "index.html" in changed  # of the whole story
    assert "articles/hariq/index.html" not in changed
    assert "about/index.html" not in changed
    assert all(before[p] != q.fingerprint() for p, q in pages(title="Other").items() if p.endswith(".html"))
    themed = overlaid(tmp_path, **{"page.html": "x"})
    assert themed["about/index.html"].fingerprint() != before["about/index.html"]


def test_bodies_work_in_a_forked_worker():
    """A page's bytes are the same when they are made in another process."""
    import os

    page = pages()["index.html"]
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        with os.fdopen(write, "wb") as out:
            out.write(page.body())
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as back:
        body = back.read()
    os.waitpid(child, 0)
    assert body == page.body()


def test_assets_have_their_hash():
    """Each asset's name holds a hash of its bytes, and pages name it so."""
    made = pages()
    for path in made:
        if path.startswith("assets/"):
            assert re.fullmatch(r"assets/[\w-]+\.[0-9a-f]{8}\.\w+", path)


def test_budgets():
    """The sheet and the script that every page loads are at most 8 KB gzip each, the frame's sheet 6 KB."""
    for path, page in pages().items():
        size = len(gzip.compress(page.body(), mtime=0))
        if path.startswith(("assets/site.", "assets/search.")):
            assert size <= 8000, path
        if path.startswith("assets/embed."):
            assert size <= 6000, path


def test_tokens_reach_the_sheet():
    """A site's own colour is in the sheet, for the scheme it was set for."""
    made = pages(theme=(("link", "#a00"), ("dark-link", "#fbb")))
    sheet = next(p.body() for path, p in made.items() if path.startswith("assets/site.") and path.endswith(".css"))
    assert b"--link:light-dark(#aa0000,#ffbbbb)" in sheet


def test_squeezing_keeps_the_rules():
    """Comments and line breaks go, rules stay."""
    assert squeeze(b"/* a\nb */\na {\n  b: c;\n}\nd { e: f }\n") == b"a {b: c;}\nd { e: f }\n"


@pytest.mark.parametrize(
    ("contact", "url"),
    [
        ("a@b.org", "mailto:a@b.org"),
        ("https://b.org/x", "https://b.org/x"),
        ("Room 5", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_contact_becomes_a_link(contact, url):
    """An address or URL of the contact is a link, anything else is words."""
    assert Site(contact=contact).contact_url == url


def test_direction_and_base_path():
    """Right-to-left languages are known, and the base path is that of the address."""
    assert (Site(language="ar-EG").direction, Site(language="de").direction) == ("rtl", "ltr")
    assert site_of(config(base_url="https://x.org/a/b")).base_path == "/a/b/"
    assert Site().base_path == "/"


def test_the_theme_is_found():
    """The theme's folder holds the base template, in a checkout as in a wheel."""
    assert (theme_dir() / "base.html").exists()
    assert Theme(Site()).assets["site.css"].startswith("assets/site.")
