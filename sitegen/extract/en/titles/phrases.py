"""Noun phrases, read backwards. In: the words of a sentence and the last one of a phrase. Out: where it begins, and how much of
it a relative clause speaks of.
"""

from __future__ import annotations

from sitegen.extract.en.antecedents.nouns import is_plural, sort_of
from sitegen.extract.en.clauses.reading import Clause, Reading
from sitegen.extract.en.clauses.words import (
    ARTICLES,
    DATE_PREPOSITIONS,
    MARKERS,
    POSSESSIVES,
    SUBJECT_PRONOUNS,
    TITLE_PREPOSITIONS,
    VERBS,
)
from sitegen.extract.en.triggers import PAST, QUOTATION, TIME, Word, lexicon, low_at
from sitegen.extract.en.wordlists import read_lists

_LISTS = read_lists("clauses")


def phrase_start(words: list[Word], last: int, *, whole: bool = True) -> int:
    """Where the noun phrase that ends at word `last` begins: behind a verb, a mark, a preposition but "of"; with `whole` as far
    as "[the top of] the letter" goes.
    """
    first = last
    while first > 0 and last - first < _LONGEST:
        word, before = words[first], words[first - 1]
        if before.low == "of" and (whole or word.low not in _OPEN_PHRASE):
            first -= 1
            continue
        if word.low not in _OPEN_PHRASE and _is_mark(before):
            first -= 1
            continue
        if (
            word.low in _OPEN_PHRASE
            # "2,000 sacks of rice", but "the first to die of the fever"
            or (before.kind in VERBS and (word.low != "of" or low_at(words, first - 2) == "to"))
            or (before.low in _BEFORE_PHRASE and (first == 1 or not before.capital))  # "the [IT] switch that"
            or not (before.low[:1].isalnum() or before.low in _WITHIN)
            or (before.low == "and" and not joins_names(words, first - 1))
        ):
            break
        first -= 1
    return first


def _is_mark(word: Word) -> bool:
    """A straight quotation mark, as in 'the "633" plan'; a whole quotation counts as one word, which is longer."""
    return word.low == QUOTATION and word.end == word.start + 1


_LONGEST = 24  # words
_OPEN_PHRASE = ARTICLES | POSSESSIVES
NO_PHRASE_ENDS = SUBJECT_PRONOUNS | _LISTS["no_phrase_ends"] | MARKERS | {TIME}
_BEFORE_PHRASE = (NO_PHRASE_ENDS | TITLE_PREPOSITIONS | _LISTS["before_phrase"]) - {"and", "of", "per"}
_WITHIN = frozenset(("'s", "’s", "-", "%", "$", "£", "€", "&", ".", "“", "”", "‘", "’", "'"))


def subject_start(words: list[Word], last: int) -> int:
    """Where a subject begins that is a pronoun, or a noun with its article behind another noun: "the boat | she", "tariffs | the
    ministry"; -1 = neither.
    """
    if words[last].low in SUBJECT_PRONOUNS:
        return last
    first = phrase_start(words, last, whole=False)
    another = (
        words[first].low in ARTICLES | POSSESSIVES
        and first > 1
        and words[first - 1].small
        and not words[first - 1].kind
    )
    return first if another and words[first - 1].low not in TITLE_PREPOSITIONS else -1


def joins_names(words: list[Word], at: int) -> bool:
    """As in "the Food [and] Water Authority, which"."""
    return words[at - 1].capital and words[at + 1].capital


def noun_phrase(words: list[Word], last: int) -> list[int]:
    """The words that name a thing: "| the interim report | that"; empty where none do."""
    behind_comma, last = words[last].low == ",", past_age(words, last)
    if words[last].kind in VERBS or words[last].low in _BEFORE_PHRASE or not words[last].low[:1].isalnum():
        return []
    first = phrase_start(words, last, whole=False)
    if behind_comma and low_at(words, first - 1) in ("in", "at") and words[first].low not in _OPEN_PHRASE:
        first = phrase_start(words, first - 2, whole=False)  # "the pub in Ely, which"
    opened = words[first].low in _OPEN_PHRASE
    if words[last].small and words[last].low in lexicon().forms and (not opened or words[last - 1].low.endswith("s")):
        return []  # "our own tests confirm | that"
    if opened:
        return _name_before(words, first) or list(range(first, last + 1))
    return list(range(first, last + 1)) if not words[first].small or words[last].low.endswith("s") else []


def _name_before(words: list[Word], first: int) -> list[int]:
    """As in "[BlockBank], a lender that": the name that "a" describes."""
    if first < 2 or words[first].low not in ("a", "an") or words[first - 1].low != ",":
        return []
    last = past_age(words, first - 1)
    return list(range(phrase_start(words, last), last + 1))


def past_age(words: list[Word], last: int) -> int:
    """The last word of the phrase in front of a comma and an age, or a date: "Jo Aho, 58, who", "a crash in May that"."""
    last -= words[last].low == ","
    if words[last].low == TIME and last > 1:
        last -= 1 + (words[last - 1].low in DATE_PREPOSITIONS)
    return last - 2 if words[last].low.isdigit() and low_at(words, last - 1) == "," else last


def antecedent(reading: Reading, clause: Clause) -> list[int]:
    """The noun phrase a relative clause is about, or the subject that it stands behind."""
    words, who = reading.words, reading.words[clause.opener].low
    last, own = past_age(words, clause.opener - 1), reading.clauses[clause.parent]
    if not 0 <= own.finite < clause.opener:
        start = next((w for w in own.words if w != own.opener), last)
        comma = next((w for w in range(start, last) if words[w].low == ","), last)
        # "Acme, now owned by Jo Aho and | the trust, which"
        listed = comma < last and (own.finite < 0 or any(words[w].kind == PAST for w in range(comma, last)))
        if own.kind == "main" and not listed and words[start].low not in TITLE_PREPOSITIONS:
            of = next((w for w in range(last, start, -1) if words[w].low in TITLE_PREPOSITIONS), start)
            if who == "who" and of > start and is_thing_of_somebody(words, of + 1, comma - (comma < last)):
                start = of + 1  # "The inquest into the death of | Jo Aho, who"
            elif who == "that" and of > start and words[of].low != "of" and words[of + 1].low in ARTICLES:
                start = of + 1  # "The toll of dead in | the landslides that"
            elif who == "which" and of > start and words[clause.finite].kind == PAST and _is_body(words, of + 1):
                start = of + 1  # "The merger needs approval by | the Food Authority, which"
            return _that_agrees(words, clause, list(range(start, last + 1)))
    if words[clause.finite].low in ("were", "are", "have") and (several := _several_before(words, own, last)):
        return several
    first = phrase_start(words, last)
    dated = who == "which" and TIME in [words[w].low for w in range(last + 1, clause.opener)]
    while dated and low_at(words, first - 1) in _ABOUT and first - 2 > own.finite:
        first = phrase_start(words, first - 2)  # "issued | an alert for the district on Monday, which"
    while who == "who" and words[first].capital and low_at(words, first - 1) in ("at", "in", "from"):
        first = phrase_start(words, first - 2)  # "Jo Aho, a clerk at Ely Mill who"
    here = who == "that" or (who == "which" and words[clause.opener - 1].low != ",")
    # "a flat in Leeds, which was sold": nobody sells Leeds
    sold = who == "which" and words[clause.finite].low == "was" and low_at(words, first - 1) in ("in", "at")
    here = here or (sold and words[phrase_start(words, first - 2)].low in ("a", "an"))
    while here and low_at(words, first - 1) in ("in", "at", "to") and words[first].capital:
        first = phrase_start(words, first - 2)  # "a meeting in Ely that ended"
    for w in range(last, first + 1, -1):
        of_somebody = who == "who" and is_thing_of_somebody(words, w, last)  # "the life sentence of | Jo Aho, who"
        body = (
            who == "which" and words[w].low in ARTICLES and words[w + 1].capital
        )  # "the finding of | the Food Authority"
        body = body or (who == "which" and words[w].capital and words[w - 2].small)  # "the collapse of | Acme, which"
        another = words[w].low in ("a", "an")  # "the number of | a boat that was lost"
        if words[w - 1].low == "of" and (of_somebody or body or another or words[w - 2].low in _PARTS):
            return list(range(w, last + 1))
    name = _name_before(words, first)
    return [*name, *range(first - (name != []), last + 1)]


def _is_body(words: list[Word], first: int) -> bool:
    return words[first - 1].low in ("by", "of") and words[first].low in ARTICLES and words[first + 1].capital


def is_thing_of_somebody(words: list[Word], first: int, last: int) -> bool:
    """As in "the trial of the lawmaker Jo Aho": of a thing nobody says "who"."""
    noun = words[first - 2].low
    named = first < last and words[last].capital and words[last - 1].capital
    thing = noun.isalpha() and (sort_of(noun) == "thing" or noun in _PAPERS)
    return named and thing and not is_plural(noun)


def _several_before(words: list[Word], own: Clause, last: int) -> list[int]:
    """As in "brought forward [laws] on oversight of the sector, which were": the last phrase in the plural, where what stands
    nearest is one.
    """
    if is_plural(words[last].low) or any(words[w].low == "and" for w in range(own.finite, last)):
        return []
    noun = next((w for w in range(last - 1, own.finite, -1) if words[w].small and is_plural(words[w].low)), 0)
    plain = noun > 0 and not words[noun].kind and words[noun + 1].low in TITLE_PREPOSITIONS
    return list(range(phrase_start(words, noun), last + 1)) if plain else []


_ABOUT = frozenset(("about", "against", "for", "on", "over"))
_PARTS = frozenset(("beginning", "end", "middle", "start"))  # "at the end of | a trial that had begun"
_PAPERS = read_lists("speakers")["papers"]


def _that_agrees(words: list[Word], clause: Clause, whole: list[int]) -> list[int]:
    """Of "sales of the drug, which was launched", the drug: "was" has a subject in the singular."""
    of = next((n for n, w in enumerate(whole) if words[w].low == "of"), 0)
    several = of > 0 and words[whole[of - 1]].low.endswith("s") and not words[whole[-1]].low.endswith("s")
    return whole[of + 1 :] if several and words[clause.finite].low in ("was", "is", "has") else whole


def without_apposition(words: list[Word], whole: list[int]) -> list[int]:
    """As in "Jo Aho [, 58] [, a builder]"."""
    for n, w in enumerate(whole[:-1]):
        following = words[whole[n + 1]].low
        if words[w].low == "," and (following in ARTICLES or following.isdigit()):
            return whole[:n]
    return whole
