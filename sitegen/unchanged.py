"""Whether a build has anything to do: one digest of all that goes in, beside what the last build reported."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from sitegen.cache import Cache, code_digest
from sitegen.config import Config
from sitegen.permalinksfile import bytes_of
from sitegen.publish import intact
from sitegen.read import Sources
from sitegen.report import Report
from sitegen.theme import theme_dir, theme_files
from sitegen.understanding import Raw


def digest_of(config: Config, options: object, sources: Sources, raw: Sequence[Raw]) -> str:
    """One digest over everything a build depends on but permalinks.json, which the build itself writes."""
    all_of = hashlib.blake2b(digest_size=16)
    all_of.update(repr((code_digest(), replace(config, workers=0), options)).encode())
    for article in raw:
        all_of.update(b"\0".join([article.id.encode(), hashlib.blake2b(article.data).digest()]))
    others = [file.path for file in (*sources.actors, *sources.events, *sources.pages, *sources.assets)]
    for folder in (theme_dir(), config.templates):
        others += theme_files(folder).values() if folder else ()
    for path in others:
        all_of.update(b"\1".join([os.fsencode(path), bytes_of(path)]))
    return all_of.hexdigest()


def same_as_last(cache: Cache, inputs: str, output: Path) -> Report | None:
    """The last report, where nothing changed since: neither what goes in nor what came out."""
    fact = cache.fact("last")
    if not fact.startswith(inputs.encode()):
        return None
    try:
        report = msgspec.msgpack.decode(fact[len(inputs) :], type=Report)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None
    return report if intact(output, cache.written()) else None


def note_last(cache: Cache, inputs: str, report: Report) -> None:
    """Keep the report of this build for the next one; what was written is not told twice."""
    cache.note_fact("last", inputs.encode() + msgspec.msgpack.encode(replace(report, written=(), removed=())))
