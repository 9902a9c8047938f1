"""sitegen.read.edits."""

import pytest

from sitegen.errors import Where
from sitegen.model.edit import ActorEdit, EventEdit, SitePage
from sitegen.read import find, read_edits

FILES = {
    "actors/harbour-board.md": """---
name: Harbour Board
aliases: [HB, The Board]
kind: organization
role: runs the harbour
same_as: https://example.org/hb
merge: [board]
distinct: [Board of Trade]
private: no
---

It was founded in 1901.
""",
    "events/ferry-sinks.md": """---
date: 2020-02-14
title: The ferry sinks
actors: [Harbour Board]
sources:
  - articles/a.md
evidence: ["The ferry, sank", "On Monday"]
hide: true
---
What happened.
""",
    "pages/about.md": "---\ntitle: About us\n---\n\nWe write.\n",
    "pages/how_it_works.md": "# How it works\n\nSlowly.\n",
    "pages/plain.md": "Words alone.\n",
}


@pytest.fixture
def read(tmp_path):
    """A function that writes files into a content folder and reads the edits among them."""

    def write_and_read(files):
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_edits(find(tmp_path, "content")[0])

    return write_and_read


def test_actors_events_and_pages_become_frozen_edits(read):
    """Each file gives one edit with its key, its place and all that was written."""
    edits, notices = read(FILES)
    assert notices == ()
    actor, event = edits.actors[0], edits.events[0]
    assert actor == ActorEdit(
        key="harbour-board",
        where=Where("content/actors/harbour-board.md"),
        name="Harbour Board",
        aliases=("HB", "The Board"),
        kind="organisation",
        role="runs the harbour",
        same_as=("https://example.org/hb",),
        merge=("board",),
        distinct=("Board of Trade",),
        body="It was founded in 1901.",
        lines=actor.lines,
    )
    assert dict(actor.lines)["merge"] == 7
    assert event == EventEdit(
        key="ferry-sinks",
        where=Where("content/events/ferry-sinks.md"),
        date="2020-02-14",
        title="The ferry sinks",
        actors=("Harbour Board",),
        sources=("articles/a.md",),
        evidence=("The ferry, sank", "On Monday"),
        hide=True,
        body="What happened.",
        lines=event.lines,
    )
    assert edits.pages == (
        SitePage("about", "About us", "We write.", Where("content/pages/about.md")),
        SitePage("how-it-works", "How it works", "Slowly.", Where("content/pages/how_it_works.md")),
        SitePage("plain", "Plain", "Words alone.", Where("content/pages/plain.md")),
    )


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        (
            "actors/a.md",
            "---\nkind: ship\n---\n",
            'content/actors/a.md:2: "kind" is person or organisation, not "ship"',
        ),
        (
            "actors/a.md",
            "---\nalias: A\n---\n",
            'content/actors/a.md:2: unknown key "alias"\n  did you mean "aliases"?',
        ),
        ("actors/a.md", "---\nsame_as: wiki\n---\n", 'content/actors/a.md:2: "same_as" is a web address, not "wiki"'),
        ("events/e.md", "---\ndate: 2020-02-30\n---\n", 'content/events/e.md:2: "date": 2020-02-30 is impossible'),
        ("events/e.md", "---\nhide: perhaps\n---\n", 'content/events/e.md:2: "hide" is true or false, not "perhaps"'),
        ("events/e.md", "---\ntitle: x\n", "content/events/e.md:1: the front matter that opens here is never closed"),
        (
            "events/e.md",
            "---\ntitle: " + "x" * 1_000_001 + "\n---\n",
            "content/events/e.md:1: the front matter that opens here is too long",
        ),
        ("pages/p.md", "---\nlayout: x\n---\n", 'content/pages/p.md:2: unknown key "layout"'),
        ("pages/Über uns.md", "Words.", 'content/pages/Über uns.md: the file name "Über uns" cannot be a URL'),
        ("pages/con.md", "Words.", 'content/pages/con.md: the file name "con" cannot be a URL'),
        ("pages/p.md", b"\x89PNG\r\n\x1a\n", "content/pages/p.md: this is a PNG image, not text"),
        ("actors/a.md", "", "content/actors/a.md: this file is empty"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_hides_no_other_file(read, name, text, says):
    """One bad edit costs that edit alone."""
    edits, notices = read({**FILES, name: text})
    assert [str(n)[: len(says)] for n in notices] == [says]
    assert all(n.hint for n in notices)
    assert len(edits.actors) + len(edits.events) + len(edits.pages) == len(FILES)


def test_two_files_of_one_key_are_told(read):
    """Two files that speak about one actor would leave to chance which of them counts."""
    _, notices = read({**FILES, "actors/more/harbour-board.md": "---\nname: Board\n---\n"})
    assert [n.code for n in notices] == ["duplicate-edit"]


@pytest.mark.parametrize(
    ("name", "key"),
    [("Bridge closed?", "bridge-closed"), ("%2e%2e", "2e-2e"), ("brücke_zu", "brücke_zu")],
)
def test_the_file_of_an_event_may_be_called_anything(read, name, key):
    """Its name becomes an id: a part of an address and a line of permalinks.json, which the next build must understand."""
    edits, _ = read({"articles/a.txt": "x", f"events/{name}.md": "---\ntitle: Closed\n---\n"})
    assert [e.key for e in edits.events] == [key]
