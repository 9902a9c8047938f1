"""Completion scripts for bash, zsh and fish, made from the parser: what the program takes is what the shell offers.

A small generator of our own: shtab would be one more dependency for a hundred lines, and knows no fish.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """What a command takes. `names` are its spellings, () for a word in its place. `takes`: "" nothing, "files", "words"."""

    names: tuple[str, ...]
    help: str
    takes: str
    words: tuple[str, ...] = ()


Commands = dict[str, tuple[str, tuple[Option, ...]]]


def script(shell: str, prog: str, parsers: Mapping[str, argparse.ArgumentParser]) -> str:
    """The script for "bash", "zsh" or "fish". `parsers` are the commands by name, each described."""
    commands = {
        name: (parser.description or "", tuple(_option(a) for a in parser._actions))  # noqa: SLF001 - shown nowhere else
        for name, parser in parsers.items()
    }
    return {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell](prog, commands)


def _option(action: argparse.Action) -> Option:
    words = tuple(str(c) for c in action.choices or ())
    takes = "" if action.nargs == 0 else "words" if words else "files"
    if takes == "files" and action.option_strings and action.metavar not in {"DIR", "FILE"}:
        takes = "words"  # a number, a date, an address: nothing to offer
    summary = re.sub(r"\s+", " ", (action.help or "").replace("%%", "%"))
    return Option(tuple(action.option_strings), summary, takes, words)


def _bash(prog: str, commands: Commands) -> str:
    cases = []
    for name, (_, options) in commands.items():
        flags = " ".join(n for o in options for n in o.names)
        cases.append(f"    {name}) flags={_quote(flags)}; words={_quote(' '.join(_words(options)))} ;;")
    values = [
        f"    {'|'.join(f'{name}:{spelling}' for spelling in o.names)})"
        f" words={_quote(' '.join(o.words))}; files={'1' if o.takes == 'files' else ''}; flags= ;;"
        for name, (_, options) in commands.items()
        for o in options
        if o.names and o.takes
    ]
    return f"""# bash completion of {prog}: eval "$({prog} completion bash)"
_{prog}() {{
  local current="${{COMP_WORDS[COMP_CWORD]}}" previous="${{COMP_WORDS[COMP_CWORD-1]}}" command="" flags="" words="" files=1 word
  for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case "$word" in {"|".join(commands)}) command="$word"; break ;; esac
  done
  if [ -z "$command" ]; then
    COMPREPLY=($(compgen -W {_quote(" ".join((*commands, "--help", "--version")))} -- "$current"))
    return
  fi
  case "$command" in
{chr(10).join(cases)}
  esac
  [ -n "$words" ] && files=""
  case "$command:$previous" in
{chr(10).join(values)}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$flags" -- "$current")) ;;
    *) COMPREPLY=($(compgen -W "$words" -- "$current") $([ -n "$files" ] && compgen -f -- "$current")) ;;
  esac
}}
complete -o filenames -F _{prog} {prog}
"""


def _zsh(prog: str, commands: Commands) -> str:
    listed = "\n".join(f"    {_quote(f'{name}:{text}')}" for name, (text, _) in commands.items())
    cases = "\n".join(
        f"      {name}) _arguments -s {' '.join(_zsh_option(o) for o in options)} ;;"
        for name, (_, options) in commands.items()
    )
    return f"""#compdef {prog}
# zsh completion of {prog}: {prog} completion zsh > "${{fpath[1]}}/_{prog}"
_{prog}() {{
  local curcontext="$curcontext" state line
  local -a commands=(
{listed}
  )
  _arguments -C '(-)'{{-h,--help}}'[show help]' '(-)--version[show the version]' '1: :->command' '*:: :->rest'
  case $state in
    command) _describe command commands ;;
    rest)
      case $line[1] in
{cases}
      esac ;;
  esac
}}
if [ "$funcstack[1]" = "_{prog}" ]; then _{prog} "$@"; else compdef _{prog} {prog}; fi
"""


def _zsh_option(option: Option) -> str:
    value = "_files" if option.takes == "files" else f"({' '.join(option.words)})" if option.words else " "
    if not option.names:
        return _quote(f"*:{_plain(option.help)}:{value}")
    spec = f"[{_plain(option.help)}]" + (f":value:{value}" if option.takes else "")
    if len(option.names) == 1:
        return _quote(option.names[0] + spec)
    return f"{_quote('(' + ' '.join(option.names) + ')')}{{{','.join(option.names)}}}{_quote(spec)}"


def _fish(prog: str, commands: Commands) -> str:
    lines = [f"# fish completion of {prog}: {prog} completion fish | source", f"complete -c {prog} -f"]
    lines.append(f"complete -c {prog} -n __fish_use_subcommand -l help -d {_fish_quote('show help')}")
    lines.append(f"complete -c {prog} -n __fish_use_subcommand -l version -d {_fish_quote('show the version')}")
    for name, (text, _) in commands.items():
        lines.append(f"complete -c {prog} -n __fish_use_subcommand -a {name} -d {_fish_quote(text)}")
    for name, (_, options) in commands.items():
        on = f"complete -c {prog} -n {_fish_quote(f'__fish_seen_subcommand_from {name}')}"
        for option in options:
            spelt = " ".join(f"-l {n[2:]}" if n.startswith("--") else f"-s {n[1:]}" for n in option.names)
            value = " -r -F" if option.takes == "files" else " -x" if option.takes else ""
            if not option.names:
                value = " -F" if option.takes == "files" else ""
            words = f" -a {_fish_quote(' '.join(option.words))}" if option.words else ""
            lines.append(f"{on} {spelt}{value}{words} -d {_fish_quote(option.help)}".replace("  ", " "))
    return "\n".join(lines) + "\n"


def _words(options: tuple[Option, ...]) -> list[str]:
    return [word for option in options if not option.names for word in option.words]


def _quote(text: str) -> str:
    """For bash and zsh: nothing within single quotes means anything."""
    return "'" + text.replace("'", "'\\''") + "'"


def _fish_quote(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _plain(text: str) -> str:
    """For zsh's specifications, in which these characters divide."""
    return re.sub(r"([\[\]:\\])", r"\\\1", text)
