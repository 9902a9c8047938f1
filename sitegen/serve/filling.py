"""Brings the files on the disk up to date behind the desk, in a process of its own: a newer save ends it and begins another.

It may be ended at any moment: a file is replaced whole, and what was not recorded as written is written again. It shares
what the desk holds in memory, and leaves the processors to whoever saves or reads.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from sitegen.errors import Notice, SitegenError, refused
from sitegen.model.story import Story
from sitegen.publish.aside import beside
from sitegen.publish.manifest import read_manifest
from sitegen.report import Report
from sitegen.resident import Fresh
from sitegen.serve.desk import Desk
from sitegen.workers import end_with_parent

if TYPE_CHECKING:
    from multiprocessing.context import ForkProcess

_PATIENCE = 8  # how much the filling stands back behind everything else: nice(1)


@dataclass(frozen=True, slots=True)
class Filled:
    """How a filling ended: a report, or what is wrong. `number` says which filling it was."""

    number: int
    report: Report | None
    notices: tuple[Notice, ...] = ()


class Filling:
    """At most one at a time. `tell` is called from another thread when one came to its end by itself."""

    def __init__(self, desk: Desk, tell: Callable[[Filled], None]) -> None:
        self._desk = desk
        self._tell = tell
        self._process: ForkProcess | None = None
        self.number = 0

    def begin(self, fresh: Fresh, before: Story | None) -> None:
        """Bring the output folder up to date; `before` is the story that its files tell, as far as is known."""
        if self._process:
            self._process.join()
        self.number += 1
        here, there = multiprocessing.Pipe(duplex=False)
        context = multiprocessing.get_context("fork")
        with self._desk.making:
            process = context.Process(target=_fill, args=(fresh, before, there))
            try:
                process.start()
            except OSError as error:
                self._tell(Filled(self.number, None, _refused(error)))
                return
            finally:
                there.close()
        self._process = process
        Thread(target=self._listen, args=(here, self.number), daemon=True).start()

    def end(self) -> bool:
        """Stop; whether one was under way. Its memory takes the system a while to take back: that is not waited for."""
        under_way = self._process is not None and self._process.is_alive()
        if self._process:
            self._process.kill()
        return under_way

    def _listen(self, end: Connection, number: int) -> None:
        try:
            report, notices = end.recv()
        except (EOFError, OSError):  # it was ended
            return
        self._tell(Filled(number, report, notices))


def _fill(fresh: Fresh, before: Story | None, end: Connection) -> None:
    end_with_parent()
    os.nice(_PATIENCE)
    try:
        if before is not None and not fresh.options.at_once:
            _hurry(fresh, before)
        end.send((fresh.put_in_place(), ()))
    except SitegenError as error:
        end.send((None, error.notices))
    except (OSError, MemoryError) as error:
        end.send((None, _refused(error)))


def _refused(error: OSError | MemoryError) -> tuple[Notice, ...]:
    hint = "make room on the disk, or mend its permissions; pages are served all the same"
    return (replace(refused(error).notice, hint=hint),)


def _hurry(fresh: Fresh, before: Story) -> None:
    """The pages that a save changes most likely, at once; `put_in_place` finds all others, and records these as made here.

    For the desk's own folder alone: with `--output` others may read there, and see one whole site or the next.
    """
    output = fresh.config.output
    ours = read_manifest(output)
    for path in changed_pages(before, fresh.story):
        page = fresh.page(path) if path in ours else None
        if page is not None:
            page.make = cache(page.make)
            _replace(output / path, page.body(), beside(output, "page"))


def changed_pages(before: Story, now: Story) -> Iterable[str]:
    """Paths of the pages about what differs between two stories, then of the lists that name it."""
    old, new = _nodes(before), _nodes(now)
    found = [path for path, node in new.items() if old.get(path) is not node and old.get(path) != node]
    return [*found, *(["index.html", "articles/index.html", "actors/index.html"] if found else [])]


def _nodes(story: Story) -> dict[str, object]:
    return {
        **{f"articles/{s.slug}/index.html": s for s in story.sources},
        **{f"events/{e.id}/index.html": e for e in story.events},
        **{f"actors/{a.id}/index.html": a for a in story.actors},
    }


def _replace(file: Path, data: bytes, new: Path) -> None:
    """Through `new`, outside the site: what a kill leaves there is no file of the site's."""
    try:
        if file.read_bytes() == data:
            return
    except OSError:
        return
    new.write_bytes(data)
    new.replace(file)
