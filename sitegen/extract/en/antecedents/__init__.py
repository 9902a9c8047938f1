"""Whom "she", "the company" and "the minister" mean. In: an article's actors and mentions. Out: a Speaker, or an actor.

Looks back from the words, past what stands in quotation marks: nearest sentence first, its subject before others.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from sitegen.extract.en.antecedents.bodies import BODY_NOUNS, body, called
from sitegen.extract.en.antecedents.gender import tell_genders
from sitegen.extract.en.antecedents.holders import holder
from sitegen.extract.en.antecedents.papers import paper_before
from sitegen.extract.en.wordlists import read_lists
from sitegen.extract.quote_marks import Quoted
from sitegen.model.extract import LocalActor, Mention, Sentence
from sitegen.model.frozen import frozen
from sitegen.patterns import lazy

_TELLS_LAST = lazy(r"\s(?:said|added|noted)\.")


@frozen
class Speaker:
    """`actor` is an index into the article's actors, None = not known; `words` as in the text; `how` is a rule's name."""

    actor: int | None
    words: str
    how: str


NOBODY = Speaker(None, "", "unknown")


class Antecedents:
    """The people and organisations of one article, asked by place. Nothing is computed before it is asked for."""

    def __init__(
        self,
        text: str,
        sentences: tuple[Sentence, ...],
        actors: tuple[LocalActor, ...],
        mentions: tuple[Mention, ...],
        quoted: Sequence[Quoted],
    ) -> None:
        self.text, self.sentences, self.actors, self.mentions = text, sentences, actors, mentions
        self._quoted = quoted
        self._starts = [mention.start for mention in mentions]
        self.last_speaker: tuple[int, int] | None = None  # the actor who spoke last, and where
        self.spoken: list[int] = []  # all who spoke, in order
        self.not_this: int | None = None  # whoever has just asked does not answer
        self.not_these: frozenset[int] = frozenset()  # whom the words name do not say them

    def between(self, low: int, high: int) -> list[Mention]:
        """The mentions that lie within `text[low:high]`, in order."""
        found = []
        for i in range(bisect_left(self._starts, low), len(self.mentions)):
            mention = self.mentions[i]
            if mention.start >= high:
                break
            if mention.end <= high:
                found.append(mention)
        return found

    def pronoun(self, pronoun: str, words: str, at: int) -> Speaker:
        """Whom a pronoun at `at` means."""
        if pronoun in ("we", "i"):
            return Speaker(None, words, "unnamed")
        actor, described = self._described(pronoun, at)
        if described and actor is None:
            return Speaker(
                None, words, "pronoun"
            )  # somebody whom nothing names: "The regulator was less sure. “…,” it said."
        if actor is None and pronoun in ("he", "she"):
            actor = self._person(pronoun, at)
        elif actor is None and pronoun == "it":
            paper, actor = paper_before(self, at)
            actor = actor if paper else self._still_it(at)
        elif actor is None:
            actor = self._several(at)
        return Speaker(actor, words, "pronoun")

    def last_organisation(self, at: int) -> int | None:
        """The organisation last spoken of before `at`: the subject of its sentence before others, papers last."""
        paper: int | None = None
        for group in self.by_sentence(at):
            bodies = [m for m in group if self.actors[m.actor].kind == "organisation"]
            bodies.sort(key=self.is_object)
            for mention in bodies:
                if called(self, mention.actor).isdisjoint(_LISTS["media_names"]):
                    return mention.actor
                paper = mention.actor if paper is None else paper
        return paper

    def _still_it(self, at: int) -> int | None:
        """The organisation that spoke last, where nobody was named since; else the one spoken of last."""
        last, group = self.last_speaker, next(self.by_sentence(at), [])
        still = (
            last is not None
            and self.actors[last[0]].kind == "organisation"
            and (not group or group[-1].start < last[1])
        )
        return last[0] if last is not None and still else self.last_organisation(at)

    def _described(self, pronoun: str, at: int) -> tuple[int | None, bool]:
        """Whom the sentence before begins with, if with a description: "The company regretted it. “…,” it said."; and
        whether it does.
        """
        i = bisect_right(self.sentence_starts, at) - 1
        for sentence in self.sentences[max(0, i - 1) : i + 1][::-1]:
            if sentence.start + 4 > at:
                continue
            somebody = _SOMEBODY.match(self.text, sentence.start) if pronoun in ("he", "she") else None
            if somebody is not None and somebody.end() < at:  # "A bank spokesman said so. “…,” he said."
                bodies = [
                    m.actor for m in self.between(sentence.start, somebody.end()) if somebody[1].startswith("spokes")
                ]
                return next(iter(bodies), None), True
            if pronoun in ("he", "she") and self._is_of_nobody_named(sentence, at):
                return None, True  # "One mother said she had been called. “…,” she said."
            opening = _DESCRIBED.match(self.text, sentence.start)
            if opening is None or opening.end() >= at:
                continue
            named = next(iter(self.between(opening.end(), min(at, opening.end() + _IS_NEAR))), None)
            if named and _IS.fullmatch(self.text, opening.end(), named.start):
                return named.actor, True  # "The chair is now Ida Kern."
            word = opening[1].lower()
            if word in (_PERSONS if pronoun in ("he", "she") else BODY_NOUNS):
                return self.called([word], sentence.start), True
        return None, False

    def _is_of_nobody_named(self, sentence: Sentence, at: int) -> bool:
        """Whether a sentence begins with "A resident", "One mother of two", and names no person before `at`."""
        somebody = _ONE_OF_MANY.match(self.text, sentence.start)
        if somebody is None or somebody.end() >= at or somebody["noun"].lower() not in _PERSONS:
            return False
        named = self.between(sentence.start, min(at, sentence.end))
        return all(self.actors[mention.actor].kind != "person" for mention in named)

    def called(self, words: list[str], at: int) -> int | None:
        """Whom "the <words>" before `at` means: an organisation of that sort, the holder of an office, or anybody."""
        for word in map(_without_ex, reversed(words)):
            if word in _LISTS["offices"]:
                return holder(self, word, at)
            if word in _LISTS["anybody"] or _AGED.match(word):
                known = holder(self, word, at)
                return known if known is not None else self._person(_SEX.get(word, "one"), at)
            if word in BODY_NOUNS:
                return body(self, word, at)
        return self.named_with(words[-1], at) if words else None

    def named_with(self, noun: str, at: int) -> int | None:
        """The organisation before `at` that has the noun in its name: "the bakery" after "Vale Street Bakery"."""
        for mention in self.back(at):
            if self.actors[mention.actor].kind == "organisation":
                name = _WORD.findall(self.actors[mention.actor].name.lower())
                if len(name) > 1 and noun in name[1:]:
                    return mention.actor
        return None

    def subject_before(self, at: int) -> int | None:
        """The person who is the subject of the last sentence with a name before `at`, where it is near."""
        here = bisect_right(self.sentence_starts, at) - 1
        group = next(self.by_sentence(at), [])
        people = [m for m in group if self.actors[m.actor].kind == "person"]
        if not people or people[0] is not group[0] or self.is_object(people[0]) or here - people[0].sentence > _NEAR:
            return None
        return people[0].actor if people[0].actor != self.not_this else None

    # ---- looking back -------------------------------------------------------------------------------------------

    @cached_property
    def outside(self) -> list[Mention]:
        """The mentions outside quotation marks, and outside brackets that hold a sentence."""
        aside = [(m.start(), m.end()) for m in _ASIDE.finditer(self.text)]
        closed = sorted([*((q.opens, q.closes) for q in self._quoted), *aside])
        found, i, last = [], 0, 0
        for mention in self.mentions:
            while i < len(closed) and closed[i][0] <= mention.start:
                last, i = max(last, closed[i][1]), i + 1
            if mention.start >= last:
                found.append(mention)
        return found

    @cached_property
    def outside_starts(self) -> list[int]:
        """Where they begin."""
        return [mention.start for mention in self.outside]

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where the sentences begin."""
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _genders(self) -> list[str]:
        return tell_genders(self.text, self.actors, self.mentions)

    def back(self, at: int, most: int = 60) -> Iterator[Mention]:
        """Mentions outside quotes that begin before `at`, nearest first."""
        i = bisect_left(self.outside_starts, at)
        for j in range(i - 1, max(-1, i - 1 - most), -1):
            yield self.outside[j]

    def by_sentence(self, at: int) -> Iterator[list[Mention]]:
        """The same, sentence by sentence, in the order of the sentence."""
        group: list[Mention] = []
        for mention in self.back(at):
            if group and mention.sentence != group[0].sentence:
                yield group
                group = []
            group.insert(0, mention)
        if group:
            yield group

    def is_object(self, mention: Mention) -> bool:
        """Whether something governs the name: "by Ms Ruiz", "told Ms Ruiz", "Ms Ruiz’s lawyer"."""
        text = self.text
        if text.startswith(("'s", "’s", "s'", "s’"), mention.end) or mention.text.endswith(("'s", "’s")):
            return True
        before = text[max(0, mention.start - 14) : mention.start]
        return _GOVERNED.search(before) is not None

    def _person(self, pronoun: str, at: int) -> int | None:
        """The person whom "he" or "she" before `at` means."""
        gender = _SEX_OF.get(pronoun, "")
        fallback: int | None = None
        last = self.last_speaker
        for group in self.by_sentence(at):
            if last is not None and group[-1].start < last[1] and self.fits(last[0], gender):
                return last[0]  # nobody else was named since
            sentence = self.sentences[group[0].sentence]
            people = [m for m in group if self.fits(m.actor, gender)]
            if not people:
                continue
            if gender and at > sentence.end:
                # "He praised Mr Osei.", "Because of her, Paul Osei left." are about somebody named before.
                called = _CALLS[pronoun].search(self.text, sentence.start, people[0].start)
                asked = _ASKED.match(self.text, sentence.start)  # "Asked if he would, Carl Osei laughed."
                if called and not asked and (called.start() == sentence.start or not self._genders[people[0].actor]):
                    fallback = people[0].actor if fallback is None else fallback
                    continue
            subjects = [m for m in people if not self.is_object(m)]
            if subjects:
                actor = self._surest(subjects, gender)
                return self._still(actor, sentence, pronoun) if gender else actor
            return people[0].actor if fallback is None else fallback
        return fallback

    def _still(self, other: int, sentence: Sentence, pronoun: str) -> int:
        """Whom a pronoun means: `other`, or who spoke before, where `other` is named once, in a paragraph that "She" begins."""
        opens = _OPENING[pronoun].match(self.text, self.text.rfind("\n", 0, sentence.start) + 1, sentence.start)
        if opens is None or sum(m.actor == other for m in self.outside) > 1:
            return other
        return next((actor for actor in reversed(self.spoken) if self.fits(actor, _SEX_OF[pronoun], known=True)), other)

    def fits(self, index: int, gender: str, *, known: bool = False) -> bool:
        """Whether an actor is a person of that sex, as far as is known, and not the one who has just asked."""
        own = self._genders[index]
        return (
            self.actors[index].kind == "person"
            and (own == gender if known else own in ("", gender or own))
            and index != self.not_this
            and index not in self.not_these
        )

    def _surest(self, people: list[Mention], gender: str) -> int:
        """The first in the sentence; one whose first name or title fits before one of whom nothing is known."""
        for mention in people:
            if self.text.endswith("said ", 0, mention.start) or _TELLS_LAST.match(self.text, mention.end):
                return mention.actor
        if gender:
            for mention in people:
                if self._genders[mention.actor] == gender:
                    return mention.actor
        return people[0].actor

    def _several(self, at: int) -> int | None:
        """The first of those whom "they" means: two names joined, or an organisation."""
        for group in self.by_sentence(at):
            for first, second in pairwise(group):
                joint = self.text[first.end : second.start]
                if first.actor != second.actor and _JOINT.fullmatch(joint):
                    return first.actor
            bodies = [m for m in group if self.actors[m.actor].kind == "organisation" and not self.is_object(m)]
            return bodies[0].actor if bodies else None
        return None


def _without_ex(word: str) -> str:
    """As in "the ex-banker", "the ex-judge"."""
    return word.removeprefix("ex-")


_NEAR = 3  # sentences
_ASIDE = lazy(r"\((?<=\s\()[A-Z][^()]{20,400}[.!?]\)")  # "(The driver was Tom Osei.)"
_LISTS = read_lists("speakers")
_ASKED = lazy(r"(?:When\s)?[Aa]sked\b")
_PERSONS = _LISTS["offices"] | _LISTS["anybody"]
_DESCRIBED = lazy(
    r"The\s+(?:[A-Za-z]+-[a-z]+\s+|former\s+)?([a-z]+(?:-[a-z]+)*)\s+(?!of\b|for\b|from\b|and\b|in\b|at\b)"
)
_SOMEBODY = lazy(
    r"(?:An?|One|Another)\s(?:[\w.’'-]+\s){0,4}?(spokes(?:man|woman|person)|official|dealer|trader|analyst|banker|economist|diplomat|executive|broker|source)"
    r"\s(?:said|told|declined|added|noted)\b"
)
_ONE_OF_MANY = lazy(
    r"(?:An?|One|Another)\s(?:[a-z-]+\s){0,2}?(?P<noun>[a-z-]+)(?=,?\s(?:who|of|at|in|from|said|told|recalled|whose|on|near)\b)"
)
_IS = lazy(r"(?:is|was|remains|became)\s(?:(?:now|still|then)\s)?")
_IS_NEAR = 60  # characters
_WORD = lazy(r"\w+")
_AGED = lazy(r"\d{2}-year-old$")
_SEX = (
    dict.fromkeys(_LISTS["female"], "she")
    | dict.fromkeys(_LISTS["male"], "he")
    | {
        "woman": "she",
        "girl": "she",
        "businesswoman": "she",
        "man": "he",
        "boy": "he",
        "businessman": "he",
    }
)
_GOVERNED = lazy(
    r"\b(?:of|for|to|from|at|with|by|in|on|against|about|over|under|behind|into|via|than|between|told|tells|like|and|as)\s+(?:the\s+|its\s+|Mr\.?\s+|Ms\.?\s+|Mrs\.?\s+|Dr\.?\s+|President\s+|Prime\sMinister\s+)?$",
    re.IGNORECASE,
)
_SEX_OF = {"he": "m", "she": "f"}
_CALLS = {
    "he": re.compile(r"\b[Hh]e\b|\b(?:of|by|to|with|without|against|behind|beside|near|for|after|before)\shim\b"),
    "she": re.compile(r"\b[Ss]he\b|\b(?:of|by|to|with|without|against|behind|beside|near|for|after|before)\sher(?=,)"),
}
_OPENING = {"he": re.compile(r"(?:He|His)\s"), "she": re.compile(r"(?:She|Her)\s")}
_JOINT = lazy(r"\s+(?:and|&)\s+(?:(?:Mr|Mrs|Ms|Dr|Sir)\.?\s+)?(?:his |her |the )?")
