"""Files -> Extracts: the bytes of each article read and extracted by workers, or remembered from last time.

One bad file never stops the others. The rooms with rules are loaded where something is new.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sitegen.cache import Cache, code_digest
from sitegen.config import Config
from sitegen.embargo import lasts
from sitegen.errors import Notice, SitegenError, Where
from sitegen.model.evidence import ArticleId
from sitegen.model.extract import Extract
from sitegen.read import SourceFile, load
from sitegen.text import digest
from sitegen.workers import in_workers, meanwhile

if TYPE_CHECKING:
    from sitegen.weave import Memory

_FEW, _MANY = 16, 500
"""So few articles are read in a process of their own while so many are recalled."""
_encode = msgspec.msgpack.Encoder().encode
Progress = Callable[[str, int, int], None]
"""Told what is being done, how many are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Raw:
    """An article's bytes and how messages name it."""

    id: ArticleId
    shown: str
    suffix: str
    data: bytes


def load_raw(sources: Iterable[SourceFile]) -> tuple[list[Raw], list[Notice]]:
    """The bytes of these articles; what cannot be read is said."""
    found: list[Raw] = []
    notices: list[Notice] = []
    for file in sources:
        try:
            found.append(Raw(ArticleId(file.id), file.shown, file.path.suffix, load(file.path, file.shown)))
        except SitegenError as error:
            notices.extend(error.notices)
    return found, notices


def understand(
    raw: Sequence[Raw],
    cache: Cache,
    workers: int,
    progress: Progress,
    memory: Memory | None = None,
    *,
    forget: bool = True,
) -> tuple[list[Extract], list[Notice]]:
    """Read and extract each article, or remember what came of it; one bad file never stops the others.

    What weaving reads out of single articles comes of the same workers, and goes to `memory`. With `forget` the cache
    keeps nothing of any other article.
    """
    made_by = rules_digest().encode()
    keys = [digest(b"\0".join([made_by, r.id.encode(), r.data])) for r in raw]
    rows = list(zip(keys, raw, strict=True))
    held = cache.holds(keys)
    new = [row for row in rows if row[0] not in held]
    few = 0 < len(new) <= _FEW and len(held) >= _MANY and workers > 1
    with meanwhile(partial(_understand_all, new), alone=few) as made:  # a few new ones, while all others are recalled
        from sitegen.weave import Reading, know

        known = cache.recall(keys, Reading)
        early = made() if few else {}
    decode = msgspec.msgpack.Decoder(Reading).decode
    todo = [row for row in rows if row[0] not in known and row[0] not in early]
    if todo:  # loaded once, before the workers are forked
        import sitegen.extract
        import sitegen.read.article  # noqa: F401
    fresh: dict[str, Reading] = {}
    sent: list[tuple[str, msgspec.Raw]] = []
    failed: list[Notice] = []
    results = chain(early.items(), in_workers(_understand_one, todo, workers))
    for done, (key, result) in enumerate(results, 1):
        if isinstance(result, bytes):
            fresh[key] = decode(result)
            sent.append((key, msgspec.Raw(result)))
        else:
            failed.extend(result)
        progress("read", done, len(early) + len(todo))
    cache.remember(sent, set(keys) if forget else None)
    found = [(fresh.get(key) or known[key]) for key in keys if key in fresh or key in known]
    if memory is not None:
        for one in found:
            know(memory, one)
    return [one.extract for one in found], failed


def rules_digest() -> str:
    """Of all by which an article is read and woven with others."""
    return code_digest("read/", "extract/", "model/", "weave/")


def _understand_all(rows: Sequence[tuple[str, Raw]]) -> dict[str, bytes | tuple[Notice, ...]]:
    return dict(map(_understand_one, rows))


def _understand_one(item: tuple[str, Raw]) -> tuple[str, bytes | tuple[Notice, ...]]:
    """A Reading as MessagePack: to pickle it and back would take a quarter of the time of making it, and so it is remembered."""
    from sitegen.extract import extract
    from sitegen.read import doubts, read_bytes
    from sitegen.weave import read

    key, raw = item
    try:
        article = read_bytes(raw.data, raw.id, raw.suffix, raw.shown)
        found = extract(article)
        return key, _encode(read(replace(found, notices=(*doubts(article, raw.shown), *found.notices))))
    except SitegenError as error:
        return key, error.notices
    except Exception as error:  # noqa: BLE001 - a bug in a rule must not cost the other articles; it is reported as one
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{Path(frame.filename).name}:{frame.lineno}"
        words = f"could not be read: {type(error).__name__}: {error} ({place})"
        hint = "this is a mistake in sitegen, not in your file: please report it with the file"
        return key, (Notice("error", "internal", words, Where(raw.shown), hint),)


def is_public(extracted: Extract, config: Config, now: str) -> bool:
    """Whether an article may be shown: no draft (unless asked for), no embargo that lasts."""
    front = extracted.article.front
    return (config.drafts or not front.draft) and not lasts(front.embargo, config.timezone, now)
