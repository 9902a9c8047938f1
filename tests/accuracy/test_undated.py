"""Dates by inference: few are wrong, and they do not grow fewer."""

import pytest

from tests.accuracy.measure import gold_sets
from tests.accuracy.undated import measure

LEAST_RIGHT = {"dev": 27, "held-out": 9}
MOST_WRONG = {"dev": 6, "held-out": 6}


@pytest.mark.parametrize("group", LEAST_RIGHT)
def test_dated_articles_without_their_dates(group):
    """Of all dated papers of a group, read without their dates, so many are dated rightly and so few wrongly."""
    sums = measure([s for s in gold_sets() if s.group == group])
    assert sums["right"] >= LEAST_RIGHT[group], sums
    assert sums["wrong"] <= MOST_WRONG[group], sums
