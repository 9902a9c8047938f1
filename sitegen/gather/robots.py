"""What a site's robots.txt allows, as RFC 9309 reads it."""

from __future__ import annotations

from typing import ClassVar
from urllib.robotparser import RobotFileParser


class Robots:
    """The rules of one origin. No file: all is allowed. A file that the server fails to give: nothing is."""

    LIMIT: ClassVar[int] = 512_000

    def __init__(self, status: int, body: bytes) -> None:
        self._status = status
        self._rules = RobotFileParser()
        self._rules.parse(
            body[: self.LIMIT].decode("utf-8", "replace").lstrip("\ufeff").splitlines() if status < 300 else []
        )

    def refuses(self, url: str, agent: str) -> str:
        """Why an address may not be fetched, "" where it may."""
        if self._status >= 500 or self._status == 429:
            return f"its robots.txt cannot be read (the server answers {self._status})"
        return "" if self._rules.can_fetch(agent, url) else "the site's robots.txt asks programs not to fetch this page"
