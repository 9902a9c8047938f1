"""Fetches one address, politely and within limits: http and https, few redirects, each hop checked, size and time bounded.

Of the standard library only: every hop is resolved once, judged, and connected to by that very address, which ready-made
clients do not offer. Proxies named in the environment are not used, since they would resolve names anew.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from sitegen import __version__
from sitegen.errors import ContentError, Where
from sitegen.gather.addresses import resolve
from sitegen.gather.items import absolute
from sitegen.gather.robots import Robots

AGENT = f"sitegen/{__version__} (an editor's import of single pages)"
MAX_BYTES = 20_000_000
MAX_SECONDS = 30.0
MAX_REDIRECTS = 5
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,text/*;q=0.9,*/*;q=0.5"
_MOVED = frozenset({301, 302, 303, 307, 308})
_WRITE_IT = "write it as https://example.org/page"
_SAVE_IT = "open it in a browser, save the page, and add the saved file"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent. `url` is the address that answered in the end; `charset` what its header claims, "" = nothing."""

    url: str
    body: bytes
    media_type: str = ""
    charset: str = ""
    status: int = 200


@dataclass(slots=True)
class Web:
    """Fetches pages, and remembers what robots.txt says of each origin it asked."""

    allow_private: bool = False
    max_bytes: int = MAX_BYTES
    max_seconds: float = MAX_SECONDS
    robots: dict[str, Robots] = field(default_factory=dict)

    def get(self, url: str) -> Answer:
        """The body behind an address. Raises ContentError naming the address, what happened, and a remedy."""
        where = Where(url)
        deadline = time.monotonic() + self.max_seconds
        answer = self._follow(url, where, deadline, self.max_bytes, ask_robots=True)
        if answer.status >= 400 or answer.status < 200:
            raise ContentError(
                "web-status", f"the server answers {_named(answer.status)}", where, _remedy(answer.status)
            )
        if not answer.body.strip():
            raise ContentError("web-empty", "the server sends nothing", where, _SAVE_IT)
        return answer

    def _follow(self, url: str, where: Where, deadline: float, limit: int, *, ask_robots: bool) -> Answer:
        """Go where redirects lead; every address on the way is judged as the first one is."""
        seen = [url]
        while True:
            parts = _checked(seen[-1], where)
            if ask_robots:
                self._ask_robots(parts, where, deadline)
            answer, target = self._once(parts, where, deadline, limit)
            if not target:
                return answer
            seen.append(absolute(answer.url, target) or target)
            if seen[-1] in seen[:-1]:
                raise ContentError("web-redirect-loop", "its redirects lead in a circle", where, _SAVE_IT)
            if len(seen) > MAX_REDIRECTS + 1:
                raise ContentError("web-redirects", f"it redirects more than {MAX_REDIRECTS} times", where, _SAVE_IT)

    def _ask_robots(self, parts: SplitResult, where: Where, deadline: float) -> None:
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self.robots:
            try:
                answer = self._follow(f"{origin}/robots.txt", where, deadline, Robots.LIMIT, ask_robots=False)
            except ContentError as error:
                if error.notice.code not in ("web-too-large", "web-redirect-loop", "web-redirects", "web-encoding"):
                    raise
                answer = Answer(origin, b"", status=404)
            self.robots[origin] = Robots(answer.status, answer.body)
        if why := self.robots[origin].refuses(urlunsplit(parts), AGENT):
            raise ContentError("web-robots", why, where, _SAVE_IT)

    def _once(self, parts: SplitResult, where: Where, deadline: float, limit: int) -> tuple[Answer, str]:
        """One request: the answer, and where it sends us ("" = nowhere)."""
        host = parts.hostname or ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        addresses = resolve(host, port, where, allow_private=self.allow_private)
        with _within(deadline, where) as watch:
            connection = _connect(parts.scheme, host, port, addresses, watch)
            connection.request("GET", _path(parts), headers=_headers(host, port, parts.scheme))
            response = watch.response = connection.getresponse()
            target = response.headers.get("Location", "") if response.status in _MOVED else ""
            url = urlunsplit(parts)
            if target:
                return Answer(url, b"", status=response.status), target
            body = _body(response, limit, where, watch)
        kind = response.headers.get_content_type() if "Content-Type" in response.headers else ""
        return Answer(url, body, kind, response.headers.get_content_charset() or "", response.status), ""


class _Watch:
    """Ends the connection when time is up, however slowly its bytes drip."""

    def __init__(self, deadline: float) -> None:
        self.deadline = deadline
        self.late = threading.Event()
        self.socket: socket.socket | None = None
        self.response: http.client.HTTPResponse | None = None
        self._timer = threading.Timer(max(0.0, self.left()), self._stop)
        self._timer.daemon = True
        self._timer.start()

    def left(self) -> float:
        """Seconds that are left."""
        return self.deadline - time.monotonic()

    def end(self) -> None:
        """Done, well or badly: nothing is left open."""
        self._timer.cancel()
        if self.response is not None:
            self.response.close()
        if self.socket is not None:
            self.socket.close()

    def _stop(self) -> None:
        self.late.set()
        if self.socket is not None:
            with suppress(OSError):
                self.socket.shutdown(socket.SHUT_RDWR)


@contextmanager
def _within(deadline: float, where: Where) -> Iterator[_Watch]:
    """Whatever goes wrong on the wire, in words."""
    watch = _Watch(deadline)
    try:
        yield watch
        late = watch.late.is_set()
    except ssl.SSLError as error:
        raise (
            _late(where)
            if watch.late.is_set()
            else ContentError(
                "web-tls",
                f"no safe connection: {getattr(error, 'verify_message', '') or error.reason or error}",
                where,
                _SAVE_IT,
            )
        ) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        if watch.late.is_set() or isinstance(error, TimeoutError):
            raise _late(where) from error
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        if isinstance(error, http.client.BadStatusLine) and not isinstance(error, OSError):
            reason = "its answer is no HTTP"
        raise ContentError(
            "web-failed", f"it cannot be fetched: {reason}", where, f"try again later, or {_SAVE_IT}"
        ) from error
    finally:
        watch.end()
    if late:
        raise _late(where)


def _late(where: Where) -> ContentError:
    return ContentError("web-slow", "the server is too slow", where, f"try again later, or {_SAVE_IT}")


def _checked(url: str, where: Where) -> SplitResult:
    """The parts of an address that may be asked."""
    try:
        parts = urlsplit(url)
        sound = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        raise ContentError("web-url", f'"{url[:80]}" is no web address', where, _WRITE_IT) from None
    if parts.scheme.lower() not in ("http", "https"):
        hint = (
            "only http and https are; name a file by its path" if parts.scheme == "file" else "only http and https are"
        )
        raise ContentError("web-scheme", f'"{parts.scheme}:" addresses are not fetched', where, hint)
    if not sound:
        raise ContentError("web-url", f'"{url[:80]}" is no web address', where, _WRITE_IT)
    if parts.username is not None or parts.password is not None:
        raise ContentError("web-password", "addresses with a password in them are not fetched", where, _SAVE_IT)
    return parts._replace(scheme=parts.scheme.lower(), fragment="")


def _connect(
    scheme: str, host: str, port: int, addresses: tuple[str, ...], watch: _Watch
) -> http.client.HTTPConnection:
    """A connection to one of the addresses that were judged; the name serves for the certificate alone."""
    wire = _dial(addresses, port, watch)
    watch.socket = wire
    wire.settimeout(max(0.1, watch.left()))
    if scheme == "https":
        wire = ssl.create_default_context().wrap_socket(wire, server_hostname=host)
        watch.socket = wire
    connection = http.client.HTTPConnection(host, port)
    connection.sock = wire
    return connection


def _dial(addresses: tuple[str, ...], port: int, watch: _Watch) -> socket.socket:
    failed = OSError("it has no address")
    for address in addresses:
        try:
            return socket.create_connection((address, port), timeout=max(0.1, min(10.0, watch.left())))
        except OSError as error:
            failed = error
    raise failed


def _headers(host: str, port: int, scheme: str) -> dict[str, str]:
    name = host.encode("idna").decode("ascii") if not host.isascii() else f"[{host}]" if ":" in host else host
    usual = port == (443 if scheme == "https" else 80)
    return {
        "Host": name if usual else f"{name}:{port}",
        "User-Agent": AGENT,
        "Accept": _ACCEPT,
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


def _path(parts: SplitResult) -> str:
    """Path and query as ASCII; what is encoded already stays."""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return path + (f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else "")


def _body(response: http.client.HTTPResponse, limit: int, where: Where, watch: _Watch) -> bytes:
    """At most `limit` bytes, also after unpacking."""
    size = response.headers.get("Content-Length", "")
    too_large = ContentError(
        "web-too-large",
        f"it is larger than {limit // 1_000_000 or 1} MB",
        where,
        "save the text of the article alone, and add that file",
    )
    if size.isdigit() and int(size) > limit:
        raise too_large
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise ContentError("web-encoding", f'it is sent packed as "{encoding[:20]}"', where, _SAVE_IT)
    packed = encoding in ("gzip", "x-gzip", "deflate")
    unpack = zlib.decompressobj(wbits=47)  # tells gzip from zlib by itself
    parts: list[bytes] = []
    total = received = 0
    while chunk := response.read(65_536):
        if watch.late.is_set():
            break
        received += len(chunk)
        if packed:
            try:
                chunk = unpack.decompress(chunk, limit + 1 - total)
            except zlib.error as error:
                raise ContentError("web-encoding", "what it sends cannot be unpacked", where, _SAVE_IT) from error
        total += len(chunk)
        if total > limit:
            raise too_large
        parts.append(chunk)
    cut = (packed and received and not unpack.eof) or (size.isdigit() and received < int(size))
    if cut and not watch.late.is_set():
        raise ContentError("web-cut", "the connection broke before all had come", where, "try again")
    return b"".join(parts)


def _named(status: int) -> str:
    return f"{status} {http.client.responses.get(status, '')}".strip()


def _remedy(status: int) -> str:
    if status in (401, 402, 403, 451):
        return f"it may want a reader who is logged in: {_SAVE_IT}"
    if status in (404, 410):
        return "check the address; an archive such as web.archive.org may have a copy"
    return f"try again later, or {_SAVE_IT}"
