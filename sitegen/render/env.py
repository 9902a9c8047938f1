"""The theme: templates, assets and words of one site, ours with the site's own laid over them file by file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache, partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import msgspec
from markupsafe import Markup

from sitegen.errors import Notice, UsageError, Where
from sitegen.model.page import Page
from sitegen.render import tokens
from sitegen.render.dates import DateWords
from sitegen.render.site import Site
from sitegen.render.views import View
from sitegen.render.words import Words

Linked = Callable[[Any, Site], object]
"""Makes a page's JSON-LD from its view."""


def theme_dir() -> Path:
    """Where the default theme lies: inside an installed wheel, or beside the package in a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "_templates"
    return installed if installed.is_dir() else package.parent / "templates"


class Theme:
    """Renders views. `digest` stands for everything a page depends on beside its view: templates, site, our code."""

    def __init__(self, site: Site) -> None:
        self.site = site
        overlay = (site.overlay,) if site.overlay and site.overlay.is_dir() else ()
        self.folders: tuple[Path, ...] = (*overlay, theme_dir())
        self.words = Words(site.language, tuple(reversed(self.folders)))
        self.dates = DateWords(self.words)
        self._frames: dict[tuple[str, str], SimpleNamespace] = {}
        self._files = _files(self.folders)

    @cached_property
    def digest(self) -> bytes:
        """Of all template files, the site and the code of this room."""
        made = hashlib.blake2b(repr(self.site).encode(), digest_size=16)
        for name, path in self._files.items():
            made.update(f"\0{name}\0".encode())
            made.update(path.read_bytes())
        made.update(_code_digest())
        return made.digest()

    @cached_property
    def env(self) -> jinja2.Environment:
        """Templates, compiled once; anything undefined is an error."""
        env = jinja2.Environment(
            loader=jinja2.ChoiceLoader([jinja2.FileSystemLoader(folder) for folder in self.folders]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=-1,
        )
        env.globals.update(site=self.site, t=self.words.t, count=self.words.count, assets=self.assets)
        env.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
        return env

    @cached_property
    def assets(self) -> dict[str, str]:
        """Asset name -> its URL with a hash of its bytes: {"site.css": "assets/site.1a2b3c4d.css"}."""
        return {name: url for name, url, _ in self._assets}

    def asset_pages(self) -> Iterable[Page]:
        """Every asset as a page of the site."""
        return (
            Page(url, hashlib.blake2b(data, digest_size=16).hexdigest(), partial(bytes, data))
            for _, url, data in self._assets
        )

    @cached_property
    def _assets(self) -> tuple[tuple[str, str, bytes], ...]:
        made = []
        for name, path in self._files.items():
            if not name.startswith("assets/"):
                continue
            data = path.read_bytes()
            short = name.removeprefix("assets/")
            if short.endswith(".css"):
                data = squeeze(data) + tokens.sheet(self.site.tokens)
            stem, dot, suffix = short.rpartition(".")
            digest = hashlib.sha256(data).hexdigest()[:8]
            made.append((short, f"assets/{stem}.{digest}{dot}{suffix}", data))
        return tuple(made)

    def page(self, template: str, view: Any, linked: Linked | None = None, path: str = "") -> Page:
        """One HTML page. Its path comes from `view.meta.url` unless given; `linked` makes its JSON-LD."""
        path = path or view.meta.url + "index.html"
        fingerprint = self.fingerprint(template, path, view)
        return Page(path, fingerprint, partial(self.paint, template, path, view, linked))

    def fingerprint(self, name: str, path: str, view: object) -> str:
        """Changes whenever the bytes of the page would."""
        made = hashlib.blake2b(self.digest, digest_size=16)
        made.update(f"{name}\0{path}\0".encode())
        made.update(msgspec.msgpack.encode(view))
        return made.hexdigest()

    def paint(self, template: str, path: str, view: Any, linked: Linked | None) -> bytes:
        """The bytes of a page."""
        root = self.root(path)
        section = view.meta.section if hasattr(view, "meta") else ""
        data = _json_for_html(linked(view, self.site)) if linked else ""
        return self.text(template, view=view, root=root, frame=self.frame(root, section), linked=data).encode(
            "utf-8", "replace"
        )

    def root(self, path: str) -> str:
        """The way up from a page to the home page. The error page is shown at any depth, so it starts at the top."""
        return self.site.base_path if path == "404.html" else "../" * path.count("/")

    def frame(self, root: str, section: str) -> SimpleNamespace:
        """What all pages of one depth and section share, rendered once: `head`, `header` and `footer`."""
        found = self._frames.get((root, section))
        if found is None:
            parts = {
                name: Markup(self.text(f"_frame/{name}.html", root=root, section=section))  # noqa: S704  # made by our template
                for name in ("head", "header", "footer")
            }
            found = self._frames[root, section] = SimpleNamespace(**parts)
        return found

    def text(self, template: str, **values: Any) -> str:
        """A rendered template; what is wrong in one comes out as `path:line: message`."""
        try:
            return self.env.get_template(template).render(**values)
        except jinja2.TemplateSyntaxError as error:
            where = Where(error.filename or error.name or template, error.lineno)
            raise UsageError(
                "template-syntax", error.message or "cannot be read", where, "see the Jinja manual"
            ) from None
        except jinja2.TemplateNotFound as error:
            raise UsageError("template-missing", f"there is no template {error.name}", Where(template)) from None
        except Exception as error:
            raised = self._blame(error)
            if raised is None:
                raise
            raise raised from error

    def _blame(self, error: Exception) -> UsageError | None:
        """A mistake made in a site's own template, None where it is not theirs."""
        where = None
        trace = error.__traceback__
        while trace is not None:
            name = trace.tb_frame.f_code.co_filename
            if any(name.startswith(str(folder)) for folder in self.folders):
                where = Where(name, trace.tb_lineno)
            trace = trace.tb_next
        theirs = where is not None and len(self.folders) > 1
        if not theirs and not isinstance(error, jinja2.TemplateError):
            return None
        hint = "what a template receives is described in sitegen/render/views.py"
        return UsageError("template-error", str(error), where, hint)

    def check(self) -> list[Notice]:
        """What is wrong with the site's design tokens."""
        return tokens.check(self.site.tokens)


def squeeze(css: bytes) -> bytes:
    """A style sheet without comments and indentation."""
    import re

    text = re.sub(rb"/\*.*?\*/", b"", css, flags=re.DOTALL)
    text = re.sub(rb"\s*\n\s*", b"\n", text).strip() + b"\n"
    return re.sub(rb"([{;,])\n", rb"\1", re.sub(rb"\n\}", b"}", text))


def _json_for_html(data: object) -> Markup:
    """JSON that cannot end the element it stands in."""
    text = msgspec.json.encode(data).decode()
    for character, escape in (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        text = text.replace(character, escape)
    return Markup(text)  # noqa: S704  # escaped just above


def _files(folders: tuple[Path, ...]) -> dict[str, Path]:
    """Name -> file of every template, catalogue and asset, the first folder winning; sorted by name."""
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_file() and not any(part.startswith(".") for part in name.split("/")):
                found[name] = path
    return dict(sorted(found.items()))


@lru_cache(maxsize=1)
def _code_digest() -> bytes:
    made = hashlib.blake2b(digest_size=16)
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        made.update(path.read_bytes())
    return made.digest()
