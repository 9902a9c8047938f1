"""The folders of a site: how they are named to people, and which of them may not lie in one another."""

from __future__ import annotations

import os
from pathlib import Path

from sitegen.cache import FOLDER, refuse_link
from sitegen.config import FILE, Config
from sitegen.errors import UsageError


def shown(config: Config) -> str:
    """The content folder as messages and pages name it: relative to the site where it lies in it, else by its own name.

    Never by its place on this machine: pages cite an editor's file, and must be the same wherever they are built.
    """
    inside = config.root in config.content.parents
    return config.content.relative_to(config.root).as_posix() if inside else config.content.name


def refuse_folders(config: Config) -> None:
    """Refuse an output folder that holds, or lies in, what is read or kept; templates that were named and are not there; and
    a cache that is a link.
    """
    refuse_link(config.root / FOLDER)
    origin = dict(config.origins).get("templates", "default")
    if (own := config.templates) and (origin != "default" or os.path.lexists(own)) and not own.is_dir():
        hint = "correct its name; without one the theme's own templates are used"
        where = config.place("templates") if origin.startswith(FILE) else None
        raise UsageError("no-templates", f"there is no folder of templates {own}", where, hint)
    output = Path(os.path.realpath(config.output))
    spare = config.root / FOLDER / "spare"
    kept = (
        ("content", config.content),
        ("templates", config.templates),
        ("cache", spare),
        (".git", config.root / ".git"),
    )
    for name, folder in kept:
        if folder is None:
            continue
        real = Path(os.path.realpath(folder))
        if output == real or output in real.parents or real in output.parents:
            hint = "build into a folder of its own, such as public"
            raise UsageError(
                "output-overlaps", f"the output folder and the {name} folder overlap: {config.output}", None, hint
            )
