"""Noun phrases without a parser. In: a span of text with mentions in it. Out: the mention that heads the phrase."""

from __future__ import annotations

import re

from sitegen.extract.en.antecedents import Antecedents
from sitegen.extract.en.wordlists import read_lists
from sitegen.model.extract import Mention
from sitegen.patterns import lazy


def first_head(cast: Antecedents, begin: int, end: int) -> Mention | None:
    """The mention that heads the phrase that begins at `begin`."""
    text = cast.text
    for mention in _heads(cast, begin, end):
        before = text[begin : mention.start].rstrip()
        if _PREPOSITION_INSIDE.search(before) and (not before or not before.rpartition(" ")[2][:1].isupper()):
            return None
        if before.count(" ") > LONG or clause_end(text, begin, mention.start) < mention.start:
            return None
        return mention
    return None


def last_head(cast: Antecedents, begin: int, end: int) -> Mention | None:
    """The mention that heads the phrase that ends at `end`."""
    heads = _heads(cast, begin, end)
    return heads[-1] if heads else None


def joined_with(cast: Antecedents, head: Mention, begin: int) -> Mention:
    """The first of two who speak together: "Ms Ruiz and Mr Osei said"."""
    for mention in cast.between(begin, head.start):
        joint = cast.text[mention.end : head.start]
        if joint.strip(" MDrsip.") in ("and", "&"):
            return mention
    return head


def _heads(cast: Antecedents, begin: int, end: int) -> list[Mention]:
    """Mentions that can be a subject: no preposition before them, nothing owned by them, no noun they only describe."""
    text, heads = cast.text, []
    for mention in cast.between(begin, end):
        if _PREPOSITION.search(text[max(begin, mention.start - 16) : mention.start]):
            continue
        if _POSSESSIVE.match(text, mention.end) or mention.text.endswith(("'s", "’s")):
            continue
        if mention.end + 1 < end and text[mention.end] == " ":
            word = _FIRST_WORD.match(text, mention.end + 1, end)
            if word and _only_describes(cast, mention, word, end):
                continue
        heads.append(mention)
    return heads


def _only_describes(cast: Antecedents, mention: Mention, word: re.Match[str], end: int) -> bool:
    """Whether a name only tells what the noun after it is: "Lakeside spokeswoman", "Novak supporter Ines Abara"."""
    if not word[0].islower() or word[0] in _AFTER_HEAD or word[0].endswith(("ly", "ed")):
        return False
    body = cast.actors[mention.actor].kind == "organisation"
    return body or word[0] in _NOUNS or bool(cast.between(word.end(), end))


_POSSESSIVE = lazy(r"['’]s|(?<=s)['’]")
_FIRST_WORD = lazy(r"[A-Za-z]+")
LONG = 12  # words between a determiner and a name that cannot be one phrase
_PREPOSITION = lazy(
    r"(?:^|\s)(?:of|for|to|from|at|with|by|in|on|against|about|over|under|behind|into|via|than|between|outside|near|told|tells|including)\s+(?:the\s+|a\s+|an\s+|its\s+|his\s+|her\s+|their\s+)?<?$",
    re.IGNORECASE,
)
_PREPOSITION_INSIDE = lazy(r"\s(?:of|for|to|from|at|with|by|in|on|against|about|over)\s")
_LISTS = read_lists("speakers")
_AFTER_HEAD = _LISTS["after_head"] | {"said", "says", "told", "tells"}
_NOUNS = _LISTS["spokes"] | _LISTS["offices"] | _LISTS["anybody"] | _LISTS["papers"] | _LISTS["helpers"]


_PHRASE = lazy(r"(?<![\w’'-])(?:the|a|an|one|his|her|its|their|my|our|another|some|many|several)\s", re.IGNORECASE)


def phrase_start(text: str, begin: int, high: int) -> int | None:
    """Where the last noun phrase that no preposition governs begins: "the head of the clinic" is one phrase."""
    found = None
    for match in _PHRASE.finditer(text, begin, high):
        if not _PREPOSITION.search(text[max(begin, match.start() - 12) : match.start()]):
            found = match.start()
        elif found is None and match.start() - begin > 1:
            found = None
    return found


_CLAUSE = lazy(
    r"\s(?:who|whose|which|when|after|before|while|as|because|where|yesterday|today|tonight|is|was|has|had|are|were|will|would|told|said|added)\b|\n"
)


def clause_end(text: str, begin: int, end: int) -> int:
    """Where a noun phrase that begins at `begin` must be over."""
    over = _CLAUSE.search(text, begin, end)
    return over.start() if over else end
