"""Design tokens: sitegen.tokens. What a wrong one is told is in test_config.py."""

import re

from sitegen import tokens
from sitegen.config import load
from sitegen.theme import theme_dir


def test_default_colours_can_be_read():
    """Text has a contrast of 4.5 and lines of 3 on each ground, in both schemes."""
    assert not tokens.check((), lambda token: None)


def test_the_sheet_has_the_tokens():
    """site.css and the table of tokens say the same colours."""
    css = (theme_dir() / "assets" / "site.css").read_text()
    for name in tokens.LIGHT:
        light, dark = re.search(rf"--{name}: light-dark\((#\w+), (#\w+)\)", css).groups()
        assert (tokens._long(light), tokens._long(dark)) == (tokens.LIGHT[name], tokens.DARK[name]), name


def test_a_colour_that_cannot_be_read_is_a_notice(tmp_path):
    """A pale text colour is told with its contrast and the line of the colour that was set, text or ground."""
    (tmp_path / "sitegen.toml").write_text('title = "x"\n\n[theme]\nmuted = "#bbb"\ndark-bg = "#777777"\n', "utf-8")
    config = load(tmp_path, {}, {})
    said = [str(notice) for notice in tokens.check(config.theme, config.place)]
    assert "sitegen.toml:4: muted on bg has a contrast of 1.9; 4.5 is needed" in said[0]
    assert any(notice.startswith("sitegen.toml:5: dark-ink on dark-bg") for notice in said)
