"""Verbs of a clause in the making. In: the words of a sentence and a place. Out: whether the clause hangs on the verb there,
and whether another clause follows. The look-aheads are of bounded length.
"""

from __future__ import annotations

from sitegen.extract.en.clauses.presents import is_plural, plural_present, present, singular_present
from sitegen.extract.en.clauses.reading import Clause
from sitegen.extract.en.clauses.words import (
    ADVERBS,
    COORDINATE,
    DONE,
    ENDS,
    FINITE,
    INTRANSITIVE,
    MARKERS,
    PARTICLES,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATE,
    WHO,
)
from sitegen.extract.en.triggers import (
    AUXILIARY,
    BASE,
    ING,
    NOT_VERB,
    PAST,
    PRESENT,
    TIME,
    Word,
    lexicon,
    low_at,
)
from sitegen.extract.en.wordlists import read_lists

_LISTS = read_lists("clauses")


def is_finite(words: list[Word], i: int, own: Clause) -> bool:
    """A past form can be a participle: "shares listed in Oslo", "a deal signed by both"."""
    word, before, following = words[i], low_at(words, i - 1), low_at(words, i + 1)
    if word.kind == AUXILIARY:  # "pressed the banks to do more" has no second verb
        return word.low not in ("be", "been", "being", "having") and before != "to"
    if before == "have" and low_at(words, i - 2) == "to":
        return False  # "Two men said to have | sold it were held"
    if own.kind == "relative" and i == own.opener + 1 and before in WHO:
        return True  # "A buoy that vanished in May has been found"
    if following in PARTICLES | {"in"} and low_at(words, i + 2) == "by":
        following = "by"  # "sent in by the court"
    if word.low in lexicon().participles and (following in ("as", "by") or not word.low.endswith("ed")):
        return False  # "The rules, drawn up in 1987, speak of"
    if _hangs_on_with(words, i) or _describes_counted(words, i):
        return False
    if i and word.low in lexicon().pasts:
        return not _verb_behind_date(words, i + 1)
    if i == 0 or _fronted(words, i, own) or (_in_row(words, i, own) and _closes_aside(words, i, own)):
        return False
    if following == "by":  # "dropped by 4 per cent", "grew by almost a third": a measure and no doer
        return low_at(words, i + 2)[:1].isdigit() or low_at(words, i + 2) in _MEASURES
    described = (
        following in _AFTER_PARTICIPLE
        and word.lemma not in INTRANSITIVE
        and (verb_ahead(words, i + 1) or _in_aside(words, i))
    )
    regular = word.low.endswith("ed")
    within = (
        own.kind == "time" and own.finite < 0 and not regular
    )  # "which was 60 when the board met in May was 85 by June"
    return not ((described and regular) or (_verb_behind_date(words, i + 1) and not within))


_MEASURES = _LISTS["measures"]
_AFTER_PARTICIPLE = frozenset(("in", "with", "under", "from", "to", "at", "of"))


def _describes_counted(words: list[Word], i: int) -> bool:
    """As in "two of the 14 | injured workers"."""
    counted = low_at(words, i - 2) == "the" and low_at(words, i - 1).isdigit()
    return counted and is_plural(low_at(words, i + 1)) and words[i + 1].small


def _in_aside(words: list[Word], i: int) -> bool:
    """As in "The ship, a carrier | registered in Panama, ran aground": between commas, and a verb behind the second."""
    opens = next((j for j in range(i - 1, max(0, i - _APPOSITION), -1) if words[j].low in MARKERS), 0)
    closes = next((k for k in range(i + 2, min(i + _APPOSITION, len(words) - 1)) if words[k].low in ENDS), 0)
    return words[opens].low == words[closes].low == "," and words[closes + 1].kind in DONE and opens < i - 1


_APPOSITION = 10  # words from a comma to the participle, and from there to the next comma


def _verb_behind_date(words: list[Word], i: int) -> bool:
    """Whether a date and then at once a verb follow: "a study published [last year] shows", "[in May] found"."""
    date = next((j for j in (i, i + 1) if j + 1 < len(words) and words[j].low == TIME), -1)
    return date > 0 and words[date + 1].kind in FINITE


def _fronted(words: list[Word], i: int, own: Clause) -> bool:
    """As in "In a letter sent on 3 May to its staff, the bank told", "To make up lost time the bank told": a participle of the phrase in
    front of the subject.
    """
    if own.finite >= 0 or not own.words or words[own.words[0]].low not in PREPOSITIONS:
        return False
    if words[own.words[0]].low == "to" and BASE in (words[i - 1].kind, words[i - 2].kind):
        return True
    date = next((j for j in (i + 1, i + 2) if low_at(words, j) == TIME), i)
    comma = next(
        (j for j in range(date + 1, date + _FRONT) if low_at(words, j) in MARKERS or low_at(words, j) == ""), 0
    )
    behind = date > i or low_at(words, i + 1) in PREPOSITIONS
    closed = behind and low_at(words, comma) == ","
    return closed and (clause_follows(words, comma + 1, own) or named_subject(words, comma + 1))


def named_subject(words: list[Word], i: int) -> bool:
    """As in "his wife, Ida Kern, said": a subject with its name between commas, and its verb."""
    opens = next((j for j in range(i + 1, min(i + 5, len(words))) if words[j].low == ","), 0)
    closes = next((k for k in range(opens + 2, min(opens + 5, len(words) - 1)) if words[k].low == ","), 0)
    named = opens and closes and words[i].low in _OWN and all(word.capital for word in words[opens + 1 : closes])
    return bool(named) and words[closes + 1].kind in DONE


_FRONT = 8  # words from a participle in front to the comma


def _hangs_on_with(words: list[Word], i: int) -> bool:
    """As in ", with the plant shut and its owner at home, 63 fell ill": no verb of the sentence."""
    for j in range(i - 1, max(-1, i - 6), -1):
        if words[j].low == "with":
            return low_at(words, j - 1) in ("", ",")
        if words[j].kind or words[j].low in ENDS:
            return False
    return False


def _in_row(words: list[Word], i: int, own: Clause) -> bool:
    """Right behind a comma ("the plan, first | promised in May,"), or a second participle of what the comma opens: "founded in 1982 and | renamed"."""
    if words[i - 1].low != "and":
        return words[i - 1].low == "," or (words[i - 1].low in _EARLIER and low_at(words, i - 2) == ",")
    return own.finite < 0 and any(words[w].kind == PAST and words[w - 1].low == "," for w in own.words if w)


_EARLIER = frozenset(("first", "once", "originally", "initially", "previously", "formerly"))


def _closes_aside(words: list[Word], i: int, own: Clause) -> bool:
    """A participle between commas: "The firm, founded in 1982, filed", "In its accounts, filed in May, the firm owned"."""
    first = next((w for w in own.words if w != own.opener), i)
    fronted = own.finite < 0 and words[first].low in PREPOSITIONS
    for j in range(i + 1, min(i + 14, len(words) - 1)):
        low, following = words[j].low, words[j + 1]
        if low == ",":
            if following.kind in FINITE or present(words, j + 1, plural=is_plural(words[i - 2].low)):
                return True  # "The firm, founded in 1982, | employs 40"
            if fronted and clause_follows(words, j + 1, own, nearest=True):
                return True
        elif low in COORDINATE:  # "launched in 1988 and refitted in 2003,", "built for Leeds and York,"
            if following.kind in (AUXILIARY, PRESENT):
                return False
        elif (words[j].kind in DONE and words[j - 1].low != "and") or (low in MARKERS and low not in _BEFORE_ASIDE):
            return False
    return False


def find_head(words: list[Word], clause: Clause) -> None:
    """The verb that carries the meaning: "had been | told", "is to | decide", "is due to | report"."""
    verbs = [i for i in clause.words if words[i].kind]
    if clause.finite < 0 and (plural := plural_present(words, clause.words)) >= 0:
        verbs = [plural]
    if not verbs:
        clause.finite = clause.head = singular_present(words, clause.words)
        return
    if clause.finite < 0:
        clause.finite = next((i for i in verbs if words[i].kind in (PAST, PRESENT)), verbs[0])
    clause.head, verb = clause.finite, words[clause.finite]
    converted = verb.lemma == "be" and low_at(words, clause.finite + 1) in ("a", "an")  # "is a hull built in 1978"
    if verb.kind == AUXILIARY and not converted:
        after = (i for i in verbs if clause.finite < i <= clause.finite + 6)
        clause.head = next((i for i in after if words[i].kind in (PAST, BASE, ING)), clause.finite)


def starts_anew(words: list[Word], i: int, clause: Clause) -> bool:
    """Whether the verb at `i` is no part of the verb group that the clause already has."""
    if words[i].kind == AUXILIARY and words[i - 1].kind == PAST:
        return True  # "The pumps that it bought | had been built"
    if all(word.low in ADVERBS or word.kind == AUXILIARY for word in words[clause.finite + 1 : i]):
        return False
    return words[i].kind == AUXILIARY or words[clause.finite].kind != AUXILIARY or i - clause.finite > 2


def verb_ahead(words: list[Word], i: int) -> bool:
    """Whether another finite verb comes before the next boundary: then the one before it was a participle."""
    ahead = (word for word in words[i : i + 12] if word.low in MARKERS or word.kind in DONE)
    return (first := next(ahead, None)) is not None and first.low not in MARKERS


def clause_follows(words: list[Word], i: int, own: Clause, *, nearest: bool = False) -> bool:
    """Whether a subject and a finite verb stand between here and the next boundary."""
    j, end = i - 1, min(i + 16, len(words))
    while (j := j + 1) < end:
        word = words[j]
        if word.low == "," and (skipped := _past_commas(words, i, j)):
            j = skipped
            continue
        if j > i and (word.low in WHO or word.low == "whose") and words[j - 1].low[:1].isalnum():
            return _verb_behind_relative(words, j)
        listed = words[i - 1].low == "," and words[i - 2].capital  # "firms such as Acme, | Brill and Crane do"
        if word.low in COORDINATE and word.low != "but" and not listed and _joins_capitals(words, j):
            continue
        if word.low in (MARKERS if nearest else ENDS):
            return False
        if word.low in COORDINATE and j + 1 < len(words) and _begins_another(words[j + 1]):
            return False  # "certified it as urgent and directed", "as a way out and he left": no subject behind "as"
        if j == i and word.kind == PRESENT and low_at(words, j + 1) in PREPOSITIONS:
            continue  # "since | forces from the north fled"
        if word.kind in FINITE and is_finite(words, j, own):
            return any(word.low not in ADVERBS and not word.low.endswith("ly") for word in words[i:j])
    return False


def _joins_capitals(words: list[Word], at: int) -> bool:
    """As in "the Office of Rail [and] Road announced"."""
    return (
        0 < at < len(words) - 1 and words[at - 1].capital and words[at + 1].capital and words[at + 1].kind == NOT_VERB
    )


def _begins_another(word: Word) -> bool:
    return word.kind in DONE or word.low in SUBJECT_PRONOUNS


def _verb_behind_relative(words: list[Word], i: int) -> bool:
    """Whether a second verb follows: "and the men who went in that May | were looking", but not "and the men who went in"."""
    inside = [j for j in range(i + 1, min(i + 14, len(words))) if words[j].kind in DONE]
    if not inside or (words[i].low == "that" and inside[0] > i + 1):
        return False
    outer = next((j for j in inside[1:] if words[j].kind == AUXILIARY and words[j - 1].kind != AUXILIARY), 0)
    return outer > 0 and not any(w.low in MARKERS - {"that"} for w in words[i + 1 : outer])


def _past_commas(words: list[Word], begin: int, j: int) -> int:
    """The comma that closes what the one at `j` opens; 0 = none. A date: "after Aho, on 8 May, annulled", "until, on 8 May,
    Aho"; or behind "after" a description: "after the firm, its biggest rival, sold".
    """
    k = next((k for k in range(j + 1, min(j + 9, len(words) - 1)) if words[k].low in ENDS), 0)
    if k == 0 or words[k].low != ",":
        return 0
    if words[k - 1].low == TIME and all(word.low in PREPOSITIONS for word in words[j + 1 : k - 1]):
        return k if j == begin or words[k + 1].kind in FINITE else 0
    if k == j + 2 and words[j + 1].low in ("however", "too"):
        return k  # "when that wing, too, caught fire"
    described = low_at(words, begin - 1) in _BEFORE_ASIDE and j - begin > 1 and k - j > 2
    told = any(w.kind in DONE for w in words[begin:j]) or any(w.kind == AUXILIARY for w in words[j:k])
    return k if described and not told and words[k + 1].kind in DONE else 0


_OWN = POSSESSIVES | {"the"}
_BEFORE_ASIDE = frozenset(("after", "before", "when", "until", "since", "as"))


def tail_follows(words: list[Word], i: int) -> bool:
    """Whether an attribution follows: "…, two officials said", "…, the agency confirmed on Monday"."""
    for j, word in enumerate(words[i : i + 14]):
        if word.low in ENDS or word.low in SUBORDINATE or word.low in COORDINATE:
            return False
        if word.kind in (PAST, PRESENT) and word.lemma in lexicon().say:
            return j > 0 or word.lemma == "say"
    return False
