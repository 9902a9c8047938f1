"""Where a page goes on after its story has ended."""

from sitegen.read.boilerplate import drop_furniture
from sitegen.read.draft import DraftBlock

STORY = [
    "The ferry Lodestar sank off the mole with nine people on board, an inquiry was told.",
    "Captain Odile Marsh had asked for new plates twice, she told the inquiry on Monday.",
    "The harbour board said that it had passed her letters to the owner of the ferry.",
]
FOOT = ["Share", "Tags: ferries, courts", "Most read", "Man finds a whale in his garden", "Sign up for our newsletter"]


def texts(*lines):
    return [block.text for block in drop_furniture([DraftBlock("paragraph", text) for text in lines]).blocks]


def test_strangers_words_go():
    """A paragraph below the foot that speaks of nobody in the story is not the story's."""
    stranger = "My granddaughter loves hers and I say let them play, as we did with comb and paper."
    assert texts(*STORY, *FOOT, stranger, "Like", "Reply") == STORY


def test_story_that_goes_on_below_a_box_stays():
    """A paragraph that names whom the story named is the story's, whatever stands above it."""
    last = "The inquiry will hear from the owner next, said a clerk who had sat beside Marsh."
    assert texts(*STORY, *FOOT, last, "Share", "Print")[-1] == last


def test_words_about_the_sender_go():
    """A press release ends where it speaks of its sender and says where to learn more; a part of the story with such a heading stays."""
    about = [
        "About Lodestar Ferries",
        "Founded in 1919, Lodestar sails to eleven islands and carries a million people a year.",
    ]
    assert texts(*STORY, *about, "For more information visit www.lodestar.example.") == STORY
    assert texts(*STORY, *about, "She was raised in May, and lies in the yard.")[-1].startswith("She was raised")


def test_words_to_the_press_go():
    """Below "ENDS" a press office speaks to the press; above it the story may have a heading that sounds so."""
    below = [
        "Ida Stone",
        "Communications Manager, Lodestar Ferries",
        "The firm carried a million people in the year 2020.",
    ]
    for mark in ("ENDS", "-Ends-", "Notes to editors", "Media contact:", "For further information:"):
        assert texts(*STORY, mark, *below) == STORY
    assert texts(STORY[0], "Media inquiries", *STORY[1:])[-1] == STORY[-1]


def test_below_the_foot_a_line_without_a_full_stop_is_no_story():
    """Tags and names of sections are like nothing; that they stand below the foot and tell nothing is enough."""
    assert texts(*STORY, "Follow us", "Mole news", "Ferries", "The Packet on WhatsApp | Get the tide tables") == STORY
    assert texts(*STORY, "Follow us", "He wept.")[-1] == "He wept."


def test_the_authors_life_goes_whatever_it_names():
    """Below "About the author" stands the author, known by the first name alone."""
    life = ["About the Author", "Ida Stone", "Ida joined the Packet after she had sailed with Marsh for a year."]
    assert texts(*STORY, *life) == STORY
    assert texts(STORY[0], *life, *STORY[1:])[-1] == STORY[-1]


def test_a_wall_ends_the_page():
    """What a page keeps for those who pay is not on it; a story that goes on below the wall stays."""
    wall = "This article is reserved for Packet subscribers."
    offer = "A subscription helps you enjoy the best of harbour content every day along with many benefits."
    assert texts(*STORY, wall, offer, "Already subscribed? Simply sign in below.") == STORY
    assert texts(*STORY, wall, "The owner will be heard next, said a clerk beside Marsh.")[-1].startswith("The owner")


def test_an_attributed_quotation_goes_on_with_the_story():
    """As no reader's comment does, though it names nobody of those before it."""
    quote = "“Every spring tide takes another stone,” said skipper Col Treharne."
    assert texts(*STORY, "Read next:", "Whale found in garden", "Pier café opens", quote, "Share", "Print")[-1] == quote


def test_below_the_end_mark_all_goes():
    """ "ENDS" is surer than a heading: more may stand below it."""
    below = [
        "Did you know that Tidewire has a wall for offices?",
        "If you use Tidewire at work, your office needs a licence, which costs little.",
        "Find more words from Kestrel Boats on Tidewire's pages.",
    ]
    told = [*STORY, "The owner, Piet Hulme, will be heard on Thursday by the same three judges."]
    assert texts(*told, "ENDS", *below) == told
