"""Remembers work between builds, by the digest of what made it. Deleting it is always safe; damage makes it empty.

Two tables in one SQLite file outside content and output: what came of each article (MessagePack), and one row per output
file: the fingerprint it was made from and the size and time of the bytes written. SQLite's journal keeps a killed
build from leaving half a write.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from sitegen.errors import UsageError

T = TypeVar("T")
FOLDER = ".sitegen-cache"
_ANSWERS = "answers"
_FEW = 100  # keys that are asked for one by one: the cache holds little else than what the last build needed
_SCHEMA = """
create table if not exists extracts (key text primary key, value blob not null) without rowid;
create table if not exists {files} (path text primary key, fingerprint text not null, digest text not null,
                                    size integer not null, mtime integer not null, asked blob not null) without rowid;
create table if not exists facts (name text primary key, value blob not null) without rowid;
"""


class Written(msgspec.Struct, frozen=True, gc=False):
    """What an output file was made from and what it was when written: size in bytes, modification time in ns.

    `asked` is what was asked to make it, as its page wrote it down.
    """

    fingerprint: str
    digest: str
    size: int
    mtime: int
    asked: bytes = b""


class Cache:
    """The open cache of one site. Every method is a no-op or empty where the cache cannot be used.

    Extracts are shared by all outputs of the site; what was written, and facts, belong to the output named by `record`.
    """

    def __init__(self, database: sqlite3.Connection | None, record: str = "") -> None:
        self._db = database
        self._files = _table(record)
        self._record = record
        self._encode = msgspec.msgpack.Encoder().encode

    @property
    def used(self) -> bool:
        """Whether anything is remembered at all."""
        return self._db is not None

    def recall(self, keys: Sequence[str], of: type[T]) -> dict[str, T]:
        """What is remembered under these keys, of that type; what cannot be read counts as forgotten."""
        found: dict[str, T] = {}
        wanted = frozenset(keys)
        decode = msgspec.msgpack.Decoder(of).decode
        for key, blob in self._stored(keys):
            if key in wanted:
                with suppress(msgspec.DecodeError, msgspec.ValidationError, ValueError, TypeError):
                    found[str(key)] = decode(blob)
        return found

    def holds(self, keys: Sequence[str]) -> set[str]:
        """Those of these keys under which something is remembered, readable or not."""
        return {key for (key,) in self._query("select key from extracts", ())}.intersection(keys)

    def _stored(self, keys: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """Keys and values, these among them. Reading all in their order takes a quarter of the time of asking for each."""
        if self._db is None or not keys:
            return
        few = keys if len(keys) < _FEW else ()
        asked = f" where key in ({','.join('?' * len(few))})" if few else ""
        with suppress(sqlite3.Error):
            yield from self._db.execute("select key, value from extracts" + asked, few)  # noqa: S608 - marks are "?"

    def remember(self, found: Iterable[tuple[str, object]], keep: set[str] | None) -> None:
        """Store what came of articles by key and forget all not in `keep`; None forgets none."""
        self._write("insert or replace into extracts values (?, ?)", ((k, self._encode(e)) for k, e in found))
        if keep is None:
            return
        stale = [(key,) for (key,) in self._query("select key from extracts", ()) if key not in keep]
        self._write("delete from extracts where key = ?", stale)

    def written(self) -> dict[str, Written]:
        """Per output path what the last build wrote."""
        rows = self._query(f"select path, fingerprint, digest, size, mtime, asked from {self._files}", ())  # noqa: S608 - our own name
        return {path: Written(*rest) for path, *rest in rows}

    def answers(self) -> bytes:
        """The answers that the pages of the last build were made from, b"" where nothing is known of them."""
        return self.fact(_ANSWERS)

    def note_written(self, files: Mapping[str, Written], before: Mapping[str, Written], answers: bytes = b"") -> None:
        """Replace the record of output files by `files`, and the answers they rest on: both or neither.

        Only what differs from `before` is stored.
        """
        if self._db is None:
            return
        gone = ((path,) for path in before if path not in files)
        changed = (
            (p, w.fingerprint, w.digest, w.size, w.mtime, w.asked) for p, w in files.items() if before.get(p) != w
        )
        with suppress(sqlite3.Error), self._db:
            self._db.executemany(f"delete from {self._files} where path = ?", gone)  # noqa: S608 - our own name
            self._db.executemany(f"insert or replace into {self._files} values (?, ?, ?, ?, ?, ?)", changed)  # noqa: S608
            self._db.execute("insert or replace into facts values (?, ?)", (self._record + _ANSWERS, answers))

    def fact(self, name: str) -> bytes:
        """A remembered value, b"" where there is none."""
        for (value,) in self._query("select value from facts where name = ?", (self._record + name,)):
            return bytes(value)
        return b""

    def note_fact(self, name: str, value: bytes) -> None:
        """Remember one value."""
        self._write("insert or replace into facts values (?, ?)", [(self._record + name, value)])

    def _query(self, sql: str, values: Sequence[object]) -> list[Any]:
        if self._db is None:
            return []
        try:
            return self._db.execute(sql, values).fetchall()
        except sqlite3.Error:
            return []

    def _write(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        if self._db is None:
            return
        with suppress(sqlite3.Error), self._db:
            self._db.executemany(sql, rows)


@contextmanager
def open_cache(root: Path, *, use: bool = True, record: str = "") -> Iterator[Cache]:
    """The cache in `root`/.sitegen-cache, an empty one that remembers nothing where `use` is false or it cannot be made.

    `record` (letters) names the output whose files are remembered, "" = the published site.
    """
    database = _connect(root / FOLDER, _table(record)) if use else None
    try:
        yield Cache(database, record)
    finally:
        if database is not None:
            database.close()


def _table(record: str) -> str:
    return f"files_{record}" if record.isidentifier() else "files"


def make_folder(folder: Path) -> None:
    """The folder for what may be thrown away, marked so for git and for backups."""
    refuse_link(folder)
    folder.mkdir(exist_ok=True)
    if not (folder / ".gitignore").exists():
        (folder / ".gitignore").write_text("*\n", "utf-8")
        (folder / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n", "utf-8")


def refuse_link(folder: Path) -> None:
    """Refuse a folder that is a link: a site from other hands could lead what is written there into any folder of ours."""
    if folder.is_symlink():
        raise UsageError("cache-is-link", f"{folder} is a link, and is not followed", None, "delete it")


def _connect(folder: Path, table: str) -> sqlite3.Connection | None:
    path = folder / "cache.sqlite"
    try:
        make_folder(folder)
    except OSError:
        return None
    for _attempt in range(2):
        database = None
        try:
            database = sqlite3.connect(path, timeout=30)
            database.execute("pragma synchronous = off")
            database.executescript(_SCHEMA.format(files=table))
            database.execute(f"select asked from {table} limit 1").fetchone()  # noqa: S608 - our own name
        except sqlite3.Error:
            if database is not None:
                database.close()
            with suppress(OSError):
                path.unlink()
        else:
            return database
    return None


@cache
def code_digest(*rooms: str) -> str:
    """A digest of sitegen's own code and word lists, of all of it or of these sub-folders and the base modules.

    What a room makes of the same input may change with any line of these.
    """
    root = Path(__file__).parent
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(p for p in root.rglob("*") if p.suffix in {".py", ".toml", ".txt"}):
        name = path.relative_to(root).as_posix()
        if rooms and "/" in name and not name.startswith(rooms):
            continue
        digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
