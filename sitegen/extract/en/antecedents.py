"""Whom "she", "the company" and "the minister" mean. In: an article's actors and mentions. Out: a Speaker, or an actor.

Looks back from the words, past what stands in quotation marks: nearest sentence first, its subject before others.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from sitegen.extract.en.gender import tell_genders
from sitegen.extract.en.wordlists import read_lists
from sitegen.extract.quote_marks import Quoted
from sitegen.model.extract import LocalActor, Mention, Sentence


class Speaker(NamedTuple):
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
        if pronoun in ("he", "she"):
            return Speaker(self._person(pronoun, at), words, "pronoun")
        if pronoun == "it":
            return Speaker(self._subject(at, "organisation"), words, "pronoun")
        if pronoun == "they":
            return Speaker(self._several(at), words, "pronoun")
        return Speaker(None, words, "unnamed")

    def last_organisation(self, at: int) -> int | None:
        """The organisation last spoken of before `at`: the subject of its sentence before others."""
        return self._subject(at, "organisation")

    def called(self, words: list[str], at: int) -> int | None:
        """Whom "the <words>" before `at` means: an organisation of that sort, the holder of an office, or anybody."""
        for word in reversed(words):
            if word in _LISTS["offices"]:
                return self._holder(word, at)
            if word in _LISTS["anybody"] or _AGED.match(word):
                return self._person(_SEX.get(word, "one"), at)
            if word in _LISTS["business"] or word in _LISTS["public"] or word in _LISTS["media"]:
                return self._body(word, at)
        return None

    def office(self, words: list[str], beside: list[Mention], at: int) -> int | None:
        """Who "the head of the clinic" is: a person before `at` who is said to hold that office there."""
        if not words:
            return None
        for mention in self._back(at):
            actor = self.actors[mention.actor]
            if actor.kind != "person":
                continue
            for role in actor.roles:
                known = role.text.lower()
                if words[-1] in known and any(m.text.lower() in known or m.actor == role.organisation for m in beside):
                    return mention.actor
        return None

    # ---- looking back -------------------------------------------------------------------------------------------

    @cached_property
    def _outside(self) -> list[Mention]:
        """The mentions outside quotation marks."""
        found, i, quoted = [], 0, self._quoted
        for mention in self.mentions:
            while i < len(quoted) and quoted[i].closes <= mention.start:
                i += 1
            if i == len(quoted) or mention.start < quoted[i].opens:
                found.append(mention)
        return found

    @cached_property
    def _outside_starts(self) -> list[int]:
        return [mention.start for mention in self._outside]

    @cached_property
    def _genders(self) -> list[str]:
        return tell_genders(self.text, self.actors, self.mentions)

    def _back(self, at: int, most: int = 60) -> Iterator[Mention]:
        """Mentions outside quotes that begin before `at`, nearest first."""
        i = bisect_left(self._outside_starts, at)
        for j in range(i - 1, max(-1, i - 1 - most), -1):
            yield self._outside[j]

    def _by_sentence(self, at: int) -> Iterator[list[Mention]]:
        """The same, sentence by sentence, in the order of the sentence."""
        group: list[Mention] = []
        for mention in self._back(at):
            if group and mention.sentence != group[0].sentence:
                yield group
                group = []
            group.insert(0, mention)
        if group:
            yield group

    def _is_object(self, mention: Mention) -> bool:
        """Whether something governs the name: "by Ms Ruiz", "told Ms Ruiz", "Ms Ruiz’s lawyer"."""
        text = self.text
        if text.startswith(("'s", "’s", "s'", "s’"), mention.end) or mention.text.endswith(("'s", "’s")):
            return True
        before = text[max(0, mention.start - 14) : mention.start]
        return _GOVERNED.search(before) is not None

    def _person(self, pronoun: str, at: int) -> int | None:
        """The person whom "he" or "she" before `at` means."""
        gender = {"he": "m", "she": "f"}.get(pronoun, "")
        fallback: int | None = None
        for group in self._by_sentence(at):
            sentence = self.sentences[group[0].sentence]
            people = [
                m for m in group if self.actors[m.actor].kind == "person" and self._genders[m.actor] in ("", gender or self._genders[m.actor])
            ]
            if not people:
                continue
            # "He praised Mr Osei." is about somebody named before.
            opening = self.text[sentence.start : sentence.start + 4].lower()
            if gender and opening.startswith(("he ", "she ")) and opening.strip() == pronoun and at > sentence.end:
                fallback = people[0].actor if fallback is None else fallback
                continue
            subjects = [m for m in people if not self._is_object(m)]
            if subjects:
                return self._surest(subjects, gender)
            return people[0].actor if fallback is None else fallback
        return fallback

    def _surest(self, people: list[Mention], gender: str) -> int:
        """The first in the sentence; one whose first name or title fits before one of whom nothing is known."""
        for mention in people:
            if self.text.endswith("said ", 0, mention.start):
                return mention.actor
        if gender:
            for mention in people:
                if self._genders[mention.actor] == gender:
                    return mention.actor
        return people[0].actor

    def _subject(self, at: int, kind: str) -> int | None:
        """The actor of one kind last spoken of before `at`: the subject of its sentence before others."""
        for group in self._by_sentence(at):
            fitting = [m for m in group if self.actors[m.actor].kind == kind]
            if fitting:
                return next((m.actor for m in fitting if not self._is_object(m)), fitting[-1].actor)
        return None

    def _several(self, at: int) -> int | None:
        """The first of those whom "they" means: two names joined, or an organisation."""
        for group in self._by_sentence(at):
            for first, second in zip(group, group[1:], strict=False):
                joint = self.text[first.end : second.start]
                if first.actor != second.actor and _JOINT.fullmatch(joint):
                    return first.actor
            bodies = [m for m in group if self.actors[m.actor].kind == "organisation" and not self._is_object(m)]
            return bodies[0].actor if bodies else None
        return None

    def _holder(self, office: str, at: int) -> int | None:
        """The person known to hold an office: by a role, or by the word beside the name ("Judge Ruiz", "Ruiz, the judge")."""
        for mention in self._back(at):
            actor = self.actors[mention.actor]
            if actor.kind != "person":
                continue
            beside = self.text[max(0, mention.start - 40) : mention.end + 60].lower()
            if any(office in role.text.lower().split() for role in actor.roles) or re.search(rf"\b{office}\b", beside):
                return mention.actor
        return None

    def _body(self, noun: str, at: int) -> int | None:
        """The organisation that can be called "the <noun>": one with the word in its name, else the nearest of its sort."""
        business, public = noun in _LISTS["business"], noun in _LISTS["public"]
        nearest: int | None = None
        seen: set[int] = set()
        for group in self._by_sentence(at):
            bodies = [m for m in group if self.actors[m.actor].kind == "organisation"]
            bodies.sort(key=self._is_object)
            for mention in bodies:
                if mention.actor in seen:
                    continue
                seen.add(mention.actor)
                actor = self.actors[mention.actor]
                words = set(_WORD.findall(" ".join((actor.name, *actor.aliases, *(r.text for r in actor.roles))).lower()))
                if noun in words:
                    return mention.actor
                is_public = not words.isdisjoint(_LISTS["public_names"])
                if nearest is None and not (business and is_public):
                    if public and noun not in ("group", "organisation", "organization", "body") and not is_public and actor.name.upper() != actor.name:
                        continue
                    nearest = mention.actor
            if len(seen) > _BODIES:
                break
        return nearest


_BODIES = 6
_LISTS = read_lists("speakers")
_WORD = re.compile(r"\w+")
_AGED = re.compile(r"\d{2}-year-old$")
_SEX = {w: "she" for w in _LISTS["female"]} | {w: "he" for w in _LISTS["male"]} | {
    "woman": "she", "girl": "she", "businesswoman": "she", "man": "he", "boy": "he", "businessman": "he",
}
_GOVERNED = re.compile(
    r"\b(?:of|for|to|from|at|with|by|in|on|against|about|over|under|behind|into|via|than|between|told|tells|like|and|as)\s+(?:the\s+|its\s+|Mr\.?\s+|Ms\.?\s+|Mrs\.?\s+|Dr\.?\s+)?$",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s+(?:and|&)\s+(?:(?:Mr|Mrs|Ms|Dr|Sir)\.?\s+)?(?:his |her |the )?")
