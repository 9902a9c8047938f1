"""A map over processes."""

import os

import pytest

from sitegen.workers import in_workers


@pytest.mark.parametrize("workers", [1, 2])
def test_results_in_order(workers):
    """Results come in the order of the items, with one worker or several."""
    offset = 7
    assert list(in_workers(lambda n: n + offset, range(500), workers)) == list(range(7, 507))


def test_other_processes_do_the_work():
    """With two workers and many items the work is not done here."""
    assert os.getpid() not in set(in_workers(lambda _: os.getpid(), range(500), 2))


def test_an_error_in_a_worker_is_raised_here():
    """What a worker raises reaches the caller."""

    def fail(n: int) -> int:
        raise ValueError(n)

    with pytest.raises(ValueError, match="0"):
        list(in_workers(fail, range(500), 2))
