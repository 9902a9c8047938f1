"""A map over processes."""

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sitegen.errors import UsageError, Where
from sitegen.workers import in_workers, meanwhile


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


def test_an_error_that_cannot_be_sent_is_raised_all_the_same():
    """An exception whose class cannot be rebuilt from its arguments ends the work with an error, never in waiting."""

    class OddError(Exception):
        def __init__(self, a: int, b: int) -> None:
            super().__init__(f"{a} {b}")

    def fail(n: int) -> int:
        raise OddError(n, n)

    with pytest.raises(Exception, match=r".+"):
        list(in_workers(fail, range(500), 2))


def test_a_worker_that_dies_is_noticed():
    """A worker killed by the system ends the work with an error, never in waiting."""
    with pytest.raises(Exception, match="ended from outside"):
        list(in_workers(lambda _: os._exit(9), range(500), 2))


def test_a_users_mistake_keeps_its_words():
    """A SitegenError raised in a worker arrives with its place and hint."""

    def fail(_: int) -> int:
        raise UsageError("theme", "no such block", Where("templates/event.html", 3), "mend it")

    with pytest.raises(UsageError) as error:
        list(in_workers(fail, range(500), 2))
    assert str(error.value) == "templates/event.html:3: no such block\n  mend it"


def test_meanwhile_another_process_does_the_work():
    """What goes on meanwhile is done by another process, and its result can be asked for more than once."""
    with meanwhile(os.getpid) as result:
        assert result() == result() != os.getpid()
    with meanwhile(os.getpid, alone=False) as result:
        assert result() == os.getpid()


def test_what_goes_wrong_meanwhile_is_raised_where_the_result_is_asked_for():
    """An error with its words; and a process that dies is noticed."""
    with meanwhile(Path("/nowhere/at/all").stat) as result, pytest.raises(FileNotFoundError, match="nowhere"):
        result()
    with meanwhile(lambda: os._exit(9)) as result, pytest.raises(OSError, match="ended from outside"):
        result()


@pytest.mark.parametrize("processes", [0, 1])
def test_fewer_processes_than_asked_for(processes, monkeypatch):
    """Where the system gives one process or none, all is done all the same, and in order."""
    forks = iter([os.fork] * processes)

    def fork() -> int:
        if more := next(forks, None):
            return more()
        raise BlockingIOError(errno.EAGAIN, "no more processes")

    monkeypatch.setattr(os, "fork", fork)
    assert list(in_workers(lambda n: n, range(500), 4)) == list(range(500))
    with meanwhile(os.getpid) as result:
        assert result() == os.getpid()


def test_nothing_goes_on_after_the_block():
    """Left early, the block does not wait for the work and ends it."""
    start = time.monotonic()
    with meanwhile(lambda: time.sleep(60)):
        pass
    assert time.monotonic() - start < 20


ORPHANS = """
import os, time
from sitegen.workers import in_workers

def work(_):
    os.write(1, b"%d\\n" % os.getpid())
    time.sleep(60)

list(in_workers(work, range(500), 2))
"""


def test_workers_do_not_outlive_a_killed_parent():
    """After a kill of the parent alone no worker waits on, holding what it shares (its end of a pipe, the output's lock)."""
    with subprocess.Popen([sys.executable, "-c", ORPHANS], stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        parent.stdout.readline()
        parent.kill()
        start = time.monotonic()
        parent.stdout.read()  # ends when the last worker has
        assert time.monotonic() - start < 20
