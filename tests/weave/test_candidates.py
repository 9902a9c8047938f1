"""Which tellings are compared (sitegen.weave.candidates)."""

import random
from datetime import date

import pytest

from sitegen.model.edit import Edits
from sitegen.model.story import Ledger
from sitegen.weave.actors import merge_actors
from sitegen.weave.candidates import Candidates
from sitegen.weave.crowds import told_then
from tests.weave.copy import crowded
from tests.weave.stories import harbour

_THIRD = date(2030, 10, 3).toordinal()


def _tellings(extracts):
    extracts = sorted(extracts, key=lambda e: e.article.id)
    dates = [[h.dated for h in e.happenings] for e in extracts]
    return told_then(extracts, merge_actors(extracts, Edits(), Ledger()).of, dates)[0]


def fellows(tellings):
    """For each telling by number those before it to compare it with, where there are any."""
    candidates = Candidates()
    candidates.update(tellings)
    found = ((told.number, [other.number for other in candidates.of(told)]) for told in tellings)
    return [(number, others) for number, others in found if others]


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


@pytest.mark.parametrize(("large", "few"), [(2000, 24), (60, 24), (60, 3), (2000, 3)])
def test_candidates_are_those_of_a_first_look(monkeypatch, large, few):
    """Whatever tellings come and go, each has the candidates that it has where all are new; and who has others is said."""
    monkeypatch.setattr("sitegen.weave.candidates._LARGE", large)
    monkeypatch.setattr("sitegen.weave.candidates.FEW", few)
    monkeypatch.setattr("sitegen.weave.frames.FEW", few)
    monkeypatch.setattr("sitegen.weave.frames._SOME", 2 * few)
    rng, pool = random.Random(3), _tellings([*crowded(30), *harbour()])
    for told in pool:
        told.first, told.size = told.first - told.first % 7, rng.choice((told.size, 0, 30, 200))
        told.last = told.first + told.size
    held, known = Candidates(), {}
    for share in (1.0, 0.98, 0.6, 0.97, 0.3, 1.0):
        now = [told for told in pool if rng.random() < share]
        changed, anew = held.update(now), Candidates()
        anew.update(now)
        found = {told: anew.of(told) for told in now}
        assert {told: held.of(told) for told in now} == found
        assert {told for told in now if known.get(told, []) != found[told]} <= changed
        known = found


def test_a_week_that_spans_two_months_is_compared_with_either():
    """ "About 3 October" begins in September: what is told of the third is compared with it nonetheless."""
    told = _tellings(harbour())[:2]
    for telling, number, first, last in zip(told, (0, 1), (_THIRD - 7, _THIRD), (_THIRD + 7, _THIRD), strict=True):
        telling.number = telling.article = number
        telling.first, telling.last, telling.size = first, last, last - first
    candidates = Candidates()
    candidates.update(told)
    assert candidates.of(told[0]) == [told[1]]
