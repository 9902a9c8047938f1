"""Runs of capitals over small words: "Bank of Ghana", "Department for Culture, Media and Sport". In and out: Runs."""

from __future__ import annotations

import re

from sitegen.extract.en.names.forms import SAINTS
from sitegen.extract.en.names.run import Run
from sitegen.extract.en.names.words import NameWords
from sitegen.patterns import lazy

_OF_GAPS = frozenset((" of ", " of the ", " for ", " for the ", " on ", " on the "))
_FAR_GAPS = frozenset((" to ", " by ", " against ", " with ", " without ", " to the ", " against the ", " in the "))
_CAUSE_GAPS = frozenset((" for ", " against ", " without ", " for the ", " against the "))
_POSSESSIVE_GAPS = frozenset(("’s ", "'s "))
_OFFICES = frozenset(("State", "Staff", "Exchequer", "Defense", "Defence", "Treasury", "Chancery"))
_KIN = frozenset(("Sons", "Son", "Daughters", "Daughter", "Co", "Company", "Nephews"))
_JOINT = frozenset(("Union", "Association", "Federation", "Guild"))
SHORT_GAP = 13
_LONG_NAME = 16
_LOWER_BODY = lazy(
    r"""(?P<owner>['’]s)?\s
    (?P<body>
        (?:(?:crown|magistrates['’]|county|high|district|regional|appeals?|supreme|federal|bankruptcy|criminal|constitutional|circuit|municipal|labour)\s){1,2}court
      | (?:public\s)?prosecutors(?:['’]\soffice)? | (?:(?:county|city|state|provincial|riot|traffic|federal|national|military|border)\s)?police\b(?!\s(?:chief|officer|commissioner|force|station|car|boss|constable|sergeant|inspector|academy|captain|spokes))
      | (?:(?:foreign|defen[cs]e|interior|health|environment|finance|justice|trade|energy|economy|transport|education|agriculture|labour|labor|culture|oil|science|fisheries|housing|planning|tourism|mining)\s)(?:ministry|secretariat)
      | (?:legislative|national|regional|provincial)\s(?:assembly|parliament) | parliament | central\sbank | court\sof\s(?:appeal|justice|auditors|audit|human\srights)
      | (?:competition|aviation|maritime|tax|fisheries|food\ssafety|civil\saviation|data\sprotection|port|transport)\s(?:authority|agency|commission|regulator)
      | (?:football|cycling|athletics|swimming|rugby|cricket|ski|skating|tennis|boxing)\s(?:association|federation|union) | anti-(?:corruption|doping|fraud|trust|monopoly)\s(?:agency|commission|authority|bureau|office)
      | (?:joint\s)?task\sforce | campaign(?=\s(?:said|says|has|had|did|declined|denied|paid|raised|spent|announced|hired|told)\b) | attorney\sgeneral['’]s\soffice | prosecutor['’]s\soffice | electoral\scommission | (?:city|county|borough|district|town|parish)\scouncil | council(?=\s(?:said|says|has|had|was|is|will|voted|approved|rejected|declined|agreed)\b)
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
        runs = _join_subjects(text, runs, words)
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
        if joined:
            left = joined[-1]
            gap = text[left.end : run.start]
            if (
                len(gap) <= SHORT_GAP
                and len(left.tokens) < _LONG_NAME
                and gap[0] in " ’',"
                and _joins(left, run, gap, words)
            ):
                joined[-1] = _glue(text, left, run)
                continue
        joined.append(run)
    return joined


def _joins(left: Run, run: Run, gap: str, words: NameWords) -> bool:
    """Whether the two are one name."""
    last = left.tokens[-1]
    first = run.tokens[0]
    whole = (" ".join(left.tokens) + gap + " ".join(run.tokens)).removeprefix("The ")
    if whole in words.known or f"{whole}'s" in words.known:
        return True  # "the Mail on Sunday", "Standard and Poor's"
    if gap in _POSSESSIVE_GAPS:
        if len(left.tokens) == 2 and left.tokens[0] in SAINTS:
            return run.tokens[-1] in words.heads  # "St. Mary's Primary School"
        return (
            (first in words.heads or first in words.owners) and last in words.owners
        ) or f"{last}'s {' '.join(run.tokens)}" in words.known
    if gap in _CAUSE_GAPS and left.tokens in ((last,), ("The", last)) and last in words.campaigners:
        # "Parents for Clean Air", but not "Lawyers for Ann Osei", "Residents against the council"
        named = first in words.given or first in words.places or first in words.known
        return not named and first.lower() in words.common and (len(run.tokens) > 1 or not left.initial)
    if first in words.never or (gap.startswith(" on") and last not in words.on_heads):
        return False
    if gap == " and " and first.rstrip(".") in _KIN and _are_suffixes(run.tokens[1:], words):
        return last not in words.known  # "Moss and Sons", "Quist and Daughters Ltd"
    if gap in _OF_GAPS and last in words.title_heads and last not in words.of_heads:
        return first in words.topics or first in _OFFICES  # "Secretary of State Ann Osei"
    if gap in _OF_GAPS:
        opened = (
            (last in words.of_heads and not (last in ("Court", "Courts") and gap == " for the "))
            or (left.tokens[0] in words.list_heads and len(left.tokens) < 6 and "of" not in left.tokens)
            or (left.joined and _is_subject(last, words) and _is_subject(first, words))
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
            and not (first in words.given and first not in words.places and last not in words.placed)
            and last not in words.places
        )
    if gap in _FAR_GAPS:
        # "Movement of People Harmed by Dams"
        return (
            last in words.far_heads or (left.joined and not words.far_heads.isdisjoint(left.tokens[:3]))
        ) and first not in words.given
    return False


def _join_subjects(text: str, runs: list[Run], words: NameWords) -> list[Run]:
    """Over "and" and commas between subjects: "Food and Drug Agency", "Ministry of Trade, Industry and Energy"."""
    joined: list[Run] = []
    for index, run in enumerate(runs):
        while joined:
            left = joined[-1]
            if len(left.tokens) + len(run.tokens) > _LONG_NAME:
                break
            gap = text[left.end : run.start]
            following = text[run.end : runs[index + 1].start] if index + 1 < len(runs) else ""
            if gap in (" and ", " & ", ", and ") and _is_open_list(left, words):
                fits = _goes_on(run, words)
            elif gap in (" and ", " & ", ", and ") and _closes_list(run, words) and _subjects_only(left.tokens, words):
                fits = True
            elif gap == " and ":
                fits = _is_one_body(text, left, run, words)
            elif gap == ", " and run.tokens[1:2] == ("&",) and len(left.tokens) == 1:
                # "Penrose, Tull & Bayley"; "Penrose, Tull & Bayley and Osei" are three
                fits = _is_partner(left, words) and following not in (" and ", ", ", ", and ")
            elif gap == ", " and run.tokens[1:2] == ("and",) and run.tokens[2].rstrip(".") in _KIN:
                given = words.given.issuperset((*left.tokens, run.tokens[0]))
                fits = not given and _is_partner(left, words)  # "Penrose, Tull and Co", not "Ann, Tom and Co"
            elif gap == ", " and _is_open_list(left, words):
                fits = following in (" and ", ", ", ", and ") and _goes_on(run, words)
            elif gap == ", " and _closes_list(run, words) and "and" in run.tokens:
                fits = _subjects_only(left.tokens, words)
            else:
                fits = False
            if not fits:
                break
            run = _glue(text, joined.pop(), run)  # noqa: PLW2901 - grown by what stood before it
        joined.append(run)
    return joined


def _are_suffixes(tokens: tuple[str, ...], words: NameWords) -> bool:
    return all(token.rstrip(".") in words.suffixes for token in tokens)


def _is_partner(run: Run, words: NameWords) -> bool:
    """Whether a firm's name can begin with it; not in "On Friday, Tull & Bayley"."""
    return len(run.tokens) == 1 and run.tokens[0] not in words.calendar and run.tokens[0] not in words.places


def _goes_on(run: Run, words: NameWords) -> bool:
    """Whether a run goes on with a list of subjects: "Ministry of Culture, Tourism | and Sport"."""
    first, last = run.tokens[0], run.tokens[-1]
    if first in words.demonyms and last in words.heads and len(run.tokens) > 2:
        return False  # "the Department of Health and Scottish Police"
    if _subjects_only(run.tokens, words):
        return True
    return len(run.tokens) == 1 and _is_subject(first, words) and first not in words.heads and first not in words.known


def _is_one_body(text: str, left: Run, run: Run, words: NameWords) -> bool:
    """As in "the Fraud and Asset Recovery Commission", "Kent Fire and Rescue Service", "accountants Thorne and Leckie"."""
    bare = left.tokens[1:] if left.tokens[0] == "The" else left.tokens
    if not bare or " ".join(bare) in words.known:
        return False
    first, last = run.tokens[0], run.tokens[-1]
    if len(bare) == len(run.tokens) == 1:
        # "Ann and Tom" are two, "accountants Thorne and Leckie" are one.
        before = text[max(0, left.start - 14) : left.start - 1].rpartition(" ")[2].lower()
        return before in words.named_after_partners and bare[0] not in words.given
    if (
        last.rstrip(".") in words.suffixes and len(run.tokens) > 1
    ):  # "Cable and Harness Plc"; "Shell and Osei Ltd" are two
        return bare[-1].lower() in words.common and first.lower() in words.common
    if len(run.tokens) < 2 or last not in words.heads or first in words.places or first in words.given:
        return False
    if first in words.demonyms or first in words.known or first.isupper():
        return False
    definite = len(bare) < len(left.tokens) or text[max(0, left.start - 4) : left.start].lower() == "the "
    if definite and last in _JOINT and len(run.tokens) > 2 and run.tokens[-2].endswith("s"):
        # "the Retail and Allied Workers Union", "the Matatu and Boda Drivers Association"
        whole = bare[-1] in words.heads and (len(bare) > 1 or bare[-1] in words.bare_heads)
        return not (whole or bare[-1] in words.seats or bare[-1].isupper())
    if not _is_subject(first, words):
        return False
    if bare[-1] in words.heads and bare[-1] not in words.topics:
        return False
    if definite and (bare[0] in words.united or all(_is_subject(token, words) for token in bare)):
        return True
    if left.initial and len(bare) == 1 and _are_things(bare[0], words) and _are_things(first, words):
        return True  # "Rivers and Homes Trust director Ann Osei"
    placed = bare[0] in words.places or bare[0] in words.demonyms
    return placed and len(bare) > 1 and bare[-1] in words.topics and first in words.topics


def _are_things(token: str, words: NameWords) -> bool:
    return token.endswith("s") and token.lower() in words.common


def _is_subject(token: str, words: NameWords) -> bool:
    """Whether a capitalised word says what a body is for: "Fraud", "Anti-Corruption", "Atmospheric", "Foundry"."""
    plain = token.rstrip(",’'")
    return (
        plain in words.topics
        or plain.lower() in words.common
        or plain.partition("-")[2].lower() in words.common
        or plain.endswith(("ic", "al", "ry", "ors", "ers", "logy", "graphy", "nomy", "nomics"))
    ) and not plain.isupper()


def _is_open_list(run: Run, words: NameWords) -> bool:
    """As in "Department for Culture": a head, then subjects alone."""
    for place, token in enumerate(run.tokens[:-2]):
        if token in words.list_heads and run.tokens[place + 1] in ("of", "for", "on"):
            listed = run.tokens[place + 2 :]
            return (listed[-1] in words.topics or listed[-1] not in words.heads) and all(
                word == "and" or _is_subject(word, words) for word in listed
            )
    return False


def _closes_list(run: Run, words: NameWords) -> bool:
    """As in "Drug Agency", "Media and Sport Committee": subjects, then a head."""
    inner = run.tokens[:-1]
    if not inner or run.tokens[-1] not in words.heads or not _subjects_only(inner[:1], words):
        return False
    return all(token.rstrip(",") in words.topics or token.lower().rstrip(",") in words.common for token in inner)


def _subjects_only(tokens: tuple[str, ...], words: NameWords) -> bool:
    """Whether every word is a subject such as "Health" (or "and", or a chamber such as "Senate")."""
    bare = [token.rstrip(",") for token in tokens]
    return all(
        token in words.topics or token in words.chambers or token in ("and", "&", "the", "The") for token in bare
    ) and any(token in words.topics for token in bare)


def _glue(text: str, left: Run, right: Run) -> Run:
    """From the first word of the one to the last of the other."""
    return Run(left.start, right.end, tuple(text[left.start : right.end].split()), left.initial, joined=True)
