"""`sitegen check`: what an editor should look at, with the remedy for each."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from sitegen.commands.common import add_folders, add_site, config_of, now
from sitegen.terminal import counted, say, say_notices

NAME = "check"
HELP = "list what an editor should look at, with file, line and remedy"
EXAMPLES = """examples:
  sitegen check
  sitegen check --json
  sitegen check --strict      (exit status 1 where anything is listed as a warning)"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """What to check and how to print it."""
    add_site(parser)
    add_folders(parser)
    parser.add_argument("--json", action="store_true", help="print a JSON array")


def run(options: argparse.Namespace) -> int:
    """List everything; 1 where content has errors (or, with --strict, warnings)."""
    from sitegen.build import review

    config = config_of(options)
    notices = review(config, now())
    if options.json:
        say(json.dumps([asdict(n) for n in notices], ensure_ascii=False, indent=1))
    else:
        say_notices(notices, ("error", "warning", "info"), every=True)
        if not options.quiet:
            counts = {level: sum(1 for n in notices if n.level == level) for level in ("error", "warning", "info")}
            say(
                ", ".join(
                    counted(counts[level], noun)
                    for level, noun in (("error", "error"), ("warning", "warning"), ("info", "note"))
                )
            )
    bad = {"error", "warning"} if config.strict else {"error"}
    return 1 if any(n.level in bad for n in notices) else 0
