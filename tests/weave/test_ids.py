"""Public ids over time (sitegen.weave.ids, recognise, articles)."""

from dataclasses import replace
from itertools import permutations

import pytest

from sitegen.errors import Where
from sitegen.model.article import FrontMatter
from sitegen.model.edit import ActorEdit, Edits, EventEdit
from sitegen.model.story import Ledger, LedgerEntry
from sitegen.weave import weave
from sitegen.weave.ids import Wanted, assign, slug
from sitegen.weave.recognise import event_key
from tests.weave.stories import harbour
from tests.weave.telling import Line, tell


def _ids(story):
    return [e.id for e in story.events], [a.id for a in story.actors], [s.slug for s in story.sources]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harwick's port: closed!", "harwicks-port-closed"),
        ("Émigré in Zürich", "emigre-in-zurich"),
        ("Привет мир", "privet-mir"),
        ("🎉🎉", "fallback"),
        ("", "fallback"),
        ("word " * 30, "word-word-word-word-word-word"),
        ("A £4.1m refit", "a-4-1m-refit"),
        ("Con", "con-1"),
        ("Con men", "con-men"),
    ],
)
def test_slugs_are_readable_in_any_script(text, expected):
    """Letters of any script come out as ASCII words, cut between words; nothing but signs falls back."""
    assert slug(text, 30, "fallback") == expected


def test_without_a_ledger_ids_depend_on_content_alone():
    """A bare folder gives the same ids whatever was built before."""
    first = weave(harbour(), Edits(), Ledger(), keep_ledger=False)
    other = weave(harbour(), Edits(), weave(harbour()[:2], Edits(), Ledger()).ledger, keep_ledger=False)
    assert _ids(first) == _ids(other)
    assert first.ledger == Ledger()


def test_the_same_content_leaves_the_ledger_as_it_was():
    """A second build changes no line of permalinks.json."""
    story = weave(harbour(), Edits(), Ledger())
    assert weave(harbour(), Edits(), story.ledger).ledger == story.ledger


def test_an_event_keeps_its_id_when_its_sentence_is_reworded():
    """A corrected sentence in the same article on the same day is the same event."""
    before = tell(
        "a.txt",
        "2031-03-05",
        [Line("Brill plc recalled 48,000 kettles on Tuesday.", "2031-03-04")],
        bodies=["Brill plc"],
    )
    after = tell(
        "a.txt",
        "2031-03-05",
        [Line("Kettles were recalled by Brill plc on Tuesday, 48,000 of them.", "2031-03-04")],
        bodies=["Brill plc"],
    )
    story = weave([before], Edits(), Ledger())
    assert weave([after], Edits(), story.ledger).events[0].id == story.events[0].id


def test_a_new_source_renames_no_event():
    """A paper that tells it better lends its title, not a new id."""
    story = weave(harbour()[1:], Edits(), Ledger())
    later = weave(harbour(), Edits(), story.ledger)
    assert {e.id for e in story.events} <= {e.id for e in later.events}


def test_a_renamed_file_keeps_its_address():
    """The same text in another file is the same article."""
    story = weave(harbour()[:1], Edits(), Ledger())
    moved = harbour()[0]
    moved = replace(moved, article=replace(moved.article, id="z/renamed.txt"))
    assert weave([moved], Edits(), story.ledger).sources[0].slug == story.sources[0].slug


def test_a_slug_given_twice_is_told():
    """Of two articles with one slug, the second is told where it is now, and whose the address is."""
    front = FrontMatter(slug="the-port", lines=(("slug", 3),))
    twins = [tell(f"{n}.txt", "2031-01-02", [Line(f"Ship {n} sank.", "2031-01-01")], front=front) for n in "ab"]
    told = [n for n in weave(twins, Edits(), Ledger()).notices if n.code == "slug-taken"]
    assert [(str(n.where), n.words) for n in told] == [
        ("b.txt:3", 'slug: "the-port" is the address of another article; this one is at "the-port-2" (a.txt:3)')
    ]


def test_a_merge_leaves_a_redirect_and_distinct_restores():
    """Two become one: the other's address leads there. Told apart again, both addresses are as before."""
    people = [
        tell(f"{n}.txt", "2031-01-02", [Line(f"{name} spoke.", "2031-01-01")], people=[name])
        for n, name in enumerate(("Ann Lowe", "Beth Crane"))
    ]
    first = weave(people, Edits(), Ledger())
    where = Where("content/actors/ann-lowe.md", 1)
    merged = weave(people, Edits(actors=(ActorEdit("ann-lowe", where, merge=("Beth Crane",)),)), first.ledger)
    assert ("actors/beth-crane/", "actors/ann-lowe/") in [(r.old, r.new) for r in merged.redirects]
    again = weave(people, Edits(actors=(ActorEdit("ann-lowe", where, distinct=("Beth Crane",)),)), merged.ledger)
    assert _ids(again) == _ids(first)
    assert again.redirects == ()
    assert _plain(again.ledger) == _plain(first.ledger)


@pytest.mark.parametrize("merger", [0, 1])
def test_merged_events_redirect_and_come_back(merger):
    """The same for events, by their ids; also where date and title are those of the event that was merged into another."""
    first = weave(harbour(), Edits(), Ledger())
    pair = [e.id for e in first.events if e.dated.edtf in {"2031-05-05", "2032-01-29"}]
    one, other = pair[merger], pair[1 - merger]
    where = Where(f"content/events/{one}.md", 1)
    merged = weave(harbour(), Edits(events=(EventEdit(one, where, merge=(other,)),)), first.ledger)
    assert [(r.old, r.new) for r in merged.redirects] == [(f"events/{other}/", f"events/{one}/")]
    stays = weave(harbour(), Edits(events=(EventEdit(one, where, merge=(other,)),)), merged.ledger)
    assert stays.ledger == merged.ledger
    again = weave(harbour(), Edits(), merged.ledger)
    assert (_ids(again), _plain(again.ledger)) == (_ids(first), _plain(first.ledger))


def test_what_was_merged_before_it_was_published_stays_merged():
    """A site whose first build has the merge already: the address is the one of the file, and the second build changes nothing."""
    ids = [e.id for e in weave(harbour(), Edits(), Ledger()).events]
    for one, other in permutations(ids, 2):
        edits = Edits(events=(EventEdit(one, Where(f"content/events/{one}.md", 1), merge=(other,)),))
        first = weave(harbour(), edits, Ledger())
        assert {e.id for e in first.events} == {*ids} - {other}
        assert [(r.old, r.new) for r in first.redirects] == [(f"events/{other}/", f"events/{one}/")]
        again = weave(harbour(), edits, first.ledger)
        assert (_ids(again), again.ledger) == (_ids(first), first.ledger)


def test_what_was_merged_into_a_hidden_event_leads_nowhere():
    """The merged event keeps its id, so that it comes back; but no page is there to lead to."""
    first = weave(harbour(), Edits(), Ledger())
    one, other = (e.id for e in first.events if e.dated.edtf in {"2031-05-05", "2032-01-29"})
    edit = EventEdit(one, Where(f"content/events/{one}.md", 1), merge=(other,), hide=True)
    hidden = weave(harbour(), Edits(events=(edit,)), first.ledger)
    assert hidden.redirects == ()
    back = weave(harbour(), Edits(events=(replace(edit, hide=False),)), hidden.ledger)
    assert [(r.old, r.new) for r in back.redirects] == [(f"events/{other}/", f"events/{one}/")]


def test_an_event_that_was_merged_does_not_name_another_of_its_sentence():
    """Of two happenings of one sentence an editor merged the one elsewhere: its address leads there, and the other keeps its own."""
    raid, fire, blaze = (
        event_key([mark], date, ["a.txt"], mark) for mark, date in (("1", "2031"), ("2", ""), ("2", "1951"))
    )
    ledger = Ledger(
        tuple(LedgerEntry("event", id_, key) for id_, key in (("raid", raid), ("fire", fire), ("blaze", blaze)))
    )
    both = event_key(["1", "2"], "2031", ["a.txt"], "1")
    ids, entries = assign(
        "event",
        [Wanted("raid", both, prefer="raid", taken=(("raid", raid), ("blaze", blaze))), Wanted("fire", fire)],
        ledger,
    )
    assert ids == ["raid", "fire"]
    assert [(e.id, e.state, e.to) for e in entries] == [
        ("blaze", "moved", "raid"),
        ("fire", "live", ""),
        ("raid", "live", ""),
    ]


def test_two_that_became_one_keep_their_address_beside_a_third_of_the_sentence():
    """The build itself joined them; that one of their sentences tells another happening, too, does not take them apart again."""
    one = event_key(["1"], "2014", ["a.txt"], "grant-paid")
    two = event_key(["2"], "2014", ["b.txt"], "grant-paid")
    both = event_key(["1", "2"], "2014", ["a.txt", "b.txt"], "grant-paid")
    third = event_key(["2", "3"], "2015", ["b.txt", "c.txt"], "search-began")
    before = {"grant": one, "grant-2": two, "search": third}
    ledger = Ledger(tuple(LedgerEntry("event", id_, key) for id_, key in before.items()))
    nodes = [Wanted("grant", both), Wanted("search", third)]
    ids, entries = assign("event", nodes, ledger)
    assert ids == ["grant", "search"]
    assert assign("event", nodes, Ledger(tuple(entries))) == (ids, entries)


def test_a_file_of_an_event_that_has_vanished_speaks_of_no_other():
    """Its sentence stands in another article, too, and is an event of its own there."""
    line = "The council closed the swimming bath at noon."
    papers = [tell(f"{n}.txt", f"203{n}-01-01", [Line(line, f"203{n}-01-01")]) for n in (1, 2)]
    first = weave(papers, Edits(), Ledger())
    assert len(first.events) == len(papers)
    gone = next(e.id for e in first.events if e.dated.edtf == "2031-01-01")
    edit = EventEdit(gone, Where(f"content/events/{gone}.md", 1), body="x")
    later = weave(papers[1:], Edits(events=(edit,)), first.ledger)
    assert "event-edit-unmatched" in [notice.code for notice in later.notices]
    assert weave(papers[1:], Edits(events=(edit,)), later.ledger).ledger == later.ledger


@pytest.mark.parametrize("merger", [0, 1])
def test_merged_events_with_two_files_stay_at_the_address_of_the_one_that_merges(merger):
    """Built again and again, the two files do not take the address from each other."""
    first = weave(harbour(), Edits(), Ledger())
    pair = [e.id for e in first.events if e.dated.edtf in {"2031-05-05", "2032-01-29"}]
    one, other = pair[merger], pair[1 - merger]
    edits = Edits(
        events=tuple(
            EventEdit(
                id_, Where(f"content/events/{id_}.md", 1), **({"merge": (other,)} if id_ == one else {"date": "2032"})
            )
            for id_ in sorted(pair)
        )
    )
    ledger = first.ledger
    for _ in range(3):
        story = weave(harbour(), edits, ledger)
        ledger = story.ledger
        assert [(r.old, r.new) for r in story.redirects] == [(f"events/{other}/", f"events/{one}/")]


def test_what_vanishes_is_gone_and_its_id_is_not_given_away():
    """A deleted article's id is kept as gone; a new article of that title gets another."""
    first = weave(
        [tell("a.txt", "2031-01-01", [Line("Old news.", None)], front=FrontMatter(title="The port"))], Edits(), Ledger()
    )
    second = weave(
        [tell("b.txt", "2031-02-01", [Line("Other news entirely.", None)], front=FrontMatter(title="The port"))],
        Edits(),
        first.ledger,
    )
    assert [(e.id, e.state) for e in second.ledger.entries if e.kind == "article"] == [
        ("the-port", "gone"),
        ("the-port-2", "live"),
    ]


def test_a_rename_keeps_the_address():
    """An editor's new name for an actor changes the page's heading and not its id."""
    first = weave(harbour(), Edits(), Ledger())
    edit = ActorEdit("ada-moor", Where("content/actors/ada-moor.md", 1), name="Dame Ada Moor-Lowe")
    later = weave(harbour(), Edits(actors=(edit,)), first.ledger)
    assert next(a for a in later.actors if a.name == "Dame Ada Moor-Lowe").id == "ada-moor"


def test_a_hand_edit_of_the_ledger_renames():
    """An editor who writes where an id moved to gives the page that address, for good."""
    first = weave(harbour(), Edits(), Ledger())
    entries = tuple(replace(e, state="moved", to="moor") if e.id == "ada-moor" else e for e in first.ledger.entries)
    later = weave(harbour(), Edits(), Ledger(entries))
    assert "moor" in [a.id for a in later.actors]
    assert ("actors/ada-moor/", "actors/moor/") in [(r.old, r.new) for r in later.redirects]
    assert weave(harbour(), Edits(), later.ledger).ledger == later.ledger


def test_a_slug_set_by_hand_moves_the_article():
    """`slug:` in the front matter wins; the former address redirects."""
    first = weave(harbour()[:1], Edits(), Ledger())
    extract = harbour()[0]
    extract = replace(extract, article=replace(extract.article, front=FrontMatter(slug="raid")))
    later = weave([extract], Edits(), first.ledger)
    assert later.sources[0].slug == "raid"
    assert [(r.old, r.new) for r in later.redirects] == [(f"articles/{first.sources[0].slug}/", "articles/raid/")]


def test_aliases_of_front_matter_redirect():
    """Old addresses, whole or as paths, lead to the article."""
    extract = tell(
        "a.txt",
        "2031-01-01",
        [Line("News.", None)],
        front=FrontMatter(title="Port", aliases=("/old/port.html", "https://example.org/2031/port/")),
    )
    assert [(r.old, r.new) for r in weave([extract], Edits(), Ledger()).redirects] == [
        ("2031/port/", "articles/port/"),
        ("old/port.html/", "articles/port/"),
    ]


def test_same_titles_get_different_slugs_by_path():
    """Two articles of one title are told apart in order of their paths."""
    front = FrontMatter(title="Port")
    story = weave(
        [tell(p, "2031-01-01", [Line(f"News {p}.", None)], front=front) for p in ("b.txt", "a.txt")], Edits(), Ledger()
    )
    assert {s.id: s.slug for s in story.sources} == {"a.txt": "port", "b.txt": "port-2"}


def test_a_chain_of_redirects_leads_to_its_end():
    """Old to older to live is one step for the reader; a circle leads nowhere."""
    entries = (
        LedgerEntry("actor", "a", ("x",), "moved", "b"),
        LedgerEntry("actor", "b", ("y",), "moved", "ada-moor"),
        LedgerEntry("actor", "c", ("z",), "moved", "d"),
        LedgerEntry("actor", "d", ("w",), "moved", "c"),
    )
    first = weave(harbour(), Edits(), Ledger())
    story = weave(harbour(), Edits(), Ledger((*first.ledger.entries, *entries)))
    assert {(r.old, r.new) for r in story.redirects} == {
        ("actors/a/", "actors/ada-moor/"),
        ("actors/b/", "actors/ada-moor/"),
    }


def _plain(ledger):
    """Without the notes of which publication changed what."""
    return [replace(e, edition=0, was=()) for e in ledger.entries]


def _assign(nodes, ledger=None):
    wanted = [Wanted(title, event_key(sentences, "2031-05-04", ["a.txt"], title)) for title, sentences in nodes]
    ids, entries = assign("event", wanted, ledger or Ledger())
    return ids, Ledger(tuple(entries))


def test_a_reworded_sentence_keeps_its_id():
    """Where no sentence is left, the article, the date and most words of the title still say which event it was."""
    _, ledger = _assign([("vans-left-the-fish-market", ["s1"]), ("rain-spoilt-the-regatta", ["s2"])])
    ids, _ = _assign([("rain-spoilt-the-regatta", ["s2"]), ("five-vans-left-the-market", ["s3"])], ledger)
    assert ids == ["rain-spoilt-the-regatta", "vans-left-the-fish-market"]


def test_an_id_never_goes_to_a_neighbour_while_its_sentence_is_there():
    """Its sentence now stands in another event: the id leads there, however alike the neighbour's title is."""
    _, ledger = _assign([("vans-left-the-fish-market", ["s1"]), ("vans-left-the-fish-shop", ["s2"])])
    ids, after = _assign(
        [("vans-left-the-fish-shop", ["s2", "s1"]), ("five-vans-left-the-fish-market", ["s3"])], ledger
    )
    assert ids == ["vans-left-the-fish-shop", "five-vans-left-the-fish-market"]
    assert {e.id: e.to for e in after.entries if e.to} == {"vans-left-the-fish-market": "vans-left-the-fish-shop"}


def test_many_events_of_one_title_are_numbered_in_time():
    """Ten thousand events of one title are numbered without counting from two each time."""
    ids, _ = _assign([("rain", [f"s{n}"]) for n in range(10_000)])
    assert ids[:3] == ["rain", "rain-2", "rain-3"]
    assert ids[-1] == "rain-10000"
