"""sitegen.resident: what changed is made anew, whatever its time and size say."""

import os

from sitegen.build import Options
from sitegen.config import load
from sitegen.resident import Resident
from tests.serve.desks import new_site


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
