"""The `sitegen` command: its parser and exit codes. What a command does stands in commands/."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from sitegen import __version__
from sitegen.commands import COMMANDS
from sitegen.errors import SitegenError, UsageError
from sitegen.terminal import aside, say_notices
from sitegen.text import did_you_mean


def run() -> NoReturn:
    """Run the command line of this process."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run one command.

    Returns:
        the exit status: 0 done, 1 content errors, 2 usage or configuration, 130 stopped by Ctrl-C.

    """
    try:
        options = make_parser().parse_args(arguments)
        command: Callable[[argparse.Namespace], int] = options.run
        return command(options)
    except SitegenError as error:
        say_notices(error.notices)
        return error.exit_status
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        aside("stopped")
        return 130


class _Parser(argparse.ArgumentParser):
    """argparse whose mistakes are worded as ours: what is wrong, what to do next, exit status 2."""

    def error(self, message: str) -> NoReturn:
        hint = f"`{self.prog} --help` shows what it takes"
        if "invalid choice: '" in message and self._subparsers:
            word = message.split("invalid choice: '")[1].split("'", maxsplit=1)[0]
            message, hint = f'there is no command "{word}"', did_you_mean(word, _names()) or hint
        raise UsageError("usage", message, None, hint)


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


def _names() -> list[str]:
    return [command.NAME for command in COMMANDS]
