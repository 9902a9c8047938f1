"""The content folder -> the files to read, each with its id; what cannot be read is said, and takes nothing with it."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sitegen.errors import Level, Notice, UsageError, Where
from sitegen.model.evidence import ArticleId
from sitegen.model.frozen import frozen

PAGE_SUFFIXES = (".html", ".htm", ".mhtml", ".mht")
ARTICLE_SUFFIXES = (".txt", ".md", *PAGE_SUFFIXES)
EDIT_SUFFIXES = (".md",)
SECTIONS = ("articles", "actors", "events", "pages", "assets")
"""The sub-folders of a content folder. One that has none of them is read as articles."""

_TEMPORARY = re.compile(
    r"4913|.*~|#.*#|.*\.(?:swp|swo|swx|tmp|temp|bak|orig|part|crdownload)|Thumbs\.db|desktop\.ini", re.IGNORECASE
)
"""What editors and systems leave beside a file: "a.md~", "#a.md#", "a.md.tmp", and 4913, which vim writes as a trial."""


def is_temporary(name: str) -> bool:
    """Whether a file of this name is hidden, or left by an editor or the system."""
    return name.startswith(".") or _TEMPORARY.fullmatch(name) is not None


_IMPORTABLE = (
    ".docx",
    ".pdf",
    ".csv",
    ".json",
    ".xml",
    ".rss",
    ".atom",
    ".epub",
    ".rtf",
    ".odt",
    ".doc",
)
_ODD_NAME = re.compile(r"[\x00-\x1f\x7f]|[\ud800-\udfff]")


@frozen
class SourceFile:
    """A file to read. `id` is its path relative to the content folder, with `/`, NFC; `shown` is how messages name it."""

    path: Path
    id: ArticleId
    shown: str


@frozen
class Sources:
    """Every file of a content folder that is read, each tuple sorted by id. `bare`: a folder of articles and nothing else."""

    articles: tuple[SourceFile, ...] = ()
    actors: tuple[SourceFile, ...] = ()
    events: tuple[SourceFile, ...] = ()
    pages: tuple[SourceFile, ...] = ()
    assets: tuple[SourceFile, ...] = ()
    bare: bool = False

    @property
    def edits(self) -> tuple[SourceFile, ...]:
        """Every file in which an editor speaks about the story."""
        return (*self.actors, *self.events, *self.pages)


def find(content: Path, shown: str = "", exclude: Iterable[Path] = ()) -> tuple[Sources, tuple[Notice, ...]]:
    """The files of a content folder, and what is to be said about the others.

    `shown` is the folder as the user calls it ("content"; default: `content` itself). `exclude` names folders and files that are
    not content though they may lie within, such as the output folder.
    """
    shown = (shown or str(content)).rstrip("/") or "/"
    if not content.is_dir():
        what = "is not a folder" if content.exists() else "does not exist"
        hint = "name the folder of articles with --content, or make a new site with `sitegen init`"
        raise UsageError("no-content", f"the content folder {what}", Where(shown), hint)
    walk = _Walk(content.resolve(), shown, frozenset(Path(os.path.realpath(p)) for p in exclude))
    present = [s for s in SECTIONS if os.path.lexists(content / s)]
    if present:
        for section in (s for s in present if not (content / s).is_dir()):
            walk.say(
                "error", "unreadable", section, "this is no folder", "make it the folder of its files, or delete it"
            )
        found = {s: walk.files(content / s, s) for s in present if (content / s).is_dir()}
        sources = Sources(
            articles=walk.pick(found.get("articles", ()), ARTICLE_SUFFIXES, "articles"),
            actors=walk.pick(found.get("actors", ()), EDIT_SUFFIXES, "actors"),
            events=walk.pick(found.get("events", ()), EDIT_SUFFIXES, "events"),
            pages=walk.pick(found.get("pages", ()), EDIT_SUFFIXES, "pages"),
            assets=tuple(found.get("assets", ())),
        )
        walk.say_alike(sources.assets)
        walk.strays(content)
    else:
        sources = Sources(articles=walk.pick(walk.files(content, ""), ARTICLE_SUFFIXES, ""), bare=True)
    if not sources.articles:
        walk.say_empty(bare=not present)
    return sources, tuple(walk.notices)


@dataclass(slots=True)
class _Walk:
    """One walk over a content folder: what was said on the way, and which folders were seen (links can lead in circles)."""

    root: Path
    shown: str
    exclude: frozenset[Path]
    notices: list[Notice] = field(default_factory=list)
    seen: set[Path] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)

    def files(self, folder: Path, prefix: str) -> tuple[SourceFile, ...]:
        """Every file below a folder that is not hidden or temporary, sorted by id."""
        real = folder.resolve()
        if not (real == self.root or self.root in real.parents):
            self.say("warning", "link-out", prefix, "this link leads out of the content folder; it is skipped", _COPY)
            return ()
        return tuple(sorted(self._walk(folder, real, prefix), key=lambda f: f.id))

    def _walk(self, folder: Path, real: Path, prefix: str) -> Iterator[SourceFile]:
        """Depth first with a stack of its own: a path may be deeper than Python's."""
        self.seen.add(real)
        todo = [(folder, prefix)]
        links: list[tuple[Path, str]] = []  # followed last, so that a file is found under its own path first
        while todo or links:
            here, path = todo.pop() if todo else links.pop(0)
            if here.is_symlink() and not self._new_link(here, path):
                continue
            for entry in self._entries(here, path):
                id_ = _join(path, entry.name)
                if self._is_hidden(entry) or not self._has_sound_name(entry, id_):
                    continue
                if entry.is_symlink():
                    yield from self._link(Path(entry.path), id_, links)
                elif entry.is_dir():
                    self._folder(Path(entry.path), id_, todo)
                elif entry.is_file():
                    yield from self._file(Path(entry.path), id_)
                else:
                    self.say(
                        "warning",
                        "not-a-file",
                        id_,
                        "this is neither a file nor a folder; it is skipped",
                        "take it out of the content folder",
                    )

    def _entries(self, folder: Path, path: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda e: e.name)
        except OSError as error:
            self.say(
                "error", "unreadable", path, f"this folder cannot be read: {error.strerror}", "check its permissions"
            )
            return []
        # A browser saves "Page.html" with a folder "Page_files" of scripts, pictures and advertising frames.
        pages = {e.name.rsplit(".", 1)[0] for e in listed if e.name.lower().endswith(PAGE_SUFFIXES)}
        return [e for e in listed if not (e.name.endswith("_files") and e.name.removesuffix("_files") in pages)]

    def _is_hidden(self, entry: os.DirEntry[str]) -> bool:
        if is_temporary(entry.name):
            return True
        named = self.exclude and (entry.is_symlink() or any(entry.name == path.name for path in self.exclude))
        return bool(named) and Path(os.path.realpath(entry.path)) in self.exclude  # a link may lead in a circle

    def _has_sound_name(self, entry: os.DirEntry[str], id_: str) -> bool:
        if not _ODD_NAME.search(entry.name):
            return True
        shown = id_.encode("utf-8", "backslashreplace").decode().encode("unicode_escape").decode()
        self.say("error", "file-name", shown, "this file name is not readable text", "rename it")
        return False

    def _folder(self, folder: Path, id_: str, todo: list[tuple[Path, str]]) -> None:
        if folder.suffix.lower() in ARTICLE_SUFFIXES:
            message = f"this is a folder, though its name ends in {folder.suffix}; the files in it are read"
            self.say("warning", "folder-named-like-a-file", id_, message, "rename the folder")
        self.seen.add(folder.resolve() if folder.is_symlink() else folder)
        todo.append((folder, id_))

    def _link(self, path: Path, id_: str, links: list[tuple[Path, str]]) -> Iterator[SourceFile]:
        """A symbolic link: followed within the content folder only."""
        try:
            real = path.resolve(strict=True)
        except (OSError, RuntimeError):
            self.say(
                "warning",
                "link-broken",
                id_,
                "this link leads nowhere or in a circle; it is skipped",
                "mend the link or delete it",
            )
            return
        if self.root not in real.parents and real != self.root:
            self.say("warning", "link-out", id_, "this link leads out of the content folder; it is skipped", _COPY)
        elif real.is_dir():
            links.append((path, id_))
        elif real.is_file():
            yield from self._file(path, id_)

    def _new_link(self, link: Path, id_: str) -> bool:
        """Whether a linked folder has not been walked yet, and holds none that was: content/articles/all -> content."""
        real = link.resolve()
        if any(p in self.seen for p in (real, *real.parents)) or any(real in walked.parents for walked in self.seen):
            message = "this link leads to a folder that is read anyway; it is skipped"
            self.say("warning", "link-loop", id_, message, "delete the link")
            return False
        self.seen.add(real)
        return True

    def _file(self, path: Path, id_: str) -> Iterator[SourceFile]:
        if id_ in self.ids:
            self.say(
                "error",
                "file-name",
                id_,
                "two files have this name, in two spellings of its accents",
                "rename one of them",
            )
            return
        self.ids.add(id_)
        yield SourceFile(path, ArticleId(id_), self.name(id_))

    def pick(self, files: Iterable[SourceFile], suffixes: tuple[str, ...], section: str) -> tuple[SourceFile, ...]:
        """The files with one of the suffixes; one notice for all others of a kind."""
        picked, others = [], dict[str, list[SourceFile]]()
        for file in files:
            suffix = file.path.suffix.lower()
            if suffix in suffixes:
                picked.append(file)
            else:
                others.setdefault(suffix, []).append(file)
        for suffix, group in sorted(others.items()):
            self._say_other(suffix, group, suffixes, section)
        return tuple(picked)

    def _say_other(self, suffix: str, group: list[SourceFile], suffixes: tuple[str, ...], section: str) -> None:
        more = f", nor are {len(group) - 1} more of its kind" if len(group) > 1 else ""
        kinds = " ".join(suffixes)
        hint = f"{section or 'articles'} are files of these kinds: {kinds}"
        if suffix in _IMPORTABLE and section in ("articles", ""):
            hint = f'`sitegen add "{group[0].shown}"` turns it into an article'
        self.notices.append(Notice("info", "other-file", f"this file is not read{more}", Where(group[0].shown), hint))

    def strays(self, content: Path) -> None:
        """Articles that lie beside the sections instead of in one: they would be missed without a word."""
        loose = [
            e.name
            for e in self._entries(content, "")
            if e.is_file()
            and not self._is_hidden(e)
            and Path(e.name).suffix.lower() in ARTICLE_SUFFIXES
            and not _ODD_NAME.search(e.name)
        ]
        if loose:
            more = f", nor are {len(loose) - 1} more beside it" if len(loose) > 1 else ""
            message = f"this file lies outside articles/ and is not read{more}"
            self.say("warning", "stray-file", loose[0], message, f"move it into {self.name('articles')}/")

    def say_alike(self, assets: tuple[SourceFile, ...]) -> None:
        """Files are published under their own names, and not every host tells `A.png` from `a.png`."""
        seen: dict[str, str] = {}
        for id_ in (asset.id for asset in assets):
            if (first := seen.setdefault(id_.casefold(), id_)) != id_:
                message = (
                    f"but for capital letters this is the name of {self.name(first)}; many hosts keep only one of them"
                )
                self.say("warning", "file-name", id_, message, "rename one of them")

    def say_empty(self, *, bare: bool) -> None:
        """A site without articles is built, but hardly meant."""
        where = "" if bare else "articles"
        kinds = ", ".join(ARTICLE_SUFFIXES)
        hint = f"put articles ({kinds}) into {self.name(where)}/, or fetch some with `sitegen add`"
        self.say("warning", "no-articles", where, "there is no article in this folder", hint)

    def say(self, level: Level, code: str, id_: str, message: str, hint: str) -> None:
        """Add a notice about a file or folder."""
        self.notices.append(Notice(level, code, message, Where(self.name(id_)), hint))

    def name(self, id_: str) -> str:
        """The path as the user would write it."""
        return f"{self.shown.rstrip('/')}/{id_}" if id_ else self.shown


_COPY = "copy what it leads to into the content folder"


def _join(folder: str, name: str) -> str:
    return unicodedata.normalize("NFC", f"{folder}/{name}" if folder else name)
