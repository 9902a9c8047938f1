"""Adds to front matter as an editor would by hand: one line more, nothing else moved. Text in, text out.

A YAML library that reads and writes again reflows lists and moves comments; here only the characters that change are
touched, at the places that the parser names, so that a version control shows one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

_FENCE = re.compile(r"\ufeff?[ \t\r\n]*---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_KEY_LINE = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*[A-Za-z_][\w-]{0,40}:(?:[ \t\r]|$)", re.MULTILINE)
_PLAIN = re.compile(r"[A-Za-z0-9_À-ɏ](?:[\w ./()&'+’-]*[\w.)’'])?")
"""Words that YAML takes as they stand: "Anna Fairweather", "st-john-s-day"; no colon, comma, bracket or "#"."""
_MEANS_MORE = re.compile(r"(?:true|false|yes|no|on|off|null|y|n)$|[-+.\d][\d_.,:eE+-]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing to write. `form`: the key's value ("set"), one more of a list ("add"), or one more pair ("pair": `name` says)."""

    key: str
    value: str
    form: Literal["set", "add", "pair"] = "set"
    name: str = ""

    def __str__(self) -> str:
        """The line as it is pasted into an empty file."""
        if self.form == "pair":
            return f"{self.key}:\n  {quoted(self.value)}: {word(self.name)}"
        value = word(self.value, self.key)
        return f"{self.key}: [{value}]" if self.form == "add" else f"{self.key}: {value}"


def write(text: str, settings: Iterable[Setting]) -> str:
    """The text with each setting in its front matter, which is made where there is none. Line ends stay as they are.

    Raises:
        ValueError: the front matter is not such that a line can be added safely.

    """
    for setting in settings:
        text = _write(text, setting)
    return text


def word(text: str, key: str = "") -> str:
    """A YAML scalar, in quotation marks only where it needs them."""
    text = " ".join(text.split())
    is_date = key in {"date", "updated", "date_basis", "hide", "draft"}
    sound = _PLAIN.fullmatch(text) and (is_date or not _MEANS_MORE.match(text))
    return text if sound else quoted(text)


def quoted(text: str) -> str:
    """In double quotation marks."""
    inner = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in inner) + '"'


def _write(text: str, setting: Setting) -> str:
    line_end = "\r\n" if re.search(r"\r\n", text[:2000]) else "\n"
    lines = str(setting).replace("\n", line_end) + line_end
    fence = _FENCE.match(text)
    if not fence or not _opens(text, fence.end()):
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        return f"{mark}---{line_end}{lines}---{line_end}{line_end}{text.removeprefix(mark)}"
    start = fence.end()
    close = _CLOSE.search(text, start)
    if close is None:
        raise ValueError("its front matter is never closed")
    block = text[start : close.start()]
    pair = _find(block, setting.key)
    new = block + lines if pair is None else _change(block, pair, setting, line_end)
    return text[:start] + new + text[close.start() :]


def _opens(text: str, at: int) -> bool:
    """Whether the line of hyphens that ends here opens front matter, or is a rule above a text."""
    closed = _CLOSE.search(text, at)
    return bool(_KEY_LINE.match(text, at) or (closed and text[at : at + 1] not in "\r\n"))


def _find(block: str, key: str) -> tuple[Any, Any] | None:
    """The nodes of a key and its value, with their places in the block."""
    import yaml

    try:
        root = yaml.compose(block, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise ValueError("its front matter cannot be read") from error
    if root is None:
        return None
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise ValueError('its front matter is not "key: value" lines')
    for name, value in root.value:
        if str(name.value).strip().lower().replace("-", "_") == key:  # as the reader compares them
            return name, value
    return None


def _change(block: str, pair: tuple[Any, Any], setting: Setting, line_end: str) -> str:
    import yaml

    key, node = pair
    start, end = node.start_mark.index, node.end_mark.index
    is_empty = isinstance(node, yaml.ScalarNode) and start == end
    if is_empty:  # "merge:" and nothing behind it, or a comment
        at = block.index(":", key.end_mark.index) + 1
        value = str(setting).partition(":")[2].replace("\n", line_end)
        return block[:at] + value + block[at:]
    if setting.form == "set":
        if not isinstance(node, yaml.ScalarNode):
            raise ValueError(f'its "{setting.key}" is not one value')
        return block[:start] + word(setting.value, setting.key) + block[end:]
    if setting.form == "add" and setting.value in _values(node):
        return block  # it says so already
    value = word(setting.value) if setting.form == "add" else f"{quoted(setting.value)}: {word(setting.name)}"
    if isinstance(node, yaml.ScalarNode):
        if setting.form == "pair":
            raise ValueError(f'its "{setting.key}" is not a list of pairs')
        return f"{block[:start]}[{block[start:end].rstrip()}, {value}]{block[end:]}"
    if isinstance(node, yaml.MappingNode) != (setting.form == "pair"):
        raise ValueError(f'its "{setting.key}" has another form')
    if node.flow_style:
        at = end - 1  # before the closing bracket
        space = len(block[:at]) - len(block[:at].rstrip())
        inside = block[:at].rstrip()
        comma = "" if not node.value else " " if inside.endswith(",") else ", "
        return inside + comma + value + block[at - space : at] + block[at:]
    last = node.value[-1][1] if setting.form == "pair" else node.value[-1]
    line = block.find("\n", last.end_mark.index if last.value else last.start_mark.index)
    at = len(block) if line < 0 else line + 1
    first = node.value[0][0] if setting.form == "pair" else node.value[0]
    indent = " " * node.start_mark.column if setting.form == "pair" else " " * _dash(block, first.start_mark.index)
    dash = "" if setting.form == "pair" else "- "
    return block[:at] + indent + dash + value + line_end + block[at:]


def _values(node: Any) -> list[str]:
    parts = node.value if isinstance(node.value, list) else [node]
    return [part.value for part in parts if isinstance(getattr(part, "value", None), str)]


def _dash(block: str, at: int) -> int:
    """The column of the dash before a list's item."""
    begin = block.rfind("\n", 0, at) + 1
    return block.find("-", begin) - begin
