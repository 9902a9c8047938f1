"""The local web server: the site, dressed by the desk; livereload's socket; the desk's own addresses.

It runs on a thread of its own, so that pages are served while the next site is built. Drafts are on these pages: without
`--host` only this machine may ask, and only under its own names, since a foreign page could otherwise point a name of
its own at 127.0.0.1 and read along.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import socket
from pathlib import Path
from threading import Event, Thread
from types import SimpleNamespace
from typing import Any, Self
from urllib.parse import urlsplit

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado import httpserver, web

from sitegen.errors import UsageError
from sitegen.serve.desk import Desk, unpublished
from sitegen.serve.pages import Guarded, Pages, aside, trusted
from sitegen.serve.why import answer

_ASSETS = Path(__file__).parent / "assets"
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


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
            (r"/(.*)", Pages, {**common, "path": str(desk.plan.config.output), "built": built}),
        ]
    )


class _Socket(LiveReloadHandler):
    """Livereload's socket, for pages of this server alone."""

    def initialize(self, desk: Desk, hosts: frozenset[str] | None) -> None:  # noqa: ARG002 - tornado's signature
        """Tornado hands over what the route was given."""
        self.hosts = hosts

    def check_origin(self, origin: str) -> bool:
        """Whether the page that asks is one of ours."""
        mine = self.request.host_name
        return trusted(mine, self.hosts) and urlsplit(origin).netloc.lower() == self.request.host.lower()


class _Assets(web.StaticFileHandler):
    """The desk's script and style."""

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002 - tornado's signature
        self.set_header("Cache-Control", "no-cache")


class _Unpublished(Guarded):
    """What the published site leaves out."""

    async def get(self) -> None:
        fresh = self.desk.fresh
        self.finish(unpublished(fresh.story, self.desk.plan) if fresh else {})


class _Why(Guarded):
    """Why a thing is as it is, and how to change it."""

    async def get(self) -> None:
        wanted = self.get_query_argument("id", "")
        plan, fresh = self.desk.plan, self.desk.fresh

        def work() -> dict[str, Any] | None:
            return answer(fresh.story, fresh.edits, wanted, plan.config.content, plan.shown) if fresh else None

        found = await aside(work)
        if found is None:
            self.set_status(404)
            found = {"title": "", "lines": [], "fixes": [], "note": "Nothing in the story has this name any more."}
        self.finish(found)
