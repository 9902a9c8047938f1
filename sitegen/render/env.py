"""The theme: templates, assets and words of one site, ours with the site's own laid over them file by file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import msgspec
from markupsafe import Markup

from sitegen import tokens
from sitegen.errors import UsageError, Where
from sitegen.model.page import Page, fixed
from sitegen.render.compiled import Compiled
from sitegen.render.dates import DateWords
from sitegen.render.site import Site
from sitegen.render.templates import Templates
from sitegen.render.words import Words
from sitegen.text import did_you_mean
from sitegen.theme import theme_dir, theme_files

Linked = Callable[[Any, Site], object]
"""Makes a page's JSON-LD from its view."""


class Theme:
    """Renders views. `digest` stands for everything a page depends on beside its view: templates, site, our code.

    `compiled` is a folder to keep compiled templates in, None = compile them each time.
    """

    def __init__(self, site: Site, compiled: Path | None = None) -> None:
        self.site = site
        self._compiled = compiled
        self.folders = tuple(folder for folder in (site.overlay, theme_dir()) if folder)
        self.words = Words(site.language, tuple(reversed(self.folders)))
        self.dates = DateWords(self.words)
        self._envs: dict[str, jinja2.Environment] = {}
        self._frames: dict[tuple[str, str], SimpleNamespace] = {}
        self._files = _files(self.folders)
        self._read = _read(self._files)

    def is_of(self, site: Site) -> bool:
        """Whether it still is the theme of this site: no file of it came, went or changed."""
        return site == self.site and self._read == _read(_files(self.folders))

    @cached_property
    def digest(self) -> bytes:
        """Of all template files, the site and the code of this room."""
        made = hashlib.blake2b(repr(self.site).encode(), digest_size=16)
        for name, data in self._read:
            made.update(f"\0{name}\0".encode())
            made.update(data)
        made.update(_code_digest())
        return made.digest()

    @cached_property
    def _kept(self) -> Compiled:
        return Compiled(self._compiled, self.digest)

    def env(self, root: str) -> jinja2.Environment:
        """Templates for pages of one depth, compiled when first asked for; anything undefined is an error."""
        found = self._envs.get(root)
        if found is None:
            fixed = {"site": self.site, "t": self.words.t, "assets": self.assets, "root": root}
            found = self._envs[root] = Templates(self.folders, fixed, self._kept)
            found.globals["count"] = self.words.count
        return found

    @cached_property
    def assets(self) -> dict[str, str]:
        """Asset name -> its URL with a hash of its bytes: {"site.css": "assets/site.1a2b3c4d.css"}."""
        return {name: url for name, url, _ in self._assets}

    def asset_pages(self) -> Iterable[Page]:
        """Every asset as a page of the site."""
        return (fixed(url, data) for _, url, data in self._assets)

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

    def find(self, name: str) -> Path:
        """Where a file of the theme lies."""
        return self._files[name]

    def file(self, name: str) -> Page:
        """A file of the theme that keeps its name, since pages of others refer to it."""
        return fixed(name, self._files[name].read_bytes())

    def paint(self, template: str, path: str, view: Any, linked: Linked | None) -> bytes:
        """The bytes of a page."""
        root = self.root(path)
        section = view.meta.section if hasattr(view, "meta") else ""
        data = _json_for_html(linked(view, self.site)) if linked else ""
        return self.text(template, root, view=view, frame=self.frame(root, section), linked=data).encode(
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
                name: Markup(self.text(f"_frame/{name}.html", root, section=section))  # noqa: S704  # made by our template
                for name in ("head", "header", "footer")
            }
            found = self._frames[root, section] = SimpleNamespace(**parts)
        return found

    def text(self, template: str, root: str, **values: Any) -> str:
        """A rendered template; what is wrong in one comes out as `path:line: message`."""
        try:
            return self.env(root).get_template(template).render(**values)
        except jinja2.TemplateSyntaxError as error:
            where = Where(error.filename or error.name or template, error.lineno)
            hint = "mend this line; https://jinja.palletsprojects.com/templates/ explains the language"
            raise UsageError("template-syntax", error.message or "cannot be read", where, hint) from None
        except jinja2.TemplateNotFound as error:
            known = [name for name in self._files if name.endswith(".html")]
            hint = (
                did_you_mean(str(error.name or ""), known)
                or "correct the name, or add the file to the templates folder"
            )
            where = self._place(error) or Where(template)
            raise UsageError("template-missing", f"there is no template {error.name}", where, hint) from None
        except UnicodeDecodeError as error:
            path = next((p for p in self._files.values() if p.read_bytes() == error.object), Path(template))
            message = "is not UTF-8 text"
            raise UsageError("template-syntax", message, Where(str(path)), "save it as UTF-8") from None
        except Exception as error:
            raised = self._blame(error)
            if raised is None:
                raise
            raise raised from error

    def _blame(self, error: Exception) -> UsageError | None:
        """A mistake made in a site's own template, None where it is not theirs."""
        where = self._place(error)
        theirs = where is not None and self.site.overlay is not None
        if not theirs and not isinstance(error, jinja2.TemplateError):
            return None
        hint = (
            "a template receives `view`, `site`, `t`, `root`; compare it with the one of that name in the default theme"
        )
        message = "includes, imports or extends itself" if isinstance(error, RecursionError) else str(error)
        return UsageError("template-error", message, where, hint)

    def _place(self, error: Exception) -> Where | None:
        """The line of the innermost template that an error came through."""
        where = None
        trace = error.__traceback__
        while trace is not None:
            name = trace.tb_frame.f_code.co_filename
            if any(name.startswith(str(folder)) for folder in self.folders):
                where = Where(name, trace.tb_lineno)
            trace = trace.tb_next
        return where


def squeeze(css: bytes) -> bytes:
    """A style sheet without comments and indentation."""
    import re

    text = re.sub(rb"/\*.*?\*/", b"", css, flags=re.DOTALL)
    text = re.sub(rb"\s*\n\s*", b"\n", text).strip() + b"\n"
    return re.sub(rb"([{;,])\n", rb"\1", re.sub(rb"\n\}", b"}", text))


def _json_for_html(data: object) -> Markup:
    """JSON that cannot end the element it stands in."""
    text = msgspec.json.encode(data).decode()
    for character, code in (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        text = text.replace(character, code)
    return Markup(text)  # noqa: S704  # escaped just above


def _files(folders: tuple[Path, ...]) -> dict[str, Path]:
    """Name -> file of every template, catalogue and asset, the first folder winning; sorted by name."""
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        found |= theme_files(folder)
    return dict(sorted(found.items()))


def _read(files: dict[str, Path]) -> list[tuple[str, bytes]]:
    """All there is to know them by: a file of the same size and time may be another."""
    return [(name, path.read_bytes()) for name, path in files.items()]


@lru_cache(maxsize=1)
def _code_digest() -> bytes:
    made = hashlib.blake2b(digest_size=16)
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        made.update(path.read_bytes())
    return made.digest()
