"""Weaving again in one process (sitegen.weave.memory)."""

import re
from dataclasses import replace

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen.extract import extract
from sitegen.model.edit import Edits
from sitegen.model.story import Ledger
from sitegen.read import read_bytes
from sitegen.weave import Memory, alike, weave, weights
from sitegen.weave.digests import SIZE
from sitegen.weave.prints import Row
from sitegen.weave.sign import sign_of
from sitegen.weave.weights import about
from tests.weave.copy import crowded
from tests.weave.stories import harbour

POOL = [*harbour(), *crowded(6)]


def _retitled(extract):
    return replace(extract, article=replace(extract.article, title="Another title"))


def _shortened(extract):
    return replace(extract, happenings=extract.happenings[1:], figures=())


def _undated(extract):
    return replace(extract, published=replace(extract.published, edtf=None, basis="unknown", rule="", evidence=()))


@pytest.fixture(autouse=True)
def _coarse(monkeypatch):
    """As in a large story, one telling more is no reason to weigh all words anew."""
    monkeypatch.setattr(weights, "about", lambda count, _digits: about(count, 3))


CHANGES = (_retitled, _shortened, _undated, lambda extract: extract)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(POOL) - 1), st.integers(0, len(CHANGES))), min_size=1, max_size=6))
def test_memory_changes_nothing(steps):
    """After any row of changes, removals and returns the story is the one woven from nothing, remembered here or in a store."""
    memory, store, now = Memory(), Shelf(), dict(enumerate(POOL))
    ledger = Ledger()
    for at, change in steps:
        if change == len(CHANGES):
            now.pop(at, None)
        else:
            now[at] = CHANGES[change](POOL[at])
        story = weave([*now.values()], Edits(), ledger, memory=memory)
        assert story == weave([*now.values()], Edits(), ledger)
        assert story == weave([*now.values()], Edits(), ledger, memory=Memory(lasting=False, store=store))
        ledger = story.ledger


PRESS = [
    (
        "title: News\ndate: 2031-05-05\n---\nPolice raided the offices of the Tarn Harbour Fund on Sunday and seized 312 boxes of ledgers.\n\n"
        "Ada Moor, the chief executive, resigned hours later. \u201cI did nothing that I am ashamed of,\u201d Moor said."
    ),
    (
        "title: News\ndate: 2031-05-06\n---\nOfficers searched the Tarn Harbour Fund and carried away 312 boxes of ledgers on 4 May.\n\n"
        "The trustees will appoint a new head of the Tarn Harbour Fund by 1 July 2031, Ben Holt said."
    ),
    (
        "title: News\ndate: 2032-02-01\n---\nAda Moor was charged with fraud at Tarn Crown Court on Thursday.\n\n"
        "The Tarn Harbour Fund was raided on 4 May 2031, and 312 boxes of ledgers were seized. Ben Holt was arrested on May 6."
    ),
    (
        "title: News\n---\nPolice raided the offices of the Tarn Harbour Fund on Sunday and seized 312 boxes of ledgers, it emerged yesterday.\n\n"
        "Ada Moor resigned. \u201cI did nothing that I am ashamed of,\u201d the chief executive said."
    ),
    (
        "title: News\n---\nTARN, Feb 1 (Wire) \u2014 Ada Moor was charged with fraud at Tarn Crown Court.\n\n"
        "Ben Holt was arrested in May. The harbour was closed on 3 March 2030."
    ),
]
MENDS = (
    lambda text, n: re.sub("title: .*", f"title: Another headline {n}", text),
    lambda text, n: f"{text}\n\nCorrection {n} was made to this article.",
    lambda text, n: text.replace("---\n", f"---\nThe weather was kind to the {n} gardeners of the county.\n\n", 1),
    lambda text, n: text.replace("\n\n", f"\n\nNeighbours of the fund had no comment. It rained{' hard' * n}.\n\n", 1),
    lambda text, _: text.replace(". ", ".  "),
    lambda text, n: text.replace("2031-05", f"2031-0{n + 4}"),
    lambda text, n: text.replace("4 May", f"{n + 3} May"),
    lambda text, _: text.replace("Ada Moor", "Ida Moor"),
    lambda text, n: f"{text}\n\nThe Tarn Harbour Fund was fined {n} million pounds on 7 June 2031.",
    lambda text, n: re.sub("title: .*", f"title: Ben Holt was arrested on {n + 4} May 2031", text),
    lambda text, _: text.split("\n\n", maxsplit=1)[0],
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(*[st.integers(0, end) for end in (len(PRESS) - 1, len(MENDS) - 1, 3)]), min_size=1, max_size=6)
)
def test_whatever_an_editor_mends(steps):
    """A story remembered through corrections, here or in a store, is the one woven from nothing, to the last offset."""
    memory, store, texts = Memory(), Shelf(), list(PRESS)
    now = {at: _extract(at, text) for at, text in enumerate(texts)}
    weave([*now.values()], Edits(), Ledger(), memory=memory)
    for at, mend, n in steps:
        texts[at] = MENDS[mend](texts[at], n)
        now[at] = _extract(at, texts[at])
        anew = weave([*now.values()], Edits(), Ledger())
        assert weave([*now.values()], Edits(), Ledger(), memory=memory) == anew
        assert weave([*now.values()], Edits(), Ledger(), memory=Memory(lasting=False, store=store)) == anew


class Shelf(dict):
    """A store that holds values for as long as a test."""

    def fact(self, name):
        """As the cache's."""
        return self.get(name, b"")

    note_fact = dict.__setitem__


def test_what_is_stored_is_told_again():
    """From a store the story comes with nothing compared, though a headline is another and the places in the text are, too."""
    store, now = Shelf(), [_extract(at, text) for at, text in enumerate(PRESS)]
    weave(now, Edits(), Ledger(), memory=Memory(lasting=False, store=store))
    kept = dict(store)
    dated = [MENDS[0](text, 1) if "date:" in text else text for text in PRESS]
    now = [_extract(at, MENDS[4](text, 1)) for at, text in enumerate(dated)]
    assert weave(now, Edits(), Ledger(), memory=Memory(lasting=False, store=store)) == weave(now, Edits(), Ledger())
    assert store["weave compared"] == kept["weave compared"]


def test_only_new_tellings_are_compared(monkeypatch):
    """Another process takes from the store what came of comparing tellings that nothing has changed for."""
    compared = []
    monkeypatch.setattr(alike, "_compare", lambda *row, compare=alike._compare: compared.append(row) or compare(*row))
    store, now = Shelf(), crowded(120)
    weave(now, Edits(), Ledger(), memory=Memory(lasting=False, store=store))
    whole = len(compared)
    now[-1] = _shortened(now[-1])
    weave(now, Edits(), Ledger(), memory=Memory(lasting=False, store=store))
    assert len(compared) - whole < whole / 3


def test_processes_tell_the_same(monkeypatch):
    """What is compared by processes of its own makes the same story, and the same is stored."""
    monkeypatch.setattr(alike, "_MANY", 2)
    alone, shared, now = Shelf(), Shelf(), crowded(12)
    story = weave(now, Edits(), Ledger(), memory=Memory(lasting=False, store=alone))
    assert weave(now, Edits(), Ledger(), memory=Memory(lasting=False, store=shared, workers=2)) == story
    assert msgspec.msgpack.decode(alone["weave alike"][2 * SIZE :], type=dict[bytes, Row]) == msgspec.msgpack.decode(
        shared["weave alike"][2 * SIZE :], type=dict[bytes, Row]
    )


@pytest.mark.parametrize(
    "damage", [lambda b: b[: len(b) // 2], lambda b: b[:16], lambda _: b"", lambda b: b[:-1] + b"\x80"]
)
def test_a_damaged_store_is_an_empty_one(damage):
    """Cut short, emptied or of another shape: the story is woven anew."""
    store, now = Shelf(), [_extract(at, text) for at, text in enumerate(PRESS)]
    story = weave(now, Edits(), Ledger(), memory=Memory(lasting=False, store=store))
    for name, value in store.items():
        store[name] = damage(value)
    assert weave(now, Edits(), Ledger(), memory=Memory(lasting=False, store=store)) == story


def test_other_rules_tell_anew():
    """What other rules made is not given again."""
    store, now = Shelf(), [_extract(at, text) for at, text in enumerate(PRESS)]
    weave(now, Edits(), Ledger(), memory=Memory(lasting=False, store=store, made_by="1"))
    signs = {name: value[:16] for name, value in store.items()}
    weave(now, Edits(), Ledger(), memory=Memory(lasting=False, store=store, made_by="2"))
    assert not any(store[name].startswith(sign) for name, sign in signs.items())


@pytest.mark.parametrize("mend", [0, 1, 4])
@pytest.mark.parametrize("at", range(len(PRESS)))
def test_words_beside_the_tellings_are_not_compared_again(at, mend):
    """A headline, a note of correction, words that stand elsewhere: what comparing reads of the article is as before."""
    before, after = _extract(at, PRESS[at]), _extract(at, MENDS[mend](PRESS[at], 1))
    assert sign_of(before).told == sign_of(after).told


@pytest.mark.parametrize(("at", "mend"), [(0, 5), (2, 6), (0, 7), (3, 8)])
def test_other_tellings_are_compared_again(at, mend):
    """Another date, another name, a further happening: the digest of the article is another."""
    before, after = _extract(at, PRESS[at]), _extract(at, MENDS[mend](PRESS[at], 2))
    assert sign_of(before).told != sign_of(after).told


def _extract(number, text):
    return extract(read_bytes(f"---\n{text}\n".encode(), f"{number}.md", ".md", f"{number}.md"))


def test_only_what_changed_is_read_again():
    """An extract handed in again is not read again; one that was forgotten is."""
    memory, seen = Memory(), []

    def read(extract):
        seen.append(extract.article.id)
        return len(seen)

    memory.hold(POOL[:2])
    assert [memory.recall(read, e) for e in (POOL[0], POOL[1], POOL[0])] == [1, 2, 1]
    memory.hold(POOL[1:3])
    assert [memory.recall(read, e) for e in (POOL[1], POOL[0])] == [2, 3]
