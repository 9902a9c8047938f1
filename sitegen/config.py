"""sitegen.toml -> one frozen Config: every key with its type, default and meaning. The one source for code, manual and schema."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Config:
    """Everything a build is told. Paths are absolute; `has_site` is False on a bare folder without sitegen.toml."""

    root: Path
    content: Path
    output: Path
    templates: Path | None = None
    has_site: bool = False
    title: str = "Timeline"
    description: str = ""
    base_url: str = ""
    language: str = "en"
    timezone: str = "UTC"
    author: str = ""
    licence: str = ""
    contact: str = ""
    text: str = "full"
    private_people: tuple[str, ...] = ()
    tokens: tuple[tuple[str, str], ...] = ()
    drafts: bool = False
    extra: dict[str, str] = field(default_factory=dict)
