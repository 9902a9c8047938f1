"""`sitegen serve`: build, serve, rebuild and reload on change."""

from __future__ import annotations

import argparse

from sitegen.commands.common import add_build, add_folders, add_site, config_of, today
from sitegen.terminal import aside, say_notices

NAME = "serve"
HELP = "build, serve on this machine, rebuild and reload on change"
EXAMPLES = """examples:
  sitegen serve
  sitegen serve --port 8080 --open
  sitegen serve --drafts"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Build's options, and where to listen."""
    add_site(parser)
    add_folders(parser)
    add_build(parser)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: 8000)")
    parser.add_argument("--open", action="store_true", help="open the timeline in a browser")


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl-C. The configuration is read anew at each build."""
    from sitegen.build import Options, Report, build
    from sitegen.serve import serve

    config = config_of(options)
    wanted = Options(
        today=today(), use_cache=not options.no_cache, locked=options.locked, keep_going=options.keep_going
    )

    def build_once() -> Report:
        return build(config_of(options), wanted)

    watched = [config.content, config.root / "sitegen.toml", *([config.templates] if config.templates else [])]
    serve(
        build_once,
        config.output,
        watched,
        root=config.root,
        host=options.host,
        port=options.port,
        open_browser=options.open,
        say=lambda text: None if options.quiet else aside(text),
        show=say_notices,
    )
    return 0
