"""`sitegen new`: a commented file to fill in."""

from __future__ import annotations

import argparse

from sitegen.commands.common import add_folders, add_site, config_of, write_new
from sitegen.errors import UsageError
from sitegen.starter import KINDS, blank
from sitegen.terminal import say

NAME = "new"
HELP = "make a commented file to fill in: an article, actor, event or page"
EXAMPLES = """examples:
  sitegen new article "Council closes the bridge"
  sitegen new actor "Ines Hartwell"
  sitegen new event bridge-closed
  sitegen new page method"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Kind and name."""
    add_site(parser)
    add_folders(parser)
    parser.add_argument("kind", choices=KINDS, help="what to make")
    parser.add_argument("name", help="its title or name")


def run(options: argparse.Namespace) -> int:
    """Write one file named after the slug of the name; never over another."""
    from slugify import slugify

    config = config_of(options)
    stem = slugify(options.name, max_length=80, word_boundary=True)
    if not stem:
        raise UsageError("new-name", f"no file name can be made of {options.name!r}", None, "use letters or digits")
    path = config.content / KINDS[options.kind] / f"{stem}.md"
    try:
        write_new(path, blank(options.kind, options.name))
    except FileExistsError:
        raise UsageError("new-exists", f"{path} exists already", None, "open it, or choose another name") from None
    say(str(path))
    return 0
