"""What each publication changed: sitegen.weave.editions."""

from dataclasses import replace

from sitegen.model.story import Ledger, LedgerEntry
from sitegen.weave.editions import note_changes

FIRE = LedgerEntry("event", "fire", ("a:111111", "d:2019-03", "s:1", "t:fire"))
TEXT = LedgerEntry("article", "report", ("p:report.md", "x:aaaa"))


def publish(*ledgers):
    """Publications one after the other; the last ledger."""
    kept = Ledger()
    for entries in ledgers:
        kept = Ledger(tuple(note_changes(kept, entries)))
    return {e.id: (e.edition, e.was) for e in kept.entries}


def test_a_first_publication_changes_nothing():
    """All of it is new, so nothing is noted, and the file looks as it did before there were editions."""
    assert publish([FIRE, TEXT]) == {"fire": (0, ()), "report": (0, ())}


def test_what_is_new_is_noted_and_stays_noted():
    """A second build of the same content does not erase what the first one listed."""
    once = publish([TEXT], [TEXT, FIRE])
    assert once == {"report": (0, ()), "fire": (1, ())}
    assert publish([TEXT], [TEXT, FIRE], [TEXT, FIRE], [TEXT, FIRE]) == once


def test_another_date_keeps_the_one_before():
    """An event that is dated anew says what its date was; one that had none says that too."""
    later = replace(FIRE, key=("a:111111", "d:2019-04", "s:1", "t:fire"))
    undated = replace(FIRE, key=("a:111111", "s:1", "t:fire"))
    assert publish([FIRE], [later])["fire"] == (1, ("d:2019-03",))
    assert publish([undated], [FIRE])["fire"] == (1, ("d:",))


def test_each_kind_of_change_is_told_apart():
    """Another title, a further source, another text of an article; more sentences alone are no change for readers."""
    title = replace(FIRE, key=("a:111111", "d:2019-03", "s:1", "t:blaze"))
    source = replace(FIRE, key=("a:111111", "a:222222", "d:2019-03", "s:1", "t:fire"))
    sentence = replace(FIRE, key=("a:111111", "d:2019-03", "s:1", "s:2", "t:fire"))
    assert publish([FIRE], [title])["fire"] == (1, ("t:fire",))
    assert publish([FIRE], [source])["fire"] == (1, ("a:",))
    assert publish([FIRE], [sentence])["fire"] == (0, ())
    assert publish([TEXT], [replace(TEXT, key=("p:report.md", "x:bbbb"))])["report"] == (1, ("x:aaaa",))


def test_withdrawn_and_back():
    """Gone in one publication, back in the next: both are changes."""
    gone = replace(FIRE, state="gone")
    assert publish([FIRE], [gone])["fire"] == (1, ("state:live",))
    assert publish([FIRE], [gone], [FIRE])["fire"] == (2, ("state:gone",))


def test_numbers_need_no_counter():
    """The number of a publication comes from the entries, so that two branches merge line by line."""
    assert publish([FIRE], [FIRE], [FIRE, TEXT])["report"] == (1, ())
