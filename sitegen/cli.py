"""The `sitegen` command: its parser and exit codes. What a command does stands in commands/."""

from __future__ import annotations

import argparse
import os
import re
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NoReturn

from sitegen import __version__
from sitegen.commands import COMMANDS
from sitegen.errors import SitegenError, UsageError, refused
from sitegen.terminal import aside, say_notices
from sitegen.text import did_you_mean
from sitegen.workers import stops

_STOPPED = 130


def run() -> NoReturn:
    """Run the command line of this process. Ctrl-C, a polite kill and a closed terminal end it once: another does not disturb the tidying up."""
    _open_closed()
    _speak_utf8()
    status = _STOPPED
    with suppress(KeyboardInterrupt, BrokenPipeError):
        for number in stops():
            signal.signal(number, _stop)
        status = main(sys.argv[1:])
        sys.stdout.flush()
    os._exit(status)  # memory goes with the process: giving it back piece by piece takes a second of a large site


def _open_closed() -> None:
    """Stand in for what a caller closed (`sitegen build >&-`): the next file to be opened would get its number, and our words."""
    for name in ("stdin", "stdout", "stderr"):  # in this order: the lowest number that is free is taken
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), "r" if name == "stdin" else "w"))


def _speak_utf8() -> None:
    """Begin anew in Python's UTF-8 mode where a locale would have file names and output read and written as ASCII or Latin-1:
    the same folder is the same site, whoever builds it.
    """
    if sys.getfilesystemencoding() != "utf-8" and os.name == "posix":
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606 - this very program


def _stop(*_: object) -> None:
    for number in stops():
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def main(arguments: Sequence[str]) -> int:
    """Run one command.

    Returns:
        the exit status: 0 done, 1 content errors, 2 usage or configuration, 130 stopped by Ctrl-C.

    """
    try:
        options = _parse(arguments)
        command: Callable[[argparse.Namespace], int] = options.run
        return command(options)
    except SitegenError as error:
        say_notices(error.notices)
        return error.exit_status
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (OSError, MemoryError) as error:
        say_notices([refused(error).notice])
        return 1
    except KeyboardInterrupt:
        aside("stopped")
        return _STOPPED


class _Parser(argparse.ArgumentParser):
    """argparse whose mistakes are worded as ours: what is wrong, what to do next, exit status 2."""

    def error(self, message: str) -> NoReturn:
        hint = f"`{self.prog} --help` shows what it takes"
        if found := re.search(r"invalid choice: '(.*?)' \(choose from (.*)\)", message):
            known = re.findall(r"[\w-]+", found[2])
            hint = did_you_mean(found[1], known) or f"one of {', '.join(known)}"
            message = f'there is no command "{found[1]}"' if self._subparsers else f'"{found[1]}" is none of these'
        elif number := re.fullmatch(r"argument (\S+): invalid (?:int|float) value: '(.*)'", message):
            message = f'{number[1]} takes a number, not "{number[2]}"'
        raise UsageError("usage", message, None, hint)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options; one that no command has gets the name it may have been meant for."""
    options, unknown = make_parser().parse_known_args(arguments)
    if unknown:
        word = unknown[0].split("=", maxsplit=1)[0]
        known = re.findall(r"--[a-z-]+", _subparser(options.command).format_usage())
        help_ = f"`sitegen {options.command} --help` shows what it takes"
        message = f'`sitegen {options.command}` does not take "{word}"'
        raise UsageError("usage", message, None, did_you_mean(word, known) or help_)
    return options


def _subparser(name: str) -> argparse.ArgumentParser:
    """The options and arguments of one command."""
    parser = argparse.ArgumentParser()
    next(command for command in COMMANDS if name == command.NAME).add_options(parser)
    return parser


def make_parser() -> argparse.ArgumentParser:
    """All commands with their options."""
    parser = _Parser(
        prog="sitegen",
        description="Turns a folder of news articles into a published timeline.",
        epilog="example: sitegen build --content articles --output public",
    )
    parser.add_argument("--version", action="version", version=f"sitegen {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command", required=True)
    for command in COMMANDS:
        sub = commands.add_parser(
            command.NAME,
            help=command.HELP,
            description=f"{command.HELP[0].upper()}{command.HELP[1:]}.",
            epilog=command.EXAMPLES,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.add_options(sub)
        sub.set_defaults(run=command.run)
    return parser
