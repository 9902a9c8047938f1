"""Watches, rebuilds, reloads. In: a way to build. Out: the site on a local port, fresh after every save, until Ctrl-C.

The page in the browser is always of the last good site; while something is broken, each page is served with the mistake
laid over it, and the files on disk stay as they are. The main thread builds, so that Ctrl-C ends a build as well and
workers can be forked; another serves (`web`), two watch (`watching`). Not here: how anything is read, woven or rendered.
"""

from __future__ import annotations

import signal
import time
import traceback
import webbrowser
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from queue import Empty, SimpleQueue

from sitegen.build import Report
from sitegen.errors import Notice, SitegenError
from sitegen.serve.desk import Desk, Plan
from sitegen.serve.watching import Change, Watch, merge
from sitegen.serve.web import Web

__all__ = ["Plan", "serve"]

Say = Callable[[str], None]
Show = Callable[[Sequence[Notice]], None]

_SETTLE = 0.15  # seconds in which a file that is gone or empty may come back: many editors save in such steps
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
        SitegenError: the first configuration is wrong, or nothing can listen there. Later mistakes are shown, never fatal.

    """
    plan = read()
    desk = Desk(plan)
    work = _Work(read, desk, say, show)
    changes: SimpleQueue[tuple[Change, ...]] = SimpleQueue()
    watch = Watch(changes.put)
    with _until_stopped(say), Web(desk, host, port) as web:
        try:
            watch.follow(plan.watched, but=plan.output)
            work.rebuild(())
            say(f"serving {web.address}  (Ctrl-C stops)")
            if open_browser:
                webbrowser.open(web.address)
            while True:
                _answer(changes, watch, work, web)
        finally:
            watch.stop()


def _answer(changes: SimpleQueue[tuple[Change, ...]], watch: Watch, work: _Work, web: Web) -> None:
    """Wait for the next bunch of changes and build once for all of it."""
    bunch = _next(changes)
    watched = work.desk.plan.watched
    anew = any(change.whole for change in bunch)
    if anew:  # before the build, so that nothing is missed in between
        watch.follow(watched, but=work.desk.plan.output)
    if work.rebuild(bunch):
        web.reload()
    plan = work.desk.plan
    if plan.watched != watched:
        watch.follow(plan.watched, but=plan.output)
        anew = True
    if anew:
        time.sleep(_AFTERWARDS)
        if work.rebuild((), again=True):
            web.reload()


def _next(changes: SimpleQueue[tuple[Change, ...]]) -> tuple[Change, ...]:
    """All changes there are; where a file seems to be half saved, also those that follow at once."""
    bunch = [*changes.get(), *_waiting(changes)]
    if any(not _is_whole(change) for change in bunch):
        time.sleep(_SETTLE)
        bunch += _waiting(changes)
    return merge(bunch) or _next(changes)


def _waiting(changes: SimpleQueue[tuple[Change, ...]]) -> list[Change]:
    found: list[Change] = []
    while True:
        try:
            found += changes.get_nowait()
        except Empty:
            return found


def _is_whole(change: Change) -> bool:
    try:
        state = change.path.stat()
    except OSError:
        return False
    return state.st_size > 0


class _Work:
    """Builds, and says in one line what was rebuilt and why."""

    def __init__(self, read: Callable[[], Plan], desk: Desk, say: Say, show: Show) -> None:
        self.desk = desk
        self._read, self._say, self._show = read, say, show
        self._shown: frozenset[Notice] = frozenset()

    def rebuild(self, changes: Sequence[Change], *, again: bool = False) -> bool:
        """Build once; whether an open page would look different. `again`: silent where nothing came of it."""
        start = time.perf_counter()
        before = self.desk.mistakes
        report: Report | None = None
        try:
            report = self.desk.build(self._read())
            notices = report.notices
        except SitegenError as error:
            notices = error.notices
        except Exception as error:  # noqa: BLE001 - a mistake of ours must not end the editor's session
            notices = (_our_mistake(error),)
            if not again:
                self._say(traceback.format_exc())
        bad = [n for n in notices if n.level == "error"]
        if report and not report.published:
            bad = bad or list(notices)  # --strict
        self.desk.mistakes = tuple(bad)
        self._show([n for n in notices if n not in self._shown])  # a warning is said once, not at every save
        self._shown = frozenset(notices)
        changed = bool(before != self.desk.mistakes or (report and (report.written or report.removed)))
        if changed or not again:
            self._say(_line(report, len(bad), self.desk.plan, changes, time.perf_counter() - start))
        return changed


def _line(report: Report | None, bad: int, plan: Plan, changes: Sequence[Change], seconds: float) -> str:
    why = f": {_why(changes, plan)}" if changes else ""
    if report is None or not report.published:
        mistakes = "1 mistake" if bad == 1 else f"{bad} mistakes"
        return f"not built, {mistakes}{why}; the last good site is served until it is mended"
    removed = f", {len(report.removed)} removed" if report.removed else ""
    if not report.written and not report.removed:
        return f"nothing to rebuild in {seconds:.2f} s{why}"
    return f"{_files(report.written)} of {report.pages} rebuilt{removed} in {seconds:.2f} s{why}"


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
    inside = plan.root in change.path.parents
    return change.path.relative_to(plan.root).as_posix() if inside else str(change.path)


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
