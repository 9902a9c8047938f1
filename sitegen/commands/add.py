"""`sitegen add`: files, folders, pages of the web, feeds and timelines become articles and events to correct."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sitegen.commands.common import add_site, alone_in, config_of
from sitegen.errors import UsageError
from sitegen.terminal import Bar

if TYPE_CHECKING:
    from sitegen.config import Config

NAME = "add"
HELP = "bring in files, folders, pages of the web, feeds and timelines as articles and events to correct"
EXAMPLES = """examples:
  sitegen add ~/clippings
  sitegen add https://example.org/2024/03/bridge-closed.html
  sitegen add https://example.org/feed.xml --dry-run
  sitegen add timeline.csv timeline.json report.pdf letter.docx"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """What to bring in, and where to."""
    add_site(parser)
    parser.add_argument(
        "sources", nargs="+", metavar="SOURCE", help="a file, a folder, or an address that begins with https://"
    )
    parser.add_argument("--content", type=Path, metavar="DIR", help="folder of articles and edits (default: content)")
    parser.add_argument("--into", default="", metavar="FOLDER", help="a folder below content/articles to write into")
    parser.add_argument("--dry-run", action="store_true", help="show what would be written, and write nothing")
    parser.add_argument("--allow-private", action="store_true", help="fetch from machines of a private network too")
    parser.add_argument("--json", action="store_true", help="one JSON object for each thing brought in, on stdout")


def run(options: argparse.Namespace) -> int:
    """Bring in each source; 1 where any of it could not be."""
    config = config_of(options)
    if not config.has_site and not config.content.is_dir() and options.content is None:
        hint = "`sitegen init DIR` makes a site; --site or --content name another folder"
        raise UsageError(
            "add-no-site", f"there is no site in {options.site}: neither sitegen.toml nor a content folder", None, hint
        )
    # Alone: two at once would both find that an article is not here yet.
    with alone_in(config.content if config.content.is_dir() else config.root):
        return _bring_in(options, config)


def _bring_in(options: argparse.Namespace, config: Config) -> int:
    from sitegen.commands.imports import Import
    from sitegen.gather import Register, Web

    # On a terminal the paths that are written show how far it is.
    bar = Bar(quiet=options.quiet or options.json or sys.stdout.isatty())
    work = Import(options, config, Register.of(config.content), Web(allow_private=options.allow_private), bar)
    work.folder("articles")  # a mistake in --into is told before anything is fetched
    try:
        work.bring_in(options.sources)
    finally:  # after Ctrl-C as well: what is written is there
        bar.clear()
        if not options.quiet:
            work.report()
    return 1 if work.failed else 0
