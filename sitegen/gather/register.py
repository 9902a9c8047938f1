"""What was imported before: digests and addresses in the front matter of a content folder; and free file names."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

_HEAD = 20_000
"""Bytes of a file within which its front matter ends, or it is none."""
_KEY = re.compile(r"^(?:# )?(digest|url):[ \t]*[\"']?([^\s\"']+)", re.MULTILINE)
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|cmpid|ocid|ref_src|smid|xtor|at_\w+")
_KINDS = (".md", ".txt", ".html", ".htm", ".mhtml", ".mht")


class Register:
    """Digests and addresses, each with the file that has it."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}

    @classmethod
    def of(cls, content: Path) -> Register:
        """Read the front matter of every article and event file below a folder. What cannot be read is passed over."""
        register = cls()
        for path in _files(content):
            try:
                with path.open("rb") as file:
                    text = file.read(_HEAD).decode("utf-8", "replace").lstrip("\ufeff").replace("\r\n", "\n")
            except OSError:
                continue
            if text.startswith("---\n"):
                head = text[4:].split("\n---", 1)[0]
                is_event = "events" in path.relative_to(content).parts[:1]
                for key, value in _KEY.findall(head):
                    if key == "digest" or not is_event:
                        register.add(path.as_posix(), value)
        return register

    def add(self, file: str, *names: str) -> None:
        """Note that a file holds what these digests and addresses name."""
        for name in filter(_is_telling, names):
            self._files.setdefault(_same(name), file)

    def find(self, names: Iterable[str]) -> str:
        """The file that holds what any of the names means, "" where there is none."""
        return next((file for name in names if _is_telling(name) and (file := self._files.get(_same(name)))), "")


def free_name(stem: str, folder: Path, taken: dict[Path, int]) -> Path:
    """`stem.md` in the folder, or `stem-2.md` …: the first that neither exists nor is taken.

    `taken` has the names that were given before, each with the last number that was added to it; the new one is noted there.
    """
    plain = folder / f"{stem}.md"
    for n in count(taken.get(plain, 0) + 1):
        path = folder / f"{stem}-{n}.md" if n > 1 else plain
        if (n == 1 or path not in taken) and not path.exists() and not path.is_symlink():
            taken[plain] = n
            taken.setdefault(path, 1)
            return path
    raise AssertionError(stem)  # pragma: no cover - numbers have no end


def _is_telling(name: str) -> bool:
    """Whether a name means one thing: the address of a site's front page does not."""
    return bool(name) and re.fullmatch(r"https?://[^/?#]*/?", name, re.IGNORECASE) is None


def _same(name: str) -> str:
    """An address as it is compared: no scheme, "www.", fragment, tracking or slash at the end."""
    if not re.match(r"https?://", name, re.IGNORECASE):
        return name
    try:
        parts = urlsplit(name)
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return name
    query = urlencode(
        sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k.lower()))
    )
    return f"{host}{f':{port}' if port and port not in (80, 443) else ''}{parts.path.rstrip('/')}{'?' if query else ''}{query}"


def _files(content: Path) -> Iterable[Path]:
    for folder, folders, names in os.walk(content):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(_KINDS) and not name.startswith("."):
                yield Path(folder, name)
