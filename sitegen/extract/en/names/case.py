"""What is known of one spelling while it is judged, and the verdict on it."""

from __future__ import annotations

from sitegen.extract.en.names.forms import Form
from sitegen.extract.en.names.run import Name
from sitegen.model.extract import ActorKind
from sitegen.model.frozen import frozen


@frozen
class Verdict:
    """What a spelling is, the cue that showed it, how sure (0..1), and whether the proof is firm for a single word."""

    kind: ActorKind
    cue: str
    confidence: float
    firm: bool


class Case:
    """All names of one spelling with their points. Most of them keep most of what a class begins with."""

    person: float = 0.0
    organisation: float = 0.0
    person_cue: str = ""
    organisation_cue: str = ""
    best_person: float = 0.0
    best_organisation: float = 0.0
    firm: float = 0.0
    only_medium: bool = False
    titled: bool = False
    lettered: bool = False
    body: bool = False

    def __init__(self, form: Form) -> None:
        self.form = form
        self.names: list[Name] = []
        self.cues: set[str] = set()
