"""Whom "he", "its" and "the agency" mean, where only one can be. In: a place in a sentence. Out: an actor and the sentence
that names it, or nobody: titles may say it, so a guess is worth nothing.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from sitegen.extract.en.antecedents.bodies import BODY_NOUNS, surely
from sitegen.extract.en.clauses.reading import Reading
from sitegen.extract.en.clauses.words import DATE_PREPOSITIONS, TITLE_PREPOSITIONS
from sitegen.extract.en.happenings.drafts import Page
from sitegen.extract.en.triggers import PAST, TIME, Word, lexicon
from sitegen.extract.en.wordlists import read_lists
from sitegen.model.extract import ActorKind, Mention

Gender = Literal["m", "f", ""]

PERSON: dict[str, Gender] = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
THINGS = frozenset(("it", "its"))
GENITIVE = ("'s", "’s")


def meant(page: Page, index: int, i: int) -> tuple[int, int] | None:
    """Who is meant by word `i` of a sentence, a pronoun or the "the" of "the agency": the actor and where it is named."""
    low = page.reading(index).words[i].low
    if low == "the":
        return _meant_by_noun(page, index, i)
    return _person(page, index, i, PERSON[low]) if low in PERSON else _organisation(page, index, i)


def _meant_by_noun(page: Page, index: int, i: int) -> tuple[int, int] | None:
    """Whom "The agency" means that is a subject with nothing more to it, or owns one: not "the agency for jobs"."""
    reading = page.reading(index)
    words = reading.words
    if i + 2 >= len(words):
        return None
    noun = words[i + 1].low
    owns = noun.endswith(GENITIVE)
    noun = noun[:-2] if owns else noun
    if noun not in NOUNS:
        return None
    if not owns:
        finite = reading.clauses[reading.owner[i]].finite
        adverb = words[i + 2].low in _ADVERBS and finite == i + 3
        described = words[i + 2].low == "," and i + 3 < len(words) and words[i + 3].low in _DESCRIBES
        if finite != i + 2 and not adverb and not described:
            return None
    actor = surely(page.cast, noun, words[i].start)
    return None if actor is None else (actor, last_named(page, actor, index))


_DESCRIBES = frozenset(("which", "who", "whose", "known", "based"))
_ADVERBS = frozenset(("also", "later", "then", "first", "now", "already", "never", "eventually", "finally", "only"))


def last_named(page: Page, actor: int, index: int) -> int:
    """The nearest sentence before that names an actor, else the sentence itself."""
    before = page.cast.back(page.sentences[index].start)
    return next((m.sentence for m in before if m.actor == actor), index)


def _person(page: Page, index: int, i: int, gender: Gender, steps: int = 0) -> tuple[int, int] | None:
    """The only one who fits: before the pronoun in its sentence, else in the sentence before, or whom a pronoun there means."""
    words = page.reading(index).words
    here, others = _fitting(page, index, gender, words[i].start), speaks_of_others(page, index, words[i].start)
    if here or others:
        return (here[0].actor, index) if _is_one(here) and not others else None
    for before in range(index - 1, max(-1, index - _FAR), -1):
        if page.article.blocks[page.sentences[before].block].kind == "heading":
            return None
        end = page.sentences[before].end
        named, others = _fitting(page, before, gender, end), speaks_of_others(page, before, end)
        again = _same_pronoun(page, before, gender)
        if again >= 0 and (not named or page.reading(before).words[again].start < named[0].start):
            if steps == _STEPS:
                return None
            return _person(page, before, again, gender, steps + 1)  # "She met Ida Kern. She left": not Ida Kern
        if named and _does_to_him(page, before, named[0]):
            return None
        if named:
            known = page.cast.fits(named[0].actor, gender, known=True)
            subject = _subject(page, before, "person") if words[i].low in _SUBJECTS else None
            if not known or others or before < index - 1:
                behind = speaks_of_others(page, before, end, named[0].end)
                known = named[0] is subject and not (behind and is_passive(page.reading(index), i))
            if subject is named[0] and before == index - 1 and _goes_on(page, index, i):
                return named[0].actor, before
            return (named[0].actor, before) if known and _is_one(named) else None
        if others or _names_unread(page, before):
            return None
    return None


def _does_to_him(page: Page, index: int, subject: Mention) -> bool:
    """As in "Edison told him so": there is another, and which of the two goes on nobody knows."""
    reading = page.reading(index)
    own = [reading.owner[i] for i, word in enumerate(reading.words) if subject.start <= word.start < subject.end]
    return any(word.low == "him" and reading.owner[i] in own for i, word in enumerate(reading.words))


def is_passive(reading: Reading, i: int) -> bool:
    """Whether something is done to whom word `i` stands for: "He | was released"."""
    clause = reading.clauses[reading.owner[i]]
    words = reading.words
    return words[clause.head].kind == PAST and any(
        words[w].lemma == "be" or words[w].low == "been" for w in range(clause.finite, clause.head)
    )


def _goes_on(page: Page, index: int, i: int) -> bool:
    """As in "Ms Holt told the inquest that Ben Roe had left. She said …": who spoke goes on."""
    reading, before = page.reading(index), page.reading(index - 1)
    own = reading.clauses[reading.owner[i]]
    last = next((c for c in before.clauses if c.kind == "main" and c.head >= 0), None)
    say = lexicon().say
    return (
        own.kind == "main"
        and last is not None
        and own.head >= 0
        and reading.words[own.head].lemma in say
        and before.words[last.head].lemma in say
    )


_FAR = 3
_STEPS = 12
_SUBJECTS = frozenset(("he", "she"))


def _same_pronoun(page: Page, index: int, gender: Gender) -> int:
    """The first word of a sentence that means somebody of that sex, -1 = none."""
    words = page.reading(index).words
    return next((n for n, w in enumerate(words) if PERSON.get(w.low.replace("’", "'").partition("'")[0]) == gender), -1)


def _fitting(page: Page, index: int, gender: Gender, end: int) -> list[Mention]:
    """The people of that sex, as far as is known, whom the sentence names before `end`."""
    return [
        m
        for m in page.mentions_in.get(index, ())
        if m.end <= end and page.cast.fits(m.actor, gender) and not page.in_quotation(m.start)
    ]


def _is_one(named: list[Mention]) -> bool:
    return len({m.actor for m in named}) == 1


def speaks_of_others(page: Page, index: int, end: int, start: int = 0) -> bool:
    """Whether somebody without a name is spoken of up to `end`: "a man of 40", but not "the driver, Mr Pym"."""
    mentions = page.mentions_in.get(index, ())
    for word in page.reading(index).words:
        if word.end > end:
            return False
        if word.start >= start and word.low in _ANYBODY and page.text[word.start].islower():
            beside = any(
                word.end <= m.start <= word.end + _BEFORE
                or (m.end <= word.start <= m.end + _BEHIND and page.text[m.end] == ",")
                for m in mentions
            )
            if not beside:
                return True
    return False


_BEFORE, _BEHIND = 6, 16  # characters from "driver" to the name, and from the name to "the driver"


def _names_unread(page: Page, index: int) -> bool:
    """Whether two words in a row look like a name that nobody is known by: "they rang Ida Kern"."""
    words, known = page.reading(index).words, page.mentions_in.get(index, ())
    capital = [i > 0 and page.text[w.start].isupper() and w.low not in ("i", TIME) for i, w in enumerate(words)]
    return any(
        one and two and not any(m.start <= words[i].start < m.end for m in known)
        for i, (one, two) in enumerate(pairwise(capital))
    )


_LISTS = read_lists("speakers")
NOUNS = BODY_NOUNS | _LISTS["offices"]
_ANYBODY = _LISTS["offices"] | _LISTS["anybody"] | _LISTS["male"] | _LISTS["female"] | read_lists("clauses")["kin"]


def _organisation(page: Page, index: int, i: int, steps: int = 0) -> tuple[int, int] | None:
    """The only organisation before the pronoun in its sentence; of one that begins it, what the sentence before begins with."""
    words = page.reading(index).words
    if index == 0 or steps == _STEPS or not _may_be_somebody(page, index, i):
        return None
    earlier = next((n for n in range(i) if words[n].low == "it"), -1)
    if earlier >= 0:
        return _organisation(page, index, earlier, steps + 1)
    if not _begins(words, i):
        here = {m.actor for m in _organisations(page, index) if m.end <= words[i].start}
        if _speaks_of_body(words[:i]):
            return None  # "told Parliament that the ministry had paid what it owed"
        return (here.pop(), index) if len(here) == 1 and words[i].low == "it" else None
    before = index - 1
    subject = _subject(page, before, "organisation")
    if subject is not None:
        rivals = {m.actor for m in _organisations(page, before)} - {subject.actor}
        apart = page.sentences[before].block != page.sentences[index].block
        others = [w for w in page.reading(before).words if apart or w.start > subject.end]
        unsure = (apart and rivals) or ((apart or words[i].low == "its") and _speaks_of_body(others))
        return None if unsure else (subject.actor, before)
    first = page.reading(before).words
    at = next((n for n in range(len(first)) if first[n].low in ("it", "its", "the") and _begins(first, n)), -1)
    if at < 0:
        return None
    found = _meant_by_noun if first[at].low == "the" else _organisation
    return found(page, before, at)


def _organisations(page: Page, index: int) -> list[Mention]:
    named = page.mentions_in.get(index, ())
    return [m for m in named if page.actors[m.actor].kind == "organisation" and not page.in_quotation(m.start)]


def _begins(words: list[Word], i: int) -> bool:
    """Whether nothing but a date stands in front: "In 2007 it bought"."""
    return not any(w.low[:1].isalpha() and w.low not in _LEAD_INS and w.low not in _IN_DATES for w in words[:i])


def _speaks_of_body(words: list[Word]) -> bool:
    """As in "The regulator fined the company": in the next paragraph "it" may be either."""
    return any(one.low == "the" and two.low in BODY_NOUNS for one, two in pairwise(words))


def _may_be_somebody(page: Page, index: int, i: int) -> bool:
    """Whether it is somebody who does it or who has it: not "It was signed", "It came into force", "Its results"."""
    reading = page.reading(index)
    words, clause = reading.words, reading.clauses[reading.owner[i]]
    if words[i].low == "its":
        return not _OWNED.isdisjoint(word.low for word in words[i + 1 : i + 4] if not word.kind)
    if clause.finite < i or clause.head < 0:
        return False
    verb, follows = words[clause.head], words[clause.head + 1].low if clause.head + 1 < len(words) else "."
    if verb.lemma in _OF_THINGS or (words[clause.finite].lemma == "be" and verb.kind == PAST):
        return False
    alone = follows == TIME or not follows[:1].isalnum() or follows in _NOT_OBJECTS
    acts = verb.lemma in lexicon().say or verb.lemma in _DONE_BY_BODIES
    return acts or not alone or clause.kind == "relative"  # "a pledge that it made"


_IN_DATES = DATE_PREPOSITIONS
_LEAD_INS = read_lists("clauses")["lead_ins"]
_OWNED = _LISTS["offices"] | read_lists("clauses")["owned"]


_OF_THINGS = read_lists("clauses")["of_things"]


def _subject(page: Page, index: int, kind: ActorKind) -> Mention | None:
    """The name that a sentence begins with, if it is the subject: "[On Monday] Acme sued", "[The airline,] Acme, sued"."""
    reading = page.reading(index)
    main = next((c for c in reading.clauses if c.kind == "main" and c.head >= 0), None)
    if main is None or main.finite < 0:
        return None
    first = next((w.start for w in reading.words if w.low not in _SKIPPED and w.low[:1].isalnum()), -1)
    verb = reading.words[main.finite].start
    for mention in page.mentions_in.get(index, ()):
        if page.actors[mention.actor].kind == kind and first < mention.end <= verb:
            if mention.start > first and not _is_apposed(page, mention, first, verb):
                continue
            after = next(w for w in reading.words if w.start >= mention.end)
            return mention if after.kind or not after.low.isalpha() or after.low in _NO_NOUN else None
    return None


def _is_apposed(page: Page, mention: Mention, first: int, verb: int) -> bool:
    """As in "The airline, [Acme,] was sued", "In Leeds, [Acme] was sued", "Former guard [Ben Holt] was sued": the name comes
    behind a comma or what somebody is, and nobody else is named there but for whose it is.
    """
    ahead = page.text[first : mention.start]
    lows = ahead.lower().split()
    if not lows or len(lows) > _APPOSED or lows[0] in _NOT_APPOSED or "," in ahead[:-2]:
        return False
    others = [m for m in page.mentions_in.get(mention.sentence, ()) if first <= m.start < mention.start]
    if not ahead.endswith(", "):
        return others == [] and lows[-1] in _ANYBODY and _NOT_OBJECTS.isdisjoint(lows)
    owned = all(page.text.startswith(GENITIVE, m.end) or m.text.endswith(GENITIVE) for m in others)
    return owned and (page.text[mention.end] == "," or mention.end + 1 == verb)


_SKIPPED = frozenset(("the", "a", "an", "but", "and", "on", "in", "mr", "ms", "mrs", "dr", "sir", "dame", TIME))
_APPOSED = 7  # words
_NOT_APPOSED = frozenset(("his", "her", "its", "their"))
_NO_NOUN = read_lists("clauses")["not_nouns"]
_NOT_OBJECTS = TITLE_PREPOSITIONS | read_lists("clauses")["joins"]
_DONE_BY_BODIES = read_lists("clauses")["done_by_bodies"]
