"""The views that templates receive: sitegen.render.views.parts, .story, .other."""

import pytest

from sitegen.render.views import other, parts, story

CLASSES = {
    v for m in (parts, story, other) for v in vars(m).values() if isinstance(v, type) and issubclass(v, parts.View)
}


@pytest.mark.parametrize("view", sorted(CLASSES, key=lambda v: v.__name__), ids=lambda v: v.__name__)
def test_described(view):
    """Each view says what it is, for the writer of a template."""
    assert view.__doc__
    assert view.__doc__.strip().endswith(".")
