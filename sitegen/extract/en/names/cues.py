"""What the words around a name say. In: text and a Name. Out: points for a person and for an organisation, with the cue."""

from __future__ import annotations

import re

from sitegen.extract.en.names.left import read_left
from sitegen.extract.en.names.right import read_right
from sitegen.extract.en.names.run import Name
from sitegen.extract.en.names.score import Score
from sitegen.extract.en.names.tickers import has_ticker, in_angles
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


_STATES = (
    r"Ala|Ariz|Ark|Calif|Colo|Conn|Ct|Del|Fla|Ga|Ill|Ind|Kan|Kans|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Penn"
    r"|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|Ont|Que|Alta|Sask|(?:N|S|W|R|B)\.(?:[A-Z]|Va)"
)
_BEFORE_STATE = re.compile(rf",\s(?:{_STATES})(?:[.,]|\s[a-z])")
_STATE = re.compile(rf"(?:{_STATES})[.,]")


def _is_state(text: str, name: Name) -> bool:
    """As in "Darien, Ct.,": how letters are addressed."""
    return text.endswith(", ", 0, name.start) and _STATE.match(text, name.start) is not None


def read_cues(text: str, name: Name, begin: int, limit: int, words: NameWords) -> Score:
    """Points from one occurrence; `begin` and `limit` are the ends of its sentence."""
    score = Score()
    if len(name.tokens) == 1 and (_BEFORE_STATE.match(text, name.end) or _is_state(text, name)):
        score.organisation(-5)
        score.person(-5)
        return score
    if name.title:
        score.person(5, "title-before-name")
    if name.after:
        score.person(4, "letters-after-name")
    if name.owner:
        score.organisation(2, "title-after-name")
    if has_ticker(text, name.end) or in_angles(text, name.start, name.end):
        score.organisation(4, "share-sign")
        score.person(-4)
    left = text[max(begin, name.start - 60) : name.start]
    read_left(left, text[name.end : name.end + 14], name, score, words)
    governed = left.endswith(_GOVERNING)  # "the head of Foobar said": the verb has another subject
    read_right(text, name, limit, score, words, governed=governed)
    return score
