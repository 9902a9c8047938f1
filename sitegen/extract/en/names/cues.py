"""What the words around a name say. In: text and a Name. Out: points for a person and for an organisation, with the cue."""

from __future__ import annotations

from sitegen.extract.en.names.left import read_left
from sitegen.extract.en.names.right import read_right
from sitegen.extract.en.names.run import Name
from sitegen.extract.en.names.score import Score
from sitegen.extract.en.names.words import NameWords

# "the head of Foobar said": the verb has another subject.
_GOVERNING = (
    " of ",
    " at ",
    " in ",
    " from ",
    " for ",
    " with ",
    " near ",
    " on ",
    " to ",
    " of the ",
    " at the ",
    " in the ",
    " from the ",
    " for the ",
    " near the ",
)


def read_cues(text: str, name: Name, begin: int, limit: int, words: NameWords) -> Score:
    """Points from one occurrence; `begin` and `limit` are the ends of its sentence."""
    score = Score()
    if name.title:
        score.person(5, "title-before-name")
    if name.after:
        score.person(4, "letters-after-name")
    if name.owner:
        score.organisation(2, "title-after-name")
    left = text[max(begin, name.start - 60) : name.start]
    read_left(left, text[name.end : name.end + 14], name, score, words)
    governed = left.endswith(_GOVERNING)  # "the head of Foobar said": the verb has another subject
    read_right(text, name, limit, score, words, governed=governed)
    return score
