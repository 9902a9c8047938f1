"""Questions and answers: what a page asked is noted, so that a later build knows what the page was made from.

A page is up to date while every question it asked has the answer it had: its record keeps the questions, and its
fingerprint is a digest of the answers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from functools import cached_property, wraps
from hashlib import blake2b
from typing import Any, TypeVar

import msgspec

Question = tuple[str, str]
"""The name of a method and what it is asked about: ("event", "harbour-fire")."""
EVERYTHING = b"*"
"""The questions of a page that was made from everything there is."""
_NUMBER = 8  # bytes of a question, and of the digest of its answer, in a record
_UNKNOWN = bytes(_NUMBER)
A = TypeVar("A")

_answers: dict[str, Callable[[Any, Any], object]] = {}
_subjects: dict[str, Callable[[Any], Collection[Any]]] = {}
_codes: dict[str, bytes] = {}
_names: dict[bytes, str] = {}


def question(
    subjects: Callable[[Any], Collection[Any]],
) -> Callable[[Callable[[Any, Any], A]], Callable[[Any, Any], A | None]]:
    """A method that answers about one of its `subjects`: of everything else nothing is known, and it is noted that it was asked."""

    def wrap(answer: Callable[[Any, Any], A]) -> Callable[[Any, Any], A | None]:
        name = answer.__name__
        _answers[name], _subjects[name] = answer, subjects
        _codes[name] = code = bytes([len(_codes)])
        _names[code] = name

        @wraps(answer)
        def ask(self: Asked, id_: Any) -> A | None:
            self.asked.add((name, id_))
            return answer(self, id_) if id_ in subjects(self) else None

        return ask

    return wrap


def piece(make: Callable[[Any, Any], A]) -> Callable[[Any, Any], A]:
    """A method whose results are kept: a part of many pages. What was asked to make it is noted each time it is used."""
    name = make.__name__

    @wraps(make)
    def get(self: Asked, id_: Any) -> A:
        return _kept(self, name, id_, make)

    return get


def _kept(facts: Asked, name: str, about: Any, make: Callable[[Any, Any], A]) -> A:
    made = facts.pieces[name]
    found = made.get(about)
    if found is None:
        outer, facts.asked = facts.asked, set()
        try:
            fresh = make(facts, about)
            found = made[about] = fresh, tuple(facts.asked)
        finally:
            facts.asked = outer
    facts.asked.update(found[1])
    value: A = found[0]
    return value


def _call(facts: Asked, make: Callable[[Any], A]) -> A:
    return make(facts)


class Asked:
    """Something that answers. `asked` are the questions since whoever makes a page began to listen."""

    def __init__(self) -> None:
        self.asked: set[Question] = set()
        self.pieces: dict[str, dict[Any, tuple[Any, tuple[Question, ...]]]] = defaultdict(dict)
        self.__numbers: dict[str, bytes] = {}
        self.__digests = _Digests(self)

    def ask_everything(self) -> None:
        """Note that the page depends on all there is: it is made anew by every build."""
        self.asked.add(("everything", ""))

    def once(self, make: Callable[[Any], A]) -> A:
        """What a function of a module makes of this, made once; as with a `piece`, what it asked is noted each time."""
        value: A = _kept(self, "", make, _call)
        return value

    def questions(self) -> bytes:
        """What was asked, for a record."""
        if ("everything", "") in self.asked:
            return EVERYTHING
        return b"".join(sorted([self._number(*question) for question in self.asked]))

    def answers(self, questions: bytes) -> bytes:
        """The digests of the answers as they are now."""
        digests = self.__digests
        return b"".join([digests[questions[i : i + _NUMBER]] for i in range(0, len(questions), _NUMBER)])

    def digest(self, question: bytes) -> bytes:
        """The digest of the answer to a question as records have it."""
        name, id_ = _names[question[:1]], self._ids.get(question[1:])
        if id_ is None or id_ not in _subjects[name](self):
            return _UNKNOWN
        return blake2b(encoded(_answers[name](self, id_)), digest_size=_NUMBER).digest()

    @cached_property
    def _ids(self) -> dict[bytes, str]:
        """Everything that can be asked about, by its digest."""
        return {self._number(name, id_)[1:]: id_ for name, subjects in _subjects.items() for id_ in subjects(self)}

    def _number(self, name: str, id_: str) -> bytes:
        """A question in eight bytes: which, and a digest of what about."""
        found = self.__numbers.get(id_)
        if found is None:
            found = blake2b(id_.encode("utf-8", "surrogatepass"), digest_size=_NUMBER - 1).digest()
            self.__numbers[id_] = found
        return _codes[name] + found


class _Digests(dict[bytes, bytes]):
    """A question -> the digest of its answer, worked out when first needed."""

    def __init__(self, facts: Asked) -> None:
        self._facts = facts

    def __missing__(self, question: bytes) -> bytes:
        found = self[question] = self._facts.digest(question)
        return found


def known(answer: A | None) -> A:
    """An answer that is there: pages are listed only for what the story has."""
    if answer is None:
        raise LookupError("a page of nothing")
    return answer


def encoded(value: object) -> bytes:
    """Plain data as bytes that differ when it does."""
    try:
        return msgspec.msgpack.encode(value)
    except UnicodeEncodeError:  # half of a surrogate pair, as broken files have them
        return repr(value).encode("utf-8", "surrogatepass")
