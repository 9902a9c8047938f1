"""The Jinja environment: what is the same on all pages of a site is written into the compiled templates, and text goes the short way.

A page has some two hundred pieces of text and fields of views. Together this saves a quarter of the time of making pages.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any

import jinja2
import markupsafe
from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from sitegen.render.compiled import Compiled
from sitegen.theme import theme_dir

_escape_inner: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)
_OURS = str(theme_dir())


class _Generator(CodeGenerator):
    """Escapes plain text by the shortest way; a page has some 200 pieces of it."""

    def _output_child_pre(self, node: nodes.Expr, frame: Any, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def visit_Getattr(self, node: nodes.Getattr, frame: Any) -> None:  # noqa: N802  # Jinja's names
        """Our own templates read fields of views and nothing else: as Python does, without a look for a key of that name."""
        if self.filename and self.filename.startswith(_OURS) and node.attr.isidentifier():
            self.write("(")
            self.visit(node.node, frame)
            self.write(f").{node.attr}")
        else:
            super().visit_Getattr(node, frame)


class Templates(jinja2.Environment):
    """The environment of one depth. What is the same on all its pages is written into the compiled templates as plain text:
    `{{ t.skip }}` and `{{ site.title }}` cost nothing when a page is made.
    """

    code_generator_class = _Generator

    @staticmethod
    def escaped(value: object) -> str:
        """What `escape` gives, without wrapping plain text that is only joined to a page."""
        kind = type(value)
        if kind is str:
            return _escape_inner(value)  # type: ignore[arg-type]
        return str(value) if kind is int or kind is Markup else escape(value)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One dictionary: Jinja's chain of two is looked through again for every page."""
        return {**self.globals, **(d or {})}

    def __init__(self, folders: tuple[Path, ...], fixed: dict[str, Any], kept: Compiled) -> None:
        super().__init__(
            loader=jinja2.ChoiceLoader([jinja2.FileSystemLoader(folder) for folder in folders]),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            cache_size=-1,
            bytecode_cache=kept,
        )
        self.globals.update(fixed)
        self._fixed = fixed

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree: nodes.Template = _Fold(self._fixed).visit(super()._parse(source, name, filename))
        return tree


class _Fold(NodeTransformer):
    """Puts constants in the place of `t.x` and `site.x`; what does not exist stays, and fails."""

    def __init__(self, fixed: dict[str, Any]) -> None:
        self.fixed = fixed

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802
        """`t.skip`, `site.title`."""
        if isinstance(node.node, nodes.Name) and node.node.name in {"t", "site"}:
            value = getattr(self.fixed[node.node.name], node.attr, None)
            if isinstance(value, str):
                return nodes.Const(value, lineno=node.lineno)
        return self.generic_visit(node)
