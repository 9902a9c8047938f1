"""One happening told in other words, at another precision, or before it took place."""

import random

import pytest

from sitegen.model.edit import Edits
from sitegen.model.story import Ledger
from sitegen.weave import weave
from sitegen.weave.actors import merge_actors
from sitegen.weave.crowds import told_then
from sitegen.weave.likeness import compare, hopeful, total
from sitegen.weave.weights import PLENTY
from tests.weave.copy import crowded
from tests.weave.stories import harbour
from tests.weave.telling import Line, tell

PEOPLE = ["Ada Moor", "Tom Brill"]


def _merged(first, second, days=("2031-06-20", "2031-03-15")):
    """Whether the second line of one article and the first of another, among a few more, become one event."""
    filler = "Rain fell on the valley."
    names = "Ada Moor and Tom Brill live there."
    one = tell(
        "a.txt",
        days[0],
        [
            Line("The harbour bank lowered its rates.", days[0], "lower", lead=True),
            first,
            Line(names, event=False),
            Line(filler, event=False),
        ],
        people=PEOPLE,
        bodies=["Carrow plc"],
    )
    other = tell("b.txt", days[1], [second, Line(names, event=False)], people=PEOPLE, bodies=["Carrow plc"])
    events = weave([one, other], Edits(), Ledger()).events
    return any(len({t.article for t in e.tellings}) == 2 for e in events)


SAME = {
    "retract": (
        Line("In March the journal withdrew a paper by Ada Moor.", "2031-03", "withdraw"),
        Line("The journal retracted a paper by Ada Moor on Friday.", "2031-03-14", "retract", lead=True),
    ),
    "collapse": (
        Line("A dam of Carrow plc gave way in March.", "2031-03", "give"),
        Line("The dam of Carrow plc collapsed on Friday.", "2031-03-14", "collapse", lead=True),
    ),
    "arrest": (
        Line("Ada Moor was picked up at an airport in March.", "2031-03", "pick"),
        Line("Police arrested Ada Moor at an airport on Friday.", "2031-03-14", "arrest", lead=True),
    ),
    "pronoun": (
        Line("They were found guilty in March after a long trial.", "2031-03", "find"),
        Line("Ada Moor and Tom Brill were convicted of fraud on Friday.", "2031-03-14", "convict", lead=True),
    ),
}
TWO = {
    "two directors": (
        Line("Tom Brill, a director of Carrow plc, resigned in March.", "2031-03", "resign"),
        Line("Ada Moor quit as a director of Carrow plc on Friday.", "2031-03-14", "resign", lead=True),
    ),
    "charge and arrest": (
        Line("Ada Moor was charged in March.", "2031-03", "charge"),
        Line("Police arrested Ada Moor on Friday.", "2031-03-14", "arrest", lead=True),
    ),
    "another in the same words": (
        Line("Tom Brill was given a week to answer the people of the lower town.", "2031-03-14", "give"),
        Line("Ada Moor was given a week to answer the people of the lower town.", "2031-03-14", "give"),
    ),
    "pronoun of another kind": (
        Line("They were freed in March.", "2031-03", "free"),
        Line("Ada Moor and Tom Brill were convicted of fraud on Friday.", "2031-03-14", "convict", lead=True),
    ),
}


@pytest.mark.parametrize("name", SAME)
def test_other_words_for_one_happening(name):
    """A look-back of only a month joins the day's report, in whatever words of that kind."""
    assert _merged(*SAME[name])


@pytest.mark.parametrize("name", TWO)
def test_two_happenings_of_one_month(name):
    """Another person, or another kind of happening, stays another event."""
    assert not _merged(*TWO[name])


def test_one_day_says_less_where_every_day_is_told():
    """Where something is told of most days of a month, two that share their day and an actor are soon two things."""
    day, words = "2031-03-14", ["Ada Moor sold her shares on March 14.", "Ada Moor gave a concert on March 14."]
    pair = [tell(f"{n}.txt", "2031-06-20", [Line(text, day)], people=PEOPLE) for n, text in enumerate(words)]
    others = [f"2031-03-{n:02}" for n in range(1, 29)]
    month = [tell(f"{n}.txt", n, [Line(f"Rain fell in valley {n}.", n)]) for n in others]

    def score(extracts):
        of = merge_actors(extracts, Edits(), Ledger()).of
        (a, b, *_), scale = told_then(extracts, of, [[h.dated for h in e.happenings] for e in extracts])
        return compare(a, b, scale, {})["date"]

    assert score(pair + month) < score(pair)


@pytest.mark.parametrize(("speaker", "looked_back"), [("Ada Moor", True), ("Tom Brill", False)])
def test_what_one_said_is_not_looked_back_on_as_anothers(speaker, looked_back):
    """A later article recalls what the speaker said, not what somebody else did."""
    report = Line("Ada Moor said that 144,000 parcels had been stolen.", "2031-03-14", "say", lead=True)
    recalled = Line(f"{speaker} said in March that parcels had been stolen.", "2031-03", "say")
    pair = [
        tell("a.txt", "2031-03-14", [report], people=PEOPLE),
        tell("b.txt", "2031-06-20", [recalled], people=PEOPLE),
    ]
    of = merge_actors(pair, Edits(), Ledger()).of
    (a, b), scale = told_then(pair, of, [[h.dated for h in e.happenings] for e in pair])
    assert (compare(a, b, scale, {0: 1, 1: 99})["lead and look back"] > 0) is looked_back


@pytest.mark.parametrize(("later", "looked_back"), [(2, True), (500, False)])
def test_only_the_report_of_the_day_is_looked_back_on(later, looked_back):
    """A report whose first sentence tells of long ago has other news: nothing looks back on it for that."""
    report = Line("Ada Moor warned the board of fires in a note.", "2031-03-14", "warn", lead=True)
    recalled = Line("Ada Moor left the town in March.", "2031-03", "leave")
    pair = [tell(f"{n}.txt", "2034-06-20", [line], people=PEOPLE) for n, line in enumerate((report, recalled))]
    of = merge_actors(pair, Edits(), Ledger()).of
    (a, b), scale = told_then(pair, of, [[h.dated for h in e.happenings] for e in pair])
    days = {a.article: a.last + later, b.article: a.last + 900}
    assert (compare(a, b, scale, days)["lead and look back"] > 0) is looked_back


def _planned(text, date, trigger, done="2031-11-17"):
    return _merged(
        Line(text, date, trigger, tense="future"),
        Line("Ada Moor was jailed for six years on Monday.", done, "imprison", lead=True),
        ("2031-10-15", done),
    )


def test_planned_and_done():
    """A sentencing set for a day is the sentence passed on it, though only one names the defendant."""
    assert _planned("A judge adjourned sentencing until November 17.", "2031-11-17", "adjourn")


def test_planned_for_another_day():
    """A sentencing set for another day is not this one."""
    assert not _planned("A judge adjourned sentencing until November 24.", "2031-11-24", "adjourn")


def test_planned_is_something_else():
    """Not all that is due on a day is what is done on it."""
    assert not _planned("A festival opens on November 17.", "2031-11-17", "open")


def test_nothing_alike_is_dismissed_unseen():
    """Whatever the tellings are made of: a pair that is worth comparing is among the hopeful ones."""
    rng = random.Random(5)
    extracts = sorted([*harbour(), *crowded(40)], key=lambda e: e.article.id)
    cast = merge_actors(extracts, Edits(), Ledger())
    dates = [[h.dated for h in e.happenings] for e in extracts]
    tellings, scale = told_then(extracts, cast.of, dates)
    spans = [(736_000, 0), (736_000, 30), (736_010, 5), (735_900, 365), (735_000, 2000)]
    for told in tellings:
        first, size = rng.choice(spans)
        told.first, told.last, told.size = first, first + size, size
        told.kinds = frozenset(rng.sample(["harm", "court", "money", "vote"], rng.randrange(3)))
        told.heads = frozenset(list(told.kinds)[:1])
        told.actors = frozenset(rng.sample(sorted(scale.actor), rng.randrange(3)))
        told.people = frozenset(list(told.actors)[:1])
        told.pronoun, told.points, told.ahead = rng.random() < 0.2, rng.random() < 0.2, rng.random() < 0.2
        told.figures = frozenset(rng.sample([3.0, 4.0, 5.0], rng.randrange(3)))
        told.lonely = tuple(rng.choice((0.4, -0.6, -2.0)) for _ in range(3))
        told.crowd = (0.01 * (first % 7), 0.2 * (first % 11), rng.choice((0.0, 0.5, 2.0)) if size < 300 else 1.5)
    published = {a: rng.randrange(735_000, 736_500) for a in range(len(extracts))}
    for told in tellings:
        kept = {t.number for t in hopeful(told, tellings, scale.actor)}
        alike = {t.number for t in tellings if total(t, told, scale, published) > -1.0}
        assert alike <= kept
        assert len(kept) < len(tellings)


@pytest.mark.parametrize(("town", "joined"), [("Calder", False), ("Derwent", True)])
def test_articles_with_neither_an_actor_nor_a_town_in_common_are_of_two_affairs(town, joined):
    """A trial that began here and one that began there on the same day, in two articles that share nothing else."""
    opened = Line("A long trial began in Derwent before a full court.", "2031-03-14", "begin", lead=True)
    begun = Line(f"A long trial began in {town} before a bench of three.", "2031-03-14", "begin", lead=True)
    pair = [
        tell("a.txt", "2031-03-14", [opened, Line("Ada Moor watched.", event=False)], people=["Ada Moor"]),
        tell("b.txt", "2031-03-14", [begun, Line("Tom Brill watched.", event=False)], people=["Tom Brill"]),
    ]
    events = weave(pair, Edits(), Ledger()).events
    assert any(len({t.article for t in e.tellings}) == 2 for e in events) is joined


@pytest.mark.parametrize(("outlet", "joined"), [("The Calder Post", False), ("The Derwent Echo", True)])
def test_what_one_outlet_tells_of_a_day_in_two_articles_is_two_things(outlet, joined):
    """Two papers with one story each of a day tell one thing more readily than one paper with two."""
    marched = Line("Nurses marched through Quenby.", "2031-03-14", "march", lead=True)
    blocked = Line("A road through Quenby was blocked.", "2031-03-14", "block", lead=True)
    pair = [
        tell("a.txt", "2031-03-14", [marched], publisher="The Calder Post"),
        tell("b.txt", "2031-03-14", [blocked], publisher=outlet),
    ]
    events = weave(pair, Edits(), Ledger()).events
    assert any(len({t.article for t in e.tellings}) == 2 for e in events) is joined


def test_an_actor_tells_no_more_than_plenty():
    """So that a telling need not be compared again where one of its actors has become rarer still."""
    extracts = [
        tell(
            f"{day}.txt",
            f"2031-03-{day}",
            [Line(f"Police arrested {PEOPLE[0]}.", "2031-03-14", "arrest")],
            people=PEOPLE,
        )
        for day in (15, 16)
    ]
    of = merge_actors(extracts, Edits(), Ledger()).of
    told, scale = told_then(extracts, of, [[h.dated for h in extract.happenings] for extract in extracts])
    scores = []
    for weight in (PLENTY - 1, PLENTY, PLENTY + 1, 2 * PLENTY):
        scale.actor = dict.fromkeys(scale.actor, weight)
        scores.append(compare(*told, scale, {})["actors"])
    assert scores[0] <= scores[1] == scores[2] == scores[3]
    scale.actor = dict.fromkeys(scale.actor, 0)
    assert compare(*told, scale, {})["actors"] < scores[1]
