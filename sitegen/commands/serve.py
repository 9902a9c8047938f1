"""`sitegen serve`: build, serve, rebuild and reload on change."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sitegen.commands.common import add_build, add_folders, add_site, config_of, now
from sitegen.errors import UsageError, Where
from sitegen.terminal import aside, say_notices

if TYPE_CHECKING:
    from sitegen.config import Config
    from sitegen.serve import Plan

NAME = "serve"
HELP = "build, serve on this machine, rebuild and reload on change"
EXAMPLES = """examples:
  sitegen serve
  sitegen serve --port 8080 --open
  sitegen serve --output preview      (build there, as `sitegen build` would)

Drafts and embargoed articles are shown and marked; the pages are kept in .sitegen-cache/serve, and neither public/ nor
permalinks.json is touched. With --output the site is built there, and drafts are left out unless --drafts is given."""

_LAST_DAY = "9999-12-31"  # no embargo lasts longer


def add_options(parser: argparse.ArgumentParser) -> None:
    """Build's options, and where to listen."""
    add_site(parser)
    add_folders(parser)
    add_build(parser)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: 8000; 0: any free one)")
    parser.add_argument("--open", action="store_true", help="open the timeline in a browser")


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl-C. The configuration is read anew at each build."""
    from sitegen.serve import serve

    config = config_of(options)
    if not config.content.is_dir():
        hint = "name the folder of articles with --content, or make a new site with `sitegen init`"
        raise UsageError("no-content", "the content folder does not exist", Where(str(config.content)), hint)
    serve(
        lambda: plan_of(options),
        host=options.host,
        port=options.port,
        open_browser=options.open,
        say=lambda text: None if options.quiet else aside(text),
        show=say_notices,
    )
    return 0


def plan_of(options: argparse.Namespace) -> Plan:
    """What to build and watch, as options and sitegen.toml say now."""
    from sitegen.build import Options
    from sitegen.folders import shown
    from sitegen.permalinksfile import PERMALINKS
    from sitegen.serve import Plan

    config = config_of(options)
    moment = now()
    if options.output is None:
        config = _on_the_desk(config)
        moment = _LAST_DAY
    wanted = Options(
        now=moment,
        use_cache=not options.no_cache,
        locked=options.locked,
        keep_going=options.keep_going,
        keep_permalinks=False,
        record="serve",
        at_once=options.output is not None,
    )
    watched = [config.content, config.root / "sitegen.toml", config.root / PERMALINKS]
    return Plan(
        config=config,
        options=wanted,
        shown=shown(config),
        watched=(*watched, *([config.templates] if config.templates else [])),
        now=now(),
        base_path=(urlsplit(config.base_url).path.rstrip("/") if config.base_url else "") + "/",
    )


def _on_the_desk(config: Config) -> Config:
    """Built beside the cache, drafts shown: what is tried out here is not published."""
    from sitegen.cache import FOLDER, make_folder

    folder = config.root / FOLDER
    try:
        make_folder(folder)
    except OSError as error:
        hint = "name a folder to build into with --output"
        raise UsageError(
            "desk-not-writable", f"cannot be written to: {error.strerror}", Where(str(folder)), hint
        ) from error
    return replace(config, output=folder / "serve", drafts=True)
