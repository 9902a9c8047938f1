"""Names that one article leaves unexplained: they are those whom the other articles so call, where only one can be meant."""

import pytest

from sitegen.extract import extract
from sitegen.model.edit import Edits
from sitegen.model.evidence import ArticleId
from sitegen.model.story import Ledger
from sitegen.read import read_bytes
from sitegen.weave import weave

FIRM = "The law firm Halvorsen Quill has been hired to review the accounts, said Ada Moor, who chairs the bank."
BODY = "Wardens of the Tarn Fund, a charity, met on Monday. The Tarn Fund said it would sell."
COUPLE = "Ida Roe, 44, was killed on Monday. Roe had two sons."
SLIP = "Kestle said it would close the works on Monday. Kestle's chief executive apologised."


def _named(*texts):
    """The names of those whom the last article names."""
    pages = [f"---\ndate: 2031-05-0{n}\ntitle: News {n}\n---\n{text}" for n, text in enumerate(texts, 1)]
    extracts = [extract(read_bytes(page.encode(), ArticleId(f"{n}.md"), ".md")) for n, page in enumerate(pages)]
    story = weave(extracts, Edits(), Ledger())
    names = {actor.id: actor.name for actor in story.actors}
    return {names[id_] for id_ in story.sources[-1].actors}, story


@pytest.mark.parametrize(
    ("others", "text", "named"),
    [
        ([FIRM], "Last week the Halvorsen Quill review came out.", {"Halvorsen Quill"}),
        ([FIRM], "Everybody asked what Moor had known.", {"Ada Moor"}),
        ([BODY], "When the Tarn Fund fell over, nobody paid.", {"Tarn Fund"}),
        ([COUPLE], "For Roe it came too late.", {"Ida Roe"}),
        ([COUPLE, "Otto Roe, 50, fled. Roe was caught."], "For Roe it came too late.", set()),
        ([SLIP], "They grew up in Kestle.", set()),
        ([FIRM], "In the end nobody was told.", set()),
    ],
)
def test_who_is_named(others, text, named):
    """A name is explained by the others where only one of them bears it, and no place is a body."""
    assert _named(*others, text)[0] == named


def test_the_speaker_too():
    """Words attributed to a spokesman of a name that others explain are that body's."""
    _, story = _named(BODY, 'It rained. A Tarn Fund spokeswoman said: "We are sorry for what was done to them."')
    assert [quote.speaker for quote in story.quotes] == ["tarn-fund"]


def test_known_by_another_name():
    """A name that an article leaves open is joined to the actor whom it knows by another."""
    wire = "Northfell Air, the airline, sacked its staff on Monday. Northfell said it had no choice."
    named, _ = _named(wire, "Northfell said it was sorry. All three Northfell Air jets were sold.")
    assert named == {"Northfell Air"}
