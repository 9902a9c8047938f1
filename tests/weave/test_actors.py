"""Names of all articles as actors (sitegen.weave.actors, people, bodies, roles, names, claims, castedits)."""

import pytest

from sitegen.errors import Where
from sitegen.model.article import FrontMatter
from sitegen.model.edit import ActorEdit, Edits
from sitegen.model.story import Ledger, LedgerEntry
from sitegen.weave import weave
from tests.weave.telling import Line, tell

ONE_PERSON = [
    ("Jonas Wedell", "Wedell"),
    ("Jonas Wedell", "Jonas P. Wedell"),
    ("Jonas Wedell", "Jonas P. Wedell III"),
    ("Zoë Brønsted", "Zoe Bronsted"),
    ("Käthe Müller", "Kathe Mueller"),
    ("Michael Harrow", "Mike Harrow"),
    ("Aleksandr Petrov", "Alexander Petrov"),
    ("Oleh Zelinsky", "Oleh Zelinskyy"),
    ("Maria Lopes Duarte", "Maria Duarte"),
]
TWO_PEOPLE = [
    ("Jonas A. Wedell", "Jonas B. Wedell"),
    ("Jonas Wedell Jr.", "Jonas Wedell Sr."),
    ("Jonas Wedell", "Lena Wedell"),
    ("Robert Marsh", "Rebecca Marsh"),
    ("Matthias Brandt", "Klaus Brandt"),
]
ONE_BODY = [
    ("HM Lights & Harbours", "HMLH"),
    ("Halden Bank plc", "Halden Bank"),
    ("The Halden Courier", "Halden Courier"),
    ("Department of Fisheries", "Fisheries Department"),
    ("British Government", "UK government"),
    ("Norway's Labour Inspectorate", "Labour Inspectorate"),
    ("E.M.A.", "EMA"),
    ("Halden Capital", "Halden"),
]
TWO_BODIES = [
    ("Halden Trading Ltd.", "Halden US"),
    ("French Finance Ministry", "German Finance Ministry"),
    ("Halden Securities Commission", "Securities and Exchange Commission"),
    ("Marlow Digital Markets", "Marlow Japan"),
]


def _people(*names):
    return [
        tell(f"{n}.txt", "2031-01-02", [Line(f"{name} spoke in Harwick.", "2031-01-01")], people=[name])
        for n, name in enumerate(names)
    ]


def _bodies(*names):
    return [
        tell(f"{n}.txt", "2031-01-02", [Line(f"{name} closed in Harwick.", "2031-01-01")], bodies=[name])
        for n, name in enumerate(names)
    ]


def _names(extracts, edits=()):
    return [a.name for a in weave(extracts, Edits(actors=tuple(edits)), Ledger()).actors]


@pytest.mark.parametrize("names", ONE_PERSON)
def test_one_person_in_two_articles(names):
    """Variants of one name are one person."""
    assert len(_names(_people(*names))) == 1


@pytest.mark.parametrize("names", TWO_PEOPLE)
def test_two_people_in_two_articles(names):
    """Names that differ where it counts are two people."""
    assert len(_names(_people(*names))) == 2


@pytest.mark.parametrize("names", ONE_BODY)
def test_one_body_in_two_articles(names):
    """Variants of one name are one organisation."""
    assert len(_names(_bodies(*names))) == 1


@pytest.mark.parametrize("names", TWO_BODIES)
def test_two_bodies_in_two_articles(names):
    """A distinguishing word keeps two organisations apart."""
    assert len(_names(_bodies(*names))) == 2


def test_a_surname_of_two_people_is_nobodys():
    """A bare surname that two people of the story have stays apart, in doubt."""
    story = weave(_people("Jonas Wedell", "Lena Wedell", "Wedell"), Edits(), Ledger())
    assert len(story.actors) == 3
    assert {d.a for d in story.doubts} | {d.b for d in story.doubts} == {"wedell", "jonas-wedell", "lena-wedell"}


def test_doubt_stands_on_both_pages():
    """An unsure pair is "possibly the same as" on either side, and comes with lines to paste."""
    story = weave(_people("Jonas Wedell", "Lena Wedell", "Wedell"), Edits(), Ledger())
    by_id = {a.id: a for a in story.actors}
    assert by_id["wedell"].possibly == ("jonas-wedell", "lena-wedell")
    assert by_id["lena-wedell"].possibly == ("wedell",)
    assert all("merge:" in d.paste and "distinct:" in d.paste for d in story.doubts)


def test_an_acronym_defined_once_is_known_everywhere():
    """One article that spells a short form out is enough for the others."""
    extracts = [
        tell(
            "a.txt",
            "2031-01-02",
            [Line("The Harwick Ports Authority (HPA) closed.", "2031-01-01")],
            bodies=[("Harwick Ports Authority", "HPA")],
        ),
        tell("b.txt", "2031-01-03", [Line("HPA reopened.", "2031-01-03")], bodies=["HPA"]),
    ]
    (actor,) = weave(extracts, Edits(), Ledger()).actors
    assert actor.name == "Harwick Ports Authority"
    assert "HPA" in [alias.text for alias in actor.aliases]


def test_an_acronym_of_two_bodies_stays_apart():
    """A short form that two bodies share resolves to neither."""
    extracts = [
        tell(
            "a.txt",
            "2031-01-02",
            [Line("The Harwick Ports Authority (HPA) closed.", "2031-01-01")],
            bodies=[("Harwick Ports Authority", "HPA")],
        ),
        tell(
            "b.txt",
            "2031-01-02",
            [Line("The Hill Pony Association (HPA) closed.", "2031-01-01")],
            bodies=[("Hill Pony Association", "HPA")],
        ),
        tell("c.txt", "2031-01-03", [Line("HPA reopened.", "2031-01-03")], bodies=["HPA"]),
    ]
    assert len(_names(extracts)) == 3


def test_a_company_named_like_a_family_is_not_the_family():
    """A one-word company and a person of that surname stay two."""
    extracts = [
        tell(
            "a.txt",
            "2031-01-02",
            [Line("Marlow sued Ines Marlow.", "2031-01-01")],
            people=["Ines Marlow"],
            bodies=["Marlow"],
        ),
        tell("b.txt", "2031-01-03", [Line("Marlow closed.", "2031-01-03")], bodies=["Marlow"]),
    ]
    assert _names(extracts) == ["Ines Marlow", "Marlow"]


def _namesakes():
    first = tell(
        "a.txt",
        "2031-01-02",
        [Line("John Pike, a striker for Harwick Town, scored.", "2031-01-01")],
        people=["John Pike"],
        roles={"John Pike": ["striker"]},
    )
    second = tell(
        "b.txt",
        "2031-01-03",
        [Line("John Pike, the minister for ports, resigned.", "2031-01-03")],
        people=["John Pike"],
        roles={"John Pike": ["minister for ports"]},
    )
    return [first, second]


def test_two_people_with_one_name_stay_two():
    """Roles that one person hardly has at once keep namesakes apart."""
    story = weave(_namesakes(), Edits(), Ledger())
    assert [a.id for a in story.actors] == ["john-pike", "john-pike-2"]
    assert story.doubts


def test_a_former_role_does_not_part_a_person():
    """A striker who is a former minister is one man."""
    extracts = [
        _namesakes()[0],
        tell(
            "b.txt",
            "2031-01-03",
            [Line("John Pike, a former minister, resigned.", "2031-01-03")],
            people=["John Pike"],
            roles={"John Pike": ["former minister"]},
        ),
    ]
    assert len(_names(extracts)) == 1


def test_an_editor_merges_what_the_machine_left_two():
    """`merge` is obeyed, and recorded with the line that says so."""
    edit = ActorEdit(
        "john-pike", Where("content/actors/john-pike.md", 1), merge=("john-pike-2",), lines=(("merge", 2),)
    )
    (actor,) = weave(_namesakes(), Edits(actors=(edit,)), Ledger()).actors
    assert [(e.field, e.evidence.where) for e in actor.edited] == [("merge", "content/actors/john-pike.md:2")]


def test_distinct_holds_through_a_third_name():
    """Two who are distinct stay two although a third name would join both."""
    edit = ActorEdit("mike-harrow", Where("content/actors/mike-harrow.md", 1), distinct=("Michael Harrow",))
    names = _names(_people("Mike Harrow", "Michael Harrow", "Harrow"), [edit])
    assert {"Mike Harrow", "Michael Harrow"} <= set(names)


def test_two_files_that_say_the_same_of_one_actor():
    """Under two names of one actor, two files give a role: the second is told, with the place of the first."""
    one = ActorEdit("mike-harrow", Where("mike-harrow.md", 1), role="head", lines=(("role", 3),))
    other = ActorEdit("mike", Where("mike.md", 1), "Mike Harrow", role="clerk", lines=(("name", 2), ("role", 4)))
    story = weave(_people("Mike Harrow"), Edits(actors=(one, other)), Ledger())
    assert [(n.code, str(n.where), str(n.other)) for n in story.notices] == [
        ("actor-edit-twice", "mike.md:4", "mike-harrow.md:3")
    ]


def test_distinct_beats_merge():
    """Where an editor says both, the two stay two and a warning says why."""
    edit = ActorEdit(
        "mike-harrow",
        Where("content/actors/mike-harrow.md", 1),
        merge=("Michael Harrow",),
        distinct=("Michael Harrow",),
    )
    story = weave(_people("Mike Harrow", "Michael Harrow"), Edits(actors=(edit,)), Ledger())
    assert len(story.actors) == 2
    assert [n.code for n in story.notices] == ["merge-against-distinct"]


def test_an_actor_merged_with_itself_is_a_warning():
    """`merge:` with the name of the file's own actor joins nobody."""
    edit = ActorEdit("mike-harrow", Where("mike-harrow.md", 1), merge=("Mike Harrow",), lines=(("merge", 2),))
    (notice,) = weave(_people("Mike Harrow", "Michael Harrow"), Edits(actors=(edit,)), Ledger()).notices
    assert (notice.code, str(notice.where)) == ("actor-edit-unmatched", "mike-harrow.md:2")
    assert notice.hint == 'did you mean "michael-harrow"?'


def test_an_edit_of_an_actor_who_is_gone_is_not_sent_to_itself():
    """The id that the actor had is no remedy where nobody has it any more."""
    edit = ActorEdit("ada-moor", Where("content/actors/ada-moor.md", 1), name="Ada Moor")
    ledger = Ledger((LedgerEntry("actor", "ada-moor", ("ada moor",)),))
    notices = weave([], Edits(actors=(edit,)), ledger).notices
    (notice,) = [n for n in notices if n.code == "actor-edit-unmatched"]
    assert notice.hint.startswith("the story has no actor of that name")


def test_an_edit_that_matches_nobody_is_a_warning():
    """A slip in a file name is named with the nearest actor."""
    edit = ActorEdit("mike-harow", Where("content/actors/mike-harow.md", 1), role="painter")
    (notice,) = weave(_people("Mike Harrow"), Edits(actors=(edit,)), Ledger()).notices
    assert (notice.level, str(notice.where), notice.hint) == (
        "warning",
        "content/actors/mike-harow.md:1",
        'did you mean "mike-harrow"?',
    )


def test_an_editor_renames_and_sets_kind_role_and_account():
    """What an editor writes about an actor is what the story says, and each field is recorded."""
    where = Where("content/actors/mike-harrow.md", 1)
    edit = ActorEdit(
        "mike-harrow", where, name="Sir Michael Harrow", kind="organisation", role="a troupe", body="They travel."
    )
    (actor,) = weave(_people("Mike Harrow"), Edits(actors=(edit,)), Ledger()).actors
    assert (actor.name, actor.kind, actor.roles[0].text, actor.body) == (
        "Sir Michael Harrow",
        "organisation",
        "a troupe",
        "They travel.",
    )
    assert [(e.field, e.before) for e in actor.edited] == [
        ("name", "Mike Harrow"),
        ("kind", ""),
        ("role", ""),
        ("body", ""),
    ]


def test_a_hidden_actor_is_nowhere():
    """`hide` takes an actor out of pages, events and sources."""
    edit = ActorEdit("mike-harrow", Where("content/actors/mike-harrow.md", 1), hide=True)
    story = weave(_people("Mike Harrow", "Lena Brandt"), Edits(actors=(edit,)), Ledger())
    assert [a.id for a in story.actors] == ["lena-brandt"]
    assert all("mike-harrow" not in e.actors for e in story.events)


def test_front_matter_names_one_of_two_namesakes():
    """An article that names the file of one of two namesakes means that one."""
    where = Where("content/actors/x.md", 1)
    edits = (ActorEdit("ann-lowe", where, name="Ann Lowe"), ActorEdit("ann-lowe-2", where, name="Ann Lowe"))
    first = tell("a.txt", "2031-01-02", [Line("Ann Lowe sang.", "2031-01-01")], people=["Ann Lowe"])
    second = tell(
        "b.txt",
        "2031-01-03",
        [Line("Ann Lowe voted.", "2031-01-03")],
        people=["Ann Lowe"],
        front=FrontMatter(actors=("ann-lowe-2",)),
    )
    story = weave([first, second], Edits(actors=edits), Ledger())
    assert [a.articles for a in story.actors] == [("a.txt",), ("b.txt",)]


def test_front_matter_adds_an_actor_that_the_text_leaves_unnamed():
    """Whom an editor lists belongs to the article, with the front matter as evidence."""
    extract = tell(
        "a.txt",
        "2031-01-02",
        [Line("The mayor spoke.", "2031-01-01")],
        front=FrontMatter(actors=("Ann Lowe",), lines=(("actors", 3),)),
    )
    story = weave([extract], Edits(), Ledger())
    assert story.sources[0].actors == ("ann-lowe",)
    assert story.actors[0].evidence.where == "a.txt:3"
