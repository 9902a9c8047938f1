"""Points that one occurrence of a name gives to either kind, with the rule that gave most."""

from __future__ import annotations

import re

# Ends the noun phrase that says what a name is: "the head | of the choir".
PHRASE_END = re.compile(
    r"\s(?:of|at|for|in|who|which|that|with|from|to|based|on|and|whose|by|said|says|told|has|had|was|is|behind|under|since|until|near|where|when|run|owned|founded|set\sup|started|,)\b"
)


# "the Red Deer Trappers", "the Marsh Lane Families": a plural of people behind a name is a team or a group.
TEAM = re.compile(
    r"(?:[eo]rs|eers|eurs|ians|ists|men|women|hawks|families|boys|girls|kings|knights|stars)\Z", re.IGNORECASE
)


class Score:
    """Adds up points, `p` for a person and `o` for an organisation, and remembers the strongest rule for either kind."""

    p: float = 0.0
    o: float = 0.0
    best_p: float = 0.0
    best_o: float = 0.0
    cue_p: str = ""
    cue_o: str = ""

    def person(self, points: float, cue: str = "") -> None:
        """Points for a person."""
        self.p += points
        if cue and points > self.best_p:
            self.best_p, self.cue_p = points, cue

    def organisation(self, points: float, cue: str = "") -> None:
        """Points for an organisation."""
        self.o += points
        if cue and points > self.best_o:
            self.best_o, self.cue_o = points, cue
