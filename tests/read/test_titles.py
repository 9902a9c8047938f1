"""Headlines, mastheads and the site's name."""

import pytest

from sitegen.read.titles import is_section_label, looks_like_headline, looks_like_masthead, strip_site

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


def test_headlines():
    """A headline is no sentence of the story, no dateline, no single word."""
    lines = [
        "Ferry sinks off Calder Point",
        "‘I saw it go down’",
        "Who sank the ferry?",
        "The ferry sank on Monday.",
        "OSLO, May 3 (Tarnwire) - The ferry",
        "Ferry",
        "and then it sank",
    ]
    assert [looks_like_headline(line) for line in lines] == [True, True, True, False, False, False, False]


def test_mastheads():
    """A masthead is a short name with a word that papers call themselves by."""
    lines = [
        "The Dorset Gazette",
        "HERALD ON SUNDAY",
        "Ferry sinks off point",
        "Mirror breaks in the palace of the king today",
    ]
    assert [looks_like_masthead(line) for line in lines] == [True, True, False, False]


def test_sections():
    """Sections are known whatever their case."""
    assert [is_section_label(line) for line in ("UK NEWS", "Politics:", "Ferry")] == [True, True, False]
