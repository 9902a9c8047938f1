"""`frozen`: a frozen dataclass that msgspec makes, compares, writes and reads, for nodes of which a story has millions.

To type checkers, `replace` and `fields` it is a dataclass. In the cache it is its values in order, without their names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar, dataclass_transform

from msgspec import Struct, StructMeta, structs

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def frozen(cls: type[T]) -> type[T]:
    """As `dataclass(frozen=True, slots=True)`; fields have plain defaults or none, and hold no node that holds the node."""
    own = {name: value for name, value in vars(cls).items() if name not in {"__dict__", "__weakref__"}}
    made: Any = StructMeta(cls.__name__, (Struct,), own, frozen=True, gc=False, array_like=True)
    made.__dataclass_fields__ = dataclass(cls).__dataclass_fields__  # type: ignore[attr-defined]
    return made  # type: ignore[no-any-return]


def changed(node: T, **values: object) -> T:
    """The same node with other values in these fields, as `dataclasses.replace` does in ten times the time."""
    return structs.replace(node, **values)  # type: ignore[type-var]
