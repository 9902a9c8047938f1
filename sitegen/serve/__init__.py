"""Watches, reads anew, reloads. In: a way to build. Out: the site on a local port, fresh after every save, until Ctrl-C.

A page is made when a browser asks for it, from the story as it is now; the files on the disk follow (`filling`). While
something is broken, each page is that of the last good site with the mistake laid over it. The main thread reads and
weaves, so that Ctrl-C ends it and workers can be forked; another serves (`web`), two watch (`watching`). Not here: how
anything is read, woven or rendered.
"""

from __future__ import annotations

import gc
import signal
import time
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from threading import Event, Thread

from sitegen.errors import ContentError
from sitegen.serve.desk import Desk, Plan
from sitegen.serve.filling import Filled, Filling
from sitegen.serve.watching import Change, Watch, merge
from sitegen.serve.web import Web
from sitegen.serve.work import Say, Show, Work
from sitegen.workers import stops

__all__ = ["Plan", "serve"]

Told = tuple[Change, ...] | Filled

_SETTLE = 0.15  # seconds in which a file that is gone or empty may come back: many editors save in such steps
_QUIET = 0.5  # seconds without a save before the disk is brought up to date: first whoever looks is shown the pages
_THREADS = 16  # that server, watchers, workers and a few readers take at once
_AFTERWARDS = 0.5  # seconds after which a folder that came anew is looked at once more


def serve(read: Callable[[], Plan], *, host: str, port: int, open_browser: bool, say: Say, show: Show) -> None:
    """Build, serve and build again on each change, until Ctrl-C or a polite kill.

    Args:
        read: the plan as the configuration says now; asked before each build.
        host: address to listen on.
        port: port to listen on, 0 = any that is free.
        open_browser: open the timeline once it is served.
        say: prints a line.
        show: prints notices.

    Raises:
        SitegenError: the first configuration is wrong, nothing can listen there, or there are no threads. Later mistakes are shown, never fatal.

    """
    _ask_for_threads()
    with _until_stopped(say):
        _serve(read, host, port, open_browser, say, show)


def _ask_for_threads() -> None:
    """Refuse to begin where the system has too few threads to give: a library of ours would end the whole process later."""
    end = Event()
    threads = [Thread(target=end.wait, daemon=True) for _ in range(_THREADS)]
    try:
        for thread in threads:
            thread.start()
    except RuntimeError as error:
        hint = "end other programs or allow more (ulimit -u); `sitegen build` needs none"
        raise ContentError("system", "the system has no threads left to give", None, hint) from error
    finally:
        end.set()
        for thread in threads:
            if thread.is_alive():
                thread.join()


def _serve(read: Callable[[], Plan], host: str, port: int, open_browser: bool, say: Say, show: Show) -> None:
    plan = read()
    desk = Desk(plan)
    told: SimpleQueue[Told] = SimpleQueue()
    watch = Watch(told.put)
    work = Work(read, desk, Filling(desk, told.put), say, show)
    with Web(desk, host, port) as web:
        try:
            gc.disable()  # the story is large and has no cycles: looking for garbage in it costs a fifth of weaving
            watch.follow(plan.watched, but=plan.config.output)
            work.rebuild((), web.reload)
            say(f"serving {web.address}  (Ctrl-C stops)")
            if open_browser:
                webbrowser.open(web.address)
            work.warm()
            while True:
                _answer(told, watch, work, web)
        finally:
            watch.stop()
            work.filling.end()
            gc.enable()


def _answer(told: SimpleQueue[Told], watch: Watch, work: Work, web: Web) -> None:
    """Wait for the next bunch of changes and build once for all of it; or for the disk to be up to date."""
    bunch = _next(told, _QUIET if work.due else None)
    if bunch is None:
        work.fill()
        return
    if isinstance(bunch, Filled):
        if work.filled(bunch):
            web.reload()
        return
    watched = work.desk.plan.watched
    anew = any(change.whole for change in bunch)
    if anew:  # before the build, so that nothing is missed in between
        watch.follow(watched, but=work.desk.plan.config.output)
    work.rebuild(bunch, web.reload)
    plan = work.desk.plan
    if plan.watched != watched:
        watch.follow(plan.watched, but=plan.config.output)
        anew = True
    if anew:
        time.sleep(_AFTERWARDS)
        work.rebuild((), web.reload, again=True)


def _next(told: SimpleQueue[Told], patience: float | None) -> tuple[Change, ...] | Filled | None:
    """All changes there are; where a file seems to be half saved, also those that follow at once. None when none came for
    so many seconds (None = for ever).
    """
    try:
        first = told.get(timeout=patience)
    except Empty:
        return None
    if isinstance(first, Filled):
        return first
    bunch = [*first, *_waiting(told)]
    if any(not _is_whole(change) for change in bunch):
        time.sleep(_SETTLE)
        bunch += _waiting(told)
    return merge(bunch) or _next(told, patience)


def _waiting(told: SimpleQueue[Told]) -> list[Change]:
    """What is there already. A filling that came to its end meanwhile is out of date."""
    found: list[Change] = []
    while True:
        try:
            item = told.get_nowait()
        except Empty:
            return found
        if not isinstance(item, Filled):
            found += item


def _is_whole(change: Change) -> bool:
    try:
        state = change.path.stat()
    except OSError:
        return False
    return state.st_size > 0


@contextmanager
def _until_stopped(say: Say) -> Iterator[None]:
    """Ctrl-C, a polite kill and a closed terminal end the block wherever it is, once; what is left to tidy up is not
    disturbed by a second.
    """

    def stop(*_: object) -> None:
        for number in before:
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in stops()}
    try:
        yield
    except KeyboardInterrupt:
        say("stopped")
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
