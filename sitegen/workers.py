"""A map over processes that share what the parent holds in memory."""

from __future__ import annotations

import errno
import gc
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")

_FEW = 64
_ENDED = "a worker process was ended from outside; --workers 1 needs less memory"
_job: tuple[Callable[[object], object], Sequence[object]] | None = None


class Wire(Protocol[R]):
    """How a worker sends a result. Pickling an Extract and back takes a quarter of the time of making it."""

    def encode(self, result: R, /) -> bytes:
        """In the worker."""
        ...

    def decode(self, sent: bytes, /) -> R:
        """In the parent."""
        ...


def in_workers(
    work: Callable[[T], R], items: Sequence[T], workers: int, wire: Wire[R] | None = None, few: int = _FEW
) -> Iterator[R]:
    """`work` of each item, in order. Fewer items than `few`, one worker or a system without fork: all in this process.

    Results travel by `wire`, pickled where there is none.
    """
    if workers < 2 or len(items) < few or not hasattr(os, "fork"):
        yield from map(work, items)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    global _job  # noqa: PLW0603 - children inherit it by fork, so that items need not be pickled
    _job = (work if wire is None else lambda item: wire.encode(work(item)), items)  # type: ignore[assignment, arg-type]
    step = max(1, min(200, len(items) // (workers * 32)))
    ranges = [range(start, min(start + step, len(items))) for start in range(0, len(items), step)]
    # An executor rather than a Pool: a worker that dies, or an error that cannot be sent, is raised here instead of waited for.
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("fork"), _live_with_parent)
    try:
        for results in pool.map(_run, ranges):
            yield from results if wire is None else map(wire.decode, results)  # type: ignore[misc, arg-type]
    except BrokenProcessPool as error:
        raise OSError(errno.ENOMEM, _ENDED) from error
    finally:
        pool.shutdown(cancel_futures=True)
        _job = None


@contextmanager
def meanwhile(work: Callable[[], R], *, alone: bool = True) -> Iterator[Callable[[], R]]:
    """`work` goes on in a process of its own; what is given waits for its result. With the block the process ends too.

    Not `alone`, or on a system without fork, the work is done here when its result is asked for.
    """
    if not alone or not hasattr(os, "fork"):
        yield cache(work)
        return
    import multiprocessing  # where it is used: a build with nothing new is done before this is loaded

    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(there, work), daemon=True)
    process.start()
    there.close()

    def wait() -> R:
        try:
            done, sent = here.recv()
        except EOFError as error:
            raise OSError(errno.ENOMEM, _ENDED) from error
        if not done:
            raise sent
        return sent  # type: ignore[no-any-return]

    try:
        yield cache(wait)
    finally:
        process.kill()
        process.join()
        here.close()


def _send(end: Connection, work: Callable[[], object]) -> None:
    _live_with_parent()
    try:
        end.send((True, work()))
    except Exception as error:  # noqa: BLE001 - it is raised where the result is asked for
        end.send((False, error))


def _run(indexes: Iterable[int]) -> list[object]:
    if _job is None:
        raise RuntimeError("a worker without its job")
    work, items = _job
    return [work(items[i]) for i in indexes]


def _live_with_parent() -> None:
    """Ctrl-C is the parent's to answer. Its end, also by a kill, ends the workers, and with them the locks they share."""
    import multiprocessing
    import threading

    gc.freeze()  # what the parent holds never becomes garbage here, so it need not be looked through for it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
