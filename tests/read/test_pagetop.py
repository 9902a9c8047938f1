"""Where the story of a pasted page begins."""

import pytest

from sitegen.read.pagetop import find_page_top
from tests.read.test_lines import STORY

MENU = ["Sign in", "Home", "News", "Sport", "Weather", "Puzzles"]
HEADLINE = "Directors let the ferry sail with thin plates, court told"


def top(*lines, **told):
    lines = [*lines, *STORY]
    found = find_page_top(lines, **told)
    return found and (lines[found.title], [lines[i] for i in found.kept])


@pytest.mark.parametrize(
    "lines",
    [
        [*MENU, HEADLINE],
        [*MENU, "COURTS", HEADLINE, "Judge hears of a log that nobody read for weeks"],
        [*MENU, "Storm warning extended to Thursday for the north", HEADLINE, "By Odile Marsh", "Share"],
        [
            "We use cookies to make this site work and to measure how it is used by our readers.",
            *MENU,
            HEADLINE,
            "14 May 2016",
        ],
        ["9:41", "‹ Top stories", "Aa", "Shoreline", "FOLLOWING", HEADLINE, "Odile Marsh • 3h ago"],
    ],
)
def test_headline_below_a_menu(lines):
    """The line most like a headline is one, whatever stands between it and the menu."""
    assert top(*lines)[0] == HEADLINE


def test_first_line_of_a_text():
    """Without a menu the first line that can be the headline is it, though a deck says more."""
    deck = "Inspector wrote to the owners twice"
    assert top(HEADLINE, deck, "By Odile Marsh") == (HEADLINE, [deck, "By Odile Marsh"])


def test_headline_in_two_lines():
    """A headline is weighed whole, and both its lines are gone."""
    lines = [
        "Directors let the ferry sail",
        "with thin plates",
        "Inspector wrote to the owners twice",
        "By Odile Marsh",
    ]
    found = find_page_top([*lines, *STORY], [True, False, True, True])
    assert (found.title, found.kept) == (0, (2, 3))


def test_letterhead():
    """Without a menu too a name is no headline where a line below it has the story's words."""
    assert top("The Calder Argus", HEADLINE, "By Odile Marsh") == (HEADLINE, ["By Odile Marsh"])


def test_day_above_the_menu_is_the_readers():
    """Today's date stands above the menu, the article's beside its headline."""
    lines = ["Thursday, 2 June 2016", *MENU, HEADLINE, "14 May 2016", "Aa", "A ferry"]
    assert top(*lines) == (HEADLINE, ["14 May 2016"])


def test_known_headline():
    """Where a label has told the headline, what stands above it goes."""
    assert top("PressRack", "Catalogue", HEADLINE, "ODILE MARSH", known=HEADLINE) == (HEADLINE, ["ODILE MARSH"])


def test_menu_alone_has_no_headline():
    """Short lines alone hold none."""
    assert find_page_top([*MENU, "Contact", "About", *STORY]).title == -1
