"""What "it", "their" and "she" mean that has no name: the subject of the clause before. In: a place in a sentence. Out: a noun
phrase of the text, or nothing where another noun would fit as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitegen.extract.en.antecedents.nouns import (
    ADVERBS,
    DETERMINERS,
    PREPOSITIONS,
    Phrase,
    is_lead_in,
    is_plural,
    last_of_phrase,
    sort_of,
    subject_of,
)
from sitegen.extract.en.antecedents.pronouns import is_passive
from sitegen.extract.en.clauses.reading import Clause, Reading
from sitegen.extract.en.clauses.words import ARTICLES
from sitegen.extract.en.happenings.drafts import Page
from sitegen.extract.en.triggers import TIME, Word, lexicon, low_at
from sitegen.extract.en.wordlists import read_lists


def phrase_meant(page: Page, index: int, i: int, steps: int = 0) -> Phrase | None:
    """The noun phrase for which word `i` of a sentence stands, a pronoun that begins a clause."""
    reading = page.reading(index)
    words, own = reading.words, reading.clauses[reading.owner[i]]
    if steps > _STEPS or not _opens_clause(words, own, i):
        return None
    places = list(_places(page, index, i, own))
    for at, clause, start, stop in places:
        found = subject_of(page, at, clause, start)
        if isinstance(found, int):  # "It leases ships. Its troubles …": the same again
            if page.reading(at).words[found].low == _SUBJECT.get(words[i].low):
                return phrase_meant(page, at, found, steps + 1) if (at, found) != (index, i) else None
            found = None
        elif found is None:
            return None
        if found is not None and _fits(page, reading, i, found):
            rivals = _others(page, found, clause, start, stop, _wanted(reading, i, found))
            return found if next(rivals, None) is None else None
    return _only_one(page, reading, i, *places[0]) if places and own.kind == "main" else None


def written(page: Page, phrase: Phrase, *, owns: bool) -> str:
    """The phrase as a title begins with it: "The airline", "Members'"."""
    words, last = page.reading(phrase.sentence).words, phrase.last
    if owns:  # "Residents [of Mill Lane]"
        last = next((w - 1 for w in range(phrase.first + 1, last) if words[w].low in PREPOSITIONS), last)
    said = " ".join(page.text[words[phrase.first].start : words[last].end].split())
    mark = ("’" if "’" in page.text else "'") if owns else ""
    end = mark if owns and phrase.number == "many" and said.endswith("s") else f"{mark}s" if owns else ""
    return said[0].upper() + said[1:] + end


# ---- where to look ----------------------------------------------------------------------------------------------


def _opens_clause(words: list[Word], own: Clause, i: int) -> bool:
    """Whether the pronoun is the subject of its clause or has it: nothing but a date or an adverb stands in front."""
    if not i < own.finite:
        return False
    if words[i].low == "it" and _is_empty(words, own):
        return False
    ahead = [w for w in own.words if w < i and w != own.opener]
    return all(_is_ahead(words, w) for w in ahead)


def _is_ahead(words: list[Word], w: int) -> bool:
    low = words[w].low
    dated = low in _LISTS["date_prepositions"] and any(word.low == TIME for word in words[w + 1 : w + 3])
    return dated or is_lead_in(low) or low.endswith("ly")


def _is_empty(words: list[Word], own: Clause) -> bool:
    """As in "It emerged that the firm had known", "It was there that she met him", "It looked as if", "It is hoped": it stands for nothing before."""
    head = words[own.head]
    follows = {words[w].low for w in range(own.head + 1, min(own.head + _CLEFT, len(words)))}
    if [word.low for word in words[own.head + 1 : own.head + 3]] in _AS_IF:
        return True
    supposed = head.low in _SUPPOSED and words[own.finite].lemma == "be" and low_at(words, own.head + 1) != "to"
    return (
        supposed
        or head.lemma in _EMPTY
        or (head.lemma == "be" and not follows.isdisjoint(("that", "who", "there", TIME)))
    )


def _places(page: Page, index: int, i: int, own: Clause) -> Iterator[tuple[int, Clause, int, int]]:
    """The clauses that may say who is meant: a sentence, one of its clauses, and between which words there may be others."""
    reading = page.reading(index)
    words, clauses = reading.words, reading.clauses
    up = clauses[own.parent] if own.parent >= 0 else None
    if up is not None:
        said = own.kind == "that" and words[up.head].lemma in lexicon().say
        if up.finite < 0 or not (said or own.kind in ("time", "other", "relative")):
            return
        if up.finite < own.opener:  # "The airline went under after it had sought help", "repaid the loan that it took"
            first = own.opener - 1 if own.kind != "relative" else _before_relative(words, up, own.opener)
            yield index, up, up.words[0], first + 1
        elif _opens_paragraph(page, index) and own.kind == "time":  # "Weeks after it was fined, the airline went under"
            first = next((w for w in up.words if w > own.words[-1]), up.finite)
            yield index, up, first, up.finite + 1
        return
    dated = i > 0 and page.text[words[i - 1].start : words[i - 1].end].endswith((" after", " before"))
    if dated and own is clauses[0] and _opens_paragraph(page, index):  # "Nine months after it was fined, the airline …"
        if len(clauses) > 1 and clauses[1].kind == "main" and clauses[1].finite >= 0:
            yield index, clauses[1], clauses[1].words[0], clauses[1].finite + 1
        return
    if own.kind == "main" and own.opener > 0 and words[own.opener].low in _JOINING:
        before = [c for c in clauses if c.kind == "main" and c.head >= 0 and c is not own and c.words[0] < own.opener]
        if before:  # "The union wants more; its negotiators left the room"
            yield index, before[0], 0, own.opener
        return
    if own.kind != "main" or any(words[w].low in ("it", "they") for w in range(i)) or index == 0:
        return
    last = page.reading(index - 1)
    if page.article.blocks[page.sentences[index - 1].block].kind == "heading":
        return
    told = next((n for n, c in enumerate(last.clauses) if c.kind == "main" and c.finite >= 0 and c.head >= 0), -1)
    if told < 0:
        return
    yield index - 1, last.clauses[told], 0, len(last.words)
    inner = next((c for c in last.clauses if c.kind == "that" and c.parent == told and c.finite >= 0), None)
    if inner is not None and last.words[last.clauses[told].head].lemma in lexicon().say:
        yield index - 1, inner, 0, len(last.words)  # "Mrs Pym said the step was loose. It was mended"


def _opens_paragraph(page: Page, index: int) -> bool:
    return index == 0 or page.sentences[index - 1].block != page.sentences[index].block


def _before_relative(words: Sequence[Word], up: Clause, opener: int) -> int:
    """The word before the noun that a relative clause is about: "repaid | the rest of the loan that"."""
    first = opener - 1
    while first > up.head and (words[first].low not in DETERMINERS or words[first - 1].low == "of"):
        first -= 1
    return first - 1 if first > up.head else up.head


# ---- whether it fits, and nothing else does -----------------------------------------------------------------------


def _wanted(reading: Reading, i: int, phrase: Phrase) -> tuple[str, bool]:
    """The number of what could be meant instead, and whether only somebody who acts could."""
    low = reading.words[i].low
    if low in _ONE_PERSON:
        return "one", True
    if reading.clauses[reading.owner[i]].kind == "that":
        return "one" if low in ("it", "its") else "many", True
    acting = _acts(reading, i) or (low == "they" and phrase.sort == "person" and not is_passive(reading, i))
    return "one" if low in ("it", "its") else "many", acting


def _fits(page: Page, reading: Reading, i: int, phrase: Phrase) -> bool:
    """Whether the phrase agrees with the pronoun: one thing, several, or somebody of that sex."""
    low, words, own = reading.words[i].low, page.reading(phrase.sentence).words, reading.clauses[reading.owner[i]]
    if low in _ONE_PERSON:
        nouns = {words[w].low for w in range(phrase.first, phrase.last + 1)}
        other = _SPEAKERS["male"] if low in ("she", "her") else _SPEAKERS["female"]
        named = page.text[words[phrase.last].start].isupper()
        return phrase.sort == "person" and phrase.number == "one" and nouns.isdisjoint(other) and not named
    if low in ("it", "its"):
        if (own.kind == "that" or _acts(reading, i)) and phrase.sort not in ("organisation", "name"):
            return False
        return phrase.number == "one" and phrase.sort != "person"
    if phrase.number == "one":  # "The team left on Friday. They …"
        return words[phrase.last].low in _SPEAKERS["bodies"]
    return not _acts(reading, i) or phrase.sort in ("person", "organisation", "name")


def _acts(reading: Reading, i: int) -> bool:
    """Whether only somebody can do it or have it: "It said", "Its directors"."""
    words, clause = reading.words, reading.clauses[reading.owner[i]]
    if words[i].low in ("its", "their"):
        return not _OWNED.isdisjoint(word.low for word in words[i + 1 : i + 4] if not word.kind)
    if is_passive(reading, i):
        return False
    lemma = words[clause.head].lemma
    return lemma in lexicon().say or lemma in _ACTS


def _others(
    page: Page, phrase: Phrase, clause: Clause, start: int, stop: int, wanted: tuple[str, bool]
) -> Iterator[int]:
    """The words between `start` and `stop`, around the phrase, at which another noun begins that could be meant."""
    number, acting = wanted
    words = page.reading(phrase.sentence).words
    openers = {c.opener for c in page.reading(phrase.sentence).clauses}
    person = phrase.sort == "person"
    own = range(phrase.first, clause.finite) if phrase.first >= 0 else range(0)
    for m in page.mentions_in.get(phrase.sentence, ()):
        inside = words[start].start <= m.start < words[stop - 1].end
        apart = not own or not words[phrase.first].start <= m.start < words[clause.finite].start
        if number == "one" and inside and apart and (page.actors[m.actor].kind == "person") == person:
            yield m.start
    i = start
    while i < stop:
        if (
            words[i].low == "it"
            and i not in own
            and number == "one"
            and not person
            and not any(w.kind for w in words[i + 1 : i + 2])
        ):
            yield i  # "did not close it"
        end = last_of_phrase(words, i, stop)
        if end < 0 or i in own or i in openers:
            i += 1
            continue
        head = words[end].low.removesuffix("'s").removesuffix("’s")
        sort = sort_of(head)
        if person and acting:
            fitting = any(sort_of(words[w].low) == "person" for w in range(i + 1, end + 1))
        else:
            fitting = sort == "organisation" if acting else number == "many" or sort != "person"
        if (
            fitting
            and head not in _TIMES
            and (number == "many") == is_plural(head)
            and not _is_complement(words, clause, i)
        ):
            yield i
        i = end + 1


def _only_one(page: Page, reading: Reading, i: int, at: int, clause: Clause, start: int, stop: int) -> Phrase | None:
    """The only noun that fits where the subject cannot be meant: "The council removed | the doctor |. He …"."""
    words = page.reading(at).words
    nobody = Phrase(at, -1, -1, "one", "person" if reading.words[i].low in _ONE_PERSON else "thing")
    found = list(_others(page, nobody, clause, start, stop, ("one", nobody.sort == "person")))
    if len(found) != 1 or found[0] >= stop or words[found[0]].low not in ARTICLES:
        return None
    end = last_of_phrase(words, found[0], stop)
    phrase = Phrase(at, found[0], end, "one", sort_of(words[end].low, name=page.text[words[end].start].isupper()))
    return phrase if _fits(page, reading, i, phrase) else None


def _is_complement(words: Sequence[Word], clause: Clause, i: int) -> bool:
    """As in "The hinge was | a piece of iron": the same thing again."""
    head = clause.head
    return words[head].lemma == "be" and head < i <= head + 1 + (words[min(head + 1, i)].low in ADVERBS)


_STEPS = 6
_CLEFT = 12  # words: "It was | on a train to Ely in 1953 that she met him"
_LISTS, _SPEAKERS = read_lists("clauses"), read_lists("speakers")
_SUBJECT = {
    "it": "it",
    "its": "it",
    "they": "they",
    "their": "they",
    "he": "he",
    "his": "he",
    "she": "she",
    "her": "she",
}
_ONE_PERSON = frozenset(("he", "his", "she", "her"))
_JOINING = frozenset((";", ":", "–", "—", "and", "but"))
_AS_IF = (["as", "if"], ["as", "though"])
_SUPPOSED = frozenset(
    ("hoped", "thought", "believed", "understood", "feared", "expected", "said", "reported", "known", "claimed")
)
_EMPTY = frozenset(("appear", "emerge", "happen", "seem", "take", "transpire", "rain", "snow"))
_TIMES = _LISTS["pointed"] | frozenset(
    ("hour", "minute", "moment", "weekend", "fortnight", "date", "half", "course", "way")
)
_OWNED = _SPEAKERS["offices"] | _SPEAKERS["papers"] | _LISTS["owned"]
_ACTS = _LISTS["done_by_bodies"] | _LISTS["acts_of_bodies"]
