"""A map over processes that share what the parent holds in memory."""

from __future__ import annotations

import errno
import gc
import os
import pickle
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache, partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

T = TypeVar("T")
R = TypeVar("R")

_FEW = 64
_AHEAD = 2  # ranges of items that a worker has: one to do, and one to go on with
_ENDED = "a worker process was ended from outside; most often that is for want of memory"


def stops() -> tuple[signal.Signals, ...]:
    """The signals that end a program which tidies up: Ctrl-C, a polite kill, a terminal that is closed, but for `nohup`."""
    polite = (signal.SIGINT, signal.SIGTERM)
    if not hasattr(signal, "SIGHUP") or signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        return polite
    return *polite, signal.SIGHUP


def in_workers(work: Callable[[T], R], items: Sequence[T], workers: int, few: int = _FEW) -> Iterator[R]:
    """`work` of each item, in order. Fewer items than `few`, one worker or a system without fork: all in this process.

    Results travel pickled.
    """
    if workers < 2 or len(items) < few or not hasattr(os, "fork"):
        yield from map(work, items)
        return
    step = max(1, min(200, len(items) // (workers * 32)))
    ranges = [range(start, min(start + step, len(items))) for start in range(0, len(items), step)]

    def do(number: int) -> list[R]:
        return [work(items[i]) for i in ranges[number]]

    with _processes(workers, partial(_answer, do)) as crew:
        for results in _gather(crew, len(ranges)) if crew else map(do, range(len(ranges))):
            yield from results


@contextmanager
def meanwhile(work: Callable[[], R], *, alone: bool = True) -> Iterator[Callable[[], R]]:
    """`work` goes on in a process of its own; what is given waits for its result. With the block the process ends too.

    Not `alone`, or where no process is to be had, the work is done here when its result is asked for.
    """
    if not alone or not hasattr(os, "fork"):
        yield cache(work)
        return
    with _processes(1, partial(_reply, work)) as crew:
        yield cache((lambda: _unpack(_receive(crew[0]))) if crew else work)


def _gather(crew: Sequence[Connection], jobs: int) -> Iterator[list[Any]]:
    """What the crew makes of the jobs 0, 1, 2 …, in this order, whoever is done first."""
    from multiprocessing.connection import wait

    todo = iter(range(jobs))
    doing: dict[Connection, list[int]] = {worker: [] for worker in crew}
    done: dict[int, tuple[bool, Any]] = {}

    def hand_out(worker: Connection) -> None:
        if (job := next(todo, None)) is not None:
            doing[worker].append(job)
            with suppress(OSError):  # it ended, and its pipe will tell
                worker.send(job)

    for worker in [*crew] * _AHEAD:
        hand_out(worker)
    for job in range(jobs):
        while job not in done:
            for worker in cast("list[Connection]", wait([worker for worker in crew if doing[worker]])):
                done[doing[worker].pop(0)] = _receive(worker)
                hand_out(worker)
        yield _unpack(done.pop(job))


def _receive(worker: Any) -> tuple[bool, Any]:
    """Whether it went well, and the result or the error."""
    try:
        return worker.recv()  # type: ignore[no-any-return]
    except (EOFError, ConnectionError) as error:
        raise OSError(errno.ENOMEM, _ENDED) from error


def _unpack(outcome: tuple[bool, Any]) -> Any:
    well, value = outcome
    if well:
        return value
    raise value


def _answer(do: Callable[[int], object], end: Connection) -> None:
    while True:
        _reply(partial(do, end.recv()), end)


def _reply(work: Callable[[], object], end: Connection) -> None:
    try:
        outcome = True, work()
    except Exception as error:  # noqa: BLE001 - it is raised where the result is asked for
        error.add_note(traceback.format_exc())
        outcome = False, error
    try:
        end.send(outcome)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        end.send((False, RuntimeError(f"{outcome[1]!r} cannot be sent: {error}")))


@contextmanager
def _processes(number: int, work: Callable[[Connection], None]) -> Iterator[list[Connection]]:
    """So many processes at `work`, each with the other end of a pipe; fewer, or none, where the system gives no more.

    With the block they end.
    """
    import multiprocessing  # where it is used: a build with nothing new is done before this is loaded

    context = multiprocessing.get_context("fork")
    started: list[tuple[ForkProcess, Connection]] = []
    try:
        before = signal.pthread_sigmask(signal.SIG_BLOCK, stops())  # Ctrl-C is sent to a child as well, however young
        try:
            for _ in range(number):
                here, there = context.Pipe()
                process = context.Process(target=_live, args=(work, there), daemon=True)
                try:
                    process.start()
                except OSError:
                    break
                finally:
                    there.close()
                started.append((process, here))
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        yield [here for _, here in started]
    finally:
        for process, _ in started:
            process.kill()
        for process, here in started:
            process.join()
            here.close()


def _live(work: Callable[[Connection], None], end: Connection) -> None:
    gc.freeze()  # what the parent holds never becomes garbage here, so it need not be looked through for it
    end_with_parent()
    with suppress(EOFError, ConnectionError):
        work(end)


def end_with_parent() -> None:
    """How a process of ours begins. Ctrl-C and a closed terminal are the parent's to answer. Its end, also by a kill, ends
    this one, and with it the locks they share.
    """
    import multiprocessing
    import threading

    for number in (asked := stops()):
        signal.signal(number, signal.SIG_DFL if number is signal.SIGTERM else signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, asked)
    parent = multiprocessing.parent_process()
    with suppress(RuntimeError):  # no thread is to be had: a worker's pipe tells, once the work in hand is done
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
