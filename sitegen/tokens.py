"""Design tokens: the colours of the theme, a site's own in their place, and whether people can read them."""

from __future__ import annotations

import re
from collections.abc import Callable

from sitegen.errors import Notice, Where
from sitegen.text import did_you_mean

Colours = tuple[tuple[str, str], ...]
"""What a site sets: ("link", "#0b4f9c"), ("dark-link", "#8ab8f5")."""

LIGHT = {
    "bg": "#ffffff",
    "panel": "#f5f4f0",
    "mark": "#fff0b3",
    "ink": "#1b1b1a",
    "muted": "#595855",
    "link": "#0b4f9c",
    "visited": "#5b3a8c",
    "ok": "#1d6b3a",
    "warn": "#8a4b00",
    "bad": "#a1201c",
    "line": "#8a8780",
    "bar": "#6b7c93",
    "hair": "#dddad2",
}
DARK = {
    "bg": "#15171a",
    "panel": "#1e2126",
    "mark": "#3a3000",
    "ink": "#eceae4",
    "muted": "#a9a69d",
    "link": "#8ab8f5",
    "visited": "#c3a6ee",
    "ok": "#7cd199",
    "warn": "#f0b35a",
    "bad": "#ff9a90",
    "line": "#7c7a74",
    "bar": "#8a9bb3",
    "hair": "#34373d",
}
NAMES = (*LIGHT, *(f"dark-{name}" for name in LIGHT))
_TEXT = ("ink", "muted", "link", "visited", "ok", "warn", "bad")
_SHAPES = ("line", "bar")
_GROUNDS = ("bg", "panel", "mark")
_COLOUR = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def refuse(token: str, value: object, where: Where) -> Notice | None:
    """What is wrong with a token as a site sets it, None where it is sound."""
    if token.removeprefix("dark-") not in LIGHT:
        hint = did_you_mean(token, NAMES) or f"the tokens are: {', '.join(LIGHT)}"
        return Notice("error", "theme-token", f'unknown design token "{token}"', where, hint)
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        return Notice("error", "theme-colour", f"{token} is not a colour: {value!r}", where, f'{token} = "#0b4f9c"')
    return None


def sheet(chosen: Colours) -> bytes:
    """The rules that put a site's own colours in place of the theme's, b"" where it has none."""
    light, dark = _with(chosen)
    changed = [name for name in LIGHT if light[name] != LIGHT[name] or dark[name] != DARK[name]]
    if not changed:
        return b""
    pairs = ";".join(f"--{name}:light-dark({light[name]},{dark[name]})" for name in changed)
    plain = ";".join(f"--{name}:{light[name]}" for name in changed)
    return f":root{{{plain}}}@supports(color:light-dark(#000,#fff)){{:root{{{pairs}}}}}\n".encode()


def check(chosen: Colours, place: Callable[[str], Where]) -> list[Notice]:
    """A warning for each pair of colours that is too close to read: 4.5 for text, 3 for lines and bars (WCAG 2.2).

    `place` says where a site sets a key ("theme.link"). A pair that it left as it was can be read.
    """
    found = []
    own = dict(chosen)
    for scheme, colours in zip(("", "dark-"), _with(chosen), strict=True):
        for names, least in ((_TEXT, 4.5), (_SHAPES, 3.0)):
            for pair in ((scheme + name, scheme + ground) for name in names for ground in _GROUNDS):
                ratio = contrast(*(colours[token.removeprefix("dark-")] for token in pair))
                if ratio < least:
                    message = f"{pair[0]} on {pair[1]} has a contrast of {ratio:.1f}; {least} is needed"
                    hint = "choose a darker or lighter colour; light colours are the plain names, dark ones begin with dark-"
                    where = place(next(f"theme.{token}" for token in pair if token in own))
                    found.append(Notice("warning", "theme-contrast", message, where, hint))
    return found


def contrast(a: str, b: str) -> float:
    """Contrast of two colours as WCAG counts it, 1 to 21."""
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def colours(chosen: Colours) -> dict[str, str]:
    """The light colours of a site, each as #rrggbb."""
    return _with(chosen)[0]


def _with(chosen: Colours) -> tuple[dict[str, str], dict[str, str]]:
    light, dark = dict(LIGHT), dict(DARK)
    for token, value in chosen:
        (dark if token.startswith("dark-") else light)[token.removeprefix("dark-")] = _long(value)
    return light, dark


def _long(colour: str) -> str:
    """#abc as #aabbcc."""
    return colour.lower() if len(colour) == 7 else "#" + "".join(c * 2 for c in colour[1:].lower())


def _luminance(colour: str) -> float:
    text = _long(colour)
    channels = [int(text[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
