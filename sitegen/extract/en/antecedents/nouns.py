"""Noun phrases of a sentence. In: its words and a clause. Out: the phrase that is the clause's subject; where a phrase ends, and
whether its noun is somebody, a body or a thing, one or several.
"""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.extract.en.antecedents.bodies import BODY_NOUNS
from sitegen.extract.en.clauses.reading import Clause
from sitegen.extract.en.clauses.words import ARTICLES, POSSESSIVES
from sitegen.extract.en.happenings.drafts import Page
from sitegen.extract.en.triggers import AUXILIARY, BASE, ING, PAST, PRESENT, TIME, Word
from sitegen.extract.en.wordlists import read_lists
from sitegen.model.frozen import frozen


@frozen
class Phrase:
    """The words `first` to `last` of sentence `sentence`. `number` is "one" or "many"; `sort` is what its noun can be."""

    sentence: int
    first: int
    last: int
    number: str
    sort: str


def subject_of(page: Page, index: int, clause: Clause, start: int) -> Phrase | int | None:
    """The noun phrase from word `start` to its verb; the pronoun that stands there, by its index; None where neither is plain."""
    words, text = page.reading(index).words, page.text
    ahead = [w for w in clause.words if start <= w < clause.finite and w != clause.opener]
    while ahead and is_lead_in(words[ahead[0]].low):
        ahead = ahead[1:]
    if ahead and words[ahead[0]].low in PREPOSITIONS:  # "In Leeds, the union"
        comma = next((n for n, w in enumerate(ahead) if words[w].low in (",", TIME)), len(ahead))
        ahead = ahead[comma + 1 :]
    while ahead and words[ahead[-1]].low in ADVERBS:
        ahead = ahead[:-1]
    if len(ahead) == 1 and words[ahead[0]].low in PRONOUNS:
        return ahead[0]
    core = _core(words, ahead)
    if (
        core and words[core[0]].low in POSSESSIVES and len(core) < len(ahead)
    ):  # "Its predecessor, [Mercury 2,] exploded"
        ahead = ahead[len(core) + 1 :]
        core = _core(words, ahead)
        if not core or not text[words[core[0]].start].isupper():
            return None
    if not core or words[core[0]].low in _NO_SUBJECTS or any(words[w].kind not in _NO_VERB for w in core[1:]):
        return None
    if words[core[-1]].low in ("and", "or", "but"):
        return None  # "Police used gas and": a verb that is not known for one
    if len(core) < len(ahead) and words[ahead[-1]].low not in (",", ")"):
        return None  # a list: "Acme, Brill and Crane"
    last = next((n for n, w in enumerate(core) if words[w].low in PREPOSITIONS), len(core))
    head = words[core[last - 1]]
    if last == 0:
        return None
    if last < len(core) and len(core) > _LONGEST:
        core = core[:last]  # "The committee [of the board that …]"
    joined = any(words[w].low in ("and", "or") for w in core)
    named = [m for m in page.mentions_in.get(index, ()) if m.start <= head.start < m.end]
    kind = page.actors[named[-1].actor].kind if named else ""
    sort = kind or sort_of(head.low, name=text[head.start].isupper())
    several = joined or words[clause.finite].low in _OF_SEVERAL or (is_plural(head.low) and not named)
    number = "many" if several else "one"
    if number == "one" and words[core[0]].low not in ARTICLES and not text[head.start].isupper():
        return None
    return Phrase(index, core[0], core[-1], number, sort)


def _core(words: list[Word], ahead: list[int]) -> list[int]:
    """The words up to the first comma or gap: "The chamber [, known as the Ballroom,]"."""
    end = next(
        (n for n, w in enumerate(ahead) if words[w].low in (",", "(") or (n and w != ahead[n - 1] + 1)), len(ahead)
    )
    return ahead[:end]


def is_lead_in(low: str) -> bool:
    """A date, a mark or a word such as "later"."""
    return low == TIME or low in _LEAD_INS or not low[:1].isalnum()


def sort_of(head: str, *, name: bool = False) -> str:
    """Person, organisation or thing, by the noun; what `name` says of one that nobody knows."""
    noun = _singular(head)
    if noun in _PERSONS or head in _PERSONS:
        return "person"
    return "organisation" if noun in _BODIES or head in _BODIES else "name" if name else "thing"


def _singular(noun: str) -> str:
    return noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")


def is_plural(noun: str) -> bool:
    """Whether a noun means several: "owners", "people", not "bus"."""
    return (noun.endswith("s") and not noun.endswith(("ss", "us", "is"))) or noun in _PLURALS


def last_of_phrase(words: Sequence[Word], i: int, stop: int) -> int:
    """The last word of the noun phrase that begins with word `i`; -1 = none does."""
    word = words[i]
    if word.low not in DETERMINERS:
        plain = word.low.isalpha() and is_plural(word.low) and word.kind in _NO_VERB and word.low not in _NO_NOUNS
        return i if plain else -1
    end = i
    while end + 1 < stop and end - i < _LONGEST:
        follows = words[end + 1]
        if not follows.low[:1].isalnum() or follows.low in PREPOSITIONS or follows.low in _JOINS:
            break
        if follows.kind in (AUXILIARY, PRESENT) or (follows.kind == PAST and end > i) or follows.low in ADVERBS:
            break
        end += 1
        if follows.low.endswith(("'s", "’s", "s'", "s’")):
            break
    return end if end > i else -1


_LONGEST = 8  # words
_LISTS, _SPEAKERS = read_lists("clauses"), read_lists("speakers")
PREPOSITIONS = _LISTS["titles_prepositions"] | _LISTS["prepositions"]
ADVERBS = _LISTS["adverb"] | {"once", "ago", "twice"}
DETERMINERS = ARTICLES | POSSESSIVES | {"that", "another", "each", "every", "one", "our", "my", "your"}
PRONOUNS = frozenset(("it", "they", "he", "she"))
_LEAD_INS = _LISTS["lead_ins"] | {"then", "now", "soon", "eventually", "finally", "instead", "nor", "by"}
_JOINS = _LISTS["joins"] | {"that", "after", "before", "until", "since", "to"}
_NO_VERB = frozenset((0, BASE, ING))
_NO_NOUNS = _LISTS["not_nouns"] | _LISTS["no_plurals"]
_NO_SUBJECTS = POSSESSIVES | _LISTS["subjects"] | _LISTS["no_subjects"]
_OF_SEVERAL = frozenset(("are", "were", "have"))
_PLURALS = frozenset(("people", "men", "women", "children", "police", "sheep", "teeth", "data"))
_BODIES = BODY_NOUNS | _SPEAKERS["papers"] | _LISTS["places_that_act"]
_PERSONS = (
    _SPEAKERS["offices"]
    | _SPEAKERS["anybody"]
    | _SPEAKERS["male"]
    | _SPEAKERS["female"]
    | _LISTS["kin"]
    | _LISTS["people"]
)
