"""The local web server: the site, dressed by the desk; livereload's socket; the desk's own addresses.

It runs on a thread of its own, so that pages are served while the next site is built. Drafts are on these pages: without
`--host` only this machine may ask, and only under its own names, since a foreign page could otherwise point a name of
its own at 127.0.0.1 and read along.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import mimetypes
import socket
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from threading import Event, Thread
from types import SimpleNamespace
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado import httpserver, web

from sitegen.errors import Notice, SitegenError, UsageError
from sitegen.serve.desk import Desk, unpublished
from sitegen.serve.overlay import NOT_BUILT, dress
from sitegen.serve.why import answer

_ASSETS = Path(__file__).parent / "assets"
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})
_KINDS = ("events", "actors", "articles")
_TYPES = {".xml": "application/xml", ".json": "application/json", ".ics": "text/calendar", ".csv": "text/csv"}
T = TypeVar("T")


def _guess(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


class Web:
    """A server on a thread. `address` is the home page's URL; `reload` tells every open page to load again."""

    def __init__(self, desk: Desk, host: str, port: int) -> None:
        """Listen at once, so that a port in use is told before anything is built.

        Raises:
            UsageError: nothing can listen there.

        """
        self._socket = _listen(host, port)
        port = self._socket.getsockname()[1]
        name = "localhost" if host in {"", "0.0.0.0", "::"} else host  # noqa: S104 - what the user asked for
        self.address = f"http://{f'[{name}]' if ':' in name else name}:{port}/"
        hosts = _HERE if host in _HERE else None
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._run, args=(desk, hosts), daemon=True)
        self._ready = Event()
        self._built = asyncio.Event()

    def __enter__(self) -> Self:
        """Begin to answer."""
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop answering."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(2)
        self._socket.close()

    def reload(self) -> None:
        """Tell every open page to load again."""
        self._loop.call_soon_threadsafe(self._built.set)
        self._loop.call_soon_threadsafe(LiveReloadHandler.reload_waiters, "*")

    def _run(self, desk: Desk, hosts: frozenset[str] | None) -> None:
        for name in ("tornado.access", "tornado.application", "tornado.general", "livereload"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        asyncio.set_event_loop(self._loop)
        LiveReloadHandler.watcher = SimpleNamespace(filepath="*")  # type: ignore[assignment]
        server = httpserver.HTTPServer(_application(desk, hosts, self._built))
        server.add_sockets([self._socket])
        self._loop.call_soon(self._ready.set)
        self._loop.run_forever()


def _listen(host: str, port: int) -> socket.socket:
    if not 0 <= port <= 65535:
        raise UsageError(
            "port", f"there is no port {port}", None, "choose one from 1024 to 65535: sitegen serve --port 8001"
        )
    try:
        family = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0][0]
        listening = socket.create_server((host, port), family=family, backlog=128)
        listening.setblocking(False)
    except socket.gaierror as error:
        hint = "leave --host out, or give an address of this machine"
        raise UsageError("host", f"there is no address {host} on this machine", None, hint) from error
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            message = f"port {port} on {host} is in use"
        else:
            message = f"cannot listen on {host}:{port}: {error.strerror or error}"
        free = port + 1 if 1024 <= port < 65535 else 8001
        raise UsageError("port", message, None, f"choose another: sitegen serve --port {free}") from error
    return listening


def _application(desk: Desk, hosts: frozenset[str] | None, built: asyncio.Event) -> web.Application:
    common = {"desk": desk, "hosts": hosts}
    return web.Application(
        [
            (r"/livereload", _Socket, common),
            (r"/livereload\.js", LiveReloadJSHandler),
            (r"/__sitegen__/desk\.json", _Unpublished, common),
            (r"/__sitegen__/why", _Why, common),
            (r"/__sitegen__/(desk\.(?:js|css))", _Assets, {"path": str(_ASSETS)}),
            (r"/__sitegen__/.*", web.ErrorHandler, {"status_code": 404}),
            (r"/(.*)", _Pages, {**common, "path": str(desk.plan.config.output), "built": built}),
        ]
    )


class _Guarded(web.RequestHandler):
    """Answers only those who ask for this machine by its own name."""

    desk: Desk
    hosts: frozenset[str] | None

    def initialize(self, desk: Desk, hosts: frozenset[str] | None) -> None:
        """Tornado hands over what the route was given."""
        self.desk, self.hosts = desk, hosts

    def prepare(self) -> None:
        if not _trusted(self.request.host_name, self.hosts):
            self.set_status(403)
            self.finish("sitegen serve answers to localhost; start it with --host to be reached under another name\n")

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")


def _trusted(name: str, hosts: frozenset[str] | None) -> bool:
    name = name.lower().strip("[]").rstrip(".")
    return hosts is None or name in hosts or name.endswith(".localhost")


class _Socket(LiveReloadHandler):
    """Livereload's socket, for pages of this server alone."""

    def initialize(self, desk: Desk, hosts: frozenset[str] | None) -> None:  # noqa: ARG002 - tornado's signature
        """Tornado hands over what the route was given."""
        self.hosts = hosts

    def check_origin(self, origin: str) -> bool:
        """Whether the page that asks is one of ours."""
        mine = self.request.host_name
        return _trusted(mine, self.hosts) and urlsplit(origin).netloc.lower() == self.request.host.lower()


class _Assets(web.StaticFileHandler):
    """The desk's script and style."""

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002 - tornado's signature
        self.set_header("Cache-Control", "no-cache")


class _Unpublished(_Guarded):
    """What the published site leaves out."""

    async def get(self) -> None:
        fresh = self.desk.fresh
        self.finish(unpublished(fresh.story, self.desk.plan) if fresh else {})


class _Why(_Guarded):
    """Why a thing is as it is, and how to change it."""

    async def get(self) -> None:
        wanted = self.get_query_argument("id", "")
        plan, fresh = self.desk.plan, self.desk.fresh

        def work() -> dict[str, Any] | None:
            return answer(fresh.story, fresh.edits, wanted, plan.config.content, plan.shown) if fresh else None

        found = await _aside(work)
        if found is None:
            self.set_status(404)
            found = {"title": "", "lines": [], "fixes": [], "note": "Nothing in the story has this name any more."}
        self.finish(found)


class _Pages(_Guarded, web.StaticFileHandler):
    """The site: pages dressed, all else as it is, 404.html where nothing is.

    Made for whoever asks, from the story as it is now; the files on the disk follow. They are served while there is no
    story yet, and where a template fails: then they are the last good pages.
    """

    def initialize(self, desk: Desk, hosts: frozenset[str] | None, path: str, built: asyncio.Event) -> None:  # type: ignore[override]
        """Tornado hands over what the route was given; `built` is set once the first build is done, well or not."""
        _Guarded.initialize(self, desk, hosts)
        self.built = built
        web.StaticFileHandler.initialize(self, path, "index.html")

    def should_return_304(self) -> bool:
        return False

    def compute_etag(self) -> None:
        return None

    async def get(self, path: str, include_body: bool = True) -> None:
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
        body = await _aside(lambda: self.desk.body(name))
        if body is None and name == path and await _aside(lambda: self.desk.body(f"{path}/index.html")) is not None:
            self.redirect(f"/{path}/")
        elif body is None:
            self.set_status(404)
            lost = await _aside(lambda: self.desk.body("404.html"))
            await self._show(lost or b"Not found.", "", base, self.desk.mistakes)
        elif name.endswith(".html"):
            await self._show(body, path, base, self.desk.mistakes)
        else:
            self.set_header("Content-Type", _TYPES.get(PurePosixPath(name).suffix) or _guess(name))
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
        self.finish(f"{status_code}\n")


async def _aside(work: Callable[[], T]) -> T:
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
