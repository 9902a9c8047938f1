"""Words at which clauses open and close, for what reads them."""

from __future__ import annotations

from typing import Literal

from sitegen.extract.en.triggers import AUXILIARY, PAST, PRESENT, QUOTATION
from sitegen.extract.en.wordlists import read_lists

ClauseKind = Literal["main", "relative", "that", "time", "if", "other"]

RELATIVE = frozenset(["who", "whom", "whose", "which", "where"])
WHO = frozenset(("who", "which", "that"))
SUBORDINATE: dict[str, ClauseKind] = {
    **dict.fromkeys(["when", "after", "before", "while", "as", "once", "since", "until", "till"], "time"),
    **dict.fromkeys(["if", "unless", "whether"], "if"),
    **dict.fromkeys(["because", "although", "though", "whereas"], "other"),
}
COORDINATE = frozenset(["and", "but", "or"])
HARD = frozenset((";", ":", "–", "—"))
ENDS = HARD | RELATIVE | {",", "(", ")", QUOTATION}
MARKERS = ENDS | COORDINATE | frozenset(SUBORDINATE) | {"that"}
"""Words at which a clause can open or close; at others only a verb can."""
DONE = frozenset((AUXILIARY, PAST))
FINITE = DONE | {PRESENT}
ARTICLES = frozenset(("the", "a", "an"))
POSSESSIVES = frozenset(("his", "her", "its", "their", "this", "these", "those"))
PARTICLES = frozenset(("up", "out", "off", "down", "away", "back"))
SUBJECT_PRONOUNS = frozenset(("he", "she", "they", "it", "we", "i"))
PREPOSITIONS = read_lists("clauses")["prepositions"]
