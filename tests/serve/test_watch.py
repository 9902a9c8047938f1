"""A thousand articles, and edits of each kind: every page that names the article is new once its own page is, and in time
on the disk. As a browser does, the test asks for pages when it is told to, and leaves the server its time until then.
"""

import json
import os
import statistics
import time
from pathlib import Path

import pytest

from tests.serve import edits
from tests.serve.desks import PATIENCE, Served, many_articles, reloads

ARTICLES, EDITS, KINDS = 1000, 20, 3
MOST = 4.0  # seconds of a processor from a save to the page; a busy machine needs twice as many as a quiet one


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    site = many_articles(tmp_path_factory.mktemp("watch") / "site", ARTICLES)
    with Served(site, wait=False) as served:
        served.until(lambda: " rebuilt" in served.said, 20 * PATIENCE)
        yield served


@pytest.mark.slow
def test_no_page_is_stale(desk):
    """A new headline stands on the article's page, and with it on each page that had the old one; then on the disk."""
    known = json.loads(desk.get("data/articles.json")[1])
    http, disk, work, stale = [], [], [], 0
    for edit in range(EDITS):
        item = known[edit * 37 % len(known)]
        old = item["title"]
        pages = [
            item["url"],
            "articles/",
            *(f"events/{e}/" for e in item["events"]),
            *(f"actors/{a}/" for a in item["actors"]),
        ]
        naming = [page for page in pages if old in desk.get(page)[1]]
        assert naming
        new = f"Report {edit} of the quay"
        spent, busy = _until_shown(desk, lambda item=item, edit=edit: edits.headline(desk.site, item, edit), {})
        http.append(spent)
        work.append(busy)
        start = time.perf_counter() - http[-1]
        now = [desk.get(page)[1] for page in naming]
        stale += sum(old in page or new not in page for page in now)
        copy = desk.site / ".sitegen-cache/serve" / item["url"] / "index.html"
        desk.until(lambda copy=copy, new=new: new in copy.read_text("utf-8"), 4 * PATIENCE)
        disk.append(time.perf_counter() - start)
    print(f"\nseconds to the reloaded page: median {statistics.median(http):.2f}, at most {max(http):.2f}")
    print(f"seconds to the file on disk: median {statistics.median(disk):.2f}, at most {max(disk):.2f}")
    assert stale == 0
    assert statistics.median(work) < MOST


@pytest.mark.slow
@pytest.mark.parametrize("edit", edits.ALL, ids=lambda edit: edit.__name__)
def test_each_kind_of_edit(desk, edit):
    """What was edited shows, and with it every page that names the article can be read: how soon is printed."""
    first, all_, work = [], [], []
    for number in range(100, 100 + KINDS):
        known = json.loads(desk.get("data/articles.json")[1])
        item = known[(number * 53 + 7 * edits.ALL.index(edit)) % len(known)]
        about = [f"events/{e}/" for e in item["events"]] + [f"actors/{a}/" for a in item["actors"]]
        old = {page: desk.get(page) for page in (item["url"], *about)}
        spent, busy = _until_shown(desk, lambda item=item, number=number: edit(desk.site, item, number), old)
        first.append(spent)
        work.append(busy)
        start = time.perf_counter() - first[-1]
        for other in ("", "articles/", *about):
            desk.get(other)
        all_.append(time.perf_counter() - start)
    print(f"\n{edit.__name__}: median {statistics.median(first):.2f}, at most {max(first):.2f} s to the page", end="; ")
    print(f"{statistics.median(work):.2f} s of a processor; {statistics.median(all_):.2f} s to all pages")
    assert statistics.median(work) < MOST


@pytest.mark.slow
def test_the_desk_ends_where_a_build_would(desk):
    """After all edits each page on the disk, and each file for programs that is served, is what a build from nothing makes."""
    from sitegen.build import Options, build
    from sitegen.config import load

    desk.until(lambda: desk.said.count(" rebuilt") > 1, 4 * PATIENCE)
    out = desk.site.parent / "public"
    config = load(desk.site, {}, {"output": out, "drafts": True}, desk.site.parent)
    build(config, Options(now="9999-12-31", use_cache=False, keep_permalinks=False))
    there = desk.site / ".sitegen-cache/serve"
    pages, programs = files(out, {".html"}), files(out, {".json", ".csv", ".ics", ".txt"})
    differ = lambda: [p for p in pages if not same(there / p, out / p)]  # noqa: E731
    desk.until(lambda: not differ(), 20 * PATIENCE)
    assert pages == files(there, {".html"})
    for path in programs[:: max(1, len(programs) // 40)]:
        if path != "manifest.json":
            assert desk.get(path)[1].encode() == (out / path).read_bytes(), path


def _until_shown(desk, edit, old):
    """Seconds from before `edit` to the page that it changes, by the clock and of a processor; `old` are pages as they were."""
    pages = []
    before = _busy(desk)
    message, spent = reloads(desk, lambda: pages.append(edit()))
    start = time.perf_counter()
    page = desk.get(pages[0])
    spent += time.perf_counter() - start
    assert message == "reload"
    assert page != (old.get(pages[0]) or desk.get("articles/no-such-article/"))
    return spent, _busy(desk) - before


def _busy(desk) -> float:
    """Seconds that the server has worked so far; nothing where the system doesn't say."""
    state = Path(f"/proc/{desk.process.pid}/stat")
    fields = state.read_text("utf-8").rpartition(")")[2].split() if state.exists() else []
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK") if fields else 0.0


def files(folder, suffixes):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.suffix in suffixes and p.is_file())


def same(one, other):
    return one.exists() and one.read_bytes() == other.read_bytes()
