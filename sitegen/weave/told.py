"""Happenings as what can be compared: days, who, words, kinds of happening, figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from typing import NamedTuple

from msgspec import Struct

from sitegen.model.dated import Dated
from sitegen.model.extract import Extract, Happening
from sitegen.weave.clauses import Clause, read_clauses
from sitegen.weave.days import days_of
from sitegen.weave.memory import FORGETFUL, Memory


class Traits(NamedTuple):
    """By what a telling is found before it is compared. `features` are its `rare` words and its actors."""

    features: tuple[str | int, ...]
    rare: tuple[str, ...]
    words: frozenset[str]
    actors: frozenset[int]
    kinds: frozenset[str]


_NO_TRAITS = Traits((), (), frozenset(), frozenset(), frozenset())


class Told(Struct, eq=False, gc=False):
    """One article's telling of one happening. `first`..`last` are ordinal days (0..FAR where open or unknown).

    `participants` take part, `actors` are also those whom the sentences merely name, and
    `present` all of the article, by number. `heads` are the kinds of happening of the head word, `kinds` those
    of the clause. `outlet` published it. `size` is how many days the date leaves open, less one; -1 = undated. `ids` are the sentence ids it rests on.
    `people` are the persons who take part. `points`: it names nobody but says "they" or "the"; `pronoun`: it says "him". `names` are the stems of
    the names of its actors, `proper` those of other words with a capital, and `setting` both of all that its article tells. `meant` are those whom its title names for a pronoun. `ahead`: it is still to come. On that date, in
    that month and in that year: `lonely` is worth much where its article tells nothing else then, `sole` where nothing
    of its kind, and `crowd` grows with how much the whole story tells then. `only` are kinds of which the story tells one
    day alone of all that its date leaves open.

    Whatever two tellings are compared by is fixed, also by which `traits` it is found: a telling of which any of it differs
    is another Told, so that what came of the same Tolds can be remembered. Where it stands in the story is written anew
    with each weaving: `number` by name, `rank` by content, the number of its `article`, and the `weights` of its words.
    """

    happening: Happening
    dated: Dated
    first: int
    last: int
    actors: frozenset[int]
    participants: tuple[int, ...]
    words: frozenset[str]
    heads: frozenset[str]
    kinds: frozenset[str]
    present: frozenset[int]
    figures: frozenset[float]
    ids: tuple[str, ...]
    outlet: str = ""
    size: int = -1
    people: frozenset[int] = frozenset()
    points: bool = False
    pronoun: bool = False
    names: frozenset[str] = frozenset()
    proper: frozenset[str] = frozenset()
    setting: frozenset[str] = frozenset()
    meant: tuple[int, ...] = ()
    ahead: bool = False
    lonely: tuple[float, float, float] = (0.0, 0.0, 0.0)
    sole: tuple[bool, bool, bool] = (False, False, False)
    crowd: tuple[float, float, float] = (0.0, 0.0, 0.0)
    only: frozenset[str] = frozenset()
    number: int = 0
    rank: int = 0
    article: int = 0
    weights: tuple[int, ...] = ()
    traits: Traits = _NO_TRAITS

    @property
    def mass(self) -> int:
        """What all its words weigh."""
        return sum(self.weights)


def read_tellings(extracts: Sequence[Extract], of: Sequence[Sequence[int]], memory: Memory = FORGETFUL) -> list[Told]:
    """Every happening of every article, in order, each in its place; `of` are the actors of each article."""
    rows = []
    for extract, own in zip(extracts, of, strict=True):
        clauses = memory.recall(read_clauses, extract)
        dates = [happening.dated for happening in extract.happenings]
        rows.append(
            memory.again(
                tell_again, extract.article.id, extract.happenings, clauses, dates, own, extract.article.publisher
            )
        )
    number = rank = 0
    for a, row in enumerate(rows):
        for told in row:
            told.number, told.article = number, a
            number += 1
    place = reading_order(extracts)
    for a in sorted(range(len(rows)), key=place.__getitem__):
        for told in rows[a]:
            told.rank = rank
            rank += 1
    return [told for row in rows for told in row]


def another(told: Told) -> Told:
    """A telling with all that this one has, to be given something else."""
    return copy(told)


def in_place_of(told: Told, new: Told) -> Told:
    """`new`, standing where `told` stands in the story."""
    new.number, new.rank, new.article, new.weights = told.number, told.rank, told.article, told.weights
    return new


def with_dates(tellings: Sequence[Told], dates: Mapping[int, Dated], memory: Memory = FORGETFUL) -> list[Told]:
    """The same, some with other dates, by number; what else is told then is counted by `redate`."""
    found = list(tellings)
    for number, dated in dates.items():
        if dated is not found[number].dated:
            new = memory.again(dated_anew, found[number], found[number], dated)
            found[number] = in_place_of(found[number], new)
    return found


def retold(told: Told, happening: Happening, dated: Dated) -> Told:
    """The same telling at another place in its text."""
    new = another(told)
    new.happening, new.dated = happening, dated
    return new


def dated_anew(told: Told, dated: Dated) -> Told:
    """The same telling with another date."""
    new = another(told)
    new.dated, (new.first, new.last) = dated, days_of(dated)
    new.size = new.last - new.first if dated.edtf else -1
    return new


def reading_order(extracts: Sequence[Extract]) -> list[int]:
    """For each article its place in an order by what articles say, so that equal scores are not settled by the name of a
    file; nor by a headline, which is corrected more often than anything.
    """
    texts = [(extract.published.edtf or "", extract.article.text) for extract in extracts]
    place = [0] * len(texts)
    for n, a in enumerate(sorted(range(len(texts)), key=texts.__getitem__)):
        place[a] = n
    return place


def tell_again(
    happenings: Sequence[Happening], clauses: Sequence[Clause], dates: Sequence[Dated], of: Sequence[int], outlet: str
) -> list[Told]:
    """One article's tellings, as far as they do not depend on other articles."""
    present = frozenset(of)
    setting = frozenset[str]().union(*[clause.names | clause.proper for clause in clauses])
    return [_telling(*row, of, present, setting, outlet) for row in zip(happenings, clauses, dates, strict=True)]


def _telling(
    happening: Happening,
    clause: Clause,
    dated: Dated,
    of: Sequence[int],
    present: frozenset[int],
    setting: frozenset[str],
    outlet: str,
) -> Told:
    first, last = days_of(dated)
    participants = tuple(dict.fromkeys([of[i] for i in clause.participants if of[i] >= 0]))
    actors = {of[i] for i in clause.mentioned}.union(participants) - {-1}
    return Told(
        happening,
        dated,
        first,
        last,
        frozenset(actors),
        participants,
        clause.words,
        clause.heads,
        clause.kinds,
        present,
        clause.figures,
        clause.ids,
        outlet=outlet,
        size=last - first if dated.edtf else -1,
        people=frozenset([of[i] for i in clause.people if of[i] >= 0]),
        points=clause.points and not actors,
        pronoun=clause.pronoun,
        names=clause.names,
        proper=clause.proper,
        setting=setting,
        meant=tuple([of[n.actor] for n in happening.named if n.actor >= 0 <= of[n.actor]]),
        ahead=happening.tense == "future",
    )
