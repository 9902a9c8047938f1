"""The whole of weaving: order changes nothing, and a row of edits gives what a build from nothing gives."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen import edtf
from sitegen.model.edit import Edits
from sitegen.model.extract import Named, Quote
from sitegen.model.story import Ledger
from sitegen.weave import weave
from sitegen.weave.why import explain_actor, explain_event, explain_source
from tests.weave.stories import harbour
from tests.weave.telling import Line, tell

POOL = [
    *harbour(),
    tell(
        "f.txt",
        None,
        [Line("Vans left the fish market in May 2030.", "2030-05", words="May 2030")],
        bodies=["Fish Market"],
    ),
    tell("g.txt", "2031-05-06", [Line("Holt, Ben Holt's brother, left.", "2031-05-06")], people=["Holt", "Ben Holt"]),
]


@settings(max_examples=25, deadline=None)
@given(st.permutations(POOL))
def test_order_changes_nothing(extracts):
    """Any order of the articles gives the same story."""
    assert weave(extracts, Edits(), Ledger()) == weave(POOL, Edits(), Ledger())


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sets(st.integers(0, len(POOL) - 1)), min_size=1, max_size=5))
def test_the_last_state_alone_decides_without_a_ledger(steps):
    """Adding and removing articles in any row gives what a build of the last state from nothing gives."""
    ledger = Ledger()
    for step in steps:
        story = weave([POOL[n] for n in sorted(step)], Edits(), ledger, keep_ledger=False)
        ledger = story.ledger
    assert story == weave([POOL[n] for n in sorted(steps[-1])], Edits(), Ledger(), keep_ledger=False)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sets(st.integers(0, len(POOL) - 1)), min_size=1, max_size=5))
def test_a_ledger_changes_ids_and_nothing_else(steps):
    """However the site came about: the same groups, dates and names; and no published id is ever lost."""
    ledger, seen = Ledger(), set()
    for step in steps:
        story = weave([POOL[n] for n in sorted(step)], Edits(), ledger)
        ledger = story.ledger
        seen |= {(e.kind, e.id) for e in ledger.entries}
    fresh = weave([POOL[n] for n in sorted(steps[-1])], Edits(), Ledger())
    assert sorted((e.title, e.dated.edtf or "", e.tellings) for e in story.events) == sorted(
        (e.title, e.dated.edtf or "", e.tellings) for e in fresh.events
    )
    assert sorted(a.name for a in story.actors) == sorted(a.name for a in fresh.actors)
    assert seen == {(e.kind, e.id) for e in ledger.entries}


def test_a_story_is_sorted():
    """Sources, events and actors stand in the order that the model promises."""
    story = weave(POOL, Edits(), Ledger())
    assert [s.id for s in story.sources] == [
        s.id for s in sorted(story.sources, key=lambda s: (edtf.sort_key(s.published.edtf), s.id))
    ]
    assert [e.id for e in story.events] == [
        e.id for e in sorted(story.events, key=lambda e: (edtf.sort_key(e.dated.edtf), e.id))
    ]
    assert [a.id for a in story.actors] == sorted(a.id for a in story.actors)


def test_every_link_leads_somewhere():
    """Each id that a node names is an id of the story."""
    story = weave(POOL, Edits(), Ledger())
    events, actors, quotes = {e.id for e in story.events}, {a.id for a in story.actors}, {q.id for q in story.quotes}
    for event in story.events:
        assert {*event.follows, *event.leads_to} <= events
        assert set(event.actors) <= actors
        assert set(event.quotes) <= quotes
    for actor in story.actors:
        assert set(actor.events) <= events
        assert {r.actor for r in actor.related} | set(actor.possibly) <= actors


def test_all_evidence_quotes_its_article():
    """Evidence of the text is the text, letter for letter."""
    story = weave(POOL, Edits(), Ledger())
    texts = {s.id: s.extract.article.text for s in story.sources}
    found = [e for event in story.events for t in event.tellings for e in t.evidence]
    found += [a.evidence for a in story.actors] + [alias.evidence for a in story.actors for alias in a.aliases]
    assert found
    for evidence in found:
        if evidence.origin == "text":
            assert texts[evidence.article][evidence.start : evidence.end] == evidence.text


def test_nothing_is_woven_from_nothing():
    """No articles give an empty story."""
    story = weave([], Edits(), Ledger())
    assert (story.sources, story.events, story.actors, story.ledger) == ((), (), (), Ledger())


def test_why_two_tellings_are_one():
    """Explaining an event names its rule, evidence, the terms of each pair, and how to change it."""
    story = weave(POOL, Edits(), Ledger())
    raid = next(e for e in story.events if len(e.tellings) == 3 and "raided" in e.summary)
    text = "\n".join(explain_event(raid, story, Edits()))
    assert "figures +0.50" in text
    assert f"content/events/{raid.id}.md" in text
    assert "2 independent of 3 sources" in text


def test_why_a_title_has_a_name():
    """Whom the title names for a pronoun is an actor of the event, and explaining it quotes whence that is known."""
    lines = [Line("Anna Holt ran the yard in 2030.", "2030", words="2030"), Line("Her brother left.", "2031-05-06")]
    told = tell("h.txt", "2031-05-06", lines, people=["Anna Holt"])
    named = replace(told.happenings[1], title="Anna Holt's brother left", named=(Named("Her", "Anna Holt's", 0, 0),))
    story = weave([replace(told, happenings=(told.happenings[0], named))], Edits(), Ledger())
    event = next(e for e in story.events if e.title == named.title)
    assert event.actors == ("anna-holt",)
    assert 'h.txt: "Anna Holt ran the yard in 2030."' in "\n".join(explain_event(event, story, Edits()))


def test_why_names_are_one_actor():
    """Explaining an actor names the rule that tied each name to it."""
    story = weave(POOL, Edits(), Ledger())
    fund = next(a for a in story.actors if a.id == "tarn-harbour-fund")
    text = "\n".join(explain_actor(fund, story))
    assert 'also "THF" by rule' in text


def test_why_an_article_has_its_date():
    """Explaining a source gives rule and evidence of its date."""
    source = next(s for s in weave(POOL, Edits(), Ledger()).sources if s.id == "f.txt")
    text = "\n".join(explain_source(source))
    assert "date 2030-05/.., inferred, by rule not-before" in text


def test_the_same_words_over_and_over():
    """A quotation that an article repeats 20,000 times is numbered in one go, and 4,000 names of an editor are looked up."""
    extract = POOL[0]
    quote = Quote(0, 7, "We won.", None, "Ann Lee", "verb", 0)
    named = replace(extract.article.front, actors=tuple(f"Ada Moor{n}" for n in range(4000)))
    hostile = replace(extract, article=replace(extract.article, front=named), quotes=(quote,) * 20_000)
    start = time.process_time()
    story = weave([hostile], Edits(), Ledger())
    assert len({q.id for q in story.quotes}) == 20_000
    assert time.process_time() - start < 20


@pytest.mark.slow
def test_time_grows_with_the_number_of_articles_alone():
    """Ten times the articles take little more than ten times as long."""

    def extracts(count):
        return [
            tell(
                f"{n}.txt",
                f"2031-{n % 12 + 1:02}-{n % 28 + 1:02}",
                [
                    Line(
                        f"Person{n % 97} Lowe{n % 89} sued Firm{n % 83} plc over {k} of {n % 53} mills.",
                        f"2031-{(n + k) % 12 + 1:02}-{n % 28 + 1:02}",
                        "sued",
                        lead=not k,
                    )
                    for k in range(6)
                ],
                people=[f"Person{n % 97} Lowe{n % 89}"],
                bodies=[f"Firm{n % 83} plc"],
            )
            for n in range(count)
        ]

    times = []
    for count in (1000, 10_000):
        made = extracts(count)
        start = time.process_time()
        weave(made, Edits(), Ledger())
        times.append(time.process_time() - start)
    assert times[1] < 15 * times[0] + 1
