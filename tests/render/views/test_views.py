"""The views that templates receive: sitegen.render.views.parts, .story, .other."""

import pytest

from sitegen.render import views
from sitegen.render.views import other, parts, story

CLASSES = [getattr(views, name) for name in views.__all__]


@pytest.mark.parametrize("view", CLASSES, ids=lambda v: v.__name__)
def test_described(view):
    """Each view says what it is, for the writer of a template."""
    assert view.__doc__
    assert view.__doc__.strip().endswith(".")


def test_all_are_offered():
    """Every view of the three files can be imported from the package."""
    own = {
        n
        for m in (parts, story, other)
        for n, v in vars(m).items()
        if isinstance(v, type) and issubclass(v, parts.View)
    }
    assert own == set(views.__all__)
