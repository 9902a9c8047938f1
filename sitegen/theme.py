"""Where the default theme lies."""

from __future__ import annotations

from pathlib import Path


def theme_dir() -> Path:
    """The folder of templates: inside an installed wheel, or beside the package in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "_templates"
    return installed if installed.is_dir() else package.parent / "templates"
