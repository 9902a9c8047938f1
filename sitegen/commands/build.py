"""`sitegen build`: content -> public."""

from __future__ import annotations

import argparse
import gc
import json
from typing import TYPE_CHECKING, Any

from sitegen.commands.common import add_build, add_folders, add_site, config_of, now
from sitegen.terminal import Bar, counted, say, say_notices

if TYPE_CHECKING:
    from sitegen.config import Config
    from sitegen.report import Report

NAME = "build"
HELP = "build the site"
EXAMPLES = """examples:
  sitegen build
  sitegen build --content my-articles --output public
  sitegen build --base-url https://example.org/story/ --strict --locked"""
_held: list[object] = []  # to the end of the process: to take a large story apart takes a second


def add_options(parser: argparse.ArgumentParser) -> None:
    """All options of the contract."""
    add_site(parser)
    add_folders(parser)
    add_build(parser)
    parser.add_argument("--json", action="store_true", help="print the build report as JSON")


def run(options: argparse.Namespace) -> int:
    """Build once and report; 1 where content has errors (or, with --strict, warnings)."""
    from sitegen.build import Options, build

    gc.disable()  # one build and out: looking for garbage costs a fifth of weaving, and there is little
    config = config_of(options)
    bar = Bar(quiet=options.quiet)
    wanted = Options(now=now(), use_cache=not options.no_cache, locked=options.locked, keep_going=options.keep_going)
    report = build(config, wanted, bar, _hold)
    bar.clear()
    say_notices(report.notices, ("error",) if options.quiet else ("error", "warning"))
    if options.json:
        say(json.dumps(as_json(report, config), ensure_ascii=False, indent=1))
    elif not options.quiet:
        say(summary(report, config))
    return 1 if report.failed else 0


def _hold(*made: object) -> None:
    _held[:] = made


def summary(report: Report, config: Config) -> str:
    """The build in one line."""
    if not report.published:
        bad = (
            counted(report.count("error"), "error")
            if report.count("error")
            else counted(report.count("warning"), "warning")
        )
        return f"{bad}: nothing was published, {config.output} is as it was"
    counts = ", ".join(counted(getattr(report, f"{noun}s"), noun) for noun in ("article", "event", "actor", "quote"))
    removed = f", {counted(len(report.removed), 'file')} removed" if report.removed else ""
    return f"{counts} -> {config.output} ({len(report.written):,} of {counted(report.pages, 'file')} written{removed})"


def as_json(report: Report, config: Config) -> dict[str, Any]:
    """The build report for programs."""
    return {
        "published": report.published,
        "output": str(config.output),
        **{key: getattr(report, key) for key in ("articles", "events", "actors", "quotes", "pages")},
        "written": list(report.written),
        "removed": list(report.removed),
        "notices": [
            {
                "level": n.level,
                "code": n.code,
                "message": n.words,
                "path": n.where.path if n.where else None,
                "line": n.where.line or None if n.where else None,
                "hint": n.hint,
            }
            for n in report.notices
        ],
    }
