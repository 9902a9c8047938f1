"""What holds for any edits whatever, one after another: files that merge, part, hide, name and date what they please."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.errors import Where
from sitegen.model.edit import Edits, EventEdit
from sitegen.model.story import Ledger
from sitegen.weave import weave
from tests.weave.stories import harbour

TOLD = harbour()
FIRST = weave(TOLD, Edits(), Ledger())
IDS = [event.id for event in FIRST.events]
NAMES = st.lists(st.sampled_from(IDS), max_size=2, unique=True).map(tuple)


def _edit(key, merge, distinct, hide, date):
    return EventEdit(
        key, Where(f"content/events/{key}.md", 1), merge=merge, distinct=distinct[:1], hide=hide, date=date
    )


FILES = st.lists(
    st.builds(_edit, st.sampled_from(IDS), NAMES, NAMES, st.booleans(), st.sampled_from(["", "2033-01-01"])),
    max_size=3,
    unique_by=lambda edit: edit.key,
).map(lambda edits: Edits(events=tuple(sorted(edits, key=lambda edit: edit.key))))


@settings(max_examples=30, deadline=None)
@given(st.booleans(), st.lists(FILES, min_size=1, max_size=3))
def test_a_second_build_changes_nothing_and_all_can_be_taken_back(published, turns):
    """Whether or not the site was there before its edits; each redirect leads to a page that is there."""
    ledger = FIRST.ledger if published else Ledger()
    for edits in turns:
        story = weave(TOLD, edits, ledger)
        again = weave(TOLD, edits, story.ledger)
        assert (again.events, again.redirects, again.ledger) == (story.events, story.redirects, story.ledger)
        assert {r.new for r in story.redirects} <= {f"events/{event.id}/" for event in story.events}
        ledger = story.ledger
    assert [event.id for event in weave(TOLD, Edits(), ledger).events] == IDS
