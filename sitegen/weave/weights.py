"""How much a shared word or actor tells, by how many of the story's tellings have it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TypeVar

from sitegen.weave.index import Index
from sitegen.weave.told import Told, Traits, another
from sitegen.weave.words import words

K = TypeVar("K")
_COUNT = re.compile(r"(?!(?:19|20)[0-9]{2}\b)[0-9][0-9.,]*[0-9][0-9]")  # "804", "1,300", "9.45", but no year
_LARGE = 512  # articles or tellings
_VAST = 4096  # tellings
_RARE = 6  # words by which a telling is looked up
PLENTY = 2715  # what one actor tells at most where tellings are compared: more makes them no more alike
_FEW = 5  # articles of one affair that speak of one town: of a capital, so many affairs speak


@dataclass(slots=True)
class Scale:
    """How much a shared word or actor tells: rare ones much, those met everywhere nothing.

    In thousandths, as whole numbers: their sums do not depend on the order of a set. `worth` is what a word tells of two
    tellings that share it, never more than 1000, or twice that of a count. `trigger` says of each head word whether it is rare: "said" is not.
    `places` are words with a capital that some articles share, but few.
    """

    word: dict[str, int] = field(default_factory=dict)
    actor: dict[int, int] = field(default_factory=dict)
    trigger: dict[str, bool] = field(default_factory=dict)
    worth: dict[str, int] = field(default_factory=dict)
    places: frozenset[str] = frozenset()


class Weights:
    """The scale of a story, and its tellings with what their words weigh: another telling where any of it tells more or less."""

    def __init__(self) -> None:
        self.scale = Scale()
        self._index: Index[Told, str] = Index(_words_of)
        self._weighed: dict[Told, Told] = {}
        self._total = 0

    def weigh(self, tellings: Sequence[Told], of: Sequence[Sequence[int]]) -> list[Told]:
        """The same tellings, in order, with `weights` and `traits`. `of` are the actors of each article."""
        weighed, others = self._weigh_words(tellings)
        others |= self._weigh_others(tellings, of)
        before, self._weighed = self._weighed, {}
        for told in tellings:
            new = before.get(told)
            if new is None or told in others or told in weighed:
                weights, traits = _weigh(told, self.scale.word)
                if new is None or told in others or new.traits != traits:
                    new = another(told)
                new.weights, new.traits = weights, traits
            new.number, new.rank, new.article = told.number, told.rank, told.article
            self._weighed[told] = new
        return list(self._weighed.values())

    def _weigh_words(self, tellings: Sequence[Told]) -> tuple[set[Told], set[Told]]:
        """The tellings of words that weigh something else than before, and those of words that are worth something else."""
        self._index.update(tellings)
        total = _size(len(tellings) + 1)
        touched = self._index.touched if total == self._total else {*self._index.rows, *self._index.touched}
        self._total = total
        by_count: dict[int, int] = {}
        word, worth, rows = self.scale.word, self.scale.worth, self._index.rows
        weighed: set[Told] = set()
        others: set[Told] = set()
        for name in touched:
            row = rows.get(name)
            if row is None:
                del word[name], worth[name]
                continue
            count = len(row)
            weight = by_count.get(count)
            if weight is None:
                weight = by_count[count] = _weight(count, total)
            if word.get(name) != weight:
                word[name], before = weight, worth.get(name)
                worth[name] = worth_of(name, weight)
                if self._weighed:
                    (weighed if worth[name] == before else others).update(row)
        return weighed, others

    def _weigh_others(self, tellings: Sequence[Told], of: Sequence[Sequence[int]]) -> set[Told]:
        """The tellings of which the head word is no longer rare, or not any more, and those of actors who tell more or less."""
        articles, total = _size(len(of)), self._total
        present = Counter(chain.from_iterable(map(frozenset, of)))
        actor = {
            m: round(1000 * math.log((articles + 1.5) / (_some(n, articles >= _LARGE) + 0.5)))
            for m, n in present.items()
        }
        heads = Counter([told.happening.trigger for told in tellings])
        trigger = {head: n <= 4 + total // 25 and head not in words().plain for head, n in heads.items()}
        shared = places(tellings)
        actors = _changed(compared(self.scale.actor), compared(actor))
        triggers = _changed(self.scale.trigger, trigger)
        settings = self.scale.places ^ shared
        self.scale.actor, self.scale.trigger, self.scale.places = actor, trigger, shared
        if not actors and not triggers and not settings:
            return set()
        return {
            t
            for t in tellings
            if t.happening.trigger in triggers or not t.actors.isdisjoint(actors) or not t.setting.isdisjoint(settings)
        }


def places(tellings: Iterable[Told]) -> frozenset[str]:
    """Words of their settings that more than one article has, and few."""
    settings = {told.article: told.setting for told in tellings}
    spread = Counter(chain.from_iterable(settings.values()))
    return frozenset([word for word, n in spread.items() if 1 < n <= _FEW])


def compared(actor: Mapping[int, int]) -> dict[int, int]:
    """How much actors tell, as far as comparing makes a difference of it."""
    return {number: min(weight, PLENTY) for number, weight in actor.items()}


def worth_of(word: str, weight: int) -> int:
    """Two who give one count to the last figure speak of one thing: "804 to 311"."""
    return min(1000, 10 * weight // 18) * (2 if _COUNT.fullmatch(word) else 1)


def _weight(count: int, total: int) -> int:
    """Inverse document frequency over sentences, of counts that are cut.

    The floor of ten keeps a small folder from taking "the" for a rare word.
    """
    return max(0, round(1000 * (math.log((total + 10) / (_some(count, total >= _VAST) + 1)) - 1.0)))


def _weigh(told: Told, weight: Mapping[str, int]) -> tuple[tuple[int, ...], Traits]:
    first = sorted(sorted(told.words), key=weight.__getitem__, reverse=True)[:_RARE]
    rare = tuple([word for word in first if weight[word]])
    weights = tuple([weight[word] for word in told.words])
    return weights, Traits((*rare, *told.actors), rare, told.words, told.actors, told.kinds)


def _words_of(told: Told) -> Collection[str]:
    return told.words


def _changed(before: Mapping[K, object], now: Mapping[K, object]) -> set[K]:
    return {key for key, value in now.items() if before.get(key) != value}


def _size(count: int) -> int:
    """How large a story is. In a large one a few articles more are no reason to weigh all words anew."""
    return about(count, 8 if count < _LARGE else 5)


def _some(count: int, large: bool) -> int:
    """How many there are of something, in a large story more roughly: there an edit would else weigh much anew each time."""
    return about(count, 4 if large else 6)


def about(count: int, digits: int) -> int:
    """A count cut to its first binary digits: small ones as they are; of very many, one more makes no difference."""
    cut = max(0, count.bit_length() - digits)
    return count >> cut << cut
