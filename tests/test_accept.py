"""sitegen.accept: a story with doubts, answers by standard input, and what the next build makes of them."""

import io
import json
from dataclasses import replace

import pytest

from sitegen import build
from sitegen.cli import main
from sitegen.model.story import Doubt

SENTENCES = {
    "one.md": """---
# found in a drawer
title: "Mill owner fined"
date: 2021-03-04   # from the stamp
---

Thomas Greyling, owner of the Weir Mill, was fined by the Hollin Court on Monday. "The river is not a drain," he said.
""",
    "two.md": """---
title: The mill reopens
date: 2021-06-08
---

Eliza Stroud reopened the Weir Mill on 5 June 2021. "We begin again," Stroud said.
""",
    "three.txt": """Flood on the lower river

The lower river flooded the meadows of the parish, and the ferry stopped. The vicar opened the church hall to the families.
""",
}


@pytest.fixture
def site(tmp_path):
    articles = tmp_path / "content/articles"
    articles.mkdir(parents=True)
    for name, text in SENTENCES.items():
        (articles / name).write_text(text, "utf-8")
    return tmp_path


def accept(site, monkeypatch, *lines, subjects=(), doubts=()):
    """Run the dialogue. `doubts` are pairs that the story is unsure of: (kind, a, b)."""
    real = build.tell

    def tell(config, today):
        story, *rest = real(config, today)
        unsure = tuple(Doubt(kind, a, b, 0.5, "nearly the same", "") for kind, a, b in doubts)
        return replace(story, doubts=unsure), *rest

    monkeypatch.setattr(build, "tell", tell)
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    try:
        return main(["accept", "--site", str(site), *subjects])
    finally:
        monkeypatch.setattr(build, "tell", real)


def data(site, noun):
    assert main(["build", "--site", str(site), "--quiet"]) == 0
    return json.loads((site / f"public/data/{noun}.json").read_text("utf-8"))


MILL_OWNERS = [("actor", "thomas-greyling", "eliza-stroud")]


def test_merge(site, monkeypatch, capsys):
    """Two names that may be one: "m" writes one line in one file, and the next build has one actor."""
    assert {"Thomas Greyling", "Eliza Stroud"} <= {a["name"] for a in data(site, "actors")}
    assert accept(site, monkeypatch, "m", "q", doubts=MILL_OWNERS) == 0
    file = site / "content/actors/thomas-greyling.md"
    assert file.read_text("utf-8") == "---\nmerge: [eliza-stroud]\n---\n\n"
    assert len({"Thomas Greyling", "Eliza Stroud"} & {a["name"] for a in data(site, "actors")}) == 1
    said = capsys.readouterr()
    assert 'articles/one.md:7: "Thomas Greyling, owner of the Weir Mill' in said.out
    assert "1 answer written" in said.out
    assert "warning" not in said.err


def test_distinct(site, monkeypatch, capsys):
    """Two people: "d" writes `distinct` below what the file says already, and the build finds both."""
    (site / "content/actors").mkdir()
    kept = "---\nname: Thomas Greyling  # as on the mill's board\nkind: person\n---\n\nHe owns the mill.\n"
    file = site / "content/actors/owner.md"
    file.write_text(kept, "utf-8")
    accept(site, monkeypatch, "d", subjects=["actors"], doubts=MILL_OWNERS)
    assert file.read_text("utf-8") == kept.replace("person\n", "person\ndistinct: [eliza-stroud]\n")
    assert {"Thomas Greyling", "Eliza Stroud"} <= {a["name"] for a in data(site, "actors")}
    assert "warning" not in capsys.readouterr().err
    accept(site, monkeypatch, "d", subjects=["actors"], doubts=MILL_OWNERS)
    assert "says so already" in capsys.readouterr().out


def test_a_skipped_case_is_not_asked_again(site, monkeypatch, capsys):
    """ "s" is remembered in skipped.txt until the evidence changes; Return is not; --all asks all the same."""
    (site / "sitegen.toml").write_text("", "utf-8")

    def asked(*lines, subjects=("actors",)):
        accept(site, monkeypatch, *lines, doubts=MILL_OWNERS, subjects=subjects)
        return capsys.readouterr().out

    assert "May these two be one actor?" in asked("")
    assert "May these two be one actor?" in asked("s")
    lines = (site / "skipped.txt").read_text("utf-8").splitlines()
    assert len(lines) == 2
    assert lines[1].endswith("actors: thomas-greyling and eliza-stroud")
    said = asked()
    assert "May these two" not in said
    assert "1 case skipped before" in said
    assert "May these two be one actor?" in asked("q", subjects=("--all", "actors"))
    article = site / "content/articles/one.md"
    article.write_text(article.read_text("utf-8").replace("owner of the Weir Mill", "heir of the Weir Mill"), "utf-8")
    assert "May these two be one actor?" in asked("q")


def test_events(site, monkeypatch, capsys):
    """Two reports that are one event by "m" are one page after the next build."""
    before = data(site, "events")
    one, other = (e["id"] for e in before[:2])
    accept(site, monkeypatch, "m", subjects=["events"], doubts=[("event", one, other)])
    assert (site / f"content/events/{one}.md").read_text("utf-8") == f"---\nmerge: [{other}]\n---\n\n"
    assert len(data(site, "events")) == len(before) - 1
    assert "warning" not in capsys.readouterr().err


def test_date(site, monkeypatch, capsys):
    """ "t" asks for a date, refuses what is none with the way to write it, and puts it above the text."""
    accept(site, monkeypatch, "t", "14 March 2021", "t", "2021-03-14", "q", subjects=["dates"])
    said = capsys.readouterr().out
    assert "2021-03-14" in said
    file = next(f for f in (site / "content/articles").glob("*.txt") if "date_basis" in f.read_text("utf-8"))
    assert file.read_text("utf-8") == "---\ndate: 2021-03-14\ndate_basis: editor\n---\n\n" + SENTENCES[file.name]
    found = next(a for a in data(site, "articles") if a["source_file"].endswith(file.name))
    assert (found["date"], found["date_basis"]) == ("2021-03-14", "editor")


def test_end_of_input_and_nonsense(site, monkeypatch, capsys):
    """The end of input quits, a mistyped key is asked for again, and nothing is written."""
    before = {p: p.read_bytes() for p in site.rglob("*.*") if p.is_file() and "content" in p.parts}
    assert accept(site, monkeypatch, "x") == 0
    assert accept(site, monkeypatch) == 0
    assert accept(site, monkeypatch, "s", "s", "s", "s", "s", "s", "s", "s") == 0
    said = capsys.readouterr().out
    assert '"x" is none of these' in said
    assert "nothing was written" in said
    assert before == {p: p.read_bytes() for p in site.rglob("*.*") if p.is_file() and "content" in p.parts}
    assert accept(site, monkeypatch, subjects=["weather"]) == 2


def test_a_speaker(site, monkeypatch, capsys):
    """A quotation without a speaker is given one in the article's front matter, beside the comments there."""
    text = (  # the words stand alone: nobody is near who could have said them
        '---\ntitle: "Bells"  # short\ndate: 2021-03-04\n---\n\nThe old tower fell silent on Sunday.\n\n'
        '"Nobody asked the people who live below it."\n\nThe bells had rung for two centuries.\n'
    )
    (site / "content/articles/bells.md").write_text(text, "utf-8")
    accept(site, monkeypatch, "n", "Ruth Amsel", "q", subjects=["speakers"])
    written = (site / "content/articles/bells.md").read_text("utf-8")
    assert "Who says this" in capsys.readouterr().out
    assert (
        'title: "Bells"  # short\ndate: 2021-03-04\nspeakers:\n  "Nobody asked the people who": Ruth Amsel\n---\n'
        in written
    )
    said = [q for a in data(site, "articles") for q in a["quotes"]]
    assert "Ruth Amsel" in {q["speaker_name"] for q in said}


def test_a_bare_folder_keeps_its_articles(site, monkeypatch, capsys):
    """In a folder of articles alone no folder actors/ is made: it would hide the articles."""
    bare = site / "bare"
    (site / "content/articles").rename(bare)
    accept(site, monkeypatch, "m", subjects=["--content", str(bare), "actors"], doubts=MILL_OWNERS)
    assert not (bare / "actors").exists()
    assert "left out" in capsys.readouterr().out


def test_what_would_break_a_file_is_not_written(site, monkeypatch, capsys):
    """A file whose front matter cannot take a line stays as it is, and the lines are shown to paste by hand."""
    (site / "content/actors").mkdir()
    file = site / "content/actors/thomas-greyling.md"
    file.write_text("---\n{name: Thomas Greyling}\n---\n", "utf-8")
    accept(site, monkeypatch, "m", subjects=["actors"], doubts=MILL_OWNERS)
    error = capsys.readouterr().err
    assert "content/actors/thomas-greyling.md: nothing was written" in error
    assert "merge: [eliza-stroud]" in error
    assert file.read_text("utf-8") == "---\n{name: Thomas Greyling}\n---\n"


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("page.html", b"<!doctype html><html><head><title>The ferry stops</title></head><body><article><h1>The ferry stops</h1><p>The ferry across the lower river stopped and the vicar opened the hall to everybody who came.</p></article></body></html>"),
        ("west.txt", "Café closes\r\n\r\nThe café by the lower river closed its doors, and nobody could say why.\r\n".encode("cp1252")),
        ("wide.txt", "Café closes\n\nThe café by the lower river closed its doors, and nobody could say why.\n".encode("utf-16")),
        ("mark.txt", b"\xef\xbb\xbfFerry stops\n\nThe ferry across the lower river stopped, and nobody could say why.\n"),
    ],
)  # fmt: skip
def test_any_kind_of_article(tmp_path, monkeypatch, name, raw):
    """A web page and texts in other encodings take a date as well: the old bytes stay, and the build reads the new ones."""
    file = tmp_path / "content/articles" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(raw)
    accept(tmp_path, monkeypatch, "t", "2021-05", subjects=["dates"])
    assert raw.removeprefix(b"\xff\xfe").removeprefix(b"\xef\xbb\xbf") in file.read_bytes()
    article = data(tmp_path, "articles")[0]
    assert (article["date"], article["date_basis"]) == ("2021-05", "editor")
    assert "2021" not in article["text"]
