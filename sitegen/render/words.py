"""Interface strings: one catalogue a language in `locales/<language>.toml`, English underneath it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from sitegen.errors import UsageError, Where

Catalogue = Mapping[str, Mapping[str, Any]]


class Words:
    """The strings of one language.

    `t` has every string of the table [ui] as an attribute, for templates. Strings with a number are tables of plural
    forms by CLDR category ("one", "few", "other") and are asked for with `count`.
    """

    def __init__(self, language: str, folders: Iterable[Path]) -> None:
        self.language = language
        self.primary = language.split("-", maxsplit=1)[0].lower()
        catalogues = [_read(folder, tag) for tag in ("en", self.primary, language) for folder in folders]
        self._tables: dict[str, dict[str, Any]] = {}
        for path, catalogue in catalogues:
            for table, strings in catalogue.items():
                known = self._tables.setdefault(table, {})
                _refuse_other_kinds(path, table, known, strings)
                known.update(strings)
        self.t = SimpleNamespace(**self._tables["ui"])
        self._counts: dict[tuple[str, int], str] = {}
        self._locale: Any = None

    def ui(self, key: str, **values: object) -> str:
        """A string of [ui] with its places filled."""
        text: str = self._tables["ui"][key]
        return text.format(**values) if values else text

    def get(self, table: str, key: str) -> str:
        """A string of another table, "" where there is none: rule names are open."""
        found: str = self._tables.get(table, {}).get(key, "")
        return found

    def count(self, key: str, number: int) -> str:
        """A number with its noun: `count("events", 3)` is "3 events"."""
        found = self._counts.get((key, number))
        if found is None:
            forms: Mapping[str, str] = self._tables["counts"][key]
            form = forms.get(self._category(number), forms["other"])
            found = self._counts[key, number] = form.format(n=self.number(number))
        return found

    def number(self, value: float) -> str:
        """Digits grouped as the language does."""
        if self.primary == "en" or abs(value) < 1000:
            return f"{value:,}"
        from babel.numbers import format_decimal

        text: str = format_decimal(value, locale=self.locale)
        return text

    def listed(self, parts: Iterable[str]) -> str:
        """Parts joined with the language's comma."""
        return str(self.t.list_comma).join(parts)

    @property
    def locale(self) -> Any:
        """The Babel locale, loaded when first asked for. Plain `en` words dates as most of the English-speaking world does."""
        if self._locale is None:
            from babel import Locale, UnknownLocaleError

            try:
                self._locale = Locale.parse(
                    "en_001" if self.language == "en" else self.language, sep="-" if "-" in self.language else "_"
                )
            except (UnknownLocaleError, ValueError):
                try:
                    self._locale = Locale.parse(self.primary)
                except (UnknownLocaleError, ValueError):
                    self._locale = Locale.parse("en_001")
        return self._locale

    def _category(self, number: int) -> str:
        if self.primary in {"en", "de"}:
            return "one" if number == 1 else "other"
        category: str = self.locale.plural_form(number)
        return category


def _refuse_other_kinds(path: Path, table: str, known: Mapping[str, Any], strings: object) -> None:
    """A site's own words are of the kind that they replace: a table, a text, or a table of plural forms."""
    wrong = f"[{table}]" if not isinstance(strings, dict) else ""
    for key, value in strings.items() if isinstance(strings, dict) else ():
        if type(value) is not type(known.get(key, value)):
            wrong = f"[{table}] {key}"
    if wrong:
        message = f"{wrong} is of another kind than in the default theme"
        raise UsageError("catalogue-syntax", message, Where(str(path)), "see locales/en.toml")


def _read(folder: Path, tag: str) -> tuple[Path, Catalogue]:
    path = folder / "locales" / f"{tag}.toml"
    try:
        text = path.read_text("utf-8")
    except OSError:
        return path, {}
    except UnicodeDecodeError:
        raise UsageError("catalogue-syntax", "is not UTF-8 text", Where(str(path)), "save it as UTF-8") from None
    try:
        return path, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(
            "catalogue-syntax", f"not valid TOML: {error}", Where(str(path)), "see locales/en.toml"
        ) from None
