"""`sitegen completion`: the script that makes a shell complete commands, options and files."""

from __future__ import annotations

import argparse

from sitegen.terminal import say

NAME = "completion"
HELP = "print the completion script of a shell"
EXAMPLES = """examples:
  eval "$(sitegen completion bash)"                                     (in ~/.bashrc)
  sitegen completion zsh > "${fpath[1]}/_sitegen"
  sitegen completion fish > ~/.config/fish/completions/sitegen.fish"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """For which shell."""
    parser.add_argument("shell", choices=("bash", "zsh", "fish"), help="the shell")


def run(options: argparse.Namespace) -> int:
    """Print the script, made from the parser itself."""
    from sitegen.commands import COMMANDS
    from sitegen.completion import script

    parsers = {}
    for command in COMMANDS:
        parsers[command.NAME] = argparse.ArgumentParser(description=command.HELP)
        command.add_options(parsers[command.NAME])
    say(script(options.shell, "sitegen", parsers).rstrip("\n"))
    return 0
