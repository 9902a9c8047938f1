"""sitegen.resident: what changed is made anew, whatever its time and size say."""

import json
import os

from sitegen.build import Options
from sitegen.config import load
from sitegen.resident import Resident
from tests.serve import edits
from tests.serve.desks import many_articles, new_site


def test_a_template_of_the_same_size_and_time(tmp_path):
    """A template that the watcher names is read again, even where a coarse clock gives it the time it had."""
    site = new_site(tmp_path / "site")
    template = site / "templates/footer.html"
    template.parent.mkdir()
    template.write_text("<p>one</p>", "utf-8")
    (site / "templates/404.html").write_text('{% include "footer.html" %}', "utf-8")
    config, options = load(site, {}, {"output": site / "desk"}, site), Options(now="9999-12-31", use_cache=False)
    resident = Resident()
    assert resident.refresh(config, options, frozenset()).page("404.html").body() == b"<p>one</p>"
    before = template.stat()
    template.write_text("<p>two</p>", "utf-8")
    os.utime(template, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert resident.refresh(config, options, {template}).page("404.html").body() == b"<p>two</p>"


def test_each_kind_of_edit(tmp_path):
    """After each of a row of edits, every page is byte for byte what a session makes that knows nothing of the one before."""
    site = many_articles(tmp_path / "site", 6)
    config, options = load(site, {}, {"output": site / "desk"}, site), Options(now="9999-12-31")
    resident = Resident()
    for number, edit in enumerate(edits.ALL):
        fresh = resident.refresh(config, options, frozenset())
        known = json.loads(fresh.page("data/articles.json").body())
        watched = edit(site, known[number % len(known)], number)
        before, fresh = fresh, resident.refresh(config, options, frozenset())
        first = _body(fresh, watched)
        now = Resident().refresh(config, options, frozenset())
        assert first == _body(now, watched)
        assert first != _body(before, watched)
        pages = {page.path: page.body() for page in now.shelf.pages()}
        assert [path for path, body in pages.items() if fresh.page(path).body() != body] == []
        assert {page.path for page in fresh.shelf.pages()} == pages.keys()


def _body(fresh, address):
    page = fresh.page(f"{address}index.html")
    return page.body() if page else None
