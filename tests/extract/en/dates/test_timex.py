"""Time expressions of newswire, measured: the share of words and dates that are read rightly."""

from __future__ import annotations

import pytest

from tests.extract.en.dates.timex_cases import CASES, compare, measure, read_cases

STEMS = sorted(path.stem for path in CASES.glob("*.toml"))
FLOOR, STRICT_FLOOR = 0.98, 0.94  # the figures may rise, never fall


@pytest.mark.parametrize("strict", [False, True])
def test_f1(strict: bool) -> None:
    """Words and dates together, over all tables, are as good as they have been."""
    counts, misses = measure(strict=strict)
    assert counts.f1 >= (STRICT_FLOOR if strict else FLOOR), "\n".join(misses)


@pytest.mark.parametrize("stem", STEMS)
def test_no_table_lags(stem: str) -> None:
    """No style of copy is read much worse than the others."""
    assert measure(stem)[0].f1 >= 0.93


def test_sentences_are_many() -> None:
    """The figure rests on some hundreds of texts."""
    assert sum(1 for path in CASES.glob("*.toml") for _ in read_cases(path)) >= 350


def test_a_wrong_date_costs() -> None:
    """The measure sees a wrong date, a date that is missing and one too many."""
    assert compare("It shut on Friday.", "2020-02-14", [["Friday", "2020-02-07"]])[0] == (0, 1, 1, 1)
    assert compare("It shut.", "2020-02-14", [["shut", "2020-02-07"]])[0] == (0, 0, 1, 0)
    assert compare("It shut on Friday.", "2020-02-14", [])[0] == (0, 1, 0, 0)
