"""Tells of changed files, in bunches, by the operating system's own notices (watchfiles).

A folder is watched with all below it; and the folder above, so that a folder that is deleted, renamed or comes later is
noticed, and a file that an editor replaces by renaming another over it. Editors' temporary files are passed over.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

from sitegen.read.sources import is_temporary

_GROUP_MS, _STEP_MS = 60, 10  # an editor that writes a file in several steps makes one build


@dataclass(frozen=True, slots=True)
class Change:
    """One file or folder. `what` is the system's "added", "changed" or "deleted", and after `merge` "saved", "appeared" or
    "deleted". `whole`: a watched folder came or went.
    """

    path: Path
    what: str
    whole: bool = False


Tell = Callable[[tuple[Change, ...]], None]


class Watch:
    """Two threads of watching; `follow` starts them anew for other targets."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._stop = Event()
        self._threads: list[Thread] = []

    def follow(self, targets: Iterable[Path], *, but: Path) -> None:
        """Watch these files and folders, and nothing in the folder `but`."""
        self.stop()
        self._stop = stop = Event()
        targets = tuple(targets)
        folders = [t for t in targets if t.is_dir()]
        above = sorted({_nearest_folder(t.parent) for t in targets})
        inside = _Inside(tuple(folders), but)
        around = _Around(targets)
        self._threads = [
            Thread(target=_watch, args=(paths, judge, self._tell, stop), kwargs={"recursive": deep}, daemon=True)
            for paths, judge, deep in ((folders, inside, True), (above, around, False))
            if paths
        ]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End watching."""
        self._stop.set()
        for thread in self._threads:
            if thread.is_alive():  # Ctrl-C may come before it is started
                thread.join(1)


@dataclass(frozen=True, slots=True)
class _Inside:
    """Changes within watched folders."""

    folders: tuple[Path, ...]
    but: Path

    def __call__(self, path: Path) -> Change | None:
        folder = next((f for f in self.folders if f in path.parents), None)
        if folder is None or self.but == path or self.but in path.parents:
            return None
        return None if any(map(is_temporary, path.relative_to(folder).parts)) else Change(path, "changed")


@dataclass(frozen=True, slots=True)
class _Around:
    """A watched file itself, or a watched folder that comes or goes with all in it."""

    targets: tuple[Path, ...]

    def __call__(self, path: Path) -> Change | None:
        if any(path in target.parents for target in self.targets):
            return Change(path, "changed", whole=True)
        if path not in self.targets:
            return None
        return Change(path, "changed", whole=path.suffix not in {".toml", ".json"})


def _watch(
    paths: list[Path], judge: Callable[[Path], Change | None], tell: Tell, stop: Event, *, recursive: bool
) -> None:
    """Until `stop`. Where the system has no notices left to give, files are looked at again and again instead."""
    polling = False
    while not stop.is_set():
        try:
            for bunch in _bunches(paths, stop, recursive=recursive, polling=polling):
                found = [(change, what) for what, path in bunch if (change := judge(Path(path)))]
                if found:
                    tell(tuple(Change(c.path, what, c.whole) for c, what in found))
        except FileNotFoundError:  # it went while we began; the folder above tells when it is back
            return
        except OSError:
            if polling:
                return
            polling = True
        else:
            return


def _bunches(paths: list[Path], stop: Event, *, recursive: bool, polling: bool) -> Iterator[list[tuple[str, str]]]:
    from watchfiles import watch

    words = {1: "added", 2: "changed", 3: "deleted"}
    for changes in watch(
        *paths,
        watch_filter=None,
        debounce=_GROUP_MS,
        step=_STEP_MS,
        stop_event=stop,
        raise_interrupt=False,
        recursive=recursive,
        force_polling=polling or None,
        ignore_permission_denied=True,
    ):
        yield sorted((words[int(kind)], path) for kind, path in changes)


def _nearest_folder(path: Path) -> Path:
    while not path.is_dir() and path != path.parent:
        path = path.parent
    return path


def merge(changes: Iterable[Change]) -> tuple[Change, ...]:
    """One change a path, by what is there now: an editor that writes another file and renames it over the old one has saved.

    What came and went within one bunch is left out.
    """
    came: dict[Path, bool] = {}
    whole: set[Path] = set()
    for change in changes:
        came.setdefault(change.path, change.what == "added")
        if change.whole:
            whole.add(change.path)
    found = []
    for path, is_new in sorted(came.items()):
        if os.path.lexists(path):  # a link that leads nowhere is there, and the build says so
            found.append(Change(path, "appeared" if path in whole else "saved", path in whole))
        elif path in whole or not is_new:
            found.append(Change(path, "deleted", path in whole))
    return tuple(found)
