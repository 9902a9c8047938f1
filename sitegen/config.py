"""sitegen.toml -> one frozen Config. Each field's metadata is the one source for checking, manual, schema and `sitegen config`.

A later one wins: default, sitegen.toml, environment (`SITEGEN_TITLE`), command line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any

from sitegen import tokens
from sitegen.errors import Notice, UsageError, Where
from sitegen.settingsfile import FILE, read_settings
from sitegen.text import did_you_mean


def _key(doc: str, default: Any = "", check: str = "") -> Any:
    """A setting a user may write; `check` names a rule of `_refuse`."""
    return field(default=default, metadata={"doc": doc, "check": check})


@dataclass(frozen=True, slots=True)
class Config:
    """Everything a build is told. Paths are absolute. `has_site`: a sitegen.toml lies in `root`; a bare folder has none.
    `keeps_permalinks`: this is a site's own content, and not another folder named for once on the command line.

    `origins` says for each key where its value was set: "default", "sitegen.toml:3", "environment", "command line"; for each design token, too ("theme.link").
    """

    root: Path
    content: Path
    output: Path
    templates: Path | None
    has_site: bool = False
    keeps_permalinks: bool = False
    title: str = _key("Name of the site and heading of the timeline.", "Timeline")
    description: str = _key("One sentence under the title; also the default description in search results.")
    base_url: str = _key(
        "Where the site is published, e.g. https://example.org/story/. Needed for feeds, sitemap and link previews; "
        "pages work without it.",
        check="url",
    )
    language: str = _key("Language of the interface, a BCP 47 tag such as en, de or ar.", "en", check="language")
    timezone: str = _key("Time zone of an embargo that names none, e.g. Europe/London.", "UTC", check="timezone")
    author: str = _key("Who publishes the site.")
    contact: str = _key("Where readers report a mistake: an e-mail address or a URL.")
    licence: str = _key("Licence of the site's own text and data, e.g. CC BY 4.0.")
    text: str = _key(
        'How much of an article its source page shows: "full", or "excerpts" for the sentences used.',
        "full",
        check="text",
    )
    theme: tuple[tuple[str, str], ...] = _key(
        'Table [theme]: design tokens, e.g. link = "#0b4f9c", dark-link = "#8ab8f5".', (), check="tokens"
    )
    drafts: bool = _key("Publish articles marked draft.", False)
    strict: bool = _key("Warnings fail the build.", False)
    workers: int = _key("Processes that read and render at once; 0 = one for each processor.", 0, check="count")
    origins: tuple[tuple[str, str], ...] = ()

    def place(self, key: str) -> Where:
        """Where sitegen.toml sets a key; the file alone, where it does not."""
        path, _, line = dict(self.origins).get(key, "").partition(":")
        return Where(FILE, int(line) if path == FILE and line else 0)


def settings() -> tuple[Field[Any], ...]:
    """The fields a user may write, in the order of the manual."""
    return tuple(f for f in fields(Config) if "doc" in f.metadata)


_BASE_URL = re.compile(
    r"https?://[^\s/\[\]?#\"'<>\\@:]+(:\d{1,5})?(/[^\s?#\"<>\\]*)?"
)  # a folder: no query, no fragment
_PATHS = {"content": "content", "output": "public", "templates": "templates"}
PATH_DOCS = {
    "content": "Folder of articles and edits, relative to the site.",
    "output": "Folder the site is built into, relative to the site.",
    "templates": "Folder of templates and assets that replace the theme's, file by file.",
}


def load(root: Path, environment: Mapping[str, str], flags: Mapping[str, Any], cwd: Path | None = None) -> Config:
    """Read `root`/sitegen.toml if it is there and lay environment and flags over it.

    Args:
        root: the site's folder.
        environment: of which `SITEGEN_<KEY>` counts.
        flags: key -> value for each option given on the command line; paths relative to `cwd`.
        cwd: what paths on the command line are relative to, default `root`.

    Raises:
        UsageError: with all mistakes.

    """
    path = root / FILE
    file = read_settings(path)
    mistakes = list(file.mistakes)
    known = {f.name: f for f in settings()}
    values: dict[str, Any] = {}
    keys = [*known, *_PATHS]
    origins: dict[str, str] = dict.fromkeys([*_PATHS, *known], "default")

    def is_sound(key: str, value: Any, name: str, where: Where | None = None) -> bool:
        """Whether a value may be set; what is wrong with it goes to `mistakes`, under the name by which it was given."""
        problem = _refuse(key, value, known.get(key))
        if problem:
            mistakes.append(Notice("error", "config-value", f"{name} {problem[0]}", where, problem[1]))
        return not problem

    for key, value in file.values.items():
        where = file.where(key)
        if key not in keys:
            hint = did_you_mean(key, keys) or "`sitegen config` lists the keys there are"
            if isinstance(value, dict):  # [site], as other programs have it
                hint = did_you_mean(key, ["theme"]) or "[theme] is the only table: write other keys above it, in none"
            mistakes.append(Notice("error", "config-unknown-key", f'unknown key "{key}"', where, hint))
        elif is_sound(key, value, f'"{key}"', where):
            values[key], origins[key] = value, str(where)
            for token, colour in value.items() if key == "theme" else ():
                origins[f"theme.{token}"] = str(at := file.where(f"theme.{token}"))
                mistakes += filter(None, [tokens.refuse(token, colour, at)])
    for key in keys:
        name = f"SITEGEN_{key.upper()}"
        if name in environment and key != "theme":
            value = _from_text(environment[name], known.get(key))
            if is_sound(key, value, name):
                values[key], origins[key] = value, "environment"
    own = (root / values.get("content", _PATHS["content"])).resolve()
    for key, value in flags.items():
        if value is not None and key in keys and is_sound(key, value, f"--{key.replace('_', '-')}"):
            values[key] = (cwd or root) / value if key in _PATHS else value
            origins[key] = "command line"
    if mistakes:
        raise UsageError.all_of(mistakes)
    folders = {key: (root / values.pop(key, default)).absolute() for key, default in _PATHS.items()}
    values["theme"] = tuple(sorted(dict(values.get("theme", {})).items()))
    templates = folders["templates"] if origins["templates"] != "default" or path.exists() else None
    return Config(
        root=root.absolute(),
        content=folders["content"],
        output=folders["output"],
        templates=templates,
        has_site=path.is_file(),
        keeps_permalinks=path.exists() and folders["content"].resolve() == own,
        origins=tuple(origins.items()),
        **values,
    )


def _from_text(text: str, spec: Field[Any] | None) -> Any:
    """An environment variable's text as the key's type, as far as it fits."""
    kind = type(spec.default) if spec else str
    if kind is bool and text.lower() in {"1", "true", "yes", "0", "false", "no"}:
        return text.lower() in {"1", "true", "yes"}
    if kind is int and re.fullmatch(r"\d{1,9}", text):
        return int(text)
    return text


def _refuse(key: str, value: Any, spec: Field[Any] | None) -> tuple[str, str] | None:
    """What is wrong with a value and how to mend it, None where it is sound."""
    if key in _PATHS:
        return None if str(value).strip() else ("is empty", "name a folder")
    if spec is None:
        return None
    if key == "theme":
        return None if isinstance(value, Mapping) else ("must be a table", '[theme]\nlink = "#0b4f9c"')
    kind: type = type(spec.default)
    if type(value) is not kind:
        words = {str: "text in quotation marks", bool: "true or false", int: "a whole number"}
        return f"must be {words[kind]}, not {value!r}", f"{key} = {_example(spec)}"
    return _refuse_content(spec.metadata["check"], value)


def _refuse_content(check: str, value: Any) -> tuple[str, str] | None:
    match check:
        case "url" if value and not _BASE_URL.fullmatch(value):
            return f"is not a web address: {value!r}", 'write it with its scheme: "https://example.org/story/"'
        case "language" if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", value):
            return f"is not a language tag: {value!r}", 'write a BCP 47 tag: "en", "de", "pt-BR"'
        case "text" if value not in {"full", "excerpts"}:
            return f"must be full or excerpts, not {value!r}", 'text = "full"'
        case "count" if not 0 <= value <= 256:
            return f"must be 0 to 256, not {value}", "0 takes one for each processor"
        case "timezone" if not _is_zone(value):
            return f"is not a time zone: {value!r}", 'write a name such as "Europe/London" or "UTC"'
    return None


def _example(spec: Field[Any]) -> str:
    return {str: '"…"', bool: "true", int: "2"}[type(spec.default)]


def _is_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def schema() -> dict[str, Any]:
    """JSON Schema of sitegen.toml, so that editors complete and check it."""
    kinds = {str: "string", bool: "boolean", int: "integer"}
    properties: dict[str, Any] = {
        key: {"type": "string", "default": default, "description": PATH_DOCS[key]} for key, default in _PATHS.items()
    }
    for spec in settings():
        if spec.name == "theme":
            properties["theme"] = {
                "type": "object",
                "additionalProperties": False,
                "properties": {token: {"type": "string"} for token in tokens.NAMES},
                "description": spec.metadata["doc"],
            }
            continue
        properties[spec.name] = {
            "type": kinds[type(spec.default)],
            "default": spec.default,
            "description": spec.metadata["doc"],
        }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FILE,
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
    }


__all__ = ["FILE", "PATH_DOCS", "Config", "load", "schema", "settings"]
