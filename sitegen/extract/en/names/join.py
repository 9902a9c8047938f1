"""Runs of capitals over small words: "Bank of Ghana", "Department for Culture, Media and Sport". In and out: Runs."""

from __future__ import annotations

import re

from sitegen.extract.en.names.forms import SAINTS, STATES
from sitegen.extract.en.names.run import Run
from sitegen.extract.en.names.subjects import KIN, LONG_NAME, are_suffixes, glue, is_subject, join_subjects
from sitegen.extract.en.names.words import NameWords
from sitegen.patterns import lazy

_OF_GAPS = frozenset((" of ", " of the ", " for ", " for the ", " on ", " on the "))
_FAR_GAPS = frozenset((" to ", " by ", " against ", " with ", " without ", " to the ", " against the ", " in the "))
_CAUSE_GAPS = frozenset((" for ", " against ", " without ", " for the ", " against the "))
_POSSESSIVE_GAPS = frozenset(("’s ", "'s "))
_PLURAL_GAPS = frozenset(("’ and ", "' and "))
_OFFICES = frozenset(("State", "Staff", "Exchequer", "Defense", "Defence", "Treasury", "Chancery"))
_ANGLE = re.compile(r"[^<>.\n]{1,12}[A-Z][^<>\n]*>")
SHORT_GAP = 13
_LOWER_BODY = lazy(
    r"""(?P<owner>['’]s)?\s
    (?P<body>
        (?:(?:crown|magistrates['’]|county|high|district|regional|appeals?|supreme|federal|bankruptcy|criminal|constitutional|circuit|municipal|labour)\s){1,2}court
      | (?:public\s)?prosecutors(?:['’]\soffice)? | (?:(?:county|city|state|provincial|riot|traffic|federal|national|military|border)\s)?police\b(?!\s(?:chief|officer|commissioner|force|station|car|boss|constable|sergeant|inspector|academy|captain|spokes))
      | (?:(?:foreign|defen[cs]e|interior|health|environment|finance|justice|trade|energy|economy|transport|education|agriculture|labour|labor|culture|oil|science|fisheries|housing|planning|tourism|mining)\s)(?:ministry|secretariat)
      | (?:legislative|national|regional|provincial)\s(?:assembly|parliament) | parliament | central\sbank | court\sof\s(?:appeal|justice|auditors|audit|human\srights)
      | (?:competition|aviation|maritime|tax|fisheries|food\ssafety|civil\saviation|data\sprotection|port|transport)\s(?:authority|agency|commission|regulator)
      | (?:football|cycling|athletics|swimming|rugby|cricket|ski|skating|tennis|boxing)\s(?:association|federation|union) | anti-(?:corruption|doping|fraud|trust|monopoly)\s(?:agency|commission|authority|bureau|office)
      | (?:stock|commodity|futures|commodities)\sexchange | (?:joint\s)?task\sforce | campaign(?=\s(?:said|says|has|had|did|declined|denied|paid|raised|spent|announced|hired|told)\b) | attorney\sgeneral['’]s\soffice | prosecutor['’]s\soffice | electoral\scommission | (?:city|county|borough|district|town|parish)\scouncil | council(?=\s(?:said|says|has|had|was|is|will|voted|approved|rejected|declined|agreed)\b)
    )\b""",
    re.VERBOSE,
)
_CHAMBER_COMMITTEE = lazy(
    r"(?:select\s)?(?:[a-z]+(?:,\s[a-z]+)*(?:,?\sand\s[a-z]+(?:\s[a-z]+)?)?\s)(?:select\s)?(?:sub)?committee\b"
)


def join_runs(text: str, runs: list[Run], words: NameWords) -> list[Run]:
    """One run each where small words or a possessive join them; other runs stay as they are."""
    if len(runs) > 1:
        runs = _join_left_to_right(text, runs, words)
    if len(runs) > 1:
        runs = join_subjects(text, runs, words)
    return runs


def extend_to_body(text: str, end: int, limit: int, words: NameWords) -> int:
    """The end of "Leeds crown court", "Kenya's health ministry" where the place ends at `end`; 0 = none."""
    if text[end : end + 1] not in (" ", "’", "'") or not text[end + 1 : end + 2].islower():
        return 0
    word = text[end + 1 : end + 18] if text[end] == " " else text[end + 3 : end + 20]
    if word.partition(" ")[0].rstrip(".,;:!?'’") not in words.body_starts:
        return 0  # most names: a plain word follows, and the pattern is slow to say no
    match = _LOWER_BODY.match(text, end, min(limit, end + 60))
    return match.end() if match else 0


def extend_to_committee(text: str, end: int, limit: int) -> int:
    """The end of "Commons education committee" where the chamber ends at `end`; 0 = none."""
    match = _CHAMBER_COMMITTEE.match(text, end + 1, min(limit, end + 90))
    return match.end() if match else 0


def _join_left_to_right(text: str, runs: list[Run], words: NameWords) -> list[Run]:
    """Over "of", "for", "on" and possessives."""
    joined: list[Run] = []
    for run in runs:
        if (
            joined
            and text[joined[-1].start - 1 : joined[-1].start] == "<"
            and _ANGLE.match(text, joined[-1].end, run.end + 1)
        ):
            joined[-1] = glue(text, joined[-1], run)  # "<Banca di Osei e d'Arona>"
            continue
        if len(joined) > 1 and _is_at_home(text, joined[-2], joined[-1], run, words):
            place = joined.pop()
            joined[-1] = glue(text, joined[-1], Run(place.start, run.end, run.tokens, initial=False))
            continue
        if joined:
            left = joined[-1]
            gap = text[left.end : run.start]
            if (
                0 < len(gap) <= SHORT_GAP
                and len(left.tokens) < LONG_NAME
                and gap[0] in " ’',"
                and _joins(left, run, gap, words)
            ):
                joined[-1] = glue(text, left, run)
                continue
        joined.append(run)
    return joined


def _is_at_home(text: str, left: Run, place: Run, run: Run, words: NameWords) -> bool:
    """As in "Delmont Tools (Malta) Ltd", one firm of several that differ in their country."""
    return (
        text[left.end : place.start] == " ("
        and text[place.end : run.start] == ") "
        and run.tokens[-1].rstrip(".") in words.suffixes
        and (" ".join(place.tokens) in words.places or place.tokens[0] in STATES)
    )


def _joins(left: Run, run: Run, gap: str, words: NameWords) -> bool:
    """Whether the two are one name."""
    last = left.tokens[-1]
    first = run.tokens[0]
    whole = (" ".join(left.tokens) + gap + " ".join(run.tokens)).removeprefix("The ")
    if whole in words.known or f"{whole}'s" in words.known or whole in words.known_starts:
        return True  # "the Mail on Sunday", "Standard and Poor's"
    if gap in _POSSESSIVE_GAPS:
        if len(left.tokens) == 2 and left.tokens[0] in SAINTS:
            return run.tokens[-1] in words.heads  # "St. Mary's Primary School"
        plain = words.heads.issuperset(run.tokens[:-1]) or f"{last}'s" in words.known
        firm = run.tokens[-1].rstrip(".") in words.suffixes and plain and last.rstrip(".") not in words.suffixes
        return (
            firm  # "Delmont's Inc", "Delmont's Bank Plc"
            or ((first in words.heads or first in words.owners) and last in words.owners)
            or f"{last}'s {' '.join(run.tokens)}" in words.known
            or (f"{last}'s {first}" in words.places and len(run.tokens) > 1)  # "King's Lynn Hospital"
        )
    if gap in _PLURAL_GAPS:  # "the Leeds Grocers’ and Bakers’ Association"
        return last.endswith("s") and first.rstrip("'’").endswith("s") and run.tokens[-1] in words.heads
    if gap in _CAUSE_GAPS and left.tokens in ((last,), ("The", last)) and last in words.campaigners:
        # "Parents for Clean Air", but not "Lawyers for Ann Osei", "Residents against the council"
        named = first in words.given or first in words.places or first in words.known
        return not named and first.lower() in words.common and (len(run.tokens) > 1 or not left.initial)
    if first in words.never or (gap.startswith(" on") and last not in words.on_heads):
        return False
    if gap == " and " and first.rstrip(".") in KIN and are_suffixes(run.tokens[1:], words):
        return last not in words.known  # "Moss and Sons", "Quist and Daughters Ltd"
    if gap in _OF_GAPS and last in words.title_heads and last not in words.of_heads:
        return first in words.topics or first in _OFFICES  # "Secretary of State Ann Osei"
    if gap in _OF_GAPS:
        opened = (
            (last in words.of_heads and not (last in ("Court", "Courts") and gap == " for the "))
            or (left.tokens[0] in words.list_heads and len(left.tokens) < 6 and "of" not in left.tokens)
            or (left.joined and is_subject(last, words) and is_subject(first, words))
        )
        if not opened and gap.startswith(" of") and len(run.tokens) > 1 and run.tokens[-1] in words.heads:
            # "Gift of Hope Foundation"
            opened = (
                not left.initial
                and len(left.tokens) == 1
                and last.lower() in words.common
                and last.lower() not in words.roles
                and first.lower() in words.common
            )
        return (
            opened
            and not (first in words.given and not _is_placed(run, words) and last not in words.placed)
            and last not in words.places
        )
    if gap in _FAR_GAPS:
        # "Movement of People Harmed by Dams"
        return (
            last in words.far_heads or (left.joined and not words.far_heads.isdisjoint(left.tokens[:3]))
        ) and first not in words.given
    return False


def _is_placed(run: Run, words: NameWords) -> bool:
    """Whether a run begins with a place: "Hong Kong"."""
    return run.tokens[0] in words.places or " ".join(run.tokens[:2]) in words.places
