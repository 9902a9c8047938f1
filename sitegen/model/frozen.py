"""`frozen`: a frozen dataclass that is made in half the time, for nodes of which an article has hundreds.

`dataclass(frozen=True)` sets each field through `object.__setattr__`. Here the object is filled while its class is still
an open twin with the same slots, and then becomes what it is. All else is the dataclass's own.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def frozen(cls: type[T]) -> type[T]:
    """As `dataclass(frozen=True, slots=True)`; fields have plain defaults or none."""
    made: Any = dataclass(frozen=True, slots=True)(cls)
    own = fields(made)
    defaults = {f"_{f.name}": f.default for f in own if f.default is not MISSING}
    parameters = ", ".join(f"{f.name}=_{f.name}" if f"_{f.name}" in defaults else f.name for f in own)
    lines = [
        f"def __new__(cls, {parameters}):",
        " self = new(twin)",
        *(f" self.{f.name} = {f.name}" for f in own),
        " self.__class__ = cls",
        *([" self.__post_init__()"] if hasattr(made, "__post_init__") else []),
        " return self",
    ]
    twin = type(cls.__name__, (), {"__slots__": made.__slots__})
    names: dict[str, Any] = {"new": object.__new__, "twin": twin, **defaults}
    exec("\n".join(lines), names)  # noqa: S102 - as dataclasses do; only the names of fields go in
    del made.__init__
    made.__new__ = names["__new__"]
    made.__reduce__ = lambda self: (made, tuple(getattr(self, f.name) for f in own))
    return made  # type: ignore[no-any-return]
