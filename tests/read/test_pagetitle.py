"""The title of a page without the name of its site."""

import pytest

from sitegen.read.pagetitle import strip_site

STRIPPED = {
    ("Ferry sinks | The Dorset Gazette", ""): "Ferry sinks",
    ("Ferry sinks - The Dorset Gazette", ""): "Ferry sinks",
    ("Ferry sinks off Calder Point | World | The Meridian", "The Meridian"): "Ferry sinks off Calder Point",
    ("Dorset Gazette: Ferry sinks", "Dorset Gazette"): "Ferry sinks",
    ("Oderblatt » Fähre gesunken", "Oderblatt"): "Fähre gesunken",
    ("Ferry sinks – 80 saved", ""): "Ferry sinks – 80 saved",
    ("Inquiry: who knew?", ""): "Inquiry: who knew?",
    ("Ferry sinks", "Gazette"): "Ferry sinks",
}


@pytest.mark.parametrize(("title", "site"), STRIPPED)
def test_site_names_go(title, site):
    """The name of the site goes from a page's title, and nothing of the headline with it."""
    assert strip_site(title, site) == STRIPPED[title, site]
