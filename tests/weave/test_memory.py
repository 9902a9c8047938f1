"""Weaving again in one process (sitegen.weave.memory)."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.model.edit import Edits
from sitegen.model.story import Ledger
from sitegen.weave import Memory, weave
from tests.weave.copy import crowded
from tests.weave.stories import harbour

POOL = [*harbour(), *crowded(6)]


def _retitled(extract):
    return replace(extract, article=replace(extract.article, title="Another title"))


def _shortened(extract):
    return replace(extract, happenings=extract.happenings[1:], figures=())


def _undated(extract):
    return replace(extract, published=replace(extract.published, edtf=None, basis="unknown", rule="", evidence=()))


CHANGES = (_retitled, _shortened, _undated, lambda extract: extract)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(POOL) - 1), st.integers(0, len(CHANGES))), min_size=1, max_size=6))
def test_memory_changes_nothing(steps):
    """After any row of changes, removals and returns the story is the one woven from nothing."""
    memory, now = Memory(), dict(enumerate(POOL))
    ledger = Ledger()
    for at, change in steps:
        if change == len(CHANGES):
            now.pop(at, None)
        else:
            now[at] = CHANGES[change](POOL[at])
        story = weave([*now.values()], Edits(), ledger, memory=memory)
        assert story == weave([*now.values()], Edits(), ledger)
        ledger = story.ledger


def test_only_what_changed_is_read_again():
    """An extract handed in again is not read again; one that was forgotten is."""
    memory, seen = Memory(), []

    def read(extract):
        seen.append(extract.article.id)
        return len(seen)

    memory.begin(POOL[:2])
    assert [memory.recall(read, e) for e in (POOL[0], POOL[1], POOL[0])] == [1, 2, 1]
    memory.begin(POOL[1:3])
    assert [memory.recall(read, e) for e in (POOL[1], POOL[0])] == [2, 3]
