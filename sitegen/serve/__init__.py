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
import traceback
import webbrowser
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from threading import Event, Thread

from sitegen.errors import ContentError, Notice, SitegenError, refused
from sitegen.model.story import Story
from sitegen.report import Report
from sitegen.resident import Fresh, Resident
from sitegen.serve.desk import Desk, Plan
from sitegen.serve.filling import Filled, Filling
from sitegen.serve.watching import Change, Watch, merge
from sitegen.serve.web import Web

__all__ = ["Plan", "serve"]

Say = Callable[[str], None]
Show = Callable[[Sequence[Notice]], None]
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
    work = _Work(read, desk, Filling(desk, told.put), say, show)
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


def _answer(told: SimpleQueue[Told], watch: Watch, work: _Work, web: Web) -> None:
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


class _Work:
    """Reads anew after a save, and says in one line what was rebuilt and why."""

    def __init__(self, read: Callable[[], Plan], desk: Desk, filling: Filling, say: Say, show: Show) -> None:
        self.desk = desk
        self.filling = filling
        self._read, self._say, self._show = read, say, show
        self._resident = Resident()
        self._shown: frozenset[Notice] = frozenset()
        self._changes: tuple[Change, ...] = ()  # what no line was said about yet
        self._on_disk: Story | None = None
        self._behind = False  # the disk, behind the desk
        self.due = False  # it is to be brought up to date once no more is saved
        self._start = self._ready = 0.0

    def warm(self) -> None:
        """Be ready for the first save."""
        with suppress(SitegenError):
            self._resident.warm(self.desk.plan.config)

    def rebuild(self, changes: Sequence[Change], reload: Callable[[], None], *, again: bool = False) -> None:
        """Read anew once; `reload` where an open page would look different.

        `again`: silent where nothing came of it.
        """
        self._start = time.perf_counter()
        before, site = self.desk.mistakes, self.desk.fresh
        self._behind |= self.filling.end()
        fresh: Fresh | None = None
        try:
            plan = self._read()
            self.desk.plan = plan
            fresh = self._resident.refresh(plan.config, plan.options, {change.path for change in changes})
            notices = fresh.report.notices
        except SitegenError as error:
            notices = error.notices
        except (OSError, MemoryError) as error:
            notices = refused(error).notices
        except Exception as error:  # noqa: BLE001 - a mistake of ours must not end the editor's session
            notices = (_our_mistake(error),)
            if not again:
                self._say(traceback.format_exc())
        good = fresh is not None and (not fresh.report.failed or fresh.options.keep_going)
        bad = [n for n in notices if n.level == "error"] or ([] if good else list(notices))  # --strict: warnings
        self.desk.mistakes = () if good else tuple(bad)
        if good:
            self._behind |= fresh is not site
            self.desk.fresh = fresh
        self._ready = time.perf_counter()
        changed = before != self.desk.mistakes or (good and fresh is not site)
        if changed:
            reload()
        self._changes = merge((*self._changes, *changes))
        self._tell(notices)
        self.due = good and self._behind
        if not self.due and (changed or not again):
            self._close(_line(None, len(bad), self._ready - self._start))

    def fill(self) -> None:
        """Begin to bring the disk up to date."""
        self.due = False
        if self.desk.fresh:
            self.filling.begin(self.desk.fresh, self._on_disk)

    def filled(self, filled: Filled) -> bool:
        """The disk is up to date, or cannot be brought there; whether an open page would look different."""
        if filled.number != self.filling.number or self.desk.fresh is None:
            return False
        before = self.desk.mistakes
        self._behind = filled.report is None
        if filled.report is None:
            self.desk.mistakes = filled.notices
            self._tell((*self._shown, *filled.notices))
        else:
            self._on_disk = self.desk.fresh.story
        spent = self._ready - self._start, time.perf_counter() - self._start
        self._close(_line(filled.report, len(filled.notices), *spent))
        gc.collect()
        if not gc.get_freeze_count():
            gc.freeze()  # what the session began with is most of it: looked through once
        return before != self.desk.mistakes

    def _tell(self, notices: Sequence[Notice]) -> None:
        """A warning is said once, not at every save."""
        self._show([n for n in notices if n not in self._shown])
        self._shown = frozenset(notices)

    def _close(self, line: str) -> None:
        why = _why(self._changes, self.desk.plan) if self._changes else ""
        self._changes = ()
        self._say(line.format(why=f": {why}" if why else ""))


def _line(report: Report | None, bad: int, shown: float, disk: float = 0.0) -> str:
    """What is said of a save; "{why}" in it stands for what was saved."""
    if bad:
        mistakes = "1 mistake" if bad == 1 else f"{bad} mistakes"
        return f"not built, {mistakes}{{why}}; the last good site is served until it is mended"
    if report is None or not (report.written or report.removed):
        return f"nothing to rebuild in {shown:.2f} s{{why}}"
    removed = f", {len(report.removed)} removed" if report.removed else ""
    files = _files(report.written).replace("{", "{{").replace("}", "}}")
    return f"{files} of {report.pages} rebuilt{removed}, shown after {shown:.2f} s, on disk after {disk:.2f} s{{why}}"


def _files(paths: Sequence[str]) -> str:
    """How many, and the first of the pages among them."""
    count = f"{len(paths)} file{'' if len(paths) == 1 else 's'}"
    pages = sorted((p.removesuffix("index.html") or "/" for p in paths if p.endswith(".html")), key=_by_interest)
    if not pages or len(paths) > 200:
        return count
    more = ", …" if len(pages) > 2 else ""
    return f"{count} ({', '.join(pages[:2])}{more})"


def _by_interest(page: str) -> tuple[bool, int, str]:
    return not page.startswith(("articles/", "events/")), page.count("/"), page


def _why(changes: Sequence[Change], plan: Plan) -> str:
    names = [f"{_shown(change, plan)} {change.what}" for change in changes[:2]]
    more = f" and {len(changes) - 2} more" if len(changes) > 2 else ""
    return ", ".join(names) + more


def _shown(change: Change, plan: Plan) -> str:
    root = plan.config.root
    inside = root in change.path.parents
    return change.path.relative_to(root).as_posix() if inside else str(change.path)


def _our_mistake(error: Exception) -> Notice:
    hint = "this is a mistake in sitegen, not in your files: please report it with what the terminal says"
    return Notice("error", "internal", f"{type(error).__name__}: {error}", None, hint)


@contextmanager
def _until_stopped(say: Say) -> Iterator[None]:
    """Ctrl-C and a polite kill end the block wherever it is, once; what is left to tidy up is not disturbed by a second."""

    def stop(*_: object) -> None:
        for number in before:
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    except KeyboardInterrupt:
        say("stopped")
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
