"""Words at which clauses open and close, and the kinds of word that whoever reads or shortens a clause asks for."""

from __future__ import annotations

from typing import Literal

from sitegen.extract.en.triggers import AUXILIARY, BASE, PAST, PRESENT, QUOTATION
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
VERBS = FINITE | {BASE}
ARTICLES = frozenset(("the", "a", "an"))
POSSESSIVES = frozenset(("his", "her", "its", "their", "this", "these", "those"))
PARTICLES = frozenset(("up", "out", "off", "down", "away", "back"))
SUBJECT_PRONOUNS = frozenset(("he", "she", "they", "it", "we", "i"))
_LISTS = read_lists("clauses")
PREPOSITIONS = _LISTS["prepositions"]
TITLE_PREPOSITIONS, DATE_PREPOSITIONS = _LISTS["titles_prepositions"], _LISTS["date_prepositions"]
ADVERBS, DETERMINERS, SEVERAL = _LISTS["adverb"], _LISTS["determiners"], _LISTS["several"]
SUBJECTS, STARTS_SUBJECT = _LISTS["subjects"], _LISTS["starts_subject"]
INTRANSITIVE, NEVER_LAST = _LISTS["intransitive"], _LISTS["never_last"]
ASIDE = 24
"""Words that an aside may still run."""
