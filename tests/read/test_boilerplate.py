"""What goes and what stays, by where it stands."""

from sitegen.read.boilerplate import drop_furniture
from sitegen.read.draft import DraftBlock

ONE = "The ferry sank off Calder Point on Monday night with eighty people aboard."
TWO = "All of them were saved, the coastguard said on Tuesday morning in a statement."
THREE = "Divers will look for the cause when the weather allows it, perhaps on Friday."
FOUR = "The ship was built in 1971 and had failed an inspection two years ago, records show."


def blocks(*texts, **kinds):
    return [DraftBlock(kinds.get(f"k{i}", "paragraph"), text, i + 1) for i, text in enumerate(texts)]


def left(*texts, **known):
    return [block.text for block in drop_furniture(blocks(*texts), **known).blocks]


def test_list_of_other_stories_ends_where_the_story_resumes():
    """A list within the story goes, and the story after it stays."""
    assert left(
        ONE, TWO, "Related articles", "Bridge falls in gale", "Why the tower leans", THREE, FOUR, ONE[:-1] + " too."
    ) == [
        ONE,
        TWO,
        THREE,
        FOUR,
        ONE[:-1] + " too.",
    ]


def test_list_at_the_end_takes_all_that_follows():
    """After the last list nothing is story, not even a teaser in a full sentence."""
    assert left(
        ONE,
        TWO,
        THREE,
        FOUR,
        "Check Also",
        "OSLO (Tarnwire) – As ministers gather in Oslo this week to try and find an answer.",
    ) == [ONE, TWO, THREE, FOUR]


def test_comments_end_the_page():
    """What readers write is no part of the story, however much it is."""
    assert left(ONE, TWO, "Comments (3)", *[f"I have said so for years and years, number {i}." for i in range(9)]) == [
        ONE,
        TWO,
    ]


def test_repeats_go():
    """Title, masthead and a caption set twice go, and a paragraph set twice stays once."""
    texts = ["Ferry sinks", "Gazette", ONE, "The ferry in 2012. Photo: Ada Quill", ONE, TWO]
    assert left(*texts, title="Ferry sinks", publisher="Gazette") == [ONE, TWO]


def test_byline_gives_author_and_date():
    """What the byline said is handed on."""
    cleaned = drop_furniture(blocks("By Ada Quill | 3 May 2021", "Transport Correspondent", ONE, TWO), origin="line")
    assert (cleaned.author, [(clue.text, clue.line) for clue in cleaned.clues], len(cleaned.blocks)) == (
        "Ada Quill",
        [("3 May 2021", 1)],
        2,
    )


def test_authors_life_goes():
    """A last line about the author goes; a person of the story who is an editor stays."""
    assert left(ONE, TWO, "Ada Quill covers shipping for the Gazette.", author="Ada Quill") == [ONE, TWO]
    assert left(ONE, "Ada Quill, the editor of the Gazette, was among those saved from the water.", TWO)[1].startswith(
        "Ada Quill, the"
    )


def test_summary_above_a_dateline_goes():
    """Bullets above the dateline repeat the story; bullets within it belong to it."""
    wire = "OSLO, May 3 (Tarnwire) - " + ONE
    items = [
        DraftBlock("item", "Ferry sinks with 80 aboard"),
        DraftBlock("paragraph", wire),
        DraftBlock("item", "Built in 1971"),
        DraftBlock("paragraph", TWO),
    ]
    assert [block.text for block in drop_furniture(items).blocks] == [wire, "Built in 1971", TWO]


def test_slug_is_an_unclear_clue():
    """The slug below a wire story carries a date that may be the day, the month first."""
    clues = drop_furniture(blocks(ONE, TWO, "TRN-OSL-05-03-21 1947GMT")).clues
    assert [(clue.text, clue.kind) for clue in clues] == [("05-03-21", "unclear")]


def test_dates_within_the_story_stay():
    """A line signed with a place and a date within the story is a quotation's, and stays."""
    assert left(ONE, "— Captain Roe, Calder, 15 April 2019", TWO)[1].startswith("— Captain")


def test_nothing_gives_nothing():
    """No blocks, no story."""
    assert drop_furniture([]).blocks == ()
