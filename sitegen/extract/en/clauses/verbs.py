"""Verbs of a clause in the making. In: the words of a sentence and a place. Out: whether the clause hangs on the verb there,
and whether another clause follows. The look-aheads are of bounded length.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from sitegen.extract.en.clauses.words import (
    COORDINATE,
    DONE,
    ENDS,
    FINITE,
    MARKERS,
    PREPOSITIONS,
    STARTS_SUBJECT,
    SUBJECT_PRONOUNS,
    SUBJECTS,
    SUBORDINATE,
    WHO,
)
from sitegen.extract.en.triggers import AUXILIARY, BASE, PAST, PRESENT, QUOTATION, TIME, Word, lexicon
from sitegen.extract.en.wordlists import read_lists
from sitegen.model.frozen import changed

if TYPE_CHECKING:
    from sitegen.extract.en.clauses import Clause

_LISTS = read_lists("clauses")

_MEASURES = _LISTS["measures"]
_AFTER_PARTICIPLE = frozenset(("in", "with", "under", "from", "to", "at"))
_NO_SUBJECT = _LISTS["before_adjective"] | _LISTS["before_noun"] | PREPOSITIONS
_AFTER_VERB = (STARTS_SUBJECT | PREPOSITIONS | {TIME, QUOTATION, "up", "out", "off", "down"}) - {"of"}


def is_finite(words: list[Word], i: int, own: Clause) -> bool:
    """A past form can be a participle: "shares listed in Oslo", "a deal signed by both"."""
    word = words[i]
    if word.kind == AUXILIARY:  # "pressed the banks to do more" has no second verb
        infinitive = i > 0 and words[i - 1].low == "to"
        return word.low not in ("be", "been", "being", "having") and not infinitive
    if word.kind == PRESENT:
        closes = i > 0 and words[i - 1].low == "," and not any(w.low == "," for w in words[max(0, i - 16) : i - 1])
        return i > 0 and words[i - 1].kind != PAST and not closes
    following = words[i + 1].low if i + 1 < len(words) else ""
    if own.kind == "relative" and i == own.opener + 1 and words[i - 1].low in WHO:
        return True  # "A buoy that vanished in May has been found"
    if word.low in lexicon().participles and (following in ("as", "by") or not word.low.endswith("ed")):
        return False  # "The rules, drawn up in 1987, speak of"
    if _hangs_on_with(words, i):
        return False
    if i and word.low in lexicon().pasts:
        return not _verb_behind_date(words, i + 1)
    if (
        i == 0
        or _fronted(words, i, own)
        or (following == "by" and not _by_how_much(words, i + 2))
        or (i > 1 and words[i - 1].low == "," and _closes_aside(words, i, own))
    ):
        return False
    return not (
        word.low.endswith("ed")
        and (
            (following in _AFTER_PARTICIPLE and (verb_ahead(words, i + 1) or _in_aside(words, i)))
            or (following == "of" and verb_ahead(words, i + 1, (AUXILIARY,)))
            or _verb_behind_date(words, i + 1)
        )
    )


def _in_aside(words: list[Word], i: int) -> bool:
    """As in "The ship, a carrier | registered in Panama, ran aground": between commas, and a verb behind the second."""
    for j in range(i - 1, max(0, i - _APPOSITION), -1):
        if words[j].low == ",":
            end = next((k for k in range(i + 2, min(i + _APPOSITION, len(words) - 1)) if words[k].low in ENDS), 0)
            return end > 0 and words[end].low == "," and words[end + 1].kind in DONE and j < i - 1
        if words[j].kind or words[j].low in MARKERS:
            return False
    return False


_APPOSITION = 10  # words from a comma to the participle, and from there to the next comma


def _verb_behind_date(words: list[Word], i: int) -> bool:
    """Whether a date and then at once a verb follow: "a study published [last year] shows", "[in May] found"."""
    date = next((j for j in (i, i + 1) if j + 1 < len(words) and words[j].low == TIME), -1)
    if date < 0 or (date > i and words[i].low not in PREPOSITIONS):
        return False
    return words[date + 1].kind in (AUXILIARY, PAST, PRESENT)


def _fronted(words: list[Word], i: int, own: Clause) -> bool:
    """As in "In a letter sent on 3 May, the bank told", "To make up lost time the bank told": a participle of the phrase in
    front of the subject.
    """
    if own.finite >= 0 or not own.words or words[own.words[0]].low not in PREPOSITIONS:
        return False
    if words[own.words[0]].low == "to" and BASE in (words[i - 1].kind, words[i - 2].kind):
        return True
    date = next((j for j in (i + 1, i + 2) if j + 2 < len(words) and words[j].low == TIME), -1)
    return date > 0 and words[date + 1].low == "," and clause_follows(words, date + 2, own)


def _hangs_on_with(words: list[Word], i: int) -> bool:
    """As in ", with the plant shut and its owner at home, 63 fell ill": no verb of the sentence."""
    if words[i].low.endswith("ed") and words[i + 1 : i + 2] and words[i + 1].low == "to":
        return False
    for j in range(i - 1, max(-1, i - 6), -1):
        if words[j].kind or words[j].low in ENDS:
            return False
        if words[j].low == "with":
            return j == 0 or words[j - 1].low == ","
    return False


def _by_how_much(words: list[Word], i: int) -> bool:
    """As in "dropped by 4 per cent", "grew by almost a third": a measure and no doer."""
    return i < len(words) and (words[i].low[:1].isdigit() or words[i].low in _MEASURES)


def _closes_aside(words: list[Word], i: int, own: Clause) -> bool:
    """A participle between commas: "The firm, founded in 1982, filed", "In its accounts, filed in May, the firm owned"."""
    first = next((w for w in own.words if w != own.opener), i)
    fronted = own.finite < 0 and words[first].low in PREPOSITIONS
    for j in range(i + 1, min(i + 14, len(words) - 1)):
        if words[j].low == "," and (words[j + 1].kind in FINITE or _knows_present(words, j + 1, words[i - 2].low)):
            return True
        if words[j].low == "," and fronted and clause_follows(words, j + 1, own, nearest=True):
            return True
        if words[j].low == ",":
            continue
        if words[j].low in COORDINATE and words[j + 1].kind not in (AUXILIARY, PRESENT):
            continue  # "launched in 1988 and refitted in 2003,", "built for Leeds and York,"
        if words[j].kind == PAST and words[j - 1].low == "and":
            continue
        if words[j].kind in (AUXILIARY, PAST) or (words[j].low in MARKERS and words[j].low not in _BEFORE_ASIDE):
            return False
    return False


def _knows_present(words: list[Word], i: int, subject: str) -> bool:
    """As in "The firm, founded in 1982, | employs 40": a form in -s of a known verb, before what it takes; of several, the
    verb as it is.
    """
    word, following = words[i], words[i + 1] if i + 1 < len(words) else None
    lemma = word.low if _is_plural(subject) else word.low.removesuffix("s")
    if (word.low == lemma) != _is_plural(subject) or lexicon().forms.get(lemma, (0,))[0] != BASE or following is None:
        return False
    if following.low not in _AFTER_VERB and not following.low[:1].isdigit():
        return False
    words[i] = changed(word, kind=PRESENT, lemma=lemma)
    return True


def verb_ahead(words: list[Word], i: int, kinds: Collection[int] = DONE) -> bool:
    """Whether another finite verb comes before the next boundary: then the one before it was a participle."""
    for j in range(i, min(i + 12, len(words))):
        word = words[j]
        if word.low in ENDS or word.low in COORDINATE or word.low in SUBORDINATE or word.low == "that":
            return False
        if word.kind in kinds:
            return True
    return False


def plural_present(words: list[Word], own: list[int]) -> list[int]:
    """As in "New rules take effect": a base form behind a plural is the verb where there is no other."""
    forms = lexicon().forms
    for n, i in enumerate(own[1:_SUBJECT_ENDS]):
        word = words[i]
        kind, lemma = forms.get(word.low, (0, ""))
        if kind == BASE and _plural_before(words, own[: n + 1]):
            words[i] = changed(word, kind=PRESENT, lemma=lemma)
            return [i]
    return []


def _plural_before(words: list[Word], before: list[int]) -> bool:
    """Whether a plural ends there, past an adverb ("firms urgently |") and past what only describes it ("rules on privacy,
    the Data Act, |").
    """
    lows = [words[w].low for w in before]
    if len(lows) > 1 and lows[-1].endswith("ly"):
        lows.pop()
    if lows[-1] != "," or len(lows) < 2:
        return _is_plural(lows[-1])
    opens = next((n for n in range(len(lows) - 2, 1, -1) if lows[n] == ","), 0)
    phrase = next((n for n in range(opens - 1, 0, -1) if lows[n] in PREPOSITIONS), opens)
    return _is_plural(lows[-2]) or (opens > 0 and _is_plural(lows[phrase - 1]))


def _is_plural(low: str) -> bool:
    return low.endswith("s") and len(low) > _SHORT


_SHORT = 3  # letters: "its", "was"
_SUBJECT_ENDS = 20  # words behind the beginning of a clause


def singular_present(words: list[Word], own: list[int]) -> int:
    """As in "The report covers the crash": a form in -s before what begins a phrase, where there is no other verb."""
    forms = lexicon().forms
    for n, i in enumerate(own[1:12]):
        word, before = words[i], words[own[n]]
        following = words[i + 1].low if i + 1 < len(words) else ""
        if word.low[-1:] != "s" or before.low in _NO_SUBJECT or following not in _AFTER_VERB:
            continue
        lemma = next((low for low in (word.low[:-1], word.low[:-2]) if forms.get(low, (0,))[0] == BASE), "")
        if lemma:
            words[i] = changed(word, kind=PRESENT, lemma=lemma)
            return i
    return -1


def clause_follows(words: list[Word], i: int, own: Clause, *, nearest: bool = False) -> bool:
    """Whether a subject and a finite verb stand between here and the next boundary."""
    j = i - 1
    while (j := j + 1) < min(i + 16, len(words)):
        word = words[j]
        if word.low == "," and (skipped := _past_date(words, j, first=j == i) or _past_aside(words, i, j)):
            j = skipped
            continue
        if j > i and word.low in WHO and words[j - 1].low[:1].isalnum():
            return _verb_behind_relative(words, j)
        if word.low in ENDS or (nearest and (word.low in SUBORDINATE or word.low == "that" or word.low in COORDINATE)):
            return False
        if word.low in COORDINATE and j + 1 < len(words) and words[j + 1].kind in (AUXILIARY, PAST):
            return False  # "certified it as urgent and directed": no subject behind "as"
        if word.kind in (AUXILIARY, PAST, PRESENT) and is_finite(words, j, own):
            return j > i
    return False


def _verb_behind_relative(words: list[Word], i: int) -> bool:
    """Whether a second verb follows: "and the men who went in that May | were looking", but not "and the men who went in"."""
    inside = [j for j in range(i + 1, min(i + 14, len(words))) if words[j].kind in DONE]
    if not inside or (words[i].low == "that" and inside[0] > i + 1):
        return False
    outer = next((j for j in inside[1:] if words[j].kind == AUXILIARY and words[j - 1].kind != AUXILIARY), 0)
    return outer > 0 and not any(
        w.low in ENDS or w.low in COORDINATE or w.low in SUBORDINATE for w in words[i + 1 : outer]
    )


def _past_date(words: list[Word], j: int, *, first: bool) -> int:
    """The comma that closes a date between commas: "after Aho, on 8 May, annulled", "until, on 8 May, Aho"; 0 = none."""
    for k in range(j + 1, min(j + 5, len(words))):
        low = words[k].low
        if low == ",":
            dated = words[k - 1].low == TIME and k + 1 < len(words)
            return k if dated and (first or words[k + 1].kind in FINITE) else 0
        if low != TIME and low not in PREPOSITIONS:
            return 0
    return 0


def _past_aside(words: list[Word], begin: int, j: int) -> int:
    """The comma that closes a description, as in "after the firm, its biggest rival, sold"; 0 = none."""
    behind = begin > 0 and words[begin - 1].low in _BEFORE_ASIDE
    if not behind or j - begin < 2 or any(words[k].kind in DONE for k in range(begin, j)):
        return 0
    for k in range(j + 1, min(j + 9, len(words) - 1)):
        if words[k].low == ",":
            return k if k - j > 2 and words[k + 1].kind in DONE else 0
        if words[k].low in ENDS or words[k].low in _BEFORE_ASIDE or words[k].kind == AUXILIARY:
            return 0
    return 0


_BEFORE_ASIDE = frozenset(("after", "before", "when", "until", "since"))


def tail_follows(words: list[Word], i: int) -> bool:
    """Whether an attribution follows: "…, two officials said", "…, the agency confirmed on Monday"."""
    say = lexicon().say
    for j in range(i, min(i + 14, len(words))):
        word = words[j]
        if word.low in ENDS or word.low in SUBORDINATE or word.low in COORDINATE:
            return False
        if word.kind in (PAST, PRESENT) and word.lemma in say:
            return j > i or words[i].low in SUBJECTS or word.lemma == "say"
    return False


def is_preposition(words: list[Word], i: int) -> bool:
    """As in "After a spell in the navy he joined": a new subject behind the noun, so that "after" opens no clause; nor
    does it in "broke in shortly after [2am on Saturday] and fled".
    """
    if words[i].low not in ("after", "before", "since", "until"):
        return False
    if words[i + 1].low == TIME and words[i + 2].low in COORDINATE:
        return True
    for j in range(i + 1, min(i + 10, len(words))):
        word = words[j]
        if word.kind or word.low in ENDS or word.low in COORDINATE:
            return False
        if word.low in SUBJECT_PRONOUNS:
            return j > i + 2 and words[j - 1].kind == 0
    return False
