"""The pages of the desk's server, dressed; all else of the site as it is. Not here: the server, the desk's own addresses (`web`)."""

from __future__ import annotations

import asyncio
import mimetypes
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from threading import Thread
from typing import TypeVar

from tornado import web

from sitegen.errors import Notice, SitegenError
from sitegen.serve.desk import Desk, unpublished
from sitegen.serve.overlay import NOT_BUILT, dress

_KINDS = ("events", "actors", "articles")
_TYPES = {".xml": "application/xml", ".json": "application/json", ".ics": "text/calendar", ".csv": "text/csv"}
T = TypeVar("T")


class Guarded(web.RequestHandler):
    """Answers only those who ask for this machine by its own name."""

    desk: Desk
    hosts: frozenset[str] | None

    def initialize(self, desk: Desk, hosts: frozenset[str] | None) -> None:
        """Tornado hands over what the route was given."""
        self.desk, self.hosts = desk, hosts

    def prepare(self) -> None:
        """Refuse the others."""
        if not trusted(self.request.host_name, self.hosts):
            self.set_status(403)
            self.finish("sitegen serve answers to localhost; start it with --host to be reached under another name\n")

    def set_default_headers(self) -> None:
        """Nothing is kept by a browser, or read by another site."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")


def trusted(name: str, hosts: frozenset[str] | None) -> bool:
    """Whether a host of this name is this machine (`hosts` None: any is)."""
    name = name.lower().strip("[]").rstrip(".")
    return hosts is None or name in hosts or name.endswith(".localhost")


class Pages(Guarded, web.StaticFileHandler):
    """The site: pages dressed, all else as it is, 404.html where nothing is.

    Made for whoever asks, from the story as it is now; the files on the disk follow. They are served while there is no
    story yet, and where a template fails: then they are the last good pages.
    """

    def initialize(self, desk: Desk, hosts: frozenset[str] | None, path: str, built: asyncio.Event) -> None:  # type: ignore[override]
        """Tornado hands over what the route was given; `built` is set once the first build is done, well or not."""
        Guarded.initialize(self, desk, hosts)
        self.built = built
        web.StaticFileHandler.initialize(self, path, "index.html")

    def should_return_304(self) -> bool:
        """Never: a page is dressed anew."""
        return False

    def compute_etag(self) -> None:
        """None is known before the page is dressed."""

    async def get(self, path: str, include_body: bool = True) -> None:
        """Answer for a path of the site."""
        base = self.desk.plan.base_path
        if base != "/" and f"/{path}".startswith(base):
            path = f"/{path}"[len(base) :]
        else:
            base = "/"
        if self._is_to_come(path):
            await self.built.wait()
        mistakes = self.desk.mistakes
        if self.desk.fresh is not None:
            try:
                await self._make(path, base)
            except SitegenError as error:
                mistakes = mistakes or error.notices
            else:
                return
        file = self._page(path)
        if file is not None:
            await self._show(file.read_bytes(), path, base, mistakes)
        elif self._is_missing(path):
            self.set_status(404)
            await self._show(self._missing_page(), "", base, mistakes)
        else:
            await super().get(path, include_body)

    async def _make(self, path: str, base: str) -> None:
        """Answer with a page of the shelf.

        Raises:
            SitegenError: a template that fails.

        """
        name = f"{path}index.html" if path.endswith("/") or not path else path
        body = await aside(lambda: self.desk.body(name))
        if body is None and name == path and await aside(lambda: self.desk.body(f"{path}/index.html")) is not None:
            self.redirect(f"/{path}/")
        elif body is None:
            self.set_status(404)
            lost = await aside(lambda: self.desk.body("404.html"))
            await self._show(lost or b"Not found.", "", base, self.desk.mistakes)
        elif name.endswith(".html"):
            await self._show(body, path, base, self.desk.mistakes)
        else:
            self.set_header(
                "Content-Type",
                _TYPES.get(PurePosixPath(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream",
            )
            self.finish(body)

    def _page(self, path: str) -> Path | None:
        """The HTML file of a path, None for other files, folders without a slash, and what is outside."""
        root = Path(self.root)
        file = root / path
        if path.endswith("/") or not path:
            file /= "index.html"
        is_page = file.suffix == ".html" and "\0" not in path and file.is_file()
        return file if is_page and root.resolve() in file.resolve().parents else None

    def _is_missing(self, path: str) -> bool:
        return "\0" in path or not (Path(self.root) / path).exists() or path.endswith("/")

    def _is_to_come(self, path: str) -> bool:
        """Whether it is no page, which would load itself again, and the first build may still make it."""
        building = self.desk.fresh is None and not self.desk.mistakes
        return building and PurePosixPath(path).suffix not in {"", ".html"} and self._is_missing(path)

    def _missing_page(self) -> bytes:
        for name in ("404.html", "index.html"):
            if (page := Path(self.root, name)).is_file():
                return page.read_bytes() if name == "404.html" else b"<!doctype html><title>404</title><body>Not found."
        return NOT_BUILT

    async def _show(self, page: bytes, path: str, base: str, mistakes: Sequence[Notice]) -> None:
        kind, _, rest = path.partition("/")
        id_ = f"{kind}/{rest.strip('/')}" if kind in _KINDS and rest.endswith("/") else ""
        draft = ""
        if id_ and not mistakes and (fresh := self.desk.fresh):
            draft = unpublished(fresh.story, self.desk.plan).get(id_, "")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        root = self.desk.plan.config.root
        self.finish(dress(page, id_=id_, base=base, draft=draft, mistakes=mistakes, root=root))

    def write_error(self, status_code: int, **_: object) -> None:
        """In plain words, without a page around it."""
        self.finish(f"{status_code}\n")


async def aside(work: Callable[[], T]) -> T:
    """The result of work that may take a second, while others are served. A thread that does not hold up the end."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def run() -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - raised where it is waited for
            loop.call_soon_threadsafe(done.set_exception, error)
        else:
            loop.call_soon_threadsafe(done.set_result, result)

    Thread(target=run, daemon=True).start()
    return await done
