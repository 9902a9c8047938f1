"""Speakers without a name of their own: "a spokesman for X", "the company", "a resident". In: their words. Out: a Speaker."""

from __future__ import annotations

import re

from sitegen.extract.en.antecedents import NOBODY, Antecedents, Speaker
from sitegen.extract.en.antecedents.holders import office, only_holder
from sitegen.extract.en.antecedents.papers import author, owner
from sitegen.extract.en.clauses.words import SUBJECT_PRONOUNS
from sitegen.extract.en.wordlists import read_lists
from sitegen.model.extract import Mention
from sitegen.patterns import lazy


def describe(cast: Antecedents, begin: int, end: int) -> Speaker:
    """A speaker without a name of their own: "a spokesman for X", "the company", "the 45-year-old", "a resident"."""
    text = cast.text
    words = text[begin:end].strip(" ,.\n\t*_")
    lower = _WORDS.findall(words.lower())
    if not lower:
        return NOBODY
    shown = words if len(words) <= _SHOWN else words[:_SHOWN].rpartition(" ")[0]
    if lower[0] in SUBJECT_PRONOUNS and len(lower) == 1:
        return cast.pronoun(lower[0], words, begin)
    mentions = cast.between(begin, end)
    own = lower[: _of(lower)]  # "the head of the clinic": what the phrase itself is called stands before "of"
    if lower[-1] in _LISTS["spokes"] or not _LISTS["spokes"].isdisjoint(own):
        return Speaker(_spoken_for(cast, mentions, lower, begin), shown, "spokesman")
    if not _LISTS["papers"].isdisjoint(own):
        if not mentions:
            return Speaker(_whose_paper(cast, own, begin), shown, "paper")
        writers = [m for m in mentions if text.endswith((" from ", " by "), begin, m.start)] or mentions
        return Speaker(writers[0].actor if len({m.actor for m in writers}) == 1 else None, shown, "paper")
    if own and own[-1] in _LISTS["speaks_for"] and mentions and own[0] not in ("a", "an", "one"):
        return Speaker(mentions[0].actor, shown, "office-of")
    if _NATIVE.fullmatch(words):
        actor = cast.called(["native"], begin)
        return Speaker(actor, shown, "called" if actor is not None else "unnamed")
    if lower[0] in _OWNERS and len(lower) == 2 and lower[1] in _KIN and not mentions:
        return Speaker(only_holder(cast, lower[1], begin), shown, "called")
    definite = lower[0] in ("the", "this", "that")
    if definite and len(own) > _WITH_NOUN and not mentions and _is_somebody(text, own[-2:], begin):
        return Speaker(None, shown, "unnamed")
    if definite and own and not mentions and not _OWNED.search(words):
        actor = cast.called(own[1:], begin)
        if actor is None and _ONCE.match(words):
            actor = cast.subject_before(begin)
        return Speaker(actor, shown, "called" if actor is not None else "unnamed")
    owned = bool(mentions) and mentions[0].start == begin and _OWNED.search(words) is not None  # "Foobar’s chairman"
    if (definite or owned) and mentions:
        actor = office(cast, own[1:], mentions, begin)
        return Speaker(actor, shown, "called" if actor is not None else "unnamed")
    name = _NAME_AT_END.search(words)  # "hydrologist Piet Maas", whom nothing else showed to be a person
    return Speaker(None, name[1] if name and not mentions else shown, "unnamed")


_LISTS = read_lists("speakers")
_KIN = read_lists("actor_cues")["kin"]
_BODY_NOUNS = _LISTS["business"] | _LISTS["public"] | _LISTS["bodies"] | _LISTS["media"]
_OWNED = lazy(r"s['’]\s|['’]s\s")  # "the teachers’ union" is no organisation spoken of before
_NATIVE = lazy(r"the [A-Z][a-z]+(?:an|ish|ese|ch|man|woman|er|ard|i|ot)")
_NAME_AT_END = lazy(
    r"(?:^|[a-z]\s)((?:[A-Z][\w'’-]+|[A-Z]\.)(?:\s(?:[A-Z][\w'’-]+|[A-Z]\.|de|van|von|da|bin|al)){1,3})\Z"
)
_ONCE = lazy(r"the (?:former|retired|veteran|ex-|one-time|onetime|ousted|disgraced|\d\d-year-old)", re.IGNORECASE)
_SENT_BY = lazy(r"\w+\s[a-z-]+,?\s(?:(?:which|that)\swas\s)?(?:sent|written|signed|posted|drafted|read out)\sby\s")
_OTHER_NAME = lazy(r"(?:[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother)\s(?:[a-z]+\s)?[A-Z]")
_OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}
_SHOWN = 90
_WORDS = lazy(r"[\w-]+")


def _is_somebody(text: str, own: list[str], begin: int) -> bool:
    """Whether the text has told of "a fund manager" whom it does not name, and goes on with "the fund manager"."""
    noun = re.escape(" ".join(own))
    found = re.compile(rf"\b(?:[Oo]ne|[Aa]nother|[Aa]n?)\s(?:[a-z]+\s){{0,3}}{noun}\s(?:said|told|added|noted|who)\b")
    return found.search(text, max(0, begin - _FAR), begin) is not None


_WITH_NOUN = 2  # words: "the manager"
_FAR = 1500  # characters


def _of(words: list[str]) -> int:
    """The index of the first preposition, or the length."""
    return next((i for i, word in enumerate(words) if word in _PREPOSITIONS), len(words))


_PREPOSITIONS = frozenset(["of", "for", "from", "at", "with", "in", "on", "by", "to", "against", "who", "whose"])


def _whose_paper(cast: Antecedents, own: list[str], begin: int) -> int | None:
    """Who wrote "her letter", or "the statement" that somebody put out a sentence or two before."""
    if own[0] in _OWNERS:
        return cast.pronoun(_OWNERS[own[0]], own[0], begin).actor
    if own[0] in ("the", "this") and own[-1] in _LISTS["long_papers"]:
        return owner(cast, own[-1])
    if own[0] in ("the", "this") and own[-1] in _LISTS["own_papers"]:
        sent = _SENT_BY.match(cast.text, begin)
        named = cast.between(sent.end(), sent.end() + _SHOWN)[:1] if sent else []
        return named[0].actor if named else author(cast, own[-1], begin)
    return None


def _spoken_for(cast: Antecedents, mentions: list[Mention], words: list[str], begin: int) -> int | None:
    """The organisation a spokesman speaks for: named beside them, called "the company", or spoken of just before."""
    for mention in mentions:
        if cast.actors[mention.actor].kind == "organisation":
            return mention.actor
    if mentions:
        return None  # a person's spokesman is not that person
    body = next((word for word in words if word in _BODY_NOUNS), "")
    if body:
        return cast.called([body], begin) if words[0] in ("the", "a", "its", "one") else None
    if words[-3:-1] == ["for", "the"]:
        return cast.named_with(words[-1], begin)  # "for the bakery", after "Vale Street Bakery"
    if "for" in words or words[0] not in ("a", "the", "its", "one", "another"):
        return None
    if _OTHER_NAME.match(cast.text, begin):
        return None  # "a Foobar spokeswoman", of whom the text says no more
    spoke = next((m for m in cast.back(begin) if _IS_SPOKEN_FOR.match(cast.text, m.end)), None)
    return spoke.actor if spoke is not None else cast.last_organisation(begin)


_IS_SPOKEN_FOR = lazy(r"\sspokes(?:man|woman|person)\b")
