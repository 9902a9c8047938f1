"""Names that one article leaves unexplained and others explain. In: Extracts. Out: the same, with these names' actors.

"The Halvorsen review came out" says nothing of Halvorsen; "the law firm Halvorsen" in another article does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from sitegen.model.extract import ActorKind, Extract, Happening, LocalActor, Mention, Quote
from sitegen.weave.memory import Memory
from sitegen.weave.names import read_name
from sitegen.weave.reading import Reading, know, read

_SURE = 0.7  # how sure the others must be together that a name is an actor's
_CONFIDENCE = 0.5

_KINDS: tuple[ActorKind, ...] = ("person", "organisation")
Key = tuple[ActorKind, str]
"""A name as it is compared."""
_Form = tuple[Key, Key, int, float]
"""What an article calls an actor, the actor's full name and number there, and how sure the article is of it."""
Learnt = tuple[tuple[Mention, Key, int], ...]
"""For each name its owner, and the owner's number where the article knows it by another name, else -1."""
Owners = dict[Key, dict[Key, float]]
"""For each form of a name the full names of those who go by it, with how sure articles are of them together."""


def explain_names(extracts: Sequence[Extract], memory: Memory) -> list[Extract]:
    """Extracts in which each name that can only be one actor's of the other articles is that actor's."""
    explained = [memory.recall(_explained, extract) for extract in extracts]
    open_ = [memory.recall(_unexplained, extract) for extract in extracts]
    owners, whose = memory.again(_whose, "", explained, open_)
    learnt: dict[int, Learnt] = {}
    for a, texts in enumerate(open_):
        if not texts or not any(map(whose.__getitem__, texts)):
            continue
        own = {_only_owner([form], owners): number for form, _, number, _ in explained[a]}
        named = [(mention, owner) for mention in extracts[a].unexplained if (owner := whose[mention.text])]
        learnt[a] = tuple([(mention, owner, own.get(owner, -1)) for mention, owner in named])
    again = dict(zip(learnt, _again([extracts[a] for a in learnt], list(learnt.values()), memory), strict=True))
    return [again.get(a, extract) for a, extract in enumerate(extracts)]


def _again(extracts: Sequence[Extract], learnt: Sequence[Learnt], memory: Memory) -> list[Extract]:
    """These extracts with what each learnt. What is read out of them is kept with them, as it is of all others."""
    if memory.lasting:
        rows = zip(extracts, learnt, strict=True)
        return [memory.again(_with_actors, extract.article.id, extract, own) for extract, own in rows]
    signs = [(extract.article.id, extract.article.digest) for extract in extracts]
    readings = memory.kept(_read_explained, list[Reading], signs, learnt, using=(extracts,))
    for reading in readings:
        know(memory, reading)
    return [reading.extract for reading in readings]


def _read_explained(_signs: object, learnt: Sequence[Learnt], extracts: Sequence[Extract]) -> list[Reading]:
    return [read(_with_actors(*row)) for row in zip(extracts, learnt, strict=True)]


def _whose(
    explained: Sequence[Sequence[_Form]], unexplained: Sequence[frozenset[str]]
) -> tuple[Owners, dict[str, Key | None]]:
    """Who goes by which name, and for each name that is left unexplained somewhere its owner, where that is sure."""
    owners: Owners = {}
    for form, name, _, sure in chain.from_iterable(explained):
        known = owners.setdefault(form, {})
        known[name] = known.get(name, 0.0) + sure
    left = Counter(chain.from_iterable(unexplained))
    return owners, {text: _sure_owner(text, owners, times) for text, times in left.items()}


def _unexplained(extract: Extract) -> frozenset[str]:
    return frozenset([mention.text for mention in extract.unexplained])


def _explained(extract: Extract) -> list[_Form]:
    """What an article calls its actors; people by their family names too."""
    found: dict[_Form, None] = {}
    for number, actor in enumerate(extract.actors):
        kind, name = actor.kind, read_name(actor.name, actor.kind)
        forms = {read_name(form, kind).key for form in (actor.name, *actor.aliases, actor.acronym) if form}
        if kind == "person":
            forms.add(name.tokens[-1])
        for form in sorted(forms):
            found[(kind, form), (kind, name.key), number, actor.confidence] = None
    return list(found)


def _sure_owner(text: str, owners: Owners, times: int) -> Key | None:
    """The one actor that a name may mean, left unexplained by so many articles: "Harbour" is no body for one's slip."""
    forms = [(kind, read_name(text, kind).key) for kind in _KINDS]
    owner = _only_owner(forms, owners)
    if owner is None:
        return None
    clear = owner[0] == "person" or " " in owner[1]
    sure = sum(sum(owners.get(form, {}).values()) for form in forms)
    return owner if sure >= _SURE * (1 if clear else times) else None


def _only_owner(forms: Sequence[Key], owners: Owners) -> Key | None:
    """The one actor that a name in these forms may mean, under its fullest name; nobody where two may be meant."""
    found = {name for form in forms for name in owners.get(form, ())}
    if not found:
        return None
    fullest = max(found, key=lambda name: (name[1].count(" "), name))
    words = set(fullest[1].split())
    others = found.difference([fullest], forms)
    alone = all(kind == fullest[0] for kind, _ in found) and all(words.issuperset(n.split()) for _, n in others)
    return fullest if alone else None


def _with_actors(extract: Extract, learnt: Learnt) -> Extract:
    """The extract as if it had known whose these names are: in its mentions, its quotations and its happenings."""
    number: dict[Key, int] = {}
    spelt: dict[int, dict[str, None]] = {}
    actors = list(extract.actors)
    new: list[Mention] = []
    for mention, owner, own in learnt:
        n = number.setdefault(owner, len(actors) if own < 0 else own)
        if n == len(actors):
            actors.append(LocalActor("", owner[0], "named-elsewhere", confidence=_CONFIDENCE))
        spelt.setdefault(n, {})[mention.text] = None
        new.append(replace(mention, actor=n))
    for n, forms in spelt.items():
        known = dict.fromkeys((actors[n].name, *actors[n].aliases, *forms))
        name, *others = sorted(filter(None, known), key=len, reverse=True)
        actors[n] = replace(actors[n], name=name, aliases=tuple(others))
    left = {mention.start for mention in new}
    return replace(
        extract,
        actors=tuple(actors),
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
