"""Whom "he" and "she" can mean. In: actors and their mentions. Out: "f", "m" or "" for each actor."""

from __future__ import annotations

from itertools import takewhile

from sitegen.extract.en.wordlists import read_lists, read_words
from sitegen.model.extract import LocalActor, Mention
from sitegen.patterns import lazy

_TITLE = lazy(
    r"(?P<f>\b(?:Ms|Mrs|Miss|Mme|Dame|Lady|Baroness|Sister|Queen|Princess|Madam|Congresswoman))\.?\s*$"
    r"|(?P<m>\b(?:Mr(?:\.?\sJustice)?|Lord\sJustice|Sir|Lord|Brother|King|Prince|Father|Congressman|Monsieur))\.?\s*$"
)
_LISTS = read_lists("speakers")
_IN_NAME = lazy(r"(?P<f>(?:Ms|Mrs|Miss|Dame|Lady|Baroness)\b)|(?P<m>(?:Mr|Sir|Lord)\b)")


def tell_genders(text: str, actors: tuple[LocalActor, ...], mentions: tuple[Mention, ...]) -> list[str]:
    """For each actor "f" or "m" by title, role or first name, "" where nothing tells; the first sign counts."""
    genders = [_by_name(actor) if actor.kind == "person" else "" for actor in actors]
    titled = [False] * len(actors)
    for mention in mentions:
        if titled[mention.actor] or actors[mention.actor].kind != "person":
            continue
        sign = _IN_NAME.match(mention.text) or _TITLE.search(text, max(0, mention.start - 16), mention.start)
        if sign:
            genders[mention.actor] = "f" if sign["f"] else "m"
            titled[mention.actor] = True
        elif not genders[mention.actor]:
            genders[mention.actor] = _by_neighbours(text, mention) or _by_own_pronoun(text, mention)
    return genders


_SUBJECT = lazy(r"(?:\A|\n|[.!?][”\"]?\s)\Z")
_OWN_PRONOUN = lazy(
    r"(?:,\s[^,.;:!?“”\"\n]{3,80}){0,3},?\s[a-z][^,.;:!?“”\"\nA-Z]{2,80}?\b(?:(his|himself)|(her|herself))\b(?!\s[A-Z])"
)


def _by_own_pronoun(text: str, mention: Mention) -> str:
    """By what the subject of a sentence does with its own: "Toivo, who was 34, raised his head"."""
    if not _SUBJECT.search(text, max(0, mention.start - 3), mention.start):
        return ""
    own = _OWN_PRONOUN.match(text, mention.end, mention.end + 300)
    return "" if own is None else "m" if own[1] else "f"


_CALLED = lazy(r"([A-Za-z]+),?\s\Z")  # her [brother, ]Wes
_OWNS = lazy(r",\s(?:who\s[a-z]+\s(?:(his)|(her))\s|whose\s(?:late\s)?(?:(wife|fiancée)|(husband|fiancé))\b)")


def _by_neighbours(text: str, mention: Mention) -> str:
    """By the word before the name ("her brother, Wes"), or what a clause behind it owns ("Tara, who lost her brother,")."""
    before = _CALLED.search(text, max(0, mention.start - 20), mention.start)
    if before:
        word = before[1].lower()
        for letter in ("female", "male"):
            if word in _LISTS[letter]:
                return letter[0]
    owns = _OWNS.match(text, mention.end)
    return "" if owns is None else "m" if owns[1] or owns[3] else "f"


def _by_name(actor: LocalActor) -> str:
    """By a title in the name, the words of a role ("spokeswoman"), or the first name."""
    sign = _IN_NAME.match(actor.name)
    if sign:
        return "f" if sign["f"] else "m"
    for role in actor.roles:
        # [mother] of two, but nothing of "who lost her brother"
        words = [*takewhile(lambda word: word not in _LISTS["own_words_end"], role.text.lower().split())]
        for letter in ("female", "male"):
            if not _LISTS[letter].isdisjoint(words):
                return letter[0]
    for name in actor.name.split():
        first = name.split("-")[0] if "-" in name and name not in read_words("male_names") else name
        if first in read_words("female_names"):
            return "f"
        if first in read_words("male_names"):
            return "m"
        if name[0].isupper() and name[-1] != ".":
            break  # only the first name tells, after initials: "J. Robert Osei"
    return ""
