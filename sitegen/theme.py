"""Where the default theme lies, and which files a folder of templates holds."""

from __future__ import annotations

import os
from pathlib import Path

from sitegen.errors import UsageError, Where


def theme_dir() -> Path:
    """The folder of templates: inside an installed wheel, or beside the package in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "_templates"
    return installed if installed.is_dir() else package.parent / "templates"


def theme_files(folder: Path) -> dict[str, Path]:
    """Name -> file of a folder of templates, sorted by name; hidden ones are left out. Links to folders are followed
    once. A folder that is not there has none.

    Raises:
        UsageError: a file of it cannot be had. The default theme's in its place would be a page that nobody meant.
        OSError: the folder, or one in it, cannot be read.

    """
    found = dict[str, Path]()
    seen = {str(above) for above in folder.resolve().parents}
    for place, folders, files in os.walk(folder, onerror=_refuse, followlinks=True):
        real = os.path.realpath(place)
        folders[:] = [] if real in seen else sorted(name for name in folders if not name.startswith("."))
        for path in (Path(place, name) for name in files if real not in seen and not name.startswith(".")):
            name = path.relative_to(folder).as_posix()
            shown = os.fsencode(path).decode("utf-8", "backslashreplace")
            if not os.path.lexists(path):
                continue  # an editor's file of a moment
            if not path.is_file():
                message = "this is a link that leads nowhere, or no file"
                raise UsageError("template-missing", message, Where(shown), "mend it, or take it out of the folder")
            if os.fsencode(name).decode("utf-8", "backslashreplace") != name:
                raise UsageError("file-name", "this file name is not readable text", Where(shown), "rename it")
            found[name] = path
        seen.add(real)
    return dict(sorted(found.items()))


def _refuse(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error
