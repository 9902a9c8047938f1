"""What editors write about events and articles (sitegen.weave.eventedits, eventpages, quotes, evidence)."""

from dataclasses import replace

from sitegen.errors import Where
from sitegen.model.article import FrontMatter
from sitegen.model.edit import Edits, EventEdit
from sitegen.model.story import Ledger
from sitegen.weave import weave
from tests.weave.stories import harbour
from tests.weave.telling import Line, tell

WHERE = Where("content/events/x.md", 1)
RAID = "police-raided-the-offices-of-the-tarn-harbour-fund-on-sunday"


def _weave(*edits, extracts=None):
    return weave(extracts or harbour(), Edits(events=edits), Ledger())


def _event(story, id_):
    return next(e for e in story.events if e.id == id_)


def test_an_editor_redates_renames_and_writes_the_account():
    """The editor's date has the basis editor; the machine's stays in the record."""
    event = _event(
        _weave(EventEdit(RAID, WHERE, date="2031-05-03", title="The raid", body="It rained.", lines=(("date", 2),))),
        RAID,
    )
    assert (event.dated.edtf, event.dated.basis, event.title, event.body) == (
        "2031-05-03",
        "editor",
        "The raid",
        "It rained.",
    )
    assert [(e.field, e.before) for e in event.edited][:2] == [
        ("date", "2031-05-04"),
        ("title", "Police raided the offices of the Tarn Harbour Fund on Sunday"),
    ]
    assert event.edited[0].evidence.where == "content/events/x.md:2"


def test_an_editor_adds_an_event():
    """A file that matches no event adds one, with the sentences it quotes."""
    edit = EventEdit(
        "vans",
        WHERE,
        date="2030-10",
        title="Vans are seen",
        sources=("a.txt",),
        evidence=("Neighbours said that vans",),
        actors=("Ada Moor",),
    )
    event = _event(_weave(edit), "vans")
    assert (event.dated.edtf, event.actors, event.summary) == (
        "2030-10",
        ("ada-moor",),
        "Neighbours said that vans had come and gone at night since the autumn.",
    )
    assert event.tellings[0].evidence[0].article == "a.txt"


def test_an_added_event_keeps_its_address():
    """The name of the file is the id for ever: when the date is corrected, and when the file comes back."""
    first = EventEdit("vans", WHERE, date="2030-10", title="Vans are seen", sources=("a.txt",))
    ledger = Ledger()
    for edits in ((first,), (replace(first, date="2030-11", title="Vans at night"),), (), (first,)):
        story = weave(harbour(), Edits(events=edits), ledger, keep_ledger=True)
        ledger = story.ledger
        assert [e.id for e in story.events if e.id.startswith("vans")] == ["vans"] * len(edits)


def test_an_editor_hides_an_event():
    """A hidden event is on no page."""
    assert RAID not in [e.id for e in _weave(EventEdit(RAID, WHERE, hide=True)).events]


def test_an_editor_tells_two_tellings_apart():
    """`distinct` with quoted evidence makes a new event of one telling."""
    edit = EventEdit(
        "search", WHERE, title="A search", sources=("b.txt",), evidence=("Officers searched",), distinct=(RAID,)
    )
    story = _weave(edit)
    assert [t.article for t in _event(story, RAID).tellings] == ["a.txt", "d.txt"]
    assert next(e for e in story.events if e.title == "A search").tellings[0].article == "b.txt"


def test_an_edit_that_matches_no_event_is_a_warning():
    """A slip in an id is named with the nearest one."""
    (notice,) = _weave(EventEdit(RAID + "s", WHERE, body="x")).notices
    assert (notice.code, notice.hint) == ("event-edit-unmatched", f'did you mean "{RAID}"?')


def test_an_edit_of_what_is_told_no_more_is_not_sent_to_itself():
    """An id that was published, and whose sentences are gone, is no suggestion for its own file."""
    ledger = weave(harbour(), Edits(), Ledger(), keep_ledger=True).ledger
    others = [extract for extract in harbour() if extract.article.id == "c.txt"]
    (notice,) = [
        n
        for n in weave(others, Edits(events=(EventEdit(RAID, WHERE, body="x"),)), ledger).notices
        if n.code == "event-edit-unmatched"
    ]
    assert RAID not in notice.hint


def test_an_event_merged_with_itself_is_a_warning():
    """`merge:` with the file's own id joins nothing."""
    (notice,) = _weave(EventEdit(RAID, WHERE, merge=(RAID,))).notices
    assert notice.code == "event-edit-unmatched"
    assert RAID not in notice.hint


def test_an_added_event_that_is_one_the_articles_tell():
    """`merge:` in a file that would add an event: the file speaks of that one, and nothing is told twice."""
    edit = EventEdit("storming", WHERE, date="2030-10", title="The storming", merge=(RAID,))
    before, after = _weave(), _weave(edit)
    assert [e.id for e in after.events] == [e.id for e in before.events]
    assert _event(after, RAID).title == "The storming"
    assert not after.notices


def test_what_an_added_event_cannot_be_joined_with_is_a_warning():
    """An id that is none, and one of another event that was added: no article tells of either."""
    first = EventEdit(
        "vans", WHERE, date="2030-10", title="Vans", merge=("carts", "nothing"), distinct=("carts", "gone")
    )
    other = EventEdit("carts", WHERE, date="2030-10", title="Carts")
    assert [(n.code, n.message) for n in _weave(first, other).notices] == [
        ("event-edit-unmatched", 'merge: no article tells of "carts", which has a file of its own'),
        ("event-edit-unmatched", 'merge: no other event has the id "nothing"'),
        ("event-edit-unmatched", 'distinct: no other event has the id "gone"'),
    ]


def test_a_changed_sentence_asks_for_another_look():
    """Evidence that no longer begins a sentence is reported with the line that quotes it."""
    edit = EventEdit(RAID, WHERE, title="The raid", evidence=("Police stormed the offices",), lines=(("evidence", 4),))
    (notice,) = _weave(edit).notices
    assert (notice.code, str(notice.where)) == ("edit-evidence-changed", "content/events/x.md:4")


def test_an_unknown_source_is_a_warning():
    """A source that is no article is named with the nearest path."""
    (notice,) = _weave(EventEdit(RAID, WHERE, sources=("aa.txt",))).notices
    assert (notice.code, notice.hint) == ("event-source-unknown", 'did you mean "a.txt"?')


def test_front_matter_ties_an_article_to_an_event():
    """`events:` above an article makes its report a telling of that event."""
    extra = tell(
        "f.txt",
        "2031-05-08",
        [Line("Books were carried out of a building in town.", None, lead=True)],
        front=FrontMatter(events=(RAID,)),
    )
    story = weave([*harbour(), extra], Edits(), Ledger())
    assert "f.txt" in [t.article for t in _event(story, RAID).tellings]


def test_front_matter_names_a_speaker():
    """`speakers:` gives a quotation to an actor and says so; one that matches nothing is a warning."""
    front = FrontMatter(speakers=(("We saw nothing", "Ann Lowe"), ("We heard", "Ann Lowe")), lines=(("speakers", 5),))
    extract = tell(
        "a.txt",
        "2031-01-01",
        [Line("“We saw nothing of it,” she said. Ann Lowe left.", None)],
        people=["Ann Lowe"],
        quotes=[("We saw nothing of it,", "")],
        front=front,
    )
    story = weave([extract], Edits(), Ledger())
    assert (story.quotes[0].speaker, story.quotes[0].rule, story.quotes[0].edited[0].evidence.where) == (
        "ann-lowe",
        "editor",
        "a.txt:5",
    )
    assert [n.code for n in story.notices] == ["speaker-unmatched"]


def test_quote_ids_do_not_depend_on_neighbours():
    """A quotation added above renames none below."""
    line, more = "“We saw nothing of it,” said Ann Lowe.", "“Nor did we hear it,” said Ann Lowe."
    one = tell(
        "a.txt",
        "2031-01-01",
        [Line(line, None)],
        people=["Ann Lowe"],
        quotes=[("We saw nothing of it,", "Ann Lowe")],
        front=FrontMatter(title="Port"),
    )
    two = tell(
        "a.txt",
        "2031-01-01",
        [Line(more, None), Line(line, None)],
        people=["Ann Lowe"],
        quotes=[("Nor did we hear it,", "Ann Lowe"), ("We saw nothing of it,", "Ann Lowe")],
        front=FrontMatter(title="Port"),
    )
    assert weave([one], Edits(), Ledger()).quotes[0].id in [q.id for q in weave([two], Edits(), Ledger()).quotes]
