"""What a relative clause tells, as a sentence of its own, with the thing in front of it that it speaks of."""

from __future__ import annotations

from sitegen.extract.en.antecedents.nouns import is_plural, sort_of
from sitegen.extract.en.clauses import Clause, Reading
from sitegen.extract.en.clauses.words import (
    ARTICLES,
    MARKERS,
    PARTICLES,
    POSSESSIVES,
    SUBJECTS,
    TITLE_PREPOSITIONS,
    VERBS,
)
from sitegen.extract.en.titles.line import Choice
from sitegen.extract.en.triggers import AUXILIARY, BASE, PAST, PRESENT, QUOTATION, TIME, Word, lexicon
from sitegen.extract.en.wordlists import read_lists

_LISTS = read_lists("clauses")


def choose_relative(text: str, reading: Reading, clause: Clause, chosen: list[int]) -> Choice:
    """What a relative clause tells, as a sentence: "the bank [, which] fell", "the ministry brought [the lawsuit that]",
    "the [firm whose] chairman left".
    """
    words, opener = reading.words, clause.opener
    low, before = words[opener].low, words[opener - 1].low
    if low in ("whose", "whom") and (named := _named_within(text, words, clause, chosen)):
        return Choice(named, {})
    if low in ("where", "when") or (before in TITLE_PREPOSITIONS and before != "of" and low != "that"):
        return Choice([w for w in chosen if words[w].low != "," or w > clause.finite], {})
    first = first_word(words, chosen)
    acts = first >= 0 and (words[first].kind in VERBS or words[first].low in _LIGHT or _is_adverb(words, first))
    if acts and low != "whose":
        earlier = [c for c in reading.clauses if c.kind == "relative" and 0 < c.opener < opener]
        shared = before in ("and", "but", "or") and earlier  # "a deal that pleased them and that | sent them home"
        whole = antecedent(text, reading, earlier[-1] if shared else clause)
        if whole and len(whole) > 1 and words[whole[0]].low in SUBJECTS:  # "They face | a Congress that"
            whole = _noun_phrase(text, words, opener - 1) or whole
        return _tidy(reading, whole, chosen)
    whole = _noun_phrase(text, words, _past_aside(words, opener) - 1)
    if low == "that" and not whole:
        return Choice(chosen, {})  # "They remember that | the hall burned down"
    if low == "which" and before == "," and (either := _either(words, whole)):
        return Choice([*either, opener, *chosen], {opener: ", "})
    if before == "of" or not whole or _has_second_verb(reading, clause):
        return Choice([*(antecedent(text, reading, clause) or whole), opener, *chosen], {})
    put: dict[int, str] = {}
    if low == "whose":
        plural = bool(whole) and words[whole[-1]].low.endswith("s") and text[words[whole[-1]].start].islower()
        owned = opener + 1 if opener + 1 in chosen and words[opener + 1].low in _OPENING_MARKS else first
        put = {owned: "’ " if plural else "’s "}
        subject = _second_phrase(words, [w for w in chosen if w < clause.finite])
        if not subject:
            return Choice([*whole, *chosen], put)
        whole, chosen = [*whole, *(w for w in chosen if w < subject)], [w for w in chosen if w >= subject]
    return Choice(_with_object(words, clause, chosen, whole), put)


def _either(words: list[Word], whole: list[int]) -> list[int]:
    """As in "the bridge over the Tarn, which the town had built": which of the two, nobody knows. Empty where it is one."""
    if not whole or not whole[0] or words[whole[0] - 1].low not in TITLE_PREPOSITIONS:
        return []
    first = whole[0]
    while first > 0 and not words[first - 1].kind and words[first - 1].low not in MARKERS:
        first -= 1
    lows = [word.low for word in words[first : whole[0]]]
    owned = any(low in ARTICLES or low in POSSESSIVES or low.endswith(("'s", "’s")) for low in lows)
    return [*range(first, whole[0]), *whole] if owned else []


def antecedent(text: str, reading: Reading, clause: Clause) -> list[int]:
    """The noun phrase a relative clause is about: back from its opener to a verb, comma or preposition."""
    words, last = reading.words, clause.opener - 1
    if last >= 0 and words[last].low == ",":
        last -= 1
    if last > 1 and words[last].low.isdigit() and words[last - 1].low == ",":
        last -= 2  # "Jo Aho, 58, who"
    first = last
    subject = clause.parent >= 0 and not 0 <= reading.clauses[clause.parent].finite < clause.opener
    if subject and clause.parent >= 0:
        own = reading.clauses[clause.parent]
        start = next((w for w in own.words if w != own.opener), last)
        comma = next((w for w in range(start, last) if words[w].low == ","), last)
        # "Acme, now owned by Jo Aho and | the trust, which"
        listed = comma < last and (own.finite < 0 or any(words[w].kind == PAST for w in range(comma, last)))
        if own.kind == "main" and not listed and start < last and words[start].low not in TITLE_PREPOSITIONS:
            of = next((w for w in range(last, start, -1) if words[w].low in TITLE_PREPOSITIONS), start)
            if words[clause.opener].low == "who" and of > start and is_thing_of_somebody(text, words, of + 1, last):
                start = of + 1  # "The inquest into the death of | Jo Aho, who"
            return _that_agrees(words, clause, list(range(start, last + 1)))
    while first > 0:
        before = words[first - 1]
        if before.low in (",", ";", ":", "(", "–", "—", QUOTATION, TIME):
            break
        if before.kind in VERBS and words[first].low != "of":  # "says | 2,000 sacks of rice that"
            break
        placed = before.low in ("in", "at") and words[clause.opener].low == "that" == words[last + 1].low
        if placed and text[words[first].start].isupper():
            first -= 1  # "a meeting in Ely that ended"
            continue
        if (before.low in TITLE_PREPOSITIONS and before.low != "of") or before.low in (
            "that",
            "when",
            "but",
            "which",
            "who",
        ):
            break
        if before.low == "and" and not subject and not _joins_names(text, words, first - 1):
            break
        if words[first].low in ARTICLES and before.low != "of":
            break  # "does it end | the lawsuit that"
        if before.low == "of" and words[clause.opener].low == "who" and is_thing_of_somebody(text, words, first, last):
            break  # "the life sentence of | Jo Aho, who"
        named = before.low == "of" and words[first].low in ARTICLES and text[words[first + 1].start].isupper()
        if named and words[clause.opener].low == "which":
            break  # "That is the finding of | the Food Authority, which"
        first -= 1
    if words[first].low == "no":  # "He is no relation of | Jo Aho, who"
        first = next((w + 1 for w in range(last - 1, first, -1) if words[w].low == "of"), first)
    if words[first - 1].low == "," and first > 1 and words[first].low in ("a", "an"):
        name = _name_before(words, first - 2)  # "BlockBank, a lender that …": the name comes along
        return [*name, first - 1, *range(first, last + 1)] if name else list(range(first, last + 1))
    return list(range(first, last + 1))


def _named_within(text: str, words: list[Word], clause: Clause, chosen: list[int]) -> list[int]:
    """As in "whose chairman, [Jo Aho,] read it out", "one of whom, [Jo Aho,] was fined": the name says who it is."""
    commas = [n for n, w in enumerate(chosen) if words[w].low == "," and w < clause.finite]
    if len(commas) != 2 or chosen[commas[1]] + 1 != clause.finite:
        return []
    named = chosen[commas[0] + 1 : commas[1]]
    capital = all(text[words[w].start].isupper() or words[w].low in _PARTICLES_OF_NAMES for w in named)
    return [*named, *chosen[commas[1] + 1 :]] if named and capital else []


def _is_adverb(words: list[Word], w: int) -> bool:
    """As in "an inquest that [finally] sat"."""
    return words[w].low.endswith("ly") and words[w + 1].kind in (AUXILIARY, PAST, PRESENT)


_OPENING_MARKS = frozenset("“‘\"'")
_PARTICLES_OF_NAMES = frozenset(("de", "van", "von", "der", "da", "dos", "al", "bin", "of", "le", "la"))


def first_word(words: list[Word], chosen: list[int]) -> int:
    """The first word that is no date: "who, [in May,] left"; -1 = none."""
    ahead = [n for n, w in enumerate(chosen[:6]) if words[w].low == TIME]
    fronted = ahead and all(
        words[w].low in (",", TIME, "the") or words[w].low in TITLE_PREPOSITIONS for w in chosen[: ahead[-1]]
    )
    for w in chosen[ahead[-1] + 1 :] if fronted else chosen:
        if words[w].low[:1].isalnum():
            return w
    return -1


def _past_aside(words: list[Word], opener: int) -> int:
    """As in "nine bridges[, from Ely to Hull,] whose tenders": where the phrase between commas begins, else the opener."""
    if words[opener - 1].low != ",":
        return opener
    first = opener - 2
    while first > 0 and opener - first < _LONGEST_PHRASE and words[first].low != "," and not words[first].kind:
        first -= 1
    return first + 1 if words[first].low == "," and words[first + 1].low in ("from", "among", "including") else opener


def _has_second_verb(reading: Reading, clause: Clause) -> bool:
    """Whether more than one verb group is in the clause: then nobody knows which of them lacks its object."""
    after = [w for w in clause.words if w > clause.head]
    return any(reading.words[w].kind in (AUXILIARY, PRESENT) for w in after)


def _noun_phrase(text: str, words: list[Word], last: int) -> list[int]:
    """The words in front of a relative clause that name a thing: "| the interim report | that"; empty where none do."""
    behind_comma = last > 0 and words[last].low == ","
    last -= behind_comma
    if behind_comma and last > 1 and words[last].low.isdigit() and words[last - 1].low == ",":
        last -= 2  # "Jo Aho, 58, whose"
    first = last
    while first >= 0 and last - first < _LONGEST_PHRASE:
        word = words[first]
        if word.low in ARTICLES or word.low in POSSESSIVES:
            if word.low in ("a", "an") and first > 1 and words[first - 1].low == ",":
                return _name_before(words, first - 2) or list(range(first, last + 1))  # "Lendwell, a bank that"
            return [] if _is_plain_verb(words, first, last) else list(range(first, last + 1))
        if not word.low[:1].isalnum() or word.kind in VERBS or word.low in _JOINING:
            break
        if word.low in TITLE_PREPOSITIONS and word.low != "of" and not (behind_comma and word.low in ("in", "at")):
            break
        first -= 1
    first += 1
    if first > last or (words[last].low in _forms() and text[words[last].start].islower()):
        return []
    named = not text[words[first].start].islower() or words[last].low.endswith("s")
    return list(range(first, last + 1)) if named else []


def _is_plain_verb(words: list[Word], first: int, last: int) -> bool:
    """As in "our own tests confirm | that": a noun phrase cannot end so."""
    return last - first > 1 and words[last].low in _forms() and words[last - 1].low.endswith("s")


def _forms() -> dict[str, tuple[int, str]]:
    return lexicon().forms


_LONGEST_PHRASE = 8
_JOINING = frozenset(("but", "or", "that", "which", "who", "when", "not", "us", "me", "him", "them", TIME))


def _with_object(words: list[Word], clause: Clause, chosen: list[int], whole: list[int]) -> list[int]:
    """The clause with `whole` behind its verb: "the ministry brought | the lawsuit | in Ely"."""
    n = next((n for n, w in enumerate(chosen) if w == clause.head), -1)
    if n < 0:
        return [*whole, *([clause.opener] if clause.opener >= 0 else []), *chosen]
    follows = [words[w].low for w in chosen[n + 1 : n + 3]] + ["", ""]
    while follows[0] == "to" and n + 2 < len(chosen) and words[chosen[n + 2]].kind == BASE:  # "hopes to open"
        n += 2
        follows = [words[w].low for w in chosen[n + 1 : n + 3]] + ["", ""]
    stranded = follows[0] in TITLE_PREPOSITIONS and (not follows[1][:1].isalnum() or follows[1] in TITLE_PREPOSITIONS)
    if follows[0] in PARTICLES or (stranded and follows[1] != TIME):  # "set up", "heard of |"
        n += 1
    elif words[clause.head].lemma in _GIVING:  # "the fine that it handed | the firm | in May"
        while (
            n + 1 < len(chosen)
            and words[chosen[n + 1]].low[:1].isalnum()
            and words[chosen[n + 1]].low not in TITLE_PREPOSITIONS
        ):
            n += 1
    return [*chosen[: n + 1], *whole, *chosen[n + 1 :]]


_GIVING = frozenset(("award", "give", "grant", "hand", "lend", "offer", "owe", "pay", "promise", "send", "show"))


def _second_phrase(words: list[Word], between: list[int]) -> int:
    """As in "whose arrest | a judge ordered": where the subject behind the owned thing begins, 0 = it is the subject."""
    for n, w in enumerate(between):
        if (
            n
            and words[w].low in ARTICLES | _OWN
            and words[w - 1].low not in TITLE_PREPOSITIONS
            and words[w - 1].low != ","
        ):
            return w
    return 0


def _tidy(reading: Reading, whole: list[int], chosen: list[int]) -> Choice:
    """A subject and its clause: "Jo Aho [, a builder, who] left"; "the chief, Jo Aho[, who] left" keeps both commas."""
    kept = without_apposition(reading.words, whole)
    commas = sum(reading.words[w].low == "," for w in kept)
    listed = any(reading.words[w].low == "and" for w in kept)
    first = next((w for w in chosen if reading.words[w].low != ","), -1)
    return Choice([*kept, *chosen], {first: ", "} if commas % 2 and first >= 0 and not listed else {})


def without_apposition(words: list[Word], whole: list[int]) -> list[int]:
    """As in "Jo Aho [, 58] [, a builder]"."""
    for n, w in enumerate(whole[:-1]):
        following = words[whole[n + 1]].low
        if n and words[w].low == "," and (following in ARTICLES or following.isdigit()):
            return whole[:n]
    return whole


def is_thing_of_somebody(text: str, words: list[Word], first: int, last: int) -> bool:
    """As in "the trial of the lawmaker Jo Aho": of a thing nobody says "who"."""
    noun = words[first - 2].low
    named = text[words[last].start].isupper() and text[words[last - 1].start].isupper() and last > first
    thing = sort_of(noun) == "thing" or noun in _PAPERS
    return named and noun.isalpha() and not is_plural(noun) and thing


_PAPERS = read_lists("speakers")["papers"]


def _that_agrees(words: list[Word], clause: Clause, whole: list[int]) -> list[int]:
    """Of "sales of the drug, which was launched", the drug: "was" has a subject in the singular."""
    of = next((n for n, w in enumerate(whole) if words[w].low == "of"), 0)
    single = clause.finite >= 0 and words[clause.finite].low in ("was", "is", "has")
    several = of > 0 and words[whole[of - 1]].low.endswith("s") and not words[whole[-1]].low.endswith("s")
    return whole[of + 1 :] if single and several else whole


def _joins_names(text: str, words: list[Word], at: int) -> bool:
    """As in "the Food [and] Water Authority, which"."""
    return at > 0 and text[words[at - 1].start].isupper() and text[words[at + 1].start].isupper()


def _name_before(words: list[Word], last: int) -> list[int]:
    if last > 1 and words[last].low.isdigit() and words[last - 1].low == ",":
        last -= 2
    first = last
    while (
        first >= 0
        and words[first].low not in (",", ";", ":", "(")
        and not words[first].kind
        and words[first].low not in TITLE_PREPOSITIONS
    ):
        first -= 1
    return list(range(first + 1, last + 1))


_LIGHT = _LISTS["before_verb"]
_OWN = frozenset(("his", "her", "its", "their", "he", "she", "it", "they"))
