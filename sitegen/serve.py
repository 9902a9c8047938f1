"""Watch, rebuild, reload, error page: a thin coat over livereload.

The page in the browser is always the last good site. While an article is broken, each page is served with the error laid
over it; the files on disk stay as they are. Files are watched by the operating system's own notices (watchfiles).
"""

from __future__ import annotations

import errno
import logging
import time
import traceback
import webbrowser
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from typing import Any

from livereload import Server
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from markupsafe import escape
from tornado import ioloop, web

from sitegen.build import Report
from sitegen.errors import Notice, SitegenError, UsageError, Where
from sitegen.read.sources import is_temporary

Build = Callable[[], Report]
Say = Callable[[str], None]


@dataclass(slots=True)
class Desk:
    """What the server knows of the last build: its mistakes, worst first; empty while all is well."""

    root: Path
    mistakes: tuple[Notice, ...] = ()
    listeners: list[Callable[[], None]] = field(default_factory=list)


def serve(
    build: Build,
    output: Path,
    watched: Iterable[Path],
    *,
    root: Path,
    host: str,
    port: int,
    open_browser: bool,
    say: Say,
    show: Callable[[tuple[Notice, ...]], None],
) -> None:
    """Build, serve `output` and build again on each change under `watched`, until Ctrl-C.

    Args:
        build: makes the site; what it raises or reports is shown, never fatal.
        output: the folder served.
        watched: folders and files; those that do not exist are left out.
        root: the site's folder, for excerpts of broken files.
        host: address to listen on.
        port: port to listen on.
        open_browser: open the timeline once it is served.
        say: prints a line.
        show: prints notices.

    Raises:
        UsageError: the port is taken or may not be used.

    """
    desk = Desk(root)
    server = _Server(desk, output)
    try:
        server.application(port, host, debug=False)
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        message = f"port {port} on {host} is in use" if taken else f"cannot listen on {host}:{port}: {error.strerror}"
        raise UsageError("port", message, None, f"choose another: sitegen serve --port {port + 1}") from error
    _rebuild(build, desk, "", say, show)
    address = f"http://{host}:{port}/"
    say(f"serving {address}  (Ctrl-C stops)")
    if open_browser:
        webbrowser.open(address)

    loop = ioloop.IOLoop.current()
    stop = Event()

    def changed(paths: list[str]) -> None:
        _rebuild(build, desk, _what(paths, root), say, show)
        LiveReloadHandler.reload_waiters(path="*")

    existing = [path for path in watched if path.exists()]
    Thread(target=_watch, args=(existing, output, stop, lambda p: loop.add_callback(changed, p)), daemon=True).start()
    try:
        loop.start()
    except KeyboardInterrupt:
        say("\nstopped")
    finally:
        stop.set()


def _watch(paths: list[Path], output: Path, stop: Event, tell: Callable[[list[str]], None]) -> None:
    """Tell of changes in bunches: an editor that writes a file in several steps makes one build."""
    from watchfiles import watch

    def counts(_change: object, path: str) -> bool:
        return not is_temporary(Path(path).name) and output not in Path(path).parents

    for changes in watch(*paths, watch_filter=counts, debounce=60, step=20, stop_event=stop, raise_interrupt=False):
        tell(sorted({path for _, path in changes}))


def _what(paths: list[str], root: Path) -> str:
    """The changed file as the user calls it, and how many others."""
    first = Path(paths[0])
    name = first.relative_to(root).as_posix() if root in first.parents else first.name
    return name if len(paths) == 1 else f"{name} and {len(paths) - 1} more"


def _rebuild(build: Build, desk: Desk, why: str, say: Say, show: Callable[[tuple[Notice, ...]], None]) -> None:
    """Build once; say in one line what was rebuilt and why."""
    start = time.perf_counter()
    try:
        report = build()
    except SitegenError as error:
        notices: tuple[Notice, ...] = error.notices
        desk.mistakes = notices
    except Exception:  # noqa: BLE001 - a mistake of ours must not end the editor's session
        text = traceback.format_exc()
        say(text)
        desk.mistakes = (
            Notice("error", "internal", text.splitlines()[-1], None, "this is a mistake in sitegen: please report it"),
        )
        notices = ()
    else:
        notices = report.notices
        desk.mistakes = tuple(n for n in notices if n.level == "error")
        seconds = time.perf_counter() - start
        if report.published:
            reason = f"{why} changed: " if why else ""
            say(f"{reason}{len(report.written)} of {report.pages} files written in {seconds:.2f} s")
    show(notices)
    if desk.mistakes:
        say("the last good site is served until this is mended")


class _Server(Server):
    """livereload's server with our files and our error page."""

    def __init__(self, desk: Desk, output: Path) -> None:
        logging.getLogger("tornado.access").setLevel(logging.ERROR)
        super().__init__(watcher=Watcher())
        self._desk = desk
        self.root = str(output)
        self.default_filename = "index.html"

    def get_web_handlers(self, _script: bytes) -> list[object]:
        """All paths but livereload's own."""
        return [(r"/(.*)", _Files, {"path": self.root, "default_filename": self.default_filename, "desk": self._desk})]


class _Files(web.StaticFileHandler):
    """Static files, always fresh, errors laid over pages, 404.html where nothing is."""

    desk: Desk

    def initialize(self, desk: Desk, **options: Any) -> None:  # type: ignore[override]
        """Tornado hands over what the route was given."""
        super().initialize(**options)
        self.desk = desk

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002 - tornado's signature
        self.set_header("Cache-Control", "no-store")

    def should_return_304(self) -> bool:
        return False

    def compute_etag(self) -> None:
        return None

    async def get(self, path: str, include_body: bool = True) -> None:
        if self.desk.mistakes and include_body:
            page = self._page(path)
            if page is not None:
                self.set_header("Content-Type", "text/html; charset=utf-8")
                self.set_header("Cache-Control", "no-store")
                self.write(
                    page.replace(b"<body", _style() + b"<body", 1).replace(
                        b"</body>", overlay(self.desk) + b"</body>", 1
                    )
                )
                return
        await super().get(path, include_body)

    def _page(self, path: str) -> bytes | None:
        """The HTML page at a path, or a bare one where there is no site yet; None for other files."""
        file = Path(self.root, path)
        file = file / "index.html" if not path or file.is_dir() else file
        if file.suffix == ".html" and file.is_file() and Path(self.root).resolve() in file.resolve().parents:
            return file.read_bytes()
        if Path(self.root, "index.html").exists() or Path(path).suffix not in {"", ".html"}:
            return None
        return b"<!doctype html><html lang=en><head><title>Not built yet</title></head><body><h1>Not built yet</h1></body></html>"

    def write_error(self, status_code: int, **_: object) -> None:
        page = Path(self.root, "404.html")
        if status_code == 404 and page.exists():
            self.set_header("Content-Type", "text/html; charset=utf-8")
            self.finish(page.read_bytes())
        else:
            self.finish(f"{status_code}\n")


def overlay(desk: Desk) -> bytes:
    """The mistakes as a box over the page: place, message, the lines around it, how to mend it."""
    boxes = "".join(
        f"<li><p><strong>{escape(n.where or '')}</strong> {escape(n.message)}</p>{_excerpt(n.where, desk.root)}"
        f"{f'<p class=hint>{escape(n.hint)}</p>' if n.hint else ''}</li>"
        for n in desk.mistakes[:5]
    )
    more = f"<p>and {len(desk.mistakes) - 5} more</p>" if len(desk.mistakes) > 5 else ""
    text = (
        '<div id="sitegen-error" role="alert"><h2>Not published: this needs mending</h2>'
        f"<ul>{boxes}</ul>{more}<p>The page below is the last good one. It is replaced as soon as the file is saved.</p></div>"
    )
    return text.encode("utf-8", "replace")


def _excerpt(where: Where | None, root: Path) -> str:
    """Two lines before and after the place, numbered."""
    if where is None or not where.line:
        return ""
    try:
        lines = (root / where.path).read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    first = max(0, where.line - 3)
    rows = "".join(
        f"<span{' class=here' if n == where.line else ''}>{n:>5}  {escape(line[:200])}\n</span>"
        for n, line in enumerate(lines[first : where.line + 2], first + 1)
    )
    return f"<pre>{rows}</pre>"


def _style() -> bytes:
    return (
        b"<style>#sitegen-error{position:fixed;inset:1rem 1rem auto;z-index:9999;max-height:80vh;overflow:auto;padding:1rem 1.5rem;"
        b"background:#2a0d0b;color:#fff;border:3px solid #ff9a90;border-radius:.5rem;font:1rem/1.5 system-ui,sans-serif}"
        b"#sitegen-error h2{margin:0 0 .5rem;font-size:1.2rem}#sitegen-error ul{margin:0;padding-left:1.2rem}"
        b"#sitegen-error pre{background:#0008;padding:.5rem;overflow:auto}#sitegen-error .here{background:#a1201c;display:inline-block;min-width:100%}"
        b"#sitegen-error .hint{color:#ffd9a0}</style>"
    )
