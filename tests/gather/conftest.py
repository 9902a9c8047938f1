"""A web server on this machine alone, whose pages a test writes."""

import contextlib
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

PAGE = """<!doctype html><html lang="en"><head><title>Ferry line to close in spring | The Tidewater Post</title>
<meta property="og:site_name" content="The Tidewater Post">
<meta property="article:published_time" content="2022-11-08T07:30:00+00:00">
<link rel="canonical" href="https://tidewater.example/2022/ferry-line">
</head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Ferry line to close in spring</h1>
<p>By Mara Ellison</p>
<p>The ferry between Harwick and the islands will stop running in April, the port authority said on Tuesday.</p>
<p>About 400 passengers use the line on a working day, according to the authority's last count, which was made in 2019.</p>
<p>"We cannot pay for a second hull," said Joan Pettigrew, who heads the authority &amp; its yard. The last boat leaves at 6 p.m.</p>
</article><footer>Copyright The Tidewater Post</footer></body></html>"""


class Site:
    """Pages by path: (status, headers, body); a callable body writes to the handler itself."""

    def __init__(self):
        self.pages, self.asked, self.agents = {}, [], set()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append(self.path)
                site.agents.add(self.headers["User-Agent"])
                status, headers, body = site.pages.get(self.path, (404, {}, b"none"))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                with contextlib.suppress(OSError):
                    body(self) if callable(body) else self.wfile.write(body)

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.block_on_close = False
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def put(self, path, body=PAGE, kind="text/html; charset=utf-8", status=200, **headers):
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, {"Content-Type": kind, **names}, body.encode() if isinstance(body, str) else body)
        return self.url + path

    def redirect(self, path, target, status=302):
        self.pages[path] = (status, {"Location": target}, b"")
        return self.url + path


def drip(handler):
    """A body of one byte now and then."""
    for _ in range(200):
        handler.wfile.write(b"a")
        handler.wfile.flush()
        time.sleep(0.05)


@pytest.fixture
def site():
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()
