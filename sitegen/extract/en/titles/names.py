"""Names for "she", "his" and "the agency" in a title. In: a sentence. Out: for some of its words, who is meant, where only
one can be: a title stands alone. Nothing else hangs on it; who takes part in a happening is told by stricter rules.
"""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.extract.en.antecedents.phrases import phrase_meant, written
from sitegen.extract.en.antecedents.pronouns import GENITIVE, NOUNS, PERSON, THINGS, last_named, meant
from sitegen.extract.en.clauses.words import SEVERAL, TITLE_PREPOSITIONS
from sitegen.extract.en.happenings.drafts import Draft, Page
from sitegen.extract.en.titles.line import Name
from sitegen.extract.en.triggers import Word, lexicon, low_at
from sitegen.extract.en.wordlists import read_lists
from sitegen.model.extract import Named
from sitegen.model.frozen import frozen

_LISTS = read_lists("clauses")


@frozen
class Names:
    """What a title says in the place of words, by their index, and where that is known from."""

    put: dict[int, Name]
    told: tuple[Named, ...]

    def and_these(self, more: Names) -> Names:
        """With others, which count where both say something, but for mere phrases."""
        known = {named.name for named in more.told}
        own = {i: name for i, name in self.put.items() if name.sure}
        surer = {i: name for i, name in more.put.items() if name.actor >= 0}
        return Names({**more.put, **own, **surer}, (*more.told, *(n for n in self.told if n.name not in known)))


NO_NAMES = Names({}, ())


def asks_for_names(title: Sequence[Word]) -> bool:
    """Whether a title has pronouns, or begins with "The agency"."""
    second = low_at(title, 1).removesuffix("'s").removesuffix("’s")
    return (low_at(title, 0) == "the" and second in NOUNS) or not _PRONOUNS.isdisjoint([word.low for word in title])


def subject_names(page: Page, draft: Draft, actor: int) -> Names:
    """The one who is known to be behind the pronoun that begins a clause."""
    name, put = _name(page, actor), dict[int, Name]()
    for i, word in enumerate(draft.reading.words):
        if word.low in ("he", "she", "it"):
            put[i] = Name(name, actor, sure=word.low != "it")
    words = next(draft.reading.words[i] for i in put)
    told = Named(page.text[words.start : words.end], name, actor, last_named(page, actor, draft.sentence))
    return Names(put, (told,))


def find_names(page: Page, index: int) -> Names:
    """For the pronouns of a sentence, and "the agency" as its subject."""
    words, put, told = page.reading(index).words, dict[int, Name](), list[Named]()
    for i, word in enumerate(words):
        if word.low not in _POINTERS:
            continue
        owns = word.low in _OWN or (word.low == "her" and _is_own(words, i))
        last, actor, sentence = word, -1, -1
        if word.low not in _MANY and (found := meant(page, index, i)):
            actor, sentence = found
            last = words[i + (word.low == "the")]
            owns = owns or last.low.endswith(GENITIVE)
            mark = ("’s" if "’" in page.text else "'s") if owns else ""
            far = sentence != index and (_opens(words, i) if owns else word.low not in _SPEAKERS or _is_told(words, i))
            put[i] = Name(_name(page, actor) + mark, actor, 1 + (last is not word), far)
        elif word.low != "the" and (phrase := phrase_meant(page, index, i)):
            sentence = phrase.sentence
            put[i] = Name(written(page, phrase, owns=owns), -1 - i)
        if i in put:
            told.append(Named(page.text[word.start : last.end], put[i].text, actor, sentence))
    return Names(put, tuple(told))


_OWN = frozenset(("his", "its", "their"))
_MANY = frozenset(("they", "their"))
_PRONOUNS = frozenset((*PERSON, *THINGS, *_MANY))
_POINTERS = frozenset((*PERSON, *THINGS, *_MANY, "the"))


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
    before = low_at(words, i - 1)
    return not before[:1].isalnum() or before in _OPENERS


_OPENERS = _LISTS["joins"] | _LISTS["lead_ins"] | {"after", "before"}


def _is_told(words: list[Word], i: int) -> bool:
    """Whether those who speak are no single person: "Police said he …", but not "The German said she …"."""
    if not any(word.kind and word.lemma in lexicon().say for word in words[:i]):
        return True
    first = next(word.low for word in words if word.low[:1].isalpha())
    return first.endswith("s") or first in _SEVERAL


_SPEAKERS = frozenset(("he", "she"))
_SEVERAL = SEVERAL | {"it"}


def _is_own(words: list[Word], i: int) -> bool:
    """As in "her brother", but not "told her", "told her that", "met her in May"."""
    following = low_at(words, i + 1)
    return following[:1].isalpha() and following not in _NO_NOUN


_NO_NOUN = _LISTS["not_nouns"] | TITLE_PREPOSITIONS
