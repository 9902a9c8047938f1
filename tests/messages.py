"""Every message that the code can raise or report, read out of its source: code, level, whether it says how to mend it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "sitegen"
LEVELS = ("error", "warning", "info")
RAISED = {"ContentError", "UsageError"}


@dataclass(frozen=True)
class Message:
    """`code` may hold a `*` for what is known at run time only. `hint`: the call has one that is not empty."""

    code: str
    level: str
    hint: bool
    place: str


def messages() -> list[Message]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and (at := _shape(node)):
                level, code, hint = at
                place = f"{path.relative_to(PACKAGE.parent).as_posix()}:{node.lineno}"
                found += [Message(c, level, _says(node, hint), place) for c in _codes(_argument(node, code, "code"))]
    return found


def _shape(call: ast.Call) -> tuple[str, int, int] | None:
    """The level, and which arguments are the code and the hint; None for calls that make no message."""
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    first = _text(call.args[0]) if call.args else ""
    match name:
        case "Notice":
            return first or "error", 1, 4
        case "ContentError" | "UsageError" | "_Refused" | "_wrong":
            return "error", 0, 3
        case "_notice":
            return "error", 0, 4
        case "say" if first in LEVELS:
            return first, 1, 4
        case "add" if isinstance(call.func, ast.Attribute) and getattr(call.func.value, "id", "") == "problems":
            return "error", 0, 3
    return None


def _argument(call: ast.Call, at: int, name: str) -> ast.expr | None:
    if len(call.args) > at:
        return call.args[at]
    return next((k.value for k in call.keywords if k.arg == name), None)


def _says(call: ast.Call, at: int) -> bool:
    hint = _argument(call, at, "hint")
    return hint is not None and not (isinstance(hint, ast.Constant) and not hint.value)


def _codes(node: ast.expr | None) -> Iterator[str]:
    """What is passed on from somewhere else (`refused.code`) has its place there."""
    if isinstance(node, ast.IfExp):
        yield from _codes(node.body)
        yield from _codes(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        yield "".join(_text(part) or "*" for part in node.values)
    elif code := _text(node):
        yield code


def _text(node: ast.expr | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
