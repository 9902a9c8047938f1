"""A site put in place in one call, as tests do it who have nothing to do meanwhile."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from sitegen.cache import Written
from sitegen.model.page import Page
from sitegen.publish import Published, hold
from sitegen.publish import publish as put
from sitegen.publish.swap import locked


def publish(
    pages: Sequence[Page],
    output: Path,
    before: Mapping[str, Written],
    *,
    spare: Path | None = None,
    at_once: bool = True,
    workers: int = 1,
) -> Published:
    """`locked`, `hold`, then `publish`."""
    with locked(output, spare), hold(output, before, spare=spare, at_once=at_once) as place:
        return put(pages, place, workers=workers)
