"""Questions and answers: what a page asked is noted, so that a later build knows what the page was made from.

A page is up to date while every question it asked has the answer it had. Its record keeps the questions; the answers of
all questions there are stand in one table beside the records, each as a digest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from functools import wraps
from hashlib import blake2b
from typing import Any, TypeVar

import msgspec

Question = bytes
"""A digest of the name of a method and what it is asked about: "event", "harbour-fire"."""
EVERYTHING = b"*"
"""The questions of a page that was made from everything there is."""
_encode = msgspec.msgpack.Encoder().encode
_ALL = "/"
"""All subjects of a question, in their order; no id is this."""
_SIZE = 8  # bytes of a question, and of the digest of its answer
A = TypeVar("A")

_known: dict[str, tuple[Callable[[Any, Any], object], Callable[[Any], Collection[Any]]]] = {}


def question(
    subjects: Callable[[Any], Collection[Any]],
) -> Callable[[Callable[[Any, Any], A]], Callable[[Any, Any], A | None]]:
    """A method that answers about one of its `subjects`: of everything else nothing is known, and it is noted that it was asked."""

    def wrap(answer: Callable[[Any, Any], A]) -> Callable[[Any, Any], A | None]:
        name = answer.__name__
        _known[name] = answer, subjects

        @wraps(answer)
        def ask(self: Asked, id_: Any) -> A | None:
            numbers = self.numbers[name]
            self.asked.add(numbers.get(id_) or numbers.setdefault(id_, _number(name, id_)))
            return answer(self, id_) if id_ in subjects(self) else None

        return ask

    return wrap


def piece(make: Callable[[Any, Any], A]) -> Callable[[Any, Any], A]:
    """A method whose results are kept: a part of many pages. What was asked to make it is noted each time it is used."""
    name = make.__name__

    @wraps(make)
    def get(self: Asked, id_: Any) -> A:
        found = self.pieces[name].get(id_)
        if found is None:
            found = _made(self, name, id_, make)
        self.asked.update(found[1])
        value: A = found[0]
        return value

    return get


def _made(facts: Asked, name: str, about: Any, make: Callable[[Any, Any], A]) -> tuple[A, tuple[Question, ...]]:
    outer, facts.asked = facts.asked, set()
    try:
        value = make(facts, about)
        found = facts.pieces[name][about] = value, tuple(facts.asked)
    finally:
        facts.asked = outer
    return found


def _call(facts: Asked, what: tuple[Any, ...]) -> Any:
    make, *given = what
    return make(facts, *given)


class Asked:
    """Something that answers. `asked` are the questions since whoever makes a page began to listen."""

    def __init__(self) -> None:
        self.asked: set[Question] = set()
        self.numbers: dict[str, dict[Any, Question]] = defaultdict(dict)
        self.pieces: dict[str, dict[Any, tuple[Any, tuple[Question, ...]]]] = defaultdict(dict)

    def ask_everything(self) -> None:
        """Note that the page depends on all there is: it is made anew by every build."""
        self.asked.add(EVERYTHING)

    def ask_every(self, name: str) -> None:
        """Note that the page depends on all answers of a question, and on which there are."""
        self.asked.add(_number(name, _ALL))

    def once(self, make: Callable[..., A], *given: object) -> A:
        """What a function of a module makes of this and `given`, once; as with a `piece`, what it asked is noted each time."""
        found = self.pieces[""].get((make, *given)) or _made(self, "", (make, *given), _call)
        self.asked.update(found[1])
        value: A = found[0]
        return value

    def questions(self) -> bytes:
        """What was asked, for a record."""
        return EVERYTHING if EVERYTHING in self.asked else b"".join(sorted(self.asked))

    def answers(self) -> bytes:
        """Every question there is with the digest of its answer, for the table beside the records."""
        rows = []
        for name, (answer, subjects) in _known.items():
            numbers = self.numbers[name] = {id_: _number(name, id_) for id_ in subjects(self)}
            own = b"".join(
                [
                    number + blake2b(encoded(answer(self, id_)), digest_size=_SIZE).digest()
                    for id_, number in numbers.items()
                ]
            )
            rows += [own, _number(name, _ALL) + blake2b(own, digest_size=_SIZE).digest()]
        return b"".join(rows)


def out_of_date(before: bytes, now: bytes) -> Callable[[bytes], bool]:
    """Whether the questions of a record have other answers `now` than `before`, by the tables of then and now.

    What nothing is known about has no answer in a table.
    """
    changed = {pair[:_SIZE] for pair in _pairs(before) ^ _pairs(now)} if before != now else set()

    def is_stale(asked: bytes) -> bool:
        return asked == EVERYTHING or not changed.isdisjoint(
            [asked[i : i + _SIZE] for i in range(0, len(asked), _SIZE)]
        )

    return is_stale


def _pairs(table: bytes) -> set[bytes]:
    step = 2 * _SIZE
    return {table[i : i + step] for i in range(0, len(table), step)}


def _number(name: str, id_: str) -> Question:
    return blake2b(f"{name} {id_}".encode("utf-8", "surrogatepass"), digest_size=_SIZE).digest()


def known(answer: A | None) -> A:
    """An answer that is there: pages are listed only for what the story has."""
    if answer is None:
        raise LookupError("a page of nothing")
    return answer


def encoded(value: object) -> bytes:
    """Plain data as bytes that differ when it does."""
    try:
        return _encode(value)
    except UnicodeEncodeError:  # half of a surrogate pair, as broken files have them
        return repr(value).encode("utf-8", "surrogatepass")
