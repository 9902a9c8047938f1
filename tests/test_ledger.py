"""permalinks.json as text and back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen import ledger
from sitegen.errors import ContentError
from sitegen.model.story import Ledger, LedgerEntry

SLUGS = st.text("abcdefgh-0123456789", min_size=1, max_size=20)


@st.composite
def entries(draw):
    """An entry as the build writes them."""
    state = draw(st.sampled_from(("live", "moved", "gone")))
    id_ = draw(SLUGS)
    to = draw(SLUGS.filter(lambda s: s != id_)) if state == "moved" else ""
    key = tuple(draw(st.lists(st.text(max_size=12), max_size=3)))
    return LedgerEntry(draw(st.sampled_from(("article", "actor", "event"))), id_, key, state, to)


@given(st.lists(entries(), max_size=8, unique_by=lambda e: (e.kind, e.id)))
def test_what_is_written_is_read_again(made):
    """Any ledger comes back as it was, sorted."""
    whole = Ledger(tuple(sorted(made, key=lambda e: (e.kind, e.id))))
    assert ledger.parse(ledger.dump(Ledger(tuple(made))), "permalinks.json") == whole


def test_the_file_is_json_with_a_line_an_entry():
    """Other programs read it as JSON, git merges it by line."""
    text = ledger.dump(Ledger((LedgerEntry("actor", "b", ("x",)), LedgerEntry("actor", "a", ("ä",), "moved", "b"))))
    assert [row.get("id") for row in json.loads(text)] == [None, "a", "b"]
    assert text.splitlines()[1] == ',{"kind":"actor","id":"a","state":"moved","to":"b","key":["ä"]}'


def test_a_new_entry_changes_no_other_line():
    """Adding an entry, even the last, adds one line and touches none."""
    before = ledger.dump(Ledger((LedgerEntry("actor", "a", ()),))).splitlines()
    after = ledger.dump(Ledger((LedgerEntry("actor", "a", ()), LedgerEntry("actor", "b", ())))).splitlines()
    assert [line for line in after if line not in before] == [',{"kind":"actor","id":"b","key":[]}']


def test_an_empty_file_is_a_damaged_one():
    """A file that lost all it held does not begin anew in silence: every published address would be given up."""
    with pytest.raises(ContentError, match="the file is empty"):
        ledger.parse(" \n", "permalinks.json")


def test_hand_edits_may_be_tidy():
    """Commas at line ends, indents and blank lines are no damage."""
    text = '[\n  {"kind":"actor","id":"a","key":[]},\n\n  {"kind":"actor","id":"b","to":"a"}\n]\n'
    assert [(e.id, e.state, e.to) for e in ledger.parse(text, "p").entries] == [("a", "live", ""), ("b", "moved", "a")]


HEAD = '[{"permalinks":1}\n'
DAMAGE = [
    (
        HEAD + '<<<<<<< ours\n,{"kind":"actor","id":"a"}\n=======\n>>>>>>> theirs\n]',
        [(2, "permalinks-conflict"), (4, "permalinks-conflict"), (5, "permalinks-conflict")],
    ),
    (HEAD + ',{"kind":"actor","id":"a"\n]', [(2, "permalinks-damaged")]),
    (HEAD + ',{"kind":"actor","id":"a"}\n', [(2, "permalinks-damaged")]),
    (',{"kind":"actor","id":"a"}\n]', [(1, "permalinks-damaged")]),
    (HEAD + ',{"kind":"person","id":"a"}\n]', [(2, "permalinks-damaged")]),
    (HEAD + ',{"kind":"actor","id":"a/b"}\n]', [(2, "permalinks-damaged")]),
    (HEAD + ',{"kind":"actor","id":".."}\n]', [(2, "permalinks-damaged")]),
    (HEAD + ',{"kind":"actor"}\n]', [(2, "permalinks-damaged")]),
    (HEAD + ',{"kind":"actor","id":"a","state":"lost"}\n]', [(2, "permalinks-damaged")]),
    (HEAD + ',{"kind":"actor","id":"a","state":"moved"}\n]', [(2, "permalinks-damaged")]),
    (HEAD + ',{"kind":"actor","id":"a","to":"a"}\n]', [(2, "permalinks-damaged")]),
    (HEAD + ',{"kind":"actor","id":"a","keys":[]}\n]', [(2, "permalinks-damaged")]),
    (HEAD + ',{"kind":"actor","id":"a","key":"x"}\n]', [(2, "permalinks-damaged")]),
    (HEAD + ",[1]\n]", [(2, "permalinks-damaged")]),
    (HEAD + ',{"kind":"actor","id":"a","to":"b"}\n,{"kind":"actor","id":"a","to":"c"}\n]', [(3, "permalinks-twice")]),
]


@pytest.mark.parametrize(("text", "expected"), DAMAGE)
def test_damage_is_named_by_line(text, expected):
    """Each damaged line is reported, with a hint; nothing is guessed."""
    with pytest.raises(ContentError) as caught:
        ledger.parse(text, "permalinks.json")
    found = [(n.where.line, n.code) for n in caught.value.notices]
    assert found == expected
    assert all(n.hint for n in caught.value.notices)
