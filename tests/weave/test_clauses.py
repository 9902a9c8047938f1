"""What a happening is compared by (sitegen.weave.clauses)."""

import pytest

from sitegen.weave.clauses import read_clauses
from tests.weave.telling import Line, tell


@pytest.mark.parametrize(
    ("link", "kinds"),
    [("when", {"closure", "quake"}), ("although", {"closure"})],
)
def test_what_was_then_is_told_too(link, kinds):
    """One article tells what was shut, another what shook it: "when" makes them one."""
    text = f"The old harbour of the lower town beside the river was closed {link} an earthquake shook the town."
    (clause,) = read_clauses(tell("a.txt", "2031-03-09", [Line(text, "2031-03-05", "close")]))
    assert clause.kinds & {"closure", "quake"} == kinds
