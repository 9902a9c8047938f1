"""sitegen.toml, environment and flags become one Config."""

import json
from pathlib import Path

import pytest

from sitegen.config import load, schema, settings
from sitegen.errors import UsageError


def config(tmp_path: Path, text: str | None = None, environment=None, **flags):
    if text is not None:
        (tmp_path / "sitegen.toml").write_text(text, "utf-8")
    return load(tmp_path, environment or {}, flags)


def test_bare_folder_has_defaults(tmp_path):
    """Without sitegen.toml every key has its default and the folders lie in the root."""
    made = config(tmp_path)
    assert (made.title, made.content, made.output, made.has_site) == (
        "Timeline",
        tmp_path / "content",
        tmp_path / "public",
        False,
    )


def test_later_ones_win(tmp_path):
    """Environment wins over the file, the command line over both; the origin of each is kept."""
    made = config(
        tmp_path,
        'title = "file"\ndescription = "file"\nlanguage = "de"',
        {"SITEGEN_TITLE": "env", "SITEGEN_LANGUAGE": "ar"},
        language="en",
    )
    assert (made.title, made.description, made.language) == ("env", "file", "en")
    origins = dict(made.origins)
    assert (origins["title"], origins["description"], origins["language"]) == (
        "environment",
        "sitegen.toml:2",
        "command line",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('titel = "x"', 'sitegen.toml:1: unknown key "titel"\n  did you mean "title"?'),
        ("title = 3", 'sitegen.toml:1: "title" must be text in quotation marks, not 3'),
        ('\ndrafts = "yes"', "sitegen.toml:2: \"drafts\" must be true or false, not 'yes'"),
        ('base_url = "example.org"', "sitegen.toml:1: \"base_url\" is not a web address: 'example.org'"),
        ('language = "english please"', "is not a language tag"),
        ('timezone = "Mars/Olympus"', "is not a time zone"),
        ('text = "some"', "must be full or excerpts"),
        ("workers = -1", "must be 0 to 256"),
        ("title = x", "sitegen.toml:1:9: not valid TOML"),
        ('[theme]\nlink = "red; } body {"', "sitegen.toml:2: link is not a colour"),
        ("[theme]\ndark-link = 3", "sitegen.toml:2: dark-link is not a colour: 3"),
        (
            '[theme]\nlink = "#000"\n\nlinks = "#111"',
            'sitegen.toml:4: unknown design token "links"\n  did you mean "link"?',
        ),
        ('\ntheme.dark-nope = "#000"', 'sitegen.toml:2: unknown design token "dark-nope"'),
        ('\ntheme = { nope = "#000" }', 'sitegen.toml:2: unknown design token "nope"'),
        ("theme = 3", 'sitegen.toml:1: "theme" must be a table'),
        ('description = """\nlicence = 3"""\nlicence = 3', 'sitegen.toml:3: "licence" must be text'),
        ("[site]\ntitle = 3", 'sitegen.toml:1: unknown key "site"'),
        ('title = "x', "sitegen.toml:1: not valid TOML"),
        ('content = ""', '"content" is empty'),
    ],
)
def test_mistake_is_named_with_its_line(tmp_path, text, said):
    """Each mistake says key, line, what is wrong, and how to mend it."""
    with pytest.raises(UsageError) as error:
        config(tmp_path, text)
    assert said in str(error.value)
    assert error.value.exit_status == 2
    assert all(n.hint for n in error.value.notices)


def test_all_mistakes_at_once(tmp_path):
    """A file with two mistakes names both."""
    with pytest.raises(UsageError) as error:
        config(tmp_path, 'titel = "x"\ntitle = 3')
    assert len(error.value.notices) == 2


def test_not_utf8_is_said(tmp_path):
    """A sitegen.toml in another encoding is named, not a traceback."""
    (tmp_path / "sitegen.toml").write_bytes(b'title = "caf\xe9"')
    with pytest.raises(UsageError, match="cannot be read"):
        load(tmp_path, {}, {})


def test_every_setting_is_documented():
    """Each key has a meaning in words, and the schema for editors has them all."""
    assert all(spec.metadata["doc"].endswith(".") or spec.metadata["doc"] for spec in settings())
    properties = schema()["properties"]
    assert {spec.name for spec in settings()} | {"content", "output", "templates"} == set(properties)
    assert all(p["description"] for p in properties.values())
    json.dumps(schema())
