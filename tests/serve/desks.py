"""A desk in a process of its own, as an editor has it."""

import asyncio
import json
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tornado.websocket import websocket_connect

from tests.bench.press import make_articles

TITLE = "The council closes the bridge"
CONFIG = 'title = "Valley news"\n'
STORY = """---
title: The council closes the bridge
date: 2021-03-04
---

The Valley Council closed the old bridge on Monday after engineers found cracks. "We could not wait any longer," said Anna Fairweather, head of the council.
"""
PATIENCE = 30


class Served:
    """`sitegen serve` on a free port. `said` is what the terminal shows so far."""

    def __init__(self, site: Path, *options: str, wait: bool = True) -> None:
        self.site = site
        self.log = site.parent / f"{site.name}.log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "sitegen", "serve", "--site", str(site), "--port", "0", *options],
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        if wait:
            self.until(lambda: "serving http" in self.said)

    @property
    def said(self) -> str:
        return self.log.read_text("utf-8", "replace")

    @property
    def address(self) -> str:
        return re.search(r"http://\S+/", self.said)[0]

    def write(self, path: str, text: str) -> None:
        file = self.site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def get(self, path: str = "", **headers: str) -> tuple[int, str]:
        request = urllib.request.Request(self.address + path, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def shows(self, words: str, path: str = "") -> None:
        """Wait until the page has these words."""
        self.until(lambda: words in self.get(path)[1])

    def until(self, true, patience: float = PATIENCE) -> None:
        end = time.monotonic() + patience
        while not true():
            assert self.process.poll() is None, self.said
            assert time.monotonic() < end, self.said
            time.sleep(0.05)

    def stop(self, number: int = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)

    def __enter__(self):
        return self

    def __exit__(self, *_) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def in_a_loop(work):
    """Run a coroutine on a thread of its own: a browser of another test may hold this thread's loop."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def reloads(desk, act) -> tuple[str, float]:
    """What an open page is told first once `act` is done, and how many seconds later."""
    return in_a_loop(_reloads(desk, act))


async def _reloads(desk, act):
    address = desk.address.replace("http", "ws") + "livereload"
    connection = await websocket_connect(address)
    await connection.write_message('{"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}')
    assert json.loads(await connection.read_message())["command"] == "hello"
    await connection.write_message('{"command": "info", "url": "x"}')
    await asyncio.sleep(0.1)
    start = time.perf_counter()
    act()
    message = json.loads(await asyncio.wait_for(connection.read_message(), PATIENCE))
    spent = time.perf_counter() - start
    connection.close()
    while await connection.read_message() is not None:  # until the other side has hung up, too
        pass
    await asyncio.sleep(0.05)
    return message["command"], spent


def new_site(folder: Path) -> Path:
    (folder / "content/articles").mkdir(parents=True)
    (folder / "content/articles/bridge.md").write_text(STORY, "utf-8")
    (folder / "sitegen.toml").write_text(CONFIG, "utf-8")
    return folder


def many_articles(folder: Path, count: int) -> Path:
    """A site of press copy, each article with front matter and a file name that is its address."""
    for number, (data, _) in enumerate(make_articles(count)):
        text = data.decode()
        if not text.startswith("---\n"):
            text = f"---\ndate: 2021-03-04\n---\n\n{text}"
        first, *lines = [line for line in text.splitlines() if not line.startswith("title:")]
        file = folder / f"content/articles/harbour-report-{number:04}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join([first, f"title: Report {number} of the harbour", *lines]) + "\n", "utf-8")
    (folder / "sitegen.toml").write_text(CONFIG, "utf-8")
    return folder
