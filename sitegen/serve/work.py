"""What the desk does after a save: reads anew, has the disk brought up to date, and says in one line what was rebuilt and why."""

from __future__ import annotations

import gc
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress

from sitegen.errors import Notice, SitegenError, refused
from sitegen.model.story import Story
from sitegen.report import Report
from sitegen.resident import Fresh, Resident
from sitegen.serve.desk import Desk, Plan
from sitegen.serve.filling import Filled, Filling
from sitegen.serve.watching import Change, merge

Say = Callable[[str], None]
Show = Callable[[Sequence[Notice]], None]


class Work:
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
