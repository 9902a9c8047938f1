"""What comparing found, as it is kept from one process to the next: as little as the tellings cannot be made again without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from sitegen.model.extract import Extract
from sitegen.weave.clauses import read_clauses
from sitegen.weave.events import Edge
from sitegen.weave.memory import Memory
from sitegen.weave.sign import Loose, Texts
from sitegen.weave.told import Told, tell_again
from sitegen.weave.weights import Scale, places, worth_of

_Three = tuple[float, float, float]


@dataclass(slots=True)
class Packed:
    """Columns by number of telling; `only` of the few that have any. The rest is as in `comparing.Compared`."""

    word: dict[str, int]
    actor: dict[int, int]
    trigger: dict[str, bool]
    mass: list[int]
    lonely: list[_Three]
    sole: list[tuple[bool, bool, bool]]
    crowd: list[_Three]
    only: dict[int, list[str]]
    published: dict[int, Loose]
    dates: dict[int, Loose]
    written: dict[int, int]
    edges: list[Edge]


def pack_tellings(
    tellings: Sequence[Told],
    scale: Scale,
    published: dict[int, Loose],
    dates: dict[int, Loose],
    written: dict[int, int],
    edges: list[Edge],
) -> Packed:
    """What `unpack_tellings` needs."""
    return Packed(
        scale.word,
        scale.actor,
        scale.trigger,
        [t.mass for t in tellings],
        [t.lonely for t in tellings],
        [t.sole for t in tellings],
        [t.crowd for t in tellings],
        {t.number: sorted(t.only) for t in tellings if t.only},
        published,
        dates,
        written,
        edges,
    )


def unpack_tellings(
    packed: Packed, extracts: Sequence[Extract], of: Sequence[Sequence[int]], memory: Memory
) -> tuple[list[Told], Scale]:
    """The tellings of the same articles as comparing left them, but for their ranks and traits, which were for comparing."""
    texts = Texts(extracts)
    tellings: list[Told] = []
    for a, extract in enumerate(extracts):
        start = len(tellings)
        dates = [
            texts.place(packed.dates[n]) if n in packed.dates else happening.dated
            for n, happening in zip(count(start), extract.happenings)
        ]
        for told in tell_again(
            extract.happenings, memory.recall(read_clauses, extract), dates, of[a], extract.article.publisher
        ):
            n = len(tellings)
            told.number, told.article, told.weights = n, a, (packed.mass[n],)
            told.lonely, told.sole, told.crowd = packed.lonely[n], packed.sole[n], packed.crowd[n]
            tellings.append(told)
    for n, kinds in packed.only.items():
        tellings[n].only = frozenset(kinds)
    worth = {word: worth_of(word, weight) for word, weight in packed.word.items()}
    return tellings, Scale(packed.word, packed.actor, packed.trigger, worth, places(tellings))
