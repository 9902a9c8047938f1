"""A floor of half of what is reached, so that a busy machine does not fail it and a rule gone quadratic does."""

import pytest

from tests.bench.extract_speed import measure_rate, measure_stages, measure_unit, read_all
from tests.bench.press import make_articles

FLOOR = 0.4  # articles of 400 words in the time of a fixed piece of work beside them; 0.8 when it was last measured


@pytest.mark.slow
def test_articles_become_facts_fast_enough():
    """Text to facts stays above the floor, on whatever machine."""
    assert measure_rate(60) * measure_unit() >= FLOOR


@pytest.mark.slow
def test_no_extractor_takes_most_of_the_time():
    """No single stage eats more than half of the time of all."""
    stages = measure_stages(30, 2)
    assert max(stages.values()) < sum(stages.values()) / 2


def test_the_copy_measured_is_of_one_length_and_repeats():
    """The same seed gives the same bytes, about 400 words each."""
    files = make_articles(10)
    assert files == make_articles(10)
    assert all(380 < len(article.text.split()) < 500 for article in read_all(files))
