"""Messages: the catalogue is complete, each says what to do, and thirty mistakes get theirs without a traceback."""

import fnmatch
import os
import re
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import Mock

import pytest

from sitegen.cli import main
from sitegen.commands.common import write_new
from tests.messages import messages

CATALOGUE = Path(__file__).parents[1] / "docs/messages.md"
ROWS = re.findall(r"^\| `([a-z-]+)` \| ([a-z, ]+) \| (.+) \| (.+) \|$", CATALOGUE.read_text("utf-8"), re.MULTILINE)
NOTHING_TO_DO = {"add-known", "add-other-files"}


def test_the_catalogue_lists_every_message():
    """Each code of the source stands in docs/messages.md once with its levels, and no other does."""
    listed = {code: set(levels.split(", ")) for code, levels, _, _ in ROWS}
    assert len(listed) == len(ROWS)
    raised: dict[str, set[str]] = {}
    for message in messages():
        codes = fnmatch.filter(listed, message.code) if "*" in message.code else [message.code]
        assert codes, message
        for code in codes:
            raised.setdefault(code, set()).add(message.level)
    assert listed == raised


def test_every_message_says_how_to_mend_it():
    """Where a message is raised, a hint is given, but for the two that leave nothing to do."""
    assert not [m for m in messages() if not m.hint and m.code not in NOTHING_TO_DO]
    assert all(meaning.endswith(".") and mend for _, _, meaning, mend in ROWS)


ARTICLE = """---
title: The council closes the bridge
date: 2021-03-04
---

The Valley Council closed the old bridge on Monday after engineers found cracks, said Anna Fairweather, head of the council.
"""


@dataclass
class Mistake:
    """What was done, and words of the message. `files` are written into a sound site; None deletes."""

    says: tuple[str, ...]
    files: dict[str, str | bytes | None] = field(default_factory=dict)
    run: tuple[str, ...] = ("build",)
    status: int = 1


def front(line: str) -> str:
    return ARTICLE.replace("date: 2021-03-04", line)


TOML = 'title = "Valley"\n'
NEW = "content/articles/new.md"
MISTAKES = {
    "key mistyped": Mistake((f"{NEW}:3", 'unknown key "publised"', "did you mean"), {NEW: front("publised: The Argus")}),
    "impossible date": Mistake((f"{NEW}:3", "2020-02-30", "write the day meant"), {NEW: front("date: 2020-02-30")}),
    "impossible date, day first": Mistake((f"{NEW}:3", "February 2024 has 29 days", "date: 2024-02"), {NEW: front("date: 31/02/2024")}),
    "end before its beginning": Mistake((f"{NEW}:3", "write date: 2021-03-01/2021-03-05"), {NEW: front("date: 2021-03-05/2021-03-01")}),
    "embargo in a word": Mistake((f"{NEW}:3", '"embargo" is one day', "embargo: 2020-02-14T18:00"), {NEW: front("embargo: tomorrow")}),
    "date in words": Mistake((f"{NEW}:3", "date: 2021-03-14"), {NEW: front("date: 14 March 2021")}),
    "key twice": Mistake((f"{NEW}:4", '"title" is here twice', "keep one"), {NEW: "---\ntitle: a\ndate: 2021\ntitle: b\n---\n\nText of it.\n"}),
    "front matter never closed": Mistake((f"{NEW}:1", "never closed", '"---"'), {NEW: "---\ntitle: x\n\nText of it.\n"}),
    "front matter twice": Mistake((f"{NEW}:4", "second front matter", "one pair"), {NEW: "---\ntitle: a\n---\n---\ntitle: b\n---\n\nText of it.\n"}),
    "colon in a title": Mistake((f"{NEW}:2", "quotation marks", 'write title: "'), {NEW: "---\ntitle: Flood: a report\n---\n\nText.\n"}),
    "no space after the colon": Mistake((f"{NEW}:2", "no space after the colon"), {NEW: "---\ntitle:x\n---\n\nText.\n"}),
    "tab in front matter": Mistake((f"{NEW}:3", "tab", "spaces"), {NEW: "---\nspeakers:\n\ta: b\n---\n\nText.\n"}),
    "merge conflict in an article": Mistake((f"{NEW}:6", "unresolved merge conflict", "both sides"), {NEW: ARTICLE.replace("The Valley", "<<<<<<< HEAD\nThe Hill said so.\n=======\nThe Valley") + ">>>>>>> other\n"}),
    "merge conflict above an article": Mistake((f"{NEW}:2", "unresolved merge conflict"), {NEW: ARTICLE.replace("title: The council closes the bridge", "<<<<<<< HEAD\ntitle: a\n=======\ntitle: b\n>>>>>>> other")}),
    "merge conflict in an edit": Mistake(("content/actors/x.md:2", "unresolved merge conflict"), {"content/actors/x.md": "---\n<<<<<<< HEAD\nkind: person\n=======\nhide: true\n>>>>>>> other\n---\n"}),
    "merge conflict in the settings": Mistake(("sitegen.toml:1", "unresolved merge conflict", "both sides"), {"sitegen.toml": '<<<<<<< HEAD\ntitle = "x"\n=======\ntitle = "y"\n>>>>>>> other\n'}, status=2),
    "list for a text": Mistake((f"{NEW}:3", '"date" is text, not a list'), {NEW: front("date: [2021, 2022]")}),
    "word for true": Mistake((f"{NEW}:3", '"draft" is true or false', "draft: true"), {NEW: front("draft: perhaps")}),
    "address without scheme": Mistake((f"{NEW}:3", "is a web address", "https://example.org"), {NEW: front("url: example.org/page")}),
    "alias bomb": Mistake((f"{NEW}:", "aliases are not read", "write the value out"), {NEW: "---\ntags: &a [x, x]\naliases: [*a, *a]\n---\n\nText.\n"}),
    "empty file": Mistake((NEW, "empty", "delete it"), {NEW: ""}),
    "front matter alone": Mistake((NEW, "no text", "below the front matter"), {NEW: "---\ntitle: x\n---\n"}),
    "binary file": Mistake(("content/articles/a.txt", "PNG", "content/assets/"), {"content/articles/a.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4}),
    "PDF under another name": Mistake(("content/articles/a.txt", "PDF", "sitegen add"), {"content/articles/a.txt": b"%PDF-1.7\n%\xe2\xe3\n"}),
    "noise with a mark of UTF-16": Mistake(("content/articles/a.txt", "not a text file", "UTF-8"), {"content/articles/a.txt": b"\xff\xfe" + bytes(range(1, 256, 2)) * 40 + b"\x00\xd8" * 99}),
    "no article": Mistake(("content/articles", "no article", "sitegen add"), {"content/articles/bridge.md": None, "content/pages/about.md": "About.\n"}, status=0),
    "article beside its folder": Mistake(("content/loose.md", "not read", "articles/"), {"content/loose.md": ARTICLE}, status=0),
    "edit that fits nobody": Mistake(("content/actors/anna-fairwether.md", "no actor is called", "did you mean"), {"content/actors/anna-fairwether.md": "---\nrole: head\n---\n"}, status=0),
    "name that fits nobody": Mistake(("content/actors/x.md:2", 'no actor is called "B. Nobody"', "correct it"), {"content/actors/x.md": "---\nname: B. Nobody\n---\n"}, status=0),
    "merge with an unknown name": Mistake(("content/actors/anna-fairweather.md:2", 'merge: no other actor is called "B. Nobody"'), {"content/actors/anna-fairweather.md": "---\nmerge: [B. Nobody]\n---\n"}, status=0),
    "event that is none": Mistake(("content/events/no-such.md", 'no event has the id "no-such"', "title"), {"content/events/no-such.md": "---\nhide: true\n---\n"}, status=0),
    "event without a date": Mistake(("content/events/x.md: warning", "give it a date", "and sources"), {"content/events/x.md": "---\ntitle: A fair\n---\n"}, status=0),
    "source of an event that is none": Mistake(("content/events/x.md:4: warning", 'no article "nope.md"', "the article's path"), {"content/events/x.md": "---\ndate: 2021-03-14\ntitle: A fair\nsources: [nope.md]\n---\n"}, status=0),
    "assets that differ in capitals": Mistake(("content/assets/a.png: warning", "content/assets/A.png", "rename"), {"content/assets/A.png": "1", "content/assets/a.png": "2"}, status=0),
    "table of another program": Mistake(("sitegen.toml:1", 'unknown key "site"', "[theme] is the only table"), {"sitegen.toml": "[site]\ntitle = 'x'\n"}, status=2),
    "table mistyped": Mistake(("sitegen.toml:1", 'did you mean "theme"?'), {"sitegen.toml": "[them]\nlink = '#000'\n"}, status=2),
    "actor of an event who is none": Mistake(("content/events/x.md:4: warning: the story has no actor", "B. Nobody", "name or id"), {"content/events/x.md": "---\ndate: 2021-03-14\ntitle: A fair\nactors: [B. Nobody]\n---\n"}, status=0),
    "date of an event": Mistake(("content/events/x.md:2", '"date"', "2021-03-14"), {"content/events/x.md": "---\ndate: 14.3.2021\n---\n"}),
    "permalinks damaged": Mistake(("permalinks.json:2", "version control"), {"sitegen.toml": TOML, "permalinks.json": '[{"permalinks":1}\n,{"kind":\n]\n'}),
    "permalinks in conflict": Mistake(("permalinks.json:2", "merge conflict", "both sides"), {"sitegen.toml": TOML, "permalinks.json": '[{"permalinks":1}\n<<<<<<< mine\n]\n'}),
    "permalinks no text": Mistake(("permalinks.json", "version control"), {"sitegen.toml": TOML, "permalinks.json": b"\xff\xfe\x00"}),
    "permalinks empty": Mistake(("permalinks.json:1", "the file is empty", "version control"), {"sitegen.toml": TOML, "permalinks.json": "\n"}),
    "permalinks a folder": Mistake(("permalinks.json: cannot be read", "version control"), {"sitegen.toml": TOML, "permalinks.json/x": ""}),
    "locked": Mistake(("permalinks.json", "would change", "--locked"), {"sitegen.toml": TOML}, ("build", "--locked")),
    "setting mistyped": Mistake(("sitegen.toml:1", 'unknown key "titel"', 'did you mean "title"?'), {"sitegen.toml": 'titel = "x"\n'}, status=2),
    "no quotation marks": Mistake(("sitegen.toml:1", "not valid TOML", "quotation marks"), {"sitegen.toml": "title = Valley\n"}, status=2),
    "setting given twice": Mistake(("sitegen.toml:2", "here twice", "keep one"), {"sitegen.toml": 'title = "x"\ntitle = "y"\n'}, status=2),
    "table given twice": Mistake(("sitegen.toml:2", "here twice", "keep one"), {"sitegen.toml": "[theme]\n[theme]\n"}, status=2),
    "setting of a wrong kind": Mistake(("sitegen.toml:1", '"drafts" must be true or false', "drafts = true"), {"sitegen.toml": 'drafts = "yes"\n'}, status=2),
    "settings no text": Mistake(("sitegen.toml", "UTF-8"), {"sitegen.toml": b"\xff\xfe\x00t"}, status=2),
    "colour that is none": Mistake(("sitegen.toml", "link"), {"sitegen.toml": '[theme]\nlink = "bluish"\n'}, status=2),
    "template never closed": Mistake(("templates/event.html:1", "Jinja"), {"sitegen.toml": TOML, "templates/event.html": "{% if view %}\n"}, status=2),
    "template missing": Mistake(("templates/event.html:1", "there is no template bases.html", "did you mean"), {"sitegen.toml": TOML, "templates/event.html": '{% extends "bases.html" %}\n'}, status=2),
    "undefined in a template": Mistake(("templates/event.html:2", "wrong", "view"), {"sitegen.toml": TOML, "templates/event.html": "<p>\n{{ wrong.word }}\n"}, status=2),
    "template no text": Mistake(("templates/event.html", "UTF-8"), {"sitegen.toml": TOML, "templates/event.html": b"\xff\xfe\x80"}, status=2),
    "catalogue of words broken": Mistake(("locales/en.toml", "TOML"), {"sitegen.toml": TOML, "templates/locales/en.toml": "words = \n"}, status=2),
    "catalogue no text": Mistake(("locales/en.toml", "UTF-8"), {"sitegen.toml": TOML, "templates/locales/en.toml": b"\xff\xfe\x80"}, status=2),
    "words of another kind": Mistake(("locales/en.toml", "[counts] events is of another kind"), {"sitegen.toml": TOML, "templates/locales/en.toml": '[counts]\nevents = "x"\n'}, status=2),
    "words without a table": Mistake(("locales/en.toml", "[events] is of another kind"), {"sitegen.toml": TOML, "templates/locales/en.toml": "events = 3\n"}, status=2),
    "output over git's own": Mistake(("the .git folder overlap", "folder of its own"), {".git/HEAD": ""}, ("build", "--output", ".git"), 2),
    "base URL with a query": Mistake(("sitegen.toml:2", "is not a web address"), {"sitegen.toml": TOML + 'base_url = "https://example.org/?a=1"\n'}, status=2),
    "base URL with markup": Mistake(("sitegen.toml:2", "is not a web address"), {"sitegen.toml": TOML + "base_url = 'https://example.org/\"><script>'\n"}, status=2),
    "stranger in the way": Mistake(("public/index.html", "in the way", "--output"), {"public/index.html": "<p>mine"}),
    "manifest damaged": Mistake(("public/manifest.json: cannot be read", "yours is not known", "delete the folder"), {"public/manifest.json": '{"generator": "site', "public/index.html": "<p>"}),
    "manifest of another program": Mistake(("public/manifest.json: is in the way",), {"public/manifest.json": '{"name": "An app"}'}),
    "output is a file": Mistake(("public", "is a file", "--output"), {"public": "mine"}),
    "output holds the content": Mistake(("overlap", "folder of its own"), {}, ("build", "--output", "{site}"), 2),
    "templates folder missing": Mistake(("sitegen.toml:2: there is no folder of templates", "correct its name"), {"sitegen.toml": TOML + 'templates = "nope"\n'}, status=2),
    "templates is a file": Mistake(("there is no folder of templates {site}/templates",), {"sitegen.toml": TOML, "templates": "x"}, status=2),
    "template includes itself": Mistake(("templates/event.html:1: includes, imports or extends itself",), {"sitegen.toml": TOML, "templates/event.html": '{% include "event.html" %}'}, status=2),
    "templates flag wrong": Mistake(("error: there is no folder of templates {site}/nope",), {}, ("build", "--templates", "nope"), 2),
    "list above an article": Mistake((f"{NEW}:2", "this list has no key", '"tags:"'), {NEW: "---\n- harbour\n---\n\nText of it.\n"}),
    "empty file of an actor": Mistake(("content/actors/x.md: this file is empty", "delete it"), {"content/actors/x.md": "\n"}),
    "settings of another program": Mistake(("sitegen.toml:1", 'sitegen.toml:3: unknown key "menu"'), {"sitegen.toml": 'baseURL = "https://example.org/"\n\n[[menu.main]]\nname = "a"\n'}, status=2),
    "token mistyped": Mistake(('sitegen.toml:3: unknown design token "dark-lnk"', 'did you mean "dark-link"?'), {"sitegen.toml": TOML + '[theme]\ndark-lnk = "#000"\n'}, status=2),
    "sheet of a spreadsheet": Mistake(("in.xlsx", "not read", "as CSV"), {"in.xlsx": b"PK"}, ("add", "in.xlsx")),
    "content folder missing": Mistake(("does not exist", "--content"), {}, ("build", "--content", "{site}/nothing"), 2),
    "site missing": Mistake(("there is no folder", "sitegen init"), {}, ("check", "--site", "{site}/nothing"), 2),
    "command mistyped": Mistake(('there is no command "bulid"', 'did you mean "build"?'), {}, ("bulid",), 2),
    "option mistyped": Mistake(("--darfts", 'did you mean "--drafts"?'), {}, ("build", "--darfts"), 2),
    "option of another command": Mistake(('`sitegen check` does not take "--port"', "sitegen check --help"), {}, ("check", "--port", "80"), 2),
    "kind mistyped": Mistake(('"artcle" is none of these', 'did you mean "article"?'), {}, ("new", "artcle", "x"), 2),
    "word too many": Mistake(('does not take "content"', 'did you mean "--content"'), {}, ("build", "content"), 2),
    "number that is none": Mistake(('--workers takes a number, not "many"',), {}, ("build", "--workers", "many"), 2),
    "publication date that never was": Mistake(('--published: "31/02/2024" is no date', "2021-03-04"), {}, ("explain", "content/articles/bridge.md", "--published", "31/02/2024"), 2),
    "base URL": Mistake(("is not a web address", "https://"), {}, ("build", "--base-url", "example.org"), 2),
    "port in use": Mistake(("port {port} on 127.0.0.1 is in use", "--port"), {}, ("serve", "--port", "{port}"), 2),
    "explain a file that is not there": Mistake(("there is no file nothing.txt",), {}, ("explain", "nothing.txt"), 1),
    "explain a folder": Mistake(("content/articles: this is a folder", "name an article file"), {}, ("explain", "{site}/content/articles"), 1),
    "explain an unknown id": Mistake(('nothing here is called "actors/anna-fairwether"', "did you mean"), {}, ("explain", "actors/anna-fairwether"), 1),
    "new over an old file": Mistake(("exists already", "another name"), {}, ("new", "article", "bridge"), 2),
    "new without a name": Mistake(("no file name can be made",), {}, ("new", "article", "!!!"), 2),
    "init over a site": Mistake(("exists already", "nothing was written"), {"sitegen.toml": TOML}, ("init", "{site}"), 2),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_gets_its_message(name, tmp_path, capsys, monkeypatch):
    """What is wrong, where, and what to do next; the exit status of the contract; no traceback."""
    mistake = MISTAKES[name]
    article = tmp_path / "content/articles/bridge.md"
    article.parent.mkdir(parents=True)
    article.write_text(ARTICLE, "utf-8")
    for path, content in mistake.files.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            file.unlink()
        else:
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
    monkeypatch.chdir(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        words = {"site": str(tmp_path), "port": str(taken.getsockname()[1])}
        status = main([argument.format_map(words) for argument in mistake.run])
    said = capsys.readouterr().err
    assert status == mistake.status, said
    assert "Traceback" not in said
    assert "internal" not in said
    for part in mistake.says:
        assert part.format_map(words) in said
    if status:
        assert len(said.splitlines()) >= 2, "a message and what to do next"


def limited(*arguments, cwd):
    """The program where no file may grow past 20 kB: as on a full disk."""
    import resource

    return subprocess.run(
        [sys.executable, "-m", "sitegen", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
        check=False,
    )


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_full_disk(workers, tmp_path):
    """What cannot be written is told in words, the site that was published stays, and nothing half written is left."""
    main(["init", str(tmp_path / "site")])
    site = tmp_path / "site"
    assert main(["build", "--site", str(site), "--quiet"]) == 0
    before = {p: p.read_bytes() for p in site.rglob("*") if p.is_file() and ".sitegen-cache" not in p.parts}
    (site / "content/articles/long.md").write_text(ARTICLE + "It was said on 3 May 2021.\n\n" * 2000, "utf-8")
    done = limited("build", "--no-cache", "--workers", workers, cwd=site)
    assert done.returncode == 1, done.stderr
    assert "the system refuses: File too large" in done.stderr
    assert "make room on the disk" in done.stderr
    assert "Traceback" not in done.stderr
    assert {p: p.read_bytes() for p in before} == before
    assert not [p for p in site.iterdir() if "new" in p.name]


def test_an_import_onto_a_full_disk(tmp_path):
    """An article that cannot be written whole is not left as an empty file, which the next build would stumble over."""
    main(["init", str(tmp_path / "site")])
    (tmp_path / "long.txt").write_text("Bridge closed\n\n" + "The council closed it on 3 May 2021.\n\n" * 2000, "utf-8")
    before = sorted((tmp_path / "site").rglob("*"))
    done = limited("add", str(tmp_path / "long.txt"), cwd=tmp_path / "site")
    assert done.returncode == 1
    assert "cannot be written: File too large" in done.stderr
    assert sorted((tmp_path / "site").rglob("*")) == before


@pytest.mark.parametrize("stop", [None, OSError(1, "no hard links"), KeyboardInterrupt()])
def test_a_new_file_is_there_when_it_is_whole(tmp_path, monkeypatch, stop):
    """Ended before it has its name, no file is there; without hard links it is named all the same, never over another."""
    if stop is not None:
        monkeypatch.setattr(Path, "hardlink_to", Mock(side_effect=stop))
    path = tmp_path / "content/a.md"
    with suppress(KeyboardInterrupt):
        write_new(path, "one")
    assert path.exists() is not isinstance(stop, KeyboardInterrupt)
    path.write_text("mine")
    with pytest.raises(FileExistsError):
        write_new(path, "two")
    assert [(p.name, p.read_text()) for p in path.parent.iterdir()] == [("a.md", "mine")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path, capsys):
    """Missing permissions are told with the file's name."""
    file = tmp_path / "content/a.txt"
    file.parent.mkdir()
    file.write_text("Text of an article.")
    file.chmod(0)
    assert main(["build", "--site", str(tmp_path)]) == 1
    assert "content/a.txt: this file cannot be read" in capsys.readouterr().err
