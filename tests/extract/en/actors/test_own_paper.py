"""The paper that an article stands in is no actor of it, as long as people only speak to it."""

from dataclasses import replace

import pytest

from sitegen.extract.en.actors import find_actors
from sitegen.extract.sentences import split_sentences
from tests.extract.en.actors.actors_cases import article

CASES = [
    ("“It hurt,” Tom Fry told the Gazette.", "The Wexham Gazette", ["Tom Fry"]),
    ("Tom Fry told WGT that a letter seen by Wexham Gas & Tar was false.", "Wexham Gas & Tar", ["Tom Fry"]),
    ("Tom Fry sued the Gazette. The Gazette apologised.", "The Wexham Gazette", ["Tom Fry", "Gazette"]),
    ("“It hurt,” Tom Fry told the Gazette.", "The Mail", ["Tom Fry", "Gazette"]),
    ("“It hurt,” Tom Fry told our reporter Ann Osei.", "", ["Tom Fry"]),
    ("“It hurt,” Tom Fry told our crime correspondent, Ann Osei.", "The Mail", ["Tom Fry"]),
]


@pytest.mark.parametrize(("text", "publisher", "expected"), CASES)
def test_own_paper(text, publisher, expected):
    """Only a name that is part of the publisher's, or its reporter's, and only spoken to, is left out."""
    source = replace(article(text), publisher=publisher)
    actors, *_ = find_actors(source, split_sentences(source))
    assert [actor.name for actor in actors] == expected
