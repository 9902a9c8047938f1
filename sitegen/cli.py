"""Commands and exit codes; the one place that prints. A function a command: parse, call one room, report."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from sitegen import __version__
from sitegen.errors import Notice, SitegenError, UsageError
from sitegen.text import did_you_mean

OK, CONTENT, USAGE = 0, 1, 2


def run() -> NoReturn:
    """The `sitegen` command."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run one command; the exit status of the contract: 0 done, 1 content errors, 2 usage or configuration."""
    parser = make_parser()
    try:
        options = parser.parse_args(arguments)
        command: Callable[[argparse.Namespace], int] = options.command
        return command(options)
    except SitegenError as error:
        _say_errors(error.notices)
        return error.exit_status
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130


# ---- commands ---------------------------------------------------------------------------------------------------


def build_command(options: argparse.Namespace) -> int:
    """Content -> public."""
    from sitegen.build import Options, build

    config = _config(options)
    talk = _Talk(options)
    report = build(config, _options(options, Options), talk.progress)
    talk.done()
    if not options.quiet:
        _say(report.notices, options)
    if options.json:
        print(json.dumps(_as_json(report, config), ensure_ascii=False, indent=1))
    failed = report.count("error") or (config.strict and report.count("warning"))
    if not options.quiet and not options.json:
        print(_summary(report, config))
    return CONTENT if failed else OK


def config_command(options: argparse.Namespace) -> int:
    """Every setting in force, its meaning, and where it was set."""
    from sitegen import config as configuration

    if options.schema:
        print(json.dumps(configuration.schema(), indent=2))
        return OK
    config = _config(options)
    origins = dict(config.origins)
    for key, doc in configuration.PATH_DOCS.items():
        print(f"{key} = {json.dumps(str(getattr(config, key) or ''), ensure_ascii=False)}  ({origins[key]})\n    {doc}")
    for spec in configuration.settings():
        value = getattr(config, spec.name)
        shown = json.dumps(dict(value) if spec.name == "theme" else value, ensure_ascii=False)
        print(f"{spec.name} = {shown}  ({origins[spec.name]})\n    {spec.metadata['doc']}")
    return OK


# ---- the parser -------------------------------------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    """argparse whose mistakes are ours: one message, what to do next, exit status 2."""

    def error(self, message: str) -> NoReturn:
        raise UsageError("usage", message, None, f"`{self.prog} --help` shows what it takes")


def make_parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    parser = _Parser(
        prog="sitegen",
        description="Turns a folder of news articles into a published timeline.",
        epilog="example: sitegen build --content articles --output public",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"sitegen {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    add_build(commands)
    add_config(commands)
    return parser


def _command(
    commands: Any, name: str, run_it: Callable[[argparse.Namespace], int], help_: str, example: str
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=help_,
        description=help_[0].upper() + help_[1:] + ".",
        epilog=f"example: {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(command=run_it)
    parser.add_argument(
        "--site",
        type=Path,
        default=Path(),
        metavar="DIR",
        help="the site's folder, where sitegen.toml lies (default: here)",
    )
    parser.add_argument("--quiet", "-q", action="store_true", help="say nothing but errors of usage")
    return parser


def add_build(commands: Any) -> None:
    """`sitegen build`."""
    parser = _command(
        commands, "build", build_command, "build the site", "sitegen build --base-url https://example.org/story/"
    )
    build_options(parser)
    parser.add_argument("--json", action="store_true", help="print the build report as JSON")


def build_options(parser: argparse.ArgumentParser) -> None:
    """The options that `build` and `serve` share."""
    parser.add_argument("--content", type=Path, metavar="DIR", help="folder of articles and edits (default: content)")
    parser.add_argument("--output", type=Path, metavar="DIR", help="folder to build into (default: public)")
    parser.add_argument(
        "--templates", type=Path, metavar="DIR", help="templates and assets that replace the theme's, file by file"
    )
    parser.add_argument("--base-url", metavar="URL", help="where the site will be published")
    parser.add_argument("--drafts", action="store_true", default=None, help="publish drafts too")
    parser.add_argument("--strict", action="store_true", default=None, help="warnings fail the build")
    parser.add_argument("--no-cache", action="store_true", help="remember nothing and use nothing remembered")
    parser.add_argument("--workers", type=int, metavar="N", help="processes to use (default: one a processor)")
    parser.add_argument("--locked", action="store_true", help="fail where permalinks.json would change")
    parser.add_argument(
        "--keep-going", action="store_true", help="publish what is sound although some of it has errors"
    )


def add_config(commands: Any) -> None:
    """`sitegen config`."""
    parser = _command(
        commands, "config", config_command, "show every setting in force and where it was set", "sitegen config"
    )
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of sitegen.toml instead")
    build_options(parser)


# ---- from options to what rooms take ----------------------------------------------------------------------------


def _config(options: argparse.Namespace) -> Any:
    from sitegen.config import load

    root = options.site
    if not root.is_dir():
        raise UsageError("site-missing", f"there is no folder {root}", None, "`sitegen init DIR` makes a new site")
    flags = {
        key: getattr(options, key, None)
        for key in ("content", "output", "templates", "base_url", "drafts", "strict", "workers")
    }
    return load(root.absolute(), os.environ, flags, Path.cwd())


def _options(options: argparse.Namespace, kind: Any) -> Any:
    return kind(today=today(), use_cache=not options.no_cache, locked=options.locked, keep_going=options.keep_going)


def today() -> str:
    """The day on which embargoes are judged: SOURCE_DATE_EPOCH where it is set, else now, UTC."""
    import datetime as dt

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch.isdigit() else dt.datetime.now(dt.UTC)
    return now.date().isoformat()


# ---- saying -----------------------------------------------------------------------------------------------------


class _Talk:
    """A progress bar on a terminal, nothing elsewhere."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._on = sys.stderr.isatty() and not options.quiet

    def progress(self, what: str, done: int, of: int) -> None:
        """Show how far a step is."""
        if self._on and of > 20 and (done % max(1, of // 100) == 0 or done == of):
            width = 30
            filled = width * done // of
            print(
                f"\r{what:<8} [{'#' * filled}{'.' * (width - filled)}] {done}/{of}", end="", file=sys.stderr, flush=True
            )

    def done(self) -> None:
        """Clear the bar."""
        if self._on:
            print("\r" + " " * 60 + "\r", end="", file=sys.stderr)


def _say_errors(notices: Sequence[Notice]) -> None:
    for notice in notices:
        print(f"{_colour('error', 31)}: {notice}" if notice.where is None else str(notice), file=sys.stderr)


_SHOWN_INFO = 0


def _say(notices: Sequence[Notice], _options: argparse.Namespace) -> None:
    """Errors and warnings in full, what is only worth knowing as a count."""
    for notice in notices:
        if notice.level == "info":
            continue
        label = _colour(notice.level, 31 if notice.level == "error" else 33)
        place = f"{notice.where}: " if notice.where else ""
        word = "" if notice.level == "error" else f"{label}: "
        print(f"{place}{word}{notice.message}", file=sys.stderr)
        if notice.hint:
            print("\n".join(f"  {line}" for line in notice.hint.splitlines()), file=sys.stderr)


def _colour(word: str, code: int) -> str:
    if not sys.stderr.isatty() or os.environ.get("NO_COLOR"):
        return word
    return f"\x1b[{code}m{word}\x1b[0m"


def _summary(report: Any, config: Any) -> str:
    if not report.published:
        errors = report.count("error")
        return f"{errors} error{'s' * (errors != 1)}: nothing was published; {config.output} is as it was"
    counts = [
        _count(report.articles, "article"),
        _count(report.events, "event"),
        _count(report.actors, "actor"),
        _count(report.quotes, "quote"),
    ]
    changed = f"{len(report.written)} of {_count(report.pages, 'file')} written"
    removed = f", {len(report.removed)} removed" if report.removed else ""
    asides = report.count("info")
    more = f"; {_count(asides, 'thing')} to look at: sitegen check" if asides else ""
    return f"{', '.join(counts)} -> {config.output}: {changed}{removed}{more}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _as_json(report: Any, config: Any) -> dict[str, Any]:
    return {
        "published": report.published,
        "output": str(config.output),
        **{key: getattr(report, key) for key in ("articles", "events", "actors", "quotes", "pages")},
        "written": len(report.written),
        "removed": list(report.removed),
        "notices": [
            {
                "level": n.level,
                "code": n.code,
                "message": n.message,
                "path": n.where.path if n.where else None,
                "line": n.where.line if n.where and n.where.line else None,
                "hint": n.hint,
            }
            for n in report.notices
        ],
    }


__all__ = ["did_you_mean", "main", "make_parser", "run"]
