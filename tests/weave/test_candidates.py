"""Which tellings are compared (sitegen.weave.candidates)."""

from sitegen.model.edit import Edits
from sitegen.model.story import Ledger
from sitegen.weave.actors import merge_actors
from sitegen.weave.candidates import fellows
from sitegen.weave.told import read_tellings
from tests.weave.copy import crowded
from tests.weave.stories import harbour


def _tellings(extracts):
    extracts = sorted(extracts, key=lambda e: e.article.id)
    dates = [[h.dated for h in e.happenings] for e in extracts]
    return read_tellings(extracts, merge_actors(extracts, Edits(), Ledger()).of, dates)[0]


def test_candidates_grow_with_the_story_and_not_with_its_square():
    """Where days are crowded, twice the articles give little more than twice the pairs, and each telling a few dozen."""
    few, many = (sum(len(found) for _, found in fellows(_tellings(crowded(n)))) for n in (1500, 3000))
    assert many < 3 * few
    assert many < 30 * 6 * 3000


def test_each_pair_comes_once_from_the_later_of_two_articles():
    """The same article's tellings are never compared; numbers rise."""
    tellings = _tellings(crowded(60))
    for number, found in fellows(tellings):
        assert found == sorted(set(found))
        assert all(n < number and tellings[n].article < tellings[number].article for n in found)


def test_in_a_small_story_all_of_one_day_are_compared():
    """The raid is told in three papers: each pair of them is among the candidates."""
    tellings = _tellings(harbour())
    raids = [t.number for t in tellings if t.happening.trigger == "raided"]
    pairs = {(a, b) for b, found in fellows(tellings) for a in found}
    assert len(raids) > 1
    assert {(a, b) for a in raids for b in raids if a < b} <= pairs
