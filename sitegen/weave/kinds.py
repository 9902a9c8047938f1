"""Which kind of happening a sentence tells: "sacked", "was shown the door" and "lost his job" are one, "charged" is another."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_CLOSED = re.compile(r"[^aeiou][aeiou][bdgklmnprt]$")  # "ban", "cancel"
_REACH = 4  # words from a verb to the one that makes it a phrase: "took the firm to court"
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Kinds:
    """Form -> kinds; lemma -> kinds that it tells as a head word alone; lemma -> word behind it -> kinds of the two;
    lemma of the phrase's verb by form.
    """

    words: dict[str, frozenset[str]]
    heads: dict[str, frozenset[str]]
    phrases: dict[str, dict[str, frozenset[str]]]
    lemmas: dict[str, str]
    alone: frozenset[str]
    once: frozenset[str]
    faint: frozenset[str]
    steps: tuple[frozenset[str], ...]
    disasters: frozenset[str]
    tolls: frozenset[str]
    alias: dict[str, str]


def kinds_of_words(tokens: Iterable[str]) -> frozenset[str]:
    """The kinds that single folded words name."""
    known = _kinds().words
    return _NONE.union(*[known[token] for token in tokens if token in known])


def kinds_of_phrases(tokens: Sequence[str]) -> dict[str, frozenset[str]]:
    """The kinds that verbs name with what follows them, by the verb's lemma: "gave way" -> {"give": {"collapse"}}."""
    known = _kinds()
    found: dict[str, frozenset[str]] = {}
    for n in [n for n, token in enumerate(tokens) if token in known.lemmas]:
        lemma = known.lemmas[tokens[n]]
        phrases = known.phrases[lemma]
        for after in filter(phrases.__contains__, tokens[n + 1 : n + 1 + _REACH]):
            found[lemma] = found.get(lemma, _NONE) | phrases[after]
    return found


def kinds_of_head(lemma: str, phrases: dict[str, frozenset[str]]) -> frozenset[str]:
    """The kinds of a head word, given what `kinds_of_phrases` found around it."""
    known = _kinds()
    found = phrases.get(lemma) or phrases.get(known.alias.get(lemma, ""))
    return found or known.words.get(lemma, _NONE) | known.heads.get(lemma, _NONE)


def befalls_one(kinds: frozenset[str]) -> bool:
    """Whether such happenings befall each person alone: two who resigned are two resignations."""
    return not kinds.isdisjoint(_kinds().alone)


def once_in_a_life(kinds: frozenset[str]) -> bool:
    """Whether such a happening befalls nobody twice."""
    return not kinds.isdisjoint(_kinds().once)


def faint() -> frozenset[str]:
    """Kinds that tell something only where the head word names them."""
    return _kinds().faint


@lru_cache(maxsize=10_000)
def are_steps(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether the two follow one another in one affair, as arrest, charge and verdict do, or undo one another."""
    return any(not a.isdisjoint(steps) and not b.isdisjoint(steps) for steps in _kinds().steps)


def is_toll(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether the one is a disaster and the other what it did: a crash and the deaths in it."""
    known = _kinds()
    return any(
        not one.isdisjoint(known.disasters) and not other.isdisjoint(known.tolls) for one, other in ((a, b), (b, a))
    )


@cache
def _kinds() -> _Kinds:
    data = tomllib.loads(files("sitegen.weave").joinpath("kinds.toml").read_text(encoding="utf-8"))
    irregular = {
        lemma: forms.split(",") for lemma, forms in (pair.split(":") for pair in data["irregular"]["forms"].split())
    }
    words: dict[str, set[str]] = {}
    heads: dict[str, set[str]] = {}
    phrases: dict[str, dict[str, frozenset[str]]] = {}
    lemmas: dict[str, str] = {}
    for kind, lines in data["kinds"].items():
        for verb in lines.get("verbs", "").split():
            for form in _forms(verb, irregular):
                words.setdefault(form, set()).add(kind)
        for verb in lines.get("heads", "").split():
            heads.setdefault(verb, set()).add(kind)
        for noun in lines.get("nouns", "").split():
            for form in (noun, _with_s(noun)):
                words.setdefault(form, set()).add(kind)
        for phrase in filter(None, lines.get("phrases", "").split(",")):
            verb, after = phrase.split()
            followers = phrases.setdefault(verb, {})
            followers[after] = followers.get(after, _NONE) | {kind}
            lemmas.update(dict.fromkeys(_forms(verb, irregular), verb))
    return _Kinds(
        {word: frozenset(kinds) for word, kinds in words.items()},
        {verb: frozenset(kinds) for verb, kinds in heads.items()},
        phrases,
        lemmas,
        frozenset(data["words"]["alone"].split()),
        frozenset(data["words"]["once"].split()),
        frozenset(data["words"]["faint"].split()),
        tuple([frozenset(row.split()) for row in data["words"]["steps"]]),
        frozenset(data["words"]["disasters"].split()),
        frozenset(data["words"]["tolls"].split()),
        dict(pair.split(":") for pair in data["words"]["alias"].split()),
    )


def _forms(verb: str, irregular: dict[str, list[str]]) -> list[str]:
    """What copy prints: deny, denies, denied, denying. Whether "ban" doubles its last letter is not asked: "baned" hurts nobody."""
    bare = verb.removesuffix("e")
    third = _with_s(verb)
    past = third[:-1] + "d" if verb.endswith("y") and third.endswith("ies") else bare + "ed"
    doubled = [verb + verb[-1] + ending for ending in ("ed", "ing")] if _CLOSED.search(verb) else []
    return [verb, third, past, (verb if verb.endswith("ee") else bare) + "ing", *doubled, *irregular.get(verb, [])]


def _with_s(word: str) -> str:
    """As plural or third person: denies, days, losses."""
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")
