"""Headlines, mastheads and sections."""

from sitegen.read.titles import is_section_label, looks_like_headline, looks_like_masthead


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
