"""A folder of articles becomes a site: the seeds from ../shared, and this repository's own content, end to end."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest

from sitegen.build import Options, build
from sitegen.cli import main
from sitegen.config import load
from sitegen.model.page import plain
from sitegen.publish.swap import locked
from sitegen.render.deadlinks import dead_links

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"

needs_seeds = pytest.mark.skipif(
    not SEEDS.is_dir() and not os.environ.get("CI"), reason="the seeds lie in ../shared, which is not here"
)


def data(site: Path, name: str) -> list[dict]:
    return json.loads((site / "data" / f"{name}.json").read_text("utf-8"))


def check_site(site: Path) -> None:
    """What holds for every site: evidence is verbatim, every internal link leads somewhere, ids agree."""
    texts = {a["id"]: a["text"] for a in data(site, "articles")}
    actors = {a["id"] for a in data(site, "actors")}
    events = data(site, "events")
    assert events
    for event in events:
        assert event["evidence"]
        assert all(e["text"] in texts[e["article"]] for e in event["evidence"])
        assert set(event["actors"]) <= actors
        assert (site / event["url"] / "index.html").exists()
    for article in data(site, "articles"):
        assert all(q["text"] in article["text"] for q in article["quotes"])
        assert {q["speaker"] for q in article["quotes"]} <= {*actors, None}
        assert (site / article["url"] / "index.html").exists()
    files = [plain(p.relative_to(site).as_posix(), "", p.read_bytes) for p in site.rglob("*") if p.is_file()]
    assert dead_links(files) == ()


@pytest.fixture(scope="module")
def seeds(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("seeds") / "public"
    assert main(["build", "--site", str(out.parent), "--content", str(SEEDS), "--output", str(out), "--no-cache"]) == 0
    return out


@needs_seeds
def test_seeds_give_five_sources_and_sound_links(seeds):
    """Five raw articles give five sources; every evidence text is verbatim, every link alive."""
    assert len(data(seeds, "articles")) == 5
    check_site(seeds)


@needs_seeds
def test_seed_with_a_date_line_is_dated_as_stated(seeds):
    """The one seed that states its date has it, as stated; none of the others is given a wrong one."""
    dates = {a["source_file"][:3]: (a["date"], a["date_basis"]) for a in data(seeds, "articles")}
    assert dates["001"] == ("2020-02-14", "stated")
    assert dates["000"][1] in {"inferred", "unknown"}


@needs_seeds
def test_agency_is_one_actor_under_name_and_acronym(seeds):
    """The agency that all five name in full and by its acronym is one organisation, in five articles."""
    wide = [a for a in data(seeds, "actors") if len(a["articles"]) == 5 and a["kind"] == "organisation"]
    assert len(wide) == 1
    assert any(re.fullmatch("[A-Z]{2,5}", alias) for alias in wide[0]["aliases"])


@pytest.fixture(scope="module")
def own(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("own")
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "sitegen.toml", root)
    shutil.copy(ROOT / "permalinks.json", root)
    assert main(["build", "--site", str(root), "--strict", "--locked"]) == 0
    return root / "public"


def test_own_content_builds_strictly(own):
    """This repository's story builds without a warning, its permalinks as committed, and holds together."""
    check_site(own)
    years = {e["date_start"][:4] for e in data(own, "events") if e["date_start"]}
    assert {"2010", "2018", "2019", "2020"} <= years


def test_own_content_copies_no_sentence_of_a_seed():
    """Nine words in a row of a seed appear nowhere in our own summaries."""
    if not SEEDS.is_dir():
        pytest.skip("the seeds lie in ../shared, which is not here")

    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"[a-z0-9]+", text.lower())
        return {tuple(words[i : i + 9]) for i in range(len(words) - 8)}

    seeds = set().union(*(runs(p.read_text("utf-8")) for p in SEEDS.glob("*.txt")))
    for path in (ROOT / "content").rglob("*.md"):
        assert not runs(path.read_text("utf-8")) & seeds, path


def tree(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def build_elsewhere(content: Path, out: Path, **environment: str) -> dict[str, bytes]:
    command = [sys.executable, "-m", "sitegen", "build", "--content", str(content), "--output", str(out), "--quiet"]
    subprocess.run(command, check=True, cwd=out.parent, env={**os.environ, **environment})
    return tree(out)


def test_same_bytes_anywhere(tmp_path):
    """Another time zone, locale, hash seed, number of workers and order of files in the folder: the same bytes."""
    content = ROOT / "content" / "articles"
    shuffled = tmp_path / "shuffled"
    shuffled.mkdir()
    for path in sorted(content.iterdir(), reverse=True):
        shutil.copy(path, shuffled)
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one = build_elsewhere(content, tmp_path / "a/public", TZ="UTC", LC_ALL="C", PYTHONHASHSEED="1", SITEGEN_WORKERS="1")
    two = build_elsewhere(
        shuffled,
        tmp_path / "b/public",
        TZ="Pacific/Kiritimati",
        LC_ALL="tr_TR.UTF-8",
        PYTHONHASHSEED="2",
        SITEGEN_WORKERS="3",
    )
    assert sorted(one) == sorted(two)
    assert [name for name in one if one[name] != two[name]] == []


def test_warm_equals_cold(tmp_path):
    """After each of a row of edits the warm build is, byte for byte, what a build from nothing gives."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content" / "articles", content)
    first, *_, last = sorted(content.iterdir())
    text = last.read_text("utf-8")
    edits = [
        lambda: None,
        lambda: last.write_text(text.replace("title: ", "title: Again, "), "utf-8"),
        lambda: last.write_text(text.replace("date: 20", "date: 19"), "utf-8"),
        first.unlink,
        lambda: last.rename(content / "another-name.md"),
        lambda: (content / "extra.txt").write_text(
            "Council opens pool\n\nThe council opened the pool on 3 May 2019.\n"
        ),
        lambda: (content / "extra.txt").write_text(
            "---\ndraft: true\n---\nThe council opened the pool on 3 May 2019.\n"
        ),
    ]
    for number, edit in enumerate(edits):
        edit()
        warm, cold = tmp_path / "public", tmp_path / f"cold{number}"
        assert main(["build", "--site", str(tmp_path), "--output", str(warm), "--quiet"]) == 0
        assert main(["build", "--site", str(tmp_path), "--output", str(cold), "--quiet", "--no-cache"]) == 0
        one, two = tree(warm), tree(cold)
        assert [n for n in {*one, *two} if one.get(n) != two.get(n)] == []


def test_what_was_just_built_is_not_built_again(tmp_path):
    """The first build writes permalinks.json; the next finds nothing changed, and is right: from nothing come the same bytes."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    (tmp_path / "sitegen.toml").write_text('title = "Twice"\n', "utf-8")
    config = load(tmp_path, {}, {}, tmp_path)
    told: list[object] = []
    for _ in range(2):
        build(config, Options(now="2026-01-01"), keep=lambda shelf, _: told.append(shelf))
    assert len(told) == 1
    (article, *_) = sorted((tmp_path / "content/articles").glob("*.md"))
    article.write_text(article.read_text("utf-8").replace("title: ", "title: Again, ", 1), "utf-8")
    for _ in range(2):
        build(config, Options(now="2026-01-01"), keep=lambda shelf, _: told.append(shelf))
    assert len(told) == 2
    warm = tree(tmp_path / "public")
    build(config, Options(now="2026-01-01", use_cache=False))
    assert tree(tmp_path / "public") == warm


def test_a_build_that_waits_for_another_reads_afterwards(tmp_path):
    """Two builds at once: the second publishes what is there when its turn comes, not what was there when it was called."""
    article = tmp_path / "content/a.md"
    article.parent.mkdir()
    article.write_text("---\ntitle: Old\n---\nThe council closed the bridge on 4 May 2021.\n", "utf-8")
    later = Thread(target=build, args=(load(tmp_path, {}, {}), Options(now="2026-01-01")))
    with locked(tmp_path / "public"):
        later.start()
        time.sleep(0.5)
        article.write_text(article.read_text("utf-8").replace("Old", "New"), "utf-8")
    later.join()
    assert "New" in (tmp_path / "public/index.html").read_text("utf-8")


def test_wheel_brings_its_theme(tmp_path):
    """A wheel installed apart from the checkout builds a site: the theme is in it."""
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", tmp_path, ROOT], check=True)
    (wheel,) = tmp_path.glob("*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", tmp_path / "lib", wheel], check=True)
    command = [sys.executable, "-m", "sitegen", "build", "--content", ROOT / "content", "--output", tmp_path / "public"]
    subprocess.run(command, check=True, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path / "lib")})
    where = subprocess.run(
        [sys.executable, "-c", "import sitegen; print(sitegen.__file__)"],
        check=True, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path / "lib")}, capture_output=True, text=True,
    ).stdout  # fmt: skip
    assert str(tmp_path) in where
    check_site(tmp_path / "public")
