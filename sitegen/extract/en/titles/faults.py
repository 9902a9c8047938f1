"""What a reader misses in a title that stands alone on a timeline. In: a title and its words. Out: a number of faults, 0 = none."""

from __future__ import annotations

import re
from itertools import pairwise

from sitegen.extract.en.clauses.words import FINITE, NEVER_LAST, STARTS_SUBJECT
from sitegen.extract.en.triggers import AUXILIARY, PRESENT, Word, lexicon, low_at
from sitegen.extract.en.wordlists import read_lists

_LISTS = read_lists("clauses")


def count_faults(title: str, words: list[Word]) -> int:
    """Nobody knows who "she" is; "Says it will close" lacks its subject, "A plan for the port" its verb, "told the…" its
    end. A quotation under its speaker's name lacks nothing.
    """
    words = [word for word in words if word.low[:1].isalnum()]
    if not words:
        return 1
    first, last = words[0].low, words[-1].low
    same = first == "the" and low_at(words, 1) == "same"
    cut = title.endswith("…") or (last in NEVER_LAST and last not in _PARTICLES and ": “" not in title)
    points = first in _POINTING and not (first == "it" and _ANNOUNCED.match(title))
    faults = (points or same) + cut
    if ": “" in title:
        return faults
    return faults + (not _is_sentence(words)) + (_OF_THE_WRITER.search(title) is not None)


_ANNOUNCED = re.compile(
    r"It (?:was |is |has been )?(?:emerged|transpired|announced|revealed|confirmed|agreed|decided|reported) that\b"
)
_OF_THE_WRITER = re.compile(r"\b(?:I|we|us|our|you|your)\b")


def without_slug(headline: str) -> str:
    """A headline without what a desk wrote before it for other desks: "UPDATE 2-Brewer cuts forecast", "Breaking: Ferry sinks"."""
    rest = headline[match.end() :] if (match := _SLUG.match(headline)) else headline
    return rest[:1].upper() + rest[1:]


_SLUG = re.compile(
    r"(?:(?:RPT|UPDATE|WRAPUP|REFILE|CORRECTED|EXCLUSIVE|ANALYSIS|INSIGHT|FOCUS|POLL|ADVISORY|URGENT|LEAD)(?:\s\d{1,2})?\s?-\s?)+(?=\w)"
    r"|(?:\d(?:st|nd|rd|th)\s)?(?:LD|LEAD)\b:?\s(?=[A-Z])|URGENT\s(?=[A-Z][a-z])"
    r"|(?i:(?:breaking|just in|exclusive|watch|live(?: updates?)?|updated?|urgent|video|in pictures|developing)(?: news)?):\s"
)


def is_label(headline: str) -> bool:
    """Whether a headline names a piece and tells no happening: "Q&A: the harbour", "My account"."""
    return _LABEL.match(headline) is not None


_LABEL = re.compile(
    r"(?:Q&A|Q and A|Analysis|Comment|Opinion|Profile|Timeline|Explainer|Explained|Editorial|Letters?|My account)\b(?!\s[a-z])",
    re.IGNORECASE,
)


def _is_sentence(words: list[Word]) -> bool:
    """Whether a subject comes first and a verb outside a relative clause: "The woman | who would not sign" has none."""
    forms = lexicon().forms
    opens = forms.get(words[0].low, (0, ""))[0] in (AUXILIARY, PRESENT)
    if words[0].kind == AUXILIARY or (opens and low_at(words, 1) in STARTS_SUBJECT | {"that"}):
        return False  # "Says it will decide"
    relative = several = False
    for before, word in pairwise(words):
        several = several or before.low.endswith("s")
        if word.kind in FINITE:
            if not relative:
                return True
            relative = False
        elif word.low in _RELATIVE:
            relative = True
        elif several and word.low in forms and not relative:
            return True  # "The workers of the yard go back"
    return False


_RELATIVE = frozenset(("that", "which", "who", "whom", "whose"))
_PARTICLES = frozenset(("in", "on", "over", "out", "up", "down", "off", "after", "before", "about"))
_POINTING = _LISTS["pointing"]
