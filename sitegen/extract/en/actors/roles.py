"""What an article calls its people. In: Names, groups. Out: LocalRoles by group: "Home Secretary", "director of the Fund"."""

from __future__ import annotations

import re
from itertools import pairwise

from sitegen.extract.en.names.run import Name
from sitegen.extract.en.names.words import NameWords
from sitegen.extract.en.triggers import PAST, lexicon
from sitegen.model.extract import LocalRole, Sentence

_AFTER = re.compile(
    r",\s(?:then\s)?(?:(?:the|a|an|its|his|her|their|one\sof\sthe)\s)?(?P<role>(?:[^,;.!?()“”\"—–\n]|(?<=\b[A-Z])\.){3,90})"
)
_STOP = re.compile(
    r"\s(?:who|which|that|said|says|told|has|had|was|is|will|and\s(?:his|her|the)|but|when|while|after|before|in\sa|pleaded|denied|added)\b.*\Z",
    re.DOTALL,
)
_SENIOR = frozenset(("Acting", "Chief", "Deputy", "Former", "Senior", "Vice"))  # at the start of a sentence
_OFFICE = re.compile(
    r"\b(?:the|its|his|her|their)\s(?P<role>(?:[\w’'-]+\s){0,2}(?P<head>[\w-]+)\sof\s(?P<of>(?:the\s|its\s)?[^,.;:()“”\"\n]{2,40})),\s\Z",
    re.IGNORECASE,
)
_OFFICE_ALONE = re.compile(r"\b[Tt]he\s(?P<role>(?:[A-Z][a-z]+\s){1,3}(?P<head>[A-Z][\w-]+)),\s\Z")
_OF_ANOTHER = re.compile(
    r"\b(?:the|a|an|its|his|her)\s(?P<role>(?:[a-z’'-]+\s){0,3}[a-z-]+)\s(?:to|of)\s(?:the|its|his|her)\s\Z",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?P<role>(?:[\w’'-]+\s){0,5}[\w-]+),?\s\Z")


def find_roles(
    text: str,
    sentences: tuple[Sentence, ...],
    names: list[Name],
    owners: list[int],
    organisations: frozenset[int],
    words: NameWords,
) -> dict[int, list[LocalRole]]:
    """The roles of each person, in order of text, each wording once."""
    roles: dict[int, list[LocalRole]] = {}
    for place, (name, owner) in enumerate(zip(names, owners, strict=True)):
        if owner < 0 or owner in organisations or name.heading or name.fixed == "office":
            continue
        limit, begin = sentences[name.sentence].end, sentences[name.sentence].start
        found = [_title(name, words), _behind(text, name, limit, words)]
        if words.courtesy.issuperset(name.title.split()) and len(name.tokens) > 1:
            found.append(_in_front(text, name, begin, words))
        for span in found:
            if span is None:
                continue
            start, end = span
            wording = " ".join(text[start:end].split())
            known = roles.setdefault(owner, [])
            if all(role.text.lower() != wording.lower() for role in known) and len(known) < 6:
                known.append(
                    LocalRole(
                        start, end, text[start:end], _organisation(names, owners, organisations, place, start, end)
                    )
                )
    return {owner: found for owner, found in roles.items() if found}


def _title(name: Name, words: NameWords) -> tuple[int, int] | None:
    """As in "Home Secretary" before the name; "Mr" is none."""
    if not name.title or all(token in words.courtesy for token in name.title.split()):
        return None
    return name.title_start, name.title_start + len(name.title)


def _behind(text: str, name: Name, limit: int, words: NameWords) -> tuple[int, int] | None:
    """As in "…, director general of the Fund (AF), said"."""
    end = name.end
    if text[end : end + 1] != ",":
        return None
    match = _AFTER.match(text, end, min(limit, end + 130))
    if match is None:
        return None
    if match.start("role") == end + len(", ") and text[name.start - 2 : name.start] == ", ":
        before = text[max(0, name.start - 40) : name.start - 2].rpartition(" ")[2]
        if _is_role(before, words) or _is_role(before.partition("-")[0], words):
            return None  # "The mayor, Ann Osei, met Bishop Roe"
    wording = _STOP.sub("", match["role"]).rstrip()
    head = re.split(r"\s(?:of|at|for|in|to|on|with|from)\s", wording, maxsplit=1)[0].split()
    if (
        not head
        or len(head) > 7
        or head[0] in ("who", "whose", "and")
        or head[0] in words.verbs
        or head[0] in words.speech
        or _tells(head)
    ):
        return None  # "The lawyer, Ann Osei, said her client"
    if not any(_is_role(word, words) for word in head[-3:]):
        return None
    return match.start("role"), match.start("role") + len(wording)


def _tells(head: list[str]) -> bool:
    """As in "A clerk, Ann Osei, became a hero", "In Ely, Ann Osei lost both her sons": a verb and what it governs."""
    verbs = lexicon().forms
    return any(verbs.get(word, (0, ""))[0] == PAST and after in _GOVERNED for word, after in pairwise(head))


_GOVERNED = frozenset(("a", "an", "the", "his", "her", "its", "their", "both", "all"))


def _in_front(text: str, name: Name, begin: int, words: NameWords) -> tuple[int, int] | None:
    """As in "the fund's chief executive, Ann Osei", "its chairman, Mr Carl Osei", "hedge fund manager Ann Osei"."""
    end = name.title_start if name.title else name.start
    start = max(begin, end - 60)
    if text.endswith(", ", 0, end) and text.startswith(",", name.end) and (office := _office(text, start, end, words)):
        return office
    last = text[start : end - 1].removesuffix(",").rpartition(" ")[2]
    opening = start == begin and text.startswith(f"{last} ", begin)  # "Owner Ann Osei said"
    if not (last[-1:].isalnum() or last[-1:] in ("-", "_")) or (
        last.isalpha() and not ((last.islower() or opening) and _is_role(last, words))
    ):
        return None  # most names: nothing or a plain word stands there, and it is no role
    match = _BEFORE.search(text, start, end)
    if match is None:
        return None
    tokens = list(re.finditer(r"\S+", match["role"]))
    if not tokens or not _is_role(tokens[-1][0], words) or not (tokens[-1][0].islower() or opening):
        return None
    first = len(tokens) - 1
    while first > 0 and len(tokens) - first < 4:
        word = tokens[first - 1][0]
        common = word.lower() in words.common and word.lower() not in words.openers and word not in words.places
        opens = first == 1 and match.start() == begin and common
        if (
            not (word.islower() or word in _SENIOR or opens)  # "Shop owner Ann Osei"
            or word.lower() in words.role_edges
            or word in words.verbs
            or word.endswith(("’s", "'s"))
        ):
            break
        first -= 1
    begin = match.start() + tokens[first].start()
    of = _OF_ANOTHER.search(text, start, begin)
    if of is not None and _is_role(of["role"].split()[-1], words):
        begin = of.start("role")  # "the press secretary to the governor, Ann Osei"
    return begin, match.start() + tokens[-1].end()


def _office(text: str, start: int, end: int, words: NameWords) -> tuple[int, int] | None:
    """As in "The Mayor of Leeds, Ann Osei,", "the president of the club, Carl Osei,", "The Home Secretary, Ann Osei,"."""
    alone = _OFFICE_ALONE.search(text, start, end)
    if alone is not None and _is_role(alone["head"], words):
        return alone.span("role")
    match = _OFFICE.search(text, start, end)
    if match is None or not _is_role(match["head"].lower(), words):
        return None
    between = match["of"].split()
    plain = (
        words.verbs.isdisjoint(between)
        and words.speech.isdisjoint(between)
        and words.role_edges.isdisjoint(between[1:])
    )
    return match.span("role") if plain else None


def _is_role(word: str, words: NameWords) -> bool:
    """As in "director", "Secretary-General"."""
    lower = word.lower().strip("’'")
    return lower in words.roles or lower.rpartition("-")[2] in words.roles or word in words.title_heads


def _organisation(
    names: list[Name], owners: list[int], organisations: frozenset[int], place: int, start: int, end: int
) -> int | None:
    """The organisation named inside the role, or right before it ("Acme's chief executive")."""
    for near in range(max(0, place - 2), min(len(names), place + 5)):
        name, owner = names[near], owners[near]
        if owner in organisations and (start <= name.start < end or 0 < start - name.end <= 4):
            return owner
    return None
