"""Catalogues of interface strings: sitegen.render.words."""

import re
import string
import tomllib

import pytest

from sitegen.errors import UsageError
from sitegen.render.words import Words
from sitegen.theme import theme_dir

LANGUAGES = sorted(p.stem for p in (theme_dir() / "locales").glob("*.toml"))
OPEN = {"rules", "source_rules", "cues", "aliases"}


def catalogue(language):
    return tomllib.loads((theme_dir() / "locales" / f"{language}.toml").read_text("utf-8"))


def places(text):
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_complete(language):
    """Every language has every string of English, with the same places, and none that English lacks."""
    ours, theirs = catalogue("en"), catalogue(language)
    assert set(ours["ui"]) == set(theirs["ui"])
    assert set(ours["counts"]) == set(theirs["counts"])
    for table in set(ours) - {"counts"}:
        assert set(ours[table]) == set(theirs[table]), table
        for key, text in ours[table].items():
            assert places(text) == places(theirs[table][key]), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_forms(language):
    """Each count has exactly the plural forms its language has, and shows the number or stands for one."""
    from babel import Locale

    forms = {*Locale.parse(language).plural_form.rules, "other"}
    for key, found in catalogue(language)["counts"].items():
        assert set(found) <= forms, key
        assert "other" in found, key
        assert "{n}" in found["other"], key


def test_all_used_strings_exist():
    """Every `t.x` of the templates is in the catalogue."""
    known = set(catalogue("en")["ui"])
    for path in theme_dir().rglob("*.html"):
        for name in re.findall(r"\bt\.([a-z_0-9]+)", path.read_text("utf-8")):
            assert name in known, (path.name, name)


def test_counts():
    """A number stands with its noun in the right form, its digits grouped as the language does."""
    assert Words("en", (theme_dir(),)).count("events", 1) == "1 event"
    assert Words("en", (theme_dir(),)).count("events", 1200) == "1,200 events"
    assert Words("de", (theme_dir(),)).count("events", 1200) == "1.200 Ereignisse"


def test_an_unknown_language_falls_back_to_english():
    """A language without a catalogue shows English strings."""
    assert Words("is", (theme_dir(),)).t.timeline == "Timeline"


def test_a_broken_catalogue_is_named(tmp_path):
    """A site's own catalogue that does not parse is a usage error with its file."""
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales" / "en.toml").write_text("[ui\n")
    with pytest.raises(UsageError, match=r"en\.toml"):
        Words("en", (theme_dir(), tmp_path))


def test_a_site_may_reword(tmp_path):
    """A site's own catalogue replaces single strings."""
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales" / "en.toml").write_text('[ui]\nactors = "People"\n')
    own = Words("en", (theme_dir(), tmp_path))
    assert (own.t.actors, own.t.sources) == ("People", "Sources")
