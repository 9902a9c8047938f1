"""What every page knows of the site it belongs to: a small frozen part of the configuration."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from sitegen import __version__
from sitegen.config import Config

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class Site:
    """The site as templates see it (`site.title`). Everything is text; "" = not set.

    `base_url` ends with `/` or is "". `language` is a BCP 47 tag, `direction` "ltr" or "rtl". `text` is how much of an
    article is shown where the article does not say ("full", "excerpts"). `tokens` are design tokens by name.
    `overlay` is the site's own templates folder.
    """

    title: str = "Timeline"
    description: str = ""
    base_url: str = ""
    language: str = "en"
    author: str = ""
    contact: str = ""
    licence: str = ""
    text: str = "full"
    tokens: tuple[tuple[str, str], ...] = ()
    overlay: Path | None = None
    version: str = __version__

    @property
    def base_path(self) -> str:
        """The path the site is published under, with slashes at both ends: "/story/", or "/"."""
        return urlsplit(self.base_url).path or "/"

    @property
    def direction(self) -> str:
        """The way the language is written: "rtl" from right to left, else "ltr"."""
        return "rtl" if self.language.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"

    @property
    def contact_url(self) -> str:
        """The contact as a link: a `mailto:` for an address."""
        if "@" in self.contact and "/" not in self.contact:
            return f"mailto:{self.contact}"
        return self.contact if self.contact.startswith(("https://", "http://", "mailto:")) else ""

    def absolute(self, url: str) -> str:
        """A site-relative URL made absolute, or "" where there is no base URL."""
        return self.base_url + url if self.base_url else ""


def site_of(config: Config) -> Site:
    """The part of the configuration that pages depend on."""
    base = config.base_url.rstrip("/") + "/" if config.base_url else ""
    return Site(
        title=config.title,
        description=config.description,
        base_url=base,
        language=config.language,
        author=config.author,
        contact=config.contact,
        licence=config.licence,
        text=config.text,
        tokens=config.theme,
        overlay=config.templates,
    )
