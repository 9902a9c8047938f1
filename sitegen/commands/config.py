"""`sitegen config`: what is in force, and from where."""

from __future__ import annotations

import argparse
import json

from sitegen import config as configuration
from sitegen.commands.common import add_folders, add_site, config_of
from sitegen.terminal import say

NAME = "config"
HELP = "show every setting in force, its meaning, and where it was set"
EXAMPLES = """examples:
  sitegen config
  sitegen config --schema > sitegen.schema.json"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The flags that override settings, so that their effect can be seen."""
    add_site(parser)
    add_folders(parser)
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of sitegen.toml instead")


def run(options: argparse.Namespace) -> int:
    """Print one entry a key: value, origin, meaning."""
    if options.schema:
        say(json.dumps(configuration.schema(), indent=2))
        return 0
    config = config_of(options)
    origins = dict(config.origins)
    docs = {**configuration.PATH_DOCS, **{spec.name: spec.metadata["doc"] for spec in configuration.settings()}}
    for key, doc in docs.items():
        value = getattr(config, key)
        shown = dict(value) if key == "theme" else str(value) if key in configuration.PATH_DOCS and value else value
        say(f"{key} = {json.dumps(shown, ensure_ascii=False)}  ({origins[key]})\n    {doc}")
    return 0
