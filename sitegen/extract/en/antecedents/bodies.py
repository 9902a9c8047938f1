"""Which organisation "the company" means. In: an article's cast, a noun and a place. Out: an actor, or nobody."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING

from sitegen.extract.en.antecedents.holders import only_holder
from sitegen.extract.en.wordlists import read_lists
from sitegen.patterns import lazy

if TYPE_CHECKING:
    from sitegen.extract.en.antecedents import Antecedents


def body(cast: Antecedents, noun: str, at: int) -> int | None:
    """The organisation that can be called "the <noun>": one with the word in its name, else the nearest of its sort."""
    nearest: int | None = None
    seen: set[int] = set()
    for group in cast.by_sentence(at):
        bodies = [m for m in group if cast.actors[m.actor].kind == "organisation"]
        bodies.sort(key=cast.is_object)
        for mention in bodies:
            if mention.actor in seen:
                continue
            seen.add(mention.actor)
            words = called(cast, mention.actor)
            if noun in words or cast.text.endswith(f" {noun} ", 0, mention.start):
                return mention.actor  # "the daily" after "the Kuwait daily Foobar"
            if nearest is None and _may_be(cast, noun, mention.actor, words):
                nearest = mention.actor
        if len(seen) > _BODIES:
            break
    return nearest


def called(cast: Antecedents, index: int) -> set[str]:
    """The words of an actor's names and roles."""
    actor = cast.actors[index]
    return set(_WORD.findall(" ".join((actor.name, *actor.aliases, *(role.text for role in actor.roles))).lower()))


def _may_be(cast: Antecedents, noun: str, index: int, words: set[str]) -> bool:
    """Whether an organisation without the noun in its name can be called by it."""
    if noun in _LISTS["watching"] and not words.isdisjoint(_LISTS["watched_names"]):
        return False
    public = not words.isdisjoint(_LISTS["public_names"])
    if noun in _LISTS["business"] and noun not in _LISTS["public"]:
        return not public and words.isdisjoint(_LISTS["media_names"])
    if noun in _LISTS["media"]:
        return not public
    if noun in _LISTS["public"]:
        return public or cast.actors[index].name.isupper()  # "FSA"
    return words.isdisjoint(_LISTS["media_names"])


def surely(cast: Antecedents, noun: str, at: int) -> int | None:
    """Whom "the <noun>" at `at` means where that is all but sure.

    An organisation: the only one so far that has the noun in its name, else the only one of its sort that is the subject
    of one of the two sentences before, or that was named at all. An office: the only person known to hold it.
    """
    if noun not in BODY_NOUNS:
        return only_holder(cast, noun, at) if noun in _LISTS["offices"] else None
    here = cast.sentences[bisect_right(cast.sentence_starts, at) - 1].start
    if cast.text.startswith(_OF_ANOTHER, here):
        return None  # "Its chairman, who left the Labour Party in 2018, said the party …"
    before = list(cast.back(at))
    named = {m.actor for m in before if cast.actors[m.actor].kind == "organisation"}
    words = {actor: called(cast, actor) for actor in named}
    by_name = {actor for actor in named if noun in words[actor]}
    if by_name or noun in _ONLY_BY_NAME:
        return by_name.pop() if len(by_name) == 1 else None
    fitting = {actor for actor in named if _may_be(cast, noun, actor, words[actor])}
    if noun in _LISTS["bodies"]:
        # nothing in a name tells a team or a union: it must be the only one, but for offices of state
        fitting = {a for a in named if noun not in _LISTS["members"] or words[a].isdisjoint(_LISTS["state_names"])}
    elif len(fitting) > 1:
        fitting = _subjects(cast, at, fitting)
    return fitting.pop() if len(fitting) == 1 else None


def _subjects(cast: Antecedents, at: int, fitting: set[int]) -> set[int]:
    """Those that one of the two sentences before begins with, which names no other: "Acme sued Foobar" names two."""
    here = bisect_right(cast.sentence_starts, at) - 1
    found = set()
    for group in islice(cast.by_sentence(at), 3):
        here_named = {m.actor for m in group} & fitting
        opens = cast.text[cast.sentences[group[0].sentence].start : group[0].start].strip() in ("", "The")
        if here - 2 <= group[0].sentence < here and here_named:
            sure = opens and here_named == {group[0].actor} and not cast.is_object(group[0])
            found |= here_named if sure else fitting
    return found


_BODIES = 6
_OF_ANOTHER = ("Its ", "Their ")
_LISTS = read_lists("speakers")
_ONLY_BY_NAME = _LISTS["public"] - _LISTS["generic"] | _LISTS["only_by_name"]
BODY_NOUNS = _LISTS["business"] | _LISTS["public"] | _LISTS["bodies"] | _LISTS["media"]
_WORD = lazy(r"\w+")
