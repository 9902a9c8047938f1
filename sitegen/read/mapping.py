"""YAML "key: value" lines -> nodes that know their line, every scalar as it was written ("no" stays "no", 2020-02-14 text).

Less than YAML on purpose: no aliases, no tags, nothing nested deeper than a list or a mapping of words. What is wrong
is said in words for people, with the line and how to mend it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from sitegen.errors import ContentError, Notice, Where
from sitegen.model.frozen import frozen
from sitegen.patterns import lazy
from sitegen.text import xml_text

if TYPE_CHECKING:
    import yaml

_LIMIT = 1_000_000
"""Characters of front matter that are read; more is a file without the closing line, or an attack."""
_DEPTH = 3
_HINT = 40

_FENCE = re.compile(r"[ \t\n]*+---[ \t]*\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY_LINE = lazy(r"[A-Za-z_][\w-]{0,40}:(?:[ \t]|$)", re.MULTILINE)
_SECOND = lazy(r"\s*+(---)[ \t]*\n(?:[A-Za-z_][\w-]{0,40}:[^\n]*\n){1,50}+---[ \t]*$", re.MULTILINE)
_OTHER_DASHES = lazy(r"[ \t\n]*+(?:--|-{4,80}|[–—]{1,80})[ \t]*\n")
_ANY_DASHES = lazy(r"^(?:-{2,80}|[–—]{1,80})[ \t]*$", re.MULTILINE)
_NEAR = 2000
_TOML_FENCE = lazy(r"[ \t\n]*+\+\+\+[ \t]*\n")


@frozen
class Node:
    """A YAML value: its words (`text`), or its parts. An `empty` one was not filled in. `line` is the line in the file."""

    kind: Literal["text", "list", "mapping", "empty"]
    line: int
    text: str = ""
    items: tuple[Node, ...] = ()
    pairs: tuple[tuple[Node, Node], ...] = ()


@dataclass(slots=True)
class Problems:
    """The mistakes of one file, collected so that all are shown at once."""

    path: str
    notices: list[Notice] = field(default_factory=list)

    def add(self, code: str, message: str, line: int, hint: str = "", column: int = 0) -> None:
        """Note one mistake."""
        self.notices.append(Notice("error", code, message, Where(self.path, line, column), hint))

    def refuse(self) -> None:
        """Raise them as a ContentError, if there are any."""
        if self.notices:
            raise ContentError.all_of(self.notices)


def split(text: str, problems: Problems, *, always: bool = True) -> tuple[Node | None, str, int]:
    """The mapping above a file's text (None: there is none), the text below it, and the line where that begins.

    With `always` a first line "---" opens front matter; without, only where a "key: value" line follows, since in
    plain text it may be a rule.
    """
    fence = _FENCE.match(text)
    if not fence:
        if always and _TOML_FENCE.match(text):
            hint = 'write it between "---" lines, as "title: …" instead of "title = …"'
            problems.add("front-matter-toml", "this front matter is TOML; sitegen reads YAML", 1, hint)
        dashes = _OTHER_DASHES.match(text) if always else None
        if dashes and _KEY_LINE.match(text, dashes.end()) and _ANY_DASHES.search(text, dashes.end(), _NEAR):
            hint = 'write "---" above its first key and below its last one'
            problems.add("front-matter-dashes", "front matter opens with three hyphens, no more and no fewer", 1, hint)
        return None, text, 1
    start = fence.end()
    line = text.count("\n", 0, start) + 1
    close = _CLOSE.search(text, start, start + _LIMIT)
    may_be_rule = not always or close is None or text[start : start + 1] == "\n"
    if may_be_rule and not _KEY_LINE.match(text, _first_word(text, start)):
        return None, text, 1  # a line of hyphens above a text
    if close is None:
        message, hint = "the front matter that opens here is never closed", 'put a line "---" below its last key'
        if _CLOSE.search(text, start):
            message, hint = "the front matter that opens here is too long", f"at most {_LIMIT:,} characters are read"
        problems.add("front-matter-unclosed", message, line - 1, hint)
        return None, text, 1
    end = close.end() + 1
    if always and (second := _SECOND.match(text, end)):
        where = text.count("\n", 0, second.start(1)) + 1
        hint = "put the lines of both between one pair of hyphens"
        problems.add("front-matter-twice", "here is a second front matter", where, hint)
    return parse_mapping(text[start : close.start()], problems, line), text[end:], text.count("\n", 0, end) + 1


def _first_word(text: str, start: int) -> int:
    """Where the first line that is neither blank nor a comment begins."""
    match = _BLANK.match(text, start)
    return match.end() if match else start


_BLANK = lazy(r"(?:[ \t]*(?:#[^\n]*)?\n)*")


def parse_mapping(text: str, problems: Problems, first_line: int) -> Node | None:
    """The mapping that `text` is, its lines counted from `first_line`; None where something is wrong or nothing is there."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = _Builder(yaml.parse(text, Loader=loader), first_line).root()
    except _Refused as refused:
        problems.add(refused.code, refused.message, refused.line, refused.hint)
        return None
    except yaml.YAMLError as error:
        _explain(error, text, first_line, problems)
        return None
    if root is None or root.kind == "empty":
        return None
    if root.kind != "mapping":
        _say_no_mapping(text, first_line, problems)
        return None
    return root


class _Refused(Exception):  # noqa: N818 - a signal within this file
    """YAML that is sound and yet not taken."""

    def __init__(self, code: str, message: str, line: int, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.line, self.hint = code, message, line, hint


@dataclass(slots=True)
class _Builder:
    """Builds nodes from the parser's events, which come one by one: a bomb is refused before it is unfolded."""

    events: Iterator[Any]
    first_line: int

    def root(self) -> Node | None:
        """The document's value."""
        import yaml

        found = None
        for event in self.events:  # to the end: what is wrong below the value is wrong as well
            if isinstance(event, yaml.NodeEvent):
                found = found or self.node(event, 1)
        return found

    def node(self, event: yaml.NodeEvent, depth: int) -> Node:
        """The value that begins with an event."""
        import yaml

        line = (event.start_mark.line if event.start_mark else 0) + self.first_line
        if isinstance(event, yaml.AliasEvent):
            hint = "write the value out; words that begin with * go into quotation marks"
            raise _Refused("yaml-alias", f'"*{event.anchor}" refers to another place; aliases are not read', line, hint)
        if depth > _DEPTH:
            raise _Refused(
                "yaml-depth", "this is nested too deep", line, "values are words, a list of words, or pairs of words"
            )
        tag = getattr(event, "tag", None)
        if tag and tag not in ("!", "tag:yaml.org,2002:str"):
            raise _Refused("yaml-tag", f'the tag "{tag}" is not read', line, "write the value without a tag")
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event, line)
        parts = []
        while not isinstance(inner := next(self.events), (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            parts.append(self.node(inner, depth + 1))
        if isinstance(event, yaml.SequenceStartEvent):
            return Node("list", line, items=tuple(parts))
        return Node("mapping", line, pairs=tuple(zip(parts[::2], parts[1::2], strict=True)))


def _scalar(event: yaml.ScalarEvent, line: int) -> Node:
    if not event.style and event.value in ("", "~", "null", "Null", "NULL"):
        return Node("empty", line)
    return Node("text", line, xml_text(event.value))  # YAML has "\e" for what no page may hold


# --- what is wrong, in words

_TABBED = lazy(r"^ *\t", re.MULTILINE)
_NO_SPACE = lazy(
    r"""^[ \t]*(?P<key>[A-Za-z_][\w-]*):(?!//)(?P<value>[^\s"'][^\n]*)$""", re.MULTILINE
)  # publisher:The Argus
_PAIR = lazy(r"^(?P<key>[ \t]*[\w -]+?)[ \t]*:[ \t]+(?P<value>.*?)[ \t]*$")


def _explain(error: yaml.YAMLError, text: str, first_line: int, problems: Problems) -> None:
    """Say what a YAML error means for somebody who has never heard of YAML."""
    lines = text.split("\n")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    at, column = (min(mark.line, len(lines) - 1), mark.column + 1) if mark else (0, 0)
    opened = getattr(error, "context_mark", None)
    problem = str(getattr(error, "problem", "") or "unreadable characters")
    context = str(getattr(error, "context", "") or "")

    def say(message: str, line: int, hint: str, at_column: int = 0) -> None:
        problems.add("yaml-syntax", message, line + first_line, hint, at_column)

    if tab := _TABBED.search(text):
        say("a line begins with a tab", text.count("\n", 0, tab.start()), "indent with spaces")
        return
    if glued := _NO_SPACE.search(text):
        line = text.count("\n", 0, glued.start())
        say("there is no space after the colon", line, f'write "{glued["key"]}: {_short(glued["value"])}"')
        return
    if "quoted scalar" in context and "escape" in problem:
        say(
            "a backslash means something special between double quotation marks",
            at,
            "use single quotation marks",
            column,
        )
        return
    if "quoted scalar" in context:
        line = opened.line if opened else at
        say("the quotation mark that opens here is never closed", line, _quoting(lines[line]))
        return
    if "flow sequence" in context or "flow mapping" in context:
        line = opened.line if opened else at
        bracket = "[" if "sequence" in context else "{"
        hint = f'close the list with "{"]" if bracket == "[" else "}"}"; words that begin with "{bracket}" go into quotation marks'
        say(f'the "{bracket}" that opens here is never closed, or text follows where it closes', line, hint)
        return
    _explain_line(problem, lines, at, say)


def _explain_line(problem: str, lines: list[str], at: int, say: Any) -> None:
    """What can be told from the line on which the parser stopped, or the one above it."""
    line = lines[at]
    pair = _PAIR.match(line)
    value = pair["value"] if pair else ""
    if "mapping values" in problem:
        if pair is None and at:
            at, line = at - 1, lines[at - 1]
        say("a value with a colon in it needs quotation marks", at, _quoting(line))
    elif value[:1] in tuple("@`%*&!|>{}[],?") or value[:2] == "- ":
        say(f'a value cannot begin with "{value[0]}"', at, _quoting(line))
    elif value[:1] in ('"', "'"):
        say("text follows the closing quotation mark", at, _quoting(line))
    elif "expected ':'" in problem or ("expected key" in problem and pair is None) or "block end" in problem:
        say(*_not_a_pair(lines, at))
    elif "expected key" in problem or "document start" in problem:
        say("this line is not indented as the lines above it", at, "let all keys begin at the start of their line")
    else:
        say(f"this is not YAML: {problem}", at, _quoting(line))


def _not_a_pair(lines: list[str], at: int) -> tuple[str, int, str]:
    """The first line, at or above where the parser gave up, that is no pair."""
    for n in range(at, -1, -1):
        if lines[n].strip() and not _PAIR.match(lines[n] + " ") and not lines[n].lstrip().startswith(("-", "#")):
            hint = 'write "key: value"; if the text begins here, the closing "---" is missing above it'
            return f'"{_short(lines[n].strip())}" is not "key: value"', n, hint
    if not any(map(_PAIR.match, lines[: at + 1])):
        return "this list has no key", at, 'write the key above it, such as "tags:"'
    return "this line is not indented as the lines above it", at, "let all keys begin at the start of their line"


def _say_no_mapping(text: str, first_line: int, problems: Problems) -> None:
    if glued := _NO_SPACE.search(text):
        line = text.count("\n", 0, glued.start()) + first_line
        hint = f'write "{glued["key"]}: {_short(glued["value"])}"'
        problems.add("yaml-syntax", "there is no space after the colon", line, hint)
        return
    message, line, hint = _not_a_pair(text.rstrip("\n").split("\n"), 0)
    problems.add("yaml-syntax", message, line + first_line, hint)


def _quoting(line: str) -> str:
    """A line as it could be written: with its value between quotation marks."""
    pair = _PAIR.match(line)
    if not pair or len(line) > 200:
        return "put the value between quotation marks"
    value = pair["value"]
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    value = value.strip("\"'") if value.count('"') + value.count("'") == 1 else value
    quote = "'" if '"' in value and "'" not in value else '"'
    return f"write {pair['key'].strip()}: {quote}{value.replace(chr(34), chr(92) + chr(34)) if quote == chr(34) else value}{quote}"


def _short(text: str) -> str:
    return text if len(text) <= _HINT else text[: _HINT - 1].rstrip() + "…"
