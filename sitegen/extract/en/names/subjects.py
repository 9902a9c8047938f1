"""Names over "and" and commas: "Food and Drug Agency", "Ministry of Trade, Industry and Energy". In and out: Runs."""

from __future__ import annotations

from sitegen.extract.en.names.run import Run
from sitegen.extract.en.names.tickers import has_ticker
from sitegen.extract.en.names.words import NameWords
from sitegen.patterns import lazy

KIN = frozenset(("Sons", "Son", "Daughters", "Daughter", "Co", "Company", "Nephews", "Partners", "Associates"))
_JOINT = frozenset(("Union", "Association", "Federation", "Guild"))
_LETTERS = 4
_CLASSES = ("class ", "Class ", "series ", "Series ", "grade ", "type ", "group ", "vitamins ")
_NO_FIRMS = frozenset(("RD", "QA", "MA", "BB", "AE", "PL", "RR", "TV", "FI"))  # "R and D", "Q and A"
_ADJECTIVES = ("al", "ic", "ary")
LONG_NAME = 16
_COMMITTEE = lazy(r"\s(?:sub)?committee\b")
# One officer has one employer: "Delmont Fry and Osei analyst Tom Quist".
_OFFICER = lazy(
    r"\s(?:analyst|economist|strategist|president|chairman|chief|spokes\w+|trader|broker|dealer|director|vice)\s[A-Z]"
)


def join_subjects(text: str, runs: list[Run], words: NameWords) -> list[Run]:
    """Over "and" and commas between subjects: "Food and Drug Agency", "Ministry of Trade, Industry and Energy"."""
    joined: list[Run] = []
    apart = _split_lists(text, runs, words)
    for index, run in enumerate(apart):
        while joined:
            left = joined[-1]
            if len(left.tokens) + len(run.tokens) > LONG_NAME:
                break
            gap = text[left.end : run.start]
            following = text[run.end : apart[index + 1].start] if index + 1 < len(apart) else ""
            if gap in (" and ", " & ", ", and ") and _is_open_list(left, words):
                fits = _goes_on(run, words)
            elif gap in (" and ", " & ", ", and ") and _closes_list(run, words) and _subjects_only(left.tokens, words):
                fits = True
            elif gap == " and ":
                fits = _is_one_body(text, left, run, words)
            elif gap == ", " and run.tokens[1:2] == ("&",) and len(left.tokens) == 1:
                # "Penrose, Tull & Bayley"; "Penrose, Tull & Bayley and Osei" are three
                fits = _is_partner(left, words) and following not in (" and ", ", ", ", and ")
            elif gap == ", " and run.tokens[1:2] == ("and",) and run.tokens[2].rstrip(".") in KIN:
                given = words.given.issuperset((*left.tokens, run.tokens[0]))
                fits = not given and _is_partner(left, words)  # "Penrose, Tull and Co", not "Ann, Tom and Co"
            elif gap == ", " and _ends_in_kin(run) and " ".join(left.tokens) not in words.known:
                plain = left.tokens[-1].rstrip(".") not in words.suffixes and left.tokens[0] not in words.calendar
                fits = plain and len(left.tokens) < len(run.tokens) and not _is_person(left, words)
            elif gap == ", " and _is_open_list(left, words):
                fits = following in (" and ", ", ", ", and ") and _goes_on(run, words)
            elif gap == ", " and _closes_list(run, words) and "and" in run.tokens:
                fits = _subjects_only(left.tokens, words)
            else:
                fits = False
            if not fits:
                break
            run = glue(text, joined.pop(), run)  # noqa: PLW2901 - grown by what stood before it
        joined.append(run)
    return joined


def _split_lists(text: str, runs: list[Run], words: NameWords) -> list[Run]:
    """Runs in which "Development | Ann Osei" is two behind "Organisation for Trade and"."""
    split: list[Run] = []
    for run in runs:
        ends = split and text[split[-1].end : run.start] == " and " and _is_open_list(split[-1], words)
        given = len(run.tokens) > 2 and run.tokens[1].partition("-")[0] in words.given
        if ends and given and run.tokens[0] in words.topics:
            first, end = run.tokens[0], run.start + len(run.tokens[0])
            split.append(Run(run.start, end, (first,), run.initial))
            split.append(Run(end + 1, run.end, run.tokens[1:], initial=False))
        else:
            split.append(run)
    return split


def are_suffixes(tokens: tuple[str, ...], words: NameWords) -> bool:
    """Whether all are the last words of firms: "Co", "Co Ltd"."""
    return all(token.rstrip(".") in words.suffixes for token in tokens)


def _is_partner(run: Run, words: NameWords) -> bool:
    """Whether a firm's name can begin with it; not in "On Friday, Tull & Bayley"."""
    return len(run.tokens) == 1 and run.tokens[0] not in words.calendar and run.tokens[0] not in words.places


def _ends_in_kin(run: Run) -> bool:
    """As in "Harris Upham and Co" of "Smith Barney, Harris Upham and Co"."""
    return "and" in run.tokens[2:-1] and run.tokens[run.tokens.index("and") + 1].rstrip(".") in KIN


def _is_person(run: Run, words: NameWords) -> bool:
    return run.tokens[0] in words.given and run.tokens[-1] in words.surnames | words.given


def _goes_on(run: Run, words: NameWords) -> bool:
    """Whether a run goes on with a list of subjects: "Ministry of Culture, Tourism | and Sport"."""
    first, last = run.tokens[0], run.tokens[-1]
    if first in words.demonyms and last in words.heads and len(run.tokens) > 2:
        return False  # "the Department of Health and Scottish Police"
    if _subjects_only(run.tokens, words):
        return True
    if len(run.tokens) == len(("International", "Studies")) and first.endswith(_ADJECTIVES) and last.endswith("s"):
        return last.lower() in words.common and last not in words.heads
    return len(run.tokens) == 1 and is_subject(first, words) and first not in words.heads and first not in words.known


def _is_one_body(text: str, left: Run, run: Run, words: NameWords) -> bool:
    """As in "the Fraud and Asset Recovery Commission", "Kent Fire and Rescue Service", "accountants Thorne and Leckie"."""
    bare = left.tokens[1:] if left.tokens[0] == "The" else left.tokens
    if text[left.start - 1 : left.start] == "<" and text[run.end : run.end + 1] == ">":
        return True  # "<Delmont Exploration and Production>"
    if not bare or " ".join(bare) in words.known:
        return False
    of = run.tokens.index("of") if "of" in run.tokens[1:] else len(run.tokens)
    first, last = run.tokens[0], run.tokens[of - 1]  # "Industrial and Commercial Bank of Wexham"
    if len(bare) > 1 and len(run.tokens) == 1 and bare[0] not in words.given:
        if has_ticker(text, run.end) and (first in words.topics or first.lower() in words.common):
            return True  # "Delmont Transport and Trading <DLT.L>"
        if bare[0] in words.chambers and bare[-1] in words.topics and first in words.topics:
            return _COMMITTEE.match(text, run.end) is not None  # "the House Energy and Power subcommittee"
        if left.tokens == bare and _OFFICER.match(text, run.end) and first not in words.places:
            plain = first.lower() in words.common or first.isupper() or first in words.given or first in words.known
            return not plain and bare[-1].rstrip(".") not in words.suffixes  # "Delmont Fry and Osei analyst Tom Quist"
    if len(bare) == 1 and bare[0].isupper() and first.isupper() and len(bare[0] + first) < _LETTERS:
        classes = text.endswith(_CLASSES, 0, left.start)
        return bare[0] + first not in _NO_FIRMS and not classes  # "P and O", "G and R Partners"
    if len(bare) == len(run.tokens) == 1:
        # "Ann and Tom" are two, "accountants Thorne and Leckie" are one.
        before = text[max(0, left.start - 14) : left.start - 1].rpartition(" ")[2].lower()
        return before in words.named_after_partners and bare[0] not in words.given
    if (
        last.rstrip(".") in words.suffixes and len(run.tokens) > 1
    ):  # "Cable and Harness Plc"; "Shell and Osei Ltd" are two
        papers = bare[-1] in words.media and text[max(0, left.start - 4) : left.start].lower() == "the "
        return (papers or bare[-1].lower() in words.common) and first.lower() in words.common
    if len(run.tokens) > 1 and last in words.heads and bare[-1].endswith(_ADJECTIVES) and first.endswith(_ADJECTIVES):
        return is_subject(bare[-1], words) and is_subject(first, words)  # no name ends so
    if len(run.tokens) < 2 or last not in words.heads or first in words.places or first in words.given:
        return False
    if first in words.demonyms or first in words.known or first.isupper():
        return False
    definite = len(bare) < len(left.tokens) or text[max(0, left.start - 4) : left.start].lower() == "the "
    if definite and last in _JOINT and len(run.tokens) > 2 and run.tokens[-2].endswith("s"):
        # "the Retail and Allied Workers Union", "the Matatu and Boda Drivers Association"
        whole = bare[-1] in words.heads and (len(bare) > 1 or bare[-1] in words.bare_heads)
        return not (whole or bare[-1] in words.seats or bare[-1].isupper())
    if not is_subject(first, words):
        return False
    if bare[-1] in words.heads and bare[-1] not in words.topics:
        return False
    if bare[0] in words.united and len(bare) > 1 and last in _JOINT and is_subject(bare[-1], words):
        return True  # "National Grain and Feed Association"
    if definite and (bare[0] in words.united or all(is_subject(token, words) for token in bare)):
        return True
    if left.initial and len(bare) == 1 and _are_things(bare[0], words) and _are_things(first, words):
        return True  # "Rivers and Homes Trust director Ann Osei"
    placed = bare[0] in words.places or bare[0] in words.demonyms
    return placed and len(bare) > 1 and bare[-1] in words.topics and first in words.topics


def _are_things(token: str, words: NameWords) -> bool:
    return token.endswith("s") and token.lower() in words.common


def is_subject(token: str, words: NameWords) -> bool:
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
                word == "and" or is_subject(word, words) for word in listed
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


def glue(text: str, left: Run, right: Run) -> Run:
    """From the first word of the one to the last of the other."""
    return Run(left.start, right.end, tuple(text[left.start : right.end].split()), left.initial, joined=True)
