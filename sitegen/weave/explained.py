"""Names that one article leaves unexplained and others explain. In: Extracts. Out: the same, with these names' actors.

"The Halvorsen review came out" says nothing of Halvorsen; "the law firm Halvorsen" in another article does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sitegen.model.extract import ActorKind, Extract, Happening, LocalActor, Mention, Quote
from sitegen.weave.memory import Memory
from sitegen.weave.names import read_name

_SURE = 0.6  # how sure an article must be that a name is an actor's for others to learn it from there
_CONFIDENCE = 0.5

Key = tuple[ActorKind, str]
"""A name as it is compared."""


def explain_names(extracts: Sequence[Extract], memory: Memory) -> list[Extract]:
    """Extracts in which each name that can only be one actor's of the other articles is that actor's."""
    explained = [memory.recall(_explained, extract) for extract in extracts]
    owners: dict[Key, set[Key]] = {}
    for row in explained:
        for form, owner in row:
            owners.setdefault(form, set()).add(owner)
    found = []
    for extract, row in zip(extracts, explained, strict=True):
        own = {owner for _, owner in row}
        learnt = [
            (mention, owner)
            for mention in extract.unexplained
            if (owner := _only_owner(mention.text, owners)) and owner not in own
        ]
        id_ = extract.article.id
        found.append(memory.again(_with_actors, id_, extract, tuple(learnt)) if learnt else extract)
    return found


def _explained(extract: Extract) -> list[tuple[Key, Key]]:
    """What an article calls its actors, each with the actor's full name; people by their family names too."""
    found: dict[tuple[Key, Key], None] = {}
    for actor in extract.actors:
        if actor.confidence < _SURE:
            continue
        kind, name = actor.kind, read_name(actor.name, actor.kind)
        forms = {read_name(form, kind).key for form in (actor.name, *actor.aliases, actor.acronym) if form}
        if kind == "person":
            forms.add(name.tokens[-1])
        for form in sorted(forms):
            found[(kind, form), (kind, name.key)] = None
    return list(found)


def _only_owner(text: str, owners: dict[Key, set[Key]]) -> Key | None:
    """The one actor that the name may mean, under its fullest name; nobody where two may be meant."""
    kinds: tuple[ActorKind, ...] = ("person", "organisation")
    keys: list[Key] = [(kind, read_name(text, kind).key) for kind in kinds]
    found = {owner for key in keys for owner in owners.get(key, ())}
    if not found:
        return None
    fullest = max(found, key=lambda owner: (owner[1].count(" "), owner))
    rest = found - {fullest, *keys}
    words = set(fullest[1].split())
    alone = all(kind == fullest[0] for kind, _ in found) and all(words.issuperset(name.split()) for _, name in rest)
    return fullest if alone else None


def _with_actors(extract: Extract, learnt: tuple[tuple[Mention, Key], ...]) -> Extract:
    """The extract as if it had known whose these names are: in its mentions, its quotations and its happenings."""
    number: dict[Key, int] = {}
    forms: dict[Key, dict[str, None]] = {}
    new: list[Mention] = []
    for mention, owner in learnt:
        actor = number.setdefault(owner, len(extract.actors) + len(number))
        forms.setdefault(owner, {})[mention.text] = None
        new.append(replace(mention, actor=actor))
    actors = []
    for owner, spelt in forms.items():
        name, *others = sorted(spelt, key=len, reverse=True)
        actors.append(LocalActor(name, owner[0], "named-elsewhere", tuple(others), confidence=_CONFIDENCE))
    left = {mention.start for mention, _ in learnt}
    return replace(
        extract,
        actors=(*extract.actors, *actors),
        mentions=tuple(sorted((*extract.mentions, *new), key=lambda m: m.start)),
        quotes=tuple([_spoken(quote, new) for quote in extract.quotes]),
        happenings=tuple([_taken_part(happening, new) for happening in extract.happenings]),
        unexplained=tuple([m for m in extract.unexplained if m.start not in left]),
    )


def _spoken(quote: Quote, new: Sequence[Mention]) -> Quote:
    """A quotation whose attribution names the actor, and of whose speaker the article alone knew nothing."""
    if quote.speaker is not None or not quote.speaker_name:
        return quote
    for mention in new:
        if quote.cue_start <= mention.start < quote.cue_end and mention.text in quote.speaker_name:
            return replace(quote, speaker=mention.actor)
    return quote


def _taken_part(happening: Happening, new: Sequence[Mention]) -> Happening:
    """A happening in whose words the actor is named."""
    named = [m.actor for m in new if happening.start <= m.start < happening.end]
    actors = tuple(dict.fromkeys((*happening.actors, *named)))
    return replace(happening, actors=actors) if named else happening
