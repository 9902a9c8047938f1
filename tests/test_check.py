"""What an editor is asked to look at."""

from dataclasses import replace

from sitegen.check import check
from sitegen.model.article import FrontMatter
from sitegen.model.edit import Edits
from sitegen.model.story import Ledger, LedgerEntry
from sitegen.weave import weave
from tests.weave.stories import harbour
from tests.weave.telling import Line, tell


def _check(*extracts, ledger=None, **more):
    return check(weave(extracts, Edits(), ledger or Ledger()), **more)


def _of(notices, code):
    return [n for n in notices if n.code == code]


def test_undated_articles_and_how_to_date_them():
    """An article without a date is named, with what to write."""
    (notice,) = _of(_check(tell("a.txt", None, [Line("It closed.", None)])), "undated")
    assert (str(notice.where), "date:" in notice.hint) == ("a.txt", True)
    assert notice.message == "the article states no date, and 1 more of what it tells can be no event without"


def test_a_date_yet_to_come():
    """An article of tomorrow is a slip of the pen; one of today is not."""
    extracts = [
        tell(f"{day}.txt", day, [Line("It closed.", None)], front=FrontMatter(date=day))
        for day in ("2031-01-02", "2031-01-03")
    ]
    (notice,) = _of(_check(*extracts, today="2031-01-02"), "date-ahead")
    assert (str(notice.where), notice.message) == ("2031-01-03.txt", "dated 2031-01-03, which is yet to come")


def test_inferred_dates_with_rule_and_line():
    """A date by inference is shown with rule, and the line of the words it rests on."""
    (notice,) = _of(
        _check(
            tell("a.txt", None, [Line("First.", None), Line("It closed in May 2029.", "2029-05", words="May 2029")])
        ),
        "date-inferred",
    )
    assert str(notice.where) == "a.txt:3"
    assert "rule not-before" in notice.message


def test_unknown_speakers_with_the_line_to_paste():
    """A quotation without a speaker is named with its line and the front matter that would mend it."""
    extract = tell(
        "a.txt",
        "2031-01-01",
        [Line("“We saw nothing of it at all,” they said.", None)],
        quotes=[("We saw nothing of it at all,", "they")],
    )
    (notice,) = _of(_check(extract), "speaker-unknown")
    assert (str(notice.where), notice.hint) == (
        "a.txt:1",
        'in its front matter, speakers: {"We saw nothing of it": "the name"}',
    )


def test_doubts_come_best_first_with_lines_to_paste():
    """Unsure pairs are listed by score, each with the file to write."""
    people = [
        tell(f"{n}.txt", "2031-01-02", [Line(f"{name} spoke.", "2031-01-01")], people=[name])
        for n, name in enumerate(("Jonas Wedell", "Lena Wedell", "Wedell"))
    ]
    notices = _of(_check(*people), "maybe-same-actor")
    assert len(notices) == 2
    assert all(n.hint.startswith("content/actors/") for n in notices)


def test_a_serious_claim_from_one_source():
    """A charge against a living person that one paper makes is pointed out, by line."""
    found = _of(_check(*harbour()), "single-source-claim")
    assert [str(n.where) for n in found] == ["c.txt:1"]
    assert "Ada Moor" in found[0].message


def test_the_dead_are_not_living():
    """A claim about somebody whose death is told is history."""
    extract = tell(
        "a.txt",
        "2031-01-09",
        [Line("Odo Pell was charged with theft.", "2031-01-01"), Line("Odo Pell died on Monday.", "2031-01-06")],
        people=["Odo Pell"],
    )
    assert not _of(_check(extract), "single-source-claim")


def test_near_copies_and_events_of_one_outlet():
    """A reprint is named, and so is an event that only copies tell."""
    a, _, _, d, _ = harbour()
    notices = _check(a, d)
    assert [(str(n.where), str(n.other)) for n in _of(notices, "near-copy")] == [("d.txt", "a.txt")]
    assert len(_of(notices, "one-outlet")) == 2


def test_dead_links_are_warnings():
    """A link that leads nowhere is named with its page."""
    (notice,) = _of(_check(dead_links=[("events/x/", "actors/y/")]), "dead-link")
    assert notice.level == "warning"
    assert "events/x/" in notice.message


def test_lost_permalinks():
    """A redirect to nothing is a warning; a page that is gone is told once, with the way to keep its address."""
    ledger = Ledger((LedgerEntry("actor", "a", ("x",), "moved", "nowhere"), LedgerEntry("actor", "b", ("y",))))
    notices = _check(ledger=ledger)
    assert [n.level for n in _of(notices, "permalink-lost")] == ["warning"]
    assert "b" in _of(notices, "permalink-gone")[0].message


def test_a_sound_story_has_no_warnings():
    """What is merely open is information; only what is broken fails a strict build."""
    assert not [n for n in _check(*harbour()) if n.level != "info"]


def test_long_lists_are_counted():
    """The fiftieth undated article is counted and not printed."""
    extracts = [
        replace(tell(f"{n}.txt", None, [Line(f"Note {n}.", None)], front=FrontMatter(title=f"Note {n}")))
        for n in range(50)
    ]
    notices = _of(_check(*extracts), "undated")
    assert len(notices) == 41
    assert notices[-1].message == "and 10 more of this kind"
