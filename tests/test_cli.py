"""The command line: exit codes, messages, reports."""

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sitegen.cli import main
from sitegen.commands import COMMANDS

STORY = """---
title: The council closes the bridge
date: 2021-03-04
---

The Valley Council closed the old bridge on Monday after engineers found cracks, said Anna Fairweather, head of the council.
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "bridge.md").write_text(STORY, "utf-8")
    return tmp_path


def build(site: Path, *options: str) -> int:
    return main(["build", "--site", str(site), *options])


def test_build_of_a_bare_folder(site, capsys):
    """A folder of articles without sitegen.toml becomes a site, exit status 0, and keeps no permalinks."""
    assert build(site) == 0
    assert (site / "public/index.html").exists()
    assert not (site / "permalinks.json").exists()
    assert "1 article" in capsys.readouterr().out


def test_json_report(site, capsys):
    """--json prints a report that a program can read."""
    assert build(site, "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert report["published"] is True
    assert report["articles"] == 1
    assert "index.html" in report["written"]


def test_second_build_writes_nothing(site, capsys):
    """The same content again writes no file, with and without the shortcut for unchanged input."""
    build(site)
    before = {p: p.stat().st_mtime_ns for p in (site / "public").rglob("*") if p.is_file()}
    assert build(site, "--json") == 0
    (site / "content" / "note.txt.tmp").write_text("an editor's temporary file")
    assert build(site) == 0
    assert before == {p: p.stat().st_mtime_ns for p in (site / "public").rglob("*") if p.is_file()}
    assert '"written": []' in capsys.readouterr().out


def test_content_error_keeps_the_last_good_site(site, capsys):
    """A broken article: exit status 1, place and remedy on stderr, and public/ as it was."""
    build(site)
    page = (site / "public/index.html").read_bytes()
    (site / "content" / "broken.md").write_text("---\ntitle: x\npublised: y\n---\n\nText of it.\n")
    assert build(site) == 1
    said = capsys.readouterr().err
    assert "content/broken.md:3" in said
    assert "did you mean" in said
    assert (site / "public/index.html").read_bytes() == page


def test_keep_going_publishes_what_is_sound(site):
    """With --keep-going the sound articles are published; the exit status still says that something is wrong."""
    (site / "content" / "broken.md").write_text("---\ntitle: [\n---\n\nText.\n")
    assert build(site, "--keep-going") == 1
    assert (site / "public/index.html").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bild"], 'did you mean "build"?'),
        (["build", "--bogus"], 'does not take "--bogus"'),
        (["build", "--site", "/nowhere/at/all"], "there is no folder"),
        (["build", "--workers", "many"], '--workers takes a number, not "many"'),
        (["build", "--base-url", "example.org"], "is not a web address"),
        (["build", "--base-url", "http://[::1"], "is not a web address"),
        (["explain", "http://[::1"], "nothing here is called"),
        ([], "required"),
        (["explain", "nothing.txt"], "there is no file nothing.txt"),
        (["explain", "--published", "2020-02-30", "x"], "--published"),
    ],
)
def test_mistakes_on_the_command_line(arguments, said, capsys):
    """A mistake is said in words with what to do next; exit status 2 (1 where a file is missing); never a traceback."""
    assert main(arguments) in {1, 2}
    err = capsys.readouterr().err
    assert said in err
    assert "Traceback" not in err


@pytest.mark.parametrize("output", [".", "content/out", ".sitegen-cache", ".sitegen-cache/spare"])
def test_output_over_what_is_read_or_kept_is_refused(site, capsys, output):
    """An output folder that holds the content or the cache, or lies in them, is refused before anything is read."""
    assert build(site, "--output", str(site / output)) == 2
    assert "overlap" in capsys.readouterr().err
    assert (site / "content" / "bridge.md").exists()


@pytest.mark.parametrize("name", ["public", "permalinks.json"])
def test_what_the_system_refuses_is_told_by_its_name(site, capsys, name):
    """A link that leads in a circle, or a folder where permalinks.json must go, stops the build in words."""
    if name == "public":
        (site / name).symlink_to(name)
    else:
        (site / "sitegen.toml").write_text('title = "S"\n', "utf-8")
        (site / f".{name}.sitegen-new").mkdir()
    assert build(site) == 1
    said = capsys.readouterr().err
    assert str(site / name) in said
    assert "sitegen-new" not in said


@pytest.mark.parametrize("what", ["nowhere", "pipe"])
@pytest.mark.parametrize("name", ["sitegen.toml", "permalinks.json", "content/events", "content/actors"])
def test_what_is_not_what_its_name_says_is_told(site, capsys, name, what):
    """Settings, addresses and corrections that cannot be read are never taken for none at all."""
    (site / "sitegen.toml").write_text('title = "Bridge"\n')
    (site / "content" / "articles").mkdir()
    (site / "content" / "bridge.md").rename(site / "content" / "articles" / "bridge.md")
    path = site / name
    path.unlink(missing_ok=True)
    os.mkfifo(path) if what == "pipe" else path.symlink_to("nowhere")
    assert build(site) == (2 if name == "sitegen.toml" else 1)
    assert capsys.readouterr().err.startswith(f"{name}: ")
    assert not (site / "public").exists()


def test_what_articles_say_is_no_command_to_the_terminal(site, capsys):
    """Escapes in a title or a value are shown, on both streams; data for programs hold what was written."""
    article = site / "content" / "articles" / "x.md"
    article.parent.mkdir(parents=True, exist_ok=True)
    article.write_text(
        '---\ntitle: "The \\e[2J mayor"\nslug: "\\e[31m\\u009b\\u202e"\n---\n\nThe mayor resigned on 3 May 2019.\n'
    )
    main(["build", "--site", str(site)])
    told = capsys.readouterr().err
    assert r"[31m\x9b\u202e" in told
    main(["explain", "--site", str(site), str(article)])
    assert "\x1b" not in "".join([told, *capsys.readouterr()])


def test_missing_content_folder(tmp_path, capsys):
    """No content folder: usage error that says how to start."""
    assert main(["build", "--site", str(tmp_path)]) == 2
    assert "sitegen init" in capsys.readouterr().err


def test_strict_fails_on_warnings(site, capsys):
    """With --strict a warning is a failure, and nothing is published."""
    (site / "content/articles").mkdir()
    (site / "content/bridge.md").rename(site / "content/articles/bridge.md")
    (site / "content/actors").mkdir()
    (site / "content/actors/nobody.md").write_text("---\nrole: never mentioned\n---\n")
    assert build(site, "--strict") == 1
    assert not (site / "public").exists()
    assert build(site) == 0


def test_permalinks_are_kept_and_locked(site, capsys):
    """A site with sitegen.toml keeps permalinks.json; --locked fails where it would change and passes where it would not."""
    (site / "sitegen.toml").write_text('title = "Bridge"\n')
    assert build(site, "--locked") == 1
    assert "permalinks.json" in capsys.readouterr().err
    assert build(site) == 0
    assert (site / "permalinks.json").exists()
    assert build(site, "--locked", "--no-cache") == 0


def test_draft_and_embargo(site, monkeypatch):
    """A draft is published with --drafts only; an embargoed article from its minute on."""
    (site / "content" / "draft.md").write_text(STORY.replace("date: 2021-03-04", "date: 2021-03-05\ndraft: true"))
    (site / "content" / "later.md").write_text(
        STORY.replace("date: 2021-03-04", "date: 2021-03-06\nembargo: 2030-01-01T06:00")
    )

    def articles() -> int:
        return len(json.loads((site / "public/data/articles.json").read_text()))

    build(site)
    assert articles() == 1
    build(site, "--drafts")
    assert articles() == 2
    build(site)
    for clock, published in (
        ("1893477540", 1),
        ("1893477600", 2),
    ):  # 05:59, though nothing else changed since, and 06:00
        monkeypatch.setenv("SOURCE_DATE_EPOCH", clock)
        build(site)
        assert articles() == published


def test_explain_on_a_file_without_a_site(site, capsys, monkeypatch, tmp_path):
    """`explain --json` gives one object a line whose offsets hold in its text."""
    assert main(["explain", "--json", str(site / "content/bridge.md")]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["date"] == "2021-03-04"
    assert {m["name"] for m in record["mentions"]} >= {"Valley Council", "Anna Fairweather"}
    assert [t["edtf"] for t in record["timexes"]] == ["2021-03-01"]
    for part in (*record["timexes"], *record["mentions"], *record["quotes"], *record["figures"]):
        assert record["text"][part["start"] : part["end"]] == part["text"]


def test_explain_anchors_by_the_date_given(tmp_path, capsys):
    """--published dates a text that states no date itself."""
    file = tmp_path / "a.txt"
    file.write_text("The mayor resigned on Tuesday, the council said in a long statement.\n")
    main(["explain", "--json", "--published", "2021-03-04", str(file)])
    assert json.loads(capsys.readouterr().out)["timexes"][0]["edtf"] == "2021-03-02"


def test_explain_lists_the_ends_of_a_span(tmp_path, capsys):
    """A span comes behind the dates that it is told by."""
    file = tmp_path / "a.txt"
    file.write_text("The mayor, who held office from 1977 to 1981, told the council so in a long statement.\n")
    main(["explain", "--json", str(file)])
    listed = [(t["text"], t["edtf"]) for t in json.loads(capsys.readouterr().out)["timexes"]]
    assert listed == [("1977", "1977"), ("1981", "1981"), ("from 1977 to 1981", "1977/1981")]


def test_explain_in_words(site, capsys):
    """Without --json the same is said for people."""
    main(["explain", str(site / "content/bridge.md")])
    said = capsys.readouterr().out
    assert "published  2021-03-04" in said
    assert "Anna Fairweather" in said


def test_explain_an_id(site, capsys):
    """An id or URL of the site is explained; an unknown one gets a suggestion."""
    assert main(["explain", "--site", str(site), "actors/anna-fairweather"]) == 0
    assert "Anna Fairweather" in capsys.readouterr().out
    assert main(["explain", "--site", str(site), "actors/anna-fairwether"]) == 1
    assert "did you mean" in capsys.readouterr().err


def test_check_lists_remedies(site, capsys):
    """`check` prints notices with places, and as JSON."""
    (site / "content" / "undated.txt").write_text("Mayor opens pool\n\nThe mayor opened the pool, the town said.\n")
    assert main(["check", "--site", str(site)]) == 0
    assert "undated.txt" in capsys.readouterr().err
    assert main(["check", "--site", str(site), "--json"]) == 0
    assert all(n["code"] for n in json.loads(capsys.readouterr().out))


def test_config_shows_origins(site, capsys):
    """`config` prints each key with where it was set; --schema is JSON."""
    (site / "sitegen.toml").write_text('title = "Bridge"\n')
    assert main(["config", "--site", str(site)]) == 0
    assert 'title = "Bridge"  (sitegen.toml:1)' in capsys.readouterr().out
    assert main(["config", "--schema"]) == 0
    assert "title" in json.loads(capsys.readouterr().out)["properties"]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.NAME)
def test_every_command_has_help_with_examples(command, capsys):
    """`sitegen COMMAND --help` says what it does and shows examples."""
    with pytest.raises(SystemExit) as stop:
        main([command.NAME, "--help"])
    assert stop.value.code == 0
    assert "example" in capsys.readouterr().out


def test_runs_as_a_module():
    """`python -m sitegen` is the same program."""
    done = subprocess.run([sys.executable, "-m", "sitegen", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("sitegen ")


def test_start_is_light():
    """`sitegen --help` loads none of the heavy libraries."""
    code = "import sys, sitegen.cli; sitegen.cli.make_parser(); print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"trafilatura", "lxml", "bs4", "jinja2", "markdown", "babel", "livereload", "tornado", "msgspec"} & set(
        loaded
    )


def test_another_folder_built_for_once_leaves_permalinks_alone(site, tmp_path, capsys):
    """`--content` of another folder in a site neither uses nor changes the site's permalinks."""
    (site / "sitegen.toml").write_text('title = "Bridge"\n')
    assert build(site) == 0
    before = (site / "permalinks.json").read_text()
    other = site / "elsewhere"
    other.mkdir()
    (other / "pool.txt").write_text("Mayor opens pool\n\nMayor Ann Lockwood opened the pool on 3 May 2019.\n")
    assert build(site, "--content", str(other), "--output", str(site / "out")) == 0
    assert (site / "permalinks.json").read_text() == before
    assert build(site, "--locked", "--content", str(site / "content")) == 0


def test_file_names_in_any_locale(site):
    """A locale of ASCII or Latin-1 changes neither which files are found nor what they are called."""
    (site / "content/bridge.md").rename(site / "content/brücke.md")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-m", "sitegen", "build", "--site", str(site)]
    subprocess.run(command, check=True, env=environment, capture_output=True)
    assert json.loads((site / "public/data/articles.json").read_text("utf-8"))[0]["source_file"] == "brücke.md"


INTERRUPTED = """
import os, signal, sys
from sitegen.__main__ import run

class Interrupt:
    def find_spec(name, *_):
        if name == "sitegen.cli":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupt)
run()
"""


def test_ctrl_c_while_the_program_is_loaded():
    """Nothing is begun yet: it ends as any program does, and says nothing."""
    done = subprocess.run([sys.executable, "-c", INTERRUPTED], check=False, capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, b"", b"")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "not enough memory"),
        (FileNotFoundError(errno.ENOENT, "No such file or directory"), "the folder you are in does not exist"),
    ],
)
def test_what_the_system_refuses_is_no_fault_of_ours(error, said, monkeypatch, capsys):
    """It is told with what helps."""

    def run_out(_: object) -> int:
        raise error

    monkeypatch.setattr("sitegen.commands.config.run", run_out)
    assert main(["config"]) == 1
    assert said in capsys.readouterr().err


def test_no_threads_to_serve_with(site, monkeypatch, capsys):
    """It is told before anything begins: `ulimit -u 1`."""

    def refuse(_: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr("threading.Thread.start", refuse)
    assert main(["serve", "--site", str(site), "--port", "0"]) == 1
    assert "no threads left" in capsys.readouterr().err


def test_closed_streams(site):
    """A caller that closed all three gets its site and its exit status, and no file has our words in it."""
    command = f"exec {sys.executable} -m sitegen build --json --site {site} <&- >&- 2>&-"
    assert subprocess.run(["sh", "-c", command], check=False).returncode == 0
    assert (site / "public/index.html").exists()


def test_many_messages_of_one_kind_are_counted(site, capsys):
    """A list with 60 names that nobody has: the first of them are told, the others counted."""
    (site / "content/articles").mkdir()
    (site / "content/bridge.md").rename(site / "content/articles/bridge.md")
    (site / "content/actors").mkdir()
    names = "".join(f"  - Nobody {n}\n" for n in range(60))
    (site / "content/actors/a.md").write_text(f"---\nname: Anna Fairweather\nmerge:\n{names}---\n", "utf-8")
    assert build(site) == 0
    said = capsys.readouterr().err
    assert said.count("no other actor is called") == 50
    assert "and 10 more messages of the kind" in said
