"""Names for "she", "his" and "the agency" in a title. In: a sentence. Out: for some of its words, who is meant, where only
one can be: a title stands alone. Nothing else hangs on it; who takes part in a happening is told by stricter rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from sitegen.extract.en.bodies import BODY_NOUNS, surely
from sitegen.extract.en.clauses import Clause
from sitegen.extract.en.drafts import Draft, Page
from sitegen.extract.en.title_length import Name
from sitegen.extract.en.triggers import PAST, TIME, Word
from sitegen.extract.en.wordlists import read_lists
from sitegen.model.extract import ActorKind, Mention, Named

Gender = Literal["m", "f", ""]


class Names(NamedTuple):
    """What a title says in the place of words, by their index, and where that is known from."""

    put: dict[int, Name]
    told: tuple[Named, ...]

    def and_these(self, more: Names) -> Names:
        """With others, which count where both say something."""
        known = {named.name for named in more.told}
        return Names({**self.put, **more.put}, (*more.told, *(n for n in self.told if n.name not in known)))


NO_NAMES = Names({}, ())


def asks_for_names(title: Sequence[Word]) -> bool:
    """Whether a title has pronouns, or begins with "The agency"."""
    lows = [word.low for word in title]
    return (
        len(lows) > 1 and lows[0] == "the" and lows[1].removesuffix("'s").removesuffix("’s") in _NOUNS
    ) or not _PRONOUNS.isdisjoint(lows)


def subject_names(page: Page, draft: Draft, actor: int) -> Names:
    """The one who is known to be behind the pronoun that begins a clause."""
    name, put = page.actors[actor].name, dict[int, Name]()
    for i, word in enumerate(draft.reading.words):
        if word.low in ("he", "she", "it"):
            put[i] = Name(name, actor)
    words = next(draft.reading.words[i] for i in put)
    told = Named(page.text[words.start : words.end], name, actor, _last_named(page, actor, draft.sentence))
    return Names(put, (told,))


def find_names(page: Page, index: int) -> Names:
    """For the pronouns of a sentence, and "the agency" as its subject."""
    words, put, told = page.reading(index).words, dict[int, Name](), list[Named]()
    for i, word in enumerate(words):
        if word.low not in _POINTERS:
            continue
        found = _meant_by_noun(page, index, i) if word.low == "the" else _meant_by_pronoun(page, index, i)
        if found is None:
            continue
        actor, sentence = found
        last = words[i + (word.low == "the")]
        owns = word.low in _OWN or (word.low == "her" and _is_own(words, i)) or last.low.endswith(_GENITIVE)
        mark = ("’s" if "’" in page.text else "'s") if owns else ""
        put[i] = Name(
            _name(page, actor) + mark,
            actor,
            1 + (last is not word),
            sentence != index and (not owns or _opens(words, i)),
        )
        told.append(Named(page.text[word.start : last.end], put[i].text, actor, sentence))
    return Names(put, tuple(told)) if put else NO_NAMES


_PERSON: dict[str, Gender] = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
_OWN = frozenset(("his", "its"))
_GENITIVE = ("'s", "’s")
_PRONOUNS = frozenset((*_PERSON, "it", "its"))
_POINTERS = _PRONOUNS | {"the"}


def _name(page: Page, actor: int) -> str:
    """As a headline has it: with "The" where the article writes so, by initials where the name is long."""
    own = page.actors[actor]
    if len(own.name) > _LONG and own.acronym:
        return own.acronym
    start = page.first_named.get(actor, 0)
    return f"The {own.name}" if page.text[max(0, start - 4) : start] in ("The ", "the ") else own.name


_LONG = 40


def _opens(words: list[Word], i: int) -> bool:
    """Whether a clause may begin here: within one "his" is mostly the subject's own."""
    return i == 0 or not words[i - 1].low[:1].isalnum() or words[i - 1].low in _OPENERS


_OPENERS = read_lists("clauses")["joins"] | read_lists("clauses")["lead_ins"] | {"after", "before"}


def _is_own(words: list[Word], i: int) -> bool:
    """As in "her brother", but not "told her", "told her that", "met her in May"."""
    following = words[i + 1] if i + 1 < len(words) else None
    return following is not None and following.low[:1].isalpha() and following.low not in _NO_NOUN


_NO_NOUN = read_lists("clauses")["not_nouns"] | read_lists("clauses")["titles_prepositions"]


# ---- "the agency" -------------------------------------------------------------------------------------------------


def _meant_by_noun(page: Page, index: int, i: int) -> tuple[int, int] | None:
    """Whom "The agency" means that is a subject with nothing more to it, or owns one: not "the agency for jobs"."""
    reading = page.reading(index)
    words = reading.words
    if i + 2 >= len(words):
        return None
    noun = words[i + 1].low
    if not noun.endswith(_GENITIVE):
        finite = reading.clauses[reading.owner[i]].finite
        adverb = words[i + 2].low in _ADVERBS and finite == i + 3
        described = words[i + 2].low == "," and i + 3 < len(words) and words[i + 3].low in _DESCRIBES
        if finite != i + 2 and not adverb and not described:
            return None
    actor = surely(page.cast, noun[:-2] if noun.endswith(_GENITIVE) else noun, words[i].start)
    return None if actor is None else (actor, _last_named(page, actor, index))


_DESCRIBES = frozenset(("which", "who", "whose", "known", "based"))
_ADVERBS = frozenset(("also", "later", "then", "first", "now", "already", "never", "eventually", "finally", "only"))


def _last_named(page: Page, actor: int, index: int) -> int:
    before = page.cast.back(page.sentences[index].start)
    return next((m.sentence for m in before if m.actor == actor), index)


# ---- pronouns -----------------------------------------------------------------------------------------------------


def _meant_by_pronoun(page: Page, index: int, i: int) -> tuple[int, int] | None:
    low = page.reading(index).words[i].low
    gender = _PERSON.get(low)
    return _organisation(page, index, i) if gender is None else _person(page, index, i, gender)


def _person(page: Page, index: int, i: int, gender: Gender, steps: int = 0) -> tuple[int, int] | None:
    """The only one who fits: before the pronoun in its sentence, else in the sentence before, or whom a pronoun there means."""
    words = page.reading(index).words
    here, others = _fitting(page, index, gender, words[i].start), _others(page, index, words[i].start)
    if here or others:
        return (here[0].actor, index) if _is_one(here) and not others else None
    for before in range(index - 1, max(-1, index - _FAR), -1):
        if page.article.blocks[page.sentences[before].block].kind == "heading":
            return None
        end = page.sentences[before].end
        named, others = _fitting(page, before, gender, end), _others(page, before, end)
        again = _same_pronoun(page, before, gender)
        if again >= 0 and (not named or page.reading(before).words[again].start < named[0].start):
            if steps == _STEPS:
                return None
            return _person(page, before, again, gender, steps + 1)  # "She met Ida Kern. She left": not Ida Kern
        if named:
            known = page.cast.fits(named[0].actor, gender, known=True)
            if not known or others or before < index - 1:
                known = words[i].low in _SUBJECTS and named[0] is _subject(page, before, "person")
            return (named[0].actor, before) if known and _is_one(named) else None
        if others or _names_unread(page, before):
            return None
    return None


_FAR = 3
_STEPS = 12
_SUBJECTS = frozenset(("he", "she"))


def _same_pronoun(page: Page, index: int, gender: Gender) -> int:
    """The first word of a sentence that means somebody of that sex, -1 = none."""
    words = page.reading(index).words
    return next(
        (n for n, w in enumerate(words) if _PERSON.get(w.low.replace("’", "'").partition("'")[0]) == gender), -1
    )


def _fitting(page: Page, index: int, gender: Gender, end: int) -> list[Mention]:
    """The people of that sex, as far as is known, whom the sentence names before `end`."""
    return [
        m
        for m in page.mentions_in.get(index, ())
        if m.end <= end and page.cast.fits(m.actor, gender) and not page.in_quotation(m.start)
    ]


def _is_one(named: list[Mention]) -> bool:
    return len({m.actor for m in named}) == 1


def _others(page: Page, index: int, end: int) -> bool:
    """Whether somebody without a name is spoken of before `end`: "a man of 40", but not "the driver, Mr Pym"."""
    mentions = page.mentions_in.get(index, ())
    for word in page.reading(index).words:
        if word.end > end:
            return False
        if word.low in _ANYBODY and page.text[word.start].islower():
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
_NOUNS = BODY_NOUNS | _LISTS["offices"]
_ANYBODY = _LISTS["offices"] | _LISTS["anybody"] | _LISTS["male"] | _LISTS["female"] | read_lists("clauses")["kin"]


def _organisation(page: Page, index: int, i: int, steps: int = 0) -> tuple[int, int] | None:
    """The organisation that the sentence before begins with, where the pronoun is what this one begins with."""
    reading = page.reading(index)
    words = reading.words
    if any(word.low[:1].isalpha() and word.low not in _LEAD_INS for word in words[:i]) or index == 0:
        return None
    clause = reading.clauses[reading.owner[i]]
    if words[i].low == "it" and not _can_act(words, clause):
        return None
    if words[i].low == "its" and (i + 1 >= len(words) or words[i + 1].low not in _OWNED):
        return None
    before = index - 1
    subject = _subject(page, before, "organisation")
    if subject is not None:
        return subject.actor, before
    first = page.reading(before).words
    at = next((n for n, word in enumerate(first) if word.low[:1].isalpha() and word.low not in _LEAD_INS), -1)
    if at < 0 or first[at].low not in ("it", "its", "the") or steps == _STEPS:
        return None
    return _meant_by_noun(page, before, at) if first[at].low == "the" else _organisation(page, before, at, steps + 1)


_LEAD_INS = read_lists("clauses")["lead_ins"]
_OWNED = _LISTS["offices"] | read_lists("clauses")["owned"]


def _can_act(words: list[Word], clause: Clause) -> bool:
    """Whether it is somebody who does it: not "It was signed", "It came into force", "It emerged that"."""
    if clause.finite < 0 or clause.head < 0:
        return False
    passive = words[clause.finite].lemma == "be" and words[clause.head].kind == PAST
    return not passive and words[clause.head].lemma not in _OF_THINGS


_OF_THINGS = read_lists("clauses")["of_things"]


def _subject(page: Page, index: int, kind: ActorKind) -> Mention | None:
    """The name that a sentence begins with, if it is the subject: "[On Monday] Acme sued"."""
    reading = page.reading(index)
    main = next((c for c in reading.clauses if c.kind == "main" and c.head >= 0), None)
    if main is None or main.finite < 0:
        return None
    first = next((w.start for w in reading.words if w.low not in _SKIPPED and w.low[:1].isalnum()), -1)
    verb = reading.words[main.finite].start
    for mention in page.mentions_in.get(index, ()):
        if page.actors[mention.actor].kind == kind and mention.start <= first < mention.end <= verb:
            return mention
    return None


_SKIPPED = frozenset(("the", "a", "an", "but", "and", "on", "in", "mr", "ms", "mrs", "dr", "sir", "dame", TIME))
