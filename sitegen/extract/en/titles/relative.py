"""What a relative clause tells, as a sentence of its own, with the thing in front of it that it speaks of."""

from __future__ import annotations

from sitegen.extract.en.clauses.reading import Clause, Reading
from sitegen.extract.en.clauses.words import ARTICLES, FINITE, PARTICLES, SUBJECTS, TITLE_PREPOSITIONS, VERBS, WHO
from sitegen.extract.en.titles.asides import BEFORE_VERB
from sitegen.extract.en.titles.line import Choice
from sitegen.extract.en.titles.phrases import antecedent, noun_phrase, past_age, phrase_start, without_apposition
from sitegen.extract.en.triggers import AUXILIARY, BASE, ING, NOT_VERB, PAST, PRESENT, TIME, Word, low_at


def choose_relative(reading: Reading, clause: Clause, chosen: list[int]) -> Choice:
    """What a relative clause tells, as a sentence: "the bank [, which] fell", "the ministry brought [the lawsuit that]",
    "the [firm whose] chairman left".
    """
    words, opener = reading.words, clause.opener
    low, before = words[opener].low, words[opener - 1].low
    chosen = _before_next(words, chosen)
    if low in ("whose", "whom") and (named := _named_within(words, clause, chosen)):
        return Choice(named, {})
    if low in ("where", "when") or (before in TITLE_PREPOSITIONS and before != "of"):
        plain = [w for w in chosen if words[w].low != "," or w > clause.finite]
        return Choice(_with_place(words, clause, plain) if low == "where" else plain, {})
    if before == "of" and low_at(words, opener - 3) == "," and (some := _some_of(words, opener)):
        return Choice([*some, *chosen], {} if words[some[2]].capital else {some[2]: "the "})
    if low != "whose" and _acts(words, first_word(words, chosen)):
        return _with_subject(reading, clause, chosen)
    whole = noun_phrase(words, _past_aside(words, opener) - 1)
    if low == "that" and not whole:
        return Choice(chosen, {})  # "They remember that | the hall burned down"
    if low == "which" and before == "," and (either := _either(words, whole)):
        return Choice([*either, opener, *chosen], {opener: ", "})
    bare = [] if whole or low != "which" or before != "," else antecedent(reading, clause)
    if len(bare) == 1 and words[bare[0]].small:
        whole = bare  # "after completion, which they expect in May"
    if before == "of" or not whole or clause.head not in chosen or _has_second_verb(reading, clause):
        return Choice([*(antecedent(reading, clause) or whole), opener, *chosen], {})
    put: dict[int, str] = {}
    if low == "whose":
        plural = words[whole[-1]].low.endswith("s") and words[whole[-1]].small
        put = {next(w for w in chosen if words[w].low != ","): "’ " if plural else "’s "}
        subject = _second_phrase(words, [w for w in chosen if w < clause.finite])
        if not subject:
            return Choice([*whole, *chosen], put)
        whole, chosen = [*whole, *(w for w in chosen if w < subject)], [w for w in chosen if w >= subject]
    return Choice(_with_object(words, clause, chosen, whole), put)


def _before_next(words: list[Word], chosen: list[int]) -> list[int]:
    """As in "the inquiry that she ordered, | and which was to last a month"."""
    at = next((n for n, w in enumerate(chosen) if n and words[w].low == "and" and low_at(words, w + 1) in WHO), 0)
    return chosen[: at - (words[chosen[at - 1]].low == ",")] if at else chosen


def _some_of(words: list[Word], opener: int) -> list[int]:
    """As in "brought [cameras], [120 of] which were given away"; empty where nothing is counted."""
    whole = noun_phrase(words, opener - 3)
    bare = whole[words[whole[0]].low in ARTICLES :] if whole else []
    return [opener - 2, opener - 1, *bare] if bare and words[opener - 2].kind == NOT_VERB else []


def _with_place(words: list[Word], clause: Clause, chosen: list[int]) -> list[int]:
    """As in "the prison in Ely, where he had worked | in May": a verb with nothing behind it but a date takes the place."""
    last = past_age(words, clause.opener - 1)
    first = phrase_start(words, last)
    if low_at(words, first - 1) == "in" and low_at(words, (wider := phrase_start(words, first - 2)) - 1) == "at":
        first = wider  # "at | the jail in Ely, where"
    behind = low_at(words, clause.head + 1)
    bare = behind == TIME or low_at(words, clause.head + 2) == TIME or not behind[:1].isalnum()
    if not bare or low_at(words, first - 1) not in ("at", "in") or clause.head not in chosen:
        return chosen
    n = chosen.index(clause.head) + 1
    return [*chosen[:n], *range(first - 1, last + 1), *chosen[n:]]


def first_word(words: list[Word], chosen: list[int]) -> int:
    """The first word that is no date: "who, [in May,] left"; -1 = none."""
    date = max((n for n, w in enumerate(chosen[:6]) if words[w].low == TIME), default=0)
    fronted = all(words[w].low in (",", "the") or words[w].low in TITLE_PREPOSITIONS for w in chosen[:date])
    return next((w for w in chosen[date if fronted else 0 :] if words[w].low[:1].isalnum()), -1)


def _acts(words: list[Word], first: int) -> bool:
    """Whether the clause begins with its verb: "an inquest that [finally] sat"."""
    if first < 0 or words[first].kind in VERBS or words[first].low in BEFORE_VERB:
        return first >= 0
    return words[first].low.endswith("ly") and words[first + 1].kind in FINITE


def _with_subject(reading: Reading, clause: Clause, chosen: list[int]) -> Choice:
    """A subject and its clause: "Jo Aho [, a builder, who] left"; "the chief, Jo Aho[, who] left" keeps both commas."""
    words, opener = reading.words, clause.opener
    if words[opener - 1].low in ("and", "but", "or"):  # "a deal that pleased them and that | sent them home"
        clause = next((c for c in reversed(reading.clauses) if c.kind == "relative" and 0 < c.opener < opener), clause)
    whole = antecedent(reading, clause)
    if len(whole) > 1 and words[whole[0]].low in SUBJECTS:  # "They face | a Congress that"
        whole = noun_phrase(words, opener - 1) or whole
    said = next((n for n, w in enumerate(whole[:3], 1) if words[w].low in ("says", "said")), 0)
    whole = whole[said:]  # "“We do,” says | Jo Aho, who"
    whole = whole[len(whole) > 1 and words[whole[0]].low == "including" :]  # "from investors, including | Acme, which"
    kept = without_apposition(words, whole)
    front = next((n for n, w in enumerate(kept, 1) if words[w].low == ","), 0)
    if front and words[kept[0]].kind in (PAST, ING):
        kept = kept[front:]  # "Asked why, | Jo Aho, who"
    lows = [words[w].low for w in kept]
    first = next(w for w in chosen if words[w].low != ",")
    return Choice([*kept, *chosen], {first: ", "} if lows.count(",") % 2 and "and" not in lows else {})


def _named_within(words: list[Word], clause: Clause, chosen: list[int]) -> list[int]:
    """As in "whose chairman, [Jo Aho,] read it out", "one of whom, [Jo Aho,] was fined": the name says who it is."""
    commas = [n for n, w in enumerate(chosen) if words[w].low == "," and w < clause.finite]
    named = chosen[commas[0] + 1 : commas[1]] if len(commas) == 2 else []
    capital = all(words[w].capital or words[w].low in _PARTICLES_OF_NAMES for w in named)
    return [*named, *chosen[commas[1] + 1 :]] if named and capital else []


_PARTICLES_OF_NAMES = frozenset(("de", "van", "von", "der", "da", "dos", "al", "bin", "of", "le", "la"))


def _past_aside(words: list[Word], opener: int) -> int:
    """As in "nine bridges[, from Ely to Hull,] whose tenders": where the phrase between commas begins, else the opener."""
    if words[opener - 1].low == ",":
        for w in range(opener - 2, max(0, opener - 8), -1):
            if words[w].low == ",":
                return w + 1 if words[w + 1].low in ("from", "among", "including") else opener
    return opener


def _either(words: list[Word], whole: list[int]) -> list[int]:
    """As in "the bridge over the Tarn, which the town had built": which of the two, nobody knows. Empty where it is one."""
    if not whole or low_at(words, whole[0] - 1) not in TITLE_PREPOSITIONS:
        return []
    first = phrase_start(words, whole[0] - 2)
    owned = words[first].low in ARTICLES | _OWN or any(w.low.endswith(("'s", "’s")) for w in words[first : whole[0]])
    return [*range(first, whole[0]), *whole] if owned else []


_OWN = frozenset(("his", "her", "its", "their", "he", "she", "it", "they"))


def _has_second_verb(reading: Reading, clause: Clause) -> bool:
    """Whether more than one verb group is in the clause: then nobody knows which of them lacks its object."""
    return any(reading.words[w].kind in (AUXILIARY, PRESENT) for w in clause.words if w > clause.head)


def _with_object(words: list[Word], clause: Clause, chosen: list[int], whole: list[int]) -> list[int]:
    """The clause with `whole` behind its verb: "the ministry brought | the lawsuit | in Ely"."""
    n = chosen.index(clause.head)
    lows = [words[w].low for w in chosen] + ["", ""]
    while lows[n + 1] == "to" and n + 2 < len(chosen) and words[chosen[n + 2]].kind == BASE:  # "hopes to open"
        n += 2
    behind, after = lows[n + 1], lows[n + 2]
    ends = after != TIME and not after[:1].isalnum()
    stranded = behind in TITLE_PREPOSITIONS and (ends or after in TITLE_PREPOSITIONS)
    if behind in PARTICLES or stranded:  # "set up", "heard of |"
        n += 1
    elif words[clause.head].lemma in _GIVING:  # "the fine that it handed | the firm | in May"
        while lows[n + 1][:1].isalnum() and lows[n + 1] not in TITLE_PREPOSITIONS:
            n += 1
    return [*chosen[: n + 1], *whole, *chosen[n + 1 :]]


_GIVING = frozenset(("award", "give", "grant", "hand", "lend", "offer", "owe", "pay", "promise", "send", "show"))


def _second_phrase(words: list[Word], between: list[int]) -> int:
    """As in "whose arrest | a judge ordered": where the subject behind the owned thing begins, 0 = it is the subject."""
    opening = (w for w in between[1:] if words[w].low in ARTICLES | _OWN)
    return next((w for w in opening if words[w - 1].low not in TITLE_PREPOSITIONS and words[w - 1].low != ","), 0)
