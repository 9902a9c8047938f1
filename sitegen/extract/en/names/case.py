"""What is known of one spelling while it is judged, and the verdict on it."""

from __future__ import annotations

from sitegen.extract.en.names.forms import Form
from sitegen.extract.en.names.run import Name
from sitegen.extract.en.names.score import Score
from sitegen.model.extract import ActorKind
from sitegen.model.frozen import frozen


@frozen
class Verdict:
    """What a spelling is, the cue that showed it, how sure (0..1), and whether the proof is firm for a single word."""

    kind: ActorKind
    cue: str
    confidence: float
    firm: bool


class Case(Score):
    """All names of one spelling with their points. Most of them keep most of what a class begins with."""

    firm: float = 0.0
    only_medium: bool = False
    titled: bool = False
    lettered: bool = False
    body: bool = False
    club: bool = False

    def __init__(self, form: Form) -> None:
        self.form = form
        self.names: list[Name] = []

    def organisation(self, points: float, cue: str = "") -> None:
        """Points for an organisation; `firm` counts those that no person could have."""
        super().organisation(points, cue)
        if cue not in _SOFT_CUES:
            self.firm += points


_SOFT_CUES = frozenset(
    (
        "speech-verb",
        "acts",
        "possessive",
        "preposition",
        "agent",
        "definite",
        "whose",
        "according-to",
        "object-of-verb",
        "object-of-by",
        "role-at",
        "spokesman-for",
        "spokesman-of",
        "said-before",
        "works-for",
        "",
    )
)
