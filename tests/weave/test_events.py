"""Tellings as events (sitegen.weave.events, likeness, told, leads, account, copies, bounds, dates)."""

import random
from dataclasses import replace

import pytest

from sitegen.model.edit import Edits
from sitegen.model.story import Ledger
from sitegen.weave import weave
from tests.weave.stories import harbour
from tests.weave.telling import Line, tell

OTHERS = [
    tell(
        f"other-{n}.txt",
        f"2029-0{n}-11",
        [
            Line(f"The Marsh {n} festival in Quenby number {n} drew {n} dancers.", f"2029-0{n}-10", lead=True),
            Line(f"Rain {n} spoilt the regatta at Umber {n}.", f"2029-0{n}-09"),
        ],
        bodies=[f"Marsh {n}"],
    )
    for n in range(1, 9)
]  # so that rare words are rare


def _weave(*extracts):
    story = weave([*extracts, *OTHERS], Edits(), Ledger())
    kept = [e for e in story.events if not e.tellings[0].article.startswith("other")]
    return replace(story, events=tuple(kept), sources=tuple(s for s in story.sources if not s.id.startswith("other")))


def _sources(story):
    """{first evidence: articles} of each event."""
    return {e.summary: [t.article for t in e.tellings] for e in story.events}


def test_three_papers_tell_one_raid():
    """The report, its reprint and the look back are one event; what one article tells besides stays apart."""
    told = _sources(_weave(*harbour()))
    raid = next(articles for summary, articles in told.items() if summary.startswith("Police raided"))
    assert raid == ["a.txt", "b.txt", "d.txt"]
    assert len(told) == 5


def test_a_resignation_in_other_words_is_one():
    """ "Resigned" and, months later, "stepped down" are one event of one day and woman."""
    told = _sources(_weave(*harbour()))
    assert ["a.txt", "c.txt", "d.txt"] in told.values()


def test_near_copies_count_once():
    """Three sources, two independent; the copy names what it copies."""
    story = _weave(*harbour())
    raid = next(e for e in story.events if e.summary.startswith("Police raided"))
    assert (len(raid.tellings), raid.independent) == (3, 2)
    assert {s.id: s.copy_of for s in story.sources if s.copy_of} == {"d.txt": "a.txt"}


def _pair(
    first,
    second,
    date_a="2031-03-04",
    date_b="2031-03-04",
    trigger=("", ""),
    bodies=(("Brill plc",), ("Brill plc",)),
    published=("2031-03-05", "2031-06-01"),
):
    return _weave(
        tell("a.txt", published[0], [Line(first, date_a, trigger[0])], bodies=bodies[0]),
        tell("b.txt", published[1], [Line(second, date_b, trigger[1])], bodies=bodies[1]),
    )


ONE = [
    ("Brill plc stopped paying out deposits.", "Brill plc suspended payments of deposits.", {}),
    (
        "Brill plc filed for bankruptcy in Harwick.",
        "Creditors were told in March that Brill plc was insolvent.",
        {"date_b": "2031-03"},
    ),
    (
        "Brill plc recalled 48,000 kettles.",
        "It was in spring that Brill plc recalled 48,000 kettles.",
        {"date_b": "2031-03"},
    ),
]
TWO = [
    ("Brill plc agreed to buy Corran.", "Brill plc abandoned the purchase of Corran.", {"date_b": "2031-03-05"}),
    (
        "Brill plc was fined by the Ports Board.",
        "Mayfly Ltd. opened a factory in Corran.",
        {"bodies": (("Brill plc",), ("Mayfly Ltd.",))},
    ),
    ("Brill plc was fined by the Ports Board.", "Brill plc was fined by the Ports Board.", {"date_b": "2032-03-04"}),
    ("Brill plc made lamps.", "Brill plc fitted faulty valves between 2026 and 2033.", {"date_b": "2026/2033"}),
]


@pytest.mark.parametrize(("first", "second", "other"), ONE)
def test_two_tellings_of_one_event(first, second, other):
    """Same date or one within the other, same actor, same matter: one event."""
    assert len(_pair(first, second, **other).events) == 1


@pytest.mark.parametrize(("first", "second", "other"), TWO)
def test_two_events_that_look_alike(first, second, other):
    """Another day, another actor or another year is another event, however alike the words."""
    assert len(_pair(first, second, **other).events) == 2


def test_two_happenings_of_one_article_stay_two():
    """A third article never joins two events that one article tells apart."""
    both = tell(
        "a.txt",
        "2031-03-05",
        [
            Line("Brill plc sued Corran on Monday.", "2031-03-03"),
            Line("Brill plc also sued Dawes on Monday.", "2031-03-03"),
        ],
        bodies=["Brill plc", "Corran", "Dawes"],
    )
    one = tell(
        "b.txt",
        "2031-03-06",
        [Line("Brill plc sued Corran and Dawes on 3 March.", "2031-03-03")],
        bodies=["Brill plc", "Corran", "Dawes"],
    )
    assert len(_weave(both, one).events) == 2


def test_what_an_article_tells_of_one_day_twice_is_one():
    """Two tellings of an article join where each is certainly what others tell, and neither names somebody else."""
    both = tell(
        "a.txt",
        "2031-03-09",
        [
            Line("The Quenby paper mill burned on 3 March and the roof fell in.", "2031-03-03", trigger="burn"),
            Line("On 3 March the sirens of the Quenby mill woke all Ardle at dawn.", "2031-03-03", trigger="wake"),
        ],
    )
    burned = tell(
        "b.txt",
        "2031-03-10",
        [Line("The Quenby paper mill burned and its roof fell in on 3 March.", "2031-03-03", trigger="burn")],
    )
    woke = tell(
        "c.txt",
        "2031-03-11",
        [Line("Sirens woke Ardle at dawn on 3 March: the Quenby mill burned.", "2031-03-03", trigger="burn")],
    )
    assert len(_weave(both, burned, woke).events) == 1


@pytest.mark.parametrize(
    ("first", "second", "trigger", "count"),
    [
        ("Two sisters of nineteen died in their flat.", "A fire in Quenby killed people.", "kill", 1),
        ("Two sisters of nineteen died in their flat.", "A fire in Quenby closed a school.", "close", 2),
        ("Ada Moor died in her flat.", "A fire in Quenby killed Dora Quill.", "kill", 2),
    ],
)
def test_what_an_article_tells_twice_as_of_one_kind_is_one(first, second, trigger, count):
    """Two tellings of an article join through a third one where both are of one kind, and neither names somebody else."""
    both = tell(
        "a.txt",
        "2031-09-09",
        [Line(first, "2031-03-03", trigger="die"), Line(second, "2031-03~", trigger=trigger)],
        people=["Ada Moor", "Dora Quill"],
    )
    flames = Line("A kettle burst into flames in Quenby, and two sisters died.", "2031-03", trigger="burst")
    assert len(_weave(both, tell("b.txt", "2031-07-10", [flames])).events) == count


def test_what_an_article_tells_from_two_sides_is_one():
    """Two tellings of one day that share a word join through a third, though each names somebody else."""
    both = tell(
        "a.txt",
        "2031-03-09",
        [
            Line("The mill of Ardle Paper burned on 3 March.", "2031-03-03", trigger="burn"),
            Line("On 3 March Dora Quill saw sparks above the hall of the mill.", "2031-03-03", trigger="see"),
        ],
        people=["Dora Quill"],
        bodies=["Ardle Paper"],
    )
    burned = tell(
        "b.txt",
        "2031-03-10",
        [Line("Fire gutted the mill of Ardle Paper on 3 March.", "2031-03-03", trigger="gut")],
        bodies=["Ardle Paper"],
    )
    sparks = tell(
        "c.txt",
        "2031-03-11",
        [Line("Sparks from a turbine set the mill alight on 3 March.", "2031-03-03", trigger="set")],
    )
    assert len(_weave(both, burned, sparks).events) == 1


def test_a_sharper_date_sharpens_and_says_from_where():
    """Of two that agree the finer one dates the event, and the note names its source."""
    story = _pair(
        "Brill plc recalled 48,000 kettles.",
        "Brill plc recalled 48,000 kettles then.",
        date_a="2031-03",
        published=("2031-09-05", "2031-06-01"),
    )
    (event,) = story.events
    assert (event.dated.edtf, event.dated.rule) == ("2031-03-04", "sharpened:test")
    assert "b.txt" in event.dated.note
    assert [t.dated.edtf for t in event.tellings] == ["2031-03", "2031-03-04"]


def test_numbers_that_differ_are_kept_side_by_side():
    """Two counts of the same thing are a difference with both values, never an average."""
    story = _weave(
        tell(
            "a.txt",
            "2031-03-05",
            [
                Line(
                    "The blast at the Corran mill killed 12 workers.",
                    "2031-03-04",
                    "killed",
                    figure=("12 workers", 12.0, "workers", "workers"),
                )
            ],
            bodies=["Corran mill"],
        ),
        tell(
            "b.txt",
            "2031-03-06",
            [
                Line(
                    "The blast at the Corran mill killed 15 workers.",
                    "2031-03-04",
                    "killed",
                    figure=("15 workers", 15.0, "workers", "workers"),
                )
            ],
            bodies=["Corran mill"],
        ),
    )
    (event,) = story.events
    (difference,) = event.differences
    assert (difference.fact, [(v, e.article) for v, e in difference.values]) == (
        "workers",
        [("12 workers", "a.txt"), ("15 workers", "b.txt")],
    )


def _told_together():
    people = ["Ines Marlow", "Otto Quist"]
    bodies = ["Union of Harbour Pilots", "Tarn Port", "Coastal Guard"]
    lines = "Pilots of 14 harbours, backed by the Union of Harbour Pilots and the Coastal Guard, demanded safer ladders from shipowners"
    return [
        tell(
            "a.txt",
            "2031-03-14",
            [
                Line(
                    f"{lines}, said Ines Marlow.",
                    "2031-03-14",
                    lead=True,
                    figure=("14 harbours", 14.0, "harbours", "harbours"),
                ),
                Line("Otto Quist of Tarn Port agreed.", event=False),
            ],
            people=people,
            bodies=bodies,
        ),
        tell(
            "b.txt",
            None,
            [
                Line(f"{lines} on Thursday.", None, lead=True, figure=("14 harbours", 14.0, "harbours", "harbours")),
                Line("Last year Otto Quist inspected Tarn Port.", None, relative="year-1", words="Last year"),
            ],
            people=people,
            bodies=bodies,
        ),
        *[
            tell(
                f"{n}.txt",
                f"203{n}-01-01",
                [Line(f"The Marsh {n} festival opened.", f"203{n}-01-01", lead=True)],
                bodies=[f"Marsh {n}"],
            )
            for n in range(4, 9)
        ],
    ]


def test_an_undated_article_told_together_with_a_dated_one():
    """It gains the month, as inferred and approximate, by a named rule and with evidence of both."""
    story = _weave(*_told_together())
    source = next(s for s in story.sources if s.id == "b.txt")
    assert (source.published.edtf, source.published.basis, source.published.rule) == (
        "2031-03~",
        "inferred",
        "told-with",
    )
    assert {e.article for e in source.published.evidence} == {"a.txt", "b.txt"}
    assert next(e for e in story.events if e.summary.startswith("Pilots")).dated.edtf == "2031-03-14"


def test_what_the_undated_article_left_open_is_closed_coarsely():
    """Once its article is about March 2031, "last year" is about 2030, and says why."""
    event = next(e for e in _weave(*_told_together()).events if e.summary.startswith("Last year"))
    assert (event.dated.basis, event.dated.rule) == ("inferred", "closed:test")
    assert (event.dated.edtf or "").startswith("2030")


def test_an_undated_article_alone_gets_an_honest_bound():
    """What it speaks of as past bounds its date from below."""
    story = _weave(tell("a.txt", None, [Line("The mill closed in May 2029.", "2029-05", words="May 2029")]))
    published = story.sources[0].published
    assert (published.edtf, published.basis, published.rule) == ("2029-05/..", "inferred", "not-before")


def test_a_year_bounds_nothing():
    """ "In 2029" is written in that year and in all years after it: next to no date."""
    story = _weave(tell("a.txt", None, [Line("The mill closed in 2029.", "2029", words="2029")]))
    assert story.sources[0].published.edtf is None


def _on_a_tuesday(words, *besides):
    past = Line("The mill closed in May 2029.", "2029-05", words="May 2029")
    return tell(
        "a.txt",
        None,
        [
            past,
            Line(f"Brill plc bought it on {words}.", None, relative="mar-12<", words=words),
            *([Line(besides[0], besides[1], words=besides[1])] if besides else ()),
        ],
        bodies=["Brill plc"],
    )


def test_a_weekday_of_a_date_gives_the_year():
    """12 March was a Tuesday once in the years after; the article is of the week that follows."""
    story = _weave(_on_a_tuesday("Tuesday, 12 March"))
    published = story.sources[0].published
    assert (published.edtf, published.rule) == ("2030-03-12/2030-03-18", "weekday-of-date")
    assert "2030-03-12" in [e.dated.edtf for e in story.events]


def test_a_weekday_that_a_named_year_fits_gives_no_year():
    """12 March was a Tuesday in 2024 too, of which the article tells: that day is as likely as one of its own week."""
    story = _weave(_on_a_tuesday("Tuesday, 12 March", "It had been for sale since 2024.", "2024"))
    assert story.sources[0].published.rule != "weekday-of-date"


def test_a_date_without_its_weekday_gives_no_year():
    """12 March comes every year; beside it a bound would say less than the text does."""
    assert _weave(_on_a_tuesday("12 March")).sources[0].published.edtf is None


def test_a_headline_told_again_below_is_one_event():
    """What the headline says and the text repeats is told once by its article."""
    extract = tell(
        "a.txt",
        "2031-03-05",
        [
            Line("Brill plc sacks its chairman", "2031-03-05", "sacks", lead=True),
            Line("Brill plc sacked its chairman, Odo Pell, it said.", "2031-03-05", "sacked"),
        ],
        people=["Odo Pell"],
        bodies=["Brill plc"],
    )
    (event,) = _weave(extract).events
    assert [len(t.evidence) for t in event.tellings] == [2]


def test_an_undated_article_that_says_nothing_stays_undated():
    """No guess is made."""
    story = _weave(tell("a.txt", None, [Line("The mill closed.", None)]))
    assert (story.sources[0].published.edtf, story.sources[0].published.basis) == (None, "unknown")


def test_alike_announcements_of_different_years_stay_apart():
    """An undated report that knows of later things is no telling of an earlier announcement."""
    first, _, *rest = _told_together()
    later = tell(
        "b.txt",
        None,
        [
            Line(
                "Pilots of 14 harbours, backed by the Union of Harbour Pilots and the Coastal Guard, demanded safer ladders from shipowners.",
                None,
                lead=True,
            ),
            Line("Ladders broke on 3 May 2034.", "2034-05-03", words="3 May 2034", event=False),
        ],
        bodies=["Union of Harbour Pilots", "Coastal Guard"],
    )
    assert len(next(e for e in _weave(first, later, *rest).events if e.summary.startswith("Pilots")).tellings) == 1


def test_a_planned_day_and_the_day_itself_are_one():
    """What is announced for a day and reported on it is one event, and the promise is met."""
    story = _weave(
        tell(
            "a.txt",
            "2031-03-01",
            [
                Line(
                    "Brill plc will publish its accounts on 4 March.",
                    "2031-03-04",
                    "publish",
                    tense="future",
                    commitment="publish its accounts",
                )
            ],
            bodies=["Brill plc"],
        ),
        tell(
            "b.txt",
            "2031-03-05",
            [Line("Brill plc published its accounts on Tuesday.", "2031-03-04", "published", lead=True)],
            bodies=["Brill plc"],
        ),
    )
    (event,) = story.events
    assert (event.tense, story.commitments[0].state, story.commitments[0].met_by) == ("past", "met", event.id)


@pytest.mark.parametrize(("today", "state"), [("2031-06-15", "open"), ("2031-07-02", "overdue")])
def test_a_commitment_is_open_until_it_is_due(today, state):
    """After its day a promise that nothing met is overdue."""
    (commitment,) = weave(harbour(), Edits(), Ledger(), today=today).commitments
    assert (commitment.due, commitment.state) == ("2031-07-01", state)


def test_what_is_told_again_later_weighs_more():
    """The raid, told by three papers and recalled months later, is the heaviest event."""
    story = _weave(*harbour())
    heaviest = max(story.events, key=lambda e: e.weight)
    assert heaviest.dated.edtf == "2031-05-04"


def test_a_report_goes_on_from_what_it_recalls():
    """The charge follows the resignation that its report looks back on."""
    story = _weave(*harbour())
    charge = next(e for e in story.events if "charged" in e.summary)
    resigned = next(
        e
        for e in story.events
        if len(e.tellings) == 3 and e.independent == 2 and "c.txt" in [t.article for t in e.tellings]
    )
    assert resigned.id in charge.follows
    assert charge.id in resigned.leads_to


def test_a_translation_is_a_near_copy():
    """The same numbers and names in another language are no independent source."""
    facts = "1,204", "88", "3,150", "61"
    people, bodies = ["Ines Marlow", "Otto Quist"], ["Tarn Port", "Brill plc"]
    names = "Ines Marlow, Otto Quist, Tarn Port, Brill plc"
    first = tell(
        "a.txt",
        "2031-03-05",
        [
            Line(
                f"Of {facts[0]} ladders {facts[1]} broke, said {names}; {facts[2]} pilots in {facts[3]} ports wait.",
                "2031-03-04",
            )
        ],
        people=people,
        bodies=bodies,
    )
    second = tell(
        "b.txt",
        "2031-03-06",
        [
            Line(
                f"Von {facts[0]} Leitern brachen {facts[1]}, so {names}; {facts[2]} Lotsen in {facts[3]} Häfen warten.",
                "2031-03-04",
            )
        ],
        people=people,
        bodies=bodies,
    )
    story = _weave(first, replace(second, language="de"))
    assert {s.id: s.copy_of for s in story.sources} == {"a.txt": None, "b.txt": "a.txt"}


def test_words_given_to_two_speakers_are_a_difference():
    """Where papers name different speakers for the same words, both stand side by side."""
    words = "Nothing that we were told in that room was true"
    line = f"“{words},” Ann Lowe and Ben Holt heard at Brill plc on 4 March."
    people = ["Ann Lowe", "Ben Holt"]
    story = _weave(
        tell(
            "a.txt",
            "2031-03-05",
            [Line(line, "2031-03-04")],
            people=people,
            bodies=["Brill plc"],
            quotes=[(words, "Ann Lowe")],
        ),
        tell(
            "b.txt",
            "2031-06-06",
            [Line(line + " It rained.", "2031-03-04")],
            people=people,
            bodies=["Brill plc"],
            quotes=[(words, "Ben Holt")],
        ),
    )
    (event,) = story.events
    (difference,) = event.differences
    assert [value for value, _ in difference.values] == ["Ann Lowe", "Ben Holt"]


SAME_WORDS = [
    "Ada Moor resigns.",
    "Brill plc sues Corran.",
    "Police raid Brill plc.",
    "Police search Brill plc and Corran.",
]


@pytest.mark.parametrize("seed", range(12))
def test_equal_scores_are_not_settled_by_file_names(seed):
    """Files full of the same sentences are grouped alike under whatever names."""
    dice = random.Random(seed)
    files = [
        [
            Line(dice.choice(SAME_WORDS), dice.choice(["2031-03-02", "2031-03", "2031"]))
            for _ in range(dice.randint(1, 3))
        ]
        for _ in range(4)
    ]

    def grouped(names):
        extracts = [
            tell(name, "2031-04-01", lines, people=["Ada Moor"], bodies=["Brill plc", "Corran"])
            for name, lines in zip(names, files, strict=True)
        ]
        events = weave(extracts, Edits(), Ledger()).events
        return sorted(sorted(repr(files[names.index(t.article)]) for t in e.tellings) for e in events)

    names = ["a.txt", "b.txt", "c.txt", "d.txt"]
    assert grouped(names) == grouped(names[::-1])


def test_the_title_that_stands_alone_names_the_event():
    """Of two background tellings the one whose title lacks nothing lends it; an event with a faulty one weighs less."""

    def woven(faults):
        one = tell(
            "a.txt", "2029-05-20", [Line("It closed the Marl bridge at Quenby over 31 cracks.", "2029-05-03", "close")]
        )
        two = tell(
            "b.txt",
            "2029-05-21",
            [Line("Umber County closed the Marl bridge at Quenby over 31 cracks.", "2029-05-03", "close")],
        )
        marked = [
            replace(x, happenings=tuple(replace(h, faults=f) for h in x.happenings))
            for x, f in zip((one, two), faults, strict=True)
        ]
        return weave(marked, Edits(), Ledger()).events

    (event,) = woven((1, 0))
    assert event.title.startswith("Umber County closed")
    (worse,) = woven((1, 1))
    assert worse.weight < event.weight
