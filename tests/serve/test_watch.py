"""A thousand articles, twenty edits: every page that names the article is new once its own page is, and in time on the disk."""

import json
import statistics
import time

import pytest

from tests.bench.press import make_articles
from tests.serve.desks import PATIENCE, Served

ARTICLES, EDITS = 1000, 20


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    site = tmp_path_factory.mktemp("watch") / "site"
    (site / "content/articles").mkdir(parents=True)
    (site / "sitegen.toml").write_text('title = "Valley news"\n', "utf-8")
    for number, (data, _) in enumerate(make_articles(ARTICLES)):
        text = data.decode()
        if not text.startswith("---\n"):
            text = f"---\ndate: 2021-03-04\n---\n\n{text}"
        file = site / f"content/articles/harbour-report-{number:04}.md"
        file.write_text(titled(text, f"Report {number} of the harbour"), "utf-8")
    with Served(site, wait=False) as served:
        served.until(lambda: " rebuilt" in served.said, 20 * PATIENCE)
        yield served


def titled(text, title):
    lines = [line for line in text.splitlines() if not line.startswith("title:")]
    return "\n".join([lines[0], f"title: {title}", *lines[1:]]) + "\n"


@pytest.mark.slow
def test_no_page_is_stale(desk):
    """A new headline stands on the article's page, and with it on each page that had the old one; then on the disk."""
    known = json.loads(desk.get("data/articles.json")[1])
    http, disk, stale = [], [], 0
    for edit in range(EDITS):
        item = known[edit * 37 % len(known)]
        file, number = desk.site / "content" / item["source_file"], item["title"].split()[1]
        old, new = item["title"], f"Report {number} of the quay, edition {edit}"
        pages = ["articles/", *(f"events/{e}/" for e in item["events"]), *(f"actors/{a}/" for a in item["actors"])]
        naming = [page for page in pages if old in desk.get(page)[1]]
        assert naming
        start = time.perf_counter()
        file.write_text(titled(file.read_text("utf-8"), new), "utf-8")
        desk.until(lambda item=item, new=new: new in desk.get(item["url"])[1], 4 * PATIENCE)
        http.append(time.perf_counter() - start)
        now = [desk.get(page)[1] for page in naming]
        stale += sum(old in page or new not in page for page in now)
        copy = desk.site / ".sitegen-cache/serve" / item["url"] / "index.html"
        desk.until(lambda copy=copy, new=new: new in copy.read_text("utf-8"), 4 * PATIENCE)
        disk.append(time.perf_counter() - start)
    print(f"\nseconds to the reloaded page: median {statistics.median(http):.2f}, at most {max(http):.2f}")
    print(f"seconds to the file on disk: median {statistics.median(disk):.2f}, at most {max(disk):.2f}")
    assert stale == 0


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


def files(folder, suffixes):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.suffix in suffixes and p.is_file())


def same(one, other):
    return one.exists() and one.read_bytes() == other.read_bytes()
